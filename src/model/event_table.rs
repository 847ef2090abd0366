//! The events of a project by id: those that nobody touched packed, the others as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::packed::PackedEvents;
use super::{Event, EventId, Record as _, Status, Store, Table};

/// A record as it was or is to be; nothing where there is none.
pub type State = Option<Arc<Event>>;

/// Events sorted by id. Copying a table copies pointers to those that somebody touched, and one to all the others.
///
/// An event that nobody touched takes a few bytes and is unpacked whenever it is asked for; it stays packed until it is changed.
#[derive(Debug, Clone, Default)]
pub struct EventTable {
    packed: Arc<PackedEvents>,
    /// The packed events that do not count, since they were changed or taken out: their places among the packed, sorted.
    hidden: Vec<u32>,
    /// The events that are not packed, among them those that were changed.
    loose: Table<Event>,
}

impl EventTable {
    /// Returns the number of events.
    pub fn len(&self) -> usize {
        self.packed.len() - self.hidden.len() + self.loose.len()
    }

    /// Whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the place of a packed event that counts.
    fn packed_index(&self, id: EventId) -> Option<usize> {
        self.packed.index_of(id).filter(|&index| !self.is_hidden(index))
    }

    fn is_hidden(&self, index: usize) -> bool {
        !self.hidden.is_empty() && self.hidden.binary_search(&narrow(index)).is_ok()
    }

    /// Returns the event with this id.
    pub fn get(&self, id: EventId) -> Option<Arc<Event>> {
        let loose = self.loose.shared(id).map(Arc::clone);
        loose.or_else(|| Some(Arc::new(self.packed.get(self.packed_index(id)?))))
    }

    /// Returns the event with this id if anything about it, its status aside, is not as reading found it.
    ///
    /// A note, a tag, a star, a verdict, a merge, a second claim and a claim that was moved or graded are only found here, and
    /// nothing is unpacked for it.
    pub fn touched(&self, id: EventId) -> Option<&Event> {
        self.loose.get(id)
    }

    /// Returns every event that [`EventTable::touched`] gives, in the order of their ids.
    pub fn all_touched(&self) -> impl ExactSizeIterator<Item = &Event> + DoubleEndedIterator {
        self.loose.iter()
    }

    /// Returns the status of the event with this id, and unpacks nothing for it.
    pub fn status(&self, id: EventId) -> Option<Status> {
        let loose = self.loose.get(id).map(|event| event.status);
        loose.or_else(|| self.packed_index(id).map(|index| self.packed.status(index)))
    }

    /// Whether there is an event with this id.
    pub fn contains(&self, id: EventId) -> bool {
        self.loose.contains(id) || self.packed_index(id).is_some()
    }

    /// Returns the ids in order.
    pub fn ids(&self) -> impl Iterator<Item = EventId> {
        self.places().map(|(id, _)| id)
    }

    /// Returns the events in the order of their ids, each unpacked when it is its turn.
    pub fn iter(&self) -> impl Iterator<Item = Arc<Event>> {
        self.places().map(|(_, place)| match place {
            Place::Packed(index) => Arc::new(self.packed.get(index)),
            Place::Loose(event) => Arc::clone(event),
        })
    }

    fn places(&self) -> impl Iterator<Item = (EventId, Place<'_>)> {
        let mut hidden = self.hidden.iter().copied().peekable();
        let counts = (0..self.packed.len()).filter(move |&index| hidden.next_if_eq(&narrow(index)).is_none());
        let mut packed = counts.map(|index| (self.packed.id(index), index)).peekable();
        let mut loose = self.loose.iter_shared().peekable();
        std::iter::from_fn(move || {
            let next = loose.peek().map(|event| event.id);
            let before = packed.next_if(|(id, _)| next.is_none_or(|next| *id < next));
            before
                .map(|(id, index)| (id, Place::Packed(index)))
                .or_else(|| loose.next().map(|event| (event.id, Place::Loose(event))))
        })
    }

    /// Puts an event in place of the one with the same id, which is returned, or adds it.
    pub fn put(&mut self, event: Arc<Event>) -> State {
        let packed = self.take_packed(event.id);
        self.loose.put(event).or(packed)
    }

    /// Takes the event with this id out of the table.
    pub fn remove(&mut self, id: EventId) -> State {
        self.loose.remove(id).or_else(|| self.take_packed(id))
    }

    /// Unpacks an event that no longer counts among the packed ones.
    fn take_packed(&mut self, id: EventId) -> State {
        let index = self.packed_index(id)?;
        if let Err(place) = self.hidden.binary_search(&narrow(index)) {
            self.hidden.insert(place, narrow(index));
        }
        Some(Arc::new(self.packed.get(index)))
    }

    /// Returns the event with this id for changing; what others share stays as it was.
    pub fn get_mut(&mut self, id: EventId) -> Option<&mut Event> {
        if let Some(event) = self.take_packed(id) {
            self.loose.put(event);
        }
        self.loose.get_mut(id)
    }

    /// Brings every named event to the given state and returns the states before.
    pub fn exchange(&mut self, wanted: BTreeMap<EventId, State>) -> BTreeMap<EventId, State> {
        let packed: Vec<(EventId, State)> = wanted.keys().map(|&id| (id, self.take_packed(id))).collect();
        let mut before = self.loose.exchange(wanted);
        for (id, event) in packed {
            if event.is_some() {
                before.insert(id, event);
            }
        }
        before
    }

    /// Adds an event behind all others, packed where nobody touched it.
    ///
    /// # Errors
    ///
    /// Gives the event back where its id is not greater than all others.
    pub fn push(&mut self, event: Arc<Event>) -> Result<(), Arc<Event>> {
        let last = self.packed.len().checked_sub(1).map(|index| self.packed.id(index));
        let last_loose = self.loose.len().checked_sub(1).and_then(|index| self.loose.at(index)).map(|event| event.id);
        if last.max(last_loose).is_some_and(|last| event.id <= last) {
            return Err(event);
        }
        let is_packed = Arc::get_mut(&mut self.packed).is_some_and(|packed| packed.push(&event));
        if !is_packed {
            self.loose.put(event);
        }
        Ok(())
    }

    /// Gives back the room that only pushing needed.
    pub fn finish(&mut self) {
        if let Some(packed) = Arc::get_mut(&mut self.packed) {
            packed.finish();
        }
    }

    /// Returns the same events, as many of them packed as can be.
    #[must_use]
    pub fn repacked(&self) -> Self {
        let mut table = Self::default();
        for event in self.iter() {
            // They come in the order of their ids, so that none comes back.
            let pushed = table.push(event);
            debug_assert!(pushed.is_ok(), "sorted by id");
        }
        table.finish();
        table
    }

    /// Adds many events at once; a later one replaces an earlier one with the same id.
    pub fn extend(&mut self, events: impl IntoIterator<Item = Arc<Event>>) {
        let events: Vec<Arc<Event>> = events.into_iter().collect();
        for event in &events {
            self.take_packed(event.id);
        }
        self.loose.extend(events);
    }

    /// Returns the events that two tables do not share, as they are in this one and in the other, by id; each pair is unpacked
    /// when it is its turn.
    ///
    /// Quick where both come from the same packed events, as before and after an edit.
    pub fn differing<'t>(&'t self, other: &'t Self) -> impl Iterator<Item = (State, State)> + 't {
        let mut ids: Vec<EventId> = if Arc::ptr_eq(&self.packed, &other.packed) {
            let mut ids: Vec<EventId> = self.loose.differing(&other.loose).map(|(old, new)| id_of(old, new)).collect();
            ids.extend(only_in(&self.hidden, &other.hidden).map(|index| self.packed.id(index)));
            ids.extend(only_in(&other.hidden, &self.hidden).map(|index| self.packed.id(index)));
            ids
        } else {
            self.ids().chain(other.ids()).collect()
        };
        ids.sort_unstable();
        ids.dedup();
        let pair = move |id| (self.get(id), other.get(id));
        let differs = |(old, new): &(State, State)| match (old, new) {
            (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
            (old, new) => old.is_some() || new.is_some(),
        };
        ids.into_iter().map(pair).filter(differs)
    }

    /// Whether both tables hold the same events and share them.
    pub fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.packed, &other.packed)
            && self.hidden == other.hidden
            && self.loose.len() == other.loose.len()
            && self.loose.differing(&other.loose).next().is_none()
    }
}

impl Store<Event> for EventTable {
    fn held(&self, id: EventId) -> State {
        self.get(id)
    }

    fn contains(&self, id: EventId) -> bool {
        self.contains(id)
    }

    fn get_mut(&mut self, id: EventId) -> Option<&mut Event> {
        self.get_mut(id)
    }

    fn put(&mut self, event: Arc<Event>) -> State {
        self.put(event)
    }

    fn exchange(&mut self, wanted: BTreeMap<EventId, State>) -> BTreeMap<EventId, State> {
        self.exchange(wanted)
    }
}

/// Where an event is.
enum Place<'t> {
    Packed(usize),
    Loose(&'t Arc<Event>),
}

impl PartialEq for EventTable {
    fn eq(&self, other: &Self) -> bool {
        self.is_shared_with(other) || (self.len() == other.len() && self.iter().eq(other.iter()))
    }
}

impl Eq for EventTable {}

impl From<Table<Event>> for EventTable {
    fn from(events: Table<Event>) -> Self {
        Self { loose: events, ..Self::default() }.repacked()
    }
}

impl FromIterator<Event> for EventTable {
    fn from_iter<I: IntoIterator<Item = Event>>(events: I) -> Self {
        let mut table = Self::default();
        table.loose.extend(events.into_iter().map(Arc::new));
        table
    }
}

fn id_of(old: Option<&Arc<Event>>, new: Option<&Arc<Event>>) -> EventId {
    old.or(new).map_or(EventId(0), |event| event.id())
}

/// Returns the numbers of one sorted list that another one lacks.
fn only_in<'l>(one: &'l [u32], other: &'l [u32]) -> impl Iterator<Item = usize> + 'l {
    one.iter().filter(|index| other.binary_search(index).is_err()).map(|&index| index as usize)
}

/// Returns a place among the packed events, of which there are fewer than four thousand million.
fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
