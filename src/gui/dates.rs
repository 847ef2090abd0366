//! Dates in words for the screen and for the screen reader: `6 Aug 2025`, `about 1740`, `by 6 Aug 2025`, `44 BC`.

use chrono::{Datelike as _, NaiveDate};
use edtf_core::{Date, Edtf as Parsed, IntervalEndpoint, Precision, SetElement, YearKind};

use crate::model::{PartOfDay, Qualifier, TimeOfDay, When};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// How the parts of a date are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `6 Aug 2025`.
    Short,
    /// `Wed 6 Aug 2025`.
    Long,
    /// `6 August 2025`, with words instead of dashes.
    Spoken,
}

/// Returns a day: `6 Aug 2025`.
pub fn day(day: crate::model::Day) -> String {
    short(&When::decided(Some(crate::model::Edtf::day(day))))
}

/// Returns a date for a label: `6 Aug 2025`, `5–8 Aug 2025`, `about 1740`, `since 20 Jul 2025`, `44 BC`, `no date`.
pub fn short(when: &When) -> String {
    written(when, Style::Short)
}

/// Returns a date for a field, days with their day of the week: `Wed 6 Aug 2025`.
pub fn long(when: &When) -> String {
    written(when, Style::Long)
}

/// Returns a date to be read aloud, with its length: `6 August 2025, one day`.
pub fn spoken(when: &When) -> String {
    let text = written(when, Style::Spoken);
    match length(when) {
        Some(length) => format!("{text}, {length}"),
        None => text,
    }
}

fn written(when: &When, style: Style) -> String {
    let Some(edtf) = &when.edtf else { return "no date".to_owned() };
    let Ok(parsed) = Parsed::parse(edtf.as_str()) else { return edtf.to_string() };
    let Some((first, last)) = ends(&parsed) else { return edtf.to_string() };
    let about = if edtf.is_approximate() { "about " } else { "" };
    let doubt = if edtf.is_uncertain() { "perhaps " } else { "" };
    let words = match edtf.qualifier() {
        Qualifier::Unit => format!("{}{}", one(&first, style), time(when.time, &first)),
        Qualifier::Lasted => range(&first, &last, style),
        Qualifier::Within => format!("between {}", between(&first, &last, style)),
        Qualifier::Before => format!("by {}", close_of(&last, style)),
        Qualifier::After => format!("from {}{} on", article(&first), one(&first, style)),
        Qualifier::Ongoing => format!("since {}", one(&first, style)),
    };
    format!("{doubt}{about}{words}")
}

/// Returns the first and last date that an expression names.
fn ends(parsed: &Parsed) -> Option<(Date, Date)> {
    let dates: Vec<Date> = match parsed {
        Parsed::Date(date) => vec![*date],
        Parsed::DateTime(moment) => vec![moment.date],
        Parsed::Interval(interval) => [interval.start, interval.end].iter().filter_map(endpoint).collect(),
        Parsed::Set(set) => set.elements.iter().flat_map(element).collect(),
    };
    Some((*dates.first()?, *dates.last()?))
}

const fn endpoint(endpoint: &IntervalEndpoint) -> Option<Date> {
    match endpoint {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => Some(*date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn element(element: &SetElement) -> Vec<Date> {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => vec![*date],
        SetElement::Range(from, to) => vec![*from, *to],
    }
}

/// Returns one date.
fn one(date: &Date, style: Style) -> String {
    let year = if crosses_new_year(date) { two_years(date) } else { year(date) };
    match day_and_month(date, style) {
        Some(start) => format!("{start} {year}"),
        None => year,
    }
}

/// Returns the last day of a date, which an open start includes: `6 Aug 2025`, `the end of 2026`, `the end of the 1990s`.
fn close_of(date: &Date, style: Style) -> String {
    if date.precision() == Precision::Day {
        return one(date, style);
    }
    format!("the end of {}{}", article(date), one(date, style))
}

/// Returns what stands before a date after "of" or "from": "the" before `1990s` and `first half of 2025`.
fn article(date: &Date) -> &'static str {
    let is_part = date.month.and_then(edtf_core::DateField::value).is_some_and(|code| code >= 37);
    if is_part || date.year.value().is_none() { "the " } else { "" }
}

/// Returns what stands before the year; nothing where only the year is known.
fn day_and_month(date: &Date, style: Style) -> Option<String> {
    let code = date.month?.value()?;
    let Some(month) = month(code, style) else { return season(code).map(str::to_owned) };
    match (date.precision(), date.day.and_then(edtf_core::DateField::value)) {
        (Precision::Day, Some(day)) => match weekday(date).filter(|_| style == Style::Long) {
            Some(weekday) => Some(format!("{weekday} {day} {month}")),
            None => Some(format!("{day} {month}")),
        },
        _ => Some(month.to_owned()),
    }
}

fn month(code: u8, style: Style) -> Option<&'static str> {
    let name = MONTHS.get(usize::from(code).checked_sub(1)?)?;
    if style == Style::Spoken { Some(name) } else { name.get(..3) }
}

/// Returns the name of a part of a year by its code in ISO 8601-2, table 5.
const fn season(code: u8) -> Option<&'static str> {
    Some(match code {
        21 | 25 | 29 => "spring",
        22 | 26 | 30 => "summer",
        23 | 27 | 31 => "autumn",
        24 | 28 | 32 => "winter",
        33 => "Q1",
        34 => "Q2",
        35 => "Q3",
        36 => "Q4",
        37 => "first third of",
        38 => "second third of",
        39 => "last third of",
        40 => "first half of",
        41 => "second half of",
        _ => return None,
    })
}

/// Whether a date is a season that goes on in the next year: winter in the north, summer in the south. It belongs to the year in
/// which it begins.
fn crosses_new_year(date: &Date) -> bool {
    matches!(date.month.and_then(edtf_core::DateField::value), Some(24 | 28 | 30))
}

/// Returns the year and the next one: `1988–89`, `1999–2000`, `44–43 BC`.
fn two_years(date: &Date) -> String {
    match date.year.value() {
        Some(first @ 1..) if (first + 1) % 100 != 0 => format!("{first}–{:02}", (first + 1) % 100),
        Some(first @ 1..) => format!("{first}–{}", first + 1),
        Some(0) => "1 BC – 1".to_owned(),
        Some(first) => format!("{}–{} BC", 1 - first, -first),
        None => year(date),
    }
}

fn weekday(date: &Date) -> Option<&'static str> {
    let year = i32::try_from(date.year.value()?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, date.month?.value()?.into(), date.day?.value()?.into())?;
    WEEKDAYS.get(date.weekday().num_days_from_monday() as usize).copied()
}

/// Returns the year, a decade or a century: `2025`, `44 BC`, `1990s`, `19th century`.
fn year(date: &Date) -> String {
    if let Some(value) = date.year.value() {
        return if value > 0 { value.to_string() } else { format!("{} BC", 1 - value) };
    }
    let YearKind::Standard { negative: false, digits } = date.year.kind else { return masked(date.year.kind) };
    match digits {
        [Some(a), Some(b), Some(c), None] => format!("{}s", u32::from(a) * 1000 + u32::from(b) * 100 + u32::from(c) * 10),
        [Some(a), Some(b), None, None] => ordinal_century(u32::from(a) * 10 + u32::from(b) + 1),
        _ => masked(date.year.kind),
    }
}

/// Returns a year with unknown digits as it is written.
fn masked(kind: YearKind) -> String {
    let YearKind::Standard { negative, digits } = kind else { return "unknown year".to_owned() };
    let sign = if negative { "-" } else { "" };
    let digits = digits.map(|digit| digit.map_or('X', |digit| char::from(b'0' + digit.min(9))));
    format!("{sign}{}", digits.iter().collect::<String>())
}

fn ordinal_century(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending} century")
}

/// Returns two dates with a dash; month and year are said once where both have them.
fn range(first: &Date, last: &Date, style: Style) -> String {
    let (tight, wide) = if style == Style::Spoken { (" to ", " to ") } else { ("–", " – ") };
    joined(first, last, style, tight, wide)
}

fn between(first: &Date, last: &Date, style: Style) -> String {
    joined(first, last, style, " and ", " and ")
}

fn joined(first: &Date, last: &Date, style: Style, tight: &str, wide: &str) -> String {
    let (a, b) = (year(first), year(last));
    if a != b {
        let is_plain = day_and_month(first, style).is_none() && day_and_month(last, style).is_none();
        return match (a.strip_suffix(" BC"), b.ends_with(" BC"), is_plain) {
            (Some(a), true, true) => format!("{a}{tight}{b}"),
            (None, false, true) => format!("{a}{tight}{b}"),
            _ => format!("{}{wide}{}", one(first, style), one(last, style)),
        };
    }
    let same_month = first.month.and_then(edtf_core::DateField::value) == last.month.and_then(edtf_core::DateField::value);
    let days = [first, last].map(|date| date.day.and_then(edtf_core::DateField::value));
    match (days, day_and_month(first, style), day_and_month(last, style)) {
        ([Some(a), Some(_)], _, Some(end)) if same_month && style != Style::Long => format!("{a}{tight}{end} {b}"),
        ([None, None], Some(start), Some(end)) => format!("{start}{tight}{end} {b}"),
        (_, Some(start), Some(end)) => format!("{start}{wide}{end} {b}"),
        _ => format!("{}{wide}{}", one(first, style), one(last, style)),
    }
}

/// Returns the time of day after its day: `, 17:20`.
fn time(time: Option<TimeOfDay>, date: &Date) -> String {
    match time.filter(|_| date.day.is_some()) {
        Some(TimeOfDay::Clock { hour, minute, .. }) => format!(", {hour:02}:{:02}", minute.unwrap_or(0)),
        Some(TimeOfDay::Part(PartOfDay::Midday)) => ", midday".to_owned(),
        Some(TimeOfDay::Part(part)) => format!(", {}", part.as_str()),
        None => String::new(),
    }
}

/// Returns how long it lasted or within how many days it happened, in words.
fn length(when: &When) -> Option<String> {
    let edtf = when.edtf.as_ref()?;
    if edtf.qualifier() == Qualifier::Ongoing {
        return Some("still going".to_owned());
    }
    let bounds = edtf.bounds();
    let days = i64::from(bounds.latest?.number()) - i64::from(bounds.earliest?.number()) + 1;
    let is_clock = matches!(when.time, Some(TimeOfDay::Clock { .. }));
    match edtf.qualifier() {
        Qualifier::Unit if days == 1 && !is_clock => Some("one day".to_owned()),
        Qualifier::Lasted => Some(if days == 1 { "one day".to_owned() } else { format!("{days} days") }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edtf;

    fn when(text: &str) -> When {
        When::decided(Some(Edtf::parse(text).expect(text)))
    }

    #[test]
    fn short_dates_read_as_people_write_them() {
        let cases = [
            ("2025-08-06", "6 Aug 2025"),
            ("2025-08", "Aug 2025"),
            ("2025", "2025"),
            ("2025-08-05/2025-08-08", "5–8 Aug 2025"),
            ("2025-07-28/2025-08-03", "28 Jul – 3 Aug 2025"),
            ("2024-12-28/2025-01-03", "28 Dec 2024 – 3 Jan 2025"),
            ("2025-06/2025-08", "Jun–Aug 2025"),
            ("1914/1918", "1914–1918"),
            ("[2025-08-11..2025-08-17]", "between 11 and 17 Aug 2025"),
            // Both ends of an interval belong to it.
            ("[..2024-03-19]", "by 19 Mar 2024"),
            ("[..2024-03]", "by the end of Mar 2024"),
            ("[..2026]", "by the end of 2026"),
            ("[..199X]", "by the end of the 1990s"),
            ("[..2025-41]", "by the end of the second half of 2025"),
            ("[2025-08-08..]", "from 8 Aug 2025 on"),
            ("[2024-03..]", "from Mar 2024 on"),
            ("[199X..]", "from the 1990s on"),
            ("2025-07-20/..", "since 20 Jul 2025"),
            ("1740~", "about 1740"),
            ("2025-08-05~/2025-08-10~", "about 5–10 Aug 2025"),
            ("2025-08-06?", "perhaps 6 Aug 2025"),
            ("-0043", "44 BC"),
            ("-0043-03-15", "15 Mar 44 BC"),
            ("-0057/-0049", "58–50 BC"),
            ("-0026/0014", "27 BC – 14"),
            ("199X", "1990s"),
            ("18XX", "19th century"),
            ("20XX", "21st century"),
            ("2025-33", "Q1 2025"),
            ("2025-22", "summer 2025"),
            ("1988-24", "winter 1988–89"),
            ("1999-24", "winter 1999–2000"),
            ("2024-30", "summer 2024–25"),
            ("2024-32", "winter 2024"),
            ("-0043-24", "winter 44–43 BC"),
            ("2025-41", "second half of 2025"),
            ("Y-12000", "12001 BC"),
            ("2025-XX-06", "2025"),
        ];
        for (edtf, expected) in cases {
            assert_eq!(short(&when(edtf)), expected, "{edtf}");
        }
        assert_eq!(short(&When::undated("", "")), "no date");
    }

    #[test]
    fn long_dates_name_the_weekday() {
        assert_eq!(long(&when("2025-08-06")), "Wed 6 Aug 2025");
        assert_eq!(long(&when("2025-08-05/2025-08-08")), "Tue 5 Aug – Fri 8 Aug 2025");
        assert_eq!(long(&when("2025-08")), "Aug 2025");
    }

    #[test]
    fn spoken_dates_say_how_long() {
        assert_eq!(spoken(&when("2025-08-06")), "6 August 2025, one day");
        assert_eq!(spoken(&when("2025-08-05/2025-08-08")), "5 to 8 August 2025, 4 days");
        assert_eq!(spoken(&when("2025-07-20/..")), "since 20 July 2025, still going");
        assert_eq!(spoken(&when("2025-08")), "August 2025");
        assert_eq!(spoken(&when("[..2024-03-19]")), "by 19 March 2024");
        assert_eq!(spoken(&when("[2024-03-05..]")), "from 5 March 2024 on");
    }

    #[test]
    fn the_time_stands_after_its_day() {
        let mut at = when("2025-08-06");
        at.time = Some(TimeOfDay::Clock { hour: 17, minute: Some(20), second: None });
        assert_eq!(short(&at), "6 Aug 2025, 17:20");
        assert_eq!(spoken(&at), "6 August 2025, 17:20");
        at.time = Some(TimeOfDay::Part(PartOfDay::Evening));
        assert_eq!(short(&at), "6 Aug 2025, evening");
    }
}
