//! Where everything stands: pure, from rows, axis and view to marks, labels, cards, bins and bars.

use std::collections::BTreeSet;

use egui::{Pos2, Rangef, Rect};

use super::heights::plan;
use super::lane_layout::{LaneFrame, items, stand_beside};
use super::lanes::count;
use super::prepared::Scene;
use super::{BarUnits, Bars, LaneKey, Overview, Prepared, TextWidth, TimeAxis};
use crate::gui::theme::{TimeLine, TimelineMetrics};
use crate::model::EventId;
use crate::query::Rows;

/// What the layout depends on beside rows and axis.
#[derive(Debug, Clone, Copy)]
pub struct ViewOptions<'a> {
    /// The height of the lanes' area in points.
    pub height: f32,
    /// How far the lanes are scrolled.
    pub scroll: f32,
    /// The event that is chosen; it is always a card.
    pub selected: Option<EventId>,
    /// Which lanes are folded.
    pub folded: &'a BTreeSet<LaneKey>,
}

/// How much of an event is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The mark alone.
    Mark,
    /// The mark and its title.
    Label,
    /// The mark, its title and a line of facts, on a ground of its own.
    Card,
}

/// An event that is drawn by itself. Places are points from the left edge of the axis and the top of the first lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Which row it is.
    pub row: u32,
    /// The row of the lane that it takes.
    pub lane_row: usize,
    /// How much is drawn.
    pub form: Form,
    /// The center of the mark.
    pub mark: Pos2,
    /// The line under the mark: what is known of the time, from where to where.
    pub line: (TimeLine, Rangef),
    /// The height of the line.
    pub line_y: f32,
    /// Where the label stands, with the sign of a contradiction.
    pub label: Rangef,
    /// Whether the label stands left of the mark.
    pub label_is_left: bool,
    /// How wide the label would be with all the room it wants.
    pub natural: f32,
    /// How much of the label is for the sign of a contradiction.
    pub badge: f32,
    /// The ground of the card.
    pub card: Option<Rect>,
    /// Where it can be clicked.
    pub hit: Rect,
}

/// Several events in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Which rows they are.
    pub members: Vec<u32>,
    /// Where it stands.
    pub rect: Rect,
    /// Its words.
    pub text: String,
}

/// What a lane shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum LaneBody {
    /// It is scrolled out of view.
    #[default]
    Hidden,
    /// It is folded: its density only.
    Folded(Bars),
    /// Events one by one, and bins.
    Items {
        /// The events.
        items: Vec<Item>,
        /// The bins.
        chips: Vec<Chip>,
    },
    /// One bar for each unit of the axis, and the chosen event if it is here.
    Bars {
        /// The bars.
        bars: Bars,
        /// The chosen event.
        items: Vec<Item>,
    },
}

/// One lane, laid out. Of one that is scrolled out of view only the place is known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LaneLayout {
    /// Which lane.
    pub lane: usize,
    /// Its top.
    pub top: f32,
    /// Its height.
    pub height: f32,
    /// How many rows of events it has room for.
    pub n_rows: usize,
    /// How many of its events may touch the view.
    pub n_in_view: u32,
    /// How many surely lie before it.
    pub n_before: u32,
    /// How many surely lie after it.
    pub n_after: u32,
    /// What it shows.
    pub body: LaneBody,
}

/// Where all events are; shown, binned, before, after and undated make the total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All rows.
    pub total: u32,
    /// Drawn one by one.
    pub shown: u32,
    /// In view, but in a bin, a bar, a folded lane or a lane scrolled away.
    pub binned: u32,
    /// Surely before the view.
    pub before: u32,
    /// Surely after the view.
    pub after: u32,
    /// On the shelf.
    pub undated: u32,
    /// Places in lanes; more than dated rows where one lies in several.
    pub placements: u32,
}

/// The timeline, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The lanes.
    pub lanes: Vec<LaneLayout>,
    /// The height of all lanes.
    pub height: f32,
    /// The units of the bars.
    pub units: BarUnits,
    /// Where all events are.
    pub counts: Counts,
    /// The overview; nothing where no row is dated.
    pub overview: Option<Overview>,
    /// The row of the chosen event.
    pub selected_row: Option<u32>,
    /// About how many shapes it takes to paint the lanes.
    pub n_shapes: usize,
}

/// Lays the timeline out.
pub fn layout(
    rows: &Rows,
    prepared: &mut Prepared,
    axis: &TimeAxis,
    view: &ViewOptions<'_>,
    metrics: &TimelineMetrics,
    text_width: &mut TextWidth<'_>,
) -> Layout {
    prepared.set_zoom(axis.seconds_per_point());
    let selected_row = view.selected.and_then(|event| prepared.row_of(rows, event));
    let mut scene = Scene { rows, axis, metrics, text_width };
    let plans = plan(prepared, &mut scene, view);
    let units = BarUnits::of(axis, f64::from(metrics.bar_bin_width_min), prepared.all.is_by_day());
    let mut lanes = Vec::with_capacity(plans.len());
    let mut top = 0.0;
    for (lane, plan) in plans.iter().enumerate() {
        let is_visible = plan.height > 0.0 && top + plan.height > view.scroll && top < view.scroll + view.height;
        let mut of = LaneLayout { lane, top, height: plan.height, n_rows: plan.n_rows, ..LaneLayout::default() };
        if is_visible {
            count_in(&mut of, prepared, axis);
            let frame = LaneFrame { lane, top, plan: *plan, selected_row };
            of.body = body(prepared, &mut scene, frame, &units);
        }
        top += plan.height;
        lanes.push(of);
    }
    keep_budget(&mut lanes, prepared, &units, selected_row, metrics.shape_budget);
    let counts = counts(rows, prepared, axis, &lanes);
    let overview = Overview::of(prepared, axis, metrics, &mut |text| (scene.text_width)(text, false));
    let n_shapes = lanes.iter().map(|lane| n_shapes(&lane.body)).sum();
    Layout { lanes, height: top, units, counts, overview, selected_row, n_shapes }
}

fn count_in(of: &mut LaneLayout, prepared: &Prepared, axis: &TimeAxis) {
    let index = &prepared.indexes[of.lane];
    let (from, to) = axis.range();
    of.n_in_view = index.n_within(from, to);
    of.n_before = index.n_before(from);
    of.n_after = index.n_after(to);
}

fn body(prepared: &mut Prepared, scene: &mut Scene<'_>, frame: LaneFrame, units: &BarUnits) -> LaneBody {
    if frame.plan.is_folded {
        return LaneBody::Folded(Bars::of(&prepared.indexes[frame.lane], units));
    }
    let is_dense = f64::from(n_anchored(prepared, scene.axis, frame.lane))
        > scene.axis.width() / f64::from(scene.metrics.bar_bin_width_min);
    let (mut items, chips) = items(prepared, scene, frame, is_dense);
    if is_dense {
        let bars = Bars::of(&prepared.indexes[frame.lane], units);
        let lane = Rangef::new(frame.top, frame.top + frame.plan.height);
        for item in &mut items {
            #[expect(clippy::cast_possible_truncation, reason = "the width of a window is small")]
            stand_beside(item, &bars, lane, scene.axis.width() as f32);
        }
        return LaneBody::Bars { bars, items };
    }
    LaneBody::Items { items, chips }
}

/// Returns how many of a lane's events begin in view or reach into it, those without an end or a start aside.
fn n_anchored(prepared: &Prepared, axis: &TimeAxis, lane: usize) -> u32 {
    let index = &prepared.indexes[lane];
    let (from, to) = axis.range();
    let ahead = index.open_ahead.partition_point(|place| index.anchors[*place as usize] < from);
    let behind = index.open_behind.len() - index.open_behind.partition_point(|place| index.anchors[*place as usize] < to);
    index.n_within(from, to).saturating_sub(count(ahead)).saturating_sub(count(behind))
}

/// Turns the fullest lanes into bars until all of it can be painted in a frame.
fn keep_budget(lanes: &mut [LaneLayout], prepared: &Prepared, units: &BarUnits, selected: Option<u32>, budget: f32) {
    loop {
        let used: usize = lanes.iter().map(|lane| n_shapes(&lane.body)).sum();
        let fullest = lanes.iter_mut().max_by_key(|lane| (n_shapes(&lane.body), usize::MAX - lane.lane));
        let Some(fullest) = fullest.filter(|_| used as f32 > budget) else { return };
        let LaneBody::Items { items, .. } = &mut fullest.body else { return };
        let mut kept = std::mem::take(items);
        kept.retain(|item| Some(item.row) == selected);
        fullest.body = LaneBody::Bars { bars: Bars::of(&prepared.indexes[fullest.lane], units), items: kept };
    }
}

/// Returns about how many shapes a lane takes: for an event its mark, line and label; all bars are one mesh.
const fn n_shapes(body: &LaneBody) -> usize {
    match body {
        LaneBody::Hidden => 0,
        LaneBody::Folded(_) => 3,
        LaneBody::Items { items, chips } => items.len() * 5 + chips.len() * 5,
        LaneBody::Bars { items, .. } => 3 + items.len() * 8,
    }
}

fn counts(rows: &Rows, prepared: &Prepared, axis: &TimeAxis, lanes: &[LaneLayout]) -> Counts {
    let (from, to) = axis.range();
    let mut shown: Vec<u32> = lanes.iter().flat_map(|lane| lane.items().iter().map(|item| item.row)).collect();
    shown.sort_unstable();
    shown.dedup();
    let shown = count(shown.len());
    Counts {
        total: count(rows.len()),
        shown,
        binned: prepared.all.n_within(from, to).saturating_sub(shown),
        before: prepared.all.n_before(from),
        after: prepared.all.n_after(to),
        undated: count(rows.n_undated()),
        placements: count(prepared.lanes.n_placements),
    }
}

impl LaneLayout {
    /// Returns the events that are drawn one by one.
    pub fn items(&self) -> &[Item] {
        match &self.body {
            LaneBody::Items { items, .. } | LaneBody::Bars { items, .. } => items,
            LaneBody::Hidden | LaneBody::Folded(_) => &[],
        }
    }

    /// Returns the bins.
    pub fn chips(&self) -> &[Chip] {
        match &self.body {
            LaneBody::Items { chips, .. } => chips,
            LaneBody::Hidden | LaneBody::Folded(_) | LaneBody::Bars { .. } => &[],
        }
    }
}

impl Layout {
    /// Returns every event that is drawn by itself, lane by lane.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.lanes.iter().flat_map(LaneLayout::items)
    }

    /// Whether any lane in view shows bars.
    pub fn has_bars(&self) -> bool {
        self.lanes.iter().any(|lane| matches!(lane.body, LaneBody::Bars { .. }))
    }
}
