//! Dateline turns articles into a reviewed chronology: dated events and the people, organizations and places in them,
//! each tied to the exact words.

pub mod edit;
pub mod export;
pub mod extract;
#[cfg(feature = "gui")]
pub mod gui;
pub mod headless;
pub mod ingest;
pub mod jobs;
pub mod language;
pub mod model;
pub mod query;
pub mod store;
pub mod temporal;
pub mod text;
