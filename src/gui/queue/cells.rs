//! The five fields of the candidate side by side, each with its key, where it comes from, and the other readings of the date.

use egui::{Painter, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::card::{cell_line, cell_popup_ui};
use crate::gui::action::{Action, DraftAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::fields::factuality_help;
use crate::gui::marks::{EventMark, kind_glyph};
use crate::gui::signs::{capitalized, fill_of, glyph_of, shape_of};
use crate::gui::theme::{Face, TextToken, Theme};
use crate::gui::widgets::{KeyTone, Run, focus_ring_inside, line_galley, paint_key_hint, paint_line, runs_galley};
use crate::model::{Anchor, EntityId, Participation};
use crate::query::Shown;

/// The height of the cells.
const HEIGHT_PX: f32 = 92.0;
/// Below this width the cells stand in two rows, and the height of the second one.
pub(super) const TWO_ROWS_PX: f32 = 620.0;
pub(super) const SECOND_PX: f32 = 70.0;
/// The share of the width that the date takes.
const WHEN_SHARE: f32 = 0.297;
/// The margin within a cell, and that of the first one of a row, which stands under the words.
const PAD_PX: f32 = 13.0;
const FIRST_PAD_PX: f32 = 22.0;
/// How many other readings stand in the cell.
const N_READINGS: usize = 2;

/// Shows the cells over the whole width.
pub(super) fn cells_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, actions: &mut Vec<Action>) {
    let is_narrow = ui.available_width() < TWO_ROWS_PX;
    let height = if is_narrow { HEIGHT_PX + SECOND_PX } else { HEIGHT_PX };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    if is_narrow {
        two_rows_ui(ui, theme, app, lead, rect, actions);
        return;
    }
    let first = (rect.width() * WHEN_SHARE).round();
    let others = (rect.width() - first) / 4.0;
    let place = |index: usize| {
        let (left, width) = if index == 0 { (0.0, first) } else { (first + others * (index as f32 - 1.0), others) };
        Rect::from_min_size(pos2(rect.left() + left, rect.top()), vec2(width, rect.height()))
    };
    for index in 1..5 {
        ui.painter().vline(place(index).left(), rect.y_range(), cell_line(theme));
    }
    when_ui(ui, theme, app, lead, place(0), actions);
    who_ui(ui, theme, app, lead, place(1), actions);
    where_ui(ui, theme, app, lead, place(2), actions);
    type_ui(ui, theme, app, lead, place(3), actions);
    factuality_ui(ui, theme, app, lead, place(4), actions);
}

/// Shows date and people above, the other three below.
fn two_rows_ui(ui: &Ui, theme: &Theme, app: &App, lead: &Shown, rect: Rect, actions: &mut Vec<Action>) {
    let (upper, lower) = rect.split_top_bottom_at_y(rect.top() + HEIGHT_PX);
    let (date, people) = upper.split_left_right_at_fraction(0.56);
    let third = |n: f32| {
        let width = lower.width() / 3.0;
        Rect::from_min_size(pos2(lower.left() + width * n, lower.top()), vec2(width, lower.height()))
    };
    ui.painter().vline(people.left(), upper.y_range(), cell_line(theme));
    ui.painter().hline(rect.x_range(), lower.top(), cell_line(theme));
    for n in [1.0, 2.0] {
        ui.painter().vline(third(n).left(), lower.y_range(), cell_line(theme));
    }
    when_ui(ui, theme, app, lead, date, actions);
    who_ui(ui, theme, app, lead, people, actions);
    where_ui(ui, theme, app, lead, third(0.0), actions);
    type_ui(ui, theme, app, lead, third(1.0), actions);
    factuality_ui(ui, theme, app, lead, third(2.0), actions);
}

/// A cell while it is shown.
struct Cell<'a> {
    ui: &'a Ui,
    theme: &'a Theme,
    inner: Rect,
}

/// What a cell is called, which field it opens, by which key, and what is read aloud as its value.
struct Head<'a> {
    field: Field,
    name: &'a str,
    key: &'a str,
    value: &'a str,
}

/// Begins a cell: its name and key; a click opens its field.
fn cell<'a>(ui: &'a Ui, theme: &'a Theme, app: &App, head: &Head<'_>, rect: Rect, actions: &mut Vec<Action>) -> Cell<'a> {
    let response = ui.interact(rect, ui.scope_id().with(("cell", head.name)), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {}, key {}", head.name, head.value, head.key)));
    let is_open = app.session.draft.is_open(head.field);
    let ground = rect.shrink(1.0);
    if is_open {
        ui.painter().rect_filled(ground, 0.0, theme.color.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, 0.0, theme.color.hover);
    }
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, theme.radius.key);
    }
    if response.clicked() {
        actions.push(Action::Draft(if is_open { DraftAction::Close } else { DraftAction::Open(head.field) }));
    }
    let pad = if rect.left() <= ui.max_rect().left() { FIRST_PAD_PX } else { PAD_PX };
    let inner = Rect::from_min_max(pos2(rect.left() + pad, rect.top() + 8.0), pos2(rect.right() - 8.0, rect.bottom()));
    let cell = Cell { ui, theme, inner };
    let end = cell.line(10.0, 0.0, head.name, theme.text.small, theme.color.text_2).right();
    let at = pos2(end + theme.space.s, inner.top() + 10.0);
    paint_key_hint(ui.painter(), theme, at, head.key, KeyTone::Normal);
    cell_popup_ui(ui, theme, app, (head.field, head.name), rect, actions);
    cell
}

impl Cell<'_> {
    fn painter(&self) -> &Painter {
        self.ui.painter()
    }

    fn at(&self, y: f32, indent: f32) -> Pos2 {
        pos2(self.inner.left() + indent, self.inner.top() + y)
    }

    /// Paints words on a line of the cell, cut where they are too long.
    fn line(&self, y: f32, indent: f32, words: &str, token: TextToken, color: egui::Color32) -> Rect {
        let galley = line_galley(self.painter(), words, token, color, self.inner.width() - indent);
        paint_line(self.painter(), self.at(y, indent), galley)
    }

    /// Paints small words on so many lines of the cell at most, the first one indented.
    fn lines(&self, y: f32, indent: f32, words: &str, n: usize) {
        let (token, color) = (self.theme.text.small, self.theme.color.text_2);
        let mut job = egui::text::LayoutJob::default();
        job.append(words, indent, token.format(color));
        job.wrap.max_width = self.inner.width();
        job.wrap.max_rows = n;
        let galley = self.painter().layout_job(job);
        let first = galley.rows.first().map_or(0.0, |row| row.size.y);
        self.painter().galley(self.at(y - first / 2.0, 0.0), galley, color);
    }

    /// Paints the value.
    fn value(&self, indent: f32, words: &str) {
        let token = self.theme.text.heading.in_face(Face::UiMedium);
        self.line(31.0, indent, words, token, self.theme.color.text);
    }

    /// Paints where the value comes from.
    fn origin(&self, words: &str) {
        self.lines(49.0, 0.0, words, 2);
    }
}

fn when_ui(ui: &Ui, theme: &Theme, app: &App, lead: &Shown, rect: Rect, actions: &mut Vec<Action>) {
    let value = capitalized(&dates::long(&lead.when));
    let key = app.keymap.label(Command::EditDate);
    let head = Head { field: Field::Date, name: "When", key: &key, value: &value };
    let cell = cell(ui, theme, app, &head, rect, actions);
    cell.line(31.0, 0.0, &value, theme.text.heading, theme.color.text);
    basis(&cell, app, lead);
    readings(&cell, app, lead, &key);
}

/// Paints the words of the date, and why they were read so; what they were read as stands above.
fn basis(cell: &Cell<'_>, app: &App, lead: &Shown) {
    let theme = cell.theme;
    let basis = &lead.when.basis;
    let words = app.date_words(lead);
    let mut indent = 0.0;
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        let words = format!("\u{201c}{words}\u{201d}");
        let galley = line_galley(cell.painter(), &words, theme.text.quote, theme.color.text, cell.inner.width() * 0.5);
        let place = Rect::from_min_size(cell.at(49.0, 0.0), galley.size()).translate(vec2(0.0, -galley.size().y / 2.0));
        cell.painter().rect_filled(place.expand2(vec2(2.0, -1.0)), theme.radius.highlight, theme.color.evidence);
        indent = paint_line(cell.painter(), cell.at(49.0, 0.0), galley).width() + theme.space.s;
    }
    let why = if basis.anchor == Anchor::Person { "set by hand" } else { basis.why.as_str() };
    // Where no other readings stand below, the reason has their line too.
    let n_lines = if app.readings().is_empty() { 3 } else { 1 };
    cell.lines(49.0, indent, why, n_lines);
}

/// Paints the other readings with the keys that take them.
fn readings(cell: &Cell<'_>, app: &App, _lead: &Shown, key: &str) {
    let theme = cell.theme;
    let mut x = cell.inner.left();
    for (index, choice) in app.readings().into_iter().take(N_READINGS).enumerate() {
        let room = cell.inner.right() - x;
        if room < 70.0 {
            break;
        }
        let hint = format!("{key} {}", index + 1);
        let end = paint_key_hint(cell.painter(), theme, pos2(x, cell.inner.top() + 69.0), &hint, KeyTone::Normal).right();
        let words = [Run { text: &choice.label, token: theme.text.small_strong, color: theme.color.text }];
        let galley = runs_galley(cell.painter(), &words, cell.inner.right() - end - theme.space.s);
        x = paint_line(cell.painter(), pos2(end + theme.space.s, cell.inner.top() + 69.0), galley).right() + theme.space.l;
    }
}

fn entity_value(cell: &Cell<'_>, app: &App, entity: EntityId) {
    let Some(entity) = app.project.entities.get(entity) else { return };
    let size = cell.theme.size.kind_glyph;
    kind_glyph(cell.painter(), cell.theme, cell.at(31.0, size / 2.0), size, glyph_of(entity.kind));
    cell.value(size + cell.theme.space.s, &entity.name);
}

fn name_of(app: &App, entity: EntityId) -> &str {
    app.project.entities.get(entity).map_or("", |entity| &entity.name)
}

fn who_ui(ui: &Ui, theme: &Theme, app: &App, lead: &Shown, rect: Rect, actions: &mut Vec<Action>) {
    let names: Vec<String> =
        lead.participants.iter().map(|part| format!("{}, {}", name_of(app, part.entity), part.role.as_str())).collect();
    let value = if names.is_empty() { "nobody".to_owned() } else { names.join("; ") };
    let key = app.keymap.label(Command::EditWho);
    let cell = cell(ui, theme, app, &Head { field: Field::Who, name: "Who", key: &key, value: &value }, rect, actions);
    let Some(first) = lead.participants.first() else {
        cell.value(0.0, "Nobody");
        cell.origin("the words name none");
        return;
    };
    entity_value(&cell, app, first.entity);
    // Somebody may play several parts.
    let (own, others): (Vec<&Participation>, Vec<&Participation>) =
        lead.participants.iter().partition(|part| part.entity == first.entity);
    let roles: Vec<&str> = own.iter().map(|part| part.role.as_str()).collect();
    cell.line(49.0, 0.0, &roles.join(", "), theme.text.small, theme.color.text_2);
    match &others[..] {
        [] => {}
        [other] => {
            let words = format!("{}, {}", name_of(app, other.entity), other.role.as_str());
            cell.line(68.0, 0.0, &words, theme.text.small, theme.color.text_2);
        }
        [other, more @ ..] => {
            let words = format!("{} +{}", name_of(app, other.entity), more.len());
            cell.line(68.0, 0.0, &words, theme.text.small, theme.color.text_2);
        }
    }
}

fn where_ui(ui: &Ui, theme: &Theme, app: &App, lead: &Shown, rect: Rect, actions: &mut Vec<Action>) {
    let value = lead.place.map_or("nowhere", |place| name_of(app, place));
    let key = app.keymap.label(Command::EditPlace);
    let cell = cell(ui, theme, app, &Head { field: Field::Place, name: "Where", key: &key, value }, rect, actions);
    match lead.place {
        Some(place) => {
            entity_value(&cell, app, place);
            let decided = app.project.events.get(lead.event).is_some_and(|event| event.decided.place.is_some());
            cell.origin(if decided { "set by hand" } else { "from its words" });
        }
        None => cell.value(0.0, "–"),
    }
}

fn type_ui(ui: &Ui, theme: &Theme, app: &App, lead: &Shown, rect: Rect, actions: &mut Vec<Action>) {
    let value = app.codebook.label(&lead.event_type);
    let cell = cell(ui, theme, app, &Head { field: Field::Type, name: "Type", key: "1–9", value }, rect, actions);
    cell.value(0.0, value);
    let decided = app.project.events.get(lead.event).is_some_and(|event| event.decided.event_type.is_some());
    let trigger = app.session.queue.facts().get(lead.event).map(|fact| fact.trigger.as_str()).unwrap_or_default();
    if decided {
        cell.origin("set by hand");
    } else if !trigger.is_empty() {
        cell.origin(&format!("from \u{201c}{trigger}\u{201d}"));
    }
}

fn factuality_ui(ui: &Ui, theme: &Theme, app: &App, lead: &Shown, rect: Rect, actions: &mut Vec<Action>) {
    let value = capitalized(lead.factuality.as_str());
    let key = app.keymap.label(Command::EditFactuality);
    let head = Head { field: Field::Factuality, name: "Factuality", key: &key, value: &value };
    let cell = cell(ui, theme, app, &head, rect, actions);
    let mark = EventMark::new(theme, theme.timeline.mark_radius, shape_of(lead.factuality), fill_of(lead.status));
    cell.painter().extend(mark.shapes(cell.at(31.0, 7.0)));
    cell.value(20.0, &value);
    let speaker = app.session.queue.facts().get(lead.event).and_then(|fact| fact.speaker);
    match speaker {
        Some(speaker) => cell.origin(&format!("{} says so", name_of(app, speaker))),
        None => cell.origin(factuality_help(lead.factuality)),
    }
}
