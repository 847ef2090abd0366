//! The shelf: events without a date, with their count. They are never on the axis.

use egui::{Painter, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::lane_layout::grouped_digits;
use super::lanes::count;
use super::names::{event_name, events, mark_of};
use super::state::OpenBin;
use super::ui::Frame;
use super::{TimelineEvent, TimelineState};
use crate::gui::marks::event_mark;
use crate::gui::theme::{Face, corner_radius};
use crate::gui::widgets::{focus_ring, line_galley};
use crate::model::Status;
use crate::query::Row;

const CHIP_HEIGHT: f32 = 22.0;
const CHIP_MOST: f32 = 220.0;
/// What a chip needs beside its title.
const CHIP_AROUND: f32 = 32.0;
const GAP: f32 = 6.0;
/// Room for "1,308 more" at the end.
const MORE: f32 = 84.0;

/// Shows the shelf.
pub(super) fn shelf_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>) {
    let (theme, rect) = (frame.theme, frame.regions.shelf);
    let painter = ui.painter_at(rect);
    let split = frame.regions.lanes.left();
    painter.rect_filled(rect, 0.0, theme.color.panel);
    let counts = frame.layout.counts;
    let left = rect.left() + 20.0;
    let strong = theme.text.small.in_face(Face::UiSemibold);
    line(&painter, (left, rect.top() + 10.0), "No date", strong, theme.color.text);
    let number = if counts.undated == 0 {
        "0 undated".to_owned()
    } else {
        format!("{} of {}", grouped_digits(counts.undated), grouped_digits(counts.total))
    };
    line(&painter, (left, rect.top() + 24.0), &number, theme.text.tiny, theme.color.text_2);
    let strip = Rect::from_min_max(pos2(split, rect.top()), rect.max);
    painter.rect_filled(strip, 0.0, theme.color.canvas);
    if frame.input.rows.n_undated() == 0 {
        let at = (strip.left() + theme.space.l, strip.center().y);
        line(&painter, at, "Every event in this view has a date", theme.text.small, theme.color.text_3);
        return;
    }
    chips_ui(ui, frame, state, out, strip);
}

fn chips_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>, strip: Rect) {
    let undated = frame.input.rows.undated();
    let mut x = strip.left() + 8.0;
    // A few have the whole shelf for their titles.
    let share = (strip.width() - 16.0) / undated.len().max(1) as f32 - GAP;
    for (index, row) in undated.clone().enumerate() {
        let is_strong = row.shown.status == Status::Accepted;
        let width = (frame.widths.width(&row.shown.title, is_strong) + CHIP_AROUND).min(share.max(CHIP_MOST));
        let is_last = index + 1 == undated.len();
        let room = strip.right() - x - 4.0 - if is_last { 0.0 } else { MORE };
        if width > room {
            more_ui(ui, frame, state, out, (strip, x, index));
            return;
        }
        let rect = Rect::from_min_size(pos2(x, strip.center().y - CHIP_HEIGHT / 2.0), vec2(width, CHIP_HEIGHT));
        chip_ui(ui, frame, state, out, (row, rect));
        x = rect.right() + GAP;
    }
}

fn chip_ui(ui: &Ui, frame: &Frame<'_>, state: &TimelineState, out: &mut Vec<TimelineEvent>, (row, rect): (&Row, Rect)) {
    let theme = frame.theme;
    let event = row.shown.event;
    let is_selected = frame.input.selected.contains(&event);
    let response = ui.interact(rect, frame.id.with(("undated", event.0)), Sense::click());
    let name = event_name(row, state.prepared.is_contradicted(event));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &name));
    let ground = match (is_selected, response.hovered() || frame.input.hovered == Some(event)) {
        (true, _) => theme.color.selected,
        (false, true) => theme.color.hover,
        (false, false) => theme.color.raised,
    };
    let line = if is_selected {
        egui::Stroke::new(theme.stroke.focus, theme.color.accent)
    } else {
        theme.hairline(theme.color.line_strong)
    };
    let painter = ui.painter();
    painter.rect(rect, corner_radius(theme.radius.chip), ground, line, StrokeKind::Inside);
    let (shape, fill) = mark_of(row);
    event_mark(painter, theme, pos2(rect.left() + 13.0, rect.center().y), 4.2, shape, fill);
    let (token, color) = if row.shown.status == Status::Accepted {
        (theme.text.small_strong, theme.color.text)
    } else {
        (theme.text.small, theme.color.text)
    };
    let galley = line_galley(painter, &row.shown.title, token, color, rect.width() - CHIP_AROUND + 2.0);
    painter.galley(pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0), galley, color);
    if response.has_focus() {
        focus_ring(painter, theme, rect, theme.radius.chip);
    }
    if response.double_clicked() {
        out.push(TimelineEvent::Open(event));
    } else if response.clicked() {
        out.push(TimelineEvent::Select(event, ui.input(|input| input.modifiers.command || input.modifiers.shift)));
    }
    response.on_hover_text(name);
}

/// Shows how many more there are; a click lists all of them.
fn more_ui(
    ui: &Ui,
    frame: &Frame<'_>,
    state: &mut TimelineState,
    out: &mut Vec<TimelineEvent>,
    (strip, x, shown): (Rect, f32, usize),
) {
    let theme = frame.theme;
    let n = count(frame.input.rows.n_undated() - shown);
    let words = format!("{} more", grouped_digits(n));
    let rect = Rect::from_min_size(pos2(x, strip.center().y - 9.0), vec2(frame.widths.width(&words, true) + 18.0, 18.0));
    let response = ui.interact(rect, frame.id.with("undated more"), Sense::click());
    let title = format!("{} without a date", events(count(frame.input.rows.n_undated())));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &title));
    let ground = if response.hovered() { theme.color.active } else { theme.color.sunken };
    ui.painter().rect(
        rect,
        corner_radius(theme.radius.pill),
        ground,
        theme.hairline(theme.color.line_strong),
        StrokeKind::Inside,
    );
    let galley = line_galley(ui.painter(), &words, theme.text.small.in_face(Face::UiSemibold), theme.color.text, 120.0);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme.color.text);
    if response.clicked() {
        let members: Vec<u32> = (count(frame.input.rows.n_dated)..count(frame.input.rows.len())).collect();
        out.push(TimelineEvent::OpenBin(frame.input.rows.undated().map(|row| row.shown.event).collect()));
        state.bin = Some(OpenBin { members, title, at: rect.left_bottom(), is_new: true, wants_focus: false });
    }
}

fn line(painter: &Painter, (x, y): (f32, f32), words: &str, token: crate::gui::theme::TextToken, color: egui::Color32) {
    let galley = line_galley(painter, words, token, color, 400.0);
    painter.galley(pos2(x, y - galley.size().y / 2.0), galley, color);
}
