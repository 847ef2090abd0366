//! Which claims stand in copies of one text, so that wire copies count as one source.

use std::collections::BTreeMap;

use crate::ingest::CopyIndex;
use crate::model::{ArticleId, Project};
use crate::query::HeldClaim;

/// Returns for each claim the place of the first claim whose article its own is a copy of; nothing for the first itself.
pub(super) fn of_copies(project: &Project, claims: &[HeldClaim]) -> Vec<Option<usize>> {
    let mut index = CopyIndex::default();
    // The first row of each article, and the articles in the order in which the index numbers them.
    let mut first_row: BTreeMap<ArticleId, usize> = BTreeMap::new();
    let mut numbered: Vec<usize> = Vec::new();
    let mut copy_of: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for (row, claim) in claims.iter().enumerate() {
        let Some(article) = project.articles.get(claim.article).filter(|_| !first_row.contains_key(&claim.article)) else {
            continue;
        };
        first_row.insert(claim.article, row);
        let alike = index.add(article);
        numbered.push(row);
        if let Some(&(number, _)) = alike.first() {
            let original = numbered[number];
            let original = copy_of.get(&claims[original].article).copied().unwrap_or(original);
            copy_of.insert(claim.article, original);
        }
    }
    claims.iter().map(|claim| copy_of.get(&claim.article).copied()).collect()
}
