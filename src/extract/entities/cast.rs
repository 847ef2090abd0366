//! Who and what an article speaks of: mentions, and the entities that they refer to.

use std::collections::BTreeMap;
use std::ops::Range;

use super::forms::{identity, normal, personal};
use super::roles::role;
use super::sieves::{Form, Groups, country_code, group};
use crate::extract::doc::Doc;
use crate::extract::gazetteer::{PlaceSort, gazetteer};
use crate::extract::learned::Learned;
use crate::extract::lexicon::lexicon;
use crate::extract::names::Name;
use crate::model::{Entity, EntityKind, Level, Mention, Origin};
use crate::text::{Span, slice};

/// The mentions of an article and their entities.
pub(in crate::extract) struct Cast {
    /// The mentions, in order.
    pub mentions: Vec<CastMention>,
    /// The entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// The mention that holds each token.
    by_token: Vec<Option<u32>>,
}

/// A mention and the entity that it refers to.
pub(in crate::extract) struct CastMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words.
    pub span: Span,
    /// Index into [`Cast::entities`].
    pub entity: usize,
    /// How it refers.
    pub level: Level,
    /// What linked it.
    pub origin: Origin,
}

impl Cast {
    /// Returns the mention that holds a token.
    pub(crate) fn at(&self, token: usize) -> Option<usize> {
        self.by_token.get(token).copied().flatten().map(|index| index as usize)
    }

    /// Returns the kind of a mention's entity.
    pub(crate) fn kind(&self, mention: usize) -> EntityKind {
        self.entities[self.mentions[mention].entity].kind
    }

    /// Adds a pronoun that refers to `entity`; the mention that is there already stays.
    pub(crate) fn add_pronoun(&mut self, doc: &Doc<'_>, token: usize, entity: usize) -> usize {
        if let Some(mention) = self.at(token) {
            return mention;
        }
        let why =
            format!("\"{}\" refers to the last one before it that it fits, {}", doc.word(token), self.entities[entity].name);
        self.mentions.push(CastMention {
            tokens: token..token + 1,
            span: doc.token(token).span,
            entity,
            level: Level::Pronoun,
            origin: Origin::rule("mention.pronoun", why),
        });
        let index = self.mentions.len() - 1;
        self.by_token[token] = u32::try_from(index).ok();
        index
    }

    /// Returns mentions and entities as findings carry them.
    pub(crate) fn finish(self) -> (Vec<Mention>, Vec<Entity>) {
        let entities = self.entities;
        let mut mentions: Vec<Mention> = self
            .mentions
            .into_iter()
            .map(|mention| Mention {
                span: mention.span,
                level: mention.level,
                entity: entities[mention.entity].id,
                origin: mention.origin,
            })
            .collect();
        mentions.sort_by_key(|mention| mention.span);
        mentions.dedup_by_key(|mention| mention.span);
        let mut entities = entities;
        entities.sort_by_key(|entity| entity.id);
        entities.dedup_by_key(|entity| entity.id);
        (mentions, entities)
    }
}

/// Joins the names of an article into entities.
pub(in crate::extract) fn build(doc: &Doc<'_>, names: Vec<Name>, learned: &Learned<'_>) -> Cast {
    let words: Vec<String> = names.iter().map(|name| one_line(slice(doc.text, name.span))).collect();
    let (forms, form_of) = distinct_forms(&names, &words);
    let groups = group(&forms, learned);
    let mut cast = Cast { mentions: Vec::new(), entities: Vec::new(), by_token: vec![None; doc.len()] };
    let mut entity_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, name) in names.into_iter().enumerate() {
        let form = form_of[index];
        let root = groups.root(form);
        let entity = *entity_of.entry(root).or_insert_with(|| {
            cast.entities.push(entity(&forms, &groups, root, &name));
            cast.entities.len() - 1
        });
        add_mention(&mut cast, name, entity, groups.reason(form));
    }
    add_roles(doc, &mut cast);
    join_equal_ids(&mut cast);
    add_parents(&mut cast);
    cast
}

/// Returns the words with single spaces.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the distinct pairs of name and kind, and which of them each name is.
fn distinct_forms(names: &[Name], words: &[String]) -> (Vec<Form>, Vec<usize>) {
    let mut forms = Vec::new();
    let mut seen: BTreeMap<(EntityKind, &str), usize> = BTreeMap::new();
    let form_of = names
        .iter()
        .zip(words)
        .enumerate()
        .map(|(index, (name, words))| {
            *seen.entry((name.kind, words)).or_insert_with(|| {
                forms.push(Form { name: words.clone(), kind: name.kind, first: index });
                forms.len() - 1
            })
        })
        .collect();
    (forms, form_of)
}

/// Makes the entity of a group of forms: the fullest name is shown, the others are aliases.
fn entity(forms: &[Form], groups: &Groups, root: usize, name: &Name) -> Entity {
    let members: Vec<&Form> =
        forms.iter().enumerate().filter(|(index, _)| groups.root(*index) == root).map(|(_, form)| form).collect();
    let kind = name.kind;
    let shown = shown_name(kind, &members);
    let origin = Origin::rule(name.rule, name.why.clone());
    let mut entity = if let Some(id) = groups.learned(root) {
        Entity::new(
            id,
            kind,
            &shown,
            Origin::rule("entity.learned", format!("\"{shown}\" was given this meaning in the project")),
        )
    } else {
        let names: Vec<&str> = members.iter().map(|form| form.name.as_str()).collect();
        let id = Entity::found(kind, &identity(kind, &shown, &names), origin.clone()).id;
        Entity::new(id, kind, &shown, origin)
    };
    entity.aliases = members.iter().map(|form| form.name.as_str().into()).filter(|alias| *alias != shown).collect();
    entity.aliases.sort();
    entity.aliases.dedup();
    if kind == EntityKind::Place {
        entity.coordinates = gazetteer().place(&shown).and_then(|place| place.coordinates);
    }
    entity
}

/// Returns the name that a group is shown under: a country's or known organization's own, else the fullest.
fn shown_name(kind: EntityKind, members: &[&Form]) -> String {
    let known = members.iter().find_map(|form| match kind {
        EntityKind::Place => {
            let code = country_code(&form.name)?;
            gazetteer().country_name(code)
        }
        EntityKind::Organization => lexicon().organizations.canonical(&form.name),
        _ => None,
    });
    if let Some(known) = known {
        return known.to_owned();
    }
    let fullness = |form: &&&Form| {
        let words = if kind == EntityKind::Person { personal(&form.name).len() } else { normal(&form.name).split(' ').count() };
        (words, form.name.len(), std::cmp::Reverse(form.first))
    };
    let fullest = members.iter().max_by_key(fullness).map_or_else(String::new, |form| form.name.clone());
    fullest.strip_prefix("the ").or_else(|| fullest.strip_prefix("The ")).map_or(fullest.clone(), str::to_owned)
}

fn add_mention(cast: &mut Cast, name: Name, entity: usize, reason: Option<&(&'static str, String)>) {
    let origin = match reason {
        Some((rule, why)) => Origin::rule(*rule, why.clone()),
        None => Origin::rule(name.rule, name.why),
    };
    let index = u32::try_from(cast.mentions.len()).ok();
    if let Some(slots) = cast.by_token.get_mut(name.tokens.clone()) {
        slots.fill(index);
    }
    cast.mentions.push(CastMention { tokens: name.tokens, span: name.span, entity, level: Level::Name, origin });
}

/// Gives people the first role that the words around a mention name.
fn add_roles(doc: &Doc<'_>, cast: &mut Cast) {
    for mention in &cast.mentions {
        let entity = &mut cast.entities[mention.entity];
        if entity.kind == EntityKind::Person
            && entity.role.is_empty()
            && let Some(span) = role(doc, &mention.tokens)
        {
            entity.role = one_line(slice(doc.text, span));
        }
    }
}

/// Joins entities that got one id, such as a learned one under two names.
fn join_equal_ids(cast: &mut Cast) {
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    let mut moved: Vec<usize> = Vec::with_capacity(cast.entities.len());
    for (index, entity) in cast.entities.iter().enumerate() {
        moved.push(*first.entry(entity.id).or_insert(index));
    }
    for mention in &mut cast.mentions {
        mention.entity = moved[mention.entity];
    }
    for (index, &target) in moved.iter().enumerate() {
        if target != index {
            let lost = cast.entities[index].clone();
            let kept = &mut cast.entities[target];
            let shown = kept.name.clone();
            kept.aliases.extend(std::iter::once(lost.name).chain(lost.aliases).filter(|alias| *alias != shown));
            kept.aliases.sort();
            kept.aliases.dedup();
        }
    }
}

/// Puts cities into their countries, where the article names both.
fn add_parents(cast: &mut Cast) {
    let countries: BTreeMap<&str, _> = cast
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Place)
        .filter_map(|entity| Some((country_code(&entity.name)?, entity.id)))
        .collect();
    let parents: Vec<Option<_>> = cast
        .entities
        .iter()
        .map(|entity| {
            let place = gazetteer()
                .place(&entity.name)
                .filter(|place| entity.kind == EntityKind::Place && place.sort != PlaceSort::Country)?;
            countries.get(place.country).copied()
        })
        .collect();
    for (entity, parent) in cast.entities.iter_mut().zip(parents) {
        entity.parent = parent;
    }
}
