//! How often and where entities are spoken of.

use std::collections::BTreeMap;

use super::Rows;
use crate::model::{EntityId, EventId, Project};

/// How an entity is used in a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityUse {
    /// How many mentions refer to it, merges followed.
    pub n_mentions: usize,
    /// The visible events that it takes part in or that happen there, in the order of the rows.
    pub events: Vec<EventId>,
}

/// How every entity is used; merged ones count for the entity they were merged into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses(BTreeMap<EntityId, EntityUse>);

impl Uses {
    /// Counts mentions over all articles and events over `rows`.
    pub fn of(project: &Project, rows: &Rows) -> Self {
        let mut uses: BTreeMap<EntityId, EntityUse> = BTreeMap::new();
        for mention in project.articles.iter().flat_map(|article| &article.mentions) {
            uses.entry(project.entity_root(mention.entity)).or_default().n_mentions += 1;
        }
        for row in &rows.rows {
            let mut entities: Vec<EntityId> =
                row.shown.participants.iter().map(|part| part.entity).chain(row.shown.place).collect();
            entities.sort_unstable();
            entities.dedup();
            for entity in entities {
                uses.entry(entity).or_default().events.push(row.shown.event);
            }
        }
        Self(uses)
    }

    /// Notes how an entity is used; nothing where it no longer is.
    pub(super) fn put(&mut self, entity: EntityId, entity_use: Option<EntityUse>) {
        match entity_use {
            Some(entity_use) => drop(self.0.insert(entity, entity_use)),
            None => drop(self.0.remove(&entity)),
        }
    }

    /// Returns how an entity is used.
    pub fn get(&self, entity: EntityId) -> Option<&EntityUse> {
        self.0.get(&entity)
    }
}

impl FromIterator<(EntityId, EntityUse)> for Uses {
    fn from_iter<I: IntoIterator<Item = (EntityId, EntityUse)>>(uses: I) -> Self {
        Self(uses.into_iter().collect())
    }
}
