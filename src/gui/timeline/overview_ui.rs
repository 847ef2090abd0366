//! The overview strip: density over the whole range, the window in view as a brush, gaps between articles.

use egui::{CursorIcon, Painter, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::lane_heads::go_beside;
use super::lane_layout::grouped_digits;
use super::paint_bars::paint_bars;
use super::ui::Frame;
use super::{Overview, TimeAxis, TimelineEvent, TimelineState, range_label, years_label};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Face, Theme, corner_radius};
use crate::gui::widgets::{focus_ring_inside, line_galley};

/// The height of the labels under the bars.
const LABELS: f32 = 14.0;
/// The least width of the brush that can still be seen.
const LEAST_BRUSH: f32 = 6.0;
const HANDLE_REACH: f32 = 5.0;
/// The least width of a brush with handles.
const HANDLES_LEAST: f32 = 24.0;
/// The height of the ways to what lies beside the strip.
const END_HEIGHT: f32 = 15.0;

/// Shows the overview.
pub(super) fn overview_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>) {
    let (theme, rect) = (frame.theme, frame.regions.overview);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, theme.color.panel);
    let split = frame.regions.lanes.left();
    let strip = Rect::from_min_max(pos2(split, rect.top() + 1.0), rect.max);
    painter.rect_filled(strip, 0.0, theme.color.canvas);
    let Some(overview) = &frame.layout.overview else { return };
    head(&painter, theme, rect, &overview.axis);
    let bars = Rect::from_min_max(strip.min, pos2(strip.right(), strip.bottom() - LABELS));
    let window = brush_rect(overview, bars);
    painter.rect_filled(window, corner_radius(theme.radius.badge), theme.color.selected);
    paint_gaps(&painter, theme, bars, overview);
    paint_bars(&painter, theme, bars, &overview.bars, false);
    painter.hline(bars.x_range(), painter.round_to_pixel_center(bars.bottom()), theme.hairline(theme.color.line_soft));
    for label in &overview.labels {
        #[expect(clippy::cast_possible_truncation, reason = "labels lie on the strip")]
        let (x, room) = (strip.left() + label.x as f32 - 4.0, (label.end - label.x) as f32 + 4.0);
        let words = format!("{}{}", label.lead, label.text);
        let galley = line_galley(&painter, &words, theme.text.tiny, theme.color.text_3, room);
        painter.vline(
            painter.round_to_pixel_center(x - 2.0),
            bars.bottom()..=strip.bottom() - 8.0,
            theme.hairline(theme.color.line_strong),
        );
        painter.galley(pos2(x, bars.bottom() + (LABELS - galley.size().y) / 2.0), galley, theme.color.text_3);
    }
    paint_brush(&painter, theme, window);
    if brush_gestures(ui, frame, state, overview, bars) {
        out.push(TimelineEvent::FilterRange);
    }
    ends_ui(ui, frame, state, overview, bars);
}

/// Shows how many events lie before and after the strip, as the ways to them.
fn ends_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, overview: &Overview, bars: Rect) {
    let (theme, painter) = (frame.theme, ui.painter_at(bars));
    for (side, end) in [(Side::Before, overview.before), (Side::After, overview.after)] {
        let Some((n, time)) = end else { continue };
        let words = grouped_digits(n);
        let galley = line_galley(&painter, &words, theme.text.tiny, theme.color.text, f32::INFINITY);
        let size = vec2(galley.size().x + 14.0, END_HEIGHT);
        let left = if side == Side::Before { bars.left() + 1.0 } else { bars.right() - size.x - 1.0 };
        let rect = Rect::from_min_size(pos2(left, bars.top() + 1.0), size);
        let response = ui.interact(rect, frame.id.with(("overview", side)), Sense::click());
        let name = format!("Go to the {words} {} the overview", if side == Side::Before { "before" } else { "after" });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let ground = if response.hovered() { theme.color.active } else { theme.color.sunken };
        painter.rect_filled(rect, corner_radius(theme.radius.key), ground);
        let (sign, sign_x, text_x) = match side {
            Side::Before => (Icon::ChevronLeft, rect.left() + 5.0, rect.left() + 10.0),
            Side::After => (Icon::ChevronRight, rect.right() - 5.0, rect.left() + 4.0),
        };
        icon(&painter, theme, sign, pos2(sign_x, rect.center().y), 8.0, theme.color.text_2);
        painter.galley(pos2(text_x, rect.center().y - galley.size().y / 2.0), galley, theme.color.text);
        if response.has_focus() {
            focus_ring_inside(&painter, theme, rect, theme.radius.key);
        }
        if response.clicked() {
            go_beside(state, time);
        }
        response.on_hover_text(name);
    }
}

/// A side of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Before,
    After,
}

fn head(painter: &Painter, theme: &Theme, rect: Rect, axis: &TimeAxis) {
    let left = rect.left() + 10.0;
    let title = line_galley(painter, "Overview", theme.text.tiny, theme.color.text_3, 110.0);
    painter.galley(pos2(left, rect.top() + 7.0), title, theme.color.text_3);
    let range = range_label(axis);
    let range = range.split(" · ").next().unwrap_or_default();
    let strong = theme.text.tiny.in_face(Face::UiSemibold);
    let mut range = line_galley(painter, range, strong, theme.color.text, 108.0);
    if range.elided {
        range = line_galley(painter, &years_label(axis), strong, theme.color.text, 108.0);
    }
    painter.galley(pos2(left, rect.top() + 22.0), range, theme.color.text);
}

fn brush_rect(overview: &Overview, bars: Rect) -> Rect {
    let (from, to) = overview.window;
    let middle = f32::midpoint(from, to);
    let half = ((to - from) / 2.0).max(LEAST_BRUSH / 2.0);
    let range = Rangef::new(bars.left() + middle - half, bars.left() + middle + half);
    Rect::from_x_y_ranges(range, bars.y_range()).intersect(bars)
}

/// Whether the brush is so wide that its two handles are told apart.
fn has_handles(window: Rect) -> bool {
    window.width() >= HANDLES_LEAST
}

fn paint_brush(painter: &Painter, theme: &Theme, window: Rect) {
    let stroke = Stroke::new(theme.stroke.icon, theme.color.accent);
    painter.rect_stroke(window, corner_radius(theme.radius.badge), stroke, StrokeKind::Inside);
    if !has_handles(window) {
        return;
    }
    let size = vec2(theme.timeline.brush_handle_width, theme.timeline.brush_handle_height);
    for x in [window.left(), window.right()] {
        let handle = Rect::from_center_size(pos2(x, window.center().y), size);
        painter.rect_filled(handle, 2.0, theme.color.accent);
    }
}

/// Paints the spans without articles: hatched, with their number of days.
fn paint_gaps(painter: &Painter, theme: &Theme, bars: Rect, overview: &Overview) {
    for (from, to, days) in &overview.gaps {
        let rect = Rect::from_x_y_ranges(bars.left() + from..=bars.left() + to, bars.y_range());
        let hatched = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 12.0), rect.max);
        let clipped = painter.with_clip_rect(hatched.intersect(painter.clip_rect()));
        let mut x = hatched.left() - hatched.height();
        let mut lines = Vec::new();
        while x < hatched.right() && lines.len() < 400 {
            let line = [pos2(x, hatched.bottom()), pos2(x + hatched.height(), hatched.top())];
            lines.push(Shape::line_segment(line, theme.hairline(theme.color.line_strong)));
            x += 4.0;
        }
        clipped.extend(lines);
        let words = line_galley(painter, &format!("no articles, {days} d"), theme.text.tiny, theme.color.text_2, f32::INFINITY);
        if words.size().x + 6.0 < rect.width() {
            let at = pos2(rect.center().x - words.size().x / 2.0, rect.top() + 3.0);
            painter.rect_filled(Rect::from_min_size(at, words.size()).expand2(vec2(3.0, 0.0)), 2.0, theme.color.canvas);
            painter.galley(at, words, theme.color.text_2);
        }
    }
}

/// Pans by so many seconds, but never until the middle of the view lies outside of a range.
fn pan_within(axis: &mut TimeAxis, seconds: f64, (first, last): (i64, i64)) {
    let (from, to) = axis.range();
    let middle = i64::midpoint(from, to) as f64;
    let seconds = (middle + seconds).clamp(first as f64, last.max(first) as f64) - middle;
    axis.pan(seconds / axis.seconds_per_point());
}

/// Which part of the brush is held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    From,
    To,
    Whole,
}

/// Moves the brush; returns whether it was clicked twice, which filters by it.
fn brush_gestures(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, overview: &Overview, bars: Rect) -> bool {
    let id = frame.id.with("overview");
    let response = ui.interact(bars, id, Sense::click_and_drag());
    response
        .widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, format!("Overview, {} in view", range_label(&frame.axis))));
    let window = brush_rect(overview, bars);
    let hold_at = |x: f32| {
        if !has_handles(window) && window.x_range().contains(x) {
            Hold::Whole
        } else if (x - window.left()).abs() <= HANDLE_REACH {
            Hold::From
        } else if (x - window.right()).abs() <= HANDLE_REACH {
            Hold::To
        } else {
            Hold::Whole
        }
    };
    if let Some(pointer) = response.hover_pos() {
        let cursor = if hold_at(pointer.x) == Hold::Whole { CursorIcon::Grab } else { CursorIcon::ResizeHorizontal };
        ui.ctx().set_cursor_icon(cursor);
    }
    let Some(pointer) = response.interact_pointer_pos() else { return false };
    let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
    if response.drag_started() {
        ui.data_mut(|data| data.insert_temp(id, hold_at(origin.x)));
    }
    let time = overview.axis.time_from_screen(f64::from(pointer.x.clamp(bars.left(), bars.right()) - bars.left()));
    let (from, to) = frame.axis.range();
    let width = frame.axis.width();
    if response.dragged() {
        let held = ui.data(|data| data.get_temp::<Hold>(id)).unwrap_or(Hold::Whole);
        let seconds = f64::from(response.drag_motion().x) * overview.axis.seconds_per_point();
        let exactly = |from: i64, to: i64| TimeAxis::new(from, (to - from).max(60) as f64 / width, width);
        state.change_axis(|axis| match held {
            Hold::Whole => pan_within(axis, seconds, overview.axis.range()),
            Hold::From => *axis = exactly(time.min(to - 60), to),
            Hold::To => *axis = exactly(from, time.max(from + 60)),
        });
    } else if response.clicked() && !window.contains(pointer) {
        state.change_axis(|axis| axis.pan(axis.screen_from_time(time) - width / 2.0));
    }
    response.double_clicked() && window.contains(pointer)
}
