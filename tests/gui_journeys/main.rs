//! Journeys through the window by keyboard alone, over small articles: what a person does in a day, and what goes wrong.
#![cfg(feature = "gui")]
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "tests make the files they need, and may fail"
)]

mod annotate;
mod claims;
mod desk;
mod entities;
mod fields;
mod messages;
mod queue;
mod reader;
mod search;
mod unsaved;
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use dateline::gui::dialogs::Dialog;
use dateline::model::Status;
use egui::{Key, Modifiers};
use tempfile::TempDir;
use window::{Window, titles};

const BRIDGE: &str = "date 2025-08-06 Bridge over the Tarn closed
HOLMBURY, August 6 (Valley Post) — Police arrested Anna Weber in Holmbury on Tuesday.
Mayor Peter Lindqvist closed the road on Monday. The old toll house stayed open.
";
const MAYOR: &str = "date 2025-08-08 Mayor of Holmbury resigns
HOLMBURY, August 8 (Hill Gazette) — Mayor Piet Lindquist resigned on Thursday.
Police arrested Anni Weber in Holmbury on Tuesday.
";

/// Writes an article and returns where it is.
fn article(folder: &TempDir, name: &str, text: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("an article");
    path
}

/// Opens a window with both articles read.
fn with_articles(folder: &TempDir) -> Window {
    let bridge = article(folder, "bridge.txt", BRIDGE.as_bytes());
    let mayor = article(folder, "mayor.txt", MAYOR.as_bytes());
    let mut window = Window::open();
    window.open_articles(&[&bridge, &mayor]);
    window
}

/// Opens a window with these articles read.
fn with_paths(paths: &[&Path]) -> Window {
    let mut window = Window::open();
    window.open_articles(paths);
    window
}

/// Opens a window with a saved project.
fn with_project(path: &Path) -> Window {
    let mut window = Window::with_files(vec![path.to_path_buf()]);
    window.until("the project is open", |window| window.app().session.file.is_some());
    window
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn a_review_is_saved_and_found_again() {
    let folder = folder();
    let mut window = with_articles(&folder);
    assert_eq!(window.title, "• Untitled project – Dateline");
    for name in ["Article: Bridge over the Tarn closed", "Anna Weber, person", "Candidate, happened"] {
        assert!(window.shows_part(name), "{name} is not shown");
    }
    let event = window.lead().event;
    window.type_words("a");
    assert_eq!(window.lead().status, Status::Accepted);
    assert!(window.shows_part("Accepted, happened"));
    window.type_words("dd");
    window.type_words("7 Aug 2025");
    assert!(window.shows_part("2025-08-07"), "how the words are understood is shown");
    window.press(Key::Enter);
    assert_eq!(window.lead().when.edtf.as_ref().map(ToString::to_string).as_deref(), Some("2025-08-07"));
    window.type_words("n");
    window.type_words("Ask the court, then accept");
    window.press(Key::Enter);
    let path = folder.path().join("holmbury.ron");
    window.save_to(&path);
    assert_eq!(window.title, "holmbury – Dateline");
    let bytes = fs::read(&path).expect("the project");

    let (events, project) = (window.events(), window.app().project.clone());
    window.stop();
    let mut again = with_project(&path);
    assert_eq!(again.errors(), [""; 0]);
    assert_eq!(titles(&again.events()), titles(&events));
    let reopened = again.app().project.events.get(event).expect("the event");
    assert_eq!((reopened.note.as_str(), reopened.status), ("Ask the court, then accept", Status::Accepted));
    assert!(again.app().project == project, "what was saved is what was reviewed");
    again.ctrl(Key::S);
    again.until("the project is saved again", |window| window.shows_part("Saved to"));
    assert_eq!(again.n_asked(), 0, "a project with a file is saved without a question");
    assert!(fs::read(&path).expect("the project") == bytes, "saving again changed bytes");
}

#[test]
fn two_entities_are_merged_split_and_merged_again() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let before = window.entities().len();
    window.focus("Anna Weber, person");
    window.press(Key::Enter);
    window.focus("Anni Weber, person");
    window.ctrl(Key::Enter);
    assert_eq!(window.app().view.selection.entities().len(), 2);
    window.run("merge ent");
    assert_eq!(window.entities().len(), before - 1);
    assert!(!window.shows_part("Anni Weber, person"));
    window.run("split ent");
    assert_eq!(window.entities().len(), before);
    window.ctrl(Key::Z);
    assert_eq!(window.entities().len(), before - 1, "the split is undone");
    window.ctrl(Key::Z);
    assert_eq!(window.entities().len(), before, "the merge is undone");
    assert!(window.shows_part("Anni Weber, person"));
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.entities().len(), before - 1, "the merge is done again");
}

#[test]
fn two_events_are_merged_split_and_undone() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let before = window.events();
    let (first, second) = (before[0].title.clone(), before[before.len() - 1].title.clone());
    window.focus(&format!("happened, {first}"));
    window.press(Key::Enter);
    assert_eq!(window.lead().event, before[0].event);
    window.focus(&format!("happened, {second}"));
    window.ctrl(Key::Enter);
    assert_eq!(window.app().view.selection.events().len(), 2);
    assert!(window.shows("2 events chosen"));
    window.type_words("m");
    assert_eq!(window.events().len(), before.len() - 1);
    assert_eq!(window.lead().event, before[0].event);
    assert!(window.shows_part("Claims  2"), "both claims stand under the event");
    window.chord(Modifiers::SHIFT, Key::M);
    assert_eq!(titles(&window.events()), titles(&before));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(titles(&window.events()), titles(&before));
    assert!(!window.app().session.is_dirty() || window.app().session.file.is_none());
}

#[test]
fn selected_words_become_an_event_with_a_title() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let n = window.events().len();
    window.select_words("The old toll house stayed open");
    window.type_words("e");
    window.type_words("Toll house stays open");
    window.press(Key::Enter);
    assert_eq!(&*window.lead().title, "Toll house stays open");
    assert_eq!(window.app().project.events.iter().count(), n + 1);
    let event = window.app().project.events.get(window.lead().event).expect("the event");
    assert_eq!(window.app().project.quote(&event.claims[0]), "The old toll house stayed open.");
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.app().project.events.iter().count(), n, "title and event are undone");
}

#[test]
fn unsaved_work_is_not_closed_without_a_question() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("a");
    window.request_close();
    assert!(window.shows("Save your work first?"));
    assert!(!window.is_closing);
    window.focus("Cancel");
    window.press(Key::Enter);
    assert!(!window.shows("Save your work first?"));
    assert!(window.app().session.is_dirty());
    // What was given up does not come back: a save later on does not close the window.
    window.save_to(&folder.path().join("kept.ron"));
    assert!(!window.is_closing);
    window.type_words("x");
    window.request_close();
    window.press(Key::Escape);
    assert!(!window.shows("Save your work first?"));
    assert!(!window.is_closing && window.app().session.is_dirty());
    window.request_close();
    window.focus("Discard changes");
    window.press(Key::Enter);
    assert!(window.is_closing);
    assert!(window.app().session.may_close);
}

#[test]
fn closing_may_save_first_and_a_cancelled_save_keeps_the_window() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("a");
    window.request_close();
    window.focus("Save");
    window.press(Key::Enter);
    window.frames(3);
    assert_eq!(window.n_asked(), 2, "the articles and where to save were asked for");
    assert!(!window.is_closing && window.app().session.is_dirty(), "nothing was saved, so nothing is closed");
    let path = folder.path().join("closed");
    window.answer(&[&path]);
    window.request_close();
    window.focus("Save");
    window.press(Key::Enter);
    window.until("the window closes", |window| window.is_closing);
    assert!(path.with_extension("ron").is_file());
}

#[test]
fn a_project_that_cannot_be_opened_leaves_the_present_one_unsaved() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let broken = article(&folder, "broken.ron", b"no project at all");
    window.answer(&[&broken]);
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(window.shows("Save your work first?"));
    window.focus("Discard changes");
    window.press(Key::Enter);
    window.until_error("ould not open the project");
    assert!(window.app().session.is_dirty(), "the work is still there and still not saved");
    assert_eq!(window.app().project.articles.iter().count(), 2);
}

#[test]
fn articles_that_cannot_be_read_are_named_and_the_others_are_read() {
    let folder = folder();
    let empty = article(&folder, "empty.txt", b"");
    let binary = article(&folder, "picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0");
    let bridge = article(&folder, "bridge.txt", BRIDGE.as_bytes());
    let mut window = Window::open();
    window.answer(&[&empty]);
    window.ctrl(Key::O);
    window.until_error("empty.txt");
    assert!(window.shows_part("the file is empty"));
    window.open_articles(&[&binary, &bridge]);
    assert!(window.errors().iter().any(|error| error.contains("picture.txt")), "{:?}", window.errors());
    assert_eq!(window.app().project.articles.iter().count(), 1);
    window.frames(200);
    assert_eq!(window.errors().len(), 2, "messages stay until they are dismissed");
    window.type_words("a");
    assert_eq!(window.errors().len(), 2);
    assert_eq!(window.lead().status, Status::Accepted, "the desk can be used under a message");
}

#[test]
fn a_cut_project_and_one_of_the_future_change_nothing() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let path = folder.path().join("case.ron");
    window.save_to(&path);
    let text = fs::read_to_string(&path).expect("the project");
    let events = titles(&window.events()).len();

    let cut = article(&folder, "cut.ron", &text.as_bytes()[..text.len() / 2]);
    let bytes = fs::read(&cut).expect("the cut project");
    window.answer(&[&cut]);
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.until("a message", |window| !window.errors().is_empty());
    assert_eq!(fs::read(&cut).expect("the cut project"), bytes);
    assert_eq!(fs::read_to_string(&path).expect("the project"), text);

    let future = text.replacen("schema: 1", "schema: 999", 1);
    assert_ne!(future, text);
    let future = article(&folder, "future.ron", future.as_bytes());
    let bytes = fs::read(&future).expect("the project");
    let mut window = with_project(&future);
    assert!(window.errors().iter().any(|error| error.contains("999")), "{:?}", window.errors());
    assert_eq!(window.events().len(), events, "what can be understood is shown");
    window.type_words("a");
    window.ctrl(Key::S);
    window.frames(5);
    assert_eq!(window.n_asked(), 1, "another name is asked for");
    assert!(window.app().session.is_dirty());
    assert_eq!(fs::read(&future).expect("the project"), bytes, "a newer program's file is never written to");
}

#[test]
fn a_read_only_file_is_not_replaced_and_the_work_stays_unsaved() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let path = folder.path().join("case.ron");
    window.save_to(&path);
    let bytes = fs::read(&path).expect("the project");
    let mut permissions = fs::metadata(&path).expect("the project").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("permissions");
    window.type_words("x");
    window.ctrl(Key::S);
    window.until_error("read-only");
    assert!(window.app().session.is_dirty());
    assert_eq!(fs::read(&path).expect("the project"), bytes);
    window.answer(&[&folder.path().join("gone").join("case.ron")]);
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.until_error("its folder is not there");
    window.answer(&[&folder.path().join("other.ron")]);
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.until("it is saved elsewhere", |window| !window.app().session.is_dirty());
    let reopened = with_project(&folder.path().join("other.ron"));
    assert_eq!(reopened.events(), window.events());
    assert!(reopened.events().iter().any(|shown| shown.status == Status::Rejected));
}

#[test]
fn another_file_is_replaced_only_after_a_question() {
    let folder = folder();
    let taken = article(&folder, "taken.ron", b"something else");
    let mut window = with_articles(&folder);
    window.answer(&[&taken]);
    window.ctrl(Key::S);
    window.until("a question", |window| window.shows("Replace this file?"));
    window.focus("Cancel");
    window.press(Key::Enter);
    window.frames(3);
    assert_eq!(fs::read(&taken).expect("the file"), b"something else");
    window.answer(&[&taken]);
    window.ctrl(Key::S);
    window.until("a question", |window| window.shows("Replace this file?"));
    window.focus("Replace");
    window.press(Key::Enter);
    window.until("it is saved", |window| !window.app().session.is_dirty());
}

#[test]
fn the_palette_runs_a_command_by_a_few_letters() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let event = window.lead().event;
    window.ctrl(Key::K);
    assert!(window.is_focused("Find anything"));
    window.type_words("reje");
    window.press(Key::Enter);
    assert!(window.app().session.dialog.is_none());
    assert_eq!(window.app().project.events.get(event).map(|event| event.status), Some(Status::Rejected));
    window.run("keys");
    assert!(matches!(window.app().session.dialog, Some(Dialog::Keys(_))), "a command of the palette may open a dialog");
    window.press(Key::Escape);
    assert!(window.app().session.dialog.is_none());
}

#[test]
fn the_key_sheet_opens_and_closes_and_leaves_undo_awake() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let event = window.lead().event;
    window.type_words("x");
    window.type_words("?");
    assert!(window.shows("Keys"));
    window.type_words("a");
    let status = |window: &Window| window.app().project.events.get(event).map(|event| event.status);
    assert_eq!(status(&window), Some(Status::Rejected), "keys sleep under a dialog");
    window.press(Key::Escape);
    assert!(window.app().session.dialog.is_none());
    assert_eq!(window.lead().event, event, "Escape closes one thing at a time");
    while window.app().session.history.undo_label().is_some_and(|label| !label.starts_with("Reject")) {
        window.ctrl(Key::Z);
    }
    window.ctrl(Key::Z);
    assert_eq!(status(&window), Some(Status::Candidate));
}

#[test]
fn keys_that_come_faster_than_frames_go_where_they_would_have_gone() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
    let project = window.app().project.clone();
    // "dark" holds the keys of three commands.
    let mut keys = vec![(ctrl, Key::K, "")];
    keys.extend([(Key::D, "d"), (Key::A, "a"), (Key::R, "r"), (Key::K, "k")].map(|(key, text)| (Modifiers::NONE, key, text)));
    keys.push((Modifiers::NONE, Key::Enter, ""));
    window.at_once(&keys);
    assert_eq!(window.app().preferences.theme, "Dark");
    assert!(window.app().project == project, "the letters ran commands");
    // A note is typed and kept, and the next key is a command again.
    let letters = [(Key::N, "n"), (Key::A, "a"), (Key::S, "s"), (Key::K, "k"), (Key::Enter, ""), (Key::S, "s")];
    window.at_once(&letters.map(|(key, text)| (Modifiers::NONE, key, text)));
    let event = window.app().project.events.get(window.lead().event).expect("the event");
    assert_eq!((event.note.as_str(), event.star), ("ask", true));
}

#[test]
fn letters_in_a_text_field_run_no_commands() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let (event, project) = (window.lead().event, window.app().project.clone());
    window.type_words("/");
    assert!(window.is_focused("Search events"));
    window.type_words("max dee");
    assert_eq!(window.app().view.filter.words, "max dee");
    assert!(window.app().project == project, "typing changed the project");
    window.press(Key::Escape);
    assert!(!window.is_focused("Search events"));
    assert_eq!(window.app().view.selection.event(), Some(event), "Escape left the field only");
}
