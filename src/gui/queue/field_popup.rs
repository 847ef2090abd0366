//! The list of a field, open below its cell.

use egui::{Area, Frame, Id, Order, Rect, ScrollArea, Ui, vec2};

use crate::gui::action::{Action, DraftAction};
use crate::gui::draft::Field;
use crate::gui::theme::{Theme, corner_radius};

/// The width of the list, and its greatest height.
const WIDTH_PX: f32 = 340.0;
const HEIGHT_PX: f32 = 330.0;
/// How high a list is before it was shown: a field with one entry.
const LEAST_PX: f32 = 90.0;

/// Shows an open field below a cell, above everything else; a click beside it closes it.
pub(super) fn popup_ui(
    ui: &Ui,
    theme: &Theme,
    (field, cell): (Field, Rect),
    actions: &mut Vec<Action>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let screen = ui.ctx().content_rect();
    let left = cell.left().min(screen.right() - WIDTH_PX - 24.0).max(screen.left() + 4.0);
    // The list opens upwards, over the quote, only where it has no room below.
    let id = Id::unique(("queue field", field));
    let needed = egui::AreaState::load(ui.ctx(), id).and_then(|state| state.size).map_or(LEAST_PX, |size| size.y);
    let room = screen.bottom() - cell.bottom() - 8.0;
    let area = Area::new(id).order(Order::Foreground).constrain_to(screen.shrink(4.0));
    let area = if room >= needed || cell.top() - screen.top() < needed {
        area.fixed_pos(egui::pos2(left, cell.bottom() + 4.0))
    } else {
        area.pivot(egui::Align2::LEFT_BOTTOM).fixed_pos(egui::pos2(left, cell.top() - 4.0))
    };
    let shadow = egui::Shadow { offset: [0, 6], blur: 20, spread: 0, color: theme.color.shadow };
    let frame = Frame::new()
        .fill(theme.color.raised)
        .stroke(theme.hairline(theme.color.line_strong))
        .corner_radius(corner_radius(theme.radius.popup))
        .shadow(shadow)
        .inner_margin(10.0);
    let shown = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(WIDTH_PX);
            ui.spacing_mut().item_spacing = vec2(theme.space.s, theme.space.xxs);
            ScrollArea::vertical().max_height(HEIGHT_PX).min_scrolled_height(HEIGHT_PX).show(ui, |ui| {
                // The ring of the keyboard stands around a field.
                Frame::new().inner_margin(3.0).show(ui, |ui| contents(ui, actions));
            });
        });
    });
    let place = shown.response.rect;
    let beside = ui.input(|input| {
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| !place.contains(at) && !cell.contains(at))
    });
    if beside {
        actions.push(Action::Draft(DraftAction::Close));
    }
}
