//! Finding words: folded text, an index of words, sets of rows, words that are nearly the same.

mod ascending;
mod bits;
mod fold;
mod near;
mod places;
mod word_index;

pub use bits::Bits;
pub use fold::{fold, folded_words};
pub use near::is_near;
pub use places::places;
pub use word_index::{Closeness, How, Part, WordIndex};
