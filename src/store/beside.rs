//! The files that the program keeps beside a project: `.talks.ron.journal`, `.talks.ron.lock`, `.talks.ron.backups`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::file_system::FileSystem;
use super::sweep::followed;

/// Returns the hidden file beside the project at `path`, where links lead, whose name ends like this.
pub(super) fn beside(path: &Path, suffix: &str, files: &dyn FileSystem) -> PathBuf {
    // Where links cannot be followed nothing can be saved either, and the name does not matter.
    let path = followed(path, files).unwrap_or_else(|_| path.to_owned());
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(suffix);
    path.with_file_name(name)
}
