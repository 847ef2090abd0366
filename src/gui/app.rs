//! The window as a program: its state, and the way of one frame.

use std::collections::BTreeMap;
use std::path::PathBuf;

use egui::{Context, Ui};

use super::action::{Action, FileAction};
use super::command::{Chord, Command, Keymap, pressed};
use super::dialogs::{Dialog, Dialogs, NativeDialogs, dialog_ui};
use super::journal::OnDisk;
use super::panels;
use super::preferences::{KEY, Preferences};
use super::session::{PutOff, Session};
use super::theme::Theme;
use super::tour::tour_ui;
use super::view::View;
use crate::model::{Codebook, Project, Stamp, Timestamp};
use crate::store::{JournalSummary, codebook};

/// What the window takes from outside: dialogs, the time, chance.
pub struct Services {
    /// Asks for files.
    pub dialogs: Box<dyn Dialogs>,
    /// Returns the present moment.
    pub now: Box<dyn Fn() -> Timestamp>,
    /// Returns a number that never comes again, for the ids of a person's own records.
    pub unique: Box<dyn FnMut() -> u64>,
    /// The folder for the journals of projects that have no file; nothing where there is none, as in tests.
    pub unsaved: Option<PathBuf>,
}

/// The window's state: the project, what is shown of it, and what dies with the window.
pub struct App {
    /// What is saved and undone.
    pub project: Project,
    /// What is shown.
    pub view: View,
    /// What dies with the window.
    pub session: Session,
    /// What is kept between runs.
    pub preferences: Preferences,
    /// The keys that are in force.
    pub keymap: Keymap,
    /// The project's event types.
    pub codebook: Codebook,
    /// What comes from outside.
    pub services: Services,
    /// The work that earlier runs left without a file.
    pub(super) unsaved: Vec<JournalSummary>,
    /// What is on the disk of the recent projects, by path.
    pub(super) recent: BTreeMap<String, OnDisk>,
    /// Whether the recent projects changed and are to be kept at once.
    pub(super) keeps_recent: bool,
    /// Files to open in the first frame.
    pending: Vec<PathBuf>,
}

impl App {
    /// Makes an empty window that opens `paths` in its first frame.
    pub fn new(services: Services, preferences: Preferences, paths: Vec<PathBuf>) -> Self {
        let project = Project::default();
        let mut view = View::default();
        view.panels.left = preferences.left_panel;
        view.panels.right = preferences.right_panel;
        let mut session = Session::default();
        preferences.restore(&mut session);
        let mut app = Self {
            codebook: codebook(&project.settings.codebook),
            keymap: Keymap::from_settings(&preferences.keys),
            project,
            view,
            session,
            preferences,
            services,
            unsaved: Vec::new(),
            recent: BTreeMap::new(),
            keeps_recent: false,
            pending: paths,
        };
        app.look_for_unsaved();
        app
    }

    /// Whether there is nothing to show but the start page.
    pub fn is_empty(&self) -> bool {
        self.project.articles.is_empty() && self.project.events.is_empty() && self.session.file.is_none()
    }

    /// Returns who decides, and when.
    pub fn stamp(&self) -> Stamp {
        Stamp { at: (self.services.now)(), by: self.preferences.reviewer.clone() }
    }

    /// Shows one frame and does what was wished in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let theme = Theme::install(&ctx, self.preferences.theme(), self.preferences.reduce_motion);
        ctx.set_zoom_factor(self.preferences.scale);
        // The commands scale, and the preferences remember it.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        self.keymap.install(&ctx);
        self.take_reports(&ctx);
        // What was pressed is done before the window is shown, so that the same frame shows what came of it.
        for action in self.wishes(&ctx) {
            self.dispatch(&ctx, action);
        }
        self.refresh();
        self.prepare_search(&ctx);
        self.look_after_suggestions(&ctx);
        let mut actions = Vec::new();
        // What lies below a dialog knows of no pointer, so that no tooltip of it stands above the dialog.
        let pointer = self.session.dialog.as_ref().map(|_| ctx.input_mut(|input| std::mem::take(&mut input.pointer)));
        panels::window_ui(ui, &theme, self, &mut actions);
        if let Some(pointer) = pointer {
            ctx.input_mut(|input| input.pointer = pointer);
        }
        if let Some(dialog) = self.session.dialog.take() {
            let kept = dialog_ui(&ctx, &theme, self, dialog, &mut actions);
            self.session.dialog = self.session.dialog.take().or(kept);
        }
        tour_ui(&ctx, &theme, self);
        self.look_after_checks(&ctx);
        for action in actions {
            self.dispatch(&ctx, action);
        }
        self.session.had_focus = ctx.memory(|memory| memory.focused().is_some());
        self.guard_closing(&ctx);
        ctx.send_viewport_cmd_if_changed(self.window_title());
    }

    /// Gives a command another key, from now on and in later runs.
    pub(super) fn bind_key(&mut self, command: Command, chord: Chord) {
        if let Err(error) = self.keymap.bind(command, chord) {
            self.session.error(error.to_string());
        }
        self.preferences.keys = self.keymap.to_settings();
    }

    /// Gives every command its usual key.
    pub(super) fn reset_keys(&mut self) {
        self.keymap.reset();
        self.preferences.keys.clear();
    }

    /// Makes the answers over the project anew where it or the filter changed.
    pub fn refresh(&mut self) {
        let revision = self.session.history.revision();
        if self.codebook.name != self.project.settings.codebook {
            self.codebook = codebook(&self.project.settings.codebook);
        }
        self.session.derived.refresh(&self.project, &self.codebook, revision, &self.view.filter);
        self.session.last_event = self.view.selection.event().or(self.session.last_event);
        self.refresh_claims();
    }

    /// Makes some more of what a search needs, in a frame in which nothing else is to be done.
    fn prepare_search(&mut self, ctx: &Context) {
        let session = &mut self.session;
        let renewals = session.derived.renewals;
        if session.derived.is_search_prepared() && session.search.are_articles_indexed(renewals) {
            return;
        }
        if ctx.input(|input| input.events.is_empty()) {
            session.derived.prepare_search(&self.project, &self.codebook);
            session.search.index_articles(&self.project, renewals);
        }
        ctx.request_repaint();
    }

    fn take_reports(&mut self, ctx: &Context) {
        while let Ok(action) = self.session.inbox.try_recv() {
            self.dispatch(ctx, action);
        }
    }

    /// Returns what keys and dropped files ask for.
    fn wishes(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::new();
        if !self.pending.is_empty() {
            actions.push(Action::File(FileAction::Open(std::mem::take(&mut self.pending))));
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !dropped.is_empty() {
            actions.push(Action::File(FileAction::Open(dropped)));
        }
        if self.session.dialog.as_ref().is_some_and(Dialog::takes_keys) {
            ctx.input_mut(|input| self.session.typed_ahead.give_back(input));
            return actions;
        }
        let modal = self.session.dialog.is_some() || self.session.tour.is_some();
        let commands = pressed(ctx, &self.keymap, modal, &mut self.session.typed_ahead);
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| if let egui::Event::Paste(text) = event { Some(text.clone()) } else { None })
        });
        for command in commands {
            match (command, &pasted) {
                (Command::Paste, Some(text)) => actions.push(Action::File(FileAction::Paste(text.clone()))),
                _ => actions.push(Action::Run(command)),
            }
        }
        actions
    }

    /// Keeps the window open while there is unsaved work, and asks.
    fn guard_closing(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.session.may_close {
            return;
        }
        self.keep_typed();
        if self.session.is_dirty() || self.session.saving {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.session.put_off = Some(PutOff::Quit);
            self.session.dialog = Some(Dialog::Unsaved);
            ctx.request_repaint();
        }
    }

    /// Returns the window's title: the project, and a dot where it is not saved.
    fn window_title(&self) -> String {
        if self.is_empty() {
            return "Dateline".to_owned();
        }
        let dot = if self.session.is_dirty() { "• " } else { "" };
        format!("{dot}{} – Dateline", self.title())
    }

    /// Returns the project's title, or what stands for it.
    pub fn title(&self) -> String {
        if !self.project.title.is_empty() {
            return self.project.title.clone();
        }
        let stem = self.session.file.as_ref().and_then(|file| file.path.file_stem());
        stem.map_or_else(|| "Untitled project".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }
}

/// Sets the window's title, but only when it changes: setting it wakes the window.
trait TitleIfChanged {
    fn send_viewport_cmd_if_changed(&self, title: String);
}

impl TitleIfChanged for Context {
    fn send_viewport_cmd_if_changed(&self, title: String) {
        let id = egui::Id::unique("window title");
        let held: Option<String> = self.data(|data| data.get_temp(id));
        if held.as_ref() != Some(&title) {
            self.data_mut(|data| data.insert_temp(id, title.clone()));
            self.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.frame(ui);
        if std::mem::take(&mut self.keeps_recent)
            && let Some(storage) = frame.storage_mut()
        {
            // A project is found again even when the program is ended from outside.
            eframe::App::save(self, storage);
            storage.flush();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.preferences.left_panel = self.view.panels.left;
        self.preferences.right_panel = self.view.panels.right;
        self.preferences.keep(&self.session);
        eframe::set_value(storage, KEY, &self.preferences);
    }
}

/// Why the window could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no display.
    #[error(
        "cannot open a window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY leads to one). \
         Run it on a desktop, or use the commands without a window: dateline --help ({0})"
    )]
    NoDisplay(String),
}

/// Opens the window and runs it until it is closed.
///
/// # Errors
///
/// [`RunError`] where there is no display, or it has no OpenGL.
pub fn run(paths: Vec<PathBuf>) -> Result<(), RunError> {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("dateline")
        .with_title("Dateline")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([720.0, 480.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let outcome = eframe::run_native(
        "dateline",
        options,
        Box::new(|creation| {
            let stored = creation.storage.and_then(|storage| eframe::get_value(storage, KEY));
            Ok(Box::new(App::new(Services::native(), stored.unwrap_or_default(), paths)))
        }),
    );
    outcome.map_err(|error| RunError::NoDisplay(error.to_string()))
}

impl Services {
    /// Returns the services of the machine: its dialogs, its clock, its chance.
    #[expect(clippy::disallowed_methods, reason = "the window's one clock: everything behind it is told the time")]
    pub fn native() -> Self {
        let mut counter = 0u64;
        Self {
            dialogs: Box::new(NativeDialogs),
            now: Box::new(|| Timestamp(chrono::Utc::now().timestamp())),
            unique: Box::new(move || {
                counter += 1;
                let moment = chrono::Utc::now().timestamp_nanos_opt().unwrap_or_default();
                let process = std::process::id();
                crate::model::hash64([&moment.to_le_bytes()[..], &process.to_le_bytes(), &counter.to_le_bytes()])
            }),
            unsaved: eframe::storage_dir("dateline").map(|folder| folder.join("unsaved")),
        }
    }
}
