//! What has a name: holidays, seasons, quarters and halves, fiscal years, "today" and its neighbors.

use super::{Parsed, Parser};
use crate::temporal::calendar::Season;
use crate::temporal::lexicon::{HolidayRule, Sense, Shift, Unit};
use crate::temporal::token::Kind;
use crate::temporal::tree::{Block, Expr, Nth};

impl Parser<'_> {
    /// "Christmas", "last Easter", "New Year's Eve 1999".
    pub(super) fn holiday(&self, at: usize) -> Parsed {
        let (shift, name_at) = match self.determiner(at) {
            Some((shift, after)) if self.opens_holiday(after) => (Some(shift), after),
            _ => (None, at),
        };
        if !self.opens_holiday(name_at) || !(self.is_capitalized(name_at) || self.is_input) {
            return None;
        }
        let (rule, end) = self.holiday_name(name_at)?;
        let comma = self.skip_sign(end, b',');
        if let Some((year, year_end)) = self.year(comma).or_else(|| self.year(self.skip(end, "of"))) {
            return Some((Expr::Holiday { rule, year: Some(year), shift }, year_end));
        }
        let in_name = self.is_capitalized(end) && !self.is_end(end) && self.senses(end).is_empty();
        (!in_name || self.is_input).then_some((Expr::Holiday { rule, year: None, shift }, end))
    }

    /// Returns the longest holiday whose words begin at the token, and the token behind them.
    fn holiday_name(&self, at: usize) -> Option<(HolidayRule, usize)> {
        let start = self.tokens.get(at)?.span.start();
        self.lexicon.holidays.iter().find_map(|holiday| {
            let end_byte = start + same_name(self.text.as_bytes().get(start..)?, holiday.name.as_bytes())?;
            let length = self.tokens[at..].iter().take(9).position(|token| token.span.end() == end_byte)?;
            Some((holiday.rule, at + length + 1))
        })
    }

    /// "spring", "last summer", "the winter of 1941–42", "summer 2014".
    pub(super) fn season(&self, at: usize) -> Parsed {
        let (shift, name_at) = match self.determiner(at) {
            Some((shift, after)) if self.season_name(after).is_some() => (Some(shift), after),
            _ => (None, self.skip(at, "the")),
        };
        let (season, is_fall) = self.season_name(name_at)?;
        let after = name_at + 1;
        let of = if self.is(after, "of") || self.sign(after, b',') { after + 1 } else { after };
        if let Some((year, end)) = self.year(of) {
            let end = self.second_year(end).unwrap_or(end);
            return Some((Expr::Season { season, year: Some(year), shift: None }, end));
        }
        if shift.is_some_and(|shift| shift != Shift::That) || self.is_input {
            return Some((Expr::Season { season, year: None, shift }, after));
        }
        let fits = self.is_lower_word(name_at) && self.is_season_context(at, name_at, is_fall);
        fits.then_some((Expr::Season { season, year: None, shift }, after))
    }

    fn season_name(&self, at: usize) -> Option<(Season, bool)> {
        self.sense(at, |sense| match sense {
            Sense::Season(season) => Some((season, false)),
            Sense::SeasonFall => Some((Season::Autumn, true)),
            _ => None,
        })
    }

    /// Whether a season's word without a year stands where a time does; "fall" and "spring" are other words too.
    fn is_season_context(&self, at: usize, name_at: usize, is_fall: bool) -> bool {
        let preposition = self.before(at, &["in", "by", "until", "since", "during", "of", "throughout", "before", "after"]);
        let edge = self.before(at, &["early", "late", "mid", "-"]);
        let ambiguous = is_fall || self.is(name_at, "spring");
        let the = name_at > at;
        let closed = self.is_end(name_at + 1) || self.any(name_at + 1, &["and", "when", "as", "to", "but", "with", "that"]);
        if ambiguous {
            (preposition && the && !self.is(name_at + 1, "of"))
                || edge
                || (self.before(at, &["this", "by", "in"]) && closed && !is_fall)
        } else {
            preposition || edge || the
        }
    }

    /// Reads the end of "1941–42" behind its first year.
    pub(super) fn second_year(&self, at: usize) -> Option<usize> {
        let joined = (self.sign(at, b'-') || self.sign(at, b'/')) && self.glued(at) && self.glued(at + 1);
        self.plain(at + 1).filter(|numeral| joined && matches!(numeral.n_digits, 2 | 4)).map(|_| at + 2)
    }

    /// "the third quarter of 2009", "Q3 2024", "the first half of this year", "the last week of March".
    pub(super) fn quarter(&self, at: usize) -> Parsed {
        self.short_quarter(at).or_else(|| self.nth_of(at)).or_else(|| self.bare_quarter(at)).or_else(|| self.the_weekend(at))
    }

    /// "Q3 2024", "Q3", "H1 2020", "2024 Q3".
    fn short_quarter(&self, at: usize) -> Parsed {
        if let Some((year, end)) = self.year(at)
            && let Some((expr, end)) = self.short_part(end, Some(year))
        {
            return Some((expr, end));
        }
        let (expr, end) = self.short_part(at, None)?;
        let of = if self.is(end, "of") || self.sign(end, b',') { end + 1 } else { end };
        if let Some((year, year_end)) = self.year(of) {
            return self.short_part(at, Some(year)).map(|(expr, _)| (expr, year_end));
        }
        Some((expr, end))
    }

    fn short_part(&self, at: usize, year: Option<i32>) -> Parsed {
        let numeral = self.plain(at + 1).filter(|numeral| numeral.n_digits == 1 && self.glued(at + 1))?;
        match (self.word(at), numeral.value) {
            ("Q", 1..=4) => Some((Expr::Quarter { quarter: numeral.value, year, is_fiscal: false }, at + 2)),
            ("H", 1..=2) if year.is_some() || self.is(at + 2, "of") || self.year(at + 2).is_some() => {
                Some((Expr::Half { half: numeral.value, year }, at + 2))
            }
            _ => None,
        }
    }

    /// "the first quarter of 2009", "the last week of March", "the first Monday in October".
    fn nth_of(&self, at: usize) -> Parsed {
        let after = self.skip(at, "the");
        let (nth, next) = self.nth(after)?;
        let next = self.skip_sign(next, b'-');
        let (block, next) = self.block(next)?;
        if !(self.is(next, "of") || (self.is(next, "in") && matches!(block, Block::Weekday(_)))) {
            return None;
        }
        let (of, end) = self.container(next + 1)?;
        Some((Expr::Nth { nth, unit: block, of: Box::new(of) }, end))
    }

    /// Reads "first", "last", "final", "closing".
    fn nth(&self, at: usize) -> Option<(Nth, usize)> {
        if self.any(at, &["last", "final", "closing"]) {
            return Some((Nth::Last, at + 1));
        }
        if self.any(at, &["opening"]) {
            return Some((Nth::First(1), at + 1));
        }
        self.ordinal(at).map(|(number, end)| (Nth::First(number), end))
    }

    /// Reads the unit that is picked: a unit of the calendar, a weekend, a weekday, a half.
    pub(super) fn block(&self, at: usize) -> Option<(Block, usize)> {
        let block = self.sense(at, |sense| match sense {
            Sense::Unit(Unit::Second | Unit::Minute | Unit::Hour, ..) => None,
            Sense::Unit(Unit::Week, 2, _) => Some(Block::Fortnight),
            Sense::Unit(unit, 1, super::super::lexicon::Number::One) => Some(Block::Unit(unit.time())),
            Sense::Weekend => Some(Block::Weekend),
            Sense::Weekday(day, super::Certainty::Sure) => Some(Block::Weekday(u32::from(day))),
            Sense::Half => Some(Block::Half),
            _ => None,
        })?;
        Some((block, at + 1))
    }

    /// "the weekend"; "Labor Day weekend" and "the weekend of 12-13 July" aside, which their dates name.
    fn the_weekend(&self, at: usize) -> Parsed {
        let is_weekend = self.is(at, "the") && self.has(at + 1, Sense::Weekend) && !self.word(at + 1).ends_with('s');
        let is_month = |sense: &Sense| matches!(sense, Sense::Month(..));
        let is_dated = self.is(at + 2, "of") && (self.numeral(at + 3).is_some() || self.senses(at + 3).iter().any(is_month));
        (is_weekend && !is_dated).then_some((Expr::Weekend, at + 2))
    }

    /// Reads what a part can be picked of: a month, a year, a season, a decade, "last year".
    pub(super) fn container(&self, at: usize) -> Parsed {
        let (expr, end) = self
            .month_led(at)
            .or_else(|| self.fiscal(at))
            .or_else(|| self.season(at))
            .or_else(|| self.decade_or_century(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.unit_led(at))
            .or_else(|| self.the_unit(at))
            .or_else(|| self.year(at).map(|(year, end)| (Expr::Point(super::super::calendar::Point::Year(year)), end)))?;
        let fits = !matches!(expr, Expr::Duration { .. } | Expr::Window { .. } | Expr::Set { .. });
        fits.then_some((expr, end))
    }

    /// "the year", "the month": the one at hand, where a part of it is picked.
    pub(super) fn the_unit(&self, at: usize) -> Parsed {
        let unit_at = at + 1;
        let (block, end) = self.block(unit_at).filter(|_| self.is(at, "the"))?;
        let shift = if block == Block::Unit(crate::model::TimeUnit::Day) { Shift::That } else { Shift::This };
        matches!(block, Block::Unit(_) | Block::Weekend).then_some((Expr::Shifted { unit: block, shift }, end))
    }

    /// "the third quarter", "third-quarter results".
    fn bare_quarter(&self, at: usize) -> Parsed {
        let after = self.skip(at, "the");
        if self.shift(after).is_some() {
            return None;
        }
        let (nth, next) = self.nth(after)?;
        let quarter = match nth {
            Nth::First(number @ 1..=4) => number,
            Nth::Last => 4,
            Nth::First(_) => return None,
        };
        let unit_at = self.skip_sign(next, b'-');
        let fiscal = usize::from(self.has(unit_at, Sense::Fiscal));
        let is_quarter = self.has(unit_at + fiscal, Sense::Unit(Unit::Quarter, 1, super::super::lexicon::Number::One));
        if !is_quarter {
            return None;
        }
        let end = unit_at + fiscal + 1;
        if let Some((year, end)) = self.year(end) {
            return Some((Expr::Quarter { quarter, year: Some(year), is_fiscal: fiscal == 1 }, end));
        }
        Some((Expr::Quarter { quarter, year: None, is_fiscal: fiscal == 1 }, end))
    }

    /// "fiscal 2024", "the fiscal year 2024", "FY24", "the last financial year", "the 2024 fiscal year".
    pub(super) fn fiscal(&self, at: usize) -> Parsed {
        let is_year = |at: usize| self.has(at, Sense::Unit(Unit::Year, 1, super::super::lexicon::Number::One));
        if self.word(at) == "FY"
            && let Some(numeral) = self.plain(at + 1)
        {
            let year = if numeral.n_digits == 2 {
                Some(super::years::full_year(numeral.value))
            } else {
                self.year(at + 1).map(|(year, _)| year)
            };
            return year.map(|year| (Expr::FiscalYear { year: Some(year), shift: None }, at + 2));
        }
        let the = self.skip(at, "the");
        if let Some((year, end)) = self.year(the)
            && self.has(end, Sense::Fiscal)
            && is_year(end + 1)
        {
            return Some((Expr::FiscalYear { year: Some(year), shift: None }, end + 2));
        }
        let (shift, fiscal_at) = self.determiner(at).map_or((None, the), |(shift, after)| (Some(shift), after));
        if !self.has(fiscal_at, Sense::Fiscal) {
            return None;
        }
        let end = fiscal_at + 1 + usize::from(is_year(fiscal_at + 1));
        if let Some((year, year_end)) = self.year(end) {
            let year_end = self.second_year(year_end).unwrap_or(year_end);
            return Some((Expr::FiscalYear { year: Some(year), shift }, year_end));
        }
        let named = end > fiscal_at + 1 && (shift.is_some() || the > at);
        named.then_some((Expr::FiscalYear { year: None, shift: shift.or(Some(Shift::This)) }, end))
    }

    /// "today", "yesterday", "the day before yesterday", "the day after tomorrow", "these days".
    pub(super) fn deictic(&self, at: usize) -> Parsed {
        let shift = |at| self.sense(at, |sense| if let Sense::DayShift(days) = sense { Some(i64::from(days)) } else { None });
        if let Some(days) = shift(at) {
            let of_paper = self.is_capitalized(at) && self.before(at, &["USA"]);
            return (!of_paper).then_some((Expr::Today { days }, at + 1));
        }
        let day = self.skip(at, "the");
        if self.is(day, "day") && self.any(day + 1, &["before", "after"]) {
            return match (self.word(day + 1), shift(day + 2)) {
                ("before", Some(-1)) => Some((Expr::Today { days: -2 }, day + 3)),
                ("after", Some(1)) => Some((Expr::Today { days: 2 }, day + 3)),
                _ => None,
            };
        }
        None
    }

    /// Whether the word can open an expression although it has no sense of its own.
    pub(super) fn is_opener(&self, at: usize) -> bool {
        matches!(self.tokens[at].kind, Kind::Word(_))
            && self.any(
                at,
                &[
                    "Q",
                    "H",
                    "FY",
                    "more",
                    "less",
                    "no",
                    "at",
                    "up",
                    "about",
                    "around",
                    "nearly",
                    "almost",
                    "over",
                    "under",
                    "circa",
                    "c",
                    "ca",
                    "approximately",
                    "roughly",
                    "final",
                    "these",
                    "those",
                    "within",
                    "once",
                    "twice",
                    "shortly",
                    "B",
                    "A",
                    "opening",
                    "closing",
                    "very",
                    "half",
                    "not",
                    "fewer",
                    "longer",
                    "good",
                    "quite",
                    "entire",
                    "per",
                ],
            )
    }
}

/// Returns how many bytes of `text` spell `name` in any case, with any apostrophe, where the word ends there.
fn same_name(text: &[u8], name: &[u8]) -> Option<usize> {
    let mut at = 0;
    for &wanted in name {
        let curly = wanted == b'\'' && text.get(at..at + 3) == Some("’".as_bytes());
        if curly {
            at += 3;
        } else if text.get(at)?.to_ascii_lowercase() == wanted {
            at += 1;
        } else {
            return None;
        }
    }
    text.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric()).then_some(at)
}
