//! Words without case and without accents, so that "erdogan" finds "Erdoğan".

use crate::text::Span;

/// Returns a text in lower case and without accents on Latin letters.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Calls `found` with each word of a text: its place, and the word folded.
pub fn folded_words(text: &str, mut found: impl FnMut(Span, &str)) {
    let mut word = String::new();
    let mut start = None;
    for (offset, character) in text.char_indices() {
        if is_word(character) {
            start.get_or_insert(offset);
            fold_char(&mut word, character);
        } else if let Some(from) = start.take() {
            found(Span::new(from, offset), &word);
            word.clear();
        }
    }
    if let Some(from) = start {
        found(Span::new(from, text.len()), &word);
    }
}

/// Whether a character belongs to a word: a letter, a digit, or an accent that stands by itself.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || is_accent(character)
}

const fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn fold_into(folded: &mut String, text: &str) {
    text.chars().for_each(|character| fold_char(folded, character));
}

pub(super) fn fold_char(folded: &mut String, character: char) {
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
    } else if matches!(character, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && character.is_alphabetic() {
        // Only Latin: other scripts are not to be spelled with Latin letters.
        let plain = deunicode::deunicode_char(character).unwrap_or_default();
        folded.extend(plain.chars().map(|letter| letter.to_ascii_lowercase()));
    } else if !is_accent(character) {
        folded.extend(character.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, folded_words};

    #[test]
    fn case_and_accents_are_folded_and_scripts_stay() {
        assert_eq!(fold("Erdoğan ÀÉ Zażółć ß"), "erdogan ae zazolc ss");
        assert_eq!(fold("e\u{301}"), "e");
        assert_eq!(fold("Київ Ἀθῆναι 東京"), "київ ἀθῆναι 東京");
    }

    #[test]
    fn words_keep_their_places() {
        let mut words = Vec::new();
        let text = "«Trump’s» 11:30, ŻÓŁĆ";
        folded_words(text, |span, word| words.push((crate::text::slice(text, span).to_owned(), word.to_owned())));
        let expected = [("Trump", "trump"), ("s", "s"), ("11", "11"), ("30", "30"), ("ŻÓŁĆ", "zolc")];
        assert_eq!(words, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
