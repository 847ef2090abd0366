//! What speaks for two events being one: who, when, where, what, how many.

use super::acts::{self, Act};
use super::features::{Features, Rarity};
use crate::model::{Bounds, EventType, Project, Role};
use crate::query::Reason;
use crate::query::agreement::{Agreement, Places, interval};

/// The most points for who took part.
const MOST_FOR_PEOPLE: f64 = 48.0;
/// The most points for words.
const MOST_FOR_WORDS: f64 = 26.0;
/// The roles in which sharing somebody tells most.
const ROLES: [(Role, &str, f64); 3] =
    [(Role::Speaker, "same speaker", 36.0), (Role::Actor, "same actor", 32.0), (Role::Target, "same target", 20.0)];

/// Returns what speaks for and against two events being one.
pub(super) fn reasons(project: &Project, rarity: &Rarity, one: &Features, other: &Features) -> Vec<Reason> {
    let mut reasons = people(rarity, one, other);
    reasons.push(dates(one, other));
    reasons.extend(place(project, one, other));
    reasons.extend(kind(&one.event_type, &other.event_type));
    reasons.extend(acts(rarity, one, other));
    reasons.extend(words(rarity, one, other));
    reasons.extend(numbers(one, other));
    if one.words_hash == other.words_hash {
        reasons.push(Reason::new("the same words", 40));
    }
    if one.articles.iter().any(|article| other.articles.binary_search(article).is_ok()) {
        reasons.push(Reason::new("told apart in one article", -60));
    }
    reasons
}

fn people(rarity: &Rarity, one: &Features, other: &Features) -> Vec<Reason> {
    let mut left = MOST_FOR_PEOPLE;
    let mut reasons = Vec::new();
    let mut seen = Vec::new();
    for (role, words, points) in ROLES {
        let shared: Vec<_> = one.with_role(&role).filter(|&id| other.with_role(&role).any(|held| held == id)).collect();
        let best = shared.iter().map(|&id| rarity.of_entity(id, points)).fold(0.0, f64::max).min(left);
        left -= best;
        seen.extend(shared);
        reasons.push(Reason::new(words, rounded(best)));
    }
    let others = other.entities();
    let beside = one.participants.iter().map(|part| part.entity).filter(|id| others.contains(id) && !seen.contains(id));
    let best = beside.map(|id| rarity.of_entity(id, 14.0)).fold(0.0, f64::max).min(left);
    reasons.push(Reason::new("somebody in both", rounded(best)));
    let alike = |role: &Role| one.with_role(role).any(|id| other.with_role(role).any(|held| held == id));
    let named = |role: &Role| one.with_role(role).next().is_some() && other.with_role(role).next().is_some();
    for (role, words) in [(Role::Actor, "different actors"), (Role::Speaker, "different speakers")] {
        if named(&role) && !alike(&role) {
            reasons.push(Reason::new(words, -10));
        }
    }
    reasons
}

fn dates(one: &Features, other: &Features) -> Reason {
    let rough = one.is_rough || other.is_rough;
    let (one, other) = (one.bounds, other.bounds);
    let (Some(one), Some(other)) = (one, other) else { return Reason::new("no date to compare", -20) };
    let days = |bounds: Bounds| bounds.end().number().saturating_sub(bounds.start().number());
    if one == other && days(one) == 0 {
        return Reason::new("same day", 22);
    }
    if one == other {
        return Reason::new("same dates", 16);
    }
    if one.overlaps(other) {
        return Reason::new("dates overlap", if days(one).max(days(other)) <= 31 { 12 } else { 5 });
    }
    let gap = one.start().number().max(other.start().number()).saturating_sub(one.end().number().min(other.end().number()));
    match gap {
        ..=1 => Reason::new("a day apart", if rough { 6 } else { -12 }),
        2..=3 => Reason::new(format!("{gap} days apart"), -12),
        _ => Reason::new(format!("{gap} days apart"), -60),
    }
}

fn place(project: &Project, one: &Features, other: &Features) -> Option<Reason> {
    // Without the list of holders places are never taken to be apart for want of coordinates.
    match Places::default().compare(project, one.place, Some(other.place?)) {
        _ if one.place.is_none() => None,
        Agreement::Same => Some(Reason::new("same place", 14)),
        Agreement::Contradicts => Some(Reason::new("places far apart", -20)),
        Agreement::Narrower => Some(Reason::new("one place lies in the other", 8)),
        _ => None,
    }
}

fn kind(one: &EventType, other: &EventType) -> Option<Reason> {
    let says = |kind: &EventType| kind.0 != EventType::OTHER;
    match (one == other, says(one) && says(other)) {
        (true, true) => Some(Reason::new("same type", 10)),
        (false, true) => Some(Reason::new("different types", -8)),
        _ => None,
    }
}

/// Compares what happened, as the words that tell it have it: kinds of act, for few events have a telling type.
fn acts(rarity: &Rarity, one: &Features, other: &Features) -> Option<Reason> {
    let shared = |a: &[Act], b: &[Act], points: f64| {
        let both = a.iter().filter(|act| b.binary_search(act).is_ok());
        both.map(|&act| (rounded(rarity.of_act(act, points)), act)).max()
    };
    let both = shared(&one.acts, &other.acts, 24.0).max(shared(&one.all_acts, &other.all_acts, 12.0));
    match both {
        Some((points, act)) => Some(Reason::new(format!("same kind of act: {}", acts::name(act)), points)),
        None if !one.acts.is_empty() && !other.acts.is_empty() => Some(Reason::new("different acts", -15)),
        None => None,
    }
}

fn words(rarity: &Rarity, one: &Features, other: &Features) -> Option<Reason> {
    let held = |stem: &String| other.words.binary_search_by(|(held, _)| held.cmp(stem)).is_ok();
    let shared: Vec<&(String, String)> = one.words.iter().filter(|(stem, _)| held(stem)).collect();
    let points: f64 = shared.iter().map(|(stem, _)| rarity.of_word(stem, 9.0)).sum();
    let mut rarest = shared.clone();
    rarest.sort_by_key(|(stem, word)| (rarity.n_with(stem), word));
    let quoted: Vec<String> = rarest.iter().take(3).map(|(_, word)| format!("“{word}”")).collect();
    (!shared.is_empty()).then(|| Reason::new(quoted.join(", "), rounded(points.min(MOST_FOR_WORDS))))
}

fn numbers(one: &Features, other: &Features) -> Option<Reason> {
    let pairs = one.quantities.iter().flat_map(|a| other.quantities.iter().map(move |b| (a, b)));
    let alike: Vec<_> = pairs.filter(|(a, b)| a.what == b.what).collect();
    let (quantity, same) =
        alike.iter().map(|(a, b)| (a, interval(a).is_some() && interval(a) == interval(b))).max_by_key(|(_, same)| *same)?;
    // A toll grows from one report to the next: another number of the same kind is no reason against.
    Some(Reason::new(
        if same { format!("same number {}", quantity.what) } else { format!("both count {}", quantity.what) },
        if same { 12 } else { 4 },
    ))
}

#[expect(clippy::cast_possible_truncation, reason = "points lie between 0 and 100")]
fn rounded(points: f64) -> i32 {
    points.round() as i32
}
