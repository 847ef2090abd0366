//! What a person typed into a date field: EDTF or plain words, understood whole or not at all.

use super::context::{Context, Hints};
use super::grammar::recognize_input;
use super::lexicon::Lexicon;
use super::resolve::resolve;
use super::token::{Kind, Token};
use super::tree::{Direction, Expr, Link, Match};
use crate::model::{Anchor, Basis, Edtf, Timex, TimexKind, When};
use crate::text::{Span, slice};

/// Why words were not taken as a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotUnderstood {
    /// Nothing was typed.
    #[error("Type a date, such as 6 Aug 2025 or last Friday")]
    Empty,
    /// The words hold no date.
    #[error("\"{words}\" is not a date")]
    NoDate {
        /// What was typed.
        words: String,
    },
    /// A part of the words is left over.
    #[error("\"{rest}\" was not understood")]
    Rest {
        /// The part that is left over.
        rest: String,
    },
    /// More than one date that are no range.
    #[error("\"{words}\" holds more than one date")]
    Several {
        /// What was typed.
        words: String,
    },
    /// A length of time or something that comes again.
    #[error("\"{words}\" is no point in time: {why}")]
    NotAPoint {
        /// What was typed.
        words: String,
        /// Why not.
        why: String,
    },
}

/// Understands what a person typed into a date field: EDTF, or plain words such as "last Friday", "6 Aug", "since July",
/// "between 3 and 5 May", "about 1740", "44 BC".
///
/// Words that are counted from a day are counted from the publication date of `context`.
///
/// # Errors
///
/// [`NotUnderstood`] where the words are no date, or not all of them are understood.
pub fn understand(words: &str, context: &Context) -> Result<Timex, NotUnderstood> {
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return Err(NotUnderstood::Empty);
    }
    if let Ok(edtf) = Edtf::parse(trimmed) {
        return Ok(stated(trimmed, edtf));
    }
    let (mut matches, tokens) = recognize_input(trimmed, Lexicon::shared());
    if matches.is_empty() {
        return Err(NotUnderstood::NoDate { words: trimmed.to_owned() });
    }
    check_rest(trimmed, &tokens, &matches)?;
    if matches.len() > 2 || (matches.len() == 2 && matches[0].link == Link::None) {
        return Err(NotUnderstood::Several { words: trimmed.to_owned() });
    }
    look_ahead(trimmed, &tokens, &mut matches);
    let timexes = resolve(&matches, &Hints::default(), context);
    let span = Span::new(0, trimmed.len());
    let mut timex = timexes.into_iter().next().ok_or(NotUnderstood::Empty)?;
    if timex.when.edtf.is_none() {
        return Err(NotUnderstood::NotAPoint { words: trimmed.to_owned(), why: timex.when.basis.why.to_string() });
    }
    timex.span = span;
    timex.when.expression = Some(span);
    Ok(timex)
}

fn stated(words: &str, edtf: Edtf) -> Timex {
    let span = Span::new(0, words.len());
    let basis =
        Basis { anchor: Anchor::Stated, rule: "date.full".into(), why: "Written in the Extended Date/Time Format".into() };
    Timex {
        span,
        kind: TimexKind::Date,
        value: edtf.to_string().into(),
        modifier: None,
        when: When::new(Some(edtf), basis).read_from(Some(span)),
    }
}

/// Words that may stand around a date without being part of it.
const AROUND: [&str; 22] = [
    "on", "in", "the", "from", "to", "between", "and", "before", "after", "since", "until", "till", "by", "through", "at",
    "during", "prior", "ahead", "of", "around", "about", "within",
];

fn check_rest(words: &str, tokens: &[Token], matches: &[Match]) -> Result<(), NotUnderstood> {
    let is_taken = |token: &Token| matches.iter().any(|found| found.span.contains(token.span));
    let is_around = |token: &Token| match token.kind {
        Kind::Sign(sign) => matches!(sign, b',' | b'.' | b'-' | b'(' | b')'),
        Kind::Word(_) => AROUND.contains(&slice(words, token.span).to_ascii_lowercase().as_str()),
        Kind::Number(_) | Kind::Break => false,
    };
    match tokens.iter().find(|token| !is_taken(token) && !is_around(token)) {
        Some(token) => Err(NotUnderstood::Rest { rest: slice(words, token.span).to_owned() }),
        None => Ok(()),
    }
}

/// "in two days" is a day for who types it, while in an article it is mostly a length of time.
fn look_ahead(words: &str, tokens: &[Token], matches: &mut [Match]) {
    let opens = tokens.first().is_some_and(|token| slice(words, token.span).eq_ignore_ascii_case("in"));
    if let ([found], true) = (matches, opens)
        && let Expr::Duration { count, unit } = found.expr
    {
        found.expr = Expr::Offset { count, unit, direction: Direction::Hence, from: None };
    }
}

#[cfg(test)]
mod tests {
    use super::{NotUnderstood, understand};
    use crate::model::{Day, Published, Settings};
    use crate::temporal::{Context, Domain};

    fn understood(words: &str) -> Result<String, NotUnderstood> {
        let published = Day::parse_iso("2025-08-06").map(|day| Published { day, time: None, zone: None, words: None });
        let context = Context { published, settings: Settings::default(), domain: Domain::News };
        understand(words, &context).map(|timex| timex.when.edtf.as_ref().map(ToString::to_string).unwrap_or_default())
    }

    #[test]
    fn plain_words_and_edtf_are_understood() {
        let cases = [
            ("2025-08-06", "2025-08-06"),
            ("1740~", "1740~"),
            ("2025-08-05/2025-08-08", "2025-08-05/2025-08-08"),
            ("last Friday", "2025-08-01"),
            ("friday", "2025-08-01"),
            ("6 Aug", "2025-08-06"),
            ("aug 6", "2025-08-06"),
            ("6 August 2024", "2024-08-06"),
            ("06/03/2021", "2021-06-03"),
            ("between 3 and 5 May", "[2025-05-03..2025-05-05]"),
            ("3 to 5 May 2024", "2024-05-03/2024-05-05"),
            ("from June 3 to July 5, 2022", "2022-06-03/2022-07-05"),
            ("before 6 Aug 2025", "[..2025-08-05]"),
            ("after 6 Aug 2025", "[2025-08-07..]"),
            ("since July", "2025-07/.."),
            ("about 1740", "1740~"),
            ("c. 1740", "1740~"),
            ("44 BC", "-0043"),
            ("yesterday", "2025-08-05"),
            ("two days ago", "2025-08-04"),
            ("in two days", "2025-08-08"),
            ("on 6 August", "2025-08-06"),
            ("may 2024", "2024-05"),
            ("1914-1918", "1914/1918"),
            ("winter 1941", "1941-24"),
            ("the 1990s", "199X"),
            ("the 19th century", "18XX"),
            ("Q3 2024", "2024-35"),
            ("until Friday", "[..2025-08-08]"),
        ];
        for (words, expected) in cases {
            assert_eq!(understood(words).as_deref(), Ok(expected), "{words}");
        }
    }

    #[test]
    fn what_is_not_wholly_a_date_is_refused() {
        for words in ["", "  ", "soonish", "6 Aug with Putin", "Monday Tuesday", "three hours", "every Monday", "the 737", "é"]
        {
            assert!(understood(words).is_err(), "{words}");
        }
    }
}
