//! A small project in which every field of the file stands at least once.

use std::sync::Arc;

use dateline::model::{
    Alternative, Anchor, Article, ArticleId, Attribution, Basis, Claim, ClaimId, Coordinates, Coverage, Dating, Day,
    DayMonthOrder, Decided, Decision, Edtf, Entity, EntityId, EntityKind, Event, EventId, EventRelation, EventType, Extra,
    Factuality, Hemisphere, IngestNote, Level, LexiconEntry, LexiconRule, Mention, NoteId, Offset, Origin, PartOfDay,
    Participant, Participation, Parts, PassageNote, Polarity, Project, Published, Quantity, Question, QuestionId, Refusal,
    Reliability, Role, SavedView, Settings, Source, SourceSpan, Sparse, Stance, Status, Target, Targets, TimeOfDay, TimeUnit,
    Timestamp, Timex, TimexKind, TimexMod, Verdict, When, Zone,
};
use dateline::text::Span;

pub(crate) const TEXT: &str = "date 2025-08-06 Envoy meets the premier\r\n\r\nThe envoy “Łukasz” met Premier Ada Byrne on Tuesday at 14:05 GMT.\r\n\
                        Two days before the vote, 26 to 30 people were hurt, the ministry said.\n";

const ARTICLE: ArticleId = ArticleId(0xa1);
const BYRNE: EntityId = EntityId(0xe1);
const CITY: EntityId = EntityId(0xe2);
const LAND: EntityId = EntityId(0xe3);
const TALKS: EventId = EventId(0xf1);
const HURT: EventId = EventId(0xf2);
const BY_HAND: EventId = EventId(0xf3);

/// Returns the place of some words in the article.
pub(crate) fn at(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

pub(crate) fn project() -> Project {
    Project {
        title: "The envoy’s journey".to_owned(),
        settings: Settings {
            day_month_order: DayMonthOrder::DayFirst,
            hemisphere: Hemisphere::Southern,
            fiscal_start_month: 4,
            codebook: "plover".to_owned(),
            display_zone: "+02:00".to_owned(),
        },
        sources: [source()].into_iter().collect(),
        articles: [article()].into_iter().collect(),
        entities: entities().into_iter().collect(),
        events: [talks(), hurt(), by_hand()].into_iter().collect(),
        coverage: [coverage()].into_iter().collect(),
        notes: [note()].into_iter().collect(),
        questions: [question()].into_iter().collect(),
        lexicon: lexicon(),
        refusals: vec![Refusal::SameEvent(TALKS, HURT), Refusal::SameEntity(CITY, LAND)],
        saved_views: vec![SavedView {
            name: "August".to_owned(),
            query: "status: accepted when: 2025-08".to_owned(),
            lanes: "place".to_owned(),
            range: "2025-08-01/2025-08-31".to_owned(),
        }],
        decisions: decisions(),
        extra: Extra::default(),
    }
}

fn source() -> Source {
    Source { reliability: Some(Reliability::B), ..Source::named("Harbor Wire") }
}

fn article() -> Article {
    Article {
        id: ARTICLE,
        file_name: "2025-08-06-envoy.txt".to_owned(),
        path: "articles/2025-08-06-envoy.txt".to_owned(),
        content_hash: "9f".repeat(32),
        source: Some(source().id),
        url: Some("https://example.org/envoy".to_owned()),
        archive_url: Some("https://example.org/archive/envoy".to_owned()),
        author: Some("Mara Quist".to_owned()),
        retrieved: Some("2025-08-07".to_owned()),
        published: Some(Published {
            day: Day::from_ymd(2025, 8, 6).expect("a day"),
            time: Some(TimeOfDay::Clock { hour: 18, minute: Some(30), second: Some(5) }),
            zone: Some(Zone { name: "+02:00".into(), offset_minutes: Some(120) }),
            words: Some(at("2025-08-06")),
        }),
        language: Some("en".to_owned()),
        parts: Parts {
            header: Span::new(0, 15),
            headline: Some(at("Envoy meets the premier")),
            body: Span::new(at("The envoy “").start(), TEXT.len()),
        },
        text: Arc::from(TEXT),
        sentences: vec![at("Envoy meets the premier"), at("The envoy “Łukasz” met Premier Ada Byrne on Tuesday at 14:05 GMT.")],
        timexes: vec![timex()],
        mentions: vec![
            Mention {
                span: at("The envoy “Łukasz”"),
                level: Level::Nominal,
                entity: LAND,
                origin: Origin::rule("mention.nominal", "the only envoy so far"),
            },
            Mention { span: at("Premier Ada Byrne"), level: Level::Name, entity: BYRNE, origin: Origin::Person },
        ]
        .into(),
        ingest_notes: vec![IngestNote { code: "lines.mixed".to_owned(), text: "The lines end in two ways.".to_owned() }],
        note: "The only account in English.".to_owned(),
        tags: vec!["eyewitness".to_owned(), "short".to_owned()],
        extra: Extra::default(),
    }
}

fn timex() -> Timex {
    Timex {
        span: at("Two days before"),
        kind: TimexKind::Duration,
        value: "P2D".into(),
        modifier: Some(TimexMod::OnOrBefore),
        when: before(),
    }
}

fn before() -> When {
    let anchor = Anchor::Event {
        event: Some(TALKS),
        relation: EventRelation::Before,
        offset: Some(Offset { count: 2, unit: TimeUnit::Day }),
    };
    let why = "two days before another event".to_owned();
    When::new(None, Basis { anchor, rule: "offset.event".into(), why: why.into() })
        .read_from(Some(at("Two days before the vote")))
}

fn entities() -> [Entity; 3] {
    let origin = Origin::rule("name.title", "\"Premier\" stands before it");
    [
        Entity {
            aliases: vec!["Byrne".into(), "the premier".into()],
            role: "premier".to_owned(),
            note: "Spelled O’Byrne elsewhere.".to_owned().into(),
            tags: vec!["government".to_owned()].into(),
            ..Entity::new(BYRNE, EntityKind::Person, "Ada Byrne", origin)
        },
        Entity {
            parent: Some(LAND),
            coordinates: Some(Coordinates { latitude: 59.95, longitude: -30.3 }),
            ..Entity::new(CITY, EntityKind::Place, "Harbor City", Origin::Person)
        },
        Entity { rejected: true, merged_into: Some(CITY), ..Entity::new(LAND, EntityKind::Other, "Harbor", Origin::Person) },
    ]
}

fn talks() -> Event {
    let day = Edtf::parse("2025-08-05").expect("EDTF");
    let when = Dating {
        edtf: Some(day),
        time: Some(TimeOfDay::Clock { hour: 14, minute: Some(5), second: None }),
        zone: Some(Zone { name: "GMT".into(), offset_minutes: Some(0) }),
        basis: Basis {
            anchor: Anchor::Published,
            rule: "weekday.past".into(),
            why: "past tense, article of 2025-08-06".into(),
        },
        alternatives: vec![Alternative {
            value: "2025-08-12".to_owned(),
            edtf: Edtf::parse("2025-08-12").ok(),
            time: Some(TimeOfDay::Part(PartOfDay::Afternoon)),
            why: "if the meeting were still to come".into(),
        }]
        .into(),
    };
    let when = When::from(when).read_from(Some(at("on Tuesday")));
    let quote = at("The envoy “Łukasz” met Premier Ada Byrne on Tuesday at 14:05 GMT.");
    let claim = Claim {
        triggers: vec![at("met Premier").start(), at("Envoy meets").start() + 6]
            .into_iter()
            .map(|start| Span::new(start, start + 3))
            .collect(),
        participants: vec![
            Participant { mention: at("The envoy “Łukasz”"), role: Role::Actor },
            Participant { mention: at("Premier Ada Byrne"), role: Role::Other("host".into()) },
        ],
        event_type: EventType::new("CONSULT"),
        ..claim(1, quote, "The envoy met Premier Ada Byrne", when)
    };
    Event {
        status: Status::Accepted,
        decided: decided().into(),
        note: "Two photographs show the meeting.".to_owned().into(),
        tags: vec!["diplomacy".to_owned()].into(),
        star: true,
        ..Event::new(TALKS, vec![claim])
    }
}

fn hurt() -> Event {
    let quote = at("Two days before the vote, 26 to 30 people were hurt, the ministry said.");
    let claim = Claim {
        place: Some(at("ministry")),
        quantities: vec![Quantity {
            what: "injured".into(),
            low: Some(26),
            best: Some(28),
            high: Some(30),
            words: Some(at("26 to 30")),
        }]
        .into(),
        factuality: Factuality::Claimed,
        polarity: Polarity::Negative,
        attribution: Some(Attribution { speaker: Some(at("the ministry")), words: at("the ministry said") }),
        stance: Stance::Contradicts,
        credibility: Some(3),
        moved_to: Some(TALKS),
        lost_words: Some("some 30 people were hurt".into()),
        ..claim(2, quote, "26 to 30 people hurt", before())
    };
    Event { merged_into: Some(TALKS), ..Event::new(HURT, vec![claim]) }
}

fn by_hand() -> Event {
    let decided = Decided { title: Some(Verdict::new("The vote".to_owned())), ..Decided::default() };
    Event { status: Status::Deferred, decided: decided.into(), ..Event::new(BY_HAND, Vec::new()) }
}

fn claim(id: u64, quote: Span, title: &str, when: When) -> Claim {
    Claim {
        id: ClaimId(id),
        article: ARTICLE,
        quote,
        triggers: Vec::new(),
        title: title.into(),
        when,
        event_type: EventType::default(),
        participants: Vec::new(),
        place: None,
        quantities: Sparse::EMPTY,
        factuality: Factuality::Happened,
        polarity: Polarity::Positive,
        attribution: None,
        stance: Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::rule("event.reported", "a verb of meeting with its actor"),
        extra: Extra::default(),
    }
}

fn decided() -> Decided {
    let verdict = |reason: &str| reason.to_owned();
    Decided {
        title: Some(Verdict::new("The envoy met the premier".to_owned())),
        when: Some(Verdict {
            value: When::decided(Edtf::parse("2025-08-05/2025-08-06").ok()),
            reason: verdict("the talks went past midnight"),
        }),
        participants: Some(Verdict::new(vec![Participation { entity: BYRNE, role: Role::Target }])),
        place: Some(Verdict { value: None, reason: verdict("no article says where") }),
        event_type: Some(Verdict::new(EventType::new("COOPERATE"))),
        factuality: Some(Verdict::new(Factuality::Ongoing)),
        polarity: Some(Verdict::new(Polarity::Positive)),
        quantities: Some(Verdict::new(vec![Quantity {
            what: "USD".into(),
            low: None,
            best: Some(-5),
            high: None,
            words: None,
        }])),
    }
}

fn coverage() -> Coverage {
    Coverage { article: ARTICLE, seen: vec![Span::new(0, 15), Span::new(43, 110)], signed_off: vec![Span::new(43, 110)] }
}

fn note() -> PassageNote {
    PassageNote {
        id: NoteId(0xb1),
        at: SourceSpan { article: ARTICLE, span: at("Łukasz") },
        text: "A byname? \u{202e}Check the original.".to_owned(),
        tags: vec!["names".to_owned()],
        extra: Extra::default(),
    }
}

fn question() -> Question {
    Question {
        id: QuestionId(0xc1),
        text: "Which vote?".to_owned(),
        at: Some(SourceSpan { article: ARTICLE, span: at("the vote") }),
        event: Some(HURT),
        settled: true,
        answer: "The one of 10 August".to_owned(),
        extra: Extra::default(),
    }
}

fn lexicon() -> Vec<LexiconEntry> {
    vec![
        LexiconEntry { words: "Byrne".to_owned(), rule: LexiconRule::Entity(BYRNE) },
        LexiconEntry { words: "Harbor".to_owned(), rule: LexiconRule::Kind(EntityKind::Place) },
        LexiconEntry { words: "The".to_owned(), rule: LexiconRule::Reject },
    ]
}

fn decisions() -> Vec<Decision> {
    let targets = vec![
        Target::Project,
        Target::Article(ARTICLE),
        Target::Entity(BYRNE),
        Target::Event(TALKS),
        Target::Note(NoteId(0xb1)),
        Target::Question(QuestionId(0xc1)),
    ];
    vec![
        Decision {
            at: Timestamp::parse("2025-08-08T09:30:00Z").expect("a moment"),
            by: "Reviewer".into(),
            what: "accept".into(),
            targets: targets.into(),
            why: "two sources agree".to_owned().into(),
        },
        Decision { at: Timestamp(i64::MAX), by: "".into(), what: "date".into(), targets: Targets::new(), why: Sparse::EMPTY },
    ]
}
