//! Where the words of events stand, article by article.

use crate::model::{ArticleId, EventId, Project};
use crate::query::Links;
use crate::text::Span;

/// Words that stand for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuotePlace {
    /// The words.
    pub span: Span,
    /// The quote that they stand in.
    pub quote: Span,
    /// The event that shows them.
    pub event: EventId,
}

/// The words of every event by article; lost ones left out.
#[derive(Debug, Default)]
pub struct Quotes {
    places: ByArticle<QuotePlace>,
    /// The events that each article speaks of, lost words included, sorted.
    events: ByArticle<EventId>,
}

/// Values by article, in one list.
#[derive(Debug)]
struct ByArticle<T> {
    /// The articles that have any, sorted, and where the values of each end.
    articles: Vec<(ArticleId, u32)>,
    values: Vec<T>,
}

impl<T> Default for ByArticle<T> {
    fn default() -> Self {
        Self { articles: Vec::new(), values: Vec::new() }
    }
}

impl<T: Ord> ByArticle<T> {
    fn of(mut pairs: Vec<(ArticleId, T)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut values = Vec::with_capacity(pairs.len());
        let mut articles: Vec<(ArticleId, u32)> = Vec::new();
        for (article, value) in pairs {
            values.push(value);
            let end = u32::try_from(values.len()).unwrap_or(u32::MAX);
            match articles.last_mut().filter(|(last, _)| *last == article) {
                Some((_, held)) => *held = end,
                None => articles.push((article, end)),
            }
        }
        articles.shrink_to_fit();
        Self { articles, values }
    }

    fn get(&self, article: ArticleId) -> &[T] {
        let Ok(index) = self.articles.binary_search_by_key(&article, |(held, _)| *held) else { return &[] };
        let from = index.checked_sub(1).map_or(0, |before| self.articles[before].1);
        &self.values[from as usize..self.articles[index].1 as usize]
    }
}

impl Quotes {
    pub(super) fn of(project: &Project, links: &Links) -> Self {
        let (mut places, mut events) = (Vec::new(), Vec::new());
        for event in project.events.iter().filter(|event| event.merged_into.is_none()) {
            for claim in links.claims(project, event.id) {
                events.push((claim.article, event.id));
                if claim.lost_words.is_some() {
                    continue;
                }
                let words = if claim.triggers.is_empty() { std::slice::from_ref(&claim.quote) } else { &claim.triggers };
                let place = |&span: &Span| (claim.article, QuotePlace { span, quote: claim.quote, event: event.id });
                places.extend(words.iter().map(place));
            }
        }
        Self { places: ByArticle::of(places), events: ByArticle::of(events) }
    }

    /// Returns the words of events in an article, in order.
    pub fn in_article(&self, article: ArticleId) -> &[QuotePlace] {
        self.places.get(article)
    }

    /// Returns the events that an article speaks of, sorted.
    pub fn events_of(&self, article: ArticleId) -> &[EventId] {
        self.events.get(article)
    }
}
