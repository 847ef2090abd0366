//! The events of a project whose claims cannot all be true, open and settled.

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
        let places = Places::of(project);
        let reading = Reading { project, links, places: &places };
        let mut found: Vec<_> = project
            .events
            .iter()
            .filter(|event| event.merged_into.is_none() && event.status != Status::Rejected && links.may_have_several(event))
            .filter_map(|event| of_event(reading, event))
            .collect();
        found.sort_by_key(|(start, contradiction)| (*start, contradiction.event));
        let (open, settled): (Vec<_>, Vec<_>) =
            found.into_iter().map(|(_, contradiction)| contradiction).partition(|contradiction| !contradiction.open.is_empty());
        let mut open_events: Vec<EventId> = open.iter().map(|contradiction| contradiction.event).collect();
        open_events.sort_unstable();
        Self { open, settled, open_events }
    }

    /// Whether an event has a contradiction that nobody has decided.
    pub fn is_open(&self, event: EventId) -> bool {
        self.open_events.binary_search(&event).is_ok()
    }
}

/// Returns an event's contradiction with the first day that the event shows.
fn of_event(reading: Reading<'_>, event: &Event) -> Option<(i32, Contradiction)> {
    let claims = reading.links.claims(reading.project, event.id);
    if claims.len() < 2 {
        return None;
    }
    let mut fields = fields_of(claims.iter().map(|&(_, claim)| claim), event);
    fields.extend([ClaimField::When, ClaimField::Place]);
    fields.retain(|field| conflict(reading, event.id, &claims, field));
    if fields.is_empty() {
        return None;
    }
    let shown = shown(reading.project, reading.links, event.id)?;
    let start = shown.bounds.and_then(|bounds| bounds.earliest.or(bounds.latest)).map_or(i32::MAX, Day::number);
    let (settled, open) = fields.into_iter().partition(|field| field.is_decided(&event.decided));
    Some((start, Contradiction { event: event.id, open, settled, n_sources: shown.n_sources }))
}
