//! Days on the proleptic Gregorian calendar and intervals of them.

use std::fmt;

use chrono::{Datelike as _, NaiveDate, Weekday};

/// Days from 1 January of the year 1 to 1 January 1970, both counted from zero.
const EPOCH_FROM_CE: i32 = 719_163;

/// A day, as the number of days since 1970-01-01 on the proleptic Gregorian calendar.
///
/// The arithmetic is chrono's and reaches from the year −262,143 to 262,142; days beyond are held at that edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Returns the day of a calendar date.
    pub fn from_date(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce() - EPOCH_FROM_CE)
    }

    /// Returns the day with this astronomical year (0 is 1 BC), month 1–12 and day 1–31, where there is one.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::from_date)
    }

    /// Returns the day that is this many days after 1970-01-01, held at the edges of the calendar.
    pub fn from_number(number: i64) -> Self {
        let number = number.clamp(i64::from(Self::min().0), i64::from(Self::max().0));
        Self(i32::try_from(number).unwrap_or_default())
    }

    /// Returns the number of days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Returns the calendar date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).unwrap_or_default()
    }

    /// Returns the day so many days later, or earlier where `days` is negative.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self::from_number(i64::from(self.0) + days)
    }

    /// Returns the day of the week.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }

    /// Returns the first day that the arithmetic reaches.
    pub fn min() -> Self {
        Self::from_date(NaiveDate::MIN)
    }

    /// Returns the last day that the arithmetic reaches.
    pub fn max() -> Self {
        Self::from_date(NaiveDate::MAX)
    }

    /// Reads an ISO 8601 calendar date, `2025-08-06`, of a year 0–9999.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let number = |from: usize, to: usize| -> Option<u32> {
            let digits = text.get(from..to)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
        };
        let year = i32::try_from(number(0, 4)?).ok()?;
        shaped.then(|| Self::from_ymd(year, number(5, 7)?, number(8, 10)?)).flatten()
    }
}

impl fmt::Display for Day {
    /// Writes the date as EDTF does: `2025-08-06`, `-0043-03-15`, `Y12000-01-01` without its `Y`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        let sign = if date.year() < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", date.year().unsigned_abs(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The first and last day that a date touches; a side that is open has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bounds {
    /// The first day; nothing where it is open or unknown.
    pub earliest: Option<Day>,
    /// The last day; nothing where it is open or unknown.
    pub latest: Option<Day>,
}

impl Bounds {
    /// Returns the first day, or the start of the calendar where that side is open.
    pub fn start(self) -> Day {
        self.earliest.unwrap_or_else(Day::min)
    }

    /// Returns the last day, or the end of the calendar where that side is open.
    pub fn end(self) -> Day {
        self.latest.unwrap_or_else(Day::max)
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.start() <= other.end() && other.start() <= self.end()
    }

    /// Whether every day of `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start() <= other.start() && other.end() <= self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Day::from_ymd(1970, 1, 1).map(Day::number), Some(0));
        assert_eq!(Day::from_ymd(2000, 3, 1).map(Day::number), Some(11_017));
        assert_eq!(Day::parse_iso("1969-12-31").map(Day::number), Some(-1));
    }

    #[test]
    fn iso_dates_are_read_strictly() {
        assert_eq!(Day::parse_iso("2025-08-06").map(|day| day.to_string()).as_deref(), Some("2025-08-06"));
        for wrong in ["2025-02-30", "2025-8-06", "+025-08-06", "2025-08-06T", "2025/08/06", "ééé25-08"] {
            assert_eq!(Day::parse_iso(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn years_before_the_common_era_are_astronomical() {
        assert_eq!(Day::from_ymd(-43, 3, 15).map(|day| day.to_string()).as_deref(), Some("-0043-03-15"));
    }

    #[test]
    fn days_beyond_the_calendar_are_held_at_its_edge() {
        assert_eq!(Day::max().plus(10), Day::max());
        assert_eq!(Day::from_number(i64::MIN), Day::min());
    }
}
