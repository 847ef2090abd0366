//! Saving: the file holds the old project or the new one, whole, whatever happens meanwhile.

use std::io;
use std::path::{Path, PathBuf};

use super::backup::{self, BackupOutcome};
use super::file_system::{FileInfo, FileKind, FileSystem, Mode, NewFile};
use super::sweep::{MOST_NAMES, folder_of, followed, temporary};
use super::{FileHash, print};
use crate::model::{Project, Timestamp};

/// What a save may replace. A file that could not be taken over whole gives no permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permit {
    /// Nothing: there must not be anything yet.
    NewFile,
    /// The file as it was when it was opened or last saved.
    Unchanged(FileHash),
    /// Whatever file is there: a person was asked and said yes.
    Replace,
}

/// How to save, beside what is saved and where.
#[derive(Clone, Copy)]
pub struct SaveOptions<'s> {
    /// What may be replaced.
    pub permit: Permit,
    /// The present moment, for the name of a backup of the file that is replaced; nothing where none is to be kept.
    pub backup_at: Option<Timestamp>,
    /// Hears the hash of the new file once that is on the disk under another name, before it takes the name: the moment for
    /// [`Journal::will_become`](super::Journal::will_become).
    pub before_replacing: &'s dyn Fn(FileHash),
}

impl SaveOptions<'_> {
    /// Saves without a backup, and tells nobody.
    pub fn plain(permit: Permit) -> Self {
        Self { permit, backup_at: None, before_replacing: &|_| {} }
    }

    /// Saves with a backup of what is replaced, and tells nobody.
    pub fn with_backup(permit: Permit, now: Timestamp) -> Self {
        Self { backup_at: Some(now), ..Self::plain(permit) }
    }
}

/// A project that is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The hash of the bytes that were written.
    pub hash: FileHash,
    /// What the next save to the same path needs.
    pub permit: Permit,
    /// Whether the old file was kept.
    pub backup: BackupOutcome,
}

/// The project was not saved; what stood at the path still stands there, whole.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Something is there that was not to be replaced.
    #[error("could not save the project: a file of this name is there; choose another name, or replace it: {}", .0.display())]
    Exists(PathBuf),
    /// Somebody else changed the file.
    #[error(
        "could not save the project: the file was changed since it was opened; merge, reload, or save under another name: {}",
        .0.display()
    )]
    Changed(PathBuf),
    /// The file is marked as not to be written.
    #[error("could not save the project: the file is read-only; save under another name, or allow writing: {}", .0.display())]
    ReadOnly(PathBuf),
    /// A folder, device or pipe stands there.
    #[error("could not save the project: this is no file but a folder or device; choose another name: {}", .0.display())]
    NotAFile(PathBuf),
    /// The folder is gone.
    #[error("could not save the project: its folder is not there; make it again, or save elsewhere: {}", .0.display())]
    NoFolder(PathBuf),
    /// The system did not do what was asked.
    #[error("could not save the project: {step} failed: {cause}; {}: {}", what_to_do(cause), path.display())]
    Io {
        /// What was asked.
        step: &'static str,
        /// What the system says.
        cause: io::Error,
        /// The file.
        path: PathBuf,
    },
}

/// Saves a project to `path` without a backup: see [`save_with`].
///
/// # Errors
///
/// Those of [`save_with`].
pub fn save(project: &Project, path: &Path, permit: Permit, files: &dyn FileSystem) -> Result<Saved, SaveError> {
    save_with(project, path, &SaveOptions::plain(permit), files)
}

/// Saves a project to `path`, atomically: a temporary file in the same folder is written and brought to the disk, and takes the
/// name in one step. The file keeps its mode; a link stays and what it leads to is replaced. Where a backup is asked for, the
/// old file is kept in `.NAME.ron.backups`; one that cannot be kept does not stop the save.
///
/// Meant for a worker thread and a snapshot: copying a [`Project`] copies pointers.
///
/// # Errors
///
/// [`SaveError`] says what stood in the way and what to do. The old file is whole then. Only where the very last step fails, the
/// bringing of the folder's entry to the disk, may the new file already stand there; it is whole too.
pub fn save_with(
    project: &Project,
    path: &Path,
    options: &SaveOptions<'_>,
    files: &dyn FileSystem,
) -> Result<Saved, SaveError> {
    let path =
        &followed(path, files).map_err(|cause| SaveError::Io { step: "following the link", cause, path: path.to_owned() })?;
    let old = what_is_there(path, files)?;
    check_permit(path, options.permit, old, files)?;
    let text = print(project);
    let hash = FileHash::of(text.as_bytes());
    let backup_at = options.backup_at.filter(|_| old.is_some() && options.permit != Permit::Unchanged(hash));
    let mut backup = BackupOutcome::NotNeeded;
    let before = || {
        if let Some(at) = backup_at {
            let kept = backup::keep(path, at, files);
            backup = kept.map_or_else(|error| BackupOutcome::Failed(error.to_string()), BackupOutcome::Kept);
        }
        (options.before_replacing)(hash);
    };
    let written = write(path, text.as_bytes(), old.and_then(|info| info.mode), before, files);
    if let (Some(at), BackupOutcome::Kept(kept)) = (backup_at, &backup) {
        if written.is_ok() {
            backup::thin(path, kept, at, files);
        } else if file_hash(path, files).ok() != Some(hash) {
            // Nothing was replaced; a second name of the file in place would change with that.
            drop(files.remove(kept));
        }
    }
    written.map(|()| Saved { hash, permit: Permit::Unchanged(hash), backup })
}

/// Returns the hash of the file at `path`, to see whether it changed since it was opened or saved.
///
/// # Errors
///
/// What the system says.
pub fn file_hash(path: &Path, files: &dyn FileSystem) -> io::Result<FileHash> {
    files.read(path).map(|bytes| FileHash::of(&bytes))
}

/// Returns what the save would replace; nothing where there is nothing.
fn what_is_there(path: &Path, files: &dyn FileSystem) -> Result<Option<FileInfo>, SaveError> {
    match files.inspect(path) {
        Ok(info) if info.kind != FileKind::File => Err(SaveError::NotAFile(path.to_owned())),
        Ok(info) if info.is_protected => Err(SaveError::ReadOnly(path.to_owned())),
        Ok(info) => Ok(Some(info)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(io_error(path, "looking at the file", cause)),
    }
}

fn check_permit(path: &Path, permit: Permit, old: Option<FileInfo>, files: &dyn FileSystem) -> Result<(), SaveError> {
    match (permit, old) {
        (_, None) | (Permit::Replace, _) => Ok(()),
        (Permit::NewFile, Some(_)) => Err(SaveError::Exists(path.to_owned())),
        (Permit::Unchanged(hash), Some(_)) => {
            let now = file_hash(path, files).map_err(|cause| io_error(path, "reading the file", cause))?;
            if now == hash { Ok(()) } else { Err(SaveError::Changed(path.to_owned())) }
        }
    }
}

/// Writes the file; `before` is called when the new one is on the disk and the old one still has the name.
fn write(
    path: &Path,
    bytes: &[u8],
    mode: Option<Mode>,
    before: impl FnOnce(),
    files: &dyn FileSystem,
) -> Result<(), SaveError> {
    let failed = |step| move |cause| io_error(path, step, cause);
    let folder = folder_of(path).ok_or_else(|| SaveError::NotAFile(path.to_owned()))?;
    // Opened first: a folder that cannot be opened is found out before anything is written.
    let mut folder = files.open_folder(folder).map_err(|cause| match cause.kind() {
        io::ErrorKind::NotFound => SaveError::NoFolder(path.to_owned()),
        _ => io_error(path, "opening the folder", cause),
    })?;
    let (temporary, mut file) = create_temporary(path, mode, files)?;
    let written = file
        .write(bytes)
        .map_err(failed("writing"))
        .and_then(|()| file.sync().map_err(failed("writing to the disk")))
        .map(|()| before())
        .and_then(|()| files.rename(&temporary, path).map_err(failed("putting the new file in place")));
    if let Err(error) = written {
        // The message is about the save; a file that stays is swept on the next opening.
        drop(files.remove(&temporary));
        return Err(error);
    }
    folder.sync().map_err(failed("writing the folder to the disk"))
}

fn create_temporary(path: &Path, mode: Option<Mode>, files: &dyn FileSystem) -> Result<(PathBuf, Box<dyn NewFile>), SaveError> {
    for number in 0..MOST_NAMES {
        let Some(name) = temporary(path, number) else { return Err(SaveError::NotAFile(path.to_owned())) };
        match files.create(&name, mode) {
            Ok(file) => return Ok((name, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err(io_error(path, "making a temporary file in the folder", cause)),
        }
    }
    let cause = io::Error::from(io::ErrorKind::AlreadyExists);
    Err(io_error(path, "making a temporary file in the folder", cause))
}

fn io_error(path: &Path, step: &'static str, cause: io::Error) -> SaveError {
    SaveError::Io { step, cause, path: path.to_owned() }
}

fn what_to_do(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk, then save again",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "save to a folder that you may write to",
        _ => "save again, or save to another folder",
    }
}
