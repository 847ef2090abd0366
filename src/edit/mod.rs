//! The only door into a project: edits with their inverses, history, undo and redo.
//!
//! Every change is an [`Edit`]; [`apply`] carries it out and hands back its inverse, a [`Restore`] that holds the records as
//! they were. Records are shared, not copied, so an inverse costs what was touched and nothing more. A [`Change`] holds the same
//! records as they are afterwards; [`replay`] puts them into a project that stands where the edit began.

mod apply;
mod article;
mod change;
mod changes;
mod edit_kind;
mod entity;
mod event;
mod from_words;
mod history;
mod import;
mod label;
mod reread;
mod restore;
mod review;

pub use apply::{Applied, Preview, apply, preview, restore};
pub use change::{Change, Misfit, Splice, replay};
pub use changes::EditError;
pub use edit_kind::{ArticleChange, ClaimChange, DecidedField, Edit, EntityChange, EventChange, SourceChange};
pub use from_words::{claim_from_words, empty_event, entity_from_words, event_from_words};
pub use history::{Gesture, History, Revision, Step, Undone};
pub use restore::{Records, Restore};
