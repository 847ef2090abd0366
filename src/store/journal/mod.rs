//! The journal: the changes since the last save, so that a program that is killed loses at most the last moment.
//!
//! It is a file beside the project that is written after every edit. It does not hold the edits but what they left: the
//! records that were touched as they are afterwards, in the form that they have in the project file. So an undo, a travel
//! through the history and whatever edits there will be are all journaled alike, and reading a journal is putting records.
//!
//! A journal says which version of the project file it continues, by the hash of the file's bytes, and is never applied to
//! another one. While a project is saved, the journal also learns which of its changes the new file holds; so it fits the file
//! before and after the moment in which the new one takes the name.

mod entry;
mod first_line;
mod frame;
mod keeper;
mod live;
mod place;
mod print_entry;
mod read_entry;
mod recover;
mod unsaved;

pub use entry::Entry;
pub use keeper::{Announcer, JournalKeeper};
pub use live::{Journal, JournalError};
pub use place::{journal_path, set_aside};
pub use recover::{Continuation, JournalSummary, RecoverError, Recovered, recover, recover_bytes, summarize};
pub use unsaved::unsaved_journals;
