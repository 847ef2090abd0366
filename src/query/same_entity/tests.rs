//! Suggestions that two entities are one.

use super::{SameEntity, entity_refusal, same_entities};
use crate::model::{Entity, EntityKind, Project};
use crate::query::made_up::{Told, cast, claim, entity_id};

fn project(entities: &[(EntityKind, &str, &str)]) -> Project {
    let mut project = Project::default();
    for (kind, name, role) in entities {
        cast(&mut project, *kind, name);
        project.entities.get_mut(entity_id(name)).expect("held").role = (*role).to_owned();
    }
    project
}

fn name(project: &Project, id: crate::model::EntityId) -> String {
    project.entities.get(id).map(|entity: &Entity| entity.name.to_string()).expect("held")
}

fn suggested(project: &Project) -> Vec<String> {
    let words = |same: &SameEntity| {
        let mut names = [name(project, same.entity), name(project, same.other)];
        names.sort();
        format!("{} = {}: {}", names[0], names[1], same.reasons[0].words)
    };
    same_entities(project).iter().map(words).collect()
}

/// Entities by kind, name and role, and the suggestions in words.
type Case = (&'static [(EntityKind, &'static str, &'static str)], &'static [&'static str]);

#[test]
fn names_that_belong_together_are_suggested_with_evidence() {
    use EntityKind::{Organization, Person, Place};
    let cases: &[Case] = &[
        (&[(Person, "Yuri Ushakov", ""), (Person, "Y. Ushakov", "")], &["Y. Ushakov = Yuri Ushakov: same surname and initial"]),
        (
            &[(Person, "Yuri Ushakov", ""), (Person, "Yury Ushakov", "")],
            &["Yuri Ushakov = Yury Ushakov: one letter apart: yuri, yury"],
        ),
        (&[(Person, "Yuri Ushakov", ""), (Person, "Ushakov", "")], &["Ushakov = Yuri Ushakov: same surname"]),
        (&[(Person, "Yuri Ushakov", ""), (Person, "Ivan Ushakov", "")], &[]),
        (
            &[(Organization, "United Nations", ""), (Organization, "U.N.", "")],
            &["U.N. = United Nations: the first letters of the other's words"],
        ),
        (
            &[(Organization, "Dockers Union", ""), (Organization, "Port Dockers Union", "")],
            &["Dockers Union = Port Dockers Union: one name is part of the other"],
        ),
        (&[(Organization, "Harbor Police", ""), (Organization, "Harbor Board", "")], &[]),
        (&[(Place, "Chernihiv", ""), (Place, "Chernigiv", "")], &["Chernigiv = Chernihiv: one letter apart"]),
        (&[(Person, "Tarren Water", ""), (Organization, "Tarren Water", "")], &["Tarren Water = Tarren Water: the same name"]),
        (&[(Place, "Iran", ""), (Place, "Iraq", "")], &[]),
    ];
    for (entities, expected) in cases {
        let mut project = Project::default();
        for (index, (kind, name, role)) in entities.iter().enumerate() {
            let id = crate::model::EntityId(index as u64);
            let mut entity = Entity::new(id, *kind, name, crate::model::Origin::Person);
            entity.role = (*role).to_owned();
            project.entities.put(entity.into());
        }
        assert_eq!(suggested(&project), *expected, "{entities:?}");
    }
}

#[test]
fn a_refused_suggestion_is_never_made_again() {
    let mut project = project(&[(EntityKind::Person, "Yuri Ushakov", ""), (EntityKind::Person, "Yury Ushakov", "")]);
    assert_eq!(suggested(&project).len(), 1);
    project.refusals.push(entity_refusal(entity_id("Yury Ushakov"), entity_id("Yuri Ushakov")));
    assert_eq!(suggested(&project), [""; 0]);
}

#[test]
fn merged_and_rejected_ones_are_left_out() {
    let mut project = project(&[(EntityKind::Person, "Yuri Ushakov", ""), (EntityKind::Person, "Yury Ushakov", "")]);
    project.entities.get_mut(entity_id("Yury Ushakov")).expect("held").merged_into = Some(entity_id("Yuri Ushakov"));
    assert_eq!(suggested(&project), [""; 0]);
}

#[test]
fn two_who_are_named_side_by_side_are_two() {
    let mut project = project(&[(EntityKind::Person, "Yuri Ushakov", ""), (EntityKind::Person, "Ushakov", "")]);
    assert_eq!(suggested(&project).len(), 1);
    claim(&mut project, Told { title: "A meets B", actor: "Yuri Ushakov", target: "Ushakov", ..Told::default() });
    assert_eq!(suggested(&project), [""; 0]);
}

#[test]
fn the_office_and_the_company_count() {
    let aide = "aide to the president";
    let mut project = project(&[(EntityKind::Person, "Yuri Ushakov", aide), (EntityKind::Person, "Ushakov", aide)]);
    cast(&mut project, EntityKind::Person, "Putin");
    let before = same_entities(&project)[0].score;
    for (source, actor) in [("One", "Yuri Ushakov"), ("Other", "Ushakov")] {
        claim(&mut project, Told { source, title: "Talks:", actor, target: "Putin", ..Told::default() });
    }
    let after = &same_entities(&project)[0];
    assert!(after.score > before, "{after:?}");
    assert!(after.reasons.iter().any(|reason| reason.words == "both beside Putin"), "{after:?}");
    assert!(after.reasons.iter().any(|reason| reason.words.starts_with("same office")), "{after:?}");
}
