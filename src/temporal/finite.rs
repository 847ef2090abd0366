//! A small finite-verb heuristic: tense and reporting verb per clause, where no parser gives them.

use std::collections::HashSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::context::{Clause, Hints, Tense};
use crate::text::{Span, slice};

/// The tables of `verbs.ron`.
#[derive(Debug, Default, Deserialize)]
struct Verbs {
    past: HashSet<String>,
    not_past: HashSet<String>,
    reporting: HashSet<String>,
    present: HashSet<String>,
    ahead: HashSet<String>,
    openers: HashSet<String>,
}

impl Verbs {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Verbs> = OnceLock::new();
        SHARED.get_or_init(|| ron::from_str(include_str!("../../assets/lexicon/temporal/verbs.ron")).unwrap_or_default())
    }
}

/// Guesses tense and reporting verb of each clause from the forms of verbs; `sentences` are sorted and do not overlap.
///
/// Clauses are cut at commas, at words that open a clause, and before every verb but the first.
pub fn hints(text: &str, sentences: &[Span]) -> Hints {
    let verbs = Verbs::shared();
    let mut clauses = Vec::new();
    for &sentence in sentences {
        let words = words_of(text, sentence);
        clauses_of(&words, sentence, verbs, &mut clauses);
    }
    Hints { clauses }
}

/// A word of a sentence.
#[derive(Debug, Clone)]
struct Word {
    start: usize,
    lower: String,
    is_capitalized: bool,
    /// Whether a comma, colon or bracket ends its segment.
    closes: bool,
}

fn words_of(text: &str, sentence: Span) -> Vec<Word> {
    let whole = slice(text, sentence);
    let word_of = |raw: &str| {
        let start = sentence.start() + (raw.as_ptr().addr() - whole.as_ptr().addr());
        let bare = raw.trim_matches(|character: char| !character.is_alphanumeric());
        let closes = raw.ends_with([',', ';', ':', ')', '—', '–', '"', '”']) || raw == "-" || raw == "--";
        let lower = bare.to_lowercase().replace('’', "'");
        Word { start, lower, is_capitalized: bare.starts_with(char::is_uppercase), closes }
    };
    whole.split_ascii_whitespace().map(word_of).collect()
}

/// What a verb tells of its clause.
#[derive(Debug, Clone, Copy)]
struct Finite {
    at: usize,
    tense: Tense,
    reporting: bool,
}

fn clauses_of(words: &[Word], sentence: Span, verbs: &Verbs, clauses: &mut Vec<Clause>) {
    let finites: Vec<Finite> = (0..words.len()).filter_map(|at| finite(words, at, verbs)).collect();
    let Some(first) = finites.first() else {
        let tense = if is_headline_future(words) { Tense::Future } else { Tense::Unknown };
        clauses.push(Clause { span: sentence, tense, reporting: false });
        return;
    };
    let mut start = sentence.start();
    let mut current = *first;
    for next in &finites[1..] {
        let cut = cut_before(words, current.at, next.at, verbs);
        let end = words[cut].start;
        if end > start {
            clauses.push(Clause { span: Span::new(start, end), tense: current.tense, reporting: current.reporting });
            start = end;
        }
        current = *next;
    }
    clauses.push(Clause { span: Span::new(start, sentence.end()), tense: current.tense, reporting: current.reporting });
}

/// Whether words without a finite verb announce something: "Union to ballot members".
fn is_headline_future(words: &[Word]) -> bool {
    let is_verb =
        |word: &Word| word.lower.len() > 2 && !word.is_capitalized && word.lower.bytes().all(|byte| byte.is_ascii_lowercase());
    let determiners = ["the", "its", "their", "his", "her", "our", "this"];
    words
        .windows(2)
        .skip(1)
        .any(|pair| pair[0].lower == "to" && is_verb(&pair[1]) && !determiners.contains(&pair[1].lower.as_str()))
}

/// Returns the word at which the clause of the verb at `next` begins: behind the last mark or opener, else the verb itself.
fn cut_before(words: &[Word], previous: usize, next: usize, verbs: &Verbs) -> usize {
    (previous + 1..=next)
        .rev()
        .find(|&at| words[at - 1].closes || (at < next && verbs.openers.contains(&words[at].lower)))
        .unwrap_or(next)
}

/// Returns what the word tells where it is a finite verb, or an infinitive that looks ahead.
fn finite(words: &[Word], at: usize, verbs: &Verbs) -> Option<Finite> {
    let word = words[at].lower.as_str();
    let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
    let found = |tense| Some(Finite { at, tense, reporting: verbs.reporting.contains(word) });
    match word {
        "will" | "shall" | "won't" | "he'll" | "it'll" | "we'll" | "they'll" | "i'll" | "she'll" | "you'll" => {
            found(Tense::Future)
        }
        "would" | "could" | "might" | "should" | "wouldn't" | "couldn't" => found(Tense::Conditional),
        "may" if !words[at].is_capitalized => found(Tense::Conditional),
        "to" => infinitive(words, at, next, verbs).then_some(Finite { at, tense: Tense::Future, reporting: false }),
        "had" if !is_scheduled(words, at) => {
            found(if is_participle(words, at + 1, verbs) { Tense::Pluperfect } else { Tense::Past })
        }
        "has" | "have" if is_scheduled(words, at) => found(Tense::Future),
        "was" | "were" | "had" if is_scheduled(words, at) => found(Tense::Conditional),
        "has" | "have" | "he's" | "hasn't" | "haven't" if is_participle(words, at + 1, verbs) => found(Tense::Past),
        "is" | "are" | "was" | "were" if is_set_ahead(words, at, verbs) => found(Tense::Future),
        _ if is_bound(words, at) => None,
        _ if is_past(words, at, verbs) => found(Tense::Past),
        _ if verbs.present.contains(word) => found(Tense::Present),
        _ => None,
    }
}

/// Whether the word belongs to a verb group that began before it: "will be held", "to be held", "has said".
fn is_bound(words: &[Word], at: usize) -> bool {
    let auxiliaries = [
        "will", "would", "could", "might", "should", "may", "to", "be", "been", "being", "has", "have", "had", "is", "are",
        "was", "were", "not", "also", "shall", "can", "cannot", "must",
    ];
    at > 0
        && auxiliaries.contains(&words[at - 1].lower.as_str())
        && !["is", "are", "was", "were"].contains(&words[at].lower.as_str())
        || (at > 0
            && ["the", "a", "an", "its", "their", "his", "her", "of", "this", "these", "those"]
                .contains(&words[at - 1].lower.as_str()))
}

/// "is set to begin", "are expected", "was due".
fn is_set_ahead(words: &[Word], at: usize, verbs: &Verbs) -> bool {
    let next = |step: usize| words.get(at + step).map_or("", |word| word.lower.as_str());
    let skip = usize::from(matches!(next(1), "now" | "also" | "still" | "not"));
    let first = next(1 + skip);
    let past = matches!(words[at].lower.as_str(), "was" | "were");
    (first == "to" && next(2 + skip) != "the")
        || (!past
            && (verbs.ahead.contains(first) && next(2 + skip) == "to"
                || matches!(first, "due" | "scheduled" | "slated" | "expected")))
}

/// "has been scheduled", "was set for": what is planned lies ahead.
fn is_scheduled(words: &[Word], at: usize) -> bool {
    let next = |step: usize| words.get(at + step).map_or("", |word| word.lower.as_str());
    let skip = usize::from(next(1) == "been");
    matches!(next(1 + skip), "scheduled" | "slated" | "due")
        || (matches!(next(1 + skip), "set" | "planned") && next(2 + skip) == "for")
}

/// "to be held", "agreed to meet", "deadline to comply".
fn infinitive(words: &[Word], at: usize, next: &str, verbs: &Verbs) -> bool {
    let before = at.checked_sub(1).map_or("", |at| words[at].lower.as_str());
    next == "be" || (verbs.ahead.contains(before) && !["the", "a", "an", "his", "her", "their", "its"].contains(&next))
}

fn is_participle(words: &[Word], at: usize, verbs: &Verbs) -> bool {
    let Some(word) = words.get(at) else { return false };
    if matches!(
        word.lower.as_str(),
        "not" | "also" | "already" | "been" | "never" | "now" | "since" | "previously" | "recently" | "so" | "yet"
    ) {
        return true;
    }
    let irregular = [
        "done",
        "gone",
        "seen",
        "taken",
        "given",
        "written",
        "known",
        "grown",
        "shown",
        "begun",
        "broken",
        "chosen",
        "driven",
        "fallen",
        "risen",
        "spoken",
        "come",
        "become",
        "run",
        "drawn",
        "flown",
        "thrown",
        "sworn",
        "worn",
        "torn",
        "hidden",
        "beaten",
        "eaten",
        "frozen",
        "stolen",
        "withdrawn",
        "overthrown",
        "undertaken",
        "sunk",
        "undergone",
    ];
    irregular.contains(&word.lower.as_str()) || is_past_form(word, verbs)
}

fn is_past(words: &[Word], at: usize, verbs: &Verbs) -> bool {
    is_past_form(&words[at], verbs)
}

fn is_past_form(word: &Word, verbs: &Verbs) -> bool {
    let regular = word.lower.len() > 3
        && word.lower.ends_with("ed")
        && !word.is_capitalized
        && !verbs.not_past.contains(&word.lower)
        && !word.lower.contains('-');
    regular || (verbs.past.contains(&word.lower) && !word.is_capitalized)
}

#[cfg(test)]
mod tests {
    use super::hints;
    use crate::temporal::Tense;
    use crate::text::Span;

    fn tense_at(sentence: &str, word: &str) -> (Tense, bool) {
        let hints = hints(sentence, &[Span::new(0, sentence.len())]);
        let clause = hints.at(sentence.find(word).expect(word)).expect("a clause");
        (clause.tense, clause.reporting)
    }

    #[test]
    fn the_verb_of_the_clause_gives_the_tense() {
        assert_eq!(tense_at("Putin held talks in Moscow on Wednesday, the Kremlin said.", "Wednesday"), (Tense::Past, false));
        assert_eq!(tense_at("The trial is set to begin on Wednesday.", "Wednesday"), (Tense::Future, false));
        assert_eq!(tense_at("Apple announced today an event to be held on Friday.", "today"), (Tense::Past, true));
        assert_eq!(tense_at("Apple announced today an event to be held on Friday.", "Friday"), (Tense::Future, false));
        assert_eq!(tense_at("On Monday the bank had closed its doors.", "Monday"), (Tense::Pluperfect, false));
        assert_eq!(tense_at("He said that it would end on Friday.", "Friday"), (Tense::Conditional, false));
        assert_eq!(tense_at("Troops have left the town since Tuesday.", "Tuesday"), (Tense::Past, false));
    }

    #[test]
    fn clauses_cover_each_sentence_in_order() {
        let text = "He came, saw and won. She will go.";
        let hints = hints(text, &[Span::new(0, 21), Span::new(22, 34)]);
        assert!(hints.clauses.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        assert_eq!(hints.clauses.last().map(|clause| clause.tense), Some(Tense::Future));
    }
}
