//! Steps of the calendar: from minutes to millennia, with real month and year lengths, before the common era too.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::model::Day;
use crate::query::Time;

/// Seconds in a day.
pub(super) const DAY: Time = 86_400;

/// A step from one tick of the axis to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// So many minutes; divides an hour.
    Minutes(u32),
    /// So many hours; divides a day.
    Hours(u32),
    /// One day.
    Day,
    /// One week, from Monday.
    Week,
    /// So many months; divides a year.
    Months(u32),
    /// So many years: 1, 2, 5, 10 and so on, counted on both sides of the era's beginning as people count them.
    Years(u32),
}

impl Step {
    /// Every step of the axis, the finest first.
    pub const ALL: [Self; 24] = [
        Self::Minutes(1),
        Self::Minutes(5),
        Self::Minutes(15),
        Self::Hours(1),
        Self::Hours(3),
        Self::Hours(6),
        Self::Hours(12),
        Self::Day,
        Self::Week,
        Self::Months(1),
        Self::Months(3),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
        Self::Years(50),
        Self::Years(100),
        Self::Years(200),
        Self::Years(500),
        Self::Years(1_000),
        Self::Years(5_000),
        Self::Years(10_000),
        Self::Years(50_000),
    ];

    /// Returns the mean length in seconds.
    pub fn seconds(self) -> f64 {
        match self {
            Self::Minutes(n) => f64::from(n) * 60.0,
            Self::Hours(n) => f64::from(n) * 3_600.0,
            Self::Day => 86_400.0,
            Self::Week => 604_800.0,
            Self::Months(n) => f64::from(n) * 2_629_746.0,
            Self::Years(n) => f64::from(n) * 31_556_952.0,
        }
    }

    /// Returns the last tick at or before a time.
    pub fn floor(self, time: Time) -> Time {
        match self {
            Self::Minutes(n) => floor_to(time, Time::from(n) * 60),
            Self::Hours(n) => floor_to(time, Time::from(n) * 3_600),
            Self::Day => floor_to(time, DAY),
            // 1970-01-05 was a Monday.
            Self::Week => floor_to(time - 4 * DAY, 7 * DAY) + 4 * DAY,
            Self::Months(n) => {
                let date = date_of(time);
                start_of(date.year(), date.month0() - date.month0() % n.max(1))
            }
            Self::Years(n) => start_of(floor_year(date_of(time).year(), n), 0),
        }
    }

    /// Returns the first tick after a tick; the same time at the end of the calendar.
    pub fn next(self, tick: Time) -> Time {
        match self {
            Self::Minutes(n) => tick + Time::from(n) * 60,
            Self::Hours(n) => tick + Time::from(n) * 3_600,
            Self::Day => tick + DAY,
            Self::Week => tick + 7 * DAY,
            Self::Months(n) => {
                let date = date_of(tick);
                let month = date.month0() + n;
                start_of(date.year() + i32::try_from(month / 12).unwrap_or(0), month % 12)
            }
            Self::Years(n) => start_of(next_year(date_of(tick).year(), n), 0),
        }
    }
}

/// Returns the calendar date of a time.
pub(super) fn date_of(time: Time) -> NaiveDate {
    Day::from_number(time.div_euclid(DAY)).date()
}

/// Returns the first second of a month, the month counted from zero; held at the edges of the calendar.
fn start_of(year: i32, month0: u32) -> Time {
    let edge = if year < 0 { Day::min() } else { Day::max() };
    Time::from(Day::from_ymd(year, month0 + 1, 1).unwrap_or(edge).number()) * DAY
}

const fn floor_to(time: Time, step: Time) -> Time {
    time - time.rem_euclid(step)
}

/// Returns the last year at or before this one that a tick of `step` years stands at. Years are astronomical.
fn floor_year(year: i32, step: u32) -> i32 {
    let step = i32::try_from(step.max(1)).unwrap_or(1);
    if step == 1 {
        return year;
    }
    if year >= step {
        return year - year % step;
    }
    // The years 1 to step - 1 belong to the tick at `step` BC.
    let before = if year >= 1 { step } else { 1 - year };
    1 - (before + step - 1) / step * step
}

/// Returns the first year after this one that a tick of `step` years stands at.
fn next_year(year: i32, step: u32) -> i32 {
    let width = i32::try_from(step.max(1)).unwrap_or(1);
    if width == 1 {
        return year + 1;
    }
    if year >= 1 {
        return (year / width + 1) * width;
    }
    let before = (-year) / width * width;
    if before == 0 { width } else { 1 - before }
}

/// Returns a year as people write it: `2025`, `44 BC`.
pub(super) fn year_label(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i64::from(year)) }
}

/// Returns the month's name, the month counted from zero.
pub(super) const fn month_name(month0: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[(month0 % 12) as usize]
}

/// Returns the first three letters of the month's name, the month counted from zero.
pub(super) const fn month_short(month0: u32) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES[(month0 % 12) as usize]
}

/// Returns the first three letters of the day of the week.
pub(super) const fn weekday_short(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(year: i32, month: u32, day: u32) -> Time {
        Time::from(Day::from_ymd(year, month, day).expect("a date").number()) * DAY
    }

    #[test]
    fn months_and_years_have_their_real_lengths() {
        assert_eq!(Step::Months(1).next(at(2024, 2, 1)), at(2024, 3, 1));
        assert_eq!(Step::Months(3).floor(at(2025, 8, 6)), at(2025, 7, 1));
        assert_eq!(Step::Months(3).next(at(2025, 10, 1)), at(2026, 1, 1));
        assert_eq!(Step::Years(10).floor(at(2025, 8, 6)), at(2020, 1, 1));
        assert_eq!(Step::Week.floor(at(2025, 8, 6)), at(2025, 8, 4));
    }

    #[test]
    fn years_before_the_era_are_counted_as_people_count_them() {
        // 44 BC is the astronomical year -43.
        assert_eq!(Step::Years(10).floor(at(-43, 3, 15)), at(-49, 1, 1));
        assert_eq!(Step::Years(10).next(at(-49, 1, 1)), at(-39, 1, 1));
        assert_eq!(Step::Years(10).next(at(-9, 1, 1)), at(10, 1, 1));
        assert_eq!(Step::Years(10).floor(at(5, 1, 1)), at(-9, 1, 1));
        assert_eq!(Step::Years(1).next(at(0, 1, 1)), at(1, 1, 1));
        assert_eq!(year_label(-43), "44 BC");
        assert_eq!(year_label(0), "1 BC");
        assert_eq!(year_label(1), "1");
    }

    proptest! {
        #[test]
        fn every_time_lies_between_its_tick_and_the_next(time in -6_000_000_000_000_i64..6_000_000_000_000, index in 0..Step::ALL.len()) {
            let step = Step::ALL[index];
            let floor = step.floor(time);
            prop_assert!(floor <= time && time < step.next(floor), "{step:?}: {floor} {time} {}", step.next(floor));
            prop_assert_eq!(step.floor(floor), floor);
            prop_assert_eq!(step.floor(step.next(floor)), step.next(floor));
        }
    }
}
