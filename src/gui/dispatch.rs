//! Carrying out what the window wants: one line for each action.

use std::collections::BTreeSet;

use egui::Context;

use super::action::{Action, DialogAction, DraftAction, FileAction, JobAction, ViewAction};
use super::app::App;
use super::command::Command;
use super::dialogs::Dialog;
use super::signs::capitalized;
use super::view::{Screen, Selection};
use crate::edit::{Edit, Gesture};
use crate::model::{ArticleId, EventId, Target};
use crate::text::Span;

impl App {
    /// Carries out an action.
    pub fn dispatch(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Run(command) => self.run(ctx, command),
            Action::Edit(edit) => drop(self.edit(&edit)),
            Action::EditDuring(gesture, edit) => drop(self.edit_during(&edit, Some(gesture))),
            Action::View(action) => self.change_view(action),
            Action::File(action) => self.change_files(ctx, action),
            Action::Job(report) => self.take_report(ctx, report),
            Action::Dialog(action) => self.change_dialog(ctx, action),
            Action::Draft(action) => self.change_draft(ctx, action),
            Action::Queue(action) => self.change_queue(action),
        }
        ctx.request_repaint();
    }

    /// Changes the project as one step; returns whether it changed.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let changed = self.edit_during(edit, None);
        if let Some(done) = edit.done_to_many().filter(|_| changed) {
            let undo = self.keymap.label(Command::Undo);
            self.session.notice(format!("{done}; {undo} takes it back"));
        }
        changed
    }

    fn edit_during(&mut self, edit: &Edit, gesture: Option<Gesture>) -> bool {
        let stamp = self.stamp();
        let outcome = self.session.history.perform(&mut self.project, edit, &stamp, gesture);
        let changed = match outcome {
            Ok(applied) => {
                if applied.changed {
                    self.journal_edit(edit, &applied.inverse);
                }
                applied.changed
            }
            Err(error) => {
                self.session.error(format!("Could not {}: {error}", lower_first(&edit.label())));
                false
            }
        };
        if changed && !matches!(edit, Edit::Seen(..)) {
            // What was said of the state before may be true no longer.
            self.session.drop_notices();
        }
        self.refresh();
        changed
    }

    /// Undoes or redoes a step and shows what it changed.
    pub(super) fn step(&mut self, back: bool) {
        let history = &mut self.session.history;
        let done = if back { history.undo(&mut self.project) } else { history.redo(&mut self.project) };
        let Some(done) = done else { return };
        self.session.draft.close();
        self.journal(&format!("{}: {}", if back { "Undo" } else { "Redo" }, lower_first(&done.label)), &done.inverse);
        self.refresh();
        let verb = if back { "Undone" } else { "Redone" };
        self.session.notice(format!("{verb}: {}", lower_first(&done.label)));
        self.drop_dangling();
        self.reveal(&done.reveal);
    }

    /// Chooses what a step changed, as far as it is there.
    pub(super) fn reveal(&mut self, targets: &[Target]) {
        let project = &self.project;
        let events: Vec<EventId> = targets
            .iter()
            .filter_map(|target| if let Target::Event(id) = target { Some(project.event_root(*id)) } else { None })
            .filter(|&id| project.events.contains(id))
            .collect();
        let events = each_once(events);
        let entities: Vec<_> = targets
            .iter()
            .filter_map(|target| if let Target::Entity(id) = target { Some(project.entity_root(*id)) } else { None })
            .filter(|&id| project.entities.contains(id))
            .collect();
        let entities = each_once(entities);
        let article = targets.iter().find_map(|target| match target {
            Target::Article(id) if project.articles.contains(*id) => Some(*id),
            _ => None,
        });
        // A step that touched very many, such as opening articles, has no one place to look at; one that brought an article
        // back with its events is about the article.
        match (events.len(), entities.len(), article) {
            (2.., _, Some(article)) => {
                self.read(article, None);
                self.view.selection = Selection::Article(article);
            }
            (1..=50, ..) => {
                let lead = events[0];
                self.show_event(lead, Selection::Events(events));
                self.keep_in_view(lead);
            }
            (0, 1..=50, _) => self.view.selection = Selection::Entities(entities),
            (_, _, Some(article)) => self.read(article, None),
            _ => {}
        }
    }

    /// Lets go of what is no longer there.
    pub(super) fn drop_dangling(&mut self) {
        let project = &self.project;
        let kept = match &self.view.selection {
            Selection::Events(events) => {
                Selection::Events(events.iter().copied().filter(|&id| project.events.contains(id)).collect())
            }
            Selection::Entities(list) => {
                Selection::Entities(list.iter().copied().filter(|&id| project.entities.contains(id)).collect())
            }
            Selection::Article(id) | Selection::Words(id, _) if !project.articles.contains(*id) => Selection::Nothing,
            other => other.clone(),
        };
        let empty = matches!(&kept, Selection::Events(list) if list.is_empty())
            || matches!(&kept, Selection::Entities(list) if list.is_empty());
        self.view.selection = if empty { Selection::Nothing } else { kept };
        if self.view.article.is_some_and(|article| !project.articles.contains(article)) {
            self.view.article = project.articles.iter().next().map(|article| article.id);
        }
    }

    fn change_view(&mut self, action: ViewAction) {
        match action {
            ViewAction::Go(screen) => self.go_to(screen),
            ViewAction::Select(selection) => self.select(selection),
            ViewAction::Reveal(event) => self.show_on_timeline(event),
            ViewAction::Read(article, span) => self.read(article, span),
            ViewAction::SelectWords(article, span) => self.take_words(article, span),
            ViewAction::SelectNoWords(article) => self.take_no_words(article),
            ViewAction::Filter(filter) => self.view.filter = filter,
            ViewAction::Apply(view) => self.apply_view(&view),
            ViewAction::PointAtProposal(event) => self.session.claims.focused_proposal = Some(event),
            ViewAction::Toggle(layer) => self.view.highlights.toggle(layer),
            ViewAction::Travel(n_done) => self.travel(n_done),
        }
    }

    /// Fills the window with a view; the choice stays.
    pub(super) fn go_to(&mut self, screen: Screen) {
        self.session.draft.close();
        let is_other = self.view.screen != screen;
        self.view.screen = screen;
        if let (Screen::Desk, true, Some(event)) = (screen, is_other, self.view.selection.event()) {
            self.keep_in_view(event);
        }
        match screen {
            Screen::Queue => self.enter_queue(),
            Screen::Claims => self.enter_claims(),
            Screen::Entities => self.enter_entities(),
            Screen::Desk | Screen::Table => {}
        }
    }

    /// Chooses something and shows its words.
    pub(super) fn select(&mut self, selection: Selection) {
        if self.view.selection != selection {
            self.session.draft.close();
        }
        self.session.last_event = selection.event().or(self.session.last_event);
        match selection {
            Selection::Events(ref events) if events.len() == 1 => self.show_event(events[0], selection),
            Selection::Article(article) => {
                self.view.article = Some(article);
                self.view.selection = selection;
            }
            other => self.view.selection = other,
        }
    }

    /// Chooses an event and brings its words and its place on the timeline into view.
    pub(super) fn show_on_timeline(&mut self, event: EventId) {
        self.select(Selection::Events(vec![event]));
        self.keep_in_view(event);
    }

    /// Chooses an event and turns the reader to its words.
    pub(super) fn show_event(&mut self, event: EventId, selection: Selection) {
        self.view.selection = selection;
        let claims = self.session.derived.links.claims(&self.project, event);
        let here = claims.iter().find(|claim| Some(claim.article) == self.view.article).or(claims.first());
        if let Some(claim) = here.filter(|claim| claim.lost_words.is_none()) {
            let words = claim.triggers.first().copied().unwrap_or(claim.quote);
            self.read(claim.article, Some(words));
        }
    }

    /// Shows an article, at these words if any.
    pub(super) fn read(&mut self, article: ArticleId, words: Option<Span>) {
        if !self.project.articles.contains(article) {
            return;
        }
        self.view.article = Some(article);
        self.session.reader.scroll_to = words;
    }

    fn change_files(&mut self, ctx: &Context, action: FileAction) {
        match action {
            FileAction::Open(paths) => self.open_paths(ctx, paths),
            FileAction::OpenProject(path) => self.open_project(ctx, path),
            FileAction::OpenUnsaved(path) => self.open_unsaved(ctx, path),
            FileAction::DeleteUnsaved(path) => self.delete_unsaved(&path),
            FileAction::Restore => self.restore_unsaved(ctx),
            FileAction::LeaveOut => self.leave_unsaved(),
            FileAction::OpenSample => self.open_sample(),
            FileAction::Paste(text) => self.paste(ctx, text),
            FileAction::SaveTo(path) => self.save_to(ctx, path),
            FileAction::Discard => self.discard(ctx),
        }
    }

    fn take_report(&mut self, ctx: &Context, report: JobAction) {
        match report {
            JobAction::Answered(answer) => self.take_answer(ctx, answer),
            JobAction::Imported(imported) => self.take_imported(imported),
            JobAction::Opened(path, outcome) => self.take_opened(path, outcome),
            JobAction::Recovered(restored) => self.take_recovered(*restored),
            JobAction::NotJournaled(why) => self.session.error(capitalized(&why)),
            JobAction::Saved(path, outcome) => self.take_saved(ctx, &path, outcome),
            JobAction::Checked(generation, found) => self.session.checks.take(generation, found),
            JobAction::Suggested(found) => self.session.entities.take_suggestions(found),
            JobAction::Failed(why) => {
                self.session.saving = false;
                self.session.opening = None;
                self.session.dialog.take_if(|dialog| matches!(dialog, Dialog::Recover));
                self.session.checks.give_up();
                self.session.entities.give_up_suggestions();
                self.session.error(why);
            }
        }
    }

    fn change_draft(&mut self, ctx: &Context, action: DraftAction) {
        let was_typing = self.session.draft.typing;
        let draft = &mut self.session.draft;
        match action {
            DraftAction::Open(field) => self.open_field(field),
            DraftAction::Typed(text) => {
                draft.text = text;
                draft.chosen = 0;
            }
            DraftAction::TypeWords => draft.type_words(),
            DraftAction::Point(entry) => draft.chosen = entry,
            DraftAction::Choose(value) => self.choose(value),
            DraftAction::Take => self.take_draft(),
            DraftAction::Focused => draft.wants_focus = false,
            DraftAction::Shown => draft.is_new = false,
            DraftAction::Close => self.give_up_draft(),
        }
        if was_typing && self.session.draft.field.is_none() {
            // The field is gone: the next key is no longer its.
            ctx.memory_mut(egui::Memory::stop_text_input);
        }
    }

    fn change_dialog(&mut self, ctx: &Context, action: DialogAction) {
        match action {
            DialogAction::Close => self.close_dialog(),
            DialogAction::GiveUp(dialog) => {
                self.session.dialog = Some(dialog);
                self.close_dialog();
            }
            DialogAction::Dismiss(id) => self.session.messages.retain(|message| message.id != id),
            DialogAction::CancelJob => self.cancel_job(),
            DialogAction::Open(dialog) => self.session.dialog = Some(dialog),
            DialogAction::Note(text) => self.note_words(text),
            DialogAction::MarkAll(entity, places) => self.mark_all(entity, &places),
            DialogAction::Ask(text) => self.ask_question(&text),
            DialogAction::Bind(command, chord) => self.bind_key(command, chord),
            DialogAction::ResetKeys => self.reset_keys(),
            DialogAction::SaveView(name) => self.save_view(&name),
            DialogAction::RenameView(old, new) => self.rename_view(&old, &new),
            DialogAction::SaveFirst => {
                self.session.dialog = None;
                self.save(ctx);
            }
        }
    }

    /// Closes the dialog without an answer: what waited for one is given up, so that a later save does not set it off.
    fn close_dialog(&mut self) {
        if matches!(self.session.dialog, Some(Dialog::Recover)) {
            // What becomes of unsaved work has to be said.
            return;
        }
        self.session.put_off = None;
        self.session.left_out = false;
        if let Some(dialog) = self.session.dialog.take() {
            self.keep_words_of(&dialog);
        }
    }

    fn cancel_job(&mut self) {
        if let Some(opening) = self.session.opening.take() {
            self.session.notice(format!("Did not open {}", opening.path.display()));
            return;
        }
        if let Some(running) = &self.session.running {
            running.cancel.cancel();
        }
    }
}

/// Returns the ids in their order, without those that came before: a split names an event for itself and for what it took in.
fn each_once<Id: Copy + Ord>(ids: Vec<Id>) -> Vec<Id> {
    let mut held = BTreeSet::new();
    ids.into_iter().filter(|&id| held.insert(id)).collect()
}

/// Returns a label as it stands within a sentence.
pub(super) fn lower_first(label: &str) -> String {
    let mut characters = label.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
