//! From the program's own event types to those of the project's codebook.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::EventType;

/// How acts become types of one codebook, as its file has it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Lemmas of triggers, by type of the codebook.
    words: BTreeMap<String, Vec<String>>,
    /// Types of the codebook, by PLOVER type.
    types: BTreeMap<String, String>,
}

/// How acts become types of a codebook.
#[derive(Debug, Default)]
pub(super) struct Coding {
    by_word: HashMap<String, String>,
    by_type: BTreeMap<String, String>,
}

/// The codebooks other than PLOVER, whose types are the program's own, with their files.
const FILES: [(&str, &str); 2] = [
    ("acled", include_str!("../../assets/lexicon/codes/acled.ron")),
    ("legal", include_str!("../../assets/lexicon/codes/legal.ron")),
];

impl Coding {
    /// Returns the codebook's type of an act with these lemmas, its main word first, and this type of the program's own.
    ///
    /// Where neither tells, the type is OTHER.
    pub(super) fn code<'l>(&self, mut lemmas: impl Iterator<Item = &'l str>, own: &str) -> EventType {
        let found = lemmas.find_map(|lemma| self.by_word.get(lemma)).or_else(|| self.by_type.get(own));
        EventType::new(found.map_or(EventType::OTHER, String::as_str))
    }
}

/// Returns how acts become types of the codebook with this name; nothing for PLOVER and for codebooks that are not known.
pub(super) fn coding(codebook: &str) -> Option<&'static Coding> {
    static CODINGS: LazyLock<BTreeMap<&'static str, Coding>> = LazyLock::new(read);
    CODINGS.get(codebook)
}

/// Reads every file; one that does not parse codes everything as OTHER, which the tests refuse.
fn read() -> BTreeMap<&'static str, Coding> {
    let coding = |text: &str| {
        let file: File = ron::from_str(text).unwrap_or_default();
        let mut by_word = HashMap::new();
        for (event_type, words) in file.words {
            for word in words {
                by_word.entry(word).or_insert_with(|| event_type.clone());
            }
        }
        Coding { by_word, by_type: file.types }
    };
    FILES.into_iter().map(|(name, text)| (name, coding(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::{FILES, File, coding};

    #[test]
    fn every_file_reads_and_no_word_has_two_types() {
        for (name, text) in FILES {
            let file: File = ron::from_str(text).expect(name);
            let mut words: Vec<&String> = file.words.values().flatten().collect();
            let count = words.len();
            words.sort();
            words.dedup();
            assert_eq!(words.len(), count, "a word of {name} has two types");
        }
    }

    #[test]
    fn the_word_decides_before_the_type_and_the_unknown_is_other() {
        let acled = coding("acled").expect("it comes with the program");
        let code = |words: &[&str], own: &str| acled.code(words.iter().copied(), own).0;
        assert_eq!(code(&["shell"], "ASSAULT"), "EXPLOSIONS");
        assert_eq!(code(&["kill"], "ASSAULT"), "BATTLES");
        assert_eq!(code(&["meet", "talk"], "CONSULT"), "OTHER");
        assert!(coding("plover").is_none() && coding("no such book").is_none());
    }
}
