//! A journal that is being written.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};

use super::first_line::FirstLine;
use super::place::{Place, set_aside};
use super::print_entry::{write_entry, write_mark};
use super::{Continuation, Entry, summarize};
use crate::model::Timestamp;
use crate::store::FileHash;
use crate::store::file_system::{FileSystem, Mode, NewFile};
use crate::store::sweep::{MOST_NAMES, folder_of, sweep, temporary};

/// Journals are for their owner alone: they hold parts of the project, whoever may read that.
const MODE: Mode = Mode(0o600);

/// The journal of one project, kept by one program. The file is made with the first entry, and goes with the last.
///
/// Meant for a thread of its own: every call may wait for the disk. An entry whose writing fails is kept, and written before
/// the next one or with the next call of [`Journal::sync`].
///
/// Saving goes in three steps: [`Journal::snapshot`] when the copy of the project is taken, [`Journal::will_become`] before
/// the new file takes the name, [`Journal::saved`] when it has it. A stop between any two of them loses nothing.
///
/// # Examples
///
/// ```
/// use dateline::edit::{Change, Edit, apply};
/// use dateline::model::{Project, Stamp};
/// use dateline::store::{Entry, Journal, Permit, StdFileSystem, journal_path, open, recover, save};
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("talks.ron");
/// let mut project = Project::default();
/// let saved = save(&project, &file, Permit::NewFile, &StdFileSystem)?;
/// let path = journal_path(&file, &StdFileSystem);
/// let mut journal = Journal::begin(path.clone(), Some(saved.hash), &StdFileSystem)?;
///
/// let (edit, stamp) = (Edit::SetTitle("Talks".to_owned()), Stamp::default());
/// let applied = apply(&mut project, &edit, &stamp)?;
/// journal.append(Entry::new(stamp.at, edit.label(), Change::since(&applied.inverse, &project)))?;
/// drop(journal); // The program is killed.
///
/// let opened = open(&file, &StdFileSystem)?;
/// let recovered = recover(&path, &opened.project, Some(opened.file_hash), &StdFileSystem)?.expect("a change");
/// assert_eq!((recovered.project.title.as_str(), recovered.n_changes), ("Talks", 1));
/// let journal = Journal::resume(recovered.continuation, &StdFileSystem)?;
/// # journal.remove()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Journal<'f> {
    files: &'f dyn FileSystem,
    place: Place,
    base: Option<FileHash>,
    file: Option<Box<dyn NewFile>>,
    state: State,
    /// Whether the file's name is on the disk.
    is_named: bool,
    /// The sound bytes of the file; none where there is no file.
    length: u64,
    /// The entries in them.
    n: usize,
    /// Entries that are not in the file yet, the oldest first.
    waiting: VecDeque<Entry>,
    snapshot: Option<Snapshot>,
}

/// How the file stands to what was written into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Everything is on the disk.
    Synced,
    /// Everything was handed to the system.
    Written,
    /// A part of an entry may stand behind the sound bytes.
    Torn,
    /// The system failed to bring the file to the disk, so that its bytes may be lost though it gives them out.
    Suspect,
}

/// What is kept while a save runs.
struct Snapshot {
    /// How many entries the snapshot holds.
    up_to: usize,
    /// The entries that were made since.
    since: Vec<Entry>,
    /// What the journal is to continue, and where, once the project was saved.
    next: Option<(FileHash, PathBuf)>,
}

/// A journal cannot be kept, or not now.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Changes of an earlier run stand there: recover, discard or set them aside first.
    #[error("could not begin a journal: unsaved changes of an earlier run wait there: {}", .0.display())]
    Waiting(PathBuf),
    /// Another program writes it.
    #[error("could not keep a journal: another program keeps it: {}", .0.display())]
    Held(PathBuf),
    /// The system did not do what was asked.
    #[error("could not write unsaved changes to the journal: {step} failed: {cause}: {}", path.display())]
    Io {
        /// What was asked.
        step: &'static str,
        /// What the system says.
        cause: io::Error,
        /// The journal.
        path: PathBuf,
    },
}

impl<'f> Journal<'f> {
    /// Begins the journal of a project that was opened from the file with this hash, at its
    /// [`journal_path`](super::journal_path). Nothing is written yet.
    ///
    /// # Errors
    ///
    /// [`JournalError::Waiting`] where a journal with something in it is there.
    pub fn begin(path: PathBuf, base: Option<FileHash>, files: &'f dyn FileSystem) -> Result<Self, JournalError> {
        sweep(&path, files);
        match files.inspect(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(JournalError::Io { step: "looking at it", cause, path }),
            Ok(_) if files.is_held(&path).unwrap_or_default() => return Err(JournalError::Held(path)),
            Ok(_) if is_unused(&path, files) => {}
            Ok(_) => return Err(JournalError::Waiting(path)),
        }
        Ok(Self::at(Place::At(path), base, files))
    }

    /// Begins the journal of a project that has no file: it begins empty, and so does the journal. The file gets a new name in
    /// `folder`. Nothing is written yet.
    ///
    /// A project that begins with something, such as a sample, has a first entry with
    /// [`Change::whole`](crate::edit::Change::whole) of it.
    pub fn begin_unsaved(folder: PathBuf, at: Timestamp, files: &'f dyn FileSystem) -> Self {
        Self::at(Place::NewIn(folder, at), None, files)
    }

    /// Goes on with a journal after its changes were recovered; what could not be read of it is cut off.
    ///
    /// # Errors
    ///
    /// [`JournalError`] where the file cannot be written.
    pub fn resume(from: Continuation, files: &'f dyn FileSystem) -> Result<Self, JournalError> {
        let mut journal = Self::at(Place::At(from.path), from.base, files);
        if let Some((base, entries)) = from.anew {
            journal.base = base;
            journal.waiting = entries.into();
            journal.write_anew()?;
            return Ok(journal);
        }
        (journal.length, journal.n, journal.state) = (from.length, from.n, State::Torn);
        journal.open()?;
        Ok(journal)
    }

    /// Removes the journal at `path`, whose changes nobody wants; one that is not there is no error.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn discard(path: &Path, files: &dyn FileSystem) -> io::Result<()> {
        match files.remove(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Writes an entry and hands it to the system, so that it outlives the program.
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the entry is kept then and written later.
    pub fn append(&mut self, entry: Entry) -> Result<(), JournalError> {
        if let Some(snapshot) = &mut self.snapshot {
            snapshot.since.push(entry.clone());
        }
        self.waiting.push_back(entry);
        self.write_waiting()
    }

    /// Brings everything to the disk, so that it outlives a power failure.
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the next call tries again, with a file written anew where the system lost something.
    pub fn sync(&mut self) -> Result<(), JournalError> {
        self.write_waiting()?;
        if let Some(file) = self.file.as_mut().filter(|_| self.state == State::Written) {
            if let Err(cause) = file.sync() {
                self.state = State::Suspect;
                return Err(self.io_error("bringing it to the disk", cause));
            }
            self.state = State::Synced;
        }
        if self.length > 0 && !self.is_named {
            self.sync_folder()?;
            self.is_named = true;
        }
        Ok(())
    }

    /// Marks the place: every entry so far is in the snapshot of the project that is to be saved, none after it is.
    pub fn snapshot(&mut self) {
        self.snapshot = Some(Snapshot { up_to: self.n + self.waiting.len(), since: Vec::new(), next: None });
    }

    /// Notes which of its entries the project file with this hash will hold, those up to the last snapshot, before that file
    /// takes the name. From then on the journal fits the old file and the new one.
    ///
    /// # Errors
    ///
    /// [`JournalError`]; saving may go on, but a stop before [`Journal::saved`] leaves a journal that only fits the old file.
    pub fn will_become(&mut self, hash: FileHash) -> Result<(), JournalError> {
        self.write_waiting()?;
        let Some(up_to) = self.snapshot.as_ref().map(|snapshot| snapshot.up_to).filter(|_| self.length > 0) else {
            return Ok(());
        };
        match write_mark(hash, up_to, self.open()?) {
            Ok(length) => (self.length, self.state) = (self.length + length, State::Written),
            Err(cause) => {
                self.state = State::Torn;
                return Err(self.io_error("writing", cause));
            }
        }
        self.sync()
    }

    /// Goes on as the journal of the file at `path` with this hash, which holds every entry up to the last snapshot; those after
    /// it stay. Without any, the file goes until there is one. For another project file than before, the journal moves.
    ///
    /// # Errors
    ///
    /// [`JournalError`]; the old journal stays then, and moving is tried again with every call.
    pub fn saved(&mut self, hash: FileHash, path: &Path) -> Result<(), JournalError> {
        let snapshot = self.snapshot.get_or_insert(Snapshot { up_to: self.n, since: Vec::new(), next: None });
        snapshot.next = Some((hash, super::journal_path(path, self.files)));
        self.write_waiting()
    }

    /// Ends the journal and removes its file: everything is saved, or given up.
    ///
    /// # Errors
    ///
    /// [`JournalError`] where the file stays.
    pub fn remove(mut self) -> Result<(), JournalError> {
        self.remove_file()
    }

    /// Returns where the journal lies, or will lie once there is an entry; for a project without file the folder, until then.
    pub fn path(&self) -> PathBuf {
        self.place.path()
    }

    /// Returns how many entries wait because writing them failed.
    pub fn n_waiting(&self) -> usize {
        self.waiting.len()
    }

    fn at(place: Place, base: Option<FileHash>, files: &'f dyn FileSystem) -> Self {
        let (file, state, is_named, length, n) = (None, State::Written, false, 0, 0);
        Self { files, place, base, file, state, is_named, length, n, waiting: VecDeque::new(), snapshot: None }
    }

    fn write_waiting(&mut self) -> Result<(), JournalError> {
        if self.snapshot.as_ref().is_some_and(|snapshot| snapshot.next.is_some()) {
            return self.move_on();
        }
        if self.state == State::Suspect {
            self.write_again()?;
        }
        while let Some(entry) = self.waiting.front().cloned() {
            let number = self.n + 1;
            let file = self.open()?;
            let written = write_entry(&entry, number, file);
            match written {
                Ok(length) => (self.length, self.n, self.state) = (self.length + length, number, State::Written),
                Err(cause) => {
                    self.state = State::Torn;
                    return Err(self.io_error("writing", cause));
                }
            }
            self.waiting.pop_front();
        }
        Ok(())
    }

    /// Returns the file for writing at the end of its sound bytes.
    fn open(&mut self) -> Result<&mut dyn NewFile, JournalError> {
        if self.state == State::Torn {
            self.file = None;
        }
        let file = match self.file.take() {
            Some(file) => file,
            None if self.length == 0 => self.create()?,
            None => {
                let extended = self.files.extend(&self.place.path(), self.length);
                extended.map_err(|cause| match cause.kind() {
                    io::ErrorKind::WouldBlock => JournalError::Held(self.place.path()),
                    _ => self.io_error("opening it", cause),
                })?
            }
        };
        if self.state == State::Torn {
            self.state = State::Written;
        }
        Ok(self.file.insert(file).as_mut())
    }

    /// Makes the file with its first line.
    fn create(&mut self) -> Result<Box<dyn NewFile>, JournalError> {
        if let Place::NewIn(folder, _) = &self.place {
            self.files.create_folder(folder).map_err(|cause| self.io_error("making the folder", cause))?;
        }
        for number in 0.. {
            let Some(path) = self.place.name(number) else { break };
            let mut made = self.files.create(&path, Some(MODE));
            if made.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists) && is_unused(&path, self.files) {
                made = self.files.create(&path, Some(MODE));
            }
            match made {
                Ok(mut file) => {
                    (self.place, self.is_named) = (Place::At(path), false);
                    let line = FirstLine::of(self.base).print();
                    // Where this fails, a journal without entries stays, which the next try removes.
                    file.write(line.as_bytes()).map_err(|cause| self.io_error("writing", cause))?;
                    self.length = line.len() as u64;
                    return Ok(file);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(cause) => return Err(self.io_error("making it", cause)),
            }
        }
        Err(JournalError::Held(self.place.path()))
    }

    /// Goes over to the version of the project that was saved, with the entries that it does not hold.
    fn move_on(&mut self) -> Result<(), JournalError> {
        let Some(Snapshot { since, next: Some((hash, path)), .. }) = &self.snapshot else { return Ok(()) };
        let (entries, hash, path) = (since.clone(), *hash, path.clone());
        let old = self.place.clone();
        let moves = old != Place::At(path.clone());
        if moves && !matches!(summarize(&path, self.files), Ok(None)) {
            // Unsaved changes of the version that was replaced.
            set_aside(&path, self.files).map_err(|cause| self.io_error("setting the old one aside", cause))?;
        }
        let mut next = Self::at(Place::At(path), Some(hash), self.files);
        if entries.is_empty() && !moves {
            self.remove_file()?;
        } else if !entries.is_empty() {
            next.waiting = entries.into();
            next.write_anew()?;
        }
        let mut left = std::mem::replace(self, next);
        if moves { left.remove_file() } else { Ok(()) }
    }

    /// Writes the first line and the waiting entries to a new file, which takes the journal's name.
    fn write_anew(&mut self) -> Result<(), JournalError> {
        self.replace_by(|journal, file| {
            let line = FirstLine::of(journal.base).print();
            file.write(line.as_bytes())?;
            let mut length = line.len() as u64;
            for (index, entry) in journal.waiting.iter().enumerate() {
                length += write_entry(entry, index + 1, file)?;
            }
            Ok((length, journal.waiting.len()))
        })?;
        self.waiting.clear();
        Ok(())
    }

    /// Writes the sound bytes to a new file: those of the old one may not be on the disk.
    fn write_again(&mut self) -> Result<(), JournalError> {
        let length = usize::try_from(self.length).unwrap_or(usize::MAX);
        self.file = None;
        self.replace_by(|journal, file| {
            let mut bytes = journal.files.read(&journal.place.path())?;
            bytes.truncate(length);
            file.write(&bytes)?;
            Ok((bytes.len() as u64, journal.n))
        })
    }

    /// Puts a new file in place of the journal's in one step.
    fn replace_by(
        &mut self,
        write: impl FnOnce(&Self, &mut dyn NewFile) -> io::Result<(u64, usize)>,
    ) -> Result<(), JournalError> {
        let path = self.place.path();
        let (name, mut file) = self.create_temporary(&path)?;
        let written = write(self, file.as_mut())
            .and_then(|written| file.sync().map(|()| written))
            .and_then(|written| self.files.rename(&name, &path).map(|()| written));
        match written {
            Ok((length, n)) => {
                (self.file, self.length, self.n, self.state) = (Some(file), length, n, State::Synced);
                // Where this fails, the next call of `sync` tries again; the file has its name and goes on as the journal.
                self.is_named = self.sync_folder().is_ok();
                Ok(())
            }
            Err(cause) => {
                // What stays is swept with the next opening.
                drop(self.files.remove(&name));
                Err(self.io_error("writing it anew", cause))
            }
        }
    }

    fn create_temporary(&self, path: &Path) -> Result<(PathBuf, Box<dyn NewFile>), JournalError> {
        for number in 0..MOST_NAMES {
            let Some(name) = temporary(path, number) else { break };
            match self.files.create(&name, Some(MODE)) {
                Ok(file) => return Ok((name, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(cause) => return Err(self.io_error("making a temporary file", cause)),
            }
        }
        Err(self.io_error("making a temporary file", io::ErrorKind::AlreadyExists.into()))
    }

    fn sync_folder(&self) -> Result<(), JournalError> {
        let path = self.place.path();
        let folder = folder_of(&path).ok_or_else(|| self.io_error("finding its folder", io::ErrorKind::NotFound.into()))?;
        let synced = self.files.open_folder(folder).and_then(|mut folder| folder.sync());
        synced.map_err(|cause| self.io_error("writing the folder to the disk", cause))
    }

    fn remove_file(&mut self) -> Result<(), JournalError> {
        if self.length > 0 {
            Self::discard(&self.place.path(), self.files).map_err(|cause| self.io_error("removing it", cause))?;
            (self.file, self.length, self.n) = (None, 0, 0);
        }
        Ok(())
    }

    fn io_error(&self, step: &'static str, cause: io::Error) -> JournalError {
        JournalError::Io { step, cause, path: self.place.path() }
    }
}

/// Whether a journal was begun and never used; it is removed then. Where it cannot be, making another one says so.
fn is_unused(path: &Path, files: &dyn FileSystem) -> bool {
    let unused = !files.is_held(path).unwrap_or_default() && matches!(summarize(path, files), Ok(None));
    if unused {
        drop(files.remove(path));
    }
    unused
}

impl std::fmt::Debug for Journal<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { place, base, state, length, n, waiting, .. } = self;
        let mut out = f.debug_struct("Journal");
        out.field("place", place).field("base", base).field("state", state).field("length", length);
        out.field("n", n).field("n_waiting", &waiting.len()).finish_non_exhaustive()
    }
}
