//! Where the words of events stand, article by article.

use std::collections::BTreeMap;

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
    by_article: BTreeMap<ArticleId, Vec<QuotePlace>>,
    /// The events that each article speaks of, lost words included, sorted.
    events: BTreeMap<ArticleId, Vec<EventId>>,
}

impl Quotes {
    pub(super) fn of(project: &Project, links: &Links) -> Self {
        let mut quotes = Self::default();
        for event in project.events.iter().filter(|event| event.merged_into.is_none()) {
            for claim in links.claims(project, event.id) {
                quotes.events.entry(claim.article).or_default().push(event.id);
                if claim.lost_words.is_some() {
                    continue;
                }
                let words = if claim.triggers.is_empty() { std::slice::from_ref(&claim.quote) } else { &claim.triggers };
                let list = quotes.by_article.entry(claim.article).or_default();
                list.extend(words.iter().map(|&span| QuotePlace { span, quote: claim.quote, event: event.id }));
            }
        }
        for list in quotes.by_article.values_mut() {
            list.sort_unstable();
            list.shrink_to_fit();
        }
        for list in quotes.events.values_mut() {
            list.dedup();
            list.shrink_to_fit();
        }
        quotes
    }

    /// Returns the words of events in an article, in order.
    pub fn in_article(&self, article: ArticleId) -> &[QuotePlace] {
        self.by_article.get(&article).map_or(&[], Vec::as_slice)
    }

    /// Returns the events that an article speaks of, sorted.
    pub fn events_of(&self, article: ArticleId) -> &[EventId] {
        self.events.get(&article).map_or(&[], Vec::as_slice)
    }
}
