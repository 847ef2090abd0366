//! How long printing, saving and opening take, by the number of events.
//!
//! `cargo bench --no-default-features --bench store [EVENTS…]`; without numbers 1,000 and 100,000.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its figures, and stops where it cannot")]

mod large_project;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use dateline::store::{self, Permit, StdFileSystem};
use large_project::{EVENTS_AN_ARTICLE, large_project};

const RUNS: usize = 5;

fn main() {
    let mut sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 100_000];
    }
    let folder = tempfile::tempdir().expect("a folder for the files");
    println!("   events  articles        MB   print ms    save ms   parse ms    open ms   save ms/1,000   open ms/1,000");
    for n_events in sizes {
        for n_articles in [1, n_events.div_ceil(EVENTS_AN_ARTICLE)] {
            measure(n_events, n_articles, &folder.path().join("bench.ron"));
        }
    }
}

fn measure(n_events: usize, n_articles: usize, path: &Path) {
    let project = large_project(n_events, n_articles);
    let text = store::print(&project);
    let files = &StdFileSystem;
    let print = best(|| store::print(&project).len());
    let save = best(|| store::save(&project, path, Permit::Replace, files).expect("saved"));
    let parse = best(|| store::parse(&text).expect("a project"));
    let open = best(|| store::open(path, files).expect("a project"));
    let opened = store::open(path, files).expect("a project");
    assert!(opened.project == project && opened.report.problems.is_empty(), "the file lost something");
    let megabytes = text.len() as f64 / 1e6;
    let [save_each, open_each] = [save, open].map(|ms| ms * 1_000.0 / n_events as f64);
    println!(
        "{n_events:>9} {n_articles:>9} {megabytes:>9.1} {print:>10.1} {save:>10.1} {parse:>10.1} {open:>10.1} {save_each:>15.2} \
         {open_each:>15.2}"
    );
}

/// Returns the milliseconds of the fastest of some runs; what a run returns is dropped outside the time.
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        let made = black_box(run());
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1_000.0);
        drop(made);
    }
    fastest
}
