//! Dates that hang on another event: "two days ahead of a deadline".

use super::claims::event_id;
use super::draft::Draft;
use crate::extract::doc::Doc;
use crate::model::{Anchor, ArticleId, Basis, Day, Edtf, EventRelation, Offset, TimeUnit, Timex, TimexKind, When};

/// A length of time before or after something, as the words say it.
struct Relation {
    /// The token of "ahead", "before" or "after".
    word: usize,
    side: EventRelation,
    offset: Offset,
    /// The words of the length.
    timex: usize,
}

/// Dates events by the events that they lie a length of time before or after.
pub(super) fn resolve(doc: &Doc<'_>, timexes: &[Timex], article: ArticleId, drafts: &mut [Draft]) {
    for (index, timex) in timexes.iter().enumerate().filter(|(_, timex)| timex.kind == TimexKind::Duration) {
        let Some(relation) = relation(doc, timex, index) else { continue };
        let Some(near) = holder(doc, drafts, &relation) else { continue };
        let Some(far) = other_side(doc, drafts, &relation, near) else { continue };
        if drafts[near].is_dated() && !drafts[far].is_dated() {
            hang(doc, timexes, article, drafts, &Hanging { event: far, base: near, forward: true }, &relation);
        } else if drafts[far].is_dated() && !drafts[near].is_dated() {
            hang(doc, timexes, article, drafts, &Hanging { event: near, base: far, forward: false }, &relation);
        }
    }
}

/// Reads the word after a length of time.
fn relation(doc: &Doc<'_>, timex: &Timex, index: usize) -> Option<Relation> {
    let next = doc.analysis.tokens_in(timex.span).end;
    if next >= doc.len() {
        return None;
    }
    let relation = match doc.lower(next) {
        "ahead" | "before" | "prior" => EventRelation::Before,
        "after" | "following" | "into" => EventRelation::After,
        _ => return None,
    };
    Some(Relation { word: next, side: relation, offset: offset(&timex.value)?, timex: index })
}

/// Reads a TIMEX3 duration of one unit: `P2D`, `P3W`.
fn offset(value: &str) -> Option<Offset> {
    let inner = value.strip_prefix('P')?;
    let unit = match inner.chars().last()? {
        'D' => TimeUnit::Day,
        'W' => TimeUnit::Week,
        'M' => TimeUnit::Month,
        'Y' => TimeUnit::Year,
        _ => return None,
    };
    let count = inner.get(..inner.len() - 1)?.parse().ok()?;
    Some(Offset { count, unit })
}

/// Returns the event whose clause holds the length of time.
fn holder(doc: &Doc<'_>, drafts: &[Draft], relation: &Relation) -> Option<usize> {
    let verb = std::iter::once(relation.word).chain(doc.ancestors(relation.word));
    let sentence = doc.sentence_of(relation.word);
    let direct = verb.take(8).find_map(|token| {
        drafts.iter().position(|draft| {
            draft.sentence == sentence
                && (draft.frame.verb == Some(token) || draft.frame.noun == Some(token))
                && draft.frame.main() < relation.word
        })
    });
    direct.or_else(|| {
        drafts.iter().rposition(|draft| draft.sentence == sentence && draft.frame.main() < relation.word && !draft.frame.saying)
    })
}

/// Returns the event on the other side: the first whose words follow.
fn other_side(doc: &Doc<'_>, drafts: &[Draft], relation: &Relation, near: usize) -> Option<usize> {
    let sentence = doc.sentence_of(relation.word);
    let follows = |draft: &Draft| {
        draft.frame.triggers.iter().any(|trigger| {
            doc.sentence_of(trigger.start) == sentence && trigger.start > relation.word && trigger.start < relation.word + 10
        })
    };
    (0..drafts.len()).find(|&index| index != near && follows(&drafts[index]))
}

/// Two events, one of which gives the other its date.
struct Hanging {
    /// The event without a date.
    event: usize,
    /// The event that has one.
    base: usize,
    /// Whether the words count from the event that has the date.
    forward: bool,
}

/// Dates an event by the one that it hangs on.
fn hang(doc: &Doc<'_>, timexes: &[Timex], article: ArticleId, drafts: &mut [Draft], pair: &Hanging, relation: &Relation) {
    let Hanging { event: hanging, base, forward } = *pair;
    let Some(day) = drafts[base].when.edtf.as_ref().and_then(Edtf::single_day) else { return };
    let relation_of_hanging = match (relation.side, forward) {
        (EventRelation::Before, true) | (EventRelation::After, false) => EventRelation::After,
        _ => EventRelation::Before,
    };
    let Some(edtf) = moved(day, relation.offset, relation_of_hanging) else { return };
    let timex = &timexes[relation.timex];
    let side = if relation_of_hanging == EventRelation::After { "after" } else { "before" };
    let words = crate::text::slice(doc.text, timex.span);
    let trigger = crate::text::slice(doc.text, doc.span(drafts[base].frame.triggers[0].clone()));
    let basis = Basis {
        anchor: Anchor::Event {
            event: Some(event_id(doc, article, &drafts[base].frame)),
            relation: relation_of_hanging,
            offset: Some(relation.offset),
        },
        rule: "when.relation".into(),
        why: format!("{words} {side} \"{trigger}\" of {day}").into(),
    };
    drafts[hanging].when = When::new(Some(edtf), basis).read_from(Some(timex.span));
}

/// Returns the date that lies so far from a day, as exact as the unit.
fn moved(day: Day, offset: Offset, relation: EventRelation) -> Option<Edtf> {
    let sign = if relation == EventRelation::After { 1 } else { -1 };
    let count = i64::from(offset.count) * sign;
    match offset.unit {
        TimeUnit::Day => Some(Edtf::day(day.plus(count))),
        TimeUnit::Week => Some(Edtf::day(day.plus(count * 7))),
        TimeUnit::Month => Edtf::parse(day.plus(count * 30).to_string().get(..7)?).ok(),
        TimeUnit::Year => Edtf::parse(day.plus(count * 365).to_string().get(..4)?).ok(),
        _ => None,
    }
}
