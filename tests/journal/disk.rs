//! A disk that fails and one that stops at any step: nothing unreadable, and nothing lost that was acknowledged.

use std::io;
use std::path::{Path, PathBuf};

use dateline::edit::{Change, Edit, apply};
use dateline::model::{Project, Stamp};
use dateline::store::{self, Entry, Journal, Permit, SaveOptions};

use crate::failing_disk::{Disk, Fault};
use crate::life::{Life, PATH, at, journal_file, reopened};
use crate::strategies::Maker;

/// The states of a project while it is worked on, and how far they are safe.
#[derive(Default)]
struct Record {
    states: Vec<Project>,
    /// The last state that was handed to the system.
    written: usize,
    /// The last state that is on the disk.
    synced: usize,
}

impl Record {
    fn of(life: &Life<'_>) -> Self {
        Self { states: vec![life.project.clone()], written: 0, synced: 0 }
    }

    fn retitle(&mut self, life: &mut Life<'_>, title: &str) {
        let done = life.edit(&Edit::SetTitle(title.to_owned())).is_ok();
        self.note(life, done);
    }

    fn note(&mut self, life: &Life<'_>, done: bool) {
        self.states.push(life.project.clone());
        if done {
            self.written = self.states.len() - 1;
        }
    }

    fn sync(&mut self, life: &Life<'_>) {
        if life.journal().sync().is_ok() {
            self.written = self.states.len() - 1;
            self.synced = self.written;
        }
    }

    fn place_of(&self, project: &Project) -> usize {
        self.states.iter().rposition(|state| state == project).expect("a state that there was")
    }
}

/// Works for a while: edits, syncs, and saves during which edits go on.
fn work(life: &mut Life<'_>) -> Record {
    let mut record = Record::of(life);
    record.retitle(life, "one");
    record.retitle(life, "two");
    record.sync(life);
    record.retitle(life, "three");
    let saved = life.save(|life| record.retitle(life, "during the first save"));
    // What was saved is safe even where the journal failed; the entry made meanwhile is not part of it.
    if saved.is_some() {
        record.synced = record.synced.max(3);
        record.written = record.written.max(3);
    }
    record.retitle(life, "four");
    record.sync(life);
    let held = record.states.len() - 1;
    if life.save(|_| {}).is_some() {
        record.synced = record.synced.max(held);
        record.written = record.written.max(held);
    }
    record.retitle(life, "five");
    let done = life.undo().is_ok();
    record.note(life, done);
    record.retitle(life, "six");
    record.sync(life);
    record.retitle(life, "seven");
    record
}

fn begun(disk: &Disk) -> Life<'_> {
    Life::begin(Maker::from_seed(1, 4_000).project(), disk)
}

/// How many things the work asks of the disk that change it.
fn n_steps() -> usize {
    let disk = Disk::with_folder("/home");
    let mut life = begun(&disk);
    disk.set(Fault::None);
    let record = work(&mut life);
    assert_eq!((record.written, record.synced), (9, 8));
    assert!(reopened(&disk.clone().after_kill()) == life.project);
    disk.n_changes()
}

#[test]
fn a_step_that_fails_loses_nothing_in_the_end() {
    for step in 0..n_steps() {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied] {
            let disk = Disk::with_folder("/home");
            let mut life = begun(&disk);
            disk.set(Fault::Fail { step, kind });
            let record = work(&mut life);
            let killed = reopened(&disk.clone().after_kill());
            assert!(record.place_of(&killed) >= record.written, "step {step} failed");
            let synced = life.journal().sync();
            assert!(synced.is_ok(), "step {step} failed: {synced:?}");
            assert_eq!(life.journal().n_waiting(), 0);
            assert!(reopened(&disk.clone().after_kill()) == life.project, "step {step} failed");
            assert!(reopened(&disk.clone().after_power_loss(false)) == life.project, "step {step} failed");
        }
    }
}

#[test]
fn a_stop_at_any_step_loses_at_most_what_was_not_synced() {
    for step in 0..=n_steps() {
        let disk = Disk::with_folder("/home");
        let mut life = begun(&disk);
        disk.set(Fault::StopBefore { step });
        let record = work(&mut life);
        drop(life);
        let killed = reopened(&disk.clone().after_kill());
        assert!(record.place_of(&killed) >= record.written, "killed before step {step}");
        for names_survive in [false, true] {
            let project = reopened(&disk.clone().after_power_loss(names_survive));
            assert!(record.place_of(&project) >= record.synced, "power lost before step {step}, {names_survive}");
        }
    }
}

#[test]
fn a_program_that_starts_after_a_stop_goes_on_with_the_journal() {
    for step in 0..=n_steps() {
        let disk = Disk::with_folder("/home");
        let mut life = begun(&disk);
        disk.set(Fault::StopBefore { step });
        work(&mut life);
        drop(life);
        let disk = disk.after_kill();
        let opened = store::open(Path::new(PATH), &disk).expect("a project");
        let path = journal_file(&disk);
        let found = store::recover(&path, &opened.project, Some(opened.file_hash), &disk).expect("a journal");
        let (project, journal) = match found {
            Some(found) => (found.project, Journal::resume(found.continuation, &disk).expect("resumed")),
            None => (opened.project, Journal::begin(path, Some(opened.file_hash), &disk).expect("begun")),
        };
        let permit = opened.permit.expect("a permit");
        let history = dateline::edit::History::default();
        let mut life = Life { project, history, journal: journal.into(), disk: &disk, n_steps: 0, permit };
        work(&mut life);
        assert!(reopened(&disk.clone().after_kill()) == life.project, "stopped before step {step}");
    }
}

/// Works on a project without a file, then saves it to one while work goes on.
fn first_save(disk: &Disk) -> Record {
    let mut project = Project::default();
    let mut record = Record { states: vec![project.clone()], ..Record::default() };
    let journal = std::sync::Mutex::new(Journal::begin_unsaved("/unsaved".into(), at(0), disk));
    let journal = || journal.lock().expect("no panic before");
    let retitle = |project: &mut Project, record: &mut Record, title: &str| {
        let edit = Edit::SetTitle(title.to_owned());
        let applied = apply(project, &edit, &Stamp::default()).expect("a title");
        let entry = Entry::new(at(0), edit.label(), Change::since(&applied.inverse, project));
        record.states.push(project.clone());
        if journal().append(entry).is_ok() {
            record.written = record.states.len() - 1;
        }
    };
    retitle(&mut project, &mut record, "one");
    retitle(&mut project, &mut record, "two");
    journal().snapshot();
    let snapshot = project.clone();
    retitle(&mut project, &mut record, "meanwhile");
    let announce = |hash| drop(journal().will_become(hash));
    let options = SaveOptions { permit: Permit::NewFile, backup_at: None, before_replacing: &announce };
    if let Ok(saved) = store::save_with(&snapshot, Path::new(PATH), &options, disk) {
        drop(journal().saved(saved.hash, Path::new(PATH)));
    }
    retitle(&mut project, &mut record, "three");
    record
}

#[test]
fn a_project_without_a_file_outlives_a_stop_and_its_journal_moves_to_the_file() {
    let disk = Disk::with_folder("/home");
    disk.set(Fault::None);
    let record = first_save(&disk);
    assert_eq!(record.written, 4);
    assert_eq!(disk.names(), [".project.ron.journal", "project.ron"], "the journal without a file is gone");
    for step in 0..=disk.n_changes() {
        let disk = Disk::with_folder("/home");
        disk.set(Fault::StopBefore { step });
        let record = first_save(&disk);
        let disk = disk.after_kill();
        let saved = store::open(Path::new(PATH), &disk).ok().map(|_| reopened(&disk));
        let left = store::unsaved_journals(Path::new("/unsaved"), &disk).expect("a folder or none");
        let unsaved = left.into_iter().map(|left| {
            let left = left.expect("readable");
            store::recover(&left.path, &Project::default(), None, &disk).expect("readable").expect("changes").project
        });
        let best = saved.into_iter().chain(unsaved).map(|project| record.place_of(&project)).max().unwrap_or_default();
        assert!(best >= record.written, "stopped before step {step}");
    }
}

#[test]
fn a_journal_that_a_living_program_keeps_is_not_offered() {
    let disk = Disk::with_folder("/home");
    let mut journal = Journal::begin_unsaved("/unsaved".into(), at(0), &disk);
    let mut other = Journal::begin_unsaved("/unsaved".into(), at(0), &disk);
    for journal in [&mut journal, &mut other] {
        let change = Change { title: Some("Talks".to_owned()), ..Change::default() };
        journal.append(Entry::new(at(0), "Rename", change)).expect("written");
    }
    assert_ne!(journal.path(), other.path());
    let offered = || store::unsaved_journals(Path::new("/unsaved"), &disk).expect("a folder");
    assert_eq!(offered().len(), 0);
    let path = other.path();
    drop(other);
    let paths: Vec<PathBuf> = offered().into_iter().map(|found| found.expect("readable").path).collect();
    assert_eq!(paths, [path]);
    journal.remove().expect("removed");
    assert_eq!(disk.names().len(), 1);
}

#[test]
fn a_save_elsewhere_takes_the_journal_along() {
    let disk = Disk::with_folder("/home");
    let mut life = begun(&disk);
    life.edit(&Edit::SetTitle("one".to_owned())).expect("written");
    let other = Path::new("/home/other.ron");
    disk.put("/home/.other.ron.journal", b"of another time");
    life.journal().snapshot();
    let saved = store::save(&life.project, other, Permit::NewFile, &disk).expect("saved");
    life.edit(&Edit::SetTitle("two".to_owned())).expect("written");
    life.journal().saved(saved.hash, other).expect("moved");
    assert_eq!(
        disk.names(),
        [".other.ron.journal", ".other.ron.journal.0.old", "other.ron", "project.ron"],
        "a journal that stood there is set aside"
    );
    let opened = store::open(other, &disk).expect("a project");
    let path = store::journal_path(other, &disk);
    let recovered = store::recover(&path, &opened.project, Some(saved.hash), &disk).expect("readable").expect("a change");
    assert!(recovered.project == life.project && recovered.n_changes == 1);
    assert_eq!((recovered.first, recovered.last_label.as_str()), (Some(at(1)), "Name the project"));
}
