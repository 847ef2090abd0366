//! Where journals lie, and how one is put out of the way.

use std::io;
use std::path::{Path, PathBuf};

use crate::model::Timestamp;
use crate::store::beside::beside;
use crate::store::file_system::FileSystem;
use crate::store::stamp::file_stamp;
use crate::store::sweep::MOST_NAMES;

/// What the names of journals end with.
pub(in crate::store) const SUFFIX: &str = ".journal";
/// What the names of journals end with that were put out of the way.
const ASIDE: &str = ".old";

/// Returns where the journal of the project at `path` lies: `.NAME.ron.journal`, beside the file that links lead to.
pub fn journal_path(path: &Path, files: &dyn FileSystem) -> PathBuf {
    beside(path, SUFFIX, files)
}

/// Gives the journal at `path` another name, under which no program looks for it, and returns that.
///
/// # Errors
///
/// What the system says.
pub fn set_aside(path: &Path, files: &dyn FileSystem) -> io::Result<PathBuf> {
    for number in 0..MOST_NAMES {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{number}{ASIDE}"));
        let name = PathBuf::from(name);
        match files.inspect(&name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                files.rename(path, &name)?;
                return Ok(name);
            }
            Err(error) => return Err(error),
            Ok(_) => {}
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Where a journal is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Exactly here.
    At(PathBuf),
    /// Under a new name in this folder, which is made where it is not there.
    NewIn(PathBuf, Timestamp),
}

impl Place {
    /// Returns the `number`th name that may be tried; there is only one where the place is given.
    pub(super) fn name(&self, number: u32) -> Option<PathBuf> {
        match self {
            Self::At(path) => (number == 0).then(|| path.clone()),
            Self::NewIn(folder, at) => {
                let stamp = file_stamp(*at);
                let name = if number == 0 { stamp } else { format!("{stamp}_{}", number + 1) };
                (number < MOST_NAMES).then(|| folder.join(format!("{name}{SUFFIX}")))
            }
        }
    }

    /// Returns the path for a message.
    pub(super) fn path(&self) -> PathBuf {
        match self {
            Self::At(path) | Self::NewIn(path, _) => path.clone(),
        }
    }
}
