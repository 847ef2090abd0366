//! The table: a row for each event that the filter shows, to sort, choose and change by keyboard and pointer.

mod cell;
mod column;
mod editor;
mod keys;
mod order;
mod state;
mod ui;

pub use column::Column;
pub use state::{Step, TableState};
pub(super) use ui::table_ui;
