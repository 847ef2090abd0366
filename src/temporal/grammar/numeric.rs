//! Dates in digits: ISO 8601, slashes and points.

use super::years::full_year;
use super::{Parsed, Parser};
use crate::model::{Day, TimeOfDay, Zone};
use crate::temporal::calendar::Point;
use crate::temporal::tree::Expr;

impl Parser<'_> {
    /// "2025-08-06", "2025-08-06T14:30Z", "2025/08/06".
    pub(super) fn iso_date(&self, at: usize) -> Parsed {
        let year = self.plain(at).filter(|numeral| numeral.n_digits == 4 && (1000..=2199).contains(&numeral.value))?;
        let sign = [b'-', b'/', b'.'].into_iter().find(|sign| self.sign(at + 1, *sign))?;
        let month = self.plain(at + 2).filter(|numeral| numeral.n_digits <= 2)?;
        let day = self.plain(at + 4).filter(|numeral| numeral.n_digits <= 2 && self.sign(at + 3, sign))?;
        if !(1..=4).all(|step| self.glued(at + step)) || (at > 0 && self.glued(at) && self.sign(at - 1, sign)) {
            return None;
        }
        let date = Day::from_ymd(i32::try_from(year.value).ok()?, month.value, day.value)?;
        let point = Expr::Point(Point::Day(date));
        if self.is(at + 5, "T")
            && self.glued(at + 5)
            && let Some((time, zone, end)) = self.iso_time(at + 6)
        {
            return Some((Expr::Clock { time, zone, date: Some(Box::new(point)) }, end));
        }
        Some((point, at + 5))
    }

    /// Reads "14:30", "14:30:05Z", "14:30+02:00".
    fn iso_time(&self, at: usize) -> Option<(TimeOfDay, Option<Zone>, usize)> {
        let hour = self.plain(at).filter(|hour| hour.value <= 24)?;
        let minute = self.plain(at + 2).filter(|minute| self.sign(at + 1, b':') && minute.value < 60)?;
        let mut end = at + 3;
        let mut second = None;
        if self.sign(end, b':')
            && let Some(found) = self.plain(end + 1).filter(|found| found.value <= 60)
        {
            second = u8::try_from(found.value).ok();
            end += 2;
        }
        let time = TimeOfDay::Clock { hour: u8::try_from(hour.value).ok()?, minute: u8::try_from(minute.value).ok(), second };
        let (zone, end) = self.zone(end).map_or((None, end), |(zone, end)| (Some(zone), end));
        Some((time, zone, end))
    }

    /// "06/03/2021", "6.3.2021", "6-3-2021", "3/6/21", "9/11".
    pub(super) fn numeric_date(&self, at: usize) -> Parsed {
        let first = self.plain(at).filter(|numeral| numeral.n_digits <= 2)?;
        let sign = [b'/', b'.', b'-'].into_iter().find(|sign| self.sign(at + 1, *sign) && self.glued(at + 1))?;
        let second = self.plain(at + 2).filter(|numeral| numeral.n_digits <= 2 && self.glued(at + 2))?;
        if at > 0 && self.glued(at) && (self.sign(at - 1, sign) || self.sign(at - 1, b'$') || self.sign(at - 1, b'.')) {
            return None;
        }
        let (first, second) = (first.value, second.value);
        if let Some(year) = self.plain(at + 4).filter(|_| self.sign(at + 3, sign) && self.glued(at + 3) && self.glued(at + 4)) {
            let followed =
                self.glued(at + 5) && (self.sign(at + 5, sign) && self.glued(at + 6) || self.numeral(at + 5).is_some());
            let year = match (year.n_digits, sign) {
                (4, _) if (1000..=2199).contains(&year.value) => i32::try_from(year.value).ok()?,
                (2, b'/' | b'.') => full_year(year.value),
                _ => return None,
            };
            let valid = Day::from_ymd(year, first, second).or_else(|| Day::from_ymd(year, second, first)).is_some();
            return (valid && !followed).then_some((Expr::Numeric { first, second, year: Some(year) }, at + 5));
        }
        let attacks = sign == b'/' && (first, second) == (9, 11) && !self.sign(at + 3, b'/');
        if attacks {
            return Day::from_ymd(2001, 9, 11).map(|day| (Expr::Point(Point::Day(day)), at + 3));
        }
        let day_like = Day::from_ymd(2000, first, second).or_else(|| Day::from_ymd(2000, second, first)).is_some();
        let alone = sign == b'/' && day_like && (self.is_input || self.before(at, &["on"])) && !self.sign(at + 3, b'/');
        alone.then_some((Expr::Numeric { first, second, year: None }, at + 3))
    }
}
