//! What a name names: one vote per article and string, from the engine, the word lists and the words around it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Name;
use super::spans::{Candidate, is_capitalized};
use crate::extract::doc::Doc;
use crate::extract::gazetteer::{GivenName, PlaceSort, gazetteer};
use crate::extract::learned::Learned;
use crate::extract::lexicon::lexicon;
use crate::language::Dep;
use crate::model::EntityKind;

/// Weights for and against each kind, with the weightiest reason.
#[derive(Debug, Clone, Default)]
struct Vote {
    weights: BTreeMap<EntityKind, f32>,
    reasons: Vec<(f32, EntityKind, &'static str, String)>,
}

impl Vote {
    fn add(&mut self, kind: EntityKind, weight: f32, rule: &'static str, why: impl FnOnce() -> String) {
        *self.weights.entry(kind).or_default() += weight;
        if weight > 0.0 {
            self.reasons.push((weight, kind, rule, why()));
        }
    }

    fn of(&self, kind: EntityKind) -> f32 {
        self.weights.get(&kind).copied().unwrap_or_default()
    }

    /// Whether nothing but the engine speaks for any kind.
    fn is_the_engines_alone(&self) -> bool {
        self.reasons.iter().all(|reason| reason.2 == MODEL)
    }

    /// Returns the kind with the most weight, with the weightiest reason for it.
    fn winner(&self) -> Option<(EntityKind, f32, &'static str, String)> {
        let (&kind, &weight) = self.weights.iter().max_by(|one, other| one.1.total_cmp(other.1))?;
        let (_, _, rule, why) =
            self.reasons.iter().filter(|reason| reason.1 == kind).max_by(|one, other| one.0.total_cmp(&other.0))?;
        Some((kind, weight, rule, why.clone()))
    }
}

/// The rule of what the language model reads.
pub(super) const MODEL: &str = "name.model";

/// The least weight that makes a name of words that the engine did not see as one.
const LEAST_WEIGHT: f32 = 1.4;

/// Decides the kind of every candidate; those without enough evidence fall away.
pub(super) fn decide(doc: &Doc<'_>, candidates: Vec<Candidate>, learned: &Learned<'_>) -> Vec<Name> {
    let mut votes: BTreeMap<String, Vote> = BTreeMap::new();
    let mut counts: BTreeMap<String, f32> = BTreeMap::new();
    for candidate in &candidates {
        *counts.entry(candidate.key(doc)).or_default() += 1.0;
    }
    for candidate in &candidates {
        let key = candidate.key(doc);
        let share = 1.0 / counts.get(&key).copied().unwrap_or(1.0);
        let vote = votes.entry(key.clone()).or_default();
        add_engine(vote, candidate, &key, share);
        add_context(doc, vote, candidate, share.max(0.34));
    }
    for (key, vote) in &mut votes {
        add_words(key, vote);
    }
    inherit(&mut votes);
    let named = |candidate: Candidate| name(doc, candidate, &votes, learned);
    candidates.into_iter().filter_map(named).collect()
}

/// Makes the name of a candidate.
fn name(doc: &Doc<'_>, candidate: Candidate, votes: &BTreeMap<String, Vote>, learned: &Learned<'_>) -> Option<Name> {
    let key = candidate.key(doc);
    let span = doc.span(candidate.tokens.clone());
    if let Some(kind) = learned.kind(&key) {
        let why = format!("\"{key}\" was given this kind in the project");
        return Some(Name { tokens: candidate.tokens, span, kind, rule: "name.learned", why });
    }
    let winner = votes.get(&key).and_then(Vote::winner);
    if learned.entity(&key).is_some() {
        let kind = winner.map_or(EntityKind::Other, |winner| winner.0);
        let why = format!("\"{key}\" was given a meaning in the project");
        return Some(Name { tokens: candidate.tokens, span, kind, rule: "name.learned", why });
    }
    let (kind, weight, rule, why) = winner?;
    let enough = weight >= LEAST_WEIGHT || candidate.engine.is_some();
    // The engine takes many a capitalized word for a person or an organization; places it mistakes less often.
    let is_guess = candidate.tokens.len() == 1
        && matches!(kind, EntityKind::Person | EntityKind::Organization)
        && votes.get(&key).is_some_and(Vote::is_the_engines_alone);
    let (kind, why) = if is_guess { (EntityKind::Other, format!("{why}, but nothing else says so")) } else { (kind, why) };
    enough.then_some(Name { tokens: candidate.tokens, span, kind, rule, why })
}

/// Whether a single word is known as a given name or surname.
fn is_personal(key: &str) -> bool {
    gazetteer().given_name(key).is_some() || gazetteer().is_surname(key)
}

fn add_engine(vote: &mut Vote, candidate: &Candidate, key: &str, share: f32) {
    let Some(kind) = candidate.engine else { return };
    let weight = match kind {
        EntityKind::Person if candidate.tokens.len() == 1 && !is_personal(key) => 1.4,
        EntityKind::Person | EntityKind::Place | EntityKind::Group => 2.2,
        EntityKind::Organization => 1.8,
        _ => 1.5,
    };
    vote.add(kind, weight * share, MODEL, || format!("the language model reads {}", with_article(kind)));
}

/// Returns a kind as it stands in a sentence: "a person", "an organization", "a name of another kind".
fn with_article(kind: EntityKind) -> String {
    if kind == EntityKind::Other {
        return "a name of another kind".to_owned();
    }
    let name = kind.as_str();
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// Adds what the words around one mention say.
fn add_context(doc: &Doc<'_>, vote: &mut Vote, candidate: &Candidate, share: f32) {
    let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
    let people = &lexicon().people;
    let sentence = doc.sentence_tokens(doc.sentence_of(first));
    if first > sentence.start {
        let before = doc.lower(first - 1);
        let is_title = people.honorifics.contains(before) || people.offices.contains(before) && doc.dep(first - 1) != Dep::POBJ;
        if is_title && is_capitalized(doc.word(first)) {
            vote.add(EntityKind::Person, 3.0 * share, "name.title", || format!("\"{}\" stands before it", doc.word(first - 1)));
        }
    }
    let article = first > sentence.start && doc.lower(first - 1) == "the" || doc.lower(first) == "the" && last > first;
    // "The Beatles' label": the article belongs to the plural, not to what it owns.
    let plural_owner =
        last == first && doc.lower(last).ends_with('s') && last + 1 < doc.len() && matches!(doc.word(last + 1), "'" | "’");
    if article && (doc.dep(first) != Dep::POSS || plural_owner) {
        vote.add(EntityKind::Person, -1.5 * share, "name.article", String::new);
        if last == first && is_acronym(doc.word(first)) {
            vote.add(EntityKind::Organization, 0.4 * share, "name.acronym", || "it is an acronym after \"the\"".to_owned());
        }
        if doc.lower(last).ends_with('s') && last == first {
            vote.add(EntityKind::Organization, 1.2 * share, "name.plural", || {
                "\"the\" with a plural names a group that acts".to_owned()
            });
        }
    }
    let root = candidate.tokens.clone().find(|&index| doc.head(index).is_none_or(|head| !candidate.tokens.contains(&head)));
    let Some(root) = root else { return };
    add_class(doc, vote, root, candidate, share);
    let preposition = doc.head(root).filter(|_| doc.dep(root) == Dep::POBJ).map(|head| doc.lower(head));
    if let Some("in" | "near" | "outside" | "around" | "across" | "throughout" | "inside") = preposition {
        vote.add(EntityKind::Place, 1.3 * share, "name.place.preposition", || {
            "it stands after a preposition of place".to_owned()
        });
    }
    if doc.dep(root) == Dep::NSUBJ && doc.head(root).is_some_and(|verb| lexicon().verbs.reporting.contains(doc.lemma(verb))) {
        vote.add(EntityKind::Person, 0.3 * share, "name.speaker", || "it is said to have said something".to_owned());
        vote.add(EntityKind::Organization, 0.3 * share, "name.speaker", || "it is said to have said something".to_owned());
    }
    if let Some(weight) = titled(doc, &candidate.tokens) {
        vote.add(EntityKind::Work, weight * share, "name.work.quoted", || "it stands alone between quotation marks".to_owned());
    }
    if has_lifespan(doc, last) {
        vote.add(EntityKind::Person, 2.5 * share, "name.lifespan", || "a birth or the years of a life follow it".to_owned());
    }
    if is_taken_up(doc, root) {
        vote.add(EntityKind::Person, 0.8 * share, "name.pronoun", || "\"he\" or \"she\" takes it up".to_owned());
    }
    let role = doc.children(root).find(|&child| doc.dep(child) == Dep::APPOS && people.role_nouns.contains(doc.lemma(child)));
    if role.is_some() && last > first {
        vote.add(EntityKind::Person, 1.5 * share, "name.role", || "an office follows it".to_owned());
    }
}

/// Says how surely the words are a title: they fill a pair of quotation marks, and are no nickname inside a name.
fn titled(doc: &Doc<'_>, tokens: &Range<usize>) -> Option<f32> {
    let opens = |index: usize| matches!(doc.word(index), "\"" | "“" | "``" | "‘");
    let closes = |index: usize| index < doc.len() && matches!(doc.word(index), "\"" | "”" | "''" | "’");
    let before = tokens.start.checked_sub(1)?;
    let article = matches!(doc.lower(before), "the" | "a" | "an");
    let quote = if article { before.checked_sub(1)? } else { before };
    let stop = tokens.end < doc.len() && matches!(doc.word(tokens.end), "," | "." | "!" | "?");
    let filled = opens(quote) && (closes(tokens.end) || stop && closes(tokens.end + 1));
    let nickname = quote.checked_sub(1).is_some_and(|before| doc.is_proper(before) && is_capitalized(doc.word(before)));
    match tokens.len() {
        _ if !filled || nickname => None,
        1 if !article => Some(1.2),
        _ => Some(3.0),
    }
}

/// Whether "(born …", "(1904–1970)" or "(d. 1950)" follows the name.
fn has_lifespan(doc: &Doc<'_>, last: usize) -> bool {
    let open = last + 1;
    if open >= doc.len() || doc.word(open) != "(" {
        return false;
    }
    let is_year = |index: usize| {
        let word = doc.word(index);
        word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let inside: Vec<usize> = (open + 1..doc.len().min(open + 14)).take_while(|&index| doc.word(index) != ")").collect();
    let born = inside.iter().take(8).any(|&index| matches!(doc.lower(index), "born" | "née" | "b." | "died" | "d."));
    let years = inside.iter().filter(|&&index| is_year(index)).count() == 2
        && inside.iter().any(|&index| matches!(doc.word(index), "-" | "–" | "—" | "--"))
        && inside.first().is_some_and(|&index| doc.word(index).bytes().all(|byte| byte.is_ascii_digit()));
    born || years
}

/// Whether the name is the subject of its clause and the first pronoun after it is "he" or "she".
fn is_taken_up(doc: &Doc<'_>, root: usize) -> bool {
    let sentence = doc.sentence_tokens(doc.sentence_of(root));
    let subject = matches!(doc.dep(root), Dep::NSUBJ | Dep::NSUBJPASS);
    let first = (root + 1..sentence.end).find(|&index| {
        matches!(doc.lower(index), "he" | "his" | "him" | "himself" | "she" | "her" | "herself" | "they" | "it" | "its")
            || doc.is_proper(index) && index > root + 1
    });
    subject && first.is_some_and(|index| matches!(doc.lower(index), "he" | "his" | "himself" | "she" | "her" | "herself"))
}

/// Adds what a noun beside the name calls it: "the band X", "the village of X", "X is a company", "X, a footballer".
fn add_class(doc: &Doc<'_>, vote: &mut Vote, root: usize, candidate: &Candidate, share: f32) {
    let outside = |index: &usize| !candidate.tokens.contains(index);
    let before =
        candidate.tokens.start.checked_sub(1).filter(|&before| {
            doc.is_noun(before) && !doc.is_proper(before) && doc.sentence_of(before) == doc.sentence_of(root)
        });
    let of = doc.head(root).filter(|&head| doc.dep(root) == Dep::POBJ && doc.lower(head) == "of").and_then(|of| doc.head(of));
    let apposed = doc.children(root).find(|&child| doc.dep(child) == Dep::APPOS && outside(&child) && !doc.is_proper(child));
    let explains = doc.head(root).filter(|&head| doc.dep(root) == Dep::APPOS && !doc.is_proper(head));
    let verb = doc.head(root).filter(|&head| doc.dep(root) == Dep::NSUBJ && doc.lemma(head) == "be");
    let called = verb.and_then(|verb| doc.child(verb, &[Dep::ATTR]));
    let lexicon = lexicon();
    for (noun, only_place) in [(before, false), (of, true), (apposed, false), (explains, false), (called, false)] {
        let Some(noun) = noun else { continue };
        let lemma = doc.lemma(noun);
        let kind = if lexicon.places.nouns.contains(lemma) {
            EntityKind::Place
        } else if only_place {
            continue;
        } else if lexicon.organizations.nouns.contains(lemma) {
            EntityKind::Organization
        } else if lexicon.people.nouns.contains(lemma) || lexicon.people.role_nouns.contains(lemma) {
            EntityKind::Person
        } else if lexicon.words.product_nouns.contains(lemma) {
            EntityKind::Product
        } else {
            continue;
        };
        vote.add(kind, 2.2 * share, "name.class", || format!("\"{}\" stands beside it", doc.word(noun)));
    }
    add_verb(doc, vote, root, share);
}

/// Adds what the verb or preposition over the name tells: one joins teams and plays for them; people are born.
fn add_verb(doc: &Doc<'_>, vote: &mut Vote, root: usize, share: f32) {
    let Some(head) = doc.head(root) else { return };
    let lemma = doc.lemma(head);
    let subject = matches!(doc.dep(root), Dep::NSUBJ | Dep::NSUBJPASS);
    if subject
        && matches!(
            lemma,
            "bear"
                | "die"
                | "marry"
                | "graduate"
                | "retire"
                | "study"
                | "sing"
                | "smile"
                | "laugh"
                | "cry"
                | "think"
                | "feel"
                | "sit"
                | "walk"
                | "resign"
        )
    {
        vote.add(EntityKind::Person, 0.8 * share, "name.acts", || format!("\"{}\" is what people do", doc.word(head)));
    }
    let member = doc.dep(root) == Dep::DOBJ && matches!(lemma, "join" | "acquire" | "sue" | "coach" | "captain");
    let plays = doc.dep(root) == Dep::POBJ
        && matches!(doc.lower(head), "for" | "with")
        && doc.head(head).is_some_and(|verb| matches!(doc.lemma(verb), "play" | "sign" | "work"));
    if member || plays {
        vote.add(EntityKind::Organization, 0.8 * share, "name.membership", || "one joins it or plays for it".to_owned());
    }
}

/// Adds what the words of the name themselves say.
fn add_words(key: &str, vote: &mut Vote) {
    let words: Vec<&str> = key.split_whitespace().collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
    let lower = key.to_lowercase();
    let lexicon = lexicon();
    add_gazetteer(key, &lower, vote);
    if words.len() > 1 {
        let ending = last.to_lowercase();
        add_team(&words, vote);
        // "Jim Press" and "Emily Bank" are people, where the engine reads them so.
        let person = words.len() == 2
            && vote.of(EntityKind::Person) > 0.0
            && gazetteer().given_name(first) == Some(GivenName::Sure)
            && !lexicon.organizations.legal_forms.contains(&ending);
        if person || !lexicon.organizations.endings.contains(&ending) && !lexicon.places.endings.contains(&ending) {
            add_personal(&words, vote);
        }
        if lexicon.organizations.endings.contains(&ending) && is_capitalized(last) && !person {
            vote.add(EntityKind::Organization, 3.0, "name.organization.ending", || {
                format!("\"{last}\" ends names of organizations")
            });
        }
        if lexicon.places.endings.contains(&ending) && is_capitalized(last) {
            vote.add(EntityKind::Place, 2.2, "name.place.ending", || format!("\"{last}\" ends names of places"));
        }
        let head = first.to_lowercase();
        if lexicon.organizations.heads.contains(&head) && words.get(1).is_some_and(|word| matches!(*word, "of" | "for")) {
            vote.add(EntityKind::Organization, 3.0, "name.organization.head", || {
                format!("\"{first} of\" begins names of organizations")
            });
        }
        let numbered = words.len() == 2 && last.bytes().all(|byte| byte.is_ascii_digit());
        if numbered && lexicon.places.endings.contains(&head) {
            vote.add(EntityKind::Place, 4.0, "name.place.number", || format!("\"{first}\" with a number is a place"));
        }
        if lexicon.places.starts.contains(&head) && !lexicon.organizations.endings.contains(&ending) {
            vote.add(EntityKind::Place, 1.5, "name.place.start", || format!("\"{first}\" begins names of places"));
        }
    } else if lexicon.organizations.endings.contains(&lower) && is_capitalized(first) {
        vote.add(EntityKind::Organization, 1.6, "name.organization.ending", || {
            format!("\"{first}\" stands for an organization")
        });
    } else if gazetteer().given_name(first) == Some(GivenName::Sure) {
        vote.add(EntityKind::Person, 1.2, "name.given", || format!("\"{first}\" is a given name"));
    } else if is_acronym(first) {
        vote.add(EntityKind::Organization, 1.3, "name.acronym", || "it is an acronym".to_owned());
    }
    if key.chars().any(|c| c.is_ascii_digit()) {
        vote.add(EntityKind::Person, -1.5, "name.digits", String::new);
    }
}

fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters) && word.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | '&' | '-'))
}

fn add_gazetteer(key: &str, lower: &str, vote: &mut Vote) {
    let lexicon = lexicon();
    let bare = lower.strip_prefix("the ").unwrap_or(lower);
    let plain = lower.replace("’", "'");
    if lexicon.organizations.names.contains(&plain) || lexicon.organizations.names.contains(bare) {
        vote.add(EntityKind::Organization, 4.0, "name.organization.known", || format!("\"{key}\" is a known organization"));
    }
    if let Some(place) = gazetteer().place(bare) {
        let personal = gazetteer().given_name(key).is_some() || gazetteer().is_surname(key);
        let weight = match place.sort {
            PlaceSort::Country => 6.0,
            PlaceSort::Region => 3.0,
            PlaceSort::Capital => 2.5,
            PlaceSort::City if personal => 0.4,
            PlaceSort::City if place.people >= 500 => 1.8,
            PlaceSort::City => 1.2,
        };
        vote.add(EntityKind::Place, weight, "name.place.gazetteer", || format!("\"{key}\" is in the gazetteer"));
    }
    if gazetteer().is_group(bare) {
        vote.add(EntityKind::Group, 6.5, "name.group.known", || format!("\"{key}\" is a people or group"));
    }
    let words: Vec<&str> = bare.split(' ').collect();
    let (first, last) = (words[0], words[words.len() - 1]);
    let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let kernel = words.iter().rev().find(|word| !year(word)).copied().unwrap_or(last);
    if words.len() > 1 && lexicon.words.happenings.contains(kernel) || lexicon.words.happening_starts.contains(first) {
        vote.add(EntityKind::Other, 4.5, "name.happening", || format!("\"{key}\" is the name of something that happens"));
    }
    if words.len() > 1 && lexicon.words.laws.contains(last) {
        vote.add(EntityKind::Law, 4.5, "name.law", || format!("\"{last}\" ends names of laws and treaties"));
    }
    if lexicon.words.product_starts.contains(first) {
        vote.add(EntityKind::Product, 6.0, "name.product.start", || format!("\"{first}\" begins names of products"));
    }
    if lexicon.words.acronyms.contains(bare) {
        vote.add(EntityKind::Other, 6.0, "name.word", || format!("\"{key}\" is a unit or a common acronym"));
    }
    if lexicon.words.products.contains(bare) {
        vote.add(EntityKind::Product, 4.0, "name.product.known", || format!("\"{key}\" is a known product"));
    }
}

/// Adds that a place with a plural is a team: "Baltimore Colts".
fn add_team(words: &[&str], vote: &mut Vote) {
    let Some((&last, place)) = words.split_last() else { return };
    let ending = last.to_lowercase();
    let plural = ending.len() > 4 && ending.ends_with('s') && !ending.ends_with("ss") && is_capitalized(last);
    let gazetteer = gazetteer();
    let listed = lexicon().places.endings.contains(&ending)
        || lexicon().organizations.endings.contains(&ending)
        || lexicon().words.happenings.contains(&ending)
        || gazetteer.is_surname(last)
        || gazetteer.place(&words.join(" ")).is_some();
    let named_for_person = place.len() == 1 && gazetteer.given_name(place[0]) == Some(GivenName::Sure);
    if plural && !listed && !named_for_person && gazetteer.place(&place.join(" ")).is_some() {
        vote.add(EntityKind::Person, -1.5, "name.team", String::new);
        vote.add(EntityKind::Organization, 2.2, "name.team", || format!("a place with the plural \"{last}\" is a team"));
    }
}

/// Adds what given names, surnames and particles say.
fn add_personal(words: &[&str], vote: &mut Vote) {
    let first = words[0];
    let last = words[words.len() - 1];
    let capitalized =
        words.iter().all(|word| is_capitalized(word) || lexicon().people.particles.contains(&word.to_lowercase()));
    if !capitalized || words.len() > 5 {
        return;
    }
    match gazetteer().given_name(first) {
        Some(GivenName::Sure) => vote.add(EntityKind::Person, 2.2, "name.given", || format!("\"{first}\" is a given name")),
        Some(GivenName::Doubtful) => {
            vote.add(EntityKind::Person, 0.7, "name.given", || format!("\"{first}\" may be a given name"));
        }
        None => {}
    }
    if gazetteer().is_surname(last) {
        vote.add(EntityKind::Person, 0.8, "name.surname", || format!("\"{last}\" is a surname"));
    }
    let initial = words.iter().any(|word| word.len() == 2 && word.ends_with('.') && is_capitalized(word));
    if initial {
        vote.add(EntityKind::Person, 1.2, "name.initial", || "it has an initial".to_owned());
    }
}

/// Lets acronyms take the kind of the only long name with their initials: "WWDC" is what "Worldwide Developers Conference" is.
fn inherit_initials(votes: &mut BTreeMap<String, Vote>, winners: &[(String, EntityKind)]) {
    let mut long: BTreeMap<String, (&str, EntityKind)> = BTreeMap::new();
    for (key, kind) in winners {
        let letters: String =
            key.split([' ', '-']).filter_map(|word| word.chars().next().filter(|first| first.is_uppercase())).collect();
        long.entry(letters).or_insert((key, *kind));
    }
    for (key, vote) in votes.iter_mut().filter(|(key, _)| is_acronym(key)) {
        let letters: String = key.chars().filter(|letter| letter.is_alphabetic()).collect();
        if let Some((full, kind)) = long.get(&letters).filter(|_| letters.len() > 2) {
            vote.add(*kind, 3.0, "name.acronym.article", || format!("\"{key}\" are the initials of \"{full}\""));
        }
    }
}

/// Lets short names inherit from the long ones of the same article: "Trump" from "Donald Trump".
fn inherit(votes: &mut BTreeMap<String, Vote>) {
    let winners: Vec<(String, EntityKind)> = votes
        .iter()
        .filter(|(key, _)| key.contains(' '))
        .filter_map(|(key, vote)| vote.winner().filter(|winner| winner.1 > 1.9).map(|winner| (key.clone(), winner.0)))
        .collect();
    let mut people: BTreeMap<&str, &str> = BTreeMap::new();
    let mut organizations: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, kind) in &winners {
        let words: Vec<&str> = key.split_whitespace().collect();
        match kind {
            EntityKind::Person => {
                people.extend(words.last().map(|last| (*last, key.as_str())));
                people.entry(words[0]).or_insert(key);
            }
            EntityKind::Organization => {
                organizations.extend(words.first().map(|first| (*first, key.as_str())));
                let plural = words.last().filter(|last| last.ends_with('s') && words.len() == 2);
                organizations.extend(plural.map(|last| (*last, key.as_str())));
            }
            _ => {}
        }
    }
    inherit_initials(votes, &winners);
    for (key, vote) in votes.iter_mut().filter(|(key, _)| !key.contains(' ')) {
        if let Some(full) = people.get(key.as_str())
            && vote.of(EntityKind::Group) < 5.0
            && !gazetteer().is_country(key)
        {
            vote.add(EntityKind::Person, 3.0, "name.surname.article", || format!("\"{full}\" is a person in this article"));
        } else if let Some(full) = organizations.get(key.as_str())
            && vote.of(EntityKind::Group) < 5.0
            && vote.of(EntityKind::Place) < 1.5
        {
            vote.add(EntityKind::Organization, 1.5, "name.organization.article", || {
                format!("\"{full}\" is an organization in this article")
            });
        }
    }
}
