//! The timeline as a region of the window: tools, axis, lanes, shelf and overview.

use egui::{Id, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::bin_list::bin_list_ui;
use super::canvas::canvas_ui;
use super::gestures::{axis_gestures, gestures, scroll_bar};
use super::lane_heads::{chooser_ui, lane_heads_ui};
use super::layout::{Layout, ViewOptions, layout};
use super::legend::legend_ui;
use super::overview_ui::overview_ui;
use super::paint_axis::{paint_axis, paint_corner};
use super::prepared::Scene;
use super::shelf::shelf_ui;
use super::text_width::TextWidths;
use super::tools::tools_ui;
use super::{Ticks, TimeAxis, TimelineEvent, TimelineInput, TimelineState, ticks};
use crate::gui::theme::Theme;
use crate::gui::widgets::EmptyState;
use crate::query::Time;

/// Everything that the parts of one frame share.
pub(super) struct Frame<'a> {
    pub(super) input: &'a TimelineInput<'a>,
    pub(super) theme: &'a Theme,
    pub(super) axis: TimeAxis,
    /// The first and last known time of all rows.
    pub(super) range: (Time, Time),
    pub(super) ticks: &'a Ticks,
    pub(super) layout: &'a Layout,
    pub(super) regions: Regions,
    pub(super) widths: &'a TextWidths,
    /// The root of all ids of this timeline.
    pub(super) id: Id,
}

/// Where the parts of the timeline are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Regions {
    pub(super) tools: Rect,
    /// The chooser of lanes, left of the axis.
    pub(super) chooser: Rect,
    pub(super) axis: Rect,
    pub(super) heads: Rect,
    pub(super) lanes: Rect,
    pub(super) shelf: Rect,
    pub(super) overview: Rect,
}

impl Regions {
    /// Divides the room. A strip has no tools and no overview, and a shelf only where something lies on it.
    fn of(rect: Rect, theme: &Theme, (is_strip, has_shelf): (bool, bool)) -> Self {
        let metrics = theme.timeline;
        let split = rect.left() + metrics.lane_header;
        let height = |height: f32| if is_strip { 0.0 } else { height };
        let tools = rect.top() + height(theme.size.toolbar);
        let lanes = tools + metrics.axis;
        let overview = (rect.bottom() - height(metrics.overview)).max(lanes);
        let shelf = (overview - if has_shelf { metrics.shelf } else { 0.0 }).max(lanes);
        let area = |left: f32, top: f32, right: f32, bottom: f32| {
            Rect::from_min_max(pos2(left, top), pos2(right.max(left), bottom.max(top)))
        };
        Self {
            tools: area(rect.left(), rect.top(), rect.right(), tools),
            chooser: area(rect.left(), tools, split, lanes),
            axis: area(split, tools, rect.right(), lanes),
            heads: area(rect.left(), lanes, split, shelf),
            lanes: area(split, lanes, rect.right(), shelf),
            shelf: area(rect.left(), shelf, rect.right(), overview),
            overview: area(rect.left(), overview, rect.right(), rect.bottom()),
        }
    }
}

/// Shows the timeline in all the room that there is, and tells what a person wants of the program.
pub fn timeline_ui(
    ui: &mut Ui,
    theme: &Theme,
    input: TimelineInput<'_>,
    state: &mut TimelineState,
    out: &mut Vec<TimelineEvent>,
) {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let has_shelf = state.strip.is_none() || input.rows.n_undated() > 0;
    let regions = Regions::of(rect, theme, (state.strip.is_some(), has_shelf));
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("timeline").max_rect(rect));
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    if input.rows.is_empty() {
        empty_ui(ui, theme, rect, input.n_hidden, out);
        return;
    }
    let range = state.range();
    state.prepare(input.rows, input.revision, input.source, input.published, input.contradicted);
    let all = state.prepared.all.range().unwrap_or((0, 86_400));
    let axis = state.step(ui.ctx(), theme, all, f64::from(regions.lanes.width()).max(1.0));
    let widths = TextWidths::of(ui.ctx(), theme);
    let ticks = ticks(&axis, &mut |text| widths.width(text, true));
    let view = ViewOptions {
        height: regions.lanes.height(),
        scroll: state.scroll,
        selected: input.selected.first().copied(),
        folded: &state.folded,
    };
    let mut measure = |text: &str, is_strong: bool| widths.width(text, is_strong);
    let layout = layout(input.rows, &mut state.prepared, &axis, &view, theme.timeline, &mut measure);
    if !state.prepared.is_measured() {
        if ui.input(|input| input.events.is_empty()) {
            let mut scene = Scene { rows: input.rows, axis: &axis, metrics: theme.timeline, text_width: &mut measure };
            state.prepared.measure_ahead(&mut scene);
        }
        ui.ctx().request_repaint();
    }
    if state.to_reveal.is_some() {
        state.scroll_to_revealed(input.rows, &layout, regions.lanes.height());
        ui.ctx().request_repaint();
    }
    state.scroll = state.scroll.clamp(0.0, (layout.height - regions.lanes.height()).max(0.0));
    let id = ui.scope_id();
    let frame = Frame { input: &input, theme, axis, range: all, ticks: &ticks, layout: &layout, regions, widths: &widths, id };
    frame_ui(ui, &frame, state, out);
    if state.motion.is_none()
        && state.range() != range
        && let Some((from, to)) = state.range()
    {
        out.push(TimelineEvent::ZoomedTo(from, to));
    }
}

fn frame_ui(ui: &mut Ui, frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>) {
    let Regions { tools, axis, lanes, .. } = frame.regions;
    let color = frame.theme.color;
    ui.painter().rect_filled(frame.regions.heads.union(tools), 0.0, color.panel);
    gestures(ui, frame, state);
    canvas_ui(ui, frame, state, out);
    scroll_bar(ui, frame, state);
    lane_heads_ui(ui, frame, state);
    axis_gestures(ui, frame, state, out);
    paint_axis(&ui.painter_at(axis), frame.theme, axis, &frame.axis, frame.ticks, &state.prepared);
    paint_corner(&ui.painter_at(axis), frame.theme, axis, frame.ticks, &corner_text(frame));
    chooser_ui(ui, frame, state);
    if frame.regions.shelf.height() > 0.0 {
        shelf_ui(ui, frame, state, out);
    }
    if state.strip.is_none() {
        overview_ui(ui, frame, state, out);
        tools_ui(ui, frame, state);
    }
    let line = frame.theme.hairline(color.line_soft);
    for y in [tools.bottom(), lanes.bottom(), frame.regions.shelf.bottom()] {
        let y = ui.painter().round_to_pixel_center(y);
        ui.painter().hline(frame.regions.tools.x_range(), y, line);
    }
    let top = ui.painter().round_to_pixel_center(lanes.top());
    ui.painter().hline(frame.regions.heads.x_range(), top, line);
    let split = ui.painter().round_to_pixel_center(lanes.left());
    ui.painter().vline(split, tools.bottom()..=frame.regions.overview.bottom(), line);
    if state.strip.is_none() && frame.input.rows.dated().len() == 0 {
        undated_ui(ui, frame);
    }
    bin_list_ui(ui, frame, state, out);
    legend_ui(ui, frame, state);
}

/// Returns what bars stand for, or how events and places count where they differ.
fn corner_text(frame: &Frame<'_>) -> Vec<String> {
    let counts = frame.layout.counts;
    let dated = counts.total - counts.undated;
    let digits = super::lane_layout::grouped_digits;
    let placed =
        (counts.placements > dated).then(|| format!("{} in {} places", super::names::events(dated), digits(counts.placements)));
    let unit = frame.layout.has_bars().then(|| frame.layout.units.label());
    let scaled = unit.as_ref().map(|_| "bars scaled per lane".to_owned());
    let parts: Vec<String> = placed.into_iter().chain(unit).chain(scaled).collect();
    (1..=parts.len()).rev().map(|n| parts[..n].join(" \u{b7} ")).collect()
}

/// Says what the timeline would show: what a filter hides, else what makes an event.
fn empty_ui(ui: &mut Ui, theme: &Theme, rect: Rect, n_hidden: usize, out: &mut Vec<TimelineEvent>) {
    ui.painter().rect_filled(rect, 0.0, theme.color.canvas);
    let _response = ui.interact(rect, ui.scope_id().with("empty"), Sense::hover());
    let inner = rect.shrink2((rect.size() * 0.2).min(vec2(200.0, 120.0)));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    if n_hidden == 0 {
        let hint = "Events of the articles you open appear here, each at its date. Select words and press E to make one";
        EmptyState::new("No events to show", hint).show(&mut child);
        return;
    }
    let n = super::names::events(super::lanes::count(n_hidden));
    let hint = format!("{n} {} hidden by the search and the filters", if n_hidden == 1 { "is" } else { "are" });
    if EmptyState::new("Nothing matches", &hint).action("Show everything", "Shift Esc").show(&mut child) {
        out.push(TimelineEvent::ShowAll);
    }
}

/// Says over the empty lanes why nothing stands there.
fn undated_ui(ui: &mut Ui, frame: &Frame<'_>) {
    let lanes = frame.regions.lanes;
    let inner = lanes.shrink2(vec2(0.0, lanes.height() * 0.25));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    child.set_clip_rect(lanes.intersect(ui.clip_rect()));
    let hint = "They lie on the shelf below. D gives one its date; words that you select become an event with E";
    EmptyState::new("No event has a date", hint).show(&mut child);
}
