//! Journeys over entities, the history, questions, checks and the tour, by keyboard alone.

use dateline::edit::Edit;
use dateline::gui::view::{Screen, Selection};
use dateline::model::{EntityId, EntityKind, Refusal};
use egui::{Key, Modifiers};

use super::window::Window;
use super::{folder, with_articles, with_project};

/// Returns the ids of entities by their names.
fn ids<const N: usize>(window: &Window, names: [&str; N]) -> [EntityId; N] {
    names.map(|name| window.entities().iter().find(|entity| entity.name == name).expect("the entity").id)
}

fn kinds<const N: usize>(window: &Window, ids: [EntityId; N]) -> [EntityKind; N] {
    ids.map(|id| window.app().project.entities.get(id).expect("the entity").kind)
}

#[test]
fn two_names_are_retyped_at_once_on_the_entities_page() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let both = ids(&window, ["Anna Weber", "Peter Lindqvist"]);
    window.type_words("w");
    assert_eq!(window.app().view.screen, Screen::Entities);
    assert!(window.shows_part("Mentions in context"));
    window.focus("Anna Weber, person");
    window.press(Key::Enter);
    assert!(window.shows("Anna Weber, Person"), "the head of the page names whom it is about");
    window.focus("Peter Lindqvist, person");
    window.ctrl(Key::Enter);
    assert!(window.shows("2 entities chosen"));
    window.type_words("k2");
    assert_eq!(kinds(&window, both), [EntityKind::Organization; 2]);
    window.ctrl(Key::Z);
    assert_eq!(kinds(&window, both), [EntityKind::Person; 2], "both are one step");
    window.type_words("w");
    assert_eq!(window.app().view.screen, Screen::Desk);
}

#[test]
fn a_mention_leads_to_its_words() {
    let folder = folder();
    let mut window = with_articles(&folder);
    window.focus("Anni Weber, person");
    window.press(Key::Enter);
    window.type_words("w");
    assert!(window.shows_part("1 mentions") && window.shows_part("mention"));
    window.focus("Police arrested Anni Weber in Holmbury");
    window.press(Key::Enter);
    assert_eq!(window.app().view.screen, Screen::Desk);
    let article = window.app().view.article.and_then(|id| window.app().project.articles.get(id)).expect("an article");
    assert_eq!(article.display_title(), "Mayor of Holmbury resigns");
}

#[test]
fn a_suggestion_is_taken_split_and_another_one_refused_for_good() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let before = window.entities().len();
    window.focus("Anna Weber, person");
    window.press(Key::Enter);
    window.type_words("w");
    assert!(window.shows("Not the same"), "Anna and Anni Weber are offered as one");
    window.type_words("m");
    assert_eq!(window.entities().len(), before - 1);
    window.chord(Modifiers::SHIFT, Key::M);
    assert_eq!(window.entities().len(), before, "each stands alone again");
    window.app_mut().view.selection = Selection::Nothing;
    window.focus("Anna Weber, person");
    window.press(Key::Enter);
    window.type_words("x");
    let refused = |window: &Window| window.app().project.refusals.clone();
    assert!(matches!(refused(&window)[..], [Refusal::SameEntity(..)]), "{:?}", refused(&window));
    assert!(!window.shows("Not the same"), "what was refused is not offered again");
    window.ctrl(Key::Z);
    assert_eq!(refused(&window), []);
}

#[test]
fn one_name_is_merged_into_another_by_typing_it() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let [anna, mayor] = ids(&window, ["Anna Weber", "Peter Lindqvist"]);
    window.app_mut().view.selection = Selection::Entities(vec![anna]);
    window.type_words("m");
    window.type_words("peter");
    window.press(Key::Enter);
    assert_eq!(window.app().project.entities.get(anna).and_then(|entity| entity.merged_into), Some(mayor));
    assert_eq!(window.app().view.selection.entity(), Some(mayor));
}

#[test]
fn a_place_gets_a_place_around_it_and_coordinates() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let [place] = ids(&window, ["Holmbury"]);
    window.app_mut().view.selection = Selection::Entities(vec![place]);
    window.type_words("w");
    window.run("coordinates");
    window.type_words("53.4, 10.1");
    window.press(Key::Enter);
    let held = window.app().project.entities.get(place).and_then(|entity| entity.coordinates).expect("coordinates");
    assert_eq!((held.latitude.to_string(), held.longitude.to_string()), ("53.4".to_owned(), "10.1".to_owned()));
}

#[test]
fn the_history_is_travelled_there_and_back() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let start = window.app().session.history.done().len();
    window.type_words("a");
    let accepted = window.app().project.clone();
    window.type_words("s");
    window.type_words(".x");
    let last = window.app().project.clone();
    let n = window.app().session.history.done().len();
    assert_eq!(n, start + 3);
    window.ctrl(Key::H);
    assert!(window.shows_part("Star 1 event"));
    window.focus(&format!("Step {}:", start + 1));
    window.press(Key::Enter);
    assert_eq!(window.app().session.history.done().len(), start + 1);
    assert_eq!(window.app().project.events, accepted.events);
    assert!(window.shows_part("taken back"), "what was taken back stays in sight");
    window.focus(&format!("Step {n}:"));
    window.press(Key::Enter);
    assert_eq!(window.app().project.events, last.events);
    window.focus("Step 0:");
    window.press(Key::Enter);
    assert!(window.app().project.articles.is_empty(), "as it was opened");
}

#[test]
fn the_decision_log_says_what_when_and_by_whom() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let title = window.lead().title;
    window.type_words("a");
    window.run("history");
    window.focus("Decisions");
    window.press(Key::Enter);
    assert!(window.shows_part(&format!("Accept: {title}")));
    assert!(window.shows_part("Reviewer"));
}

#[test]
fn the_tour_comes_once_is_walked_by_keys_and_can_be_called() {
    let mut window = Window::open();
    window.run("open sample");
    window.frames(4);
    assert!(window.shows("Tour: Articles come in here"));
    let project = window.app().project.clone();
    window.type_words("ax");
    assert!(window.app().project == project, "keys sleep during the tour");
    window.press(Key::Enter);
    window.press(Key::ArrowRight);
    assert!(window.shows("Tour: The words it comes from"));
    window.press(Key::ArrowLeft);
    assert!(window.shows("Tour: Events, each at its date"));
    window.press(Key::Escape);
    assert!(!window.shows_part("Tour: "));
    window.run("open sample");
    window.frames(4);
    assert!(!window.shows_part("Tour: "), "it comes once");
    window.run("tour");
    window.frames(3);
    for _ in 0..6 {
        assert!(window.shows_part("Tour: "));
        window.press(Key::ArrowRight);
    }
    assert!(!window.shows_part("Tour: "), "the sixth step is the last");
}

#[test]
fn a_question_is_asked_settled_saved_and_found_again() {
    let folder = folder();
    let mut window = with_articles(&folder);
    let event = window.lead().event;
    window.chord(Modifiers::SHIFT, Key::J);
    window.type_words("Who signed the order");
    window.press(Key::Enter);
    let question = |window: &Window| window.app().project.questions.iter().next().cloned().expect("a question");
    assert_eq!((question(&window).event, question(&window).settled), (Some(event), false));
    window.focus("Settle");
    window.press(Key::Enter);
    window.type_words("the mayor");
    window.press(Key::Enter);
    assert_eq!((question(&window).answer.as_str(), question(&window).settled), ("the mayor", true));
    window.focus("Reopen");
    window.press(Key::Enter);
    assert!(!question(&window).settled);
    let path = folder.path().join("case.ron");
    window.save_to(&path);
    assert_eq!(question(&with_project(&path)), question(&window));
    window.focus("Delete");
    window.press(Key::Enter);
    assert!(window.app().project.questions.is_empty());
    window.ctrl(Key::Z);
    assert!(!window.app().project.questions.is_empty());
}

#[test]
fn checks_lead_to_their_event_and_are_mended() {
    // A copy, since what is changed leaves a journal beside the project.
    let folder = folder();
    let path = folder.path().join("harbor-strike.ron");
    std::fs::copy("projects/harbor-strike.ron", &path).expect("the sample");
    let mut window = with_project(&path);
    window.until("the checks", |window| window.app().session.checks.count().is_some_and(|n| n > 0));
    let found = window.app().session.checks.found();
    window.type_words("v");
    window.focus("Check 1:");
    window.press(Key::Enter);
    assert_eq!(window.app().view.selection.event(), Some(found[0].event));
    // An accepted event without a date is something to ask; giving it back its date mends it.
    let event = window.app().session.derived.rows.iter().find(|row| row.qualifier.is_some()).expect("a row").shown.event;
    let field = dateline::edit::DecidedField::When(Some(dateline::model::When::decided(None)));
    let n = window.app().session.checks.count();
    window.app_mut().edit(&Edit::SetStatus {
        events: vec![event],
        status: dateline::model::Status::Accepted,
        why: String::new(),
    });
    window.app_mut().edit(&Edit::Decide { events: vec![event], field, why: String::new() });
    window.frames(2);
    assert!(window.app().session.checks.count() > n, "the list is made anew after every edit");
}
