//! Which pairs of entities are worth comparing: a common word, an abbreviation, one letter apart.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{abbreviation, initials, words};
use crate::model::Entity;

/// A block with more entities than this says nothing: "John", "Ministry".
const MOST_IN_BLOCK: usize = 40;
/// The least letters of a name that may be misspelled.
const LEAST_LETTERS: usize = 5;

/// Returns the pairs, by their places in the list, each once.
pub(super) fn pairs(entities: &[&Entity]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entity) in entities.iter().enumerate() {
        for key in keys(entity) {
            let block = blocks.entry(key).or_default();
            if block.last() != Some(&index) {
                block.push(index);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values().filter(|block| block.len() <= MOST_IN_BLOCK) {
        for (at, &one) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|&other| (one, other)));
        }
    }
    pairs
}

/// Returns the keys under which an entity meets others.
fn keys(entity: &Entity) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for name in std::iter::once(&entity.name).chain(&entity.aliases) {
        let words = words(name);
        keys.extend(abbreviation(name).map(|letters| format!("short {letters}")));
        keys.extend(initials(&words).filter(|letters| letters.len() > 1).map(|letters| format!("short {letters}")));
        for word in words.iter().filter(|word| word.len() > 2) {
            keys.insert(format!("word {word}"));
        }
        let whole = words.join(" ");
        if whole.chars().count() >= LEAST_LETTERS {
            keys.extend(misspelled(&whole));
        }
    }
    keys
}

/// Returns a name, and what is left of it when any one letter is taken out: two names that are one letter apart share one of
/// these (symmetric deletion).
fn misspelled(name: &str) -> impl Iterator<Item = String> {
    let taken = name.char_indices().map(|(at, letter)| {
        let (before, after) = (name.get(..at).unwrap_or_default(), name.get(at + letter.len_utf8()..).unwrap_or_default());
        format!("near {before}{after}")
    });
    std::iter::once(format!("near {name}")).chain(taken)
}
