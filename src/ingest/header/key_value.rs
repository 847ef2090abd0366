//! Lines such as `Source: The Courier`, and what their fields say of an article.

use super::date::date_at_start;
use super::lines::{Head, Line, trimmed};
use super::words::{self, Key};
use super::{notes, published_at};
use crate::model::{DayMonthOrder, IngestNote, Published};
use crate::text::{Span, slice};

/// What a header says of an article, its headline aside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Facts {
    pub(in crate::ingest) published: Option<Published>,
    pub(in crate::ingest) source: Option<String>,
    pub(in crate::ingest) url: Option<String>,
    pub(in crate::ingest) archive_url: Option<String>,
    pub(in crate::ingest) author: Option<String>,
    pub(in crate::ingest) retrieved: Option<String>,
    pub(in crate::ingest) language: Option<String>,
}

/// A line with a key and a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    /// What the key means; nothing where it is not known.
    pub(super) key: Option<Key>,
    /// The value without quotation marks; perhaps empty.
    pub(super) value: Span,
}

/// Reads a line as key and value: at most four words before a colon.
pub(super) fn field_of(head: &Head<'_>, line: Line) -> Option<Field> {
    let words = head.words(line);
    let colon = words.find([':', '：'])?;
    let name = words.get(..colon)?.trim().trim_matches(['*', '"']);
    let after = words.get(colon..)?.trim_start_matches([':', '：']);
    let key = words::key(name);
    let shaped = name.len() <= 40
        && name.split_whitespace().count() <= 4
        && name.starts_with(char::is_alphabetic)
        && name.chars().all(|character| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_'));
    let apart = key.is_some() || after.is_empty() || after.starts_with([' ', '\t', '*']);
    (shaped && apart).then(|| Field { key, value: value_span(after, line.words.end() - after.len()) })
}

/// Reads a line that begins with `By` as the author's.
pub(super) fn byline_of(head: &Head<'_>, line: Line) -> Option<Field> {
    let words = head.words(line);
    let name = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY "))?;
    let person = name.len() <= 100 && name.trim_start().starts_with(char::is_uppercase) && !name.ends_with('.');
    person.then(|| Field { key: Some(Key::Author), value: trimmed(name, line.words.end() - name.len()) })
}

/// Returns the place of a value without blanks and without quotation marks around it.
fn value_span(value: &str, start: usize) -> Span {
    let value_start = start + (value.len() - value.trim_start_matches(['*', ' ', '\t', '\u{a0}']).len());
    let value = value.trim_matches(['*', ' ', '\t', '\u{a0}']);
    let quoted = [('"', '"'), ('\'', '\''), ('“', '”')]
        .into_iter()
        .find_map(|(open, close)| value.strip_prefix(open)?.strip_suffix(close).map(|inner| (open, inner)));
    match quoted {
        Some((open, inner)) => trimmed(inner, value_start + open.len_utf8()),
        None => trimmed(value, value_start),
    }
}

/// What the fields of a header say together.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) facts: Facts,
    pub(super) title: Option<Span>,
    pub(super) notes: Vec<IngestNote>,
    updated: Option<(Published, String)>,
    unread: Option<String>,
}

impl Reading {
    /// Reads fields in their order; of two with one meaning the first holds.
    pub(super) fn of(text: &str, fields: impl IntoIterator<Item = Field>, order: DayMonthOrder) -> Self {
        let mut reading = Self::default();
        for field in fields {
            reading.take(text, field, order);
        }
        reading.settle_date();
        reading
    }

    fn take(&mut self, text: &str, field: Field, order: DayMonthOrder) {
        let value = slice(text, field.value);
        let Some(key) = field.key.filter(|_| !value.is_empty()) else { return };
        let owned = || Some(value.to_owned());
        match key {
            Key::Published => self.take_date(text, field.value, order),
            Key::Updated => self.take_update(text, field.value, order),
            Key::Title => self.title = self.title.or(Some(field.value)),
            Key::Source if is_address(value) => self.facts.url = self.facts.url.take().or_else(owned),
            Key::Source => self.facts.source = self.facts.source.take().or_else(owned),
            Key::Url => self.facts.url = self.facts.url.take().or_else(owned),
            Key::Archive => self.facts.archive_url = self.facts.archive_url.take().or_else(owned),
            Key::Author => self.facts.author = self.facts.author.take().or_else(owned),
            Key::Retrieved => self.facts.retrieved = self.facts.retrieved.take().or_else(owned),
            Key::Language => self.facts.language = self.facts.language.take().or_else(|| words::language(value)),
        }
    }

    fn take_date(&mut self, text: &str, value: Span, order: DayMonthOrder) {
        let words = slice(text, value);
        let Some(found) = date_at_start(words, order) else {
            self.unread.get_or_insert_with(|| words.to_owned());
            return;
        };
        if self.facts.published.is_some() {
            return;
        }
        self.facts.published = Some(published_at(text, value.start(), &found, &mut self.notes));
        let rest = trimmed(words.get(found.len..).unwrap_or_default(), value.start() + found.len);
        if is_headline_behind_date(slice(text, rest)) {
            self.title = self.title.or(Some(rest));
        }
    }

    fn take_update(&mut self, text: &str, value: Span, order: DayMonthOrder) {
        let words = slice(text, value);
        if let Some(found) = date_at_start(words, order)
            && self.updated.is_none()
        {
            let published = published_at(text, value.start(), &found, &mut self.notes);
            self.updated = Some((published, words.to_owned()));
        }
    }

    /// Falls back on the date of the update, and says so where the date's words were not understood.
    fn settle_date(&mut self) {
        if self.facts.published.is_some() {
            return;
        }
        self.notes.extend(self.unread.take().map(|words| notes::date_unread(&words)));
        if let Some((published, words)) = self.updated.take() {
            self.facts.published = Some(published);
            self.notes.push(notes::date_of_update(&words));
        }
    }
}

fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://") || value.starts_with("www.")
}

/// Whether the rest of a date's line is a headline: `date: 2024-03-14 Talks open`.
fn is_headline_behind_date(rest: &str) -> bool {
    let first = rest.chars().next();
    let begins =
        first.is_some_and(|first| first.is_uppercase() || first.is_numeric() || matches!(first, '"' | '“' | '‘' | '\''));
    let says_more = ["Updated", "Last", "Modified", "By "].into_iter().any(|word| rest.starts_with(word));
    begins && !says_more && rest.chars().any(char::is_alphabetic)
}
