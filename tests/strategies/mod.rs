//! Arbitrary projects for property tests: every field of the model in every form that it may have.
//!
//! A project is made from a list of numbers, each of which decides one thing. A shorter list of smaller numbers gives a smaller
//! and plainer project, which is what failing cases shrink to.
#![allow(dead_code, reason = "each test binary uses its own part of the strategies")]

mod dates;
mod edits;
mod events;
mod words;

use std::sync::Arc;

use dateline::model::{
    Article, ArticleId, ClaimId, Coordinates, Coverage, DayMonthOrder, Decision, Entity, EntityId, EntityKind, Event, EventId,
    Extra, Hemisphere, IngestNote, Level, LexiconEntry, LexiconRule, Mention, NoteId, Origin, Parts, PassageNote, Project,
    Published, Question, QuestionId, Refusal, Reliability, SavedView, Settings, Source, SourceId, SourceSpan, Target,
    Timestamp,
};
use dateline::text::Span;
use proptest::prelude::*;

/// Any project whose parts fit together: ids are unique, links lead somewhere, spans lie in their texts, lists are sorted.
pub(crate) fn projects() -> impl Strategy<Value = Project> {
    choices(900).prop_map(|choices| Maker::new(choices).project())
}

/// A list of up to `most` decisions, for strategies of one's own over a [`Maker`].
pub(crate) fn choices(most: usize) -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(any::<u64>(), 0..most)
}

/// Makes parts of projects out of a list of decisions; when the list is used up, every decision falls on the plainest.
#[derive(Debug)]
pub(crate) struct Maker {
    choices: std::vec::IntoIter<u64>,
    articles: Vec<(ArticleId, Arc<str>)>,
    entities: Vec<EntityId>,
    events: Vec<EventId>,
    sources: Vec<SourceId>,
    claims: u64,
}

impl Maker {
    /// Begins with these decisions.
    pub(crate) fn new(choices: Vec<u64>) -> Self {
        Self { choices: choices.into_iter(), articles: vec![], entities: vec![], events: vec![], sources: vec![], claims: 0 }
    }

    /// Makes a whole project.
    pub(crate) fn project(&mut self) -> Project {
        let n_ids = [self.below(4), self.below(5), self.below(6)];
        let sources: Vec<Source> = (0..n_ids[0]).map(|_| self.source()).collect();
        self.sources = sources.iter().map(|source| source.id).collect();
        self.entities = (0..n_ids[1]).map(|_| EntityId(self.next())).collect();
        self.events = (0..n_ids[2]).map(|_| EventId(self.next())).collect();
        let articles: Vec<Article> = (0..self.below(4)).map(|_| self.article()).collect();
        let entities: Vec<Entity> = self.entities.clone().into_iter().map(|id| self.entity(id)).collect();
        let events: Vec<Event> = self.events.clone().into_iter().map(|id| self.event(id)).collect();
        let coverage: Vec<Coverage> = (0..self.articles.len()).map(|index| self.coverage(index)).collect();
        Project {
            title: self.words(),
            settings: self.settings(),
            sources: sources.into_iter().collect(),
            articles: articles.into_iter().collect(),
            entities: entities.into_iter().collect(),
            events: events.into_iter().collect(),
            coverage: coverage.into_iter().collect(),
            notes: (0..self.below(3)).filter_map(|_| self.note()).collect(),
            questions: (0..self.below(3)).map(|_| self.question()).collect(),
            lexicon: self.sorted(Self::lexicon_entry),
            refusals: self.sorted(Self::refusal),
            saved_views: self.saved_views(),
            decisions: (0..self.below(4)).map(|_| self.decision()).collect(),
            extra: self.extra(),
        }
    }

    /// Makes an entity with this id.
    pub(crate) fn entity(&mut self, id: EntityId) -> Entity {
        Entity {
            id,
            kind: self.one_of(&EntityKind::ALL),
            name: self.words().into(),
            aliases: self.tags().into_iter().map(Into::into).collect(),
            role: self.words(),
            parent: self.later(id, Self::entities),
            coordinates: self.maybe(|maker| Coordinates { latitude: maker.degrees(90.0), longitude: maker.degrees(180.0) }),
            note: self.words().into(),
            tags: self.tags().into(),
            rejected: self.flag(),
            merged_into: self.later(id, Self::entities),
            origin: self.origin(),
            extra: self.extra(),
        }
    }

    /// Makes an article and remembers its text for spans.
    pub(crate) fn article(&mut self) -> Article {
        let id = ArticleId(self.next());
        let text: Arc<str> = self.text().into();
        self.articles.push((id, Arc::clone(&text)));
        self.article_of(id, text)
    }

    /// Makes an article with this id and text.
    pub(crate) fn article_of(&mut self, id: ArticleId, text: Arc<str>) -> Article {
        Article {
            id,
            file_name: self.words(),
            path: self.words(),
            content_hash: self.words(),
            source: if self.sources.is_empty() { None } else { self.maybe(|maker| maker.one_of(&maker.sources.clone())) },
            url: self.maybe(Self::words),
            archive_url: self.maybe(Self::words),
            author: self.maybe(Self::words),
            retrieved: self.maybe(Self::words),
            published: self.maybe(|maker| Published {
                day: maker.day(),
                time: maker.maybe(Self::time),
                zone: maker.maybe(Self::zone),
                words: maker.maybe(|maker| maker.span(&text)),
            }),
            language: self.maybe(Self::words),
            parts: Parts { header: self.span(&text), headline: self.maybe(|maker| maker.span(&text)), body: self.span(&text) },
            sentences: self.spans(&text),
            timexes: (0..self.below(4)).map(|_| self.timex(&text)).collect(),
            mentions: self.mentions(&text).into(),
            ingest_notes: (0..self.below(3)).map(|_| IngestNote { code: self.words(), text: self.words() }).collect(),
            note: self.words(),
            tags: self.tags(),
            extra: self.extra(),
            text,
        }
    }

    fn source(&mut self) -> Source {
        let reliabilities = [Reliability::A, Reliability::B, Reliability::C, Reliability::D, Reliability::E, Reliability::F];
        Source {
            id: SourceId(self.next()),
            name: self.words(),
            reliability: self.maybe(|maker| maker.one_of(&reliabilities)),
            extra: self.extra(),
        }
    }

    fn settings(&mut self) -> Settings {
        if !self.flag() {
            return Settings::default();
        }
        Settings {
            day_month_order: self.one_of(&[DayMonthOrder::FromArticle, DayMonthOrder::DayFirst, DayMonthOrder::MonthFirst]),
            hemisphere: self.one_of(&[Hemisphere::Northern, Hemisphere::Southern]),
            fiscal_start_month: u8::try_from(self.below(12) + 1).expect("a month"),
            codebook: self.words(),
            display_zone: self.words(),
        }
    }

    fn mentions(&mut self, text: &str) -> Vec<Mention> {
        if self.entities.is_empty() {
            return Vec::new();
        }
        let mut mentions: Vec<Mention> = (0..self.below(5))
            .map(|_| Mention {
                span: self.span(text),
                level: self.one_of(&[Level::Name, Level::Nominal, Level::Pronoun]),
                entity: self.entity_id(),
                origin: self.origin(),
            })
            .collect();
        mentions.sort_by_key(|mention| mention.span);
        mentions.dedup_by_key(|mention| mention.span);
        mentions
    }

    fn coverage(&mut self, index: usize) -> Coverage {
        let (article, text) = self.articles[index].clone();
        Coverage { article, seen: self.spans(&text), signed_off: self.spans(&text) }
    }

    fn note(&mut self) -> Option<PassageNote> {
        let at = self.source_span()?;
        Some(PassageNote { id: NoteId(self.next()), at, text: self.words(), tags: self.tags(), extra: self.extra() })
    }

    fn question(&mut self) -> Question {
        Question {
            id: QuestionId(self.next()),
            text: self.words(),
            at: self.maybe(Self::source_span).flatten(),
            event: if self.events.is_empty() { None } else { self.maybe(Self::event_id) },
            settled: self.flag(),
            answer: self.words(),
            extra: self.extra(),
        }
    }

    fn source_span(&mut self) -> Option<SourceSpan> {
        if self.articles.is_empty() {
            return None;
        }
        let (article, text) = self.one_of(&self.articles.clone());
        Some(SourceSpan { article, span: self.span(&text) })
    }

    fn lexicon_entry(&mut self) -> LexiconEntry {
        let rule = match self.below(3) {
            1 => LexiconRule::Kind(self.one_of(&EntityKind::ALL)),
            2 => LexiconRule::Entity(EntityId(self.next())),
            _ => LexiconRule::Reject,
        };
        LexiconEntry { words: self.words(), rule }
    }

    fn refusal(&mut self) -> Refusal {
        let (one, other) = (self.next(), self.next());
        let (one, other) = (one.min(other), one.max(other));
        if self.flag() {
            Refusal::SameEvent(EventId(one), EventId(other))
        } else {
            Refusal::SameEntity(EntityId(one), EntityId(other))
        }
    }

    fn saved_views(&mut self) -> Vec<SavedView> {
        let mut views: Vec<SavedView> = (0..self.below(3))
            .map(|_| SavedView { name: self.words(), query: self.words(), lanes: self.words(), range: self.words() })
            .collect();
        views.sort_by(|one, other| one.name.cmp(&other.name));
        views.dedup_by(|one, other| one.name == other.name);
        views
    }

    fn decision(&mut self) -> Decision {
        let far = self.below(4) == 3;
        Decision {
            at: if far { Timestamp(self.signed()) } else { Timestamp(self.signed() % 100_000_000_000) },
            by: self.words().into(),
            what: self.words().into(),
            targets: (0..self.below(4)).map(|_| self.target()).collect(),
            why: self.words().into(),
        }
    }

    fn target(&mut self) -> Target {
        match self.below(6) {
            1 => Target::Article(ArticleId(self.next())),
            2 => Target::Entity(EntityId(self.next())),
            3 => Target::Event(EventId(self.next())),
            4 => Target::Note(NoteId(self.next())),
            5 => Target::Question(QuestionId(self.next())),
            _ => Target::Project,
        }
    }

    fn sorted<T: Ord>(&mut self, entry: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut made: Vec<T> = (0..self.below(4)).map(|_| entry(self)).collect();
        made.sort();
        made.dedup();
        made
    }

    /// Where something comes from.
    pub(crate) fn origin(&mut self) -> Origin {
        if self.flag() { Origin::rule(self.words(), self.words()) } else { Origin::Person }
    }

    /// Fields of a newer program.
    pub(crate) fn extra(&mut self) -> Extra {
        const VALUES: [&str; 6] = [
            "1",
            "\"text \\u{202e}\"",
            "(a: 1, b: [x, None])",
            "[\n                        (1, 2),\n                        ]",
            "{1: -2.5}",
            "()",
        ];
        let mut extra = Extra::default();
        if self.below(6) == 5 {
            for name in ["zeta", "alpha", "x_1"].iter().take(self.below(4)) {
                extra.keep((*name).to_owned(), self.one_of(&VALUES).to_owned());
            }
        }
        extra
    }

    /// An id behind this one or none, so that links never lead in a circle.
    pub(crate) fn later<I: Copy + Ord>(&mut self, id: I, ids: impl Fn(&Self) -> &[I]) -> Option<I> {
        let later: Vec<I> = ids(self).iter().copied().filter(|&other| other > id).collect();
        if later.is_empty() { None } else { self.maybe(|maker| maker.one_of(&later)) }
    }

    /// The ids of all events.
    pub(crate) fn events(&self) -> &[EventId] {
        &self.events
    }

    /// The ids of all entities.
    pub(crate) fn entities(&self) -> &[EntityId] {
        &self.entities
    }

    /// The id of one of the entities.
    pub(crate) fn entity_id(&mut self) -> EntityId {
        if self.entities.is_empty() { EntityId(0) } else { self.one_of(&self.entities.clone()) }
    }

    /// The id of one of the events.
    pub(crate) fn event_id(&mut self) -> EventId {
        if self.events.is_empty() { EventId(0) } else { self.one_of(&self.events.clone()) }
    }

    /// A claim's id, another one each time.
    pub(crate) fn claim_id(&mut self) -> ClaimId {
        self.claims += 1;
        ClaimId(self.claims)
    }

    /// One of the articles with its text.
    pub(crate) fn some_article(&mut self) -> Option<(ArticleId, Arc<str>)> {
        if self.articles.is_empty() { None } else { Some(self.one_of(&self.articles.clone())) }
    }

    /// A span of whole characters of `text`.
    pub(crate) fn span(&mut self, text: &str) -> Span {
        let (one, other) = (self.below(text.len() + 1), self.below(text.len() + 1));
        let (one, other) = (text.floor_char_boundary(one), text.floor_char_boundary(other));
        Span::new(one.min(other), one.max(other))
    }

    /// Up to 24 spans of `text`, sorted.
    pub(crate) fn spans(&mut self, text: &str) -> Vec<Span> {
        let most = if self.below(8) == 7 { 25 } else { 4 };
        let mut spans: Vec<Span> = (0..self.below(most)).map(|_| self.span(text)).collect();
        spans.sort();
        spans
    }

    /// Whether; rather not.
    pub(crate) fn flag(&mut self) -> bool {
        self.next() % 2 == 1
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).expect("a limit")).expect("small")
    }

    /// Any number.
    pub(crate) fn signed(&mut self) -> i64 {
        self.next().cast_signed()
    }

    /// Something or nothing.
    pub(crate) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    /// One of these.
    pub(crate) fn one_of<T: Clone>(&mut self, these: &[T]) -> T {
        these[self.below(these.len())].clone()
    }

    fn degrees(&mut self, most: f64) -> f64 {
        let exact = f64::from_bits(self.next());
        if exact.is_finite() { exact % most } else { -0.0 }
    }

    fn next(&mut self) -> u64 {
        self.choices.next().unwrap_or_default()
    }
}
