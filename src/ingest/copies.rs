//! Articles that are the same bytes, or the same words with few of them changed.
//!
//! A text is reduced to the smallest hashes of its runs of three words (a bottom-k sketch, Cohen and Kaplan 2007), from which
//! the share of common runs is estimated; wire copies share nearly all of them, articles on the same matter nearly none.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Article;

/// Words in a run.
const RUN: i32 = 3;
/// Hashes that a fingerprint keeps.
const KEPT: usize = 256;
/// Articles that are remembered for one run; more of them share a publisher's closing lines, or are copies of these.
const MOST_HOLDERS: usize = 64;
/// The least share of unchanged words that makes a near copy; edits of 15 % leave 0.85.
const NEAR: f64 = 0.75;

/// What is kept of a text to recognize copies of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// The smallest hashes, sorted.
    hashes: Vec<u64>,
}

/// Returns the fingerprint of a text; case, punctuation and line ends do not count.
pub fn fingerprint(text: &str) -> Fingerprint {
    let lower = text.to_lowercase();
    let words = words(&lower);
    let runs = words.windows(RUN.unsigned_abs() as usize);
    let mut hashes: Vec<u64> = runs.map(hash).collect();
    if hashes.is_empty() && !words.is_empty() {
        hashes.push(hash(&words));
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(KEPT);
    Fingerprint { hashes }
}

/// Estimates which share of the words two texts have in common, 0 to 1.
///
/// # Examples
///
/// ```
/// use dateline::ingest::{fingerprint, similarity};
/// let one = fingerprint("The two sides met in the Customs House on Thursday.");
/// let other = fingerprint("the two sides met in the customs house on thursday");
/// assert!(similarity(&one, &other) > 0.99);
/// ```
pub fn similarity(one: &Fingerprint, other: &Fingerprint) -> f64 {
    let union: BTreeSet<u64> = one.hashes.iter().chain(&other.hashes).copied().collect();
    // Beyond the shorter full sketch the union is not a sample of all runs any more.
    let full = [one, other].into_iter().filter(|print| print.hashes.len() == KEPT);
    let bound = full.filter_map(|print| print.hashes.last().copied()).min().unwrap_or(u64::MAX);
    let sample: Vec<u64> = union.into_iter().filter(|&hash| hash <= bound).collect();
    let common = sample.iter().filter(|hash| one.holds(**hash) && other.holds(**hash)).count();
    if sample.is_empty() {
        return 0.0;
    }
    let shared_runs = common as f64 / sample.len() as f64;
    // Of two texts with a share p of words in common, p³ of each one's runs of three survive.
    (2.0 * shared_runs / (1.0 + shared_runs)).powf(1.0 / f64::from(RUN))
}

impl Fingerprint {
    fn holds(&self, hash: u64) -> bool {
        self.hashes.binary_search(&hash).is_ok()
    }
}

/// Hashes a run of words: FNV-1a, mixed at the end so that its order says nothing of the words (`SplitMix64`'s finalizer).
fn hash(run: &[&str]) -> u64 {
    let bytes = run.iter().flat_map(|word| word.bytes().chain([0]));
    let sum = bytes.fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    let mixed = (sum ^ (sum >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// How alike two articles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words with some changed; about this many of a hundred are the same.
    NearCopy(u8),
    /// Byte for byte the same file.
    SameBytes,
}

/// Two articles that are copies of each other, by their places in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NearCopy {
    /// The one that stands later in the list.
    pub later: usize,
    /// The one that it copies, or that copies it.
    pub earlier: usize,
    /// How alike they are.
    pub likeness: Likeness,
}

/// Finds the pairs of articles that are copies of each other, in the order of the list.
pub fn near_copies(articles: &[&Article]) -> Vec<NearCopy> {
    let mut index = CopyIndex::default();
    let copies = articles.iter().enumerate().flat_map(|(later, article)| {
        let found = index.add(article);
        found.into_iter().map(move |(earlier, likeness)| NearCopy { later, earlier, likeness })
    });
    copies.collect()
}

/// The articles that were seen so far, ready to be compared with another one in time that does not grow with their number.
#[derive(Debug, Clone, Default)]
pub struct CopyIndex {
    prints: Vec<Fingerprint>,
    by_bytes: BTreeMap<String, usize>,
    by_hash: BTreeMap<u64, Vec<usize>>,
}

impl CopyIndex {
    /// Adds an article and returns the earlier ones that it is a copy of, by their numbers, with how alike they are.
    ///
    /// Bodies are compared, so that a copy under another headline is found too.
    pub fn add(&mut self, article: &Article) -> Vec<(usize, Likeness)> {
        let number = self.prints.len();
        let body = article.slice(article.parts.body);
        let print = fingerprint(if body.is_empty() { &article.text } else { body });
        let same = self.by_bytes.get(&article.content_hash).copied();
        let mut found: Vec<(usize, Likeness)> =
            self.alike(&print).into_iter().filter(|&(other, _)| Some(other) != same).collect();
        found.extend(same.map(|other| (other, Likeness::SameBytes)));
        found.sort_unstable();
        self.by_bytes.entry(article.content_hash.clone()).or_insert(number);
        for &hash in &print.hashes {
            let holders = self.by_hash.entry(hash).or_default();
            if holders.len() < MOST_HOLDERS {
                holders.push(number);
            }
        }
        self.prints.push(print);
        found
    }

    fn alike(&self, print: &Fingerprint) -> Vec<(usize, Likeness)> {
        let holders = print.hashes.iter().filter_map(|hash| self.by_hash.get(hash));
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for &number in holders.flatten() {
            *common.entry(number).or_default() += 1;
        }
        // Of 15 % of edits 61 % of the runs survive; what shares less than an eighth is not worth the comparison.
        let likely = common.into_iter().filter(|&(_, count)| count * 8 >= print.hashes.len());
        let measured = likely.map(|(number, _)| (number, similarity(print, &self.prints[number])));
        measured
            .filter(|&(_, share)| share >= NEAR)
            .map(|(number, share)| (number, Likeness::NearCopy(percent(share))))
            .collect()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share lies between 0 and 1")]
fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}

/// Returns the runs of letters and digits; in scripts without blanks each character is a word.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for run in text.split(|character: char| !character.is_alphanumeric()).filter(|run| !run.is_empty()) {
        if run.chars().any(has_no_blanks) {
            words.extend(run.char_indices().filter_map(|(at, character)| run.get(at..at + character.len_utf8())));
        } else {
            words.push(run);
        }
    }
    words
}

/// Whether a character belongs to a script that puts no blanks between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
const fn has_no_blanks(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::{Likeness, NearCopy, fingerprint, near_copies, similarity};
    use crate::ingest::{ReadOptions, read};
    use crate::model::Article;
    use proptest::prelude::*;

    fn article(text: &str) -> Article {
        read(text.as_bytes(), "a.txt", &ReadOptions::default()).expect("text").article
    }

    fn text_of(words: &[u16]) -> String {
        words.iter().map(|word| format!("w{word}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn same_bytes_and_near_copies_are_told_apart() {
        let words: Vec<u16> = (0..200).collect();
        let mut edited = words.clone();
        edited[20] = 900;
        edited[120] = 901;
        let others: Vec<u16> = (1000..1200).collect();
        let texts = [text_of(&words), text_of(&others), text_of(&edited), text_of(&words)];
        let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
        let found = near_copies(&articles.iter().collect::<Vec<_>>());
        let [first, same, near] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((first.later, first.earlier), (2, 0));
        assert!(matches!(first.likeness, Likeness::NearCopy(97..=100)), "{first:?}");
        assert_eq!(*same, NearCopy { later: 3, earlier: 0, likeness: Likeness::SameBytes });
        assert_eq!((near.later, near.earlier), (3, 2));
    }

    #[test]
    fn another_headline_does_not_hide_a_copy() {
        let body = text_of(&(0..100).collect::<Vec<_>>());
        let one = article(&format!("date 2024-03-14 Talks open\n{body}"));
        let other = article(&format!("date 2024-03-15 Sides meet in port\n{body}"));
        assert_eq!(near_copies(&[&one, &other])[0].likeness, Likeness::NearCopy(100));
    }

    #[test]
    fn texts_without_words_are_like_nothing() {
        assert!(similarity(&fingerprint("…"), &fingerprint("…")).abs() < f64::EPSILON);
        assert!(similarity(&fingerprint("Yes"), &fingerprint("No")).abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn fifteen_percent_of_edits_are_found(
            words in prop::collection::vec(0_u16..2000, 150..1500),
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..3, 3000_u16..4000), 0..225),
        ) {
            let mut edited = words.clone();
            for (place, kind, word) in edits.iter().take(words.len() * 15 / 100) {
                let at = place.index(edited.len());
                match kind {
                    0 => edited[at] = *word,
                    1 => edited.insert(at, *word),
                    _ => drop(edited.remove(at)),
                }
            }
            let (one, other) = (article(&text_of(&words)), article(&text_of(&edited)));
            prop_assert_eq!(near_copies(&[&one, &other]).len(), 1);
        }

        #[test]
        fn different_texts_are_no_copies(
            one in prop::collection::vec(0_u16..300, 100..600),
            other in prop::collection::vec(0_u16..300, 100..600),
        ) {
            let (one, other) = (article(&text_of(&one)), article(&text_of(&other)));
            prop_assert_eq!(near_copies(&[&one, &other]), []);
        }
    }
}
