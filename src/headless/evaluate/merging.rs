//! Whether the same things got the same entities: B-cubed over the names that both sides have.

use std::collections::BTreeMap;
use std::fmt;

use super::Score;
use super::gold::Gold;
use super::names::{bare, found};
use crate::model::{EntityId, Reading};

/// Names with the thing that they refer to by the gold and by what was found.
#[derive(Debug, Default)]
pub(super) struct MergingScore {
    pairs: BTreeMap<(String, EntityId), usize>,
    unseen: usize,
}

impl MergingScore {
    /// Returns precision and recall, in percent.
    fn measure(&self) -> (f64, f64) {
        let mut by_gold: BTreeMap<&str, usize> = BTreeMap::new();
        let mut by_found: BTreeMap<EntityId, usize> = BTreeMap::new();
        for ((gold, entity), count) in &self.pairs {
            *by_gold.entry(gold).or_default() += count;
            *by_found.entry(*entity).or_default() += count;
        }
        let (mut precision, mut recall) = (0.0, 0.0);
        for ((gold, entity), &count) in &self.pairs {
            let square = (count * count) as f64;
            precision += square / by_found.get(entity).copied().unwrap_or(1) as f64;
            recall += square / by_gold.get(gold.as_str()).copied().unwrap_or(1) as f64;
        }
        let total = self.n_pairs();
        if total == 0 { (0.0, 0.0) } else { (100.0 * precision / total as f64, 100.0 * recall / total as f64) }
    }

    fn n_pairs(&self) -> usize {
        self.pairs.values().sum()
    }
}

impl Score for MergingScore {
    fn add(&mut self, gold: Gold, reading: &Reading) -> bool {
        let Some(names) = gold.names else { return false };
        let text: Vec<char> = reading.article.text.chars().collect();
        let entities: BTreeMap<(usize, usize), EntityId> =
            found(reading).into_iter().map(|name| (bare(&text, name.span), name.entity)).collect();
        for name in names {
            let Some(instance) = name.inst.filter(|instance| !instance.is_empty()) else { continue };
            match entities.get(&bare(&text, (name.start, name.end))) {
                Some(&entity) => *self.pairs.entry((instance, entity)).or_default() += 1,
                None => self.unseen += 1,
            }
        }
        true
    }
}

impl fmt::Display for MergingScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall) = self.measure();
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        let (names, unseen) = (self.n_pairs(), self.unseen);
        write!(
            f,
            "B-cubed P {precision:.1} R {recall:.1} F1 {f1:.1} over {names} names ({unseen} gold names not found as names)"
        )
    }
}
