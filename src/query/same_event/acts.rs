//! Which kinds of act words tell: "struck" and "tremor" may tell of one earthquake, "signed" and "blaze" of no one event.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use crate::query::word_family;

/// A kind of act, as its place in the list.
pub(super) type Act = u16;

/// The kinds with their words.
struct Acts {
    names: Vec<String>,
    /// Kinds by the families of one word, or of two behind one another.
    by_words: HashMap<String, Vec<Act>>,
    /// The families that begin two words behind one another.
    first_of_two: HashSet<String>,
}

static ACTS: LazyLock<Acts> = LazyLock::new(|| {
    let lists: BTreeMap<String, Vec<String>> =
        ron::from_str(include_str!("../../../assets/lexicon/acts.ron")).unwrap_or_default();
    let mut acts = Acts { names: Vec::new(), by_words: HashMap::new(), first_of_two: HashSet::new() };
    for (act, (name, words)) in (0..).zip(lists) {
        for word in words {
            let family = word_family(&word);
            acts.first_of_two.extend(family.split_once(' ').map(|(first, _)| first.to_owned()));
            let held = acts.by_words.entry(family).or_default();
            if !held.contains(&act) {
                held.push(act);
            }
        }
        acts.names.push(name);
    }
    acts
});

/// Returns the kinds of act that the words of a text may tell, sorted; those of two words where a pair tells more than each.
pub(super) fn of(text: &str) -> Vec<Act> {
    let families: Vec<String> = words(text).map(word_family).collect();
    told(families.iter().map(String::as_str))
}

/// Returns the words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '-').filter(|word| !word.is_empty())
}

/// Returns the kinds of act that words of these families tell, sorted.
pub(super) fn told<'w>(families: impl Iterator<Item = &'w str>) -> Vec<Act> {
    let mut families = families.peekable();
    let mut found = Vec::new();
    while let Some(family) = families.next() {
        let next = families.peek().filter(|_| ACTS.first_of_two.contains(family));
        let pair = next.and_then(|next| ACTS.by_words.get(&format!("{family} {next}")));
        if pair.is_some() {
            families.next();
        }
        found.extend(pair.or_else(|| ACTS.by_words.get(family)).into_iter().flatten().copied());
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Returns the name of a kind.
pub(super) fn name(act: Act) -> &'static str {
    ACTS.names.get(usize::from(act)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::{ACTS, name, of};

    fn names(text: &str) -> Vec<&'static str> {
        of(text).into_iter().map(name).collect()
    }

    #[test]
    fn words_of_one_kind_tell_it_in_each_of_their_forms() {
        assert_eq!(names("A tremor shook the town"), ["quake"]);
        assert_eq!(names("earthquakes"), ["quake"]);
        assert_eq!(names("drivers walked off the job"), ["strike"]);
        assert_eq!(names("he resigned, she stepped down"), ["quit"]);
        assert_eq!(names("the harbor"), Vec::<&str>::new());
    }

    #[test]
    fn the_list_is_read_and_each_of_its_kinds_has_words() {
        assert!(ACTS.names.len() > 100);
        let told: std::collections::BTreeSet<u16> = ACTS.by_words.values().flatten().copied().collect();
        assert_eq!(told.len(), ACTS.names.len());
    }
}
