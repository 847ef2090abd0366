//! Journeys through fields that are edited in place: they are in view, keep the keyboard, and can be searched.

use dateline::gui::dialogs::Dialog;
use dateline::gui::draft::Field;
use dateline::gui::view::Selection;
use dateline::model::Status;
use egui::{Id, Key, Modifiers, vec2};

use crate::window::Window;
use crate::{article, folder, with_articles, with_paths};

fn note(window: &Window) -> String {
    let event = window.app().project.events.get(window.lead().event).expect("the event");
    event.note.to_string()
}

fn edtf(window: &Window) -> Option<String> {
    window.lead().when.edtf.as_ref().map(ToString::to_string)
}

#[test]
fn a_field_opens_in_place_of_a_list_that_stands_there() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.ctrl(Key::H);
    assert!(window.app().session.side.is_some());
    window.type_words("n");
    assert!(window.is_focused("Note"), "the note can be written");
    window.type_words("ask a fax");
    window.press(Key::Enter);
    assert_eq!((note(&window).as_str(), window.lead().status), ("ask a fax", Status::Candidate));
    window.resize(vec2(800.0, 700.0));
    window.ctrl(Key::B);
    window.type_words("n");
    assert!(window.is_focused("Note"), "a narrow window makes room for it");
}

#[test]
fn fields_that_each_event_has_for_itself_are_refused_for_several() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.ctrl(Key::A);
    for key in ["@", "n"] {
        window.type_words(key);
        assert_eq!(window.app().session.draft.field, None, "{key}");
        assert!(window.shows("Choose one alone: each has its own"), "{key}");
    }
    window.type_words("t");
    assert!(window.is_focused("Tag"), "what all can have opens");
}

#[test]
fn a_date_that_is_not_understood_keeps_the_keyboard() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let project = window.app().project.clone();
    window.type_words("d");
    if !window.is_focused("Date") {
        window.type_words("d");
    }
    window.type_words("the foo of 2025");
    window.press(Key::Enter);
    assert!(window.is_focused("Date"));
    window.type_words("x");
    assert_eq!(window.app().session.draft.text, "the foo of 2025x");
    assert!(window.app().project == project, "the letters ran commands");
    // As fast as a keyboard can be, too.
    window.at_once(&[(Modifiers::NONE, Key::Enter, ""), (Modifiers::NONE, Key::X, "x")]);
    assert!(window.app().project == project, "the letters ran commands");
}

#[test]
fn a_field_below_the_edge_comes_into_view_when_it_is_opened() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.resize(vec2(1440.0, 420.0));
    for (key, name) in [("n", "Note"), ("t", "Tag")] {
        window.type_words(key);
        window.frames(4);
        let place = window.place(name);
        assert!(place.top() > 44.0 && place.bottom() < 396.0, "{name} at {place}");
        window.press(Key::Escape);
    }
}

#[test]
fn types_are_searched_at_once_and_digits_choose_before_the_first_letter() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("0");
    assert!(window.is_focused("Type"));
    window.type_words("protest");
    window.press(Key::Enter);
    assert_eq!(window.app().codebook.label(&window.lead().event_type), "Protest");
    let second = window.app().types().into_iter().nth(1).expect("a second type").label;
    window.type_words("02");
    assert_eq!(window.app().codebook.label(&window.lead().event_type), second);
    assert_eq!(window.app().session.draft.field, None);
}

#[test]
fn a_date_without_other_readings_is_written_at_once() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.select_words("The old toll house");
    window.type_words("e");
    window.press(Key::Enter);
    assert!(window.lead().when.alternatives.is_empty());
    window.type_words("d");
    assert!(window.is_focused("Date"));
    window.type_words("5 Aug 2025");
    window.press(Key::Enter);
    assert_eq!(edtf(&window).as_deref(), Some("2025-08-05"));
}

#[test]
fn the_list_of_a_field_in_the_queue_is_as_high_as_it_needs() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("q");
    let height = |window: &Window, field: Field| {
        let rect = window.harness.ctx.memory(|memory| memory.area_rect(Id::unique(("queue field", field))));
        rect.expect("the list is open").height()
    };
    window.type_words("p");
    window.type_words("zzz");
    window.frames(3);
    let low = height(&window, Field::Place);
    window.press(Key::Escape);
    window.type_words("h");
    window.frames(3);
    assert!(height(&window, Field::Factuality) > 200.0, "all eight are in view");
    assert!(low < 200.0, "there was less to show before: {low}");
}

#[test]
fn the_palette_grows_again_when_it_finds_more() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.ctrl(Key::K);
    let height = |window: &Window| {
        let rect = window.harness.ctx.memory(|memory| memory.area_rect(Id::unique("palette")));
        rect.expect("the palette").height()
    };
    window.frames(3);
    let full = height(&window);
    window.type_words("legend");
    window.frames(3);
    assert!(height(&window) < full / 2.0);
    for _ in "legend".chars() {
        window.press(Key::Backspace);
    }
    window.frames(3);
    assert!((height(&window) - full).abs() < 1.0, "{} of {full}", height(&window));
}

#[test]
fn a_publication_date_set_by_hand_dates_what_the_article_tells() {
    let folder = folder();
    let text = "Bridge over the Tarn closed\n\nPolice arrested Anna Weber in Holmbury on Tuesday.\n";
    let path = article(&folder, "bridge.txt", text.as_bytes());
    let mut window = with_paths(&[&path]);
    assert_eq!(edtf(&window), None, "nobody says which Tuesday");
    window.focus("Article: ");
    window.press(Key::Enter);
    let article = window.app().view.article.expect("the article");
    window.app_mut().view.selection = Selection::Article(article);
    window.frames(2);
    window.focus("Set the date");
    window.press(Key::Enter);
    window.type_words("7 Aug 2025");
    window.press(Key::Enter);
    window.frames(2);
    assert!(window.shows("Take the new reading?"), "what would change is shown first");
    window.press(Key::Enter);
    window.type_words(".");
    assert_eq!(edtf(&window).as_deref(), Some("2025-08-05"));
    assert!(!window.shows_part("No publication date was found"));
    window.run("read article again");
    window.frames(2);
    assert!(window.shows_part("0 events new, 0 gone, 0 changed"), "the file has no date, and the one set by hand counts");
    window.press(Key::Enter);
    assert_eq!(edtf(&window).as_deref(), Some("2025-08-05"));
}

#[test]
fn pasted_text_is_read_again_without_a_file() {
    let mut window = Window::open();
    let text = "date 2025-08-06 Bridge closed\nPolice arrested Anna Weber in Holmbury on Tuesday.\n";
    window.harness.input_mut().events.push(egui::Event::Paste(text.to_owned()));
    window.until("the text is read", |window| !window.app().project.articles.is_empty());
    window.run("read article again");
    window.frames(2);
    assert!(window.shows("Take the new reading?"));
    assert_eq!(window.n_asked(), 0, "there is no file to ask for");
}

#[test]
fn what_a_check_misses_is_filled_in_where_it_belongs() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.select_words("The old toll house");
    window.type_words("e");
    window.press(Key::Enter);
    window.press(Key::Escape);
    for (fix, field) in [("Set a date", "Date"), ("Say who", "Who")] {
        window.type_words("v");
        window.until("the checks are made", |window| window.shows(fix));
        window.focus(fix);
        window.press(Key::Enter);
        window.frames(2);
        assert!(window.is_focused(field), "{field}");
        assert_eq!(window.app().session.side, None);
        window.press(Key::Escape);
    }
}

/// Reads the article that is shown again and takes the new reading.
fn read_again(window: &mut Window) {
    window.run("read article again");
    window.frames(2);
    assert!(window.shows("Take the new reading?"));
    window.press(Key::Enter);
}

#[test]
fn a_file_that_lost_its_date_is_dated_by_the_one_that_is_held() {
    let folder = folder();
    let told = "Police arrested Anna Weber in Holmbury on Tuesday.\n";
    let dated = format!("date 2025-08-06 Bridge closed\n{told}");
    let path = article(&folder, "bridge.txt", dated.as_bytes());
    let mut window = with_paths(&[&path]);
    assert_eq!(edtf(&window).as_deref(), Some("2025-08-05"));
    article(&folder, "bridge.txt", format!("Bridge closed\n\n{told}").as_bytes());
    read_again(&mut window);
    let held = window.app().project.articles.iter().next().expect("the article");
    assert!(!held.text.contains("2025"), "the new text is read");
    assert_eq!(held.published.as_ref().map(|published| published.day.to_string()).as_deref(), Some("2025-08-06"));
    assert!(window.events().iter().any(|shown| shown.when.edtf.as_ref().is_some_and(|edtf| edtf.to_string() == "2025-08-05")));
}

#[test]
fn an_article_among_others_in_a_file_is_read_again_alone() {
    let folder = folder();
    let line = r#"{"id": "a", "dct": "2025-08-06", "text": "Police arrested Anna Weber in Holmbury on Tuesday."}"#;
    let path = article(&folder, "articles.jsonl", format!("{line}\n").as_bytes());
    let mut window = with_paths(&[&path]);
    let text = |window: &Window| window.app().project.articles.iter().next().expect("the article").text.to_string();
    let before = text(&window);
    read_again(&mut window);
    assert_eq!(text(&window), before);
}

#[test]
fn what_was_typed_and_given_up_comes_back() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("n");
    window.type_words("ask a fax");
    window.press(Key::Escape);
    assert_eq!(note(&window), "");
    assert!(window.shows("What was typed is kept; N brings it back"));
    window.type_words(".");
    window.type_words("n");
    assert_eq!(window.app().session.draft.text, "", "it belongs to the other event");
    window.press(Key::Escape);
    window.type_words(",");
    window.type_words("n");
    assert_eq!(window.app().session.draft.text, "ask a fax");
    window.press(Key::Enter);
    assert_eq!(note(&window), "ask a fax");

    window.ctrl(Key::V);
    window.type_words("date 2025-08-06 Half of it");
    window.press(Key::Escape);
    assert!(window.app().session.dialog.is_none() && window.shows_part("What was typed is kept"));
    window.ctrl(Key::V);
    window.focus("Cancel");
    window.press(Key::Enter);
    assert!(window.app().session.dialog.is_none());
    window.ctrl(Key::V);
    assert!(matches!(&window.app().session.dialog, Some(Dialog::Paste(text)) if text == "date 2025-08-06 Half of it"));
}

#[test]
fn an_event_without_a_title_is_none() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let n = window.events().len();
    window.type_words("e");
    assert!(window.is_focused("Title") && window.events().len() == n + 1);
    window.press(Key::Escape);
    assert_eq!(window.events().len(), n, "it is taken back");
    window.type_words("e");
    window.type_words("A call that nobody reported");
    window.press(Key::Enter);
    assert_eq!((window.events().len(), &*window.lead().title), (n + 1, "A call that nobody reported"));
    window.press(Key::F2);
    window.press(Key::Escape);
    assert_eq!(window.events().len(), n + 1, "it has a title now");
}

#[test]
fn words_that_date_an_event_say_so() {
    let folder = folder();
    let path =
        article(&folder, "call.txt", b"date 2025-08-06 A call\nOn 4 August 2025 the minister called. Nobody answered.\n");
    let mut window = with_paths(&[&path]);
    window.type_words("e");
    window.type_words("A call");
    window.press(Key::Enter);
    assert_eq!(edtf(&window), None);
    window.select_words("4 August 2025");
    window.chord(Modifiers::SHIFT, Key::E);
    let words = "Added the words to the event; they date it: ";
    assert_eq!(window.shows_part(words), edtf(&window).is_some(), "{:?}", edtf(&window));
    assert!(edtf(&window).is_some());
}

#[test]
fn escape_in_a_cell_of_the_table_changes_nothing() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("b");
    window.press(Key::ArrowDown);
    let (project, n_steps) = (window.app().project.clone(), window.app().session.history.done().len());
    window.press(Key::F2);
    window.type_words("ZZZ");
    window.press(Key::Escape);
    assert!(window.app().project == project, "the cell keeps what it held");
    window.press(Key::F2);
    window.press(Key::Escape);
    window.frames(2);
    assert_eq!(window.app().session.history.done().len(), n_steps);
    window.press(Key::F2);
    window.type_words("Another title");
    window.press(Key::Enter);
    assert_eq!(&*window.lead().title, "Another title");
}
