//! Which claims belong together after merging events and moving claims.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use crate::model::{Claim, ClaimId, EntityId, Event, EventId, Project, SourceSpan};

/// A claim together with the record that holds it, which may have been unpacked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldClaim {
    event: Arc<Event>,
    index: usize,
}

impl HeldClaim {
    /// Returns the event whose record holds the claim.
    pub fn holder(&self) -> EventId {
        self.event.id
    }

    /// Returns a claim of the record that holds it.
    pub fn find(project: &Project, holder: EventId, claim: ClaimId) -> Option<Self> {
        Self::all_of(&project.events.get(holder)?).find(|held| held.id == claim)
    }

    /// Returns every claim of a record.
    fn all_of(event: &Arc<Event>) -> impl Iterator<Item = Self> {
        (0..event.claims.len()).map(|index| Self { event: Arc::clone(event), index })
    }
}

impl Deref for HeldClaim {
    type Target = Claim;

    fn deref(&self) -> &Claim {
        &self.event.claims[self.index]
    }
}

/// An index over a project's merges and moved claims, made anew after each edit that touches them.
///
/// Only what was merged or moved takes room; everything else is answered by the project itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Events that were merged into this one in the end, sorted.
    merged_events: BTreeMap<EventId, Vec<EventId>>,
    /// Claims that were moved to this event, by the event whose record holds them.
    moved_claims: BTreeMap<EventId, Vec<(EventId, ClaimId)>>,
    /// Entities that were merged into this one in the end, sorted.
    merged_entities: BTreeMap<EntityId, Vec<EntityId>>,
}

impl Links {
    /// Reads a project's merges and moved claims.
    pub fn of(project: &Project) -> Self {
        let mut links = Self::default();
        for event in project.events.all_touched() {
            if event.merged_into.is_some() {
                links.merged_events.entry(project.event_root(event.id)).or_default().push(event.id);
            }
            for claim in &event.claims {
                if let Some(to) = claim.moved_to {
                    links.moved_claims.entry(to).or_default().push((event.id, claim.id));
                }
            }
        }
        for entity in project.entities.iter().filter(|entity| entity.merged_into.is_some()) {
            links.merged_entities.entry(project.entity_root(entity.id)).or_default().push(entity.id);
        }
        links
    }

    /// Returns the events merged into `event`, sorted.
    pub fn merged_events(&self, event: EventId) -> &[EventId] {
        self.merged_events.get(&event).map_or(&[], Vec::as_slice)
    }

    /// Returns the entities merged into `entity`, sorted.
    pub fn merged_entities(&self, entity: EntityId) -> &[EntityId] {
        self.merged_entities.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Returns the claims that are shown with `event`: its own that were not moved away, those moved to it, and those of every
    /// event merged into it; by article and place.
    pub fn claims(&self, project: &Project, event: EventId) -> Vec<HeldClaim> {
        let group = std::iter::once(event).chain(self.merged_events(event).iter().copied());
        let mut claims: Vec<HeldClaim> = Vec::new();
        for member in group {
            if let Some(event) = project.events.get(member) {
                claims.extend(HeldClaim::all_of(&event).filter(|claim| claim.moved_to.is_none()));
            }
            let moved = self.moved_claims.get(&member).map_or(&[][..], Vec::as_slice);
            claims.extend(moved.iter().filter_map(|&(holder, claim)| HeldClaim::find(project, holder, claim)));
        }
        claims.sort_by_key(|claim| (claim.article, claim.quote, claim.id));
        claims
    }

    /// Returns the events into which others were merged, or to which claims were moved, by id.
    pub fn with_claims_of_others(&self) -> impl Iterator<Item = EventId> {
        let mut events: Vec<EventId> = self.merged_events.keys().chain(self.moved_claims.keys()).copied().collect();
        events.sort_unstable();
        events.dedup();
        events.into_iter()
    }

    /// Whether an event may be shown with more than one claim; quick, and never wrong where it says no.
    pub fn may_have_several(&self, event: &Event) -> bool {
        event.claims.len() > 1 || self.merged_events.contains_key(&event.id) || self.moved_claims.contains_key(&event.id)
    }

    /// Returns where the words of an event's claims stand, in the order of articles and places.
    pub fn quotes(&self, project: &Project, event: EventId) -> Vec<SourceSpan> {
        let claims = self.claims(project, event);
        claims.into_iter().map(|claim| SourceSpan { article: claim.article, span: claim.quote }).collect()
    }
}
