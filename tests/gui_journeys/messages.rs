//! Journeys through what the window says and asks: why a command cannot run, what was done, dialogs, the tour.

use dateline::gui::action::{Action, ViewAction};
use dateline::gui::dialogs::Dialog;
use dateline::model::{ArticleId, Status};
use egui::{Event, Key, Modifiers, PointerButton, pos2};

use crate::window::Window;
use crate::{article, folder, with_articles, with_project};

fn click(window: &mut Window, x: f32, y: f32) {
    let pos = pos2(x, y);
    for pressed in [true, false] {
        let button = Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        window.harness.input_mut().events.extend([Event::PointerMoved(pos), button]);
        window.frames(2);
    }
}

#[test]
fn a_command_that_cannot_run_says_why() {
    let folder = folder();
    let mut window = Window::open();
    window.type_words("v");
    assert!(window.shows("Open a project first"));
    assert_eq!(window.app().session.side, None);
    window.type_words("q");
    assert!(window.app().is_empty());
    let mut window = with_articles(&folder);
    window.press(Key::Escape);
    window.type_words("a");
    assert!(window.shows("Choose an event first"));
}

#[test]
fn opening_is_undone_and_done_again_from_the_start_page() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.ctrl(Key::Z);
    assert!(window.app().is_empty());
    window.ctrl(Key::Y);
    assert_eq!(window.app().project.articles.len(), 2);
}

#[test]
fn decisions_about_several_are_told_until_the_next_one() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let n = window.events().len();
    window.ctrl(Key::A);
    window.type_words(" ");
    assert!(window.shows(&format!("Deferred {n} events; Ctrl Z takes it back")));
    window.type_words("s");
    assert!(window.shows(&format!("Starred {n} events; Ctrl Z takes it back")));
    window.focus("happened, ");
    window.press(Key::Enter);
    assert!(window.shows_part("takes it back"), "choosing changes nothing");
    window.type_words("a");
    assert!(!window.shows_part("takes it back"), "Ctrl Z would take something else back");
}

#[test]
fn what_was_said_of_a_project_goes_with_it() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let path = folder.path().join("case.ron");
    window.save_to(&path);
    let broken = article(&folder, "broken.ron", b"no project at all");
    let open = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT;
    window.answer(&[&broken]);
    window.chord(open, Key::O);
    window.until_error("ould not open the project");
    window.answer(&[&path]);
    window.chord(open, Key::O);
    window.until("the project is open", |window| window.errors().is_empty());
    assert_eq!(window.app().project.articles.len(), 2);
    // What is said of the opening itself stays.
    let bridge = folder.path().join("bridge.txt");
    window.answer(&[&path, &bridge]);
    window.chord(open, Key::O);
    window.until_error("Opened the project only");
    assert_eq!(window.errors().len(), 1);
    window.stop();
    assert_eq!(with_project(&path).errors(), [""; 0]);
}

#[test]
fn a_question_can_be_answered_by_enter() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.run("remove article");
    window.frames(2);
    assert!(window.is_focused("Remove article"));
    window.press(Key::Enter);
    assert_eq!(window.app().project.articles.len(), 1);
    window.focus("Article: ");
    window.request_close();
    assert!(window.is_focused("Save"), "the keyboard comes to the question from wherever it was");
}

#[test]
fn words_in_a_dialog_outlive_a_click_beside_it() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.select_words("toll house");
    window.run("note on selection");
    window.frames(2);
    click(&mut window, 4.0, 400.0);
    assert!(window.app().session.dialog.is_none(), "an empty one closes");
    window.run("note on selection");
    window.frames(2);
    window.press(Key::Enter);
    assert!(window.app().session.dialog.is_some(), "nothing is no note");
    window.type_words("Ask the court ");
    click(&mut window, 4.0, 400.0);
    assert!(matches!(&window.app().session.dialog, Some(Dialog::Note(text)) if text == "Ask the court "));
    window.chord(Modifiers::SHIFT, Key::Enter);
    window.type_words("first");
    window.press(Key::Enter);
    assert!(window.app().session.dialog.is_none());
    let notes: Vec<&str> = window.app().project.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["Ask the court \nfirst"]);
}

#[test]
fn enter_goes_on_at_every_step_of_the_tour() {
    let mut window = Window::open();
    window.run("open sample");
    window.until("the sample is open", |window| window.app().session.tour.is_some());
    let step = |window: &Window| window.app().session.tour.map(|tour| tour.step);
    window.press(Key::ArrowRight);
    assert_eq!(step(&window), Some(1));
    assert!(window.is_focused("Next"));
    window.press(Key::Enter);
    assert_eq!(step(&window), Some(2));
    window.press(Key::ArrowLeft);
    assert_eq!(step(&window), Some(1));
    window.press(Key::Enter);
    assert_eq!(step(&window), Some(2));
}

#[test]
fn the_counts_in_the_bar_add_up_under_a_filter() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("x");
    let title = window.lead().title.to_string();
    assert!(window.shows("1 rejected, shown"));
    window.app_mut().view.filter.words = format!("-title:\"{title}\"");
    window.frames(3);
    let n = window.events().len();
    assert!(n > 0 && window.events().iter().all(|shown| shown.status == Status::Candidate));
    assert!(window.shows(&format!("{n} candidates")) && window.shows("0 rejected, shown"));
}

#[test]
fn the_interface_is_scaled_by_keys_on_any_keyboard() {
    let mut window = Window::open();
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::Plus);
    assert!((window.app().preferences.scale - 1.1).abs() < 0.001, "{}", window.app().preferences.scale);
    window.ctrl(Key::Num0);
    assert!((window.app().preferences.scale - 1.0).abs() < 0.001);
}

#[test]
fn an_article_that_is_lost_is_not_read() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let before = window.app().view.article;
    let ctx = window.harness.ctx.clone();
    window.app_mut().dispatch(&ctx, Action::View(ViewAction::Read(ArticleId(7), None)));
    assert_eq!(window.app().view.article, before);
    window.type_words("a");
    assert_eq!(window.errors(), [""; 0]);
}
