//! The word lists of extraction, read once from `assets/lexicon/`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// A set of words in lower case, for look-up only.
pub(super) type Words = HashSet<String>;

/// All word lists.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// What verbs mean.
    pub verbs: Verbs,
    /// What nouns mean.
    pub nouns: Nouns,
    /// What words say about whether something happened.
    pub factuality: FactualityWords,
    /// Titles, offices and given names.
    pub people: People,
    /// Names and endings of organizations.
    pub organizations: Organizations,
    /// Names and endings of places.
    pub places: Places,
    /// Words that are no names.
    pub words: CommonWords,
}

/// What verbs mean, by lemma.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Verbs {
    types: BTreeMap<String, Vec<String>>,
    pub reporting: Words,
    pub claiming: Words,
    pub news_sayings: Words,
    pub states: Words,
    pub acts_when_past: Words,
    pub light: Words,
    pub phases: Words,
    /// Type by lemma, or by lemma and the word after it.
    #[serde(skip)]
    pub type_of: HashMap<String, String>,
}

/// What nouns mean, by lemma.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Nouns {
    types: BTreeMap<String, Vec<String>>,
    pub background: Words,
    pub deadlines: Words,
    pub labor: Words,
    pub arms: Words,
    pub accidents: Words,
    /// Type by lemma.
    #[serde(skip)]
    pub type_of: HashMap<String, String>,
}

/// What words say about whether something happened.
#[derive(Debug, Default, Deserialize)]
pub(super) struct FactualityWords {
    pub threatened: Words,
    pub planned: Words,
    pub failed: Words,
    pub denied: Words,
    pub ongoing: Words,
    pub failing: Words,
    pub conditions: Words,
    pub hedges: Words,
    pub future_adjectives: Words,
    pub failed_adjectives: Words,
}

/// Titles, offices and given names.
#[derive(Debug, Default, Deserialize)]
pub(super) struct People {
    pub honorifics: Words,
    pub offices: Words,
    pub office_leads: Words,
    pub suffixes: Words,
    pub particles: Words,
    pub given: Words,
    pub role_nouns: Words,
    pub nouns: Words,
}

/// Names and endings of organizations.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Organizations {
    pub endings: Words,
    pub heads: Words,
    pub legal_forms: Words,
    pub nouns: Words,
    pub names: Words,
    pub seats: Words,
    pub agencies: Words,
    aliases: BTreeMap<String, Vec<String>>,
    /// The name that is shown, by every other name in lower case.
    #[serde(skip)]
    canonical: HashMap<String, String>,
}

impl Organizations {
    /// Whether the words, in lower case, are the name of a known organization.
    pub(super) fn is_listed(&self, words: &str) -> bool {
        self.names.contains(words)
    }

    /// Returns the name under which a known organization is shown.
    pub(super) fn canonical(&self, name: &str) -> Option<&str> {
        let lower = name.to_lowercase().replace('’', "'");
        let bare = lower.strip_prefix("the ").unwrap_or(&lower);
        self.canonical.get(bare).map(String::as_str)
    }
}

/// Names and endings of places.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Places {
    pub endings: Words,
    pub starts: Words,
    pub nouns: Words,
    pub directions: Words,
    pub names: BTreeSet<String>,
    pub countries: BTreeMap<String, Vec<String>>,
    pub demonyms: BTreeMap<String, Vec<String>>,
    pub groups: Words,
}

/// Capitalized words that are no names of people, organizations or places.
#[derive(Debug, Default, Deserialize)]
pub(super) struct CommonWords {
    pub common: Words,
    pub acronyms: Words,
    pub happenings: Words,
    pub happening_starts: Words,
    pub laws: Words,
    pub product_starts: Words,
    pub product_nouns: Words,
    pub products: Words,
}

/// Returns the word lists.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(read);
    &LEXICON
}

/// Reads every list; one that does not parse stays empty, which the tests refuse.
fn read() -> Lexicon {
    let mut lexicon = Lexicon {
        verbs: ron::from_str(include_str!("../../assets/lexicon/verbs.ron")).unwrap_or_default(),
        nouns: ron::from_str(include_str!("../../assets/lexicon/nouns.ron")).unwrap_or_default(),
        factuality: ron::from_str(include_str!("../../assets/lexicon/factuality.ron")).unwrap_or_default(),
        people: ron::from_str(include_str!("../../assets/lexicon/people.ron")).unwrap_or_default(),
        organizations: ron::from_str(include_str!("../../assets/lexicon/organizations.ron")).unwrap_or_default(),
        places: ron::from_str(include_str!("../../assets/lexicon/places.ron")).unwrap_or_default(),
        words: ron::from_str(include_str!("../../assets/lexicon/words.ron")).unwrap_or_default(),
    };
    lexicon.verbs.type_of = by_word(&lexicon.verbs.types);
    lexicon.nouns.type_of = by_word(&lexicon.nouns.types);
    for (name, aliases) in &lexicon.organizations.aliases {
        for alias in std::iter::once(name).chain(aliases) {
            lexicon.organizations.canonical.insert(alias.to_lowercase(), name.clone());
            lexicon.organizations.names.insert(alias.clone());
        }
    }
    for set in [&mut lexicon.organizations.names, &mut lexicon.organizations.seats, &mut lexicon.organizations.agencies] {
        lower(set);
    }
    lexicon.places.names = lexicon.places.names.iter().map(|name| name.to_lowercase()).collect();
    for set in [&mut lexicon.places.groups, &mut lexicon.words.products] {
        lower(set);
    }
    lexicon
}

fn lower(set: &mut Words) {
    *set = std::mem::take(set).into_iter().map(|word| word.to_lowercase()).collect();
}

/// Turns "type: words" around; the first type in the order of the alphabet that names a word keeps it.
fn by_word(types: &BTreeMap<String, Vec<String>>) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for (event_type, words) in types {
        for word in words {
            found.entry(word.clone()).or_insert_with(|| event_type.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, lexicon};

    #[test]
    fn every_list_parses() {
        let Lexicon { verbs, nouns, factuality, people, organizations, places, words } = lexicon();
        assert!(verbs.type_of.len() > 300 && nouns.type_of.len() > 200);
        assert!(factuality.planned.contains("plan"));
        assert!(people.offices.contains("president") && people.given.contains("volodymyr"));
        assert!(organizations.names.contains("white house") && places.names.contains("gaza strip"));
        assert!(words.common.contains("the"));
    }
}
