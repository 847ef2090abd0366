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
    use super::{word_at, word_from, word_until};
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
    fn a_byte_within_a_word_finds_the_whole_word() {
        assert_eq!(slice(TEXT, word_at(TEXT, TEXT.find("day").unwrap_or_default())), "3-day");
        assert!(word_at(TEXT, TEXT.len()).is_empty());
    }
}
