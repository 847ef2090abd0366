//! What a date rests on, and the other ways to read it.

use super::{Edtf, TimeOfDay};
use crate::model::{EventId, Interned};

/// What a date rests on beside its words: the anchor they were counted from, the rule and the reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Basis {
    /// What the expression was counted from.
    pub anchor: Anchor,
    /// The id of the rule, such as `weekday.past`; empty for a person's date.
    pub rule: Interned,
    /// A sentence that says why.
    pub why: Interned,
}

impl Basis {
    /// Makes the basis of a date that a person gave, with the reason; empty where there is none.
    pub fn person(why: impl Into<Interned>) -> Self {
        Self { anchor: Anchor::Person, rule: Interned::default(), why: why.into() }
    }
}

/// What a date was counted from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The words name the date themselves.
    Stated,
    /// The article's publication.
    Published,
    /// A date that the article mentioned before.
    Mention,
    /// Another event, so many units before or after it.
    Event {
        /// The other event; nothing where it has not been found.
        event: Option<EventId>,
        /// On which side of it.
        relation: EventRelation,
        /// How far from it, where the words say so.
        offset: Option<Offset>,
    },
    /// No words: tense and reporting verb place it on or just before publication.
    Article,
    /// A person gave the date.
    Person,
    /// Nothing dates it.
    Undated,
}

impl Anchor {
    /// Returns the basis name that findings carry: `stated`, `relative`, `event`, `article` or `undated`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Stated | Self::Person => "stated",
            Self::Published | Self::Mention => "relative",
            Self::Event { .. } => "event",
            Self::Article => "article",
            Self::Undated => "undated",
        }
    }
}

/// How one event lies to another (the TLINK relations of TimeML that words commonly give).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventRelation {
    /// Before the other one.
    Before,
    /// After the other one.
    After,
    /// While the other one lasts.
    During,
    /// At the same time.
    Simultaneous,
}

/// A length of time in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset {
    /// How many.
    pub count: u32,
    /// Of which unit.
    pub unit: TimeUnit,
}

/// A unit of calendar or clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the units of time need no explanation")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Another way to read the same words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Alternative {
    /// The TIMEX3 value of this reading.
    pub value: String,
    /// Its date.
    pub edtf: Option<Edtf>,
    /// Its time of day, where it has one.
    pub time: Option<TimeOfDay>,
    /// A sentence that says when this reading would hold.
    pub why: Interned,
}
