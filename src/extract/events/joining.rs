//! One event per assertion: the headline and repeats of it in the article become further triggers.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::nominals::Standing;
use super::repeats::stems;
use crate::extract::doc::Doc;
use crate::extract::entities::Cast;
use crate::language::Dep;
use crate::model::{Anchor, EventType, Factuality, Polarity};

/// How many events back a repeat is looked for.
const REACH: usize = 60;

/// Joins repeats to the events that they repeat; nouns that only repeat and repeat nothing fall away.
pub(super) fn join(doc: &Doc<'_>, drafts: Vec<Draft>, cast: &Cast) -> Vec<Draft> {
    let (headline, body): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|draft| doc.is_heading(draft.sentence));
    let body = with_their_causes(doc, body);
    let mut kept: Vec<Draft> = Vec::new();
    let mut left: Vec<Draft> = Vec::new();
    for draft in body {
        match repeated(doc, &draft, &kept, cast) {
            Some(index) => absorb(&mut kept[index], draft),
            None if draft.standing == Standing::Repeat => left.push(draft),
            None => kept.push(draft),
        }
    }
    let mut own = Vec::new();
    for draft in headline {
        match told_below(doc, &draft, &kept, cast) {
            Some(index) => kept[index].frame.triggers.extend(draft.frame.triggers),
            None if draft.standing == Standing::Repeat || draft.frame.verb.is_none() => left.push(draft),
            None => own.push(draft),
        }
    }
    own.extend(kept);
    for draft in left {
        attach(doc, &draft, &mut own);
    }
    own
}

/// Verbs that tell what an act did; who or what does it is the act itself.
const EFFECTS: [&str; 12] =
    ["kill", "injure", "wound", "hurt", "destroy", "damage", "claim", "hit", "devastate", "strike", "shake", "flatten"];

/// Joins a noun with a date of its own to the verb that tells its effect: "the shelling of 19 June killed seven people".
fn with_their_causes(doc: &Doc<'_>, body: Vec<Draft>) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(body.len());
    let mut causes = Vec::new();
    for draft in body {
        if draft.frame.verb.is_none() && draft.standing == Standing::Own && effect(doc, draft.frame.main()).is_some() {
            causes.push(draft);
        } else {
            drafts.push(draft);
        }
    }
    for cause in causes {
        let verb = effect(doc, cause.frame.main());
        let told = drafts.iter_mut().find(|draft| verb.is_some() && draft.frame.verb == verb && draft.frame.noun.is_none());
        match told {
            Some(told) if cause.frame.factuality == told.frame.factuality => {
                if cause.is_dated() && !told.is_dated() {
                    told.when = cause.when;
                }
                told.frame.triggers.extend(cause.frame.triggers);
                told.parts.place = told.parts.place.or(cause.parts.place);
            }
            _ => drafts.push(cause),
        }
    }
    drafts.sort_by_key(|draft| draft.frame.main());
    drafts
}

/// Returns the verb that tells the effect of an act.
fn effect(doc: &Doc<'_>, noun: usize) -> Option<usize> {
    let verb = doc.head(noun).filter(|&verb| doc.is_verb(verb) && doc.dep(noun) == Dep::NSUBJ)?;
    EFFECTS.contains(&doc.lemma(verb)).then_some(verb)
}

/// Lets a noun that repeats nothing mark the words of the event whose clause it stands in: "filed for *bankruptcy*".
fn attach(doc: &Doc<'_>, noun: &Draft, events: &mut [Draft]) {
    let Some(verb) = clause_verb(doc, noun.frame.main()) else { return };
    if ENDINGS.contains(&doc.lemma(verb)) {
        return;
    }
    let holds = |event: &&mut Draft| event.frame.triggers.iter().any(|trigger| trigger.contains(&verb));
    if let Some(event) = events.iter_mut().find(holds) {
        event.frame.triggers.extend(noun.frame.triggers.iter().cloned());
    }
}

/// Returns the verb that a noun is a part of: its subject, its object, or what these are of; nothing across a word of time.
fn clause_verb(doc: &Doc<'_>, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..6 {
        let head = doc.head(at)?;
        if doc.is_verb(head) {
            let part = matches!(
                doc.dep(at),
                Dep::NSUBJ | Dep::NSUBJPASS | Dep::DOBJ | Dep::ATTR | Dep::OPRD | Dep::PREP | Dep::AGENT | Dep::DATIVE
            );
            return part.then_some(head);
        }
        let inside = match doc.dep(at) {
            Dep::POBJ => !TIME_WORDS.contains(&doc.lower(head)),
            Dep::PREP | Dep::CONJ | Dep::COMPOUND => true,
            _ => false,
        };
        if !inside {
            return None;
        }
        at = head;
    }
    None
}

/// Verbs whose object is another act: "end the strike", "discuss the attack".
const ENDINGS: [&str; 14] = [
    "end",
    "stop",
    "halt",
    "prevent",
    "avert",
    "avoid",
    "discuss",
    "mention",
    "debate",
    "investigate",
    "probe",
    "protest",
    "condemn",
    "mark",
];

/// Prepositions that set an act before or after another one.
const TIME_WORDS: [&str; 10] =
    ["after", "before", "since", "until", "following", "amid", "despite", "pending", "during", "without"];

/// Makes a repeat a further trigger, and lets it give what the first mention leaves open.
fn absorb(kept: &mut Draft, repeat: Draft) {
    if !kept.is_dated() && repeat.is_dated() && repeat.frame.factuality == kept.frame.factuality {
        kept.when = repeat.when;
    }
    kept.frame.triggers.extend(repeat.frame.triggers);
    kept.parts.place = kept.parts.place.or(repeat.parts.place);
}

/// Returns the entities that take part.
fn cast_of(draft: &Draft, cast: &Cast) -> BTreeSet<usize> {
    draft.people(cast)
}

/// Returns the entities that take part or that the act touches by name, its place included.
fn touched(draft: &Draft, cast: &Cast) -> BTreeSet<usize> {
    let named = draft.frame.object.into_iter().chain(draft.frame.subject).filter_map(|token| cast.at(token));
    let mentions = named.chain(draft.parts.place).map(|mention| cast.mentions[mention].entity);
    mentions.chain(cast_of(draft, cast)).collect()
}

/// Whether two drafts share a stem of their words.
fn share_stem(doc: &Doc<'_>, one: &Draft, other: &Draft) -> bool {
    let others = stems(doc, &other.frame);
    stems(doc, &one.frame).iter().any(|stem| others.contains(stem))
}

/// Whether dates, factuality and polarity let two drafts be one assertion.
fn agree(one: &Draft, other: &Draft) -> bool {
    let dates = !one.is_dated() || !other.is_dated() || one.when.edtf == other.when.edtf;
    dates && one.frame.polarity == other.frame.polarity
}

/// Returns the event before that a draft repeats.
fn repeated(doc: &Doc<'_>, draft: &Draft, kept: &[Draft], cast: &Cast) -> Option<usize> {
    let from = kept.len().saturating_sub(REACH);
    let nominal = draft.frame.verb.is_none();
    let nearest = |fits: &dyn Fn(&Draft) -> bool| (from..kept.len()).rev().find(|&index| fits(&kept[index]));
    if !nominal {
        return nearest(&|other| repeats_verb(doc, draft, other, cast));
    }
    nearest(&|other| share_stem(doc, draft, other) && repeats_noun(doc, draft, other, cast))
        .or_else(|| nearest(&|other| repeats_noun(doc, draft, other, cast)))
        .or_else(|| nearest(&|other| sums_up(doc, draft, other)))
}

/// Whether a noun repeats an event: the same words, or "the meeting" for the only thing of its type.
fn repeats_noun(doc: &Doc<'_>, draft: &Draft, other: &Draft, cast: &Cast) -> bool {
    if !agree(draft, other) || draft.frame.factuality == Factuality::Planned && other.frame.factuality != Factuality::Planned {
        return false;
    }
    let main = draft.frame.main();
    let definite = doc.children(main).any(|child| {
        matches!(doc.lower(child), "the" | "this" | "that" | "its" | "his" | "their" | "these" | "those")
            || doc.dep(child) == Dep::POSS
    });
    let theirs = cast_of(other, cast);
    let mine = cast_of(draft, cast);
    let acts = |entity: &usize| {
        matches!(cast.entities[*entity].kind, crate::model::EntityKind::Person | crate::model::EntityKind::Organization)
    };
    let people_fit = !mine.iter().any(acts) || !theirs.iter().any(acts) || !mine.is_disjoint(&theirs);
    let same_type = definite
        && draft.frame.event_type == other.frame.event_type
        && !matches!(draft.frame.event_type.as_str(), EventType::OTHER | "STATEMENT" | "AGREE" | "DEMAND" | "SANCTION");
    share_stem(doc, draft, other) && people_fit
        || same_type && other.frame.noun.is_some() && people_fit && doc.sentence_of(main).abs_diff(other.sentence) < 12
}

/// Nouns that sum up what was told just before.
const SUMMARIES: [&str; 14] = [
    "announcement",
    "move",
    "decision",
    "news",
    "statement",
    "incident",
    "event",
    "development",
    "step",
    "action",
    "declaration",
    "comment",
    "remark",
    "measure",
];

/// Whether "the announcement", "this move" sums up an event of the sentence before or of its own.
fn sums_up(doc: &Doc<'_>, draft: &Draft, other: &Draft) -> bool {
    let main = draft.frame.main();
    let near = draft.sentence.saturating_sub(other.sentence) <= 1 && other.frame.main() < main;
    let definite = doc
        .children(main)
        .any(|child| matches!(doc.lower(child), "the" | "this" | "that" | "these") || doc.dep(child) == Dep::POSS);
    near && definite
        && !draft.is_dated()
        && SUMMARIES.contains(&doc.lemma(main))
        && other.frame.verb.is_some()
        && other.frame.factuality == Factuality::Happened
}

/// Whether a verb tells the same as an event before it: the same act by the same people.
fn repeats_verb(doc: &Doc<'_>, draft: &Draft, other: &Draft, cast: &Cast) -> bool {
    let both_verbs = draft
        .frame
        .verb
        .map(|verb| doc.lemma(verb))
        .is_some_and(|lemma| other.frame.verb.is_some_and(|verb| doc.lemma(verb) == lemma));
    let (mine, theirs) = (cast_of(draft, cast), cast_of(other, cast));
    both_verbs
        && draft.sentence != other.sentence
        && !mine.is_empty()
        && mine == theirs
        && agree(draft, other)
        && draft.frame.factuality == other.frame.factuality
        && stems(doc, &draft.frame) == stems(doc, &other.frame)
        && !draft.frame.saying
}

/// Returns the event of the body that the headline tells.
fn told_below(doc: &Doc<'_>, draft: &Draft, kept: &[Draft], cast: &Cast) -> Option<usize> {
    let mine = touched(draft, cast);
    let score = |other: &Draft| -> u32 {
        let same_words = share_stem(doc, draft, other);
        let shared = u32::try_from(mine.intersection(&touched(other, cast)).count()).unwrap_or_default();
        let same_type = draft.frame.event_type == other.frame.event_type && draft.frame.event_type != EventType::OTHER;
        let opposed = draft.frame.polarity != other.frame.polarity && other.frame.polarity == Polarity::Negative;
        if opposed || !(same_words || same_type && shared > 0) {
            return 0;
        }
        10 * u32::from(same_words)
            + 4 * u32::from(same_type)
            + 3 * shared
            + u32::from(other.is_dated() || other.when.basis.anchor == Anchor::Article)
    };
    let best = kept.iter().take(40).enumerate().map(|(index, other)| (score(other), std::cmp::Reverse(index))).max()?;
    (best.0 >= 6).then_some(best.1.0)
}
