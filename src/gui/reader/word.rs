//! The words of a text, for choosing them by click and by key.

use crate::text::Span;

/// Whether a character belongs to a word.
fn is_inside(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '\u{2019}' | '\'')
}

/// Returns the word around a byte; nothing but the byte where it stands in none.
pub(in crate::gui) fn word_at(text: &str, byte: usize) -> Span {
    let before = text.get(..byte).unwrap_or_default();
    let after = text.get(byte..).unwrap_or_default();
    let start =
        before.char_indices().rev().take_while(|&(_, character)| is_inside(character)).last().map_or(byte, |(at, _)| at);
    let end = after.char_indices().find(|&(_, character)| !is_inside(character)).map_or(text.len(), |(at, _)| byte + at);
    Span::new(start, end)
}

/// Returns a span grown to whole words, without the blanks at its ends; where it is empty, it stays so.
pub(super) fn whole_words(text: &str, span: Span) -> Span {
    let Some(words) = text.get(span.range()).filter(|words| !words.trim().is_empty()) else { return span };
    let start = span.start() + words.len() - words.trim_start().len();
    let end = span.end() - (words.len() - words.trim_end().len());
    // Only a word that reaches into the span is taken whole, not one that ends where the span begins.
    let begins_inside = text.get(start..).is_some_and(|rest| rest.starts_with(is_inside));
    let ends_inside = text.get(..end).is_some_and(|rest| rest.ends_with(is_inside));
    let from = if begins_inside { word_at(text, start).start() } else { start };
    let to = if ends_inside { word_at(text, end).end() } else { end };
    Span::new(from, to)
}

/// Returns the first word that begins at a byte or after it.
pub(in crate::gui) fn word_from(text: &str, byte: usize) -> Option<Span> {
    let after = text.get(byte..)?;
    let start = byte + after.find(is_inside)?;
    Some(word_at(text, start))
}

/// Returns the last word that ends at a byte or before it.
pub(in crate::gui) fn word_until(text: &str, byte: usize) -> Option<Span> {
    let (last, _) = text.get(..byte)?.char_indices().rev().find(|&(_, character)| is_inside(character))?;
    let start = word_at(text, last).start();
    // The word is cut at the byte where it goes on behind it.
    Some(Span::new(start, word_at(text, start).end().min(byte)))
}

#[cfg(test)]
mod tests {
    use super::{whole_words, word_at, word_from, word_until};
    use crate::text::Span;
    use crate::text::slice;

    const TEXT: &str = "Élan’s 3-day talks, at last.";

    #[test]
    fn words_follow_each_other_in_both_directions() {
        let mut forward = Vec::new();
        let mut at = 0;
        while let Some(word) = word_from(TEXT, at) {
            forward.push(slice(TEXT, word));
            at = word.end();
        }
        assert_eq!(forward, ["Élan’s", "3-day", "talks", "at", "last"]);
        let mut backward = Vec::new();
        let mut at = TEXT.len();
        while let Some(word) = word_until(TEXT, at) {
            backward.insert(0, slice(TEXT, word));
            at = word.start();
        }
        assert_eq!(forward, backward);
    }

    #[test]
    fn a_drag_takes_whole_words() {
        let at = |words: &str| TEXT.find(words).unwrap_or_default();
        let grown = |from: usize, to: usize| slice(TEXT, whole_words(TEXT, Span::new(from, to)));
        assert_eq!(grown(at("day"), at("lks")), "3-day talks");
        assert_eq!(grown(at(" 3-day"), at("day") + 3), "3-day", "the word before is not touched");
        assert_eq!(grown(at("talks"), at(" at")), "talks,", "a sign that was dragged over stays");
        assert_eq!(grown(at("talks"), at(", at")), "talks");
        assert_eq!(grown(at(", at"), at("last")), ", at");
        assert_eq!(grown(at("alk"), at("alk") + 1), "talks");
        assert!(whole_words(TEXT, Span::new(2, 2)).is_empty());
    }

    #[test]
    fn a_byte_within_a_word_finds_the_whole_word() {
        assert_eq!(slice(TEXT, word_at(TEXT, TEXT.find("day").unwrap_or_default())), "3-day");
        assert!(word_at(TEXT, TEXT.len()).is_empty());
    }
}
