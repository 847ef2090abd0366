//! Ranges that share a month, a year or a unit: "23 to 28 May 1993", "August 2-6", "1941–42", "60 to 90 days".

use super::Parser;
use crate::model::Day;
use crate::temporal::calendar::Point;
use crate::temporal::lexicon::Number;
use crate::temporal::token::Form;
use crate::temporal::tree::{Count, Expr, Link, Match};

type Pair = Option<(Vec<Match>, usize)>;

impl Parser<'_> {
    /// Reads two expressions of which one lends the other its month, year or unit.
    pub(super) fn range(&self, at: usize) -> Pair {
        if self.numeral(at).is_some() {
            if self.iso_date(at).is_some() {
                return None;
            }
            return self.days_before_month(at).or_else(|| self.years(at)).or_else(|| self.quantities(at));
        }
        self.days_behind_month(at).or_else(|| self.quantities(at))
    }

    /// Reads what joins the two and whether it makes a range of them; a list ("3 and 5 May") is none.
    fn joint(&self, at: usize) -> Option<(Link, usize)> {
        if self.sign(at, b'-') || self.any(at, &["to", "through", "until", "till"]) {
            let next = at + 1;
            return Some((Link::From, self.skip_sign(next, b'-')));
        }
        if self.sign(at, b'/') && self.glued(at) && self.glued(at + 1) {
            return Some((Link::From, at + 1));
        }
        (self.any(at, &["and", "or"]) || self.sign(at, b'&')).then_some((Link::None, at + 1))
    }

    /// "23 to 28 May 1993", "10-11 November 1918", "3 and 5 May".
    fn days_before_month(&self, at: usize) -> Pair {
        let (first, after) = self.day_number(at)?;
        let (link, next) = self.joint(after)?;
        let (expr, end) = self.day_led(self.skip(next, "the"))?;
        let first = lent(&expr, first)?;
        let link = if link == Link::None && self.before(at, &["between"]) { Link::Between } else { link };
        Some((pair(self.cover(at, after), first, link, self.cover(next, end), expr), end))
    }

    /// "August 2-6", "May 23 to 28, 1993".
    fn days_behind_month(&self, at: usize) -> Pair {
        let (month, _) = self.month(at)?;
        let (Expr::MonthDay { day, .. }, after) = self.month_led(at)? else { return None };
        let (link, next) = self.joint(after)?;
        let (second, end) = self.day_number(next)?;
        let counted =
            self.time_unit(end).is_some() || (link == Link::None && (self.is_lower_word(end) || self.month(end).is_some()));
        if counted || self.month(end).is_some() || self.sign(end, b':') {
            return None;
        }
        let comma = self.skip_sign(end, b',');
        let link = if link == Link::None && self.before(at, &["between"]) { Link::Between } else { link };
        let (first_expr, second_expr, end) = match self.year(comma) {
            Some((year, end)) => (day_of(year, month, day)?, day_of(year, month, second)?, end),
            None => (Expr::MonthDay { month, day }, Expr::MonthDay { month, day: second }, end),
        };
        Day::from_ymd(2000, month, second)?;
        Some((pair(self.cover(at, after), first_expr, link, self.cover(next, end), second_expr), end))
    }

    /// "1941–42", "1914-1918", "2019/20".
    fn years(&self, at: usize) -> Pair {
        if let Some(found) = self.years_of_era(at) {
            return Some(found);
        }
        let (year, after) = self.year(at).filter(|_| !self.is_blocked_before(at))?;
        let (Link::From, next) = self.joint(after)? else { return None };
        let tight = self.glued(after) && self.glued(next);
        let numeral = self
            .plain(next)
            .filter(|numeral| numeral.n_digits == 4 || (numeral.n_digits == 2 && tight && !self.sign(next + 1, b'-')))?;
        let century = year - year.rem_euclid(100);
        let value = i32::try_from(numeral.value).ok()?;
        let second =
            if numeral.n_digits == 2 { century + value + if value < year.rem_euclid(100) { 100 } else { 0 } } else { value };
        let fits = second > year && second - year <= 1000 && second < 2200 && (tight || self.year(next).is_some());
        let phone =
            self.glued(next + 1) && (self.numeral(next + 1).is_some() || self.sign(next + 1, b'-') && self.glued(next + 2));
        if !fits || phone || !self.is_year_range(at, next) {
            return None;
        }
        let expr = |year| Expr::Point(Point::Year(year));
        Some((pair(self.cover(at, after), expr(year), Link::From, self.cover(next, next + 1), expr(second)), next + 1))
    }

    /// "from 82 to 79 BC", "500–450 BC": the second year lends its era.
    fn years_of_era(&self, at: usize) -> Pair {
        let first = self.plain(at).filter(|numeral| numeral.n_digits <= 4 && numeral.value > 0)?;
        let (link, next) = self.joint(at + 1)?;
        let (Some((crate::temporal::lexicon::Era::Before, _)), Some((second, end))) = (self.era(next + 1), self.year(next))
        else {
            return None;
        };
        let year = 1 - i32::try_from(first.value).ok()?;
        let link = if link == Link::None && self.before(at, &["between"]) { Link::Between } else { link };
        let expr = |year| Expr::Point(Point::Year(year));
        let pair = pair(self.cover(at, at + 1), expr(year), link, self.cover(next, end), expr(second));
        (year < second).then_some((pair, end))
    }

    fn is_year_range(&self, at: usize, next: usize) -> bool {
        !self.before(at, &["$"])
            && !self.sign(next + 1, b'%')
            && self.time_unit(next + 1).is_none_or(|(_, _, number)| number == Number::One)
            && !(at > 0 && self.glued(at) && !self.sign(at - 1, b'(') && !self.sign(at - 1, b'-') && !self.sign(at - 1, b'"'))
    }

    /// "60 to 90 days", "between two and three weeks", "five or six years".
    fn quantities(&self, at: usize) -> Pair {
        let is_article = self.has(at, crate::temporal::lexicon::Sense::Article);
        if is_article || self.numeral(at).is_some_and(|numeral| matches!(numeral.form, Form::Ordinal | Form::Plural)) {
            return None;
        }
        let (count, after) = self.count(at).filter(|(count, _)| *count != Count::Vague)?;
        let (_, next) = self.joint(after)?;
        let (second, second_end) = self.count(next)?;
        let hyphen = self.skip_sign(second_end, b'-');
        let (unit, factor, _) = self.time_unit(hyphen)?;
        if !is_growing(count, second) {
            return None;
        }
        let (expr, end) = self.timed(next)?;
        let first = Expr::Duration { count: count.times(factor), unit };
        let is_duration = matches!(expr, Expr::Duration { .. } | Expr::Offset { .. } | Expr::Apart { .. } | Expr::Age { .. });
        is_duration.then(|| (pair(self.cover(at, after), first, Link::None, self.cover(next, end), expr), end))
    }
}

/// Returns the earlier day that shares month and year with `expr`.
fn lent(expr: &Expr, day: u32) -> Option<Expr> {
    match expr {
        Expr::Point(Point::Day(date)) => {
            let date = date.date();
            let first = Day::from_ymd(chrono::Datelike::year(&date), chrono::Datelike::month(&date), day)?;
            (day < chrono::Datelike::day(&date)).then_some(Expr::Point(Point::Day(first)))
        }
        Expr::MonthDay { month, day: last } => (day < *last).then_some(Expr::MonthDay { month: *month, day }),
        _ => None,
    }
}

fn day_of(year: i32, month: u32, day: u32) -> Option<Expr> {
    Day::from_ymd(year, month, day).map(|date| Expr::Point(Point::Day(date)))
}

/// Whether the second count is the greater one.
fn is_growing(first: Count, second: Count) -> bool {
    match (first, second) {
        (Count::Exact { whole: a, tenths: x }, Count::Exact { whole: b, tenths: y }) => (a, x) < (b, y),
        _ => false,
    }
}

/// Makes two matches, the first one tied to the second by `link`.
fn pair(first_span: crate::text::Span, first: Expr, link: Link, second_span: crate::text::Span, second: Expr) -> Vec<Match> {
    let mut opening = Match::new(first_span, first);
    opening.link = link;
    vec![opening, Match::new(second_span, second)]
}
