//! What has been done with each sentence of an article.

use super::Links;
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
pub fn coverage(project: &Project, links: &Links, article: ArticleId) -> Vec<(Span, SentenceState)> {
    let Some(record) = project.articles.get(article) else { return Vec::new() };
    let quotes = quotes_in(project, links, article);
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

/// Returns the triggers of the article's claims, sorted, each with the status of the event that shows it.
fn quotes_in(project: &Project, _links: &Links, article: ArticleId) -> Vec<(Span, Status)> {
    let mut quotes = Vec::new();
    for event in project.events.iter() {
        for claim in event.claims.iter().filter(|claim| claim.article == article && claim.lost_words.is_none()) {
            let shown_by = project.event_root(claim.moved_to.unwrap_or(event.id));
            let status = project.events.get(shown_by).map_or(event.status, |event| event.status);
            let words = if claim.triggers.is_empty() { std::slice::from_ref(&claim.quote) } else { &claim.triggers };
            quotes.extend(words.iter().map(|&span| (span, status)));
        }
    }
    quotes.sort_unstable();
    quotes
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
