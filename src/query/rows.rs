//! What the timeline and the table show: one row for each event, with its times as numbers.

use std::ops::{Index, Range};
use std::sync::Arc;

use super::{Bits, Links, Shown, shown};
use crate::model::{Edtf, EventId, Factuality, PartOfDay, Project, Qualifier, Status, TimeOfDay};

/// A moment in seconds since 1970-01-01T00:00 of the proleptic Gregorian calendar, zone aside.
pub type Time = i64;

/// Seconds in a day.
const DAY: Time = 86_400;
const HOUR: Time = 3_600;

/// One event as the timeline sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub shown: Shown,
    /// How its date stands to time; nothing where it is undated.
    pub qualifier: Option<Qualifier>,
    /// Whether its date is marked as approximate.
    pub approximate: bool,
    /// Whether it has a time by the clock, so that it is a point and no bar.
    pub instant: bool,
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
        rows.sort_by_key(|row| (row.qualifier.is_none(), row.sort_key(), row.shown.event));
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

    /// Returns the places among all rows of those that are meant, ascending; nothing where all are.
    pub fn places(&self) -> Option<&[u32]> {
        self.places.as_deref().map(Vec::as_slice)
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
        self.iter().filter(|row| row.shown.status == status).count()
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
        let times = self.dated().flat_map(|row| [row.start(), row.end()].into_iter().flatten());
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

/// Returns the hours that a part of a day usually takes; its day is where it begins.
const fn hours(part: PartOfDay) -> (Time, Time) {
    match part {
        PartOfDay::Morning => (6, 12),
        PartOfDay::Midday => (11, 14),
        PartOfDay::Afternoon => (12, 18),
        PartOfDay::Evening => (18, 22),
        PartOfDay::Night => (20, 24),
    }
}

/// Returns a number of rows; there are never more than four thousand million.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Row {
    /// Makes the row of what an event shows.
    pub fn of(shown: Shown) -> Self {
        let edtf = shown.when.edtf.as_ref();
        let single = shown.bounds.is_some_and(|bounds| bounds.earliest.is_some() && bounds.earliest == bounds.latest);
        Self {
            qualifier: edtf.map(Edtf::qualifier),
            approximate: edtf.is_some_and(Edtf::is_approximate),
            instant: single && matches!(shown.when.time, Some(TimeOfDay::Clock { .. })),
            shown,
        }
    }

    /// Returns the first second that the event may touch; nothing where it is undated or open to the past.
    pub fn start(&self) -> Option<Time> {
        let day = Time::from(self.shown.bounds?.earliest?.number()) * DAY;
        Some(day + self.within_day().map_or(0, |(since_midnight, _)| since_midnight))
    }

    /// Returns the first second that the event surely no longer touches; nothing where it is undated or open to the future.
    pub fn end(&self) -> Option<Time> {
        let day = Time::from(self.shown.bounds?.latest?.number()) * DAY;
        Some(day + self.within_day().map_or(DAY, |(since_midnight, length)| since_midnight + length))
    }

    /// Returns the seconds since midnight at which an instant or a part of a day begins, and how many it takes as its words say
    /// it; nothing where whole days are meant.
    fn within_day(&self) -> Option<(Time, Time)> {
        let bounds = self.shown.bounds?;
        if bounds.earliest.is_none() || bounds.earliest != bounds.latest {
            return None;
        }
        match self.shown.when.time? {
            TimeOfDay::Clock { hour, minute, second } => {
                let at = Time::from(hour) * HOUR + Time::from(minute.unwrap_or(0)) * 60 + Time::from(second.unwrap_or(0));
                Some((at, if minute.is_some() { 60 } else { HOUR }))
            }
            TimeOfDay::Part(part) => {
                let (from, to) = hours(part);
                Some((from * HOUR, (to - from) * HOUR))
            }
        }
    }

    /// Whether the row lies within a part of a day, whose hours are no more than usual.
    pub fn is_part_of_day(&self) -> bool {
        matches!(self.shown.when.time, Some(TimeOfDay::Part(_))) && self.within_day().is_some()
    }

    /// Returns where the row stands among others: where its mark sits, then its known end.
    fn sort_key(&self) -> (Time, Time) {
        (self.anchor().unwrap_or(Time::MAX), self.end().unwrap_or(Time::MAX))
    }

    /// Whether another row of the event lies at the same place in time, so that it takes this one's place.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        (self.sort_key(), self.qualifier) == (other.sort_key(), other.qualifier) && self.start() == other.start()
    }

    /// Returns where the mark sits: the known start, else the last known second; nothing where the event is undated.
    pub fn anchor(&self) -> Option<Time> {
        self.start().or_else(|| self.end().map(|end| end - 1))
    }

    /// Whether the event may touch the seconds from `from` up to `to`.
    pub fn overlaps(&self, from: Time, to: Time) -> bool {
        self.qualifier.is_some() && self.start().is_none_or(|start| start < to) && self.end().is_none_or(|end| end > from)
    }
}

#[cfg(test)]
mod tests {
    use super::{Links, Rows};
    use crate::model::{PartOfDay, Project, TimeOfDay};
    use crate::query::made_up::{Told, event};

    #[test]
    fn parts_of_a_day_stand_in_their_order() {
        let mut project = Project::default();
        for (number, part) in [(1, Some(PartOfDay::Night)), (2, None), (3, Some(PartOfDay::Morning))] {
            let id = event(&mut project, number, &[Told { date: "2024-03-12", ..Told::default() }]);
            project.events.get_mut(id).expect("held").claims[0].when.time = part.map(TimeOfDay::Part);
        }
        let rows = Rows::of(&project, &Links::of(&project), |_| true);
        assert_eq!(rows.iter().map(|row| row.shown.event.0).collect::<Vec<_>>(), [2, 3, 1]);
    }
}
