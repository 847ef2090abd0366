//! Which entities may be one: suggestions with evidence, never a merge. What the program merges by itself happens on reading.

mod blocks;
mod compare;
mod names;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::Reason;
use super::proposal::{by_weight, percent};
use crate::model::{ArticleId, Entity, EntityId, Project, Refusal};

/// The least percent that is worth a person's look.
const LEAST_SCORE: u8 = 50;

/// Two entities that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameEntity {
    /// The entity that would take the other in: the one with more mentions, then the fuller name, then the smaller id.
    pub entity: EntityId,
    /// The other one.
    pub other: EntityId,
    /// How likely it is, in percent.
    pub score: u8,
    /// What speaks for it and against it, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// What an entity is compared by.
#[derive(Debug, Clone, Default)]
struct Traits {
    n_mentions: usize,
    /// The articles that name it, sorted.
    articles: BTreeSet<ArticleId>,
    /// Those who are named in the same sentences, with how often.
    beside: BTreeMap<EntityId, usize>,
}

/// Returns the entities of a project that may be one, the likeliest first; never what a person refused.
///
/// Only entities whose names share a word, an abbreviation or all but one letter are compared.
pub fn same_entities(project: &Project) -> Vec<SameEntity> {
    let traits = traits(project);
    let entities: Vec<&Entity> = project.entities.iter().filter(|entity| is_live(entity)).collect();
    let pairs = blocks::pairs(&entities).into_iter();
    let mut list: Vec<SameEntity> =
        pairs.filter_map(|(one, other)| propose(project, &traits, entities[one], entities[other])).collect();
    list.sort_by(|one, other| other.score.cmp(&one.score).then((one.entity, one.other).cmp(&(other.entity, other.other))));
    list
}

/// Returns the refusal that keeps a suggestion from being made again.
pub fn entity_refusal(one: EntityId, other: EntityId) -> Refusal {
    Refusal::SameEntity(one.min(other), one.max(other))
}

const fn is_live(entity: &Entity) -> bool {
    !entity.rejected && entity.merged_into.is_none()
}

fn propose(project: &Project, traits: &BTreeMap<EntityId, Traits>, one: &Entity, other: &Entity) -> Option<SameEntity> {
    if project.refusals.binary_search(&entity_refusal(one.id, other.id)).is_ok() {
        return None;
    }
    let none = Traits::default();
    let of = |id: EntityId| traits.get(&id).unwrap_or(&none);
    let reasons = by_weight(compare::reasons(project, (one, of(one.id)), (other, of(other.id))));
    let score = percent(&reasons);
    let weight = |entity: &Entity| (of(entity.id).n_mentions, entity.name.chars().count(), std::cmp::Reverse(entity.id));
    let (entity, other) = if weight(one) >= weight(other) { (one.id, other.id) } else { (other.id, one.id) };
    (score >= LEAST_SCORE).then_some(SameEntity { entity, other, score, reasons })
}

/// Reads where each entity is named and beside whom, merges followed.
fn traits(project: &Project) -> BTreeMap<EntityId, Traits> {
    let mut all: BTreeMap<EntityId, Traits> = BTreeMap::new();
    for article in project.articles.iter() {
        let mut sentence: Vec<EntityId> = Vec::new();
        let mut at = None;
        for mention in article.mentions.iter() {
            let entity = project.entity_root(mention.entity);
            let traits = all.entry(entity).or_default();
            traits.n_mentions += 1;
            traits.articles.insert(article.id);
            let here = article.sentence_at(mention.span.start());
            if here != at {
                sentence.clear();
                at = here;
            }
            for &held in sentence.iter().filter(|&&held| held != entity) {
                *all.entry(entity).or_default().beside.entry(held).or_default() += 1;
                *all.entry(held).or_default().beside.entry(entity).or_default() += 1;
            }
            if !sentence.contains(&entity) {
                sentence.push(entity);
            }
        }
    }
    all
}
