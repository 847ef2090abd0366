//! A program that is killed at random moments while it edits, journals and saves: what it had acknowledged is there afterwards.
//!
//! `DATELINE_KILLS=1000` makes the run a long one.
#![cfg(unix)]
#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dateline::edit::{Change, Edit, EntityChange, History, Restore};
use dateline::jobs::in_background;
use dateline::model::{Entity, EntityId, EntityKind, Origin, Project, Stamp, Timestamp};
use dateline::store::{
    self, Entry, FileHash, Journal, Lock, Locking, Permit, SaveOptions, StdFileSystem, backups, journal_path,
};

const FILES: &StdFileSystem = &StdFileSystem;
/// Tells the test that stands for the program that it is one, and where its project lies.
const FOLDER: &str = "DATELINE_KILLED_FOLDER";
/// Kills of the quick run.
const KILLS: u64 = 40;
/// Kills until a new project is begun, so that none gets long.
const KILLS_A_PROJECT: u64 = 20;
/// Entities that the project has, each named by the last edit of it.
const ENTITIES: u64 = 20;

#[test]
fn what_a_killed_program_acknowledged_is_there() {
    let n_kills = std::env::var_os("DATELINE_KILLS").and_then(|n| n.into_string().ok()?.parse().ok()).unwrap_or(KILLS);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut seen = Seen::default();
    for project in 0..u64::div_ceil(n_kills, KILLS_A_PROJECT) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("project.ron");
        store::save(&state(0), &path, Permit::NewFile, FILES).expect("saved");
        for _ in 0..KILLS_A_PROJECT.min(n_kills - project * KILLS_A_PROJECT) {
            let acknowledged = killed(folder.path(), Duration::from_micros(chance.below(30_000)));
            let found = found(&path, &mut seen);
            let distance = found.abs_diff(acknowledged);
            assert!(distance <= 1, "acknowledged {acknowledged}, found {found}");
        }
        for backup in backups(&path, FILES) {
            assert!(store::open(&backup.path, FILES).expect("a project").report.problems.is_empty());
        }
    }
    writeln!(std::io::stderr(), "{n_kills} kills: {seen:?}").expect("written");
}

/// What the kills met.
#[derive(Debug, Default)]
struct Seen {
    with_changes: usize,
    with_torn_end: usize,
    /// The file had its name already, and the journal was not yet begun anew.
    between: usize,
    edits: u64,
}

/// Lets the program work, kills it some time after its first word, and returns the last state that it acknowledged.
fn killed(folder: &Path, after: Duration) -> u64 {
    let mut program = Command::new(std::env::current_exe().expect("a program"))
        .args(["--exact", "the_program_that_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let mut lines = BufReader::new(program.stdout.take().expect("its words")).lines();
    let acknowledged = |line: String| line.split_once("at ")?.1.parse().ok();
    let mut last = lines.by_ref().find_map(|line| acknowledged(line.expect("text"))).expect("a first state");
    std::thread::sleep(after);
    program.kill().expect("killed");
    // A line that was cut by the kill was not acknowledged, and cannot be told from a shorter number: they are of one length.
    for line in lines.map_while(Result::ok) {
        last = acknowledged(line).unwrap_or(last);
    }
    assert_eq!(program.wait().expect("ended").signal(), Some(9), "the program ended by itself");
    last
}

/// Opens and recovers what the killed program left, holds it against what the program does, and returns the state's number.
fn found(path: &Path, seen: &mut Seen) -> u64 {
    let opened = store::open(path, FILES).expect("a project that can be read");
    assert_eq!(opened.report.problems, []);
    let journal = journal_path(path, FILES);
    let recovered =
        store::recover(&journal, &opened.project, Some(opened.file_hash), FILES).expect("a journal that fits the file");
    seen.with_changes += usize::from(recovered.is_some());
    seen.with_torn_end += usize::from(recovered.as_ref().is_some_and(|recovered| recovered.dropped_tail));
    let base = store::summarize(&journal, FILES).expect("a journal").and_then(|summary| summary.base);
    seen.between += usize::from(base.is_some_and(|base| base != opened.file_hash));
    let project = recovered.map_or(opened.project, |recovered| recovered.project);
    let number = number_of(&project);
    seen.edits = seen.edits.max(number);
    let names = |project: &Project| project.entities.iter().map(|entity| (entity.id, entity.name.clone())).collect::<Vec<_>>();
    assert_eq!(names(&project), names(&state(number)));
    assert_eq!(project.decisions.len() as u64, number);
    let litter = std::fs::read_dir(path.parent().expect("a folder")).expect("a folder");
    for name in litter.map(|entry| entry.expect("an entry").file_name()) {
        let known = [".project.ron.backups", ".project.ron.journal", ".project.ron.lock", "project.ron"];
        assert!(known.map(OsStr::new).contains(&name.as_os_str()), "{} is litter", name.display());
    }
    number
}

/// Returns the project after so many edits, its decisions and the other names of its entities aside.
fn state(number: u64) -> Project {
    let last = |id: u64| (1..=number).rev().take(usize::try_from(ENTITIES).expect("small")).find(|n| n % ENTITIES == id);
    let entities = (0..ENTITIES).filter_map(|id| last(id).map(|n| (id, n))).map(|(id, n)| entity(id, n));
    Project { title: format!("{number:06}"), entities: entities.collect(), ..Project::default() }
}

fn number_of(project: &Project) -> u64 {
    project.title.parse().expect("the number of the state")
}

fn entity(id: u64, number: u64) -> Entity {
    Entity::new(EntityId(id), EntityKind::Person, &format!("Person {number}"), Origin::Person)
}

/// Returns the edit that leads to the state with this number.
fn edit(project: &Project, number: u64) -> Edit {
    let id = number % ENTITIES;
    let name = EntityChange::Name(format!("Person {number}"));
    let entity = if project.entities.contains(EntityId(id)) {
        Edit::Entities(vec![EntityId(id)], name)
    } else {
        Edit::AddEntity(Arc::new(entity(id, number)))
    };
    Edit::Batch { label: format!("Edit {number}"), edits: vec![entity, Edit::SetTitle(format!("{number:06}"))] }
}

#[test]
fn the_program_that_is_killed() {
    // In a run of all tests this one has nothing to do.
    if let Some(folder) = std::env::var_os(FOLDER) {
        Program::start(&PathBuf::from(folder).join("project.ron")).work();
    }
}

/// The program: a project, its journal, and saves in the background.
struct Program {
    path: PathBuf,
    project: Project,
    history: History,
    journal: Arc<Mutex<Journal<'static>>>,
    permit: Arc<Mutex<Permit>>,
    saving: Arc<AtomicBool>,
    _lock: Lock,
}

impl Program {
    fn start(path: &Path) -> Self {
        let Locking::Held(lock) = Lock::take(path, FILES) else { panic!("the lock of a killed program is gone") };
        let opened = store::open(path, FILES).expect("a project");
        let journal = journal_path(path, FILES);
        let recovered = store::recover(&journal, &opened.project, Some(opened.file_hash), FILES).expect("a journal");
        let (project, journal) = match recovered {
            Some(recovered) => {
                (recovered.project, Journal::resume(recovered.continuation, FILES).expect("a journal that goes on"))
            }
            None => (opened.project, Journal::begin(journal, Some(opened.file_hash), FILES).expect("a journal")),
        };
        Self {
            path: path.to_owned(),
            project,
            history: History::default(),
            journal: Arc::new(Mutex::new(journal)),
            permit: Arc::new(Mutex::new(opened.permit.expect("a permit"))),
            saving: Arc::default(),
            _lock: lock,
        }
    }

    fn work(mut self) -> ! {
        self.acknowledge();
        loop {
            let number = number_of(&self.project) + 1;
            let edit = edit(&self.project, number);
            let stamp = Stamp { at: Timestamp(i64::try_from(number).expect("small")), by: "reviewer".to_owned() };
            let applied = self.history.perform(&mut self.project, &edit, &stamp, None).expect("an edit that can be done");
            self.journal(&applied.inverse);
            if number.is_multiple_of(7) {
                let undone = self.history.undo(&mut self.project).expect("a step");
                self.journal(&undone.inverse);
                let redone = self.history.redo(&mut self.project).expect("a step");
                self.journal(&redone.inverse);
            }
            if number.is_multiple_of(5) && !self.saving.swap(true, Ordering::SeqCst) {
                self.save(stamp.at);
            }
            std::thread::sleep(Duration::from_micros(100));
        }
    }

    fn journal(&self, before: &Restore) {
        let entry = Entry::new(Timestamp(0), "Edit", Change::since(before, &self.project));
        self.journal.lock().expect("no panic").append(entry).expect("written");
        self.acknowledge();
    }

    fn acknowledge(&self) {
        // One write, so that no other line comes between.
        std::io::stdout().write_all(format!("at {}\n", self.project.title).as_bytes()).expect("somebody listens");
        std::io::stdout().flush().expect("somebody listens");
    }

    fn save(&self, now: Timestamp) {
        self.journal.lock().expect("no panic").snapshot();
        let (snapshot, path) = (self.project.clone(), self.path.clone());
        let (journal, permit, saving) = (Arc::clone(&self.journal), Arc::clone(&self.permit), Arc::clone(&self.saving));
        let work = move || {
            let announce = |hash: FileHash| journal.lock().expect("no panic").will_become(hash).expect("written");
            let mut permit = permit.lock().expect("no panic");
            let options = SaveOptions { permit: *permit, backup_at: Some(now), before_replacing: &announce };
            let saved = store::save_with(&snapshot, &path, &options, FILES).expect("saved");
            *permit = saved.permit;
            // Time for a kill between the two.
            std::thread::sleep(Duration::from_micros(500));
            journal.lock().expect("no panic").saved(saved.hash, &path).expect("written");
            saving.store(false, Ordering::SeqCst);
        };
        // A save that failed is no kill: the test sees the difference.
        in_background("save", work, |done| done.unwrap_or_else(|_| std::process::abort()));
    }
}

/// A small generator of numbers that look random (xorshift64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
