//! The lanes: events, bins and bars, each with its own place to click and its name.

use egui::{CursorIcon, Painter, PointerButton, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::drag::{Drag, Part};
use super::gestures::pan;
use super::layout::{Chip, Item, LaneBody, LaneLayout};
use super::mark_meshes::VERTICES;
use super::names::{event_name, events, facts};
use super::paint_axis::paint_grid;
use super::paint_bars::paint_bars;
use super::paint_item::{ItemPainter, ItemState, paint_dragged};
use super::state::OpenBin;
use super::ui::Frame;
use super::{Bar, Bars, TimeAxis, TimelineEvent, TimelineState, range_label};
use crate::gui::dates;
use crate::gui::marks::{bin_rings, event_mark};
use crate::gui::theme::{Face, Theme, corner_radius};
use crate::gui::widgets::{focus_ring, line_galley};
use crate::query::Row;

/// How near the pointer must be to the end of a chosen event's line to drag that end.
const END_REACH: f32 = 5.0;

/// Shows the lanes.
pub(super) fn canvas_ui(ui: &mut Ui, frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>) {
    let rect = frame.regions.lanes;
    let painter = ui.painter_at(rect);
    paint_grid(&painter, frame.theme, rect, frame.ticks);
    let offset = vec2(rect.left(), rect.top() - state.scroll);
    let mut hovered = None;
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let flash = state.flashing(ui.ctx(), frame.theme);
    if std::mem::take(&mut state.wants_bin) {
        open_wanted_bin(frame, state, out, offset);
    }
    let now = ui.input(|input| input.time);
    state.settling.begin(now, frame.theme.seconds(frame.theme.motion.row_settle));
    for lane in &frame.layout.lanes {
        if matches!(lane.body, LaneBody::Hidden) {
            continue;
        }
        let bottom = painter.round_to_pixel_center(lane.top + lane.height + offset.y);
        painter.hline(rect.x_range(), bottom, frame.theme.hairline(frame.theme.color.line_soft));
        let mut canvas = Canvas {
            ui: &child,
            frame,
            state,
            out,
            painter: &painter,
            offset,
            hovered: &mut hovered,
            flash,
            marks: egui::Mesh::default(),
        };
        canvas.lane(lane);
    }
    if state.settling.is_moving() {
        ui.ctx().request_repaint();
    }
    if hovered != state.hovered {
        state.hovered = hovered;
        out.push(TimelineEvent::Hover(hovered));
    }
    drag_ui(&child, frame, state, out, &painter, offset);
}

/// Opens the list of the bin or bar that holds the chosen event, else of the first one in view.
fn open_wanted_bin(frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>, offset: Vec2) {
    let selected = frame.input.selected.first().and_then(|&event| state.prepared.row_of(frame.input.rows, event));
    let holds = |members: &[u32]| selected.is_some_and(|row| members.binary_search(&row).is_ok());
    let mut first = None;
    // An outer lane tells only once more what those in it show.
    let tells_twice = |lane: usize| {
        let of = &state.prepared.lanes.lanes[lane];
        of.is_outer() && !state.folded.contains(&of.key)
    };
    let lanes = frame.layout.lanes.iter().filter(|lane| !matches!(lane.body, LaneBody::Hidden) && !tells_twice(lane.lane));
    for lane in lanes {
        let name = &state.prepared.lanes.lanes[lane.lane].name;
        let chips = lane.chips().iter().filter(|chip| chip.members.len() > 1).map(|chip| {
            let title = chip_title(frame, chip, name);
            (chip.members.clone(), title, chip.rect.translate(offset).left_bottom())
        });
        let bars = match &lane.body {
            LaneBody::Bars { bars, .. } | LaneBody::Folded(bars) => bars.list.as_slice(),
            LaneBody::Items { .. } | LaneBody::Hidden => &[],
        };
        let index = &state.prepared.indexes[lane.lane];
        let bars = bars.iter().filter(|bar| bar.tally.n > 0).map(|bar| {
            let at = pos2(offset.x + bar.x.0, offset.y + lane.top + lane.height);
            (members_of(index, bar), bar_title(bar, name), at)
        });
        for bin in chips.chain(bars) {
            if holds(&bin.0) {
                open_list_by_key(frame, state, out, bin);
                return;
            }
            first = first.or(Some(bin));
        }
    }
    if let Some(bin) = first {
        open_list_by_key(frame, state, out, bin);
    }
}

/// A list of rows, its title, and where it hangs.
type Listed = (Vec<u32>, String, egui::Pos2);

/// Opens a list of rows and gives it the keyboard.
fn open_list_by_key(frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>, listed: Listed) {
    open_list(frame, state, out, listed);
    if let Some(bin) = &mut state.bin {
        bin.wants_focus = true;
    }
}

/// Returns the rows that a bar stands for.
fn members_of(index: &super::LaneIndex, bar: &Bar) -> Vec<u32> {
    index.rows[index.place_of(bar.from)..index.place_of(bar.to)].to_vec()
}

/// Returns what a chip stands for in words.
fn chip_title(frame: &Frame<'_>, chip: &Chip, lane: &str) -> String {
    let first = chip.members.first().and_then(|&row| frame.input.rows.get(row as usize));
    let when = first.map(|row| dates::short(&row.shown.when)).unwrap_or_default();
    format!("{} more in {lane}, from {when}", events(super::lanes::count(chip.members.len())))
}

/// Opens a list of rows under a title.
fn open_list(frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>, (members, title, at): Listed) {
    let rows = &frame.input.rows;
    let events = members.iter().filter_map(|row| rows.get(*row as usize)).map(|row| row.shown.event).collect();
    out.push(TimelineEvent::OpenBin(events));
    state.bin = Some(OpenBin { members, title, at, is_new: true, wants_focus: false });
}

struct Canvas<'a, 'f> {
    ui: &'a Ui,
    frame: &'a Frame<'f>,
    state: &'a mut TimelineState,
    out: &'a mut Vec<TimelineEvent>,
    painter: &'a Painter,
    offset: Vec2,
    hovered: &'a mut Option<crate::model::EventId>,
    /// The event whose ground flashes, and how strongly.
    flash: Option<(crate::model::EventId, f32)>,
    marks: egui::Mesh,
}

impl Canvas<'_, '_> {
    fn lane(&mut self, lane: &LaneLayout) {
        match &lane.body {
            LaneBody::Bars { bars, .. } => self.bars(lane, bars, true),
            LaneBody::Folded(bars) => self.bars(lane, bars, false),
            LaneBody::Items { .. } | LaneBody::Hidden => {}
        }
        let selected = self.frame.layout.selected_row;
        let items = lane.items();
        self.marks.reserve_vertices(items.len() * VERTICES);
        self.marks.reserve_triangles(items.len() * VERTICES * 2);
        // The chosen card lies over all others.
        for item in items.iter().filter(|item| Some(item.row) != selected) {
            self.item(lane, item);
        }
        self.flush_marks();
        for chip in lane.chips() {
            self.chip(lane, chip);
        }
        for item in items.iter().filter(|item| Some(item.row) == selected) {
            self.item(lane, item);
        }
        self.flush_marks();
    }

    /// Paints the marks that were collected, as one mesh.
    fn flush_marks(&mut self) {
        if !self.marks.is_empty() {
            self.painter.add(egui::Shape::mesh(std::mem::take(&mut self.marks)));
        }
    }

    fn item(&mut self, lane: &LaneLayout, item: &Item) {
        let frame = self.frame;
        let row = &frame.input.rows[item.row as usize];
        let event = row.shown.event;
        let is_selected = frame.input.selected.contains(&event);
        let is_contradicted = self.state.prepared.is_contradicted(event);
        let id = frame.id.with(("event", lane.lane, event.0));
        let offset = self.offset + vec2(0.0, self.state.settling.offset(lane.lane, event, item.mark.y - lane.top));
        let response = self.ui.interact(item.hit.translate(offset), id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, event_name(row, is_contradicted)));
        if response.hovered() {
            *self.hovered = Some(event);
        }
        let state = ItemState {
            is_selected,
            is_hovered: response.hovered() || frame.input.hovered == Some(event),
            has_focus: response.has_focus(),
        };
        if let Some((_, strength)) = self.flash.filter(|(flashing, _)| *flashing == event) {
            let ground = frame.theme.color.accent.gamma_multiply(0.35 * strength);
            let radius = corner_radius(frame.theme.radius.field);
            self.painter.rect_filled(item.hit.translate(offset).expand(3.0), radius, ground);
        }
        let of = ItemPainter { painter: self.painter, theme: frame.theme, offset, row, item, is_contradicted, state };
        of.paint(|| facts(row, frame.input.source));
        let at = item.mark + offset;
        self.state.marks.add(self.painter, frame.theme, super::names::mark_of(row), at, &mut self.marks);
        self.item_events(&response, row);
        if is_selected {
            self.ends(lane, item, row);
        }
        if response.hovered() && self.state.drag.is_none() {
            let source = frame.input.source;
            response.on_hover_ui(|ui| tooltip(ui, frame.theme, row, &facts(row, source)));
        }
    }

    fn item_events(&mut self, response: &Response, row: &Row) {
        let event = row.shown.event;
        if response.double_clicked() {
            self.out.push(TimelineEvent::Open(event));
        } else if response.clicked() {
            let extend = self.ui.input(|input| input.modifiers.command || input.modifiers.shift);
            self.out.push(TimelineEvent::Select(event, extend));
        }
        if response.drag_started_by(PointerButton::Primary) {
            self.begin_drag(row, Part::Whole);
        } else if response.dragged_by(PointerButton::Middle) {
            pan(self.state, response.drag_motion());
        }
    }

    fn begin_drag(&mut self, row: &Row, part: Part) {
        let origin = self.ui.input(|input| input.pointer.press_origin()).unwrap_or_default();
        let x = f64::from(origin.x - self.offset.x);
        self.state.drag = Drag::begin(row, part, &self.frame.axis, x);
    }

    /// Lets the ends of a chosen event's line be dragged.
    fn ends(&mut self, lane: &LaneLayout, item: &Item, row: &Row) {
        let (_, x) = item.line;
        for (part, at) in [(Part::Start, x.min), (Part::End, x.max)] {
            let is_known = if part == Part::Start { row.start().is_some() } else { row.end().is_some() };
            if !is_known || at < 0.0 || at > self.frame.regions.lanes.width() {
                continue;
            }
            let at = pos2(at, item.line_y) + self.offset;
            let rect = Rect::from_center_size(at, vec2(END_REACH * 2.0, END_REACH * 2.0));
            let id = self.frame.id.with(("end", lane.lane, row.shown.event.0, part == Part::Start));
            let response = self.ui.interact(rect, id, Sense::drag());
            let name = if part == Part::Start { "First day" } else { "Last day" };
            response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, format!("{name} of {}", row.shown.title)));
            if response.hovered() || response.dragged() {
                self.ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            }
            if response.drag_started_by(PointerButton::Primary) {
                self.begin_drag(row, part);
            }
        }
    }

    fn chip(&mut self, lane: &LaneLayout, chip: &Chip) {
        let rect = chip.rect.translate(self.offset);
        let first = chip.members.first().copied().unwrap_or_default();
        let id = self.frame.id.with(("bin", lane.lane, first));
        let response = self.ui.interact(rect, id, Sense::click());
        let rows = &self.frame.input.rows;
        if let ([_], Some(row)) = (chip.members.as_slice(), rows.get(first as usize)) {
            self.lone_chip(&response, rect, row);
            return;
        }
        let title = chip_title(self.frame, chip, &self.state.prepared.lanes.lanes[lane.lane].name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &title));
        paint_chip(self.painter, self.frame.theme, rect, &chip.text, &response);
        if response.clicked() {
            self.open_bin(chip.members.clone(), title, rect.left_bottom());
        }
    }

    /// Shows the chip of one event that found no row: its mark and title.
    fn lone_chip(&mut self, response: &Response, rect: Rect, row: &Row) {
        let (theme, event) = (self.frame.theme, row.shown.event);
        let is_contradicted = self.state.prepared.is_contradicted(event);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, false, event_name(row, is_contradicted)));
        let is_hovered = response.hovered() || self.frame.input.hovered == Some(event);
        let ground = if is_hovered { theme.color.active } else { theme.color.sunken };
        let radius = corner_radius(theme.radius.pill);
        self.painter.rect(rect, radius, ground, theme.hairline(theme.color.line_strong), egui::StrokeKind::Inside);
        let (shape, fill) = super::names::mark_of(row);
        event_mark(self.painter, theme, pos2(rect.left() + 12.0, rect.center().y), 4.2, shape, fill);
        let galley = line_galley(self.painter, &row.shown.title, theme.text.small, theme.color.text, rect.width() - 30.0);
        let at = pos2(rect.left() + 22.0, rect.center().y - galley.size().y / 2.0);
        self.painter.galley(at, galley, theme.color.text);
        if response.has_focus() {
            focus_ring(self.painter, theme, rect, theme.radius.pill);
        }
        if response.hovered() {
            *self.hovered = Some(event);
        }
        self.item_events(response, row);
    }

    fn open_bin(&mut self, members: Vec<u32>, title: String, at: egui::Pos2) {
        open_list(self.frame, self.state, self.out, (members, title, at));
    }

    /// Shows the bars of a lane. Each has a name where names are read; the pointer asks the lane as a whole.
    fn bars(&mut self, lane: &LaneLayout, bars: &Bars, has_peak: bool) {
        let frame = self.frame;
        let top = lane.top + self.offset.y;
        let rect = Rect::from_x_y_ranges(frame.regions.lanes.x_range(), top..=top + lane.height - 1.0);
        let response = self.ui.interact(rect, frame.id.with(("bars", lane.lane)), Sense::click());
        let name = self.state.prepared.lanes.lanes[lane.lane].name.clone();
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, format!("{name}, {} in view", events(lane.n_in_view))));
        paint_bars(self.painter, frame.theme, rect, bars, has_peak);
        let pointed = response.hover_pos().and_then(|pointer| bars.at(pointer.x - rect.left()));
        if self.ui.ctx().has_accesskit_node(response.id) {
            for bar in &bars.list {
                self.named_bar(lane, rect, bar, &name);
            }
        }
        let Some(bar) = pointed else { return };
        let frame_rect = bar_rect(rect, bar).expand2(vec2(1.0, 0.0));
        let stroke = egui::Stroke::new(frame.theme.stroke.focus, frame.theme.color.accent);
        self.painter.rect_stroke(frame_rect, 2.0, stroke, egui::StrokeKind::Outside);
        if response.double_clicked() {
            self.state.bin = None;
            self.state.show_range(bar.from, bar.to);
        } else if response.clicked() {
            self.open_bar(lane, bar, bar_title(bar, &name), pos2(frame_rect.left(), rect.bottom()));
        }
        response.on_hover_ui_at_pointer(|ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            ui.label(egui::RichText::new(bar_title(bar, &name)).font(frame.theme.text.heading.font()));
            ui.label("click opens · double click zooms");
        });
    }

    fn named_bar(&mut self, lane: &LaneLayout, rect: Rect, bar: &Bar, name: &str) {
        let id = self.frame.id.with(("bar", lane.lane, bar.from));
        let response = self.ui.interact(bar_rect(rect, bar), id, Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, bar_title(bar, name)));
        let is_asked = |input: &egui::InputState| input.has_accesskit_action_request(id, egui::accesskit::Action::Click);
        if self.ui.input(is_asked) {
            self.open_bar(lane, bar, bar_title(bar, name), pos2(rect.left() + bar.x.0, rect.bottom()));
        }
    }

    fn open_bar(&mut self, lane: &LaneLayout, bar: &Bar, title: String, at: egui::Pos2) {
        let index = &self.state.prepared.indexes[lane.lane];
        let members = members_of(index, bar);
        self.open_bin(members, title, at);
    }
}

fn bar_rect(lane: Rect, bar: &Bar) -> Rect {
    Rect::from_x_y_ranges(lane.left() + bar.x.0..=lane.left() + bar.x.1, lane.y_range())
}

fn bar_title(bar: &Bar, lane: &str) -> String {
    let axis = TimeAxis::new(bar.from, ((bar.to - bar.from) as f64 / 100.0).max(0.25), 100.0);
    let range = range_label(&axis);
    let range = range.split(" · ").next().unwrap_or_default().to_owned();
    let contradicted =
        if bar.tally.contradicted > 0 { format!(", {} contradicted", bar.tally.contradicted) } else { String::new() };
    format!("{} in {lane}, {range}, {} accepted{contradicted}", events(bar.tally.n), bar.tally.accepted)
}

fn paint_chip(painter: &Painter, theme: &Theme, rect: Rect, text: &str, response: &Response) {
    let ground = if response.hovered() { theme.color.active } else { theme.color.sunken };
    let radius = corner_radius(theme.radius.pill);
    painter.rect(rect, radius, ground, theme.hairline(theme.color.line_strong), egui::StrokeKind::Inside);
    bin_rings(painter, theme, pos2(rect.left() + 14.0, rect.center().y));
    let token = theme.text.small.in_face(Face::UiSemibold);
    let galley = line_galley(painter, text, token, theme.color.text, rect.width());
    painter.galley(pos2(rect.left() + 25.0, rect.center().y - galley.size().y / 2.0), galley, theme.color.text);
    if response.has_focus() {
        focus_ring(painter, theme, rect, theme.radius.pill);
    }
}

fn tooltip(ui: &mut Ui, theme: &Theme, row: &Row, facts: &str) {
    let (shape, fill) = super::names::mark_of(row);
    ui.label(egui::RichText::new(&*row.shown.title).font(theme.text.heading.font()));
    ui.label(facts);
    let iso = row.shown.when.edtf.as_ref().map_or("", crate::model::Edtf::as_str);
    let letters =
        [crate::gui::theme::factuality(shape).map(|sign| sign.letter), crate::gui::theme::status(fill).map(|sign| sign.letter)];
    let letters: String = letters.into_iter().flatten().collect();
    let words = format!("{} ({letters}) · {iso}", crate::gui::marks::mark_name(shape, fill));
    ui.label(egui::RichText::new(words).color(theme.color.text_3));
}

/// Follows a drag: shows where the event would lie, tells the program, and ends with the pointer or with Escape.
fn drag_ui(
    ui: &Ui,
    frame: &Frame<'_>,
    state: &mut TimelineState,
    out: &mut Vec<TimelineEvent>,
    painter: &Painter,
    offset: Vec2,
) {
    let Some(drag) = &mut state.drag else { return };
    let event = drag.event;
    if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
        state.drag = None;
        out.push(TimelineEvent::MoveCanceled(event));
        return;
    }
    let Some(cursor) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let has_changed = drag.move_to(&frame.axis, f64::from(cursor.x - offset.x));
    let is_over = !ui.input(|input| input.pointer.any_down());
    let (start, end) = drag.days();
    if is_over && drag.has_moved() {
        out.push(TimelineEvent::MoveTo { event, start, end, finished: true });
    } else if is_over {
        out.push(TimelineEvent::MoveCanceled(event));
    } else if has_changed {
        out.push(TimelineEvent::MoveTo { event, start, end, finished: false });
    }
    if is_over {
        state.drag = None;
        return;
    }
    ui.ctx().set_cursor_icon(if drag.part == Part::Whole { CursorIcon::Grabbing } else { CursorIcon::ResizeHorizontal });
    let (start, end) = drag.times();
    let width = frame.axis.width();
    let left = start.map_or(0.0, |start| frame.axis.screen_from_time(start)).clamp(0.0, width);
    let right = end.map_or(width, |end| frame.axis.screen_from_time(end)).clamp(0.0, width);
    let y = frame.layout.items().find(|item| frame.input.rows[item.row as usize].shown.event == event);
    let y = y.map_or(cursor.y, |item| item.line_y + offset.y);
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the view")]
    let line = Rect::from_min_max(pos2(left as f32 + offset.x, y - 2.0), pos2(right as f32 + offset.x, y + 2.0));
    paint_dragged(painter, frame.theme, line, cursor, &drag.label());
}
