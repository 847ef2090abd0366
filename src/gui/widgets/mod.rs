//! The small set of controls that every view is made of. Each has an accessible name, a focus ring and all its states.

mod badge;
mod button;
mod checkbox;
mod chip;
mod coverage_bar;
mod empty_state;
mod field_row;
mod icon_button;
mod interaction;
mod key_hint;
mod list_row;
mod message_bar;
mod modal_card;
mod search_field;
mod section_head;
mod sparkline;
mod text_line;
mod view_switch;

pub use badge::{Badge, badge, contradiction_badge, paint_contradiction_badge};
pub use button::{Button, ButtonKind};
pub use checkbox::checkbox;
pub use chip::{EntityChip, FilterChip, FilterChipResponse};
pub use coverage_bar::{CoverageCounts, coverage_bar};
pub use empty_state::EmptyState;
pub use field_row::FieldRow;
pub use icon_button::IconButton;
pub use interaction::{Interaction, Shown, focus_ring, focus_ring_inside};
pub use key_hint::{KeyTone, key_hint, key_hint_width, paint_key_hint};
pub use list_row::{Leading, ListRow};
pub use message_bar::{MessageAnswer, MessageBar, MessageTone};
pub use modal_card::{ModalCard, ModalCardResponse};
pub use search_field::{SearchField, SearchFieldResponse};
pub use section_head::{group_head, section_head};
pub use sparkline::{sparkline, sparkline_shapes};
pub use text_line::{Run, line_galley, paint_line, runs_galley};
pub use view_switch::{View, view_switch};
