//! Recognition: tokens to typed trees. Each file holds the productions of one class; the longest one at a place wins.

mod assemble;
mod clock;
mod dates;
mod named;
mod numbers;
mod numeric;
mod ranges;
mod references;
mod units;
mod years;

use super::calendar::Point;
use super::lexicon::{Certainty, Edge, Lexicon, Sense, Shift, is_cue};
use super::token::{Form, Kind, Numeral, Token, tokenize};
use super::tree::{Expr, Match};
use crate::model::TimexMod;
use crate::text::{Span, slice};

/// A production's result: the tree and the token behind its last one.
type Parsed = Option<(Expr, usize)>;
/// A production.
type Production<'t> = fn(&Parser<'t>, usize) -> Parsed;

/// Finds the expressions of one stretch of text.
pub(super) fn recognize(text: &str, stretch: Span, lexicon: &'static Lexicon, tokens: &mut Vec<Token>) -> Vec<Match> {
    tokens.clear();
    tokenize(text, stretch, lexicon, tokens);
    measure_reach(tokens);
    let parser = Parser { text, tokens, lexicon, is_input: false };
    parser.all()
}

/// Finds the expressions of what a person typed, and gives back its tokens as well.
pub(super) fn recognize_input(words: &str, lexicon: &'static Lexicon) -> (Vec<Match>, Vec<Token>) {
    let mut tokens = Vec::new();
    tokenize(words, Span::new(0, words.len()), lexicon, &mut tokens);
    measure_reach(&mut tokens);
    let matches = Parser { text: words, tokens: &tokens, lexicon, is_input: true }.all();
    (matches, tokens)
}

/// How many tokens before its first cue an expression can begin: "no more than one hundred and twenty-five days".
const REACH: u8 = 10;

/// Notes at each token how far it is to the next cue, so that words far from one are not tried.
fn measure_reach(tokens: &mut [Token]) {
    let mut reach = u8::MAX;
    for token in tokens.iter_mut().rev() {
        reach = match token.kind {
            Kind::Number(_) => 0,
            Kind::Word(senses) if senses.iter().any(|sense| is_cue(*sense)) => 0,
            Kind::Break => u8::MAX,
            Kind::Word(_) | Kind::Sign(_) => reach.saturating_add(1),
        };
        token.reach = reach;
    }
}

/// The productions over one list of tokens.
#[derive(Clone, Copy)]
pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lexicon: &'static Lexicon,
    /// Whether a person typed the words as a date: bare names of months and bare years are dates then.
    is_input: bool,
}

impl<'t> Parser<'t> {
    /// What can begin with digits.
    const NUMBER_LED: [Production<'t>; 8] = [
        Self::iso_date,
        Self::numeric_date,
        Self::day_led,
        Self::quarter,
        Self::fiscal,
        Self::decade_or_century,
        Self::quantity,
        Self::year_led,
    ];
    /// What can begin with a word.
    const WORD_LED: [Production<'t>; 12] = [
        Self::month_led,
        Self::day_led,
        Self::weekday_led,
        Self::holiday,
        Self::season,
        Self::quarter,
        Self::fiscal,
        Self::decade_or_century,
        Self::deictic,
        Self::unit_led,
        Self::quantity,
        Self::year_led,
    ];

    /// Returns every expression, in order, without overlap.
    fn all(&self) -> Vec<Match> {
        let mut matches: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if self.tokens[at].reach > REACH || !self.may_begin(at) {
                at += 1;
                continue;
            }
            if let Some((found, end)) = self.range(at) {
                matches.extend(found);
                at = end.max(at + 1);
            } else if let Some((found, end)) = self.qualified(at) {
                matches.push(found);
                at = end.max(at + 1);
            } else {
                at += 1;
            }
        }
        self.assemble(&mut matches);
        matches
    }

    /// Whether an expression can begin at the token: digits, or a word with a sense, not in the middle of a name.
    fn may_begin(&self, at: usize) -> bool {
        match self.tokens[at].kind {
            Kind::Number(_) => !self.is_glued_behind_word(at),
            Kind::Word(senses) => !senses.is_empty() || self.is_opener(at),
            Kind::Sign(sign) => sign == b'\'',
            Kind::Break => false,
        }
    }

    fn is_glued_behind_word(&self, at: usize) -> bool {
        // Chinese and Japanese have no spaces between words and digits.
        let is_spaced_script = |word: &str| word.chars().next_back().is_some_and(|last| last < '\u{2e80}');
        self.tokens[at].glued
            && at > 0
            && matches!(self.tokens[at - 1].kind, Kind::Word(_))
            && is_spaced_script(self.word(at - 1))
    }

    /// Reads one expression with what qualifies it: "early", "the end of", "about", "more than".
    fn qualified(&self, at: usize) -> Option<(Match, usize)> {
        if let Some((modifier, after)) = self.quantity_modifier(at)
            && let Some((mut found, end)) = self.edged(after)
            && accepts_modifier(&found.expr, modifier)
            && found.modifier.is_none()
        {
            found.modifier = Some(modifier);
            found.span = self.tokens[at].span.cover(found.span);
            return Some((found, end));
        }
        if let Some(after) = self.circa(at)
            && let Some((year, end)) = self.year(after)
        {
            let (mut found, end) = self.matched(at, end, Expr::Point(Point::Year(year)), None);
            found.modifier = Some(TimexMod::Approx);
            return Some((found, end));
        }
        self.edged(at)
    }

    /// Reads an expression with or without the part of it that is meant: "early 2009", "the end of last year".
    fn edged(&self, at: usize) -> Option<(Match, usize)> {
        let plain = self.timed(at);
        let with_edge = self.edge(at).and_then(|(edge, after)| {
            let (expr, end) = self.timed(after).or_else(|| self.the_unit(after))?;
            accepts_edge(&expr, edge).then_some((edge, expr, end))
        });
        match (plain, with_edge) {
            (Some((_, plain_end)), Some((edge, expr, end))) if end > plain_end => Some(self.matched(at, end, expr, Some(edge))),
            (None, Some((edge, expr, end))) => Some(self.matched(at, end, expr, Some(edge))),
            (Some((expr, end)), _) => Some(self.matched(at, end, expr, None)),
            (None, None) => None,
        }
    }

    fn matched(&self, at: usize, end: usize, expr: Expr, edge: Option<Edge>) -> (Match, usize) {
        let mut found = Match::new(self.cover(at, end), expr);
        found.edge = edge;
        (found, end)
    }

    /// Reads a date or time without qualifiers: the longest of all productions, the first of equals.
    fn core(&self, at: usize) -> Parsed {
        let productions: &[Production<'t>] = if self.numeral(at).is_some() { &Self::NUMBER_LED } else { &Self::WORD_LED };
        let mut best: Parsed = None;
        for production in productions {
            if let Some((expr, end)) = production(self, at)
                && best.as_ref().is_none_or(|(_, best_end)| end > *best_end)
            {
                best = Some((expr, end));
            }
        }
        best.or_else(|| self.set(at)).or_else(|| self.reference(at))
    }

    fn cover(&self, from: usize, to: usize) -> Span {
        Span::new(self.tokens[from].span.start(), self.tokens[to - 1].span.end())
    }

    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| slice(self.text, token.span))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    fn any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// Whether the token before `at` is one of the words; behind a paragraph's end nothing is.
    fn before(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.any(at - 1, words)
    }

    fn sign(&self, at: usize, sign: u8) -> bool {
        matches!(self.tokens.get(at).map(|token| token.kind), Some(Kind::Sign(found)) if found == sign)
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    fn senses(&self, at: usize) -> &'static [Sense] {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Word(senses)) => senses,
            _ => &[],
        }
    }

    fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.senses(at).iter().find_map(|sense| pick(*sense))
    }

    fn has(&self, at: usize, sense: Sense) -> bool {
        self.senses(at).contains(&sense)
    }

    fn numeral(&self, at: usize) -> Option<Numeral> {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Number(numeral)) => Some(numeral),
            _ => None,
        }
    }

    fn plain(&self, at: usize) -> Option<Numeral> {
        self.numeral(at).filter(|numeral| numeral.form == Form::Plain)
    }

    fn shift(&self, at: usize) -> Option<Shift> {
        self.sense(at, |sense| if let Sense::Shift(shift) = sense { Some(shift) } else { None })
    }

    fn month(&self, at: usize) -> Option<(u32, Certainty)> {
        self.sense(at, |sense| if let Sense::Month(month, sure) = sense { Some((u32::from(month), sure)) } else { None })
    }

    fn weekday(&self, at: usize) -> Option<(u32, Certainty)> {
        self.sense(at, |sense| if let Sense::Weekday(day, sure) = sense { Some((u32::from(day), sure)) } else { None })
    }

    /// Returns the place behind an optional word.
    fn skip(&self, at: usize, word: &str) -> usize {
        if self.is(at, word) { at + 1 } else { at }
    }

    /// Returns the place behind an optional sign.
    fn skip_sign(&self, at: usize, sign: u8) -> usize {
        if self.sign(at, sign) { at + 1 } else { at }
    }

    /// Whether the word begins with a capital.
    fn is_capitalized(&self, at: usize) -> bool {
        self.word(at).bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
    }

    /// Whether the word is all small letters.
    fn is_lower_word(&self, at: usize) -> bool {
        matches!(self.tokens.get(at).map(|token| token.kind), Some(Kind::Word(_)))
            && self.word(at).bytes().all(|byte| byte.is_ascii_lowercase() || byte >= 0x80)
    }

    /// Whether the list of tokens, or a paragraph or sentence, ends before `at`.
    fn is_end(&self, at: usize) -> bool {
        match self.tokens.get(at).map(|token| token.kind) {
            None | Some(Kind::Break) => true,
            Some(Kind::Sign(sign)) => {
                matches!(sign, b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b'"' | b'-' | b'(' | b']')
            }
            Some(Kind::Word(_) | Kind::Number(_)) => false,
        }
    }
}

/// Whether a quantity's modifier can stand before the expression.
const fn accepts_modifier(expr: &Expr, modifier: TimexMod) -> bool {
    match expr {
        Expr::Duration { .. } | Expr::Offset { .. } | Expr::Within { .. } | Expr::Apart { .. } | Expr::Window { .. } => true,
        Expr::Point(_) | Expr::MonthDay { .. } | Expr::Clock { .. } | Expr::Month { .. } | Expr::DecadeOf { .. } => {
            matches!(modifier, TimexMod::Approx)
        }
        _ => false,
    }
}

/// Whether "early", "the end of" and the like can stand before the expression.
const fn accepts_edge(expr: &Expr, edge: Edge) -> bool {
    match expr {
        Expr::Duration { .. }
        | Expr::Offset { .. }
        | Expr::Within { .. }
        | Expr::Apart { .. }
        | Expr::Window { .. }
        | Expr::Age { .. }
        | Expr::Set { .. }
        | Expr::Reference(_)
        | Expr::Clock { .. } => false,
        Expr::Today { .. } => matches!(edge, Edge::Earlier | Edge::Later | Edge::Early | Edge::Late | Edge::End),
        _ => true,
    }
}
