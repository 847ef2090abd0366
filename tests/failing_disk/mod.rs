//! A disk in memory that fails or stops where it is told to, and forgets on power loss what was not synced.
#![allow(dead_code, reason = "each test binary uses its own part of the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use dateline::store::{FileInfo, FileKind, FileSystem, Folder, LockedFile, Mode, NewFile};

/// What goes wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// This change, counted from when the fault was set, is refused; all others go on.
    Fail { step: usize, kind: io::ErrorKind },
    /// From this change on nothing happens any more.
    StopBefore { step: usize },
}

/// The disk. Copies share it.
#[derive(Debug, Clone)]
pub(crate) struct Disk(Arc<Mutex<State>>);

#[derive(Debug, Clone)]
struct State {
    folders: Vec<PathBuf>,
    /// What the names lead to, as programs see it.
    names: BTreeMap<PathBuf, usize>,
    /// What the names lead to after a power loss.
    synced_names: BTreeMap<PathBuf, usize>,
    files: Vec<Inode>,
    locked: BTreeSet<PathBuf>,
    /// Whether files can have a second name.
    has_links: bool,
    fault: Fault,
    n_changes: usize,
    log: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct Inode {
    bytes: Vec<u8>,
    synced_bytes: Vec<u8>,
    mode: Option<Mode>,
    is_held: bool,
    /// Whether bringing it to the disk failed once: what it holds is lost for good, whatever is said later.
    is_lossy: bool,
}

impl Disk {
    /// Makes an empty disk with one folder.
    pub(crate) fn with_folder(folder: &str) -> Self {
        Self(Arc::new(Mutex::new(State {
            folders: vec![PathBuf::from(folder)],
            names: BTreeMap::new(),
            synced_names: BTreeMap::new(),
            files: Vec::new(),
            locked: BTreeSet::new(),
            has_links: true,
            fault: Fault::None,
            n_changes: 0,
            log: Vec::new(),
        })))
    }

    /// Sets what goes wrong from now on.
    pub(crate) fn set(&self, fault: Fault) {
        let mut state = self.state();
        state.fault = fault;
        state.n_changes = 0;
    }

    /// Brings everything to the disk, and ends every program.
    pub(crate) fn settle(&self) {
        let mut state = self.state();
        state.synced_names = state.names.clone();
        for file in &mut state.files {
            file.synced_bytes = file.bytes.clone();
            file.is_held = false;
        }
    }

    /// Returns the disk as it is found after a power loss; the names as they were, or as far as they were synced.
    pub(crate) fn after_power_loss(self, names_survive: bool) -> Self {
        let mut state = self.state().clone();
        if !names_survive {
            state.names = state.synced_names.clone();
        }
        for file in &mut state.files {
            file.bytes = file.synced_bytes.clone();
            file.is_held = false;
        }
        state.locked.clear();
        state.fault = Fault::None;
        Self(Arc::new(Mutex::new(state)))
    }

    /// Returns the disk as it is found after the program was killed.
    pub(crate) fn after_kill(self) -> Self {
        let mut state = self.state().clone();
        state.files.iter_mut().for_each(|file| file.is_held = false);
        state.locked.clear();
        state.fault = Fault::None;
        Self(Arc::new(Mutex::new(state)))
    }

    /// Makes the disk one without second names for files.
    pub(crate) fn forbid_links(&self) {
        self.state().has_links = false;
    }

    /// Returns the bytes of a file.
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        self.read(Path::new(path)).expect("a file")
    }

    /// Puts a file there, as another program would, and brings it to the disk.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let mut state = self.state();
        let index = state.files.len();
        state.files.push(Inode { bytes: bytes.to_vec(), synced_bytes: bytes.to_vec(), ..Inode::default() });
        state.names.insert(PathBuf::from(path), index);
        state.synced_names.insert(PathBuf::from(path), index);
    }

    /// Returns how many changes were asked for.
    pub(crate) fn n_changes(&self) -> usize {
        self.state().n_changes
    }

    /// Returns the names of all files, without their folders.
    pub(crate) fn names(&self) -> Vec<String> {
        self.state().names.keys().map(file_name).collect()
    }

    /// Returns what was done since the log was last forgotten.
    pub(crate) fn log(&self) -> Vec<String> {
        self.state().log.clone()
    }

    /// Empties the log.
    pub(crate) fn forget_log(&self) {
        self.state().log.clear();
    }

    /// Removes a file, as another program would.
    pub(crate) fn delete(&self, path: &str) {
        self.state().names.remove(Path::new(path));
    }

    /// Makes a file that another living program holds.
    pub(crate) fn put_held(&self, path: &str) {
        let mut state = self.state();
        let index = state.files.len();
        state.files.push(Inode { is_held: true, ..Inode::default() });
        state.names.insert(PathBuf::from(path), index);
    }

    /// Sets a file's mode.
    pub(crate) fn set_mode(&self, path: &str, mode: Mode) {
        let mut state = self.state();
        let index = state.names[Path::new(path)];
        state.files[index].mode = Some(mode);
    }

    /// Returns a file's mode.
    pub(crate) fn mode(&self, path: &str) -> Option<Mode> {
        let state = self.state();
        state.files[state.names[Path::new(path)]].mode
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no test panics while it holds the disk")
    }

    /// Counts a change and says whether it happens.
    fn change(&self, what: String) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        let step = state.n_changes;
        state.n_changes += 1;
        match state.fault {
            Fault::Fail { step: failing, kind } if step == failing => Err(kind.into()),
            Fault::StopBefore { step: last } if step >= last => Err(io::Error::other("the power is off")),
            _ => {
                state.log.push(what);
                Ok(state)
            }
        }
    }
}

impl FileSystem for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let state = self.state();
        let index = state.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(state.files[*index].bytes.clone())
    }

    fn inspect(&self, path: &Path) -> io::Result<FileInfo> {
        let state = self.state();
        if state.folders.iter().any(|folder| folder == path) {
            return Ok(FileInfo { kind: FileKind::Folder, is_protected: false, mode: None });
        }
        let index = state.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(FileInfo { kind: FileKind::File, is_protected: false, mode: state.files[*index].mode })
    }

    fn link_target(&self, _: &Path) -> io::Result<Option<PathBuf>> {
        Ok(None)
    }

    fn names_in(&self, folder: &Path) -> io::Result<Vec<String>> {
        let state = self.state();
        Ok(state.names.keys().filter(|path| path.parent() == Some(folder)).map(file_name).collect())
    }

    fn create(&self, path: &Path, mode: Option<Mode>) -> io::Result<Box<dyn NewFile>> {
        if self.state().names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let mut state = self.change(format!("create {}", path.display()))?;
        let index = state.files.len();
        state.files.push(Inode { mode, is_held: true, ..Inode::default() });
        state.names.insert(path.to_owned(), index);
        Ok(Box::new(OpenFile { disk: self.clone(), path: path.to_owned(), index }))
    }

    fn open_folder(&self, folder: &Path) -> io::Result<Box<dyn Folder>> {
        let known = self.state().folders.iter().any(|known| known == folder);
        if !known {
            return Err(io::ErrorKind::NotFound.into());
        }
        drop(self.change(format!("open {}", folder.display()))?);
        Ok(Box::new(OpenFolder { disk: self.clone(), path: folder.to_owned() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.change(format!("rename {} {}", from.display(), to.display()))?;
        let index = state.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(to.to_owned(), index);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.change(format!("remove {}", path.display()))?;
        state.names.remove(path).map(|_| ()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn remove_unheld(&self, path: &Path) -> io::Result<()> {
        let is_held = {
            let state = self.state();
            state.names.get(path).is_some_and(|&index| state.files[index].is_held)
        };
        if is_held { Ok(()) } else { self.remove(path) }
    }

    fn is_held(&self, path: &Path) -> io::Result<bool> {
        let state = self.state();
        let index = state.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(state.files[*index].is_held)
    }

    fn extend(&self, path: &Path, length: u64) -> io::Result<Box<dyn NewFile>> {
        if self.is_held(path)? {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let mut state = self.change(format!("extend {}", path.display()))?;
        let index = state.names[path];
        state.files[index].bytes.truncate(usize::try_from(length).expect("small"));
        state.files[index].is_held = true;
        Ok(Box::new(OpenFile { disk: self.clone(), path: path.to_owned(), index }))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if !self.state().has_links {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let mut state = self.change(format!("link {} {}", from.display(), to.display()))?;
        let index = *state.names.get(from).ok_or(io::ErrorKind::NotFound)?;
        if state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.names.insert(to.to_owned(), index);
        Ok(())
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.change(format!("copy {} {}", from.display(), to.display()))?;
        let copied = state.files[*state.names.get(from).ok_or(io::ErrorKind::NotFound)?].clone();
        if state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let index = state.files.len();
        state.files.push(Inode { synced_bytes: copied.bytes.clone(), is_held: false, ..copied });
        state.names.insert(to.to_owned(), index);
        Ok(())
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.change(format!("folder {}", folder.display()))?;
        if !state.folders.iter().any(|known| known == folder) {
            state.folders.push(folder.to_owned());
        }
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn LockedFile>>> {
        let mut state = self.change(format!("lock {}", path.display()))?;
        let is_new = state.locked.insert(path.to_owned());
        Ok(is_new.then(|| Box::new(OpenLock { disk: self.clone(), path: path.to_owned() }) as Box<dyn LockedFile>))
    }
}

struct OpenLock {
    disk: Disk,
    path: PathBuf,
}

impl LockedFile for OpenLock {}

impl Drop for OpenLock {
    fn drop(&mut self) {
        self.disk.state().locked.remove(&self.path);
    }
}

struct OpenFile {
    disk: Disk,
    path: PathBuf,
    index: usize,
}

impl NewFile for OpenFile {
    /// A write that fails has written half.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = self.disk.change(format!("write {}", self.path.display())).map(drop);
        let length = if written.is_ok() { bytes.len() } else { bytes.len() / 2 };
        self.disk.state().files[self.index].bytes.extend(&bytes[..length]);
        written
    }

    fn sync(&mut self) -> io::Result<()> {
        let synced = self.disk.change(format!("sync {}", self.path.display())).map(drop);
        let mut state = self.disk.state();
        let file = &mut state.files[self.index];
        file.is_lossy |= synced.is_err();
        if !file.is_lossy {
            file.synced_bytes = file.bytes.clone();
        }
        synced
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        self.disk.state().files[self.index].is_held = false;
    }
}

struct OpenFolder {
    disk: Disk,
    path: PathBuf,
}

impl Folder for OpenFolder {
    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.change(format!("sync {}", self.path.display()))?;
        state.synced_names = state.names.clone();
        Ok(())
    }
}

#[expect(clippy::ptr_arg, reason = "the keys of the disk are paths")]
fn file_name(path: &PathBuf) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}
