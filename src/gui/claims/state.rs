//! What the claims view remembers between frames, and its answers over the project.

use std::sync::Arc;

use crate::gui::app::App;
use crate::model::EventId;
use crate::query::{Agreement, ClaimsTable, EventPairs, SameEvent, claims_table};

/// What the claims view remembers between frames.
#[derive(Debug, Default)]
pub struct ClaimsState {
    /// The chosen cell, by row and column.
    pub cell: (usize, usize),
    /// The reason that goes with the next verdict, or replaces that of the present one.
    pub reason: String,
    /// The value that is being typed; nothing while none is.
    pub typed: Option<String>,
    /// The field that is to get the keyboard in the next frame.
    pub wants_focus: Option<ClaimsInput>,
    /// The other event of the proposal that has the keyboard.
    pub focused_proposal: Option<EventId>,
    /// The claims of the event that leads, side by side.
    pub table: Option<Arc<ClaimsTable>>,
    /// What may be the same as the event that leads.
    pub proposals: Arc<Vec<SameEvent>>,
    made_for: Option<(u64, Option<EventId>)>,
}

/// A field of the claims view that words are typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimsInput {
    /// Why the verdict is so.
    Reason,
    /// The value of the verdict.
    Value,
}

impl ClaimsState {
    /// Returns how a claim stands to the verdict over all: as its gravest cell does.
    pub fn agreement_of(&self, claim: crate::model::ClaimId) -> Option<Agreement> {
        let row = self.table.as_ref()?.rows.iter().find(|row| row.claim == claim)?;
        let gravest = [Agreement::Contradicts, Agreement::Wider, Agreement::Narrower, Agreement::Same];
        let found = gravest.into_iter().find(|agreement| row.cells.iter().any(|cell| cell.agreement == *agreement));
        Some(found.unwrap_or(Agreement::Silent))
    }

    /// Moves to the first cell that waits for a verdict, where there is one.
    pub(super) fn point_at_open(&mut self) {
        if self.table.as_ref().is_some_and(|table| table.n_open() > 0) {
            self.cell = first_open_cell(self.table.as_deref());
        }
    }

    /// Keeps the chosen cell inside the table.
    fn clamp(&mut self) {
        let (n_rows, n_columns) = self.table.as_ref().map_or((0, 0), |table| (table.rows.len(), table.columns.len()));
        self.cell = (self.cell.0.min(n_rows.saturating_sub(1)), self.cell.1.min(n_columns.saturating_sub(1)));
    }
}

impl App {
    /// Makes table and proposals of the event that leads anew where it or the project changed.
    pub(in crate::gui) fn refresh_claims(&mut self) {
        let event = self.view.selection.event().map(|event| self.project.event_root(event));
        let derived = &self.session.derived;
        let state = &mut self.session.claims;
        let key = Some((derived.renewals, event));
        if state.made_for == key {
            return;
        }
        let is_other = state.made_for.is_none_or(|(_, held)| held != event);
        state.made_for = key;
        state.table = event.and_then(|event| claims_table(&self.project, &derived.links, event)).map(Arc::new);
        // Proposals are made over every event, whether the filter lets it through or not.
        let rows = derived.catalog.rows();
        let pairs = EventPairs::new(&self.project, &derived.links, rows, &derived.rarity);
        state.proposals = event.map(|event| Arc::new(pairs.proposals_for(event))).unwrap_or_default();
        if is_other {
            state.cell = first_open_cell(state.table.as_deref());
            state.typed = None;
        }
        state.clamp();
        self.take_up_reason();
    }

    /// Puts the reason of the chosen column's verdict into the field.
    pub(super) fn take_up_reason(&mut self) {
        let state = &mut self.session.claims;
        let column = state.table.as_ref().and_then(|table| table.columns.get(state.cell.1));
        state.reason = column.map_or_else(String::new, |column| column.reason.clone());
    }
}

/// Returns the first cell that contradicts in a column that nobody has decided.
fn first_open_cell(table: Option<&ClaimsTable>) -> (usize, usize) {
    let Some(table) = table else { return (0, 0) };
    let Some(column) = table.columns.iter().position(crate::query::Column::is_open) else { return (0, 0) };
    let row = table.rows.iter().position(|row| row.cells[column].agreement == Agreement::Contradicts);
    (row.unwrap_or_default(), column)
}
