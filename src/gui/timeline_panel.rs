//! The timeline as a part of the window: what it is given, and what becomes of what it reports.

use super::app::App;
use super::command::Command;
use crate::model::EventId;

impl App {
    pub(super) fn run_on_timeline(&mut self, _command: Command) {}

    /// Shows all events.
    pub(super) fn fit_all(&mut self) {}

    /// Keeps an event in view.
    pub(super) fn keep_in_view(&mut self, _event: EventId) {}
}
