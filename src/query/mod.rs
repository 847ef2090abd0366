//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

mod citation;
mod coverage;
mod entities;
mod entity_page;
mod filter;
mod links;
mod relation;
mod rows;
mod shown;

pub use citation::citation;
pub use coverage::{SentenceState, coverage, coverage_counts};
pub use entities::{EntityUse, Uses};
pub use entity_page::{EntityPage, MentionLine, MentionOrder, Part, around};
pub use filter::Filter;
pub use links::Links;
pub use rows::{Row, Rows, Time};
pub use shown::{Shown, shown};
