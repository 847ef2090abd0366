//! What stands between and before expressions: prepositions, ranges of two, a year that two share.

use super::Parser;
use crate::model::Day;
use crate::temporal::calendar::Point;
use crate::temporal::token::Kind;
use crate::temporal::tree::{Expr, Governor, Link, Match};

impl Parser<'_> {
    /// Ties each expression to the words before it and to its neighbor.
    pub(super) fn assemble(&self, matches: &mut [Match]) {
        for index in 0..matches.len() {
            let Some(first) = self.token_at(matches[index].span.start()) else { continue };
            let governor = self.governor(first);
            let closed = self.closes(matches[index].span.end());
            if governor != Governor::None && (closed || matches!(governor, Governor::Since | Governor::Until | Governor::By)) {
                matches[index].governor = governor;
            }
            if index + 1 < matches.len() && matches[index].link == Link::None {
                let (left, right) = matches.split_at_mut(index + 1);
                self.link(first, &mut left[index], &right[0]);
            }
        }
    }

    /// Returns the index of the token that begins at `byte`.
    fn token_at(&self, byte: usize) -> Option<usize> {
        self.tokens.binary_search_by_key(&byte, |token| token.span.start()).ok()
    }

    fn governor(&self, at: usize) -> Governor {
        let Some(previous) = at.checked_sub(1) else { return Governor::None };
        let two_before = previous.wrapping_sub(1);
        if self.any(previous, &["on", "the", "at", "about", "around"]) && at > 1 {
            return self.governor_word(two_before, two_before.wrapping_sub(1));
        }
        self.governor_word(previous, two_before)
    }

    fn governor_word(&self, at: usize, before: usize) -> Governor {
        match self.word(at) {
            "since" | "Since" => Governor::Since,
            "until" | "Until" | "till" | "Till" => Governor::Until,
            "by" | "By" => Governor::By,
            "before" | "Before" => Governor::Before,
            "to" if self.any(before, &["prior", "Prior"]) => Governor::Before,
            "of" if self.any(before, &["ahead", "Ahead"]) => Governor::Before,
            "after" | "After" => Governor::After,
            _ => Governor::None,
        }
    }

    /// Whether nothing that the expression could qualify follows: "after Friday's talks" is after the talks.
    fn closes(&self, byte: usize) -> bool {
        let next = self.tokens.partition_point(|token| token.span.start() < byte);
        match self.tokens.get(next).map(|token| token.kind) {
            None | Some(Kind::Break) => true,
            Some(Kind::Sign(sign)) => sign != b'\'' && sign != b'-' && sign != b'/',
            Some(Kind::Number(_)) => false,
            Some(Kind::Word(_)) => self.any(
                next,
                &[
                    "and", "or", "but", "to", "in", "at", "on", "when", "as", "he", "she", "it", "they", "we", "the", "if",
                    "for", "with", "because", "that", "which", "who", "while", "a",
                ],
            ),
        }
    }

    /// Ties two neighbors: "from X to Y", "between X and Y", "X – Y"; the second lends the first its year.
    fn link(&self, first: usize, left: &mut Match, right: &Match) {
        let after = self.tokens.partition_point(|token| token.span.start() < left.span.end());
        let gap = self.tokens[after..].iter().take_while(|token| token.span.start() < right.span.start()).count();
        if !(1..=2).contains(&gap) {
            return;
        }
        let comma = gap == 2 && self.sign(after, b',');
        let joint = if comma { after + 1 } else { after };
        let the = gap == 2 && !comma && self.is(after + 1, "the");
        if gap == 2 && !comma && !the && !self.any(after + 1, &["on", "about"]) {
            return;
        }
        let between = self.before(first, &["between"])
            || (first > 1 && self.before(first - 1, &["between"]) && self.is(first - 1, "the"));
        let from = self.before(first, &["from"]);
        let to = self.any(joint, &["to", "until", "till", "through"]) && !comma;
        let dash = self.sign(joint, b'-') && gap == 1;
        let and = self.any(joint, &["and", "or"]);
        if !(to || dash || and) || !are_comparable(&left.expr, &right.expr) {
            return;
        }
        lend_year(&mut left.expr, &right.expr);
        left.link = match () {
            () if and && between => Link::Between,
            () if and => Link::None,
            () if from || dash || !matches!(left.expr, Expr::Weekday { .. } | Expr::Today { .. }) => Link::From,
            () => Link::None,
        };
    }
}

/// Whether two expressions can be the ends of one range.
fn are_comparable(left: &Expr, right: &Expr) -> bool {
    is_date(left) && is_date(right)
}

const fn is_date(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Point(_)
            | Expr::MonthDay { .. }
            | Expr::Month { .. }
            | Expr::Numeric { .. }
            | Expr::Weekday { .. }
            | Expr::DayOfMonth { .. }
            | Expr::Season { .. }
            | Expr::Quarter { .. }
            | Expr::Holiday { .. }
            | Expr::DecadeOf { .. }
            | Expr::Today { .. }
            | Expr::Shifted { .. }
            | Expr::Nth { .. }
    )
}

/// Gives the year of the second date to the first one, where that has none: "from June 3 to July 5, 2022".
fn lend_year(left: &mut Expr, right: &Expr) {
    let Expr::Point(point @ (Point::Day(_) | Point::Month(..))) = right else { return };
    let (year, end_month) = match point {
        Point::Month(year, month) => (*year, *month),
        Point::Day(day) => (point.year(), chrono::Datelike::month(&day.date())),
        _ => return,
    };
    match *left {
        Expr::MonthDay { month, day } => {
            let year = if month > end_month { year - 1 } else { year };
            if let Some(date) = Day::from_ymd(year, month, day) {
                *left = Expr::Point(Point::Day(date));
            }
        }
        Expr::Month { month, shift: None } => {
            *left = Expr::Point(Point::Month(if month > end_month { year - 1 } else { year }, month));
        }
        _ => {}
    }
}
