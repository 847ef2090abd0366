//! What the timeline remembers between frames: the part of time in view, lanes, scrolling, motion, drags, popups.

use std::collections::BTreeSet;

use egui::Pos2;

use super::drag::Drag;
use super::mark_meshes::MarkMeshes;
use super::settle::Settling;
use super::walk::{Toward, neighbor_in_lanes};
use super::{LaneKey, LaneSource, Layout, Nesting, Prepared, TimeAxis, TimelineRevision};
use crate::gui::theme::Theme;
use crate::model::{Day, EventId};
use crate::query::{Row, Rows, Time};

const DAY: Time = 86_400;
/// How much wider one step of the zoom makes everything.
const ZOOM_STEP: f64 = 1.6;
/// The share of the view by which one step of panning moves.
const PAN_SHARE: f64 = 0.25;
/// How many times as long as an event the view is that fits it.
const EVENT_MARGIN: f64 = 3.0;
/// The share of the width that is kept for what comes last where all is shown, and the most of it.
const LAST_SHARE: f64 = 0.1;
const LAST_MOST: f64 = 140.0;
/// So many events may have their titles in view where all is shown.
const FEW: u32 = 400;

/// The state of one timeline.
#[derive(Debug, Default)]
pub struct TimelineState {
    /// The part of time in view; nothing before the first frame.
    pub(super) axis: Option<TimeAxis>,
    /// What the lanes are made by.
    pub lanes_by: Nesting,
    /// The lane whose head has the keyboard.
    pub(super) lane_at_hand: Option<LaneKey>,
    /// Which lanes are folded.
    pub folded: BTreeSet<LaneKey>,
    /// Whether the legend is open.
    pub is_legend_open: bool,
    /// Shows axis and lanes alone, the lanes being called so: a strip within another view.
    pub strip: Option<&'static str>,
    /// How far the lanes are scrolled.
    pub(super) scroll: f32,
    pub(super) motion: Option<Motion>,
    pub(super) drag: Option<Drag>,
    pub(super) bin: Option<OpenBin>,
    pub(super) range_drag: Option<(f64, f64)>,
    pub(super) hovered: Option<EventId>,
    pub(super) prepared: Prepared,
    pub(super) marks: MarkMeshes,
    /// Events on their way to another row.
    pub(super) settling: Settling,
    /// The event whose lane is to be scrolled into view.
    pub(super) to_reveal: Option<EventId>,
    /// Whether a command asked for the list of a bin.
    pub(super) wants_bin: bool,
    /// Whether a command asked for the chooser of lanes.
    pub(super) wants_chooser: bool,
    /// The event that the view jumped to, whose ground flashes once, and since when.
    pub(super) flash: Option<(EventId, Option<f64>)>,
    /// What a command asked for before the width was known.
    pub(super) wanted: Option<Wanted>,
}

/// What can be done with the place of a lane among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneStep {
    /// Pin it to the top, or let it go.
    Pin,
    /// Move it above the one before it.
    Up,
    /// Move it below the one after it.
    Down,
}

/// The way from one view to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Motion {
    pub(super) from: TimeAxis,
    pub(super) to: TimeAxis,
    /// When it began; nothing until the first frame of it.
    pub(super) since: Option<f64>,
}

/// A bin that is open as a list.
#[derive(Debug, Clone)]
pub(super) struct OpenBin {
    pub(super) members: Vec<u32>,
    pub(super) title: String,
    pub(super) at: Pos2,
    /// Whether it was opened in this frame, so that the click that did it does not close it.
    pub(super) is_new: bool,
    /// Whether it was opened by a key, so that its first row is to get the keyboard.
    pub(super) wants_focus: bool,
}

/// A view that a command asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    Range(Time, Time),
    /// A range with a little room at both sides.
    Fitted(Time, Time),
    /// Bring this time into view without another zoom.
    Reveal(Time),
}

impl TimelineState {
    /// Returns the part of time in view, in seconds; nothing before the first frame.
    pub fn range(&self) -> Option<(Time, Time)> {
        Some(self.axis?.range())
    }

    /// Shows a range of time, from edge to edge.
    pub fn show_range(&mut self, from: Time, to: Time) {
        self.wanted = Some(Wanted::Range(from, to));
    }

    /// Shows these days, both included.
    pub fn show_days(&mut self, from: Day, to: Day) {
        self.show_range(Time::from(from.number()) * DAY, (Time::from(to.number()) + 1) * DAY);
    }

    /// Zooms in by a step, around the middle.
    pub fn zoom_in(&mut self) {
        self.zoom(ZOOM_STEP);
    }

    /// Zooms out by a step, around the middle.
    pub fn zoom_out(&mut self) {
        self.zoom(1.0 / ZOOM_STEP);
    }

    /// Zooms by a step around a time where that is in view, so that what lies there stays; else around the middle.
    pub fn zoom_around(&mut self, time: Option<Time>, is_in: bool) {
        let factor = if is_in { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
        let Some(mut axis) = self.target() else { return };
        let x = time.map(|time| axis.screen_from_time(time)).filter(|x| (0.0..axis.width()).contains(x));
        axis.zoom_at(x.unwrap_or(axis.width() / 2.0), factor);
        self.go_to(axis);
    }

    /// Makes everything so many times as wide, around the middle.
    pub fn zoom(&mut self, factor: f64) {
        if let Some(mut axis) = self.target() {
            axis.zoom_at(axis.width() / 2.0, factor);
            self.go_to(axis);
        }
    }

    /// Pans by a quarter of the view.
    pub fn pan(&mut self, toward: Toward) {
        if let Some(mut axis) = self.target() {
            let sign = if toward == Toward::Next { 1.0 } else { -1.0 };
            axis.pan(sign * axis.width() * PAN_SHARE);
            self.go_to(axis);
        }
    }

    /// Shows all dated rows.
    pub fn fit_all(&mut self, rows: &Rows) {
        if let Some((from, to)) = rows.range() {
            self.fit(from, to);
        }
    }

    /// Shows a range of time with a little room at both sides.
    pub const fn fit(&mut self, from: Time, to: Time) {
        self.wanted = Some(Wanted::Fitted(from, to));
    }

    /// Returns the range that the next frame is to show; nothing where it shows what the last one did.
    pub const fn wanted_range(&self) -> Option<(Time, Time)> {
        match self.wanted {
            Some(Wanted::Range(from, to) | Wanted::Fitted(from, to)) => Some((from, to)),
            Some(Wanted::Reveal(_)) | None => None,
        }
    }

    /// Shows events with their surroundings, the first one's lane in view; undated ones change nothing.
    pub fn fit_events<'r>(&mut self, rows: impl Iterator<Item = &'r Row>) {
        let mut rows = rows.peekable();
        self.to_reveal = rows.peek().map(|row| row.shown.event);
        let known = rows.filter_map(known).reduce(|(from, to), (start, end)| (from.min(start), to.max(end)));
        if let Some((from, to)) = known {
            let margin = ((to - from).max(DAY) as f64 * EVENT_MARGIN / 2.0).clamp(0.0, 1e12);
            #[expect(clippy::cast_possible_truncation, reason = "clamped")]
            let margin = margin as Time;
            self.show_range(from - margin, to + margin);
        }
    }

    /// Brings an event into view without another zoom; one that is in view changes nothing.
    pub fn reveal(&mut self, row: &Row) {
        self.to_reveal = Some(row.shown.event);
        // Only the last one that was asked for is gone to.
        self.wanted.take_if(|wanted| matches!(wanted, Wanted::Reveal(_)));
        let (Some((from, to)), Some(at)) = (self.range(), row.anchor()) else { return };
        if !row.overlaps(from, to) || at < from || at >= to {
            self.wanted = Some(Wanted::Reveal(at));
            self.flash = Some((row.shown.event, None));
        }
    }

    /// Returns the event before or after another, lane by lane.
    pub fn neighbor(&self, rows: &Rows, from: Option<EventId>, toward: Toward) -> Option<EventId> {
        neighbor_in_lanes(rows, &self.prepared.lanes, from, toward)
    }

    /// Folds or unfolds a lane.
    pub fn toggle_lane(&mut self, key: &LaneKey) {
        if !self.folded.remove(key) {
            self.folded.insert(key.clone());
        }
    }

    /// Arranges the lane whose head has the keyboard, else the one that shows an event, which stays in view. Returns its name
    /// and whether it is pinned afterwards; nothing where there is no such lane.
    pub fn arrange_lane_of(&mut self, row: Option<(usize, EventId)>, step: LaneStep) -> Option<(String, bool)> {
        let lanes = &self.prepared.lanes;
        let at_hand = self.lane_at_hand.as_ref().and_then(|key| lanes.lanes.iter().position(|lane| lane.key == *key));
        let of_row = || lanes.lane_of(u32::try_from(row?.0).ok()?);
        let lane = at_hand.or_else(of_row)?;
        self.to_reveal = row.filter(|_| at_hand.is_none()).map(|(_, event)| event);
        self.arrange(lane, step);
        let lane = &self.prepared.lanes.lanes[lane];
        Some((lane.name.clone(), self.prepared.arrangement.is_pinned(&lane.key)))
    }

    /// Gives every lane its place by size again.
    pub fn arrange_by_size(&mut self) {
        self.prepared.arrangement.clear();
    }

    /// Arranges a lane.
    pub(super) fn arrange(&mut self, lane: usize, step: LaneStep) {
        let beside = |toward| self.lane_beside(lane, toward);
        match step {
            LaneStep::Pin => self.prepared.arrangement.toggle_pin(&self.prepared.lanes.lanes[lane].key),
            LaneStep::Up => self.move_lane(lane, beside(Toward::Previous).unwrap_or(lane)),
            LaneStep::Down => self.move_lane(lane, beside(Toward::Next).unwrap_or(lane)),
        }
    }

    /// Returns the lane above or below another in the same outer lane.
    pub(super) fn lane_beside(&self, lane: usize, toward: Toward) -> Option<usize> {
        let siblings = self.prepared.lanes.siblings(lane);
        let at = siblings.iter().position(|place| *place == lane)?;
        match toward {
            Toward::Previous => at.checked_sub(1).map(|at| siblings[at]),
            Toward::Next => siblings.get(at + 1).copied(),
        }
    }

    /// Puts a lane in the place of another.
    pub(super) fn move_lane(&mut self, from: usize, to: usize) {
        self.prepared.arrangement.move_to(&self.prepared.lanes, from, to);
    }

    /// Opens or closes the legend.
    pub const fn toggle_legend(&mut self) {
        self.is_legend_open = !self.is_legend_open;
    }

    /// Opens the chooser of what the lanes are made by.
    pub const fn open_chooser(&mut self) {
        self.wants_chooser = true;
    }

    /// Opens the list of the bin that holds the chosen event, else of the first one in view; or closes the open one.
    pub fn toggle_bin(&mut self) {
        self.wants_bin = self.bin.take().is_none();
    }

    /// Closes the list of a bin: it hangs at times that are to move.
    pub fn close_bin(&mut self) {
        self.bin = None;
    }

    /// Gives up a drag, or closes what is open; returns whether there was anything.
    pub fn cancel(&mut self) -> bool {
        let was_open = self.is_legend_open || self.bin.is_some() || self.drag.is_some() || self.range_drag.is_some();
        self.is_legend_open = false;
        self.bin = None;
        self.drag = None;
        self.range_drag = None;
        was_open
    }

    /// Makes lanes and columns ready for rows, before the first frame or a command that needs them.
    pub fn prepare(
        &mut self,
        rows: &Rows,
        revision: TimelineRevision<'_>,
        source: &dyn LaneSource,
        published: &[Day],
        contradicted: &[EventId],
    ) -> bool {
        let is_renewed = self.prepared.update(rows, (revision, self.lanes_by), source, published, contradicted);
        if is_renewed && revision.changed.is_none() {
            // Its rows may be others.
            self.close_bin();
        }
        is_renewed
    }

    /// Scrolls the lane of an event that was asked for into view.
    pub(super) fn scroll_to_revealed(&mut self, rows: &Rows, layout: &Layout, height: f32) {
        let Some(event) = self.to_reveal else { return };
        if self.motion.is_none() {
            // On the way there the lanes have other heights.
            self.to_reveal = None;
        }
        let Some(row) = self.prepared.row_of(rows, event) else { return };
        let lane = self.prepared.lanes.lane_of(row).and_then(|lane| layout.lanes.get(lane));
        if let Some(lane) = lane {
            let least = (lane.top + lane.height - height).min(lane.top);
            self.scroll = self.scroll.clamp(least, lane.top);
        }
    }

    /// Returns where the view is or is going.
    pub(super) fn target(&self) -> Option<TimeAxis> {
        self.motion.map(|motion| motion.to).or(self.axis)
    }

    /// Sets out for another view.
    pub(super) fn go_to(&mut self, to: TimeAxis) {
        if let Some(from) = self.axis.filter(|from| *from != to) {
            self.motion = Some(Motion { from, to, since: None });
        }
    }

    /// Moves the view at once, as a gesture does.
    pub(super) fn change_axis(&mut self, change: impl FnOnce(&mut TimeAxis)) {
        self.motion = None;
        if let Some(axis) = &mut self.axis {
            change(axis);
        }
    }

    /// Returns the event whose ground flashes, and how strongly, from 1 down to 0; nothing where motion is reduced.
    pub(super) fn flashing(&mut self, ctx: &egui::Context, theme: &Theme) -> Option<(EventId, f32)> {
        let (event, since) = self.flash.as_mut()?;
        let now = ctx.input(|input| input.time);
        let since = *since.get_or_insert(now);
        let length = theme.seconds(theme.motion.reveal_flash);
        #[expect(clippy::cast_possible_truncation, reason = "less than a second")]
        let share = if length > 0.0 { (now - since) as f32 / length } else { 1.0 };
        let flashing = (*event, 1.0 - share);
        if share >= 1.0 {
            self.flash = None;
            return None;
        }
        ctx.request_repaint();
        Some(flashing)
    }

    /// Returns the axis of this frame. The first frame shows all rows.
    pub(super) fn step(&mut self, ctx: &egui::Context, theme: &Theme, all: (Time, Time), width: f64) -> TimeAxis {
        let mut axis = self.axis.unwrap_or_else(|| TimeAxis::fitted(all, width));
        axis.resize(width);
        self.axis = Some(axis);
        if let Some(motion) = &mut self.motion {
            motion.from.resize(width);
            motion.to.resize(width);
        }
        match self.wanted.take() {
            Some(Wanted::Range(from, to)) => self.go_to(TimeAxis::new(from, (to - from).max(60) as f64 / width, width)),
            Some(Wanted::Fitted(from, to)) => {
                // What comes last has room for the beginning of its title, where titles are shown.
                let has_titles = self.prepared.all.len() <= FEW;
                let room = if has_titles { (width * LAST_SHARE).min(LAST_MOST) } else { 0.0 };
                let mut axis = TimeAxis::fitted((from, to), width - room);
                axis.extend(width);
                self.go_to(axis);
            }
            Some(Wanted::Reveal(at)) => {
                let mut to = self.target().unwrap_or(axis);
                to.pan(to.screen_from_time(at) - width / 3.0);
                self.go_to(to);
            }
            None => {}
        }
        if let Some(motion) = &mut self.motion {
            let now = ctx.input(|input| input.time);
            let since = *motion.since.get_or_insert(now);
            let duration = f64::from(theme.seconds(theme.motion.zoom_to_range));
            let share = if duration > 0.0 { ((now - since) / duration).clamp(0.0, 1.0) } else { 1.0 };
            let eased = 1.0 - (1.0 - share).powi(3);
            axis = motion.from.toward(&motion.to, eased);
            if share >= 1.0 {
                self.motion = None;
            } else {
                ctx.request_repaint();
            }
            self.axis = Some(axis);
        }
        axis
    }
}

/// Returns the known ends of a row; a side that is open is as long as a day.
fn known(row: &Row) -> Option<(Time, Time)> {
    match (row.start(), row.end()) {
        (Some(start), Some(end)) => Some((start, end)),
        (Some(start), None) => Some((start, start + DAY)),
        (None, Some(end)) => Some((end - DAY, end)),
        (None, None) => None,
    }
}
