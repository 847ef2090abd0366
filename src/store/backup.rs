//! Backups: what a project file held before a save replaced it.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::FileHash;
use super::beside::beside;
use super::file_system::FileSystem;
use super::save::file_hash;
use super::stamp::{file_stamp, moment};
use super::sweep::MOST_NAMES;
use crate::model::Timestamp;

/// What the names of the folders of backups end with.
const SUFFIX: &str = ".backups";
/// What the names of backups end with.
const EXTENSION: &str = ".ron";
/// The name of a copy that is not whole yet.
const COPYING: &str = ".copying";
/// The backups that are kept whatever their age.
const LAST: usize = 10;
/// The days of which one backup each is kept.
const DAYS: i64 = 30;
const SECONDS_A_DAY: i64 = 86_400;

/// A version of a project that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file, which opens like any project.
    pub path: PathBuf,
    /// When it was replaced.
    pub at: Timestamp,
}

/// What came of keeping the old file as a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupOutcome {
    /// None was asked for, or there was nothing to keep: no file, or one that holds the same.
    NotNeeded,
    /// The old file is kept here.
    Kept(PathBuf),
    /// The old file could not be kept, for this reason; the project was saved all the same.
    Failed(String),
}

/// Returns the backups of the project at `path`, the newest first.
pub fn backups(path: &Path, files: &dyn FileSystem) -> Vec<Backup> {
    let folder = beside(path, SUFFIX, files);
    let mut found: Vec<Backup> = files
        .names_in(&folder)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|name| Some(Backup { at: moment_of(&name)?, path: folder.join(name) }))
        .collect();
    found.sort_by(|one, other| (other.at, &other.path).cmp(&(one.at, &one.path)));
    found
}

/// Returns the backup of the project at `path` whose bytes have this hash: the version that a journal continues, where the
/// project file is another one by now.
pub fn backup_with(path: &Path, hash: FileHash, files: &dyn FileSystem) -> Option<Backup> {
    backups(path, files).into_iter().find(|backup| file_hash(&backup.path, files).is_ok_and(|found| found == hash))
}

/// Keeps the file at `path` as a backup: under a second name where the disk has such things, else as a copy.
pub(super) fn keep(path: &Path, at: Timestamp, files: &dyn FileSystem) -> io::Result<PathBuf> {
    let folder = beside(path, SUFFIX, files);
    files.create_folder(&folder)?;
    let stamp = file_stamp(at);
    for number in 1..=MOST_NAMES {
        let name = if number == 1 { stamp.clone() } else { format!("{stamp}_{number}") };
        let backup = folder.join(name + EXTENSION);
        let kept = match files.link(path, &backup) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => copy(path, &backup, &folder.join(COPYING), files),
            linked => linked,
        };
        match kept {
            Ok(()) => {
                files.open_folder(&folder)?.sync()?;
                return Ok(backup);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Copies the file under a passing name first, so that a copy that was stopped never counts as a backup.
fn copy(path: &Path, backup: &Path, passing: &Path, files: &dyn FileSystem) -> io::Result<()> {
    match files.inspect(backup) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
        Ok(_) => return Err(io::ErrorKind::AlreadyExists.into()),
    }
    // What an earlier one left, if any.
    drop(files.remove(passing));
    let copied = files.copy(path, passing).and_then(|()| files.rename(passing, backup));
    if copied.is_err() {
        drop(files.remove(passing));
    }
    copied
}

/// Removes the backups that are not to be kept any longer: all but the last ten, and of each of the last thirty days the
/// newest. What cannot be removed stays until the next time. The one that was just made stays in any case.
pub(super) fn thin(path: &Path, just_made: &Path, at: Timestamp, files: &dyn FileSystem) {
    let found = backups(path, files);
    let times: Vec<Timestamp> = found.iter().map(|backup| backup.at).collect();
    let kept = kept(&times, at);
    let superfluous = |(index, backup): &(usize, Backup)| !kept.contains(index) && backup.path != just_made;
    found.into_iter().enumerate().filter(superfluous).for_each(|(_, backup)| drop(files.remove(&backup.path)));
}

/// Returns which of these moments, the newest first, are kept.
fn kept(times: &[Timestamp], now: Timestamp) -> BTreeSet<usize> {
    let day = |at: Timestamp| at.0.div_euclid(SECONDS_A_DAY);
    let mut days = BTreeSet::new();
    let is_kept = |&(index, &at): &(usize, &Timestamp)| {
        // The newest of its day comes first.
        let is_newest = days.insert(day(at));
        index < LAST || (is_newest && day(now) - day(at) <= DAYS)
    };
    times.iter().enumerate().filter(is_kept).map(|(index, _)| index).collect()
}

/// Returns when the file with this name was replaced; nothing where it is no backup.
fn moment_of(name: &str) -> Option<Timestamp> {
    let stem = name.strip_suffix(EXTENSION)?;
    let (stamp, number) = stem.split_once('_').unwrap_or((stem, "2"));
    number.parse::<u32>().ok().filter(|&number| number >= 2)?;
    moment(stamp)
}
