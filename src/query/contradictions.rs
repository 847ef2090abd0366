//! The events of a project whose claims cannot all be true, open and settled.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::Places;
use super::claims::{ClaimField, Reading, conflict, fields_of};
use super::{Links, shown};
use crate::model::{Day, Event, EventId, Project, Status};

/// An event whose claims cannot all be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The event.
    pub event: EventId,
    /// The fields that contradict and that nobody has decided.
    pub open: Vec<ClaimField>,
    /// The fields that contradict and that a person has decided.
    pub settled: Vec<ClaimField>,
    /// How many sources claim it.
    pub n_sources: usize,
}

/// The contradictions of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contradictions {
    /// Those with a field that nobody has decided; events by date, then id.
    pub open: Vec<Contradiction>,
    /// Those of which every field is decided; events by date, then id.
    pub settled: Vec<Contradiction>,
    /// The events of `open`, sorted by id.
    pub open_events: Vec<EventId>,
}

impl Contradictions {
    /// Finds the contradictions of a project; merged and rejected events have none of their own.
    ///
    /// Only events with several claims are looked at, so that the time grows with those and not with the project.
    pub fn of(project: &Project, links: &Links) -> Self {
        ContradictionIndex::of(project, links).all()
    }

    /// Whether an event has a contradiction that nobody has decided.
    pub fn is_open(&self, event: EventId) -> bool {
        self.open_events.binary_search(&event).is_ok()
    }
}

/// The contradictions of every event, kept up with a project edit by edit.
#[derive(Debug, Clone, Default)]
pub struct ContradictionIndex {
    places: Places,
    /// The contradiction of an event with the first day that it shows.
    found: BTreeMap<EventId, (i32, Contradiction)>,
}

impl ContradictionIndex {
    /// Finds the contradictions of a project.
    pub fn of(project: &Project, links: &Links) -> Self {
        let places = Places::of(project);
        let reading = Reading { project, links, places: &places };
        // An event that nobody touched has one claim, so that only those into which others were merged are left.
        let merged = links.with_claims_of_others().filter(|&event| project.events.touched(event).is_none());
        let untouched = merged.filter_map(|event| project.events.get(event));
        let of = |event: &Event| Some((event.id, of_event(reading, event)?));
        let mut found: BTreeMap<_, _> = project.events.all_touched().filter_map(of).collect();
        found.extend(untouched.filter_map(|event| of(&event)));
        Self { places, found }
    }

    /// Looks at these events again, where nothing else changed that a row is made of.
    pub fn renew(&mut self, project: &Project, links: &Links, events: &BTreeSet<EventId>) {
        let reading = Reading { project, links, places: &self.places };
        for &event in events {
            match project.events.get(event).and_then(|event| of_event(reading, &event)) {
                Some(found) => self.found.insert(event, found),
                None => self.found.remove(&event),
            };
        }
    }

    /// Whether claims of an event cannot all be true, decided or not.
    pub fn is_contradicted(&self, event: EventId) -> bool {
        self.found.contains_key(&event)
    }

    /// Returns all of them.
    pub fn all(&self) -> Contradictions {
        let mut found: Vec<&(i32, Contradiction)> = self.found.values().collect();
        found.sort_by_key(|(start, contradiction)| (*start, contradiction.event));
        let (open, settled): (Vec<_>, Vec<_>) = found
            .into_iter()
            .map(|(_, contradiction)| contradiction.clone())
            .partition(|contradiction| !contradiction.open.is_empty());
        let mut open_events: Vec<EventId> = open.iter().map(|contradiction| contradiction.event).collect();
        open_events.sort_unstable();
        Contradictions { open, settled, open_events }
    }
}

/// Returns an event's contradiction with the first day that the event shows.
fn of_event(reading: Reading<'_>, event: &Event) -> Option<(i32, Contradiction)> {
    if event.merged_into.is_some() || event.status == Status::Rejected || !reading.links.may_have_several(event) {
        return None;
    }
    let claims = reading.links.claims(reading.project, event.id);
    if claims.len() < 2 {
        return None;
    }
    let mut fields = fields_of(claims.iter().map(|claim| &**claim), event);
    fields.extend([ClaimField::When, ClaimField::Place]);
    fields.retain(|field| conflict(reading, event.id, &claims, field));
    if fields.is_empty() {
        return None;
    }
    let shown = shown(reading.project, reading.links, event.id)?;
    let start = shown.bounds.and_then(|bounds| bounds.earliest.or(bounds.latest)).map_or(i32::MAX, Day::number);
    let (settled, open) = fields.into_iter().partition(|field| field.is_decided(&event.decided));
    Some((start, Contradiction { event: event.id, open, settled, n_sources: shown.n_sources.into() }))
}
