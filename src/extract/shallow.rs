//! A shallow reading for analyses without grammar: word classes from lists, and the plainest heads.
//!
//! It knows far less than the language model; it keeps the rest of extraction working where no model runs.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::{Words, lexicon};
use crate::language::{Analysis, Dep, Lemma, Tag};
use crate::text::slice;

/// Closed classes and irregular verbs.
#[derive(Debug, Default, Deserialize)]
struct Grammar {
    determiners: Words,
    prepositions: Words,
    pronouns: Words,
    possessives: Words,
    modals: Words,
    relatives: Words,
    be: Words,
    have: Words,
    do_forms: Words,
    conjunctions: Words,
    irregular: Vec<(String, String, String)>,
    /// Tag and dictionary form by inflected form.
    #[serde(skip)]
    forms: HashMap<String, (Tag, String)>,
    /// The dictionary forms of all listed verbs.
    #[serde(skip)]
    bases: BTreeSet<String>,
}

fn grammar() -> &'static Grammar {
    static GRAMMAR: LazyLock<Grammar> = LazyLock::new(read);
    &GRAMMAR
}

fn read() -> Grammar {
    let mut grammar: Grammar = ron::from_str(include_str!("../../assets/lexicon/shallow.ron")).unwrap_or_default();
    let verbs = &lexicon().verbs;
    let single =
        verbs.type_of.keys().chain(&verbs.reporting).chain(&verbs.news_sayings).chain(&verbs.light).chain(&verbs.phases);
    let planned = lexicon().factuality.planned.iter().chain(&lexicon().factuality.failing);
    grammar.bases = single.chain(planned).filter(|verb| !verb.contains(' ')).cloned().collect();
    let mut forms = HashMap::new();
    for base in &grammar.bases {
        forms.insert(regular_past(base), (Tag::VBD, base.clone()));
    }
    for (past, participle, base) in &grammar.irregular {
        forms.insert(participle.clone(), (Tag::VBN, base.clone()));
        forms.insert(past.clone(), (Tag::VBD, base.clone()));
    }
    grammar.forms = forms;
    grammar
}

/// Returns the regular past of a verb.
fn regular_past(base: &str) -> String {
    let stem_y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let doubles = base.len() <= 4
        && base.ends_with(['b', 'g', 'm', 'n', 'p', 't'])
        && base.chars().rev().nth(1).is_some_and(|c| "aiou".contains(c))
        && !base.chars().rev().nth(2).is_some_and(|c| "aeiou".contains(c));
    match stem_y {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None if doubles => format!("{base}{}ed", base.chars().last().unwrap_or_default()),
        None => format!("{base}ed"),
    }
}

/// Fills tags, dictionary forms, heads and labels of an analysis that has none.
pub(super) fn fill(text: &str, analysis: &mut Analysis) {
    let mut in_name = vec![false; analysis.tokens.len()];
    for name in &analysis.names {
        in_name[name.tokens.clone()].fill(true);
    }
    for sentence in analysis.sentences.clone() {
        for index in sentence.tokens.clone() {
            let (tag, lemma) = class(text, analysis, index, in_name[index], &sentence.tokens);
            analysis.tokens[index].tag = tag;
            analysis.tokens[index].lemma = lemma;
        }
        attach(analysis, sentence.tokens);
    }
}

/// Returns tag and dictionary form of a token.
fn class(text: &str, analysis: &Analysis, index: usize, in_name: bool, sentence: &Range<usize>) -> (Tag, Lemma) {
    let word = slice(text, analysis.tokens[index].span);
    let lower = word.to_lowercase();
    let grammar = grammar();
    let plain = |tag: Tag| (tag, Lemma::from(lower.as_str()));
    if !word.chars().any(char::is_alphanumeric) {
        return plain(if matches!(word, "." | "?" | "!") {
            Tag::STOP
        } else if word == "," {
            Tag::COMMA
        } else {
            Tag::COLON
        });
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return plain(Tag::CD);
    }
    let closed = [
        (&grammar.determiners, Tag::DT),
        (&grammar.modals, Tag::MD),
        (&grammar.prepositions, Tag::IN),
        (&grammar.pronouns, Tag::PRP),
        (&grammar.possessives, Tag::PRPS),
        (&grammar.relatives, Tag::WP),
        (&grammar.conjunctions, Tag::CC),
    ];
    if let Some((_, tag)) = closed.iter().find(|(words, _)| words.contains(&lower)).filter(|_| !in_name) {
        return plain(*tag);
    }
    if in_name {
        return (Tag::NNP, Lemma::from(word));
    }
    match lower.as_str() {
        "to" => return plain(Tag::TO),
        "not" | "never" | "n't" => return plain(Tag::RB),
        _ => {}
    }
    verb(&lower, analysis, index, sentence).unwrap_or_else(|| {
        if lower.ends_with("ly") {
            plain(Tag::RB)
        } else if word.chars().next().is_some_and(char::is_uppercase) && index > sentence.start {
            (Tag::NNP, Lemma::from(word))
        } else {
            noun(&lower)
        }
    })
}

/// Reads the word as a form of a verb, where the words before it let it be one.
fn verb(lower: &str, analysis: &Analysis, index: usize, sentence: &Range<usize>) -> Option<(Tag, Lemma)> {
    let grammar = grammar();
    let before = index.checked_sub(1).filter(|before| sentence.contains(before)).map(|before| &analysis.tokens[before]);
    let before_tag = before.map_or(Tag::NONE, |token| token.tag);
    if grammar.be.contains(lower) {
        let tag = if matches!(lower, "was" | "were") {
            Tag::VBD
        } else if lower == "been" {
            Tag::VBN
        } else if lower == "be" {
            Tag::VB
        } else {
            Tag::VBZ
        };
        return Some((tag, Lemma::from("be")));
    }
    if grammar.have.contains(lower) {
        return Some((if lower == "had" { Tag::VBD } else { Tag::VBZ }, Lemma::from("have")));
    }
    if grammar.do_forms.contains(lower) {
        return Some((if lower == "did" { Tag::VBD } else { Tag::VBZ }, Lemma::from("do")));
    }
    if let Some((tag, base)) = grammar.forms.get(lower) {
        let auxiliary = before.is_some_and(|token| matches!(token.lemma.as_str(), "be" | "have"))
            || before_tag == Tag::RB && index >= 2 && matches!(analysis.tokens[index - 2].lemma.as_str(), "be" | "have");
        let adjective = matches!(before_tag, Tag::DT | Tag::PRPS);
        let tag = if auxiliary { Tag::VBN } else { *tag };
        return (!adjective).then(|| (tag, Lemma::from(base.as_str())));
    }
    let after_modal = matches!(before_tag, Tag::MD | Tag::TO) || before_tag == Tag::RB;
    (after_modal && grammar.bases.contains(lower)).then(|| (Tag::VB, Lemma::from(lower)))
}

fn noun(lower: &str) -> (Tag, Lemma) {
    let nouns = &lexicon().nouns.type_of;
    let singular = lower.strip_suffix("es").filter(|stem| nouns.contains_key(*stem)).or_else(|| lower.strip_suffix('s'));
    match singular {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => (Tag::NNS, Lemma::from(stem)),
        _ => (Tag::NN, Lemma::from(lower)),
    }
}

/// Gives the tokens of a sentence their heads: verbs, their auxiliaries, the nouns before and after them.
fn attach(analysis: &mut Analysis, sentence: Range<usize>) {
    chunk(analysis, &sentence);
    let verbs: Vec<usize> = sentence.clone().filter(|&index| is_full_verb(analysis, index, &sentence)).collect();
    let Some(&root) = verbs.first() else { return };
    let reporting = verbs.iter().copied().find(|&verb| {
        verb != root
            && lexicon().verbs.reporting.contains(analysis.tokens[verb].lemma.as_str())
            && analysis.tokens[verb].tag == Tag::VBD
    });
    let top = reporting.unwrap_or(root);
    set(analysis, top, top, Dep::ROOT);
    let mut from = sentence.start;
    for (position, &verb) in verbs.iter().enumerate() {
        let to = verbs.get(position + 1).copied().unwrap_or(sentence.end);
        if verb != top {
            let label = verb_label(analysis, verb, root, top, from);
            let head = if label == Dep::CONJ || label == Dep::XCOMP { verbs[position.saturating_sub(1)] } else { top };
            set(analysis, verb, head, label);
        }
        attach_before(analysis, verb, from..verb);
        attach_after(analysis, verb, verb + 1..to);
        from = verb + 1;
    }
}

fn set(analysis: &mut Analysis, token: usize, head: usize, label: Dep) {
    analysis.tokens[token].head = head;
    analysis.tokens[token].label = label;
}

fn verb_label(analysis: &Analysis, verb: usize, root: usize, top: usize, from: usize) -> Dep {
    let between = from..verb;
    let has = |tag: Tag| between.clone().any(|index| analysis.tokens[index].tag == tag);
    if has(Tag::TO) {
        Dep::XCOMP
    } else if verb == root && top != root {
        Dep::CCOMP
    } else if has(Tag::WP) {
        Dep::RELCL
    } else if lexicon().verbs.reporting.contains(analysis.tokens[top].lemma.as_str()) {
        Dep::CCOMP
    } else {
        Dep::CONJ
    }
}

fn is_full_verb(analysis: &Analysis, index: usize, sentence: &Range<usize>) -> bool {
    let token = &analysis.tokens[index];
    let verbal = matches!(token.tag, Tag::VBD | Tag::VBN | Tag::VB | Tag::VBZ);
    let next_is_verb = (index + 1..(index + 3).min(sentence.end)).any(|next| {
        let next_tag = analysis.tokens[next].tag;
        matches!(next_tag, Tag::VBN | Tag::VBD | Tag::VB) && (next == index + 1 || analysis.tokens[index + 1].tag == Tag::RB)
    });
    verbal && !(matches!(token.lemma.as_str(), "be" | "have" | "do") && next_is_verb)
}

/// Makes the last noun of each run of nouns, numbers and determiners the head of the others.
fn chunk(analysis: &mut Analysis, sentence: &Range<usize>) {
    let mut start = sentence.start;
    for index in sentence.clone() {
        let inside = |index: usize| {
            matches!(analysis.tokens[index].tag, Tag::DT | Tag::PRPS | Tag::NN | Tag::NNS | Tag::NNP | Tag::CD | Tag::PRP)
        };
        if !inside(index) {
            start = index + 1;
            continue;
        }
        let last = index + 1 == sentence.end || !inside(index + 1) || analysis.tokens[index + 1].tag == Tag::DT;
        if !last {
            continue;
        }
        for member in start..index {
            let label = match analysis.tokens[member].tag {
                Tag::DT => Dep::DET,
                Tag::CD => Dep::NUMMOD,
                Tag::PRPS => Dep::POSS,
                _ => Dep::COMPOUND,
            };
            set(analysis, member, index, label);
        }
        start = index + 1;
    }
}

/// Attaches auxiliaries and the subject that stand before a verb.
fn attach_before(analysis: &mut Analysis, verb: usize, before: Range<usize>) {
    let passive =
        analysis.tokens[verb].tag == Tag::VBN && before.clone().rev().take(3).any(|index| analysis.tokens[index].lemma == "be");
    let mut subject = None;
    for index in before.clone().rev() {
        let tag = analysis.tokens[index].tag;
        let is_auxiliary = matches!(tag, Tag::MD | Tag::TO)
            || matches!(analysis.tokens[index].lemma.as_str(), "be" | "have" | "do")
                && matches!(tag, Tag::VBD | Tag::VBZ | Tag::VB | Tag::VBN);
        if is_auxiliary && verb - index <= 4 {
            let label = if analysis.tokens[index].lemma == "be" && passive { Dep::AUXPASS } else { Dep::AUX };
            set(analysis, index, verb, label);
        } else if tag == Tag::RB {
            let negation = matches!(analysis.tokens[index].lemma.as_str(), "not" | "never" | "n't");
            set(analysis, index, verb, if negation { Dep::NEG } else { Dep::ADVMOD });
        } else if is_head_noun(analysis, index) {
            let after_preposition =
                index.checked_sub(1).is_some_and(|_| follows_preposition(analysis, index, before.start).is_some());
            if after_preposition && subject.is_none() {
                subject = Some((index, true));
            } else if !after_preposition {
                subject = Some((index, false));
            }
        }
    }
    if let Some((index, in_phrase)) = subject
        && !in_phrase
    {
        set(analysis, index, verb, if passive { Dep::NSUBJPASS } else { Dep::NSUBJ });
    }
    attach_prepositions(analysis, verb, before);
}

fn is_head_noun(analysis: &Analysis, index: usize) -> bool {
    let token = &analysis.tokens[index];
    matches!(token.tag, Tag::NN | Tag::NNS | Tag::NNP | Tag::PRP | Tag::WP) && (token.head == index)
}

/// Returns the preposition in front of a noun's run.
fn follows_preposition(analysis: &Analysis, noun: usize, from: usize) -> Option<usize> {
    let mut at = noun;
    while at > from && (analysis.tokens[at - 1].head == noun || matches!(analysis.tokens[at - 1].tag, Tag::DT)) {
        at -= 1;
    }
    at.checked_sub(1).filter(|&before| before >= from && analysis.tokens[before].tag == Tag::IN)
}

/// Attaches the object and the prepositions that stand after a verb.
fn attach_after(analysis: &mut Analysis, verb: usize, after: Range<usize>) {
    let mut object = None;
    for index in after.clone() {
        let tag = analysis.tokens[index].tag;
        if matches!(tag, Tag::IN | Tag::TO | Tag::COMMA | Tag::STOP | Tag::WP | Tag::CC | Tag::COLON) {
            break;
        }
        if is_head_noun(analysis, index) {
            object = Some(index);
            break;
        }
    }
    if let Some(object) = object {
        set(analysis, object, verb, Dep::DOBJ);
    }
    attach_prepositions(analysis, verb, after);
}

fn attach_prepositions(analysis: &mut Analysis, verb: usize, region: Range<usize>) {
    for index in region.clone() {
        if is_head_noun(analysis, index)
            && let Some(preposition) = follows_preposition(analysis, index, region.start)
        {
            set(analysis, preposition, verb, Dep::PREP);
            set(analysis, index, preposition, Dep::POBJ);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fill, regular_past};
    use crate::language::{Dep, analyze_by_rules};
    use crate::text::Span;

    #[test]
    fn regular_pasts_follow_spelling() {
        for (base, past) in
            [("deny", "denied"), ("release", "released"), ("stop", "stopped"), ("attack", "attacked"), ("employ", "employed")]
        {
            assert_eq!(regular_past(base), past);
        }
    }

    #[test]
    fn a_plain_sentence_gets_subject_verb_and_object() {
        let text = "The council rejected the plan in Ardmoor on Tuesday.";
        let mut analysis = analyze_by_rules(text, &[Span::new(0, text.len())]);
        fill(text, &mut analysis);
        let labels: Vec<Dep> = analysis.tokens.iter().map(|token| token.label).collect();
        assert_eq!(labels[..6], [Dep::DET, Dep::NSUBJ, Dep::ROOT, Dep::DET, Dep::DOBJ, Dep::PREP]);
        assert_eq!(analysis.tokens[2].lemma, "reject");
    }
}
