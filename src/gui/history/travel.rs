//! Travelling through the history: many steps back or forth in one go.

use crate::gui::app::App;
use crate::gui::dispatch::lower_first;
use crate::gui::files::things;

impl App {
    /// Goes to the state in which so many steps are done, and shows what the last step on the way changed.
    pub(in crate::gui) fn travel(&mut self, n_done: usize) {
        let before = self.session.history.done().len();
        let Some(reached) = self.session.history.travel(&mut self.project, n_done) else { return };
        self.session.draft.close();
        self.journal(&reached.label, &reached.inverse);
        self.refresh();
        let n = before.abs_diff(self.session.history.done().len());
        let notice = match (n_done < before, n) {
            (true, 1) => format!("Undone: {}", lower_first(&reached.label)),
            (false, 1) => format!("Redone: {}", lower_first(&reached.label)),
            (true, _) => format!("Went {} back", things(n, "step")),
            (false, _) => format!("Went {} forward", things(n, "step")),
        };
        self.session.notice(notice);
        self.drop_dangling();
        self.reveal(&reached.reveal);
    }
}
