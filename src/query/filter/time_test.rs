//! What `when:` asks for: an interval of time that an event must touch.

use crate::model::{Bounds, Edtf, Settings};
use crate::query::{Row, Time};
use crate::temporal::{Context, Domain, understand};

/// Seconds in a day.
const DAY: Time = 86_400;

/// The words for events without a date.
const NONE: [&str; 2] = ["none", "undated"];

/// An interval of time that an event must touch, or that it has no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeTest {
    /// It has no date.
    Undated,
    /// It may touch the seconds from the first up to the second; an absent side is open.
    Overlap(Option<Time>, Option<Time>),
}

impl TimeTest {
    /// Reads `2025-08`, `2025-08..2025-09`, `2025-08..`, `<2025`, `>=2025-08-06`, EDTF, or words such as `last week of July 2025`.
    ///
    /// # Errors
    ///
    /// What was not understood, for a person.
    pub fn parse(text: &str, settings: &Settings) -> Result<Self, String> {
        let text = text.trim();
        if NONE.iter().any(|none| text.eq_ignore_ascii_case(none)) {
            return Ok(Self::Undated);
        }
        if let Some((operator, rest)) = compared(text) {
            return Ok(operator.interval(days(rest, settings)?));
        }
        let range = text.split_once("..").filter(|_| Edtf::parse(text).is_err());
        let Some((from, to)) = range else { return days(text, settings).map(|day| Self::between(day, day)) };
        match (from.trim(), to.trim()) {
            ("", "") => Err("Put a date on one side of \u{201c}..\u{201d} at least".to_owned()),
            (from, "") => Ok(Self::Overlap(start(days(from, settings)?), None)),
            ("", to) => Ok(Self::Overlap(None, end(days(to, settings)?))),
            (from, to) => match Self::between(days(from, settings)?, days(to, settings)?) {
                Self::Overlap(Some(from), Some(to)) if from >= to => {
                    Err(format!("\u{201c}{text}\u{201d} ends before it begins"))
                }
                interval => Ok(interval),
            },
        }
    }

    const fn between(from: Bounds, to: Bounds) -> Self {
        Self::Overlap(start(from), end(to))
    }

    /// Whether an event passes.
    pub fn holds(self, row: &Row) -> bool {
        match self {
            Self::Undated => row.qualifier.is_none(),
            Self::Overlap(from, to) => row.overlaps(from.unwrap_or(Time::MIN), to.unwrap_or(Time::MAX)),
        }
    }
}

const fn start(bounds: Bounds) -> Option<Time> {
    match bounds.earliest {
        Some(day) => Some(day.number() as Time * DAY),
        None => None,
    }
}

const fn end(bounds: Bounds) -> Option<Time> {
    match bounds.latest {
        Some(day) => Some((day.number() as Time + 1) * DAY),
        None => None,
    }
}

/// How a date is compared.
#[derive(Clone, Copy)]
enum Operator {
    Before,
    UpTo,
    After,
    From,
}

impl Operator {
    const fn interval(self, bounds: Bounds) -> TimeTest {
        match self {
            Self::Before => TimeTest::Overlap(None, start(bounds)),
            Self::UpTo => TimeTest::Overlap(None, end(bounds)),
            Self::After => TimeTest::Overlap(end(bounds), None),
            Self::From => TimeTest::Overlap(start(bounds), None),
        }
    }
}

fn compared(text: &str) -> Option<(Operator, &str)> {
    let operators = [
        ("<=", Operator::UpTo),
        ("≤", Operator::UpTo),
        (">=", Operator::From),
        ("≥", Operator::From),
        ("<", Operator::Before),
        (">", Operator::After),
    ];
    operators.into_iter().find_map(|(sign, operator)| Some((operator, text.strip_prefix(sign)?.trim())))
}

/// Returns the first and last day that a date names.
fn days(text: &str, settings: &Settings) -> Result<Bounds, String> {
    if text.is_empty() {
        return Err("Put a date here, such as 2025-08-06".to_owned());
    }
    let context = Context { published: None, settings: settings.clone(), domain: Domain::News };
    let timex = understand(text, &context).map_err(|error| error.to_string())?;
    timex.when.bounds().ok_or_else(|| format!("\u{201c}{text}\u{201d} is no date that can be counted from here"))
}

#[cfg(test)]
mod tests {
    use super::{DAY, TimeTest};
    use crate::model::{Day, Settings};

    fn days(text: &str) -> String {
        let name = |time: Option<i64>| time.map_or_else(String::new, |time| Day::from_number(time.div_euclid(DAY)).to_string());
        match TimeTest::parse(text, &Settings::default()) {
            Ok(TimeTest::Undated) => "undated".to_owned(),
            Ok(TimeTest::Overlap(from, to)) => format!("{}..{}", name(from), name(to)),
            Err(error) => error,
        }
    }

    #[test]
    fn dates_are_read_as_half_open_intervals() {
        let cases = [
            ("2025-08-06", "2025-08-06..2025-08-07"),
            ("2025-08", "2025-08-01..2025-09-01"),
            ("2025", "2025-01-01..2026-01-01"),
            ("2025-08..2025-09", "2025-08-01..2025-10-01"),
            ("2025-08..", "2025-08-01.."),
            ("..2025-08", "..2025-09-01"),
            ("<2025", "..2025-01-01"),
            ("<=2025", "..2026-01-01"),
            (">2025-08-06", "2025-08-07.."),
            (">= 2025-08-06", "2025-08-06.."),
            ("-0043", "-0043-01-01..-0042-01-01"),
            ("6 Aug 2025", "2025-08-06..2025-08-07"),
            ("[2025-08-01..2025-08-03]", "2025-08-01..2025-08-04"),
            ("None", "undated"),
        ];
        for (text, expected) in cases {
            assert_eq!(days(text), expected, "{text}");
        }
        assert!(days("2025-09..2025-08").contains("ends before"), "{}", days("2025-09..2025-08"));
        assert!(days("soonish").contains("soonish"));
        assert!(days("..").contains("one side"));
    }
}
