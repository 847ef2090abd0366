//! CPU time of search: each keystroke of typed queries over a large project, an edit, and indexing.
//!
//! `cargo bench --no-default-features --bench search [-- COUNT …]` prints milliseconds.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::sync::Arc;
use std::time::Instant;

use dateline::model::{
    Article, ArticleId, Claim, ClaimId, Codebook, Day, Edtf, Entity, EntityId, EntityKind, Event, EventId, EventType,
    Factuality, Level, Mention, Origin, Participant, Parts, Polarity, Project, Published, Role, Source, Sparse, Stance, Status,
    When,
};
use dateline::query::{ArticleWords, Asked, Catalog, ContradictionIndex, Filter, Links, complete};
use dateline::text::Span;

const COUNTS: [usize; 2] = [10_000, 100_000];
/// How many events an article speaks of.
const PER_ARTICLE: usize = 9;
const QUERIES: [&str; 6] = [
    "harbor repairs",
    "a",
    "who:arden type:talks crane",
    "when:2019-03..2021-06 strike -status:rejected",
    "\"north basin\" or quay",
    "crnae inqiury",
];

/// A small generator of numbers, the same everywhere (xorshift64*, Vigna 2016).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap_or_default() % n
    }
}

/// Makes words of syllables, so that there are as many different ones as in real articles.
fn word(random: &mut Random) -> String {
    const KNOWN: [&str; 24] = [
        "the", "of", "in", "a", "harbor", "repairs", "crane", "strike", "inquiry", "north", "basin", "quay", "talks", "said",
        "on", "was", "to", "by", "port", "council", "after", "night", "that", "and",
    ];
    const SYLLABLES: [&str; 16] =
        ["ba", "ren", "to", "mi", "kal", "os", "ver", "di", "lun", "ash", "por", "et", "gra", "sil", "an", "qu"];
    if random.below(3) > 0 {
        return KNOWN[random.below(KNOWN.len())].to_owned();
    }
    // The smaller of two draws: some words come often, most are rare.
    let n = 2 + random.below(3).min(random.below(3));
    (0..n).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect()
}

fn sentence(random: &mut Random) -> String {
    let words: Vec<String> = (0..24).map(|_| word(random)).collect();
    format!("{}. ", words.join(" "))
}

struct Maker {
    random: Random,
    entities: Vec<Entity>,
    events: Vec<Event>,
}

impl Maker {
    fn article(&mut self, number: usize, n_events: usize) -> Article {
        let mut text = String::new();
        let mut sentences = Vec::new();
        let mut mentions = Vec::new();
        let id = ArticleId(number as u64);
        for _ in 0..n_events {
            let start = text.len();
            let entity = self.random.below(self.entities.len()).min(self.random.below(self.entities.len()));
            let name = &self.entities[entity].name;
            let mention = Span::new(start, start + name.len());
            text.push_str(name);
            text.push(' ');
            text.push_str(&sentence(&mut self.random));
            let quote = Span::new(start, text.len() - 1);
            mentions.push(Mention {
                span: mention,
                level: Level::Name,
                entity: self.entities[entity].id,
                origin: Origin::Person,
            });
            sentences.push(quote);
            self.event(id, quote, mention);
        }
        Article {
            id,
            file_name: format!("{number}.txt"),
            path: String::new(),
            content_hash: String::new(),
            source: Some(Source::named(&format!("Paper {}", number % 6)).id),
            url: None,
            archive_url: None,
            author: None,
            retrieved: None,
            published: Day::from_ymd(2020, 1, 1).map(|day| Published { day, time: None, zone: None, words: None }),
            language: None,
            parts: Parts { header: Span::default(), headline: None, body: Span::new(0, text.len()) },
            text: text.into(),
            sentences,
            timexes: Vec::new(),
            mentions: mentions.into(),
            ingest_notes: Vec::new(),
            note: String::new(),
            tags: Vec::new(),
            extra: dateline::model::Extra::default(),
        }
    }

    fn event(&mut self, article: ArticleId, quote: Span, mention: Span) {
        let number = self.events.len() as u64;
        let day = Day::from_number(16_000 + i64::try_from(self.random.below(4_300)).unwrap_or_default());
        let claim = Claim {
            id: ClaimId(number),
            article,
            quote,
            triggers: vec![quote],
            title: format!("{} {} {}", word(&mut self.random), word(&mut self.random), word(&mut self.random)).into(),
            when: When::decided(Some(Edtf::day(day))),
            event_type: EventType::new(["CONSULT", "FIGHT", "PROTEST", "OTHER"][self.random.below(4)]),
            participants: vec![Participant { mention, role: Role::Actor }],
            place: None,
            quantities: Sparse::EMPTY,
            factuality: Factuality::ALL[self.random.below(8)],
            polarity: Polarity::Positive,
            attribution: None,
            stance: Stance::Supports,
            credibility: None,
            moved_to: None,
            lost_words: None,
            origin: Origin::Person,
            extra: dateline::model::Extra::default(),
        };
        let mut event = Event::new(EventId(number), vec![claim]);
        event.status = Status::ALL[self.random.below(4)];
        self.events.push(event);
    }
}

fn project(n: usize) -> Project {
    let mut random = Random(7);
    let entity = |number: usize, random: &mut Random| {
        let kind = if number.is_multiple_of(3) { EntityKind::Place } else { EntityKind::Person };
        Entity::new(EntityId(number as u64), kind, &format!("{} Arden{number}", word(random)), Origin::Person)
    };
    let entities: Vec<Entity> = (0..(n / 12).max(10)).map(|number| entity(number, &mut random)).collect();
    let mut maker = Maker { random, entities, events: Vec::new() };
    let articles: Vec<Article> = (0..n.div_ceil(PER_ARTICLE)).map(|number| maker.article(number, PER_ARTICLE)).collect();
    maker.events.truncate(n);
    Project {
        sources: (0..6).map(|number| Source::named(&format!("Paper {number}"))).collect(),
        articles: articles.into_iter().collect(),
        entities: maker.entities.into_iter().collect(),
        events: maker.events.into_iter().collect(),
        ..Project::default()
    }
}

fn codebook() -> Codebook {
    dateline::store::codebook("plover")
}

/// Returns the milliseconds that something takes.
fn ms<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed().as_secs_f64() * 1_000.0, result)
}

fn bench(n: usize) {
    let codebook = codebook();
    let mut project = project(n);
    let mut links = Links::default();
    let mut catalog = Catalog::default();
    let (first, _) = ms(|| catalog.refresh(&project, &mut links));
    let (words, _) = ms(|| catalog.index_words(&project, &links, usize::MAX));
    let contradicting = ContradictionIndex::of(&project, &links);
    let mut articles = ArticleWords::default();
    let (text, _) = ms(|| articles.refresh(&project, usize::MAX));
    println!(
        "{n} events, {} words: rows {first:.1} ms, index {words:.1} ms, articles {text:.1} ms",
        catalog.words.index().n_words()
    );
    for query in QUERIES {
        let mut worst: (f64, &str) = (0.0, "");
        let mut total = 0.0;
        let mut found = 0;
        let ends: Vec<usize> = query.char_indices().map(|(at, character)| at + character.len_utf8()).collect();
        let mut texts: f64 = 0.0;
        for &end in &ends {
            let typed = query.get(..end).unwrap_or_default();
            let filter = Filter { words: typed.to_owned(), ..Filter::default() };
            // Everything that the window works out for a keystroke beside the timeline: the rows and their places.
            let (time, n_rows) = ms(|| {
                let asked = Asked { project: &project, links: &links, contradicting: &contradicting, codebook: &codebook };
                let set = filter.select(&mut catalog, asked);
                let rows = catalog.pick(&set);
                let index = catalog.ranks(&set);
                drop(complete(&mut catalog, asked, typed, typed.len()));
                drop(index);
                rows.len()
            });
            let expr = filter.understood(&project.settings);
            texts = texts.max(ms(|| articles.passages(&project, &expr, 6)).0);
            total += time;
            found = n_rows;
            if time > worst.0 {
                worst = (time, typed);
            }
        }
        println!(
            "  {query:<48} {:>6.2} ms a key, worst {:>6.2} at {:?}, {found} found; articles at worst {texts:.2}",
            total / ends.len() as f64,
            worst.0,
            worst.1
        );
    }
    let id = EventId(n as u64 / 2);
    if let Some(event) = project.events.get(id) {
        let mut changed = (*event).clone();
        changed.status = Status::Accepted;
        "changed".clone_into(&mut changed.note);
        project.events.put(Arc::new(changed));
    }
    let (edit, _) = ms(|| catalog.refresh(&project, &mut links));
    println!("  after an edit: {edit:.2} ms");
}

fn main() {
    let counts: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for &count in if counts.is_empty() { &COUNTS[..] } else { &counts } {
        bench(count);
    }
}
