//! Temporal expressions to dates, with the rule and the reason.

mod context;

pub use context::{Clause, Context, Domain, Hints, Tense};
