//! The candidates in the order in which they are reviewed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Facts, Rows};
use crate::model::{EventType, Project, Status};

/// In which order candidates are reviewed. Where two stand equal, the earlier one goes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QueueOrder {
    /// The most doubtful first: the weights of their doubts added up.
    #[default]
    Doubt,
    /// The earliest first, undated ones last.
    Time,
    /// Source by source in the order of their names, within a source article by article in the order of publication, within
    /// an article as one reads.
    Source,
    /// Those of one type and trigger side by side, the largest such group first: for deciding many at once.
    Similarity,
}

impl QueueOrder {
    /// Every order, in the order of display.
    pub const ALL: [Self; 4] = [Self::Doubt, Self::Time, Self::Source, Self::Similarity];

    /// Returns what the order is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Doubt => "Doubt first",
            Self::Time => "By time",
            Self::Source => "By source",
            Self::Similarity => "Alike together",
        }
    }
}

/// Returns the places among `rows` of the events with this status, in the order of their review.
pub fn queue(project: &Project, rows: &Rows, facts: &Facts, status: Status, order: QueueOrder) -> Vec<usize> {
    let rows = &rows;
    let mut list: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].shown.status == status).collect();
    let fact = |index: usize| facts.get(rows[index].shown.event);
    match order {
        QueueOrder::Time => {}
        QueueOrder::Doubt => {
            list.sort_by_cached_key(|&index| (Reverse(fact(index).map_or(0, super::Fact::weight)), index));
        }
        QueueOrder::Source => {
            let ranks = article_ranks(project);
            list.sort_by_cached_key(|&index| {
                let place = fact(index).and_then(|fact| Some((*ranks.get(&fact.article?)?, fact.at)));
                (place.is_none(), place, index)
            });
        }
        QueueOrder::Similarity => by_group(&mut list, |index| {
            let family = fact(index).map_or("", |fact| &fact.family);
            (&rows[index].shown.event_type, family)
        }),
    }
    list
}

/// Returns the place of each article: by the name of its source, then by publication, then by its own id.
fn article_ranks(project: &Project) -> BTreeMap<crate::model::ArticleId, usize> {
    let mut articles: Vec<_> = project
        .articles
        .iter()
        .map(|article| {
            let source = article.source.and_then(|id| project.sources.get(id)).map(|source| source.name.to_lowercase());
            let published = article.published.as_ref().map(|published| published.day);
            ((source.is_none(), source, article.source), published, article.id)
        })
        .collect();
    articles.sort();
    articles.into_iter().enumerate().map(|(rank, (.., id))| (id, rank)).collect()
}

/// Puts what has the same key side by side, the largest group first.
fn by_group<'k>(list: &mut [usize], key: impl Fn(usize) -> (&'k EventType, &'k str)) {
    let mut groups: BTreeMap<(&EventType, &str), (usize, usize)> = BTreeMap::new();
    for &index in list.iter() {
        groups.entry(key(index)).or_insert((0, index)).0 += 1;
    }
    list.sort_by_cached_key(|&index| {
        let (n, first) = groups.get(&key(index)).copied().unwrap_or_default();
        (Reverse(n), first, index)
    });
}
