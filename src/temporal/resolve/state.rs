//! The dates that the article mentioned so far.

use crate::model::{Day, TimeUnit};
use crate::temporal::calendar::Point;

/// How far back a time of day looks for its day, in bytes: a few sentences.
const NEARBY: usize = 400;

/// The last date mentioned, and the last day among them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    last: Option<Point>,
    day: Option<Day>,
    /// Where the last day was mentioned, in bytes.
    day_at: usize,
}

impl Seen {
    /// Remembers a date.
    pub(super) const fn note(&mut self, point: Point, at: usize) {
        self.last = Some(point);
        if let Point::Day(day) = point {
            self.day = Some(day);
            self.day_at = at;
        }
    }

    /// Returns the last date mentioned, of any grain.
    pub(super) const fn last(&self) -> Option<Point> {
        self.last
    }

    /// Returns the last day mentioned, where it was mentioned within [`NEARBY`] bytes before `at`.
    pub(super) fn nearby_day(&self, at: usize) -> Option<Day> {
        self.day.filter(|_| at.saturating_sub(self.day_at) <= NEARBY)
    }

    /// Returns the last day mentioned, where nothing else was mentioned since that it does not lie in.
    pub(super) fn day(&self) -> Option<Day> {
        match (self.last?, self.day?) {
            (Point::Day(day), _) => Some(day),
            (last, day) => {
                let (first, end) = last.days(crate::model::Hemisphere::Northern);
                (first <= day && day <= end).then_some(day)
            }
        }
    }

    /// Returns the unit that holds the last date which is at least as fine as it.
    pub(super) fn unit(&self, unit: TimeUnit) -> Option<Point> {
        let last = self.last?;
        let day = self.day();
        if rank(last) > unit_rank(unit) && day.is_none() {
            return None;
        }
        let (first, _) = last.days(crate::model::Hemisphere::Northern);
        Some(Point::containing(day.unwrap_or(first), unit))
    }
}

/// How coarse a point is.
const fn rank(point: Point) -> u8 {
    match point {
        Point::Day(_) | Point::Weekend(_) => 0,
        Point::Week(_) => 1,
        Point::Month(..) => 2,
        Point::Season(..) | Point::Quarter(..) | Point::Half(..) | Point::FiscalQuarter(..) => 3,
        Point::Year(_) | Point::FiscalYear(..) => 4,
        Point::Decade(_) => 5,
        Point::Century(_) => 6,
    }
}

const fn unit_rank(unit: TimeUnit) -> u8 {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => 0,
        TimeUnit::Week => 1,
        TimeUnit::Month => 2,
        TimeUnit::Quarter => 3,
        TimeUnit::Year => 4,
        TimeUnit::Decade => 5,
        TimeUnit::Century => 6,
    }
}
