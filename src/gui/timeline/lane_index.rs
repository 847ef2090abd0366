//! One lane as sorted columns: how many events lie in a range, and which, without touching each of them.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;

use crate::gui::theme::TimeLine;
use crate::model::{EventId, Qualifier, Status};
use crate::query::{Row, Rows, Time};

use super::lanes::count;
use super::running_count::RunningCount;

/// The most bins that the histogram of one lane has.
const MOST_BINS: usize = 65_536;
/// One in so many has a time by the clock where bars of hours are worth showing.
const BY_CLOCK_SHARE: usize = 10;
/// Rows of one block, whose latest end is kept.
const BLOCK: usize = 64;

/// How many events lie somewhere, and of which kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub n: u32,
    /// Those accepted.
    pub accepted: u32,
    /// Those whose claims contradict one another.
    pub contradicted: u32,
}

impl Tally {
    /// Returns those not accepted.
    pub const fn open(self) -> u32 {
        self.n - self.accepted
    }

    pub(super) const fn since(self, earlier: Self) -> Self {
        Self {
            n: self.n - earlier.n,
            accepted: self.accepted - earlier.accepted,
            contradicted: self.contradicted - earlier.contradicted,
        }
    }
}

/// The rows of one lane, by anchor: the known start, else the known end.
#[derive(Debug, Clone, Default)]
pub struct LaneIndex {
    /// Which row each is; ascending, since rows are sorted by anchor.
    pub(super) rows: Vec<u32>,
    /// Where each is anchored; sorted.
    pub(super) anchors: Vec<Time>,
    /// The first second that each no longer touches, the greatest of all where that is open.
    pub(super) ends: Vec<Time>,
    /// The first and last seconds by themselves, sorted; nothing where the column is sorted already, as it mostly is.
    /// The starts only where some are open to the past: else they are the anchors.
    sorted_starts: Option<Vec<Time>>,
    sorted_ends: Option<Vec<Time>>,
    /// Which are accepted, and which have claims that contradict one another.
    accepted: RunningCount,
    contradicted: RunningCount,
    /// The latest end in each block of rows, those open to the future aside.
    block_ends: Vec<Time>,
    /// What is known of the time of each.
    pub(super) lines: Vec<TimeLine>,
    /// Which of several at one place comes first: the accepted, then those with more sources.
    pub(super) ranks: Vec<u8>,
    /// Places in the columns of those open to the future, and of those open to the past.
    pub(super) open_ahead: Vec<u32>,
    pub(super) open_behind: Vec<u32>,
    histogram: Histogram,
    /// How many have a time by the clock.
    n_by_clock: usize,
}

/// How many anchors lie before each of many even steps: the way into the sorted anchors.
#[derive(Debug, Clone, Default)]
struct Histogram {
    from: Time,
    /// The step as a power of two, so that a division is a shift.
    shift: u32,
    /// The number of anchors before each step, and all of them at the end.
    before: Vec<u32>,
}

impl LaneIndex {
    /// Makes the columns of all dated rows.
    pub fn of(rows: &Rows, contradicted: &[EventId]) -> Self {
        let contradicted: HashSet<EventId, FxBuildHasher> = contradicted.iter().copied().collect();
        let mut index = Self { rows: (0..count(rows.n_dated)).collect(), ..Self::default() };
        index.reserve(rows.n_dated);
        for (place, row) in (0_u32..).zip(rows.dated()) {
            index.anchors.push(row.anchor().unwrap_or_default());
            index.ends.push(row.end().unwrap_or(Time::MAX));
            index.ranks.push(rank(row));
            index.lines.push(line_of(row));
            index.note_open(place);
        }
        index.accepted = RunningCount::of(rows.dated().map(|row| row.shown.status == Status::Accepted));
        if !contradicted.is_empty() {
            index.contradicted = RunningCount::of(rows.dated().map(|row| contradicted.contains(&row.shown.event)));
        }
        index.finished()
    }

    /// Returns the columns of some of the rows, when `self` has those of all of them: no row is looked at again.
    #[must_use]
    pub fn part(&self, members: &[u32]) -> Self {
        let mut index = Self {
            rows: members.to_vec(),
            anchors: picked(&self.anchors, members),
            ends: picked(&self.ends, members),
            ranks: picked(&self.ranks, members),
            lines: picked(&self.lines, members),
            ..Self::default()
        };
        let part = |count: &RunningCount| {
            if count.is_empty() {
                RunningCount::default()
            } else {
                RunningCount::of(members.iter().map(|&row| count.is_set(row as usize)))
            }
        };
        index.accepted = part(&self.accepted);
        index.contradicted = part(&self.contradicted);
        let is_open = !self.open_ahead.is_empty() || !self.open_behind.is_empty();
        (0..if is_open { index.len() } else { 0 }).for_each(|place| index.note_open(place));
        index.finished()
    }

    /// Returns the columns of some of the rows as if there were no others: each row is numbered anew.
    #[must_use]
    pub fn alone(&self, members: &[u32]) -> Self {
        Self { rows: (0..count(members.len())).collect(), ..self.part(members) }
    }

    /// Makes the columns that hang on those of each row.
    fn finished(mut self) -> Self {
        let index = &mut self;
        index.n_by_clock = index.lines.iter().filter(|line| **line == TimeLine::Stem).count();
        index.sorted_starts = (!index.open_behind.is_empty()).then(|| {
            let mut starts: Vec<Time> = (0..index.rows.len()).map(|place| index.start(place)).collect();
            starts.sort_unstable();
            starts
        });
        index.sorted_ends = sorted(&index.ends);
        let latest = |block: &[Time]| block.iter().copied().filter(|end| *end != Time::MAX).max().unwrap_or(Time::MIN);
        index.block_ends = index.ends.chunks(BLOCK).map(latest).collect();
        index.histogram = Histogram::of(&index.anchors);
        self
    }

    fn sorted_starts(&self) -> &[Time] {
        self.sorted_starts.as_deref().unwrap_or(&self.anchors)
    }

    /// Returns the first second that the event at a place may touch; the least of all where that is open.
    pub(super) fn start(&self, place: usize) -> Time {
        if self.lines[place] == TimeLine::CapRightArrowLeft { Time::MIN } else { self.anchors[place] }
    }

    fn sorted_ends(&self) -> &[Time] {
        self.sorted_ends.as_deref().unwrap_or(&self.ends)
    }

    /// Takes over what changed of a row that is still at the same time.
    pub(super) fn replace(&mut self, place: usize, row: &Row, is_contradicted: bool) {
        self.accepted.set(place, row.shown.status == Status::Accepted);
        if is_contradicted && self.contradicted.is_empty() {
            self.contradicted = RunningCount::of((0..self.rows.len()).map(|_| false));
        }
        self.contradicted.set(place, is_contradicted);
        self.ranks[place] = rank(row);
        let line = line_of(row);
        self.n_by_clock += usize::from(line == TimeLine::Stem);
        self.n_by_clock -= usize::from(self.lines[place] == TimeLine::Stem);
        self.lines[place] = line;
    }

    fn reserve(&mut self, n: usize) {
        self.anchors.reserve_exact(n);
        self.ends.reserve_exact(n);
        self.ranks.reserve_exact(n);
        self.lines.reserve_exact(n);
    }

    /// Notes whether the row that was put in last is open to the past or the future.
    fn note_open(&mut self, place: u32) {
        if self.start(place as usize) == Time::MIN {
            self.open_behind.push(place);
        } else if self.ends[place as usize] == Time::MAX {
            self.open_ahead.push(place);
        }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> u32 {
        count(self.rows.len())
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether hardly any of the events has a time by the clock.
    pub(super) const fn is_by_day(&self) -> bool {
        self.n_by_clock.saturating_mul(BY_CLOCK_SHARE) < self.rows.len()
    }

    /// Returns how many events surely lie before a time.
    pub fn n_before(&self, time: Time) -> u32 {
        count(self.sorted_ends().partition_point(|end| *end <= time))
    }

    /// Returns how many events surely lie at or after a time.
    pub fn n_after(&self, time: Time) -> u32 {
        self.len() - count(self.sorted_starts().partition_point(|start| *start < time))
    }

    /// Returns how many events may touch a range.
    pub fn n_within(&self, from: Time, to: Time) -> u32 {
        self.len().saturating_sub(self.n_before(from)).saturating_sub(self.n_after(to))
    }

    /// Returns how many anchors lie before a time.
    pub fn place_of(&self, time: Time) -> usize {
        let (from, to) = self.histogram.around(time, self.anchors.len());
        from + self.anchors[from..to].partition_point(|anchor| *anchor < time)
    }

    /// Returns what is anchored before the given place in the columns.
    pub fn tally_to(&self, place: usize) -> Tally {
        let (accepted, contradicted) = (self.accepted.count_to(place), self.contradicted.count_to(place));
        Tally { n: count(place.min(self.rows.len())), accepted, contradicted }
    }

    /// Returns what is anchored in a range.
    pub fn tally(&self, from: Time, to: Time) -> Tally {
        self.tally_to(self.place_of(to)).since(self.tally_to(self.place_of(from)))
    }

    /// Whether the claims of the event at a place contradict one another.
    pub(super) fn is_contradicted(&self, place: usize) -> bool {
        self.contradicted.is_set(place)
    }

    /// Returns the places of those that begin before `from` and end after it, those without an end or a start aside.
    pub(super) fn carried(&self, from: Time, found: &mut Vec<u32>) {
        let before = self.place_of(from);
        for (block, latest) in self.block_ends.iter().enumerate().take(before.div_ceil(BLOCK)) {
            if *latest <= from {
                continue;
            }
            let range = block * BLOCK..((block + 1) * BLOCK).min(before);
            let open = |place: usize| self.ends[place] == Time::MAX || self.start(place) == Time::MIN;
            found.extend(range.filter(|&place| self.ends[place] > from && !open(place)).map(count));
        }
    }

    /// Returns when the last of those ends that surely lie before a time.
    pub(super) fn last_before(&self, time: Time) -> Option<Time> {
        let n = self.sorted_ends().partition_point(|end| *end <= time);
        self.sorted_ends().get(n.checked_sub(1)?).copied()
    }

    /// Returns when the first of those begins that surely lie after a time.
    pub(super) fn first_after(&self, time: Time) -> Option<Time> {
        self.sorted_starts().get(self.sorted_starts().partition_point(|start| *start < time)).copied()
    }

    /// Returns the first and last known time.
    pub fn range(&self) -> Option<(Time, Time)> {
        let first = *self.anchors.first()?;
        let last_end = self.sorted_ends().iter().rev().find(|end| **end != Time::MAX).copied();
        Some((first, last_end.unwrap_or(first).max(*self.anchors.last()?)))
    }
}

/// Returns the values of a column at some places.
fn picked<T: Copy>(column: &[T], places: &[u32]) -> Vec<T> {
    places.iter().map(|&place| column[place as usize]).collect()
}

/// Returns a column sorted; nothing where it is sorted already.
fn sorted(column: &[Time]) -> Option<Vec<Time>> {
    (!column.is_sorted()).then(|| {
        let mut sorted = column.to_vec();
        sorted.sort_unstable();
        sorted
    })
}

impl Histogram {
    fn of(anchors: &[Time]) -> Self {
        let (Some(&from), Some(&to)) = (anchors.first(), anchors.last()) else { return Self::default() };
        let n_bins = anchors.len().next_power_of_two().clamp(1, MOST_BINS);
        let span = to.abs_diff(from) + 1;
        let mut shift = 0;
        while span >> shift >= n_bins as u64 {
            shift += 1;
        }
        let mut before = vec![0_u32; n_bins + 1];
        for anchor in anchors {
            before[bin(anchor.abs_diff(from), shift, n_bins - 1) + 1] += 1;
        }
        for index in 1..before.len() {
            before[index] += before[index - 1];
        }
        Self { from, shift, before }
    }

    /// Returns the part of the `n` sorted anchors in which a time has its place.
    fn around(&self, time: Time, n: usize) -> (usize, usize) {
        if time <= self.from || self.before.is_empty() {
            return (0, if self.before.is_empty() { n } else { 0 });
        }
        let last = self.before.len() - 2;
        let at = bin(time.abs_diff(self.from), self.shift, last + 1);
        if at > last { (n, n) } else { (self.before[at] as usize, self.before[at + 1] as usize) }
    }
}

/// Returns the line that tells what is known of a row's time.
pub fn line_of(row: &Row) -> TimeLine {
    match row.qualifier {
        None => TimeLine::Shelf,
        Some(Qualifier::Before) => TimeLine::CapRightArrowLeft,
        Some(Qualifier::After) => TimeLine::CapLeftArrowRight,
        Some(Qualifier::Ongoing) => TimeLine::BarShrinkingDashes,
        Some(Qualifier::Unit | Qualifier::Lasted | Qualifier::Within) if row.approximate => TimeLine::BarFading,
        Some(Qualifier::Unit) if row.is_part_of_day() => TimeLine::BarFading,
        Some(Qualifier::Unit) if row.instant => TimeLine::Stem,
        Some(Qualifier::Unit) => TimeLine::BarDay,
        Some(Qualifier::Lasted) => TimeLine::BarExtent,
        Some(Qualifier::Within) => TimeLine::WhiskerTwoCaps,
    }
}

/// Returns a smaller number for what matters more.
fn rank(row: &Row) -> u8 {
    let status = match row.shown.status {
        Status::Accepted => 0,
        Status::Candidate => 1,
        Status::Deferred => 2,
        Status::Rejected => 3,
    };
    let sources = u8::try_from(row.shown.n_sources.min(31)).unwrap_or(31);
    status * 32 + (31 - sources)
}

fn bin(offset: u64, shift: u32, most: usize) -> usize {
    usize::try_from(offset >> shift).unwrap_or(usize::MAX).min(most)
}
