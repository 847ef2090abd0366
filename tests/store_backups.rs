//! Backups: what a save replaces stays for a while.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod failing_disk;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use dateline::model::{Project, Timestamp};
use dateline::store::{self, BackupOutcome, FileHash, FileSystem as _, Permit, SaveOptions, Saved, StdFileSystem, backups};
use failing_disk::{Disk, Fault};
use proptest::prelude::*;

const PATH: &str = "/home/project.ron";
const FOLDER: &str = "/home/.project.ron.backups";
const DAY: i64 = 86_400;

fn titled(title: &str) -> Project {
    Project { title: title.to_owned(), ..Project::default() }
}

/// Saves a project over whatever is there, with a backup.
fn save(title: &str, at: i64, disk: &Disk) -> Saved {
    let options = SaveOptions::with_backup(Permit::Replace, Timestamp(at));
    store::save_with(&titled(title), Path::new(PATH), &options, disk).expect("saved")
}

/// Returns the times of all backups, the newest first, and the title of each.
fn kept(disk: &Disk) -> Vec<(i64, String)> {
    let title = |path: &Path| store::open(path, disk).expect("a project").project.title;
    backups(Path::new(PATH), disk).into_iter().map(|backup| (backup.at.0, title(&backup.path))).collect()
}

#[test]
fn a_save_keeps_what_it_replaces() {
    let disk = Disk::with_folder("/home");
    assert_eq!(save("a", 0, &disk).backup, BackupOutcome::NotNeeded, "there was no file");
    let saved = save("b", 1_796_168_465, &disk);
    let expected = Path::new(FOLDER).join("2026-12-01T23-41-05.ron");
    assert_eq!(saved.backup, BackupOutcome::Kept(expected));
    assert_eq!(kept(&disk), [(1_796_168_465, "a".to_owned())]);
    assert!(disk.log().iter().any(|line| line.starts_with("link")), "nothing is copied where that is not needed");
    save("c", 1_796_168_465, &disk);
    assert_eq!(kept(&disk).iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>(), ["b", "a"], "two in one second");
    let hash = FileHash::of(store::print(&titled("a")).as_bytes());
    let found = store::backup_with(Path::new(PATH), hash, &disk).expect("the version with this hash");
    assert!(found.path.ends_with("2026-12-01T23-41-05.ron"));
}

#[test]
fn a_save_of_the_same_keeps_nothing() {
    let disk = Disk::with_folder("/home");
    let permit = save("a", 0, &disk).permit;
    let options = SaveOptions::with_backup(permit, Timestamp(1));
    let saved = store::save_with(&titled("a"), Path::new(PATH), &options, &disk).expect("saved");
    assert_eq!(saved.backup, BackupOutcome::NotNeeded);
    assert_eq!(kept(&disk), []);
}

#[test]
fn on_a_disk_without_second_names_the_old_file_is_copied() {
    let disk = Disk::with_folder("/home");
    disk.forbid_links();
    save("a", 0, &disk);
    save("b", 1, &disk);
    assert_eq!(kept(&disk), [(1, "a".to_owned())]);
    save("c", 1, &disk);
    assert_eq!(kept(&disk), [(1, "b".to_owned()), (1, "a".to_owned())]);
    assert_eq!(disk.log().iter().filter(|line| line.starts_with("copy")).count(), 2);
}

#[test]
fn a_copy_that_was_stopped_is_no_backup() {
    let disk = Disk::with_folder("/home");
    disk.forbid_links();
    save("a", 0, &disk);
    disk.put(&format!("{FOLDER}/.copying"), b"half of a proj");
    save("b", 1, &disk);
    assert_eq!(kept(&disk), [(1, "a".to_owned())]);
    assert_eq!(disk.names_in(Path::new(FOLDER)).expect("a folder").len(), 1);
}

#[test]
fn a_backup_that_fails_does_not_stop_the_save() {
    // The folder of backups, the second name, the copy in its place, opening and syncing the folder.
    let parts = ["folder", "link", "open /home/.project.ron.backups", "sync /home/.project.ron.backups"];
    for part in parts {
        let disk = Disk::with_folder("/home");
        save("a", 0, &disk);
        disk.forget_log();
        disk.set(Fault::None);
        save("b", 1, &disk);
        let step = disk.log().iter().position(|line| line.starts_with(part)).expect("a step");
        disk.set(Fault::Fail { step, kind: io::ErrorKind::PermissionDenied });
        let saved = save("c", 2, &disk);
        let expects_failure = part != "link";
        assert_eq!(matches!(saved.backup, BackupOutcome::Failed(_)), expects_failure, "{part}: {:?}", saved.backup);
        assert_eq!(store::open(Path::new(PATH), &disk).expect("a project").project.title, "c");
    }
}

#[test]
fn a_save_that_fails_leaves_no_backup_behind() {
    let disk = Disk::with_folder("/home");
    save("a", 0, &disk);
    disk.forget_log();
    disk.set(Fault::None);
    save("b", 1, &disk);
    let step = disk.log().iter().position(|line| line.starts_with("rename")).expect("a step");
    disk.set(Fault::Fail { step, kind: io::ErrorKind::PermissionDenied });
    let options = SaveOptions::with_backup(Permit::Replace, Timestamp(2));
    store::save_with(&titled("c"), Path::new(PATH), &options, &disk).expect_err("not saved");
    assert_eq!(kept(&disk), [(1, "a".to_owned())]);
    assert_eq!(store::open(Path::new(PATH), &disk).expect("a project").project.title, "b");
}

#[test]
fn a_clock_that_was_set_back_loses_nothing_that_was_just_kept() {
    let disk = Disk::with_folder("/home");
    save("0", 0, &disk);
    (1..=12).for_each(|n| drop(save(&n.to_string(), 100 * DAY + n, &disk)));
    let titles = |disk: &Disk| kept(disk).into_iter().map(|(_, title)| title).collect::<Vec<_>>();
    save("13", 100 * DAY, &disk);
    assert_eq!(titles(&disk)[0], "11", "the newest by name stays");
    assert_eq!(titles(&disk)[10], "12", "and so does what was just kept, though ten of that day are newer");
    save("14", 50 * DAY, &disk);
    assert_eq!(titles(&disk)[10], "13");
    assert_eq!(titles(&disk).len(), 11);
}

#[test]
fn other_files_in_the_folder_are_left_alone() {
    let disk = Disk::with_folder("/home");
    let names = ["notes.ron", "2026-12-01T23-41-05.txt", "2026-12-01T23-41-05_x.ron", "2026-12-01T23-41-05_1.ron"];
    for name in names {
        disk.put(&format!("{FOLDER}/{name}"), b"mine");
    }
    (0..15).for_each(|n| drop(save(&n.to_string(), n, &disk)));
    assert_eq!(kept(&disk).len(), 10);
    let left = disk.names_in(Path::new(FOLDER)).expect("a folder");
    assert!(names.iter().all(|name| left.contains(&(*name).to_owned())), "{left:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_last_ten_and_one_a_day_are_kept(pauses in proptest::collection::vec(1..(2 * DAY), 1..90)) {
        let disk = Disk::with_folder("/home");
        let mut made: Vec<i64> = Vec::new();
        let mut now = 1_796_168_465;
        save("first", now, &disk);
        for (index, pause) in pauses.into_iter().enumerate() {
            now += if index % 3 == 0 { pause } else { pause / 40 + 1 };
            save(&index.to_string(), now, &disk);
            made.push(now);
            let last = made.iter().rev().take(10).copied();
            let is_newest = |&at: &i64| !made.iter().any(|&other| other > at && other / DAY == at / DAY);
            let daily = made.iter().copied().filter(is_newest).filter(|at| now / DAY - at / DAY <= 30);
            let expected: BTreeSet<i64> = last.chain(daily).collect();
            let found: BTreeSet<i64> = backups(Path::new(PATH), &disk).iter().map(|backup| backup.at.0).collect();
            prop_assert_eq!(&found, &expected);
            prop_assert!(found.contains(&now));
        }
    }
}

#[cfg(unix)]
#[test]
fn on_a_real_disk_the_old_file_gets_a_second_name() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talks.ron");
    store::save(&titled("a"), &path, Permit::NewFile, &StdFileSystem).expect("saved");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("set");
    let before = std::fs::metadata(&path).expect("a file");
    let options = SaveOptions::with_backup(Permit::Replace, Timestamp(0));
    let saved = store::save_with(&titled("b"), &path, &options, &StdFileSystem).expect("saved");
    let BackupOutcome::Kept(backup) = saved.backup else { panic!("{:?}", saved.backup) };
    assert_eq!(backup, folder.path().join(".talks.ron.backups/1970-01-01T00-00-00.ron"));
    let kept = std::fs::metadata(&backup).expect("a backup");
    assert_eq!((kept.ino(), kept.mode(), kept.nlink()), (before.ino(), before.mode(), 1));
    assert_eq!(std::fs::metadata(&path).expect("a file").mode(), before.mode());
    let copy = folder.path().join("copy.ron");
    StdFileSystem.copy(&backup, &copy).expect("copied");
    assert_eq!(std::fs::read(&copy).expect("read"), std::fs::read(&backup).expect("read"));
    assert_eq!(std::fs::metadata(&copy).expect("a copy").mode(), before.mode());
    let error = StdFileSystem.copy(&backup, &path).expect_err("something is there");
    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
}

#[test]
fn a_file_where_the_folder_should_be_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talks.ron");
    store::save(&titled("a"), &path, Permit::NewFile, &StdFileSystem).expect("saved");
    std::fs::File::create(folder.path().join(".talks.ron.backups")).expect("made");
    let options = SaveOptions::with_backup(Permit::Replace, Timestamp(0));
    let saved = store::save_with(&titled("b"), &path, &options, &StdFileSystem).expect("saved");
    assert!(matches!(&saved.backup, BackupOutcome::Failed(why) if !why.is_empty()));
    assert_eq!(store::open(&path, &StdFileSystem).expect("a project").project.title, "b");
    assert!(backups(&path, &StdFileSystem).is_empty());
}
