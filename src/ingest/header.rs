//! Headers: where a text says when it was published, by whom, and what its headline is.
//!
//! Each dialect is a file of its own and an entry of [`dialects`]; they are asked in order, and the first that recognizes the
//! beginning of the text decides.

mod agency_line;
mod byline;
mod clock;
mod cursor;
mod date;
mod date_word;
mod fields;
mod front_matter;
mod headline;
mod key_value;
mod leading_date;
mod lines;
mod words;

pub(super) use key_value::Facts;
pub(super) use lines::trimmed;

use self::date::date_at_start;
use self::lines::Head;
use super::notes;
use crate::model::{Day, DayMonthOrder, IngestNote, Parts, Published};
use crate::text::{Span, slice};

/// A way in which text files say their publication date and headline.
#[derive(Debug)]
pub struct Dialect {
    /// A short stable name.
    pub name: &'static str,
    /// What it looks like.
    pub example: &'static str,
    find: fn(&Head<'_>, DayMonthOrder) -> Option<Draft>,
}

/// Returns the dialects in the order in which they are asked.
pub const fn dialects() -> &'static [Dialect] {
    &[front_matter::DIALECT, date_word::DIALECT, fields::DIALECT, leading_date::DIALECT, byline::DIALECT, agency_line::DIALECT]
}

/// What a dialect recognized.
#[derive(Debug, Default)]
struct Draft {
    /// The header's words; empty where the date stands in the body.
    header: Span,
    /// The number of the first line that is not header.
    next_line: usize,
    /// Where in that line the rest begins, if not at its start.
    rest: Option<usize>,
    headline: Option<Span>,
    facts: Facts,
    notes: Vec<IngestNote>,
}

/// The header of a text, its parts and what it says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) parts: Parts,
    pub(super) facts: Facts,
    pub(super) notes: Vec<IngestNote>,
}

/// Finds header, headline and body of a text.
pub(super) fn find(text: &str, order: DayMonthOrder) -> Header {
    let head = Head::new(text);
    let draft = dialects().iter().find_map(|dialect| (dialect.find)(&head, order)).unwrap_or_default();
    let start = draft.rest.unwrap_or_else(|| start_of(&head, draft.next_line));
    let (headline, start) = match draft.headline {
        Some(headline) => (Some(headline), after_repeat(&head, headline, start)),
        None => match headline::find(&head, draft.next_line).filter(|_| draft.rest.is_none()) {
            Some((number, span)) => (Some(span), start_of(&head, number + 1)),
            None => (None, start),
        },
    };
    let body = trimmed(text.get(start..).unwrap_or_default(), start);
    Header { parts: Parts { header: draft.header, headline, body }, facts: draft.facts, notes: draft.notes }
}

/// Reads a publication date that stands alone: an option of the command line, a field of a form.
///
/// Where `order` leaves open which number is the day, a date with two readings is none.
///
/// # Examples
///
/// ```
/// use dateline::{ingest::parse_published, model::DayMonthOrder};
/// let published = parse_published("14 March 2024, 10:30 GMT", DayMonthOrder::FromArticle).unwrap();
/// assert_eq!(published.day.to_string(), "2024-03-14");
/// assert!(parse_published("March 2024", DayMonthOrder::FromArticle).is_none());
/// ```
pub fn parse_published(text: &str, order: DayMonthOrder) -> Option<Published> {
    let mut notes = Vec::new();
    whole_date(text.trim(), order, &mut notes).filter(|_| notes.is_empty())
}

/// Reads a publication date that a field beside the text gives, with a note where it has two readings or none.
pub(super) fn published_beside_text(text: &str, order: DayMonthOrder, notes: &mut Vec<IngestNote>) -> Option<Published> {
    let found = whole_date(text.trim(), order, notes);
    if found.is_none() {
        notes.push(notes::date_unread(text.trim()));
    }
    found
}

fn whole_date(text: &str, order: DayMonthOrder, notes: &mut Vec<IngestNote>) -> Option<Published> {
    let found = date_at_start(text, order).filter(|found| found.len == text.len())?;
    Some(Published { words: None, ..published_at(text, 0, &found, notes) })
}

/// Returns the day that a file's name begins with.
pub(super) fn day_in_file_name(name: &str) -> Option<Day> {
    let length = name.find(|character: char| !character.is_ascii_digit() && character != '-').unwrap_or(name.len());
    let digits = name.get(..length)?.trim_end_matches('-');
    let start = digits.get(..10).filter(|start| start.contains('-')).unwrap_or(digits);
    date_at_start(start, DayMonthOrder::FromArticle).filter(|found| found.is_iso).map(|found| found.day)
}

fn start_of(head: &Head<'_>, number: usize) -> usize {
    match number.checked_sub(1) {
        Some(before) => head.lines.get(before).map_or(head.text.len(), |line| line.next),
        None => 0,
    }
}

/// Returns where the body begins when its first line only repeats the headline that a field gives.
fn after_repeat(head: &Head<'_>, headline: Span, start: usize) -> usize {
    let wanted = slice(head.text, headline);
    let repeat = head.filled().map(|(_, line)| line).find(|line| line.words.start() >= start);
    match repeat {
        Some(line) if head.words(line).trim_start_matches(['#', ' ']) == wanted => line.next,
        _ => start,
    }
}

/// Makes a publication date of date words that begin at `start`, with a note where they have two readings.
fn published_at(text: &str, start: usize, found: &date::DateWords, notes: &mut Vec<IngestNote>) -> Published {
    let words = Span::new(start, start + found.len);
    if found.ambiguous {
        notes.push(notes::date_ambiguous(slice(text, words), &found.day.to_string()));
    }
    Published { day: found.day, time: found.time, zone: found.zone.clone(), words: Some(words) }
}

#[cfg(test)]
mod tests;
