//! The words of events: titles, notes, tags and quotes, indexed a few events at a time.

use std::collections::{BTreeSet, HashMap};

use rustc_hash::FxBuildHasher;

use crate::model::{EventId, Project};
use crate::query::Links;
use crate::query::search::{Bits, Closeness, How, Part, WordIndex};

/// The place of a text whose event is gone or was indexed again.
const NOWHERE: u32 = u32::MAX;

/// An index of the words of events. An event that changes gets a new text; its former one is passed over.
#[derive(Debug, Default)]
pub struct EventWords {
    index: WordIndex,
    /// The event of each text; the first ones, of events that were indexed in the order of their ids, are sorted.
    events: Vec<EventId>,
    /// How many of them are.
    n_sorted: usize,
    /// The number of the text of events that were indexed again; only looked up.
    again: HashMap<EventId, u32, FxBuildHasher>,
    /// The row of each text.
    rows: Vec<u32>,
    /// The events that are still to be indexed.
    waiting: BTreeSet<EventId>,
}

impl EventWords {
    /// Notes that these events are to be indexed anew.
    pub(super) fn put_off(&mut self, events: BTreeSet<EventId>, project: &Project) {
        for event in &events {
            if let Some(text) = self.text_of(*event) {
                self.rows[text as usize] = NOWHERE;
            }
        }
        self.waiting.extend(events);
        // Texts that are passed over are to be fewer than those that count.
        if self.events.len() > 64 && self.events.len() > 2 * project.events.len() {
            *self = Self { waiting: project.events.ids().collect(), ..Self::default() };
        }
    }

    /// Returns the number of an event's text; nothing where it has none that counts.
    fn text_of(&self, event: EventId) -> Option<u32> {
        if self.waiting.contains(&event) {
            return None;
        }
        let first = || u32::try_from(self.events[..self.n_sorted].binary_search(&event).ok()?).ok();
        self.again.get(&event).copied().or_else(first).filter(|&text| text != NOWHERE)
    }

    /// Finds the row of each text.
    pub(super) fn place(&mut self, row_of: impl Fn(EventId) -> Option<u32>) {
        let texts = (0u32..).zip(&self.events);
        let current = |(text, event): (u32, &EventId)| {
            if self.text_of(*event) == Some(text) { row_of(*event).unwrap_or(NOWHERE) } else { NOWHERE }
        };
        self.rows = texts.map(current).collect();
    }

    /// Returns how many events are still to be indexed.
    pub fn n_waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the index.
    pub const fn index(&self) -> &WordIndex {
        &self.index
    }

    /// Indexes at most `n` of the events that wait.
    pub(super) fn index_some(&mut self, project: &Project, links: &Links, n: usize, row_of: impl Fn(EventId) -> Option<u32>) {
        for _ in 0..n.min(self.waiting.len()) {
            let Some(event) = self.waiting.pop_first() else { return };
            let text = u32::try_from(self.events.len()).unwrap_or(NOWHERE);
            if !project.events.contains(event) {
                self.again.insert(event, NOWHERE);
                continue;
            }
            let is_sorted = self.n_sorted == self.events.len() && self.events.last().is_none_or(|last| *last < event);
            if is_sorted && !self.again.contains_key(&event) {
                self.n_sorted += 1;
            } else {
                self.again.insert(event, text);
            }
            self.events.push(event);
            self.rows.push(row_of(event).unwrap_or(NOWHERE));
            texts(project, links, event, |part, words| self.index.add(text, part, words));
        }
    }

    /// Returns the numbers of the words of shown events that a folded word stands for, and how close they are.
    pub fn find(&self, typed: &str, how: How) -> (Vec<usize>, Closeness) {
        self.index.find_in(typed, how, |text| self.rows.get(text as usize).is_some_and(|&row| row != NOWHERE))
    }

    /// Puts the rows of events that hold one of these words in one of the parts into a set.
    pub fn collect(&self, words: &[usize], parts: &[Part], into: &mut Bits) {
        let row = |text: u32| self.rows.get(text as usize).copied().filter(|&row| row != NOWHERE).map(|row| row as usize);
        self.index.collect(words, parts, row, into);
    }
}

/// Calls `found` with the texts of an event, part by part: titles of its claims, notes of all its parts, quotes, tags.
pub fn texts(project: &Project, links: &Links, event: EventId, mut found: impl FnMut(Part, &str)) {
    let members = || std::iter::once(event).chain(links.merged_events(event).iter().copied());
    let records = || members().filter_map(|id| project.events.touched(id));
    let claims = links.claims(project, event);
    for title in records().filter_map(|record| record.decided.title.as_ref()) {
        found(Part::Title, &title.value);
    }
    for claim in &claims {
        found(Part::Title, &claim.title);
    }
    for record in records() {
        found(Part::Note, &record.note);
    }
    for claim in &claims {
        found(Part::Quote, project.quote(claim));
    }
    for tag in records().flat_map(|record| &record.tags) {
        found(Part::Tag, tag);
    }
}

#[cfg(test)]
mod tests {
    use super::EventWords;
    use crate::model::{EntityKind, Project};
    use crate::query::Links;
    use crate::query::made_up::{Told, cast, event};
    use crate::query::search::{Bits, How, Part};

    #[test]
    fn a_word_of_one_claim_is_found_in_the_title_of_another() {
        let mut project = Project::default();
        cast(&mut project, EntityKind::Organization, "Harbor");
        let first = Told { source: "Courier", title: "Talks open", actor: "Harbor", ..Told::default() };
        let second = Told { source: "Gazette", title: "Harbor reopens", ..Told::default() };
        let id = event(&mut project, 1, &[first, second]);
        let mut words = EventWords::default();
        words.put_off([id].into(), &project);
        words.index_some(&project, &Links::of(&project), 1, |_| Some(0));
        let (numbers, _) = words.find("harbor", How::Whole);
        for (part, expected) in [(Part::Title, 1), (Part::Quote, 1), (Part::Note, 0)] {
            let mut rows = Bits::none(1);
            words.collect(&numbers, &[part], &mut rows);
            assert_eq!(rows.count(), expected, "{part:?}");
        }
    }
}
