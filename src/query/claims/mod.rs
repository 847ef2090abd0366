//! What the claims of an event say, side by side: a row per claim, a column per field, each cell held against the verdict.

mod copies;
mod field;
mod said;
mod table;
mod verdicts;

pub use field::ClaimField;
pub use said::Said;
pub use table::{Cell, ClaimRow, ClaimsTable, Column, claims_table};
pub use verdicts::{VerdictKind, VerdictOption, verdict_options};

use copies::of_copies;
pub(super) use said::Reading;
pub(super) use table::{conflict, fields_of};

#[cfg(test)]
mod tests;
