//! Journeys with search, saved views and the table.

use dateline::gui::view::{Screen, Selection};
use dateline::model::Status;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, titles};
use crate::{folder, with_articles, with_project};

#[test]
fn a_search_is_saved_as_a_view_and_applied_after_reopening() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let all = window.events().len();
    window.type_words("/");
    window.type_words("who:");
    assert!(window.shows_part("Anna Weber, person"), "names are offered");
    window.type_words("web");
    window.press(Key::Tab);
    window.press(Key::Enter);
    let found = titles(&window.events()).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert!(!found.is_empty() && found.len() < all, "{found:?} of {all}");
    assert!(found.iter().all(|title| title.contains("Weber")), "{found:?}");
    assert_eq!(window.app().view.filter.terms.len(), 1, "what is finished is a chip");
    assert!(window.shows_part(&format!("{} of {all} events match", found.len())));
    window.run("save this view");
    window.type_words("Weber");
    window.press(Key::Enter);
    assert_eq!(window.app().project.saved_views.len(), 1, "{:?}", window.errors());
    let path = folder.path().join("views.ron");
    window.save_to(&path);

    let mut again = with_project(&path);
    assert_eq!(again.events().len(), all);
    again.run("view: weber");
    assert_eq!(titles(&again.events()), found);
    again.chord(Modifiers::SHIFT, Key::Escape);
    assert_eq!(again.events().len(), all, "one key shows everything");
    assert!(!again.app().session.is_dirty(), "looking is not editing");
}

#[test]
fn a_search_without_hits_says_what_it_hides_and_shows_it_again() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let all = window.events().len();
    window.type_words("/");
    window.type_words("when:1066");
    window.press(Key::Enter);
    assert_eq!(window.events().len(), 0);
    assert!(window.shows("Nothing matches"), "the timeline says so");
    assert!(window.shows(&format!("{all} events are hidden by the search and the filters")));
    // The search field above has a way of that name too.
    let button = window.harness.query_all_by_label("Show everything").max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    button.expect("a button in the timeline").focus();
    window.frames(2);
    window.press(Key::Enter);
    assert_eq!(window.events().len(), all);
}

#[test]
fn the_search_field_keeps_off_the_views_and_stays_where_it_is_while_one_types() {
    let folder = folder();
    let mut window = with_articles(&folder);
    for width in [1440.0, 1024.0, 960.0, 900.0] {
        window.resize(egui::vec2(width, 640.0));
        let (table, field) = (window.place("Table"), window.place("Search events"));
        assert!(table.right() <= field.left(), "{width} wide: {table:?} and {field:?}");
        window.type_words("/");
        window.type_words("when:1066");
        let typed = window.place("Search events");
        assert!((typed.left() - field.left()).abs() < 0.5, "{width} wide: {field:?} moved to {typed:?}");
        window.chord(Modifiers::SHIFT, Key::Escape);
        window.press(Key::Escape);
    }
}

#[test]
fn what_is_wrong_with_a_query_is_said_and_the_rest_still_counts() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("/");
    window.type_words("weber whom:x");
    assert!(window.shows_part("did you mean who:?"));
    assert!(titles(&window.events()).iter().all(|title| title.contains("Weber")));
    window.chord(Modifiers::SHIFT, Key::Escape);
    window.type_words("tolll");
    assert!(window.shows_part("searched for toll"), "a misspelled word is searched for by a near one");
    assert!(window.shows_part("In the text of 1 article"));
    window.chord(Modifiers::SHIFT, Key::Escape);
    window.type_words("toll");
    for _ in 0..20 {
        if window.shows_selected("The old toll house stayed open.") {
            break;
        }
        window.press(Key::ArrowDown);
    }
    assert!(window.shows_selected("The old toll house stayed open."), "sentences of articles are offered");
    window.press(Key::Enter);
    let words = window.app().session.reader.scroll_to;
    let article = window.app().view.article.and_then(|id| window.app().project.articles.get(id)).expect("an article");
    assert!(words.is_some_and(|span| article.slice(span) == "toll") || article.text.contains("toll house"));
}

#[test]
fn rows_of_the_table_are_changed_in_bulk_and_in_place() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.run("table");
    assert_eq!(window.app().view.screen, Screen::Table);
    let n = window.events().len();
    window.press(Key::Escape);
    assert_eq!(window.app().view.selection, Selection::Nothing);
    window.press(Key::Home);
    window.chord(Modifiers::SHIFT, Key::ArrowDown);
    window.chord(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.app().view.selection.events().len(), 3);
    window.type_words("x");
    let rejected = window.events().iter().filter(|shown| shown.status == Status::Rejected).count();
    assert_eq!(rejected, 3);
    window.type_words("t");
    window.type_words("checked");
    window.press(Key::Enter);
    let tagged = window.app().project.events.iter().filter(|event| *event.tags == ["checked"]).count();
    assert_eq!(tagged, 3, "the inspector edits many");
    window.ctrl(Key::A);
    assert_eq!(window.app().view.selection.events().len(), n);
    window.press(Key::End);
    assert_eq!(window.app().view.selection.events().len(), 1);
    window.press(Key::F2);
    window.type_words("A new title");
    window.press(Key::Enter);
    assert_eq!(&*window.lead().title, "A new title");
    window.press(Key::ArrowLeft);
    window.press(Key::F2);
    window.type_words("5 Aug 2025");
    assert!(window.shows_part("Tue 5 Aug 2025"), "how the words are understood is shown");
    window.press(Key::Enter);
    assert_eq!(window.lead().when.edtf.as_ref().map(ToString::to_string).as_deref(), Some("2025-08-05"));
    let lead = window.lead().event;
    window.press(Key::Enter);
    assert_eq!(window.app().view.screen, Screen::Desk, "Enter shows the event on the desk");
    assert_eq!(window.lead().event, lead);
}

impl Window {
    /// Whether something of which the name contains these words is pointed at.
    fn shows_selected(&self, words: &str) -> bool {
        use egui_kittest::kittest::{NodeT as _, Queryable as _};
        let nodes = self.harness.query_all_by_label_contains(words);
        nodes.into_iter().any(|node| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True))
    }
}

#[test]
fn tab_completes_a_word_and_else_leaves_the_field() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.type_words("/");
    window.press(Key::Tab);
    assert!(!window.is_focused("Search events"), "there is nothing to complete");
    window.type_words("/");
    window.type_words("status:acc");
    window.press(Key::Tab);
    assert_eq!(window.app().view.filter.words, "status:accepted ");
    assert!(window.is_focused("Search events"));
    window.press(Key::Tab);
    assert!(!window.is_focused("Search events"), "the word is complete");
}
