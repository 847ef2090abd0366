//! The heads of the lanes: name, counts, folding, and the ways to what lies before and after; above them the chooser.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Popup, Rect, Response, Role, Sense, SetOpenCommand, Ui, WidgetInfo, pos2, vec2};

use super::lane_layout::grouped_digits;
use super::layout::{LaneBody, LaneLayout};
use super::ui::Frame;
use super::{LaneBy, LaneStep, Nesting, TimelineState, Toward};
use crate::gui::command::{Command, shown_key};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Face, TextToken, Theme, corner_radius};
use crate::gui::widgets::{focus_ring_inside, line_galley};
use crate::query::Time;

/// Where the name begins, and the height of each line of a head.
const INDENT: f32 = 20.0;
/// How far the name of a nested lane stands in from that of the lane that holds it.
const NESTED_INDENT: f32 = 10.0;
const LINE: f32 = 15.0;
const FIRST_LINE: f32 = 13.0;
/// How far the sign of a pinned lane stands from the right.
const PIN: f32 = 14.0;
/// The room for the chevron of a way to what lies beside, and the least distance between the two ways.
const SIDE_AROUND: f32 = 10.0;
const SIDE_GAP: f32 = 6.0;
/// The share of the view at which what lies before or after comes into view.
const BESIDE: f64 = 0.5;

/// Shows the heads of all lanes in view.
pub(super) fn lane_heads_ui(ui: &mut Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let rect = frame.regions.heads;
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    state.lane_at_hand = None;
    for lane in frame.layout.lanes.iter().filter(|lane| !matches!(lane.body, LaneBody::Hidden)) {
        let top = rect.top() + lane.top - state.scroll;
        let head = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), lane.height));
        head_ui(&child, frame, state, lane, head);
    }
}

fn head_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, lane: &LaneLayout, rect: Rect) {
    let theme = frame.theme;
    let painter = ui.painter();
    let of = &state.prepared.lanes.lanes[lane.lane];
    let is_folded = state.folded.contains(&of.key);
    let indent = if of.outer.is_some() { NESTED_INDENT } else { 0.0 };
    let fold = Rect::from_min_size(rect.min, vec2(rect.width(), FIRST_LINE + LINE / 2.0 + 2.0));
    let response = ui.interact(fold, frame.id.with(("fold", lane.lane)), Sense::click_and_drag());
    let total = lane.n_before + lane.n_in_view + lane.n_after;
    let name = format!("{}, {}, {} in view", of.name, super::names::events(total), lane.n_in_view);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !is_folded, &name));
    hover_ground(painter, theme, fold, &response);
    let y = rect.top() + FIRST_LINE;
    let chevron = if is_folded { Icon::ChevronRight } else { Icon::ChevronDown };
    icon(painter, theme, chevron, pos2(rect.left() + indent + 11.0, y), 10.0, theme.color.text_2);
    let strong = theme.text.small.in_face(Face::UiSemibold);
    let left = rect.left() + indent + INDENT;
    let room = rect.right() - left - 6.0;
    let name_room = if state.prepared.arrangement.is_pinned(&of.key) { room - PIN } else { room };
    text(painter, pos2(left, y), line_galley(painter, &of.name, strong, theme.color.text, name_room));
    let (key, is_pinned) = (of.key.clone(), state.prepared.arrangement.is_pinned(&of.key));
    if is_pinned {
        icon(painter, theme, Icon::Pin, pos2(rect.right() - PIN, y), 11.0, theme.color.text_2);
    }
    if response.clicked() {
        state.toggle_lane(&key);
    }
    drag_ui(ui, frame, state, lane.lane, &response);
    if response.has_focus() {
        state.lane_at_hand = Some(key);
    }
    menu_ui(frame, state, lane.lane, &response);
    response.on_hover_text(name);
    counts_ui(ui, frame, state, lane, (pos2(left, y + LINE), room));
}

/// Shows how many events a lane has, its peak where there is room, and the ways to what lies before and after.
fn counts_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, lane: &LaneLayout, (at, room): (egui::Pos2, f32)) {
    let (theme, painter) = (frame.theme, ui.painter());
    let digits = grouped_digits;
    let total = lane.n_before + lane.n_in_view + lane.n_after;
    let is_dense = matches!(lane.body, LaneBody::Bars { .. });
    let second = match &lane.body {
        LaneBody::Bars { .. } if lane.n_in_view == total => [digits(total), digits(total)],
        _ if lane.n_in_view == total => [format!("{} in view", digits(total)), digits(total)],
        _ => {
            let of = format!("{} of {}", digits(lane.n_in_view), digits(total));
            [format!("{of} in view"), of]
        }
    };
    let token = if is_dense { theme.text.small } else { theme.text.tiny };
    text(painter, at, fitting(painter, &second, (token, theme.color.text_2), room));
    if matches!(lane.body, LaneBody::Folded(_)) {
        return;
    }
    let mut at = pos2(at.x, at.y + LINE);
    if let LaneBody::Bars { bars, .. } = &lane.body {
        let has_sides = lane.n_before + lane.n_after > 0;
        // The peak also stands at its bar; what lies beside the view is counted nowhere else.
        if !has_sides || lane.height > FIRST_LINE + LINE * 3.0 + 7.0 {
            let peak = format!("peak {}", digits(bars.peak));
            let peaks = [format!("{peak}{}", unit(frame)), peak];
            text(painter, at, fitting(painter, &peaks, (theme.text.tiny, theme.color.text_3), room));
            at.y += LINE;
        }
        if !has_sides {
            return;
        }
    }
    sides_ui(ui, frame, state, lane, at);
}

/// Lays out the first of these words that fits as a whole, else the last.
fn fitting(painter: &Painter, words: &[String], (token, color): (TextToken, Color32), room: f32) -> Arc<Galley> {
    let whole = words.iter().map(|words| line_galley(painter, words, token, color, room)).find(|galley| !galley.elided);
    whole.unwrap_or_else(|| line_galley(painter, words.last().map_or("", String::as_str), token, color, room))
}

/// Moves a lane while its head is dragged over the others: a line shows where it would come to stand.
fn drag_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, lane: usize, response: &Response) {
    let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.drag_stopped()) else {
        return;
    };
    let heads = frame.regions.heads;
    let y = pointer.y - heads.top() + state.scroll;
    let (lanes, layouts) = (&state.prepared.lanes, &frame.layout.lanes);
    let siblings = lanes.siblings(lane);
    let is_above = |place: &&usize| layouts.get(**place).is_some_and(|of| of.top <= y);
    let Some(&target) = siblings.iter().rev().find(is_above).or(siblings.first()) else { return };
    if response.drag_stopped() {
        state.move_lane(lane, target);
        return;
    }
    let last = target + lanes.lanes[target].n_inner;
    let edge = if target > lane { layouts[last].top + layouts[last].height } else { layouts[target].top };
    let y = ui.painter().round_to_pixel_center(heads.top() + edge - state.scroll);
    let stroke = egui::Stroke::new(frame.theme.stroke.focus, frame.theme.color.accent);
    ui.painter().hline(heads.x_range(), y, stroke);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}

/// Shows what can be done with a lane, on a click with the other button.
fn menu_ui(frame: &Frame<'_>, state: &mut TimelineState, lane: usize, response: &Response) {
    response.context_menu(|ui| {
        let is_pinned = state.prepared.arrangement.is_pinned(&state.prepared.lanes.lanes[lane].key);
        let has_beside = |toward| state.lane_beside(lane, toward).is_some();
        let steps = [
            (if is_pinned { "Unpin lane" } else { "Pin lane to the top" }, Command::PinLane, LaneStep::Pin, true),
            ("Move lane up", Command::LaneUp, LaneStep::Up, has_beside(Toward::Previous)),
            ("Move lane down", Command::LaneDown, LaneStep::Down, has_beside(Toward::Next)),
        ];
        for (words, command, step, is_possible) in steps {
            if entry_ui(ui, frame, words, command, is_possible) {
                state.arrange(lane, step);
            }
        }
        let is_arranged = !state.prepared.arrangement.is_empty();
        if entry_ui(ui, frame, "Largest lanes first", Command::LanesBySize, is_arranged) {
            state.arrange_by_size();
        }
    });
}

/// Shows an entry of the menu with the key of its command; returns whether it was chosen, which closes the menu.
fn entry_ui(ui: &mut Ui, frame: &Frame<'_>, words: &str, command: Command, is_possible: bool) -> bool {
    let key = egui::RichText::new(shown_key(ui.ctx(), command)).color(frame.theme.color.text_3);
    let is_chosen = ui.add_enabled(is_possible, egui::Button::new(words).shortcut_text(key)).clicked();
    if is_chosen {
        ui.close();
    }
    is_chosen
}

/// Returns what the peak is counted in: " a month".
fn unit(frame: &Frame<'_>) -> String {
    let label = frame.layout.units.label();
    let unit = label.strip_prefix("one bar = ").unwrap_or_default();
    match unit.strip_prefix("one ") {
        Some("hour") => " an hour".to_owned(),
        Some(one) => format!(" a {one}"),
        None => format!(" in {unit}"),
    }
}

/// Shows the buttons that go to what lies before and after; without the word where both do not fit with it.
fn sides_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, lane: &LaneLayout, at: egui::Pos2) {
    let (from, to) = frame.axis.range();
    let index = &state.prepared.indexes[lane.lane];
    let before = index.last_before(from).filter(|_| lane.n_before > 0);
    let after = index.first_after(to).filter(|_| lane.n_after > 0);
    let heads = frame.regions.heads;
    let measured = |words: &str| side_galley(ui, frame, words).size().x + SIDE_AROUND;
    let [n_before, n_after] = [lane.n_before, lane.n_after].map(grouped_digits);
    let right = heads.right() - 6.0;
    let room = right - if after.is_some() { measured(&n_after) + SIDE_GAP } else { 0.0 };
    let long = format!("{n_before} before");
    let shown = if at.x - 3.0 + measured(&long) <= room { &long } else { &n_before };
    // Two long numbers take the indent as well.
    let left = at.x.min(room - measured(shown) + 3.0).max(heads.left() + 8.0);
    if let Some(time) = before {
        let side = Side { id: ("before", lane.lane), words: shown, name: format!("Go to the {long}"), is_before: true };
        if side_ui(ui, frame, &side, pos2(left, at.y)).clicked() {
            go_beside(state, time);
        }
    }
    if let Some(time) = after {
        let name = format!("Go to the {n_after} after");
        let side = Side { id: ("after", lane.lane), words: &n_after, name, is_before: false };
        if side_ui(ui, frame, &side, pos2(right, at.y)).clicked() {
            go_beside(state, time);
        }
    }
}

/// A button that goes to what lies beside the view.
struct Side<'a> {
    id: (&'a str, usize),
    words: &'a str,
    name: String,
    is_before: bool,
}

fn side_galley(ui: &Ui, frame: &Frame<'_>, words: &str) -> Arc<Galley> {
    line_galley(ui.painter(), words, frame.theme.text.tiny, frame.theme.color.text, f32::INFINITY)
}

fn side_ui(ui: &Ui, frame: &Frame<'_>, side: &Side<'_>, at: egui::Pos2) -> Response {
    let (theme, painter) = (frame.theme, ui.painter());
    let galley = side_galley(ui, frame, side.words);
    let width = galley.size().x + SIDE_AROUND;
    let left = if side.is_before { at.x - 3.0 } else { at.x - width };
    let rect = Rect::from_min_size(pos2(left, at.y - LINE / 2.0), vec2(width, LINE));
    let response = ui.interact(rect.expand2(vec2(3.0, 1.0)), frame.id.with(side.id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &side.name));
    hover_ground(painter, theme, rect.expand2(vec2(3.0, 0.0)), &response);
    let (chevron, chevron_x, text_x) = if side.is_before {
        (Icon::ChevronLeft, rect.left() + 4.0, rect.left() + 9.0)
    } else {
        (Icon::ChevronRight, rect.right() - 4.0, rect.left())
    };
    icon(painter, theme, chevron, pos2(chevron_x, at.y), 8.0, theme.color.text_2);
    text(painter, pos2(text_x, at.y), galley);
    response.on_hover_text(&side.name)
}

/// Goes to a time that lies beside the view.
pub(super) fn go_beside(state: &mut TimelineState, time: Time) {
    if let Some(mut axis) = state.target() {
        axis.pan(axis.screen_from_time(time) - axis.width() * BESIDE);
        state.go_to(axis);
    }
}

/// Shows the chooser of what the lanes are made by.
pub(super) fn chooser_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState) {
    let (theme, rect, painter) = (frame.theme, frame.regions.chooser, ui.painter());
    let color = theme.color;
    painter.rect_filled(rect, 0.0, color.panel);
    if let Some(lanes) = state.strip {
        chooser_words(painter, theme, rect, ("Lanes by", lanes));
        return;
    }
    let response = ui.interact(rect, frame.id.with("lanes by"), Sense::click());
    let name = format!("Lanes by {}", state.lanes_by.label());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    hover_ground(painter, theme, rect, &response);
    let Nesting { outer, inner } = state.lanes_by;
    let first = format!("{}, then", outer.label());
    let words = inner.map_or(("Lanes by", outer.label()), |inner| (first.as_str(), inner.label()));
    chooser_words(painter, theme, rect, words);
    icon(painter, theme, Icon::ChevronDown, pos2(rect.right() - 15.0, rect.top() + 27.0), 11.0, color.text_2);
    let opens = std::mem::take(&mut state.wants_chooser);
    let menu = Popup::menu(&response);
    let menu = if opens { menu.open_memory(Some(SetOpenCommand::Bool(true))) } else { menu };
    menu.show(|ui| {
        ui.set_min_width(frame.regions.chooser.width());
        let mut chosen = None;
        for by in LaneBy::ALL {
            let entry = ui.selectable_label(outer == by, by.label());
            if opens && outer == by {
                entry.request_focus();
            }
            if entry.clicked() {
                chosen = Some(Nesting::of(by, inner));
            }
        }
        let is_possible = |by: &LaneBy| Nesting::of(outer, Some(*by)).inner.is_some();
        let within: Vec<LaneBy> = LaneBy::ALL.into_iter().filter(is_possible).collect();
        if !within.is_empty() {
            ui.separator();
            ui.label(egui::RichText::new("Within each lane").font(theme.text.tiny.font()).color(color.text_2));
            for by in std::iter::once(None).chain(within.into_iter().map(Some)) {
                if ui.selectable_label(inner == by, by.map_or("Not divided", LaneBy::label)).clicked() {
                    chosen = Some(Nesting::of(outer, by));
                }
            }
        }
        if let Some(chosen) = chosen {
            state.lanes_by = chosen;
            state.scroll = 0.0;
            ui.close();
        }
    });
}

fn chooser_words(painter: &Painter, theme: &Theme, rect: Rect, (first, lanes): (&str, &str)) {
    let (left, color) = (rect.left() + 10.0, theme.color);
    text(painter, pos2(left, rect.top() + 12.0), line_galley(painter, first, theme.text.tiny, color.text_3, rect.width()));
    let strong = theme.text.small.in_face(Face::UiSemibold);
    text(painter, pos2(left, rect.top() + 27.0), line_galley(painter, lanes, strong, color.text, rect.width() - 36.0));
}

fn hover_ground(painter: &Painter, theme: &Theme, rect: Rect, response: &Response) {
    if response.is_pointer_button_down_on() || response.hovered() {
        let ground = if response.is_pointer_button_down_on() { theme.color.active } else { theme.color.hover };
        painter.rect_filled(rect, corner_radius(theme.radius.key), ground);
    }
    if response.has_focus() {
        focus_ring_inside(painter, theme, rect, theme.radius.key);
    }
}

fn text(painter: &Painter, left_center: egui::Pos2, galley: Arc<Galley>) {
    let at = pos2(left_center.x, left_center.y - galley.size().y / 2.0);
    painter.galley(at, galley, Color32::PLACEHOLDER);
}
