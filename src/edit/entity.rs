//! Edits of entities and mentions.

use std::sync::Arc;

use super::EntityChange;
use super::changes::{Changes, EditError, chain};
use super::event::insert_sorted;
use crate::model::{ArticleId, Coordinates, Entity, EntityId, Mention, Target};
use crate::text::Span;

pub(super) fn add(changes: &mut Changes<'_>, entity: &Arc<Entity>) -> Result<(), EditError> {
    if changes.project.entities.contains(entity.id) {
        return Err(EditError::Impossible(format!("there is an entity {} already", entity.id)));
    }
    changes.put_entities([Arc::clone(entity)]);
    Ok(())
}

pub(super) fn change(changes: &mut Changes<'_>, entities: &[EntityId], change: &EntityChange) -> Result<(), EditError> {
    match change {
        EntityChange::Parent(Some(parent)) => require_no_circle(changes, entities, *parent)?,
        EntityChange::Coordinates(Some(place)) if !lies_on_globe(*place) => {
            return Err(EditError::Impossible("the globe has no such coordinates".to_owned()));
        }
        _ => {}
    }
    entities.iter().try_for_each(|&id| {
        set(changes.entity(id)?, change);
        Ok(())
    })
}

/// Fails where one of the entities would lie in itself.
fn require_no_circle(changes: &Changes<'_>, entities: &[EntityId], parent: EntityId) -> Result<(), EditError> {
    if !changes.project.entities.contains(parent) {
        return Err(EditError::Unknown(Target::Entity(parent)));
    }
    let around = chain(parent, |id| changes.project.entities.get(id)?.parent);
    if entities.iter().any(|id| around.contains(id)) {
        return Err(EditError::Impossible("a place cannot lie in itself".to_owned()));
    }
    Ok(())
}

fn lies_on_globe(place: Coordinates) -> bool {
    (-90.0..=90.0).contains(&place.latitude) && (-180.0..=180.0).contains(&place.longitude)
}

fn set(entity: &mut Entity, change: &EntityChange) {
    match change {
        EntityChange::Name(name) => rename(entity, name.trim()),
        EntityChange::Kind(kind) => entity.kind = *kind,
        EntityChange::Role(role) => role.trim().clone_into(&mut entity.role),
        EntityChange::Aliases(aliases) => {
            entity.aliases.clear();
            for alias in aliases {
                add_alias(entity, alias);
            }
        }
        EntityChange::Note(note) => entity.note = note.clone().into(),
        EntityChange::AddTag(tag) => insert_sorted(&mut entity.tags, tag),
        EntityChange::RemoveTag(tag) => entity.tags.get_mut().into_iter().for_each(|tags| tags.retain(|held| held != tag)),
        EntityChange::Rejected(rejected) => entity.rejected = *rejected,
        EntityChange::Parent(parent) => entity.parent = *parent,
        EntityChange::Coordinates(coordinates) => entity.coordinates = *coordinates,
    }
}

/// Gives an entity another name and keeps the old one as an alias; an empty name changes nothing.
fn rename(entity: &mut Entity, name: &str) {
    if name.is_empty() || name == entity.name {
        return;
    }
    let old = std::mem::replace(&mut entity.name, name.into());
    entity.aliases.retain(|alias| alias != name);
    add_alias(entity, &old);
}

/// Adds an alias that is not the shown name.
pub(super) fn add_alias(entity: &mut Entity, alias: &str) {
    if alias.trim() != entity.name {
        insert_sorted(&mut entity.aliases, alias);
    }
}

pub(super) fn merge(changes: &mut Changes<'_>, into: EntityId, others: &[EntityId]) -> Result<(), EditError> {
    if !changes.project.entities.contains(into) {
        return Err(EditError::Unknown(Target::Entity(into)));
    }
    let leads_to = chain(into, |id| changes.project.entities.get(id)?.merged_into);
    for &other in others {
        if leads_to.contains(&other) {
            return Err(EditError::Impossible("an entity cannot be merged into itself".to_owned()));
        }
        changes.entity(other)?.merged_into = Some(into);
    }
    Ok(())
}

pub(super) fn split(changes: &mut Changes<'_>, entities: &[EntityId]) -> Result<(), EditError> {
    entities.iter().try_for_each(|&id| {
        changes.entity(id)?.merged_into = None;
        Ok(())
    })
}

pub(super) fn put_mention(changes: &mut Changes<'_>, article: ArticleId, mention: &Mention) -> Result<(), EditError> {
    if !changes.project.entities.contains(mention.entity) {
        return Err(EditError::Unknown(Target::Entity(mention.entity)));
    }
    let record = changes.article(article)?;
    if record.slice(mention.span).is_empty() {
        return Err(EditError::Impossible("the mention has no words in the article".to_owned()));
    }
    record.mentions.put(mention.clone());
    Ok(())
}

pub(super) fn remove_mention(changes: &mut Changes<'_>, article: ArticleId, span: Span) -> Result<(), EditError> {
    changes.article(article)?.mentions.remove(span);
    Ok(())
}
