//! Which words are forms of one another: "told" and "tells", "strike" and "struck".
//!
//! Rough on purpose: it needs no model and no part of speech, and it is only ever used to propose, never to decide.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static IRREGULAR: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/lexicon/irregular.ron")).unwrap_or_default());

/// Endings with what takes their place, the longest first.
const ENDINGS: [(&str, &str); 10] = [
    ("ying", "y"),
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ing", ""),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
];

/// The fewest letters that an ending must leave.
const LEAST_STEM: usize = 2;

/// Returns a key that the forms of a word share; for several words, that of each.
pub fn word_family(words: &str) -> String {
    let folded: Vec<String> = words.split_whitespace().map(|word| family(&trimmed(word).to_lowercase())).collect();
    folded.join(" ")
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|character: char| !character.is_alphanumeric())
}

fn family(word: &str) -> String {
    if let Some(base) = IRREGULAR.get(word) {
        return core(base);
    }
    let has_vowel = |stem: &str| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let stem = ENDINGS.iter().find_map(|(ending, instead)| {
        let stem = word.strip_suffix(ending)?;
        let keeps =
            stem.chars().count() >= LEAST_STEM && has_vowel(stem) && !(*ending == "s" && stem.ends_with(['s', 'u', 'i']));
        keeps.then(|| format!("{stem}{instead}"))
    });
    core(&stem.unwrap_or_else(|| word.to_owned()))
}

/// Takes away what regular forms differ in beside their ending: a mute e, a doubled consonant.
fn core(stem: &str) -> String {
    let stem = stem.strip_suffix('e').filter(|rest| rest.chars().count() >= LEAST_STEM).unwrap_or(stem);
    let mut characters: Vec<char> = stem.chars().collect();
    if let [.., before, last] = characters[..]
        && before == last
        && !matches!(last, 'a' | 'e' | 'i' | 'o' | 'u' | 's')
        && characters.len() > LEAST_STEM
    {
        characters.pop();
    }
    characters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{IRREGULAR, word_family};

    #[test]
    fn forms_of_a_word_share_a_family() {
        for forms in [
            &["tell", "tells", "told", "Telling"][..],
            &["strike", "struck", "strikes", "striking"],
            &["stop", "stopped", "stopping"],
            &["deny", "denied", "denies", "denying"],
            &["announce", "announced", "announces", "announcing"],
            &["pass", "passed", "passes"],
            &["meet", "met", "meeting,"],
            &["launch attack", "launched attacks"],
        ] {
            for form in forms {
                assert_eq!(word_family(form), word_family(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn other_words_do_not() {
        for (one, other) in [("strike", "stride"), ("arrest", "area"), ("bus", "bu"), ("king", "k"), ("talks", "tells")] {
            assert_ne!(word_family(one), word_family(other), "{one} {other}");
        }
    }

    #[test]
    fn words_of_any_script_are_kept() {
        assert_eq!(word_family("заявил"), "заявил");
        assert_eq!(word_family("—"), "");
        assert!(IRREGULAR.len() > 100);
    }
}
