//! What the timeline and the table show: one row for each event, with its times as numbers.

use std::hash::BuildHasher as _;
use std::ops::{Index, Range};
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::{Bits, Links, Shown, shown};
use crate::model::{Bounds, Edtf, EventId, Factuality, Project, Qualifier, Status, TimeOfDay, When};

/// A moment in seconds since 1970-01-01T00:00 of the proleptic Gregorian calendar, zone aside.
pub type Time = i64;

/// Seconds in a day.
const DAY: Time = 86_400;

/// One event as the timeline sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it shows; shared by all the rows of the event.
    pub shown: Arc<Shown>,
    /// The first second that it may touch; nothing where it is undated or open to the past.
    pub start: Option<Time>,
    /// The first second that it surely no longer touches; nothing where it is undated or open to the future.
    pub end: Option<Time>,
    /// How its date stands to time; nothing where it is undated.
    pub qualifier: Option<Qualifier>,
    /// Whether its date is marked as approximate.
    pub approximate: bool,
    /// Whether it has a time by the clock, so that it is a point and no bar.
    pub instant: bool,
    /// What a pass over all rows asks of each.
    pub glance: Glance,
}

/// What a pass over all rows asks of each beside its times: kept in the row, since following a hundred thousand pointers takes
/// longer than all the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// The event.
    pub event: EventId,
    /// How far the review has come.
    pub status: Status,
    /// How many different sources tell it; 255 for more.
    pub n_sources: u8,
    /// A number of its type: the same for the same type, another one for another.
    pub event_type: u64,
}

impl Glance {
    fn of(shown: &Shown) -> Self {
        Self {
            event: shown.event,
            status: shown.status,
            n_sources: u8::try_from(shown.n_sources).unwrap_or(u8::MAX),
            // Of 64 bits: that two of a hundred types share a number is less likely than a fault of the machine.
            event_type: FxBuildHasher.hash_one(&shown.event_type),
        }
    }
}

/// Events as rows, dated ones by start, then undated ones: all of a project's that were not merged into another, or some of
/// them. A copy shares the rows.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// All rows; the dated ones first, by start, end and id.
    all: Arc<Vec<Row>>,
    /// The places of those that are meant, ascending; nothing where all are.
    places: Option<Arc<Vec<u32>>>,
    /// How many of them are dated.
    pub n_dated: usize,
}

impl Rows {
    /// Makes the rows of the events that `keep` lets through.
    pub fn of(project: &Project, links: &Links, keep: impl Fn(&Shown) -> bool) -> Self {
        let mut rows: Vec<Row> = Vec::with_capacity(project.events.len());
        let shown = project.events.iter().filter_map(|event| shown(project, links, event.id)).filter(|shown| keep(shown));
        rows.extend(shown.map(Row::of));
        Self::sorted(rows)
    }

    /// Puts rows in their order.
    pub fn sorted(mut rows: Vec<Row>) -> Self {
        rows.sort_by_key(|row| (row.qualifier.is_none(), row.sort_key(), row.glance.event));
        rows.shrink_to_fit();
        let n_dated = rows.partition_point(|row| row.qualifier.is_some());
        Self { all: Arc::new(rows), places: None, n_dated }
    }

    /// Returns the rows of a set of places among these.
    #[must_use]
    pub fn pick(&self, set: &Bits) -> Self {
        let n = set.count();
        if n == self.len() && self.places.is_none() {
            return self.clone();
        }
        let mut places: Vec<u32> = Vec::with_capacity(n);
        let place = |index: usize| self.places.as_ref().map_or_else(|| count(index), |places| places[index]);
        places.extend(set.iter().map(place));
        let n_dated = places.partition_point(|&place| self.all[place as usize].qualifier.is_some());
        Self { all: Arc::clone(&self.all), places: Some(Arc::new(places)), n_dated }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.places.as_ref().map_or(self.all.len(), |places| places.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the row at an index.
    pub fn get(&self, index: usize) -> Option<&Row> {
        match &self.places {
            None => self.all.get(index),
            Some(places) => self.all.get(*places.get(index)? as usize),
        }
    }

    /// Returns the rows of a range of indexes; those beyond the last are left out.
    pub fn range_of(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Row> + ExactSizeIterator + Clone {
        let end = range.end.min(self.len());
        (range.start.min(end)..end).map(|index| &self[index])
    }

    /// Returns every row in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Row> + ExactSizeIterator + Clone {
        self.range_of(0..self.len())
    }

    /// Returns the dated rows, by start.
    pub fn dated(&self) -> impl DoubleEndedIterator<Item = &Row> + ExactSizeIterator + Clone {
        self.range_of(0..self.n_dated)
    }

    /// Returns the undated rows.
    pub fn undated(&self) -> impl DoubleEndedIterator<Item = &Row> + ExactSizeIterator + Clone {
        self.range_of(self.n_dated..self.len())
    }

    /// Returns how many rows have no date.
    pub fn n_undated(&self) -> usize {
        self.len() - self.n_dated
    }

    /// Returns how many of the dated rows are anchored before a time.
    pub fn n_anchored_before(&self, time: Time) -> usize {
        let (mut from, mut to) = (0, self.n_dated);
        while from < to {
            let middle = from.midpoint(to);
            if self[middle].anchor().is_none_or(|anchor| anchor < time) { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// Puts a row at the place of another one with the same time, and returns that. Copies keep the row that they had.
    pub fn replace(&mut self, index: usize, row: Row) -> Row {
        let place = self.places.as_ref().map_or(index, |places| places[index] as usize);
        std::mem::replace(&mut Arc::make_mut(&mut self.all)[place], row)
    }

    /// Takes out the rows, those that are not meant aside.
    pub(super) fn into_vec(self) -> Vec<Row> {
        match self.places {
            None => Arc::unwrap_or_clone(self.all),
            Some(places) => places.iter().map(|&place| self.all[place as usize].clone()).collect(),
        }
    }

    /// Returns the row of an event.
    pub fn of_event(&self, event: EventId) -> Option<&Row> {
        self.iter().find(|row| row.shown.event == event)
    }

    /// Returns how many rows have this status.
    pub fn n_with_status(&self, status: Status) -> usize {
        self.iter().filter(|row| row.glance.status == status).count()
    }

    /// Returns how many rows have this factuality.
    pub fn n_with_factuality(&self, factuality: Factuality) -> usize {
        self.iter().filter(|row| row.shown.factuality == factuality).count()
    }

    /// Returns the shortest range of time that holds this share of the dated rows, each at its first known second;
    /// nothing where no row is dated. `share` is between 0 and 1.
    pub fn densest(&self, share: f64) -> Option<(Time, Time)> {
        let mut times: Vec<Time> = self.dated().filter_map(Row::anchor).collect();
        times.sort_unstable();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of rows")]
        let n = ((times.len() as f64 * share.clamp(0.0, 1.0)).ceil() as usize).max(1);
        let windows = times.windows(n).map(|window| (window[0], window[n - 1]));
        windows.min_by_key(|(from, to)| to - from).map(|(from, to)| (from, to + DAY))
    }

    /// Returns the first and last second of the known times; nothing where no row is dated.
    pub fn range(&self) -> Option<(Time, Time)> {
        let times = self.dated().flat_map(|row| [row.start, row.end].into_iter().flatten());
        times.fold(None, |range, time| {
            Some(range.map_or((time, time), |(from, to): (Time, Time)| (from.min(time), to.max(time))))
        })
    }
}

impl Index<usize> for Rows {
    type Output = Row;

    fn index(&self, index: usize) -> &Row {
        match &self.places {
            None => &self.all[index],
            Some(places) => &self.all[places[index] as usize],
        }
    }
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Rows {}

/// Returns a number of rows; there are never more than four thousand million.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Row {
    /// Makes the row of what an event shows.
    pub fn of(shown: Shown) -> Self {
        let edtf = shown.when.edtf.as_ref();
        let (start, end, instant) = times(&shown.when, shown.bounds);
        Self {
            start,
            end,
            qualifier: edtf.map(Edtf::qualifier),
            approximate: edtf.is_some_and(Edtf::is_approximate),
            instant,
            glance: Glance::of(&shown),
            shown: Arc::new(shown),
        }
    }

    /// Returns where the row stands among others: its known start, else its known end.
    fn sort_key(&self) -> (Time, Time) {
        let at = self.start.or(self.end).unwrap_or(Time::MAX);
        (at, self.end.unwrap_or(Time::MAX))
    }

    /// Whether another row of the event lies at the same place in time, so that it takes this one's place.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        (self.start, self.end, self.qualifier) == (other.start, other.end, other.qualifier)
    }

    /// Returns where the mark sits: the known start, else the known end; nothing where the event is undated.
    pub fn anchor(&self) -> Option<Time> {
        self.start.or(self.end)
    }

    /// Whether the event may touch the seconds from `from` up to `to`.
    pub fn overlaps(&self, from: Time, to: Time) -> bool {
        self.qualifier.is_some() && self.start.is_none_or(|start| start < to) && self.end.is_none_or(|end| end > from)
    }
}

/// Returns the first second, the first second after, and whether the time is a point by the clock.
fn times(when: &When, bounds: Option<Bounds>) -> (Option<Time>, Option<Time>, bool) {
    let Some(bounds) = bounds else { return (None, None, false) };
    let start = bounds.earliest.map(|day| Time::from(day.number()) * DAY);
    let end = bounds.latest.map(|day| (Time::from(day.number()) + 1) * DAY);
    let single = bounds.earliest.is_some() && bounds.earliest == bounds.latest;
    match (when.time, start) {
        (Some(TimeOfDay::Clock { hour, minute, second }), Some(day)) if single => {
            let at = day + Time::from(hour) * 3600 + Time::from(minute.unwrap_or(0)) * 60 + Time::from(second.unwrap_or(0));
            let length = if minute.is_some() { 60 } else { 3600 };
            (Some(at), Some(at + length), true)
        }
        _ => (start, end, false),
    }
}
