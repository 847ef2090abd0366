//! Splitting text into tokens: white space, special cases, prefixes, suffixes, infixes.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::ModelError;
use super::char_class::CharClass;
use super::config::TokenizerData;
use super::pattern::Pattern;

/// The rules that split a run of characters between white space.
#[derive(Debug)]
pub(super) struct Tokenizer {
    prefixes: Pattern,
    suffixes: Pattern,
    infixes: Pattern,
    url: Pattern,
    specials: FxHashMap<CompactString, Vec<Piece>>,
    /// Special cases that the rules would split, by the tokens that they fall into joined with a line feed.
    split_specials: FxHashMap<String, CompactString>,
    /// The most characters of a special case.
    longest_special: usize,
    /// The most tokens of a key of `split_specials`.
    longest_split: usize,
}

/// One token of a split word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes.
    pub len: usize,
    /// Its norm where a special case gives it one.
    pub norm: Option<CompactString>,
}

impl Tokenizer {
    /// Takes the tables of a model file.
    pub(super) fn new(data: TokenizerData, classes: &[CharClass]) -> Result<Self, ModelError> {
        let mut tokenizer = Self {
            prefixes: Pattern::new(&data.prefixes, classes)?,
            suffixes: Pattern::new(&data.suffixes, classes)?,
            infixes: Pattern::new(&data.infixes, classes)?,
            url: Pattern::new(&data.url, classes)?,
            specials: FxHashMap::default(),
            split_specials: FxHashMap::default(),
            longest_special: 0,
            longest_split: 0,
        };
        for special in data.specials {
            tokenizer.longest_special = tokenizer.longest_special.max(special.0.chars().count());
            if let Some(parts) = special.2 {
                tokenizer.longest_split = tokenizer.longest_split.max(parts.len());
                tokenizer.split_specials.insert(parts.join("\n"), special.0.as_str().into());
            }
            let piece = |(text, norm): (String, Option<String>)| Piece { len: text.len(), norm: norm.map(Into::into) };
            tokenizer.specials.insert(special.0.into(), special.1.into_iter().map(piece).collect());
        }
        Ok(tokenizer)
    }

    /// Splits a run of characters without white space, or of white space alone, into tokens that together are the run.
    pub(super) fn split(&self, classes: &[CharClass], chunk: &str) -> Vec<Piece> {
        if let Some(pieces) = self.specials.get(chunk) {
            return pieces.clone();
        }
        let word = Word::new(chunk);
        let mut split = Split { rules: self, classes, word: &word, pieces: Vec::new() };
        split.run();
        self.join_specials(chunk, split.pieces)
    }

    /// Puts special cases back that the rules have split, the longest first.
    fn join_specials(&self, chunk: &str, pieces: Vec<Piece>) -> Vec<Piece> {
        let texts = texts_of(chunk, &pieces);
        let mut cover: Vec<Option<(usize, &CompactString)>> = vec![None; pieces.len()];
        let mut is_taken = vec![false; pieces.len()];
        for len in (1..=self.longest_split.min(pieces.len())).rev() {
            for start in 0..=pieces.len() - len {
                let range = start..start + len;
                let Some(special) = self.split_specials.get(texts[range.clone()].join("\n").as_str()) else { continue };
                if !is_taken[start] && !is_taken[start + len - 1] {
                    cover[start] = Some((len, special));
                }
                is_taken[range].fill(true);
            }
        }
        if cover.iter().all(Option::is_none) {
            return pieces;
        }
        let mut joined = Vec::with_capacity(pieces.len());
        let mut at = 0;
        while at < pieces.len() {
            if let Some((len, special)) = cover[at]
                && let Some(special) = self.specials.get(special)
            {
                joined.extend(special.iter().cloned());
                at += len;
            } else {
                joined.push(pieces[at].clone());
                at += 1;
            }
        }
        joined
    }
}

/// Returns the text of each piece of `chunk`.
fn texts_of<'a>(chunk: &'a str, pieces: &[Piece]) -> Vec<&'a str> {
    let mut at = 0;
    let mut text = |piece: &Piece| {
        at += piece.len;
        chunk.get(at - piece.len..at).unwrap_or_default()
    };
    pieces.iter().map(&mut text).collect()
}

/// A run of characters with the byte at which each begins.
struct Word<'a> {
    text: &'a str,
    chars: Vec<char>,
    starts: Vec<usize>,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, chars: text.chars().collect(), starts }
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(self.starts[start]..self.starts[end]).unwrap_or_default()
    }

    fn n_bytes(&self, start: usize, end: usize) -> usize {
        self.starts[end] - self.starts[start]
    }
}

/// The splitting of one word.
struct Split<'a> {
    rules: &'a Tokenizer,
    classes: &'a [CharClass],
    word: &'a Word<'a>,
    pieces: Vec<Piece>,
}

impl Split<'_> {
    fn run(&mut self) {
        let mut suffixes = Vec::new();
        let (start, end) = self.strip_affixes(&mut suffixes);
        if start < end {
            self.add_middle(start, end);
        }
        for &(start, end) in suffixes.iter().rev() {
            self.add(start, end);
        }
    }

    fn add(&mut self, start: usize, end: usize) {
        self.pieces.push(Piece { len: self.word.n_bytes(start, end), norm: None });
    }

    /// Adds the prefixes, collects the suffixes from the outermost in, and returns what is left between them.
    fn strip_affixes(&mut self, suffixes: &mut Vec<(usize, usize)>) -> (usize, usize) {
        let (mut start, mut end) = (0, self.word.chars.len());
        while start < end && self.special(start, end).is_none() {
            let prefix = self.rules.prefixes.match_at(self.classes, &self.word.chars[start..end], 0).unwrap_or(0);
            if prefix > 0 && self.special(start + prefix, end).is_some() {
                self.add(start, start + prefix);
                return (start + prefix, end);
            }
            let suffix = self.suffix_len(start + prefix, end);
            if suffix > 0 && self.special(start, end - suffix).is_some() {
                suffixes.push((end - suffix, end));
                return (start, end - suffix);
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                self.add(start, start + prefix);
                start += prefix;
            }
            if suffix > 0 {
                suffixes.push((end - suffix, end));
                end -= suffix;
            }
        }
        (start, end)
    }

    /// Returns the length of the suffix of the characters from `start` to `end`.
    fn suffix_len(&self, start: usize, end: usize) -> usize {
        let chars = &self.word.chars[start..end];
        // A suffix is bounded, so that only the end of a long word needs to be searched.
        let from = chars.len().saturating_sub(self.rules.suffixes.width());
        self.rules.suffixes.find(self.classes, chars, from).map_or(0, |(at, _)| chars.len() - at)
    }

    fn special(&self, start: usize, end: usize) -> Option<&Vec<Piece>> {
        let is_possible = start < end && end - start <= self.rules.longest_special;
        is_possible.then(|| self.rules.specials.get(self.word.slice(start, end))).flatten()
    }

    /// Adds what is left between prefixes and suffixes: a special case, an address, or parts between infixes.
    fn add_middle(&mut self, start: usize, end: usize) {
        if let Some(pieces) = self.special(start, end) {
            let pieces = pieces.clone();
            self.pieces.extend(pieces);
        } else if self.is_url(start, end) {
            self.add(start, end);
        } else {
            self.split_infixes(start, end);
        }
    }

    fn is_url(&self, start: usize, end: usize) -> bool {
        let chars = &self.word.chars[start..end];
        chars.contains(&'.') && self.rules.url.match_at(self.classes, chars, 0).is_some()
    }

    fn split_infixes(&mut self, start: usize, end: usize) {
        let chars = &self.word.chars[start..end];
        let mut part = 0;
        let mut from = 0;
        while let Some((infix_start, infix_end)) = self.rules.infixes.find(self.classes, chars, from) {
            from = infix_end.max(infix_start + 1);
            // An infix at the very beginning stays with what follows it.
            if infix_start == 0 {
                continue;
            }
            if infix_start != part {
                self.add(start + part, start + infix_start);
            }
            self.add(start + infix_start, start + infix_end);
            part = infix_end;
        }
        if part < chars.len() {
            self.add(start + part, end);
        }
    }
}

/// Whether `c` parts words: Unicode white space and the four separators of ASCII.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Calls `each` with every run of white space and every run between white space of `text`, leaving out the single space
/// that ends a run, with the byte at which the run begins and whether that space follows.
pub(super) fn for_each_chunk<'a>(text: &'a str, mut each: impl FnMut(usize, &'a str, bool)) {
    let mut start = 0;
    let mut was_space = text.chars().next().is_some_and(is_space);
    for (at, c) in text.char_indices() {
        if is_space(c) == was_space {
            continue;
        }
        if start < at {
            each(start, text.get(start..at).unwrap_or_default(), c == ' ');
        }
        start = if c == ' ' { at + 1 } else { at };
        was_space = !was_space;
    }
    if start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        each(start, rest, false);
    }
}

#[cfg(test)]
mod tests {
    use super::for_each_chunk;
    use crate::language::Model;

    fn chunks(text: &str) -> Vec<(usize, &str, bool)> {
        let mut found = Vec::new();
        for_each_chunk(text, |at, chunk, space| found.push((at, chunk, space)));
        found
    }

    #[test]
    fn chunks_leave_out_single_spaces() {
        assert_eq!(chunks("a  b"), [(0, "a", true), (2, " ", false), (3, "b", false)]);
        assert_eq!(chunks("é\u{a0}b c"), [(0, "é", false), (2, "\u{a0}", false), (4, "b", true), (6, "c", false)]);
        assert_eq!(chunks(""), []);
    }

    /// Splits every chunk of `text` and joins the tokens with `|`.
    fn split(text: &str) -> String {
        let model = Model::embedded().unwrap();
        let mut found = Vec::new();
        for_each_chunk(text, |_, chunk, _| {
            let mut at = 0;
            for piece in model.tokenizer.split(&model.classes, chunk) {
                found.push(chunk.get(at..at + piece.len).unwrap().to_owned());
                at += piece.len;
            }
            assert_eq!(at, chunk.len());
        });
        found.join("|")
    }

    #[test]
    fn words_are_split_as_the_model_was_trained() {
        for (text, expected) in [
            ("don't can’t", "do|n't|ca|n’t"),
            ("(U.S.-led) co-op.", "(|U.S.-led|)|co|-|op|."),
            ("$3.5bn, 10km;", "$|3.5bn|,|10|km|;"),
            ("and/or (and/or)", "and/or|(|and/or|)"),
            ("see https://a.example/x?y=1.", "see|https://a.example/x?y=1|."),
            ("wait...what Mr.X", "wait|...|what|Mr.|X"),
            ("it's :-) 5p.m.", "it|'s|:-)|5|p.m."),
            ("“Quote,” – she", "“|Quote|,|”|–|she"),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
