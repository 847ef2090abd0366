//! Edits of events and claims.

use std::sync::Arc;

use super::changes::{Changes, EditError, chain};
use super::{ClaimChange, DecidedField, EventChange};
use crate::model::{Claim, ClaimId, Event, EventId, Origin, Status, Target, Verdict};

/// Whether a person has decided or added anything about an event.
pub(super) fn is_touched(event: &Event) -> bool {
    event.status != Status::Candidate
        || event.merged_into.is_some()
        || !event.decided.is_empty()
        || !event.note.is_empty()
        || !event.tags.is_empty()
        || event.star
        || event.claims.is_empty()
        || event.claims.iter().any(is_touched_claim)
}

/// Whether a person has made, moved or graded a claim.
pub(super) fn is_touched_claim(claim: &Claim) -> bool {
    claim.origin == Origin::Person
        || claim.moved_to.is_some()
        || claim.credibility.is_some()
        || claim.stance != crate::model::Stance::default()
}

pub(super) fn set_status(changes: &mut Changes<'_>, events: &[EventId], status: Status) -> Result<(), EditError> {
    events.iter().try_for_each(|&id| {
        changes.event(id)?.status = status;
        Ok(())
    })
}

pub(super) fn decide(changes: &mut Changes<'_>, events: &[EventId], field: &DecidedField, why: &str) -> Result<(), EditError> {
    events.iter().try_for_each(|&id| {
        set_field(changes.event(id)?, field, why);
        Ok(())
    })
}

fn set_field(event: &mut Event, field: &DecidedField, why: &str) {
    let decided = &mut event.decided;
    match field {
        DecidedField::Title(value) => decided.title = verdict(value.as_ref(), why),
        DecidedField::When(value) => decided.when = verdict(value.as_ref(), why),
        DecidedField::Participants(value) => decided.participants = verdict(value.as_ref(), why),
        DecidedField::Place(value) => decided.place = verdict(value.as_ref(), why),
        DecidedField::EventType(value) => decided.event_type = verdict(value.as_ref(), why),
        DecidedField::Factuality(value) => decided.factuality = verdict(value.as_ref(), why),
        DecidedField::Polarity(value) => decided.polarity = verdict(value.as_ref(), why),
        DecidedField::Quantities(value) => decided.quantities = verdict(value.as_ref(), why),
    }
}

fn verdict<T: Clone>(value: Option<&T>, why: &str) -> Option<Verdict<T>> {
    value.map(|value| Verdict { value: value.clone(), reason: why.to_owned() })
}

pub(super) fn change(changes: &mut Changes<'_>, events: &[EventId], change: &EventChange) -> Result<(), EditError> {
    events.iter().try_for_each(|&id| {
        let event = changes.event(id)?;
        match change {
            EventChange::Note(note) => event.note = note.clone().into(),
            EventChange::AddTag(tag) => insert_sorted(&mut event.tags, tag),
            EventChange::RemoveTag(tag) => event.tags.get_mut().into_iter().for_each(|tags| tags.retain(|held| held != tag)),
            EventChange::Star(star) => event.star = *star,
        }
        Ok(())
    })
}

/// Puts a word into a sorted list that holds each word once.
pub(super) fn insert_sorted<W: AsRef<str> + for<'w> From<&'w str>>(list: &mut Vec<W>, word: &str) {
    let word = word.trim();
    if word.is_empty() {
        return;
    }
    if let Err(index) = list.binary_search_by(|held| held.as_ref().cmp(word)) {
        list.insert(index, word.into());
    }
}

pub(super) fn add(changes: &mut Changes<'_>, event: &Arc<Event>) -> Result<(), EditError> {
    if changes.project.events.contains(event.id) {
        return Err(EditError::Impossible(format!("there is an event {} already", event.id)));
    }
    event.claims.iter().try_for_each(|claim| changes.require_claim(claim))?;
    changes.put_events([Arc::clone(event)]);
    Ok(())
}

pub(super) fn remove(changes: &mut Changes<'_>, id: EventId) -> Result<(), EditError> {
    let event = changes.project.events.get(id).ok_or(EditError::Unknown(Target::Event(id)))?;
    if event.claims.iter().any(|claim| claim.origin != Origin::Person) {
        return Err(EditError::Impossible("the event was found in an article: reject it instead".to_owned()));
    }
    super::import::remove_events(changes, &[id])
}

/// Takes back every link to events that are about to go: merges into them and claims moved to them.
pub(super) fn release(changes: &mut Changes<'_>, gone: &[EventId]) -> Result<(), EditError> {
    let is_gone = |id: Option<EventId>| id.is_some_and(|id| gone.binary_search(&id).is_ok());
    let linked: Vec<EventId> = changes
        .project
        .events
        .all_touched()
        .filter(|event| is_gone(event.merged_into) || event.claims.iter().any(|claim| is_gone(claim.moved_to)))
        .map(|event| event.id)
        .collect();
    for id in linked {
        let event = changes.event(id)?;
        event.merged_into = event.merged_into.filter(|&into| !is_gone(Some(into)));
        for claim in &mut event.claims {
            claim.moved_to = claim.moved_to.filter(|&to| !is_gone(Some(to)));
        }
    }
    Ok(())
}

pub(super) fn merge(changes: &mut Changes<'_>, into: EventId, others: &[EventId]) -> Result<(), EditError> {
    if !changes.project.events.contains(into) {
        return Err(EditError::Unknown(Target::Event(into)));
    }
    let leads_to = chain(into, |id| changes.project.events.get(id)?.merged_into);
    for &other in others {
        if leads_to.contains(&other) {
            return Err(EditError::Impossible("an event cannot be merged into itself".to_owned()));
        }
        changes.event(other)?.merged_into = Some(into);
    }
    Ok(())
}

pub(super) fn split(changes: &mut Changes<'_>, events: &[EventId]) -> Result<(), EditError> {
    events.iter().try_for_each(|&id| {
        changes.event(id)?.merged_into = None;
        Ok(())
    })
}

pub(super) fn add_claim(changes: &mut Changes<'_>, event: EventId, claim: &Arc<Claim>) -> Result<(), EditError> {
    changes.require_claim(claim)?;
    let claims = &mut changes.event(event)?.claims;
    if claims.iter().any(|held| held.id == claim.id) {
        return Err(EditError::Impossible(format!("there is a claim {} already", claim.id)));
    }
    claims.push((**claim).clone());
    claims.sort_by_key(|claim| (claim.article, claim.quote, claim.id));
    Ok(())
}

pub(super) fn change_claim(
    changes: &mut Changes<'_>,
    event: EventId,
    claim: ClaimId,
    change: ClaimChange,
) -> Result<(), EditError> {
    match change {
        ClaimChange::Stance(stance) => changes.claim(event, claim)?.stance = stance,
        ClaimChange::Credibility(grade) => {
            changes.claim(event, claim)?.credibility = grade.filter(|grade| (1..=6).contains(grade));
        }
        ClaimChange::MoveTo(to) => {
            if let Some(to) = to.filter(|&to| !changes.project.events.contains(to)) {
                return Err(EditError::Unknown(Target::Event(to)));
            }
            changes.claim(event, claim)?.moved_to = to.filter(|&to| to != event);
        }
        ClaimChange::Remove => {
            if changes.claim(event, claim)?.origin != Origin::Person {
                return Err(EditError::Impossible("the claim was found in an article: move it or reject its event".to_owned()));
            }
            changes.event(event)?.claims.retain(|held| held.id != claim);
        }
    }
    Ok(())
}
