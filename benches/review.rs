//! How long the answers of the review queue take, by the number of events: all facts, the order, what is alike, and what an
//! edit costs.
//!
//! `cargo bench --no-default-features --bench review [EVENTS…]`; without numbers 1,000, 10,000 and 100,000.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its figures, and stops where it cannot")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use dateline::edit::{Edit, apply};
use dateline::model::{
    Anchor, Article, ArticleId, Basis, Claim, ClaimId, Day, Edtf, Entity, EntityId, EntityKind, Event, EventId, EventType,
    Extra, Factuality, Level, Mention, Origin, Participant, Parts, Polarity, Project, Published, Role, Source, Sparse, Stamp,
    Stance, Status, When,
};
use dateline::query::{Facts, Links, QueueOrder, Rows, alike, matching, queue};
use dateline::text::Span;

/// Events that one article tells of.
const EVENTS_AN_ARTICLE: u64 = 10;
const RUNS: usize = 5;
const WORDS: [&str; 6] = ["told", "tells", "met", "arrested", "praised", "closed"];
const TYPES: [&str; 3] = ["CONSULT", "STATEMENT", "COERCE"];

fn main() {
    let mut sizes: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    println!("   events   rows ms  facts ms  again ms  doubt ms   time ms source ms  group ms  alike ms  match ms");
    sizes.into_iter().for_each(measure);
}

fn measure(n: u64) {
    let mut project = synthetic(n);
    let links = Links::of(&project);
    let rows = Rows::of(&project, &links, |_| true);
    let rows_ms = best(|| Rows::of(&project, &links, |_| true));
    let facts_ms = best(|| Facts::of(&project, &links));
    let mut facts = Facts::of(&project, &links);
    let middle = EventId(n / 2);
    let again = best(|| {
        let status = if project.events.get(middle).is_some_and(|event| event.status == Status::Candidate) {
            Status::Deferred
        } else {
            Status::Candidate
        };
        let edit = Edit::SetStatus { events: vec![middle], status, why: String::new() };
        apply(&mut project, &edit, &Stamp::default()).expect("an edit");
        facts.refresh(&project, &links);
    });
    let order = |order| best(|| queue(&project, &rows, &facts, Status::Candidate, order));
    let orders = [QueueOrder::Doubt, QueueOrder::Time, QueueOrder::Source, QueueOrder::Similarity].map(order);
    let pool = queue(&project, &rows, &facts, Status::Candidate, QueueOrder::Doubt);
    let ways = alike(&project, &rows, &facts, &pool, pool[0]);
    let chosen: Vec<_> = ways.into_iter().map(|way| way.criterion).filter(dateline::query::Criterion::is_usual).collect();
    let alike_ms = best(|| alike(&project, &rows, &facts, &pool, pool[0]));
    let match_ms = best(|| matching(&rows, &facts, &pool, &chosen));
    let [doubt, time, source, group] = orders;
    println!(
        "{n:>9} {rows_ms:>9.2} {facts_ms:>9.2} {again:>9.2} {doubt:>9.2} {time:>9.2} {source:>9.2} {group:>9.2} {alike_ms:>9.2} \
         {match_ms:>9.2}"
    );
}

/// Returns the milliseconds of the fastest of some runs.
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        let made = black_box(run());
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1_000.0);
        drop(made);
    }
    fastest
}

fn synthetic(n: u64) -> Project {
    let sources: Vec<Source> = (0..7).map(|number| Source::named(&format!("Post {number}"))).collect();
    let mut project = Project::default();
    project.articles.extend((0..n.div_ceil(EVENTS_AN_ARTICLE)).map(|number| Arc::new(article(number, &sources))));
    project.sources.extend(sources.into_iter().map(Arc::new));
    let entity = |id: u64| Arc::new(Entity::new(EntityId(id), EntityKind::Person, &format!("Person {id}"), Origin::Person));
    project.entities.extend((0..50).map(entity));
    project.events.extend((0..n).map(|id| Arc::new(Event::new(EventId(id), vec![claim(id)]))));
    project
}

/// The names stand first, each five bytes wide, then the triggers.
fn article(number: u64, sources: &[Source]) -> Article {
    let names = "Vale Orr  ";
    let text = format!("{names}{}", WORDS.map(|word| format!("{word:<9}")).concat());
    let mention = |place: usize| Mention {
        span: Span::new(place * 5, place * 5 + 4),
        level: Level::Name,
        entity: EntityId((number + place as u64 * 7) % 50),
        origin: Origin::Person,
    };
    let whole = Span::new(0, text.len());
    let published = Day::from_number(i64::try_from(number % 3_000).unwrap_or_default());
    Article {
        id: ArticleId(number),
        file_name: format!("{number}.txt"),
        path: String::new(),
        content_hash: String::new(),
        source: Some(sources[usize::try_from(number % 7).unwrap_or_default()].id),
        url: None,
        archive_url: None,
        author: None,
        retrieved: None,
        published: Some(Published { day: published, time: None, zone: None, words: None }),
        language: None,
        parts: Parts { header: Span::default(), headline: None, body: whole },
        text: text.into(),
        sentences: vec![whole],
        timexes: Vec::new(),
        mentions: vec![mention(0), mention(1)].into(),
        ingest_notes: Vec::new(),
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    }
}

fn claim(id: u64) -> Claim {
    let word = usize::try_from(id % 6).unwrap_or_default();
    let start = 10 + word * 9;
    let day = Day::from_number(i64::try_from(id / EVENTS_AN_ARTICLE % 3_000).unwrap_or_default() - 1);
    let basis = Basis { anchor: Anchor::Published, rule: "".into(), why: "".into() };
    let actor = Participant { mention: Span::new(0, 4), role: Role::Actor };
    Claim {
        id: ClaimId(id),
        article: ArticleId(id / EVENTS_AN_ARTICLE),
        quote: Span::new(0, 64),
        triggers: vec![Span::new(start, start + WORDS[word].len())],
        title: format!("Event {id}").into(),
        when: When::new((!id.is_multiple_of(9)).then(|| Edtf::day(day)), basis),
        event_type: EventType::new(TYPES[word % 3]),
        participants: if id.is_multiple_of(4) { Vec::new() } else { vec![actor] },
        place: None,
        quantities: Sparse::EMPTY,
        factuality: if id.is_multiple_of(5) { Factuality::Claimed } else { Factuality::Happened },
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
