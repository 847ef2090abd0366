//! What a claim, or the verdict, says of one field.

use super::ClaimField;
use crate::model::{Claim, EntityId, EventId, Factuality, Polarity, Project, Quantity, Role, Stance, When};
use crate::query::agreement::{Agreement, Places, actors, dates, interval, numbers};
use crate::query::shown::{participants, place};
use crate::query::{Links, Shown, relation};

/// What is said of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// A date.
    When(When),
    /// A place.
    Place(EntityId),
    /// Somebody in this part, sorted, merges followed.
    Entities(Vec<EntityId>),
    /// That it is so, or that it is not.
    Polarity(Polarity),
    /// A number.
    Quantity(Quantity),
}

impl Said {
    /// Returns the number, where it is one.
    pub const fn quantity(&self) -> Option<&Quantity> {
        if let Self::Quantity(quantity) = self { Some(quantity) } else { None }
    }

    /// Returns the place, where it is one.
    const fn place(&self) -> Option<EntityId> {
        if let Self::Place(place) = self { Some(*place) } else { None }
    }

    /// Returns the entities in a part.
    fn entities(&self) -> &[EntityId] {
        if let Self::Entities(list) = self { list } else { &[] }
    }
}

/// Reads what claims say and compares it.
#[derive(Debug, Clone, Copy)]
pub(in crate::query) struct Reading<'a> {
    pub(in crate::query) project: &'a Project,
    pub(in crate::query) links: &'a Links,
    pub(in crate::query) places: &'a Places,
}

impl Reading<'_> {
    /// Returns what a claim says of a field; `event` is the one that shows it.
    pub(in crate::query) fn of_claim(&self, event: EventId, claim: &Claim, field: &ClaimField) -> Said {
        match field {
            ClaimField::When => {
                let when = relation::resolved(self.project, self.links, claim.when.clone(), &mut vec![event]);
                if when.edtf.is_some() { Said::When(when) } else { Said::Nothing }
            }
            ClaimField::Place => place(self.project, claim).map_or(Said::Nothing, Said::Place),
            ClaimField::Polarity => Said::Polarity(polarity(claim)),
            ClaimField::Quantity(what) => largest(&claim.quantities, what).map_or(Said::Nothing, Said::Quantity),
            ClaimField::Actor | ClaimField::Target | ClaimField::Speaker => self.in_role(claim, field),
        }
    }

    fn in_role(&self, claim: &Claim, field: &ClaimField) -> Said {
        let role = field.role().unwrap_or_default();
        let list = participants(self.project, claim).into_iter().filter(|part| part.role == role);
        sorted(list.map(|part| part.entity).collect())
    }

    /// Returns those whom a claim names in another part than this one.
    pub(in crate::query) fn elsewhere(&self, claim: &Claim, field: &ClaimField) -> Vec<EntityId> {
        let Some(role) = field.role() else { return Vec::new() };
        let list = participants(self.project, claim).into_iter().filter(|part| part.role != role);
        list.map(|part| part.entity).collect()
    }

    /// Compares what a claim says with the verdict; `elsewhere` are those whom the claim names in another part.
    pub(in crate::query) fn compare(&self, claim: &Said, verdict: &Said, elsewhere: &[EntityId]) -> Agreement {
        match (claim, verdict) {
            (Said::Nothing, _) => Agreement::Silent,
            (_, Said::Nothing) => Agreement::Narrower,
            (Said::When(claim), Said::When(verdict)) => dates(claim, verdict),
            (Said::Polarity(claim), Said::Polarity(verdict)) if claim == verdict => Agreement::Same,
            (Said::Polarity(_), Said::Polarity(_)) => Agreement::Contradicts,
            (Said::Quantity(claim), Said::Quantity(verdict)) => numbers(Some(claim), Some(verdict)),
            (Said::Place(_), _) => self.places.compare(self.project, claim.place(), verdict.place()),
            _ => actors(self.project, claim.entities(), verdict.entities(), elsewhere),
        }
    }
}

/// Returns what an event shows of a field.
pub(super) fn of_event(shown: &Shown, field: &ClaimField) -> Said {
    match field {
        ClaimField::When if shown.when.edtf.is_some() => Said::When(shown.when.clone()),
        ClaimField::When => Said::Nothing,
        ClaimField::Place => shown.place.map_or(Said::Nothing, Said::Place),
        ClaimField::Polarity => {
            let denied = shown.polarity == Polarity::Negative || shown.factuality == Factuality::Denied;
            Said::Polarity(if denied { Polarity::Negative } else { Polarity::Positive })
        }
        ClaimField::Quantity(what) => largest(&shown.quantities, what).map_or(Said::Nothing, Said::Quantity),
        ClaimField::Actor | ClaimField::Target | ClaimField::Speaker => {
            let role: Role = field.role().unwrap_or_default();
            sorted(shown.with_role(role).collect())
        }
    }
}

/// Whether a claim says that it is so: denials and claims against the event say that it is not.
pub(super) const fn polarity(claim: &Claim) -> Polarity {
    let against = matches!(claim.polarity, Polarity::Negative)
        || matches!(claim.factuality, Factuality::Denied)
        || matches!(claim.stance, Stance::Contradicts);
    if against { Polarity::Negative } else { Polarity::Positive }
}

fn sorted(mut list: Vec<EntityId>) -> Said {
    list.sort_unstable();
    list.dedup();
    if list.is_empty() { Said::Nothing } else { Said::Entities(list) }
}

/// Returns the number of a kind; of several, such as "eight, three of them children", the largest.
fn largest(quantities: &[Quantity], what: &str) -> Option<Quantity> {
    let of_kind = quantities.iter().filter(|quantity| quantity.what == what && interval(quantity).is_some());
    of_kind.max_by_key(|quantity| (quantity.best.or(quantity.low).or(quantity.high), quantity.low)).cloned()
}
