//! Writes a project as large as one likes, to look at in the window.
//!
//! `cargo run --no-default-features --example large_project EVENTS PATH.ron`
#![expect(clippy::expect_used, reason = "an example stops where it cannot go on")]

#[path = "../benches/large_project/mod.rs"]
mod large_project;

use std::path::Path;

use dateline::store::{self, Permit, StdFileSystem};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let n_events: usize = arguments.next().and_then(|argument| argument.parse().ok()).expect("how many events");
    let path = arguments.next().expect("the file to write");
    let project = large_project::large_project(n_events, n_events.div_ceil(large_project::EVENTS_AN_ARTICLE));
    store::save(&project, Path::new(&path), Permit::NewFile, &StdFileSystem).expect("the project is saved");
}
