//! What reading one article yields.

use std::sync::Arc;

use super::{Article, Entity, Event, Mention, Source, Timex};
use crate::text::Span;

/// What extraction finds in one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// The sentences of headline and body, in order.
    pub sentences: Vec<Span>,
    /// The temporal expressions, in order.
    pub timexes: Vec<Timex>,
    /// The mentions, in order; no two have the same span.
    pub mentions: Vec<Mention>,
    /// The entities that the mentions refer to, sorted by id.
    pub entities: Vec<Entity>,
    /// The events, each with one claim, sorted by id.
    pub events: Vec<Event>,
}

/// An article with all that was read in it, ready to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The article; sentences, timexes and mentions are in it.
    pub article: Arc<Article>,
    /// Its publisher, where the header names one.
    pub source: Option<Source>,
    /// The entities that its mentions refer to.
    pub entities: Vec<Arc<Entity>>,
    /// The events, each with one claim.
    pub events: Vec<Arc<Event>>,
}

impl Reading {
    /// Joins an article with what was found in it.
    pub fn new(mut article: Article, source: Option<Source>, findings: Findings) -> Self {
        article.language = article.language.or(findings.language);
        article.sentences = findings.sentences;
        article.timexes = findings.timexes;
        article.mentions = findings.mentions.into();
        Self {
            article: Arc::new(article),
            source,
            entities: findings.entities.into_iter().map(Arc::new).collect(),
            events: findings.events.into_iter().map(Arc::new).collect(),
        }
    }
}
