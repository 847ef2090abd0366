//! Every sign of the program as paths: event marks, kinds, agreement, coverage, time lines, icons. No font can lack them.
//! Each sign is a pure function that returns shapes, and a short one beside it that paints them.

mod agreement_symbol;
mod bin_rings;
mod coverage_sign;
mod event_mark;
mod highlight;
mod icon;
mod kind_glyph;
mod outline;
mod time_line;

pub use agreement_symbol::{agreement_symbol, agreement_symbol_shapes};
pub use bin_rings::{bin_rings, bin_rings_shapes};
pub use coverage_sign::{coverage_sign, coverage_sign_shapes};
pub use event_mark::{EventMark, event_mark, mark_name};
pub use highlight::{evidence_ground, mention_line, mention_line_shapes, trigger_line_shapes};
pub use icon::{Icon, icon, icon_shapes};
pub use kind_glyph::{kind_glyph, kind_glyph_shapes};
pub use time_line::{LinePlace, time_line, time_line_shapes};

pub use super::theme::{Agreement, Coverage, KindShape, MarkFill, MarkShape, TimeLine, Underline};
