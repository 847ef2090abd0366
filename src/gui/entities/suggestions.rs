//! The suggestions that two entities are one: made when the names change, looked through one by one.

use std::sync::Arc;

use crate::gui::derived::Derived;
use crate::model::{EntityId, Project};
use crate::query::{SameEntity, entity_refusal, same_entities};

/// Up to so many mentions the suggestions are made anew after each edit; beyond, when articles or entities come or go.
const FEW_MENTIONS: usize = 20_000;

/// The suggestions of a project.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    key: Option<Key>,
    /// The generation that `open` was made for.
    generation: Option<u64>,
    all: Vec<SameEntity>,
    open: Arc<Vec<SameEntity>>,
}

/// What the suggestions were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    n_articles: usize,
    n_entities: usize,
    generation: u64,
}

impl Suggestions {
    /// Returns the suggestions that are still open, the likeliest first.
    pub(super) fn open(&mut self, project: &Project, derived: &Derived) -> Arc<Vec<SameEntity>> {
        if self.generation == Some(derived.generation) {
            return Arc::clone(&self.open);
        }
        self.generation = Some(derived.generation);
        let n_mentions: usize = project.articles.iter().map(|article| article.mentions.len()).sum();
        let generation = if n_mentions <= FEW_MENTIONS { derived.generation } else { 0 };
        let key = Key { n_articles: project.articles.len(), n_entities: project.entities.len(), generation };
        if self.key != Some(key) {
            self.key = Some(key);
            self.all = same_entities(project);
        }
        let is_open = |pair: &&SameEntity| {
            let is_live =
                |id: EntityId| project.entities.get(id).is_some_and(|entity| entity.merged_into.is_none() && !entity.rejected);
            is_live(pair.entity)
                && is_live(pair.other)
                && project.refusals.binary_search(&entity_refusal(pair.entity, pair.other)).is_err()
        };
        self.open = Arc::new(self.all.iter().filter(is_open).cloned().collect());
        Arc::clone(&self.open)
    }
}
