//! The forms of a name under which its spellings meet.

use crate::extract::gazetteer::{fold, gazetteer};
use crate::extract::lexicon::lexicon;
use crate::model::EntityKind;

/// Returns a name in lower case without article, possessive, stops and marks: the form that equal names share.
pub(super) fn normal(name: &str) -> String {
    let folded = fold(name).replace('.', "");
    let mut words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || c == '-' || c == '’').filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if let Some(last) = words.last_mut() {
        *last = last.trim_end_matches("'s").trim_end_matches('\'');
    }
    words.join(" ")
}

/// Returns the words of a person's name without titles, suffixes and initials, in normal form.
pub(super) fn personal(name: &str) -> Vec<String> {
    let people = &lexicon().people;
    let mut words: Vec<String> = name
        .split_whitespace()
        .map(|word| word.trim_matches([',', '"', '“', '”', '\'', '(', ')']))
        .filter(|word| !people.honorifics.contains(&word.to_lowercase()) && !people.suffixes.contains(&word.to_lowercase()))
        .map(|word| fold(word).trim_end_matches("'s").trim_matches('.').to_owned())
        .filter(|word| word.len() > 1)
        .collect();
    if words.is_empty() {
        words.push(normal(name));
    }
    words
}

/// Returns a surname without its Arabic article: "al-Assad" and "Assad" meet.
pub(super) fn surname(word: &str) -> &str {
    for article in ["al-", "el-", "al ", "ad-", "as-", "ar-"] {
        if let Some(rest) = word.strip_prefix(article)
            && rest.len() > 2
        {
            return rest;
        }
    }
    word
}

/// Returns the first letters of the capitalized words of a name.
pub(super) fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

/// Returns an acronym without its stops; nothing where the name is none.
pub(super) fn acronym(name: &str) -> Option<String> {
    let letters: String = name.chars().filter(|c| *c != '.').collect();
    let shaped = (2..=7).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase);
    shaped.then_some(letters)
}

/// Returns whether a name is another one and a word that such names may drop: "Apple" and "Apple Computer".
pub(super) fn is_short_form(short: &str, long: &str) -> bool {
    let (short, long) = (normal(short), normal(long));
    let Some(rest) = long.strip_prefix(&short).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    let endings = &lexicon().organizations.endings;
    short.len() > 1 && rest.split(' ').all(|word| endings.contains(word) || matches!(word, "and" | "&" | "of" | "america"))
}

/// Returns the form of a name that its id is made from, the same in articles that spell it in other ways.
///
/// People by first name and surname, organizations without their legal form, everything without marks.
pub(super) fn identity(kind: EntityKind, shown: &str, names: &[&str]) -> String {
    match kind {
        EntityKind::Person => {
            let words = personal(shown);
            match words.as_slice() {
                [first, .., last] => format!("{first} {}", surname(last)),
                _ => words.join(" "),
            }
        }
        EntityKind::Organization if lexicon().organizations.canonical(shown).is_none() => {
            let shortest =
                names.iter().filter(|name| acronym(name).is_none() && is_short_form(name, shown)).min_by_key(|name| name.len());
            without_legal_form(&normal(shortest.unwrap_or(&shown)))
        }
        _ => normal(shown),
    }
}

/// Cuts "Inc", "Group", "Motor Company" from the end of a company's name, where a name is left.
fn without_legal_form(name: &str) -> String {
    let organizations = &lexicon().organizations;
    let mut words: Vec<&str> = name.split(' ').collect();
    while let [rest @ .., last] = words.as_slice()
        && organizations.legal_forms.contains(*last)
        && rest.last().is_some_and(|word| is_own_name(word) || rest.len() > 1)
    {
        words.pop();
    }
    words.join(" ")
}

/// Whether a single word can stand for a company: no people, place, office or common word.
fn is_own_name(word: &str) -> bool {
    let lexicon = lexicon();
    let common = lexicon.words.common.contains(word)
        || lexicon.people.offices.contains(word)
        || lexicon.places.directions.contains(word);
    !common
        && !gazetteer().is_group(word)
        && gazetteer().place(word).is_none()
        && !matches!(word, "united" | "international" | "first" | "national" | "royal" | "standard")
}

#[cfg(test)]
mod tests {
    use super::{EntityKind, acronym, identity, initials, is_short_form, normal, personal, surname};

    #[test]
    fn spellings_of_a_name_meet() {
        assert_eq!(normal("the U.S."), normal("US"));
        assert_eq!(normal("Guantánamo Bay"), "guantanamo bay");
        assert_eq!(normal("Al-Qaeda"), normal("al Qaeda"));
    }

    #[test]
    fn personal_names_lose_titles_and_initials() {
        assert_eq!(personal("Dr. George W. Bush Jr."), ["george", "bush"]);
        assert_eq!(surname("al-assad"), "assad");
        assert_eq!(surname("alvarez"), "alvarez");
    }

    #[test]
    fn acronyms_are_made_of_initials() {
        assert_eq!(acronym("U.N.").as_deref(), Some("UN"));
        assert_eq!(initials("World Health Organization"), "WHO");
        assert_eq!(acronym("Nato"), None);
    }

    #[test]
    fn ids_are_made_from_what_spellings_share() {
        let organization = |name| identity(EntityKind::Organization, name, &[name]);
        assert_eq!(organization("Northgate Inc."), organization("Northgate"));
        assert_eq!(organization("Halberg Motor Company"), organization("Halberg Motors"));
        assert_ne!(organization("General Motors"), organization("General"));
        assert_ne!(organization("American Motors"), organization("American"));
        assert_eq!(identity(EntityKind::Person, "Ilse K. Marek", &[]), identity(EntityKind::Person, "Ilse Marek", &[]));
    }

    #[test]
    fn company_endings_may_be_dropped() {
        assert!(is_short_form("Apple", "Apple Computer"));
        assert!(is_short_form("Boeing", "The Boeing Company"));
        assert!(!is_short_form("New", "New York"));
        assert!(!is_short_form("American", "American Airlines Flight"));
    }
}
