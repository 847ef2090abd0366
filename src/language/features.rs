//! What the embedding tables see of a token.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::char_class::CharClass;
use super::config::Attr;
use super::hash::string_hash;
use super::table::SortedTable;
use super::tokenizer::is_space;

/// Repeats of one sign that a shape keeps.
const SHAPE_RUN: usize = 4;
/// Characters from which on a word has no shape of its own.
const LONG_WORD: usize = 100;

/// The ids of one token's attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Features {
    pub norm: u64,
    pub prefix: u64,
    pub suffix: u64,
    pub shape: u64,
    pub is_space: bool,
    /// Whether a space follows the token.
    pub has_space_after: bool,
}

impl Features {
    /// Returns the id that the table of `attr` is indexed by.
    pub(super) const fn id(&self, attr: Attr) -> u64 {
        match attr {
            Attr::Norm => self.norm,
            Attr::Prefix => self.prefix,
            Attr::Suffix => self.suffix,
            Attr::Shape => self.shape,
            Attr::Spacy => self.has_space_after as u64,
            Attr::IsSpace => self.is_space as u64,
        }
    }
}

/// Makes features of words.
#[derive(Debug)]
pub(super) struct FeatureReader<'a> {
    symbols: FxHashMap<String, u64>,
    norms: SortedTable<'a>,
    alpha: CharClass,
    digit: CharClass,
    upper: CharClass,
}

impl<'a> FeatureReader<'a> {
    /// Takes the strings with ids of their own, the norms by id, and the classes of letters, digits and capitals.
    pub(super) fn new(symbols: FxHashMap<String, u64>, norms: SortedTable<'a>, classes: [CharClass; 3]) -> Self {
        let [alpha, digit, upper] = classes;
        Self { symbols, norms, alpha, digit, upper }
    }

    /// Reads a word that is not followed by a space; `norm` is the norm that a special case gives it.
    pub(super) fn read(&self, word: &str, norm: Option<&str>) -> Features {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let last = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        let norm = match norm {
            Some(norm) => self.id(norm),
            None => self.usual_norm(word),
        };
        Features {
            norm,
            prefix: self.id(word.get(..first).unwrap_or_default()),
            suffix: self.id(word.get(last..).unwrap_or_default()),
            shape: self.id(&self.shape(word)),
            is_space: word.chars().all(is_space),
            has_space_after: false,
        }
    }

    /// Whether every character of a word is a letter.
    pub(super) fn is_alphabetic(&self, word: &str) -> bool {
        !word.is_empty() && word.chars().all(|c| self.alpha.contains(c))
    }

    fn usual_norm(&self, word: &str) -> u64 {
        let key = format!("{:016x}", self.id(word));
        match self.norms.values(&key).and_then(|mut values| values.next()) {
            Some(norm) => self.id(norm),
            None => self.id(&word.to_lowercase()),
        }
    }

    fn id(&self, text: &str) -> u64 {
        match self.symbols.get(text) {
            _ if text.is_empty() => 0,
            Some(&id) => id,
            None => string_hash(text.as_bytes()),
        }
    }

    /// Returns the shape of a word: `X` for capitals, `x` for letters, `d` for digits, others as they are.
    fn shape(&self, word: &str) -> CompactString {
        if word.chars().count() >= LONG_WORD {
            return CompactString::const_new("LONG");
        }
        let mut shape = CompactString::default();
        let mut last = None;
        let mut run = 0;
        for c in word.chars() {
            let sign = match c {
                _ if self.alpha.contains(c) && self.upper.contains(c) => 'X',
                _ if self.alpha.contains(c) => 'x',
                _ if self.digit.contains(c) => 'd',
                _ => c,
            };
            run = if last == Some(sign) { run + 1 } else { 0 };
            last = Some(sign);
            if run < SHAPE_RUN {
                shape.push(sign);
            }
        }
        shape
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Model;

    #[test]
    fn shapes_cut_runs_and_long_words() {
        let reader = &Model::embedded().unwrap().features;
        for (word, shape) in [("Kremlin", "Xxxxx"), ("F-16s", "X-ddx"), ("2025", "dddd"), ("½", "½"), ("İzmir", "Xxxxx")] {
            assert_eq!(reader.shape(word), shape, "{word}");
        }
        assert_eq!(reader.shape(&"a".repeat(100)), "LONG");
        assert_eq!(reader.shape(&"a".repeat(99)), "xxxx");
    }

    #[test]
    fn ids_of_symbols_and_norms_are_special() {
        let reader = &Model::embedded().unwrap().features;
        assert_eq!(reader.read("I", None).shape, 101);
        assert_eq!(reader.read("colour", None).norm, reader.read("color", None).norm);
        assert_eq!(reader.read("“", None).norm, reader.read("\"", None).norm);
        assert_eq!(reader.read("’m", Some("am")).norm, reader.read("am", None).norm);
    }
}
