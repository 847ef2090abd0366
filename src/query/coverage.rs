//! What has been done with each sentence of an article.

use super::catalog::{QuotePlace, Quotes};
use crate::model::{Article, ArticleId, Coverage, Project, Status};
use crate::text::Span;

/// What has been done with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentenceState {
    /// An event quotes it that was accepted or deferred, or one of several was decided; or it was seen with its candidates.
    Used,
    /// All its events were rejected.
    Rejected,
    /// It was seen or signed off, and no event quotes it.
    Empty,
    /// Nobody has seen it yet, nor decided about an event in it.
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
    let inside = || quotes.iter().filter(|(span, _)| span.overlaps(sentence)).map(|(_, status)| *status);
    let covered = |spans: &[Span]| spans.iter().any(|span| span.contains(sentence));
    let seen = || coverage.is_some_and(|coverage| covered(&coverage.seen) || covered(&coverage.signed_off));
    if inside().next().is_none() {
        let empty = article.slice(sentence).trim().is_empty();
        return if empty || seen() { SentenceState::Empty } else { SentenceState::Unseen };
    }
    if inside().all(|status| status == Status::Rejected) {
        return SentenceState::Rejected;
    }
    // What the machine proposed is no proof that anybody looked.
    let is_decided = inside().any(|status| status != Status::Candidate);
    if is_decided || seen() { SentenceState::Used } else { SentenceState::Unseen }
}

#[cfg(test)]
mod tests {
    use super::{SentenceState, coverage};
    use crate::edit::{Edit, apply};
    use crate::model::{ArticleId, EventId, Project, Stamp, Status};
    use crate::query::made_up::{Told, event};
    use crate::query::{Catalog, Links};
    use crate::text::Span;

    /// An article of one sentence with an event in it.
    fn told() -> (Project, EventId, ArticleId) {
        let mut project = Project::default();
        let event = event(&mut project, 1, &[Told { source: "Quay Herald", title: "Crane fell", ..Told::default() }]);
        let article = project.articles.iter().next().expect("the article").id;
        (project, event, article)
    }

    fn state(project: &Project, article: ArticleId) -> SentenceState {
        let catalog = Catalog::of(project, &Links::of(project));
        coverage(project, &catalog.quotes, article)[0].1
    }

    fn done(project: &mut Project, edit: &Edit) {
        apply(project, edit, &Stamp::default()).expect("an edit");
    }

    #[test]
    fn a_proposal_is_no_proof_that_anybody_looked_and_a_decision_is() {
        for (status, expected) in [
            (Status::Candidate, SentenceState::Unseen),
            (Status::Accepted, SentenceState::Used),
            (Status::Deferred, SentenceState::Used),
            (Status::Rejected, SentenceState::Rejected),
        ] {
            let (mut project, event, article) = told();
            done(&mut project, &Edit::SetStatus { events: vec![event], status, why: String::new() });
            assert_eq!(state(&project, article), expected, "{status:?}");
        }
    }

    #[test]
    fn a_sentence_with_candidates_is_used_once_it_was_seen_or_signed_off() {
        let (project, _, article) = told();
        let span = Span::new(0, project.articles.get(article).expect("the article").text.len());
        for edit in [Edit::Seen(article, vec![span]), Edit::SignOff { article, span, on: true }] {
            let mut project = project.clone();
            done(&mut project, &edit);
            assert_eq!(state(&project, article), SentenceState::Used, "{edit:?}");
        }
    }
}
