//! The few things that saving and opening ask of a disk, so that tests can put a failing one in its place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What opening and saving need of a disk.
pub trait FileSystem: Sync {
    /// Returns the bytes of a file.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Returns what stands at `path`, links followed.
    ///
    /// # Errors
    ///
    /// What the system says; [`io::ErrorKind::NotFound`] where nothing is there.
    fn inspect(&self, path: &Path) -> io::Result<FileInfo>;

    /// Returns where the link at `path` leads; nothing where it is no link.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>>;

    /// Returns the names of the files in a folder.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn names_in(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// Makes a file that was not there, for its owner alone where `mode` is given, and holds it against [`Self::remove_unheld`].
    ///
    /// # Errors
    ///
    /// What the system says; [`io::ErrorKind::AlreadyExists`] where something is there.
    fn create(&self, path: &Path, mode: Option<Mode>) -> io::Result<Box<dyn NewFile>>;

    /// Opens a folder, so that its entries can be brought to the disk.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn open_folder(&self, folder: &Path) -> io::Result<Box<dyn Folder>>;

    /// Gives a file another name in one step, in place of what had that name.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a file unless a living program holds it from [`Self::create`].
    ///
    /// # Errors
    ///
    /// What the system says.
    fn remove_unheld(&self, path: &Path) -> io::Result<()>;
}

/// A file that is being written.
pub trait NewFile {
    /// Appends bytes.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until the bytes are on the disk.
    ///
    /// # Errors
    ///
    /// What the system says. The bytes may be lost then, whatever a later call says.
    fn sync(&mut self) -> io::Result<()>;
}

/// A folder whose entries change.
pub trait Folder {
    /// Waits until the names in the folder are on the disk.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn sync(&mut self) -> io::Result<()>;
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileInfo {
    /// What sort of thing it is.
    pub kind: FileKind,
    /// Whether it is marked as not to be written.
    pub is_protected: bool,
    /// Who may read and write it, where the system has such a thing.
    pub mode: Option<Mode>,
}

/// What sort of thing stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A device, pipe or socket.
    Other,
}

/// The permission bits of Unix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mode(pub u32);

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
        let file = File::open(path)?;
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => Ok(()),
            _ => fs::remove_file(path),
        }
    }
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
