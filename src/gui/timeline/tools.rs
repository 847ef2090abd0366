//! The tools above the axis: the range in words, what fills mean, legend, fit, and the zoom.

use std::collections::HashSet;

use egui::{Align, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::ui::Frame;
use super::{TimeAxis, TimelineState, range_label, years_label};
use crate::gui::command::{Command, shown_key};
use crate::gui::marks::{Icon, MarkFill, MarkShape, event_mark};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, IconButton, focus_ring, line_galley};
use crate::model::EventId;

/// The size of the slider's track, and of its handle.
const TRACK: f32 = 60.0;
const HANDLE: f32 = 4.5;
/// How much wider than all rows the view may become by the slider.
const OUTER: f64 = 1.2;
/// Below these widths the legend of fills and the slider make room.
const WIDE: f32 = 640.0;
const NARROW: f32 = 440.0;

/// Shows the tools.
pub(super) fn tools_ui(ui: &mut Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let (theme, rect) = (frame.theme, frame.regions.tools);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, theme.color.panel);
    let inner = rect.shrink2(vec2(theme.space.l, 0.0));
    let layout = egui::Layout::right_to_left(Align::Center);
    let mut tools = ui.new_child(UiBuilder::new().id_salt("tools").max_rect(inner).layout(layout));
    tools.spacing_mut().item_spacing.x = theme.space.s;
    buttons_ui(&mut tools, frame, state);
    let title = line_galley(&painter, "Timeline", theme.text.heading, theme.color.text, inner.width());
    let left = inner.left() + title.size().x + 10.0;
    painter.galley(pos2(inner.left(), rect.center().y - title.size().y / 2.0), title, theme.color.text);
    let room = tools.min_rect().left() - left - 12.0;
    // A range is never cut: its length goes first, then its months.
    let label = range_label(&frame.axis);
    let short = label.split(" · ").next().unwrap_or_default();
    let years = years_label(&frame.axis);
    let lined = |words: &str| line_galley(&painter, words, theme.text.small, theme.color.text_2, room);
    let whole = [label.as_str(), short, &years].into_iter().map(lined).find(|galley| !galley.elided && room > 0.0);
    if let Some(range) = whole {
        painter.galley(pos2(left, rect.center().y - range.size().y / 2.0), range, theme.color.text_2);
    }
}

/// Shows the buttons from right to left.
fn buttons_ui(ui: &mut Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let width = frame.regions.tools.width();
    if IconButton::new(Icon::Plus, "Zoom in").key(&shown_key(ui.ctx(), Command::ZoomIn)).show(ui).clicked() {
        state.zoom_in();
    }
    if width > NARROW {
        slider_ui(ui, frame, state);
    }
    if IconButton::new(Icon::Minus, "Zoom out").key(&shown_key(ui.ctx(), Command::ZoomOut)).show(ui).clicked() {
        state.zoom_out();
    }
    if Button::new("Fit")
        .quiet()
        .key(&shown_key(ui.ctx(), Command::FitChoice))
        .show(ui)
        .on_hover_text("Fit what is chosen, or everything")
        .clicked()
    {
        let chosen: HashSet<EventId> = frame.input.selected.iter().copied().collect();
        if chosen.is_empty() {
            state.fit_all(frame.input.rows);
        } else {
            state.fit_events(frame.input.rows.iter().filter(|row| chosen.contains(&row.shown.event)));
        }
    }
    if Button::new("Legend")
        .quiet()
        .key(&shown_key(ui.ctx(), Command::Legend))
        .selected(state.is_legend_open)
        .show(ui)
        .clicked()
    {
        state.toggle_legend();
    }
    if width > WIDE {
        let (line, _) = ui.allocate_exact_size(vec2(7.0, 16.0), Sense::hover());
        ui.painter().vline(line.center().x, line.y_range(), frame.theme.hairline(frame.theme.color.line_strong));
        for (fill, word) in [(MarkFill::LowerHalf, "deferred"), (MarkFill::Hollow, "candidate"), (MarkFill::Solid, "accepted")]
        {
            fill_ui(ui, frame.theme, fill, word);
        }
    }
}

/// Shows a fill and its word.
fn fill_ui(ui: &mut Ui, theme: &Theme, fill: MarkFill, word: &str) {
    let galley = line_galley(ui.painter(), word, theme.text.small, theme.color.text_2, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    event_mark(ui.painter(), theme, pos2(rect.left() + 6.0, rect.center().y), 4.2, MarkShape::Circle, fill);
    ui.painter().galley(pos2(rect.left() + 15.0, rect.center().y - galley.size().y / 2.0), galley, theme.color.text_2);
}

fn slider_ui(ui: &mut Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let theme = frame.theme;
    let (rect, response) =
        ui.allocate_exact_size(vec2(TRACK + HANDLE * 2.0, theme.size.hit_target_min), Sense::click_and_drag());
    let share = zoom_share(frame);
    response.widget_info(|| WidgetInfo::slider(true, f64::from(share), "Zoom"));
    let track = Rect::from_center_size(rect.center(), vec2(TRACK, 2.0));
    ui.painter().rect_filled(track, 1.0, theme.color.line_strong);
    let at = pos2(track.left() + TRACK * share, rect.center().y);
    ui.painter().circle(at, HANDLE, theme.color.raised, egui::Stroke::new(theme.stroke.control, theme.color.line_control));
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.shrink2(vec2(0.0, 4.0)), theme.radius.key);
        slide_by_key(ui, &response, state);
    }
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
        let share = f64::from(((pointer.x - track.left()) / TRACK).clamp(0.0, 1.0));
        let (outer, inner) = limits(frame);
        let scale = outer * (inner / outer).powf(share);
        let middle = frame.axis.width() / 2.0;
        state.change_axis(|axis| axis.zoom_at(middle, axis.seconds_per_point() / scale));
        ui.ctx().request_repaint();
    }
}

fn slide_by_key(ui: &Ui, response: &Response, state: &mut TimelineState) {
    let lock = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, lock));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if pressed(egui::Key::ArrowRight) {
        state.zoom_in();
    } else if pressed(egui::Key::ArrowLeft) {
        state.zoom_out();
    }
}

/// Returns the coarsest and the finest scale of the slider.
fn limits(frame: &Frame<'_>) -> (f64, f64) {
    let range = frame.range;
    let all = TimeAxis::fitted(range, frame.axis.width()).seconds_per_point();
    (all * OUTER, (all / 100.0).min(60.0))
}

#[expect(clippy::cast_possible_truncation, reason = "a share from 0 to 1")]
fn zoom_share(frame: &Frame<'_>) -> f32 {
    let (outer, inner) = limits(frame);
    let share = (outer / frame.axis.seconds_per_point()).ln() / (outer / inner).ln();
    share.clamp(0.0, 1.0) as f32
}
