//! Where words stand in a text, read without case and accents: for finding within one article.

use super::fold::fold_char;
use crate::text::{Span, slice};

/// Returns the places of `words` within a part of a text, in order and without overlaps.
///
/// Case and accents of Latin letters do not count, and any blank or line end stands for any run of them. Parts of words are
/// found too. Blanks at the ends of `words` do not count; words that hold nothing else are found nowhere.
pub fn places(text: &str, part: Span, words: &str) -> Vec<Span> {
    let wanted = Folded::of(words, 0).letters;
    let wanted = wanted.trim();
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = Folded::of(slice(text, part), part.start());
    let found = folded.letters.match_indices(wanted).map(|(at, _)| (at, at + wanted.len()));
    let mut end = 0;
    let spans = found.map(|(from, to)| Span::new(folded.sources[from].start(), folded.sources[to - 1].end()));
    // A letter that is folded to two may be half of each of two matches.
    spans.filter(|span| span.start() >= std::mem::replace(&mut end, span.end())).collect()
}

/// A text without case and accents, with what each byte of it was made from.
#[derive(Default)]
struct Folded {
    letters: String,
    /// For each byte of `letters` the place of the character, or of the blanks, that gave it; with the accents that follow.
    sources: Vec<Span>,
}

impl Folded {
    fn of(text: &str, start: usize) -> Self {
        let mut folded = Self::default();
        for (offset, character) in text.char_indices() {
            let source = Span::new(start + offset, start + offset + character.len_utf8());
            folded.push(character, source);
        }
        folded
    }

    fn push(&mut self, character: char, source: Span) {
        let before = self.letters.len();
        if !character.is_whitespace() {
            fold_char(&mut self.letters, character);
        } else if !self.letters.ends_with(' ') {
            self.letters.push(' ');
        }
        if self.letters.len() > before {
            self.sources.resize(self.letters.len(), source);
            return;
        }
        // An accent, or one more blank, belongs to what stands before it.
        let Some(&last) = self.sources.last() else { return };
        for held in self.sources.iter_mut().rev().take_while(|held| **held == last) {
            *held = Span::new(last.start(), source.end());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::places;
    use crate::query::search::fold;
    use crate::text::{Span, slice};

    fn found<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        let all = Span::new(0, text.len());
        places(text, all, words).into_iter().map(|span| slice(text, span)).collect()
    }

    #[test]
    fn words_are_found_without_case_accents_and_line_ends() {
        let text = "Erdoğan met Erdogan.\nThe grain\n  deal, the GRAIN deal; cafe\u{301} now";
        assert_eq!(found(text, "erdogan"), ["Erdoğan", "Erdogan"]);
        assert_eq!(found(text, " grain deal "), ["grain\n  deal", "GRAIN deal"]);
        assert_eq!(found(text, "CAFE"), ["cafe\u{301}"]);
        assert_eq!(found(text, "  "), [""; 0]);
        assert_eq!(found(text, "rain"), ["rain", "RAIN"], "parts of words too");
    }

    #[test]
    fn letters_that_become_two_are_found_whole() {
        assert_eq!(found("Straße", "strasse"), ["Straße"]);
        assert_eq!(found("ßß", "s"), ["ß", "ß"]);
    }

    #[test]
    fn only_the_part_is_looked_at() {
        let text = "talks and talks";
        assert_eq!(places(text, Span::new(5, text.len()), "talks"), [Span::new(10, 15)]);
    }

    proptest! {
        #[test]
        fn every_place_reads_like_the_words(text in "[aAàÀßb\u{301} \n.]{0,40}", words in "[aßb \u{301}]{1,4}") {
            let mut end = 0;
            for span in places(&text, Span::new(0, text.len()), &words) {
                prop_assert!(span.start() >= end && !span.is_empty());
                end = span.end();
                let joined = |text: &str| fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
                prop_assert!(joined(slice(&text, span)).contains(joined(&words).trim()), "{span:?}");
            }
        }
    }
}
