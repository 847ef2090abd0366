//! Sentences, tokens and capitalized names by simple rules, for text that no model can read.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Analysis, Dep, Engine, Language, Lemma, Morph, Name, NameLabel, Pos, Sentence, Tag, Token};
use crate::text::{Span, paragraphs, slice};

/// Words after which a full stop does not end a sentence.
const ABBREVIATIONS: &str = include_str!("../../assets/weights/abbreviations.txt");

/// Analyzes the `regions` of a `text` in any language without a model, paragraph by paragraph.
///
/// Regions do not overlap and come in the order of the text. Spans are bytes of the whole text.
pub fn analyze_by_rules(text: &str, regions: &[Span]) -> Analysis {
    let mut analysis = Analysis::empty(Engine::Rules);
    let language = Language::of(text).map_or("", Language::iso639_1);
    for paragraph in regions.iter().flat_map(|&region| paragraphs(text, region)) {
        let first = analysis.tokens.len();
        analysis.tokens.extend(tokens(text, paragraph));
        number_heads(&mut analysis.tokens, first);
        add_sentences(text, language, first, &mut analysis);
    }
    add_names(text, language, &mut analysis);
    analysis
}

/// Makes each token from index `first` on its own head.
fn number_heads(tokens: &mut [Token], first: usize) {
    for (index, token) in tokens.iter_mut().enumerate().skip(first) {
        token.head = index;
    }
}

/// Returns the tokens of one paragraph: words with their inner hyphens, stops and apostrophes, and single signs.
fn tokens(text: &str, paragraph: Span) -> impl Iterator<Item = Token> + '_ {
    let mut rest = slice(text, paragraph);
    let mut at = paragraph.start();
    std::iter::from_fn(move || {
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        let len = word_len(trimmed)?;
        let span = Span::new(at, at + len);
        rest = trimmed.get(len..).unwrap_or_default();
        at += len;
        Some(token(text, span))
    })
}

/// Returns the bytes of the word or sign that `text` begins with; nothing at its end.
fn word_len(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    let (_, first) = chars.next()?;
    if !first.is_alphanumeric() || is_ideograph(first) {
        return Some(first.len_utf8());
    }
    while let Some((at, c)) = chars.next() {
        let inside = match c {
            '.' | ',' | ':' | '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '_' | '/' | '@' => {
                chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric() && !is_ideograph(next))
            }
            _ => is_word_part(c),
        };
        if !inside {
            return Some(at);
        }
    }
    Some(text.len())
}

/// Whether `c` continues a word: letters, digits, combining marks and joiners.
fn is_word_part(c: char) -> bool {
    let is_mark = matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}'
        | '\u{200c}' | '\u{200d}' | '\u{ad}')
        && !matches!(c, '\u{964}' | '\u{965}');
    (c.is_alphanumeric() && !is_ideograph(c)) || is_mark
}

/// Whether `c` belongs to a script that is written without spaces, one token each.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Makes a token of the word at `span`.
fn token(text: &str, span: Span) -> Token {
    let follower = text.get(span.end()..).and_then(|rest| rest.chars().next());
    Token {
        span,
        tag: Tag::NONE,
        pos: Pos::X,
        morph: Morph::default(),
        head: 0,
        label: Dep::ROOT,
        lemma: Lemma::from(slice(text, span).to_lowercase()),
        space_after: follower.is_none_or(char::is_whitespace),
    }
}

/// Splits the tokens from index `first` on, which are one paragraph, into sentences.
fn add_sentences(text: &str, language: &str, first: usize, analysis: &mut Analysis) {
    let tokens = &analysis.tokens;
    let mut start = first;
    let mut index = first;
    while index < tokens.len() {
        index += 1;
        if is_terminator(slice(text, tokens[index - 1].span)) {
            index = past_closers(text, tokens, index);
        }
        if index == tokens.len() || ends_before(text, language, tokens, index) {
            analysis.sentences.push(sentence(tokens, start..index));
            start = index;
        }
    }
}

fn sentence(tokens: &[Token], range: Range<usize>) -> Sentence {
    let span = tokens[range.start].span.cover(tokens[range.end - 1].span);
    Sentence { span, tokens: range }
}

fn is_terminator(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "。" | "！" | "？" | "｡" | "؟" | "।" | "۔")
}

fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "'" | "”" | "’" | "“" | "»" | ")" | "]" | "」" | "』" | "）")
}

/// Returns the index after the closing quotation marks, brackets and further stops that touch the token before `index`.
fn past_closers(text: &str, tokens: &[Token], mut index: usize) -> usize {
    while index < tokens.len() && !tokens[index - 1].space_after {
        let word = slice(text, tokens[index].span);
        if !is_closer(word) && !is_terminator(word) {
            break;
        }
        index += 1;
    }
    index
}

/// Whether a sentence ends before the token at `index`.
fn ends_before(text: &str, language: &str, tokens: &[Token], index: usize) -> bool {
    let word = |at: usize| slice(text, tokens[at].span);
    let Some(stop) = (0..index).rev().find(|&at| !is_closer(word(at))).filter(|&at| is_terminator(word(at))) else {
        return false;
    };
    if matches!(word(stop), "。" | "！" | "？" | "｡") {
        return true;
    }
    if !tokens[index - 1].space_after || word(index).chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    let follows_word = stop > 0 && tokens[stop - 1].span.end() == tokens[stop].span.start();
    !(word(stop) == "." && follows_word && keeps_its_stop(word(stop - 1), language))
}

/// Whether a full stop after `word` belongs to it: abbreviations, initials, ordinal numbers outside English.
fn keeps_its_stop(word: &str, language: &str) -> bool {
    static KNOWN: OnceLock<Vec<&str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut words: Vec<&str> = ABBREVIATIONS.lines().filter(|line| !line.starts_with('#')).collect();
        words.sort_unstable();
        words
    });
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let is_ordinal = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) && !matches!(language, "" | "en");
    is_initial || is_ordinal || known.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Adds runs of capitalized words; a lone one only inside a sentence, and never in German, where every noun is one.
fn add_names(text: &str, language: &str, analysis: &mut Analysis) {
    for sentence in &analysis.sentences {
        let mut index = sentence.tokens.start;
        while index < sentence.tokens.end {
            let start = index;
            while index < sentence.tokens.end && is_capitalized(slice(text, analysis.tokens[index].span)) {
                index += 1;
            }
            let is_alone = index == start + 1;
            if index > start && !(is_alone && (language == "de" || starts_sentence(text, analysis, sentence, start))) {
                let span = analysis.tokens[start].span.cover(analysis.tokens[index - 1].span);
                analysis.names.push(Name { span, tokens: start..index, label: NameLabel::UNTYPED });
            }
            index = index.max(start + 1);
        }
    }
}

/// Whether only punctuation stands before the token at `index` in its sentence, and more than it stands there at all.
fn starts_sentence(text: &str, analysis: &Analysis, sentence: &Sentence, index: usize) -> bool {
    let is_word = |at: &usize| slice(text, analysis.tokens[*at].span).contains(char::is_alphanumeric);
    !(sentence.tokens.start..index).any(|at| is_word(&at))
}

fn is_capitalized(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn analyzed(text: &str) -> Analysis {
        analyze_by_rules(text, &[Span::new(0, text.len())])
    }

    fn sentences(text: &str) -> Vec<&str> {
        analyzed(text).sentences.iter().map(|sentence| slice(text, sentence.span)).collect()
    }

    fn names(text: &str) -> Vec<&str> {
        analyzed(text).names.iter().map(|name| slice(text, name.span)).collect()
    }

    #[test]
    fn sentences_end_at_stops_and_paragraphs() {
        assert_eq!(
            sentences("Dr. A. Weiss left. “Why?” she asked.\nNo one knew"),
            ["Dr. A. Weiss left.", "“Why?” she asked.", "No one knew"]
        );
        assert_eq!(
            sentences("Er kam am 6. August nach Genf. Dort blieb er bis zum Ende des Monats und schrieb nach Hause."),
            ["Er kam am 6. August nach Genf.", "Dort blieb er bis zum Ende des Monats und schrieb nach Hause."]
        );
        assert_eq!(sentences("双方会谈。没有结果。"), ["双方会谈。", "没有结果。"]);
    }

    #[test]
    fn words_keep_their_inner_signs() {
        let text = "l’accord-cadre (3.5 %) e.V.";
        let words: Vec<&str> = analyzed(text).tokens.iter().map(|token| slice(text, token.span)).collect();
        assert_eq!(words, ["l’accord-cadre", "(", "3.5", "%", ")", "e.V", "."]);
    }

    #[test]
    fn names_are_runs_of_capitals_inside_sentences() {
        assert_eq!(names("Ayer Ana Ruiz habló en Quito con la prensa. Luego salió."), ["Ayer Ana Ruiz", "Quito"]);
        assert_eq!(
            names("Die Ministerin Anna Berg sprach gestern mit der Presse über das neue Abkommen."),
            ["Die Ministerin Anna Berg"]
        );
    }

    proptest! {
        #[test]
        fn every_token_is_in_one_sentence(text in "[a-zA-Z0-9 .!?“”’\\n。会é-]{0,200}") {
            let analysis = analyzed(&text);
            let mut next = 0;
            for sentence in &analysis.sentences {
                prop_assert_eq!(sentence.tokens.start, next);
                prop_assert!(sentence.tokens.end > next);
                next = sentence.tokens.end;
            }
            prop_assert_eq!(next, analysis.tokens.len());
            let kept: String = analysis.tokens.iter().map(|token| slice(&text, token.span)).collect();
            prop_assert_eq!(kept, text.split_whitespace().collect::<String>());
        }
    }
}
