//! The disk of this computer.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::file_system::{FileInfo, FileKind, FileSystem, Folder, LockedFile, Mode, NewFile};

/// The disk of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct StdFileSystem;

impl FileSystem for StdFileSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn inspect(&self, path: &Path) -> io::Result<FileInfo> {
        let found = fs::metadata(path)?;
        let kind = match found.file_type() {
            kind if kind.is_file() => FileKind::File,
            kind if kind.is_dir() => FileKind::Folder,
            _ => FileKind::Other,
        };
        Ok(FileInfo { kind, is_protected: found.permissions().readonly(), mode: mode_of(&found) })
    }

    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.file_type().is_symlink() => fs::read_link(path).map(Some),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn names_in(&self, folder: &Path) -> io::Result<Vec<String>> {
        let entries = fs::read_dir(folder)?;
        let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        Ok(names)
    }

    fn create(&self, path: &Path, mode: Option<Mode>) -> io::Result<Box<dyn NewFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let file = open_with_mode(&mut options, path, mode)?;
        // Where the system has no locks, a sweep by another program may remove the file; the save then fails, and says so.
        drop(file.try_lock());
        Ok(Box::new(StdFile(file)))
    }

    fn open_folder(&self, folder: &Path) -> io::Result<Box<dyn Folder>> {
        Ok(Box::new(StdFolder::open(folder)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_unheld(&self, path: &Path) -> io::Result<()> {
        if self.is_held(path)? { Ok(()) } else { fs::remove_file(path) }
    }

    fn is_held(&self, path: &Path) -> io::Result<bool> {
        let file = File::open(path)?;
        Ok(matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    }

    fn extend(&self, path: &Path, length: u64) -> io::Result<Box<dyn NewFile>> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        file.set_len(length)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Box::new(StdFile(file)))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        // Taken first, so that no file of that name is lost.
        let taken = OpenOptions::new().write(true).create_new(true).open(to)?;
        fs::copy(from, to)?;
        taken.sync_all()
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn LockedFile>>> {
        Ok(StdLock::take(path)?.map(|lock| Box::new(lock) as Box<dyn LockedFile>))
    }
}

/// A lock on a file that has no other use; the file goes with the lock.
struct StdLock {
    path: PathBuf,
    file: File,
}

impl LockedFile for StdLock {}

impl StdLock {
    fn take(path: &Path) -> io::Result<Option<Self>> {
        loop {
            let file = open_for_lock(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // Whoever held the lock may have removed the file after it was opened here: that lock would keep nobody away.
            if is_at(&file, path)? {
                return Ok(Some(Self { path: path.to_owned(), file }));
            }
        }
    }
}

impl Drop for StdLock {
    fn drop(&mut self) {
        // Only where one can tell whether a file is still the one at its path: see above. A file that stays does no harm.
        if cfg!(unix) && is_at(&self.file, &self.path).unwrap_or_default() {
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Opens a file to lock it, and makes it where it is not there. Another user's may be open for reading only.
fn open_for_lock(path: &Path) -> io::Result<File> {
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    match opened {
        Err(error) => File::open(path).or(Err(error)),
        opened => opened,
    }
}

/// Whether the name still leads to the file that was opened by it.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let opened = file.metadata()?;
    match fs::metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (opened.dev(), opened.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Elsewhere the file is never removed, so that its name leads to it for good.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere looking may fail")]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

struct StdFile(File);

impl NewFile for StdFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

#[cfg(unix)]
struct StdFolder(File);

#[cfg(unix)]
impl StdFolder {
    fn open(folder: &Path) -> io::Result<Self> {
        File::open(folder).map(Self)
    }
}

#[cfg(unix)]
impl Folder for StdFolder {
    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// Elsewhere folders cannot be opened, and a renamed file is as safe as the system makes it.
#[cfg(not(unix))]
struct StdFolder;

#[cfg(not(unix))]
impl StdFolder {
    fn open(folder: &Path) -> io::Result<Self> {
        fs::metadata(folder).map(|_| Self)
    }
}

#[cfg(not(unix))]
impl Folder for StdFolder {
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is no mode")]
fn mode_of(found: &fs::Metadata) -> Option<Mode> {
    use std::os::unix::fs::MetadataExt as _;
    Some(Mode(found.mode() & 0o7777))
}

#[cfg(not(unix))]
fn mode_of(_: &fs::Metadata) -> Option<Mode> {
    None
}

#[cfg(unix)]
fn open_with_mode(options: &mut OpenOptions, path: &Path, mode: Option<Mode>) -> io::Result<File> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    let Some(Mode(mode)) = mode else { return options.open(path) };
    // For its owner alone until the mode is set, which the mask of the process would otherwise narrow.
    let file = options.mode(0o600).open(path)?;
    file.set_permissions(fs::Permissions::from_mode(mode))?;
    Ok(file)
}

#[cfg(not(unix))]
fn open_with_mode(options: &mut OpenOptions, path: &Path, _: Option<Mode>) -> io::Result<File> {
    options.open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use super::{StdLock, is_at, open_for_lock};
    use std::fs;

    #[test]
    fn a_file_that_was_removed_after_it_was_opened_is_no_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".talks.ron.lock");
        let early = open_for_lock(&path).expect("made");
        assert!(is_at(&early, &path).expect("looked at"));
        fs::remove_file(&path).expect("removed");
        assert!(!is_at(&early, &path).expect("looked at"));
        let lock = StdLock::take(&path).expect("locked").expect("free");
        early.try_lock().expect("nobody has this file");
        assert!(!is_at(&early, &path).expect("looked at"), "another file has the name");
        fs::remove_file(&path).expect("removed");
        fs::File::create(&path).expect("made by another");
        drop(lock);
        assert!(path.exists(), "a lock removes its own file only");
    }
}
