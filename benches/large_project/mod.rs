//! A project as large as one likes, as a review of that many events leaves it: for benches and for looking at the window.

use dateline::model::{
    Anchor, Article, ArticleId, Attribution, Basis, Claim, ClaimId, Day, Decision, Edtf, Entity, EntityId, EntityKind, Event,
    EventId, EventType, Extra, Factuality, Level, Mention, Origin, Participant, Parts, Project, Published, Quantity, Role,
    Source, Sparse, Status, Target, Timestamp, When,
};
use dateline::text::Span;

/// Events that one article tells of.
pub(crate) const EVENTS_AN_ARTICLE: usize = 10;
/// The days over which the events are spread.
const DAYS: usize = 2_000;
/// The types that the events have, each as often as the next.
const TYPES: [&str; 8] = ["CONSULT", "STATEMENT", "ASSAULT", "SANCTION", "PROTEST", "AGREE", "THREATEN", "OTHER"];

/// Makes a project as a review of that many events leaves it; an article has some 3 kB of text and forty mentions.
pub(crate) fn large_project(n_events: usize, n_articles: usize) -> Project {
    let n_entities = (n_articles * 3).max(5);
    let sources: Vec<Source> = (0..20).map(|index| Source::named(&format!("News agency {index}"))).collect();
    let entities: Vec<EntityId> = (0..n_entities).map(entity_id).collect();
    let articles = (0..n_articles).map(|index| article(index, &sources, &entities));
    let events = (0..n_events).map(|index| event(index, index / EVENTS_AN_ARTICLE % n_articles));
    Project {
        title: "A synthetic chronology".to_owned(),
        articles: articles.collect(),
        events: events.collect(),
        entities: (0..n_entities).map(entity).collect(),
        sources: sources.into_iter().collect(),
        decisions: (0..n_events / 4).map(decision).collect(),
        ..Project::default()
    }
}

/// Words of one length each, so that what is said differs and still stands at the same place in every sentence.
const WHO: [&str; 12] = [
    "ministry", "assembly", "alliance", "brigades", "chairman", "delegate", "governor", "minister", "observer", "premiers",
    "republic", "senators",
];
const WHOSE: [&str; 8] =
    ["delegation", "consulates", "presidents", "parliament", "protectors", "militiamen", "negotiator", "ambassador"];
const WHOM: [&str; 10] = ["envoy", "exile", "mayor", "rebel", "guard", "judge", "chief", "medic", "pilot", "clerk"];
const WHERE: [&str; 10] =
    ["capital", "harbour", "village", "embassy", "airport", "citadel", "suburbs", "barrack", "station", "theatre"];
const WHAT: [&str; 9] = ["truce", "grain", "water", "visas", "ports", "mines", "trade", "roads", "debts"];

/// The words of one event or sentence: nearly every number has its own.
struct Mix {
    who: &'static str,
    whose: &'static str,
    whom: &'static str,
    place: &'static str,
    what: &'static str,
}

impl Mix {
    fn of(number: usize) -> Self {
        // A large odd factor takes neighbors apart.
        let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
        Self {
            who: WHO[mixed % WHO.len()],
            whose: WHOSE[mixed / 13 % WHOSE.len()],
            whom: WHOM[mixed / 107 % WHOM.len()],
            place: WHERE[mixed / 1_009 % WHERE.len()],
            what: WHAT[mixed / 10_007 % WHAT.len()],
        }
    }

    fn sentence(&self) -> String {
        let Self { who, whose, whom, place, what } = self;
        format!(
            "The {who} said on Wednesday that its {whose} had met the {whom} in the {place} for talks on {what}, \
             which “both sides” called useful. "
        )
    }

    fn title(&self) -> String {
        let Self { who, whose, whom, place, .. } = self;
        format!("The {who}’s {whose} met the {whom} in the {place}")
    }
}

/// Returns how many bytes every sentence takes.
fn sentence_length() -> usize {
    Mix::of(0).sentence().len()
}

fn article_id(index: usize) -> ArticleId {
    ArticleId::of([b"article".as_slice(), &index.to_le_bytes()])
}

fn entity_id(index: usize) -> EntityId {
    EntityId::of([b"entity".as_slice(), &index.to_le_bytes()])
}

fn event_id(index: usize) -> EventId {
    EventId::of([b"event".as_slice(), &index.to_le_bytes()])
}

fn article(index: usize, sources: &[Source], entities: &[EntityId]) -> Article {
    let header = format!("date 2025-08-{:02} Talks on a truce go on, number {index}\n", index % 28 + 1);
    let paragraph = |event: usize| {
        let number = index * EVENTS_AN_ARTICLE + event;
        format!("{}{}\n\n", Mix::of(number).sentence(), Mix::of(number + 7).sentence())
    };
    let body: String = (0..EVENTS_AN_ARTICLE).map(paragraph).collect();
    let text = format!("{header}{body}");
    let sentences = (0..EVENTS_AN_ARTICLE * 2).map(|line| sentence_span(header.len(), line)).collect::<Vec<Span>>();
    let mentions = sentences.iter().enumerate().flat_map(|(line, sentence)| {
        [(4, 12), (63, 68)].map(|(start, end)| Mention {
            span: Span::new(sentence.start() + start, sentence.start() + end),
            level: Level::Nominal,
            entity: entities[(index * 3 + line) % entities.len()],
            origin: Origin::rule("mention.nominal", "the same head as an earlier name"),
        })
    });
    Article {
        id: article_id(index),
        file_name: format!("2025-08-talks-{index}.txt"),
        path: format!("/home/reviewer/articles/2025-08-talks-{index}.txt"),
        content_hash: format!("{index:064x}"),
        source: Some(sources[index % sources.len()].id),
        url: Some(format!("https://example.org/news/{index}")),
        archive_url: None,
        author: None,
        retrieved: None,
        published: Some(Published { day: day(index), time: None, zone: None, words: Some(Span::new(5, 15)) }),
        language: Some("en".to_owned()),
        parts: Parts {
            header: Span::new(0, header.len()),
            headline: Some(Span::new(16, header.len() - 1)),
            body: Span::new(header.len(), text.len()),
        },
        mentions: mentions.collect(),
        text: text.into(),
        sentences,
        timexes: Vec::new(),
        ingest_notes: Vec::new(),
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    }
}

fn sentence_span(header: usize, line: usize) -> Span {
    let start = header + line * sentence_length() + line / 2 * 2;
    Span::new(start, start + sentence_length() - 1)
}

fn entity(index: usize) -> Entity {
    let kind = EntityKind::ALL[index % EntityKind::ALL.len()];
    let origin = Origin::rule("name.title", "a title stands before it");
    let mut entity = Entity::new(entity_id(index), kind, &format!("Envoy number {index}"), origin);
    entity.aliases = [format!("Envoy {index}"), format!("the envoy {index}")].map(Into::into).to_vec();
    entity
}

fn event(index: usize, article: usize) -> Event {
    let header = format!("date 2025-08-{:02} Talks on a truce go on, number {}\n", 1, article).len();
    let quote = sentence_span(header, index % EVENTS_AN_ARTICLE * 2);
    let at = |start: usize, end: usize| Span::new(quote.start() + start, quote.start() + end);
    let claim = Claim {
        id: ClaimId::of([b"claim".as_slice(), &index.to_le_bytes()]),
        article: article_id(article),
        quote,
        triggers: vec![at(55, 58)],
        title: Mix::of(index).title().into(),
        when: When::new(
            Some(Edtf::day(day(index))),
            Basis {
                anchor: Anchor::Published,
                rule: "weekday.past".into(),
                why: "past tense in an article of this week: the Wednesday before publication".into(),
            },
        )
        .read_from(Some(at(18, 30))),
        event_type: EventType::new(TYPES[index * 7 / 3 % TYPES.len()]),
        factuality: Factuality::ALL[index / 5 % Factuality::ALL.len()],
        participants: vec![
            Participant { mention: at(4, 12), role: Role::Actor },
            Participant { mention: at(63, 68), role: Role::Target },
        ],
        place: Some(at(76, 83)),
        quantities: if index.is_multiple_of(5) { vec![quantity(at(0, 3))].into() } else { Sparse::EMPTY },
        attribution: Some(Attribution { speaker: Some(at(4, 12)), words: at(4, 17) }),
        ..plain_claim()
    };
    let mut event = Event::new(event_id(index), vec![claim]);
    event.status = Status::ALL[index % 4];
    event.note = if index.is_multiple_of(10) {
        "Compare with the statement of the other side.".to_owned().into()
    } else {
        String::new().into()
    };
    event
}

fn quantity(words: Span) -> Quantity {
    Quantity { what: "killed".into(), low: Some(26), best: Some(26), high: None, words: Some(words) }
}

fn plain_claim() -> Claim {
    Claim {
        id: ClaimId(0),
        article: ArticleId(0),
        quote: Span::default(),
        triggers: Vec::new(),
        title: "".into(),
        when: When::decided(None),
        event_type: EventType::default(),
        participants: Vec::new(),
        place: None,
        quantities: Sparse::EMPTY,
        factuality: Factuality::Happened,
        polarity: dateline::model::Polarity::Positive,
        attribution: None,
        stance: dateline::model::Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::rule("event.reported", "a verb of meeting with its actor and its target"),
        extra: Extra::default(),
    }
}

fn decision(index: usize) -> Decision {
    Decision {
        at: Timestamp(1_754_000_000 + i64::try_from(index).expect("small")),
        by: "Reviewer".into(),
        what: "accept".into(),
        targets: [Target::Event(event_id(index))].into_iter().collect(),
        why: Sparse::EMPTY,
    }
}

fn day(index: usize) -> Day {
    Day::from_number(20_300 + i64::try_from(index * 37 % DAYS).expect("small"))
}
