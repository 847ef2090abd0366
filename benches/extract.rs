//! How fast articles are read, from bytes to findings, on one thread.
//!
//! `cargo bench --no-default-features --bench extract -- FOLDER`; without a folder, the sample articles.

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

use std::path::Path;
use std::time::{Duration, Instant};

use dateline::extract::{Options, findings, read};
use dateline::ingest::{Document, ReadOptions, read as ingest};
use dateline::language::{Analysis, analyze};
use dateline::model::{Article, Settings};
use dateline::text::Span;

/// Measurements of each item; the fastest counts, the others were disturbed.
const ROUNDS: usize = 3;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let articles = articles(Path::new(folder.as_deref().unwrap_or("assets/articles")));
    let n_bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    println!("{} articles, {n_bytes} bytes, one thread", articles.len());
    let settings = Settings::default();
    let options = Options { settings: &settings, lexicon: &[] };
    let all = measure("everything", &articles, n_bytes, || {
        articles.iter().map(|article| read(article.clone(), None, &options).events.len()).sum()
    });
    let analyses: Vec<Analysis> = articles.iter().map(|article| analyze(&article.text, &regions(article))).collect();
    let rest = measure("names, dates and events of analyzed articles", &articles, n_bytes, || {
        articles.iter().zip(&analyses).map(|(article, analysis)| findings(article, analysis, &options).events.len()).sum()
    });
    println!("of the whole, grammar takes {:.0} %", 100.0 * (1.0 - rest.as_secs_f64() / all.as_secs_f64()));
}

/// Reads every article of the folder.
fn articles(folder: &Path) -> Vec<Article> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let read = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).ok()?;
        let Document { article, .. } = ingest(&bytes, &path.to_string_lossy(), &ReadOptions::default()).ok()?;
        Some(article)
    };
    paths.iter().filter_map(read).collect()
}

fn regions(article: &Article) -> Vec<Span> {
    article.parts.headline.into_iter().chain([article.parts.body]).filter(|region| !region.is_empty()).collect()
}

/// Runs `work`, which returns how many events it found, and prints the figures of its fastest run.
fn measure(name: &str, articles: &[Article], n_bytes: usize, work: impl Fn() -> usize) -> Duration {
    let run = |_| {
        let start = Instant::now();
        let n_events = work();
        (start.elapsed(), n_events)
    };
    let (time, n_events) = (0..ROUNDS).map(run).min().unwrap_or_default();
    let seconds = time.as_secs_f64();
    let (articles, megabytes) = (articles.len() as f64 / seconds, n_bytes as f64 / 1e6 / seconds);
    println!("{name:50} {seconds:8.3} s {articles:9.1} articles/s {megabytes:8.3} MB/s {n_events:7} events");
    time
}
