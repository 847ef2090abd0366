//! Small questions about one token.

use crate::extract::doc::Doc;

/// Whether the token is part of a name that the engine found.
pub(super) fn is_inside_name(doc: &Doc<'_>, token: usize) -> bool {
    use crate::language::NameLabel as L;
    let names = &doc.analysis.names;
    let after = names.partition_point(|name| name.tokens.start <= token);
    after.checked_sub(1).is_some_and(|at| {
        let name = &names[at];
        let is_thing = !matches!(
            name.label,
            L::DATE | L::TIME | L::CARDINAL | L::ORDINAL | L::MONEY | L::PERCENT | L::QUANTITY | L::NORP | L::EVENT
        );
        name.tokens.contains(&token)
            && is_thing
            && name.tokens.clone().any(|index| doc.word(index).chars().any(char::is_uppercase))
    })
}

/// Whether the word names a day, month or year.
pub(super) fn is_day_word(word: &str) -> bool {
    const NAMES: [&str; 22] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "tomorrow",
        "yesterday",
        "tonight",
    ];
    NAMES.contains(&word)
        || word.len() == 4
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && (word.starts_with("19") || word.starts_with("20") || word.starts_with("18"))
}
