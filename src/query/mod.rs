//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

mod agreement;
mod alike;
pub mod catalog;
mod checks;
mod citation;
mod claims;
mod contradictions;
mod coverage;
mod doubt;
mod entity_page;
mod facts;
pub mod filter;
mod links;
mod occurrences;
mod passages;
mod proposal;
mod queue;
mod relation;
mod rows;
mod same_entity;
mod same_event;
pub mod search;
mod shown;
mod word_family;

#[cfg(test)]
mod made_up;

pub use agreement::{Agreement, Places, amount_words};
pub use alike::{Criterion, Way, alike, matching};
pub use catalog::{Catalog, QuotePlace, Renewal, RowIndex};
pub use checks::{Check, CheckKind, Fix, checks};
pub use citation::citation;
pub use claims::{
    Cell, ClaimField, ClaimRow, ClaimsTable, Column, Said, VerdictKind, VerdictOption, claims_table, verdict_options,
};
pub use contradictions::{Contradiction, ContradictionIndex, Contradictions};
pub use coverage::{SentenceState, coverage, coverage_counts};
pub use doubt::Doubt;
pub use entity_page::{EntityPage, MentionLine, MentionOrder, Part, around};
pub use facts::{Fact, Facts};
pub use filter::{
    Asked, Candidate, Completion, Expr, Field, Filter, Form, QueryError, Term, TimeTest, Value, complete, count_ahead,
    is_counted, parse_query,
};
pub use links::{HeldClaim, Links};
pub use occurrences::unmarked_occurrences;
pub use passages::{ArticleWords, Passage, Passages};
pub use proposal::Reason;
pub use queue::{QueueOrder, queue};
pub use rows::{Row, Rows, Time};
pub use same_entity::{SameEntity, entity_refusal, same_entities};
pub use same_event::{EventPairs, Rarity, SameEvent, refusal as event_refusal};
pub use search::Bits;
pub use shown::{Shown, dating_claim, ranked, shown};
pub use word_family::word_family;
