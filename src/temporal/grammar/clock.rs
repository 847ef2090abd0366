//! Times of day and parts of the day, alone and with a date: "14:30 GMT", "3 pm on Friday", "Friday night".

use super::{Parsed, Parser};
use crate::model::{PartOfDay, TimeOfDay, Zone};
use crate::temporal::calendar::Point;
use crate::temporal::lexicon::{Edge, Meridiem, Sense, Shift};
use crate::temporal::token::Form;
use crate::temporal::tree::{Block, Expr};

type Clock = (TimeOfDay, Option<Zone>, usize);
/// Hour, minute, second, and the token behind them.
type Digits = (u8, Option<u8>, Option<u8>, usize);

impl Parser<'_> {
    /// Reads a date with or without a time, in either order.
    pub(super) fn timed(&self, at: usize) -> Parsed {
        let date = self.core(at);
        let time = self.time_first(at);
        if let Some((expr, end)) = date.filter(|(_, end)| time.as_ref().is_none_or(|(_, time_end)| end >= time_end)) {
            if is_day_like(&expr) {
                return Some(self.time_behind(&expr, end).unwrap_or((expr, end)));
            }
            return Some((expr, end));
        }
        time
    }

    /// "Friday morning", "Friday night of last week", "Monday at 3 pm", "6 August 2025, 14:30".
    fn time_behind(&self, date: &Expr, end: usize) -> Parsed {
        if let Some(part) = self.part(end).filter(|_| !self.sign(end, b'-')) {
            let in_week = match date {
                Expr::Weekday { weekday, shift: None } => self.week_behind_weekday(end + 1, *weekday),
                _ => None,
            };
            let (date, end) = in_week.unwrap_or_else(|| (date.clone(), end + 1));
            return Some((Expr::Part { part, date: Some(Box::new(date)), days: 0 }, end));
        }
        let comma = self.skip_sign(end, b',');
        let at_word = if self.any(comma, &["at", "around", "about"]) { comma + 1 } else { comma };
        if at_word > comma && (self.has(at_word, Sense::Noon) || self.has(at_word, Sense::Midnight)) {
            let (time, _, clock_end) = self.clock(at_word)?;
            return Some((Expr::Clock { time, zone: None, date: Some(Box::new(date.clone())) }, clock_end));
        }
        if self.is(comma, "in")
            && self.is(comma + 1, "the")
            && let Some(part) = self.part(comma + 2)
        {
            return Some((Expr::Part { part, date: Some(Box::new(date.clone())), days: 0 }, comma + 3));
        }
        let (time, zone, clock_end) = self.clock(at_word)?;
        Some((Expr::Clock { time, zone, date: Some(Box::new(date.clone())) }, clock_end))
    }

    /// "14:30 GMT", "3 pm on Friday", "this morning", "the night of 5 August".
    fn time_first(&self, at: usize) -> Parsed {
        self.part_led(at).or_else(|| self.clock_led(at))
    }

    fn clock_led(&self, at: usize) -> Parsed {
        let (time, zone, end) = self.clock(at)?;
        let (part_end, part) = self.part_behind_clock(end);
        let time = part.map_or(time, |part| in_part(time, part));
        let comma = self.skip_sign(part_end, b',');
        let on = self.skip(comma, "on");
        if let Some((expr, date_end)) = self.core(on).filter(|(expr, _)| is_day_like(expr)) {
            return Some((Expr::Clock { time, zone, date: Some(Box::new(expr)) }, date_end));
        }
        Some((Expr::Clock { time, zone, date: None }, part_end))
    }

    /// "3 o'clock in the morning".
    fn part_behind_clock(&self, at: usize) -> (usize, Option<PartOfDay>) {
        let phrase = self.is(at, "in") && self.is(at + 1, "the");
        match self.part(at + 2).filter(|_| phrase) {
            Some(part) => (at + 3, Some(part)),
            None => (at, None),
        }
    }

    /// Reads a time by the clock.
    fn clock(&self, at: usize) -> Option<Clock> {
        if self.has(at, Sense::Noon) || self.has(at, Sense::Midnight) {
            let hour = if self.has(at, Sense::Noon) { 12 } else { 0 };
            let time = TimeOfDay::Clock { hour, minute: Some(0), second: None };
            let (zone, end) = self.zoned(at + 1);
            let opens = at == 0 || self.is_end(at - 1);
            return (!self.is_capitalized(at) || (opens && !self.is_capitalized(at + 1))).then_some((time, zone, end));
        }
        if let Some(hour) = self.cardinal(at).filter(|hour| (1..=12).contains(hour) && self.is_o_clock(at + 1)) {
            let time = TimeOfDay::Clock { hour: u8::try_from(hour).ok()?, minute: None, second: None };
            return Some((time, None, at + 4));
        }
        let (hour, minute, second, next) = self.digits_of_clock(at)?;
        let strong = minute.is_some() && !self.is_verse_or_score(at);
        if let Some((meridiem, end)) = self.meridiem(next) {
            let hour = hour_of(hour, meridiem).filter(|_| hour <= 12)?;
            let (zone, end) = self.zoned(end);
            return Some((TimeOfDay::Clock { hour, minute, second }, zone, end));
        }
        if self.is_o_clock(next) {
            return Some((TimeOfDay::Clock { hour, minute, second }, None, next + 3));
        }
        let (zone, end) = self.zoned(next);
        let hours = self.any(end, &["hours", "hrs"]) && self.numeral(at).is_some_and(|numeral| numeral.n_digits == 4);
        if zone.is_some() || hours {
            return Some((TimeOfDay::Clock { hour, minute: minute.or(Some(0)), second }, zone, end + usize::from(hours)));
        }
        let colon = self.sign(at + 1, b':');
        (strong && colon).then_some((TimeOfDay::Clock { hour, minute, second }, zone, next))
    }

    /// Reads "o'clock".
    fn is_o_clock(&self, at: usize) -> bool {
        self.is(at, "o") && self.sign(at + 1, b'\'') && self.is(at + 2, "clock")
    }

    /// Reads "10:30:15", "10.30", "1430", "10".
    fn digits_of_clock(&self, at: usize) -> Option<Digits> {
        let numeral = self.numeral(at)?;
        let small = |value: u32, limit: u32| u8::try_from(value).ok().filter(|_| value <= limit);
        match numeral.form {
            Form::Plain => {}
            _ => return None,
        }
        if numeral.n_digits == 4 {
            let (hour, minute) = (small(numeral.value / 100, 24)?, small(numeral.value % 100, 59)?);
            return Some((hour, Some(minute), None, at + 1));
        }
        let hour = small(numeral.value, 24).filter(|_| numeral.n_digits <= 2)?;
        let separated = (self.sign(at + 1, b':') || self.sign(at + 1, b'.')) && self.glued(at + 1) && self.glued(at + 2);
        let minute = self.plain(at + 2).filter(|minute| separated && minute.n_digits == 2 && minute.value < 60);
        let Some(minute) = minute else { return Some((hour, None, None, at + 1)) };
        let second = self.plain(at + 4).filter(|second| {
            self.sign(at + 3, b':') && self.glued(at + 3) && self.glued(at + 4) && second.n_digits == 2 && second.value <= 60
        });
        let second_value = second.and_then(|second| small(second.value, 60));
        Some((hour, small(minute.value, 59), second_value, if second.is_some() { at + 5 } else { at + 3 }))
    }

    /// Whether digits with a colon are a verse, a score or a race's time.
    fn is_verse_or_score(&self, at: usize) -> bool {
        let name = at > 0
            && self.is_capitalized(at - 1)
            && self.senses(at - 1).is_empty()
            && !self.any(at - 1, &["At", "By", "From", "Until"])
            && !self.is_all_caps(at - 1);
        let timed = self.before(at, &["in"]);
        let glued = at > 0
            && self.glued(at)
            && !self.sign(at - 1, b'(')
            && !self.sign(at - 1, b'"')
            && !self.sign(at - 1, b'-')
            && !self.is(at - 1, "T");
        let scale = (1..=5).any(|step| at >= step && self.any(at - step, &["scale", "map", "ratio", "odds", "diluted"]));
        name || timed || glued || scale
    }

    fn is_all_caps(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
    }

    /// Reads "am", "p.m.".
    fn meridiem(&self, at: usize) -> Option<(Meridiem, usize)> {
        if let Some(meridiem) =
            self.sense(at, |sense| if let Sense::Meridiem(meridiem) = sense { Some(meridiem) } else { None })
        {
            return Some((meridiem, at + 1));
        }
        let dotted = self.sign(at + 1, b'.') && self.is(at + 2, "m") && self.glued(at + 2);
        let meridiem = if self.is(at, "a") { Meridiem::Am } else { Meridiem::Pm };
        (dotted && self.any(at, &["a", "p"]))
            .then(|| (meridiem, if self.sign(at + 3, b'.') && self.glued(at + 3) { at + 4 } else { at + 3 }))
    }

    fn zoned(&self, at: usize) -> (Option<Zone>, usize) {
        self.zone(at).map_or((None, at), |(zone, end)| (Some(zone), end))
    }

    /// Reads "GMT", "+02:00", "local time", "Moscow time".
    pub(super) fn zone(&self, at: usize) -> Option<(Zone, usize)> {
        let word = self.word(at);
        if let Some((name, offset)) = self.lexicon.zones.iter().find(|(name, _)| name == word) {
            return Some((Zone { name: name.into(), offset_minutes: *offset }, at + 1));
        }
        if self.is(at + 1, "time") && (self.is(at, "local") || (self.is_capitalized(at) && self.senses(at).is_empty())) {
            return Some((Zone { name: format!("{word} time").into(), offset_minutes: None }, at + 2));
        }
        let sign = if self.sign(at, b'+') {
            1
        } else if self.sign(at, b'-') {
            -1
        } else {
            return None;
        };
        let hours = self
            .plain(at + 1)
            .filter(|hours| self.glued(at) && self.glued(at + 1) && hours.n_digits == 2 && hours.value <= 14)?;
        let minutes =
            self.plain(at + 3).filter(|minutes| self.sign(at + 2, b':') && minutes.n_digits == 2 && minutes.value < 60)?;
        let offset = i16::try_from(hours.value * 60 + minutes.value).ok()? * sign;
        let name = format!("{}{:02}:{:02}", if sign > 0 { '+' } else { '-' }, hours.value, minutes.value);
        Some((Zone { name: name.into(), offset_minutes: Some(offset) }, at + 4))
    }

    fn part(&self, at: usize) -> Option<PartOfDay> {
        let singular = !self.word(at).ends_with('s');
        self.sense(at, |sense| if let Sense::Part(part) = sense { Some(part.of_day()) } else { None }).filter(|_| singular)
    }

    /// "this morning", "last night", "tonight", "the morning of 6 August", "the evening".
    fn part_led(&self, at: usize) -> Parsed {
        if self.has(at, Sense::Tonight) {
            return Some((
                Expr::Part { part: PartOfDay::Night, date: Some(Box::new(Expr::Today { days: 0 })), days: 0 },
                at + 1,
            ));
        }
        if self.has(at, Sense::Overnight) {
            let adverb = !self.is_capitalized(at) && (self.is_end(at + 1) || !self.before(at, &["an", "the"]));
            return adverb.then(|| {
                (Expr::Part { part: PartOfDay::Night, date: Some(Box::new(Expr::Today { days: 0 })), days: 0 }, at + 1)
            });
        }
        if let Some((shift, after)) = self.determiner(at)
            && let Some(part) = self.part(after)
        {
            return self.shifted_part(at, shift, part, after + 1);
        }
        let the = self.skip(at, "the");
        if let Some(after) = self.small_hours(the)
            && let Some((expr, end)) = self.core(after).filter(|(expr, _)| is_day_like(expr))
        {
            return Some((Expr::Part { part: PartOfDay::Morning, date: Some(Box::new(expr)), days: 0 }, end));
        }
        let part_at = the;
        let part = self.part(part_at)?;
        let joined = self.is(part_at + 1, "of") || (self.is(part_at + 1, "on") && self.before(at, &["at", "by", "around"]));
        if joined && let Some((expr, end)) = self.core(part_at + 2).filter(|(expr, _)| is_day_like(expr)) {
            return Some((Expr::Part { part, date: Some(Box::new(expr)), days: 0 }, end));
        }
        self.bare_part(at, the > at, part, part_at + 1)
    }

    /// Reads "early hours of", "small hours of", "early morning hours of", and returns the place behind it.
    fn small_hours(&self, at: usize) -> Option<usize> {
        let early = self.any(at, &["early", "small", "wee", "predawn"]);
        let hours = if self.part(at + 1) == Some(PartOfDay::Morning) { at + 2 } else { at + 1 };
        let joint = early && self.is(hours, "hours") && self.any(hours + 1, &["of", "on"]);
        joint.then(|| self.skip(hours + 2, "the"))
    }

    fn shifted_part(&self, at: usize, shift: Shift, part: PartOfDay, end: usize) -> Parsed {
        let date = match shift {
            Shift::This | Shift::Coming => Expr::Today { days: 0 },
            Shift::Last | Shift::Past => Expr::Today { days: -1 },
            Shift::That if !self.is(at, "the") || self.is(at + 1, "same") => {
                Expr::Shifted { unit: Block::Unit(crate::model::TimeUnit::Day), shift: Shift::That }
            }
            Shift::Following | Shift::Next | Shift::Previous => Expr::Shifted {
                unit: Block::Unit(crate::model::TimeUnit::Day),
                shift: if shift == Shift::Previous { shift } else { Shift::Following },
            },
            Shift::That => return None,
        };
        let days = 0;
        Some((Expr::Part { part, date: Some(Box::new(date)), days }, end))
    }

    /// "the morning", "in the evening", "by evening": the day is the one at hand.
    fn bare_part(&self, at: usize, has_the: bool, part: PartOfDay, end: usize) -> Parsed {
        let opened = self
            .before(at, &["in", "by", "during", "until", "early", "late", "mid", "since", "before", "after", "-", "through"]);
        let closed = self.is_end(end)
            || self.any(
                end,
                &[
                    "and", "when", "as", "but", "to", "in", "at", "for", "after", "before", "trading", "hours", "with", "by",
                    "on", "the", "a", "an", "he", "she", "they", "we", "it", "his", "her", "its", "their",
                ],
            );
        let edge = self.before(at, &["early", "late", "mid", "-"]) || (at > 0 && self.edge_word(at - 1).is_some());
        let fits = !self.is_capitalized(end - 1) && (opened && closed && (has_the || edge || self.is(end, "trading")));
        fits.then_some((Expr::Part { part, date: None, days: 0 }, end))
    }

    /// Reads the words that pick a part of a unit, and returns the place behind them.
    pub(super) fn edge(&self, at: usize) -> Option<(Edge, usize)> {
        let the = self.skip(at, "the");
        let very = if self.any(the, &["very"]) { the + 1 } else { the };
        if let Some(edge @ (Edge::Begin | Edge::Middle | Edge::End)) = self.edge_word(very) {
            let of = self.is(very + 1, "of");
            let bare = self.sign(very + 1, b'-') && self.glued(very + 1);
            return (of || bare).then_some((edge, very + 2));
        }
        if self.any(very, &["latter", "later"]) && self.is(very + 1, "part") && self.is(very + 2, "of") {
            return Some((Edge::Late, very + 3));
        }
        if self.any(very, &["early", "first"]) && self.any(very + 1, &["part", "days"]) && self.is(very + 2, "of") {
            return Some((Edge::Early, very + 3));
        }
        let edge = self.edge_word(very)?;
        let next = self.skip_sign(very + 1, b'-');
        let next = match edge {
            Edge::Early | Edge::Late if self.any(next, &["on", "in"]) => next + 1,
            Edge::Earlier | Edge::Later if self.any(next, &["in", "on"]) => next + 1,
            _ => next,
        };
        Some((edge, next))
    }

    fn edge_word(&self, at: usize) -> Option<Edge> {
        self.sense(at, |sense| if let Sense::Edge(edge) = sense { Some(edge) } else { None })
    }
}

/// Whether a time of day can belong to the date.
pub(super) const fn is_day_like(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Point(Point::Day(_))
            | Expr::MonthDay { .. }
            | Expr::DayOfMonth { .. }
            | Expr::Numeric { .. }
            | Expr::Weekday { .. }
            | Expr::WeekdayOf { .. }
            | Expr::Today { .. }
            | Expr::Holiday { .. }
            | Expr::Shifted { unit: Block::Unit(crate::model::TimeUnit::Day), .. }
    )
}

const fn hour_of(hour: u8, meridiem: Meridiem) -> Option<u8> {
    match (hour, meridiem) {
        (12, Meridiem::Am) => Some(0),
        (12, Meridiem::Pm) => Some(12),
        (1..=11, Meridiem::Am) => Some(hour),
        (1..=11, Meridiem::Pm) => Some(hour + 12),
        _ => None,
    }
}

/// Moves "3 o'clock" into the afternoon or the night where the words say so.
const fn in_part(time: TimeOfDay, part: PartOfDay) -> TimeOfDay {
    match (time, part) {
        (TimeOfDay::Clock { hour: hour @ 1..=11, minute, second }, PartOfDay::Afternoon | PartOfDay::Evening) => {
            TimeOfDay::Clock { hour: hour + 12, minute, second }
        }
        _ => time,
    }
}
