//! What is counted from the present or from the last mention: "yesterday", "last month", "two weeks ago", "a year later".

use super::points::step_of;
use super::{Found, Open, Reading, Resolver};
use crate::model::{Anchor, Day, Edtf, TimeUnit, TimexKind};
use crate::temporal::calendar::{Point, monday, plus_months};
use crate::temporal::context::Domain;
use crate::temporal::lexicon::Shift;
use crate::temporal::tree::{Block, Count, Direction, Expr, Match};
use crate::temporal::values;

impl Resolver<'_> {
    /// "yesterday".
    pub(super) fn today(&self, days: i64) -> Result<Found, Open> {
        let Some((from, anchor)) = self.present() else {
            let value = match days {
                0 => "PRESENT_REF",
                1.. => "FUTURE_REF",
                _ => "PAST_REF",
            };
            return Err(Open { value: value.to_owned(), rule: "today", why: "the publication date is not known".to_owned() });
        };
        let why = match days {
            0 => format!("the day of publication, {from}"),
            _ => format!("{} day(s) {} publication ({from})", days.abs(), if days < 0 { "before" } else { "after" }),
        };
        Ok(Found::new(Point::Day(from.plus(days)), anchor, "today", why))
    }

    /// Returns the day that the text is written on; without a publication date, the last day mentioned.
    fn present(&self) -> Option<(Day, Anchor)> {
        self.published.map(|day| (day, Anchor::Published)).or_else(|| self.seen.day().map(|day| (day, Anchor::Mention)))
    }

    /// "last month", "that year", "the following day".
    pub(super) fn shifted(&self, block: Block, shift: Shift) -> Result<Found, Open> {
        let unit = match block {
            Block::Unit(unit) => unit,
            Block::Weekend | Block::Fortnight | Block::Weekday(_) => TimeUnit::Week,
            Block::Half => TimeUnit::Quarter,
        };
        let from_mention = matches!(shift, Shift::That | Shift::Following)
            || (matches!(shift, Shift::Previous) && self.seen.last().is_some())
            || self.domain == Domain::Narrative && self.published.is_none();
        let mention = self.seen.unit(unit).filter(|_| from_mention).map(|point| (point, Anchor::Mention));
        let present = self.present().map(|(day, anchor)| (Point::containing(day, unit), anchor));
        let Some((base, anchor)) = mention.or(present) else {
            return Err(Open {
                value: open_value(shift),
                rule: shift_rule(shift),
                why: "the publication date is not known".to_owned(),
            });
        };
        let step = i64::from(step_of(shift));
        let point = match (block, base) {
            (Block::Weekend, Point::Week(day)) => weekend(day, shift),
            _ => base.plus(step),
        };
        let counted = if anchor == Anchor::Mention { "the date mentioned before" } else { "publication" };
        let name = block_name(block);
        let why = match step {
            -1 => format!("the {name} before that of {counted}"),
            1 => format!("the {name} after that of {counted}"),
            _ => format!("the {name} of {counted}"),
        };
        Ok(Found::new(point, anchor, shift_rule(shift), why))
    }

    /// "two weeks ago", "a year later", "two weeks after 6 August".
    pub(super) fn offset(
        &self,
        count: Count,
        unit: TimeUnit,
        direction: Direction,
        from: Option<&Expr>,
        found: &Match,
    ) -> Result<Found, Open> {
        let ahead = matches!(direction, Direction::Hence | Direction::Later);
        let Count::Exact { whole, tenths } = count else {
            let value = if ahead { "FUTURE_REF" } else { "PAST_REF" };
            return Err(Open {
                value: value.to_owned(),
                rule: "offset.vague",
                why: "the words do not say how many".to_owned(),
            });
        };
        let signed = if ahead { i64::from(whole) } else { -i64::from(whole) };
        let side = if ahead { "after" } else { "before" };
        if let Some(expr) = from {
            let base = self.point(expr, found)?;
            let point = exact(base.point, signed, tenths, unit);
            return Ok(Found::new(
                point,
                base.anchor,
                "offset.date",
                format!("{whole} {} {side} {}", unit_name(unit), base.point.value()),
            ));
        }
        let (base, anchor, rule) = match direction {
            Direction::Ago => (self.present(), true, "offset.ago"),
            Direction::Hence => (self.present(), true, "offset.hence"),
            Direction::Earlier | Direction::Later => (self.mention_for(unit), false, "offset.mention"),
        };
        let Some((day, base_anchor)) = base else {
            let value = if ahead { "FUTURE_REF" } else { "PAST_REF" };
            return Err(Open { value: value.to_owned(), rule, why: "nothing is known to count it from".to_owned() });
        };
        let point = rounded(day, signed, tenths, unit);
        let counted = if anchor || base_anchor == Anchor::Published { "publication" } else { "the date mentioned before" };
        Ok(Found::new(point, base_anchor, rule, format!("{whole} {} {side} {counted} ({day})", unit_name(unit))))
    }

    /// Returns the day that "later" and "earlier" are counted from: the last mention, else publication in news.
    fn mention_for(&self, unit: TimeUnit) -> Option<(Day, Anchor)> {
        let hemisphere = self.context.settings.hemisphere;
        let mention = self.seen.unit(unit).map(|point| (point.days(hemisphere).0, Anchor::Mention));
        let day = self.seen.day().map(|day| (day, Anchor::Mention));
        day.or(mention).or_else(|| self.published.map(|day| (day, Anchor::Published)))
    }

    /// "the last two years": a length of time up to or from the present.
    pub(super) fn window(&self, count: Count, unit: TimeUnit, shift: Shift) -> Reading {
        let value = values::duration(count, unit);
        let mut reading = Reading::plain(
            TimexKind::Duration,
            value,
            "window",
            "a length of time that ends or begins with the present; the words do not say how long",
        );
        let (Count::Exact { whole, tenths: 0 }, Some((from, anchor))) = (count, self.present()) else { return reading };
        let back = step_of(shift) < 0;
        let signed = if back { -i64::from(whole) } else { i64::from(whole) };
        let Point::Day(other) = exact(Point::Day(from), signed, 0, unit) else { return reading };
        let (first, last) = if back { (other, from) } else { (from, other) };
        reading.edtf = Edtf::parse(&format!("[{first}..{last}]")).ok();
        reading.anchor = anchor;
        reading.why = format!("{whole} {} that {} with {from}", unit_name(unit), if back { "end" } else { "begin" });
        reading
    }
}

fn open_value(shift: Shift) -> String {
    match step_of(shift) {
        -1 => "PAST_REF",
        1 => "FUTURE_REF",
        _ => "PRESENT_REF",
    }
    .to_owned()
}

const fn shift_rule(shift: Shift) -> &'static str {
    match shift {
        Shift::Last | Shift::Past | Shift::Previous => "unit.last",
        Shift::This => "unit.this",
        Shift::Next | Shift::Coming => "unit.next",
        Shift::Following | Shift::That => "unit.mention",
    }
}

/// Returns the weekend of the week that begins on `monday`, or its neighbor.
fn weekend(monday: Day, shift: Shift) -> Point {
    Point::Weekend(monday.plus(5 + 7 * i64::from(step_of(shift))))
}

/// Steps from a date and keeps a day a day: "two weeks after 6 August".
fn exact(base: Point, count: i64, tenths: u8, unit: TimeUnit) -> Point {
    let Point::Day(day) = base else {
        let (first, _) = base.days(crate::model::Hemisphere::Northern);
        return rounded(first, count, tenths, unit);
    };
    Point::Day(match unit {
        TimeUnit::Second | TimeUnit::Minute => day,
        TimeUnit::Hour => day.plus(count / 24),
        TimeUnit::Day => day.plus(count),
        TimeUnit::Week => day.plus(count.saturating_mul(7)),
        TimeUnit::Month => plus_months(day, count),
        TimeUnit::Quarter => plus_months(day, count.saturating_mul(3)),
        TimeUnit::Year => plus_months(day, count.saturating_mul(12)),
        TimeUnit::Decade => plus_months(day, count.saturating_mul(120)),
        TimeUnit::Century => plus_months(day, count.saturating_mul(1200)),
    })
}

/// Steps from a day and keeps the grain of the unit: "three months ago" is a month.
fn rounded(day: Day, count: i64, tenths: u8, unit: TimeUnit) -> Point {
    let half = i64::from(tenths) * if count < 0 { -1 } else { 1 };
    match unit {
        TimeUnit::Second | TimeUnit::Minute => Point::Day(day),
        TimeUnit::Hour => Point::Day(day.plus(count / 24)),
        TimeUnit::Week => Point::Week(monday(day)).plus(count),
        TimeUnit::Year if tenths > 0 => Point::containing(day, TimeUnit::Month).plus(count.saturating_mul(12) + half * 12 / 10),
        TimeUnit::Decade if count.unsigned_abs() > 1 => Point::containing(day, TimeUnit::Year).plus(count.saturating_mul(10)),
        TimeUnit::Century => Point::containing(day, TimeUnit::Year).plus(count.saturating_mul(100)),
        _ => Point::containing(day, unit).plus(count),
    }
}

/// Returns the unit's name for a sentence.
const fn block_name(block: Block) -> &'static str {
    match block {
        Block::Unit(unit) => match unit {
            TimeUnit::Second => "second",
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Quarter => "quarter",
            TimeUnit::Year => "year",
            TimeUnit::Decade => "decade",
            TimeUnit::Century => "century",
        },
        Block::Weekend => "weekend",
        Block::Fortnight => "fortnight",
        Block::Weekday(_) => "week",
        Block::Half => "half-year",
    }
}

pub(super) const fn unit_name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "seconds",
        TimeUnit::Minute => "minutes",
        TimeUnit::Hour => "hours",
        TimeUnit::Day => "days",
        TimeUnit::Week => "weeks",
        TimeUnit::Month => "months",
        TimeUnit::Quarter => "quarters",
        TimeUnit::Year => "years",
        TimeUnit::Decade => "decades",
        TimeUnit::Century => "centuries",
    }
}
