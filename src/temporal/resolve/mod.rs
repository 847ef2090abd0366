//! Resolution: typed trees to dates, in reading order, against publication, tense and what was mentioned before.

mod evidence;
mod finish;
mod holiday;
mod look;
mod points;
mod relative;
mod state;

use super::context::{Context, Domain, Hints};
use super::lexicon::Reference;
use super::tree::{Count, Direction, Expr, Link, Match, Side};
use super::values;
use crate::model::{
    Alternative, Anchor, Day, DayMonthOrder, Edtf, EventRelation, Offset, TimeOfDay, TimeUnit, Timex, TimexKind, Zone,
};
use state::Seen;

pub(super) use evidence::domain_of;

use super::calendar::Point;

/// Resolves the matches of one article, which are in reading order.
pub(super) fn resolve(matches: &[Match], hints: &Hints, context: &Context) -> Vec<Timex> {
    let mut resolver = Resolver::new(matches, hints, context);
    let mut timexes = Vec::with_capacity(matches.len());
    let mut index = 0;
    while index < matches.len() {
        let found = &matches[index];
        let reading = resolver.read(found);
        match matches.get(index + 1) {
            Some(next) if found.link != Link::None => {
                resolver.note(&reading, found.span.start());
                let end = resolver.read(next);
                resolver.note(&end, next.span.start());
                let (first, second) = resolver.ranged((found, reading), (next, end));
                timexes.push(first);
                timexes.push(second);
                index += 2;
            }
            _ => {
                resolver.note(&reading, found.span.start());
                timexes.push(resolver.finished(found, reading));
                index += 1;
            }
        }
    }
    timexes
}

/// What an expression was resolved to, before prepositions and modifiers are taken in.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    kind: TimexKind,
    value: String,
    edtf: Option<Edtf>,
    time: Option<TimeOfDay>,
    zone: Option<Zone>,
    /// The unit of the calendar that it names, where it names one.
    point: Option<Point>,
    anchor: Anchor,
    rule: &'static str,
    why: String,
    alternatives: Vec<Alternative>,
}

/// A unit of the calendar with what it rests on.
#[derive(Debug, Clone)]
pub(super) struct Found {
    point: Point,
    anchor: Anchor,
    rule: &'static str,
    why: String,
    others: Vec<(Point, String)>,
}

impl Found {
    fn new(point: Point, anchor: Anchor, rule: &'static str, why: impl Into<String>) -> Self {
        Self { point, anchor, rule, why: why.into(), others: Vec::new() }
    }

    fn or(mut self, point: Point, why: impl Into<String>) -> Self {
        if point != self.point {
            self.others.push((point, why.into()));
        }
        self
    }
}

/// What could not be resolved: the TIMEX3 value that remains, the rule, and the reason.
#[derive(Debug, Clone)]
pub(super) struct Open {
    value: String,
    rule: &'static str,
    why: String,
}

/// The state of resolving one article.
pub(super) struct Resolver<'a> {
    hints: &'a Hints,
    context: &'a Context,
    domain: Domain,
    order: DayMonthOrder,
    order_why: &'static str,
    published: Option<Day>,
    seen: Seen,
}

impl<'a> Resolver<'a> {
    fn new(matches: &[Match], hints: &'a Hints, context: &'a Context) -> Self {
        let published = context.published.as_ref().map(|published| published.day);
        let domain = match context.domain {
            Domain::Detect => domain_of(matches, published),
            domain => domain,
        };
        let (order, order_why) = evidence::order_of(matches, context.settings.day_month_order);
        Self { hints, context, domain, order, order_why, published, seen: Seen::default() }
    }

    /// Remembers the date for what comes after it.
    fn note(&mut self, reading: &Reading, at: usize) {
        if let Some(point) = reading.point
            && !matches!(reading.kind, TimexKind::Duration | TimexKind::Set)
        {
            self.seen.note(point, at);
        }
    }

    fn read(&self, found: &Match) -> Reading {
        match &found.expr {
            Expr::Duration { count, unit } => length(*count, *unit, "duration", "a length of time"),
            Expr::Age { count, unit } => length(*count, *unit, "age", "an age"),
            Expr::Within { count, unit } => within(*count, *unit),
            Expr::Apart { count, unit, side } => apart(*count, *unit, *side),
            Expr::Window { count, unit, shift } => self.window(*count, *unit, *shift),
            Expr::Set { value } => Reading::plain(TimexKind::Set, value.clone(), "set", "something that comes again"),
            Expr::Reference(reference) => reference_reading(*reference),
            Expr::Clock { time, zone, date } => self.clock(found, *time, zone.as_ref(), date.as_deref()),
            Expr::Part { part, date, .. } => self.clock(found, TimeOfDay::Part(*part), None, date.as_deref()),
            Expr::Offset { count: Count::Vague, unit, direction: Direction::Earlier | Direction::Later, .. } => length(
                Count::Vague,
                *unit,
                "offset.vague",
                "so long before or after what was mentioned; the words do not say how many",
            ),
            expr => self.dated(found, expr),
        }
    }

    /// Resolves what names a unit of the calendar.
    fn dated(&self, found: &Match, expr: &Expr) -> Reading {
        match self.point(expr, found) {
            Ok(resolved) => self.reading(resolved),
            Err(open) => Reading::open(TimexKind::Date, open),
        }
    }

    fn reading(&self, found: Found) -> Reading {
        let hemisphere = self.context.settings.hemisphere;
        let alternatives = found
            .others
            .into_iter()
            .map(|(point, why)| Alternative { value: point.value(), edtf: point.edtf(hemisphere), time: None, why: why.into() })
            .collect();
        Reading {
            kind: TimexKind::Date,
            value: found.point.value(),
            edtf: found.point.edtf(hemisphere),
            time: None,
            zone: None,
            point: Some(found.point),
            anchor: found.anchor,
            rule: found.rule,
            why: found.why,
            alternatives,
        }
    }

    /// Resolves a time of day; without a date it belongs to the day at hand.
    fn clock(&self, found: &Match, time: TimeOfDay, zone: Option<&Zone>, date: Option<&Expr>) -> Reading {
        let suffix = values::time(time, zone);
        let rule = if matches!(time, TimeOfDay::Part(_)) { "time.part" } else { "time.clock" };
        let day = match date {
            Some(date) => self.point(date, found),
            None => self.day_at_hand(found.span.start()).ok_or_else(|| Open {
                value: "XXXX-XX-XX".to_owned(),
                rule,
                why: "a time of day without a day".to_owned(),
            }),
        };
        let mut reading = match day {
            Ok(day) => {
                let rule = if date.is_some() { day.rule } else { rule };
                self.reading(Found { rule, ..day })
            }
            Err(open) => {
                let value = if open.value.ends_with("_REF") { "XXXX-XX-XX".to_owned() } else { open.value };
                Reading::open(TimexKind::Time, Open { value, ..open })
            }
        };
        reading.kind = TimexKind::Time;
        reading.value.push_str(&suffix);
        for alternative in &mut reading.alternatives {
            alternative.value.push_str(&suffix);
            alternative.time = Some(time);
        }
        reading.time = Some(time);
        reading.zone = zone.cloned();
        reading
    }
}

impl Reading {
    fn plain(kind: TimexKind, value: String, rule: &'static str, why: &str) -> Self {
        Self {
            kind,
            value,
            edtf: None,
            time: None,
            zone: None,
            point: None,
            anchor: Anchor::Undated,
            rule,
            why: why.to_owned(),
            alternatives: Vec::new(),
        }
    }

    fn open(kind: TimexKind, open: Open) -> Self {
        Self::plain(kind, open.value, open.rule, &open.why)
    }
}

fn length(count: Count, unit: TimeUnit, rule: &'static str, why: &str) -> Reading {
    Reading::plain(TimexKind::Duration, values::duration(count, unit), rule, why)
}

/// "within 24 hours of taking office": at most so long after an event.
fn within(count: Count, unit: TimeUnit) -> Reading {
    let mut reading = length(
        count,
        unit,
        "duration.within",
        "at most so long after what the words behind it name; a length of time, not a date",
    );
    reading.anchor = event_anchor(EventRelation::After, count, unit);
    reading
}

/// "two days before the deadline": hangs on an event.
fn apart(count: Count, unit: TimeUnit, side: Side) -> Reading {
    let (relation, word) = match side {
        Side::Before => (EventRelation::Before, "before"),
        Side::After => (EventRelation::After, "after"),
    };
    let why = format!("so long {word} the event that the words behind it name; dated once that event is");
    let mut reading = Reading::plain(TimexKind::Duration, values::duration(count, unit), "offset.event", &why);
    reading.anchor = event_anchor(relation, count, unit);
    reading
}

fn event_anchor(relation: EventRelation, count: Count, unit: TimeUnit) -> Anchor {
    let offset = match count {
        Count::Exact { whole, tenths: 0 } => Some(Offset { count: whole, unit }),
        _ => None,
    };
    Anchor::Event { event: None, relation, offset }
}

fn reference_reading(reference: Reference) -> Reading {
    let (value, rule, why) = match reference {
        Reference::Past => ("PAST_REF", "reference.past", "some time in the past; the words do not say when"),
        Reference::Present => ("PRESENT_REF", "reference.present", "the present of the text; the words do not say since when"),
        Reference::Future => ("FUTURE_REF", "reference.future", "some time in the future; the words do not say when"),
    };
    Reading::plain(TimexKind::Date, value.to_owned(), rule, why)
}
