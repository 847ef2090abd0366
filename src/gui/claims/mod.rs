//! The claims view: what the sources say of one event, side by side, and a person's verdict on it.

mod chart;
mod decide;
mod list;
mod name_same;
mod proposals;
mod quote;
mod state;
mod status;
mod table;
mod verdict;
mod words;

use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, Ui};

pub(super) use proposals::proposals_ui;
pub(super) use quote::append_quote;
pub use state::{ClaimsInput, ClaimsState};
pub(super) use status::{contradicted_ui, symbol_ui};

use super::action::Action;
use super::app::App;
use super::panels::usual_sides;
use super::theme::Theme;
use super::widgets::EmptyState;

/// The least height of the part below the table.
const LOWER_MIN: f32 = 200.0;
/// The share of the width that the chart takes of the lower part, and how wide each part is at most.
const CHART_SHARE: f32 = 0.5;
const LOWER_MAX: f32 = 680.0;

/// Shows the contradictions at the left, and the claims of the event that leads.
pub(super) fn claims_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    arrows(ui, app);
    let side = Frame::new().fill(theme.color.panel);
    let (width, _) = usual_sides(theme, ui.available_width());
    Panel::left("contradictions").frame(side).exact_size(width).show(ui, |ui| list::list_ui(ui, theme, app, actions));
    let canvas = Frame::new().fill(theme.color.canvas);
    CentralPanel::default().frame(canvas).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some(claims) = app.session.claims.table.clone() else {
            ui.add_space(120.0);
            let hint = "Contradicting claims of one event are listed at the left; any event that is chosen can be looked at.";
            EmptyState::new("Choose an event to compare its claims", hint).show(ui);
            return;
        };
        table::head_ui(ui, theme, app, &claims, actions);
        let most = (ui.available_height() - LOWER_MIN).max(theme.size.row_table * 3.0);
        table::table_ui(ui, theme, app, &claims, most);
        lower_ui(ui, theme, app, &claims, actions);
    });
}

/// Moves the chosen cell up and down; the commands for earlier and later move it sideways.
fn arrows(ui: &Ui, app: &mut App) {
    if ui.ctx().text_edit_focused() || app.session.dialog.is_some() {
        return;
    }
    let (down, up) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    if down || up {
        app.point_at(if down { 1 } else { -1 }, 0);
    }
}

/// Shows the chart, and the verdict on the chosen column beside it.
fn lower_ui(ui: &mut Ui, theme: &Theme, app: &mut App, claims: &crate::query::ClaimsTable, actions: &mut Vec<Action>) {
    let width = (ui.available_width() * CHART_SHARE).round().min(LOWER_MAX);
    let inner = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 10 });
    Panel::left("claims chart").frame(inner).exact_size(width).show(ui, |ui| chart::chart_ui(ui, theme, app, claims));
    CentralPanel::default().frame(inner).show(ui, |ui| {
        egui::ScrollArea::vertical().id_salt("verdict").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(LOWER_MAX));
            verdict::verdict_ui(ui, theme, app, claims, actions);
            quote::quote_ui(ui, theme, app, claims, actions);
        });
    });
}
