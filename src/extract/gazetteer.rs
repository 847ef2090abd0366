//! Countries, cities, demonyms and personal names: evidence for the kind of a name, never a verdict.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::lexicon::lexicon;
use crate::model::Coordinates;

/// What is known of a place's name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// ISO 3166 code of its country.
    pub country: &'static str,
    /// What sort of place it is.
    pub sort: PlaceSort,
    /// Where it lies, where that is known.
    pub coordinates: Option<Coordinates>,
    /// Thousands of people who live there; 0 where that is not known.
    pub people: u32,
}

/// What sort of place a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceSort {
    /// A state.
    Country,
    /// Its capital.
    Capital,
    /// A city.
    City,
    /// A region, water or other place.
    Region,
}

/// How surely a word is a given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GivenName {
    /// It is one.
    Sure,
    /// It is a common word, a place or a month as well.
    Doubtful,
}

/// The gazetteer, for look-up only.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    places: HashMap<String, Place>,
    /// The countries' names by code, as they are shown.
    country_names: HashMap<&'static str, &'static str>,
    demonyms: HashMap<String, &'static str>,
    given: HashMap<&'static str, GivenName>,
    surnames: HashSet<&'static str>,
}

impl Gazetteer {
    /// Returns what is known of a place with this name.
    pub(super) fn place(&self, name: &str) -> Option<&Place> {
        self.places.get(&place_key(name))
    }

    /// Whether the name is a country's.
    pub(super) fn is_country(&self, name: &str) -> bool {
        self.place(name).is_some_and(|place| place.sort == PlaceSort::Country)
    }

    /// Returns the country's name by its code.
    pub(super) fn country_name(&self, code: &str) -> Option<&'static str> {
        self.country_names.get(code).copied()
    }

    /// Whether the word names a people, a faith or a movement.
    pub(super) fn is_group(&self, word: &str) -> bool {
        let key = word.to_lowercase();
        self.demonyms.contains_key(&key) || lexicon().places.groups.contains(&key)
    }

    /// Returns how surely the word is a given name.
    pub(super) fn given_name(&self, word: &str) -> Option<GivenName> {
        let key = fold(word);
        let own = || lexicon().people.given.contains(&word.to_lowercase()).then_some(GivenName::Sure);
        self.given.get(key.as_str()).copied().or_else(own)
    }

    /// Whether the word is a known surname.
    pub(super) fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(fold(word).as_str())
    }
}

/// Returns the gazetteer.
pub(super) fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(read);
    &GAZETTEER
}

/// Returns the word in lower case without the marks of Latin letters.
pub(super) fn fold(word: &str) -> String {
    deunicode::deunicode(word).to_lowercase()
}

/// Returns the key under which spellings of one place's name meet: "Ar Raqqah", "al-Raqqa", "Raqqa".
fn place_key(name: &str) -> String {
    let mut key = fold(name).replace(['-', '’', '\'', '`', '.'], " ");
    for article in ["the ", "al ", "ar ", "ad ", "as ", "at ", "az ", "an ", "ash ", "adh "] {
        if let Some(rest) = key.strip_prefix(article)
            && rest.len() > 3
        {
            key = rest.to_owned();
            break;
        }
    }
    if key.len() > 4 && key.ends_with("ah") {
        key.pop();
    }
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read() -> Gazetteer {
    let mut gazetteer = Gazetteer::default();
    read_cities(&mut gazetteer, include_str!("../../assets/gazetteer/cities.tsv"));
    read_countries(&mut gazetteer, include_str!("../../assets/gazetteer/countries.tsv"));
    read_own(&mut gazetteer);
    for line in include_str!("../../assets/gazetteer/given_names.txt").lines() {
        match line.strip_prefix('?') {
            Some(name) => gazetteer.given.insert(name, GivenName::Doubtful),
            None => gazetteer.given.insert(line, GivenName::Sure),
        };
    }
    gazetteer.surnames = include_str!("../../assets/gazetteer/surnames.txt").lines().collect();
    gazetteer
}

/// Reads the cities; of two with one name the larger stays.
fn read_cities(gazetteer: &mut Gazetteer, lines: &'static str) {
    for line in lines.lines() {
        let mut fields = line.split('\t');
        let (Some(name), Some(country), Some(seat)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let mut number = || {
            let field = fields.next()?;
            field.parse::<f64>().ok()
        };
        let coordinates = number().zip(number()).map(|(latitude, longitude)| Coordinates { latitude, longitude });
        let people = fields.next().and_then(|field| field.parse().ok()).unwrap_or_default();
        let sort = if seat == "C" { PlaceSort::Capital } else { PlaceSort::City };
        let place = Place { country, sort, coordinates, people };
        let key = place_key(name);
        let is_larger = gazetteer.places.get(&key).is_none_or(|held| held.people < people);
        if is_larger {
            gazetteer.places.insert(key, place);
        }
    }
}

fn read_countries(gazetteer: &mut Gazetteer, lines: &'static str) {
    for line in lines.lines() {
        let mut fields = line.split('\t');
        let (Some(code), Some(name), Some(demonym)) = (fields.next(), fields.next(), fields.next()) else { continue };
        gazetteer.country_names.insert(code, name);
        for name in std::iter::once(name).chain(fields.next().unwrap_or_default().split('|')) {
            add_country(gazetteer, code, name);
        }
        if !demonym.is_empty() {
            gazetteer.demonyms.insert(demonym.to_lowercase(), code);
            gazetteer.demonyms.insert(format!("{}s", demonym.to_lowercase()), code);
        }
    }
}

fn add_country(gazetteer: &mut Gazetteer, country: &'static str, name: &str) {
    if !name.is_empty() {
        let place = Place { country, sort: PlaceSort::Country, coordinates: None, people: u32::MAX };
        gazetteer.places.insert(place_key(name), place);
    }
}

/// Adds the names of the project's own list.
fn read_own(gazetteer: &mut Gazetteer) {
    let places = &lexicon().places;
    for name in &places.names {
        let held = gazetteer.places.get(&place_key(name)).cloned();
        if held.as_ref().is_none_or(|held| matches!(held.sort, PlaceSort::City | PlaceSort::Capital)) {
            let (country, coordinates, people) =
                held.map_or(("", None, 0), |held| (held.country, held.coordinates, held.people));
            gazetteer.places.insert(place_key(name), Place { country, sort: PlaceSort::Region, coordinates, people });
        }
    }
    for (code, names) in &places.countries {
        for name in names {
            add_country(gazetteer, code, name);
        }
        if let Some(first) = names.first() {
            gazetteer.country_names.insert(code, first);
        }
    }
    for (code, words) in &places.demonyms {
        for word in words {
            gazetteer.demonyms.insert(word.to_lowercase(), code);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{GivenName, PlaceSort, gazetteer};

    #[test]
    fn spellings_of_a_place_meet() {
        let country = |name| gazetteer().place(name).map(|place| place.country);
        assert_eq!(country("Moscow"), Some("RU"));
        assert_eq!(country("Raqqa"), Some("SY"));
        assert_eq!(country("Ar Raqqah"), Some("SY"));
        assert_eq!(country("U.S."), Some("US"));
        assert_eq!(country("Rejkjav"), None);
    }

    #[test]
    fn countries_capitals_and_cities_are_told_apart() {
        let sort = |name| gazetteer().place(name).map(|place| place.sort);
        assert_eq!(sort("the United States"), Some(PlaceSort::Country));
        assert_eq!(sort("Ankara"), Some(PlaceSort::Capital));
        assert_eq!(sort("Aleppo"), Some(PlaceSort::Region));
        assert_eq!(sort("Lyon"), Some(PlaceSort::City));
    }

    #[test]
    fn demonyms_lead_to_countries() {
        assert_eq!(gazetteer().demonyms.get("ukrainian").copied(), Some("UA"));
        assert_eq!(gazetteer().country_name("US"), Some("United States"));
        assert!(gazetteer().is_group("Kurds"));
    }

    #[test]
    fn given_names_that_are_words_are_doubtful() {
        assert_eq!(gazetteer().given_name("Vladimir"), Some(GivenName::Sure));
        assert_eq!(gazetteer().given_name("April"), Some(GivenName::Doubtful));
        assert_eq!(gazetteer().given_name("Table"), None);
    }
}
