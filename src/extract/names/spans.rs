//! Where names begin and end: the engine's spans, mended, and capitalized runs that it missed.

use std::ops::Range;

use super::known;

use crate::extract::doc::Doc;
use crate::extract::gazetteer::gazetteer;
use crate::extract::lexicon::lexicon;
use crate::language::{Dep, Engine, NameLabel, Tag};
use crate::model::EntityKind;

/// Words that may be a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the engine takes it for; nothing where rules found it.
    pub engine: Option<EntityKind>,
}

impl Candidate {
    /// Returns its words in one form: single spaces, as written.
    pub(super) fn key(&self, doc: &Doc<'_>) -> String {
        let words = crate::text::slice(doc.text, doc.span(self.tokens.clone()));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Finds the candidates, in order; no two overlap.
pub(super) fn find(doc: &Doc<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for name in &doc.analysis.names {
        let engine = kind_of(name.label);
        if engine.is_none() && name.label != NameLabel::UNTYPED {
            continue;
        }
        for tokens in mended(doc, name.tokens.clone(), engine) {
            let free = found.last().is_none_or(|last| last.tokens.end <= tokens.start);
            if free && is_name(doc, &tokens) {
                found.push(Candidate { tokens, engine });
            }
        }
    }
    add_missed(doc, &mut found);
    known::override_by_known(doc, found)
}

/// Returns the kind behind an engine's label; nothing for names of unknown kind, dates and numbers.
fn kind_of(label: NameLabel) -> Option<EntityKind> {
    Some(match label {
        NameLabel::PERSON => EntityKind::Person,
        NameLabel::ORG => EntityKind::Organization,
        NameLabel::GPE | NameLabel::LOC | NameLabel::FAC => EntityKind::Place,
        NameLabel::NORP => EntityKind::Group,
        NameLabel::PRODUCT => EntityKind::Product,
        NameLabel::LAW => EntityKind::Law,
        NameLabel::WORK_OF_ART => EntityKind::Work,
        NameLabel::EVENT => EntityKind::Other,
        _ => return None,
    })
}

/// Returns the engine's span without what does not belong to a name, grown by what does, in parts where it holds several.
fn mended(doc: &Doc<'_>, tokens: Range<usize>, engine: Option<EntityKind>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    for index in tokens.clone() {
        let parts_here = is_break(doc, index, &tokens, engine);
        if parts_here {
            parts.push(start..index);
            start = index + 1;
        }
    }
    parts.push(start..tokens.end);
    parts.into_iter().map(|part| grown(doc, trimmed(doc, part), engine)).filter(|part| !part.is_empty()).collect()
}

/// Whether a name ends at this token inside the engine's span: a possessive in front of another name, an "and" between people.
fn is_break(doc: &Doc<'_>, index: usize, tokens: &Range<usize>, engine: Option<EntityKind>) -> bool {
    let inside = index > tokens.start && index + 1 < tokens.end;
    let word = doc.lower(index);
    let dash = matches!(word, "-" | "–" | "—" | "--") && inside;
    let spaced = dash && doc.token(index).space_after && doc.token(index - 1).space_after;
    if spaced && (engine == Some(EntityKind::Place) || !is_capitalized(doc.word(index + 1))) {
        return true;
    }
    match engine {
        Some(EntityKind::Person) => inside && matches!(word, "and" | "," | "/" | "&"),
        Some(EntityKind::Work | EntityKind::Law | EntityKind::Product) => false,
        Some(EntityKind::Place) => {
            inside && matches!(word, "," | "/" | "and") && !matches!(doc.lower(index + 1), "d.c." | "dc")
        }
        _ => inside && matches!(word, "/" | ";" | "(" | ")"),
    }
}

/// Cuts articles, titles, punctuation and possessives from both ends.
fn trimmed(doc: &Doc<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.start < tokens.end && is_leading_stuff(doc, &tokens) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && is_trailing_stuff(doc, tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

fn is_leading_stuff(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    let word = doc.lower(tokens.start);
    let people = &lexicon().people;
    let office = doc.analysis.engine == Engine::Rules && leads_to_office(doc, tokens);
    let title = office
        || tokens.len() > 1
            && (people.honorifics.contains(word) && !matches!(word, "saint" | "st." | "king" | "queen" | "father" | "pope"))
            && !is_place_like(doc, tokens);
    let small = matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "of"
            | "and"
            | "in"
            | "'s"
            | "’s"
            | "'"
            | "nearly"
            | "about"
            | "near"
            | "from"
            | "to"
            | "at"
            | "on"
            | "with"
            | "by"
            | "for"
            | "former"
            | "then"
            | "late"
            | "ex"
    );
    let punctuation = !doc.word(tokens.start).chars().any(char::is_alphanumeric);
    title || small || punctuation
}

/// Whether an office stands in the span with a name behind it, as plain capitalized runs have it: "Russian President Vladimir Putin".
fn leads_to_office(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    let people = &lexicon().people;
    let is_office = |index: usize| people.offices.contains(doc.lower(index)) || people.honorifics.contains(doc.lower(index));
    tokens.clone().take(tokens.len().saturating_sub(1)).any(is_office)
        && !matches!(doc.lower(tokens.end - 1), "office" | "house")
}

fn is_place_like(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    let words = crate::text::slice(doc.text, doc.span(tokens.clone()));
    gazetteer().place(words).is_some() || lexicon().places.names.contains(&words.to_lowercase())
}

fn is_trailing_stuff(doc: &Doc<'_>, index: usize) -> bool {
    let word = doc.word(index);
    matches!(word, "'s" | "’s" | "'" | "’" | "the" | "of" | "and" | "in" | "on" | "at" | "'re" | "’re" | "'ve")
        || !word.chars().any(|c| c.is_alphanumeric() || matches!(c, '!' | '.')) && word != ")"
        || word == "." && !doc.word(index.saturating_sub(1)).ends_with('.') && doc.word(index) == "."
}

/// Grows a name by the capitalized words that belong to it: an ending of its kind, a number of a unit, a suffix.
fn grown(doc: &Doc<'_>, mut tokens: Range<usize>, engine: Option<EntityKind>) -> Range<usize> {
    if tokens.is_empty() {
        return tokens;
    }
    let sentence = doc.sentence_tokens(doc.sentence_of(tokens.start));
    let lexicon = lexicon();
    while tokens.end < sentence.end
        && doc.is_proper(tokens.end)
        && is_capitalized(doc.word(tokens.end))
        && !is_named(doc, tokens.end)
    {
        let word = doc.lower(tokens.end);
        let ending = lexicon.organizations.endings.contains(word) || lexicon.places.endings.contains(word);
        let suffix = engine == Some(EntityKind::Person) && lexicon.people.suffixes.contains(word);
        let linked = doc.token(tokens.end - 1).space_after
            && doc.dep(tokens.end - 1) == Dep::COMPOUND
            && doc.token(tokens.end - 1).head == tokens.end;
        if !(ending || suffix || linked && engine != Some(EntityKind::Group)) || lexicon.people.offices.contains(word) {
            break;
        }
        tokens.end += 1;
    }
    if engine == Some(EntityKind::Organization) {
        tokens.end = coupled(doc, tokens.clone(), sentence.end);
    }
    while engine == Some(EntityKind::Person) && tokens.start > sentence.start && begins_personal(doc, tokens.start - 1) {
        tokens.start -= 1;
    }
    if tokens.start > sentence.start && is_ordinal(doc.lower(tokens.start - 1)) && UNITS.contains(&doc.lower(tokens.end - 1)) {
        tokens.start -= 1;
    }
    tokens
}

/// Returns the end of an organization's name with what a hyphen, an ampersand or the "and" of its "of" couples to it.
fn coupled(doc: &Doc<'_>, tokens: Range<usize>, sentence_end: usize) -> usize {
    let next = tokens.end + 1;
    let is_part =
        |index: usize| index < sentence_end && doc.is_proper(index) && is_capitalized(doc.word(index)) && !is_named(doc, index);
    if !is_part(next) {
        return tokens.end;
    }
    let tight = !doc.token(tokens.end - 1).space_after && !doc.token(tokens.end).space_after;
    let fields = || {
        let of = tokens.clone().find(|&index| matches!(doc.lower(index), "of" | "for"))?;
        let organizations = &lexicon().organizations;
        let head = doc.lower(of.checked_sub(1)?);
        (organizations.heads.contains(head) || organizations.endings.contains(head)).then_some(of)
    };
    let goes_on = match doc.lower(tokens.end) {
        "-" | "–" => tight,
        "&" => gazetteer().given_name(doc.word(next)).is_none() && gazetteer().given_name(doc.word(tokens.start)).is_none(),
        "and" => doc.dep(next) == Dep::CONJ && fields().is_some(),
        _ => false,
    };
    if !goes_on {
        return tokens.end;
    }
    (next..sentence_end).take_while(|&index| is_part(index)).last().map_or(tokens.end, |last| last + 1)
}

/// Whether the word before a person's name is its given name, which the engine left out.
fn begins_personal(doc: &Doc<'_>, before: usize) -> bool {
    let word = doc.lower(before);
    let people = &lexicon().people;
    let is_name = gazetteer().given_name(word).is_some() && !people.offices.contains(word) && !people.honorifics.contains(word);
    is_name
        && doc.is_proper(before)
        && is_capitalized(doc.word(before))
        && doc.dep(before) == Dep::COMPOUND
        && !is_named(doc, before)
}

/// Words for military units, whose number belongs to their name.
const UNITS: [&str; 12] = [
    "division",
    "brigade",
    "battalion",
    "regiment",
    "wing",
    "squadron",
    "fleet",
    "army",
    "corps",
    "infantry",
    "fighter",
    "command",
];

/// Whether the word counts a unit: "65th", "3rd", "101st".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches("th").trim_end_matches("rd").trim_end_matches("nd").trim_end_matches("st");
    !digits.is_empty() && digits.len() < word.len() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the engine holds the token for part of a name, date or number.
fn is_named(doc: &Doc<'_>, index: usize) -> bool {
    let names = &doc.analysis.names;
    let after = names.partition_point(|name| name.tokens.start <= index);
    after.checked_sub(1).is_some_and(|at| names[at].tokens.contains(&index))
}

pub(super) fn is_capitalized(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the words can be a name at all: a capital somewhere, not a common word alone, not only digits.
fn is_name(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    let has_capital = tokens.clone().any(|index| doc.word(index).chars().any(char::is_uppercase));
    let common = tokens.len() == 1 && lexicon().words.common.contains(doc.lower(tokens.start));
    let letters = tokens.clone().any(|index| doc.word(index).chars().any(char::is_alphabetic));
    let pronoun = tokens.len() == 1 && matches!(doc.tag(tokens.start), Tag::PRP | Tag::PRPS | Tag::WP | Tag::DT | Tag::IN);
    let address = doc.word(tokens.start).contains("://") || doc.word(tokens.start).starts_with('@') && tokens.len() == 1;
    has_capital && letters && !common && !pronoun && !address
}

/// Adds the capitalized runs that lie outside of the found names.
fn add_missed(doc: &Doc<'_>, found: &mut Vec<Candidate>) {
    if doc.analysis.engine == Engine::Rules {
        return;
    }
    let mut covered = vec![false; doc.len()];
    for name in &doc.analysis.names {
        covered[name.tokens.clone()].fill(true);
    }
    for candidate in found.iter() {
        covered[candidate.tokens.clone()].fill(true);
    }
    let mut at = 0;
    let mut missed = Vec::new();
    while at < doc.len() {
        let end = run_end(doc, at, &covered);
        if end > at {
            let tokens = trimmed(doc, at..end);
            if !tokens.is_empty() && is_name(doc, &tokens) && !is_title_run(doc, &tokens) {
                missed.push(Candidate { tokens, engine: None });
            }
        }
        at = end.max(at + 1);
    }
    found.extend(missed);
    found.sort_by_key(|candidate| candidate.tokens.start);
}

/// Returns the end of the run of capitalized proper nouns that begins at `start`; `start` itself where none does.
fn run_end(doc: &Doc<'_>, start: usize, covered: &[bool]) -> usize {
    let sentence = doc.sentence_tokens(doc.sentence_of(start)).end;
    let is_part = |index: usize| {
        !covered[index]
            && doc.is_proper(index)
            && doc.word(index).chars().any(char::is_uppercase)
            && doc.word(index).chars().any(char::is_alphabetic)
    };
    let mut end = start;
    while end < sentence && is_part(end) {
        end += 1;
    }
    end
}

/// Whether the run is an office, a form of address or the like in front of a name.
fn is_title_run(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    let people = &lexicon().people;
    tokens.clone().all(|index| {
        let word = doc.lower(index);
        people.offices.contains(word) || people.honorifics.contains(word) || people.office_leads.contains(word)
    })
}
