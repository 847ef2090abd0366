//! The journey "annotate an article from scratch": everything on the timeline comes from a person, by keys alone.

use dateline::model::{EntityKind, Factuality, Status};
use dateline::query::SentenceState;
use egui::{Key, Modifiers};

use crate::window::{Window, titles};
use crate::{article, folder, with_paths, with_project};

/// An article in a language without a model: nothing in it is found but names and dates in digits.
const FUND: &str = "date 2025-08-06 Fund am Fluss
TARNAU, 6. August (Talblatt) — Ein Kind fand am Dienstag einen Helm im Fluss Tarn.
Die Polizei sperrte das Ufer der Tarn, die Mühle der Tarn und den Hafen der Tarn. Der Tarn stieg in der Nacht.
";

/// Makes an event of selected words and gives it a title.
fn make(window: &mut Window, words: &str, title: &str) {
    window.select_words(words);
    window.type_words("e");
    window.type_words(title);
    window.press(Key::Enter);
    assert_eq!(&*window.lead().title, title);
}

#[test]
fn an_article_is_annotated_from_scratch() {
    let folder = folder();
    let path = article(&folder, "fund.txt", FUND.as_bytes());
    let mut window = with_paths(&[&path]);
    assert_eq!(titles(&window.events()), [""; 0], "nothing is proposed");

    make(&mut window, "fand", "Child finds a helmet in the Tarn");
    let found = window.lead();
    assert_eq!(found.status, Status::Accepted, "a person made it");
    window.type_words("d");
    window.type_words("5 Aug 2025");
    window.press(Key::Enter);
    for (key, words) in [("p", "Tarnau"), ("@", "a child"), ("n", "Which child?"), ("t", "find")] {
        window.type_words(key);
        window.type_words(words);
        window.press(Key::Enter);
    }
    let lead = window.lead();
    assert_eq!(lead.when.edtf.as_ref().map(ToString::to_string).as_deref(), Some("2025-08-05"));
    let name = |id| window.app().project.entities.get(id).map(|entity| (entity.name.as_str(), entity.kind));
    assert_eq!(lead.place.and_then(name).map(|(name, _)| name), Some("Tarnau"));
    let who: Vec<_> = lead.participants.iter().filter_map(|part| name(part.entity)).collect();
    assert!(who.contains(&("a child", EntityKind::Person)), "{who:?}");

    make(&mut window, "sperrte", "Police close the bank");
    window.type_words("h");
    window.type_words("2");
    assert_eq!(window.lead().factuality, Factuality::Ongoing);
    window.type_words("0");
    window.type_words("2");
    let event = window.lead().event;
    window.select_words("Die Polizei");
    window.chord(Modifiers::SHIFT, Key::E);
    assert_eq!(window.app().session.derived.links.claims(&window.app().project, event).len(), 2);

    mark_a_name_everywhere(&mut window);
    sign_off_the_rest(&mut window);

    let path = folder.path().join("fund.ron");
    window.save_to(&path);
    let again = with_project(&path);
    assert!(again.app().project == window.app().project, "what was annotated is what was saved");
    assert_eq!(titles(&again.events()).len(), 2);
}

/// Names the river once and marks it wherever it stands, but for one place.
fn mark_a_name_everywhere(window: &mut Window) {
    window.select_words("Tarn");
    window.run("new entity");
    window.press(Key::Escape);
    let entity = window.app().view.selection.entity().expect("the river");
    let n_before = window.app().session.derived.mentions(&window.app().project, entity).len();
    window.chord(Modifiers::SHIFT, Key::K);
    assert!(window.shows_part("Mark “Tarn” everywhere"));
    let n_places = match &window.app().session.dialog {
        Some(dateline::gui::dialogs::Dialog::MarkAll(state)) => state.places.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(n_places, 2);
    window.focus("Mark Fund am Fluss");
    window.press(Key::Space);
    window.focus("Mark 1");
    window.press(Key::Enter);
    let n_after = window.app().session.derived.mentions(&window.app().project, entity).len();
    assert_eq!(n_after, n_before + 1);
    window.ctrl(Key::Z);
    assert_eq!(window.app().session.derived.mentions(&window.app().project, entity).len(), n_before, "one step");
    window.chord(Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
}

/// Goes from one unseen sentence to the next and signs each off.
fn sign_off_the_rest(window: &mut Window) {
    let article = window.app().project.articles.iter().next().expect("the article").id;
    let unseen = |window: &mut Window| {
        let app = window.app_mut();
        let coverage = app.session.derived.coverage(&app.project, article);
        coverage.iter().filter(|(_, state)| *state == SentenceState::Unseen).count()
    };
    let mut left = unseen(window);
    for _ in 0..10 {
        if left == 0 {
            break;
        }
        window.type_words("u");
        window.run("sign off");
        let now = unseen(window);
        assert!(now < left, "{left} sentences were unseen, and {now} still are");
        left = now;
    }
    assert_eq!(left, 0);
}
