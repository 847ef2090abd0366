//! Units of time: "last month", "the next two years", "three hours", "a year ago", "two days ahead of the deadline".

use super::{Parsed, Parser};
use crate::model::TimeUnit;
use crate::temporal::lexicon::{Number, Sense, Shift, Unit};
use crate::temporal::token::{Form, Kind};
use crate::temporal::tree::{Block, Count, Direction, Expr, Side};

impl Parser<'_> {
    /// "last week", "the past decade", "the next two years", "that day", "the year before", "recent weeks".
    pub(super) fn unit_led(&self, at: usize) -> Parsed {
        let special = self
            .recent_units(at)
            .or_else(|| self.the_unit_beside(at))
            .or_else(|| self.same_in(at))
            .or_else(|| self.whole_unit(at));
        if let Some(found) = special {
            return Some(found);
        }
        let the = self.skip(at, "the");
        let (shift, after) = self.determiner(at)?;
        if let Some((count, unit_at)) = self.count(after)
            && let Some((unit, factor, _)) = self.time_unit(unit_at)
            && !matches!(shift, Shift::That | Shift::This)
        {
            return Some((Expr::Window { count: count.times(factor), unit, shift }, unit_at + 1));
        }
        if let Some((unit, _, Number::Many)) = self.time_unit(after) {
            let fits = !matches!(shift, Shift::That | Shift::This | Shift::Last);
            return fits.then_some((Expr::Window { count: Count::Vague, unit, shift }, after + 1));
        }
        if shift == Shift::This && self.has(after, Sense::Shift(Shift::This)) {
            return None;
        }
        let (block, end) =
            self.block(after).filter(|(block, _)| matches!(block, Block::Unit(_) | Block::Weekend | Block::Fortnight))?;
        self.shifted_unit(at, the > at, shift, block).map(|expr| (expr, end))
    }

    fn shifted_unit(&self, at: usize, has_the: bool, shift: Shift, block: Block) -> Option<Expr> {
        let unit = match block {
            Block::Unit(unit) => unit,
            _ => TimeUnit::Week,
        };
        let lasting = self.before(at, &["over", "within", "during", "in", "throughout", "for"]);
        let one = Expr::Window { count: Count::whole(if block == Block::Fortnight { 2 } else { 1 }), unit, shift };
        if block == Block::Fortnight || shift == Shift::Past {
            return Some(one);
        }
        match (shift, unit) {
            (Shift::That, _) if self.any(at, &["that", "same", "the"]) && !self.is_that_conjunction(at) => {
                Some(Expr::Shifted { unit: block, shift })
            }
            (Shift::That, _) | (Shift::Last | Shift::This, TimeUnit::Day) => None,
            (Shift::Last | Shift::Next, TimeUnit::Decade | TimeUnit::Century) if has_the => Some(one),
            (Shift::Last, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week) if has_the && lasting => Some(one),
            (Shift::Next, unit) if (has_the && block != Block::Unit(TimeUnit::Quarter)) || unit == TimeUnit::Day => {
                Some(Expr::Shifted { unit: block, shift: Shift::Following })
            }
            (Shift::Coming, _) if has_the && block != Block::Weekend => Some(Expr::Shifted { unit: block, shift: Shift::Next }),
            _ => Some(Expr::Shifted { unit: block, shift }),
        }
    }

    /// "the claim that week after week …": "that" as a conjunction is followed by more than a unit.
    fn is_that_conjunction(&self, at: usize) -> bool {
        self.is(at, "that") && self.is(at + 2, "after")
    }

    /// "the same period last year", "the same month a year ago".
    fn same_in(&self, at: usize) -> Parsed {
        let the = self.skip(at, "the");
        let is_period = self.is(the, "same")
            && (self.any(the + 1, &["period", "time", "point", "stage"]) || self.time_unit(the + 1).is_some());
        let next = the + 2;
        let next = if self.any(next, &["of", "in", "a"]) && !self.is(next, "a") { next + 1 } else { next };
        if !is_period || self.shift(the) != Some(Shift::That) {
            return None;
        }
        let (year, end) = self.year_phrase(next)?;
        Some((Expr::SameIn { year: Box::new(year) }, end))
    }

    /// Reads what names a year: "last year", "of that year", "a year ago", "the year before", "2009".
    pub(super) fn year_phrase(&self, at: usize) -> Parsed {
        if let Some((year, end)) = self.year(at) {
            return Some((Expr::Point(super::super::calendar::Point::Year(year)), end));
        }
        let the = self.skip(at, "the");
        if let Some((shift, after)) = self.determiner(at)
            && matches!(self.time_unit(after), Some((TimeUnit::Year, 1, Number::One)))
        {
            let shift = if the > at && matches!(shift, Shift::Next) { Shift::Following } else { shift };
            return Some((Expr::Shifted { unit: Block::Unit(TimeUnit::Year), shift }, after + 1));
        }
        let single = self.any(at, &["a", "one", "the"]) && self.is(at + 1, "year");
        let direction = match self.word(at + 2) {
            "ago" => Direction::Ago,
            "earlier" | "before" => Direction::Earlier,
            "later" | "after" => Direction::Later,
            _ => return None,
        };
        single.then_some((Expr::Offset { count: Count::whole(1), unit: TimeUnit::Year, direction, from: None }, at + 3))
    }

    /// "the entire year", "the whole week".
    fn whole_unit(&self, at: usize) -> Parsed {
        let whole = self.is(at, "the") && self.any(at + 1, &["entire", "whole", "full"]);
        let (block, end) = self.block(at + 2).filter(|(block, _)| whole && matches!(block, Block::Unit(_) | Block::Weekend))?;
        Some((Expr::Shifted { unit: block, shift: Shift::That }, end))
    }

    /// "recent weeks", "the coming months".
    fn recent_units(&self, at: usize) -> Parsed {
        let after = self.skip(at, "the");
        let after = if self.any(after, &["most"]) { after + 1 } else { after };
        let (unit, _, number) = self.time_unit(after + 1).filter(|_| self.has(after, Sense::RecentAdjective))?;
        (number == Number::Many).then_some((Expr::Window { count: Count::Vague, unit, shift: Shift::Past }, after + 2))
    }

    /// "the day before", "the year after", "the week before the vote".
    fn the_unit_beside(&self, at: usize) -> Parsed {
        let (block, end) = self.block(at + 1).filter(|_| self.is(at, "the"))?;
        let Block::Unit(unit) = block else { return None };
        let side = self.side(end)?;
        let after = end + 1;
        Some(self.beside(Count::whole(1), unit, side, after, self.is_end(after)))
    }

    /// Reads "before" or "after" and the like.
    fn side(&self, at: usize) -> Option<Side> {
        if self.any(at, &["before", "earlier", "previous"]) {
            return Some(Side::Before);
        }
        self.any(at, &["after", "later", "following"]).then_some(Side::After)
    }

    /// Builds what hangs on a date or an event behind "before" or "after", or on the last mention where nothing follows.
    fn beside(&self, count: Count, unit: TimeUnit, side: Side, after: usize, is_closed: bool) -> (Expr, usize) {
        let direction = if side == Side::Before { Direction::Earlier } else { Direction::Later };
        if is_closed {
            return (Expr::Offset { count, unit, direction, from: None }, after);
        }
        if let Some((from, end)) = self.anchor_date(after) {
            return (Expr::Offset { count, unit, direction, from: Some(Box::new(from)) }, end);
        }
        (Expr::Apart { count, unit, side }, after - 1)
    }

    /// Reads the date behind "before" or "after": one that stands by itself, never a count.
    fn anchor_date(&self, at: usize) -> Parsed {
        let (expr, end) = self
            .iso_date(at)
            .or_else(|| self.numeric_date(at))
            .or_else(|| self.month_led(at))
            .or_else(|| self.day_led(at))
            .or_else(|| self.weekday_led(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.deictic(at))
            .or_else(|| self.year(at).map(|(year, end)| (Expr::Point(super::super::calendar::Point::Year(year)), end)))?;
        let modifies = self.is_lower_word(end)
            && !self.any(
                end,
                &["and", "but", "when", "as", "or", "that", "to", "in", "at", "he", "she", "it", "they", "the", "on"],
            );
        (!modifies).then_some((expr, end))
    }

    /// Reads a unit and how many base units it is.
    pub(super) fn time_unit(&self, at: usize) -> Option<(TimeUnit, u32, Number)> {
        self.sense(at, |sense| match sense {
            Sense::Unit(Unit::Century, 10, number) => Some((TimeUnit::Century, 10, number)),
            Sense::Unit(unit, factor, number) => Some((unit.time(), u32::from(factor), number)),
            _ => None,
        })
    }

    /// "three hours", "a year", "two-day", "33-year-old", "years", and what hangs on them.
    pub(super) fn quantity(&self, at: usize) -> Parsed {
        if at > 0 && self.glued(at) && (self.sign(at - 1, b'$') || self.sign(at - 1, b'.')) {
            return None;
        }
        let the =
            at + usize::from(self.has(at, Sense::The) && self.count(at + 1).is_some_and(|(count, _)| count != Count::Vague));
        let (count, unit, end, form) = self.measure(the)?;
        if the > at && form == Shape::Compound {
            return None;
        }
        if self.is(end, "of") && self.before(at, &["within"]) {
            return Some((Expr::Within { count, unit }, end));
        }
        self.suffixed(the, count, unit, end, form)
    }

    /// Reads a count with its unit.
    fn measure(&self, at: usize) -> Option<(Count, TimeUnit, usize, Shape)> {
        self.half_unit(at).or_else(|| self.counted_unit(at)).or_else(|| self.single_unit(at)).or_else(|| self.bare_units(at))
    }

    /// "half an hour", "a half-century".
    fn half_unit(&self, at: usize) -> Option<(Count, TimeUnit, usize, Shape)> {
        let half = if self.has(at, Sense::Article) { at + 1 } else { at };
        if !self.has(half, Sense::Half) {
            return None;
        }
        let unit_at = if self.has(half + 1, Sense::Article) || self.sign(half + 1, b'-') { half + 2 } else { half + 1 };
        let (unit, _, Number::One) = self.time_unit(unit_at)? else { return None };
        let (count, unit) = match unit {
            TimeUnit::Minute => (30, TimeUnit::Second),
            TimeUnit::Hour => (30, TimeUnit::Minute),
            TimeUnit::Day => (12, TimeUnit::Hour),
            TimeUnit::Year => (6, TimeUnit::Month),
            TimeUnit::Decade => (5, TimeUnit::Year),
            TimeUnit::Century => (50, TimeUnit::Year),
            _ => return None,
        };
        Some((Count::whole(count), unit, unit_at + 1, Shape::Phrase))
    }

    fn counted_unit(&self, at: usize) -> Option<(Count, TimeUnit, usize, Shape)> {
        let (count, next) = self.count(at)?;
        let hyphened = self.sign(next, b'-') && self.glued(next) && self.glued(next + 1);
        let unit_at = if hyphened { next + 1 } else { next };
        let unit_at = if !hyphened
            && self.any(
                unit_at,
                &[
                    "full",
                    "whole",
                    "straight",
                    "consecutive",
                    "more",
                    "long",
                    "calendar",
                    "successive",
                    "solid",
                    "further",
                    "additional",
                    "business",
                    "working",
                ],
            ) {
            unit_at + 1
        } else {
            unit_at
        };
        let (unit, factor, number) = self.time_unit(unit_at)?;
        let digits = self.numeral(at).is_some();
        let one = count == Count::whole(1);
        let fits = match number {
            Number::Many => !one || digits,
            Number::Short => {
                digits && (hyphened || unit_at == at + 1) && self.is_lower_word(unit_at) && self.is_short_fit(at, unit_at)
            }
            Number::One => {
                let modifies = self.is_lower_word(unit_at + 1) && count != Count::Vague;
                hyphened || one || ((digits || modifies) && unit != TimeUnit::Second && unit != TimeUnit::Quarter)
            }
        };
        let grouped_year = self.numeral(at).is_some_and(|numeral| {
            numeral.form == Form::Plain
                && numeral.n_digits == 4
                && (number == Number::One || self.before(at, &["at"]))
                && !hyphened
        });
        if !fits || grouped_year || (one && !hyphened && !digits && !self.is_single_fit(at, unit, unit_at + 1)) {
            return None;
        }
        let shape = if hyphened { Shape::Compound } else { Shape::Phrase };
        let (count, end) = self.and_a_half_more(count.times(factor), unit_at + 1);
        Some((count, unit, end, shape))
    }

    /// Whether one letter behind digits can be a unit: "24 h", "10 s", never "1990 s" or "5 d'or".
    fn is_short_fit(&self, at: usize, unit_at: usize) -> bool {
        let few = self.numeral(at).is_some_and(|numeral| numeral.n_digits <= 3);
        self.word(unit_at).len() > 1 || (few && !self.sign(unit_at + 1, b'\'') && !self.sign(unit_at + 1, b'/'))
    }

    fn and_a_half_more(&self, count: Count, at: usize) -> (Count, usize) {
        match count {
            Count::Exact { whole, tenths: 0 }
                if self.is(at, "and") && self.is(at + 1, "a") && self.is(at + 2, "half") && !self.is(at + 3, "of") =>
            {
                (Count::Exact { whole, tenths: 5 }, at + 3)
            }
            _ => (count, at),
        }
    }

    /// "a year", "an hour", "the year-long".
    fn single_unit(&self, at: usize) -> Option<(Count, TimeUnit, usize, Shape)> {
        let article = self.has(at, Sense::Article);
        let unit_at = if article { at + 1 } else { at };
        let unit_at = if article && self.any(unit_at, &["full", "whole", "further", "solid"]) { unit_at + 1 } else { unit_at };
        let (unit, factor, number) = self.time_unit(unit_at)?;
        if self.sign(unit_at + 1, b'-') && self.glued(unit_at + 1) && self.is(unit_at + 2, "long") {
            let count = if number == Number::Many { Count::Vague } else { Count::whole(factor) };
            return (!article).then_some((count, unit, unit_at + 3, Shape::Compound));
        }
        let fits = article && number == Number::One && self.is_single_fit(at, unit, unit_at + 1);
        if !fits {
            return None;
        }
        let (count, end) = self.and_a_half_more(Count::whole(factor), unit_at + 1);
        Some((count, unit, end, Shape::Phrase))
    }

    /// Whether "a second", "a day", "one day" is a length of time here, and not a count of something or "some day".
    fn is_single_fit(&self, at: usize, unit: TimeUnit, end: usize) -> bool {
        let related =
            self.any(end, &["ago", "later", "earlier", "before", "after", "and", "old", "or", "from", "ahead", "prior"]);
        let lasting = self.before(
            at,
            &[
                "for", "within", "in", "over", "just", "only", "than", "least", "about", "nearly", "almost", "after", "took",
                "takes", "lasted", "once", "twice", "times", "every",
            ],
        );
        match unit {
            TimeUnit::Second => related || (lasting && (self.is_end(end) || self.any(end, &["of"]))),
            TimeUnit::Day => related || lasting || self.is_rate(at),
            TimeUnit::Quarter => related && !self.any(end, &["and", "or", "from"]),
            TimeUnit::Minute => {
                related
                    || lasting
                    || !self.is_lower_word(end)
                    || self.any(end, &["of", "for", "by", "when", "as", "with", "on", "at"])
            }
            TimeUnit::Century if self.before(at, &["scored", "hit", "struck", "made"]) => false,
            TimeUnit::Decade | TimeUnit::Century | TimeUnit::Year | TimeUnit::Month | TimeUnit::Week | TimeUnit::Hour => {
                related || !self.is_lower_word(end) || lasting || !self.is_unit_of_name(end)
            }
        }
    }

    fn is_unit_of_name(&self, at: usize) -> bool {
        self.any(at, &["when", "in", "which", "where", "that"]) || self.sign(at, b'-')
    }

    /// Whether "a year" says how often or how much: "twice a year", "$5 million a year".
    fn is_rate(&self, at: usize) -> bool {
        if self.any(at, &["one", "1"]) {
            return false;
        }
        let Some(previous) = at.checked_sub(1) else { return false };
        match self.tokens[previous].kind {
            Kind::Number(_) => true,
            Kind::Word(senses) => {
                senses.iter().any(|sense| matches!(sense, Sense::Scale(_) | Sense::Unit(_, _, Number::Many | Number::Short)))
                    || self.any(
                        previous,
                        &[
                            "once", "twice", "thrice", "times", "dollars", "euros", "pounds", "rubles", "percent", "barrels",
                            "people", "tons", "tonnes", "cent", "rials", "yen",
                        ],
                    )
            }
            Kind::Sign(sign) => sign == b'%',
            Kind::Break => false,
        }
    }

    /// "years", "decades" without a count, where they tell how long.
    fn bare_units(&self, at: usize) -> Option<(Count, TimeUnit, usize, Shape)> {
        let (unit, _, Number::Many) = self.time_unit(at)? else { return None };
        if self.sign(at + 1, b'-') && self.is(at + 2, "long") {
            return Some((Count::Vague, unit, at + 3, Shape::Compound));
        }
        if self.sign(at + 1, b'-') && self.is(at + 2, "old") {
            return Some((Count::Vague, unit, at + 3, Shape::Compound));
        }
        let lasting =
            self.before(
                at,
                &[
                    "for", "over", "within", "after", "in", "take", "took", "takes", "spent", "through", "lasted", "of",
                    "only", "just", "mere", "last", "lasting",
                ],
            ) && !(self.before(at, &["of", "after", "through"]) && !self.is_end(at + 1) && !self.any(at + 1, &["of", "in"]));
        let related = self.any(at + 1, &["ago", "later", "earlier", "before", "after"])
            || (self.is(at + 1, "in") && self.is(at + 2, "the") && self.is(at + 3, "making"));
        let quarters = unit == TimeUnit::Quarter || unit == TimeUnit::Second;
        ((lasting || related) && !quarters).then_some((Count::Vague, unit, at + 1, Shape::Phrase))
    }

    /// Reads what hangs on a length of time: "ago", "later", "before the vote", "old", "from now".
    fn suffixed(&self, at: usize, count: Count, unit: TimeUnit, end: usize, shape: Shape) -> Parsed {
        if shape == Shape::Compound {
            let old = self.sign(end, b'-') && self.is(end + 1, "old");
            if old {
                return Some((Expr::Age { count, unit }, end + 2));
            }
            let long = self.sign(end, b'-') && self.is(end + 1, "long");
            return Some((Expr::Duration { count, unit }, if long { end + 2 } else { end }));
        }
        let offset = |direction: Direction, end: usize| Some((Expr::Offset { count, unit, direction, from: None }, end));
        if self.is(end, "ago") {
            return offset(Direction::Ago, end + 1);
        }
        if self.is(end, "old") || self.is(end, "of") && self.is(end + 1, "age") {
            return Some((Expr::Age { count, unit }, end + if self.is(end, "old") { 1 } else { 2 }));
        }
        if self.is(end, "from") && self.is(end + 1, "now") || self.is(end, "from") && self.is(end + 1, "today") {
            return offset(Direction::Hence, end + 2);
        }
        if self.is(end, "hence") {
            return offset(Direction::Hence, end + 1);
        }
        if let Some(end) = self.time_possessed(end).filter(|_| self.before(at, &["in", "within"])) {
            return offset(Direction::Hence, end);
        }
        if self.any(end, &["earlier", "previously"]) || (self.is(end, "before") && self.is_end(end + 1)) {
            return offset(Direction::Earlier, end + 1);
        }
        if self.any(end, &["later", "afterwards", "afterward", "thereafter"]) || (self.is(end, "after") && self.is_end(end + 1))
        {
            return offset(Direction::Later, end + 1);
        }
        let single_article = self.has(at, Sense::Article) && count == Count::whole(1);
        if single_article && self.is_rate(at) && !self.any(end, &["before", "after"]) {
            let value = super::super::values::duration(count, unit);
            return Some((Expr::Set { value }, end));
        }
        let hanging = self.hanging(count, unit, end).or_else(|| self.counted_from(count, unit, end));
        hanging.or(Some((Expr::Duration { count, unit }, end)))
    }

    /// Reads "'s time" or "' time", as in "in two weeks' time", and returns the place behind it.
    fn time_possessed(&self, at: usize) -> Option<usize> {
        let noun = if self.is(at + 1, "s") && self.glued(at + 1) { at + 2 } else { at + 1 };
        (self.sign(at, b'\'') && self.is(noun, "time")).then_some(noun + 1)
    }

    /// "a week from Thursday".
    fn counted_from(&self, count: Count, unit: TimeUnit, end: usize) -> Parsed {
        let is_long = matches!(unit, TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year);
        let date = self.weekday_led(end + 1).or_else(|| self.deictic(end + 1)).filter(|_| is_long && self.is(end, "from"));
        let (from, date_end) = date.filter(|(_, date_end)| self.is_end(*date_end))?;
        Some((Expr::Offset { count, unit, direction: Direction::Later, from: Some(Box::new(from)) }, date_end))
    }

    /// "two days before the deadline", "a week ahead of 6 August", "five years after its launch".
    fn hanging(&self, count: Count, unit: TimeUnit, end: usize) -> Parsed {
        let (side, after) = match (self.word(end), self.word(end + 1)) {
            ("before", _) => (Side::Before, end + 1),
            ("ahead" | "short", "of") | ("prior", "to") => (Side::Before, end + 2),
            ("after" | "following", _) => (Side::After, end + 1),
            _ => return None,
        };
        if let Some((from, date_end)) = self.anchor_date(after) {
            let direction = if side == Side::Before { Direction::Earlier } else { Direction::Later };
            return Some((Expr::Offset { count, unit, direction, from: Some(Box::new(from)) }, date_end));
        }
        Some((Expr::Apart { count, unit, side }, end))
    }

    /// "every Monday", "each year", "twice a week", "daily", "Mondays".
    pub(super) fn set(&self, at: usize) -> Parsed {
        if let Some(value) = self.frequency_word(at) {
            return Some((Expr::Set { value }, at + 1));
        }
        if self.any(at, &["once", "twice"]) || (self.count(at).is_some_and(|(_, end)| self.is(end, "times"))) {
            let rate = self.count(at).filter(|(_, end)| self.is(*end, "times")).map_or(at + 1, |(_, end)| end + 1);
            return self.rate_unit(rate).or_else(|| Some((Expr::Set { value: self.frequency_word(rate)? }, rate + 1)));
        }
        if self.is(at, "per") && !self.is_capitalized(at) {
            return None;
        }
        self.every(at)
    }

    fn rate_unit(&self, at: usize) -> Parsed {
        let (unit, factor, Number::One) =
            self.time_unit(at + 1).filter(|_| self.any(at, &["a", "an", "per", "every", "each"]))?
        else {
            return None;
        };
        Some((Expr::Set { value: super::super::values::duration(Count::whole(factor), unit) }, at + 2))
    }

    fn frequency_word(&self, at: usize) -> Option<String> {
        let in_name =
            self.is_capitalized(at) && (self.is_capitalized(at + 1) && !self.is_end(at + 1) || self.before(at, &["the"]));
        self.sense(at, |sense| match sense {
            Sense::Weekdays(day) => Some(format!("XXXX-WXX-{day}")),
            Sense::Frequency(unit) if !in_name => Some(super::super::values::duration(Count::whole(1), unit.time())),
            Sense::Biennial if !in_name => Some("P2Y".to_owned()),
            Sense::Fortnightly if !in_name => Some("P2W".to_owned()),
            Sense::HalfYearly if !in_name => Some("P6M".to_owned()),
            _ => None,
        })
    }

    fn every(&self, at: usize) -> Parsed {
        if !self.has(at, Sense::Every) {
            return None;
        }
        let after = at + 1;
        let other = usize::from(self.is(after, "other"));
        let factor = if other == 1 { 2 } else { 1 };
        let next = after + other;
        if let Some((weekday, super::Certainty::Sure)) = self.weekday(next) {
            return Some((Expr::Set { value: format!("XXXX-WXX-{weekday}") }, next + 1));
        }
        if let Some((month, _)) = self.month(next).filter(|_| self.is_capitalized(next)) {
            return Some((Expr::Set { value: format!("XXXX-{month:02}") }, next + 1));
        }
        if let Some(part) = self.sense(next, |sense| if let Sense::Part(part) = sense { Some(part.of_day()) } else { None }) {
            return Some((Expr::Set { value: format!("XXXX-XX-XXT{}", part.timex3()) }, next + 1));
        }
        if let Some(season) = self.sense(next, |sense| if let Sense::Season(season) = sense { Some(season) } else { None }) {
            return Some((Expr::Set { value: format!("XXXX-{}", season.timex3()) }, next + 1));
        }
        if self.has(next, Sense::Weekend) {
            return Some((Expr::Set { value: "XXXX-WXX-WE".to_owned() }, next + 1));
        }
        let (count, unit_at) = self.count(next).unwrap_or((Count::whole(1), next));
        let (unit, base, _) = self.time_unit(unit_at)?;
        let value = super::super::values::duration(count.times(base).times(factor), unit);
        (!(unit == TimeUnit::Second && unit_at == next)).then_some((Expr::Set { value }, unit_at + 1))
    }
}

/// How a length of time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// "three hours".
    Phrase,
    /// "three-hour", "year-long".
    Compound,
}
