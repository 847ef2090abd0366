//! Unsaved work outlives the program: it is restored, left out or deleted, and a second window keeps off.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use dateline::gui::dialogs::Dialog;
use dateline::gui::preferences::Recent;
use dateline::model::{Project, Status};
use dateline::store::{StdFileSystem, summarize};
use egui::Key;
use tempfile::TempDir;

use crate::window::Window;
use crate::{BRIDGE, article, folder, with_articles, with_project};

/// Saves a project with both articles and returns where it is.
fn saved(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("bridge.ron");
    with_articles(folder).save_to(&path);
    path
}

/// Returns the files beside a project that have to do with its journal.
fn journals(path: &Path) -> Vec<String> {
    let names = fs::read_dir(path.parent().expect("a folder")).expect("the folder");
    let names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.contains(".journal")).collect();
    names.sort();
    names
}

/// Opens a saved project, changes it and stops; returns the project as it was at the end.
fn changed_and_stopped(path: &Path) -> Project {
    let mut window = with_project(path);
    window.type_words("a");
    window.type_words("n");
    window.type_words("Who told the Post?");
    window.press(Key::Enter);
    window.type_words("s");
    window.ctrl(Key::Z);
    let project = window.app().project.clone();
    window.stop();
    project
}

/// Opens a window once the journals of a stopped one are let go of.
fn with_work_left(unsaved: &Path) -> Window {
    let mut window = Window::with_unsaved(Some(unsaved.to_owned()), Vec::new());
    for _ in 0..1_000 {
        if !window.app().unsaved().is_empty() {
            break;
        }
        sleep(Duration::from_millis(10));
        window = Window::with_unsaved(Some(unsaved.to_owned()), Vec::new());
    }
    window
}

fn is_asked(window: &Window) -> bool {
    matches!(window.app().session.dialog, Some(Dialog::Recover))
}

#[test]
fn unsaved_changes_are_restored_and_saved() {
    let folder = folder();
    let path = saved(&folder);
    assert_eq!(journals(&path), [""; 0], "what is saved needs no journal");
    let project = changed_and_stopped(&path);
    assert_eq!(journals(&path), [".bridge.ron.journal"]);

    let mut window = with_project(&path);
    assert!(is_asked(&window) && window.app().project != project, "nothing is restored unasked");
    window.press(Key::Escape);
    assert!(is_asked(&window), "an answer is waited for");
    window.press(Key::Enter);
    window.until("the work is restored", |window| window.app().project == project);
    assert!(window.app().session.is_dirty(), "it is not saved yet");
    assert!(window.title.starts_with('•'));
    let labels: Vec<String> = window.app().session.history.done().iter().map(|step| step.label.clone()).collect();
    assert_eq!(labels.len(), 4, "{labels:?}");
    assert_eq!(window.app().session.history.undo_label(), Some("Undo: star 1 event"));
    (0..4).for_each(|_| window.ctrl(Key::Z));
    assert!(window.app().session.history.done().is_empty(), "what was restored can be taken back");
    assert!(window.app().project.events.iter().all(|event| event.status == Status::Candidate && event.note.is_empty()));
    (0..4).for_each(|_| window.ctrl(Key::Y));
    assert!(window.app().project == project);
    window.type_words("x");
    let project = window.app().project.clone();
    window.stop();

    let mut window = with_project(&path);
    window.press(Key::Enter);
    window.until("the work is restored again", |window| window.app().project == project);
    window.ctrl(Key::S);
    window.until("the project is saved", |window| !window.app().session.is_dirty());
    window.stop();
    let window = with_project(&path);
    assert!(!is_asked(&window) && window.app().project == project);
    assert_eq!(journals(&path), [""; 0]);
}

#[test]
fn changes_that_are_left_out_stay_in_a_file() {
    let folder = folder();
    let path = saved(&folder);
    changed_and_stopped(&path);
    let mut window = with_project(&path);
    let project = window.app().project.clone();
    window.focus("Leave them out");
    window.press(Key::Enter);
    assert!(window.app().project == project && !window.app().session.is_dirty());
    assert_eq!(journals(&path), [".bridge.ron.journal.0.old"]);
    assert!(window.errors()[0].contains(".bridge.ron.journal.0.old"), "it is said where they are");
    window.type_words("a");
    window.stop();
    assert_eq!(journals(&path), [".bridge.ron.journal", ".bridge.ron.journal.0.old"], "the work goes on with a new one");
}

#[test]
fn what_fits_another_version_is_put_aside_and_what_is_newer_waits() {
    let folder = folder();
    let path = saved(&folder);
    let bytes = fs::read(&path).expect("the project");
    changed_and_stopped(&path);
    let journal = path.with_file_name(".bridge.ron.journal");
    let held = fs::read_to_string(&journal).expect("the journal");

    fs::write(&path, [&bytes[..], b"\n"].concat()).expect("another version");
    let window = with_project(&path);
    assert!(!is_asked(&window) && window.errors()[0].contains("another version of the project file"));
    window.stop();
    assert_eq!(journals(&path), [".bridge.ron.journal.0.old"]);

    fs::write(&path, &bytes).expect("the version that it continues");
    let (line, rest) = held.split_once('\n').expect("a first line");
    let content = line.split(", check ").next().expect("what it says").replace("schema 1,", "schema 999,");
    let newer = format!("{content}, check {:08x}\n{rest}", crc32fast::hash(content.as_bytes()));
    fs::write(&journal, &newer).expect("a newer journal");
    let mut window = with_project(&path);
    assert!(window.errors()[0].contains("a newer Dateline wrote them"), "{:?}", window.errors());
    window.type_words("a");
    window.ctrl(Key::S);
    assert!(window.app().session.is_dirty(), "the version that the newer program needs is not saved over");
    window.stop();
    assert_eq!(fs::read_to_string(&journal).expect("the journal"), newer, "it stays where it is looked for");
    assert!(fs::read(&path).expect("the project") == bytes);
}

#[test]
fn work_without_a_file_waits_on_the_start_page() {
    let folder = folder();
    let unsaved = folder.path().join("unsaved");
    let path = article(&folder, "bridge.txt", BRIDGE.as_bytes());
    let mut window = Window::with_unsaved(Some(unsaved.clone()), Vec::new());
    window.open_articles(&[&path]);
    window.type_words("a");
    let project = window.app().project.clone();
    window.stop();

    let mut window = with_work_left(&unsaved);
    assert!(window.shows("Work that was not saved") && window.shows_part("unsaved changes, the last of "));
    window.focus("Restore");
    window.press(Key::Enter);
    window.until("the work is restored", |window| window.app().project == project);
    assert!(window.app().session.is_dirty());
    let file = folder.path().join("bridge.ron");
    window.save_to(&file);
    window.stop();

    let mut window = Window::with_unsaved(Some(unsaved.clone()), Vec::new());
    assert!(!window.shows("Work that was not saved"), "it has a file now");
    window.open_articles(&[&path]);
    window.stop();
    let mut window = with_work_left(&unsaved);
    window.focus("Delete");
    window.press(Key::Enter);
    assert!(window.shows("Delete this work?"));
    window.focus("Delete it");
    window.press(Key::Enter);
    assert!(!window.shows("Work that was not saved"));
    assert!(window.app().is_empty());
}

#[test]
fn what_is_discarded_on_closing_is_not_offered_again() {
    let folder = folder();
    let path = saved(&folder);
    let mut window = with_project(&path);
    window.type_words("a");
    window.request_close();
    window.focus("Discard changes");
    window.press(Key::Enter);
    assert!(window.is_closing);
    window.stop();
    assert_eq!(journals(&path), [""; 0]);
    let window = with_project(&path);
    assert!(!is_asked(&window) && window.events().iter().all(|event| event.status == Status::Candidate));
}

#[test]
fn a_second_window_may_look_but_not_write() {
    let folder = folder();
    let path = saved(&folder);
    let mut first = with_project(&path);
    let mut second = with_project(&path);
    assert!(second.errors()[0].contains("has the project open"), "{:?}", second.errors());
    second.type_words("a");
    let copy = folder.path().join("copy.ron");
    second.answer(&[&path]);
    second.ctrl(Key::S);
    second.focus("Replace");
    second.press(Key::Enter);
    second.until_error("another program has it open");
    second.answer(&[&copy]);
    second.ctrl(Key::S);
    second.until("the copy is saved", |window| !window.app().session.is_dirty());
    assert!(copy.is_file());
    first.type_words("x");
    first.ctrl(Key::S);
    first.until("the first window saves", |window| !window.app().session.is_dirty());
    first.stop();
    let third = with_project(&path);
    assert!(third.errors().is_empty(), "the file is free again: {:?}", third.errors());
}

#[test]
fn the_start_page_tells_of_unsaved_changes_to_a_recent_project() {
    let folder = folder();
    let path = saved(&folder);
    changed_and_stopped(&path);
    let recent = |path: &Path| Recent {
        path: path.display().to_string(),
        title: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        n_events: 4,
        n_candidates: 0,
        day: "2025-08-06".to_owned(),
    };
    let gone = folder.path().join("gone.ron");
    let window = Window::with_recent(vec![recent(&path), recent(&gone)]);
    let n = summarize(&path.with_file_name(".bridge.ron.journal"), &StdFileSystem).expect("readable").expect("changes");
    assert!(window.shows(&format!("Open project bridge, {} unsaved changes", n.n_changes)));
    assert!(window.shows("Open project gone"));
}
