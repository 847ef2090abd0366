//! Opening and saving on a real disk: modes, links, folders, read-only files.
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a test may fail")]

mod store_sample;

use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use dateline::store::{self, OpenError, Permit, SaveError, StdFileSystem};
use tempfile::TempDir;

const FILES: &StdFileSystem = &StdFileSystem;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn put(path: &Path, text: &str) {
    File::create(path).and_then(|mut file| file.write_all(text.as_bytes())).expect("written");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_saved_opens_and_saves_to_the_same_bytes() {
    let folder = folder();
    let path = folder.path().join("talks.ron");
    let saved = store::save(&store_sample::project(), &path, Permit::NewFile, FILES).expect("saved");
    let first = fs::read(&path).expect("read");
    let opened = store::open(&path, FILES).expect("opened");
    assert!(opened.project == store_sample::project());
    assert_eq!((opened.file_hash, opened.permit), (saved.hash, Some(saved.permit)));
    store::save(&opened.project, &path, saved.permit, FILES).expect("saved again");
    assert_eq!(fs::read(&path).expect("read"), first);
    assert_eq!(names(folder.path()), ["talks.ron"]);
}

#[test]
fn the_mode_stays_even_a_narrow_or_a_wide_one() {
    let folder = folder();
    let path = folder.path().join("talks.ron");
    put(&path, "old");
    for wanted in [0o600, 0o664, 0o666] {
        fs::set_permissions(&path, Permissions::from_mode(wanted)).expect("set");
        store::save(&store_sample::project(), &path, Permit::Replace, FILES).expect("saved");
        assert_eq!(mode(&path), wanted);
    }
}

#[test]
fn a_link_stays_a_link_and_its_target_is_replaced() {
    let folder = folder();
    fs::create_dir(folder.path().join("there")).expect("made");
    let target = folder.path().join("there/real.ron");
    let (link, second) = (folder.path().join("link.ron"), folder.path().join("second.ron"));
    symlink("there/real.ron", &link).expect("linked");
    symlink(&link, &second).expect("linked");
    store::save(&store_sample::project(), &second, Permit::NewFile, FILES).expect("saved through links to nothing yet");
    store::save(&store_sample::project(), &link, Permit::Replace, FILES).expect("saved");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert!(fs::symlink_metadata(&second).expect("there").is_symlink());
    assert!(store::open(&target, FILES).is_ok());
    assert_eq!(names(&folder.path().join("there")), ["real.ron"]);
}

#[test]
fn a_circle_of_links_is_an_error() {
    let folder = folder();
    let (one, other) = (folder.path().join("one.ron"), folder.path().join("other.ron"));
    symlink(&one, &other).expect("linked");
    symlink(&other, &one).expect("linked");
    assert!(store::save(&store_sample::project(), &one, Permit::NewFile, FILES).is_err());
    assert!(matches!(store::open(&one, FILES), Err(OpenError::Read { .. })));
}

#[test]
fn a_read_only_file_is_refused_with_advice() {
    let folder = folder();
    let path = folder.path().join("talks.ron");
    put(&path, "old");
    fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("set");
    let error = store::save(&store_sample::project(), &path, Permit::Replace, FILES).expect_err("read-only");
    assert!(matches!(error, SaveError::ReadOnly(_)));
    assert!(error.to_string().contains("save under another name, or allow writing: "), "{error}");
    assert_eq!(fs::read(&path).expect("read"), b"old");
}

#[test]
fn a_folder_where_the_file_should_be_is_refused() {
    let folder = folder();
    let error = store::save(&store_sample::project(), folder.path(), Permit::Replace, FILES).expect_err("a folder");
    assert!(matches!(error, SaveError::NotAFile(_)), "{error}");
    assert!(matches!(store::open(folder.path(), FILES), Err(OpenError::Folder { .. })));
}

#[test]
fn a_folder_that_is_gone_is_named() {
    let folder = folder();
    let path = folder.path().join("gone/talks.ron");
    let error = store::save(&store_sample::project(), &path, Permit::NewFile, FILES).expect_err("no folder");
    assert!(matches!(error, SaveError::NoFolder(_)), "{error}");
    assert!(error.to_string().ends_with("gone/talks.ron"), "{error}");
    assert!(matches!(store::open(&path, FILES), Err(OpenError::Read { .. })));
}

#[test]
fn opening_sweeps_what_killed_saves_left_and_nothing_else() {
    let folder = folder();
    let path = folder.path().join("talks.ron");
    store::save(&store_sample::project(), &path, Permit::NewFile, FILES).expect("saved");
    for name in [".talks.ron.0.saving", ".talks.ron.17.saving", ".other.ron.0.saving", "talks.ron.0.saving"] {
        put(&folder.path().join(name), "half of a proj");
    }
    store::open(&path, FILES).expect("opened");
    assert_eq!(names(folder.path()), [".other.ron.0.saving", "talks.ron", "talks.ron.0.saving"]);
}

#[test]
fn a_save_in_progress_is_not_swept() {
    let folder = folder();
    let path = folder.path().join("talks.ron");
    store::save(&store_sample::project(), &path, Permit::NewFile, FILES).expect("saved");
    let living = File::create(folder.path().join(".talks.ron.0.saving")).expect("made");
    living.try_lock().expect("locked");
    store::open(&path, FILES).expect("opened");
    assert_eq!(names(folder.path()), [".talks.ron.0.saving", "talks.ron"]);
    drop(living);
    store::open(&path, FILES).expect("opened");
    assert_eq!(names(folder.path()), ["talks.ron"]);
}
