//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

mod agreement;
pub mod catalog;
mod checks;
mod citation;
mod claims;
mod contradictions;
mod coverage;
mod entities;
mod entity_page;
pub mod filter;
mod links;
#[cfg(test)]
mod made_up;
mod passages;
mod proposal;
mod relation;
mod rows;
mod same_entity;
mod same_event;
pub mod search;
mod shown;

pub use agreement::{Agreement, Places, amount_words};
pub use catalog::{Catalog, QuotePlace, RowIndex};
pub use checks::{Check, CheckKind, Fix, checks};
pub use citation::citation;
pub use claims::{
    Cell, ClaimField, ClaimRow, ClaimsTable, Column, Said, VerdictKind, VerdictOption, claims_table, verdict_options,
};
pub use contradictions::{Contradiction, Contradictions};
pub use coverage::{SentenceState, coverage, coverage_counts};
pub use entities::{EntityUse, Uses};
pub use entity_page::{EntityPage, MentionLine, MentionOrder, Part, around};
pub use filter::{
    Asked, Candidate, Completion, Expr, Field, Filter, Form, QueryError, Term, TimeTest, Value, complete, parse_query,
};
pub use links::Links;
pub use passages::{ArticleWords, Passage, Passages};
pub use proposal::Reason;
pub use rows::{Row, Rows, Time};
pub use same_entity::{SameEntity, entity_refusal, same_entities};
pub use same_event::{EventPairs, SameEvent, refusal as event_refusal};
pub use search::Bits;
pub use shown::{Shown, ranked, shown};
