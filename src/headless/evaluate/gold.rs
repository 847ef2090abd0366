//! The annotations of one line of a gold file; what a file was not annotated for is absent.

use serde::Deserialize;

use crate::temporal::Annotation;

/// The annotations of one text. Offsets are code points.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Gold {
    pub timex: Option<Vec<GoldTimex>>,
    pub names: Option<Vec<GoldName>>,
    pub events: Option<Vec<GoldEvent>>,
}

/// A temporal expression.
#[derive(Debug, Deserialize)]
pub(super) struct GoldTimex {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    value: Option<String>,
}

impl From<GoldTimex> for Annotation {
    fn from(timex: GoldTimex) -> Self {
        Self { start: timex.start, end: timex.end, kind: timex.kind, value: timex.value.unwrap_or_default() }
    }
}

/// A name, and what it refers to where that is annotated.
#[derive(Debug, Deserialize)]
pub(super) struct GoldName {
    pub start: usize,
    pub end: usize,
    /// `PER`, `ORG` or `LOC`.
    #[serde(rename = "type")]
    pub kind: String,
    /// One id for all names of one thing, over all texts.
    pub inst: Option<String>,
}

/// An event mention, with its calendar date where it has one.
#[derive(Debug, Deserialize)]
pub(super) struct GoldEvent {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// A TIMEX3 value.
    pub time: Option<String>,
}
