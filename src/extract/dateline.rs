//! Datelines: "KYIV, Aug. 6 (Meridian Wire) —" before the first words of a report.

use crate::extract::lexicon::lexicon;
use crate::text::{Span, paragraphs, slice};

/// The most characters of a dateline.
const MOST_CHARS: usize = 90;
/// The dashes that end a dateline, with a space on both sides.
const DASHES: [&str; 5] = [" - ", " – ", " — ", " -- ", " --- "];

/// Splits regions where a dateline ends, so that the first sentence begins after it.
pub(super) fn split(text: &str, regions: &[Span]) -> Vec<Span> {
    let mut split = Vec::new();
    for &region in regions {
        let mut start = region.start();
        for paragraph in paragraphs(text, region).take(3) {
            if let Some(length) = dateline(slice(text, paragraph)) {
                split.push(Span::new(start, paragraph.start() + length));
                start = paragraph.start() + length;
            }
        }
        split.push(Span::new(start, region.end()));
    }
    split.retain(|region| !region.is_empty());
    split
}

/// Returns the bytes of the dateline that a paragraph begins with, its dash included.
fn dateline(paragraph: &str) -> Option<usize> {
    let head_end = paragraph.char_indices().nth(MOST_CHARS).map_or(paragraph.len(), |(at, _)| at);
    let head = paragraph.get(..head_end)?;
    let (at, dash) = DASHES.iter().filter_map(|dash| head.find(dash).map(|at| (at, dash.len()))).min()?;
    let words = head.get(..at)?;
    (is_dateline(words)).then_some(at + dash)
}

/// Whether the words are a place with a date or an agency: capitals, numbers and brackets only, no common word first.
fn is_dateline(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let fits = |word: &&str| {
        let first = word.trim_start_matches(['(', '[']).chars().next();
        first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
            || matches!(*word, "de" | "of" | "the" | "and" | "al" | "la" | "with" | "/" | "el")
    };
    let first = all.first().map_or_else(String::new, |word| word.to_lowercase());
    let first = first.trim_end_matches(',');
    let listed = all.len() == 1 || words.contains([',', '(', '/']) || words.chars().all(|c| !c.is_lowercase());
    !all.is_empty() && all.len() <= 10 && listed && all.iter().all(fits) && !lexicon().words.common.contains(first)
}

#[cfg(test)]
mod tests {
    use super::dateline;

    #[test]
    fn datelines_end_at_their_dash() {
        assert_eq!(
            dateline("PORT SELWYN, March 14 (Meridian Wire) — Talks began."),
            Some("PORT SELWYN, March 14 (Meridian Wire) — ".len())
        );
        assert_eq!(dateline("Ardmoor, Kestria - Talks began."), Some("Ardmoor, Kestria - ".len()));
    }

    #[test]
    fn a_dash_in_a_sentence_is_none() {
        assert_eq!(dateline("The talks - the first since May - began."), None);
        assert_eq!(dateline("Roth said the plan – all of it – was dead."), None);
        assert_eq!(dateline("Ilse Marek - who leads the union - left."), None);
    }
}
