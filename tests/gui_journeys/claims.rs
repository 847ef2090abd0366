//! Journeys across articles: the same event is merged and split, the contradiction is found and settled, by keyboard alone.

use dateline::gui::draft::Field;
use dateline::gui::view::{Screen, Selection};
use dateline::query::{Agreement, ClaimField, amount_words};
use egui::{Key, Modifiers};
use tempfile::TempDir;

use super::{article, folder, with_paths};
use crate::window::Window;

const POST: &str = "date 2025-08-01 Missile strike on Tarnow kills eight
TARNOW, August 1 (Valley Post) — A missile strike killed eight people in Tarnow on Thursday.
";
const GAZETTE: &str = "date 2025-08-02 Strike on Tarnow kills 26
TARNOW, August 2 (Hill Gazette) — A missile strike killed 26 people in Tarnow on Thursday.
";
const MAYOR: &str = "date 2025-08-04 Mayor of Tarnow resigns
TARNOW, August 4 (Hill Gazette) — Mayor Piet Lindquist resigned on Sunday.
";

/// Opens a window with two articles on one strike, and chooses the strike of the first.
fn with_strike(folder: &TempDir) -> Window {
    let post = article(folder, "post.txt", POST.as_bytes());
    let gazette = article(folder, "gazette.txt", GAZETTE.as_bytes());
    let mut window = with_paths(&[&post, &gazette]);
    choose(&mut window, "killed", 0);
    window
}

/// Chooses by keyboard the event with such a number that stands at this place.
fn choose(window: &mut Window, what: &str, nth: usize) {
    let counts = |window: &Window| window.lead().quantities.iter().any(|quantity| quantity.what == what);
    let mut left = nth;
    for _ in 0..window.events().len() {
        window.type_words(".");
        if counts(window) {
            if left == 0 {
                return;
            }
            left -= 1;
        }
    }
    panic!("no event counts the {what}: {:#?}", window.events());
}

/// Returns what the event that leads shows of the killed.
fn killed(window: &Window) -> String {
    let shown = window.lead();
    let found = shown.quantities.iter().find(|quantity| quantity.what == "killed");
    found.map_or_else(String::new, amount_words)
}

#[test]
fn the_same_event_is_proposed_merged_and_split() {
    let folder = folder();
    let mut window = with_strike(&folder);
    let n = window.events().len();
    let event = window.lead().event;
    assert!(window.shows("Same event?"), "another article tells the same strike: {:#?}", window.events());
    assert!(window.shows_part("same day +22"), "the proposal says why");
    window.type_words("m");
    assert_eq!(window.events().len(), n - 1);
    assert_eq!((window.lead().event, window.lead().n_claims), (event, 2));
    assert!(window.shows_part("≠ 1 contradicted"), "8 and 26 cannot both be true");
    window.app_mut().view.filter.words = "is:contradicted".to_owned();
    window.frames(2);
    assert_eq!(window.events().len(), 1, "what is counted is found");
    window.app_mut().view.filter.words.clear();
    window.frames(2);
    window.chord(Modifiers::SHIFT, Key::M);
    assert_eq!(window.events().len(), n);
    assert!(!window.shows_part("contradicted"));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.events().len(), n);
}

#[test]
fn a_refused_proposal_is_never_offered_again() {
    let folder = folder();
    let mut window = with_strike(&folder);
    let status = window.lead().status;
    window.focus("Same event? ");
    window.type_words("x");
    assert!(!window.shows("Same event?"));
    assert_eq!(window.lead().status, status, "X refuses the proposal, not the event");
    assert_eq!(window.app().project.refusals.len(), 1);
    window.type_words(".,");
    assert!(!window.shows("Same event?"));
    window.ctrl(Key::Z);
    assert!(window.shows("Same event?"), "the refusal is undone");
}

#[test]
fn merging_keeps_an_acceptance() {
    let folder = folder();
    let mut window = with_strike(&folder);
    let proposed = window.app().session.claims.proposals[0].other;
    window.app_mut().edit(&dateline::edit::Edit::SetStatus {
        events: vec![proposed],
        status: dateline::model::Status::Accepted,
        why: String::new(),
    });
    window.frames(2);
    window.type_words("m");
    assert_eq!((window.lead().event, window.lead().status), (proposed, dateline::model::Status::Accepted));
}

#[test]
fn an_event_that_is_not_proposed_is_named_and_merged() {
    let folder = folder();
    let post = article(&folder, "post.txt", POST.as_bytes());
    let mayor = article(&folder, "mayor.txt", MAYOR.as_bytes());
    let mut window = with_paths(&[&post, &mayor]);
    let n = window.events().len();
    let event = window.events().into_iter().find(|shown| !shown.quantities.is_empty()).expect("the strike").event;
    window.app_mut().view.selection = Selection::Events(vec![event]);
    window.frames(2);
    let other = window.events().into_iter().find(|shown| shown.title.contains("resign")).expect("the resignation");
    window.ctrl(Key::M);
    window.type_words("resign");
    window.press(Key::Enter);
    assert_eq!(window.events().len(), n - 1);
    assert_eq!((window.lead().event, window.lead().n_claims), (event, 2));
    window.chord(Modifiers::SHIFT, Key::M);
    assert_eq!(window.events().len(), n, "splitting gives it back");
    // Where nothing is proposed, the key for merging asks for the other one.
    window.app_mut().view.selection = Selection::Events(vec![other.event]);
    window.frames(2);
    assert!(window.app().session.claims.proposals.is_empty());
    window.type_words("m");
    assert_eq!(window.app().session.draft.field, Some(Field::SameAs));
}

#[test]
fn the_contradiction_is_found_and_settled() {
    let folder = folder();
    let mut window = with_strike(&folder);
    window.type_words("m");
    window.press(Key::Escape);
    window.type_words("c");
    assert_eq!(window.app().view.screen, Screen::Claims);
    assert!(window.shows_part("open contradiction: "), "it stands in the list");
    assert!(window.shows_part("≠ 1 field contradicts"));
    assert!(window.shows_part("killed: 8, same as the verdict"));
    assert!(window.shows_part("killed: 26, cannot both be true"));
    // The first cell that contradicts is chosen; the second digit is the most reliable, the first the latest.
    let table = window.app().session.claims.table.clone().expect("a table");
    let (row, column) = window.app().session.claims.cell;
    assert_eq!(table.columns[column].field, ClaimField::Quantity("killed".into()));
    assert_eq!(table.rows[row].cells[column].agreement, Agreement::Contradicts);
    window.press(Key::ArrowUp);
    window.press(Key::ArrowLeft);
    assert_eq!(window.app().session.claims.cell, (row.saturating_sub(1), column - 1));
    window.press(Key::ArrowRight);
    window.type_words("n");
    window.type_words("The later count");
    window.press(Key::Enter);
    window.type_words("1");
    assert_eq!(killed(&window), "26");
    assert!(window.shows_part("settled contradiction: "));
    assert!(!window.shows_part("contradicted"));
    let all = window.events().len();
    window.app_mut().view.filter.words = "is:contradicted".to_owned();
    window.frames(2);
    assert_eq!(window.events().len(), 1, "a settled contradiction is one too");
    window.app_mut().view.filter.words.clear();
    window.frames(2);
    assert_eq!(window.events().len(), all);
    let event = window.app().project.events.get(window.lead().event).expect("held").decided.clone();
    assert_eq!(event.quantities.as_ref().expect("decided").reason, "The later count");
    window.ctrl(Key::Z);
    assert!(window.shows_part("open contradiction: "), "a verdict is one step");
    assert_eq!(killed(&window), "8");
}

#[test]
fn a_verdict_is_typed_and_left_open_again() {
    let folder = folder();
    let mut window = with_strike(&folder);
    window.type_words("mc");
    let n_choices = ["Latest", "Most reliable", "Range", "Leave open", "Type a number"].len();
    window.type_words(&n_choices.to_string());
    window.type_words("26-31");
    window.press(Key::Enter);
    assert_eq!(killed(&window), "26–31");
    window.type_words(&n_choices.to_string());
    window.type_words("many");
    window.press(Key::Enter);
    assert!(window.is_focused("Value of the verdict"), "what means nothing keeps the keyboard");
    let status = window.lead().status;
    window.type_words("x");
    assert_eq!(window.lead().status, status, "the letter ran a command");
    window.press(Key::Escape);
    assert!(window.shows_part("killed: 26, more exact, fits inside"));
    window.type_words(&(n_choices - 1).to_string());
    assert_eq!(killed(&window), "8");
    assert!(window.shows_part("open contradiction: "));
}

#[test]
fn a_claim_is_split_off_and_its_words_are_opened() {
    let folder = folder();
    let mut window = with_strike(&folder);
    let n = window.events().len();
    window.type_words("mc");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(window.app().view.screen, Screen::Desk);
    let read = window.app().view.article.and_then(|id| window.app().project.articles.get(id)).expect("an article");
    assert!(read.text.contains("killed 26"), "{}", read.text);
    window.type_words("c");
    window.chord(Modifiers::SHIFT, Key::M);
    assert_eq!(window.events().len(), n);
    window.ctrl(Key::Z);
    assert_eq!(window.events().len(), n - 1);
    window.type_words("c");
    assert_eq!(window.app().view.screen, Screen::Desk, "C leads back");
}
