//! How long printing, saving and opening take, by the number of events; and journaling and recovering at the largest.
//!
//! `cargo bench --no-default-features --bench store [EVENTS…]`; without numbers 1,000 and 100,000.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its figures, and stops where it cannot")]

mod large_project;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use dateline::edit::{Change, Edit, apply};
use dateline::model::{EventId, Project, Stamp, Status};
use dateline::store::{self, Entry, FileHash, Journal, Permit, StdFileSystem};
use large_project::{EVENTS_AN_ARTICLE, large_project};

const RUNS: usize = 5;

fn main() {
    let mut sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 100_000];
    }
    let folder = tempfile::tempdir().expect("a folder for the files");
    println!("   events  articles        MB   print ms    save ms   parse ms    open ms   save ms/1,000   open ms/1,000");
    for &n_events in &sizes {
        for n_articles in [1, n_events.div_ceil(EVENTS_AN_ARTICLE)] {
            measure(n_events, n_articles, &folder.path().join("bench.ron"));
        }
    }
    let n_events = sizes.into_iter().max().unwrap_or_default();
    measure_journal(&large_project(n_events, n_events.div_ceil(EVENTS_AN_ARTICLE)), &folder.path().join("bench.journal"));
}

/// Journals setting the status of events, one by one and many at once, and recovers the former.
fn measure_journal(project: &Project, path: &Path) {
    let files = &StdFileSystem;
    let ids: Vec<EventId> = project.events.ids().collect();
    let hash = FileHash::of(b"the file");
    let begin = || {
        Journal::discard(path, files).expect("removed");
        Journal::begin(path.to_owned(), Some(hash), files).expect("begun")
    };
    let n_events = ids.len();
    println!("\njournal at {n_events} events");
    for n_at_once in [10_000, 100_000] {
        let events: Vec<EventId> = ids.iter().copied().take(n_at_once).collect();
        let n = events.len();
        let mut edited = project.clone();
        let [entry, append, sync] = journaled(&mut begin(), &mut edited, events);
        let megabytes = std::fs::metadata(path).expect("a journal").len() as f64 / 1e6;
        println!("{n} set at once: entry {entry:.2} ms, append {append:.1} ms, sync {sync:.1} ms, {megabytes:.1} MB");
    }
    let (mut edited, mut journal) = (project.clone(), begin());
    let n = n_events.min(20_000);
    let mut each: Vec<[f64; 3]> = ids.iter().take(n).map(|&id| journaled(&mut journal, &mut edited, vec![id])).collect();
    let mut median = |part: usize| {
        each.sort_by(|one, other| one[part].total_cmp(&other[part]));
        each.get(n / 2).map_or(f64::NAN, |times| times[part] * 1_000.0)
    };
    let [entry, append, sync] = [0, 1, 2].map(&mut median);
    println!("one set, median of {n}: entry {entry:.1} µs, append {append:.1} µs, sync {sync:.0} µs");
    drop(journal);
    let recovered = best(|| store::recover(path, project, Some(hash), files).expect("readable").expect("changes"));
    let found = store::recover(path, project, Some(hash), files).expect("readable").expect("changes");
    assert!(found.project == edited && found.n_changes == n, "the journal lost something");
    let megabytes = std::fs::metadata(path).expect("a journal").len() as f64 / 1e6;
    println!("{n} changes recovered in {recovered:.0} ms, from {megabytes:.1} MB");
}

/// Defers events and journals that; returns the milliseconds for making the entry, writing it, and bringing it to the disk.
fn journaled(journal: &mut Journal<'_>, project: &mut Project, events: Vec<EventId>) -> [f64; 3] {
    let stamp = Stamp::default();
    let edit = Edit::SetStatus { events, status: Status::Deferred, why: String::new() };
    let applied = apply(project, &edit, &stamp).expect("events that are there");
    let mut times = [Instant::now(); 4];
    let entry = Entry::new(stamp.at, edit.label(), Change::since(&applied.inverse, project));
    times[1] = Instant::now();
    journal.append(entry).expect("written");
    times[2] = Instant::now();
    journal.sync().expect("on the disk");
    times[3] = Instant::now();
    [0, 1, 2].map(|part| (times[part + 1] - times[part]).as_secs_f64() * 1_000.0)
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
