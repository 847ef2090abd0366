//! Journeys on the desk: numbers, roles and quotes by keys, a window of any width, and words that are still being typed.

use dateline::gui::tour::Place;
use dateline::gui::view::Selection;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::NodeT as _;

use crate::window::{Window, titles};
use crate::{folder, with_articles, with_project};

#[test]
fn a_number_is_added_changed_and_taken_away() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let before = window.lead().quantities;
    window.focus("Add a number");
    window.press(Key::Enter);
    window.type_words("at least 3 hurt");
    assert!(window.shows_part("hurt: at least 3"), "how the words are understood is shown");
    window.press(Key::Enter);
    let added = window.lead().quantities;
    assert_eq!(
        added.last().map(|quantity| (quantity.what.as_str(), quantity.low, quantity.high)),
        Some(("hurt", Some(3), None))
    );
    window.focus("at least 3");
    window.press(Key::Enter);
    window.type_words("4-5 hurt");
    window.press(Key::Enter);
    assert_eq!(window.lead().quantities.last().and_then(|quantity| quantity.high), Some(5));
    window.focus("4–5");
    window.press(Key::Enter);
    window.press(Key::Delete);
    window.press(Key::Enter);
    assert_eq!(window.lead().quantities, before);
    for _ in 0..3 {
        window.ctrl(Key::Z);
    }
    assert!(window.app().session.history.undo_label().is_none_or(|label| !label.contains("uantit")), "three steps, no more");
}

#[test]
fn no_tooltip_stands_above_a_dialog() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let tooltip = "Fit what is chosen, or everything";
    let at = window.place("Fit").center();
    window.harness.hover_at(at);
    window.frames(12);
    assert!(window.shows(tooltip), "the pointer rests on the button");
    window.ctrl(Key::K);
    window.frames(12);
    assert!(!window.shows(tooltip), "the palette lies over it");
    window.press(Key::Escape);
    window.frames(12);
    assert!(window.shows(tooltip), "the palette is closed");
}

#[test]
fn selected_words_are_added_to_an_event_as_a_quote() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let event = window.lead().event;
    let n = window.app().session.derived.links.claims(&window.app().project, event).len();
    window.ctrl(Key::ArrowRight);
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(window.selected_words().split_whitespace().count(), 2);
    window.chord(Modifiers::SHIFT, Key::E);
    assert_eq!(window.lead().event, event);
    assert_eq!(window.app().session.derived.links.claims(&window.app().project, event).len(), n + 1);
    window.ctrl(Key::Z);
    assert_eq!(window.app().session.derived.links.claims(&window.app().project, event).len(), n);
}

#[test]
fn neighbors_are_chosen_beside_the_chosen_event() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let first = titles(&window.events())[0].to_owned();
    while *window.lead().title != first {
        window.type_words(",");
    }
    window.type_words(">>");
    assert_eq!(window.app().view.selection.events().len(), 3);
    window.type_words("<");
    assert_eq!(window.app().view.selection.events().len(), 2);
    window.type_words("a");
    let accepted = window.events().iter().filter(|shown| shown.status == dateline::model::Status::Accepted).count();
    assert_eq!(accepted, 2);
}

#[test]
fn words_that_are_still_being_typed_are_saved_too() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let event = window.lead().event;
    window.type_words("n");
    window.type_words("Ask the court");
    let path = folder.path().join("typed.ron");
    window.save_to(&path);
    let window = with_project(&path);
    assert_eq!(window.app().project.events.get(event).expect("the event").note.as_str(), "Ask the court");
}

#[test]
fn closing_asks_for_words_that_are_still_being_typed() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let path = folder.path().join("typed.ron");
    window.save_to(&path);
    let mut window = with_project(&path);
    window.type_words("n");
    window.type_words("Ask the court");
    window.request_close();
    assert!(!window.is_closing, "the note is unsaved work");
    assert_eq!(window.app().project.events.get(window.lead().event).expect("the event").note.as_str(), "Ask the court");
}

#[test]
fn nothing_leaves_a_window_of_any_supported_size() {
    let folder = folder();
    let mut window = with_articles(&folder);
    for (width, height) in [(2560.0, 1440.0), (1440.0, 900.0), (1100.0, 760.0), (1024.0, 700.0), (959.0, 640.0), (720.0, 480.0)]
    {
        window.resize(vec2(width, height));
        for view in ["desk", "queue", "claims", "entities"] {
            window.run(view);
            let outside = buttons_outside(&window, width);
            assert!(outside.is_empty(), "{view}, {width} wide: {outside:#?}");
        }
    }
}

/// Columns and side panels have the widths of a large window again once it has been small.
#[test]
fn what_is_in_view_and_the_sides_come_back_when_a_small_window_grows() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.resize(vec2(1440.0, 900.0));
    let shown = |window: &Window| {
        let side = window.app().session.places.get(Place::Left).expect("the left side");
        (window.app().session.timeline.range().expect("a view"), side.width())
    };
    let before = shown(&window);
    window.resize(vec2(1024.0, 700.0));
    let ((from, to), side) = shown(&window);
    let length = before.0.1 - before.0.0;
    assert!(from == before.0.0 && (to - before.0.1).abs() <= length / 1000, "{from} to {to} instead of {before:?}");
    assert!(side < before.1, "a small window has narrow sides");
    window.resize(vec2(1440.0, 900.0));
    let ((from, to), side) = shown(&window);
    assert!(from == before.0.0 && (to - before.0.1).abs() <= length / 1000, "{from} to {to} instead of {before:?}");
    assert!((side - before.1).abs() < 0.5, "{side} instead of {}", before.1);
}

/// Returns the buttons that stand outside of a window of this width.
fn buttons_outside(window: &Window, width: f32) -> Vec<String> {
    let buttons = window.harness.root().children_recursive().filter(|node| {
        let node = node.accesskit_node();
        node.role() == egui::accesskit::Role::Button && !node.is_hidden()
    });
    let outside = buttons.filter(|node| node.rect().left() < -0.5 || node.rect().right() > width + 0.5);
    outside.map(|node| format!("{:?} at {:?}", node.accesskit_node().label(), node.rect())).collect()
}

#[test]
fn timeline_and_reader_share_the_height_of_any_window_alike() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let share = |window: &Window| {
        let places = window.app().session.places;
        let (timeline, reader) = (places.get(Place::Timeline).expect("timeline"), places.get(Place::Reader).expect("reader"));
        timeline.height() / (timeline.height() + reader.height())
    };
    let before = share(&window);
    for size in [vec2(2560.0, 1440.0), vec2(1024.0, 700.0), vec2(1440.0, 900.0)] {
        window.resize(size);
        assert!((share(&window) - before).abs() < 0.02, "{size}: {} instead of {before}", share(&window));
    }
}

#[test]
fn a_narrow_window_has_its_left_side_behind_a_button() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.resize(vec2(900.0, 640.0));
    assert!(!window.shows_part("Article: Bridge"));
    window.focus("Show articles and entities");
    window.press(Key::Enter);
    assert!(window.shows_part("Article: Bridge"));
    window.ctrl(Key::B);
    assert!(!window.shows_part("Article: Bridge"));
}

/// Every key of the review works on an event that was reached by keys alone.
#[test]
fn an_articles_record_is_edited_by_keys() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.focus("Article: Bridge over the Tarn closed");
    window.press(Key::Enter);
    for (button, words) in [("Author field", "Ada Quill"), ("Address field", "https://example.org/tarn")] {
        window.focus_in(button, "Not known");
        window.press(Key::Enter);
        window.type_words(words);
        window.press(Key::Enter);
    }
    let project = &window.app().project;
    let article = project.articles.iter().find(|article| article.author.is_some()).expect("the article");
    assert_eq!(article.author.as_deref(), Some("Ada Quill"));
    assert_eq!(article.url.as_deref(), Some("https://example.org/tarn"));
}

/// Returns the names of the lanes from the top down.
fn lanes(window: &Window) -> Vec<String> {
    let mut heads: Vec<(i32, String)> = window
        .harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Button)
        .filter_map(|node| {
            let label = node.accesskit_node().label()?;
            let name = label.strip_suffix(" in view")?.split(',').next()?.to_owned();
            #[expect(clippy::cast_possible_truncation, reason = "points of a window")]
            Some((node.rect().top() as i32, name))
        })
        .collect();
    heads.sort();
    heads.into_iter().map(|(_, name)| name).collect()
}

/// Gives the keyboard to the head of a lane.
fn focus_lane(window: &mut Window, name: &str) {
    let nodes = window.harness.root().children_recursive();
    let labels = nodes.filter_map(|node| node.accesskit_node().label());
    let is_head = |label: &String| label.ends_with(" in view") && label.starts_with(&format!("{name}, "));
    let head = labels.into_iter().find(is_head).expect("the head of the lane");
    window.focus(&head);
}

#[test]
fn what_the_lanes_are_made_by_is_chosen_by_keys() {
    let mut window = with_sample();
    assert!(window.shows("Lanes by Event type"));
    window.chord(Modifiers::SHIFT, Key::L);
    assert!(window.is_focused("Event type"), "the chooser opens at what is chosen");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert!(!window.shows("Lanes by Event type"));
    assert!(!window.shows("Within each lane"), "a choice closes the chooser");
    window.chord(Modifiers::SHIFT, Key::L);
    assert!(window.shows("Within each lane"));
    window.press(Key::Escape);
    assert!(!window.shows("Within each lane"), "Escape closes it");
}

#[test]
fn lanes_are_moved_pinned_and_put_back_by_keys() {
    let mut window = with_sample();
    let before = lanes(&window);
    assert!(before.len() > 3, "{before:?}");
    focus_lane(&mut window, &before[2]);
    window.chord(Modifiers::ALT, Key::ArrowUp);
    let moved = lanes(&window);
    assert_eq!([&moved[1], &moved[2]], [&before[2], &before[1]]);
    focus_lane(&mut window, &before[1]);
    window.chord(Modifiers::ALT, Key::P);
    assert_eq!(lanes(&window)[0], before[1]);
    focus_lane(&mut window, &before[1]);
    window.chord(Modifiers::ALT, Key::P);
    assert_eq!(lanes(&window), moved, "its place among the others is kept");
    window.run("largest lanes");
    assert_eq!(lanes(&window), before, "every lane has its place by size again");
}

#[test]
fn without_a_lane_in_hand_that_of_the_chosen_event_is_arranged() {
    let mut window = with_sample();
    // So high that every lane is in view.
    window.resize(vec2(1440.0, 3000.0));
    let before = lanes(&window);
    window.chord(Modifiers::ALT, Key::P);
    assert_eq!(lanes(&window), before, "nothing is chosen");
    let names_lane = |window: &Window, lane: &str| lane.eq_ignore_ascii_case(&window.lead().event_type.0);
    window.type_words(".");
    while names_lane(&window, &before[0]) {
        window.type_words(".");
    }
    window.chord(Modifiers::ALT, Key::P);
    let pinned = lanes(&window)[0].clone();
    assert!(names_lane(&window, &pinned), "{pinned}");
    window.chord(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(lanes(&window)[0], pinned, "a pinned lane stays above the others");
    window.chord(Modifiers::ALT, Key::P);
    assert_eq!(lanes(&window), before);
}

#[test]
fn the_time_in_view_filters_everything_and_lets_go_again() {
    let mut window = with_sample();
    let all = window.events().len();
    window.chord(Modifiers::SHIFT, Key::T);
    let within = window.events();
    assert!(!within.is_empty() && within.len() < all, "{} of {all}", within.len());
    let (from, to) = window.app().session.timeline.range().expect("a range");
    assert!(window.app().session.derived.rows.iter().all(|row| row.overlaps(from, to)));
    assert!(window.shows_part("Only what touches"));
    window.chord(Modifiers::SHIFT, Key::T);
    assert_eq!(window.events().len(), all);
}

#[test]
fn the_list_of_a_bin_opens_and_closes_by_key() {
    let mut window = with_sample();
    window.type_words("o");
    assert!(window.shows_part(" more in "), "the list has a title");
    let n_open = n_list_items(&window);
    let before = window.app().view.selection.clone();
    window.press(Key::Enter);
    assert_ne!(window.app().view.selection, before, "its first row has the keyboard");
    window.press(Key::Escape);
    assert!(n_list_items(&window) < n_open, "Escape closes it");
    window.type_words("oo");
    assert!(n_list_items(&window) < n_open, "the key closes it too");
}

fn n_list_items(window: &Window) -> usize {
    let nodes = window.harness.root().children_recursive();
    nodes.filter(|node| node.accesskit_node().role() == egui::accesskit::Role::ListItem).count()
}

/// Opens the sample project and leaves its tour.
fn with_sample() -> Window {
    let mut window = Window::with_sample();
    window.press(Key::Escape);
    // All lanes have room, wherever the first event to review is.
    window.resize(vec2(1440.0, 6000.0));
    window
}

#[test]
fn the_codebook_of_the_project_is_chosen_and_taken_back() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.run("project settings");
    assert!(window.shows_part("How articles are read"));
    window.focus("Legal chronology");
    window.press(Key::Enter);
    assert_eq!((window.app().project.settings.codebook.as_str(), window.app().codebook.name.as_str()), ("legal", "legal"));
    window.focus("6 March");
    window.press(Key::Enter);
    assert_eq!(window.app().project.settings.day_month_order, dateline::model::DayMonthOrder::DayFirst);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!((window.app().project.settings.codebook.as_str(), window.app().codebook.name.as_str()), ("plover", "plover"));
}

/// Whether the time of the chosen event is in view.
fn is_time_in_view(window: &Window) -> bool {
    let app = window.app();
    let row = app.session.derived.row(window.lead().event).expect("a row");
    let (from, to) = app.session.timeline.range().expect("a range");
    row.anchor().is_some_and(|at| at >= from && at < to)
}

/// Whether the mark of the chosen event stands on the part of the timeline that is in view.
fn is_mark_in_view(window: &Window) -> bool {
    let timeline = window.app().session.places.get(Place::Timeline).expect("the timeline");
    let title = format!(", {}, ", window.lead().title);
    let nodes = window.harness.root().children_recursive();
    let mut marks = nodes.filter(|node| node.accesskit_node().label().is_some_and(|label| label.contains(&title)));
    marks.any(|mark| timeline.contains(mark.rect().center()))
}

#[test]
fn what_is_chosen_elsewhere_comes_into_view_on_the_timeline() {
    let mut window = Window::with_sample();
    window.frames(2);
    assert!(is_time_in_view(&window) && is_mark_in_view(&window), "the event that a project opens on");
    let events = window.events();
    let is_alone = |title: &str| events.iter().filter(|shown| shown.title.contains(title)).count() == 1;
    let dated: Vec<_> = events.iter().filter(|shown| shown.bounds.is_some() && is_alone(&shown.title)).collect();
    let (first, last) = (dated[0], dated[dated.len() - 1]);
    for shown in [first, last] {
        window.run(&shown.title.to_lowercase());
        assert_eq!(window.lead().event, shown.event);
        window.frames(2);
        assert!(is_time_in_view(&window) && is_mark_in_view(&window), "{} chosen in the palette", shown.title);
        window.type_words("f");
        window.frames(2);
        assert!(is_mark_in_view(&window), "{} fitted", shown.title);
    }
    window.type_words("q");
    window.type_words(".....");
    window.type_words("q");
    window.frames(2);
    assert_eq!(window.app().view.screen, dateline::gui::view::Screen::Desk);
    assert!(is_time_in_view(&window) && is_mark_in_view(&window), "the event of the queue: {}", window.lead().title);
}

#[test]
fn what_is_undone_comes_into_view_on_the_timeline() {
    let mut window = Window::with_sample();
    let dated: Vec<_> = window.events().into_iter().filter(|shown| shown.bounds.is_some()).map(|shown| shown.event).collect();
    let (first, last) = (dated[0], dated[dated.len() - 1]);
    for event in [last, first] {
        window.app_mut().view.selection = Selection::Events(vec![event]);
        window.type_words("f");
        window.frames(2);
        if event == last {
            window.type_words("s");
        }
    }
    window.ctrl(Key::Z);
    window.frames(2);
    assert_eq!(window.lead().event, last);
    assert!(is_time_in_view(&window) && is_mark_in_view(&window));
}

#[test]
fn all_that_is_chosen_is_fitted() {
    let mut window = Window::with_sample();
    let dated: Vec<_> = window.events().into_iter().filter(|shown| shown.bounds.is_some()).map(|shown| shown.event).collect();
    let ends = [dated[0], dated[dated.len() - 1]];
    window.app_mut().view.selection = Selection::Events(ends.to_vec());
    window.type_words("f");
    window.frames(2);
    let app = window.app();
    let (from, to) = app.session.timeline.range().expect("a range");
    for event in ends {
        let row = app.session.derived.row(event).expect("a row");
        assert!(row.anchor().is_some_and(|at| at >= from && at < to), "{}", row.shown.title);
    }
    window.type_words("+");
    assert_eq!(window.app().view.selection.events(), ends, "zooming chooses nothing else");
}

#[test]
fn an_undone_split_chooses_each_event_once() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.ctrl(Key::A);
    let n = window.app().view.selection.events().len();
    window.type_words("m");
    window.chord(Modifiers::SHIFT, Key::M);
    assert_eq!(window.app().view.selection.events().len(), n);
    window.ctrl(Key::Z);
    assert_eq!(window.app().view.selection.events().len(), 1, "they are one again");
}
