//! Months, days of the month and weekdays.

use super::{Parsed, Parser};
use crate::model::Day;
use crate::temporal::calendar::Point;
use crate::temporal::lexicon::{Certainty, Sense, Shift};
use crate::temporal::token::{Form, Kind};
use crate::temporal::tree::Expr;

/// Words before a month's name that show that it is a month.
const MONTH_OPENERS: [&str; 24] = [
    "in",
    "since",
    "until",
    "till",
    "by",
    "of",
    "last",
    "next",
    "this",
    "during",
    "early",
    "late",
    "mid",
    "from",
    "through",
    "between",
    "every",
    "each",
    "before",
    "after",
    "throughout",
    "for",
    "to",
    "and",
];

impl Parser<'_> {
    /// "August", "August 6", "August 6, 2025", "August 2025", "last August".
    pub(super) fn month_led(&self, at: usize) -> Parsed {
        if let Some((shift, after)) = self.determiner(at)
            && let Some((month, _)) = self.month(after)
            && self.is_month_name(after)
            && self.plain(after + 1).is_none()
        {
            return Some((Expr::Month { month, shift: Some(shift) }, after + 1));
        }
        let (month, certainty) = self.month(at).filter(|_| self.is_month_name(at))?;
        let after = if certainty == Certainty::Abbreviation || self.word(at).len() == 3 {
            self.skip_sign(at + 1, b'.')
        } else {
            at + 1
        };
        self.month_and_day(month, after)
            .or_else(|| self.month_and_year(month, after))
            .or_else(|| self.bare_month(at, after, month, certainty))
    }

    /// Whether the word is written as a month's name can be: with a capital where it is also a common word.
    fn is_month_name(&self, at: usize) -> bool {
        match self.month(at) {
            Some((_, Certainty::Sure)) => true,
            Some(_) => self.is_capitalized(at) || self.is_input,
            None => false,
        }
    }

    fn month_and_day(&self, month: u32, at: usize) -> Parsed {
        let at = if self.is(at, "the") { at + 1 } else { at };
        let (day, after) = self.day_number(at)?;
        let counted = self.any(at.wrapping_sub(2), &["in"]) && self.is_plural(after);
        if counted || self.sign(after, b':') && self.glued(after + 1) {
            return None;
        }
        self.with_year(month, day, after)
    }

    /// Reads the year behind month and day, with or without a comma.
    fn with_year(&self, month: u32, day: u32, after: usize) -> Parsed {
        let comma = self.skip_sign(after, b',');
        if let Some((year, end)) = self.year(comma).or_else(|| self.year(self.skip(after, "of")))
            && !self.is_clock_zone(end)
            && let Some(date) = Day::from_ymd(year, month, day)
        {
            return Some((Expr::Point(Point::Day(date)), end));
        }
        Day::from_ymd(2000, month, day)?;
        if let Some((year, end)) = self.following_year(after) {
            return Some((Expr::InYear { month, day: Some(day), year: Box::new(year) }, end));
        }
        Some((Expr::MonthDay { month, day }, after))
    }

    /// "of next year", "last year", "of the same year" behind a month or a day.
    fn following_year(&self, at: usize) -> Parsed {
        let (year, end) = self.year_phrase(self.skip(at, "of"))?;
        matches!(year, Expr::Shifted { .. }).then_some((year, end))
    }

    /// Whether four digits before `at` are a time: "August 6, 1400 GMT".
    fn is_clock_zone(&self, at: usize) -> bool {
        self.any(at, &["GMT", "UTC", "hours", "hrs"])
    }

    fn month_and_year(&self, month: u32, at: usize) -> Parsed {
        if let Some((year, end)) = self.following_year(at) {
            return Some((Expr::InYear { month, day: None, year: Box::new(year) }, end));
        }
        let next = if self.is(at, "of") || self.sign(at, b',') { at + 1 } else { at };
        let (year, end) = self.year(next)?;
        let listed = self.sign(at, b',') && self.is_plural(end);
        (!listed).then_some((Expr::Point(Point::Month(year, month)), end))
    }

    fn bare_month(&self, at: usize, after: usize, month: u32, certainty: Certainty) -> Parsed {
        let end = at + 1;
        let fits = match certainty {
            _ if self.is_input => true,
            Certainty::Sure => !self.is_part_of_name(at) || self.before(at, &MONTH_OPENERS),
            Certainty::Name => {
                let next_is_name =
                    self.is_capitalized(end) && !self.glued(end) && self.month(end).is_none() && self.weekday(end).is_none();
                let weak = self.before(at, &["and", "to", "for", "after", "before", "by", "from", "of", "between"]);
                let opened = self.before(at, &MONTH_OPENERS) && (!weak || self.is_month_context(at));
                let hyphened = self.sign(at.wrapping_sub(1), b'-') && self.any(at.wrapping_sub(2), &["mid", "early", "late"]);
                let determined = |at: usize| self.before(at, &["the", "its", "their", "a", "an", "his", "her", "our"]);
                let modifies = (determined(at) || (at > 1 && self.is_lower_word(at - 1) && !weak && determined(at - 1)))
                    && self.is_lower_word(end)
                    && self.is_noun_like(end);
                let possessive = self.sign(end, b'\'') && self.before(at, &["in", "since"]);
                let never_name = self.before(at, &["since", "until", "mid"]) || (month == 3 && self.before(at, &["in"]));
                ((opened && (!next_is_name || never_name)) || hyphened || modifies) && !possessive
            }
            Certainty::Abbreviation => {
                self.before(at, &["in", "since", "until", "by", "mid", "early", "late", "last"])
                    && self.is_capitalized(at)
                    && after > end
            }
        };
        fits.then_some((Expr::Month { month, shift: None }, end))
    }

    /// Whether another month or a year stands close by: "between April and June", "from May to July".
    fn is_month_context(&self, at: usize) -> bool {
        let near = |index: usize| self.month(index).is_some();
        let of_unit = at >= 2 && self.is(at - 1, "of") && self.is_unit_like(at - 2);
        of_unit
            || (at >= 2 && near(at - 2))
            || (self.any(at + 1, &["and", "to", "or", "until", "through", "-"]) && near(at + 2))
            || {
                // "by May,", "of June." at the end of a clause: nobody is called only that there.
                self.is_end(at + 1)
                    && self.before(at, &["by", "of", "before", "after", "from", "for"])
                    && !self.is_person_before(at)
            }
    }

    /// Whether the word is a unit, a weekday or an end of one: "the last Friday of", "the beginning of".
    fn is_unit_like(&self, at: usize) -> bool {
        self.senses(at)
            .iter()
            .any(|sense| matches!(sense, Sense::Unit(..) | Sense::Weekday(..) | Sense::Weekend | Sense::Edge(_)))
    }

    fn is_person_before(&self, at: usize) -> bool {
        at >= 2
            && self.any(
                at - 2,
                &["said", "led", "told", "made", "replaced", "succeeded", "headed", "backed", "called", "proposed", "signed"],
            )
    }

    /// Whether a small word can be a noun that a month qualifies, and not a preposition or verb.
    fn is_noun_like(&self, at: usize) -> bool {
        !self.any(
            at,
            &[
                "on", "to", "in", "of", "and", "or", "was", "is", "has", "had", "will", "by", "at", "for", "from", "through",
                "against", "into", "toward", "towards", "across", "that", "which", "who",
            ],
        )
    }

    /// Whether a capitalized word stands right before or behind, as in a name: "July Morning".
    fn is_part_of_name(&self, at: usize) -> bool {
        self.is_capitalized(at + 1)
            && !self.is_end(at + 1)
            && self.senses(at + 1).is_empty()
            && self.is_lower_word(at + 2)
            && self.any(at + 1, &["Morning", "Revolution", "Monarchy", "Crisis"])
    }

    fn is_plural(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_lower_word(at)
            && (word.ends_with('s') && word.len() > 3
                || self.any(at, &["people", "men", "women", "children", "police", "more"]))
    }

    /// A day of the month in digits or as an ordinal: "6", "6th".
    pub(super) fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(numeral) = self.numeral(at) {
            let shaped = match numeral.form {
                Form::Plain => numeral.n_digits <= 2,
                Form::Ordinal => true,
                _ => false,
            };
            let unit_glued =
                matches!(self.tokens.get(at + 1).map(|token| (token.kind, token.glued)), Some((Kind::Word(_), true)));
            return (shaped && (1..=31).contains(&numeral.value) && !unit_glued && !self.sign(at + 1, b'%'))
                .then_some((numeral.value, at + 1));
        }
        self.ordinal(at).filter(|(day, _)| (1..=31).contains(day))
    }

    /// "6 August", "the 6th of August, 2025", "6-Aug-2025", "the 14th".
    pub(super) fn day_led(&self, at: usize) -> Parsed {
        let the = self.skip(at, "the");
        let (day, after) = self.day_number(the)?;
        let of = self.skip(after, "day");
        let of = self.skip(of, "of");
        let dashed = self.sign(after, b'-') && self.glued(after);
        let month_at = if dashed { after + 1 } else { of };
        if let Some((month, certainty)) = self.month(month_at)
            && self.is_month_name(month_at)
            && !self.is_money_before(at)
        {
            let next = if certainty == Certainty::Abbreviation { self.skip_sign(month_at + 1, b'.') } else { month_at + 1 };
            let next = if dashed { self.skip_sign(next, b'-') } else { next };
            if dashed && let Some(year) = self.plain(next).filter(|year| year.n_digits == 2) {
                let date = Day::from_ymd(super::years::full_year(year.value), month, day)?;
                return Some((Expr::Point(Point::Day(date)), next + 1));
            }
            let end = if self.sign(next.wrapping_sub(1), b'.') || dashed { next } else { month_at + 1 };
            return self.with_year(month, day, next).map(|(expr, found)| (expr, if found == next { end } else { found }));
        }
        let is_ordinal = self.numeral(the).is_some_and(|numeral| numeral.form == Form::Ordinal);
        let alone = the > at && is_ordinal && self.before(at, &["on", "by", "until", "since", "before", "after", "of"]);
        let closed = self.is_end(after)
            || self.any(
                after,
                &["and", "to", "when", "but", "at", "in", "as", "he", "she", "they", "it", "we", "after", "before"],
            );
        (alone && closed && !self.any(at.wrapping_sub(1), &["of"])).then_some((Expr::DayOfMonth { day }, after))
    }

    fn is_money_before(&self, at: usize) -> bool {
        at > 0 && self.glued(at) && (self.sign(at - 1, b'$') || self.sign(at - 1, b'.') || self.sign(at - 1, b','))
    }

    /// "Wednesday", "Wed, 6 August", "last Friday", "Monday of last week".
    pub(super) fn weekday_led(&self, at: usize) -> Parsed {
        if let Some((shift, after)) = self.determiner(at)
            && let Some((weekday, Certainty::Sure)) = self.weekday(after)
        {
            return Some((Expr::Weekday { weekday, shift: Some(shift) }, after + 1));
        }
        let (weekday, certainty) = self.weekday(at)?;
        if certainty == Certainty::Abbreviation && !self.is_capitalized(at) && !self.is_input {
            return None;
        }
        let next = self.skip_sign(at + 1, b'.');
        let next = self.skip_sign(next, b',');
        if let Some(found) = self.date_behind_weekday(next) {
            return Some(found);
        }
        if certainty == Certainty::Abbreviation && !self.is_input && !self.is_abbreviation_of_day(at) {
            return None;
        }
        if self.is_title(at + 1) || (self.before(at, &["the"]) && self.is_capitalized(at + 1) && !self.is_end(at + 1)) {
            return None;
        }
        if let Some(found) = self.week_behind_weekday(at + 1, weekday) {
            return Some(found);
        }
        let shift = self.is(at + 1, "last") && self.is_end(at + 2);
        Some((Expr::Weekday { weekday, shift: shift.then_some(Shift::Last) }, at + 1 + usize::from(shift)))
    }

    fn date_behind_weekday(&self, at: usize) -> Parsed {
        let date =
            self.iso_date(at).or_else(|| self.numeric_date(at)).or_else(|| self.month_led(at)).or_else(|| self.day_led(at))?;
        matches!(date.0, Expr::Point(Point::Day(_)) | Expr::MonthDay { .. } | Expr::Numeric { .. }).then_some(date).or_else(
            || {
                let the = self.skip(at, "the");
                let (day, end) = self.day_number(the).filter(|_| the > at)?;
                Some((Expr::DayOfMonth { day }, end))
            },
        )
    }

    /// "Monday of last week", "Tuesday next week".
    pub(super) fn week_behind_weekday(&self, at: usize, weekday: u32) -> Parsed {
        let next = self.skip(at, "of");
        let (expr, end) = self.unit_led(next)?;
        let is_week = matches!(&expr, Expr::Shifted { unit, .. } if *unit == crate::temporal::tree::Block::Unit(crate::model::TimeUnit::Week));
        is_week.then(|| (Expr::WeekdayOf { weekday, week: Box::new(expr) }, end))
    }

    /// Whether a short form of a weekday stands where a day does: "on Tue", "Wed:".
    fn is_abbreviation_of_day(&self, at: usize) -> bool {
        self.before(at, &["on", "last", "next", "by", "until"]) && !self.any(at, &["sun", "sat", "mon"])
    }

    /// Whether the word makes a name of a weekday before it: "Sunday Times".
    fn is_title(&self, at: usize) -> bool {
        let titles = [
            "Times",
            "Telegraph",
            "Mirror",
            "Herald",
            "Express",
            "Post",
            "Mail",
            "Tribune",
            "Gazette",
            "World",
            "Agreement",
            "Review",
        ];
        self.is_capitalized(at) && self.any(at, &titles)
    }

    /// Reads "last", "the following", "this coming" and returns the shift and the place behind.
    pub(super) fn determiner(&self, at: usize) -> Option<(Shift, usize)> {
        let after = self.skip(at, "the");
        let shift = self.shift(after)?;
        if shift == Shift::This && self.shift(after + 1) == Some(Shift::Coming) {
            return Some((Shift::Coming, after + 2));
        }
        if shift == Shift::This && self.shift(after + 1) == Some(Shift::Past) {
            return Some((Shift::Last, after + 2));
        }
        let that_same = self.is(after, "that") && self.is(after + 1, "same");
        Some((shift, after + 1 + usize::from(that_same)))
    }

    /// Whether the token is a first word of a holiday.
    pub(super) fn opens_holiday(&self, at: usize) -> bool {
        self.has(at, Sense::Holiday) || self.has(at, Sense::HolidayCue)
    }
}
