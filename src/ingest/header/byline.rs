//! The dialect of pages that were copied whole: headline first, then author and date on lines of their own.

use super::cursor::Cursor;
use super::date::date_at_start;
use super::key_value::{Facts, Field, Reading, byline_of, field_of};
use super::lines::{Head, Line, trimmed};
use super::words::Key;
use super::{Dialect, Draft, headline};
use crate::model::DayMonthOrder;
use crate::text::Span;

pub(super) const DIALECT: Dialect = Dialect {
    name: "byline",
    example: "Talks open in Port Selwyn\nBy Lena Forsyth\nMarch 14, 2024\n\nThe two sides met on Thursday.\n",
    find,
};

/// How many filled lines after the headline may hold the date.
const REACH: usize = 6;

fn find(head: &Head<'_>, order: DayMonthOrder) -> Option<Draft> {
    let (number, title) = head.first().filter(|&(_, line)| headline::could_be(head.words(line)))?;
    let mut fields = Vec::new();
    let mut last = None;
    let mut others = 0;
    for (at, line) in head.filled().filter(|&(at, _)| at > number).take(REACH) {
        let found = fields_of(head, line, order);
        if found.is_empty() {
            others += 1;
            // One other line may be the line under the headline; a second one is the article.
            if others > 1 || !headline::could_be(head.words(line)) {
                break;
            }
        } else {
            fields.extend(found);
            last = Some((at, line));
        }
    }
    let (last_number, last) = last?;
    let first_start = head.lines[number + 1..].iter().find(|line| !line.words.is_empty())?.words.start();
    let reading = Reading::of(head.text, fields, order);
    let Facts { published: Some(_), .. } = reading.facts else { return None };
    Some(Draft {
        header: Span::new(first_start, last.words.end()),
        next_line: last_number + 1,
        rest: None,
        headline: Some(title.words),
        facts: reading.facts,
        notes: reading.notes,
    })
}

/// Reads a line as a known field, as an author's line, or as a line that holds nothing but a date.
fn fields_of(head: &Head<'_>, line: Line, order: DayMonthOrder) -> Vec<Field> {
    if let Some(date) = date_line(head, line, order) {
        return vec![date];
    }
    if let Some(author) = byline_of(head, line) {
        return author_and_date(head, author, order);
    }
    field_of(head, line).filter(|field| field.key.is_some()).into_iter().collect()
}

/// Reads `March 14, 2024`, `Published on 14 March 2024, 10:30 GMT`, `Updated 14 March 2024 | 5 min read`.
fn date_line(head: &Head<'_>, line: Line, order: DayMonthOrder) -> Option<Field> {
    let words = head.words(line);
    if words.len() > 120 {
        return None;
    }
    let mut cursor = Cursor::new(words);
    cursor.word("last");
    cursor.blanks();
    let updated = cursor.word("updated") || cursor.word("modified");
    let _: bool = updated || ["published", "posted", "issued", "dated", "date"].into_iter().any(|word| cursor.word(word));
    cursor.one_of(&[':']);
    cursor.blanks();
    let _: bool = cursor.word("on") || cursor.word("at");
    cursor.blanks();
    let found = date_at_start(cursor.rest(), order)?;
    let behind = cursor.rest().get(found.len..)?.trim_start();
    let alone = behind.is_empty() || behind.starts_with(['|', '·', '(', '•', '/', ',', ';', '-', '–', '—']);
    let start = line.words.start() + cursor.at();
    let value = Span::new(start, start + found.len);
    alone.then_some(Field { key: Some(if updated { Key::Updated } else { Key::Published }), value })
}

/// Divides `Lena Forsyth, March 14, 2024` into author and date.
fn author_and_date(head: &Head<'_>, author: Field, order: DayMonthOrder) -> Vec<Field> {
    let words = crate::text::slice(head.text, author.value);
    let parts = words.match_indices([',', '|', '·', '–', '—', '•']).find_map(|(at, mark)| {
        let date = trimmed(words.get(at + mark.len()..)?, author.value.start() + at + mark.len());
        date_at_start(crate::text::slice(head.text, date), order)?;
        Some((trimmed(words.get(..at)?, author.value.start()), date))
    });
    match parts {
        Some((name, date)) => vec![Field { value: name, ..author }, Field { key: Some(Key::Published), value: date }],
        None => vec![author],
    }
}
