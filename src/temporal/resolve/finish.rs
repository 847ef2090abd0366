//! Prepositions, modifiers and ranges: from a reading to the timex that is given out.

use super::{Reading, Resolver};
use crate::model::{Basis, Dating, Day, Edtf, Hemisphere, Timex, TimexMod, When};
use crate::temporal::calendar::Point;
use crate::temporal::lexicon::Edge;
use crate::temporal::tree::{Expr, Governor, Link, Match};
use crate::text::Span;

impl Resolver<'_> {
    /// Takes in preposition, modifier and the part that is meant.
    pub(super) fn finished(&self, found: &Match, mut reading: Reading) -> Timex {
        let hemisphere = self.context.settings.hemisphere;
        if let Some(point) = reading.point {
            if found.modifier == Some(TimexMod::Approx) || is_approximate(&found.expr) {
                reading.edtf = reading.edtf.and_then(|edtf| approximate(&edtf));
            }
            if let Some((edtf, why)) = governed(point, found.governor, hemisphere) {
                reading.edtf = Some(edtf);
                reading.why.push_str(why);
            }
        }
        timex(found.span, found, reading, found.span)
    }

    /// Makes a range of two readings: both carry it, each with its own TIMEX3 value.
    pub(super) fn ranged(&self, (first, mut from): (&Match, Reading), (second, mut to): (&Match, Reading)) -> (Timex, Timex) {
        let hemisphere = self.context.settings.hemisphere;
        let cover = first.span.cover(second.span);
        let between = first.link == Link::Between;
        let range = match (from.point, to.point) {
            (Some(start), Some(end)) => range_of(start, end, between, hemisphere),
            _ => None,
        };
        let Some(range) = range else {
            return (self.finished(first, from), self.finished(second, to));
        };
        let why = if between { "; once between the two" } else { "; from the one to the other" };
        for reading in [&mut from, &mut to] {
            reading.edtf = Some(range.clone());
            reading.why.push_str(why);
            reading.rule = if between { "range.between" } else { "range.from_to" };
            reading.alternatives.clear();
        }
        (timex(first.span, first, from, cover), timex(second.span, second, to, cover))
    }
}

fn timex(span: Span, found: &Match, reading: Reading, expression: Span) -> Timex {
    let basis = Basis { anchor: reading.anchor, rule: reading.rule.into(), why: sentence(&reading.why).into() };
    let dating =
        Dating { edtf: reading.edtf, time: reading.time, zone: reading.zone, basis, alternatives: reading.alternatives.into() };
    Timex {
        span,
        kind: reading.kind,
        value: reading.value.into(),
        modifier: found.modifier.or_else(|| found.edge.and_then(modifier_of)),
        when: When::from(dating).read_from(Some(expression)),
    }
}

/// Makes a sentence of a reason: a capital at its start.
fn sentence(why: &str) -> String {
    let mut characters = why.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

const fn modifier_of(edge: Edge) -> Option<TimexMod> {
    match edge {
        Edge::Early | Edge::Begin => Some(TimexMod::Start),
        Edge::Mid | Edge::Middle => Some(TimexMod::Mid),
        Edge::Late | Edge::End => Some(TimexMod::End),
        Edge::Earlier | Edge::Later => None,
    }
}

/// Whether the date is only reckoned: Ramadan and the feasts that follow the moon.
const fn is_approximate(expr: &Expr) -> bool {
    use crate::temporal::lexicon::HolidayRule;
    matches!(expr, Expr::Holiday { rule: HolidayRule::Hijri(..) | HolidayRule::HijriMonth(_), .. })
}

fn approximate(edtf: &Edtf) -> Option<Edtf> {
    Edtf::parse(&format!("{edtf}~")).ok().or_else(|| Some(edtf.clone()))
}

/// Returns what "since", "until", "by", "before" and "after" make of a date, and the words for it.
fn governed(point: Point, governor: Governor, hemisphere: Hemisphere) -> Option<(Edtf, &'static str)> {
    let (first, last) = point.days(hemisphere);
    let (text, why) = match governor {
        Governor::None => return None,
        Governor::Since => (format!("{}/..", plain(point, first, hemisphere)), "; from then on"),
        Governor::Until => (format!("[..{}]", plain(point, last, hemisphere)), "; up to then"),
        Governor::By => (format!("[..{}]", plain(point, last, hemisphere)), "; then at the latest"),
        Governor::Before => (format!("[..{}]", plain(point.plus(-1), first.plus(-1), hemisphere)), "; before it"),
        Governor::After => (format!("[{}..]", plain(point.plus(1), last.plus(1), hemisphere)), "; after it"),
    };
    Edtf::parse(&text).ok().map(|edtf| (edtf, why))
}

/// Writes a unit of the calendar where it is one plain date in EDTF, else the day given.
fn plain(point: Point, day: Day, hemisphere: Hemisphere) -> String {
    match (point, point.edtf(hemisphere)) {
        (Point::Day(_) | Point::Month(..) | Point::Year(_), Some(edtf)) => edtf.to_string(),
        _ => day.to_string(),
    }
}

fn range_of(start: Point, end: Point, between: bool, hemisphere: Hemisphere) -> Option<Edtf> {
    let (from, to) = (plain(start, start.days(hemisphere).0, hemisphere), plain(end, end.days(hemisphere).1, hemisphere));
    let text = if between { format!("[{from}..{to}]") } else { format!("{from}/{to}") };
    Edtf::parse(&text).ok()
}
