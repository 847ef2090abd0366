//! The dialect `date 2025-08-06 Headline`, with or without a blank before it.

use super::cursor::Cursor;
use super::date::date_at_start;
use super::key_value::Facts;
use super::lines::{Head, trimmed};
use super::{Dialect, Draft, published_at};
use crate::model::DayMonthOrder;
use crate::text::Span;

pub(super) const DIALECT: Dialect = Dialect {
    name: "date-word",
    example: " date 2024-03-14 Talks open in Port Selwyn\nThe two sides met on Thursday.\n",
    find,
};

fn find(head: &Head<'_>, order: DayMonthOrder) -> Option<Draft> {
    let (number, line) = head.first()?;
    let words = head.words(line);
    let mut cursor = Cursor::new(words);
    if !["date", "dated", "published"].into_iter().any(|word| cursor.word(word)) || !cursor.blanks() {
        return None;
    }
    let found = date_at_start(cursor.rest(), order)?;
    let after = cursor.at() + found.len;
    let headline = trimmed(words.get(after..)?.trim_start_matches([':', '-', '–', '—', '|', ' ']), 0);
    let headline = Span::new(line.words.end() - headline.len(), line.words.end());
    let mut notes = Vec::new();
    let published = published_at(head.text, line.words.start() + cursor.at(), &found, &mut notes);
    let has_headline = !headline.is_empty();
    Some(Draft {
        header: Span::new(line.words.start(), if has_headline { headline.start() } else { line.words.end() }),
        next_line: number + 1,
        rest: None,
        headline: has_headline.then_some(headline),
        facts: Facts { published: Some(published), ..Facts::default() },
        notes,
    })
}
