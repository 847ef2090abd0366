//! Dates as intervals of minutes: a day fits inside its week, two days apart cannot both be true.

use super::{Agreement, Reach};
use crate::model::{Anchor, Edtf, Grain, PartOfDay, TimeOfDay, When};

/// Minutes in a day.
const DAY: i64 = 24 * 60;

/// Compares the date of a claim with the verdict's.
///
/// Dates compare by the days that they touch; where they overlap without one holding the other they can both be true. A time
/// of day counts where both stand in one zone or both zones are known. An approximate date, and one that only publication
/// gives, reaches one unit of its grain further on both sides before it contradicts.
pub(in crate::query) fn dates(claim: &When, verdict: &When) -> Agreement {
    let Some(said) = days(claim) else { return Agreement::Silent };
    let Some(held) = days(verdict) else { return Agreement::Narrower };
    let by_day = said.against(held);
    let (Some(said_reach), Some(held_reach)) = (reach(claim), reach(verdict)) else { return Agreement::Silent };
    if by_day == Agreement::Contradicts {
        let apart = said_reach.against(held_reach) == Agreement::Contradicts;
        return if apart { Agreement::Contradicts } else { Agreement::Wider };
    }
    if by_day != Agreement::Same {
        return by_day;
    }
    match (claim.time, verdict.time) {
        (None, None) => Agreement::Same,
        (Some(_), None) => Agreement::Narrower,
        (Some(one), Some(other)) if one == other && claim.zone == verdict.zone => Agreement::Same,
        (Some(_), Some(_)) if comparable(claim, verdict) => said_reach.against(held_reach),
        (_, Some(_)) => Agreement::Wider,
    }
}

/// Returns the minutes that a date may touch, counted from 1970 in its own zone, or in UTC where the zone is known; nothing
/// where it is undated.
fn reach(when: &When) -> Option<Reach> {
    let days = days(when)?;
    let slack = when.edtf.as_ref().map_or(0, |edtf| slack(edtf, &when.basis.anchor));
    let whole = Reach { from: days.from.saturating_mul(DAY), to: days.to.saturating_add(1).saturating_mul(DAY) - 1 };
    let timed = when.time.filter(|_| days.from == days.to).and_then(minutes);
    let offset = when.zone.as_ref().and_then(|zone| zone.offset_minutes).map_or(0, i64::from);
    let exact = timed.map_or(whole, |(from, to)| Reach { from: whole.from + from - offset, to: whole.from + to - offset });
    Some(exact.widened(slack))
}

/// Whether the clocks of two dates can be compared: both zones known, or both the same.
fn comparable(one: &When, other: &When) -> bool {
    let is_known = |when: &When| when.zone.as_ref().is_some_and(|zone| zone.offset_minutes.is_some());
    one.zone == other.zone || (is_known(one) && is_known(other))
}

/// Returns the first and last day, counted from 1970; open sides reach far beyond the calendar.
fn days(when: &When) -> Option<Reach> {
    let bounds = when.bounds()?;
    Some(Reach { from: i64::from(bounds.start().number()), to: i64::from(bounds.end().number()) })
}

/// Returns how many minutes an approximate date may be off.
fn slack(edtf: &Edtf, anchor: &Anchor) -> i64 {
    if !edtf.is_approximate() && *anchor != Anchor::Article {
        return 0;
    }
    DAY * match edtf.grain() {
        Grain::Day => 1,
        Grain::Month => 31,
        Grain::Season => 92,
        Grain::Year => 366,
        Grain::Years => 3_653,
    }
}

/// Returns the first and last minute of a time of day; nothing for the night, which lies on both sides of midnight.
fn minutes(time: TimeOfDay) -> Option<(i64, i64)> {
    match time {
        TimeOfDay::Clock { hour, minute: Some(minute), .. } => {
            let at = i64::from(hour) * 60 + i64::from(minute);
            Some((at, at))
        }
        TimeOfDay::Clock { hour, minute: None, .. } => Some((i64::from(hour) * 60, i64::from(hour) * 60 + 59)),
        TimeOfDay::Part(PartOfDay::Morning) => Some((4 * 60, 12 * 60)),
        TimeOfDay::Part(PartOfDay::Midday) => Some((11 * 60, 14 * 60)),
        TimeOfDay::Part(PartOfDay::Afternoon) => Some((12 * 60, 18 * 60)),
        TimeOfDay::Part(PartOfDay::Evening) => Some((16 * 60, DAY - 1)),
        TimeOfDay::Part(PartOfDay::Night) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::dates;
    use crate::model::{Edtf, PartOfDay, TimeOfDay, When, Zone};
    use crate::query::Agreement::{self, Contradicts, Narrower, Same, Silent, Wider};

    /// Reads `2025-08-06`, `2025-08-06 18:10`, `2025-08-06 18:10 +120`, `2025-08-06 night`, or nothing.
    fn when(text: &str) -> When {
        let mut words = text.split(' ');
        let mut when = When::decided(words.next().filter(|text| !text.is_empty()).map(|text| Edtf::parse(text).expect(text)));
        when.time = words.next().map(|word| match word.split_once(':') {
            Some((hour, minute)) => {
                TimeOfDay::Clock { hour: hour.parse().expect("hour"), minute: minute.parse().ok(), second: None }
            }
            None => TimeOfDay::Part(PartOfDay::ALL.into_iter().find(|part| part.as_str() == word).expect("a part of the day")),
        });
        when.zone = words.next().map(|word| Zone { name: word.into(), offset_minutes: word.parse().ok() });
        when
    }

    #[test]
    fn dates_compare_by_what_they_allow() {
        let cases: &[(&str, &str, Agreement)] = &[
            ("2025-07-31", "2025-07-31", Same),
            ("2025-07-30", "2025-07-31", Contradicts),
            ("2025-07-31", "2025-07", Narrower),
            ("2025", "2025-07-31", Wider),
            ("2025-07-30/2025-07-31", "2025-07-31", Wider),
            ("[2025-07-30..2025-08-02]", "[2025-07-31..2025-08-05]", Wider),
            ("[..2025-07-30]", "2025-07-31", Contradicts),
            ("[2025-07-30..]", "2025-07-31", Wider),
            ("2025-07-31/..", "2025-08-04", Wider),
            ("", "2025-07-31", Silent),
            ("2025-07-31", "", Narrower),
            ("-0043-03-15", "-0043", Narrower),
            // About a day is off by a day at most, about a month by a month.
            ("2025-07-30~", "2025-07-31", Wider),
            ("2025-07-28~", "2025-07-31", Contradicts),
            ("2025-06~", "2025-07-31", Wider),
            ("2025-07-31~", "2025-07-31", Same),
        ];
        for (claim, verdict, expected) in cases {
            assert_eq!(dates(&when(claim), &when(verdict)), *expected, "{claim} against {verdict}");
        }
    }

    #[test]
    fn times_of_day_count_where_their_zones_allow() {
        let cases: &[(&str, &str, Agreement)] = &[
            ("2025-08-06 18:10", "2025-08-06", Narrower),
            ("2025-08-06", "2025-08-06 18:10", Wider),
            ("2025-08-06 18:10", "2025-08-06 18:10", Same),
            ("2025-08-06 18:10", "2025-08-06 19:00", Contradicts),
            ("2025-08-06 18:10", "2025-08-06 evening", Narrower),
            ("2025-08-06 morning", "2025-08-06 18:10", Contradicts),
            ("2025-08-06 morning", "2025-08-06 midday", Wider),
            ("2025-08-06 night", "2025-08-06 18:10", Wider),
            ("2025-08-06 18:10 120", "2025-08-06 16:10 0", Same),
            ("2025-08-06 18:10 120", "2025-08-06 18:10 0", Contradicts),
            ("2025-08-06 18:10 120", "2025-08-06 19:00", Wider),
            ("2025-08-06 18:10 local", "2025-08-06 19:00 GMT", Wider),
            ("2025-08-07 00:10 180", "2025-08-06 23:10 120", Wider),
        ];
        for (claim, verdict, expected) in cases {
            assert_eq!(dates(&when(claim), &when(verdict)), *expected, "{claim} against {verdict}");
        }
    }
}
