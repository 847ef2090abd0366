//! Immutable source text: half-open byte spans, paragraphs, the direction of reading, and the way between byte and code point offsets.

mod code_points;
mod direction;
mod paragraphs;
mod span;

pub use code_points::CodePoints;
pub use direction::has_right_to_left;
pub use paragraphs::paragraphs;
pub use span::{Span, slice};
