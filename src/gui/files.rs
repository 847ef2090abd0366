//! Opening and saving, in the background and never over unsaved work.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::action::{Action, JobAction};
use super::app::App;
use super::derived::Derived;
use super::dialogs::{Answer, Dialog, Question};
use super::import::{self, Imported, Known, Wanted};
use super::journal::{Beside, is_same_file};
use super::preferences::Recent;
use super::session::{Opening, ProjectFile, PutOff, Session};
use super::signs::capitalized;
use super::view::{Selection, View};
use crate::edit::Edit;
use crate::jobs::in_background;
use crate::model::{Event, EventId, Project, Reading, Status};
use crate::query::{Row, Time};
use crate::store::{self, BackupOutcome, OpenError, Opened, Permit, SaveError, SaveOptions, Saved, StdFileSystem, codebook};

/// Why a project that is open elsewhere is not written to.
const HELD: &str =
    "another program, or another window of this one, has the project open: look around, or save it under another name";

/// The project that comes with the program, to look around in.
const SAMPLE: &str = include_str!("../../projects/harbor-strike.ron");

/// A project that was read from its file.
#[derive(Debug)]
pub struct ReadProject {
    /// The project, with what was odd or wrong.
    opened: Opened,
    /// The answers over it.
    derived: Derived,
    /// What stands beside its file.
    beside: Beside,
}

impl App {
    /// Asks for files; the answer comes back as a report.
    pub(super) fn ask(&self, ctx: &Context, question: Question) {
        let (outbox, ctx) = (self.session.outbox.clone(), ctx.clone());
        self.services.dialogs.ask(
            question,
            self.usual_folder(),
            Box::new(move |answer| {
                // The window may have closed meanwhile: then nobody waits for the answer.
                drop(outbox.send(Action::Job(JobAction::Answered(answer))));
                ctx.request_repaint();
            }),
        );
    }

    /// Returns the folder in which files are likely to be: that of the project, of its articles, or of the last project.
    fn usual_folder(&self) -> Option<PathBuf> {
        let project = self.session.file.iter().map(|file| file.path.clone());
        let articles = self.project.articles.iter().map(|article| PathBuf::from(&article.path)).take(1);
        let recent = self.preferences.recent.iter().map(|recent| PathBuf::from(&recent.path)).take(1);
        let folders = project.chain(articles).chain(recent).filter_map(|path| path.parent().map(Path::to_path_buf));
        // A relative path means another folder to another program.
        folders.filter_map(|folder| std::fs::canonicalize(folder).ok()).find(|folder| folder.is_dir())
    }

    pub(super) fn take_answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Chosen(Question::SaveProject(_), paths) => {
                paths.into_iter().take(1).for_each(|path| self.save_asked(ctx, with_extension(path)));
            }
            Answer::Chosen(Question::ArticleFile, paths) => {
                if let (Some(article), Some(path)) = (self.view.article, paths.first()) {
                    self.reread_from(article, path);
                }
            }
            Answer::Chosen(_, paths) => self.open_paths(ctx, paths),
            Answer::Cancelled(_) => {
                self.session.put_off = None;
            }
            Answer::Unavailable(question, why) => self.session.dialog = Some(Dialog::path(question, why)),
        }
    }

    /// Opens what was chosen, dropped or named on the command line: articles, folders or a project.
    pub(super) fn open_paths(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let (projects, articles): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_project(path));
        if let Some(project) = projects.into_iter().next() {
            self.guarded(ctx, PutOff::Open(project));
            self.session.left_out = !articles.is_empty();
        } else if !articles.is_empty() {
            self.read_in_background(ctx, Wanted::Paths(articles));
        }
    }

    /// Takes text as a new article.
    pub(super) fn paste(&mut self, ctx: &Context, text: String) {
        if text.trim().is_empty() {
            self.session.notice("There is no text in the clipboard");
        } else {
            self.read_in_background(ctx, Wanted::Pasted(text));
        }
    }

    fn read_in_background(&mut self, ctx: &Context, wanted: Wanted) {
        if self.session.running.is_some() {
            self.session.error("Articles are being read: wait for them, or cancel that first");
            return;
        }
        let known = Known {
            articles: self.project.articles.iter().map(|article| article.id).collect(),
            settings: self.project.settings.clone(),
            lexicon: self.project.lexicon.clone(),
        };
        self.session.running = Some(import::start(wanted, known, self.session.outbox.clone(), ctx.clone()));
    }

    pub(super) fn take_imported(&mut self, imported: Imported) {
        self.session.running = None;
        let n_new = imported.readings.len();
        let first = imported.readings.first().map(|reading| reading.article.id);
        let was_empty = self.is_empty();
        let found = imported.readings.iter().flat_map(|reading| &reading.events);
        let is_undated = |event: &&Arc<Event>| event.claims.iter().all(|claim| claim.when.edtf.is_none());
        let n_found = (found.clone().count(), found.filter(is_undated).count());
        if n_new > 0 {
            self.edit(&Edit::Import(imported.readings));
        }
        let summary = summary(n_new, n_found, imported.known.len(), imported.cancelled);
        match imported.problems.len() {
            0 => self.session.notice(summary),
            1 => self.session.error(format!("{}. {summary}", imported.problems[0])),
            n => self.session.tell(
                super::session::Weight::Error,
                format!("{n} files could not be read. {summary}"),
                imported.problems,
            ),
        }
        if was_empty && n_new > 0 {
            self.begin();
        } else if let Some(article) = first.or(imported.known.first().copied()) {
            self.read(article, None);
            match self.first_event_of(article) {
                Some(event) => self.show_on_timeline(event),
                None => self.select(Selection::Article(article)),
            }
        }
    }

    /// Shows a project that was just opened: the time where most of it lies, and the first event there that waits for a decision.
    fn begin(&mut self) {
        self.fit_most();
        let within = self.session.timeline.wanted_range();
        match self.first_to_review(within) {
            Some(event) => self.show_on_timeline(event),
            None => self.view.article = self.project.articles.iter().next().map(|article| article.id),
        }
    }

    /// Returns the first event in a time that waits for a decision, else the first there, else the first of all.
    fn first_to_review(&self, within: Option<(Time, Time)>) -> Option<EventId> {
        let rows = &self.session.derived.rows;
        let in_view = |row: &&Row| within.is_none_or(|(from, to)| row.anchor().is_some_and(|at| at >= from && at < to));
        let waits = |row: &&Row| row.shown.status == Status::Candidate;
        let mut dated = rows.dated().filter(in_view);
        dated.clone().find(waits).or_else(|| dated.next()).or(rows.get(0)).map(|row| row.shown.event)
    }

    /// Returns the event of the article whose words come first.
    fn first_event_of(&self, article: crate::model::ArticleId) -> Option<EventId> {
        let row = self.session.derived.triggers.get(article)?.first()?.row;
        Some(self.session.derived.rows[row].shown.event)
    }

    /// Reads an article again from a file and shows what would change before it is taken.
    pub(super) fn reread_from(&mut self, article: crate::model::ArticleId, path: &Path) {
        let Some(held) = self.project.articles.get(article) else { return };
        match import::read_one(held, path, &self.project.settings, &self.project.lexicon) {
            Ok(reading) => self.offer_reading(reading, true),
            Err(why) => self.session.error(why),
        }
    }

    /// Reads the text of an article again, as it is in the project, and shows what would change before it is taken; where nothing
    /// would, that is said only if somebody asked.
    pub(super) fn reread_text(&mut self, article: crate::model::ArticleId, is_asked: bool) {
        let Some(held) = self.project.articles.get(article) else { return };
        let source = held.source.and_then(|source| self.project.sources.get(source)).cloned();
        let reading = import::read_held(held, source, &self.project.settings, &self.project.lexicon);
        self.offer_reading(reading, is_asked);
    }

    fn offer_reading(&mut self, reading: Reading, is_asked: bool) {
        let edit = Edit::Reread(vec![reading]);
        match crate::edit::preview(&self.project, &edit) {
            Ok(preview) if is_asked || preview.events_added + preview.events_removed + preview.events_changed > 0 => {
                self.session.dialog = Some(Dialog::Reread(Box::new(edit), preview));
            }
            Ok(_) => {}
            Err(error) => self.session.error(format!("Could not read the article again: {error}")),
        }
    }

    /// Does something that gives up the present project, once unsaved work is saved or given up.
    pub(super) fn guarded(&mut self, ctx: &Context, what: PutOff) {
        self.session.put_off = Some(what);
        self.session.left_out = false;
        if self.session.is_dirty() {
            self.session.dialog = Some(Dialog::Unsaved);
        } else {
            self.do_put_off(ctx);
        }
    }

    /// Gives unsaved work up.
    pub(super) fn discard(&mut self, ctx: &Context) {
        self.session.dialog = None;
        // The work counts as unsaved until something stands in its place: opening another project may fail.
        self.do_put_off(ctx);
    }

    fn do_put_off(&mut self, ctx: &Context) {
        match self.session.put_off.take() {
            None => {}
            Some(PutOff::Quit) => {
                self.end_journal();
                self.session.may_close = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Some(PutOff::New) => self.replace(Project::default(), None, Derived::default()),
            Some(PutOff::Open(path)) => self.open_project(ctx, path),
            Some(PutOff::Sample) => self.open_sample(),
        }
    }

    /// Reads a project in the background.
    pub(super) fn open_project(&mut self, ctx: &Context, path: PathBuf) {
        let (outbox, ctx) = (self.session.outbox.clone(), ctx.clone());
        let n_bytes = std::fs::metadata(&path).ok().map(|metadata| metadata.len());
        self.session.opening = Some(Opening { path: path.clone(), n_bytes });
        let from = path.clone();
        let is_open =
            self.session.lock.is_some() && self.session.file.as_ref().is_some_and(|file| is_same_file(&file.path, &path));
        in_background(
            "open project",
            move || {
                let opened = store::open(&from, &StdFileSystem)?;
                let beside = Beside::of(&from, &opened, is_open);
                let derived = Derived::ahead(&opened.project);
                Ok(Box::new(ReadProject { opened, derived, beside }))
            },
            move |outcome| {
                let report = match outcome {
                    Ok(outcome) => JobAction::Opened(path, outcome),
                    Err(panic) => JobAction::Failed(format!("Could not open {}: {}", path.display(), panic.message)),
                };
                drop(outbox.send(Action::Job(report)));
                ctx.request_repaint();
            },
        );
    }

    pub(super) fn take_opened(&mut self, path: PathBuf, outcome: Result<Box<ReadProject>, OpenError>) {
        if self.session.opening.take_if(|opening| opening.path == path).is_none() {
            // It was given up meanwhile, or another one is wanted.
            return;
        }
        match outcome {
            Ok(read) => {
                let ReadProject { opened, derived, beside } = *read;
                let mut why_read_only = opened.report.why_read_only().unwrap_or_default();
                let mut permit = opened.permit;
                if beside.is_held() && permit.take().is_some() {
                    HELD.clone_into(&mut why_read_only);
                }
                let file = ProjectFile { path, permit, why_read_only };
                let problems: Vec<String> = opened.report.problems.iter().map(ToString::to_string).collect();
                self.replace(opened.project, Some(file), derived);
                let why_read_only = self.session.file.as_ref().map_or("", |file| file.why_read_only.as_str());
                if !problems.is_empty() || !why_read_only.is_empty() {
                    let text = why_read_only;
                    let text = if text.is_empty() { "the file was opened, but something in it is odd" } else { text };
                    self.session.tell(super::session::Weight::Error, capitalized(text), problems);
                }
                self.remember();
                self.take_beside(beside, opened.file_hash);
            }
            Err(error) => self.session.error(capitalized(&error.to_string())),
        }
    }

    pub(super) fn open_sample(&mut self) {
        match store::parse(SAMPLE) {
            Ok(opened) => {
                self.replace(opened.project, None, Derived::default());
                self.begin_first_tour();
            }
            Err(error) => self.session.error(capitalized(&error.to_string())),
        }
    }

    /// Puts another project in place of the present one, with the answers that were made over it ahead.
    pub(super) fn replace(&mut self, project: Project, file: Option<ProjectFile>, mut derived: Derived) {
        let highlights = self.view.highlights;
        let panels = self.view.panels;
        self.codebook = codebook(&project.settings.codebook);
        self.project = project;
        self.view = View { highlights, panels, ..View::default() };
        let left_out = self.session.left_out;
        let facts = derived.facts.take();
        self.preferences.keep(&self.session);
        // What was said was said of the project before.
        let old = std::mem::replace(&mut self.session, Session { file, derived, ..Session::default() });
        if let Some(journal) = old.journal {
            // What it holds is saved, or was given up.
            journal.remove();
        }
        if old.file.zip(self.session.file.as_ref()).is_some_and(|(old, new)| is_same_file(&old.path, &new.path)) {
            self.session.lock = old.lock;
        }
        self.preferences.restore(&mut self.session);
        if let Some(facts) = facts {
            self.session.queue.take_facts(*facts);
        }
        if left_out {
            self.session.error("Opened the project only: open articles once it is there");
        }
        self.look_for_unsaved();
        self.refresh();
        self.begin();
    }

    /// Saves to the project's file, or asks for one.
    pub(super) fn save(&mut self, ctx: &Context) {
        match self.session.file.clone() {
            Some(ProjectFile { path, permit: Some(permit), .. }) => self.write(ctx, path, permit),
            Some(file) => {
                self.session.notice(capitalized(&file.why_read_only));
                self.save_as(ctx);
            }
            None => self.save_as(ctx),
        }
    }

    pub(super) fn save_as(&self, ctx: &Context) {
        let stem =
            self.title().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        self.ask(ctx, Question::SaveProject(format!("{}.ron", stem.to_lowercase())));
    }

    /// Saves to a chosen file, after asking where it holds something else already.
    fn save_asked(&mut self, ctx: &Context, path: PathBuf) {
        let same = self.session.file.as_ref().filter(|file| file.path == path).and_then(|file| file.permit);
        match same {
            Some(permit) => self.write(ctx, path, permit),
            None if path.exists() => self.session.dialog = Some(Dialog::Overwrite(path)),
            None => self.write(ctx, path, Permit::NewFile),
        }
    }

    /// Saves to this file, whatever it holds: a person was asked.
    pub(super) fn save_to(&mut self, ctx: &Context, path: PathBuf) {
        self.session.dialog = None;
        self.write(ctx, path, Permit::Replace);
    }

    /// Writes a snapshot in the background.
    fn write(&mut self, ctx: &Context, path: PathBuf, permit: Permit) {
        if self.session.saving {
            return;
        }
        if let Err(why) = self.lock_for_saving(&path) {
            self.session.put_off = None;
            self.session.error(why);
            return;
        }
        self.session.saving = true;
        self.session.saving_revision = self.session.history.revision();
        let (outbox, ctx, snapshot) = (self.session.outbox.clone(), ctx.clone(), self.project.clone());
        let announcer = self.announce_snapshot();
        let (to, now) = (path.clone(), self.stamp().at);
        in_background(
            "save project",
            move || {
                let before_replacing = |hash| announcer.iter().for_each(|announcer| announcer.will_become(hash));
                let options = SaveOptions { before_replacing: &before_replacing, ..SaveOptions::with_backup(permit, now) };
                store::save_with(&snapshot, &to, &options, &StdFileSystem)
            },
            move |outcome| {
                let report = match outcome {
                    Ok(outcome) => JobAction::Saved(path, outcome),
                    Err(panic) => JobAction::Failed(format!("Could not save {}: {}", path.display(), panic.message)),
                };
                drop(outbox.send(Action::Job(report)));
                ctx.request_repaint();
            },
        );
    }

    pub(super) fn take_saved(&mut self, ctx: &Context, path: &Path, outcome: Result<Saved, SaveError>) {
        self.session.saving = false;
        match outcome {
            Ok(saved) => {
                self.session.saved = Some(self.session.saving_revision);
                if let Some(lock) = self.session.next_lock.take() {
                    self.session.lock = Some(lock);
                }
                self.session.file =
                    Some(ProjectFile { path: path.to_path_buf(), permit: Some(saved.permit), why_read_only: String::new() });
                self.journal_saved(path, saved.hash);
                match saved.backup {
                    BackupOutcome::Failed(why) => {
                        let path = path.display();
                        self.session
                            .error(format!("Saved, but the version before could not be kept as a backup: {why}: {path}"));
                    }
                    BackupOutcome::NotNeeded | BackupOutcome::Kept(_) => {
                        self.session.notice(format!("Saved to {}", path.display()));
                    }
                }
                self.remember();
                if !self.session.is_dirty() {
                    self.do_put_off(ctx);
                }
            }
            Err(SaveError::Changed(path)) => self.session.dialog = Some(Dialog::Changed(path)),
            Err(error) => {
                self.session.put_off = None;
                self.session.error(capitalized(&error.to_string()));
            }
        }
    }

    /// Puts the project at the head of the recent ones.
    fn remember(&mut self) {
        let Some(file) = &self.session.file else { return };
        let path = std::fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        let recent = Recent {
            path: path.display().to_string(),
            title: self.title(),
            n_events: self.session.derived.n_events,
            n_candidates: self.session.derived.catalog.n_with_status(Status::Candidate),
            day: (self.services.now)().to_string().chars().take(10).collect(),
        };
        self.preferences.remember(recent);
        self.keeps_recent = true;
    }
}

/// Whether a path is a project rather than an article.
fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// Adds the extension that a dialog may have left out.
fn with_extension(path: PathBuf) -> PathBuf {
    if is_project(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".ron");
    name.into()
}

/// Returns what came of reading articles, in a sentence.
fn summary(n_new: usize, (n_events, n_undated): (usize, usize), n_known: usize, cancelled: bool) -> String {
    let mut text = if n_new == 0 { "Nothing new was read".to_owned() } else { format!("Read {}", things(n_new, "article")) };
    if n_new > 0 {
        text.push_str(": ");
        text.push_str(&things(n_events, "event"));
        text.push_str(" found");
        if n_undated > 0 {
            text.push_str(", ");
            text.push_str(&grouped(n_undated));
            text.push_str(" without a date");
        }
    }
    if n_known > 0 {
        text.push_str("; ");
        text += &n_known.to_string();
        text += if n_known == 1 { " was" } else { " were" };
        text.push_str(" there already");
    }
    if cancelled {
        text.push_str("; stopped before the end");
    }
    text
}

/// Returns "1 article" or "3 articles".
pub(super) fn things(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{} {noun}s", grouped(n)) }
}

/// Returns a number with a comma between each three digits.
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, summary, with_extension};

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_234), "1,234");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }

    #[test]
    fn a_missing_extension_is_added() {
        assert_eq!(with_extension("a/case".into()).to_str(), Some("a/case.ron"));
        assert_eq!(with_extension("a/case.RON".into()).to_str(), Some("a/case.RON"));
        assert_eq!(with_extension("a/6.8.2025".into()).to_str(), Some("a/6.8.2025.ron"));
    }

    #[test]
    fn summaries_tell_what_was_read() {
        assert_eq!(summary(2, (31, 4), 1, false), "Read 2 articles: 31 events found, 4 without a date; 1 was there already");
        assert_eq!(summary(1, (1, 0), 0, false), "Read 1 article: 1 event found");
        assert_eq!(summary(0, (0, 0), 0, true), "Nothing new was read; stopped before the end");
    }
}
