//! A bin that is open: its events as a list, in place.

use egui::{Area, Frame as Ground, Key, Modifiers, Order, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::names::{event_name, mark_of};
use super::ui::Frame;
use super::{TimelineEvent, TimelineState};
use crate::gui::dates;
use crate::gui::marks::event_mark;
use crate::gui::theme::{Face, Theme};
use crate::gui::widgets::{Shown, focus_ring_inside, line_galley, paint_row_ground};
use crate::query::Row;

const WIDTH: f32 = 340.0;
const MOST_HEIGHT: f32 = 260.0;
/// The width of the column of dates.
const DATE: f32 = 110.0;

/// Shows the open bin, if there is one. A click elsewhere or Escape closes it.
pub(super) fn bin_list_ui(ui: &Ui, frame: &Frame<'_>, state: &mut TimelineState, out: &mut Vec<TimelineEvent>) {
    let Some(bin) = &mut state.bin else { return };
    let is_new = std::mem::take(&mut bin.is_new);
    let mut wants_focus = std::mem::take(&mut bin.wants_focus);
    let screen = frame.regions.tools.union(frame.regions.overview);
    let height =
        (frame.theme.size.row_list * f32::from(u16::try_from(bin.members.len()).unwrap_or(u16::MAX))).min(MOST_HEIGHT) + 50.0;
    let x = bin.at.x.min(screen.right() - WIDTH - 20.0).max(screen.left() + 4.0);
    let y =
        if bin.at.y + height > screen.bottom() { (bin.at.y - height - 24.0).max(screen.top() + 4.0) } else { bin.at.y + 4.0 };
    let area = Area::new(frame.id.with("open bin")).order(Order::Foreground).fixed_pos(pos2(x, y)).constrain(true);
    let shown = area.show(ui.ctx(), |ui| {
        Ground::popup(ui.style()).inner_margin(8.0).show(ui, |ui| {
            ui.set_width(WIDTH);
            let strong = frame.theme.text.small.in_face(Face::UiSemibold);
            ui.label(egui::RichText::new(&bin.title).font(strong.font()).color(frame.theme.color.text));
            let rows = ScrollArea::vertical().max_height(MOST_HEIGHT).auto_shrink([false, true]);
            ui.spacing_mut().item_spacing.y = 0.0;
            rows.show_rows(ui, frame.theme.size.row_list, bin.members.len(), |ui, range| {
                let shown = bin.members[range].iter().filter_map(|member| frame.input.rows.get(*member as usize));
                for row in shown {
                    let is_contradicted = state.prepared.is_contradicted(row.shown.event);
                    let response = row_ui(ui, frame, row, is_contradicted, out);
                    if std::mem::take(&mut wants_focus) {
                        response.request_focus();
                    }
                }
            });
        });
    });
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if escape || (!is_new && shown.response.clicked_elsewhere()) {
        state.bin = None;
    }
}

fn row_ui(ui: &mut Ui, frame: &Frame<'_>, row: &Row, is_contradicted: bool, out: &mut Vec<TimelineEvent>) -> Response {
    let theme = frame.theme;
    let event = row.shown.event;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_list), Sense::click());
    let is_selected = frame.input.selected.contains(&event);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, event_name(row, is_contradicted)));
    let shown = Shown::of(&response, is_selected);
    paint_row_ground(ui.painter(), theme, rect, theme.radius.key, shown);
    paint_row(ui, theme, rect, row);
    if shown.has_focus {
        focus_ring_inside(ui.painter(), theme, rect, theme.radius.key);
    }
    if response.double_clicked() {
        out.push(TimelineEvent::Open(event));
    } else if response.clicked() {
        out.push(TimelineEvent::Select(event, ui.input(|input| input.modifiers.command || input.modifiers.shift)));
    }
    response
}

fn paint_row(ui: &Ui, theme: &Theme, rect: Rect, row: &Row) {
    let painter = ui.painter();
    let (shape, fill) = mark_of(row);
    event_mark(painter, theme, pos2(rect.left() + 11.0, rect.center().y), 4.2, shape, fill);
    let date = line_galley(painter, &dates::short(&row.shown.when), theme.text.tiny, theme.color.text_2, DATE - 8.0);
    painter.galley(pos2(rect.left() + 24.0, rect.center().y - date.size().y / 2.0), date, theme.color.text_2);
    let room = rect.width() - DATE - 34.0;
    let title = line_galley(painter, &row.shown.title, theme.text.small, theme.color.text, room);
    painter.galley(pos2(rect.left() + 24.0 + DATE, rect.center().y - title.size().y / 2.0), title, theme.color.text);
}
