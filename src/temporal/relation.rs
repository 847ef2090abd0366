//! Words that tie a clause to an event without naming a time: "ahead of the talks", "after the meeting".

use crate::model::EventRelation;
use crate::text::{Span, slice};

/// A relation to an event: the words that say so, and the noun phrase of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelationToEvent {
    /// The preposition: "ahead of", "after".
    pub signal: Span,
    /// On which side of the event.
    pub relation: EventRelation,
    /// The words behind the preposition, up to the first noun phrase's end as far as words alone tell.
    pub event: Span,
}

/// Prepositions and what they say; longer ones first.
const SIGNALS: [(&str, EventRelation); 9] = [
    ("in the run-up to", EventRelation::Before),
    ("in advance of", EventRelation::Before),
    ("ahead of", EventRelation::Before),
    ("prior to", EventRelation::Before),
    ("following", EventRelation::After),
    ("before", EventRelation::Before),
    ("during", EventRelation::During),
    ("amid", EventRelation::During),
    ("after", EventRelation::After),
];

/// Words that can begin the noun phrase of an event behind a preposition.
const DETERMINERS: [&str; 12] = ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our"];

/// Words that end a noun phrase: prepositions, conjunctions and auxiliary verbs.
const ENDS: [&str; 30] = [
    "in", "on", "at", "with", "by", "for", "from", "to", "and", "or", "but", "that", "which", "who", "was", "were", "is",
    "are", "had", "has", "have", "will", "would", "could", "as", "when", "while", "because", "if", "before",
];

/// Finds relations to events in `region`; those whose noun phrase holds or is a time are left to [`super::find`].
pub fn relations(text: &str, region: Span) -> Vec<RelationToEvent> {
    let words = words_of(text, region);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match relation_at(text, &words, at) {
            Some((relation, end)) => {
                found.push(relation);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A word without the signs around it, and whether a sign closes it.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    span: Span,
    words: &'t str,
    closes: bool,
}

fn words_of(text: &str, region: Span) -> Vec<Word<'_>> {
    let whole = slice(text, region);
    whole
        .split_whitespace()
        .filter_map(|word| {
            let start = region.start() + (word.as_ptr().addr() - whole.as_ptr().addr());
            let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
            let lead = word.find(bare).filter(|_| !bare.is_empty())?;
            let closes = lead + bare.len() < word.len();
            Some(Word { span: Span::new(start + lead, start + lead + bare.len()), words: bare, closes })
        })
        .collect()
}

fn relation_at(text: &str, words: &[Word<'_>], at: usize) -> Option<(RelationToEvent, usize)> {
    let (relation, first) = SIGNALS.iter().find_map(|(signal, relation)| {
        let n_words = signal.split(' ').count();
        let matches =
            signal.split(' ').zip(words.get(at..at + n_words)?).all(|(part, word)| word.words.eq_ignore_ascii_case(part));
        matches.then_some((*relation, at + n_words))
    })?;
    let determiner = words.get(first).filter(|_| !words[first - 1].closes)?;
    if !DETERMINERS.iter().any(|word| determiner.words.eq_ignore_ascii_case(word)) || determiner.closes {
        return None;
    }
    let last = noun_phrase_end(words, first + 1)?;
    let event = determiner.span.cover(words[last].span);
    let holds_time = !super::recognized(text, &[event]).is_empty();
    let signal = words[at].span.cover(words[first - 1].span);
    (!holds_time).then_some((RelationToEvent { signal, relation, event }, last + 1))
}

/// Returns the last word of the noun phrase that begins at `first`: at most six words, up to a sign or a word that ends it.
fn noun_phrase_end(words: &[Word<'_>], first: usize) -> Option<usize> {
    let mut last = None;
    for (index, word) in words.iter().enumerate().skip(first).take(6) {
        if ENDS.iter().any(|end| word.words.eq_ignore_ascii_case(end)) {
            break;
        }
        last = Some(index);
        if word.closes {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::relations;
    use crate::text::{Span, slice};

    fn shown(text: &str) -> Vec<String> {
        relations(text, Span::new(0, text.len()))
            .iter()
            .map(|found| format!("{} {:?} {}", slice(text, found.signal), found.relation, slice(text, found.event)))
            .collect()
    }

    #[test]
    fn prepositions_tie_clauses_to_events() {
        assert_eq!(shown("Ahead of the talks, Zelensky urged Washington to act."), ["Ahead of Before the talks"]);
        assert_eq!(shown("He told journalists after the three-way meeting."), ["after After the three-way meeting"]);
        assert_eq!(shown("They met two days ahead of a US deadline for Russia."), ["ahead of Before a US deadline"]);
    }

    #[test]
    fn times_and_clauses_are_left_out() {
        assert_eq!(shown("He left after the three-hour meeting before Friday."), Vec::<String>::new());
        assert_eq!(shown("After he left, they slept."), Vec::<String>::new());
    }
}
