//! What the layout keeps between frames: lanes and their columns per revision, rows of events per zoom.

use std::collections::BTreeMap;

use super::lanes::{LEFT_OUT, all_keys, count};
use super::packing::{Chunks, PackSizes, Packed, card_rows};
use super::{Arrangement, LaneIndex, LaneSource, Lanes, Nesting, TimeAxis, TimelineRevision};
use crate::gui::theme::TimelineMetrics;
use crate::model::{Day, EventId, Status};
use crate::query::{Rows, Time};

/// Rows of cards that a lane may have.
const CARD_ROWS: usize = 3;
/// How many labels are measured ahead in one frame.
const AHEAD_A_FRAME: usize = 2_000;
/// How many are measured ahead at all: of more than these no zoom shows all as titles.
const MOST_AHEAD: usize = 20_000;
/// From the start of the line to the center of the mark.
pub(super) const MARK_INSET: f32 = 6.0;
/// Room for the sign of a contradiction after a label.
pub(super) const BADGE: f32 = 19.0;
/// What a measured label gets on top, since letters side by side may need a little more than each alone.
pub(super) const LABEL_SLACK: f32 = 2.0;

/// How wide text is: the second value says whether it is set in the strong face.
pub type TextWidth<'a> = dyn FnMut(&str, bool) -> f32 + 'a;

/// What the parts of one layout share.
pub(super) struct Scene<'a> {
    pub(super) rows: &'a Rows,
    pub(super) axis: &'a TimeAxis,
    pub(super) metrics: &'a TimelineMetrics,
    pub(super) text_width: &'a mut TextWidth<'a>,
}

/// The rows in lanes, ready to be laid out at any zoom.
#[derive(Debug, Default)]
pub struct Prepared {
    key: Option<(u64, Nesting, u64)>,
    /// The number of the state of the project.
    project: u64,
    /// Whether some rows are left out.
    is_part: bool,
    /// What was prepared of all rows, while some are left out.
    whole: Option<Whole>,
    /// How a person arranged the lanes.
    pub arrangement: Arrangement,
    /// The lanes.
    pub lanes: Lanes,
    /// The columns of each lane.
    pub indexes: Vec<LaneIndex>,
    /// The columns of all dated rows.
    pub all: LaneIndex,
    /// How far what is still going is known: the end of the last publication, else of the last known time.
    pub known_until: Time,
    /// The days on which articles were published, sorted.
    pub published: Vec<Day>,
    pub(super) contradicted: Vec<EventId>,
    widths: Vec<f32>,
    /// How many rows were measured ahead.
    n_measured: usize,
    /// Rows of events that were asked for, since a search through a million rows takes milliseconds.
    found: BTreeMap<EventId, Option<u32>>,
    chunks: Vec<Option<Chunks>>,
    zoom: u64,
    /// The rows of each chunk, and how many rows were asked for.
    packed: BTreeMap<(usize, usize), (usize, Packed)>,
    cards: BTreeMap<usize, Option<Packed>>,
}

/// Lanes and columns of all rows, of which those of some can be taken.
#[derive(Debug)]
struct Whole {
    lanes: Lanes,
    index: LaneIndex,
    /// How the lanes are made, and how they are arranged.
    way: (Nesting, u64),
}

impl Prepared {
    /// Makes lanes and columns anew when the revision or the way to make lanes has changed, and returns whether it did.
    pub fn update(
        &mut self,
        rows: &Rows,
        (revision, by): (TimelineRevision<'_>, Nesting),
        source: &dyn LaneSource,
        published: &[Day],
        contradicted: &[EventId],
    ) -> bool {
        let (number, held) = (revision.number, self.key);
        let arranged = self.arrangement.version();
        if held == Some((number, by, arranged)) {
            return false;
        }
        self.key = Some((number, by, arranged));
        if held.is_some_and(|(old, way, version)| old + 1 == number && way == by && version == arranged)
            && let Some(changed) = revision.changed
            && self.contradicted == contradicted
            && changed.iter().all(|&row| row >= rows.n_dated || self.replace(rows, row, by, source))
        {
            self.forget_zoom();
            self.whole = None;
            self.project = revision.project;
            return true;
        }
        if held.is_none_or(|(old, ..)| old != number) {
            let way = held.map(|(_, by, arranged)| (by, arranged));
            self.take_rows(rows, revision.project, way, contradicted);
            self.published = published.to_vec();
            self.published.sort_unstable();
            self.published.dedup();
            let last_known = self.all.range().map_or(0, |(_, to)| to);
            self.known_until = self.published.last().map_or(last_known, |day| (Time::from(day.number()) + 1) * 86_400);
        }
        self.lanes = self.lanes_of(rows, by, source);
        self.indexes = self.lanes.lanes.iter().map(|lane| self.all.part(&lane.rows)).collect();
        self.chunks = vec![None; self.indexes.len()];
        self.forget_zoom();
        true
    }

    /// Makes the columns of the rows, from those of all of them where the project is as it was: a search leaves most out, and
    /// puts them back. `way` is how the present lanes were made.
    fn take_rows(&mut self, rows: &Rows, project: u64, way: Option<(Nesting, u64)>, contradicted: &[EventId]) {
        let was_whole = !std::mem::replace(&mut self.is_part, rows.places().is_some());
        if std::mem::replace(&mut self.project, project) != project {
            self.whole = None;
        } else if let (true, Some(way)) = (was_whole && self.is_part, way) {
            self.whole = Some(Whole { lanes: std::mem::take(&mut self.lanes), index: std::mem::take(&mut self.all), way });
        }
        self.found.clear();
        self.widths = vec![f32::NAN; rows.n_dated];
        self.n_measured = 0;
        self.contradicted = contradicted.to_vec();
        self.contradicted.sort_unstable();
        self.all = match (&mut self.whole, rows.places()) {
            (Some(whole), Some(places)) => whole.index.alone(&places[..rows.n_dated]),
            (Some(whole), None) => std::mem::take(&mut whole.index),
            (None, _) => LaneIndex::of(rows, &self.contradicted),
        };
    }

    /// Returns the lanes of the rows, from those of all rows where these are made the same way.
    fn lanes_of(&mut self, rows: &Rows, by: Nesting, source: &dyn LaneSource) -> Lanes {
        let way = (by, self.arrangement.version());
        let whole = self.whole.take_if(|whole| !self.is_part || whole.way != way);
        match (&self.whole, whole, rows.places()) {
            (Some(whole), _, Some(places)) => {
                let mut ranks = vec![LEFT_OUT; whole.index.len() as usize];
                places[..rows.n_dated].iter().zip(0..).for_each(|(&place, rank)| ranks[place as usize] = rank);
                whole.lanes.part(&ranks, &self.arrangement)
            }
            (_, Some(whole), None) if whole.way == way => whole.lanes,
            _ => Lanes::of(rows, by, source, &self.arrangement),
        }
    }

    /// Takes over what changed of a row that kept its time; returns whether it is still in the same lanes, so that it could.
    fn replace(&mut self, rows: &Rows, row: usize, by: Nesting, source: &dyn LaneSource) -> bool {
        let (place, row) = (count(row), &rows[row]);
        let mut keys = all_keys(row, by, source);
        let is_contradicted = self.is_contradicted(row.shown.event);
        for (lane, index) in self.lanes.lanes.iter().zip(&mut self.indexes) {
            if let Ok(at) = lane.rows.binary_search(&place) {
                let Some(key) = keys.iter().position(|key| *key == lane.key) else { return false };
                keys.swap_remove(key);
                index.replace(at, row, is_contradicted);
            }
        }
        self.all.replace(place as usize, row, is_contradicted);
        self.widths[place as usize] = f32::NAN;
        keys.is_empty()
    }

    /// Returns whether the claims of an event contradict one another.
    pub fn is_contradicted(&self, event: EventId) -> bool {
        self.contradicted.binary_search(&event).is_ok()
    }

    /// Returns the row of an event.
    pub fn row_of(&mut self, rows: &Rows, event: EventId) -> Option<u32> {
        let search = || rows.iter().position(|row| row.shown.event == event).map(count);
        *self.found.entry(event).or_insert_with(search)
    }

    /// Forgets the rows of events when the zoom is another one.
    pub(super) fn set_zoom(&mut self, seconds_per_point: f64) {
        if self.zoom != seconds_per_point.to_bits() {
            self.forget_zoom();
            self.zoom = seconds_per_point.to_bits();
        }
    }

    fn forget_zoom(&mut self) {
        self.packed.clear();
        self.cards.clear();
        self.zoom = 0;
    }

    /// Cuts a lane into chunks, once per revision.
    pub(super) fn cut(&mut self, lane: usize) -> &Chunks {
        let index = &self.indexes[lane];
        self.chunks[lane].get_or_insert_with(|| Chunks::of(index))
    }

    /// Gives the events of one chunk their rows, once per zoom.
    pub(super) fn pack(&mut self, scene: &mut Scene<'_>, (lane, chunk, n_rows): (usize, usize, usize), sizes: &PackSizes) {
        if self.packed.get(&(lane, chunk)).is_some_and(|(limit, _)| *limit >= n_rows) {
            return;
        }
        self.cut(lane);
        let Some(chunks) = &self.chunks[lane] else { return };
        let (index, widths, contradicted) = (&self.indexes[lane], &mut self.widths, &self.contradicted);
        let mut label_width = |place: usize| label_width(scene, index.rows[place], widths, contradicted);
        let packed = Packed::of(index, chunks, (chunk, n_rows), sizes, &mut label_width);
        self.packed.insert((lane, chunk), (n_rows, packed));
    }

    /// Returns the rows of one chunk, where they were made at this zoom.
    pub(super) fn packed(&self, lane: usize, chunk: usize) -> Option<&Packed> {
        self.packed.get(&(lane, chunk)).map(|(_, packed)| packed)
    }

    /// Returns the rows of a lane's cards; nothing where they would need more rows than labels do.
    pub(super) fn cards(&mut self, lane: usize, label_rows: usize, seconds_per_point: f64, width: f64) -> Option<&Packed> {
        let index = &self.indexes[lane];
        let made = || card_rows(index, label_rows.min(CARD_ROWS), seconds_per_point, width);
        self.cards.entry(lane).or_insert_with(made).as_ref()
    }

    /// Returns the rows of a lane's cards where they were made and have room.
    pub(super) fn made_cards(&self, lane: usize) -> Option<&Packed> {
        self.cards.get(&lane)?.as_ref()
    }

    /// Returns how wide a row's label is at most, with the sign of a contradiction.
    pub(super) fn width_of(&mut self, scene: &mut Scene<'_>, row: u32) -> f32 {
        label_width(scene, row, &mut self.widths, &self.contradicted)
    }

    /// Whether as many labels are measured as are to be measured ahead.
    pub(super) fn is_measured(&self) -> bool {
        self.n_measured >= self.widths.len().min(MOST_AHEAD)
    }

    /// Measures some more labels: the step of a zoom at which bins become titles would ask for thousands at once.
    pub(super) fn measure_ahead(&mut self, scene: &mut Scene<'_>) {
        let upto = (self.n_measured + AHEAD_A_FRAME).min(self.widths.len()).min(MOST_AHEAD);
        for row in self.n_measured..upto {
            label_width(scene, count(row), &mut self.widths, &self.contradicted);
        }
        self.n_measured = upto;
    }
}

/// Returns the width of a row's label, measured once per revision.
fn label_width(scene: &mut Scene<'_>, row: u32, widths: &mut [f32], contradicted: &[EventId]) -> f32 {
    let (Some(width), Some(of)) = (widths.get_mut(row as usize), scene.rows.get(row as usize)) else { return 0.0 };
    if width.is_nan() {
        let is_strong = of.shown.status == Status::Accepted;
        let badge = if contradicted.binary_search(&of.shown.event).is_ok() { BADGE } else { 0.0 };
        let text = (scene.text_width)(&of.shown.title, is_strong) + LABEL_SLACK;
        *width = text.min(scene.metrics.label_max) + badge;
    }
    *width
}
