//! Scrolling, pinching, dragging and double clicks on the lanes and on the axis.

use egui::{CursorIcon, PointerButton, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::calendar::DAY;
use super::paint_item::paint_date;
use super::ui::Frame;
use super::{TimeAxis, TimelineEvent, TimelineState, range_label};
use crate::model::Day;

/// A drag on the axis shorter than this is none.
const LEAST_RANGE: f64 = 4.0;
/// The width of the scroll bar, and of where it can be grabbed.
const BAR_WIDTH: f32 = 4.0;
const BAR_REACH: f32 = 10.0;

/// Pans and zooms. It comes before the events, so that they lie on top and get their clicks.
pub(super) fn gestures(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let lanes = frame.regions.lanes;
    let response = ui.interact(lanes, frame.id.with("canvas"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, format!("Timeline, {}", range_label(&frame.axis))));
    if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle) {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        pan(state, response.drag_motion());
    }
    if response.double_clicked() {
        state.fit_all(frame.input.rows);
    }
    scroll(ui, frame, state);
}

/// Moves the view with a drag.
pub(super) fn pan(state: &mut TimelineState, motion: egui::Vec2) {
    state.change_axis(|axis| axis.pan(-f64::from(motion.x)));
    state.scroll = (state.scroll - motion.y).max(0.0);
}

/// Scrolls lanes and time, and zooms at the pointer. Where all lanes are in view, the wheel moves through time.
fn scroll(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let area = frame.regions.chooser.union(frame.regions.lanes);
    if !ui.rect_contains_pointer(area) || state.bin.is_some() || state.is_legend_open {
        return;
    }
    let (delta, zoom, pointer) =
        ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.hover_pos().unwrap_or_default()));
    let is_zoom = (zoom - 1.0).abs() > f32::EPSILON;
    if is_zoom {
        let x = f64::from((pointer.x - frame.regions.lanes.left()).max(0.0));
        state.change_axis(|axis| axis.zoom_at(x, f64::from(zoom)));
    }
    let room = (frame.layout.height - frame.regions.lanes.height()).max(0.0);
    let across = if room > 0.0 { delta.x } else { delta.x + delta.y };
    if across.abs() > 0.0 {
        state.change_axis(|axis| axis.pan(-f64::from(across)));
    }
    if room > 0.0 && delta.y.abs() > 0.0 {
        state.scroll = (state.scroll - delta.y).clamp(0.0, room);
    }
    if is_zoom || delta != egui::Vec2::ZERO {
        ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
        ui.ctx().request_repaint();
    }
}

/// Shows how far the lanes are scrolled, where not all of them are in view.
pub(super) fn scroll_bar(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let (theme, lanes) = (frame.theme, frame.regions.lanes);
    let (view, all) = (lanes.height(), frame.layout.height);
    if all <= view {
        return;
    }
    let track = Rect::from_min_max(pos2(lanes.right() - BAR_REACH, lanes.top()), lanes.max);
    let response = ui.interact(track, frame.id.with("scroll bar"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(state.scroll / (all - view)), "Scroll lanes"));
    if response.dragged() {
        state.scroll = (state.scroll + response.drag_motion().y * all / view).clamp(0.0, all - view);
    }
    let is_held = response.hovered() || response.dragged();
    let width = if is_held { BAR_REACH - 2.0 } else { BAR_WIDTH };
    let height = (view * view / all).max(24.0);
    let top = lanes.top() + (view - height) * (state.scroll / (all - view)).clamp(0.0, 1.0);
    let handle = Rect::from_min_max(pos2(lanes.right() - width - 1.0, top), pos2(lanes.right() - 1.0, top + height));
    let color = if is_held { theme.color.line_control } else { theme.color.line_strong };
    ui.painter_at(lanes).rect_filled(handle, width / 2.0, color);
}

/// Lets a range be dragged on the axis.
pub(super) fn axis_gestures(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>) {
    let rect = frame.regions.axis;
    let response = ui.interact(rect, frame.id.with("axis"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, "Axis: drag to choose a range of days"));
    if let Some(pointer) = response.interact_pointer_pos() {
        let x = f64::from(pointer.x - rect.left());
        if response.drag_started_by(PointerButton::Primary) {
            let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            state.range_drag = Some((f64::from(origin.x - rect.left()), x));
        } else if let Some((_, to)) = &mut state.range_drag {
            *to = x;
        }
    }
    let Some((from, to)) = state.range_drag else { return };
    let days = days_of(frame, from.min(to), from.max(to));
    let edges = days.map(|number| f64::from(rect.left()) + frame.axis.screen_from_time(number * DAY));
    #[expect(clippy::cast_possible_truncation, reason = "the pointer is on the screen")]
    let band = Rect::from_min_max(pos2(edges[0] as f32, rect.top()), pos2(edges[1] as f32, frame.regions.lanes.bottom()));
    let painter = ui.painter_at(rect.union(frame.regions.lanes));
    painter.rect_filled(band, 0.0, frame.theme.color.accent_tint.gamma_multiply(0.6));
    let words = range_label(&TimeAxis::new(days[0] * DAY, ((days[1] - days[0]) * DAY) as f64 / 100.0, 100.0));
    if let Some(cursor) = response.interact_pointer_pos() {
        paint_date(&painter, frame.theme, cursor + vec2(0.0, 46.0), &words);
    }
    if response.drag_stopped() {
        state.range_drag = None;
        if (to - from).abs() >= LEAST_RANGE {
            out.push(TimelineEvent::SelectRange(Day::from_number(days[0]), Day::from_number(days[1] - 1)));
        }
    }
}

/// Returns the first day of a range on screen and the first day after it.
fn days_of(frame: &Frame<'_>, from: f64, to: f64) -> [i64; 2] {
    let day = |x: f64| frame.axis.time_from_screen(x).div_euclid(DAY);
    [day(from), day(to) + 1]
}
