//! Events and the claims that articles make of them.

use arcstr::ArcStr;
use smallvec::SmallVec;

use super::{ArticleId, ClaimId, Empty, EntityId, EventId, Extra, Interned, Origin, Record, Role, Sparse, When};
use crate::text::Span;

/// Something that happened, will happen, or is said to: one or more claims and what a person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// What articles say of it; empty for an event made by hand without words.
    pub claims: Vec<Claim>,
    /// How far the review has come.
    pub status: Status,
    /// The event it was merged into; its own data stays as it is.
    pub merged_into: Option<EventId>,
    /// What a person decided, field by field.
    pub decided: Sparse<Decided>,
    /// A person's note.
    pub note: Sparse<String>,
    /// A person's tags, sorted.
    pub tags: Sparse<Vec<String>>,
    /// Whether a person starred it.
    pub star: bool,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Event {
    /// Makes a candidate event from its claims.
    pub fn new(id: EventId, claims: Vec<Claim>) -> Self {
        Self {
            id,
            claims,
            status: Status::Candidate,
            merged_into: None,
            decided: Sparse::default(),
            note: Sparse::EMPTY,
            tags: Sparse::EMPTY,
            star: false,
            extra: Extra::default(),
        }
    }
}

impl Record for Event {
    type Id = EventId;

    fn id(&self) -> EventId {
        self.id
    }
}

/// How far the review of an event has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Proposed, not yet decided.
    #[default]
    Candidate,
    /// A person accepted it.
    Accepted,
    /// A person rejected it.
    Rejected,
    /// A person put it off.
    Deferred,
}

impl Status {
    /// Every status, in the order of display.
    pub const ALL: [Self; 4] = [Self::Candidate, Self::Accepted, Self::Deferred, Self::Rejected];

    /// Returns the status's stable name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Deferred => "deferred",
        }
    }
}

/// What one article says of an event. Reading makes it; a person moves it, grades it or takes it away, but never rewrites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// The article that says it.
    pub article: ArticleId,
    /// The words of the whole claim.
    pub quote: Span,
    /// The words that stand for the event; the first is the main one, headline and repeats follow.
    pub triggers: Vec<Span>,
    /// A title that reads like a person wrote it; what shows the event shares its letters.
    pub title: ArcStr,
    /// When, as the article says it.
    pub when: When,
    /// The codebook's type.
    pub event_type: EventType,
    /// Who took part, by their mentions in this article.
    pub participants: Vec<Participant>,
    /// Where: the mention of a place in this article.
    pub place: Option<Span>,
    /// Numbers that belong to the event.
    pub quantities: Sparse<Vec<Quantity>>,
    /// Whether it happened, by the words of the article.
    pub factuality: Factuality,
    /// Whether the words say that it did or that it did not.
    pub polarity: Polarity,
    /// Whose words the article passes on.
    pub attribution: Option<Attribution>,
    /// Whether it speaks for the event or against it.
    pub stance: Stance,
    /// How credible a person holds it, 1 (confirmed) to 6 (cannot be judged), by the Admiralty code.
    pub credibility: Option<u8>,
    /// The event that a person moved it to.
    pub moved_to: Option<EventId>,
    /// The words of the quote, kept when the article changed and they could not be found again.
    pub lost_words: Option<ArcStr>,
    /// What found it.
    pub origin: Origin,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Claim {
    /// Whether all of its words lie in the text of its article, on character boundaries.
    pub fn lies_in(&self, text: &str) -> bool {
        let lies = |span: &Span| span.lies_in(text);
        lies(&self.quote)
            && self.triggers.iter().all(lies)
            && self.participants.iter().all(|participant| lies(&participant.mention))
            && self.place.iter().all(lies)
            && self.quantities.iter().filter_map(|quantity| quantity.words.as_ref()).all(lies)
            && self.attribution.iter().all(|said| lies(&said.words) && said.speaker.iter().all(lies))
            && self.when.expression.iter().all(lies)
    }
}

/// Someone's part in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Participant {
    /// The span of the mention in the claim's article.
    pub mention: Span,
    /// The part.
    pub role: Role,
}

/// The parts of an event; few events have more than two.
pub type Participations = SmallVec<[Participation; 2]>;

/// An entity's part in an event, as shown or decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Participation {
    /// The entity.
    pub entity: EntityId,
    /// Its part.
    pub role: Role,
}

/// A type of the project's codebook, by its id, such as `CONSULT` of PLOVER.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventType(pub Interned);

impl EventType {
    /// The type of whatever no other type fits.
    pub const OTHER: &'static str = "OTHER";

    /// Makes the type with this id.
    pub fn new(id: impl Into<Interned>) -> Self {
        Self(id.into())
    }
}

impl Default for EventType {
    fn default() -> Self {
        Self::new(Self::OTHER)
    }
}

/// Whether an event happened, by the words of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factuality {
    /// The article reports the act, with or without a source for it.
    #[default]
    Happened,
    /// It goes on at publication.
    Ongoing,
    /// Set, agreed or expected for later.
    Planned,
    /// Only if something else happens.
    Conditional,
    /// Somebody says that they will do harm or impose a cost.
    Threatened,
    /// Only a party to it says so, or it is an opinion.
    Claimed,
    /// A party says that it did not happen.
    Denied,
    /// Tried and not reached.
    Failed,
}

impl Factuality {
    /// Every value, in the order of display.
    pub const ALL: [Self; 8] = [
        Self::Happened,
        Self::Ongoing,
        Self::Planned,
        Self::Conditional,
        Self::Threatened,
        Self::Claimed,
        Self::Denied,
        Self::Failed,
    ];

    /// Returns the value's stable name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Ongoing => "ongoing",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::Threatened => "threatened",
            Self::Claimed => "claimed",
            Self::Denied => "denied",
            Self::Failed => "failed",
        }
    }
}

/// Whether the words say that something is so or is not so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    #[default]
    Positive,
    /// It is not so.
    Negative,
}

/// Whether a claim speaks for an event or against it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It speaks for the event.
    #[default]
    Supports,
    /// It speaks against it.
    Contradicts,
}

/// Whose words an article passes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attribution {
    /// The mention of the speaker in the claim's article, where there is one.
    pub speaker: Option<Span>,
    /// The words that say so: "the Kremlin said".
    pub words: Span,
}

/// A number that belongs to an event, as an interval.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity {
    /// What is counted: "killed", "injured", "USD".
    pub what: Interned,
    /// The least that the words allow; nothing where they are open below.
    pub low: Option<i64>,
    /// The figure itself.
    pub best: Option<i64>,
    /// The most that the words allow; nothing where they are open above.
    pub high: Option<i64>,
    /// The words, in the claim's article; nothing where a person gave the number.
    pub words: Option<Span>,
}

/// A value that a person decided, with the reason if one was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<T> {
    /// The value.
    pub value: T,
    /// Why; empty where nothing was said.
    pub reason: String,
}

impl<T> Verdict<T> {
    /// Makes a verdict without a reason.
    pub const fn new(value: T) -> Self {
        Self { value, reason: String::new() }
    }
}

/// What a person decided about an event; a field that is absent shows what the claims say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// The title.
    pub title: Option<Verdict<String>>,
    /// The date.
    pub when: Option<Verdict<When>>,
    /// Who took part.
    pub participants: Option<Verdict<Vec<Participation>>>,
    /// Where; a verdict of nothing says that it has no place.
    pub place: Option<Verdict<Option<EntityId>>>,
    /// The codebook's type.
    pub event_type: Option<Verdict<EventType>>,
    /// Whether it happened.
    pub factuality: Option<Verdict<Factuality>>,
    /// Whether it is said to be so or not.
    pub polarity: Option<Verdict<Polarity>>,
    /// The numbers.
    pub quantities: Option<Verdict<Vec<Quantity>>>,
}

impl Empty for Decided {
    const EMPTY: &'static Self = &Self {
        title: None,
        when: None,
        participants: None,
        place: None,
        event_type: None,
        factuality: None,
        polarity: None,
        quantities: None,
    };
}

impl Decided {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self == Self::EMPTY
    }
}
