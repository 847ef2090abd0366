//! What reviewing adds to a project: coverage, decisions, questions, notes, saved views, what was learned and refused.

use std::fmt;

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

use super::{ArticleId, EntityId, EntityKind, EventId, Extra, Interned, NoteId, QuestionId, Record, SourceSpan, Sparse};
use crate::text::Span;

/// A moment in seconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Reads `2025-08-06T10:00:00Z` or any other RFC 3339 moment.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|moment| Self(moment.timestamp()))
    }
}

impl fmt::Display for Timestamp {
    /// Writes the moment as RFC 3339 does, in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = DateTime::<Utc>::from_timestamp(self.0, 0).unwrap_or_default();
        write!(f, "{}", moment.format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

/// Who decides, and when: passed in with every edit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The moment.
    pub at: Timestamp,
    /// The reviewer's name.
    pub by: String,
}

/// One line of the decision log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// When it was decided.
    pub at: Timestamp,
    /// By whom.
    pub by: Interned,
    /// What was done: "accept", "merge", "date".
    pub what: Interned,
    /// To what.
    pub targets: Targets,
    /// Why; empty where nothing was said.
    pub why: Sparse<String>,
}

/// What a decision is about: mostly one thing, which takes no room of its own.
pub type Targets = SmallVec<[Target; 1]>;

/// What a decision or a reveal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The project as a whole.
    Project,
    /// An article.
    Article(ArticleId),
    /// An entity.
    Entity(EntityId),
    /// An event.
    Event(EventId),
    /// A note on a passage.
    Note(NoteId),
    /// A question.
    Question(QuestionId),
}

/// Which parts of an article were seen and signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The article.
    pub article: ArticleId,
    /// What was shown while its candidates were decided: merged spans, sorted.
    pub seen: Vec<Span>,
    /// The sentences that a person signed off: merged spans, sorted.
    pub signed_off: Vec<Span>,
}

impl Record for Coverage {
    type Id = ArticleId;

    fn id(&self) -> ArticleId {
        self.article
    }
}

/// A question that the review raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What is asked.
    pub text: String,
    /// The words that raise it.
    pub at: Option<SourceSpan>,
    /// The event that it is about.
    pub event: Option<EventId>,
    /// Whether it is settled.
    pub settled: bool,
    /// The answer; empty while there is none.
    pub answer: String,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Record for Question {
    type Id = QuestionId;

    fn id(&self) -> QuestionId {
        self.id
    }
}

/// A note or highlight on a passage, without an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageNote {
    /// Its id.
    pub id: NoteId,
    /// The passage.
    pub at: SourceSpan,
    /// The note; empty for a mere highlight.
    pub text: String,
    /// Tags, sorted.
    pub tags: Vec<String>,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Record for PassageNote {
    type Id = NoteId;

    fn id(&self) -> NoteId {
        self.id
    }
}

/// Something that the project learned from the reviewer and applies on the next import.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LexiconEntry {
    /// The words, as they stand in articles.
    pub words: String,
    /// What to do with them.
    pub rule: LexiconRule,
}

/// What the project does with words that it knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LexiconRule {
    /// They are no entity.
    Reject,
    /// They are an entity of this kind.
    Kind(EntityKind),
    /// They mean this entity.
    Entity(EntityId),
}

/// A proposal that a person refused, never to be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// These two events are not the same; the smaller id first.
    SameEvent(EventId, EventId),
    /// These two entities are not the same; the smaller id first.
    SameEntity(EntityId, EntityId),
}

/// A filter, lanes and zoom under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// The name, unique in the project.
    pub name: String,
    /// The filter in the query language.
    pub query: String,
    /// What the lanes are made by.
    pub lanes: String,
    /// The range of days in view, as EDTF; empty for all.
    pub range: String,
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn moments_read_back() {
        let moment = Timestamp::parse("2025-08-06T12:30:00+02:00");
        assert_eq!(moment.map(|moment| moment.to_string()).as_deref(), Some("2025-08-06T10:30:00Z"));
        assert_eq!(Timestamp::parse("yesterday"), None);
    }
}
