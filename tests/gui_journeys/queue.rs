//! Journeys through the review queue: two hundred candidates one by one, many alike at once, back and forth, other keys.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::gui::view::Screen;
use dateline::model::{EventId, Status};
use egui::{Key, Modifiers, vec2};
use tempfile::TempDir;

use crate::window::Window;
use crate::{folder, with_project};

const PEOPLE: [&str; 10] = [
    "Anna Weber",
    "Peter Lindqvist",
    "Maria Castell",
    "Tomas Brandt",
    "Clara Novak",
    "Hugo Merrick",
    "Edith Solberg",
    "Victor Hale",
    "Nora Quint",
    "Oscar Dahl",
];
const TOWNS: [&str; 5] = ["Holmbury", "Eastgate", "Brightwater", "Millford", "Port Arden"];
const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const ACTS: [&str; 4] = ["arrested", "met", "praised", "attacked"];

/// Writes so many articles of four plain sentences each, one event a sentence.
fn articles(folder: &TempDir, n: usize) -> Vec<PathBuf> {
    let pick = |list: &'static [&'static str], index: usize| list[index % list.len()];
    let write = |number: usize| {
        let town = pick(&TOWNS, number);
        let day = number % 20 + 5;
        let sentence = |line: usize| {
            let (one, other) = (pick(&PEOPLE, number + line), pick(&PEOPLE, number + line + 3));
            format!("{one} {} {other} in {town} on {}.\n", ACTS[line], pick(&DAYS, number + line))
        };
        let body: String = (0..ACTS.len()).map(sentence).collect();
        let source = ["Valley Post", "Hill Gazette", "Quay Herald"][number % 3];
        let header = format!("Title: Report {number} from {town}\nDate: 2025-09-{day:02}\nSource: {source}\n\n");
        let path = folder.path().join(format!("report-{number:03}.txt"));
        fs::write(&path, format!("{header}{body}")).expect("an article");
        path
    };
    (0..n).map(write).collect()
}

/// Opens a window with so many articles read, in the queue.
fn in_queue(folder: &TempDir, n: usize) -> Window {
    let paths = articles(folder, n);
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let mut window = Window::open();
    window.open_articles(&paths);
    window.type_words("q");
    assert_eq!(window.app().view.screen, Screen::Queue);
    window
}

fn current(window: &Window) -> Option<EventId> {
    window.app().session.queue.current
}

fn status(window: &Window, event: EventId) -> Option<Status> {
    window.app().project.events.get(event).map(|event| event.status)
}

fn n_with(window: &Window, status: Status) -> usize {
    window.events().iter().filter(|shown| shown.status == status).count()
}

#[test]
fn two_hundred_candidates_take_a_key_each_and_are_saved() {
    let folder = folder();
    let mut window = in_queue(&folder, 56);
    let n = window.events().len();
    assert!(n >= 200, "{n} candidates");
    assert!(window.shows(&format!("Queue, {n} left")));
    assert!(window.shows(&format!("1 of {n}, {n} to decide, 0 accepted, 0 rejected, 0 deferred")));
    let mut keys = 0;
    for turn in 0..200 {
        let event = current(&window).expect("a candidate");
        assert_eq!(status(&window, event), Some(Status::Candidate));
        let (key, decided) = match turn % 10 {
            7 => (Key::X, Status::Rejected),
            9 => (Key::Space, Status::Deferred),
            _ => (Key::A, Status::Accepted),
        };
        window.press_in_one_frame(key);
        keys += 1;
        assert_eq!(status(&window, event), Some(decided));
        let next = current(&window).expect("another candidate");
        let title = window.lead().title;
        assert!(next != event && window.shows(&title), "{title} is there in the same frame");
    }
    assert!(keys <= 2 * 200, "{keys} keys");
    assert_eq!([Status::Accepted, Status::Rejected, Status::Deferred].map(|status| n_with(&window, status)), [160, 20, 20]);
    assert!(window.shows_part("Pace: "));
    let path = folder.path().join("review.ron");
    window.save_to(&path);
    let project = window.app().project.clone();
    window.stop();
    let again = with_project(&path);
    assert_eq!(again.errors(), [""; 0]);
    assert!(again.app().project == project, "what was decided is what was saved");
}

#[test]
fn decisions_are_in_view_however_high_the_card_is() {
    let folder = folder();
    let mut window = in_queue(&folder, 1);
    for height in [1440.0, 700.0, 560.0, 480.0, 700.0, 900.0] {
        window.resize(vec2(1024.0, height));
        for decision in ["Accept", "Reject", "Defer"] {
            let place = window.place(decision);
            assert!(place.top() > 0.0 && place.bottom() < height - 24.0, "{decision} at {place} of {height}");
        }
    }
    window.resize(vec2(1024.0, 560.0));
    let event = current(&window).expect("a candidate");
    window.focus("Accept");
    window.press(Key::Enter);
    assert_eq!(status(&window, event), Some(Status::Accepted), "the decisions at the lower edge are buttons like any other");
}

#[test]
fn a_date_is_corrected_by_its_key_before_the_candidate_is_accepted() {
    let folder = folder();
    let mut window = in_queue(&folder, 1);
    let event = current(&window).expect("a candidate");
    let before = window.lead().when.edtf.clone();
    assert!(window.shows_part("When: "));
    window.type_words("d1");
    assert_eq!(current(&window), Some(event), "a correction stays with its candidate");
    assert_ne!(window.lead().when.edtf, before);
    window.type_words("h2");
    assert_eq!(window.lead().factuality.as_str(), "ongoing");
    window.type_words("n");
    window.type_words("Ask, then accept");
    window.press(Key::Enter);
    window.type_words("a");
    let record = window.app().project.events.get(event).expect("the event");
    assert_eq!((record.status, record.note.as_str()), (Status::Accepted, "Ask, then accept"));
    assert_ne!(current(&window), Some(event));
}

#[test]
fn backspace_goes_back_to_what_was_decided_and_the_review_goes_on_where_it_was() {
    let folder = folder();
    let mut window = in_queue(&folder, 2);
    let first = current(&window).expect("a candidate");
    window.type_words("a");
    let second = current(&window).expect("a candidate");
    window.type_words("x");
    let third = current(&window).expect("a candidate");
    window.press(Key::Backspace);
    assert_eq!(current(&window), Some(second));
    window.press(Key::Backspace);
    assert_eq!(current(&window), Some(first));
    assert!(window.shows_part("Happened  ·  accepted from "));
    window.type_words("x");
    assert_eq!(status(&window, first), Some(Status::Rejected), "deciding again changes it");
    assert_eq!(current(&window), Some(third));
    window.ctrl(Key::Z);
    assert_eq!((status(&window, first), current(&window)), (Some(Status::Accepted), Some(first)), "undo shows what it changed");
}

#[test]
fn many_alike_are_rejected_at_once_but_for_those_taken_out_and_undo_takes_it_back() {
    let folder = folder();
    let mut window = in_queue(&folder, 12);
    let is_arrest = |title: &str| title.contains("arrest");
    let arrest = window.events().iter().find(|shown| is_arrest(&shown.title)).map(|shown| shown.event).expect("an arrest");
    while current(&window) != Some(arrest) {
        window.type_words(".");
    }
    window.type_words("g");
    assert!(window.is_focused("trigger “arrested”, 12 events"), "the keyboard is at the first way to be alike");
    assert!(window.shows("12 match all three"));
    let n = window.events().len();
    let out = window.events().iter().filter(|shown| is_arrest(&shown.title) && shown.event != arrest).nth(2).cloned();
    let out = out.expect("another arrest");
    window.focus(&format!("Include {}, ", out.title));
    window.type_words(" ");
    assert!(window.shows("12 match all three  ·  1 taken out"));
    window.chord(Modifiers::SHIFT, Key::X);
    assert_eq!(n_with(&window, Status::Rejected), 11);
    assert_eq!(status(&window, out.event), Some(Status::Candidate));
    assert_eq!(window.app().session.history.undo_label(), Some("Reject 11 events"));
    assert!(current(&window).is_some_and(|event| status(&window, event) == Some(Status::Candidate)));
    window.ctrl(Key::Z);
    assert_eq!(n_with(&window, Status::Candidate), n, "one step takes all of it back");
}

#[test]
fn the_keyboard_comes_back_from_what_is_alike_after_a_decision() {
    let folder = folder();
    let mut window = in_queue(&folder, 2);
    window.type_words("g");
    assert!(window.is_focused_part("trigger "));
    window.type_words("a");
    let event = current(&window).expect("a candidate");
    window.type_words(" ");
    assert_eq!(status(&window, event), Some(Status::Deferred), "Space puts off and switches no box");
}

#[test]
fn what_could_be_the_same_is_merged_by_its_key_and_undone() {
    let folder = folder();
    let mut window = crate::with_articles(&folder);
    window.type_words("q");
    let n = window.events().len();
    for _ in 0..n {
        if !window.app().session.claims.proposals.is_empty() {
            break;
        }
        window.type_words(".");
    }
    assert!(window.shows("Could be the same event"));
    window.type_words("m");
    assert_eq!(window.events().len(), n - 1);
    window.ctrl(Key::Z);
    assert_eq!(window.events().len(), n);
}

#[test]
fn what_alike_means_can_be_widened_and_narrowed_by_keyboard() {
    let folder = folder();
    let mut window = in_queue(&folder, 12);
    window.type_words("g");
    for name in ["trigger ", "type ", "factuality "] {
        window.focus(name);
        window.type_words(" ");
    }
    assert!(window.shows("Choose what alike means"));
    window.focus("source ");
    window.type_words(" ");
    let source_only = window.app().session.queue.list().len() / 3;
    assert!(window.shows(&format!("{source_only} match")), "a third of them comes from each source");
    window.chord(Modifiers::SHIFT, Key::A);
    assert_eq!(n_with(&window, Status::Accepted), source_only);
}

#[test]
fn the_end_says_what_is_next() {
    let folder = folder();
    let mut window = in_queue(&folder, 1);
    let n = window.events().len();
    window.type_words(" ");
    for _ in 1..n {
        window.type_words("a");
    }
    assert!(window.shows("Every candidate is decided"));
    assert_eq!(current(&window), None);
    window.focus("Review 1 deferred");
    window.press(Key::Enter);
    assert!(window.shows("Deferred, 1 left"));
    window.type_words("x");
    assert!(window.shows("Nothing is deferred"));
    window.press(Key::Backspace);
    assert_eq!(window.lead().status, Status::Rejected);
    window.press(Key::Enter);
    assert_eq!(window.app().view.screen, Screen::Desk, "Enter opens the reader");
}

#[test]
fn a_command_gets_another_key_and_a_taken_one_is_refused() {
    let folder = folder();
    let mut window = in_queue(&folder, 1);
    window.type_words("?");
    window.focus("Accept, key A");
    window.press(Key::Enter);
    assert!(window.shows("Press the new key for “Accept”; Escape leaves it as it is"));
    window.type_words("x");
    assert!(window.shows_part("X is the key of “Reject”; give that another key first"));
    // The sheet waits for another one.
    window.type_words("y");
    assert!(window.shows("Accept, key Y"));
    window.press(Key::Escape);
    assert!(window.app().session.dialog.is_none());
    let event = current(&window).expect("a candidate");
    window.type_words("a");
    assert_eq!(status(&window, event), Some(Status::Candidate), "the old key is asleep");
    window.type_words("y");
    assert_eq!(status(&window, event), Some(Status::Accepted));
    assert_eq!(window.app().preferences.keys.get("Accept").map(String::as_str), Some("Y"), "it is kept with the settings");
    window.type_words("?");
    window.type_words("y");
    assert!(window.shows("Accept, key Y") && !window.shows_part("Reject, key"), "a command is found by its key");
    window.ctrl(Key::A);
    window.type_words("every marked");
    assert!(!window.shows_part("Accept, key") && window.shows_part("No command has these words"));
    window.ctrl(Key::A);
    window.type_words("accept");
    window.focus("Reset all keys");
    window.press(Key::Enter);
    assert!(window.shows("Accept, key A"));
}

#[test]
fn its_key_and_escape_lead_back_to_the_desk() {
    let folder = folder();
    let mut window = in_queue(&folder, 1);
    window.type_words("q");
    assert_eq!(window.app().view.screen, Screen::Desk);
    window.type_words("q");
    window.press(Key::Escape);
    assert_eq!(window.app().view.screen, Screen::Desk);
    window.type_words("q");
    for _ in 0..window.events().len() {
        window.type_words("a");
    }
    assert!(window.shows("Every candidate is decided"));
    window.focus("Back to the desk");
    window.press(Key::Enter);
    assert_eq!(window.app().view.screen, Screen::Desk);
}

#[test]
fn a_corrected_candidate_keeps_its_place_until_it_is_decided() {
    let mut window = Window::with_sample();
    window.type_words("q");
    let at = |window: &Window, place: usize| {
        let app = window.app();
        app.session.queue.at(&app.session.derived, place).expect("a candidate")
    };
    let (present, next) = (at(&window, 0), at(&window, 1));
    assert_eq!(window.lead().event, present);
    // What was most doubtful about it is settled by hand.
    for (key, words) in [("d", "4 Aug 2025"), ("@", "Ada Lund"), ("p", "Ostby")] {
        window.type_words(key);
        if key == "d" && !window.app().session.draft.typing {
            window.type_words("d");
        }
        window.type_words(words);
        window.press(Key::Enter);
    }
    assert_eq!((at(&window, 0), at(&window, 1)), (present, next), "nothing is passed over");
    window.type_words("a");
    assert_eq!(window.lead().event, next);
}
