//! The lock against a second program that would edit the same project.

use std::path::Path;

use super::beside::beside;
use super::file_system::{FileSystem, LockedFile};

/// What the names of lock files end with.
const SUFFIX: &str = ".lock";

/// A project that is kept from every other program, and from a second window of this one, until this is dropped.
///
/// The lock is one of the system on a file beside the project, `.NAME.ron.lock`, and ends with the program however that ends.
/// A file that a killed program left does no harm.
pub struct Lock {
    _file: Box<dyn LockedFile>,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Locking {
    /// It is there, for as long as it is kept.
    Held(Lock),
    /// Another program has the project open, or another window of this one: do not edit it.
    HeldByAnother,
    /// There can be no lock there, for this reason, as in a folder that is read-only or on a disk without locks. Whether
    /// another program has the project open is not known.
    CannotLock(String),
}

impl Lock {
    /// Locks the project at `path`, whether it is there yet or not. Does not wait.
    pub fn take(path: &Path, files: &dyn FileSystem) -> Locking {
        match files.lock(&beside(path, SUFFIX, files)) {
            Ok(Some(file)) => Locking::Held(Self { _file: file }),
            Ok(None) => Locking::HeldByAnother,
            Err(error) => Locking::CannotLock(error.to_string()),
        }
    }
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}
