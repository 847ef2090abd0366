//! Immutable source text: half-open byte spans, paragraphs, and the way between byte and code point offsets.

mod code_points;
mod paragraphs;
mod span;

pub use code_points::CodePoints;
pub use paragraphs::paragraphs;
pub use span::{Span, slice};
