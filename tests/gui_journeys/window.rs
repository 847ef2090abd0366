//! A window without a display: it is driven by keys, asked by accessible names, and its dialogs answer at once.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use dateline::gui::dialogs::{Answer, Dialogs, Question};
use dateline::gui::preferences::Recent;
use dateline::gui::session::Weight;
use dateline::gui::view::Selection;
use dateline::gui::{App, Preferences, Services};
use dateline::model::{Entity, Timestamp};
use dateline::query::Shown;
use egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// How long work on other threads may take; no test waits that long unless it fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// Dialogs that answer at once with the paths that a test put in; with none left, the person changed their mind.
#[derive(Clone, Default)]
pub(crate) struct Answers {
    paths: Arc<Mutex<VecDeque<Vec<PathBuf>>>>,
    asked: Arc<Mutex<Vec<Question>>>,
}

impl Dialogs for Answers {
    fn ask(&self, question: Question, _folder: Option<PathBuf>, reply: Box<dyn FnOnce(Answer) + Send>) {
        self.asked.lock().expect("asked").push(question.clone());
        let paths = self.paths.lock().expect("paths").pop_front();
        reply(paths.map_or_else(|| Answer::Cancelled(question.clone()), |paths| Answer::Chosen(question.clone(), paths)));
    }
}

/// The window with what it told the desktop.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
    answers: Answers,
    /// The title that the window set last.
    pub(crate) title: String,
    /// Whether the window asked to be closed and did not take it back.
    pub(crate) is_closing: bool,
}

impl Window {
    /// Opens an empty window.
    pub(crate) fn open() -> Self {
        Self::with_files(Vec::new())
    }

    /// Opens a window with the files of a command line.
    pub(crate) fn with_files(paths: Vec<PathBuf>) -> Self {
        Self::with_unsaved(None, paths)
    }

    /// Opens a window that keeps the journals of projects without a file in a folder.
    pub(crate) fn with_unsaved(unsaved: Option<PathBuf>, paths: Vec<PathBuf>) -> Self {
        Self::made(unsaved, Vec::new(), paths)
    }

    /// Opens a window on the sample project, with the tour closed.
    pub(crate) fn with_sample() -> Self {
        let mut window = Self::open();
        window.run("open sample");
        window.until("the sample is open", |window| !window.app().project.events.is_empty());
        window.press(Key::Escape);
        window
    }

    /// Opens an empty window that knows these recent projects.
    pub(crate) fn with_recent(recent: Vec<Recent>) -> Self {
        Self::made(None, recent, Vec::new())
    }

    fn made(unsaved: Option<PathBuf>, recent: Vec<Recent>, paths: Vec<PathBuf>) -> Self {
        let answers = Answers::default();
        let mut last = 0;
        let services = Services {
            dialogs: Box::new(answers.clone()),
            now: Box::new(|| Timestamp(1_754_500_000)),
            unique: Box::new(move || {
                last += 1;
                last
            }),
            unsaved,
        };
        let preferences = Preferences {
            theme: "Light".to_owned(),
            reduce_motion: true,
            reviewer: "Reviewer".to_owned(),
            recent,
            ..Preferences::default()
        };
        let app = App::new(services, preferences, paths);
        let harness = Harness::builder().with_size([1440.0, 900.0]).build_ui_state(|ui, app: &mut App| app.frame(ui), app);
        let mut window = Self { harness, answers, title: String::new(), is_closing: false };
        window.frames(2);
        window
    }

    /// Has the next dialog answer with these paths.
    pub(crate) fn answer(&self, paths: &[&Path]) {
        let paths = paths.iter().map(|path| path.to_path_buf()).collect();
        self.answers.paths.lock().expect("paths").push_back(paths);
    }

    /// Returns how many native dialogs were asked for.
    pub(crate) fn n_asked(&self) -> usize {
        self.answers.asked.lock().expect("asked").len()
    }

    pub(crate) fn app(&self) -> &App {
        self.harness.state()
    }

    pub(crate) fn app_mut(&mut self) -> &mut App {
        self.harness.state_mut()
    }

    /// Shows one frame and takes down what it told the desktop.
    fn frame(&mut self) {
        self.harness.step();
        let output = self.harness.output().viewport_output.get(&ViewportId::ROOT);
        for command in output.map_or(&[][..], |viewport| &viewport.commands) {
            match command {
                ViewportCommand::Title(title) => self.title.clone_from(title),
                ViewportCommand::Close => self.is_closing = true,
                ViewportCommand::CancelClose => self.is_closing = false,
                _ => {}
            }
        }
    }

    pub(crate) fn frames(&mut self, n: usize) {
        (0..n).for_each(|_| self.frame());
    }

    /// Shows frames until something holds, else tells what the window says.
    pub(crate) fn until(&mut self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "never came: {what}; messages: {:#?}", self.app().session.messages);
            sleep(Duration::from_millis(2));
            self.frame();
        }
        self.frames(2);
    }

    /// Presses a key with modifiers, without typing a character.
    pub(crate) fn chord(&mut self, modifiers: Modifiers, key: Key) {
        self.send(modifiers, key, None);
    }

    pub(crate) fn ctrl(&mut self, key: Key) {
        self.chord(Modifiers::CTRL | Modifiers::COMMAND, key);
    }

    /// Presses a key that types nothing: Enter, Escape, F2.
    pub(crate) fn press(&mut self, key: Key) {
        self.chord(Modifiers::NONE, key);
    }

    /// Types words character by character, as a keyboard does: each comes as a key and as a character.
    pub(crate) fn type_words(&mut self, words: &str) {
        for character in words.chars() {
            let text = character.to_string();
            let key = if character == ' ' { Some(Key::Space) } else { Key::from_name(&text.to_uppercase()) };
            let modifiers = if character.is_uppercase() { Modifiers::SHIFT } else { Modifiers::NONE };
            if let Some(key) = key {
                self.send(modifiers, key, Some(&text));
            } else {
                self.harness.input_mut().events.push(Event::Text(text));
                self.frames(2);
            }
        }
    }

    /// Presses a letter and shows the one frame in which it is pressed.
    pub(crate) fn press_in_one_frame(&mut self, key: Key) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.harness.input_mut().events.push(event(true));
        self.frame();
        self.harness.input_mut().events.push(event(false));
    }

    /// Presses keys, each with the character that it types, so fast that all of them come in one frame.
    pub(crate) fn at_once(&mut self, keys: &[(Modifiers, Key, &str)]) {
        let input = self.harness.input_mut();
        for &(modifiers, key, text) in keys {
            for pressed in [true, false] {
                input.events.push(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
                if pressed && !text.is_empty() {
                    input.events.push(Event::Text(text.to_owned()));
                }
            }
        }
        self.frames(6);
    }

    fn send(&mut self, modifiers: Modifiers, key: Key, text: Option<&str>) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let input = self.harness.input_mut();
        input.events.push(Event::ModifiersChanged(modifiers));
        input.events.push(event(true));
        input.events.extend(text.map(|text| Event::Text(text.to_owned())));
        self.frame();
        let input = self.harness.input_mut();
        input.events.push(event(false));
        input.events.push(Event::ModifiersChanged(Modifiers::NONE));
        self.frames(2);
    }

    /// Asks the window to close, as its title bar does.
    pub(crate) fn request_close(&mut self) {
        let root = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        self.is_closing = true;
        // A card is measured in its first frame and shown in its second one.
        self.frames(4);
    }

    /// Runs a command by a few letters of its name.
    pub(crate) fn run(&mut self, letters: &str) {
        self.ctrl(Key::K);
        self.type_words(letters);
        self.press(Key::Enter);
    }

    /// Whether something of this name is shown.
    pub(crate) fn shows(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether something is shown whose name contains these words.
    pub(crate) fn shows_part(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Returns where the one control of this name stands.
    pub(crate) fn place(&self, name: &str) -> egui::Rect {
        self.harness.get_by_label(name).rect()
    }

    /// Gives the keyboard to the control of this name, or one whose name contains it, as Tab would.
    pub(crate) fn focus(&mut self, words: &str) {
        let exact = self.harness.query_all_by_label(words).next();
        let found = exact.or_else(|| self.harness.query_all_by_label_contains(words).next());
        found.unwrap_or_else(|| panic!("no control is called {words:?}")).focus();
        self.frames(2);
    }

    /// Gives the keyboard to a control of this name within the group whose name is given.
    pub(crate) fn focus_in(&mut self, group: &str, name: &str) {
        let group = self.harness.get_by_label(group);
        group.get_by_label(name).focus();
        self.frames(2);
    }

    /// Makes the window this large.
    pub(crate) fn resize(&mut self, size: egui::Vec2) {
        self.harness.set_size(size);
        self.frames(6);
    }

    /// Whether the control of this name has the keyboard.
    pub(crate) fn is_focused(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).any(|node| node.is_focused())
    }

    /// Whether a control whose name contains these words has the keyboard.
    pub(crate) fn is_focused_part(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).any(|node| node.is_focused())
    }

    /// Returns the event that leads the selection, as it is shown.
    pub(crate) fn lead(&self) -> Shown {
        self.app().lead().expect("an event is chosen")
    }

    /// Returns the events by title, with the id and how they are shown.
    pub(crate) fn events(&self) -> Vec<Shown> {
        self.app().session.derived.rows.iter().map(|row| Shown::clone(&row.shown)).collect()
    }

    /// Returns the entities that were not merged into others.
    pub(crate) fn entities(&self) -> Vec<&Entity> {
        self.app().project.entities.iter().filter(|entity| entity.merged_into.is_none()).collect()
    }

    /// Returns the errors that stay until they are dismissed.
    pub(crate) fn errors(&self) -> Vec<String> {
        let messages = self.app().session.messages.iter().filter(|message| message.weight == Weight::Error);
        messages.map(|message| format!("{} {}", message.text, message.details.join(" "))).collect()
    }

    /// Selects words by keys, in the article that is read.
    pub(crate) fn select_words(&mut self, words: &str) {
        let mut found = words.split_whitespace();
        let first = found.next().expect("words");
        for _ in 0..400 {
            self.ctrl(Key::ArrowRight);
            let after = self.after_selected();
            if self.selected_words() == first && after.trim_start().starts_with(words.trim_start_matches(first).trim_start()) {
                break;
            }
        }
        for _ in found {
            self.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
        }
        assert_eq!(self.selected_words(), words);
    }

    /// Returns the words that are selected in the article.
    pub(crate) fn selected_words(&self) -> String {
        let Selection::Words(article, span) = self.app().view.selection else { return String::new() };
        self.app().project.articles.get(article).expect("the article").slice(span).to_owned()
    }

    fn after_selected(&self) -> String {
        let Selection::Words(article, span) = self.app().view.selection else { return String::new() };
        self.app().project.articles.get(article).expect("the article").text.get(span.end()..).unwrap_or_default().to_owned()
    }

    /// Opens articles by Ctrl+O and waits until they are read.
    pub(crate) fn open_articles(&mut self, paths: &[&Path]) {
        let before = self.app().project.articles.iter().count();
        self.answer(paths);
        self.ctrl(Key::O);
        self.until("the articles are read", |window| {
            window.app().session.running.is_none() && window.app().project.articles.iter().count() > before
        });
    }

    /// Saves by Ctrl+S and waits until it is done.
    pub(crate) fn save_to(&mut self, path: &Path) {
        self.answer(&[path]);
        self.ctrl(Key::S);
        self.until("the project is saved", |window| !window.app().session.is_dirty() && !window.app().session.saving);
    }

    /// Stops as a program does that is killed: nothing is asked, nothing is saved.
    pub(crate) fn stop(self) {
        if let Some(journal) = &self.app().session.journal {
            journal.sync();
        }
    }

    /// Waits until reading, opening and saving have come to an end with an error.
    pub(crate) fn until_error(&mut self, words: &str) {
        self.until(words, |window| {
            let app = window.app();
            app.session.running.is_none() && !app.session.saving && window.errors().iter().any(|error| error.contains(words))
        });
    }
}

pub(crate) fn titles(events: &[Shown]) -> Vec<&str> {
    events.iter().map(|shown| &*shown.title).collect()
}
