//! The body of the fuzz target over mutated cases of the corpus: without a nightly compiler, and the same on every machine.

use std::fs;
use std::path::Path;

use dateline::model::{Day, Published, Settings};
use dateline::temporal::{Context, Domain, find, hints, relations, understand};
use dateline::text::{Span, paragraphs};

/// Cases of the quick run.
const N_QUICK: u64 = 3_000;
/// Cases of the long run: some minutes.
const N_LONG: u64 = 1_000_000;

/// A small generator of numbers that look random (xorshift64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap_or_default()
    }
}

#[test]
fn mutated_cases_give_sound_spans() {
    run(N_QUICK, 0x9e37_79b9_7f4a_7c15);
}

#[test]
#[ignore = "takes minutes: cargo test --release --no-default-features --test temporal_fuzz -- --ignored"]
fn a_million_mutated_cases_give_sound_spans() {
    run(N_LONG, 0x2545_f491_4f6c_dd1d);
}

fn run(n_cases: u64, seed: u64) {
    let lines = corpus();
    assert!(lines.len() > 500, "the corpus is there");
    let mut chance = Chance(seed);
    for _ in 0..n_cases {
        let text = mutated(&lines, &mut chance);
        check(&text);
    }
}

/// Returns the lines of all corpora, without marks of the gold.
fn corpus() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/corpus/timex", "fuzz/corpus/temporal"].map(|folder| root.join(folder));
    let mut paths: Vec<_> =
        folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| String::from_utf8(fs::read(path).ok()?).ok());
    texts.flat_map(|text| text.lines().map(|line| line.replace(['[', ']'], "")).collect::<Vec<_>>()).collect()
}

/// Joins one to three lines, and cuts, doubles, swaps or replaces pieces of them.
fn mutated(lines: &[String], chance: &mut Chance) -> String {
    let mut chars: Vec<char> = Vec::new();
    for _ in 0..=chance.below(3) {
        chars.extend(lines[chance.below(lines.len())].chars());
        chars.push([' ', '\n', '.', '-'][chance.below(4)]);
    }
    for _ in 0..chance.below(8) {
        let at = chance.below(chars.len());
        let end = (at + chance.below(12)).min(chars.len());
        match chance.below(5) {
            0 => drop(chars.drain(at..end)),
            1 => {
                let piece: Vec<char> = chars[at..end].to_vec();
                chars.splice(at..at, piece);
            }
            2 => {
                let other: Vec<char> = lines[chance.below(lines.len())].chars().collect();
                let from = chance.below(other.len());
                let to = (from + chance.below(20)).min(other.len());
                chars.splice(at..end, other[from.min(to)..to].iter().copied());
            }
            3 => chars
                .splice(at..at, [char::from_u32(u32::try_from(chance.next() % 0x2_ffff).unwrap_or(0)).unwrap_or('é')])
                .for_each(drop),
            _ => chars.splice(at..at, (chance.next() % 100_000_000_000).to_string().chars()).for_each(drop),
        }
    }
    chars.into_iter().collect()
}

fn check(text: &str) {
    let whole = Span::new(0, text.len());
    let regions: Vec<Span> = paragraphs(text, whole).collect();
    let day = Day::parse_iso("2025-08-06").map(|day| Published { day, time: None, zone: None, words: None });
    for published in [day, None] {
        let context = Context { published, settings: Settings::default(), domain: Domain::Detect };
        let found = find(text, &regions, &hints(text, &regions), &context);
        assert!(found.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{text:?}");
        assert!(found.iter().all(|timex| text.get(timex.span.range()).is_some_and(|words| !words.is_empty())), "{text:?}");
        assert!(found.iter().all(|timex| regions.iter().any(|region| region.contains(timex.span))), "{text:?}");
        drop(understand(text, &context));
    }
    drop(relations(text, whole));
}
