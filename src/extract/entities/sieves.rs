//! The sieves: each joins names that it is sure of and leaves the rest to the next.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{acronym, initials, is_short_form, normal, personal, surname};
use crate::extract::gazetteer::gazetteer;
use crate::extract::learned::Learned;
use crate::extract::lexicon::lexicon;
use crate::model::{EntityId, EntityKind};

/// A distinct name of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// The words as they are written first.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// The index of its first mention.
    pub first: usize,
}

/// Which forms belong together, and the sieve that said so.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    parent: Vec<usize>,
    /// What a person said that the group means, by its root.
    learned: Vec<Option<EntityId>>,
    reasons: Vec<Option<(&'static str, String)>>,
}

impl Groups {
    fn new(learned: Vec<Option<EntityId>>) -> Self {
        let count = learned.len();
        Self { parent: (0..count).collect(), learned, reasons: vec![None; count] }
    }

    /// Returns what a person said that the group of `form` means.
    pub(super) fn learned(&self, form: usize) -> Option<EntityId> {
        self.learned[self.root(form)]
    }

    /// Returns the form that stands for the group of `form`.
    pub(super) fn root(&self, mut form: usize) -> usize {
        while self.parent[form] != form {
            form = self.parent[form];
        }
        form
    }

    /// Returns why a form was joined to another.
    pub(super) fn reason(&self, form: usize) -> Option<&(&'static str, String)> {
        self.reasons[form].as_ref()
    }

    fn join(&mut self, one: usize, other: usize, rule: &'static str, why: String) {
        let (one, other) = (self.root(one), self.root(other));
        let parted = self.learned[one].is_some() && self.learned[other].is_some() && self.learned[one] != self.learned[other];
        if one != other && !parted {
            let (keep, lose) = (one.min(other), one.max(other));
            self.parent[lose] = keep;
            self.learned[keep] = self.learned[keep].or(self.learned[lose]);
            self.reasons[lose] = Some((rule, why));
        }
    }
}

/// Runs all sieves over the forms of one article; what a person said joins first, and parts what the sieves would join.
pub(super) fn group(forms: &[Form], learned: &Learned<'_>) -> Groups {
    let mut groups = Groups::new(forms.iter().map(|form| learned.entity(&form.name)).collect());
    same_learned(forms, &mut groups);
    same_form(forms, &mut groups);
    same_country(forms, &mut groups);
    same_known(forms, &mut groups);
    same_person(forms, &mut groups);
    short_organization(forms, &mut groups);
    acronyms(forms, &mut groups);
    groups
}

/// Joins the names that a person gave one meaning.
fn same_learned(forms: &[Form], groups: &mut Groups) {
    let mut by_entity: BTreeMap<EntityId, usize> = BTreeMap::new();
    for (index, form) in forms.iter().enumerate() {
        let Some(entity) = groups.learned(index) else { continue };
        let first = *by_entity.entry(entity).or_insert(index);
        groups.join(first, index, "entity.learned", format!("\"{}\" was given this meaning in the project", form.name));
    }
}

/// Joins equal names: case, marks, stops, articles and possessives aside.
fn same_form(forms: &[Form], groups: &mut Groups) {
    let mut by_form: BTreeMap<(EntityKind, String), usize> = BTreeMap::new();
    for (index, form) in forms.iter().enumerate() {
        let key = if form.kind == EntityKind::Person { personal(&form.name).join(" ") } else { normal(&form.name) };
        match by_form.get(&(form.kind, key.clone())) {
            Some(&first) => groups.join(first, index, "entity.same", format!("\"{}\" is the same name", form.name)),
            None => {
                by_form.insert((form.kind, key), index);
            }
        }
    }
}

/// Joins the names of one country: "US", "United States".
fn same_country(forms: &[Form], groups: &mut Groups) {
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.kind == EntityKind::Place) {
        let Some(code) = country_code(&form.name) else { continue };
        match by_code.get(code) {
            Some(&first) => {
                groups.join(first, index, "entity.country", format!("\"{}\" is another name of the country", form.name));
            }
            None => {
                by_code.insert(code, index);
            }
        }
    }
}

/// Returns the ISO 3166 code where the name is a country's.
pub(super) fn country_code(name: &str) -> Option<&'static str> {
    gazetteer().is_country(name).then(|| gazetteer().place(name).map(|place| place.country)).flatten()
}

/// Joins names that the word list holds for one: "UN", "United Nations".
fn same_known(forms: &[Form], groups: &mut Groups) {
    let mut by_known: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.kind == EntityKind::Organization) {
        let Some(known) = lexicon().organizations.canonical(&form.name) else { continue };
        match by_known.get(known) {
            Some(&first) => groups.join(first, index, "entity.known", format!("\"{}\" is another name of {known}", form.name)),
            None => {
                by_known.insert(known, index);
            }
        }
    }
}

/// Joins a person's full name with its longer and shorter forms, where only one full name fits.
fn same_person(forms: &[Form], groups: &mut Groups) {
    let people: Vec<(usize, Vec<String>)> = forms
        .iter()
        .enumerate()
        .filter(|(_, form)| form.kind == EntityKind::Person)
        .map(|(index, form)| (index, personal(&form.name)))
        .collect();
    let full: Vec<&(usize, Vec<String>)> = people.iter().filter(|(_, words)| words.len() > 1).collect();
    let mut by_ends: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut by_given, mut by_surname): (ByWord<'_>, ByWord<'_>) = (BTreeMap::new(), BTreeMap::new());
    for (index, words) in &full {
        let (Some(first), Some(last)) = (words.first(), words.last().map(|last| surname(last))) else { continue };
        match by_ends.get(&(first.as_str(), last)) {
            Some(&same) => groups.join(
                same,
                *index,
                "entity.person.full",
                format!("\"{}\" has the same first and last name", forms[*index].name),
            ),
            None => {
                by_ends.insert((first, last), *index);
            }
        }
        by_given.entry(first).or_default().push(*index);
        by_surname.entry(last).or_default().push(*index);
    }
    for (index, words) in people.iter().filter(|(_, words)| words.len() == 1) {
        let word = words[0].as_str();
        match by_surname.get(surname(word)) {
            Some(fitting) => join_short_person(forms, groups, *index, fitting, ("entity.person.surname", "surname")),
            None => join_short_person(
                forms,
                groups,
                *index,
                by_given.get(word).map_or(&[], Vec::as_slice),
                ("entity.person.given", "given name"),
            ),
        }
    }
}

/// The forms of people by one word of their names.
type ByWord<'a> = BTreeMap<&'a str, Vec<usize>>;

/// Joins one word to the person whose surname or given name it is, where all that fit are one.
fn join_short_person(forms: &[Form], groups: &mut Groups, index: usize, fitting: &[usize], rule: (&'static str, &str)) {
    let roots: BTreeSet<usize> = fitting.iter().map(|&form| groups.root(form)).collect();
    if let (Some(&person), 1) = (roots.first(), roots.len()) {
        let why = format!("\"{}\" is the {} of {}, the only one in the article", forms[index].name, rule.1, forms[person].name);
        groups.join(person, index, rule.0, why);
    }
}

/// Joins an organization's name with the only longer one that adds words like "Group".
fn short_organization(forms: &[Form], groups: &mut Groups) {
    let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.kind == EntityKind::Organization) {
        let first = normal(&form.name).split(' ').next().unwrap_or_default().to_owned();
        by_first.entry(first).or_default().push(index);
    }
    for members in by_first.values().filter(|members| members.len() > 1) {
        for &short in members.iter().take(MOST_ALIKE) {
            join_short_organization(forms, groups, short, members);
        }
    }
}

/// The most names with one first word that are compared with each other.
const MOST_ALIKE: usize = 40;

fn join_short_organization(forms: &[Form], groups: &mut Groups, short: usize, members: &[usize]) {
    let longer = |long: &&usize| is_short_form(&forms[short].name, &forms[**long].name);
    let fitting: Vec<usize> = members.iter().take(MOST_ALIKE).filter(longer).copied().collect();
    let compatible = |one: usize, other: usize| {
        groups.root(one) == groups.root(other) || without_forms(&forms[one].name) == without_forms(&forms[other].name)
    };
    let Some(&first) = fitting.first() else { return };
    if fitting.iter().all(|&other| compatible(first, other)) {
        for long in fitting {
            let why = format!("\"{}\" is \"{}\" without its last words", forms[short].name, forms[long].name);
            groups.join(long, short, "entity.organization.short", why);
        }
    }
}

/// Returns a company's name without its legal form.
fn without_forms(name: &str) -> String {
    let legal = &lexicon().organizations.legal_forms;
    let normal = normal(name);
    let words: Vec<&str> = normal.split(' ').filter(|word| !legal.contains(*word)).collect();
    words.join(" ")
}

/// Joins an acronym with the only name of the article that has its initials.
fn acronyms(forms: &[Form], groups: &mut Groups) {
    let mut by_initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let may = |form: &Form| matches!(form.kind, EntityKind::Organization | EntityKind::Place | EntityKind::Other);
    for (index, form) in forms.iter().enumerate().filter(|(_, form)| may(form) && form.name.contains([' ', '-'])) {
        by_initials.entry(initials(&form.name)).or_default().insert(groups.root(index));
    }
    for (short, form) in forms.iter().enumerate().filter(|(_, form)| may(form)) {
        let Some(fitting) = acronym(&form.name).and_then(|letters| by_initials.get(&letters)) else { continue };
        if let (Some(&long), 1) = (fitting.first(), fitting.len()) {
            let why = format!("\"{}\" are the initials of \"{}\"", form.name, forms[long].name);
            groups.join(long, short, "entity.acronym", why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, group};
    use crate::extract::learned::Learned;
    use crate::model::EntityKind;

    /// Returns the name that stands for each of the names.
    fn joined(kind: EntityKind, names: &[&str]) -> Vec<String> {
        let forms: Vec<Form> =
            names.iter().enumerate().map(|(first, name)| Form { name: (*name).to_owned(), kind, first }).collect();
        let groups = group(&forms, &Learned::default());
        (0..forms.len()).map(|form| forms[groups.root(form)].name.clone()).collect()
    }

    #[test]
    fn a_surname_joins_the_only_person_that_has_it() {
        assert_eq!(joined(EntityKind::Person, &["Ilse Marek", "Marek"]), ["Ilse Marek", "Ilse Marek"]);
        assert_eq!(joined(EntityKind::Person, &["Ann Roth", "Bob Roth", "Roth"]), ["Ann Roth", "Bob Roth", "Roth"]);
        assert_eq!(joined(EntityKind::Person, &["Bashar al-Assad", "Assad"]), ["Bashar al-Assad", "Bashar al-Assad"]);
    }

    #[test]
    fn middle_names_do_not_part_a_person() {
        assert_eq!(joined(EntityKind::Person, &["John F. Kennedy", "John Fitzgerald Kennedy"])[1], "John F. Kennedy");
        assert_eq!(joined(EntityKind::Person, &["John Kennedy", "Robert Kennedy"])[1], "Robert Kennedy");
    }

    #[test]
    fn countries_join_under_their_names() {
        assert_eq!(joined(EntityKind::Place, &["US", "the United States", "Georgia"]), ["US", "US", "Georgia"]);
    }

    #[test]
    fn acronyms_join_their_long_form() {
        let names = ["Harbor Workers Union", "HWU", "HW"];
        assert_eq!(joined(EntityKind::Organization, &names), ["Harbor Workers Union", "Harbor Workers Union", "HW"]);
    }

    #[test]
    fn organizations_join_without_their_legal_form() {
        assert_eq!(joined(EntityKind::Organization, &["Northgate", "Northgate Terminals", "Northgate Ltd"])[2], "Northgate");
        assert_eq!(joined(EntityKind::Organization, &["Bank of Kestria", "Bank of Selwyn"])[1], "Bank of Selwyn");
    }
}
