//! The checks at the right side: what a careful editor would ask, by kind, each with the fix that mends it.

mod live;
mod rows;

use egui::{ScrollArea, Ui};

use super::action::Action;
use super::app::App;
use super::command::Command;
use super::side::close_head_ui;
use super::theme::Theme;
use super::widgets::EmptyState;
use rows::{Line, line_ui, lines};

pub use live::ChecksState;

/// Shows the checks.
pub(super) fn checks_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    close_head_ui(ui, theme, "Checks", Command::Checks, app);
    let found = app.session.checks.found();
    if found.is_empty() {
        ui.add_space(theme.space.xxl);
        let (title, hint) = if app.session.checks.is_known() {
            (
                "Nothing to ask",
                "Here would stand what a careful editor asks: an event after the article that reports it, nobody who acts, \
                 two acts in one event, a lost quote, and more. The list is made anew after every edit.",
            )
        } else {
            ("Looking…", "Every event is looked at once.")
        };
        EmptyState::new(title, hint).show(ui);
        return;
    }
    let lines: Vec<Line> = lines(&found, app.session.checks.closed());
    let row = theme.size.row_article;
    ScrollArea::vertical().id_salt("checks").auto_shrink(false).show_rows(ui, row, lines.len(), |ui, shown| {
        for &line in &lines[shown] {
            line_ui(ui, theme, app, (&found, line), actions);
        }
    });
}
