//! The names of entities, folded, and which of them a value means.

use crate::model::{EntityId, EntityKind, Project};
use crate::query::Links;
use crate::query::filter::{Form, Value};
use crate::query::search::{Closeness, fold, folded_words, is_near};

/// Every entity that is shown, with its names.
#[derive(Debug, Default)]
pub struct Names {
    list: Vec<Named>,
}

/// An entity with its names.
#[derive(Debug)]
struct Named {
    entity: EntityId,
    kind: EntityKind,
    /// The shown name first, then other names and those of merged entities, all folded.
    names: Vec<String>,
    parent: Option<EntityId>,
}

impl Names {
    /// Reads the names of a project's entities.
    pub(super) fn of(project: &Project, links: &Links) -> Self {
        let live = project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected);
        let named = |entity: &crate::model::Entity| {
            let merged = links.merged_entities(entity.id).iter().filter_map(|&id| project.entities.get(id));
            let names = std::iter::once(entity).chain(merged);
            Named {
                entity: entity.id,
                kind: entity.kind,
                names: names.flat_map(|held| std::iter::once(&held.name).chain(&held.aliases)).map(|name| fold(name)).collect(),
                parent: entity.parent.map(|parent| project.entity_root(parent)),
            }
        };
        Self { list: live.map(named).collect() }
    }

    /// Returns the entities that a value means, none farther than `at_most`: those with a word that begins so, else one that holds
    /// it, else one that is nearly the same; and how close they are.
    pub fn matching(&self, value: &Value, at_most: Closeness) -> (Vec<EntityId>, Closeness) {
        let typed = fold(&value.text);
        if value.form == Form::Exact {
            let typed = typed.trim();
            return (self.entities(|named| named.names.iter().any(|name| name == typed)), Closeness::Beginning);
        }
        let mut words = Vec::new();
        folded_words(&value.text, |_, word| words.push(word.to_owned()));
        if words.is_empty() {
            return (Vec::new(), Closeness::Near);
        }
        [Closeness::Beginning, Closeness::Inside, Closeness::Near]
            .into_iter()
            .filter(|&closeness| closeness <= at_most)
            .map(|closeness| {
                (self.entities(|named| named.names.iter().any(|name| is_meant(&words, name, closeness))), closeness)
            })
            .find(|(found, _)| !found.is_empty())
            .unwrap_or((Vec::new(), Closeness::Near))
    }

    fn entities(&self, test: impl Fn(&Named) -> bool) -> Vec<EntityId> {
        self.list.iter().filter(|named| test(named)).map(|named| named.entity).collect()
    }

    /// Adds the places that lie in one of these places.
    pub fn with_parts(&self, mut places: Vec<EntityId>) -> Vec<EntityId> {
        let mut n_before = 0;
        // A place in a place in a place: a handful of rounds at most, each adding a level.
        while n_before < places.len() {
            n_before = places.len();
            let inside =
                |named: &&Named| named.parent.is_some_and(|parent| places.contains(&parent)) && !places.contains(&named.entity);
            let more: Vec<EntityId> = self
                .list
                .iter()
                .filter(|named| named.kind == EntityKind::Place)
                .filter(inside)
                .map(|named| named.entity)
                .collect();
            places.extend(more);
        }
        places
    }
}

/// Whether every word stands in a name.
fn is_meant(words: &[String], name: &str, closeness: Closeness) -> bool {
    let of_name = |test: &dyn Fn(&str) -> bool| name.split(|c: char| !c.is_alphanumeric()).any(test);
    words.iter().all(|word| match closeness {
        Closeness::Beginning => of_name(&|part| part.starts_with(word.as_str())),
        Closeness::Inside => name.contains(word.as_str()),
        Closeness::Near => of_name(&|part| is_near(word, part)),
    })
}

/// Whether a value means a name that is no entity's: a tag, a source, a type.
pub fn means(value: &Value, name: &str) -> bool {
    if value.form == Form::Exact {
        return fold(name).trim() == fold(&value.text).trim();
    }
    let mut words = Vec::new();
    folded_words(&value.text, |_, word| words.push(word.to_owned()));
    !words.is_empty() && is_meant(&words, &fold(name), Closeness::Beginning)
}
