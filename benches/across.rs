//! What holds across articles at 100,000 events: contradictions, claims of one event, proposals, checks.
//!
//! `cargo bench --no-default-features --bench across [-- COUNT …]` prints milliseconds, each the best of five.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::time::Instant;

use dateline::model::{
    Article, ArticleId, Claim, ClaimId, Day, Edtf, Entity, EntityId, EntityKind, Event, EventId, EventType, Extra, Factuality,
    Level, Mention, Origin, Participant, Parts, Polarity, Project, Quantity, Role, Stance, When,
};
use dateline::query::{Contradictions, EventPairs, Links, Rarity, Rows, checks, claims_table, same_entities};
use dateline::text::Span;

const ENTITIES: u64 = 2_000;
const ARTICLES: u64 = 1_000;
const TITLES: [&str; 8] = [
    "strike on port",
    "talks resume",
    "fire in depot",
    "vote on budget",
    "crane fails",
    "inquiry opens",
    "union walks out",
    "bridge reopens",
];

/// A small generator of numbers, the same everywhere (xorshift64*, Vigna 2016).
struct Random(u64);

impl Random {
    const fn below(&mut self, n: u64) -> u64 {
        let mut x = self.0;
        x ^= x >> 12;
        x ^= x << 25;
        x ^= x >> 27;
        self.0 = x;
        (x.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16) % n
    }
}

/// Makes a project in which every tenth event has three claims.
fn project(n_events: u64) -> Project {
    let mut random = Random(7);
    let mut project = Project::default();
    let name = |id: u64| format!("Person{} Name{}", id % 97, id);
    let entities = (0..ENTITIES).map(|id| Entity::new(EntityId(id), EntityKind::Person, &name(id), Origin::Person));
    project.entities = entities.collect();
    let articles: Vec<Article> = (0..ARTICLES).map(|id| article(id, &mut random)).collect();
    project.articles = articles.into_iter().collect();
    let events: Vec<Event> = (0..n_events).map(|id| event(id, &mut random)).collect();
    project.events = events.into_iter().collect();
    project
}

/// Makes an article of a hundred words, each of which names somebody.
fn article(id: u64, random: &mut Random) -> Article {
    let text = "someone ".repeat(100);
    let mention = |at: usize, random: &mut Random| Mention {
        span: Span::new(at * 8, at * 8 + 7),
        level: Level::Name,
        entity: EntityId(random.below(ENTITIES)),
        origin: Origin::Person,
    };
    Article {
        id: ArticleId(id),
        file_name: format!("{id}.txt"),
        path: String::new(),
        content_hash: id.to_string(),
        source: None,
        url: None,
        archive_url: None,
        author: None,
        retrieved: None,
        published: None,
        language: None,
        parts: Parts { body: Span::new(0, text.len()), ..Parts::default() },
        sentences: (0..10).map(|at| Span::new(at * 80, at * 80 + 80)).collect(),
        text: text.into(),
        timexes: Vec::new(),
        mentions: (0..100).map(|at| mention(at, random)).collect(),
        ingest_notes: Vec::new(),
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    }
}

fn event(id: u64, random: &mut Random) -> Event {
    let first = i64::from(Day::from_ymd(2014, 1, 1).map_or(0, Day::number));
    let day = Day::from_number(first + i64::try_from(random.below(4_300)).unwrap_or(0));
    let n_claims = if id.is_multiple_of(10) { 3 } else { 1 };
    let title = TITLES[usize::try_from(random.below(8)).unwrap_or(0)];
    let claims = (0..n_claims).map(|claim| {
        let off = i64::from(claim > 0 && random.below(5) == 0);
        one_claim(ClaimId(id * 10 + claim), &format!("{title} {}", random.below(5_000)), day.plus(off), random)
    });
    Event::new(EventId(id), claims.collect())
}

fn one_claim(id: ClaimId, title: &str, day: Day, random: &mut Random) -> Claim {
    let word = |random: &mut Random| {
        let at = usize::try_from(random.below(100)).unwrap_or(0) * 8;
        Span::new(at, at + 7)
    };
    let quote = word(random);
    let killed = i64::try_from(random.below(30)).unwrap_or(0);
    Claim {
        id,
        article: ArticleId(random.below(ARTICLES)),
        quote,
        triggers: vec![quote],
        title: title.into(),
        when: When::decided(Some(Edtf::day(day))),
        event_type: EventType::new("ASSAULT"),
        participants: [Role::Actor, Role::Target].map(|role| Participant { mention: word(random), role }).to_vec(),
        place: None,
        quantities: vec![Quantity { what: "killed".into(), low: Some(killed), best: Some(killed), high: None, words: None }]
            .into(),
        factuality: Factuality::Happened,
        polarity: Polarity::Positive,
        attribution: None,
        stance: Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::Person,
        extra: Extra::default(),
    }
}

/// Prints the best of five runs.
fn measure<T>(name: &str, run: impl Fn() -> T, count: impl Fn(&T) -> usize) {
    let mut best = f64::INFINITY;
    let mut n = 0;
    for _ in 0..5 {
        let start = Instant::now();
        let result = run();
        best = best.min(start.elapsed().as_secs_f64() * 1_000.0);
        n = count(&result);
    }
    println!("{name:<32} {best:>10.2} ms   {n} found");
}

fn main() {
    let counts: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for n in if counts.is_empty() { vec![10_000, 100_000] } else { counts } {
        let project = project(n);
        let links = Links::of(&project);
        let rows = Rows::of(&project, &links, |_| true);
        println!("{n} events");
        let contradictions = Contradictions::of(&project, &links);
        measure("contradictions", || Contradictions::of(&project, &links), |found| found.open.len());
        measure("claims of one event", || claims_table(&project, &links, EventId(0)), |found| usize::from(found.is_some()));
        measure("rarity of names and words", || Rarity::of(&rows), |_| 0);
        let rarity = Rarity::of(&rows);
        let pairs = EventPairs::new(&project, &links, &rows, &rarity);
        measure("proposals for one event", || pairs.proposals_for(EventId(0)), Vec::len);
        measure("proposals all over", || pairs.proposals(), Vec::len);
        measure("entities that may be one", || same_entities(&project), Vec::len);
        measure("checks", || checks(&project, &links, &rows, &contradictions), Vec::len);
    }
}
