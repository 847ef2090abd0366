//! The project file: canonical RON, versions, record-by-record loading, atomic saving.
//!
//! [`print()`] turns a project into the text of its file and [`parse()`] turns the text back; [`save()`] and [`open()`] do the same
//! with a file. `docs/format.md` describes the file for its readers; `wire` is where each record's form is laid down, apart
//! from the model. The program reads the text by its own rules and not by `serde`, because it keeps what it does not know,
//! names the place of whatever is wrong, and loads what is sound in a damaged file.
//!
//! What belongs here beside it, each in a file of its own: the journal of edits since the last save, with recovery from it; the
//! lock against a second program on the same file; backups; and the merge of two people's work. None of them is here yet.

mod check;
mod codebook;
mod event_rows;
mod file_system;
mod hash;
mod header;
mod loader;
mod open;
mod print;
mod printer;
mod report;
mod salvage;
mod save;
mod sweep;
mod syntax;
mod upgrade;
mod walk;
mod wire;

pub use codebook::{codebook, codebooks, parse as parse_codebook};
pub use file_system::{FileInfo, FileKind, FileSystem, Folder, Mode, NewFile, StdFileSystem};
pub use hash::FileHash;
pub use open::{OpenError, Opened, open, parse};
pub use print::print;
pub use report::{LoadReport, Place, Problem, Severity};
pub use save::{Permit, SaveError, Saved, file_hash, save};

/// The schema that this program writes. It goes up when an older program would misread a file: when a field or word changes its
/// meaning, or an enum gets a new word. A new field does not raise it; older programs keep what they do not know.
pub const SCHEMA: u32 = 1;
