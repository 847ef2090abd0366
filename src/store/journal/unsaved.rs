//! Journals of projects that have no file yet.

use std::io;
use std::path::Path;

use super::place::SUFFIX;
use super::{JournalSummary, RecoverError, summarize};
use crate::store::file_system::FileSystem;

/// Returns the journals in `folder` that no living program holds and that have something in them, the oldest first: the work
/// that stopped programs left without a file. A folder that is not there has none.
///
/// [`recover`](super::recover) puts one into an empty project.
///
/// # Errors
///
/// What the system says of the folder. A journal that cannot be read is an error in its place.
pub fn unsaved_journals(folder: &Path, files: &dyn FileSystem) -> io::Result<Vec<Result<JournalSummary, RecoverError>>> {
    let names = match files.names_in(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let paths = names.iter().filter(|name| name.ends_with(SUFFIX)).map(|name| folder.join(name));
    let left = paths.filter(|path| !files.is_held(path).unwrap_or_default());
    Ok(left.filter_map(|path| summarize(&path, files).transpose()).collect())
}
