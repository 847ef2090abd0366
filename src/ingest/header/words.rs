//! The word lists of headers: months, weekdays, zones, keys and languages, from the text files beside this one.

const CALENDAR: &str = include_str!("calendar_words.txt");
const ZONES: &str = include_str!("zones.txt");
const KEYS: &str = include_str!("keys.txt");
const LANGUAGES: &str = include_str!("languages.txt");

/// What the value of a header's field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Published,
    Updated,
    Title,
    Source,
    Url,
    Archive,
    Author,
    Retrieved,
    Language,
}

/// Returns the number, 1–12, of a month's name or abbreviation.
pub(super) fn month(name: &str) -> Option<u32> {
    entry_with(CALENDAR, name)?.parse().ok()
}

/// Whether `name` is a weekday's name or abbreviation.
pub(super) fn is_weekday(name: &str) -> bool {
    entry_with(CALENDAR, name) == Some("weekday")
}

/// Returns the minutes east of UTC of a zone's abbreviation, which has to be in capitals.
#[expect(clippy::option_option, reason = "a known abbreviation may not tell its offset")]
pub(super) fn zone(name: &str) -> Option<Option<i16>> {
    let (_, offset) = lines(ZONES).filter_map(|line| line.split_once(' ')).find(|&(known, _)| known == name)?;
    Some(offset.parse().ok())
}

/// Returns what a key means.
pub(super) fn key(name: &str) -> Option<Key> {
    let name = name.to_lowercase();
    let (meaning, _) = lines(KEYS)
        .filter_map(|line| line.split_once(": "))
        .find(|(_, names)| names.split(" | ").any(|known| known == name))?;
    Some(match meaning {
        "published" => Key::Published,
        "updated" => Key::Updated,
        "title" => Key::Title,
        "source" => Key::Source,
        "url" => Key::Url,
        "archive" => Key::Archive,
        "author" => Key::Author,
        "retrieved" => Key::Retrieved,
        "language" => Key::Language,
        _ => return None,
    })
}

/// Returns the ISO 639-1 code of a language that is named, or given as a code such as `en`, `eng` or `en-US`.
pub(super) fn language(name: &str) -> Option<String> {
    let start = name.split(['-', '_', ' ', ',']).next().unwrap_or_default().to_lowercase();
    let is_code = start.len() == 2 && start.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_code { Some(start) } else { entry_with(LANGUAGES, &start).map(str::to_owned) }
}

/// Returns the first word of the line that holds `name` among the others.
fn entry_with(list: &'static str, name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    lines(list).filter_map(|line| line.split_once(' ')).find_map(|(first, names)| {
        let found = !name.is_empty() && names.split(' ').any(|known| known == name);
        found.then_some(first)
    })
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::{KEYS, Key, key, language, lines, month, zone};

    #[test]
    fn every_key_has_a_meaning() {
        for line in lines(KEYS) {
            let (_, names) = line.split_once(": ").expect(line);
            for name in names.split(" | ") {
                assert!(key(name).is_some(), "{name}");
            }
        }
        assert_eq!(key("Last Updated"), Some(Key::Updated));
        assert_eq!(key("Moscow"), None);
    }

    #[test]
    fn words_are_found_whole() {
        assert_eq!(month("SEPT"), Some(9));
        assert_eq!(month("Septem"), None);
        assert_eq!(month("Montag"), None);
        assert_eq!(zone("MSK"), Some(Some(180)));
        assert_eq!(zone("ET"), Some(None));
        assert_eq!(zone("et"), None);
        assert_eq!(language("en-US").as_deref(), Some("en"));
        assert_eq!(language("English").as_deref(), Some("en"));
        assert_eq!(language("Klingon"), None);
    }
}
