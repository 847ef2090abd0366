//! A project in a window, with its file and its journal on a disk in memory.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use dateline::edit::{Change, Edit, History, Restore};
use dateline::model::{Project, Stamp, Timestamp};
use dateline::store::{self, Entry, FileHash, Journal, JournalError, Permit, SaveOptions, Saved};

use crate::failing_disk::Disk;

/// The project file.
pub(crate) const PATH: &str = "/home/project.ron";

/// A moment of the tests; each step has a later one.
pub(crate) fn at(step: usize) -> Timestamp {
    Timestamp(1_754_474_400 + i64::try_from(step).expect("small"))
}

/// Returns where the journal lies.
pub(crate) fn journal_file(disk: &Disk) -> PathBuf {
    store::journal_path(Path::new(PATH), disk)
}

/// The project that a window holds, with what it keeps to get back to it.
pub(crate) struct Life<'d> {
    pub(crate) project: Project,
    pub(crate) history: History,
    pub(crate) journal: Mutex<Journal<'d>>,
    pub(crate) disk: &'d Disk,
    pub(crate) n_steps: usize,
    pub(crate) permit: Permit,
}

impl<'d> Life<'d> {
    /// Saves a project to a new file and opens it.
    pub(crate) fn begin(project: Project, disk: &'d Disk) -> Self {
        let saved = store::save(&project, Path::new(PATH), Permit::NewFile, disk).expect("saved");
        disk.settle();
        let journal = Journal::begin(journal_file(disk), Some(saved.hash), disk).expect("a journal");
        Self { project, history: History::default(), journal: Mutex::new(journal), disk, n_steps: 0, permit: saved.permit }
    }

    /// Carries out an edit, where it can be done, and journals it. Returns whether it changed something.
    pub(crate) fn edit(&mut self, edit: &Edit) -> Result<bool, JournalError> {
        let stamp = Stamp { at: at(self.n_steps), by: "reviewer".to_owned() };
        match self.history.perform(&mut self.project, edit, &stamp, None) {
            Ok(applied) if applied.changed => self.journaled(edit.label(), &applied.inverse).map(|()| true),
            _ => Ok(false),
        }
    }

    /// Undoes a step and journals that.
    pub(crate) fn undo(&mut self) -> Result<bool, JournalError> {
        let undone = self.history.undo(&mut self.project);
        undone.map_or(Ok(false), |undone| self.journaled(undone.label, &undone.inverse).map(|()| true))
    }

    /// Redoes a step and journals that.
    pub(crate) fn redo(&mut self) -> Result<bool, JournalError> {
        let redone = self.history.redo(&mut self.project);
        redone.map_or(Ok(false), |redone| self.journaled(redone.label, &redone.inverse).map(|()| true))
    }

    /// Travels through the history and journals that.
    pub(crate) fn travel(&mut self, n_done: usize) -> Result<bool, JournalError> {
        let travelled = self.history.travel(&mut self.project, n_done);
        travelled.map_or(Ok(false), |last| self.journaled(last.label, &last.inverse).map(|()| true))
    }

    fn journaled(&mut self, label: String, before: &Restore) -> Result<(), JournalError> {
        let entry = Entry::new(at(self.n_steps), label, Change::since(before, &self.project));
        self.n_steps += 1;
        self.journal().append(entry)
    }

    /// Saves a snapshot, and the work that goes on meanwhile.
    pub(crate) fn save(&mut self, meanwhile: impl FnOnce(&mut Self)) -> Option<Saved> {
        self.journal().snapshot();
        let snapshot = self.project.clone();
        meanwhile(self);
        let announce = |hash: FileHash| drop(self.journal().will_become(hash));
        let options = SaveOptions { permit: self.permit, backup_at: Some(at(self.n_steps)), before_replacing: &announce };
        let saved = store::save_with(&snapshot, Path::new(PATH), &options, self.disk).ok()?;
        self.permit = saved.permit;
        drop(self.journal().saved(saved.hash, Path::new(PATH)));
        Some(saved)
    }

    pub(crate) fn journal(&self) -> std::sync::MutexGuard<'_, Journal<'d>> {
        self.journal.lock().expect("no panic before")
    }
}

/// Opens the file and recovers what the journal holds, as a program does that starts after another one stopped.
pub(crate) fn reopened(disk: &Disk) -> Project {
    let opened = store::open(Path::new(PATH), disk).expect("a project");
    assert_eq!(opened.report.n_losses, 0);
    let recovered = store::recover(&journal_file(disk), &opened.project, Some(opened.file_hash), disk).expect("a journal");
    recovered.map_or(opened.project, |recovered| {
        assert_eq!((recovered.n_mended, &recovered.why_dropped), (0, &None));
        recovered.project
    })
}
