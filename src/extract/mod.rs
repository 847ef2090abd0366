//! From an article to findings: entities, mentions and events, each with its words, its rule and its reason.

mod clause;
mod coding;
mod dateline;
mod doc;
mod entities;
mod events;
mod gazetteer;
mod learned;
mod lexicon;
mod names;
mod run;
mod shallow;

pub use run::{Options, findings, read, run};
