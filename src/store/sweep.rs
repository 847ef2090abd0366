//! Temporary files: their names, and the removal of those that a killed save left.

use std::io;
use std::path::{Path, PathBuf};

use super::file_system::FileSystem;

/// What the names of temporary files end with.
const SUFFIX: &str = ".saving";

/// Temporary names that are tried before saving gives up.
pub(super) const MOST_NAMES: u32 = 100;

/// Returns the `number`th temporary file beside `path`: `.project.ron.0.saving`.
pub(super) fn temporary(path: &Path, number: u32) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(format!(".{name}.{number}{SUFFIX}")))
}

/// Removes the temporary files that killed saves of `path` left beside it. What cannot be removed stays; it does no harm.
pub(super) fn sweep(path: &Path, files: &dyn FileSystem) {
    let Ok(path) = followed(path, files) else { return };
    let (Some(folder), Some(name)) = (folder_of(&path), path.file_name().and_then(|name| name.to_str())) else { return };
    for found in files.names_in(folder).unwrap_or_default() {
        if is_temporary(&found, name) {
            drop(files.remove_unheld(&folder.join(&found)));
        }
    }
}

/// Returns the folder that holds `path`, as something that can be opened.
pub(super) fn folder_of(path: &Path) -> Option<&Path> {
    path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// Follows links from `path` to where the file is or would be.
pub(super) fn followed(path: &Path, files: &dyn FileSystem) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match files.link_target(&at)? {
            Some(target) => at = folder_of(&at).map_or_else(|| target.clone(), |folder| folder.join(&target)),
            None => return Ok(at),
        }
    }
    Err(io::Error::other("too many links lead from one to the next"))
}

fn is_temporary(found: &str, name: &str) -> bool {
    let number = found.strip_prefix('.').and_then(|rest| rest.strip_prefix(name)).and_then(|rest| rest.strip_prefix('.'));
    let number = number.and_then(|rest| rest.strip_suffix(SUFFIX));
    number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{is_temporary, temporary};
    use std::path::Path;

    #[test]
    fn only_own_temporary_files_are_swept() {
        let made = temporary(Path::new("/a/talks.ron"), 12).expect("a name");
        assert_eq!(made, Path::new("/a/.talks.ron.12.saving"));
        assert!(is_temporary(".talks.ron.12.saving", "talks.ron"));
        for other in ["talks.ron", ".talks.ron.saving", ".talks.ron.x.saving", ".other.ron.1.saving", ".talks.ron..saving"] {
            assert!(!is_temporary(other, "talks.ron"), "{other}");
        }
    }
}
