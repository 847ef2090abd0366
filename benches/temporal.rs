//! Speed of the temporal engine: megabytes a second on news and on text without dates, and the time for 1, 10 and 100 MB.
//!
//! `cargo bench --no-default-features --bench temporal -- FOLDER` reads the `.txt` files of a folder, else the samples.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use dateline::model::{Day, Published, Settings};
use dateline::temporal::{Context, Domain, Hints, find, hints};
use dateline::text::{Span, paragraphs, slice};

const MEGABYTE: usize = 1 << 20;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = folder.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/articles"), PathBuf::from);
    let news = texts(&folder).join("\n\n");
    if news.is_empty() {
        println!("no .txt files in {}", folder.display());
        return;
    }
    let news = repeated(&news, 4 * MEGABYTE);
    let plain = repeated(&without_dates(&news), 4 * MEGABYTE);
    let given = hints(&news, &sentences(&news));
    report("news, hints given", &news, || black_box(find(&news, &[whole(&news)], &given, &context())).len());
    report("news, hints guessed", &news, || {
        let guessed = hints(&news, &sentences(&news));
        black_box(find(&news, &[whole(&news)], &guessed, &context())).len()
    });
    report("text without dates", &plain, || black_box(find(&plain, &[whole(&plain)], &Hints::default(), &context())).len());
    for megabytes in [1, 10, 100] {
        let text = repeated(&news, megabytes * MEGABYTE);
        report(&format!("news, {megabytes} MB in one article"), &text, || {
            black_box(find(&text, &[whole(&text)], &Hints::default(), &context())).len()
        });
    }
}

fn report(label: &str, text: &str, run: impl Fn() -> usize) {
    let mut best = f64::INFINITY;
    let mut found = 0;
    for _ in 0..3 {
        let start = Instant::now();
        found = run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let megabytes = text.len() as f64 / MEGABYTE as f64;
    println!("{label:<28} {:8.1} MB/s   {megabytes:6.1} MB in {:8.3} s   {found} expressions", megabytes / best, best);
}

fn context() -> Context {
    let published = Day::parse_iso("2016-08-03").map(|day| Published { day, time: None, zone: None, words: None });
    Context { published, settings: Settings::default(), domain: Domain::News }
}

fn texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.filter_map(|path| String::from_utf8(std::fs::read(path).ok()?).ok()).collect()
}

/// Repeats a text until it has at least so many bytes.
fn repeated(text: &str, bytes: usize) -> String {
    let mut whole = String::with_capacity(bytes + text.len());
    while whole.len() < bytes && !text.is_empty() {
        whole.push_str(text);
        whole.push('\n');
    }
    let cut = (bytes..whole.len()).find(|at| whole.is_char_boundary(*at)).unwrap_or(whole.len());
    whole.truncate(cut);
    whole
}

/// Returns the sentences in which nothing is found.
fn without_dates(text: &str) -> String {
    let mut plain = String::new();
    for sentence in sentences(text) {
        let words = slice(text, sentence);
        if find(words, &[whole(words)], &Hints::default(), &context()).is_empty() {
            plain.push_str(words);
            plain.push(' ');
        }
    }
    plain
}

fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for paragraph in paragraphs(text, whole(text)) {
        let mut start = paragraph.start();
        for (offset, _) in slice(text, paragraph).match_indices(". ") {
            let end = paragraph.start() + offset + 1;
            spans.push(Span::new(start, end));
            start = end + 1;
        }
        spans.push(Span::new(start, paragraph.end()));
    }
    spans
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}
