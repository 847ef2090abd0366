//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

pub mod catalog;
mod citation;
mod coverage;
mod entities;
pub mod filter;
mod links;
mod passages;
mod relation;
mod rows;
pub mod search;
mod shown;

pub use catalog::{Catalog, QuotePlace, RowIndex};
pub use citation::citation;
pub use coverage::{SentenceState, coverage, coverage_counts};
pub use entities::{EntityUse, Uses};
pub use filter::{
    Asked, Candidate, Completion, Expr, Field, Filter, Form, QueryError, Term, TimeTest, Value, complete, parse_query,
};
pub use links::Links;
pub use passages::{ArticleWords, Passage, Passages};
pub use rows::{Row, Rows, Time};
pub use search::Bits;
pub use shown::{Shown, shown};
