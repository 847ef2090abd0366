//! The project file: canonical RON, versions, record-by-record loading, atomic saving.
//!
//! [`print()`] turns a project into the text of its file and [`parse()`] turns the text back; [`save()`] and [`open()`] do the same
//! with a file. `docs/format.md` describes the file for its readers; `wire` is where each record's form is laid down, apart
//! from the model. The program reads the text by its own rules and not by `serde`, because it keeps what it does not know,
//! names the place of whatever is wrong, and loads what is sound in a damaged file.
//!
//! Beside the file stand the [`Journal`] of changes since the last save, from which [`recover`] brings back what a killed
//! program had not saved; the [`Lock`] against a second program on the same project; and the [`backups`] of what saves replaced.
//! The merge of two people's work belongs here as well and is not here yet.

mod backup;
mod beside;
mod check;
mod codebook;
mod event_rows;
mod file_system;
mod hash;
mod header;
mod journal;
mod loader;
mod lock;
mod open;
mod print;
mod printer;
mod report;
mod salvage;
mod save;
mod stamp;
mod std_file_system;
mod sweep;
mod syntax;
mod upgrade;
mod walk;
mod wire;

pub use backup::{Backup, BackupOutcome, backup_with, backups};
pub use codebook::{codebook, codebooks, parse as parse_codebook};
pub use file_system::{FileInfo, FileKind, FileSystem, Folder, LockedFile, Mode, NewFile};
pub use hash::{FileHash, ParseHashError};
pub use journal::{
    Announcer, Continuation, Entry, Journal, JournalError, JournalKeeper, JournalSummary, RecoverError, Recovered,
    journal_path, recover, recover_bytes, set_aside, summarize, unsaved_journals,
};
pub use lock::{Lock, Locking};
pub use open::{OpenError, Opened, open, parse};
pub use print::print;
pub use report::{LoadReport, Place, Problem, Severity};
pub use save::{Permit, SaveError, SaveOptions, Saved, file_hash, save, save_with};
pub use std_file_system::StdFileSystem;

/// The schema that this program writes. It goes up when an older program would misread a file: when a field or word changes its
/// meaning, or an enum gets a new word. A new field does not raise it; older programs keep what they do not know.
pub const SCHEMA: u32 = 1;
