//! Temporal expressions in the terms of TimeML 1.2.1.

use super::{Interned, When};
use crate::text::Span;

/// A temporal expression: its words, its TIMEX3 reading, and the date it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// The words.
    pub span: Span,
    /// The TIMEX3 type.
    pub kind: TimexKind,
    /// The TIMEX3 value: `2025-08-06`, `P3D`, `PAST_REF`.
    pub value: Interned,
    /// The TIMEX3 modifier.
    pub modifier: Option<TimexMod>,
    /// The date, its reason and the other readings. Undated for durations, sets and what could not be resolved.
    pub when: When,
}

/// The TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexKind {
    /// A calendar date of any grain.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

impl TimexKind {
    /// Returns the type as TimeML writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// The TIMEX3 modifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are TimeML's own and say what they mean")]
pub enum TimexMod {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

impl TimexMod {
    /// Every modifier.
    pub const ALL: [Self; 12] = [
        Self::Before,
        Self::After,
        Self::OnOrBefore,
        Self::OnOrAfter,
        Self::LessThan,
        Self::MoreThan,
        Self::EqualOrLess,
        Self::EqualOrMore,
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approx,
    ];

    /// Returns the modifier as TimeML writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
        }
    }
}
