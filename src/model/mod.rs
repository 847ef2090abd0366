//! The plain data of a project: articles, claims, events, entities, dates. Public fields, no behaviour that needs a project.

mod article;
mod codebook;
mod entity;
mod event;
mod event_table;
mod extra;
mod findings;
mod id;
mod interned;
mod mentions;
mod origin;
mod packed;
mod project;
mod review;
mod role;
mod source;
mod sparse;
mod table;
mod timex;
mod when;

pub use article::{Article, IngestNote, Level, Mention, Parts, Published, SourceSpan};
pub use codebook::{Codebook, CodebookType};
pub use entity::{Coordinates, Entity, EntityKind};
pub use event::{
    Attribution, Claim, Decided, Event, EventType, Factuality, Participant, Participation, Participations, Polarity, Quantity,
    Stance, Status, Verdict,
};
pub use event_table::{EventTable, State};
pub use extra::Extra;
pub use findings::{Findings, Reading};
pub use id::{ArticleId, ClaimId, EntityId, EventId, NoteId, ParseIdError, QuestionId, SourceId, hash64};
pub use interned::Interned;
pub use mentions::{MentionRef, Mentions};
pub use origin::Origin;
pub use project::{DayMonthOrder, Hemisphere, Project, Settings};
pub use review::{
    Coverage, Decision, LexiconEntry, LexiconRule, PassageNote, Question, Refusal, SavedView, Stamp, Target, Targets, Timestamp,
};
pub use role::{Role, RoleName};
pub use source::{Reliability, Source};
pub use sparse::{Empty, Sparse};
pub use table::{Record, Store, Table};
pub use timex::{Timex, TimexKind, TimexMod};
pub use when::{
    Alternative, Anchor, Basis, Bounds, Dating, Day, Edtf, EdtfError, EventRelation, Grain, Offset, PartOfDay, Qualifier,
    TimeOfDay, TimeUnit, When, Zone,
};
