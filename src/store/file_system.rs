//! The few things that saving and opening ask of a disk, so that tests can put a failing one in its place.

use std::io;
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

    /// Whether a living program holds a file from [`Self::create`] or [`Self::extend`].
    ///
    /// # Errors
    ///
    /// What the system says.
    fn is_held(&self, path: &Path) -> io::Result<bool>;

    /// Opens a file for writing behind its first `length` bytes, which stay while all others go, and holds it.
    ///
    /// # Errors
    ///
    /// What the system says; [`io::ErrorKind::WouldBlock`] where a living program holds the file.
    fn extend(&self, path: &Path, length: u64) -> io::Result<Box<dyn NewFile>>;

    /// Gives a file a second name.
    ///
    /// # Errors
    ///
    /// What the system says; [`io::ErrorKind::AlreadyExists`] where something has the name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Copies a file to where nothing is, and brings the copy to the disk.
    ///
    /// # Errors
    ///
    /// What the system says; [`io::ErrorKind::AlreadyExists`] where something is there.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes a folder, and those that it lies in, unless it is there.
    ///
    /// # Errors
    ///
    /// What the system says.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Locks the file at `path` against every other call of this, from this program and others, and makes it where it is
    /// not there; nothing where it is locked already. The lock ends when what is returned is dropped, or the program ends.
    ///
    /// # Errors
    ///
    /// What the system says, also where it has no locks there.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn LockedFile>>>;
}

/// A file that is being written.
pub trait NewFile: Send {
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

/// A file that is locked for as long as this is kept.
pub trait LockedFile: Send {}

/// A folder whose entries change.
pub trait Folder: Send {
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
