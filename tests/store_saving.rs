//! Saving on a disk that fails and on one that stops at any step: the old file or the new one is there, whole.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod failing_disk;
mod store_sample;

use std::io;
use std::path::Path;

use dateline::model::Project;
use dateline::store::{self, FileHash, Mode, Permit, SaveError, Saved};
use failing_disk::{Disk, Fault};

const PATH: &str = "/home/project.ron";

fn old() -> Project {
    Project { title: "Old".to_owned(), ..store_sample::project() }
}

fn new() -> Project {
    Project { title: "New".to_owned(), ..store_sample::project() }
}

fn save(project: &Project, permit: Permit, disk: &Disk) -> Result<Saved, SaveError> {
    store::save(project, Path::new(PATH), permit, disk)
}

/// A disk with the old project on it, and what saving over it needs.
fn disk_with_old() -> (Disk, Permit) {
    let disk = Disk::with_folder("/home");
    let saved = save(&old(), Permit::NewFile, &disk).expect("saved");
    disk.settle();
    (disk, saved.permit)
}

fn is_on_disk(disk: &Disk, project: &Project) -> bool {
    store::open(Path::new(PATH), disk).is_ok_and(|opened| opened.project == *project && opened.report.problems.is_empty())
}

/// How many things a save asks of the disk that change it.
fn n_steps() -> usize {
    let (disk, permit) = disk_with_old();
    let before = disk.n_changes();
    save(&new(), permit, &disk).expect("saved");
    disk.n_changes() - before
}

#[test]
fn a_step_that_fails_leaves_the_old_file_and_no_litter() {
    // The last step brings the folder's entry to the disk; the new file has its name by then.
    for step in 0..n_steps() {
        let (disk, permit) = disk_with_old();
        disk.set(Fault::Fail { step, kind: io::ErrorKind::StorageFull });
        let error = save(&new(), permit, &disk).expect_err("a step failed").to_string();
        disk.set(Fault::None);
        assert!(error.contains("make room on the disk") && error.ends_with(PATH), "{error}");
        let expected = if step + 1 == n_steps() { new() } else { old() };
        assert!(is_on_disk(&disk, &expected), "step {step} failed");
        assert_eq!(disk.names(), ["project.ron"], "step {step} failed");
    }
}

#[test]
fn a_stop_at_any_step_leaves_the_old_file_or_the_new_one() {
    for step in 0..=n_steps() {
        for names_survive in [false, true] {
            let (disk, permit) = disk_with_old();
            disk.set(Fault::StopBefore { step });
            let saved = save(&new(), permit, &disk);
            let disk = disk.after_power_loss(names_survive);
            let is_new = is_on_disk(&disk, &new());
            assert!(is_new || is_on_disk(&disk, &old()), "stopped before step {step}");
            assert!(is_new || saved.is_err(), "an acknowledged save is lost");
            assert_eq!(disk.names(), ["project.ron"], "opening sweeps what a stopped save left");
        }
    }
}

#[test]
fn a_stop_during_the_first_save_leaves_nothing_or_the_file() {
    for step in 0..=n_steps() {
        let disk = Disk::with_folder("/home");
        disk.set(Fault::StopBefore { step });
        let saved = save(&new(), Permit::NewFile, &disk);
        let disk = disk.after_power_loss(false);
        assert!(is_on_disk(&disk, &new()) || (saved.is_err() && !disk.names().contains(&"project.ron".to_owned())));
    }
}

#[test]
fn the_temporary_file_is_written_and_synced_before_it_takes_the_name() {
    let (disk, permit) = disk_with_old();
    disk.forget_log();
    save(&new(), permit, &disk).expect("saved");
    let temporary = "/home/.project.ron.0.saving";
    let expected = [
        "open /home".to_owned(),
        format!("create {temporary}"),
        format!("write {temporary}"),
        format!("sync {temporary}"),
        format!("rename {temporary} {PATH}"),
        "sync /home".to_owned(),
    ];
    assert_eq!(disk.log(), expected);
}

#[test]
fn a_file_that_another_program_changed_is_not_saved_over() {
    let (disk, permit) = disk_with_old();
    save(&new(), Permit::Replace, &disk).expect("saved by another program");
    let error = save(&old(), permit, &disk).expect_err("changed");
    assert!(matches!(error, SaveError::Changed(_)), "{error}");
    assert!(is_on_disk(&disk, &new()));
}

#[test]
fn a_save_gives_the_permit_for_the_next() {
    let (disk, permit) = disk_with_old();
    let saved = save(&new(), permit, &disk).expect("saved");
    assert_eq!(saved.hash, FileHash::of(store::print(&new()).as_bytes()));
    assert_eq!(store::file_hash(Path::new(PATH), &disk).expect("a hash"), saved.hash);
    save(&old(), saved.permit, &disk).expect("saved again");
    let opened = store::open(Path::new(PATH), &disk).expect("a project");
    save(&new(), opened.permit.expect("a permit"), &disk).expect("saved after opening");
}

#[test]
fn a_file_that_is_gone_is_made_again() {
    let (disk, permit) = disk_with_old();
    disk.delete(PATH);
    save(&new(), permit, &disk).expect("saved");
    assert!(is_on_disk(&disk, &new()));
}

#[test]
fn a_new_file_replaces_nothing() {
    let (disk, _) = disk_with_old();
    let error = save(&new(), Permit::NewFile, &disk).expect_err("exists");
    assert!(matches!(error, SaveError::Exists(_)), "{error}");
}

#[test]
fn a_temporary_file_of_a_living_save_is_left_alone() {
    let (disk, permit) = disk_with_old();
    disk.put_held("/home/.project.ron.0.saving");
    store::open(Path::new(PATH), &disk).expect("a project");
    save(&new(), permit, &disk).expect("saved under the next name");
    assert_eq!(disk.names(), [".project.ron.0.saving", "project.ron"]);
}

#[test]
fn the_mode_of_the_old_file_stays() {
    let (disk, permit) = disk_with_old();
    disk.set_mode(PATH, Mode(0o640));
    save(&new(), permit, &disk).expect("saved");
    assert_eq!(disk.mode(PATH), Some(Mode(0o640)));
}
