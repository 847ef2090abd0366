//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

mod alike;
mod citation;
mod coverage;
mod doubt;
mod entities;
mod facts;
mod filter;
mod links;
mod queue;
mod relation;
mod rows;
mod shown;
mod word_family;

#[cfg(test)]
mod review_tests;

pub use alike::{Criterion, Way, alike, matching};
pub use citation::citation;
pub use coverage::{SentenceState, coverage, coverage_counts};
pub use doubt::Doubt;
pub use entities::{EntityUse, Uses};
pub use facts::{Fact, Facts};
pub use filter::Filter;
pub use links::Links;
pub use queue::{QueueOrder, queue};
pub use rows::{Row, Rows, Time};
pub use shown::{Shown, shown};
pub use word_family::word_family;
