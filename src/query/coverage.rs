//! What has been done with each sentence of an article.

use super::catalog::{QuotePlace, Quotes};
use crate::model::{Article, ArticleId, Coverage, Project, Status};
use crate::text::Span;

/// What has been done with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentenceState {
    /// At least one live event quotes it.
    Used,
    /// All its events were rejected.
    Rejected,
    /// It was seen or signed off, and no event quotes it.
    Empty,
    /// Nobody has seen it yet.
    Unseen,
}

/// Returns the state of each sentence of an article, in order; nothing where there is no such article.
pub fn coverage(project: &Project, quotes: &Quotes, article: ArticleId) -> Vec<(Span, SentenceState)> {
    let Some(record) = project.articles.get(article) else { return Vec::new() };
    let status = |place: &QuotePlace| Some((place.span, project.events.status(place.event)?));
    let quotes: Vec<(Span, Status)> = quotes.in_article(article).iter().filter_map(status).collect();
    let seen = project.coverage.get(article);
    record.sentences.iter().map(|&sentence| (sentence, state(record, sentence, &quotes, seen))).collect()
}

/// Returns how many sentences are in each state: used, rejected, empty, unseen.
pub fn coverage_counts(sentences: &[(Span, SentenceState)]) -> [usize; 4] {
    let mut counts = [0; 4];
    for (_, state) in sentences {
        counts[*state as usize] += 1;
    }
    counts
}

fn state(article: &Article, sentence: Span, quotes: &[(Span, Status)], coverage: Option<&Coverage>) -> SentenceState {
    let mut inside = quotes.iter().filter(|(span, _)| span.overlaps(sentence)).peekable();
    if inside.peek().is_some() {
        let live = inside.any(|(_, status)| *status != Status::Rejected);
        return if live { SentenceState::Used } else { SentenceState::Rejected };
    }
    let covered = |spans: &[Span]| spans.iter().any(|span| span.contains(sentence));
    let seen = coverage.is_some_and(|coverage| covered(&coverage.seen) || covered(&coverage.signed_off));
    let empty = article.slice(sentence).trim().is_empty();
    if seen || empty { SentenceState::Empty } else { SentenceState::Unseen }
}
