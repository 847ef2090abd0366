//! The claims table and the contradictions, on one strike that six papers tell differently.

use super::{ClaimField, ClaimsTable, Said, VerdictKind, claims_table, verdict_options};
use crate::model::{EntityKind, EventId, Polarity, Project, Quantity, Reliability, Stance, Status, Verdict, When};
use crate::query::made_up::{Told, cast, entity_id, event, exactly, grade};
use crate::query::{Agreement, Contradictions, Links, amount_words};

const STRIKE: [Told; 6] = [
    told("Kyiv Ledger", "2025-08-01", "2025-07-31", "Sviatoshyn", exactly(31)),
    told("Meridian Wire", "2025-08-01", "2025-07-31", "Kyiv", (Some(26), Some(26), None)),
    told("Northern Post", "2025-07-31", "2025-07-31", "Kyiv", exactly(16)),
    told("Baltic Courier", "2025-07-31", "2025-07-30", "Kyiv region", exactly(8)),
    told("Capitol Brief", "2025-08-02", "[2025-07-30..2025-07-31]", "", exactly(32)),
    Told { denied: true, ..told("Volga Telegraph", "2025-07-31", "", "Kyiv", (None, None, None)) },
];

const fn told(
    source: &'static str,
    published: &'static str,
    date: &'static str,
    place: &'static str,
    killed: (Option<i64>, Option<i64>, Option<i64>),
) -> Told {
    Told {
        source,
        published,
        title: "Strike on Kyiv",
        date,
        place,
        actor: "Russia",
        target: "",
        speaker: "",
        killed,
        denied: false,
        words: "",
    }
}

fn strike(claims: &[Told]) -> (Project, EventId) {
    let mut project = Project::default();
    cast(&mut project, EntityKind::Place, "Russia, Ukraine, Kyiv, Kyiv region, Sviatoshyn, Moscow");
    for (place, parent) in [("Kyiv", "Ukraine"), ("Kyiv region", "Ukraine"), ("Sviatoshyn", "Kyiv"), ("Moscow", "Russia")] {
        project.entities.get_mut(entity_id(place)).expect(place).parent = Some(entity_id(parent));
    }
    let id = event(&mut project, 1, claims);
    grade(&mut project, "Capitol Brief", Reliability::A);
    grade(&mut project, "Northern Post", Reliability::B);
    (project, id)
}

fn table(project: &Project, event: EventId) -> ClaimsTable {
    claims_table(project, &Links::of(project), event).expect("an event")
}

/// Writes a column as its label and the agreement of each row, by publication.
fn column(project: &Project, table: &ClaimsTable, field: &ClaimField) -> String {
    let at = table.columns.iter().position(|column| column.field == *field).expect("a column");
    let sign = |agreement| match agreement {
        Agreement::Same => '=',
        Agreement::Narrower => '<',
        Agreement::Wider => '>',
        Agreement::Contradicts => '!',
        Agreement::Silent => '-',
    };
    let name = |row: &super::ClaimRow| project.sources.get(row.source.expect("a source")).expect("held").name.clone();
    let mut cells: Vec<String> =
        table.rows.iter().map(|row| format!("{}{}", name(row), sign(row.cells[at].agreement))).collect();
    cells.sort();
    cells.join(" ")
}

fn killed() -> ClaimField {
    ClaimField::Quantity("killed".into())
}

fn decide_killed(project: &mut Project, event: EventId, low: i64, high: i64) {
    let number = Quantity { what: "killed".into(), low: Some(low), best: None, high: Some(high), words: None };
    project.events.get_mut(event).expect("held").decided.quantities = Some(Verdict::new(vec![number]));
}

#[test]
fn each_cell_is_held_against_what_the_event_shows() {
    let (project, event) = strike(&STRIKE);
    let table = table(&project, event);
    let labels: Vec<&str> = table.columns.iter().map(|column| column.field.label()).collect();
    assert_eq!(labels, ["date", "place", "actor", "happened at all", "killed"]);
    // The best source leads: it names two days, and 32 killed; the next best fills in the place.
    assert_eq!(
        column(&project, &table, &ClaimField::When),
        "Baltic Courier< Capitol Brief= Kyiv Ledger< Meridian Wire< Northern Post< Volga Telegraph-"
    );
    assert_eq!(
        column(&project, &table, &ClaimField::Place),
        "Baltic Courier> Capitol Brief- Kyiv Ledger< Meridian Wire= Northern Post= Volga Telegraph="
    );
    assert_eq!(
        column(&project, &table, &killed()),
        "Baltic Courier! Capitol Brief= Kyiv Ledger! Meridian Wire> Northern Post! Volga Telegraph-"
    );
    assert_eq!(
        column(&project, &table, &ClaimField::Polarity),
        "Baltic Courier= Capitol Brief= Kyiv Ledger= Meridian Wire= Northern Post= Volga Telegraph!"
    );
}

#[test]
fn rows_stand_by_publication() {
    let (project, event) = strike(&STRIKE);
    let days: Vec<String> =
        table(&project, event).rows.iter().map(|row| row.published.as_ref().expect("dated").day.to_string()).collect();
    assert!(days.is_sorted(), "{days:?}");
}

#[test]
fn a_verdict_is_what_cells_are_held_against_and_settles_its_field() {
    let (mut project, event) = strike(&STRIKE);
    decide_killed(&mut project, event, 31, 32);
    let table = table(&project, event);
    assert_eq!(
        column(&project, &table, &killed()),
        "Baltic Courier! Capitol Brief< Kyiv Ledger< Meridian Wire> Northern Post! Volga Telegraph-"
    );
    let column = table.columns.iter().find(|column| column.field == killed()).expect("killed");
    assert!(column.has_conflict && column.is_decided && !column.is_open());
}

#[test]
fn contradictions_are_open_until_each_field_is_decided() {
    let (mut project, event) = strike(&STRIKE);
    let found = |project: &Project| Contradictions::of(project, &Links::of(project));
    let first = found(&project);
    assert!(first.is_open(event));
    assert_eq!(first.open[0].open, [ClaimField::When, ClaimField::Polarity, killed()]);
    assert_eq!(first.open[0].n_sources, 6);
    decide_killed(&mut project, event, 31, 32);
    let decided = &mut project.events.get_mut(event).expect("held").decided;
    decided.when = Some(Verdict::new(When::undated("", "")));
    let second = found(&project);
    assert_eq!(
        (&second.open[0].open, &second.open[0].settled),
        (&vec![ClaimField::Polarity], &vec![ClaimField::When, killed()])
    );
    project.events.get_mut(event).expect("held").decided.polarity = Some(Verdict::new(Polarity::Positive));
    let third = found(&project);
    assert!(third.open.is_empty() && !third.is_open(event));
    assert_eq!(third.settled.len(), 1);
    project.events.get_mut(event).expect("held").status = Status::Rejected;
    assert_eq!(found(&project), Contradictions::default());
}

#[test]
fn only_claims_that_cannot_both_be_true_contradict() {
    let one = STRIKE[1];
    let cases: &[(&str, Told, &[ClaimField])] = &[
        ("the same", Told { source: "Other", ..one }, &[]),
        ("at least 26 and 31", Told { source: "Other", killed: exactly(31), ..one }, &[]),
        ("at least 26 and 16", Told { source: "Other", killed: exactly(16), ..one }, &[killed()]),
        ("the day before", Told { source: "Other", date: "2025-07-30", ..one }, &[ClaimField::When]),
        ("the month", Told { source: "Other", date: "2025-07", ..one }, &[]),
        ("a district", Told { source: "Other", place: "Sviatoshyn", ..one }, &[]),
        ("another country", Told { source: "Other", place: "Moscow", ..one }, &[ClaimField::Place]),
        ("silent", Told { source: "Other", date: "", place: "", actor: "", killed: (None, None, None), ..one }, &[]),
        ("denied", Told { source: "Other", denied: true, ..one }, &[ClaimField::Polarity]),
    ];
    for (name, other, expected) in cases {
        let (project, _) = strike(&[one, *other]);
        let found = Contradictions::of(&project, &Links::of(&project));
        let open = found.open.first().map_or(&[][..], |contradiction| &contradiction.open);
        assert_eq!(open, *expected, "{name}");
    }
}

#[test]
fn merged_events_and_moved_claims_are_held_against_each_other() {
    let (mut project, first) = strike(&STRIKE[..1]);
    let second = event(&mut project, 2, &STRIKE[2..3]);
    let open = |project: &Project| Contradictions::of(project, &Links::of(project)).open_events;
    assert_eq!(open(&project), []);
    project.events.get_mut(second).expect("held").merged_into = Some(first);
    assert_eq!(open(&project), [first]);
    project.events.get_mut(second).expect("held").merged_into = None;
    project.events.get_mut(second).expect("held").claims[0].moved_to = Some(first);
    assert_eq!(open(&project), [first]);
}

#[test]
fn a_claim_against_the_event_denies_it() {
    let (mut project, event) = strike(&STRIKE[1..3]);
    project.events.get_mut(event).expect("held").claims[0].stance = Stance::Contradicts;
    assert!(Contradictions::of(&project, &Links::of(&project)).open[0].open.contains(&ClaimField::Polarity));
}

#[test]
fn copies_of_one_text_are_one_source() {
    let words = "rescuers searched the ruins of the nine storey block for two days while the mayor declared a day of mourning";
    let wire = Told { words, ..STRIKE[1] };
    let (project, event) = strike(&[wire, Told { source: "Reprint", ..wire }, STRIKE[2]]);
    let table = table(&project, event);
    assert_eq!((table.rows.len(), table.n_independent), (3, 2));
    assert_eq!(table.rows.iter().filter(|row| row.copy_of.is_some()).count(), 1);
}

#[test]
fn verdicts_suggest_themselves() {
    let (project, event) = strike(&STRIKE);
    let table = table(&project, event);
    let at = table.columns.iter().position(|column| column.field == killed()).expect("killed");
    let row = table.rows.iter().position(|row| row.published.as_ref().expect("dated").day.to_string() == "2025-08-01");
    let options = verdict_options(&project, &table, at, row);
    let words: Vec<(VerdictKind, String)> =
        options.iter().map(|option| (option.kind, amount_words(option.value.quantity().expect("a number")))).collect();
    assert_eq!(words[0], (VerdictKind::Latest, "32".to_owned()));
    assert_eq!(words[1], (VerdictKind::MostReliable, "32".to_owned()));
    assert_eq!(words[2].0, VerdictKind::Range);
    assert_eq!(words[3].0, VerdictKind::Chosen);
    let dates = verdict_options(&project, &table, 0, None);
    let edtf = |said: &Said| if let Said::When(when) = said { when.edtf.as_ref().map(ToString::to_string) } else { None };
    assert_eq!(edtf(&dates[0].value).as_deref(), Some("[2025-07-30..2025-07-31]"));
}

#[test]
fn numbers_are_decided_kind_by_kind() {
    let (mut project, event) = strike(&STRIKE[..1]);
    let injured = Quantity { what: "injured".into(), low: Some(159), best: Some(159), high: Some(159), words: None };
    project.events.get_mut(event).expect("held").claims[0].quantities.push(injured);
    decide_killed(&mut project, event, 30, 32);
    let shown = table(&project, event).shown.quantities;
    let words: Vec<String> = shown.iter().map(|number| format!("{} {}", amount_words(number), number.what)).collect();
    assert_eq!(words, ["159 injured", "30–32 killed"]);
}
