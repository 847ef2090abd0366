//! Checks of dates: events after their publication, relations that lead in a circle.

use super::{Check, CheckKind, Fix};
use crate::model::{Anchor, Day, EventId, Factuality, Project, When};
use crate::query::{HeldClaim, Links, Shown, ranked};

/// The longest chain of relations that is followed.
const LONGEST_CHAIN: usize = 64;

/// Finds an event that is said to have happened on a day after every publication that tells it.
pub(super) fn after_publication(project: &Project, shown: &Shown, claims: &[HeldClaim]) -> Option<Check> {
    if !matches!(shown.factuality, Factuality::Happened | Factuality::Ongoing | Factuality::Failed) {
        return None;
    }
    let first = shown.bounds?.earliest?;
    let published = claims.iter().map(|claim| project.articles.get(claim.article)?.published.as_ref());
    let days: Option<Vec<_>> = published.map(|published| Some(published?.day)).collect();
    let last = days?.into_iter().max()?;
    (first > last).then(|| Check {
        kind: CheckKind::AfterPublication,
        event: shown.event,
        at: claims.first().map(|claim| (claim.article, claim.quote)),
        words: format!("Dated {}, published {}", written(first), written(last)),
        fix: Some(Fix::Factuality(shown.event, Factuality::Planned)),
    })
}

/// Returns a day as people write it: `4 Apr 2024`.
fn written(day: Day) -> String {
    day.date().format("%-d %b %Y").to_string()
}

/// Finds an event whose date hangs on an event that hangs on it.
pub(super) fn circle(project: &Project, links: &Links, event: EventId) -> Option<Check> {
    let mut path = vec![event];
    let (decided, mut next) = hangs_on(project, links, event)?;
    while path.len() < LONGEST_CHAIN {
        if next == event {
            let fix = if decided { Fix::DropDate(event) } else { Fix::Undate(event) };
            let words = format!("Its date is counted from an event whose date is counted from it, over {}", path.len());
            return Some(Check { kind: CheckKind::CircularDate, event, at: None, words, fix: Some(fix) });
        }
        if path.contains(&next) {
            return None;
        }
        path.push(next);
        next = hangs_on(project, links, next)?.1;
    }
    None
}

/// Returns the event that an event's date is counted from, and whether a person decided that.
fn hangs_on(project: &Project, links: &Links, event: EventId) -> Option<(bool, EventId)> {
    let record = project.events.get(event)?;
    let target = |when: &When| match when.basis.anchor {
        Anchor::Event { event: Some(other), .. } if when.edtf.is_none() => Some(project.event_root(other)),
        _ => None,
    };
    match &record.decided.when {
        Some(verdict) => target(&verdict.value).map(|event| (true, event)),
        None => target(&ranked(project, links, event).first()?.when).map(|event| (false, event)),
    }
}
