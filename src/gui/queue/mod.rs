//! The review queue: one candidate at a time with its words, decided by a key, alone or with all that are like it.

mod alike_panel;
mod below;
mod card;
mod cells;
mod done;
mod field_popup;
mod keys_row;
mod left;
mod pace;
mod passage;
mod progress;
mod review;
mod same;
mod state;
mod surroundings;

pub use state::{AlikeChoice, Chosen, Decided, Pool, QueueState};

use egui::{CentralPanel, Frame, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::action::Action;
use super::app::App;
use super::panels::{confined, usual_sides};
use super::theme::Theme;

/// The width of the column in the middle, and the most that it takes where there is much room, with the share of that.
const COLUMN_PX: f32 = 812.0;
const COLUMN_MOST: f32 = 980.0;
const COLUMN_SHARE: f32 = 0.56;
/// Its margin at both sides where the window is narrow.
const MARGIN_PX: f32 = 22.0;
/// The space above it.
const TOP_PX: f32 = 22.0;
/// Below this height the card stands closer to what is above and below it.
const LOW_PX: f32 = 660.0;
/// What stands above and below the words, down to the decisions.
const REST_PX: f32 = 440.0;
/// Below this width the left column folds.
const FOLD_WIDTH: f32 = 960.0;

/// Shows the queue.
pub(super) fn queue_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    app.settle_queue();
    let width = ui.available_width();
    let (left, right) = usual_sides(theme, width);
    let panel_frame = Frame::new().fill(theme.color.panel);
    app.session.is_folded = width < FOLD_WIDTH;
    let left_open = app.shows_left();
    if left_open {
        let panel = Panel::left("queue list").frame(panel_frame).exact_size(left);
        panel.show(ui, |ui| confined(ui, |ui| left::left_ui(ui, theme, app, actions)));
    }
    // Where the left side is folded there is room for one side only.
    if app.view.panels.right && !(app.session.is_folded && left_open) {
        let panel = Panel::right("alike").frame(panel_frame).exact_size(right);
        panel.show(ui, |ui| confined(ui, |ui| alike_panel::alike_ui(ui, theme, app, actions)));
    }
    CentralPanel::default().frame(Frame::new().fill(theme.color.canvas)).show(ui, |ui| middle_ui(ui, theme, app, actions));
}

fn middle_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let room = ui.available_width();
    let column = (room - 2.0 * MARGIN_PX).min((room * COLUMN_SHARE).clamp(COLUMN_PX, COLUMN_MOST).round());
    let side = ((room - column) / 2.0).max(0.0);
    app.session.queue.room = words_room(theme, column, ui.available_height());
    let height = ui.available_height();
    let gap = if height < LOW_PX { theme.space.s } else { theme.space.xl };
    let is_below = app.session.queue.is_card_high && app.session.queue.current.is_some();
    if is_below {
        below_card_ui(ui, theme, app, (side, column), actions);
    }
    ScrollArea::vertical().id_salt("queue").auto_shrink(false).show(ui, |ui| {
        let place = ui.available_rect_before_wrap();
        let corner = pos2((place.left() + side).round(), place.top() + TOP_PX);
        let place = Rect::from_min_size(corner, vec2(column, place.height()));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_width(column);
            ui.spacing_mut().item_spacing.y = 0.0;
            progress::progress_ui(ui, theme, app);
            if app.session.queue.current.is_none() {
                done::done_ui(ui, theme, app, actions);
                return;
            }
            surroundings::surroundings_ui(ui, theme, app, actions);
            ui.add_space(gap);
            card::card_ui(ui, theme, app, actions);
            ui.add_space(gap);
            let end = ui.cursor().top() - corner.y + TOP_PX + theme.size.button_large;
            if app.session.queue.is_card_high != (end > height) {
                app.session.queue.is_card_high = end > height;
                ui.ctx().request_discard("decisions move to where they are in view");
            }
            if is_below {
                keys_row::others_row_ui(ui, app, actions);
            } else {
                keys_row::keys_row_ui(ui, theme, app, actions);
            }
            ui.add_space(theme.space.xl);
            below::below_ui(ui, theme, app, actions);
            ui.add_space(theme.space.xxl);
        });
    });
}

/// Shows the decisions at the lower edge, for a card that leaves them no room in view.
fn below_card_ui(ui: &mut Ui, theme: &Theme, app: &App, (side, column): (f32, f32), actions: &mut Vec<Action>) {
    let panel = Panel::bottom("queue decisions").frame(Frame::new().fill(theme.color.canvas));
    panel.exact_size(theme.size.button_large + 2.0 * theme.space.s).show(ui, |ui| {
        let room = ui.max_rect();
        let corner = pos2((room.left() + side).round(), room.center().y - theme.size.button_large / 2.0);
        let place = Rect::from_min_size(corner, vec2(column, theme.size.button_large));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| keys_row::decisions_row_ui(ui, theme, app, actions));
    });
}

/// Returns about how many characters of an article fit, so that the decisions below them stay in view.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a small number that is not negative")]
fn words_room(theme: &Theme, column: f32, height: f32) -> usize {
    let token = theme.text.queue_quote;
    let above_and_below = if column < cells::TWO_ROWS_PX { REST_PX + cells::SECOND_PX } else { REST_PX };
    let rows = ((height - above_and_below) / token.line).floor().clamp(3.0, 9.0);
    let a_row = (column - 2.0 * MARGIN_PX) / (token.size * 0.5);
    (rows * a_row).max(0.0) as usize
}
