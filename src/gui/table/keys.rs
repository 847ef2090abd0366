//! Walking through the table by keyboard, and choosing rows on the way.

use egui::{Key, Modifiers, Ui};

use super::TableState;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::view::Selection;
use crate::model::EventId;

/// Where a key leads, from a place among so many rows.
fn target(ui: &Ui, shift: Modifiers, at: Option<usize>, state: &TableState) -> Option<usize> {
    let last = state.order.len().checked_sub(1)?;
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(shift, key));
    let from = at.unwrap_or_default();
    let page = state.n_in_view.saturating_sub(1).max(1);
    let to = if pressed(Key::ArrowDown) {
        at.map_or(0, |at| at + 1)
    } else if pressed(Key::ArrowUp) {
        from.saturating_sub(1)
    } else if pressed(Key::PageDown) {
        from + page
    } else if pressed(Key::PageUp) {
        from.saturating_sub(page)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return None;
    };
    Some(to.min(last))
}

/// Takes the keys that walk through the rows, unless a control has the keyboard.
pub(super) fn walk(ui: &Ui, app: &mut App, actions: &mut Vec<Action>) {
    let busy = app.session.dialog.is_some() || ui.memory(|memory| memory.focused().is_some());
    if busy || app.session.table.is_editing() {
        return;
    }
    let at = app.view.selection.event().and_then(|event| place(app, event));
    // With Shift first: a key alone is also taken to be pressed while Shift is held.
    for (modifiers, extends) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
        let Some(to) = target(ui, modifiers, at, &app.session.table) else { continue };
        if let Some(selection) = selection(app, to, extends) {
            app.session.table.to_reveal = Some(to);
            actions.push(Action::View(ViewAction::Select(selection)));
        }
    }
}

/// Returns the place of an event in the table.
pub(super) fn place(app: &App, event: EventId) -> Option<usize> {
    app.session.table.order.place(app.session.derived.row_index(event)?)
}

/// Returns the event at a place of the table.
pub(super) fn event_at(app: &App, place: usize) -> Option<EventId> {
    Some(app.session.derived.rows[app.session.table.order.row(place)?].shown.event)
}

/// Returns the choice of the row at a place, or of all from the anchor to it.
pub(super) fn selection(app: &mut App, to: usize, extends: bool) -> Option<Selection> {
    let event = event_at(app, to)?;
    let anchor = app.session.table.anchor.or(app.view.selection.event()).and_then(|event| place(app, event));
    if let Some(from) = anchor.filter(|_| extends) {
        app.session.table.anchor = event_at(app, from);
        // The row at the end of the range leads.
        let places: Vec<usize> = if from <= to { (from..=to).collect() } else { (to..=from).rev().collect() };
        Some(Selection::Events(places.into_iter().filter_map(|place| event_at(app, place)).collect()))
    } else {
        app.session.table.anchor = Some(event);
        Some(Selection::Events(vec![event]))
    }
}
