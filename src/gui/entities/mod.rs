//! The entities view: the list by kind, and the page of the chosen one with its timeline, its mentions and its company.

mod aside;
mod bars;
mod commands;
mod coordinates;
mod head;
mod list;
mod mentions;
mod page;
mod same;
mod several;
mod state;
mod strip;
mod suggestions;

pub(super) use aside::aside_ui;
pub(super) use coordinates::{coordinates_from_text, coordinates_text};
pub(super) use list::{entities_ui, filter_by};
pub(super) use page::page_ui;
pub use state::EntitiesState;
