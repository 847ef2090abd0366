//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

mod agreement;
mod citation;
mod claims;
mod contradictions;
mod coverage;
mod entities;
mod filter;
mod links;
#[cfg(test)]
mod made_up;
mod relation;
mod rows;
mod shown;

pub use agreement::{Agreement, Places, amount_words};
pub use citation::citation;
pub use claims::{
    Cell, ClaimField, ClaimRow, ClaimsTable, Column, Said, VerdictKind, VerdictOption, claims_table, verdict_options,
};
pub use contradictions::{Contradiction, Contradictions};
pub use coverage::{SentenceState, coverage, coverage_counts};
pub use entities::{EntityUse, Uses};
pub use filter::Filter;
pub use links::Links;
pub use rows::{Row, Rows, Time};
pub use shown::{Shown, ranked, shown};
