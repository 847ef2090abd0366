//! Places by what holds them: a district lies in its city, a city in its country.

use std::collections::BTreeSet;

use super::Agreement;
use crate::model::{Coordinates, Entity, EntityId, Project};

/// The most places around a place that are followed.
const DEEPEST: usize = 16;
/// Places further apart than this are two places, in kilometers.
const FAR_KM: f64 = 60.0;
/// The Earth's mean radius in kilometers (IUGG).
const EARTH_KM: f64 = 6_371.0;

/// What is known of how the places of a project lie to each other.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The places that others lie in.
    holders: BTreeSet<EntityId>,
}

impl Places {
    /// Reads which places hold others.
    pub fn of(project: &Project) -> Self {
        let parents = project.entities.iter().filter_map(|entity| entity.parent);
        Self { holders: parents.map(|parent| project.entity_root(parent)).collect() }
    }

    /// Compares the place of a claim with the verdict's.
    pub fn compare(&self, project: &Project, claim: Option<EntityId>, verdict: Option<EntityId>) -> Agreement {
        match (claim, verdict) {
            (None, _) => Agreement::Silent,
            (Some(_), None) => Agreement::Narrower,
            (Some(claim), Some(verdict)) => self.two(project, claim, verdict),
        }
    }

    fn two(&self, project: &Project, claim: EntityId, verdict: EntityId) -> Agreement {
        let (one, other) = (around(project, claim), around(project, verdict));
        let (Some(&claim), Some(&verdict)) = (one.first(), other.first()) else { return Agreement::Wider };
        if claim == verdict {
            Agreement::Same
        } else if one.contains(&verdict) {
            Agreement::Narrower
        } else if !other.contains(&claim) && self.are_apart(project, &one, &other) {
            Agreement::Contradicts
        } else {
            Agreement::Wider
        }
    }

    /// Whether two places surely do not share ground: they lie far from each other, or in two different largest places.
    fn are_apart(&self, project: &Project, one: &[EntityId], other: &[EntityId]) -> bool {
        let place = |list: &[EntityId]| project.entities.get(*list.first()?);
        let (Some(a), Some(b)) = (place(one), place(other)) else { return false };
        if share_a_word(a, b) {
            return false;
        }
        if let (Some(a), Some(b)) = (a.coordinates, b.coordinates) {
            return distance_km(a, b) > FAR_KM;
        }
        let largest = |list: &[EntityId]| list.last().copied().filter(|top| self.holders.contains(top));
        matches!((largest(one), largest(other)), (Some(one), Some(other)) if one != other)
    }
}

/// Returns a place and the places around it, from the inside out, merges followed.
pub(in crate::query) fn around(project: &Project, place: EntityId) -> Vec<EntityId> {
    let mut list = Vec::new();
    let mut at = Some(place);
    while let Some(id) = at.map(|id| project.entity_root(id)).filter(|id| list.len() < DEEPEST && !list.contains(id)) {
        list.push(id);
        at = project.entities.get(id).and_then(|entity| entity.parent);
    }
    list
}

/// Returns the innermost place that holds all of these.
pub(in crate::query) fn common(project: &Project, places: &[EntityId]) -> Option<EntityId> {
    let (&first, rest) = places.split_first()?;
    let lists: Vec<Vec<EntityId>> = rest.iter().map(|&place| around(project, place)).collect();
    around(project, first).into_iter().find(|id| lists.iter().all(|list| list.contains(id)))
}

/// Whether two names share a word, as "Kyiv" and "Kyiv region" do.
fn share_a_word(one: &Entity, other: &Entity) -> bool {
    one.name.split_whitespace().any(|word| word.len() > 3 && other.name.split_whitespace().any(|held| held == word))
}

/// Returns the distance on the globe, by the haversine formula.
fn distance_km(one: Coordinates, other: Coordinates) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let across = one.latitude.to_radians().cos() * other.latitude.to_radians().cos();
    let chord = half(one.latitude, other.latitude) + across * half(one.longitude, other.longitude);
    2.0 * EARTH_KM * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::{Places, common};
    use crate::model::{Coordinates, Entity, EntityId, EntityKind, Origin, Project};
    use crate::query::Agreement::{self, Contradicts, Narrower, Same, Silent, Wider};

    type Place<'a> = (&'a str, &'a str, Option<(f64, f64)>);

    /// A project of places: name, what holds it, where it lies.
    fn project(places: &[Place<'_>]) -> Project {
        let mut project = Project::default();
        for (name, parent, at) in places {
            let mut entity = Entity::new(id(name), EntityKind::Place, name, Origin::Person);
            entity.parent = (!parent.is_empty()).then(|| id(parent));
            entity.coordinates = at.map(|(latitude, longitude)| Coordinates { latitude, longitude });
            project.entities.put(entity.into());
        }
        project
    }

    fn id(name: &str) -> EntityId {
        EntityId::of([name.as_bytes()])
    }

    fn map() -> Project {
        project(&[
            ("Ukraine", "", None),
            ("Russia", "", None),
            ("Kyiv", "Ukraine", Some((50.45, 30.52))),
            ("Sviatoshyn", "Kyiv", None),
            ("Podil", "Kyiv", None),
            ("Kyiv region", "Ukraine", None),
            ("Kharkiv", "Ukraine", Some((49.99, 36.23))),
            ("Moscow", "Russia", Some((55.75, 37.62))),
            ("Customs House", "", None),
        ])
    }

    #[test]
    fn places_compare_by_what_holds_them() {
        let project = map();
        let cases: &[(&str, &str, Agreement)] = &[
            ("Kyiv", "Kyiv", Same),
            ("Sviatoshyn", "Kyiv", Narrower),
            ("Sviatoshyn", "Ukraine", Narrower),
            ("Ukraine", "Sviatoshyn", Wider),
            ("Kyiv region", "Kyiv", Wider),
            ("Kharkiv", "Kyiv", Contradicts),
            ("Moscow", "Sviatoshyn", Contradicts),
            ("Russia", "Kyiv", Contradicts),
            // Nothing says how these lie to each other.
            ("Sviatoshyn", "Podil", Wider),
            ("Customs House", "Kyiv", Wider),
        ];
        for (claim, verdict, expected) in cases {
            let found = Places::of(&project).compare(&project, Some(id(claim)), Some(id(verdict)));
            assert_eq!(found, *expected, "{claim} against {verdict}");
        }
        assert_eq!(Places::default().compare(&project, None, Some(id("Kyiv"))), Silent);
    }

    #[test]
    fn merged_places_are_one() {
        let mut project = map();
        project.entities.get_mut(id("Customs House")).expect("held").merged_into = Some(id("Podil"));
        let places = Places::of(&project);
        assert_eq!(places.compare(&project, Some(id("Customs House")), Some(id("Podil"))), Same);
        assert_eq!(places.compare(&project, Some(id("Customs House")), Some(id("Kyiv"))), Narrower);
    }

    #[test]
    fn a_circle_of_places_ends() {
        let project = project(&[("A", "B", None), ("B", "A", None), ("C", "", None)]);
        assert_eq!(Places::of(&project).compare(&project, Some(id("A")), Some(id("C"))), Wider);
    }

    #[test]
    fn the_common_place_is_the_innermost() {
        let project = map();
        assert_eq!(common(&project, &[id("Sviatoshyn"), id("Podil")]), Some(id("Kyiv")));
        assert_eq!(common(&project, &[id("Sviatoshyn"), id("Kharkiv")]), Some(id("Ukraine")));
        assert_eq!(common(&project, &[id("Sviatoshyn"), id("Moscow")]), None);
    }
}
