//! Every event as it is shown, with what a search needs of it: made once, kept up with the project edit by edit.

mod changed;
mod entity_rows;
mod event_words;
mod names;
mod places;
mod quotes;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::filter::{Counted, Field, Term};
use super::search::Bits;
use super::{Links, Row, Rows, Shown, shown};
use crate::model::{Anchor, EntityId, EventId, Project, Status};
use changed::{Changes, Held};
use entity_rows::{EntityRows, EntityRowsMaker};
pub use event_words::{EventWords, texts};
pub use names::{Names, means};
use places::EventPlaces;
pub use quotes::{QuotePlace, Quotes};

/// Every event that was not merged into another, by time, and the ways to find it.
#[derive(Debug, Default)]
pub struct Catalog {
    rows: Rows,
    place_of: Arc<EventPlaces>,
    participants: EntityRows,
    places: EntityRows,
    n_mentions: HashMap<EntityId, usize, FxBuildHasher>,
    /// The names of entities.
    pub names: Names,
    /// Where the words of events stand in articles.
    pub quotes: Arc<Quotes>,
    /// The words of events.
    pub words: EventWords,
    held: Held,
    /// What terms that were asked for lately hold for.
    pub(super) answers: HashMap<Term, Arc<Bits>, FxBuildHasher>,
    /// The values of fields with their counts, where they were asked for.
    pub(super) counted: BTreeMap<Field, Vec<Counted>>,
    /// The rows of each status, by the number of the status.
    with_status: [Bits; 4],
    /// The events whose date hangs on another event.
    hanging: BTreeSet<EventId>,
}

/// What bringing the catalog up to a project changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renewal {
    /// Whether every row may be another.
    pub everything: bool,
    /// Whether articles or their mentions changed.
    pub articles: bool,
    /// The events whose rows may be others, where not all may.
    pub events: BTreeSet<EventId>,
    /// The places of the rows that were made anew, where every row is still at its place.
    pub steady: Option<Vec<usize>>,
}

/// The place of each event among the rows that are shown.
#[derive(Debug, Clone, Default)]
pub struct RowIndex {
    place_of: Arc<EventPlaces>,
    ranks: Vec<u32>,
}

impl RowIndex {
    /// Returns the place among the rows that are shown of the one at a place among all; nothing where it is not shown.
    pub fn rank(&self, place: usize) -> Option<usize> {
        self.ranks.get(place).filter(|&&rank| rank != u32::MAX).map(|&rank| rank as usize)
    }

    /// Returns the place of an event among the rows that are shown; nothing where it is not.
    pub fn get(&self, event: EventId) -> Option<usize> {
        self.rank(self.place_of.get(event)? as usize)
    }
}

impl Catalog {
    /// Makes the catalog of a project in one go, words included.
    pub fn of(project: &Project, links: &Links) -> Self {
        let mut catalog = Self::default();
        let changes = catalog.held.changes(project);
        catalog.renew(project, links, changes);
        catalog.index_words(project, links, usize::MAX);
        catalog
    }

    /// Brings the catalog and the links up to the project and returns what that changed; only what changed is made anew.
    pub fn refresh(&mut self, project: &Project, links: &mut Links) -> Renewal {
        let changes = self.held.changes(project);
        if changes.is_nothing() {
            return Renewal { steady: Some(Vec::new()), ..Renewal::default() };
        }
        if changes.quotes || changes.entities {
            *links = Links::of(project);
        }
        self.renew(project, links, changes)
    }

    /// Makes anew what hangs on these changes.
    fn renew(&mut self, project: &Project, links: &Links, changes: Changes) -> Renewal {
        self.answers.clear();
        self.counted.clear();
        if changes.entities || changes.articles {
            self.names = Names::of(project, links);
            self.count_mentions(project);
        }
        let mut renewal = Renewal { everything: changes.everything(), articles: changes.articles, ..Renewal::default() };
        if renewal.everything {
            self.rows = Rows::of(project, links, |_| true);
        } else {
            renewal.events.clone_from(&changes.events);
            renewal.events.extend(&self.hanging);
            renewal.steady = self.replace(project, links, &renewal.events);
        }
        if changes.texts {
            self.words = EventWords::default();
        }
        if changes.quotes {
            self.quotes = Arc::new(Quotes::of(project, links));
        }
        let events = if changes.texts { project.events.ids().collect() } else { changes.events };
        self.words.put_off(events, project);
        if renewal.steady.is_none() {
            self.find_places();
            self.words.place(|event| self.place_of.get(event));
        }
        renewal
    }

    /// Makes the rows of these events anew; returns their places where all rows kept theirs.
    fn replace(&mut self, project: &Project, links: &Links, events: &BTreeSet<EventId>) -> Option<Vec<usize>> {
        let new: Vec<Row> = events.iter().filter_map(|&event| shown(project, links, event)).map(Row::of).collect();
        let place_of = |event: EventId| self.place_of.get(event).map(|place| place as usize);
        let kept = |row: &Row| place_of(row.shown.event).filter(|&place| self.rows[place].is_beside(row));
        let places: Option<Vec<usize>> = new.iter().map(kept).collect();
        let n_before = events.iter().filter(|&&event| place_of(event).is_some()).count();
        if let Some(places) = places
            && n_before == new.len()
        {
            for (&place, row) in places.iter().zip(new) {
                self.put(place, row);
            }
            return Some(places);
        }
        let mut rows = std::mem::take(&mut self.rows).into_vec();
        rows.retain(|row| !events.contains(&row.shown.event));
        rows.extend(new);
        self.rows = Rows::sorted(rows);
        None
    }

    /// Puts a row at the place of the one that its event had.
    fn put(&mut self, place: usize, row: Row) {
        let old = self.rows.replace(place, row).shown;
        let new = &self.rows[place].shown;
        self.with_status[old.status as usize].unset(place);
        self.with_status[new.status as usize].set(place);
        if hangs(new) {
            self.hanging.insert(new.event);
        } else {
            self.hanging.remove(&new.event);
        }
        let at = u32::try_from(place).unwrap_or(u32::MAX);
        if old.participants != new.participants {
            old.participants.iter().for_each(|part| self.participants.leave(part.entity, at));
            new.participants.iter().for_each(|part| self.participants.join(part.entity, at));
        }
        if old.place != new.place {
            old.place.into_iter().for_each(|entity| self.places.leave(entity, at));
            new.place.into_iter().for_each(|entity| self.places.join(entity, at));
        }
    }

    /// Indexes the words of at most `n` events that wait for it; returns whether all are indexed.
    pub fn index_words(&mut self, project: &Project, links: &Links, n: usize) -> bool {
        if self.words.n_waiting() > 0 {
            let place_of = &self.place_of;
            self.words.index_some(project, links, n, |event| place_of.get(event));
            self.answers.clear();
        }
        self.words.n_waiting() == 0
    }

    fn find_places(&mut self) {
        let (mut participants, mut places) = (EntityRowsMaker::default(), EntityRowsMaker::default());
        self.hanging.clear();
        self.with_status = std::array::from_fn(|_| Bits::none(self.rows.len()));
        for (place, row) in (0u32..).zip(self.rows.iter()) {
            self.with_status[row.shown.status as usize].set(place as usize);
            if hangs(&row.shown) {
                self.hanging.insert(row.shown.event);
            }
            for part in &row.shown.participants {
                participants.add(part.entity, place);
            }
            if let Some(entity) = row.shown.place {
                places.add(entity, place);
            }
        }
        self.participants = participants.finish();
        self.places = places.finish();
        self.place_of = Arc::new(EventPlaces::of(&self.rows));
    }

    fn count_mentions(&mut self, project: &Project) {
        self.n_mentions.clear();
        let mut roots: HashMap<EntityId, EntityId, FxBuildHasher> = HashMap::default();
        for mention in project.articles.iter().flat_map(|article| article.mentions.iter()) {
            let root = *roots.entry(mention.entity).or_insert_with(|| project.entity_root(mention.entity));
            *self.n_mentions.entry(root).or_default() += 1;
        }
    }

    /// Returns every row.
    pub const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Returns the place of an event among all rows.
    pub fn place(&self, event: EventId) -> Option<usize> {
        self.place_of.get(event).map(|place| place as usize)
    }

    /// Returns how many events have a status, whatever is shown.
    pub fn n_with_status(&self, status: Status) -> usize {
        self.with_status[status as usize].count()
    }

    /// Returns how many rows of a set have each status, by the number of the status.
    pub fn count_statuses(&self, set: &Bits) -> [usize; 4] {
        std::array::from_fn(|status| self.with_status[status].n_common(set))
    }

    /// Returns the places of the rows in which an entity takes part, ascending.
    pub fn with_participant(&self, entity: EntityId) -> &[u32] {
        self.participants.get(entity)
    }

    /// Returns the places of the rows that happened at an entity, ascending.
    pub fn with_place(&self, entity: EntityId) -> &[u32] {
        self.places.get(entity)
    }

    /// Returns in how many events an entity takes part or is the place.
    pub fn n_events(&self, entity: EntityId) -> usize {
        self.with_participant(entity).len() + self.with_place(entity).len()
    }

    /// Returns where the rows of a set stand among each other.
    pub fn ranks(&self, set: &Bits) -> RowIndex {
        let mut ranks = vec![u32::MAX; self.rows.len()];
        for (rank, place) in (0u32..).zip(set.iter()) {
            ranks[place] = rank;
        }
        RowIndex { place_of: Arc::clone(&self.place_of), ranks }
    }

    /// Returns the rows in a set.
    pub fn pick(&self, set: &Bits) -> Rows {
        self.rows.pick(set)
    }

    /// Returns how many mentions refer to an entity, merges followed.
    pub fn n_mentions(&self, entity: EntityId) -> usize {
        self.n_mentions.get(&entity).copied().unwrap_or_default()
    }

    /// Returns the events of a set in which an entity takes part or that happen there, in the order of the rows.
    pub fn events_of(&self, entity: EntityId, set: &Bits) -> Vec<EventId> {
        let (who, at) = (self.with_participant(entity), self.with_place(entity));
        let mut rows: Vec<u32> = who.iter().chain(at).copied().filter(|&place| set.has(place as usize)).collect();
        if !at.is_empty() {
            rows.sort_unstable();
            rows.dedup();
        }
        rows.into_iter().map(|place| self.rows[place as usize].shown.event).collect()
    }
}

/// Whether the date of an event hangs on another one.
fn hangs(shown: &Shown) -> bool {
    matches!(shown.when.basis.anchor, Anchor::Event { .. })
}
