//! What the table remembers between frames: columns, order, the cell that the keyboard is on, the cell that is edited.

use super::Column;
use super::order::{Order, Sort};
use crate::model::EventId;

/// The state of the table.
#[derive(Debug)]
pub struct TableState {
    /// The columns that are shown, in the order of the table.
    pub columns: Vec<Column>,
    /// Those of them that had room in the last frame.
    pub(super) fitted: Vec<Column>,
    pub(super) sort: Sort,
    pub(super) order: Order,
    /// The column that the keyboard is on.
    pub(super) column: Column,
    /// The event at which a range of chosen rows begins.
    pub(super) anchor: Option<EventId>,
    /// The cell that is edited.
    pub(super) editing: Option<Editing>,
    /// The place that is to be scrolled into view.
    pub(super) to_reveal: Option<usize>,
    /// The event that led when its row was last brought into view.
    pub(super) followed: Option<EventId>,
    /// How many rows were in view in the last frame.
    pub(super) n_in_view: usize,
}

impl Default for TableState {
    fn default() -> Self {
        Self {
            columns: Column::ALL.to_vec(),
            fitted: Column::ALL.to_vec(),
            sort: Sort::default(),
            order: Order::default(),
            column: Column::Title,
            anchor: None,
            editing: None,
            to_reveal: None,
            followed: None,
            n_in_view: 10,
        }
    }
}

/// A cell while it is edited.
#[derive(Debug, Clone)]
pub(super) struct Editing {
    pub(super) event: EventId,
    pub(super) column: Column,
    pub(super) text: String,
    /// Whether the keyboard is still to go there.
    pub(super) is_new: bool,
    /// Why the words could not be taken.
    pub(super) error: String,
}

/// A way from one place in the table to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the column at the left.
    Left,
    /// To the column at the right.
    Right,
}

impl TableState {
    /// Closes the cell that is edited without taking its words; returns whether there was one.
    pub fn give_up_cell(&mut self) -> bool {
        self.editing.take().is_some()
    }

    /// Moves the keyboard to the column beside.
    pub fn step(&mut self, step: Step) {
        let at = self.fitted.iter().position(|column| *column == self.column).unwrap_or_default();
        let to = match step {
            Step::Left => at.saturating_sub(1),
            Step::Right => (at + 1).min(self.fitted.len().saturating_sub(1)),
        };
        self.column = self.fitted.get(to).copied().unwrap_or(Column::Title);
    }

    /// Shows or hides a column; the title always stays.
    pub fn toggle(&mut self, column: Column) {
        if column == Column::Title {
            return;
        }
        if self.columns.contains(&column) {
            self.columns.retain(|held| *held != column);
        } else {
            self.columns.push(column);
            self.columns.sort_unstable();
        }
        self.fitted.clone_from(&self.columns);
        if !self.columns.contains(&self.column) {
            self.column = Column::Title;
        }
    }

    /// Sorts by a column, or the other way round where it is sorted by it already.
    pub fn sort_by(&mut self, column: Column) {
        let is_reversed = self.sort.by == column && !self.sort.is_reversed;
        self.sort = Sort { by: column, is_reversed };
    }

    /// Sorts by a column in one direction.
    pub const fn set_sort(&mut self, by: Column, is_reversed: bool) {
        self.sort = Sort { by, is_reversed };
    }

    /// Returns the column that the table is sorted by, and whether the other way round.
    pub const fn sorted_by(&self) -> (Column, bool) {
        (self.sort.by, self.sort.is_reversed)
    }

    /// Whether a cell is being edited.
    pub const fn is_editing(&self) -> bool {
        self.editing.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Step, TableState};

    #[test]
    fn the_keyboard_stays_on_a_column_that_is_shown() {
        let mut state = TableState::default();
        state.toggle(Column::Title);
        assert!(state.columns.contains(&Column::Title));
        (0..20).for_each(|_| state.step(Step::Right));
        assert_eq!(state.column, Column::Note);
        state.toggle(Column::Note);
        assert_eq!(state.column, Column::Title);
        state.toggle(Column::Note);
        assert_eq!(state.columns, Column::ALL);
        (0..20).for_each(|_| state.step(Step::Left));
        assert_eq!(state.column, Column::Mark);
    }
}
