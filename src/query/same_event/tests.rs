//! Proposals that two events are one.

use super::{EventPairs, LEAST_SCORE, Rarity, refusal};
use crate::model::{EntityKind, EventId, Project, Status};
use crate::query::made_up::{Told, cast, event, exactly};
use crate::query::{Links, Rows};

const TALKS: Told = Told {
    source: "Meridian Wire",
    published: "2025-08-06",
    title: "Ushakov calls the talks useful",
    date: "2025-08-06",
    place: "",
    actor: "",
    target: "",
    speaker: "Ushakov",
    killed: (None, None, None),
    denied: false,
    words: "",
};

/// A project with these events, numbered from 1.
fn project(events: &[Told]) -> Project {
    let mut project = Project::default();
    cast(&mut project, EntityKind::Person, "Ushakov, Rubio, Modi");
    cast(&mut project, EntityKind::Place, "Moscow, Kyiv");
    for (number, told) in (1..).zip(events) {
        event(&mut project, number, &[*told]);
    }
    project
}

/// Returns the others that are proposed for event 1, with their scores and reasons in words.
fn proposed(project: &Project) -> Vec<(u64, u8, String)> {
    let links = Links::of(project);
    let rows = Rows::of(project, &links, |_| true);
    let list = EventPairs::new(project, &links, &rows, &Rarity::of(&rows)).proposals_for(EventId(1));
    let words = |proposal: &super::SameEvent| {
        let words: Vec<String> =
            proposal.reasons.iter().map(|reason| format!("{} {:+}", reason.words, reason.points)).collect();
        words.join(" · ")
    };
    list.iter().map(|proposal| (proposal.other.0, proposal.score, words(proposal))).collect()
}

const AIDE: Told =
    Told { source: "Baltic Courier", published: "2025-08-07", title: "Ushakov: talks were useful and constructive", ..TALKS };

#[test]
fn the_same_speaker_day_and_words_are_proposed_with_their_points() {
    let found = proposed(&project(&[TALKS, AIDE]));
    let [(2, score, words)] = found.as_slice() else { panic!("{found:?}") };
    assert!(*score >= 78, "{score}");
    assert!(words.starts_with("same speaker +36 · "), "{words}");
    assert!(words.contains("same day +22") && words.contains("“useful”"), "{words}");
}

#[test]
fn the_same_act_on_one_day_is_proposed_whatever_its_words() {
    let quake = Told { title: "Tremor shakes Moscow", place: "Moscow", speaker: "", ..TALKS };
    let other = Told { source: "Baltic Courier", title: "Earthquake strikes Moscow", ..quake };
    let found = proposed(&project(&[quake, other]));
    let [(2, _, words)] = found.as_slice() else { panic!("{found:?}") };
    assert!(words.contains("same kind of act: quake +12"), "{words}");
}

#[test]
fn what_differs_is_not_proposed() {
    let cases = [
        ("weeks apart", Told { date: "2025-08-26", ..AIDE }),
        ("another speaker", Told { speaker: "Rubio", title: "Rubio: distance remains", ..AIDE }),
        ("nothing but the day", Told { speaker: "Modi", title: "Extra tariff on India", ..AIDE }),
        ("nothing but the speaker", Told { title: "Envoy of the Kremlin flies to Alaska", date: "", ..AIDE }),
    ];
    for (name, other) in cases {
        assert_eq!(proposed(&project(&[TALKS, other])), [], "{name}");
    }
}

#[test]
fn refused_merged_and_rejected_ones_are_not_offered() {
    let mut project = project(&[TALKS, AIDE]);
    assert_eq!(proposed(&project).len(), 1);
    project.refusals.push(refusal(EventId(2), EventId(1)));
    assert_eq!(proposed(&project), []);
    project.refusals.clear();
    project.events.get_mut(EventId(2)).expect("held").merged_into = Some(EventId(1));
    assert_eq!(proposed(&project), []);
    project.events.get_mut(EventId(2)).expect("held").merged_into = None;
    project.events.get_mut(EventId(2)).expect("held").status = Status::Rejected;
    assert_eq!(proposed(&project), []);
}

#[test]
fn a_refusal_of_a_merged_one_holds_for_its_group() {
    let mut project = project(&[TALKS, AIDE, Told { source: "Third", ..AIDE }]);
    project.events.get_mut(EventId(3)).expect("held").merged_into = Some(EventId(2));
    assert_eq!(proposed(&project).len(), 1);
    project.refusals.push(refusal(EventId(1), EventId(3)));
    assert_eq!(proposed(&project), []);
}

#[test]
fn copies_of_one_text_are_folded() {
    let project = project(&[TALKS, AIDE, Told { source: "Reprint", ..AIDE }]);
    let links = Links::of(&project);
    let rows = Rows::of(&project, &links, |_| true);
    let rarity = Rarity::of(&rows);
    let list = EventPairs::new(&project, &links, &rows, &rarity).proposals_for(EventId(1));
    assert_eq!(list.len(), 1);
    assert_eq!((list[0].other, list[0].copies.as_slice()), (EventId(2), &[EventId(3)][..]));
}

#[test]
fn all_over_the_project_finds_what_each_event_finds() {
    let strike = Told {
        source: "Kyiv Ledger",
        published: "2025-08-01",
        title: "Missile strike on Kyiv",
        date: "2025-07-31",
        place: "Kyiv",
        speaker: "",
        killed: exactly(31),
        ..TALKS
    };
    let other = Told { source: "Northern Post", title: "Strike hits Kyiv block", killed: exactly(16), ..strike };
    let project = project(&[TALKS, strike, AIDE, other]);
    let links = Links::of(&project);
    let rows = Rows::of(&project, &links, |_| true);
    let rarity = Rarity::of(&rows);
    let pairs = EventPairs::new(&project, &links, &rows, &rarity);
    let all: Vec<_> = pairs.proposals().iter().map(|proposal| (proposal.event.0, proposal.other.0, proposal.score)).collect();
    let sorted = |(one, other): (u64, u64)| (one.min(other), one.max(other));
    let mut found: Vec<_> = all.iter().map(|&(one, other, _)| sorted((one, other))).collect();
    found.sort_unstable();
    assert_eq!(found, [(1, 3), (2, 4)]);
    assert!(all.iter().all(|&(_, _, score)| score >= LEAST_SCORE));
    for number in 1..=4 {
        assert_eq!(pairs.proposals_for(EventId(number)).len(), 1, "{number}");
    }
}
