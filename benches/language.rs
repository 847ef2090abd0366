//! How fast texts are analyzed, on one thread and on two.
//!
//! `cargo bench --no-default-features --bench language -- FOLDER`; without a folder, the sample articles.

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

use std::path::Path;
use std::time::{Duration, Instant};

use dateline::language::{self, Analyzer, Language, Model};
use dateline::text::Span;

/// Measurements of each item; the fastest counts, the others were disturbed.
const ROUNDS: usize = 3;
const SENTENCES: &str = include_str!("../tests/data/language/sentences.txt");

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let texts = read_texts(Path::new(folder.as_deref().unwrap_or("assets/articles")));
    let n_bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts, {n_bytes} bytes", texts.len());
    measure_load();
    let one = measure("whole pipeline, one thread", n_bytes, || analyze(&texts, 1));
    let two = measure("whole pipeline, two threads", n_bytes, || analyze(&texts, 2));
    println!("two threads are {:.2} times as fast", one.as_secs_f64() / two.as_secs_f64());
    measure("whole pipeline, nothing remembered between texts", n_bytes, || {
        texts.iter().map(|text| analyze(std::slice::from_ref(text), 1)).sum()
    });
    measure("rules", n_bytes, || texts.iter().map(|text| language::analyze_by_rules(text, &whole(text)).tokens.len()).sum());
    measure("language", n_bytes, || texts.iter().filter(|text| Language::of(text).is_some()).count());
}

fn whole(text: &str) -> [Span; 1] {
    [Span::new(0, text.len())]
}

/// Reads every file of the folder; the sentences of the tests where there is none.
fn read_texts(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts: Vec<String> =
        paths.iter().filter_map(|path| Some(String::from_utf8_lossy(&std::fs::read(path).ok()?).into_owned())).collect();
    if texts.is_empty() { vec![SENTENCES.to_owned(); 20] } else { texts }
}

fn measure_load() {
    let start = Instant::now();
    let is_read = Model::embedded().is_ok();
    println!("{:50} {:8.2} ms{}", "reading the model", millis(start.elapsed()), if is_read { "" } else { ", failed" });
}

/// Runs `work`, which returns how many tokens or texts it went through, and prints the figures of its fastest run.
fn measure(name: &str, n_bytes: usize, work: impl Fn() -> usize) -> Duration {
    let run = |_| {
        let start = Instant::now();
        let n_items = work();
        (start.elapsed(), n_items)
    };
    let (time, n_items) = (0..ROUNDS).map(run).min().unwrap_or_default();
    let seconds = time.as_secs_f64();
    let per_second = n_items as f64 / seconds;
    println!("{name:50} {:8.1} ms {per_second:10.0} a second {:6.2} MB/s", millis(time), n_bytes as f64 / seconds / 1e6);
    time
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Analyzes every text, each thread its share, and returns the tokens.
fn analyze(texts: &[String], n_threads: usize) -> usize {
    let Ok(model) = Model::embedded() else { return 0 };
    let share = |first: usize| {
        let mut analyzer = Analyzer::new(model);
        let mine = texts.iter().skip(first).step_by(n_threads);
        mine.map(|text| analyzer.analyze(text, &whole(text)).tokens.len()).sum::<usize>()
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..n_threads).map(|first| scope.spawn(move || share(first))).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).sum()
    })
}
