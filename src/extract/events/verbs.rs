//! Which verbs stand for events.

use super::frame::{Frame, actor_of, after_preposition, object_of, particle, subject_of};
use super::tokens::is_inside_name;
use crate::extract::clause::{VerbGroup, verb_group};
use crate::extract::doc::Doc;
use crate::extract::lexicon::lexicon;
use crate::language::{Dep, Tag};
use crate::model::{EventType, Factuality, Polarity};
use crate::temporal::Tense;

/// Reads the verb `verb` as an event; nothing where it is none.
pub(super) fn frame(doc: &Doc<'_>, verb: usize) -> Option<Frame> {
    let is_candidate = doc.is_verb(verb)
        && !matches!(doc.dep(verb), Dep::AUX | Dep::AUXPASS | Dep::AMOD | Dep::COMPOUND)
        && !is_inside_name(doc, verb);
    if !is_candidate || doc.is_quoted(verb) && doc.is_question(doc.sentence_of(verb)) {
        return None;
    }
    let group = verb_group(doc, verb);
    let heading = doc.is_heading(doc.sentence_of(verb));
    let kind = kind_of(doc, verb, &group);
    let position = position(doc, verb, &group, heading)?;
    if matches!(kind, Kind::State) || !tense_fits(doc, verb, &group, heading, kind, position) {
        return None;
    }
    Some(build(doc, verb, group, kind))
}

/// What sort of verb it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// No act: "is", "wants", "contains".
    State,
    /// An act.
    Act,
    /// A verb with a noun that is the act: "held talks", "the talks began".
    Light(usize),
    /// A saying that is news itself.
    Saying,
    /// A saying that only passes on words.
    Reporting,
}

/// Where the verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    /// A main or reported clause of its own.
    Main,
    /// A relative clause, or a clause of time or reason.
    Background,
    /// A participle after a noun: "figures released on Monday".
    Participle,
}

fn kind_of(doc: &Doc<'_>, verb: usize, group: &VerbGroup) -> Kind {
    let verbs = &lexicon().verbs;
    let lemma = doc.lemma(verb);
    if matches!(lemma, "be" | "have") && light_noun(doc, verb, group).is_none() {
        return Kind::State;
    }
    if let Some(noun) = light_noun(doc, verb, group) {
        return Kind::Light(noun);
    }
    let phrase = particle(doc, verb).map(|particle| format!("{lemma} {}", doc.lower(particle)));
    let listed = |words: &crate::extract::lexicon::Words| {
        words.contains(lemma) || phrase.as_ref().is_some_and(|phrase| words.contains(phrase))
    };
    if listed(&verbs.news_sayings) {
        return Kind::Saying;
    }
    if verbs.reporting.contains(lemma) {
        return if reports_a_thing(doc, verb) { Kind::Saying } else { Kind::Reporting };
    }
    let phrasal = phrase.as_ref().is_some_and(|phrase| verbs.type_of.contains_key(phrase));
    // What somebody bears is a state; that they were born is none.
    if verbs.states.contains(lemma) && !phrasal && doc.lower(verb) != "born" {
        let heading = doc.is_heading(doc.sentence_of(verb));
        let past = heading
            || matches!(group.tense, Tense::Past | Tense::Pluperfect | Tense::Future)
            || group.passive && group.tense != Tense::Present;
        let complete = object_of(doc, verb, group.passive).is_some() || doc.child(verb, &[Dep::PREP, Dep::PRT]).is_some();
        return if past && complete && verbs.acts_when_past.contains(lemma) { Kind::Act } else { Kind::State };
    }
    Kind::Act
}

/// Whether a reporting verb has a thing for its object, not words: "posted a loss", "described the plan".
fn reports_a_thing(doc: &Doc<'_>, verb: usize) -> bool {
    let object = doc.child(verb, &[Dep::DOBJ]).filter(|&object| doc.is_noun(object) && !doc.is_quoted(object));
    let gerund = doc.child(verb, &[Dep::XCOMP]).is_some_and(|below| doc.tag(below) == Tag::VBG);
    (object.is_some() || gerund)
        && doc.child(verb, &[Dep::CCOMP]).is_none()
        && !matches!(
            doc.lemma(verb),
            "say" | "tell" | "believe" | "think" | "show" | "find" | "recall" | "learn" | "quote" | "cite" | "note" | "observe"
        )
}

/// Returns the noun that is the act beside a light verb ("held talks") or a phase verb ("the talks began").
fn light_noun(doc: &Doc<'_>, verb: usize, group: &VerbGroup) -> Option<usize> {
    let lexicon = lexicon();
    let is_act = |noun: &usize| {
        lexicon.nouns.type_of.contains_key(doc.lemma(*noun)) && doc.is_noun(*noun) && !is_inside_name(doc, *noun)
    };
    let lemma = doc.lemma(verb);
    if lemma == "be" && !group.negated {
        return after_preposition(doc, verb, &["on", "in", "under"]).filter(is_act).filter(|&noun| is_bare(doc, noun));
    }
    if lexicon.verbs.light.contains(lemma) {
        let object = object_of(doc, verb, group.passive).map(|object| counted(doc, object)).filter(is_act);
        if object.is_some() && !(lemma == "have" && group.tense == Tense::Present) {
            return object;
        }
    }
    let is_phase =
        lexicon.verbs.phases.contains(lemma) && !(lemma == "be" && doc.child(verb, &[Dep::ATTR, Dep::ACOMP]).is_some());
    if is_phase && lemma != "be" {
        return subject_of(doc, verb).map(|subject| counted(doc, subject)).filter(is_act);
    }
    None
}

/// Whether the noun has no article, so that "in", "on" or "under" with it tells a state: "on strike", "under investigation".
fn is_bare(doc: &Doc<'_>, noun: usize) -> bool {
    !doc.children(noun).any(|child| matches!(doc.dep(child), Dep::DET | Dep::POSS))
}

/// Returns the noun that a counting noun counts: "rounds of talks".
fn counted(doc: &Doc<'_>, noun: usize) -> usize {
    let counting = matches!(
        doc.lemma(noun),
        "round"
            | "series"
            | "wave"
            | "string"
            | "spate"
            | "number"
            | "day"
            | "kind"
            | "type"
            | "set"
            | "couple"
            | "hundred"
            | "dozen"
    );
    let below = || {
        let of = doc.children(noun).find(|&child| doc.lower(child) == "of")?;
        doc.child(of, &[Dep::POBJ])
    };
    if counting { below().unwrap_or(noun) } else { noun }
}

/// Returns where a verb stands; nothing where it is no clause that reports something.
fn position(doc: &Doc<'_>, verb: usize, group: &VerbGroup, heading: bool) -> Option<Position> {
    let compares = doc.dep(verb) == Dep::ADVCL && doc.children(verb).any(|child| doc.lower(child) == "than");
    if compares || doc.dep(verb) == Dep::PCOMP && doc.head(verb).is_some_and(|head| doc.lower(head) == "than") {
        return None;
    }
    let marked_if = doc
        .children(verb)
        .any(|child| doc.dep(child) == Dep::MARK && lexicon().factuality.conditions.contains(doc.lower(child)));
    if marked_if || under_condition(doc, verb) {
        return None;
    }
    if heading && matches!(doc.dep(verb), Dep::ROOT | Dep::CONJ | Dep::CCOMP | Dep::PARATAXIS | Dep::ADVCL) {
        return Some(Position::Main);
    }
    let finite = group.finite && !group.infinitive || group.modal.is_some();
    match doc.dep(verb) {
        Dep::ROOT | Dep::PARATAXIS if finite => Some(Position::Main),
        Dep::CONJ => {
            let head = doc.head(verb).filter(|&head| doc.is_verb(head))?;
            conjunct(doc, verb, head, group, heading)
        }
        Dep::CCOMP if finite => complement_position(doc, verb),
        Dep::RELCL | Dep::ADVCL | Dep::DEP | Dep::CSUBJ | Dep::APPOS | Dep::PCOMP if finite => Some(Position::Background),
        Dep::ADVCL if doc.tag(verb) == Tag::VBG && has_day(doc, verb) => Some(Position::Participle),
        Dep::ACL if matches!(doc.tag(verb), Tag::VBN | Tag::VBD) => Some(Position::Participle),
        _ => None,
    }
}

/// Returns the position of a verb after "and": as finite as the one before it.
fn conjunct(doc: &Doc<'_>, verb: usize, head: usize, group: &VerbGroup, heading: bool) -> Option<Position> {
    let finite = group.finite && !group.infinitive;
    let shares = doc.tag(verb) == Tag::VBN && (verb_group(doc, head).passive || verb_group(doc, head).perfect);
    let shares_modal = doc.tag(verb) == Tag::VB && verb_group(doc, head).modal.is_some();
    if !(finite || shares || shares_modal) {
        return None;
    }
    position(doc, head, &verb_group(doc, head), heading)
}

/// Returns the position of a clause that stands under a verb: reported words are main clauses of their own.
fn complement_position(doc: &Doc<'_>, verb: usize) -> Option<Position> {
    let above = doc.head(verb)?;
    let lemma = doc.lemma(above);
    let verbs = &lexicon().verbs;
    let factuality = &lexicon().factuality;
    if factuality.denied.contains(lemma) || factuality.threatened.contains(lemma) {
        return None;
    }
    let announced = doc.is_noun(above)
        && lexicon().nouns.type_of.get(lemma).is_some_and(|event_type| event_type == "STATEMENT")
        && doc.children(verb).any(|child| doc.dep(child) == Dep::MARK);
    let joined_on = doc.children(verb).any(|child| child < verb && matches!(doc.lower(child), "however" | "meanwhile" | "but"))
        && doc.dep(above) == Dep::ROOT;
    if announced || joined_on {
        return Some(Position::Main);
    }
    let negated = verb_group(doc, above).negated;
    let reporting = verbs.reporting.contains(lemma) || verbs.news_sayings.contains(lemma) || verbs.claiming.contains(lemma);
    (reporting && !negated).then_some(Position::Main)
}

/// Whether the verb stands inside an "if" clause.
fn under_condition(doc: &Doc<'_>, verb: usize) -> bool {
    doc.ancestors(verb).take(4).any(|at| {
        doc.children(at).any(|child| doc.dep(child) == Dep::MARK && lexicon().factuality.conditions.contains(doc.lower(child)))
            && matches!(doc.dep(at), Dep::ADVCL | Dep::CCOMP)
    })
}

/// Whether tense, aspect and mood report something that belongs on a chronology.
fn tense_fits(doc: &Doc<'_>, verb: usize, group: &VerbGroup, heading: bool, kind: Kind, position: Position) -> bool {
    if kind == Kind::Reporting && (group.negated || heading) {
        return false;
    }
    if doc.tag(verb) == Tag::VB && group.modal.is_none() && subject_of(doc, verb).is_none() && !heading {
        return false;
    }
    if group.negated && group.perfect && !has_day(doc, verb) {
        return false;
    }
    match group.tense {
        Tense::Past | Tense::Pluperfect | Tense::Future => true,
        Tense::Conditional => would(doc, verb, group, kind),
        Tense::Present
            if heading
                || lexicon().factuality.planned.contains(doc.lemma(verb)) && doc.child(verb, &[Dep::XCOMP]).is_some() =>
        {
            true
        }
        Tense::Present => {
            group.progressive
                || group.perfect
                || doc.lemma(verb) == "be" && matches!(kind, Kind::Light(_)) && position == Position::Main
                || kind == Kind::Saying && doc.tag(verb) == Tag::VBZ && position == Position::Main
                || has_day(doc, verb)
                || group.passive && position == Position::Main && planned_passive(doc, verb)
        }
        Tense::Unknown => heading || position == Position::Participle && strong_participle(doc, verb),
    }
}

/// Whether the passive says what is set for later: "is expected to", "is scheduled for".
fn planned_passive(doc: &Doc<'_>, verb: usize) -> bool {
    lexicon().factuality.planned.contains(doc.lemma(verb))
}

/// Whether a clause with "would", "could" or "might" says something definite: reported words with an actor, or an "if".
fn would(doc: &Doc<'_>, verb: usize, group: &VerbGroup, kind: Kind) -> bool {
    let modal = group.modal.map_or("", |modal| doc.lower(modal));
    let reported =
        doc.dep(verb) == Dep::CCOMP && doc.head(verb).is_some_and(|above| lexicon().verbs.reporting.contains(doc.lemma(above)));
    let condition = doc.children(verb).any(|child| {
        doc.dep(child) == Dep::ADVCL
            && doc
                .children(child)
                .any(|mark| lexicon().factuality.conditions.contains(doc.lower(mark)) && doc.dep(mark) == Dep::MARK)
    });
    let typed = lexicon().verbs.type_of.contains_key(doc.lemma(verb)) || matches!(kind, Kind::Light(_));
    matches!(modal, "would" | "'d" | "’d") && reported && kind != Kind::Saying || condition && typed
}

/// Whether a weekday, month or year hangs on the verb: "meets on Monday".
fn has_day(doc: &Doc<'_>, verb: usize) -> bool {
    doc.children(verb).any(|child| {
        matches!(doc.dep(child), Dep::NPADVMOD | Dep::PREP)
            && doc.subtree(child).any(|token| super::tokens::is_day_word(doc.lower(token)))
    })
}

/// Whether a participle stands for an act of its own: "a bombing claimed by …", "the plan announced on Monday".
fn strong_participle(doc: &Doc<'_>, verb: usize) -> bool {
    let event_type = lexicon().verbs.type_of.get(doc.lemma(verb)).map(String::as_str);
    let forceful = matches!(event_type, Some("ASSAULT" | "COERCE" | "CRIME" | "PROTEST" | "SANCTION" | "MOBILIZE"));
    let state = lexicon().verbs.states.contains(doc.lemma(verb));
    (event_type.is_some() || !state) && has_day(doc, verb) || forceful && doc.child(verb, &[Dep::AGENT]).is_some()
}

fn build(doc: &Doc<'_>, verb: usize, group: VerbGroup, kind: Kind) -> Frame {
    let passive = group.passive || doc.dep(verb) == Dep::ACL && doc.tag(verb) == Tag::VBN;
    let group = VerbGroup { passive, ..group };
    let mut triggers = vec![trigger(doc, verb)];
    let noun = if let Kind::Light(noun) = kind { Some(noun) } else { None };
    if let Some(noun) = noun {
        triggers.push(noun..noun + 1);
    }
    let complement = doc.child(verb, &[Dep::XCOMP]).filter(|&below| doc.is_verb(below));
    if let Some(below) = complement {
        triggers.push(below..below + 1);
    }
    triggers.extend(companions(doc, verb, noun).map(|token| token..token + 1));
    let (rule, why) = match kind {
        Kind::Light(noun) => {
            ("event.noun", format!("\"{}\" is an act and \"{}\" says that it took place", doc.word(noun), doc.word(verb)))
        }
        Kind::Saying => ("event.saying", format!("\"{}\" is a saying that is news itself", doc.word(verb))),
        Kind::Reporting => ("event.statement", format!("\"{}\" has a speaker and a date", doc.word(verb))),
        Kind::State | Kind::Act => ("event.verb", format!("\"{}\" is reported as an act", doc.word(verb))),
    };
    Frame {
        triggers,
        verb: Some(verb),
        noun,
        subject: actor_of(doc, verb, passive),
        object: object_of(doc, verb, passive),
        complement,
        event_type: event_type(doc, verb, noun, complement),
        factuality: Factuality::Happened,
        polarity: if group.negated { Polarity::Negative } else { Polarity::Positive },
        saying: matches!(kind, Kind::Saying | Kind::Reporting),
        group,
        rule,
        why,
    }
}

/// Returns what tells of the same act beside the verb: the act that is its object, and participles that go with it ("saying", "using").
fn companions<'d>(doc: &'d Doc<'_>, verb: usize, noun: Option<usize>) -> impl Iterator<Item = usize> + 'd {
    let after = doc
        .children(verb)
        .filter(|&child| {
            doc.dep(child) == Dep::PREP && matches!(doc.lower(child), "for" | "on" | "in" | "into" | "to" | "about")
        })
        .filter_map(|preposition| doc.child(preposition, &[Dep::POBJ]))
        .filter(move |&act| {
            let dated = doc.children(act).any(|below| super::tokens::is_day_word(doc.lower(below)));
            Some(act) != noun
                && !dated
                && lexicon().nouns.type_of.contains_key(doc.lemma(act))
                && doc.is_noun(act)
                && !is_inside_name(doc, act)
        });
    let direct = doc.children(verb).filter(move |&child| match doc.dep(child) {
        Dep::DOBJ | Dep::NSUBJPASS => {
            let dated = doc.children(child).any(|below| super::tokens::is_day_word(doc.lower(below)));
            Some(child) != noun
                && !dated
                && lexicon().nouns.type_of.contains_key(doc.lemma(child))
                && doc.is_noun(child)
                && !is_inside_name(doc, child)
        }
        Dep::ADVCL => {
            doc.tag(child) == Tag::VBG
                && doc.child(child, &[Dep::NSUBJ, Dep::AUX]).is_none()
                && !has_day(doc, child)
                && !doc.children(child).any(|mark| matches!(doc.lower(mark), "after" | "before" | "since" | "until"))
        }
        _ => false,
    });
    direct.chain(after).chain(means(doc, verb))
}

/// Returns the participles that say how the act was done: "by showing", "in launching".
fn means<'d>(doc: &'d Doc<'_>, verb: usize) -> impl Iterator<Item = usize> + 'd {
    doc.children(verb)
        .filter(|&child| doc.dep(child) == Dep::PREP && matches!(doc.lower(child), "by" | "in" | "while" | "when"))
        .filter_map(|preposition| doc.child(preposition, &[Dep::PCOMP]))
        .filter(|&below| doc.tag(below) == Tag::VBG && doc.child(below, &[Dep::NSUBJ]).is_none() && !has_day(doc, below))
}

/// Returns the verb with its particle.
fn trigger(doc: &Doc<'_>, verb: usize) -> std::ops::Range<usize> {
    let with_particle = doc.children(verb).any(|child| child == verb + 1 && doc.dep(child) == Dep::PRT);
    verb..verb + 1 + usize::from(with_particle)
}

/// Returns the type of the act.
fn event_type(doc: &Doc<'_>, verb: usize, noun: Option<usize>, complement: Option<usize>) -> String {
    let lexicon = lexicon();
    let of_verb = |verb: usize| {
        let lemma = doc.lemma(verb);
        let object = doc.child(verb, &[Dep::DOBJ]).map(|object| format!("{lemma} {}", doc.lemma(object)));
        let phrase = particle(doc, verb).map(|particle| format!("{lemma} {}", doc.lower(particle)));
        [object, phrase, Some(lemma.to_owned())].into_iter().flatten().find_map(|words| lexicon.verbs.type_of.get(&words))
    };
    let of_noun = noun.and_then(|noun| lexicon.nouns.type_of.get(doc.lemma(noun)));
    let failing = lexicon.factuality.failing.contains(doc.lemma(verb));
    let own = of_verb(verb);
    let of_object = doc.child(verb, &[Dep::DOBJ]).and_then(|object| lexicon.nouns.type_of.get(doc.lemma(object)));
    let own = own.or(of_object.filter(|found| *found != EventType::OTHER));
    let found = if noun.is_some() {
        of_noun.or(own)
    } else if failing {
        complement.and_then(of_verb).or(own)
    } else {
        own.or_else(|| complement.and_then(of_verb))
    };
    found.cloned().unwrap_or_else(|| EventType::OTHER.to_owned())
}
