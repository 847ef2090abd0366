//! The names of entities, folded, and which of them a value means.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use smallvec::SmallVec;

use crate::model::{EntityId, EntityKind, Project};
use crate::query::Links;
use crate::query::filter::{Form, Value};
use crate::query::search::{Bits, Closeness, fold, folded_words, is_near};

/// Every entity that is shown, with its names.
#[derive(Debug, Default)]
pub struct Names {
    list: Vec<Named>,
    /// Every word of the names, sorted, with the places in the list of those that have it.
    words: Vec<(Box<str>, Holders)>,
}

/// The places of the entities that have a word; most words stand in few names.
type Holders = SmallVec<[u32; 4]>;

/// An entity with its names.
#[derive(Debug)]
struct Named {
    entity: EntityId,
    kind: EntityKind,
    /// The shown name first, then other names and those of merged entities, all folded, a line each.
    names: Box<str>,
    parent: Option<EntityId>,
}

impl Named {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.names.split('\n')
    }
}

impl Names {
    /// Reads the names of a project's entities.
    pub(super) fn of(project: &Project, links: &Links) -> Self {
        let live = project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected);
        let named = |entity: &crate::model::Entity| {
            let merged = links.merged_entities(entity.id).iter().filter_map(|&id| project.entities.get(id));
            let names = std::iter::once(entity).chain(merged);
            let names = names.flat_map(|held| std::iter::once(&held.name).chain(&held.aliases));
            // A name with a line end in it would be taken for two.
            let names: Vec<String> = names.map(|name| fold(name).replace('\n', " ")).collect();
            Named {
                entity: entity.id,
                kind: entity.kind,
                names: names.join("\n").into(),
                parent: entity.parent.map(|parent| project.entity_root(parent)),
            }
        };
        let list: Vec<Named> = live.map(named).collect();
        let mut words: HashMap<&str, Holders, FxBuildHasher> = HashMap::default();
        for (place, named) in (0u32..).zip(&list) {
            for word in named.names().flat_map(parts) {
                let places = words.entry(word).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        let mut words: Vec<(Box<str>, Holders)> = words.into_iter().map(|(word, places)| (word.into(), places)).collect();
        words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Self { list, words }
    }

    /// Returns the entities that a value means, none farther than `at_most`: those with a word that begins so, else one that holds
    /// it, else one that is nearly the same; and how close they are.
    pub fn matching(&self, value: &Value, at_most: Closeness) -> (Vec<EntityId>, Closeness) {
        let typed = fold(&value.text);
        if value.form == Form::Exact {
            let typed = typed.trim();
            return (self.entities(|named| named.names().any(|name| name == typed)), Closeness::Beginning);
        }
        let mut words = Vec::new();
        folded_words(&value.text, |_, word| words.push(word.to_owned()));
        if words.is_empty() {
            return (Vec::new(), Closeness::Near);
        }
        [Closeness::Beginning, Closeness::Inside, Closeness::Near]
            .into_iter()
            .filter(|&closeness| closeness <= at_most)
            .map(|closeness| (self.meant(&words, closeness), closeness))
            .find(|(found, _)| !found.is_empty())
            .unwrap_or((Vec::new(), Closeness::Near))
    }

    /// Returns the entities of which one name has all the words.
    fn meant(&self, words: &[String], closeness: Closeness) -> Vec<EntityId> {
        // What is no part of a name may still stand inside one.
        let (plain, others): (Vec<&String>, Vec<&String>) =
            words.iter().partition(|word| word.chars().all(char::is_alphanumeric));
        let mut set = Bits::all(self.list.len());
        for word in &plain {
            let mut with = Bits::none(self.list.len());
            self.with_word(word, closeness, &mut with);
            set.and(&with);
        }
        // Words that each stand in a name need not stand in the same one.
        let is_sure = plain.len() == 1 && others.is_empty();
        let has_all = |named: &&Named| is_sure || named.names().any(|name| is_meant(words, name, closeness));
        set.iter().map(|place| &self.list[place]).filter(has_all).map(|named| named.entity).collect()
    }

    /// Puts the places of the entities into a set that have a word which begins so, holds it, or is nearly the same.
    fn with_word(&self, typed: &str, closeness: Closeness, into: &mut Bits) {
        let mut add = |places: &[u32]| places.iter().for_each(|&place| into.set(place as usize));
        match closeness {
            Closeness::Beginning => {
                let first = self.words.partition_point(|(word, _)| **word < *typed);
                self.words[first..].iter().take_while(|(word, _)| word.starts_with(typed)).for_each(|(_, places)| add(places));
            }
            Closeness::Inside => {
                self.words.iter().filter(|(word, _)| word.contains(typed)).for_each(|(_, places)| add(places));
            }
            Closeness::Near => self.words.iter().filter(|(word, _)| is_near(typed, word)).for_each(|(_, places)| add(places)),
        }
    }

    /// Returns the shown entities, each with its folded shown name.
    pub(in crate::query) fn shown(&self) -> impl Iterator<Item = (EntityId, &str)> {
        self.list.iter().map(|named| (named.entity, named.names().next().unwrap_or_default()))
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

/// Returns the words of a folded name; one of them may be empty.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric())
}

/// Whether every word stands in a name.
fn is_meant(words: &[String], name: &str, closeness: Closeness) -> bool {
    let of_name = |test: &dyn Fn(&str) -> bool| parts(name).any(test);
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
