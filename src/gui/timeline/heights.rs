//! How high each lane is. It depends on zoom, edits and the size of the window, never on panning.

use super::lanes::count;
use super::layout::ViewOptions;
use super::packing::{MOST_ROWS, PackSizes};
use super::prepared::{MARK_INSET, Scene};
use super::{Prepared, TimeAxis};
use crate::gui::theme::TimelineMetrics;

/// With more lanes than this, a lane's height follows from its number of events alone.
const MANY_LANES: usize = 40;
const ROWS_OF_MANY: usize = 3;
/// The fewest rows that full lanes get, however low the window is.
const FULL_ROWS_MIN: usize = 3;
/// The least and the full height of a lane of bars, and what the fullest lane gets on top of each.
const BARS_LEAST: (f32, f32) = (55.0, 8.0);
const BARS_FULL: (f32, f32) = (66.0, 32.0);
/// Half the height of a label, and how far a bin stands above the bottom of its lane.
const LABEL_HALF: f32 = 7.0;
const BIN_INSET: f32 = 2.0;
/// How much higher than a row of labels a row of cards is: below each card its line stays free.
const CARD_ROW_MORE: f32 = 2.0;
/// In so many steps bars give way until all lanes are in view.
const BARS_STEPS: u8 = 12;

/// The height of a lane and what it is for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct LanePlan {
    pub(super) height: f32,
    /// How many rows of events fit.
    pub(super) n_rows: usize,
    pub(super) is_folded: bool,
    /// Whether events are cards.
    pub(super) has_cards: bool,
}

/// What a lane would like to have.
#[derive(Clone, Copy)]
enum Want {
    Nothing,
    Folded,
    Bars,
    Cards(usize),
    Rows(usize),
}

/// Plans the heights of all lanes: those that want few rows leave the others more.
pub(super) fn plan(prepared: &mut Prepared, scene: &mut Scene<'_>, view: &ViewOptions<'_>) -> Vec<LanePlan> {
    let metrics = scene.metrics;
    let wants: Vec<Want> = (0..prepared.lanes.lanes.len())
        .map(|lane| {
            let of = &prepared.lanes.lanes[lane];
            let is_folded = |lane: usize| view.folded.contains(&prepared.lanes.lanes[lane].key);
            if of.outer.is_some_and(is_folded) {
                Want::Nothing
            } else if of.is_outer() || is_folded(lane) {
                Want::Folded
            } else {
                want(prepared, scene, lane)
            }
        })
        .collect();
    let most = prepared.lanes.showing().map(|(_, lane)| count(lane.rows.len())).max().unwrap_or(1).max(1);
    let plans = |full_rows: usize, bars: (f32, f32)| -> Vec<LanePlan> {
        let plan = |(lane, want)| of(want, full_rows, (bars, share(prepared, lane, most)), metrics);
        wants.iter().copied().enumerate().map(plan).collect()
    };
    if wants.len() > MANY_LANES {
        return plans(FULL_ROWS_MIN, BARS_LEAST);
    }
    let fits = |plans: &Vec<LanePlan>| plans.iter().map(|plan| plan.height).sum::<f32>() <= view.height;
    let mut tries = (FULL_ROWS_MIN..=MOST_ROWS).rev().map(|rows| plans(rows, BARS_FULL));
    let mut lower = (0..BARS_STEPS).map(|step| plans(FULL_ROWS_MIN, bars_at(step)));
    let least = || plans(FULL_ROWS_MIN, BARS_LEAST);
    tries.find(fits).or_else(|| lower.find(fits)).unwrap_or_else(least)
}

fn bars_at(step: u8) -> (f32, f32) {
    let share = f32::from(step) / f32::from(BARS_STEPS);
    (egui::lerp(BARS_FULL.0..=BARS_LEAST.0, share), egui::lerp(BARS_FULL.1..=BARS_LEAST.1, share))
}

/// Returns how full a lane is beside the fullest.
fn share(prepared: &Prepared, lane: usize, most: u32) -> f32 {
    prepared.indexes[lane].len() as f32 / most as f32
}

fn want(prepared: &mut Prepared, scene: &mut Scene<'_>, lane: usize) -> Want {
    let (axis, metrics) = (scene.axis, scene.metrics);
    let index = &prepared.indexes[lane];
    let n = index.rows.len();
    if is_dense_at(n, index.range(), axis, metrics) {
        return Want::Bars;
    }
    if prepared.lanes.lanes.len() > MANY_LANES {
        return Want::Rows(n.clamp(1, ROWS_OF_MANY));
    }
    if prepared.cut(lane).len() > 1 {
        return Want::Rows(MOST_ROWS);
    }
    let sizes = pack_sizes(prepared, axis, metrics);
    prepared.pack(scene, (lane, 0, MOST_ROWS), &sizes);
    let label_rows = prepared.packed(lane, 0).map_or(1, |packed| packed.n_rows.max(1));
    let card = f64::from(metrics.card_width_max + metrics.label_gap);
    match prepared.cards(lane, label_rows, axis.seconds_per_point(), card) {
        Some(cards) => Want::Cards(cards.n_rows),
        None => Want::Rows(label_rows),
    }
}

/// Whether a lane is dense at this zoom, over the whole of its range and not only in view.
fn is_dense_at(n: usize, range: Option<(i64, i64)>, axis: &TimeAxis, metrics: &TimelineMetrics) -> bool {
    let Some((from, to)) = range else { return false };
    let points = (to - from) as f64 / axis.seconds_per_point();
    let least = points.max(axis.width()) / f64::from(metrics.bar_bin_width_min);
    n as f64 > least
}

/// Returns the sizes that packing needs.
pub(super) fn pack_sizes(prepared: &Prepared, axis: &TimeAxis, metrics: &TimelineMetrics) -> PackSizes {
    PackSizes {
        seconds_per_point: axis.seconds_per_point(),
        mark_inset: f64::from(MARK_INSET),
        mark_to_label: f64::from(metrics.mark_to_label),
        gap: f64::from(metrics.label_gap),
        label_min: f64::from(metrics.label_min),
        known_until: prepared.known_until,
        cluster: f64::from(metrics.bin_merge_px),
    }
}

/// Returns how high a row of a lane is.
pub(super) const fn row_height(metrics: &TimelineMetrics, has_cards: bool) -> f32 {
    if has_cards { metrics.row + CARD_ROW_MORE } else { metrics.row }
}

fn of(want: Want, full_rows: usize, (bars, share): ((f32, f32), f32), metrics: &TimelineMetrics) -> LanePlan {
    let rows_height = |rows: usize, has_cards: bool| {
        let rows = u8::try_from(rows).map_or(1.0, f32::from);
        (metrics.lane_pad_top + row_height(metrics, has_cards) * rows + metrics.lane_pad_bottom).max(metrics.lane_min)
    };
    match want {
        Want::Nothing => LanePlan { is_folded: true, ..LanePlan::default() },
        Want::Folded => LanePlan { height: metrics.lane_min, n_rows: 0, is_folded: true, has_cards: false },
        Want::Bars => {
            let height = bars.0 + bars.1 * share;
            // A second row of labels only where a bin has room below it.
            let second = metrics.lane_pad_top + metrics.row + LABEL_HALF + metrics.bin_height + BIN_INSET;
            LanePlan { height, n_rows: if height >= second { 2 } else { 1 }, ..LanePlan::default() }
        }
        Want::Cards(rows) => LanePlan { height: rows_height(rows, true), n_rows: rows, has_cards: true, ..LanePlan::default() },
        Want::Rows(rows) => {
            let n_rows = rows.min(full_rows);
            LanePlan { height: rows_height(n_rows, false), n_rows, ..LanePlan::default() }
        }
    }
}
