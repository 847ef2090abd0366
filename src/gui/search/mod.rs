//! The search field of the top bar: chips, words, completion, what is wrong, what was found, saved views.

mod field;
mod help;
mod menu;
mod popup;
mod state;
mod views;

pub(super) use field::search_ui;
pub(super) use help::search_help_ui;
pub(super) use menu::views_menu_ui;
pub use state::SearchState;
