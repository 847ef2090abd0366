//! Reading a journal: the changes that were not saved, put into the version of the project that they continue.

use std::io;
use std::path::{Path, PathBuf};

use super::Entry;
use super::first_line::{FirstLine, FirstLineFault, VERSION};
use super::frame::entries;
use super::read_entry::{self, Item};
use crate::edit::History;
use crate::model::{Project, Timestamp};
use crate::store::file_system::FileSystem;
use crate::store::loader::{Loaded, Loader};
use crate::store::sweep::sweep;
use crate::store::wire::{Reader, Weight};
use crate::store::{FileHash, SCHEMA};

/// A project with the changes that a journal held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The project with all changes that could be read. It is unsaved work.
    pub project: Project,
    /// The changes as steps that can be undone; none where something of them had to be left out.
    pub history: History,
    /// How many changes were put into it; none where only the beginning of one was written, or all had been saved.
    pub n_changes: usize,
    /// When the first of them was made.
    pub first: Option<Timestamp>,
    /// When the last of them was made.
    pub last: Option<Timestamp>,
    /// What the last of them is called.
    pub last_label: String,
    /// Whether the journal has an end that was left out: it was torn as it was written, or damaged.
    pub dropped_tail: bool,
    /// What is wrong with that end, where it is more than being torn.
    pub why_dropped: Option<String>,
    /// Parts of records that do not fit together and were left out, as in opening a damaged project file.
    pub n_mended: usize,
    /// What going on with the same journal needs: [`Journal::resume`](super::Journal::resume).
    pub continuation: Continuation,
}

impl Recovered {
    /// Whether nobody need be asked: the program was stopped just after it had saved all of it. The journal goes on.
    pub const fn is_saved(&self) -> bool {
        self.n_changes == 0 && !self.dropped_tail
    }
}

/// Where a journal goes on after what was read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuation {
    pub(super) path: PathBuf,
    /// What the first line says that it continues.
    pub(super) base: Option<FileHash>,
    /// The bytes that are sound.
    pub(super) length: u64,
    /// The entries in them.
    pub(super) n: usize,
    /// The version that the changes were put into, and they: of a journal of an older schema, which is written anew.
    pub(super) anew: Option<(Option<FileHash>, Vec<Entry>)>,
}

/// What a journal holds, without putting it anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalSummary {
    /// The journal.
    pub path: PathBuf,
    /// The hash of the project file that it continues; nothing where there was no file yet.
    pub base: Option<FileHash>,
    /// How many changes it holds.
    pub n_changes: usize,
    /// When the first of them was made.
    pub first: Option<Timestamp>,
    /// When the last of them was made.
    pub last: Option<Timestamp>,
    /// What the last of them is called.
    pub last_label: String,
    /// Whether it has an end that cannot be read.
    pub dropped_tail: bool,
}

/// A journal cannot be put into the project. It stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum RecoverError {
    /// The system does not give it out.
    #[error("could not recover the unsaved changes: {cause}: {}", path.display())]
    Read {
        /// What the system says.
        cause: io::Error,
        /// The journal.
        path: PathBuf,
    },
    /// It continues another version of the project file than the one that is there.
    #[error(
        "could not recover the unsaved changes: they were made to another version of the project file; put that one back from \
         a backup, then open it: {}",
        path.display()
    )]
    OtherVersion {
        /// The hash of the file that it continues; nothing where it continues no file.
        continues: Option<FileHash>,
        /// The journal.
        path: PathBuf,
    },
    /// A newer program wrote it.
    #[error(
        "could not recover the unsaved changes: a newer Dateline wrote them (schema {schema}, this program knows {SCHEMA}); \
         open the project with that one: {}",
        path.display()
    )]
    Newer {
        /// The schema of the records in it.
        schema: u32,
        /// The journal.
        path: PathBuf,
    },
    /// Its beginning is damaged, or it is something else.
    #[error("could not recover the unsaved changes: {why}: {}", path.display())]
    Unreadable {
        /// What is wrong.
        why: String,
        /// The journal.
        path: PathBuf,
    },
}

/// Puts the changes that the journal at `path` holds into `base`, the project as it was opened from the file with this hash,
/// or an empty one where there is no file. Nothing where there is no journal, or nothing in it.
///
/// The journal is only read, apart from the removal of temporary files that a stopped program left beside it.
///
/// # Errors
///
/// [`RecoverError`] where nothing of it can be put into this project. Damage behind the first entry is no error: what stands
/// before it is recovered, and the result says so.
pub fn recover(
    path: &Path,
    base: &Project,
    base_hash: Option<FileHash>,
    files: &dyn FileSystem,
) -> Result<Option<Recovered>, RecoverError> {
    sweep(path, files);
    Written::read(path, files)?.map_or(Ok(None), |journal| put_into(&journal, path, base, base_hash))
}

/// Puts the changes that the bytes of a journal hold into `base`, as [`recover`] does with its file.
///
/// # Errors
///
/// Those of [`recover`], with an empty path.
pub fn recover_bytes(bytes: &[u8], base: &Project, base_hash: Option<FileHash>) -> Result<Option<Recovered>, RecoverError> {
    let path = Path::new("");
    Written::of(bytes.to_vec(), path)?.map_or(Ok(None), |journal| put_into(&journal, path, base, base_hash))
}

fn put_into(
    journal: &Written,
    path: &Path,
    base: &Project,
    base_hash: Option<FileHash>,
) -> Result<Option<Recovered>, RecoverError> {
    let other_version = || RecoverError::OtherVersion { continues: journal.first_line.base, path: path.to_owned() };
    let saved = journal.saved_into(base_hash).ok_or_else(other_version)?;
    let (mut project, mut history) = (base.clone(), History::default());
    let mut span = Span::default();
    let mut kept = Vec::new();
    let is_older = journal.first_line.schema < SCHEMA;
    let (n, end, why_dropped) = journal.walk(|number, entry| {
        if number > saved {
            span.add(&entry);
            kept.extend(is_older.then(|| entry.clone()));
            let (label, at) = (entry.label().to_owned(), entry.at());
            history.replay(&mut project, entry.into_change(), &label, at).map_err(|error| error.to_string())?;
        }
        Ok(())
    });
    let dropped_tail = end < journal.n_bytes;
    if n == 0 && !dropped_tail {
        return Ok(None);
    }
    let n_mended = if span.n > 0 { mend(&mut project, &mut history) } else { 0 };
    let continuation = Continuation {
        path: path.to_owned(),
        base: journal.first_line.base,
        length: end as u64,
        n,
        anew: is_older.then_some((base_hash, kept)),
    };
    let Span { n: n_changes, first, last, last_label } = span;
    Ok(Some(Recovered {
        project,
        history,
        n_changes,
        first,
        last,
        last_label,
        dropped_tail,
        why_dropped,
        n_mended,
        continuation,
    }))
}

/// Returns what the journal at `path` holds; nothing where there is none, or nothing in it.
///
/// # Errors
///
/// [`RecoverError`] where it cannot be read.
pub fn summarize(path: &Path, files: &dyn FileSystem) -> Result<Option<JournalSummary>, RecoverError> {
    let Some(journal) = Written::read(path, files)? else { return Ok(None) };
    let mut span = Span::default();
    let (_, end, _) = journal.walk(|_, entry| {
        span.add(&entry);
        Ok(())
    });
    let dropped_tail = end < journal.n_bytes;
    let Span { n: n_changes, first, last, last_label } = span;
    let base = journal.first_line.base;
    let summary = JournalSummary { path: path.to_owned(), base, n_changes, first, last, last_label, dropped_tail };
    Ok((n_changes > 0 || dropped_tail).then_some(summary))
}

/// What some entries span.
#[derive(Debug, Default)]
struct Span {
    n: usize,
    first: Option<Timestamp>,
    last: Option<Timestamp>,
    last_label: String,
}

impl Span {
    fn add(&mut self, entry: &Entry) {
        self.n += 1;
        self.first.get_or_insert(entry.at());
        self.last = Some(entry.at());
        entry.label().clone_into(&mut self.last_label);
    }
}

/// A journal as it stands in its file.
struct Written {
    text: String,
    first_line: FirstLine,
    /// Where the entries begin.
    at: usize,
    /// The bytes of the file, of which the text may be only the beginning.
    n_bytes: usize,
}

impl Written {
    fn read(path: &Path, files: &dyn FileSystem) -> Result<Option<Self>, RecoverError> {
        let bytes = match files.read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(RecoverError::Read { cause, path: path.to_owned() }),
        };
        Self::of(bytes, path)
    }

    fn of(bytes: Vec<u8>, path: &Path) -> Result<Option<Self>, RecoverError> {
        let n_bytes = bytes.len();
        if bytes.iter().all(|&byte| byte == 0) {
            // As after a power failure before anything of it was on the disk.
            return Ok(None);
        }
        // Behind a byte that is not UTF-8 nothing can be trusted, as behind any other damage.
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let sound = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(sound);
            String::from_utf8(bytes).unwrap_or_default()
        });
        let unreadable = |why: &str| RecoverError::Unreadable { why: why.to_owned(), path: path.to_owned() };
        match FirstLine::read(&text) {
            Ok((line, _)) if line.version > VERSION || line.schema > SCHEMA => {
                Err(RecoverError::Newer { schema: line.schema, path: path.to_owned() })
            }
            Ok((first_line, at)) => Ok(Some(Self { text, first_line, at, n_bytes })),
            Err(FirstLineFault::Torn) if text.len() == n_bytes => Ok(None),
            Err(_) => Err(unreadable("the beginning of the journal is damaged, or it is no journal")),
        }
    }

    /// Returns how many entries the project file with this hash holds already; nothing where the journal does not fit it.
    fn saved_into(&self, hash: Option<FileHash>) -> Option<usize> {
        if self.first_line.base == hash {
            return Some(0);
        }
        let mut reader = Reader::default();
        let marks = entries(&self.text, self.at).filter(|(text, _)| text.starts_with("(\n    saved:"));
        let marks = marks.filter_map(|(text, _)| match read_entry::read(text, self.first_line.schema, &mut reader) {
            Ok(Item::Saved { hash: saved, up_to }) if Some(saved) == hash => Some(up_to),
            _ => None,
        });
        marks.last()
    }

    /// Takes every entry with its number, up to the first that cannot be read or taken. Returns how many were taken, the byte
    /// behind the last thing that is sound, and what is wrong with what follows.
    fn walk(&self, mut take: impl FnMut(usize, Entry) -> Result<(), String>) -> (usize, usize, Option<String>) {
        let mut reader = Reader::default();
        let (mut n, mut end) = (0, self.at);
        for (text, after) in entries(&self.text, self.at) {
            let taken = match read_entry::read(text, self.first_line.schema, &mut reader) {
                Ok(Item::Entry(number, entry)) if number == n + 1 => take(number, entry).map(|()| n = number),
                Ok(Item::Entry(number, _)) => Err(format!("after change {n} comes change {number}")),
                Ok(Item::Saved { .. }) => Ok(()),
                Err(why) => Err(why),
            };
            if let Err(why) = taken {
                return (n, end, Some(format!("change {}: {why}", n + 1)));
            }
            end = after;
        }
        (n, end, None)
    }
}

/// Holds a project against all that opening one checks, and leaves out what does not fit; returns how many things that are.
/// Steps that lead through what does not fit are forgotten.
fn mend(project: &mut Project, history: &mut History) -> usize {
    let Loaded { project: checked, problems } = Loader::holding(project).finish();
    if !problems.is_empty() && checked != *project {
        *history = History::default();
    }
    *project = checked;
    problems.iter().filter(|(_, finding)| finding.weight == Weight::Loss).count()
}
