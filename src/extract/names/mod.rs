//! Names: which words name a person, an organization, a place or another thing.

mod evidence;
mod known;
mod spans;

use std::ops::Range;

use super::doc::Doc;
use super::learned::Learned;
use crate::model::{EntityKind, Timex};
use crate::text::Span;

/// Words that name something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// What decided the kind.
    pub rule: &'static str,
    /// A sentence that says why.
    pub why: String,
}

/// Finds the names of an article, in order; no two overlap.
pub(super) fn find(doc: &Doc<'_>, learned: &Learned<'_>) -> Vec<Name> {
    let mut candidates = known::override_by_learned(doc, spans::find(doc), learned);
    candidates.retain(|candidate| !learned.is_rejected(&candidate.key(doc)));
    evidence::decide(doc, candidates, learned)
}

/// Takes away what the language model alone takes for a name, of no certain kind, where the words tell a date: "Easter",
/// "9 November 2022".
pub(super) fn without_dates(mut names: Vec<Name>, timexes: &[Timex]) -> Vec<Name> {
    let is_date = |name: &Name| timexes.iter().any(|timex| timex.span.contains(name.span));
    names.retain(|name| name.rule != evidence::MODEL || name.kind != EntityKind::Other || !is_date(name));
    names
}
