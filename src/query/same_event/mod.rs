//! Which events may be the same one told by several articles: proposals with a score and its reasons, never a merge.

mod acts;
mod blocks;
mod compare;
mod features;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::proposal::{by_weight, percent};
use super::{Links, Reason, Rows};
use crate::model::{EventId, Project, Refusal};
use compare::reasons;
use features::Features;

pub use features::Rarity;

/// The least percent that is worth a person's look.
const LEAST_SCORE: u8 = 55;
/// The most events of the same days that one event is compared with though they share nobody.
const MOST_STRANGERS: usize = 2_000;
/// The most proposals that are made for one event.
const MOST: usize = 8;

/// Two events that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameEvent {
    /// The event that the proposal was made for; all over the project, the one that stands first on the timeline.
    pub event: EventId,
    /// The other one.
    pub other: EventId,
    /// How likely it is, in percent.
    pub score: u8,
    /// What speaks for it and against it, the weightiest first.
    pub reasons: Vec<Reason>,
    /// Further events that tell it in the same words as `other`, sorted: copies of one text, one independent source.
    pub copies: Vec<EventId>,
}

/// The events of a project, ready to be compared; made anew after an edit.
#[derive(Debug, Clone, Copy)]
pub struct EventPairs<'a> {
    project: &'a Project,
    links: &'a Links,
    rows: &'a Rows,
    rarity: &'a Rarity,
}

impl<'a> EventPairs<'a> {
    /// Makes the events of `rows` ready for comparison; rejected ones are left out.
    ///
    /// The rarity may be some edits old: it weighs what is shared, and hardly changes from one edit to the next.
    pub const fn new(project: &'a Project, links: &'a Links, rows: &'a Rows, rarity: &'a Rarity) -> Self {
        Self { project, links, rows, rarity }
    }

    /// Returns what may be the same as `event`, the likeliest first.
    ///
    /// Each row is looked at once, and only those whose dates come near are compared.
    pub fn proposals_for(&self, event: EventId) -> Vec<SameEvent> {
        let Some(own) = self.features(self.rows.of_event(event).map(|row| &row.shown)) else { return Vec::new() };
        let mut left = MOST_STRANGERS;
        let near = self.rows.iter().filter(|row| blocks::may_be_same(&own, &row.shown, &mut left));
        let others = near.filter_map(|row| self.features(Some(&row.shown)));
        let mut found: Vec<(SameEvent, u64)> = others.filter_map(|other| self.propose(&own, &other)).collect();
        found.sort_by(|(one, _), (other, _)| other.score.cmp(&one.score).then(one.other.cmp(&other.other)));
        let mut list = folded(found);
        list.truncate(MOST);
        list
    }

    /// Returns the proposals all over the project, the likeliest first.
    ///
    /// Only events that share somebody, or a rare word of their titles, within a fortnight are compared, so that the time
    /// grows with the number of events and hardly faster.
    pub fn proposals(&self) -> Vec<SameEvent> {
        let features: Vec<Features> = self.rows.iter().filter_map(|row| self.features(Some(&row.shown))).collect();
        let pairs: BTreeSet<(usize, usize)> = blocks::pairs(&features, self.rarity);
        let found = pairs.into_iter().filter_map(|(one, other)| self.propose(&features[one], &features[other]));
        let mut list: Vec<SameEvent> = found.map(|(proposal, _)| proposal).collect();
        list.sort_by(|one, other| other.score.cmp(&one.score).then((one.event, one.other).cmp(&(other.event, other.other))));
        list
    }

    fn features(&self, shown: Option<&super::Shown>) -> Option<Features> {
        Features::of(self.project, self.links, shown?)
    }

    /// Returns the proposal that two events are one, with a hash of the other's words; nothing where it is too unlikely, or
    /// was refused.
    fn propose(&self, one: &Features, other: &Features) -> Option<(SameEvent, u64)> {
        if one.event == other.event || self.was_refused(one.event, other.event) {
            return None;
        }
        let reasons = by_weight(reasons(self.project, self.rarity, one, other));
        let score = percent(&reasons);
        if score < LEAST_SCORE {
            return None;
        }
        let proposal = SameEvent { event: one.event, other: other.event, score, reasons, copies: Vec::new() };
        Some((proposal, other.words_hash))
    }

    /// Whether a person has said that these two, or any events merged into them, are not the same.
    fn was_refused(&self, one: EventId, other: EventId) -> bool {
        let refusals = &self.project.refusals;
        if refusals.is_empty() {
            return false;
        }
        let group = |event: EventId| std::iter::once(event).chain(self.links.merged_events(event).iter().copied());
        group(one).any(|a| group(other).any(|b| refusals.binary_search(&refusal(a, b)).is_ok()))
    }
}

/// Returns the refusal that keeps a proposal from being made again.
pub fn refusal(one: EventId, other: EventId) -> Refusal {
    Refusal::SameEvent(one.min(other), one.max(other))
}

/// Folds proposals whose others tell it in the same words into the first of them.
fn folded(found: Vec<(SameEvent, u64)>) -> Vec<SameEvent> {
    let mut first: BTreeMap<u64, usize> = BTreeMap::new();
    let mut list: Vec<SameEvent> = Vec::new();
    for (proposal, words) in found {
        if let Some(&held) = first.get(&words) {
            list[held].copies.push(proposal.other);
            list[held].copies.sort_unstable();
        } else {
            first.insert(words, list.len());
            list.push(proposal);
        }
    }
    list
}
