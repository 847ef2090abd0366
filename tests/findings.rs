//! Reads the articles of `tests/corpus/findings/` and measures events, dates, factuality, attribution and cross-article identity.
//!
//! `cargo test --test findings -- --nocapture` prints the figures of `docs/quality.md`; the floors only rise.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a corpus that cannot be read fails the test, which prints its figures"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use dateline::edit::{Edit, apply};
use dateline::extract::{Options, read};
use dateline::ingest::{ReadOptions, jsonl};
use dateline::model::{Claim, EntityId, EventId, Project, Reading, Stamp, Timestamp};
use dateline::query::{EventPairs, Links, Rarity, Rows};

/// Words of an article that stand for an event.
struct Gold {
    start: usize,
    end: usize,
    /// The event, over all articles.
    event: String,
    /// Its date without marks of doubt; empty where the text does not tell, nothing where it is not judged.
    time: Option<String>,
    factuality: String,
    by: Option<String>,
}

/// An article with its gold and what was read.
struct Case {
    gold: Vec<Gold>,
    reading: Reading,
}

/// Hits, what was found, and the gold.
#[derive(Default, Clone, Copy)]
struct Count {
    hits: usize,
    found: usize,
    gold: usize,
}

impl Count {
    fn precision(self) -> usize {
        (100 * self.hits).checked_div(self.found).unwrap_or(100)
    }

    fn recall(self) -> usize {
        (100 * self.hits).checked_div(self.gold).unwrap_or(100)
    }
}

/// The measures, with the least precision and recall in percent that they may have.
const FLOORS: [(&str, usize, usize); 5] =
    [("events", 95, 85), ("dates", 96, 85), ("factuality", 98, 84), ("attribution", 100, 75), ("identity", 100, 50)];

#[test]
fn the_articles_are_read_at_least_as_well_as_before() {
    let cases = cases();
    assert_eq!(cases.len(), 30);
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for case in &cases {
        measure(case, &mut counts);
    }
    let (pairs, faults) = identity(&cases);
    counts.insert("identity", pairs);
    for fault in faults {
        println!("{fault}");
    }
    for (name, precision, recall) in FLOORS {
        let count = counts[name];
        println!(
            "{name:12} P {:3} R {:3}   ({} right, {} found, {} gold)",
            count.precision(),
            count.recall(),
            count.hits,
            count.found,
            count.gold
        );
        assert!(count.precision() >= precision, "precision of {name} fell to {}", count.precision());
        assert!(count.recall() >= recall, "recall of {name} fell to {}", count.recall());
    }
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<_> =
        fs::read_dir("tests/corpus/findings").expect("the corpus").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.flat_map(|path| sections(&fs::read_to_string(path).expect("a text"))).collect()
}

fn sections(text: &str) -> Vec<Case> {
    text.split("--- ").filter(|section| !section.trim().is_empty()).map(section).collect()
}

/// Reads one section: its name and date, then headline and body with their marks.
fn section(section: &str) -> Case {
    let (head, marked) = section.split_once(" ---\n").expect("a header line");
    let (name, dct) = head.split_once(" dct=").expect("a publication date");
    let (text, gold) = unmarked(marked);
    let (headline, body) = text.split_once('\n').expect("a headline");
    let line = serde_json::json!({"id": name, "dct": dct, "headline": headline, "text": format!("{headline}\n{body}")});
    let document = jsonl::read_line(line.to_string().as_bytes(), &ReadOptions::default()).expect("a line").expect("an article");
    let options = Options { settings: &dateline::model::Settings::default(), lexicon: &[] };
    Case { gold, reading: read(document.article, document.source, &options) }
}

/// Takes the marks out of a text and returns what they say.
fn unmarked(marked: &str) -> (String, Vec<Gold>) {
    let (mut text, mut gold) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("](").expect("a mark");
        let (fields, after) = after.split_once(')').expect("the end of a mark");
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        let fields: BTreeMap<&str, &str> = fields.split(' ').filter_map(|field| field.split_once('=')).collect();
        gold.push(Gold {
            start,
            end: text.len(),
            event: (*fields.get("e").expect("an event")).to_owned(),
            time: fields.get("t").map(|time| time.trim_matches('-').to_owned()),
            factuality: (*fields.get("f").unwrap_or(&"happened")).to_owned(),
            by: fields.get("by").map(|by| (*by).to_owned()),
        });
        rest = after;
    }
    text.push_str(rest);
    (text, gold)
}

/// Whether a trigger of the claim marks some of the words.
fn marks(claim: &Claim, gold: &Gold) -> bool {
    claim.triggers.iter().any(|trigger| trigger.start() < gold.end && gold.start < trigger.end())
}

/// Returns the claim that marks the words: the one whose main trigger does, else any.
fn claim_of<'r>(reading: &'r Reading, gold: &Gold) -> Option<(EventId, &'r Claim)> {
    let claims = || reading.events.iter().filter_map(|event| Some((event.id, event.claims.first()?)));
    let main = claims()
        .find(|(_, claim)| claim.triggers.first().is_some_and(|first| first.start() < gold.end && gold.start < first.end()));
    main.or_else(|| claims().find(|(_, claim)| marks(claim, gold)))
}

fn measure(case: &Case, counts: &mut BTreeMap<&str, Count>) {
    let reading = &case.reading;
    let claims = reading.events.iter().filter_map(|event| event.claims.first());
    let real = claims.clone().filter(|claim| case.gold.iter().any(|gold| marks(claim, gold))).count();
    let found = case.gold.iter().filter(|gold| claim_of(reading, gold).is_some()).count();
    let events = counts.entry("events").or_default();
    // Precision counts events, recall marked words; the smaller number of hits serves for both.
    events.hits += real.min(found);
    events.found += claims.count();
    events.gold += case.gold.len();
    for gold in &case.gold {
        let claim = claim_of(reading, gold).map(|(_, claim)| claim);
        let mut add = |name, hit: bool, is_found: bool, is_gold: bool| {
            let tally = counts.entry(name).or_default();
            tally.hits += usize::from(hit);
            tally.found += usize::from(is_found);
            tally.gold += usize::from(is_gold);
        };
        if let Some(time) = &gold.time {
            let dated = claim
                .map(|claim| claim.when.edtf.as_ref().map_or_else(String::new, |edtf| edtf.as_str().replace(['~', '?'], "")));
            add("dates", dated.as_ref() == Some(time), claim.is_some(), true);
        }
        let factuality = claim.map(|claim| claim.factuality.as_str());
        add("factuality", factuality == Some(gold.factuality.as_str()), claim.is_some(), true);
        let speaker = claim.and_then(|claim| speaker(reading, claim));
        let right = gold.by.as_ref().is_some_and(|by| speaker.as_ref().is_some_and(|speaker| speaker.contains(by.as_str())));
        add("attribution", right, speaker.is_some() && gold.by.is_some(), gold.by.is_some());
    }
}

/// Returns the words that a claim is attributed with, and the name of whoever says it.
fn speaker(reading: &Reading, claim: &Claim) -> Option<String> {
    let said = claim.attribution?;
    let words = reading.article.slice(said.words).to_owned();
    let entity: Option<EntityId> = said.speaker.and_then(|span| reading.article.mention(span)).map(|mention| mention.entity);
    let name = entity.and_then(|id| reading.entities.iter().find(|entity| entity.id == id)).map(|entity| entity.name.clone());
    Some(format!("{} {words}", name.unwrap_or_default()))
}

/// Measures which events of different articles are proposed as one, and names the faults.
fn identity(cases: &[Case]) -> (Count, Vec<String>) {
    let mut project = Project::default();
    let readings: Vec<Reading> = cases.iter().map(|case| case.reading.clone()).collect();
    let stamp = Stamp { at: Timestamp::default(), by: String::new() };
    let edit = Edit::Import(readings);
    apply(&mut project, &edit, &stamp).expect("an import");
    let links = Links::of(&project);
    let rows = Rows::of(&project, &links, |_| true);
    let rarity = Rarity::of(&rows);
    let proposals = EventPairs::new(&project, &links, &rows, &rarity).proposals();
    let mut gold_of: BTreeMap<EventId, &str> = BTreeMap::new();
    for case in cases {
        for gold in &case.gold {
            if let Some((event, _)) = claim_of(&case.reading, gold) {
                gold_of.entry(event).or_insert(&gold.event);
            }
        }
    }
    let mut same: BTreeSet<(EventId, EventId)> = BTreeSet::new();
    for (one, event) in &gold_of {
        same.extend(gold_of.iter().filter(|(other, theirs)| *other > one && *theirs == event).map(|(other, _)| (*one, *other)));
    }
    let judged: BTreeSet<(EventId, EventId)> = proposals
        .iter()
        .map(|proposal| (proposal.event.min(proposal.other), proposal.event.max(proposal.other)))
        .filter(|(one, other)| gold_of.contains_key(one) && gold_of.contains_key(other))
        .collect();
    let title = |event: EventId| project.events.get(event).map_or_else(Default::default, |event| event.claims[0].title.clone());
    let fault =
        |words: &str, (one, other): &(EventId, EventId)| format!("{words} proposed: {} | {}", title(*one), title(*other));
    let missed = same.difference(&judged).map(|pair| fault("not", pair));
    let faults = missed.chain(judged.difference(&same).map(|pair| fault("wrongly", pair))).collect();
    let count = Count { hits: judged.intersection(&same).count(), found: judged.len(), gold: same.len() };
    (count, faults)
}
