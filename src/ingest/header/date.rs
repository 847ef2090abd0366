//! Dates as headers write them: whole days, strictly read, perhaps with a time and a zone.

use super::clock::{clock, zone};
use super::cursor::Cursor;
use crate::model::{Day, DayMonthOrder, TimeOfDay, Zone};

/// A date at the start of some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateWords {
    /// The bytes that say it.
    pub(super) len: usize,
    pub(super) day: Day,
    pub(super) time: Option<TimeOfDay>,
    pub(super) zone: Option<Zone>,
    /// Whether day and month could be exchanged.
    pub(super) ambiguous: bool,
    /// Whether the date is written in digits alone, year first.
    pub(super) is_iso: bool,
}

/// A calendar date before its time is known.
struct Date {
    day: Day,
    ambiguous: bool,
    is_iso: bool,
}

/// Reads a date at the start of `text`: day, month and year, with time and zone before or behind it.
pub(super) fn date_at_start(text: &str, order: DayMonthOrder) -> Option<DateWords> {
    let mut cursor = Cursor::new(text);
    let time_first = cursor.attempt(|cursor| {
        let time = time_before_date(cursor)?;
        Some((calendar_date(cursor, order)?, Some(time)))
    });
    let (date, time) = match time_first {
        Some(found) => found,
        None => (calendar_date(&mut cursor, order)?, cursor.attempt(time_behind_date)),
    };
    if cursor.peek().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (time, zone) = time.map_or((None, None), |(time, zone)| (Some(time), zone));
    Some(DateWords { len: cursor.at(), day: date.day, time, zone, ambiguous: date.ambiguous, is_iso: date.is_iso })
}

fn time_before_date(cursor: &mut Cursor<'_>) -> Option<(TimeOfDay, Option<Zone>)> {
    let found = clock_and_zone(cursor)?;
    cursor.blanks();
    cursor.one_of(&[',', '·', '|']);
    cursor.blanks();
    if cursor.word("on") {
        cursor.blanks();
    }
    Some(found)
}

fn time_behind_date(cursor: &mut Cursor<'_>) -> Option<(TimeOfDay, Option<Zone>)> {
    if cursor.one_of(&['T', 't']).is_none() {
        let blank = cursor.blanks();
        let mark = cursor.one_of(&[',', '·', '|']).is_some();
        if !blank && !mark {
            return None;
        }
        cursor.blanks();
        if cursor.word("at") {
            cursor.blanks();
        }
    }
    clock_and_zone(cursor)
}

fn clock_and_zone(cursor: &mut Cursor<'_>) -> Option<(TimeOfDay, Option<Zone>)> {
    let time = clock(cursor)?;
    let zone = cursor.attempt(|cursor| {
        cursor.blanks();
        zone(cursor)
    });
    Some((time, zone))
}

/// Reads the name of a weekday with its comma.
fn weekday(cursor: &mut Cursor<'_>) -> Option<()> {
    let name = cursor.run(|character| character.is_alphabetic() || character == '-');
    super::words::is_weekday(name).then_some(())?;
    let mark = cursor.one_of(&[',', '.']).is_some();
    cursor.one_of(&[',']);
    (cursor.blanks() || mark).then_some(())
}

/// Reads a date with the weekday before it, if there is one.
fn calendar_date(cursor: &mut Cursor<'_>, order: DayMonthOrder) -> Option<Date> {
    cursor.attempt(weekday);
    let named = |day| Date { day, ambiguous: false, is_iso: false };
    cursor
        .attempt(year_first)
        .or_else(|| cursor.attempt(|cursor| digits_year_last(cursor, order)))
        .or_else(|| cursor.attempt(day_then_month).map(named))
        .or_else(|| cursor.attempt(month_then_day).map(named))
}

/// Reads `2024-03-14`, `2024/3/14`, `2024.03.14`, `20240314`, `2024-Mar-14`, `2024年3月14日`.
fn year_first(cursor: &mut Cursor<'_>) -> Option<Date> {
    let iso = |day| Some(Date { day, ambiguous: false, is_iso: true });
    if let Some(all) = cursor.number(8..=8) {
        return iso(day_of(all / 10_000, all / 100 % 100, all % 100)?);
    }
    let year = cursor.number(4..=4)?;
    let mark = cursor.one_of(&['-', '/', '.', '年', ' '])?;
    if cursor.peek().is_some_and(char::is_alphabetic) {
        let month = month(cursor)?;
        cursor.one_of(&[mark])?;
        return iso(day_of(year, month, cursor.number(1..=2)?)?);
    }
    let month = cursor.number(1..=2)?;
    if mark == '年' {
        cursor.one_of(&['月'])?;
        let day = cursor.number(1..=2)?;
        cursor.one_of(&['日'])?;
        return iso(day_of(year, month, day)?);
    }
    cursor.one_of(&[mark]).filter(|&mark| mark != ' ')?;
    iso(day_of(year, month, cursor.number(1..=2)?)?)
}

/// Reads `14.03.2024`, `14/03/2024`, `03/14/2024`, `14-3-2024`.
fn digits_year_last(cursor: &mut Cursor<'_>, order: DayMonthOrder) -> Option<Date> {
    let first = cursor.number(1..=2)?;
    let mark = cursor.one_of(&['/', '.', '-'])?;
    let second = cursor.number(1..=2)?;
    cursor.one_of(&[mark])?;
    let year = cursor.number(4..=4)?;
    let day_first = day_of(year, second, first);
    let month_first = day_of(year, first, second);
    // Where dates are written with dots the day comes first; with hyphens too (CLDR has no locale that writes `MM-dd-y`),
    // but people do not always follow that.
    let open = mark != '.' && order == DayMonthOrder::FromArticle;
    let prefers_day = mark == '.' || order == DayMonthOrder::DayFirst || (mark == '-' && open);
    let (wanted, other) = if prefers_day { (day_first, month_first) } else { (month_first, day_first) };
    let ambiguous = open && day_first.is_some() && month_first.is_some() && day_first != month_first;
    Some(Date { day: wanted.or(other)?, ambiguous, is_iso: false })
}

/// Reads `14 March 2024`, `14th of March, 2024`, `6. August 2025`, `6 de agosto de 2025`, `14-Mar-2024`.
fn day_then_month(cursor: &mut Cursor<'_>) -> Option<Day> {
    let day = cursor.number(1..=2)?;
    if cursor.one_of(&['-']).is_some() {
        let month = month(cursor)?;
        cursor.one_of(&['-'])?;
        return day_of(cursor.number(4..=4)?, month, day);
    }
    ordinal_ending(cursor);
    cursor.one_of(&['.']);
    cursor.blanks();
    preposition(cursor);
    let month = month(cursor)?;
    cursor.one_of(&[',']);
    cursor.blanks();
    preposition(cursor);
    day_of(cursor.number(4..=4)?, month, day)
}

/// Reads `March 14, 2024`, `Mar. 14th 2024`.
fn month_then_day(cursor: &mut Cursor<'_>) -> Option<Day> {
    let month = month(cursor)?;
    cursor.blanks();
    let day = cursor.number(1..=2)?;
    ordinal_ending(cursor);
    cursor.one_of(&[',']);
    cursor.blanks();
    day_of(cursor.number(4..=4)?, month, day)
}

/// Reads a month's name with the full stop of an abbreviation.
fn month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let month = super::words::month(cursor.letters())?;
    cursor.one_of(&['.']);
    Some(month)
}

fn ordinal_ending(cursor: &mut Cursor<'_>) {
    let _: bool = ["st", "nd", "rd", "th", "er"].into_iter().any(|ending| cursor.word(ending));
    cursor.one_of(&['º']);
}

fn preposition(cursor: &mut Cursor<'_>) {
    if cursor.word("of") || cursor.word("de") {
        cursor.blanks();
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Day> {
    Day::from_ymd(i32::try_from(year).ok().filter(|&year| year >= 1000)?, month, day)
}

#[cfg(test)]
mod tests {
    use super::date_at_start;
    use crate::model::DayMonthOrder;

    /// Writes what was read as `2024-03-14 10:30 GMT(0)` and how much is left.
    fn reading(text: &str) -> String {
        let Some(found) = date_at_start(text, DayMonthOrder::FromArticle) else { return "none".to_owned() };
        let time = found.time.map(|time| format!(" {time}")).unwrap_or_default();
        let zone = found.zone.map(|zone| format!(" {}({:?})", zone.name, zone.offset_minutes)).unwrap_or_default();
        let ambiguous = if found.ambiguous { " ambiguous" } else { "" };
        format!("{}{time}{zone}{ambiguous}|{}", found.day, text.get(found.len..).expect("whole characters"))
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(reading(text), expected, "{text}");
    }

    #[test]
    fn every_way_to_write_a_day() {
        for text in [
            "2024-03-14",
            "2024/03/14",
            "2024.3.14",
            "20240314",
            "2024-Mar-14",
            "2024年3月14日",
            "14.03.2024",
            "14/3/2024",
            "3/14/2024",
            "14-03-2024",
            "14-Mar-2024",
            "14 March 2024",
            "14th March 2024",
            "14th of March, 2024",
            "14. März 2024",
            "14 de marzo de 2024",
            "14 марта 2024",
            "March 14, 2024",
            "Mar. 14th 2024",
            "MARCH 14 2024",
            "Thursday, March 14, 2024",
            "Thu 14 Mar 2024",
            "Thurs., 14 March 2024",
            "14 mars 2024",
        ] {
            check(text, "2024-03-14|");
        }
    }

    #[test]
    fn times_and_zones_belong_to_the_date() {
        check("2024-03-14T16:05:00+02:00 Talks", "2024-03-14 16:05:00 +02:00(Some(120))| Talks");
        check("2024-03-14T16:05Z", "2024-03-14 16:05 Z(Some(0))|");
        check("2024-03-14 16:05:07.250 UTC", "2024-03-14 16:05:07 UTC(Some(0))|");
        check("Thu, 14 Mar 2024 10:30:00 -0500 (EST)", "2024-03-14 10:30:00 -0500(Some(-300))|");
        check("March 14, 2024 at 4:05 p.m. ET", "2024-03-14 16:05 ET(None)|");
        check("Thu 14 Mar 2024 10.30 GMT", "2024-03-14 10:30 GMT(Some(0))|");
        check("10:30 GMT, 14 March 2024", "2024-03-14 10:30 GMT(Some(0))|");
        check("14 March 2024, 12 am local time", "2024-03-14 00h local time(None)|");
        check("14 March 2024, 1030 GMT+3", "2024-03-14 10:30 GMT+3(Some(180))|");
        check("14 March 2024 12.15 Uhr", "2024-03-14 12:15| Uhr");
    }

    #[test]
    fn a_headline_behind_a_date_is_no_time() {
        check("2024-03-14 23 killed in raid", "2024-03-14| 23 killed in raid");
        check("2024-03-14 100 killed", "2024-03-14| 100 killed");
        check("2024-03-14 5 ambulances hit", "2024-03-14| 5 ambulances hit");
        check("March 14, 2024 — Talks", "2024-03-14| — Talks");
    }

    #[test]
    fn slashes_can_be_read_two_ways() {
        check("06/03/2021", "2021-06-03 ambiguous|");
        check("06-03-2021", "2021-03-06 ambiguous|");
        check("06.03.2021", "2021-03-06|");
        check("03/03/2021", "2021-03-03|");
        let british = date_at_start("06/03/2021", DayMonthOrder::DayFirst).expect("a date");
        assert_eq!((british.day.to_string().as_str(), british.ambiguous), ("2021-03-06", false));
    }

    #[test]
    fn what_is_no_whole_day_is_no_date() {
        for text in [
            "",
            "2024",
            "March 2024",
            "2024-02-30",
            "2024-13-01",
            "32 March 2024",
            "March 14",
            "14/03/24",
            "2024-03-145",
            "2024-03-14th",
            "0044-03-15",
            "Marching 14, 2024",
            "1234567",
            "Thursday",
            "10:30",
            "2024-03/14",
            "é",
        ] {
            check(text, "none");
        }
    }
}
