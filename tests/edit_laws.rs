//! Laws of edits: every one can be taken back, whole, and what the file holds afterwards is what the project holds.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod strategies;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dateline::edit::{
    Applied, Edit, EditError, EntityChange, History, Preview, Restore, Revision, apply, event_from_words, preview, restore,
};
use dateline::model::{
    ArticleId, Claim, ClaimId, Coverage, Entity, EntityId, EntityKind, Event, EventId, Extra, Origin, Project, Question,
    QuestionId, Reading, Record, SourceSpan, Stamp, Stance, Status, Table, Timestamp,
};
use dateline::store;
use dateline::text::Span;
use proptest::prelude::*;
use strategies::{Maker, choices, projects};

/// How many edits are made of one list of decisions at most.
const EDITS: usize = 24;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_is_taken_back_whole(project in projects(), choices in choices(400)) {
        each_edit(project, choices, |before, after, edit, applied| {
            let Some(applied) = applied else {
                prop_assert_eq!(before, after, "failed but changed something: {:?}", edit);
                return Ok(());
            };
            let mut project = after.clone();
            let back = restore(&mut project, applied.inverse.clone());
            prop_assert_eq!(&project, before, "{:?}", edit);
            let forth = restore(&mut project, back.inverse);
            prop_assert_eq!(&project, after, "{:?}", edit);
            prop_assert_eq!(&forth.inverse, &applied.inverse, "{:?}", edit);
            Ok(())
        })?;
    }

    #[test]
    fn a_change_leaves_one_line_in_the_log(project in projects(), choices in choices(400)) {
        each_edit(project, choices, |before, after, edit, applied| {
            let Some(applied) = applied else { return Ok(()) };
            prop_assert_eq!(applied.changed, before != after, "{:?}", edit);
            prop_assert_eq!(applied.changed, applied.inverse != Restore::default(), "{:?}", edit);
            let n_lines = usize::from(applied.changed && !matches!(edit, Edit::Seen(..)));
            let (old, new) = after.decisions.split_at(after.decisions.len() - n_lines);
            prop_assert_eq!(old, before.decisions.as_slice(), "{:?}", edit);
            prop_assert!(new.iter().all(|line| line.at == stamp().at && line.by == stamp().by), "{:?}", new);
            Ok(())
        })?;
    }

    #[test]
    fn a_preview_counts_what_is_done(project in projects(), choices in choices(400)) {
        each_edit(project, choices, |before, after, edit, applied| {
            let untouched = before.clone();
            let counted = preview(before, edit);
            prop_assert_eq!(before, &untouched);
            prop_assert_eq!(counted.ok(), applied.map(|_| difference(before, after)), "{:?}", edit);
            Ok(())
        })?;
    }

    #[test]
    fn an_edited_project_comes_back_from_its_file(project in projects(), choices in choices(400)) {
        each_edit(project, choices, |_, after, edit, applied| {
            if applied.is_some_and(|applied| applied.changed) {
                let text = store::print(after);
                let opened = store::parse(&text).expect("a project");
                prop_assert!(!opened.report.read_only, "{:?}\n{:#?}", edit, opened.report.problems);
                prop_assert_eq!(&opened.project, after, "{:?}\n{:#?}", edit, opened.report.problems);
                prop_assert_eq!(store::print(&opened.project), text);
            }
            Ok(())
        })?;
    }

    #[test]
    fn words_outside_their_article_are_refused(project in projects()) {
        let of = |event: Arc<Event>| event.claims.iter().map(|claim| (event.id, claim.clone())).collect::<Vec<_>>();
        for (event, mut claim) in project.events.iter().flat_map(of) {
            let Some(article) = project.articles.get(claim.article) else { continue };
            claim.id = ClaimId::of([b"outside".as_slice()]);
            claim.triggers.push(Span::new(0, article.text.len() + 1));
            let mut edited = project.clone();
            prop_assert!(apply(&mut edited, &Edit::AddClaim(event, Arc::new(claim)), &stamp()).is_err());
            prop_assert_eq!(&edited, &project);
        }
    }

    #[test]
    fn merging_and_splitting_leave_the_file_as_it_was(project in projects(), choices in choices(12)) {
        let text = store::print(&project);
        let free: Vec<EventId> = project.events.iter().filter(|event| event.merged_into.is_none()).map(|event| event.id).collect();
        let mut maker = Maker::new(choices);
        let others: Vec<EventId> = free.iter().copied().skip(1).filter(|_| maker.flag()).collect();
        prop_assume!(!others.is_empty());
        let merge = Edit::MergeEvents { into: free[0], others: others.clone() };
        let mut merged = project.clone();
        let applied = apply(&mut merged, &merge, &stamp()).expect("free events");
        let mut reopened = store::parse(&store::print(&merged)).expect("a project").project;
        for mut undone in [merged, reopened.clone()] {
            restore(&mut undone, applied.inverse.clone());
            prop_assert_eq!(store::print(&undone), text.as_str());
        }
        for other in others.into_iter().rev() {
            apply(&mut reopened, &Edit::SplitEvents(vec![other]), &stamp()).expect("merged events");
        }
        reopened.decisions.truncate(project.decisions.len());
        prop_assert_eq!(store::print(&reopened), text);
    }

    #[test]
    fn a_gesture_is_one_step(project in projects(), choices in choices(300)) {
        let (mut edited, mut history, mut maker) = (project.clone(), History::default(), Maker::new(choices));
        let gesture = history.begin_gesture();
        let mut changed = false;
        for _ in 0..EDITS {
            let edit = maker.edit(&edited);
            if !matches!(edit, Edit::Seen(..)) {
                changed |= history.perform(&mut edited, &edit, &stamp(), Some(gesture)).is_ok_and(|applied| applied.changed);
            }
        }
        prop_assert_eq!(history.done().len(), usize::from(changed));
        let end = edited.clone();
        prop_assert_eq!(history.undo(&mut edited).is_some(), changed);
        prop_assert_eq!(&edited, &project);
        prop_assert_eq!(history.revision(), Revision::default());
        prop_assert_eq!(history.redo(&mut edited).is_some(), changed);
        prop_assert_eq!(&edited, &end);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn a_thousand_edits_are_undone_and_redone(seed in any::<u64>()) {
        a_thousand_edits(seed, false)?;
    }

    #[test]
    fn words_seen_on_the_way_do_not_disturb_undoing(seed in any::<u64>()) {
        a_thousand_edits(seed, true)?;
    }
}

/// Performs a thousand edits, some of them undone and redone on the way, then undoes and redoes them all.
fn a_thousand_edits(seed: u64, seeing: bool) -> Result<(), TestCaseError> {
    let mut maker = Maker::from_seed(seed, 400_000);
    let start = maker.project();
    let mut project = start.clone();
    let mut history = History::default();
    let mut marks = Marks::default();
    for index in 0..1_000 {
        marks.check(&history, &project)?;
        let edit = maker.edit(&project);
        if seeing || !matches!(edit, Edit::Seen(..)) {
            let steps = history.done().len();
            let before = history.revision();
            let changed = history.perform(&mut project, &edit, &stamp(), None).is_ok_and(|applied| applied.changed);
            prop_assert_eq!(history.done().len() - steps, usize::from(changed && !matches!(edit, Edit::Seen(..))));
            prop_assert_eq!(history.revision() != before, changed);
        }
        match index % 17 {
            3 | 4 => drop(history.undo(&mut project)),
            5 => drop(history.redo(&mut project)),
            _ => {}
        }
    }
    prop_assert!(!maker.is_used_up());
    prop_assert!(history.done().len() > 300, "{} steps", history.done().len());
    while history.redo(&mut project).is_some() {}
    marks.check(&history, &project)?;
    let end = project.clone();
    while history.undo(&mut project).is_some() {
        marks.check(&history, &project)?;
    }
    prop_assert_eq!(unseen(&project, seeing), unseen(&start, seeing));
    while history.redo(&mut project).is_some() {
        marks.check(&history, &project)?;
    }
    prop_assert_eq!(project, end);
    Ok(())
}

/// The project at every revision so far.
#[derive(Default)]
struct Marks(BTreeMap<Revision, Project>);

impl Marks {
    /// Holds against every revision seen before: the same number means the same project.
    fn check(&mut self, history: &History, project: &Project) -> Result<(), TestCaseError> {
        let revision = history.revision();
        let known = self.0.entry(revision).or_insert_with(|| project.clone());
        prop_assert_eq!(&*known, project, "{:?}", revision);
        Ok(())
    }
}

/// Returns the project, without what was seen where that is asked for.
fn unseen(project: &Project, seeing: bool) -> Project {
    let mut project = project.clone();
    if seeing {
        let signed = project.coverage.iter().filter(|coverage| !coverage.signed_off.is_empty());
        project.coverage = signed.map(|coverage| Coverage { seen: Vec::new(), ..coverage.clone() }).collect();
    }
    project
}

/// Makes and applies edits until the decisions are used up, and looks at each with the project before and after it.
fn each_edit(
    mut project: Project,
    choices: Vec<u64>,
    mut look: impl FnMut(&Project, &Project, &Edit, Option<&Applied>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut maker = Maker::new(choices);
    for _ in 0..EDITS {
        let before = project.clone();
        let edit = maker.edit(&project);
        let applied = apply(&mut project, &edit, &stamp()).ok();
        look(&before, &project, &edit, applied.as_ref())?;
        if maker.is_used_up() {
            break;
        }
    }
    Ok(())
}

fn stamp() -> Stamp {
    Stamp { at: Timestamp(1_754_474_400), by: "reviewer".to_owned() }
}

/// Counts by comparing the projects whole.
fn difference(before: &Project, after: &Project) -> Preview {
    let lacking = |one: &Project, other: &Project| one.events.ids().filter(|&id| !other.events.contains(id)).count();
    let (events_added, events_removed) = (lacking(after, before), lacking(before, after));
    let (entities_added, entities_removed) = gone_and_new(&after.entities, &before.entities);
    let (articles_added, articles_removed) = gone_and_new(&after.articles, &before.articles);
    let is_touched = |event: &Arc<Event>| after.events.get(event.id).as_ref() != Some(event);
    let touched: Vec<Arc<Event>> = before.events.iter().filter(is_touched).collect();
    Preview {
        events_added,
        events_removed,
        events_changed: touched.len() - events_removed,
        events_decided: touched.iter().filter(|event| is_decided(event)).count(),
        entities_added,
        entities_removed,
        articles_added,
        articles_removed,
        notes_removed: gone_and_new(&after.notes, &before.notes).1 + gone_and_new(&after.questions, &before.questions).1,
    }
}

/// Counts the records that only `one` and only `other` holds.
fn gone_and_new<T: Record>(one: &Table<T>, other: &Table<T>) -> (usize, usize) {
    let lacking = |table: &Table<T>, among: &Table<T>| among.iter().filter(|record| !table.contains(record.id())).count();
    (lacking(other, one), lacking(one, other))
}

/// Whether an event differs from what reading an article alone would have made of it.
fn is_decided(event: &Event) -> bool {
    let plain = Event { extra: event.extra.clone(), ..Event::new(event.id, event.claims.clone()) };
    let by_person = |claim: &Claim| {
        claim.origin == Origin::Person
            || claim.moved_to.is_some()
            || claim.credibility.is_some()
            || claim.stance == Stance::Contradicts
    };
    *event != plain || event.status != Status::Candidate || event.claims.is_empty() || event.claims.iter().any(by_person)
}

#[test]
fn every_kind_of_edit_is_made_and_changes_something() {
    let mut maker = Maker::from_seed(1, 600_000);
    let mut project = maker.project();
    let mut kinds = BTreeSet::new();
    for _ in 0..4_000 {
        let edit = maker.edit(&project);
        if apply(&mut project, &edit, &stamp()).is_ok_and(|applied| applied.changed) {
            let name = format!("{edit:?}");
            kinds.insert(name.split([' ', '(']).next().unwrap_or_default().to_owned());
        }
    }
    assert_eq!(kinds.len(), 35, "{kinds:?}");
}

/// Returns a project with one article of these words.
fn project_of(text: &str) -> (Project, ArticleId) {
    let article = Maker::new(vec![]).article_of(ArticleId(1), text.into());
    let id = article.id;
    (Project { articles: [article].into_iter().collect(), ..Project::default() }, id)
}

/// Carries out an edit that can be done.
fn done(project: &mut Project, edit: &Edit) {
    apply(project, edit, &stamp()).expect("an edit that can be done");
}

/// Puts other words into the article, with nothing found in them.
fn reread(project: &mut Project, text: &str) {
    let article = Arc::new(Maker::new(vec![]).article_of(ArticleId(1), text.into()));
    done(project, &Edit::Reread(vec![Reading { article, source: None, entities: vec![], events: vec![] }]));
}

#[test]
fn undoing_a_new_reading_lets_go_of_what_was_seen_of_it() {
    let (mut project, id) = project_of("Short.");
    let mut history = History::default();
    let article = Arc::new(Maker::new(vec![]).article_of(ArticleId(1), "Words that are longer.".into()));
    let edit = Edit::Reread(vec![Reading { article, source: None, entities: vec![], events: vec![] }]);
    history.perform(&mut project, &edit, &stamp(), None).expect("a reading");
    let seen = Edit::Seen(id, vec![Span::new(0, 5), Span::new(6, 22)]);
    history.perform(&mut project, &seen, &stamp(), None).expect("seen");
    let after = project.clone();
    history.undo(&mut project).expect("the reading");
    let held = project.coverage.get(id).map(|coverage| coverage.seen.clone());
    assert_eq!(held, Some(vec![Span::new(0, 5)]), "the other words are not in the text");
    history.redo(&mut project).expect("the reading");
    assert!(project == after, "doing it again brings them back");
}

#[test]
fn merging_into_the_middle_of_a_chain_makes_no_circle() {
    let events = (1..=3).map(|id| Event::new(EventId(id), vec![]));
    let mut project = Project { events: events.collect(), ..Project::default() };
    let merge = |into, other| Edit::MergeEvents { into: EventId(into), others: vec![EventId(other)] };
    done(&mut project, &merge(2, 1));
    done(&mut project, &merge(3, 2));
    assert!(matches!(apply(&mut project, &merge(1, 2), &stamp()), Err(EditError::Impossible(_))));
}

#[test]
fn a_place_cannot_lie_in_itself() {
    let entities = (1..=2).map(|id| Entity::new(EntityId(id), EntityKind::Place, "Kyiv", Origin::Person));
    let mut project = Project { entities: entities.collect(), ..Project::default() };
    let locate = |id, parent| Edit::Entities(vec![EntityId(id)], EntityChange::Parent(Some(EntityId(parent))));
    done(&mut project, &locate(1, 2));
    assert!(matches!(apply(&mut project, &locate(2, 1), &stamp()), Err(EditError::Impossible(_))));
    assert!(matches!(apply(&mut project, &locate(2, 3), &stamp()), Err(EditError::Unknown(_))));
}

#[test]
fn a_persons_claim_follows_its_words_once() {
    let (mut project, article) = project_of("Talks began. Talks ended.");
    let event = event_from_words(&project, article, Span::new(0, 5), 7).expect("words");
    let id = event.id;
    done(&mut project, &Edit::AddEvent(Arc::new(event)));
    reread(&mut project, "On Monday: Talks ended. Talks began.");
    let claim = &project.events.get(id).expect("kept").claims[0];
    assert_eq!((project.quote(claim), claim.quote.start()), ("Talks", 11));
    reread(&mut project, "Nothing.");
    let claim = &project.events.get(id).expect("kept").claims[0];
    assert_eq!((project.quote(claim), claim.quote, claim.triggers.as_slice()), ("Talks", Span::default(), [].as_slice()));
}

#[test]
fn a_question_follows_its_words() {
    let (mut project, article) = project_of("Talks began.");
    let at = Some(SourceSpan { article, span: Span::new(6, 11) });
    let question = Question {
        id: QuestionId(1),
        text: "When?".to_owned(),
        at,
        event: None,
        settled: false,
        answer: String::new(),
        extra: Extra::default(),
    };
    done(&mut project, &Edit::PutQuestion(question));
    reread(&mut project, "It began.");
    let asked = |project: &Project| project.questions.get(QuestionId(1)).expect("kept").clone();
    assert_eq!(asked(&project).at.map(|at| at.span), Some(Span::new(3, 8)));
    reread(&mut project, "It is over.");
    assert_eq!(asked(&project).text, "When? (words not found: \u{201c}began\u{201d})");
}

#[test]
fn taking_back_a_sign_off_that_was_never_made_changes_nothing() {
    let (mut project, article) = project_of("Talks began.");
    let edit = Edit::SignOff { article, span: Span::new(0, 12), on: false };
    assert_eq!(apply(&mut project, &edit, &stamp()).map(|applied| applied.changed), Ok(false));
}

#[test]
fn words_outside_the_article_are_refused() {
    let (mut project, article) = project_of("Über");
    for span in [Span::new(1, 3), Span::new(0, 99)] {
        let edit = Edit::SignOff { article, span, on: true };
        assert!(matches!(apply(&mut project, &edit, &stamp()), Err(EditError::Impossible(_))), "{span:?}");
    }
}

#[test]
fn what_was_seen_of_an_article_goes_and_comes_with_it() {
    let (with_article, article) = project_of("Talks began.");
    let reading = Reading {
        article: Arc::clone(with_article.articles.shared(article).expect("held")),
        source: None,
        entities: vec![],
        events: vec![],
    };
    let (mut project, mut history) = (Project::default(), History::default());
    let perform = |history: &mut History, project: &mut Project, edit: &Edit| {
        history.perform(project, edit, &stamp(), None).expect("an edit that can be done");
    };
    let saved = history.revision();
    perform(&mut history, &mut project, &Edit::Import(vec![reading]));
    perform(&mut history, &mut project, &Edit::Seen(article, vec![Span::new(0, 5)]));
    history.undo(&mut project);
    assert_eq!(project, Project::default());
    assert_ne!(history.revision(), saved, "seeing is no step, so every later state counts as another one");
    history.redo(&mut project);
    assert_eq!(project.coverage.get(article).map(|coverage| coverage.seen.len()), Some(1));
}
