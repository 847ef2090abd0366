//! Edits of articles and sources.

use std::sync::Arc;

use super::changes::{Changes, EditError};
use super::event::insert_sorted;
use super::{ArticleChange, SourceChange};
use crate::model::{Article, ArticleId, Source, SourceId};

pub(super) fn change(changes: &mut Changes<'_>, articles: &[ArticleId], change: &ArticleChange) -> Result<(), EditError> {
    let source = match change {
        ArticleChange::Source(Some(name)) if !name.trim().is_empty() => Some(known_source(changes, name)),
        _ => None,
    };
    articles.iter().try_for_each(|&id| {
        set(changes.article(id)?, change, source);
        Ok(())
    })
}

/// Returns the source of this name, made where there was none.
fn known_source(changes: &mut Changes<'_>, name: &str) -> SourceId {
    let held = changes.project.sources.iter().find(|source| source.name == name.trim()).map(|source| source.id);
    held.unwrap_or_else(|| {
        let source = Source::named(name);
        let id = source.id;
        if !changes.project.sources.contains(id) {
            changes.put_source(Arc::new(source));
        }
        id
    })
}

fn set(article: &mut Article, change: &ArticleChange, source: Option<SourceId>) {
    match change {
        ArticleChange::Published(published) => article.published.clone_from(published),
        ArticleChange::Source(_) => article.source = source,
        ArticleChange::Url(url) => article.url.clone_from(url),
        ArticleChange::ArchiveUrl(url) => article.archive_url.clone_from(url),
        ArticleChange::Author(author) => article.author.clone_from(author),
        ArticleChange::Retrieved(retrieved) => article.retrieved.clone_from(retrieved),
        ArticleChange::Language(language) => article.language.clone_from(language),
        ArticleChange::Note(note) => article.note.clone_from(note),
        ArticleChange::AddTag(tag) => insert_sorted(&mut article.tags, tag),
        ArticleChange::RemoveTag(tag) => article.tags.retain(|held| held != tag),
    }
}

pub(super) fn change_source(changes: &mut Changes<'_>, id: SourceId, change: &SourceChange) -> Result<(), EditError> {
    let source = changes.source(id)?;
    match change {
        SourceChange::Name(name) if name.trim().is_empty() => {
            return Err(EditError::Impossible("a source needs a name".to_owned()));
        }
        SourceChange::Name(name) => name.trim().clone_into(&mut source.name),
        SourceChange::Reliability(reliability) => source.reliability = *reliability,
    }
    Ok(())
}
