//! The sieves: each joins names that it is sure of and leaves the rest to the next.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{acronym, initials, is_short_form, normal, personal, surname};
use crate::extract::gazetteer::gazetteer;
use crate::extract::lexicon::lexicon;
use crate::model::EntityKind;

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
    reasons: Vec<Option<(&'static str, String)>>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { parent: (0..count).collect(), reasons: vec![None; count] }
    }

    /// Returns the form that stands for the group of `form`.
    pub fn root(&self, mut form: usize) -> usize {
        while self.parent[form] != form {
            form = self.parent[form];
        }
        form
    }

    /// Returns why a form was joined to another.
    pub fn reason(&self, form: usize) -> Option<&(&'static str, String)> {
        self.reasons[form].as_ref()
    }

    fn join(&mut self, one: usize, other: usize, rule: &'static str, why: String) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            let (keep, lose) = (one.min(other), one.max(other));
            self.parent[lose] = keep;
            self.reasons[lose] = Some((rule, why));
        }
    }
}

/// Runs all sieves over the forms of one article.
pub(super) fn group(forms: &[Form]) -> Groups {
    let mut groups = Groups::new(forms.len());
    same_form(forms, &mut groups);
    same_country(forms, &mut groups);
    same_known(forms, &mut groups);
    same_person(forms, &mut groups);
    short_organization(forms, &mut groups);
    acronyms(forms, &mut groups);
    groups
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
                groups.join(first, index, "entity.country", format!("\"{}\" is another name of the country", form.name))
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
    for (position, (index, words)) in full.iter().enumerate() {
        for (other, others) in full.iter().skip(position + 1).copied() {
            if same_full_name(words, others) {
                groups.join(
                    *index,
                    *other,
                    "entity.person.full",
                    format!("\"{}\" has the same first and last name", forms[*other].name),
                );
            }
        }
    }
    for (index, words) in people.iter().filter(|(_, words)| words.len() == 1) {
        join_short_person(forms, groups, *index, &words[0], &full);
    }
}

/// Whether two full names share first name and surname.
fn same_full_name(one: &[String], other: &[String]) -> bool {
    let ends = |words: &[String]| (words.first().cloned(), words.last().map(|last| surname(last).to_owned()));
    ends(one) == ends(other)
}

/// Joins one word to the only person of the article whose surname, else whose given name, it is.
fn join_short_person(forms: &[Form], groups: &mut Groups, index: usize, word: &str, full: &[&(usize, Vec<String>)]) {
    let roots = |fits: &dyn Fn(&[String]) -> bool| -> BTreeSet<usize> {
        full.iter().filter(|(_, words)| fits(words)).map(|(form, _)| groups.root(*form)).collect()
    };
    let by_surname = roots(&|words| words.last().is_some_and(|last| surname(last) == surname(word)));
    let by_given = roots(&|words| words.first().is_some_and(|first| first == word));
    let (fitting, rule, what) = if by_surname.is_empty() {
        (by_given, "entity.person.given", "given name")
    } else {
        (by_surname, "entity.person.surname", "surname")
    };
    if let (Some(&person), 1) = (fitting.first(), fitting.len()) {
        let why = format!("\"{}\" is the {what} of {}, the only one in the article", forms[index].name, forms[person].name);
        groups.join(person, index, rule, why);
    }
}

/// Joins an organization's name with the same name and a word like "Group" after it.
fn short_organization(forms: &[Form], groups: &mut Groups) {
    let organizations: Vec<usize> = (0..forms.len()).filter(|&index| forms[index].kind == EntityKind::Organization).collect();
    for &short in &organizations {
        for &long in &organizations {
            if forms[short].name.len() < forms[long].name.len() && is_short_form(&forms[short].name, &forms[long].name) {
                let why = format!("\"{}\" is \"{}\" without its last words", forms[short].name, forms[long].name);
                groups.join(long, short, "entity.organization.short", why);
            }
        }
    }
}

/// Joins an acronym with the only name of the article that has its initials.
fn acronyms(forms: &[Form], groups: &mut Groups) {
    let organizations =
        |index: &usize| matches!(forms[*index].kind, EntityKind::Organization | EntityKind::Place | EntityKind::Other);
    let candidates: Vec<usize> = (0..forms.len()).filter(organizations).collect();
    for &short in &candidates {
        let Some(letters) = acronym(&forms[short].name) else { continue };
        let fits = |long: &&usize| forms[**long].name.contains([' ', '-']) && initials(&forms[**long].name) == letters;
        let fitting: BTreeSet<usize> = candidates.iter().filter(fits).map(|&long| groups.root(long)).collect();
        if let (Some(&long), 1) = (fitting.first(), fitting.len()) {
            let why = format!("\"{}\" are the initials of \"{}\"", forms[short].name, forms[long].name);
            groups.join(long, short, "entity.acronym", why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, group};
    use crate::model::EntityKind;

    /// Returns the name that stands for each of the names.
    fn joined(kind: EntityKind, names: &[&str]) -> Vec<String> {
        let forms: Vec<Form> =
            names.iter().enumerate().map(|(first, name)| Form { name: (*name).to_owned(), kind, first }).collect();
        let groups = group(&forms);
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
