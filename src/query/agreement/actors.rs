//! People and organizations as sets: who names one more is more exact, who names somebody else may contradict.

use super::Agreement;
use crate::model::{EntityId, EntityKind, Project};

/// The least letters that two names must share at the front of a word to belong together, as "Russia" and "Russian" do.
const STEM: usize = 4;

/// Compares those whom a claim names in a role with those of the verdict; `elsewhere` are all others whom the claim names.
///
/// Both are sorted sets, merges followed. Naming more is more exact, naming fewer is wider. Sets without a common member
/// contradict only where each pair of them is of one kind and nothing ties the names together.
pub(in crate::query) fn actors(
    project: &Project,
    claim: &[EntityId],
    verdict: &[EntityId],
    elsewhere: &[EntityId],
) -> Agreement {
    let holds = |list: &[EntityId], other: &[EntityId]| other.iter().all(|id| list.contains(id));
    match (claim.is_empty(), verdict.is_empty()) {
        (true, _) => Agreement::Silent,
        (false, true) => Agreement::Narrower,
        (false, false) if holds(claim, verdict) && holds(verdict, claim) => Agreement::Same,
        (false, false) if holds(claim, verdict) => Agreement::Narrower,
        (false, false) if are_apart(project, claim, verdict) && !verdict.iter().any(|id| elsewhere.contains(id)) => {
            Agreement::Contradicts
        }
        (false, false) => Agreement::Wider,
    }
}

/// Whether two sets of entities are surely about others.
fn are_apart(project: &Project, one: &[EntityId], other: &[EntityId]) -> bool {
    one.iter().all(|&a| other.iter().all(|&b| two_are_apart(project, a, b)))
}

fn two_are_apart(project: &Project, one: EntityId, other: EntityId) -> bool {
    let (Some(a), Some(b)) = (project.entities.get(one), project.entities.get(other)) else { return false };
    // Groups, products and the like stand for each other too freely: "residents", "protesters", "the crowd".
    let named = matches!(a.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place);
    let linked = |from, to| super::places::around(project, from).contains(&to);
    one != other && a.kind == b.kind && named && !linked(one, other) && !linked(other, one) && !share_a_stem(&a.name, &b.name)
}

/// Whether a word of one name begins like a word of the other.
fn share_a_stem(one: &str, other: &str) -> bool {
    let stems = |name: &str| -> Vec<String> {
        let words = name.split(|character: char| !character.is_alphanumeric()).filter(|word| word.chars().count() >= STEM);
        words.map(|word| word.chars().take(STEM).flat_map(char::to_lowercase).collect()).collect()
    };
    let held = stems(other);
    stems(one).iter().any(|stem| held.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::actors;
    use crate::model::{Entity, EntityId, EntityKind, Origin, Project};
    use crate::query::Agreement::{self, Contradicts, Narrower, Same, Silent, Wider};

    fn id(name: &str) -> EntityId {
        EntityId::of([name.as_bytes()])
    }

    fn ids(names: &str) -> Vec<EntityId> {
        let mut list: Vec<EntityId> = names.split(", ").filter(|name| !name.is_empty()).map(id).collect();
        list.sort_unstable();
        list
    }

    fn cast() -> Project {
        let mut project = Project::default();
        for (kind, names) in [
            (EntityKind::Person, "Putin, Witkoff, Ushakov, Anna Putina"),
            (EntityKind::Organization, "Harbor Board, Dockers Union, Harbor Police"),
            (EntityKind::Group, "Dockers, Residents"),
        ] {
            for name in names.split(", ") {
                project.entities.put(Entity::new(id(name), kind, name, Origin::Person).into());
            }
        }
        project
    }

    #[test]
    fn actors_compare_as_sets() {
        let project = cast();
        let cases: &[(&str, &str, &str, Agreement)] = &[
            ("Putin", "Putin", "", Same),
            ("Putin, Witkoff", "Putin", "", Narrower),
            ("Putin", "Putin, Witkoff", "", Wider),
            ("Putin, Ushakov", "Putin, Witkoff", "", Wider),
            ("Ushakov", "Putin", "", Contradicts),
            // He stands in another part of the same claim.
            ("Witkoff", "Putin", "Putin", Wider),
            ("", "Putin", "", Silent),
            ("Putin", "", "", Narrower),
            ("Anna Putina", "Putin", "", Wider),
            ("Harbor Board", "Dockers Union", "", Contradicts),
            ("Harbor Board", "Harbor Police", "", Wider),
            ("Dockers", "Residents", "", Wider),
            ("Dockers Union", "Putin", "", Wider),
        ];
        for (claim, verdict, elsewhere, expected) in cases {
            let found = actors(&project, &ids(claim), &ids(verdict), &ids(elsewhere));
            assert_eq!(found, *expected, "{claim} against {verdict}");
        }
    }
}
