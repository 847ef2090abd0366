//! Dates that hang on another event: "two days ahead of the deadline".

use chrono::Months;

use super::Links;
use super::shown::when_of;
use crate::model::{Anchor, Bounds, Day, Edtf, EventId, EventRelation, Offset, Project, TimeUnit, When};

/// Returns `when` with the date that its relation to another event gives, where it has no date of its own.
///
/// A relation that leads in a circle, or to an event without a date, leaves it undated.
pub(super) fn resolved(project: &Project, links: &Links, mut when: When, path: &mut Vec<EventId>) -> When {
    if when.edtf.is_some() {
        return when;
    }
    if let Anchor::Event { event: Some(event), relation, offset } = when.basis.anchor {
        let other = when_of(project, links, event, path).and_then(|other| other.bounds());
        let date = other.and_then(|bounds| related(bounds, relation, offset));
        if date.is_some() {
            when.edtf = date;
        }
    }
    when
}

/// Returns the date that lies so to an event with these bounds.
fn related(bounds: Bounds, relation: EventRelation, offset: Option<Offset>) -> Option<Edtf> {
    match (relation, offset) {
        (EventRelation::Before, Some(offset)) => shifted(bounds, offset, -1),
        (EventRelation::After, Some(offset)) => shifted(bounds, offset, 1),
        (EventRelation::Before, None) => Edtf::parse(&format!("[..{}]", bounds.latest?)).ok(),
        (EventRelation::After, None) => Edtf::parse(&format!("[{}..]", bounds.earliest?)).ok(),
        (EventRelation::During | EventRelation::Simultaneous, _) => within(bounds.earliest?, bounds.latest?),
    }
}

fn shifted(bounds: Bounds, offset: Offset, sign: i64) -> Option<Edtf> {
    let move_day = |day: Day| moved(day, offset, sign);
    within(move_day(bounds.earliest?)?, move_day(bounds.latest?)?)
}

fn within(earliest: Day, latest: Day) -> Option<Edtf> {
    if earliest == latest {
        return Some(Edtf::day(earliest));
    }
    Edtf::parse(&format!("[{earliest}..{latest}]")).ok()
}

/// Moves a day by so many units; units under a day leave it where it is.
fn moved(day: Day, offset: Offset, sign: i64) -> Option<Day> {
    let count = i64::from(offset.count);
    let months = |n: u32| {
        let months = Months::new(offset.count.checked_mul(n)?);
        let date = day.date();
        let date = if sign < 0 { date.checked_sub_months(months) } else { date.checked_add_months(months) };
        date.map(Day::from_date)
    };
    match offset.unit {
        TimeUnit::Second | TimeUnit::Minute => Some(day),
        TimeUnit::Hour => Some(day.plus(sign * (count / 24))),
        TimeUnit::Day => Some(day.plus(sign * count)),
        TimeUnit::Week => Some(day.plus(sign * count * 7)),
        TimeUnit::Month => months(1),
        TimeUnit::Quarter => months(3),
        TimeUnit::Year => months(12),
        TimeUnit::Decade => months(120),
        TimeUnit::Century => months(1200),
    }
}
