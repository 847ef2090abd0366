//! Names as they are compared: words without case and accents, initials, letters apart.

/// Words that do not count in names.
const SMALL: [&str; 14] = ["the", "of", "and", "for", "de", "la", "le", "du", "van", "von", "al", "el", "a", "an"];

/// Returns the words of a name in lower case, in Latin letters, without marks and without small words.
pub(super) fn words(name: &str) -> Vec<String> {
    let plain = deunicode::deunicode(name).to_lowercase();
    let words = plain.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !SMALL.contains(word)).map(str::to_owned).collect()
}

/// Returns the letters of an abbreviation such as "UN" or "U.N.", in lower case; nothing where the name is none.
pub(super) fn abbreviation(name: &str) -> Option<String> {
    let letters: String = name.chars().filter(|character| *character != '.').collect();
    let is_one = (2..=6).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase);
    is_one.then(|| letters.to_lowercase())
}

/// Returns the first letters of a name's words; nothing where it has one word only.
pub(super) fn initials(words: &[String]) -> Option<String> {
    (words.len() > 1).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

/// Returns how many letters must be changed, added, taken or swapped with the next one to turn one word into the other, where
/// that are at most `most` (optimal string alignment).
pub(super) fn letters_apart(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut rows = [vec![0; other.len() + 1], (0..=other.len()).collect::<Vec<usize>>(), vec![0; other.len() + 1]];
    for (i, &letter) in one.iter().enumerate() {
        let [before, last, next] = &mut rows;
        next[0] = i + 1;
        for (j, &held) in other.iter().enumerate() {
            let change = last[j] + usize::from(letter != held);
            next[j + 1] = change.min(last[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && letter == other[j - 1] && one[i - 1] == held {
                next[j + 1] = next[j + 1].min(before[j - 1] + 1);
            }
        }
        rows.rotate_left(1);
    }
    let distance = rows[1].last().copied().unwrap_or_default();
    (distance <= most).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::{abbreviation, initials, letters_apart, words};
    use proptest::prelude::*;

    #[test]
    fn names_lose_case_marks_and_small_words() {
        assert_eq!(words("Ministry of the Interior"), ["ministry", "interior"]);
        assert_eq!(words("Åse O'Neill"), ["ase", "o", "neill"]);
        assert_eq!(words("Юрий"), words("Iurii"));
    }

    #[test]
    fn abbreviations_are_short_and_upper_case() {
        assert_eq!(abbreviation("U.N."), Some("un".to_owned()));
        assert_eq!(initials(&words("United Nations")), Some("un".to_owned()));
        assert_eq!((abbreviation("Moscow"), abbreviation("X"), initials(&words("Moscow"))), (None, None, None));
    }

    #[test]
    fn letters_apart_are_counted() {
        let cases =
            [("yuri", "yury", Some(1)), ("witkoff", "wiktoff", Some(1)), ("same", "same", Some(0)), ("abc", "xyz", None)];
        for (one, other, expected) in cases {
            assert_eq!(letters_apart(one, other, 2), expected, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn distance_is_mutual_and_zero_only_for_the_same(one in "[a-c]{0,6}", other in "[a-c]{0,6}") {
            let apart = letters_apart(&one, &other, 10);
            prop_assert_eq!(apart, letters_apart(&other, &one, 10));
            prop_assert_eq!(apart == Some(0), one == other);
        }
    }
}
