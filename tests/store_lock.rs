//! The lock: one program at a time, whatever became of the ones before.
#![cfg(unix)]
#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod failing_disk;

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use dateline::store::{Lock, Locking, StdFileSystem};
use failing_disk::{Disk, Fault};

const FILES: &StdFileSystem = &StdFileSystem;
/// Tells the test that stands for another program that it is one, and what to lock.
const PROJECT: &str = "DATELINE_LOCKED_PROJECT";

fn take(path: &Path) -> Option<Lock> {
    match Lock::take(path, FILES) {
        Locking::Held(lock) => Some(lock),
        Locking::HeldByAnother => None,
        Locking::CannotLock(why) => panic!("cannot lock: {why}"),
    }
}

#[test]
fn a_second_lock_of_the_same_program_is_refused_until_the_first_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talks.ron");
    let lock = take(&path).expect("free");
    assert!(take(&path).is_none());
    let link = folder.path().join("link.ron");
    symlink(&path, &link).expect("linked");
    assert!(take(&link).is_none(), "a link leads to the same project");
    assert!(take(&folder.path().join("other.ron")).is_some());
    drop(lock);
    let names: Vec<_> = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("one").file_name()).collect();
    assert_eq!(names, ["link.ron"], "the file goes with the lock");
    assert!(take(&link).is_some());
}

#[test]
fn the_lock_of_another_program_ends_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talks.ron");
    let mut other = other_program(&path);
    assert!(take(&path).is_none(), "another program has it");
    other.kill().expect("killed");
    other.wait().expect("ended");
    assert!(folder.path().join(".talks.ron.lock").exists(), "a killed program leaves the file");
    assert!(take(&path).is_some(), "which does no harm");
}

#[test]
fn a_file_that_was_left_does_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talks.ron");
    File::create(folder.path().join(".talks.ron.lock")).expect("made");
    assert!(take(&path).is_some());
}

#[test]
fn where_there_can_be_no_lock_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gone/talks.ron");
    assert!(matches!(Lock::take(&path, FILES), Locking::CannotLock(why) if !why.is_empty()));
    let disk = Disk::with_folder("/home");
    disk.set(Fault::Fail { step: 0, kind: io::ErrorKind::ReadOnlyFilesystem });
    assert!(matches!(Lock::take(Path::new("/home/talks.ron"), &disk), Locking::CannotLock(_)));
}

#[test]
fn of_many_that_take_and_drop_it_one_has_it_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talks.ron");
    let (holders, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..2_000 {
                    if let Some(lock) = take(&path) {
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0, "two have it");
                        taken.fetch_add(1, Ordering::SeqCst);
                        std::thread::yield_now();
                        holders.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                }
            });
        }
    });
    assert!(taken.load(Ordering::SeqCst) > 100);
}

/// Starts another program that locks the project, and waits until it has.
fn other_program(path: &Path) -> Child {
    let mut program = Command::new(std::env::current_exe().expect("a program"))
        .args(["--exact", "the_other_program", "--nocapture"])
        .env(PROJECT, path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let words = BufReader::new(program.stdout.take().expect("its words"));
    assert!(words.lines().any(|line| line.expect("text").ends_with("locked")));
    program
}

#[test]
fn the_other_program() {
    // In a run of all tests this one has nothing to do.
    let Some(path) = std::env::var_os(PROJECT).map(PathBuf::from) else { return };
    let lock = take(&path).expect("free");
    writeln!(io::stdout(), "locked").expect("somebody listens");
    // Until it is killed, or nobody is there any more.
    io::stdin().read_line(&mut String::new()).expect("read");
    drop(lock);
}
