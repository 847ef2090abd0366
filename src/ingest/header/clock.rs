//! Times of day and zones as headers write them.

use super::cursor::Cursor;
use crate::model::{TimeOfDay, Zone};

/// Reads a time by the clock: `16:05`, `16:05:07.25`, `4.05 pm`, `4 p.m.`, `10h30`, or `1030` where a zone follows.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Option<TimeOfDay> {
    cursor.attempt(hour_and_minute).or_else(|| cursor.attempt(bare_hour)).or_else(|| cursor.attempt(military))
}

fn hour_and_minute(cursor: &mut Cursor<'_>) -> Option<TimeOfDay> {
    let hour = cursor.number(1..=2)?;
    let mark = cursor.one_of(&[':', '.', 'h'])?;
    let minute = cursor.number(2..=2)?;
    let second = if mark == ':' { cursor.attempt(second) } else { None };
    let hour = match cursor.attempt(half_of_day) {
        Some(half) => half.hour(hour)?,
        None => hour,
    };
    time(hour, Some(minute), second)
}

fn second(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.one_of(&[':'])?;
    let second = cursor.number(2..=2)?;
    cursor.attempt(|cursor| {
        cursor.one_of(&['.', ','])?;
        cursor.number(1..=9)
    });
    Some(second)
}

fn bare_hour(cursor: &mut Cursor<'_>) -> Option<TimeOfDay> {
    let hour = cursor.number(1..=2)?;
    let half = half_of_day(cursor)?;
    time(half.hour(hour)?, None, None)
}

fn military(cursor: &mut Cursor<'_>) -> Option<TimeOfDay> {
    let digits = cursor.number(4..=4)?;
    let mut ahead = *cursor;
    ahead.blanks();
    zone(&mut ahead)?;
    time(digits / 100, Some(digits % 100), None)
}

fn time(hour: u32, minute: Option<u32>, second: Option<u32>) -> Option<TimeOfDay> {
    let valid = hour <= 24 && minute.is_none_or(|minute| minute < 60) && second.is_none_or(|second| second <= 60);
    let past_midnight = hour == 24 && (minute.unwrap_or_default() > 0 || second.unwrap_or_default() > 0);
    if !valid || past_midnight {
        return None;
    }
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Some(TimeOfDay::Clock { hour: small(hour), minute: minute.map(small), second: second.map(small) })
}

enum HalfOfDay {
    Am,
    Pm,
}

impl HalfOfDay {
    /// Returns the hour 0–23 of an hour 1–12.
    const fn hour(&self, hour: u32) -> Option<u32> {
        match (self, hour) {
            (Self::Am, 12) => Some(0),
            (Self::Am, 1..12) | (Self::Pm, 12) => Some(hour),
            (Self::Pm, 1..12) => Some(hour + 12),
            _ => None,
        }
    }
}

/// Reads `am`, `a.m.`, `PM` with the blank before it.
fn half_of_day(cursor: &mut Cursor<'_>) -> Option<HalfOfDay> {
    cursor.blanks();
    let letter = cursor.one_of(&['a', 'A', 'p', 'P'])?;
    let dotted = cursor.one_of(&['.']).is_some();
    cursor.one_of(&['m', 'M'])?;
    if dotted {
        cursor.one_of(&['.']);
    }
    let ends = !cursor.peek().is_some_and(char::is_alphanumeric);
    ends.then_some(if letter.eq_ignore_ascii_case(&'a') { HalfOfDay::Am } else { HalfOfDay::Pm })
}

/// Reads `Z`, `+02:00`, `-0500 (EST)`, `GMT`, `UTC+3`, `(CET)`, `local time`.
pub(super) fn zone(cursor: &mut Cursor<'_>) -> Option<Zone> {
    let in_brackets = cursor.one_of(&['(', '[']).is_some();
    let start = *cursor;
    let offset_minutes = cursor.attempt(local_time).or_else(|| cursor.attempt(named)).or_else(|| cursor.attempt(signed))?;
    let name = start.rest().get(..cursor.at() - start.at())?.trim().to_owned();
    if in_brackets {
        cursor.one_of(&[')', ']'])?;
    } else {
        cursor.attempt(comment);
    }
    Some(Zone { name: name.into(), offset_minutes })
}

#[expect(clippy::option_option, reason = "the outer option says whether the words were read, the inner one is the offset")]
fn local_time(cursor: &mut Cursor<'_>) -> Option<Option<i16>> {
    cursor.word("local").then_some(())?;
    cursor.blanks();
    cursor.word("time").then_some(None)
}

#[expect(clippy::option_option, reason = "the outer option says whether the words were read, the inner one is the offset")]
fn named(cursor: &mut Cursor<'_>) -> Option<Option<i16>> {
    let name = cursor.letters();
    let offset = super::words::zone(name)?;
    let shift = if matches!(name, "UTC" | "GMT") { cursor.attempt(signed).flatten() } else { None };
    let ends = !cursor.peek().is_some_and(char::is_alphanumeric);
    ends.then_some(shift.or(offset))
}

#[expect(clippy::option_option, reason = "the same type as the other ways to say a zone")]
fn signed(cursor: &mut Cursor<'_>) -> Option<Option<i16>> {
    let sign = if cursor.one_of(&['+', '-', '\u{2212}'])? == '+' { 1 } else { -1 };
    let (hours, minutes) = match cursor.number(4..=4) {
        Some(digits) => (digits / 100, digits % 100),
        None => (cursor.number(1..=2)?, cursor.attempt(minutes_behind_colon).unwrap_or_default()),
    };
    let valid = hours <= 14 && minutes < 60 && !cursor.peek().is_some_and(char::is_alphanumeric);
    valid.then(|| i16::try_from(hours * 60 + minutes).ok().map(|offset| sign * offset))
}

fn minutes_behind_colon(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.one_of(&[':'])?;
    cursor.number(2..=2)
}

/// Reads the name in brackets that mail programs put behind an offset.
fn comment(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.blanks();
    cursor.one_of(&['('])?;
    super::words::zone(cursor.letters())?;
    cursor.one_of(&[')']).map(|_| ())
}
