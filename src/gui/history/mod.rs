//! The history at the right side: named steps to travel between, and the decision log.

mod clock;
mod decisions;
mod steps;
mod travel;

pub(super) use clock::moment;
use egui::Ui;

use super::action::Action;
use super::app::App;
use super::command::Command;
use super::side::{close_head_ui, tabs_ui};
use super::theme::Theme;

/// Which of the two lists is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HistoryList {
    /// What can be undone and redone since the project was opened.
    #[default]
    Steps,
    /// What was ever decided in the project.
    Decisions,
}

/// Shows the history.
pub(super) fn history_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    close_head_ui(ui, theme, "History", Command::History, app);
    let lists = [
        ("Steps", app.session.history.done().len() + app.session.history.undone().len()),
        ("Decisions", app.project.decisions.len()),
    ];
    let chosen = usize::from(app.session.history_list == HistoryList::Decisions);
    if let Some(list) = tabs_ui(ui, theme, &lists, chosen) {
        app.session.history_list = if list == 0 { HistoryList::Steps } else { HistoryList::Decisions };
    }
    match app.session.history_list {
        HistoryList::Steps => steps::steps_ui(ui, theme, app, actions),
        HistoryList::Decisions => decisions::decisions_ui(ui, theme, app, actions),
    }
}
