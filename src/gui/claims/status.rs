//! Contradictions outside the claims view: a count in the status bar, a symbol before each claim.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::files::grouped;
use crate::gui::marks::agreement_symbol;
use crate::gui::signs::agreement_of;
use crate::gui::theme::Theme;
use crate::gui::view::{Screen, Selection};
use crate::gui::widgets::Button;
use crate::model::{ClaimId, EventId};
use crate::query::{Shown, shown};

/// Shows how many events are contradicted and how many of them are settled, as a button that leads to the first that is not;
/// nothing where none is open.
pub(in crate::gui) fn contradicted_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let (open, settled) = (&app.session.derived.contradictions.open, &app.session.derived.contradictions.settled);
    let Some(first) = open.first() else { return };
    let n_settled = if settled.is_empty() { String::new() } else { format!(", {} settled", grouped(settled.len())) };
    let words = format!("≠ {} contradicted{n_settled}", grouped(open.len() + settled.len()));
    if Button::new(&words).quiet().show(ui).clicked() {
        actions.push(Action::View(ViewAction::Select(Selection::Events(vec![first.event]))));
        actions.push(Action::View(ViewAction::Go(Screen::Claims)));
    }
}

/// Shows how a claim of the event that leads stands to the verdict.
pub(in crate::gui) fn symbol_ui(ui: &mut Ui, theme: &Theme, app: &App, claim: ClaimId) {
    let Some(agreement) = app.session.claims.agreement_of(claim) else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
    agreement_symbol(ui.painter(), theme, rect.center(), 8.0, agreement_of(agreement));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, agreement.words()));
    response.on_hover_text(agreement.words());
}

impl App {
    /// Returns what an event shows, whether the filter lets it through or not.
    pub(super) fn shown(&self, event: EventId) -> Option<Shown> {
        let row = self.session.derived.row(event).map(|row| row.shown.clone());
        row.or_else(|| shown(&self.project, &self.session.derived.links, event))
    }
}
