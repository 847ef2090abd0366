//! The body of the fuzz target over mutated entries of its corpus: without a nightly compiler, and the same on every machine.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests read the files they need, and may fail")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dateline::model::Project;
use dateline::store::{self, FileHash};

/// Cases of the quick run.
const N_QUICK: usize = 3_000;
/// Cases of the long run: a minute or two.
const N_LONG: usize = 500_000;

#[test]
fn the_seeds_are_read_whole() {
    for (name, text) in seeds() {
        let recovered = recovered(&text).expect("readable").expect("changes");
        assert!(!recovered.dropped_tail && recovered.n_mended == 0, "{name}: {:?}", recovered.why_dropped);
        assert_eq!(recovered.n_changes, text.matches("    n: ").count(), "{name}");
    }
}

#[test]
fn mutated_entries_give_a_project_that_its_file_gives_back() {
    run(N_QUICK, 0x9e37_79b9_7f4a_7c15);
}

#[test]
#[ignore = "takes minutes: cargo test --no-default-features --test journal_fuzz -- --ignored"]
fn half_a_million_mutated_entries_give_a_project_that_its_file_gives_back() {
    run(N_LONG, 0x2545_f491_4f6c_dd1d);
}

fn run(n_cases: usize, seed: u64) {
    let seeds = seeds();
    assert!(seeds.len() >= 2, "the corpus is there");
    let lines: Vec<&str> = seeds.iter().flat_map(|(_, text)| text.lines()).collect();
    let mut chance = Chance(seed);
    let mut n_changed = 0;
    for _ in 0..n_cases {
        let text = mutated(&seeds[chance.below(seeds.len())].1, &lines, &mut chance);
        drop(store::recover_bytes(text.as_bytes(), &Project::default(), None));
        if let Ok(Some(recovered)) = recovered(&text) {
            n_changed += usize::from(recovered.n_changes > 0);
            let file = store::print(&recovered.project);
            let opened = store::parse(&file).expect("a project");
            assert_eq!(opened.report.n_losses, 0, "{text}\n{:#?}", opened.report.problems);
            assert!(opened.project == recovered.project, "{text}");
        }
    }
    assert!(n_changed > n_cases / 10, "{n_changed} of {n_cases} changed anything");
}

fn seeds() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/journal");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).expect("text"))).collect()
}

/// Recovers entries that stand between blank lines, without their frames.
fn recovered(text: &str) -> Result<Option<store::Recovered>, store::RecoverError> {
    let base = FileHash::of(b"base");
    let line = format!("// Dateline journal 1, schema 1, continues {base}");
    let mut journal = format!("{line}, check {:08x}\n", crc32fast::hash(line.as_bytes()));
    for entry in text.trim_end().split("\n\n") {
        writeln!(journal, "{entry}\n// end {:08x} {}", crc32fast::hash(entry.as_bytes()), entry.len()).expect("room");
    }
    store::recover_bytes(journal.as_bytes(), &Project::default(), Some(base))
}

/// Changes a text in a few places: a line goes, comes twice or from elsewhere, a number or a sign is another one.
fn mutated(text: &str, lines: &[&str], chance: &mut Chance) -> String {
    let mut text: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=chance.below(3) {
        let at = chance.below(text.len());
        match chance.below(6) {
            0 => drop(text.remove(at)),
            1 => text.insert(at, lines[chance.below(lines.len())].to_owned()),
            2 => lines[chance.below(lines.len())].clone_into(&mut text[at]),
            3 => {
                let other = text[chance.below(text.len())].clone();
                text.insert(at, other);
            }
            4 => {
                let number = ["0", "1", "7", "99999", "18446744073709551615", "-1", "1e9"][chance.below(7)];
                let digits = text[at].find(|sign: char| sign.is_ascii_digit());
                if let Some(from) = digits {
                    let length = text[at].bytes().skip(from).take_while(u8::is_ascii_digit).count();
                    text[at].replace_range(from..from + length, number);
                }
            }
            _ => {
                let from = text[at].floor_char_boundary(chance.below(text[at].len() + 1));
                text[at].insert(from, ['"', '(', ']', ',', ':', 'é', '\\', '\0'][chance.below(8)]);
            }
        }
        if text.is_empty() {
            break;
        }
    }
    text.join("\n")
}

/// A small generator of numbers that look random (xorshift64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).expect("small")
    }
}
