//! The events of a file while it is read: packed at once, so that a million of them never stand in memory unpacked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::loader::Rows;
use crate::model::{Event, EventId, EventTable};

/// Events in the order of the file, with the bytes where they begin.
#[derive(Debug, Default)]
pub(super) struct EventRows {
    /// Those that came in the order of their ids, as the program writes them.
    table: EventTable,
    /// Where each of them begins.
    at: Vec<usize>,
    /// Those that came out of order, or with an id that was there.
    others: Rows<Event>,
}

impl EventRows {
    pub(super) fn push(&mut self, at: usize, event: Arc<Event>) {
        match self.table.push(event) {
            Ok(()) => self.at.push(at),
            Err(event) => self.others.push((at, event)),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.table.is_empty() && self.others.is_empty()
    }

    /// Returns every event and where it begins, unpacked when it is its turn.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, Arc<Event>)> {
        let sorted = self.at.iter().copied().zip(self.table.iter());
        sorted.chain(self.others.iter().map(|(at, event)| (*at, Arc::clone(event))))
    }

    /// Returns the ids of all events, sorted.
    pub(super) fn ids(&self) -> Vec<EventId> {
        let mut ids: Vec<EventId> = self.table.ids().chain(self.others.iter().map(|(_, event)| event.id)).collect();
        ids.sort_unstable();
        ids
    }

    /// Mends the events that are not sound.
    pub(super) fn mend(&mut self, is_sound: impl Fn(&Event) -> bool, mut mend: impl FnMut(usize, &mut Event)) {
        let unsound = |(_, event): &(usize, Arc<Event>)| !is_sound(event);
        let sorted = self.at.iter().copied().zip(self.table.iter());
        let found: Vec<(usize, EventId)> = sorted.filter(unsound).map(|(at, event)| (at, event.id)).collect();
        for (at, id) in found {
            if let Some(event) = self.table.get_mut(id) {
                mend(at, event);
            }
        }
        for (at, event) in self.others.iter_mut().filter(|(_, event)| !is_sound(event)) {
            mend(*at, Arc::make_mut(event));
        }
    }

    /// Returns those that were merged into another, to be put back; of events with one id, only the first, which stays.
    pub(super) fn merged(&self) -> Rows<Event> {
        let mut seen: BTreeSet<EventId> = BTreeSet::new();
        let others = self.others.iter().filter(|(_, event)| !self.table.contains(event.id) && seen.insert(event.id));
        let others: Rows<Event> = others.map(|(at, event)| (*at, Arc::clone(event))).collect();
        let sorted = self.at.iter().copied().zip(self.table.iter());
        sorted.chain(others).filter(|(_, event)| event.merged_into.is_some()).collect()
    }

    /// Takes over what events are merged into.
    pub(super) fn set_merged(&mut self, rows: Rows<Event>) {
        for (at, event) in rows {
            let others = self.others.iter_mut().find(|(place, _)| *place == at).map(|(_, held)| Arc::make_mut(held));
            if let Some(held) = others.or_else(|| self.table.get_mut(event.id)) {
                held.merged_into = event.merged_into;
            }
        }
    }

    /// Returns the table where all came in order, else the rows, to be sorted.
    pub(super) fn finish(mut self) -> Result<EventTable, Rows<Event>> {
        if self.others.is_empty() {
            self.table.finish();
            return Ok(self.table);
        }
        Err(self.iter().collect())
    }
}
