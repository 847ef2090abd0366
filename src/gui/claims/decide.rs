//! Verdicts: what keys and buttons of the claims view do to the project.

use egui::Context;

use super::state::ClaimsInput;
use crate::edit::{ClaimChange, DecidedField, Edit, empty_event};
use crate::gui::amounts::read_amount;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::view::{Screen, Selection};
use crate::model::{Anchor, Basis, Entity, EntityId, EntityKind, EventId, Participation, Polarity, Quantity, Sparse, When};
use crate::query::{
    ClaimField, ClaimsTable, Column, HeldClaim, Said, VerdictKind, VerdictOption, event_refusal, verdict_options,
};

/// A way to a verdict, in the order of the digits.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::gui) enum Choice {
    /// A verdict that suggests itself.
    Take(VerdictOption),
    /// No verdict: the contradiction stays in sight.
    LeaveOpen,
    /// A value that a person types.
    Type,
}

impl App {
    /// Does what a command means in the claims view, or for a proposal; returns whether it means something there.
    pub(in crate::gui) fn run_on_claims(&mut self, ctx: &Context, command: Command) -> bool {
        if !self.proposal_has_keyboard(ctx) {
            self.session.claims.focused_proposal = None;
        }
        match command {
            Command::Claims => self.compare_or_return(),
            Command::MergeEvents if self.view.selection.events().len() == 1 => self.accept_proposal(),
            Command::RefuseMerge => self.refuse_proposal(),
            Command::Reject if self.session.claims.focused_proposal.is_some() => self.refuse_proposal(),
            _ if self.view.screen == Screen::Claims => return self.run_in_claims_view(command),
            _ => return false,
        }
        true
    }

    /// Whether a proposal has the keyboard, so that X refuses it instead of rejecting the event.
    fn proposal_has_keyboard(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(egui::Memory::focused);
        let other = self.session.claims.focused_proposal;
        focused.is_some() && other.is_some_and(|other| focused == Some(super::proposals::proposal_id(other)))
    }

    fn run_in_claims_view(&mut self, command: Command) -> bool {
        let n_columns = self.session.claims.table.as_ref().map_or(0, |table| table.columns.len());
        match command {
            Command::PanLeft => self.point_at(0, -1),
            Command::PanRight => self.point_at(0, 1),
            Command::Reading(n) => self.choose_verdict(usize::from(n) - 1),
            Command::EditNote if n_columns > 0 => self.session.claims.wants_focus = Some(ClaimsInput::Reason),
            Command::EditDate => self.point_at_field(&ClaimField::When),
            Command::EditPlace => self.point_at_field(&ClaimField::Place),
            Command::EditWho => self.point_at_field(&ClaimField::Actor),
            Command::EditTitle | Command::EditType | Command::EditFactuality | Command::AddTag => {
                self.go_to(Screen::Desk);
                return false;
            }
            Command::ShowWords => self.open_in_reader(),
            Command::SplitEvents => self.split_claim_off(),
            Command::NextEvent => self.next_contradiction(1),
            Command::PreviousEvent => self.next_contradiction(-1),
            Command::Cancel if self.session.dialog.is_some() || self.session.had_focus => return false,
            Command::Cancel if self.session.claims.typed.is_some() => self.session.claims.typed = None,
            Command::Cancel => self.go_to(Screen::Desk),
            _ => return false,
        }
        true
    }

    /// Goes to the claims of the event that leads, else to the first contradiction; from there back to the desk.
    fn compare_or_return(&mut self) {
        if self.view.screen == Screen::Claims {
            self.go_to(Screen::Desk);
            return;
        }
        self.go_to(Screen::Claims);
    }

    /// Chooses the first contradiction where no event with several claims is chosen.
    pub(in crate::gui) fn enter_claims(&mut self) {
        let first = self.session.derived.contradictions.open.first().map(|found| found.event);
        // Where there is nothing to compare, the first contradiction is what one came for.
        if self.session.claims.table.as_ref().is_none_or(|table| table.rows.len() < 2)
            && let Some(event) = first
        {
            if self.view.selection.event().is_some_and(|chosen| chosen != event) {
                self.session.notice("The chosen event has one claim alone: here is the first contradiction");
            }
            self.select(Selection::Events(vec![event]));
        }
        self.refresh_claims();
        self.session.claims.point_at_open();
        self.take_up_reason();
    }

    /// Chooses the contradiction so many places further on.
    fn next_contradiction(&mut self, by: isize) {
        let found = &self.session.derived.contradictions;
        let events: Vec<EventId> = found.open.iter().chain(&found.settled).map(|found| found.event).collect();
        let at = self.view.selection.event().and_then(|event| events.iter().position(|held| *held == event));
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(events.len().saturating_sub(1)));
        if let Some(&event) = events.get(next) {
            self.select(Selection::Events(vec![event]));
        }
    }

    /// Moves the chosen cell.
    pub(super) fn point_at(&mut self, rows: isize, columns: isize) {
        let Some(table) = self.session.claims.table.clone() else { return };
        let moved = |at: usize, by: isize, n: usize| at.saturating_add_signed(by).min(n.saturating_sub(1));
        let (row, column) = self.session.claims.cell;
        self.choose_cell((moved(row, rows, table.rows.len()), moved(column, columns, table.columns.len())));
    }

    /// Moves to the column of a field, where there is one.
    fn point_at_field(&mut self, field: &ClaimField) {
        let columns = self.session.claims.table.as_ref().map(|table| &table.columns);
        let at = columns.and_then(|columns| columns.iter().position(|column| column.field == *field));
        if let Some(column) = at {
            self.choose_cell((self.session.claims.cell.0, column));
        }
    }

    /// Chooses a cell.
    pub(super) fn choose_cell(&mut self, cell: (usize, usize)) {
        let is_other_column = self.session.claims.cell.1 != cell.1;
        self.session.claims.cell = cell;
        if is_other_column {
            self.session.claims.typed = None;
            self.take_up_reason();
        }
    }

    /// Returns the ways to a verdict on the chosen column, in the order of the digits.
    pub(super) fn verdict_choices(&self) -> Vec<Choice> {
        let state = &self.session.claims;
        let Some(table) = state.table.as_deref().filter(|table| state.cell.1 < table.columns.len()) else {
            return Vec::new();
        };
        let options = verdict_options(&self.project, table, state.cell.1, Some(state.cell.0));
        let (chosen, found): (Vec<_>, Vec<_>) = options.into_iter().partition(|option| option.kind == VerdictKind::Chosen);
        let mut choices: Vec<Choice> = found.into_iter().map(Choice::Take).collect();
        choices.push(Choice::LeaveOpen);
        if table.columns[state.cell.1].field != ClaimField::Polarity {
            choices.push(Choice::Type);
        }
        choices.extend(chosen.into_iter().map(Choice::Take));
        choices
    }

    /// Takes a way to a verdict.
    pub(super) fn choose_verdict(&mut self, index: usize) {
        let Some(choice) = self.verdict_choices().into_iter().nth(index) else { return };
        match choice {
            Choice::Take(option) => self.decide_column(Some(&option.value)),
            Choice::LeaveOpen => {
                self.session.claims.reason.clear();
                self.decide_column(None);
            }
            Choice::Type => {
                self.session.claims.typed = Some(String::new());
                self.session.claims.wants_focus = Some(ClaimsInput::Value);
            }
        }
    }

    /// Decides the chosen column with the reason in the field; nothing takes the verdict back.
    fn decide_column(&mut self, value: Option<&Said>) {
        let Some((table, column)) = self.chosen_column() else { return };
        let why = self.session.claims.reason.trim().to_owned();
        let decided = self.project.events.get(table.shown.event).map(|event| event.decided.clone()).unwrap_or_default();
        let field = match value {
            Some(value) => decided_field(&table, &column.field, value),
            None => Some(undecided_field(&column.field, decided.quantities.as_ref().map(|verdict| verdict.value.clone()))),
        };
        if let Some(field) = field {
            self.session.claims.typed = None;
            self.edit(&Edit::Decide { events: vec![table.shown.event], field, why });
        }
    }

    /// Gives the present verdict another reason; without a verdict the reason waits for one.
    pub(super) fn take_reason(&mut self) {
        let Some((_, column)) = self.chosen_column() else { return };
        if column.is_decided && column.reason != self.session.claims.reason.trim() {
            self.decide_column(Some(&column.verdict));
        }
    }

    fn chosen_column(&self) -> Option<(std::sync::Arc<ClaimsTable>, Column)> {
        let table = self.session.claims.table.clone()?;
        let column = table.columns.get(self.session.claims.cell.1)?.clone();
        Some((table, column))
    }

    /// Returns what the typed words mean for the chosen column.
    ///
    /// # Errors
    ///
    /// Why they mean nothing, in words for the person who typed them.
    pub(super) fn typed_value(&self) -> Result<Said, String> {
        let (table, column) = self.chosen_column().ok_or("There is nothing to decide")?;
        let words = self.session.claims.typed.as_deref().unwrap_or_default().trim();
        if words.is_empty() {
            return Err(hint(&column.field).to_owned());
        }
        match &column.field {
            ClaimField::When => self.date_in_words(Some(table.shown.event), words).map(Said::When),
            ClaimField::Quantity(what) => read_amount(&format!("{words} {what}"))
                .map(|quantity| Said::Quantity(Quantity { what: what.clone(), ..quantity })),
            ClaimField::Place => self.named(words, Some(EntityKind::Place)).map(Said::Place),
            ClaimField::Polarity => Err("Choose a claim".to_owned()),
            ClaimField::Actor | ClaimField::Target | ClaimField::Speaker => {
                let list: Result<Vec<EntityId>, String> = words.split(',').map(|name| self.named(name.trim(), None)).collect();
                list.map(Said::Entities)
            }
        }
    }

    /// Returns the entity of this name, merges followed.
    fn named(&self, name: &str, kind: Option<EntityKind>) -> Result<EntityId, String> {
        let lower = name.to_lowercase();
        let fits = |entity: &&Entity| {
            kind.is_none_or(|kind| entity.kind == kind)
                && (entity.name.to_lowercase() == lower || entity.aliases.iter().any(|alias| alias.to_lowercase() == lower))
        };
        let found =
            self.project.entities.iter().filter(fits).min_by_key(|entity| (entity.merged_into.is_some(), entity.rejected));
        found
            .map(|entity| self.project.entity_root(entity.id))
            .ok_or_else(|| format!("Nobody and nothing is called \u{201c}{name}\u{201d}"))
    }

    /// Takes the typed value as the verdict; returns whether it means one.
    pub(super) fn take_typed(&mut self) -> bool {
        let value = self.typed_value();
        if let Ok(value) = &value {
            self.decide_column(Some(value));
        }
        value.is_ok()
    }

    /// Shows the words of the chosen claim in the reader.
    pub(super) fn open_in_reader(&mut self) {
        let Some(table) = self.session.claims.table.clone() else { return };
        let Some(row) = table.rows.get(self.session.claims.cell.0) else { return };
        self.go_to(Screen::Desk);
        self.read(row.article, Some(row.quote));
    }

    /// Takes the chosen claim out of the event: a merged event stands alone again, an own claim gets an event of its own.
    pub(super) fn split_claim_off(&mut self) {
        let Some(table) = self.session.claims.table.clone() else { return };
        let event = table.shown.event;
        let Some(row) = table.rows.get(self.session.claims.cell.0).filter(|_| table.rows.len() > 1) else {
            self.session.notice("One claim alone cannot be split off");
            return;
        };
        let claim = HeldClaim::find(&self.project, row.holder, row.claim);
        let was_moved = claim.is_some_and(|claim| claim.moved_to.is_some());
        let change = |to: Option<EventId>| Edit::Claim { event: row.holder, claim: row.claim, change: ClaimChange::MoveTo(to) };
        let edit = if was_moved {
            change(None)
        } else if row.holder != event {
            Edit::SplitEvents(vec![row.holder])
        } else {
            let mut own = empty_event((self.services.unique)());
            own.status = table.shown.status;
            own.decided.title = None;
            let id = own.id;
            Edit::Batch { label: "Split a claim off".to_owned(), edits: vec![Edit::AddEvent(own.into()), change(Some(id))] }
        };
        if self.edit(&edit) {
            self.session.notice("Split the claim off; Ctrl Z gives it back");
        }
    }

    /// Returns the proposal that M accepts: the one with the keyboard, else the likeliest.
    pub(in crate::gui) fn proposal(&self) -> Option<&crate::query::SameEvent> {
        let state = &self.session.claims;
        let focused = state.proposals.iter().find(|proposal| Some(proposal.other) == state.focused_proposal);
        focused.or_else(|| state.proposals.first())
    }

    /// Makes the proposed event, and its copies, one with the event that leads.
    pub(super) fn accept_proposal(&mut self) {
        let Some(proposal) = self.proposal().cloned() else {
            self.name_same();
            return;
        };
        let events: Vec<EventId> = [proposal.event, proposal.other].into_iter().chain(proposal.copies).collect();
        self.make_one(&events);
    }

    /// Says that the proposed event is another one: that is never proposed again.
    pub(super) fn refuse_proposal(&mut self) {
        let Some(proposal) = self.proposal().cloned() else { return };
        let others = std::iter::once(proposal.other).chain(proposal.copies);
        let edits = others.map(|other| Edit::Refuse(event_refusal(proposal.event, other))).collect();
        self.session.claims.focused_proposal = None;
        if self.edit(&Edit::Batch { label: "Not the same event".to_owned(), edits }) {
            self.session.notice("Not the same event: it will not be offered again");
        }
    }
}

/// Returns what a typed value looks like.
pub(super) const fn hint(field: &ClaimField) -> &'static str {
    match field {
        ClaimField::When => "6 Aug 2025, 2025-08, between 5 and 8 Aug",
        ClaimField::Place => "Name of a place",
        ClaimField::Quantity(_) => "31, 31–32, at least 26",
        _ => "Names, with commas between them",
    }
}

/// Returns the decision that gives a field this value and leaves the rest of its record as the event shows it.
fn decided_field(table: &ClaimsTable, field: &ClaimField, value: &Said) -> Option<DecidedField> {
    Some(match (field, value) {
        (ClaimField::When, Said::When(when)) => DecidedField::When(Some(by_person(when))),
        (ClaimField::Place, Said::Place(place)) => DecidedField::Place(Some(Some(*place))),
        (ClaimField::Polarity, Said::Polarity(polarity)) => DecidedField::Polarity(Some(*polarity)),
        (ClaimField::Quantity(what), Said::Quantity(quantity)) => {
            let mut list: Vec<Quantity> = table.shown.quantities.iter().filter(|held| held.what != *what).cloned().collect();
            list.push(Quantity { words: None, ..quantity.clone() });
            list.sort();
            DecidedField::Quantities(Some(list))
        }
        (_, Said::Entities(list)) => {
            let role = field.role()?;
            let mut parts: Vec<Participation> =
                table.shown.participants.iter().filter(|part| part.role != role).copied().collect();
            parts.extend(list.iter().map(|&entity| Participation { entity, role }));
            DecidedField::Participants(Some(parts))
        }
        _ => return None,
    })
}

/// Returns a claim's date as a person's verdict: the words that it was read from stay with the claim.
fn by_person(when: &When) -> When {
    let why = if when.basis.anchor == Anchor::Person { when.basis.why.clone() } else { "verdict on the claims".into() };
    let mut when = when.clone().read_from(None);
    when.basis = Basis::person(why);
    when.alternatives = Sparse::EMPTY;
    when
}

/// Returns the decision that leaves a field to the claims again.
fn undecided_field(field: &ClaimField, quantities: Option<Vec<Quantity>>) -> DecidedField {
    match field {
        ClaimField::When => DecidedField::When(None),
        ClaimField::Place => DecidedField::Place(None),
        ClaimField::Polarity => DecidedField::Polarity(None::<Polarity>),
        ClaimField::Actor | ClaimField::Target | ClaimField::Speaker => DecidedField::Participants(None),
        ClaimField::Quantity(what) => {
            // Numbers with words were only taken over together with a decided one.
            let rest: Vec<Quantity> = quantities.into_iter().flatten().filter(|held| held.what != *what).collect();
            let is_decided = rest.iter().any(|quantity| quantity.words.is_none());
            DecidedField::Quantities(is_decided.then_some(rest))
        }
    }
}
