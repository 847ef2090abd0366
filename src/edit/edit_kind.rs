//! What can be done to a project.

use std::sync::Arc;

use compact_str::CompactString;

use crate::model::{
    ArticleId, Claim, ClaimId, Coordinates, Entity, EntityId, EntityKind, Event, EventId, EventType, Factuality, LexiconEntry,
    Mention, NoteId, Participation, PassageNote, Polarity, Published, Quantity, Question, QuestionId, Reading, Refusal,
    Reliability, SavedView, Settings, SourceId, Stance, Status, When,
};
use crate::text::Span;

/// One change to a project, as small as a person would name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Adds articles with what was read in them; articles that are there already are left as they are.
    Import(Vec<Reading>),
    /// Takes articles away, with the events and entities that rest on them alone.
    RemoveArticles(Vec<ArticleId>),
    /// Takes over a new reading of articles that are there; decisions stay.
    Reread(Vec<Reading>),
    /// Changes what is known of articles.
    Articles(Vec<ArticleId>, ArticleChange),
    /// Changes a source.
    Source(SourceId, SourceChange),
    /// Sets the status of events.
    SetStatus {
        /// The events.
        events: Vec<EventId>,
        /// Their new status.
        status: Status,
        /// Why; empty where nothing is said.
        why: String,
    },
    /// Decides a field of events.
    Decide {
        /// The events.
        events: Vec<EventId>,
        /// The field and its value.
        field: DecidedField,
        /// Why; empty where nothing is said.
        why: String,
    },
    /// Changes note, tags or star of events.
    Events(Vec<EventId>, EventChange),
    /// Adds an event that a person made.
    AddEvent(Arc<Event>),
    /// Takes away an event that a person made; claims that were moved to it go back.
    RemoveEvent(EventId),
    /// Merges events into one; their own data stays.
    MergeEvents {
        /// The event that stays in sight.
        into: EventId,
        /// The events that it takes in.
        others: Vec<EventId>,
    },
    /// Undoes the merging of these events: each stands alone again.
    SplitEvents(Vec<EventId>),
    /// Adds a claim to an event: words that a person chose.
    AddClaim(EventId, Arc<Claim>),
    /// Changes what a person may change of a claim.
    Claim {
        /// The event whose record holds the claim.
        event: EventId,
        /// The claim.
        claim: ClaimId,
        /// The change.
        change: ClaimChange,
    },
    /// Adds an entity that a person named.
    AddEntity(Arc<Entity>),
    /// Changes entities.
    Entities(Vec<EntityId>, EntityChange),
    /// Merges entities into one; their own data stays.
    MergeEntities {
        /// The entity that stays in sight.
        into: EntityId,
        /// The entities that it takes in.
        others: Vec<EntityId>,
    },
    /// Undoes the merging of these entities: each stands alone again.
    SplitEntities(Vec<EntityId>),
    /// Puts a mention into an article, in place of one at the same span.
    PutMention(ArticleId, Mention),
    /// Takes the mention at this span away.
    RemoveMention(ArticleId, Span),
    /// Puts a note on a passage, in place of one with the same id.
    PutNote(PassageNote),
    /// Takes a note away.
    RemoveNote(NoteId),
    /// Puts a question, in place of one with the same id.
    PutQuestion(Question),
    /// Takes a question away.
    RemoveQuestion(QuestionId),
    /// Signs sentences off, or takes that back.
    SignOff {
        /// The article.
        article: ArticleId,
        /// The words.
        span: Span,
        /// Whether they are signed off from now on.
        on: bool,
    },
    /// Marks words as seen; no step of its own in the history.
    Seen(ArticleId, Vec<Span>),
    /// Changes how the project reads and shows dates.
    SetSettings(Settings),
    /// Names the project.
    SetTitle(String),
    /// Remembers that a proposal was refused.
    Refuse(Refusal),
    /// Forgets a refusal.
    Unrefuse(Refusal),
    /// Remembers what the reviewer taught.
    Learn(LexiconEntry),
    /// Forgets it.
    Unlearn(LexiconEntry),
    /// Saves a view under its name.
    SaveView(SavedView),
    /// Takes the view of this name away.
    DropView(String),
    /// Several edits as one step.
    Batch {
        /// What the step is called.
        label: String,
        /// The edits, in order.
        edits: Vec<Self>,
    },
}

/// A field that a person decides; nothing gives it back to the claims.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the fields of `Decided`")]
#[expect(clippy::option_option, reason = "nobody decided, decided that it has no place, and a place are three things")]
pub enum DecidedField {
    Title(Option<String>),
    When(Option<When>),
    Participants(Option<Vec<Participation>>),
    /// A verdict of no place is `Some(None)`.
    Place(Option<Option<EntityId>>),
    EventType(Option<EventType>),
    Factuality(Option<Factuality>),
    Polarity(Option<Polarity>),
    Quantities(Option<Vec<Quantity>>),
}

/// A change of what a person adds to an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventChange {
    /// Replaces the note.
    Note(String),
    /// Adds a tag.
    AddTag(String),
    /// Takes a tag away.
    RemoveTag(String),
    /// Sets or takes the star.
    Star(bool),
}

/// A change of what a person may change of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimChange {
    /// Whether it speaks for the event.
    Stance(Stance),
    /// How credible it is, 1–6; nothing where it is not judged.
    Credibility(Option<u8>),
    /// The event it belongs to from now on; nothing gives it back to its own.
    MoveTo(Option<EventId>),
    /// Takes away a claim that a person added.
    Remove,
}

/// A change of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntityChange {
    /// Renames it; the old name becomes an alias.
    Name(String),
    /// Changes its kind.
    Kind(EntityKind),
    /// Changes what it is or does.
    Role(String),
    /// Replaces its aliases.
    Aliases(Vec<CompactString>),
    /// Replaces the note.
    Note(String),
    /// Adds a tag.
    AddTag(String),
    /// Takes a tag away.
    RemoveTag(String),
    /// Says that it is no entity, or takes that back.
    Rejected(bool),
    /// Says in which place it lies.
    Parent(Option<EntityId>),
    /// Says where on the globe it lies.
    Coordinates(Option<Coordinates>),
}

/// A change of what is known of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the fields of `Article`")]
pub enum ArticleChange {
    Published(Option<Published>),
    Source(Option<String>),
    Url(Option<String>),
    ArchiveUrl(Option<String>),
    Author(Option<String>),
    Retrieved(Option<String>),
    Language(Option<String>),
    Note(String),
    AddTag(String),
    RemoveTag(String),
}

/// A change of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceChange {
    /// Renames it.
    Name(String),
    /// Says how reliable it is.
    Reliability(Option<Reliability>),
}
