//! In which rows each entity has a part.

use rustc_hash::FxHashMap;

use crate::model::EntityId;

/// The places of the rows in which each entity has a part, ascending: one list for all entities, and lists of their own for
/// those that an edit touched. Looked up, never walked.
#[derive(Debug, Clone, Default)]
pub(super) struct EntityRows {
    /// The number of each entity.
    numbers: FxHashMap<EntityId, u32>,
    /// Where the rows of each entity end, by its number.
    ends: Vec<u32>,
    rows: Vec<u32>,
    changed: FxHashMap<EntityId, Vec<u32>>,
}

impl EntityRows {
    pub(super) fn get(&self, entity: EntityId) -> &[u32] {
        if let Some(rows) = self.changed.get(&entity) {
            return rows;
        }
        let Some(&number) = self.numbers.get(&entity) else { return &[] };
        let number = number as usize;
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[from as usize..self.ends[number] as usize]
    }

    fn own(&mut self, entity: EntityId) -> &mut Vec<u32> {
        if !self.changed.contains_key(&entity) {
            let rows = self.get(entity).to_vec();
            self.changed.insert(entity, rows);
        }
        self.changed.entry(entity).or_default()
    }

    pub(super) fn leave(&mut self, entity: EntityId, place: u32) {
        self.own(entity).retain(|held| *held != place);
    }

    pub(super) fn join(&mut self, entity: EntityId, place: u32) {
        let list = self.own(entity);
        if let Err(at) = list.binary_search(&place) {
            list.insert(at, place);
        }
    }
}

/// Gathers the parts of entities row by row.
#[derive(Debug, Default)]
pub(super) struct EntityRowsMaker {
    numbers: FxHashMap<EntityId, u32>,
    /// How many rows each entity has, by its number.
    counts: Vec<u32>,
    /// The last row of each.
    last: Vec<u32>,
    parts: Vec<(u32, u32)>,
}

impl EntityRowsMaker {
    /// Adds a part; the places come in order, and one that comes again counts once.
    pub(super) fn add(&mut self, entity: EntityId, place: u32) {
        let new = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(entity).or_insert(new);
        if number == new {
            self.counts.push(0);
            self.last.push(u32::MAX);
        }
        let index = number as usize;
        if self.last[index] != place {
            self.last[index] = place;
            self.counts[index] += 1;
            self.parts.push((number, place));
        }
    }

    pub(super) fn finish(mut self) -> EntityRows {
        let mut ends = Vec::with_capacity(self.counts.len());
        let mut end = 0;
        for (count, next) in self.counts.iter().zip(&mut self.last) {
            *next = end;
            end += count;
            ends.push(end);
        }
        let mut rows = vec![0; self.parts.len()];
        for (number, place) in self.parts {
            let next = &mut self.last[number as usize];
            rows[*next as usize] = place;
            *next += 1;
        }
        self.numbers.shrink_to_fit();
        EntityRows { numbers: self.numbers, ends, rows, changed: FxHashMap::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityId, EntityRowsMaker};

    #[test]
    fn rows_come_in_order_and_change_by_themselves() {
        let mut maker = EntityRowsMaker::default();
        for (entity, place) in [(7, 0), (9, 0), (7, 2), (7, 2), (9, 5), (8, 6)] {
            maker.add(EntityId(entity), place);
        }
        let mut rows = maker.finish();
        let of = |rows: &super::EntityRows| [7, 8, 9, 1].map(|entity| rows.get(EntityId(entity)).to_vec());
        assert_eq!(of(&rows), [vec![0, 2], vec![6], vec![0, 5], vec![]]);
        rows.join(EntityId(7), 1);
        rows.join(EntityId(7), 2);
        rows.leave(EntityId(9), 5);
        rows.join(EntityId(1), 3);
        assert_eq!(of(&rows), [vec![0, 1, 2], vec![6], vec![0], vec![3]]);
    }
}
