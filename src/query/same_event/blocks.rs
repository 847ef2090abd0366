//! Which pairs of events are worth comparing at all.

use std::collections::{BTreeMap, BTreeSet};

use super::acts::Act;
use super::features::{Features, Rarity};
use crate::model::{Bounds, Day, EntityId};
use crate::query::Shown;

/// Events whose dates are further apart than this are not the same, in days.
const NEAR_DAYS: i32 = 3;
/// Days in a block; an event lies in the blocks of its first day and of the days around it.
const BLOCK_DAYS: i32 = 7;
/// The most events after it that an event of a block is compared with.
const MOST_NEIGHBORS: usize = 24;
/// A word that stands in more titles than this makes no block.
const COMMON_WORD: usize = 40;

/// What the events of a block share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'f> {
    Entity(EntityId, Option<i32>),
    Word(&'f str, Option<i32>),
    Act(Act, Day),
}

/// Whether an event comes near enough to another to be compared with it: they share somebody, or at least dates.
///
/// Of those that share nothing but dates only so many as `left` says are compared.
pub(super) fn may_be_same(own: &Features, other: &Shown, left: &mut usize) -> bool {
    if own.event == other.event || !near(own.bounds, other.bounds) {
        return false;
    }
    let holds = |id: EntityId| own.place == Some(id) || own.participants.iter().any(|part| part.entity == id);
    if other.participants.iter().any(|part| holds(part.entity)) || other.place.is_some_and(holds) {
        return true;
    }
    let both_dated = own.bounds.is_some() && other.bounds.is_some();
    let compared = both_dated && *left > 0;
    *left -= usize::from(compared);
    compared
}

fn near(one: Option<Bounds>, other: Option<Bounds>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    one.start().number() <= other.end().number().saturating_add(NEAR_DAYS)
        && other.start().number() <= one.end().number().saturating_add(NEAR_DAYS)
}

/// Returns the pairs of events that share somebody, a rare word, or a day and a rare kind of act, and whose dates come near,
/// each once.
pub(super) fn pairs(features: &[Features], rarity: &Rarity) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (index, event) in features.iter().enumerate() {
        if let Some(day) = event.bounds.and_then(|bounds| bounds.earliest) {
            for &act in event.acts.iter().filter(|&&act| rarity.n_with_act(act) <= COMMON_WORD) {
                blocks.entry(Key::Act(act, day)).or_default().push(index);
            }
        }
        for slot in slots(event.bounds) {
            for entity in event.entities() {
                blocks.entry(Key::Entity(entity, slot)).or_default().push(index);
            }
            let rare = event.words.iter().filter(|(stem, _)| rarity.n_with(stem) <= COMMON_WORD);
            for (stem, _) in rare {
                blocks.entry(Key::Word(stem, slot)).or_default().push(index);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (at, &one) in block.iter().enumerate() {
            for &other in block.iter().skip(at + 1).take(MOST_NEIGHBORS) {
                if one != other && near(features[one].bounds, features[other].bounds) {
                    pairs.insert((one.min(other), one.max(other)));
                }
            }
        }
    }
    pairs
}

/// Returns the blocks of time that an event lies in: that of its start, and the next one where it comes near its edge.
fn slots(bounds: Option<Bounds>) -> Vec<Option<i32>> {
    let Some(day) = bounds.and_then(|bounds| bounds.earliest.or(bounds.latest)).map(Day::number) else {
        return vec![None];
    };
    let (slot, into) = (day.div_euclid(BLOCK_DAYS), day.rem_euclid(BLOCK_DAYS));
    if into + NEAR_DAYS >= BLOCK_DAYS { vec![Some(slot), Some(slot + 1)] } else { vec![Some(slot)] }
}
