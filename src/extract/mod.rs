//! From an article to findings: entities, mentions and events, each with its words, its rule and its reason.

mod clause;
mod coding;
mod dateline;
mod doc;
mod entities;
mod events;
mod foreign;
mod gazetteer;
mod learned;
mod lexicon;
mod names;
mod run;
mod shallow;

pub use foreign::{is_read_in_full, language_of};
pub use run::{Options, findings, read, run};
