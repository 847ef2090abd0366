//! What the checks find, and what they leave alone.

use super::{CheckKind, Fix, checks};
use crate::model::{Anchor, EntityKind, EventId, EventRelation, Factuality, Project, Status, Verdict, When};
use crate::query::made_up::{Told, cast, event, exactly};
use crate::query::{Contradictions, Links, Rows};
use crate::text::Span;

const FINE: Told = Told {
    source: "Gazette",
    published: "2024-03-14",
    title: "Board meets union",
    date: "2024-03-13",
    place: "",
    actor: "Board",
    target: "",
    speaker: "",
    killed: (None, None, None),
    denied: false,
    words: "",
};

fn project(events: &[Told]) -> Project {
    let mut project = Project::default();
    cast(&mut project, EntityKind::Organization, "Board");
    for (number, told) in (1..).zip(events) {
        event(&mut project, number, &[*told]);
    }
    project
}

fn found(project: &Project) -> Vec<(CheckKind, u64, Option<Fix>)> {
    let links = Links::of(project);
    let rows = Rows::of(project, &links, |_| true);
    let list = checks(project, &links, &rows, &Contradictions::of(project, &links));
    list.into_iter().map(|check| (check.kind, check.event.0, check.fix)).collect()
}

fn words(project: &Project) -> Vec<String> {
    let links = Links::of(project);
    let rows = Rows::of(project, &links, |_| true);
    checks(project, &links, &rows, &Contradictions::of(project, &links)).into_iter().map(|check| check.words).collect()
}

#[test]
fn a_fine_event_passes() {
    assert_eq!(found(&project(&[FINE])), []);
}

#[test]
fn what_happened_after_publication_is_planned_at_best() {
    let late = Told { date: "2024-03-20", ..FINE };
    let fix = Fix::Factuality(EventId(1), Factuality::Planned);
    let project_of_one = project(&[late]);
    assert_eq!(found(&project_of_one), [(CheckKind::AfterPublication, 1, Some(fix))]);
    assert_eq!(words(&project_of_one), ["Dated 20 Mar 2024, published 14 Mar 2024"]);
    let mut planned = project(&[late]);
    planned.events.get_mut(EventId(1)).expect("held").claims[0].factuality = Factuality::Planned;
    assert_eq!(found(&planned), []);
    assert_eq!(found(&project(&[Told { published: "", ..late }])), []);
}

#[test]
fn nobody_and_no_date_are_noticed() {
    let mut alone = project(&[Told { actor: "", ..FINE }]);
    assert_eq!(found(&alone), [], "a candidate is looked at anyway");
    alone.events.get_mut(EventId(1)).expect("held").status = Status::Accepted;
    assert_eq!(found(&alone), [(CheckKind::NoActor, 1, Some(Fix::NameActor(EventId(1))))]);
    let mut undated = project(&[Told { date: "", ..FINE }]);
    assert_eq!(found(&undated), []);
    undated.events.get_mut(EventId(1)).expect("held").status = Status::Accepted;
    assert_eq!(found(&undated), [(CheckKind::Undated, 1, Some(Fix::SetDate(EventId(1))))]);
}

#[test]
fn lost_words_are_noticed() {
    let mut project = project(&[FINE]);
    let claim = &mut project.events.get_mut(EventId(1)).expect("held").claims[0];
    claim.lost_words = Some("Board meets".into());
    let (id, fix) = (claim.id, found(&project));
    assert_eq!(fix, [(CheckKind::LostQuote, 1, Some(Fix::RemoveClaim(EventId(1), id)))]);
}

#[test]
fn dates_that_hang_on_each_other_are_noticed() {
    let mut project = project(&[FINE, FINE, FINE]);
    let mut hang = |event: u64, on: u64| {
        let anchor = Anchor::Event { event: Some(EventId(on)), relation: EventRelation::Before, offset: None };
        let mut when = When::undated("", "");
        when.basis.anchor = anchor;
        project.events.get_mut(EventId(event)).expect("held").claims[0].when = when;
    };
    hang(1, 2);
    hang(2, 1);
    hang(3, 1);
    let circular = [
        (CheckKind::CircularDate, 1, Some(Fix::Undate(EventId(1)))),
        (CheckKind::CircularDate, 2, Some(Fix::Undate(EventId(2)))),
    ];
    assert_eq!(found(&project), circular);
}

#[test]
fn two_sentences_with_triggers_are_two_assertions() {
    let mut project = project(&[FINE]);
    let article = project.events.get(EventId(1)).expect("held").claims[0].article;
    let record = project.articles.get_mut(article).expect("held");
    record.sentences = vec![Span::new(0, 6), Span::new(6, record.text.len())];
    let claim = &mut project.events.get_mut(EventId(1)).expect("held").claims[0];
    claim.triggers = vec![Span::new(0, 5), Span::new(6, 11)];
    assert_eq!(found(&project), [(CheckKind::TwoAssertions, 1, None)]);
}

#[test]
fn contradictions_are_listed_until_they_are_decided() {
    let other = Told { source: "Courier", killed: exactly(3), ..FINE };
    let mut project = project(&[]);
    event(&mut project, 1, &[Told { killed: exactly(5), ..FINE }, other]);
    assert_eq!(found(&project), [(CheckKind::OpenContradiction, 1, Some(Fix::Compare(EventId(1))))]);
    let numbers = project.events.get(EventId(1)).expect("held").claims[0].quantities.clone();
    project.events.get_mut(EventId(1)).expect("held").decided.quantities = Some(Verdict::new(numbers.to_vec()));
    assert_eq!(found(&project), []);
}
