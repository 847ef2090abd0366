//! Small made-up projects for the tests of what holds across articles.

use crate::model::{
    Article, ArticleId, Claim, ClaimId, Day, Edtf, Entity, EntityId, EntityKind, Event, EventId, EventType, Extra, Factuality,
    Level, Mention, Origin, Participant, Parts, Polarity, Project, Published, Quantity, Reliability, Role, Source, Sparse,
    Stance, When,
};
use crate::text::Span;

/// What an article says; names are looked up in the cast, empty ones are left out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    pub(super) source: &'static str,
    pub(super) published: &'static str,
    pub(super) title: &'static str,
    pub(super) date: &'static str,
    pub(super) place: &'static str,
    pub(super) actor: &'static str,
    pub(super) target: &'static str,
    pub(super) speaker: &'static str,
    /// Low, best, high of the killed.
    pub(super) killed: (Option<i64>, Option<i64>, Option<i64>),
    pub(super) denied: bool,
    /// Further words of the article.
    pub(super) words: &'static str,
}

pub(super) const fn exactly(n: i64) -> (Option<i64>, Option<i64>, Option<i64>) {
    (Some(n), Some(n), Some(n))
}

pub(super) fn entity_id(name: &str) -> EntityId {
    EntityId::of([name.as_bytes()])
}

/// Adds people, organizations and places.
pub(super) fn cast(project: &mut Project, kind: EntityKind, names: &str) {
    for name in names.split(", ") {
        project.entities.put(Entity::new(entity_id(name), kind, name, Origin::Person).into());
    }
}

/// Adds an article with one claim and returns the claim; articles of the same words differ in their sources.
pub(super) fn claim(project: &mut Project, told: Told) -> Claim {
    let names = [told.actor, told.target, told.speaker, told.place];
    let quote = format!("{} {}", told.title, names.join(" "));
    let text = format!("{quote} {}", told.words);
    let id = ArticleId::of([told.source.as_bytes(), told.published.as_bytes(), text.as_bytes()]);
    let mut mentions = Vec::new();
    let mut mention = |name: &str| {
        let span = (!name.is_empty()).then(|| quote.rfind(name)).flatten().map(|at| Span::new(at, at + name.len()))?;
        mentions.push(Mention { span, level: Level::Name, entity: entity_id(name), origin: Origin::Person });
        Some(span)
    };
    let parts = [(told.actor, Role::Actor), (told.target, Role::Target), (told.speaker, Role::Speaker)];
    let participants =
        parts.into_iter().filter_map(|(name, role)| Some(Participant { mention: mention(name)?, role })).collect();
    let place = mention(told.place);
    mentions.sort_by_key(|mention| mention.span);
    let source = Source::named(told.source);
    let article = Article {
        id,
        file_name: format!("{}.txt", told.source),
        path: String::new(),
        content_hash: text.clone(),
        source: Some(source.id),
        url: None,
        archive_url: None,
        author: None,
        retrieved: None,
        published: Day::parse_iso(told.published).map(|day| Published { day, time: None, zone: None, words: None }),
        language: None,
        parts: Parts { body: Span::new(0, text.len()), ..Parts::default() },
        sentences: vec![Span::new(0, text.len())],
        text: text.into(),
        timexes: Vec::new(),
        mentions: mentions.into(),
        ingest_notes: Vec::new(),
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    };
    if !project.sources.contains(source.id) {
        project.sources.put(source.into());
    }
    project.articles.put(article.into());
    let (low, best, high) = told.killed;
    let killed = Quantity { what: "killed".into(), low, best, high, words: None };
    Claim {
        id: ClaimId::of([id.to_string().as_bytes()]),
        article: id,
        quote: Span::new(0, quote.len()),
        triggers: Vec::new(),
        title: told.title.into(),
        when: When::decided((!told.date.is_empty()).then(|| Edtf::parse(told.date).expect(told.date))),
        event_type: EventType::new("ASSAULT"),
        participants,
        place,
        quantities: if told.killed == (None, None, None) { Sparse::EMPTY } else { vec![killed].into() },
        factuality: if told.denied { Factuality::Denied } else { Factuality::Happened },
        polarity: if told.denied { Polarity::Negative } else { Polarity::Positive },
        attribution: None,
        stance: Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::Person,
        extra: Extra::default(),
    }
}

/// Adds an event with these claims.
pub(super) fn event(project: &mut Project, number: u64, claims: &[Told]) -> EventId {
    let claims = claims.iter().map(|told| claim(project, *told)).collect();
    project.events.put(Event::new(EventId(number), claims).into());
    EventId(number)
}

/// Says how reliable a source is.
pub(super) fn grade(project: &mut Project, source: &str, reliability: Reliability) {
    if let Some(source) = project.sources.get_mut(Source::named(source).id) {
        source.reliability = Some(reliability);
    }
}
