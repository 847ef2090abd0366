//! A project while an edit is carried out: remembers every record before it is first touched.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::restore::{Records, Restore, Tail};
use crate::model::{
    Article, ArticleId, Claim, ClaimId, Coverage, Decision, Entity, EntityId, Event, EventId, Project, Record, Source,
    SourceId, Store, Target,
};
use crate::text::Span;

/// An edit that could not be carried out; the project is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// What it speaks of is not in the project.
    #[error("there is no {0:?} in the project")]
    Unknown(Target),
    /// The source is not in the project.
    #[error("there is no source {0} in the project")]
    UnknownSource(SourceId),
    /// The claim is not where the edit says.
    #[error("there is no claim {0} in {1}")]
    UnknownClaim(ClaimId, EventId),
    /// It cannot be done.
    #[error("{0}")]
    Impossible(String),
}

/// A project that is being edited.
pub(super) struct Changes<'p> {
    pub(super) project: &'p mut Project,
    pub(super) before: Restore,
}

impl<'p> Changes<'p> {
    pub(super) fn new(project: &'p mut Project) -> Self {
        Self { project, before: Restore::default() }
    }

    /// Returns an event for changing.
    pub(super) fn event(&mut self, id: EventId) -> Result<&mut Event, EditError> {
        open(&mut self.project.events, &mut self.before.events, id).ok_or(EditError::Unknown(Target::Event(id)))
    }

    /// Returns an entity for changing.
    pub(super) fn entity(&mut self, id: EntityId) -> Result<&mut Entity, EditError> {
        open(&mut self.project.entities, &mut self.before.entities, id).ok_or(EditError::Unknown(Target::Entity(id)))
    }

    /// Returns an article for changing.
    pub(super) fn article(&mut self, id: ArticleId) -> Result<&mut Article, EditError> {
        open(&mut self.project.articles, &mut self.before.articles, id).ok_or(EditError::Unknown(Target::Article(id)))
    }

    /// Returns a source for changing.
    pub(super) fn source(&mut self, id: SourceId) -> Result<&mut Source, EditError> {
        open(&mut self.project.sources, &mut self.before.sources, id).ok_or(EditError::UnknownSource(id))
    }

    /// Changes the coverage of an article; where there was none and nothing is covered, there is none afterwards.
    pub(super) fn cover(&mut self, article: ArticleId, change: impl FnOnce(&mut Coverage)) {
        let held = self.project.coverage.get(article);
        let empty = || Coverage { article, seen: Vec::new(), signed_off: Vec::new() };
        let old = held.cloned().unwrap_or_else(empty);
        let mut new = old.clone();
        change(&mut new);
        if new != old {
            put(&mut self.project.coverage, &mut self.before.coverage, Arc::new(new));
        }
    }

    /// Remembers the coverage of articles that come or go, so that what is seen meanwhile comes and goes with them.
    pub(super) fn remember_coverage(&mut self, articles: impl IntoIterator<Item = ArticleId>) {
        for id in articles {
            let held = self.project.coverage.shared(id).cloned();
            self.before.coverage.entry(id).or_insert(held);
        }
    }

    /// Fails where a span is not made of whole characters of the article.
    pub(super) fn require_words(&self, article: ArticleId, span: Span) -> Result<(), EditError> {
        self.require_inside(article, |text| span.lies_in(text))
    }

    /// Fails where words of a claim do not lie in its article: no file could hold it.
    pub(super) fn require_claim(&self, claim: &Claim) -> Result<(), EditError> {
        self.require_inside(claim.article, |text| claim.lies_in(text))
    }

    fn require_inside(&self, article: ArticleId, lies_in: impl FnOnce(&str) -> bool) -> Result<(), EditError> {
        let record = self.project.articles.get(article).ok_or(EditError::Unknown(Target::Article(article)))?;
        let lies_inside = lies_in(&record.text);
        lies_inside.then_some(()).ok_or_else(|| EditError::Impossible("the words lie outside the article".to_owned()))
    }

    /// Returns a claim for changing.
    pub(super) fn claim(&mut self, event: EventId, claim: ClaimId) -> Result<&mut Claim, EditError> {
        let claims = &mut self.event(event)?.claims;
        claims.iter_mut().find(|held| held.id == claim).ok_or(EditError::UnknownClaim(claim, event))
    }

    pub(super) fn put_events(&mut self, events: impl IntoIterator<Item = Arc<Event>>) {
        put_all(&mut self.project.events, &mut self.before.events, events);
    }

    pub(super) fn put_entities(&mut self, entities: impl IntoIterator<Item = Arc<Entity>>) {
        put_all(&mut self.project.entities, &mut self.before.entities, entities);
    }

    pub(super) fn put_articles(&mut self, articles: impl IntoIterator<Item = Arc<Article>>) {
        put_all(&mut self.project.articles, &mut self.before.articles, articles);
    }

    pub(super) fn put_source(&mut self, source: Arc<Source>) {
        put(&mut self.project.sources, &mut self.before.sources, source);
    }

    /// Takes events out of the project.
    pub(super) fn remove_events(&mut self, ids: impl IntoIterator<Item = EventId>) {
        remove_all(&mut self.project.events, &mut self.before.events, ids);
    }

    /// Takes entities out of the project.
    pub(super) fn remove_entities(&mut self, ids: impl IntoIterator<Item = EntityId>) {
        remove_all(&mut self.project.entities, &mut self.before.entities, ids);
    }

    /// Appends to the decision log.
    pub(super) fn decide(&mut self, decision: Decision) {
        let keep = self.project.decisions.len();
        self.before.decisions.get_or_insert(Tail { keep, then: Vec::new() });
        self.project.decisions.push(decision);
    }
}

/// Returns what links lead to from `id`, itself included.
pub(super) fn chain<I: Copy + Ord>(id: I, next: impl Fn(I) -> Option<I>) -> BTreeSet<I> {
    let mut chain = BTreeSet::new();
    let mut at = Some(id);
    while let Some(id) = at.filter(|&id| chain.insert(id)) {
        at = next(id);
    }
    chain
}

/// Returns a record for changing after remembering it.
fn open<'t, T: Record>(table: &'t mut impl Store<T>, before: &mut Records<T>, id: T::Id) -> Option<&'t mut T> {
    let held = table.held(id)?;
    before.entry(id).or_insert(Some(held));
    table.get_mut(id)
}

/// Puts a record after remembering what was in its place.
pub(super) fn put<T: Record>(table: &mut impl Store<T>, before: &mut Records<T>, record: Arc<T>) {
    let id = record.id();
    let old = table.put(record);
    before.entry(id).or_insert(old);
}

/// Puts many records after remembering what was in their places.
fn put_all<T: Record>(table: &mut impl Store<T>, before: &mut Records<T>, records: impl IntoIterator<Item = Arc<T>>) {
    let records: Records<T> = records.into_iter().map(|record| (record.id(), Some(record))).collect();
    for (id, old) in table.exchange(records) {
        before.entry(id).or_insert(old);
    }
}

/// Takes many records away after remembering them.
pub(super) fn remove_all<T: Record>(table: &mut impl Store<T>, before: &mut Records<T>, ids: impl IntoIterator<Item = T::Id>) {
    let records: Records<T> = ids.into_iter().filter(|&id| table.contains(id)).map(|id| (id, None)).collect();
    for (id, old) in table.exchange(records) {
        before.entry(id).or_insert(old);
    }
}
