//! Everything about one entity: where it is spoken of, in which words, in which parts, and beside whom.
//!
//! Nothing is counted for other entities, so that the page of one costs a pass over the mentions and over its own events.

use std::collections::BTreeMap;

use super::{Links, Rows};
use crate::model::{ArticleId, Day, EntityId, EventId, Level, Project, Role, RoleName};
use crate::text::{Span, slice};

/// What the page of an entity says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityPage {
    /// Where it is mentioned: by publication, undated articles last, then article and place.
    pub mentions: Vec<MentionLine>,
    /// In how many articles.
    pub n_articles: usize,
    /// The words that mean it, those used most first, pronouns aside.
    pub forms: Vec<(String, usize)>,
    /// Its visible events, as places among the rows.
    pub rows: Vec<usize>,
    /// How often it takes which part in its visible events.
    pub parts: Vec<(Part, usize)>,
    /// Who takes part in its events or is their place, those most often beside it first.
    pub seen_with: Vec<(EntityId, usize)>,
    /// The first and last known day of its visible events; of the articles that mention it where none is dated.
    pub seen: Option<(Day, Day)>,
}

/// One place where an entity is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionLine {
    /// The article.
    pub article: ArticleId,
    /// The words.
    pub span: Span,
    /// How they refer.
    pub level: Level,
    /// The entity that the words are linked to, before merging.
    pub linked_to: EntityId,
    /// When the article was published.
    pub published: Option<Day>,
    /// The visible event whose quote holds the words: the one with the shortest quote.
    pub event: Option<EventId>,
}

/// The part that an entity has in an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// It says it.
    Speaker,
    /// It acts.
    Actor,
    /// It is acted upon or addressed.
    Target,
    /// It has another part, by the codebook's name.
    Other(RoleName),
    /// It happens there.
    Place,
}

impl Part {
    /// Returns the part that a participant has.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Speaker => Self::Speaker,
            Role::Actor => Self::Actor,
            Role::Target => Self::Target,
            Role::Other(name) => Self::Other(name),
        }
    }

    /// Returns the part's stable name.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Speaker => "speaker",
            Self::Actor => "actor",
            Self::Target => "target",
            Self::Other(name) => name.as_str(),
            Self::Place => "place",
        }
    }
}

/// How mentions are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionOrder {
    /// By publication.
    #[default]
    Date,
    /// By the words before, from the nearest back.
    Before,
    /// By the words after.
    After,
}

impl EntityPage {
    /// Reads the page of an entity; `events` are its visible events in the order of the rows, as
    /// [`super::Catalog::events_of`] gives them.
    pub fn of(project: &Project, links: &Links, rows: &Rows, (entity, events): (EntityId, &[EventId])) -> Self {
        let indexes = places(rows, events);
        let quotes = quotes(project, links, events);
        let mentions = mentions(project, links, entity, &quotes);
        let mut articles: Vec<ArticleId> = mentions.iter().map(|line| line.article).collect();
        articles.dedup();
        let (parts, seen_with) = company(rows, &indexes, entity);
        Self {
            n_articles: articles.len(),
            forms: forms(project, &mentions),
            seen: seen(rows, &indexes, &mentions),
            parts,
            seen_with,
            rows: indexes,
            mentions,
        }
    }

    /// Returns the parts that the entity has in an event.
    pub fn parts_in(rows: &Rows, row: usize, entity: EntityId) -> Vec<Part> {
        let Some(row) = rows.get(row) else { return Vec::new() };
        let own = row.shown.participants.iter().filter(|part| part.entity == entity);
        let mut parts: Vec<Part> = own.map(|part| Part::of(part.role)).collect();
        parts.extend((row.shown.place == Some(entity)).then_some(Part::Place));
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// Sorts the mentions.
    pub fn sort(&mut self, project: &Project, order: MentionOrder) {
        let by_date = |line: &MentionLine| (line.published.is_none(), line.published, line.article, line.span);
        match order {
            MentionOrder::Date => self.mentions.sort_by_key(by_date),
            MentionOrder::Before => self.mentions.sort_by_cached_key(|line| (words_before(project, line), by_date(line))),
            MentionOrder::After => self.mentions.sort_by_cached_key(|line| (words_after(project, line), by_date(line))),
        }
    }
}

/// Returns the words around a span on its line of the article: at most so many bytes at each side, cut between characters.
pub fn around(text: &str, span: Span, most: usize) -> (&str, &str) {
    let from = text.floor_char_boundary(span.start().saturating_sub(most));
    let to = text.ceil_char_boundary(span.end().saturating_add(most));
    let before = slice(text, Span::new(from, span.start().max(from)));
    let after = slice(text, Span::new(span.end().min(to), to));
    let before = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let after = after.split(['\n', '\r']).next().unwrap_or_default();
    (before.trim_start(), after.trim_end())
}

/// How many bytes of the words beside a mention are compared.
const COMPARED: usize = 48;

fn words_before(project: &Project, line: &MentionLine) -> Vec<String> {
    let Some(article) = project.articles.get(line.article) else { return Vec::new() };
    let (before, _) = around(&article.text, line.span, COMPARED);
    before.to_lowercase().split_whitespace().rev().map(str::to_owned).collect()
}

fn words_after(project: &Project, line: &MentionLine) -> String {
    let Some(article) = project.articles.get(line.article) else { return String::new() };
    let (_, after) = around(&article.text, line.span, COMPARED);
    after.trim_start_matches(|character: char| !character.is_alphanumeric()).to_lowercase()
}

/// Returns the places of events among the rows; both are in the same order.
fn places(rows: &Rows, events: &[EventId]) -> Vec<usize> {
    let mut wanted = events.iter().peekable();
    let mut places = Vec::with_capacity(events.len());
    for (index, row) in rows.iter().enumerate() {
        if wanted.next_if(|event| **event == row.shown.event).is_some() {
            places.push(index);
        }
        if wanted.peek().is_none() {
            break;
        }
    }
    places
}

/// The quotes of an entity's events: by article and place.
type Quotes = BTreeMap<ArticleId, Vec<(Span, EventId)>>;

fn quotes(project: &Project, links: &Links, events: &[EventId]) -> Quotes {
    let mut quotes = Quotes::new();
    for &event in events {
        for claim in links.claims(project, event) {
            if claim.lost_words.is_none() {
                quotes.entry(claim.article).or_default().push((claim.quote, event));
            }
        }
    }
    quotes
}

fn mentions(project: &Project, links: &Links, entity: EntityId, quotes: &Quotes) -> Vec<MentionLine> {
    let mut members = vec![entity];
    members.extend_from_slice(links.merged_entities(entity));
    members.sort_unstable();
    let mut found = Vec::new();
    for article in project.articles.iter() {
        let published = article.published.as_ref().map(|published| published.day);
        let quotes = quotes.get(&article.id).map_or(&[][..], Vec::as_slice);
        let own = article.mentions.iter().filter(|mention| members.binary_search(&mention.entity).is_ok());
        found.extend(own.map(|mention| MentionLine {
            article: article.id,
            span: mention.span,
            level: mention.level,
            linked_to: mention.entity,
            published,
            event: holder(quotes, mention.span),
        }));
    }
    found.sort_by_key(|line| (line.published.is_none(), line.published, line.article, line.span));
    found
}

/// Returns the event with the shortest quote that holds the span.
fn holder(quotes: &[(Span, EventId)], span: Span) -> Option<EventId> {
    let holding = quotes.iter().filter(|(quote, _)| quote.contains(span));
    holding.min_by_key(|(quote, event)| (quote.len(), *event)).map(|(_, event)| *event)
}

fn forms(project: &Project, mentions: &[MentionLine]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in mentions.iter().filter(|line| line.level != Level::Pronoun) {
        if let Some(article) = project.articles.get(line.article) {
            *counts.entry(article.slice(line.span)).or_default() += 1;
        }
    }
    let mut forms: Vec<(String, usize)> = counts.into_iter().map(|(words, n)| (words.to_owned(), n)).collect();
    forms.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    forms
}

/// The parts of an entity with their counts, and whom it meets with theirs.
type Company = (Vec<(Part, usize)>, Vec<(EntityId, usize)>);

/// Counts the entity's parts, and the events that it shares with others.
fn company(rows: &Rows, indexes: &[usize], entity: EntityId) -> Company {
    let mut parts: BTreeMap<Part, usize> = BTreeMap::new();
    let mut others: BTreeMap<EntityId, usize> = BTreeMap::new();
    for &index in indexes {
        for part in EntityPage::parts_in(rows, index, entity) {
            *parts.entry(part).or_default() += 1;
        }
        let shown = &rows[index].shown;
        let mut beside: Vec<EntityId> = shown.participants.iter().map(|part| part.entity).chain(shown.place).collect();
        beside.sort_unstable();
        beside.dedup();
        for other in beside.into_iter().filter(|&other| other != entity) {
            *others.entry(other).or_default() += 1;
        }
    }
    let mut seen_with: Vec<(EntityId, usize)> = others.into_iter().collect();
    seen_with.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    (parts.into_iter().collect(), seen_with)
}

fn seen(rows: &Rows, indexes: &[usize], mentions: &[MentionLine]) -> Option<(Day, Day)> {
    let bounds = indexes.iter().filter_map(|&index| rows[index].shown.bounds);
    let of_events = span_of(bounds.flat_map(|bounds| [bounds.earliest, bounds.latest]).flatten());
    of_events.or_else(|| span_of(mentions.iter().filter_map(|line| line.published)))
}

fn span_of(days: impl Iterator<Item = Day>) -> Option<(Day, Day)> {
    days.fold(None, |range, day| Some(range.map_or((day, day), |(from, to): (Day, Day)| (from.min(day), to.max(day)))))
}

#[cfg(test)]
mod tests;
