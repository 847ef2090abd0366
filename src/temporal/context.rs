//! What resolution needs to know beside the words: publication date, settings, and what the grammar of each clause says.

use crate::model::{Published, Settings};
use crate::text::Span;

/// What the expressions of one article are resolved against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// When the article was published; nothing where that is not known.
    pub published: Option<Published>,
    /// Day–month order, hemisphere and fiscal start.
    pub settings: Settings,
    /// What sort of text it is.
    pub domain: Domain,
}

/// What sort of text an article is: what a date without a year is counted from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// The dates of the article itself decide: see [`super::detect_domain`].
    #[default]
    Detect,
    /// News: dates are counted from publication.
    News,
    /// History, statements of facts: dates are counted from the last one mentioned.
    Narrative,
}

/// What the grammar says of each clause, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The clauses, sorted by start; they do not overlap.
    pub clauses: Vec<Clause>,
}

impl Hints {
    /// Returns the clause that holds the byte at `offset`.
    pub fn at(&self, offset: usize) -> Option<&Clause> {
        let after = self.clauses.partition_point(|clause| clause.span.start() <= offset);
        self.clauses[..after].last().filter(|clause| clause.span.contains_offset(offset))
    }
}

/// A clause and its finite verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The words of the clause.
    pub span: Span,
    /// The tense of its finite verb.
    pub tense: Tense,
    /// Whether the verb reports what somebody says ("said", "told", "announced").
    pub reporting: bool,
}

/// The tense of a finite verb, as far as dates care.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// No finite verb was found.
    #[default]
    Unknown,
    /// "held", "has held", "was held".
    Past,
    /// "had held": before another past.
    Pluperfect,
    /// "holds", "is holding".
    Present,
    /// "will hold", "is to hold", "is due to".
    Future,
    /// "would hold", "could hold".
    Conditional,
}
