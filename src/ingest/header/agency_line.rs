//! The dialect of agency copy: place and whole date open the first paragraph, `PORT SELWYN, March 14, 2024 (Courier) —`.

use super::date::date_at_start;
use super::key_value::Facts;
use super::lines::Head;
use super::{Dialect, Draft, headline, published_at};
use crate::model::DayMonthOrder;

pub(super) const DIALECT: Dialect = Dialect {
    name: "agency-line",
    example: "Talks open\n\nPORT SELWYN, March 14, 2024 (Courier) — The two sides met on Thursday.\n",
    find,
};

fn find(head: &Head<'_>, order: DayMonthOrder) -> Option<Draft> {
    let from = headline::find(head, 0).map_or(0, |(number, _)| number + 1);
    let (_, line) = head.filled().find(|&(number, _)| number >= from)?;
    let words = head.words(line);
    let (at, found) = words.match_indices(',').take(3).find_map(|(comma, _)| {
        let after = words.get(comma + 1..)?;
        let at = comma + 1 + (after.len() - after.trim_start().len());
        Some((at, date_at_start(words.get(at..)?, order)?))
    })?;
    let place = words.get(..at)?;
    let capitals = place.len() <= 60 && !place.chars().any(char::is_lowercase) && place.chars().any(char::is_uppercase);
    let behind = words.get(at + found.len..)?.trim_start();
    // The agency in brackets and the dash are what tell such a line from a sentence.
    let agency = behind.strip_prefix('(').or_else(|| behind.strip_prefix("/"))?;
    let after_agency = agency.get(agency.find([')', '/'])? + 1..)?.trim_start();
    if !capitals || !after_agency.starts_with(['-', '–', '—']) {
        return None;
    }
    let mut notes = Vec::new();
    let published = published_at(head.text, line.words.start() + at, &found, &mut notes);
    Some(Draft { facts: Facts { published: Some(published), ..Facts::default() }, notes, ..Draft::default() })
}
