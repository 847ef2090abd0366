//! Where each event stands among all rows.

use crate::model::EventId;
use crate::query::Rows;

/// The place of each event among all rows: two sorted columns, since a hash map takes three times the room.
#[derive(Debug, Clone, Default)]
pub(super) struct EventPlaces {
    events: Vec<EventId>,
    places: Vec<u32>,
}

impl EventPlaces {
    pub(super) fn of(rows: &Rows) -> Self {
        let mut pairs: Vec<(EventId, u32)> = rows.iter().map(|row| row.shown.event).zip(0..).collect();
        pairs.sort_unstable();
        let (events, places) = pairs.into_iter().unzip();
        Self { events, places }
    }

    pub(super) fn get(&self, event: EventId) -> Option<u32> {
        self.events.binary_search(&event).ok().map(|index| self.places[index])
    }
}
