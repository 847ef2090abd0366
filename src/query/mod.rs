//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.

mod agreement;
mod checks;
mod citation;
mod claims;
mod contradictions;
mod coverage;
mod entities;
mod entity_page;
mod filter;
mod links;
#[cfg(test)]
mod made_up;
mod proposal;
mod relation;
mod rows;
mod same_entity;
mod same_event;
mod shown;

pub use agreement::{Agreement, Places, amount_words};
pub use checks::{Check, CheckKind, Fix, checks};
pub use citation::citation;
pub use claims::{
    Cell, ClaimField, ClaimRow, ClaimsTable, Column, Said, VerdictKind, VerdictOption, claims_table, verdict_options,
};
pub use contradictions::{Contradiction, Contradictions};
pub use coverage::{SentenceState, coverage, coverage_counts};
pub use entities::{EntityUse, Uses};
pub use entity_page::{EntityPage, MentionLine, MentionOrder, Part, around};
pub use filter::Filter;
pub use links::Links;
pub use proposal::Reason;
pub use rows::{Row, Rows, Time};
pub use same_entity::{SameEntity, entity_refusal, same_entities};
pub use same_event::{EventPairs, SameEvent, refusal as event_refusal};
pub use shown::{Shown, ranked, shown};
