//! Days with a name: fixed ones, n-th weekdays, Easter and what hangs on it, and the Islamic months.

use chrono::Datelike as _;

use super::look::{Look, is_ahead};
use super::{Found, Open, Resolver};
use crate::model::{Anchor, Day};
use crate::temporal::calendar::Point;
use crate::temporal::lexicon::{HolidayRule, Shift};
use crate::temporal::tree::Match;

impl Resolver<'_> {
    /// "Christmas", "last Easter", "Ramadan 2024".
    pub(super) fn holiday(
        &self,
        rule: HolidayRule,
        year: Option<i32>,
        shift: Option<Shift>,
        found: &Match,
    ) -> Result<Found, Open> {
        let why = reason(rule);
        if let HolidayRule::Once(year, month, day) = rule {
            let day = Day::from_ymd(year, month, day).unwrap_or_else(Day::min);
            return Ok(Found::new(Point::Day(day), Anchor::Stated, "holiday", why));
        }
        let open = || Open { value: open_value(rule), rule: "holiday", why: "the year is not known".to_owned() };
        if let Some(year) = year {
            let point = in_year(rule, year).ok_or_else(open)?;
            return Ok(Found::new(point, Anchor::Stated, "holiday", why));
        }
        let (from, is_mention) = self.reference().ok_or_else(open)?;
        let anchor = if is_mention { Anchor::Mention } else { Anchor::Published };
        let this_year = from.date().year();
        let start = |point: Point| point.days(self.context.settings.hemisphere).0;
        let years = [this_year - 2, this_year - 1, this_year, this_year + 1, this_year + 2];
        let points: Vec<Point> = years.into_iter().filter_map(|year| in_year(rule, year)).collect();
        let back = points.iter().copied().rev().find(|point| start(*point) <= from).ok_or_else(open)?;
        let ahead = points.iter().copied().find(|point| start(*point) >= from).ok_or_else(open)?;
        let strictly_back = points.iter().copied().rev().find(|point| start(*point) < from).unwrap_or(back);
        let days = |point: Point| (i64::from(start(point).number()) - i64::from(from.number())).abs();
        let (look, reason) = if is_mention { (Look::Near(1), "it is the nearest one") } else { self.look_of_month(found) };
        let (picked, other, reason) = match shift {
            Some(Shift::Last | Shift::Past | Shift::Previous) => (strictly_back, ahead, "\"last\" looks back"),
            Some(Shift::Next | Shift::Coming | Shift::Following) => (ahead, back, "\"next\" looks ahead"),
            Some(Shift::This) => (in_year(rule, this_year).unwrap_or(ahead), back, "it is the one of this year"),
            _ if is_ahead(look, days(back), days(ahead)) => (ahead, back, reason),
            _ => (back, ahead, reason),
        };
        Ok(Found::new(picked, anchor, "holiday", format!("{why}; counted from {from}, since {reason}"))
            .or(other, "another year"))
    }
}

fn open_value(rule: HolidayRule) -> String {
    match rule {
        HolidayRule::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
        _ => "XXXX-XX-XX".to_owned(),
    }
}

const fn reason(rule: HolidayRule) -> &'static str {
    match rule {
        HolidayRule::Fixed(..) => "the same day each year",
        HolidayRule::Nth(..) | HolidayRule::AfterThanksgiving(_) => "a certain weekday of a month",
        HolidayRule::Easter(_) => "reckoned from Western Easter",
        HolidayRule::OrthodoxEaster(_) => "reckoned from Orthodox Easter",
        HolidayRule::Hijri(..) | HolidayRule::HijriMonth(_) => {
            "approximate: reckoned by the tabular Islamic calendar, while the moon is observed"
        }
        HolidayRule::Once(..) => "a day that is known by this name",
    }
}

/// Returns the day or month of a holiday in a year of the common calendar.
fn in_year(rule: HolidayRule, year: i32) -> Option<Point> {
    let day = match rule {
        HolidayRule::Fixed(month, day) => Day::from_ymd(year, month, day)?,
        HolidayRule::Nth(month, weekday, which) => nth_weekday(year, month, weekday, which)?,
        HolidayRule::AfterThanksgiving(days) => nth_weekday(year, 11, 4, 4)?.plus(days),
        HolidayRule::Easter(days) => easter(year)?.plus(days),
        HolidayRule::OrthodoxEaster(days) => orthodox_easter(year)?.plus(days),
        HolidayRule::Hijri(month, day) => hijri_in(year, month)?.plus(i64::from(day) - 1),
        HolidayRule::HijriMonth(month) => hijri_in(year, month)?,
        HolidayRule::Once(..) => return None,
    };
    match rule {
        HolidayRule::HijriMonth(_) => Some(Point::Month(day.date().year(), day.date().month())),
        _ => Some(Point::Day(day)),
    }
}

fn nth_weekday(year: i32, month: u32, weekday: u32, which: i8) -> Option<Day> {
    if which < 0 {
        let first_of_next = if month == 12 { Day::from_ymd(year + 1, 1, 1)? } else { Day::from_ymd(year, month + 1, 1)? };
        let last = first_of_next.plus(-1);
        return Some(last.plus(-((i64::from(last.weekday().number_from_monday()) + 7 - i64::from(weekday)) % 7)));
    }
    let first = Day::from_ymd(year, month, 1)?;
    let offset = (i64::from(weekday) + 7 - i64::from(first.weekday().number_from_monday())) % 7;
    Some(first.plus(offset + 7 * (i64::from(which) - 1)))
}

/// Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<Day> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Day::from_ymd(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// Orthodox Easter Sunday on the Gregorian calendar, by Meeus's Julian algorithm.
fn orthodox_easter(year: i32) -> Option<Day> {
    let moon = (19 * year.rem_euclid(19) + 15) % 30;
    let weekday = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - moon + 34).rem_euclid(7);
    let sum = moon + weekday + 114;
    let julian = Day::from_ymd(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)?;
    let century = i64::from(year.div_euclid(100));
    Some(julian.plus(century - century / 4 - 2))
}

/// Returns the first day of an Islamic month that begins in a year of the common calendar; the first one where two do.
fn hijri_in(year: i32, month: u32) -> Option<Day> {
    let guess = i64::from((year - 622) * 33 / 32);
    (guess - 2..=guess + 3).map(|hijri| hijri_month(hijri, month)).find(|day| day.date().year() == year)
}

/// The first day of a month of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29).
fn hijri_month(year: i64, month: u32) -> Day {
    let months = i64::from(month) - 1;
    let days = (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 29 * months + (months + 1) / 2;
    // 1 Muharram 1 is 19 July 622 on the Gregorian calendar.
    Day::from_ymd(622, 7, 19).unwrap_or_else(Day::min).plus(days)
}

#[cfg(test)]
mod tests {
    use super::{easter, hijri_in, nth_weekday, orthodox_easter};

    #[test]
    fn easter_falls_where_tables_put_it() {
        let shown = |year| easter(year).map(|day| day.to_string()).expect("a day");
        assert_eq!([shown(1916), shown(2024), shown(2025)], ["1916-04-23", "2024-03-31", "2025-04-20"]);
        let orthodox = |year| orthodox_easter(year).map(|day| day.to_string()).expect("a day");
        assert_eq!([orthodox(2024), orthodox(2022), orthodox(2025)], ["2024-05-05", "2022-04-24", "2025-04-20"]);
    }

    #[test]
    fn ramadan_begins_within_a_day_or_two() {
        let day = |year| hijri_in(year, 9).map(|day| day.to_string()).expect("a day");
        assert_eq!([day(2024), day(2025)], ["2024-03-11", "2025-03-01"]);
    }

    #[test]
    fn weekdays_are_counted_within_a_month() {
        assert_eq!(nth_weekday(2024, 11, 4, 4).map(|day| day.to_string()).as_deref(), Some("2024-11-28"));
        assert_eq!(nth_weekday(2025, 5, 1, -1).map(|day| day.to_string()).as_deref(), Some("2025-05-26"));
    }
}
