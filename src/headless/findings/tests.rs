//! A reading with one of everything, as JSON.

use serde_json::json;

use super::findings;
use crate::ingest::{ReadOptions, read};
use crate::model::{
    Alternative, Anchor, Attribution, Basis, Claim, ClaimId, Edtf, Entity, EntityKind, Event, EventId, EventType, Extra,
    Factuality, Findings, Level, Mention, Origin, Participant, Polarity, Quantity, Reading, Role, Stance, Timex, TimexKind,
    When,
};
use crate::text::Span;

const TEXT: &str = "date 2024-03-14 Café talks\n“No,” said Dahl on Friday. 26 died.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect(words);
    Span::new(start, start + words.len())
}

fn reading() -> Reading {
    let document = read(TEXT.as_bytes(), "café.txt", &ReadOptions::default()).expect("text");
    let origin = || Origin::rule("test", "");
    let dahl = Entity::found(EntityKind::Person, "Dahl", origin());
    let edtf = |text: &str| Edtf::parse(text).ok();
    let basis = |anchor| Basis { anchor, rule: "weekday.past".into(), why: "past".into() };
    let alternative = Alternative { value: "2024-03-15".into(), edtf: edtf("2024-03-15"), time: None, why: "ahead".into() };
    let mut when = When::new(edtf("2024-03-08"), basis(Anchor::Published));
    when.alternatives = vec![alternative].into();
    let timex = Timex { span: span("Friday"), kind: TimexKind::Date, value: "2024-03-08".into(), modifier: None, when };
    let mention = Mention { span: span("Dahl"), level: Level::Name, entity: dahl.id, origin: origin() };
    let claim = Claim {
        id: ClaimId(1),
        article: document.article.id,
        quote: span("“No,” said Dahl"),
        triggers: vec![span("said")],
        title: "Dahl refuses".into(),
        when: When::new(edtf("2024-03"), basis(Anchor::Article)),
        event_type: EventType::new("STATEMENT"),
        participants: vec![Participant { mention: span("Dahl"), role: Role::Speaker }],
        place: None,
        quantities: vec![Quantity {
            what: "killed".into(),
            low: Some(26),
            best: Some(26),
            high: None,
            words: Some(span("26")),
        }]
        .into(),
        factuality: Factuality::Denied,
        polarity: Polarity::Negative,
        attribution: Some(Attribution { speaker: Some(span("Dahl")), words: span("said Dahl") }),
        stance: Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: origin(),
        extra: Extra::default(),
    };
    let found = Findings {
        timexes: vec![timex],
        mentions: vec![mention],
        entities: vec![dahl],
        events: vec![Event::new(EventId(2), vec![claim])],
        ..Findings::default()
    };
    Reading::new(document.article, document.source, found)
}

#[test]
fn every_key_is_there_and_offsets_count_code_points() {
    let reading = reading();
    let entity = reading.entities[0].id.to_string();
    let expected = json!({
        "id": "café", "dct": "2024-03-14", "headline": "Café talks",
        "timexes": [{"start": 46, "end": 52, "type": "DATE", "value": "2024-03-08", "mod": null, "edtf": "2024-03-08",
            "relation": null, "rule": "weekday.past", "why": "past",
            "alternatives": [{"value": "2024-03-15", "edtf": "2024-03-15", "why": "ahead"}]}],
        "mentions": [{"start": 38, "end": 42, "level": "name", "kind": "person", "entity": entity}],
        "entities": [{"id": entity, "name": "Dahl", "kind": "person", "aliases": [], "role": null}],
        "events": [{"id": "ev_0000000000000002", "triggers": [{"start": 33, "end": 37}], "quote": {"start": 27, "end": 42},
            "title": "Dahl refuses",
            "when": {"edtf": "2024-03", "earliest": "2024-03-01", "latest": "2024-03-31", "basis": "article", "why": "past"},
            "participants": [{"entity": entity, "role": "speaker"}], "place": null,
            "type": "STATEMENT", "factuality": "denied", "polarity": "negative",
            "quantities": [{"what": "killed", "low": 26, "best": 26, "high": null, "start": 54, "end": 56}],
            "attribution": {"entity": entity, "start": 33, "end": 42}}]
    });
    let found = serde_json::to_value(findings(&reading, "café")).expect("JSON");
    assert_eq!(found, expected);
}

#[test]
fn keys_come_in_the_documented_order() {
    let line = serde_json::to_string(&findings(&reading(), "x")).expect("JSON");
    let places: Vec<usize> = ["id", "dct", "headline", "timexes", "mentions", "entities", "events"]
        .iter()
        .map(|key| line.find(&format!("\"{key}\":")).expect(key))
        .collect();
    assert!(places.is_sorted(), "{line}");
}

#[test]
fn the_report_shows_words_dates_and_names() {
    let text = crate::headless::report(&reading());
    let expected = "Café talks\n\
        café.txt · published 14 Mar 2024\n\
        \n\
        Events (1)\n\
        \u{20} 2024-03                 Dahl refuses [STATEMENT, denied]\n\
        \u{20}                         “No,” said Dahl\n";
    assert!(text.starts_with(&expected.replace("“No,” said Dahl", "““No,” said Dahl”")), "{text}");
    assert!(text.contains("2024-03-08              “Friday” past"), "{text}");
    assert!(text.contains("person                  Dahl"), "{text}");
}
