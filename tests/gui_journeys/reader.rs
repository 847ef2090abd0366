//! Reading by keys: finding words in the article, sentences, remarks on passages.

use egui::{Key, Modifiers};

use crate::{folder, with_articles};

#[test]
fn words_are_found_in_the_article_and_become_a_quote() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let event = window.lead().event;
    window.ctrl(Key::F);
    window.type_words("road");
    assert!(window.shows("Found: 1 of 1"));
    assert_eq!(window.selected_words(), "road");
    window.type_words("s");
    assert!(window.shows("Found: not in this article"));
    assert_eq!(window.selected_words(), "", "words that stand nowhere select nothing");
    window.ctrl(Key::A);
    window.type_words("o");
    let first = window.app().session.reader.selected.expect("a place");
    window.press(Key::Enter);
    let second = window.app().session.reader.selected.expect("a place");
    assert!(second.start() > first.start());
    window.chord(Modifiers::SHIFT, Key::Enter);
    assert_eq!(window.app().session.reader.selected, Some(first), "and back");
    window.ctrl(Key::A);
    window.type_words("toll house");
    window.press(Key::Escape);
    assert!(!window.shows("Find in the article"), "the bar is closed");
    assert_eq!(window.selected_words(), "toll house", "what was found stays selected");
    let n_before = window.app().session.derived.links.claims(&window.app().project, event).len();
    window.chord(Modifiers::SHIFT, Key::E);
    let n_after = window.app().session.derived.links.claims(&window.app().project, event).len();
    assert_eq!(n_after, n_before + 1, "the words are a quote of the event that was chosen before");
}

#[test]
fn escape_lets_go_of_selected_words() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.select_words("toll house");
    window.press(Key::Escape);
    assert_eq!(window.selected_words(), "");
    assert_eq!(window.app().session.reader.selected, None, "neither the reader nor the inspector holds them");
}

#[test]
fn finding_leads_to_the_desk_from_every_view() {
    let folder = folder();
    let mut window = with_articles(&folder);
    for key in ["b", "q", "w"] {
        window.type_words(key);
        window.ctrl(Key::F);
        assert!(window.shows("Find in the article"), "after {key}");
        window.press(Key::Escape);
    }
}

#[test]
fn sentences_are_selected_by_key_and_noted() {
    let folder = folder();
    let mut window = with_articles(&folder);
    (0..6).for_each(|_| window.ctrl(Key::ArrowUp));
    assert_eq!(window.selected_words(), "Bridge over the Tarn closed");
    window.ctrl(Key::ArrowDown);
    assert_eq!(window.selected_words(), "HOLMBURY, August 6 (Valley Post) —");
    window.ctrl(Key::ArrowDown);
    let first = window.selected_words();
    assert!(first.starts_with("Police") && first.ends_with('.'), "{first}");
    window.ctrl(Key::ArrowDown);
    assert!(window.selected_words().starts_with("Mayor"), "{}", window.selected_words());
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.selected_words().ends_with("open."), "{}", window.selected_words());
    window.ctrl(Key::ArrowUp);
    assert_eq!(window.selected_words(), first);

    window.type_words("n");
    window.type_words("Who told the Post?");
    window.press(Key::Enter);
    let note = window.app().project.notes.iter().next().expect("the note").clone();
    assert_eq!(note.text, "Who told the Post?");
    assert!(window.shows("Note: Who told the Post?"), "it stands beside its paragraph");

    window.chord(Modifiers::SHIFT, Key::J);
    window.type_words("Which road?");
    window.press(Key::Enter);
    window.press(Key::Escape);
    assert!(window.shows("Question: Which road?"));
}

#[test]
fn selected_words_are_named_by_the_key_for_who() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.select_words("toll house");
    window.type_words("@");
    let entity = window.app().view.selection.entity().expect("an entity");
    let name = &window.app().project.entities.get(entity).expect("held").name;
    assert_eq!(name, "toll house");
}
