//! What speaks for two entities being one: their names, their offices, their company.

use super::Traits;
use super::names::{abbreviation, initials, letters_apart, words};
use crate::model::{Entity, EntityKind, Project};
use crate::query::Reason;

/// Returns what speaks for and against two entities being one.
pub(super) fn reasons(project: &Project, one: (&Entity, &Traits), other: (&Entity, &Traits)) -> Vec<Reason> {
    let Some(name) = name(one.0, other.0) else { return Vec::new() };
    let mut reasons = vec![name];
    reasons.extend(office(one.0, other.0));
    reasons.extend(company(project, one.1, other.1));
    reasons.push(kinds(one.0.kind, other.0.kind));
    reasons.push(apart(one, other));
    reasons
}

/// Returns how two names belong together; nothing where they do not.
fn name(one: &Entity, other: &Entity) -> Option<Reason> {
    let is_alias = |of: &Entity, name: &str| of.aliases.iter().any(|alias| alias == name);
    let (a, b) = (words(&one.name), words(&other.name));
    if a == b && !a.is_empty() {
        return Some(Reason::new("the same name", 58));
    }
    if is_alias(one, &other.name) || is_alias(other, &one.name) {
        return Some(Reason::new("one is a name of the other", 50));
    }
    let short = |full: &Entity, full_words: &[String], name: &str| {
        abbreviation(name)
            .filter(|_| full.kind != EntityKind::Person)
            .is_some_and(|letters| initials(full_words) == Some(letters))
    };
    if short(one, &a, &other.name) || short(other, &b, &one.name) {
        return Some(Reason::new("the first letters of the other's words", 46));
    }
    let spelling = || misspelled(&a, &b);
    if one.kind == EntityKind::Person && other.kind == EntityKind::Person {
        person(&a, &b).or_else(spelling)
    } else {
        spelling().or_else(|| part(&a, &b))
    }
}

/// Returns how two names of people belong together: the surname and the initial of the given name.
fn person(one: &[String], other: &[String]) -> Option<Reason> {
    let (surname, held) = (one.last()?, other.last()?);
    if surname != held {
        return None;
    }
    let (given, other_given) = (one.split_last()?.1, other.split_last()?.1);
    match (given.first(), other_given.first()) {
        (Some(a), Some(b)) if a == b => Some(Reason::new("same given name and surname", 52)),
        (Some(a), Some(b)) if a.chars().next() == b.chars().next() => {
            let initial = a.chars().count() == 1 || b.chars().count() == 1;
            let close = letters_apart(a, b, 1).is_some();
            match (initial, close) {
                (true, _) => Some(Reason::new("same surname and initial", 48)),
                (_, true) => Some(Reason::new(format!("one letter apart: {a}, {b}"), 46)),
                _ => Some(Reason::new("same surname, given names begin alike", 20)),
            }
        }
        (Some(_), Some(_)) => None,
        _ => Some(Reason::new("same surname", 38)),
    }
}

/// Returns how far apart two names are spelled, where that is little for their length.
fn misspelled(one: &[String], other: &[String]) -> Option<Reason> {
    let (one, other) = (one.join(" "), other.join(" "));
    let least = one.chars().count().min(other.chars().count());
    let most = match least {
        ..=4 => return None,
        5..=8 => 1,
        _ => 2,
    };
    match letters_apart(&one, &other, most)? {
        0 => Some(Reason::new("the same name", 58)),
        1 => Some(Reason::new("one letter apart", 44)),
        _ => Some(Reason::new("two letters apart", 32)),
    }
}

/// Returns whether one name holds all words of the other.
fn part(one: &[String], other: &[String]) -> Option<Reason> {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let holds = few.iter().all(|word| many.contains(word));
    // One common word ties too many: "Harbor Police", "Harbor Board".
    (holds && few.len() > 1).then(|| Reason::new("one name is part of the other", 36))
}

fn office(one: &Entity, other: &Entity) -> Option<Reason> {
    if one.role.is_empty() || other.role.is_empty() {
        return None;
    }
    let (a, b) = (words(&one.role), words(&other.role));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    let least = a.len().min(b.len()).max(1);
    (shared * 2 >= least && shared > 0).then(|| Reason::new(format!("same office: “{}”, “{}”", one.role, other.role), 20))
}

/// Returns beside whom both are named.
fn company(project: &Project, one: &Traits, other: &Traits) -> Option<Reason> {
    let mut shared: Vec<(usize, &str)> = one
        .beside
        .iter()
        .filter_map(|(id, n)| Some(((*n).min(*other.beside.get(id)?), project.entities.get(*id)?.name.as_str())))
        .collect();
    shared.sort_by(|(n, name), (m, held)| m.cmp(n).then(name.cmp(held)));
    let names: Vec<&str> = shared.iter().take(2).map(|(_, name)| *name).collect();
    let points = i32::try_from(shared.len().min(3)).unwrap_or_default() * 6;
    (!names.is_empty()).then(|| Reason::new(format!("both beside {}", names.join(" and ")), points))
}

fn kinds(one: EntityKind, other: EntityKind) -> Reason {
    let alike = matches!(
        (one, other),
        (
            EntityKind::Place | EntityKind::Organization | EntityKind::Group,
            EntityKind::Place | EntityKind::Organization | EntityKind::Group
        )
    );
    match (one == other, alike) {
        (true, _) => Reason::new("same kind", 6),
        (_, true) => Reason::new("different kinds", -4),
        _ => Reason::new("different kinds", -8),
    }
}

/// Returns what the articles tell that name them: a paper that tells two apart knows why.
fn apart(one: (&Entity, &Traits), other: (&Entity, &Traits)) -> Reason {
    let together = one.1.articles.intersection(&other.1.articles).count();
    if together == 0 {
        return Reason::new("never both in one article", 8);
    }
    let beside = one.1.beside.contains_key(&other.0.id);
    Reason::new(if beside { "named side by side" } else { "told apart in one article" }, if beside { -30 } else { -10 })
}
