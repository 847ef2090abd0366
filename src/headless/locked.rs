//! Keeping other programs from a project while a command changes it.

use std::path::Path;

use super::Console;
use crate::store::{Lock, Locking, StdFileSystem};

/// Locks the project at `path` for as long as the result is kept; nothing where another program has it open, which is said.
/// Where there can be no lock, saving still notices whether the file was changed meanwhile.
pub(super) fn locked(path: &Path, what: &str, console: &mut Console<'_>) -> Option<Locking> {
    match Lock::take(path, &StdFileSystem) {
        Locking::HeldByAnother => {
            console.say(format_args!(
                "dateline: could not {what} the project: another program has it open; close it there first: {}",
                path.display()
            ));
            None
        }
        locking => Some(locking),
    }
}
