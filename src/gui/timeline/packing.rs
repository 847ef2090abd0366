//! Which row of its lane each event takes at one zoom, over the whole range: panning never changes it.
//!
//! Long lanes are cut into chunks of events that are packed by themselves, when they come into view. What lasts beyond a
//! cut gets its row first, once for all chunks and zooms, and the chunks pack around it.

use super::LaneIndex;
use super::lanes::count;
use crate::gui::theme::TimeLine;
use crate::query::Time;

/// The most rows that a lane may have.
pub(super) const MOST_ROWS: usize = 12;
/// The row of an event that found none.
pub(super) const NO_ROW: u8 = u8::MAX;
/// The most rows that events beyond a cut may take.
const SPANNER_ROWS: usize = 4;
/// How many events a chunk holds, more or less, and how far its end may move to find a gap.
const CHUNK: usize = 1_024;
const CHUNK_SLACK: usize = 256;
/// The least share of a label that must stay when the next thing in its row cuts it.
const KEPT_SHARE: f64 = 0.6;
/// The least length of an arrow into the open.
pub(super) const OPEN_LENGTH: f64 = 150.0;

/// The sizes that packing needs, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PackSizes {
    pub(super) seconds_per_point: f64,
    /// From the start of the line to the center of the mark.
    pub(super) mark_inset: f64,
    /// From the center of the mark to the label.
    pub(super) mark_to_label: f64,
    /// Free space before the next thing in a row.
    pub(super) gap: f64,
    pub(super) label_min: f64,
    /// How far what is still going is known: the end of the last publication.
    pub(super) known_until: Time,
    /// Anchors as near as this compete for the same place.
    pub(super) cluster: f64,
}

/// The rows of one chunk at one zoom.
#[derive(Debug, Clone, Default)]
pub(super) struct Packed {
    /// Where the chunk begins in the lane's columns.
    pub(super) first: usize,
    /// The row of each of its events, or `NO_ROW`.
    pub(super) rows: Vec<u8>,
    /// How many rows are taken.
    pub(super) n_rows: usize,
}

/// How a lane is cut into chunks, and the rows of what lasts beyond a cut.
#[derive(Debug, Clone, Default)]
pub(super) struct Chunks {
    /// Where each chunk begins, and the end.
    pub(super) cuts: Vec<usize>,
    /// What lasts beyond a cut, by place: (place, row).
    spanners: Vec<(u32, u8)>,
}

/// One event's claim to room in a row.
struct Footprint {
    left: f64,
    hard_right: f64,
    label_start: f64,
    label_width: f64,
    /// Whether the label stands left of the mark, inside the footprint.
    label_is_left: bool,
}

impl Chunks {
    /// Cuts a lane where the gaps between its events are widest.
    pub(super) fn of(lane: &LaneIndex) -> Self {
        let n = lane.anchors.len();
        let mut cuts = vec![0];
        let mut at = CHUNK;
        while at + CHUNK_SLACK + CHUNK / 2 < n {
            let gap = |place: &usize| lane.anchors[*place] - lane.anchors[*place - 1];
            let cut = (at - CHUNK_SLACK..at + CHUNK_SLACK).max_by_key(|place| (gap(place), usize::MAX - place));
            cuts.push(cut.unwrap_or(at));
            at = cuts[cuts.len() - 1] + CHUNK;
        }
        cuts.push(n);
        let mut chunks = Self { cuts, spanners: Vec::new() };
        chunks.place_spanners(lane);
        chunks
    }

    /// Returns how many chunks there are.
    pub(super) fn len(&self) -> usize {
        self.cuts.len().saturating_sub(1)
    }

    /// Returns the chunk that holds a place of the columns.
    pub(super) fn chunk_of(&self, place: usize) -> usize {
        self.cuts.partition_point(|cut| *cut <= place).saturating_sub(1).min(self.len().saturating_sub(1))
    }

    fn place_spanners(&mut self, lane: &LaneIndex) {
        let mut free = [Time::MIN; SPANNER_ROWS];
        for chunk in 1..self.len() {
            let (from, cut) = (self.cuts[chunk - 1], self.cuts[chunk]);
            let until = lane.anchors[cut];
            for place in from..cut {
                let (start, end) = (lane.start(place), lane.ends[place]);
                if start == Time::MIN || end == Time::MAX || end <= until {
                    continue;
                }
                let row = free.iter().position(|taken| *taken <= start);
                if let Some(row) = row {
                    free[row] = end;
                }
                self.spanners.push((count(place), row.and_then(|row| u8::try_from(row).ok()).unwrap_or(NO_ROW)));
            }
        }
    }

    /// Returns the row of an event that lasts beyond a cut; nothing for all others.
    fn spanner_row(&self, place: usize) -> Option<u8> {
        let at = self.spanners.binary_search_by_key(&count(place), |(place, _)| *place).ok()?;
        Some(self.spanners[at].1)
    }
}

impl Packed {
    /// Gives the events of one chunk their rows, the first `n_rows` of them: with more, the first stay the same. `label_width` measures the label of the event at a place of the columns.
    pub(super) fn of(
        lane: &LaneIndex,
        chunks: &Chunks,
        (chunk, n_rows): (usize, usize),
        sizes: &PackSizes,
        label_width: &mut dyn FnMut(usize) -> f32,
    ) -> Self {
        let (first, end) = (chunks.cuts[chunk], chunks.cuts[chunk + 1]);
        let mut packer = Packer::new(lane, chunks, (first, end), n_rows, sizes);
        let reach = whole(sizes.cluster * sizes.seconds_per_point);
        let mut cluster: Vec<usize> = Vec::new();
        let mut from = first;
        while from < end {
            let last = lane.anchors[from].saturating_add(reach);
            let mut to = from + 1;
            while to < end && lane.anchors[to] <= last {
                to += 1;
            }
            if to - from == 1 {
                packer.place(from, label_width);
            } else {
                cluster.clear();
                cluster.extend(from..to);
                cluster.sort_unstable_by_key(|place| (lane.ranks[*place], *place));
                for &place in &cluster {
                    packer.place(place, label_width);
                }
            }
            from = to;
        }
        packer.packed
    }
}

/// Returns the rows of cards, two rows of the lane each; nothing where they do not fit into so many of them.
pub(super) fn card_rows(lane: &LaneIndex, n_rows: usize, seconds_per_point: f64, width: f64) -> Option<Packed> {
    let base = lane.anchors.first().copied().unwrap_or_default();
    let points = |time: Time| time.saturating_sub(base) as f64 / seconds_per_point;
    let mut taken = vec![f64::NEG_INFINITY; n_rows];
    let mut packed = Packed { first: 0, rows: Vec::with_capacity(lane.rows.len()), n_rows: 0 };
    for (place, end) in lane.ends.iter().enumerate() {
        let start = lane.start(place);
        let left = if start == Time::MIN { points(*end) - width } else { points(start) };
        let right = if *end == Time::MAX { left + OPEN_LENGTH } else { points(*end) };
        let row = taken.iter().position(|taken| *taken <= left)?;
        taken[row] = right.max(left + width);
        packed.rows.push(u8::try_from(row * 2).unwrap_or(NO_ROW));
        packed.n_rows = packed.n_rows.max(row * 2 + 2);
    }
    Some(packed)
}

struct Packer<'a> {
    lane: &'a LaneIndex,
    chunks: &'a Chunks,
    sizes: &'a PackSizes,
    base: Time,
    points_per_second: f64,
    /// From where each row takes the next event. The label before it may be cut, but not by much.
    free_from: [f64; MOST_ROWS],
    /// The least of these: what begins before it finds no row.
    first_free: f64,
    n_rows: usize,
    /// Whether any event of the chunk itself lasts beyond a cut.
    has_spanners: bool,
    /// What lasts beyond a cut and lies in each row, from left to right, and how many of them are already passed.
    obstacles: [Vec<(f64, f64)>; SPANNER_ROWS],
    passed: [usize; SPANNER_ROWS],
    packed: Packed,
}

impl<'a> Packer<'a> {
    fn new(lane: &'a LaneIndex, chunks: &'a Chunks, (first, end): (usize, usize), n_rows: usize, sizes: &'a PackSizes) -> Self {
        let mut packer = Self {
            lane,
            chunks,
            sizes,
            base: lane.anchors.get(first).copied().unwrap_or_default(),
            free_from: [f64::NEG_INFINITY; MOST_ROWS],
            first_free: f64::NEG_INFINITY,
            n_rows: n_rows.min(MOST_ROWS),
            points_per_second: 1.0 / sizes.seconds_per_point,
            has_spanners: chunks.spanners.iter().any(|(place, _)| (first..end).contains(&(*place as usize))),
            obstacles: Default::default(),
            passed: [0; SPANNER_ROWS],
            packed: Packed { first, rows: vec![NO_ROW; end - first], n_rows: 0 },
        };
        packer.collect_obstacles(first, end);
        packer
    }

    fn collect_obstacles(&mut self, first: usize, end: usize) {
        for &(place, row) in self.chunks.spanners.iter().take_while(|(place, _)| (*place as usize) < end) {
            let (from, to) = (self.lane.start(place as usize), self.lane.ends[place as usize]);
            let Some(row) = self.obstacles.get_mut(usize::from(row)).filter(|_| to > self.base) else { continue };
            let sizes = self.sizes;
            let points = |time: Time| time.saturating_sub(self.base) as f64 * self.points_per_second;
            row.push((points(from), points(to) + sizes.gap));
        }
        if end > first {
            let used = self.obstacles.iter().rposition(|row| !row.is_empty());
            self.packed.n_rows = used.map_or(0, |row| row + 1);
        }
    }

    fn place(&mut self, place: usize, label_width: &mut dyn FnMut(usize) -> f32) {
        let at = place - self.packed.first;
        if self.has_spanners
            && let Some(row) = self.chunks.spanner_row(place)
        {
            self.packed.rows[at] = row;
            return;
        }
        let start = self.lane.start(place);
        if start != Time::MIN && self.points(start) < self.first_free {
            return;
        }
        let claim = self.footprint(place, f64::from(label_width(place)));
        if let Some(row) = (0..self.n_rows).find(|row| self.has_room(*row, &claim)) {
            self.free_from[row] = self.next_free(&claim);
            self.first_free = self.free_from[..self.n_rows].iter().copied().fold(f64::INFINITY, f64::min);
            self.packed.rows[at] = u8::try_from(row).unwrap_or(NO_ROW);
            self.packed.n_rows = self.packed.n_rows.max(row + 1);
        }
    }

    fn points(&self, time: Time) -> f64 {
        time.saturating_sub(self.base) as f64 * self.points_per_second
    }

    fn footprint(&self, place: usize, label_width: f64) -> Footprint {
        let sizes = self.sizes;
        let points = |time: Time| self.points(time);
        let (start, end) = (self.lane.start(place), self.lane.ends[place]);
        let inset = sizes.mark_inset + sizes.mark_to_label;
        if start == Time::MIN {
            let right = points(end);
            let width = (label_width + inset + 1.0).max(OPEN_LENGTH);
            return Footprint {
                left: right - width,
                hard_right: right + sizes.gap,
                label_start: right - inset - 1.0 - label_width,
                label_width,
                label_is_left: true,
            };
        }
        let left = points(start);
        let line = match self.lane.lines[place] {
            TimeLine::BarShrinkingDashes => points(sizes.known_until).max(left + OPEN_LENGTH),
            _ if end == Time::MAX => left + OPEN_LENGTH,
            _ => points(end),
        };
        let hard_right = line.max(left + sizes.mark_inset * 2.0);
        Footprint { left, hard_right, label_start: left + inset, label_width, label_is_left: false }
    }

    /// Whether the event finds room in this row.
    fn has_room(&mut self, row: usize, claim: &Footprint) -> bool {
        let next = self.next_obstacle(row, claim.left);
        if self.free_from[row] > claim.left || next < claim.hard_right {
            return false;
        }
        let room = next - self.sizes.gap - claim.label_start;
        claim.label_is_left || room >= self.sizes.label_min.min(claim.label_width)
    }

    /// Returns from where a row that takes this event is free again: after its line, and after as much of its label as
    /// must stay.
    fn next_free(&self, claim: &Footprint) -> f64 {
        if claim.label_is_left {
            return claim.hard_right;
        }
        let kept = claim.label_width.min(self.sizes.label_min.max(claim.label_width * KEPT_SHARE));
        claim.hard_right.max(claim.label_start + kept + self.sizes.gap)
    }

    /// Returns where the next event that lasts beyond a cut begins in a row; those that began count as taken.
    fn next_obstacle(&mut self, row: usize, left: f64) -> f64 {
        let Some(obstacles) = self.obstacles.get(row) else { return f64::INFINITY };
        let passed = &mut self.passed[row];
        while let Some((_, end)) = obstacles.get(*passed).filter(|(start, _)| *start <= left) {
            self.free_from[row] = self.free_from[row].max(*end);
            *passed += 1;
        }
        obstacles.get(*passed).map_or(f64::INFINITY, |(start, _)| *start)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the conversion from f64 saturates")]
const fn whole(seconds: f64) -> Time {
    seconds as Time
}
