//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

mod coverage;
mod links;
mod relation;
mod rows;
mod shown;

pub use coverage::{SentenceState, coverage, coverage_counts};
pub use links::Links;
pub use rows::{Row, Rows, Time};
pub use shown::{Shown, shown};
