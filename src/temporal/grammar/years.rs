//! Years, eras, decades and centuries.

use super::{Parsed, Parser};
use crate::temporal::calendar::Point;
use crate::temporal::lexicon::{Era, Sense, Unit};
use crate::temporal::token::{Form, Kind};
use crate::temporal::tree::Expr;

/// Words before a number that make a year of it.
const YEAR_OPENERS: [&str; 37] = [
    "than",
    "in",
    "since",
    "by",
    "until",
    "till",
    "before",
    "after",
    "during",
    "from",
    "to",
    "early",
    "late",
    "mid",
    "year",
    "between",
    "throughout",
    "through",
    "circa",
    "about",
    "around",
    "for",
    "of",
    "late-",
    "early-",
    "and",
    "or",
    "till",
    "through",
    "pre",
    "post",
    "summer",
    "winter",
    "spring",
    "autumn",
    "fall",
    "season",
];
/// The openers that may as well stand before a count, so that a noun behind the number speaks against a year.
const WEAK_OPENERS: [&str; 10] = ["from", "to", "between", "about", "around", "for", "of", "and", "or", "by"];
/// What is counted in thousands: nouns that do not end in "s".
const COUNTED: [&str; 16] = [
    "people", "men", "women", "children", "police", "m", "km", "kg", "ft", "feet", "mph", "percent", "per", "million",
    "billion", "cc",
];

impl Parser<'_> {
    /// A bare year: "2003", "AD 79", "44 BC", "'98".
    pub(super) fn year_led(&self, at: usize) -> Parsed {
        let at_number = if self.is(at, "the") && self.is(at + 1, "year") { at + 2 } else { at };
        let named = at_number > at;
        if let Some((year, end)) = self.era_year(at_number) {
            return Some((Expr::Point(Point::Year(year)), end));
        }
        if named || (self.before(at, &["year"]) && !self.sign(at, b'\'')) {
            let numeral =
                self.plain(at_number).filter(|numeral| (1..=9999).contains(&numeral.value) && numeral.n_digits <= 4)?;
            return Some((Expr::Point(Point::Year(signed(numeral.value))), at_number + 1));
        }
        let (year, end) = self.year(at)?;
        let short = self.sign(at, b'\'');
        let fits = self.is_input || if short { self.is_short_year(at, end) } else { self.is_bare_year(at) };
        fits.then_some((Expr::Point(Point::Year(year)), end))
    }

    /// A year where one is expected: four digits, or two behind an apostrophe.
    pub(super) fn year(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(found) = self.era_year(at) {
            return Some(found);
        }
        if self.sign(at, b'\'') && self.glued(at + 1) {
            let numeral = self.plain(at + 1).filter(|numeral| numeral.n_digits == 2)?;
            return Some((full_year(numeral.value), at + 2));
        }
        let numeral = self.plain(at).filter(|numeral| numeral.n_digits == 4 && (1000..=2199).contains(&numeral.value))?;
        let is_part_of_number =
            matches!(self.tokens.get(at + 1).map(|token| (token.kind, token.glued)), Some((Kind::Word(_), true)));
        (!is_part_of_number && !self.is_decimal(at)).then_some((signed(numeral.value), at + 1))
    }

    /// Whether the number goes on behind a point or a comma: "2010.5".
    fn is_decimal(&self, at: usize) -> bool {
        (self.sign(at + 1, b'.') || self.sign(at + 1, b','))
            && self.glued(at + 1)
            && self.glued(at + 2)
            && self.plain(at + 2).is_some()
    }

    /// "AD 79", "44 BC", "1066 CE".
    fn era_year(&self, at: usize) -> Option<(i32, usize)> {
        if let Some((Era::After, next)) = self.era(at)
            && let Some(numeral) = self.plain(next)
            && (1..=9999).contains(&numeral.value)
            && !self.is(at, "ce")
        {
            return Some((signed(numeral.value), next + 1));
        }
        let numeral = self.numeral(at).filter(|numeral| matches!(numeral.form, Form::Plain | Form::Grouped))?;
        let (era, end) = self.era(at + 1)?;
        let year = signed(numeral.value);
        (1..=200_000).contains(&year).then_some((if era == Era::Before { 1 - year } else { year }, end))
    }

    /// Reads "BC", "B.C.", "AD", "CE" in capitals.
    pub(super) fn era(&self, at: usize) -> Option<(Era, usize)> {
        let is_upper = |at: usize| self.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
        if let Some(era) = self.sense(at, |sense| if let Sense::Era(era) = sense { Some(era) } else { None }) {
            return (is_upper(at) || self.is_input).then_some((era, at + 1));
        }
        let dotted = |first: &str, second: &str| {
            self.is(at, first) && self.sign(at + 1, b'.') && self.is(at + 2, second) && is_upper(at) && is_upper(at + 2)
        };
        let end = self.skip_sign(at + 3, b'.');
        if dotted("b", "c") {
            let common = self.sign(at + 3, b'.') && self.is(at + 4, "e") && is_upper(at + 4);
            return Some((Era::Before, if common { self.skip_sign(at + 5, b'.') } else { end }));
        }
        (dotted("a", "d") || dotted("c", "e")).then_some((Era::After, end))
    }

    /// Whether what stands around four digits speaks for a year.
    fn is_bare_year(&self, at: usize) -> bool {
        let value = self.plain(at).map_or(0, |numeral| numeral.value);
        let opener = self.before(at, &YEAR_OPENERS) || (self.before(at, &["-"]) && at > 1 && self.any(at - 2, &YEAR_OPENERS));
        if self.is_blocked_before(at) || self.is_measured(at + 1) {
            return false;
        }
        let counted = self.is_counted(at + 1);
        if opener {
            let weak = self.before(at, &WEAK_OPENERS) && !(at > 1 && self.year(at - 2).is_some());
            return !(counted && (weak || value < 1500)) && !(value < 1100 && self.is_lower_word(at + 1) && counted);
        }
        let plausible = (1600..=2099).contains(&value);
        plausible && (!counted || self.before(at, &["the", "its", "their", "his", "her", "this"]))
    }

    /// Whether a sign or word before a number speaks against a year: money, numbering, a formula, a score.
    pub(super) fn is_blocked_before(&self, at: usize) -> bool {
        let Some(previous) = at.checked_sub(1) else { return false };
        match self.tokens[previous].kind {
            Kind::Sign(sign) => match sign {
                b'$' | b'#' | b'+' | b'=' | b'<' | b'>' | b'*' | b'@' | b'%' | b'&' => true,
                b'-' | b'.' | b',' | b':' | b'_' => {
                    self.glued(at) && previous > 0 && self.glued(previous) && !self.is(previous - 1, "mid")
                }
                b'/' => self.glued(at),
                _ => false,
            },
            Kind::Word(_) => {
                self.glued(at)
                    || self.any(
                        previous,
                        &[
                            "no",
                            "number",
                            "nos",
                            "room",
                            "pages",
                            "page",
                            "pp",
                            "flight",
                            "highway",
                            "route",
                            "mile",
                            "resolution",
                            "box",
                            "chapter",
                            "volume",
                            "gate",
                            "bus",
                            "train",
                            "version",
                            "channel",
                            "paragraph",
                            "clause",
                            "rule",
                            "verse",
                            "psalm",
                            "unit",
                            "line",
                            "square",
                            "article",
                            "section",
                            "usd",
                            "eur",
                        ],
                    )
            }
            Kind::Number(_) => true,
            Kind::Break => false,
        }
    }

    /// Whether a sign behind the number makes a measure of it.
    fn is_measured(&self, at: usize) -> bool {
        match self.tokens.get(at).map(|token| (token.kind, token.glued)) {
            Some((Kind::Sign(sign), glued)) => {
                let coded =
                    glued && sign == b'-' && self.glued(at + 1) && self.word(at + 1).len() == 1 && self.is_capitalized(at + 1);
                coded
                    || sign == b'%'
                    || sign == b'$'
                    || (glued && matches!(sign, b'/' | b'_' | b'=' | b'@'))
                    || (glued && sign == b':' && self.glued(at + 1))
                    || (glued
                        && sign == b'-'
                        && self.glued(at + 1)
                        && self.any(
                            at + 1,
                            &[
                                "strong",
                                "man",
                                "member",
                                "mile",
                                "meter",
                                "metre",
                                "year",
                                "foot",
                                "kilometer",
                                "kilometre",
                                "word",
                                "page",
                                "seat",
                                "acre",
                            ],
                        ))
            }
            Some((Kind::Number(_), _)) => !self.before(at - 1, &["in", "since", "until"]),
            Some((Kind::Word(senses), glued)) => {
                glued
                    || senses
                        .iter()
                        .any(|sense| matches!(sense, Sense::Unit(unit, ..) if *unit != Unit::Quarter) && !self.is(at, "year"))
                    || self.any(at, &["gmt", "utc", "hrs"])
            }
            _ => false,
        }
    }

    /// Whether the word behind a number is a plural that it counts.
    fn is_counted(&self, at: usize) -> bool {
        let word = self.word(at);
        let plural = word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !self.any(at, &["was", "has", "its", "this", "as", "is", "does", "across", "versus", "perhaps", "always"]);
        let more = self.any(at, &["more", "other", "new", "additional"]);
        self.is_lower_word(at) && (plural || more || self.any(at, &COUNTED) || self.is_adjective_of_plural(at))
    }

    /// "2,000 Russian soldiers", "1914 armed men": one more word before the plural.
    fn is_adjective_of_plural(&self, at: usize) -> bool {
        self.any(at, &["square", "cubic", "armed", "young", "local", "foreign", "civilian", "nautical"])
    }

    fn is_short_year(&self, at: usize, end: usize) -> bool {
        let opened = self
            .before(at, &["in", "of", "since", "until", "by", "from", "summer", "winter", "spring", "autumn", "fall", "class"]);
        opened && !self.is_lower_word(end) && (at == 0 || !self.glued(at))
    }

    /// "the 1990s", "the nineties", "the 19th century", "19th-century".
    pub(super) fn decade_or_century(&self, at: usize) -> Parsed {
        let after = self.skip(at, "the");
        self.decade(at, after).or_else(|| self.century(at, after))
    }

    fn decade(&self, at: usize, after: usize) -> Parsed {
        if let Some(tens) =
            self.sense(after, |sense| if let Sense::Decade(tens) = sense { Some(i32::from(tens)) } else { None })
        {
            let hundreds = self.any(after.wrapping_sub(2), &["nineteen", "eighteen"]);
            let the = after > at || self.before(at, &["the", "early", "late", "mid", "-", "and"]);
            return (the && !hundreds).then_some((Expr::DecadeOf { tens }, after + 1));
        }
        let number = self.skip_sign(after, b'\'');
        let numeral =
            self.numeral(number).filter(|numeral| numeral.form == Form::Plural && numeral.value.is_multiple_of(10))?;
        let value = signed(numeral.value);
        match numeral.n_digits {
            4 if (1000..2200).contains(&value) => {
                let is_century = value % 100 == 0 && value != 2000;
                let point = if is_century { Point::Century(value / 100) } else { Point::Decade(value / 10) };
                Some((Expr::Point(point), number + 1))
            }
            2 => {
                let open = after > at || number > after || self.before(at, &["the", "early", "late", "and", "-", "to", "mid"]);
                let aged = self.before(at, &["his", "her", "their", "my", "your", "our"])
                    || (at > 1 && self.any(at - 2, &["his", "her", "their", "my", "your", "our"]));
                (open && !aged).then_some((Expr::DecadeOf { tens: value }, number + 1))
            }
            _ => None,
        }
    }

    fn century(&self, _at: usize, after: usize) -> Parsed {
        let (number, next) = self.ordinal(after)?;
        let next = self.skip_sign(next, b'-');
        let Some(Sense::Unit(Unit::Century, factor, _)) = self.senses(next).first().copied() else {
            return self.shared_century(after, number, next);
        };
        self.century_point(number, factor, next + 1)
    }

    /// "the 18th and 19th centuries", "the 3rd to the 5th century": the first of two.
    fn shared_century(&self, after: usize, number: u32, next: usize) -> Parsed {
        let joined = self.any(next, &["and", "or", "to"]);
        let (_, end) = self.ordinal(self.skip(next + 1, "the")).filter(|_| joined)?;
        let end = self.skip_sign(end, b'-');
        let is_century = matches!(self.senses(end).first(), Some(Sense::Unit(Unit::Century, 1, _)));
        let (expr, _) = self.century_point(number, 1, end + 1).filter(|_| is_century)?;
        let (_, own_end) = self.ordinal(after)?;
        Some((expr, own_end))
    }

    fn century_point(&self, number: u32, factor: u8, end: usize) -> Parsed {
        let number = i32::try_from(number).ok().filter(|number| (1..=210).contains(number))?;
        let before = matches!(self.era(end), Some((Era::Before, _)));
        let end = self.era(end).map_or(end, |(_, end)| end);
        let index = if before { -number } else { number - 1 };
        (factor == 1).then_some((Expr::Point(Point::Century(index)), end))
    }
}

/// Returns the year that two digits stand for: 00–49 in this century, 50–99 in the last one.
pub(super) fn full_year(two_digits: u32) -> i32 {
    signed(if two_digits < 50 { 2000 + two_digits } else { 1900 + two_digits })
}

fn signed(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
