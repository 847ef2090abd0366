//! From an article to findings: entities, mentions and events, each with its words, its rule and its reason.

mod run;

pub use run::{Options, read, run};
