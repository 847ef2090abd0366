//! Unsaved work outlives the program: the journal and the lock of the project in the window, and what earlier runs left.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Context;

use super::action::{Action, JobAction};
use super::app::App;
use super::derived::Derived;
use super::dialogs::Dialog;
use super::files::things;
use super::preferences::Recent;
use super::session::{ProjectFile, Weight};
use super::signs::capitalized;
use crate::edit::{Change, Edit, Restore};
use crate::jobs::in_background;
use crate::model::Project;
use crate::store::{
    Announcer, Continuation, Entry, FileHash, Journal, JournalError, JournalKeeper, JournalSummary, Lock, Locking, Opened,
    RecoverError, Recovered, StdFileSystem, journal_path, recover, set_aside, summarize, unsaved_journals,
};

/// The disk on which journals are kept.
static FILES: StdFileSystem = StdFileSystem;

/// What is on the disk of a recent project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OnDisk {
    /// Whether its file is there.
    pub exists: bool,
    /// How many changes to it were not saved.
    pub n_unsaved: usize,
}

impl OnDisk {
    fn of(path: &Path) -> Self {
        let journal = summarize(&journal_path(path, &FILES), &FILES);
        Self { exists: path.exists(), n_unsaved: journal.ok().flatten().map_or(0, |journal| journal.n_changes) }
    }
}

/// What stands beside the file of a project that is opened.
#[derive(Debug)]
pub struct Beside {
    /// The lock; nothing where the window has it already.
    locking: Option<Locking>,
    journal: Found,
}

/// What a journal beside the file holds.
#[derive(Debug)]
enum Found {
    /// Nothing that is not in the file; one that is there goes on.
    Nothing(Option<Continuation>),
    /// Changes that were not saved.
    Unsaved(Box<Recovered>),
    /// It cannot be put into this project, for this reason.
    Fault(String),
    /// A newer program can read it: why the project is left to that one.
    Newer(String),
}

impl Beside {
    /// Looks beside a project that was opened; `is_open` says that the window holds it already, with its lock and its journal.
    pub(super) fn of(path: &Path, opened: &Opened, is_open: bool) -> Self {
        if is_open {
            return Self { locking: None, journal: Found::Nothing(None) };
        }
        let locking = Lock::take(path, &FILES);
        let is_written = opened.permit.is_some() && !matches!(locking, Locking::HeldByAnother);
        let journal = if is_written { found(path, opened) } else { Found::Nothing(None) };
        Self { locking: Some(locking), journal }
    }

    /// Whether another program, or another window, has the project open.
    pub(super) const fn is_held(&self) -> bool {
        matches!(self.locking, Some(Locking::HeldByAnother))
    }
}

fn found(path: &Path, opened: &Opened) -> Found {
    match recover(&journal_path(path, &FILES), &opened.project, Some(opened.file_hash), &FILES) {
        Ok(None) => Found::Nothing(None),
        Ok(Some(recovered)) if recovered.n_changes > 0 => Found::Unsaved(Box::new(recovered)),
        // All of it is saved, or the first change was only begun when the program stopped.
        Ok(Some(Recovered { why_dropped: None, continuation, .. })) => Found::Nothing(Some(continuation)),
        Ok(Some(Recovered { why_dropped: Some(why), .. })) => {
            Found::Fault(format!("Could not recover the unsaved changes: {why}"))
        }
        Err(RecoverError::OtherVersion { .. }) => {
            let why = "The unsaved changes were made to another version of the project file and are left out; that version may be among the backups beside the project";
            Found::Fault(why.to_owned())
        }
        Err(error @ RecoverError::Newer { .. }) => Found::Newer(capitalized(&error.to_string())),
        Err(error) => Found::Fault(capitalized(&error.to_string())),
    }
}

/// Whether two paths lead to one file.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    one == other || real(one) == real(other)
}

impl App {
    /// Takes over what stands beside the file of the project that was just opened: the lock, and the journal or what to ask.
    pub(super) fn take_beside(&mut self, beside: Beside, hash: FileHash) {
        if let Some(Locking::Held(lock)) = beside.locking {
            self.session.lock = Some(lock);
        }
        match beside.journal {
            Found::Nothing(Some(continuation)) => self.keep_journal(Journal::resume(continuation, &FILES)),
            Found::Nothing(None) => self.begin_journal(hash),
            Found::Unsaved(recovered) => {
                self.session.recovered = Some(recovered);
                self.session.dialog = Some(Dialog::Recover);
            }
            Found::Fault(why) => self.put_journal_aside(hash, why),
            Found::Newer(why) => {
                // The journal stays, and so must the version of the file that it continues.
                if let Some(file) = &mut self.session.file {
                    file.permit = None;
                    file.why_read_only.clone_from(&why);
                }
                self.session.error(why);
            }
        }
    }

    /// Begins the journal of the project's file, which has this hash; a file that is not written to has none.
    fn begin_journal(&mut self, hash: FileHash) {
        let Some(path) = self.session.file.as_ref().filter(|file| file.permit.is_some()).map(|file| file.path.clone()) else {
            return;
        };
        self.keep_journal(Journal::begin(journal_path(&path, &FILES), Some(hash), &FILES));
    }

    fn keep_journal(&mut self, journal: Result<Journal<'static>, JournalError>) {
        let outbox = self.session.outbox.clone();
        // The window may have closed meanwhile: then nobody is to be told.
        let failed = move |error: JournalError| drop(outbox.send(Action::Job(JobAction::NotJournaled(error.to_string()))));
        let keeper = journal.map(|journal| JournalKeeper::start(journal, failed));
        match keeper {
            Ok(Ok(keeper)) => self.session.journal = Some(keeper),
            Ok(Err(error)) => self.session.error(format!("Unsaved work is not journaled: {error}")),
            Err(error) => self.session.error(capitalized(&error.to_string())),
        }
    }

    /// Journals what an edit left behind; that words were seen goes under the name of the step before, of which it is a part.
    pub(super) fn journal_edit(&mut self, edit: &Edit, before: &Restore) {
        let step = self.session.history.undo_label().filter(|_| matches!(edit, Edit::Seen(..)));
        let label = step.map_or_else(|| edit.label(), str::to_owned);
        self.journal(&label, before);
    }

    /// Journals what a step left behind; `before` leads back over it.
    pub(super) fn journal(&mut self, label: &str, before: &Restore) {
        let at = (self.services.now)();
        let is_first = self.session.journal.is_none();
        if is_first {
            // A project that has no file to be saved to has a journal once there is something to lose.
            let Some(folder) = self.services.unsaved.clone() else { return };
            self.keep_journal(Ok(Journal::begin_unsaved(folder, at, &FILES)));
        }
        if let Some(journal) = &self.session.journal {
            let change = if is_first { Change::whole(&self.project) } else { Change::since(before, &self.project) };
            journal.append(Entry::new(at, label, change));
        }
    }

    /// Marks in the journal what a snapshot for saving holds, and returns what is to be told before the new file takes the name.
    pub(super) fn announce_snapshot(&self) -> Option<Announcer> {
        let journal = self.session.journal.as_ref()?;
        journal.snapshot();
        Some(journal.announcer())
    }

    /// Goes on with the journal of the file that was just saved.
    pub(super) fn journal_saved(&mut self, path: &Path, hash: FileHash) {
        match &self.session.journal {
            Some(journal) => journal.saved(hash, path.to_path_buf()),
            None => self.begin_journal(hash),
        }
    }

    /// Locks the file that the project is to be saved to, where it is another one than before.
    ///
    /// # Errors
    ///
    /// Why it must not be saved there.
    pub(super) fn lock_for_saving(&mut self, path: &Path) -> Result<(), String> {
        let is_locked = self.session.lock.is_some();
        if is_locked && self.session.file.as_ref().is_some_and(|file| is_same_file(&file.path, path)) {
            return Ok(());
        }
        match Lock::take(path, &FILES) {
            Locking::Held(lock) => self.session.next_lock = Some(lock),
            Locking::CannotLock(_) => self.session.next_lock = None,
            Locking::HeldByAnother => {
                return Err(format!("Could not save the project: another program has it open: {}", path.display()));
            }
        }
        Ok(())
    }

    /// Ends the journal: what it holds is saved, or given up.
    pub(super) fn end_journal(&mut self) {
        if let Some(journal) = self.session.journal.take() {
            journal.remove();
        }
    }

    /// Puts the changes that were not saved into the project, as a person wished.
    pub(super) fn restore_unsaved(&mut self, ctx: &Context) {
        let Some(recovered) = self.session.recovered.take() else { return };
        let file = self.session.file.clone();
        self.derive_recovered(ctx, move || Ok((*recovered, file)));
    }

    /// Opens the work that an earlier run left without a file.
    pub(super) fn open_unsaved(&mut self, ctx: &Context, path: PathBuf) {
        self.derive_recovered(ctx, move || match recover(&path, &Project::default(), None, &FILES) {
            Ok(Some(recovered)) => Ok((recovered, None)),
            Ok(None) => Err(format!("There is nothing in {}", path.display())),
            Err(error) => Err(capitalized(&error.to_string())),
        });
    }

    fn derive_recovered(
        &mut self,
        ctx: &Context,
        make: impl FnOnce() -> Result<(Recovered, Option<ProjectFile>), String> + Send + 'static,
    ) {
        let (outbox, ctx) = (self.session.outbox.clone(), ctx.clone());
        // Until it is there nothing else is done: what was changed meanwhile would go with the project before.
        self.session.dialog = Some(Dialog::Recover);
        in_background(
            "restore unsaved changes",
            move || {
                let (recovered, file) = make()?;
                let derived = Derived::ahead(&recovered.project);
                Ok((recovered, file, derived))
            },
            move |outcome| {
                let report = match outcome {
                    Ok(Ok(restored)) => JobAction::Recovered(Box::new(restored)),
                    Ok(Err(why)) => JobAction::Failed(why),
                    Err(panic) => JobAction::Failed(format!("Could not restore the unsaved changes: {}", panic.message)),
                };
                drop(outbox.send(Action::Job(report)));
                ctx.request_repaint();
            },
        );
    }

    /// Shows a project with the changes that were not saved; they still are not.
    pub(super) fn take_recovered(&mut self, (recovered, file, derived): (Recovered, Option<ProjectFile>, Derived)) {
        let Recovered { project, history, n_changes, dropped_tail, why_dropped, n_mended, continuation, .. } = recovered;
        self.replace(project, file, derived);
        self.session.history = history;
        self.session.saved = None;
        self.keep_journal(Journal::resume(continuation, &FILES));
        let mut details = Vec::new();
        if dropped_tail {
            details.push(why_dropped.map_or_else(
                || "The last one was only begun when the program stopped, and is left out".to_owned(),
                |why| format!("The end of the journal is damaged and left out: {why}"),
            ));
        }
        if n_mended > 0 {
            details.push(format!("{} did not fit and were left out", things(n_mended, "damaged part")));
        }
        let weight = if details.is_empty() { Weight::Notice } else { Weight::Error };
        let text = format!("Restored {}; save the project to keep them", things(n_changes, "change"));
        self.session.tell(weight, text, details);
    }

    /// Opens the project without the changes that were not saved, as a person wished; they are put out of the way.
    pub(super) fn leave_unsaved(&mut self) {
        self.session.recovered = None;
        let hash = self.session.file.as_ref().and_then(|file| file.permit).and_then(|permit| match permit {
            crate::store::Permit::Unchanged(hash) => Some(hash),
            _ => None,
        });
        if let Some(hash) = hash {
            self.put_journal_aside(hash, "The unsaved changes are left out of the project");
        }
    }

    fn put_journal_aside(&mut self, hash: FileHash, why: impl Into<String>) {
        let Some(path) = self.session.file.as_ref().map(|file| journal_path(&file.path, &FILES)) else { return };
        match set_aside(&path, &FILES) {
            Ok(aside) => {
                let name = |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                let details = vec![
                    format!("They are kept in {}", aside.display()),
                    format!("To be asked again, give it the name {} before the project is opened", name(&path)),
                ];
                self.session.tell(Weight::Error, why, details);
                self.begin_journal(hash);
            }
            Err(error) => self.session.error(format!("The unsaved changes could not be put out of the way: {error}")),
        }
    }

    /// Deletes the work that an earlier run left without a file, as a person wished.
    pub(super) fn delete_unsaved(&mut self, path: &Path) {
        if let Err(error) = Journal::discard(path, &FILES) {
            self.session.error(format!("Could not delete the unsaved work: {error}: {}", path.display()));
        }
        self.look_for_unsaved();
    }

    /// Looks for the work that earlier runs left without a file, or beside the recent projects.
    pub(super) fn look_for_unsaved(&mut self) {
        let beside = |recent: &Recent| (recent.path.clone(), OnDisk::of(Path::new(&recent.path)));
        self.recent = self.preferences.recent.iter().map(beside).collect();
        let folder = self.services.unsaved.clone();
        let found = folder.map_or_else(Vec::new, |folder| unsaved_journals(&folder, &FILES).unwrap_or_default());
        // One that cannot be read stays where it is, for a newer program.
        self.unsaved = found.into_iter().filter_map(Result::ok).filter(|left| left.n_changes > 0).collect();
    }

    /// Returns what was found on the disk of a recent project when it was last looked for.
    pub fn on_disk(&self, recent: &Recent) -> OnDisk {
        self.recent.get(&recent.path).copied().unwrap_or_default()
    }

    /// Returns the work that earlier runs left without a file, the oldest first.
    pub fn unsaved(&self) -> &[JournalSummary] {
        &self.unsaved
    }
}

/// Returns "1 unsaved change" or "37 unsaved changes".
pub(super) fn changes(n: usize) -> String {
    things(n, "unsaved change")
}
