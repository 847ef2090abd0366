//! Ids that name no record of the file. They stay as they are: what they named may come back with a merge.

use crate::model::{Anchor, ArticleId, Claim, Decided, EntityId, EventId, Record, SourceId};
use crate::store::loader::{Lists, Problem, Rows};
use crate::store::wire::{Fault, Finding, Weight};

/// Reports every id that names nothing in the file.
///
/// Decisions, refusals and what the project learned may outlive the records that they name, and are not looked at.
pub(in crate::store) fn references(rows: &Lists, problems: &mut Vec<Problem>) {
    let mut finder = Finder {
        sources: ids(&rows.sources),
        articles: ids(&rows.articles),
        entities: ids(&rows.entities),
        events: rows.events.ids(),
        problems,
    };
    finder.articles(rows);
    finder.entities(rows);
    finder.events(rows);
    finder.reviews(rows);
}

struct Finder<'p> {
    sources: Vec<SourceId>,
    articles: Vec<ArticleId>,
    entities: Vec<EntityId>,
    events: Vec<EventId>,
    problems: &'p mut Vec<Problem>,
}

/// A record by what problems call it.
struct Owner<'r> {
    at: usize,
    id: &'r dyn std::fmt::Display,
}

impl Finder<'_> {
    fn articles(&mut self, rows: &Lists) {
        for (at, article) in &rows.articles {
            let owner = Owner { at: *at, id: &article.id };
            self.source(&owner, "source", article.source);
            for (index, mention) in article.mentions.iter().enumerate() {
                if !holds(&self.entities, mention.entity) {
                    self.dangling(&owner, &format!("mentions[{index}].entity"), mention.entity);
                }
            }
            for (index, timex) in article.timexes.iter().enumerate() {
                if let Anchor::Event { event: Some(event), .. } = timex.when.basis.anchor {
                    self.event(&owner, &format!("timexes[{index}].when.basis.anchor"), Some(event));
                }
            }
        }
    }

    fn entities(&mut self, rows: &Lists) {
        for (at, entity) in &rows.entities {
            let owner = Owner { at: *at, id: &entity.id };
            self.entity(&owner, "parent", entity.parent);
            self.entity(&owner, "merged_into", entity.merged_into);
        }
    }

    fn events(&mut self, rows: &Lists) {
        for (at, event) in rows.events.iter() {
            let owner = Owner { at, id: &event.id };
            self.event(&owner, "merged_into", event.merged_into);
            self.decided(&owner, &event.decided);
            for (index, claim) in event.claims.iter().enumerate() {
                self.claim(&owner, index, claim);
            }
        }
    }

    fn claim(&mut self, owner: &Owner<'_>, index: usize, claim: &Claim) {
        if !holds(&self.articles, claim.article) {
            self.dangling(owner, &format!("claims[{index}].article"), claim.article);
        }
        if claim.moved_to.is_some() {
            self.event(owner, &format!("claims[{index}].moved_to"), claim.moved_to);
        }
        if let Anchor::Event { event: Some(event), .. } = claim.when.basis.anchor {
            self.event(owner, &format!("claims[{index}].when.basis.anchor"), Some(event));
        }
    }

    fn decided(&mut self, owner: &Owner<'_>, decided: &Decided) {
        for participation in decided.participants.iter().flat_map(|verdict| &verdict.value) {
            self.entity(owner, "decided.participants", Some(participation.entity));
        }
        self.entity(owner, "decided.place", decided.place.as_ref().and_then(|verdict| verdict.value));
        if let Some(Anchor::Event { event, .. }) = decided.when.as_ref().map(|verdict| &verdict.value.basis.anchor) {
            self.event(owner, "decided.when.basis.anchor", *event);
        }
    }

    fn reviews(&mut self, rows: &Lists) {
        for (at, coverage) in &rows.coverage {
            self.article(&Owner { at: *at, id: &coverage.article }, "article", Some(coverage.article));
        }
        for (at, note) in &rows.notes {
            self.article(&Owner { at: *at, id: &note.id }, "at.article", Some(note.at.article));
        }
        for (at, question) in &rows.questions {
            let owner = Owner { at: *at, id: &question.id };
            self.article(&owner, "at.article", question.at.map(|at| at.article));
            self.event(&owner, "event", question.event);
        }
    }

    fn source(&mut self, owner: &Owner<'_>, field: &str, id: Option<SourceId>) {
        if let Some(id) = id.filter(|&id| !holds(&self.sources, id)) {
            self.dangling(owner, field, id);
        }
    }

    fn article(&mut self, owner: &Owner<'_>, field: &str, id: Option<ArticleId>) {
        if let Some(id) = id.filter(|&id| !holds(&self.articles, id)) {
            self.dangling(owner, field, id);
        }
    }

    fn entity(&mut self, owner: &Owner<'_>, field: &str, id: Option<EntityId>) {
        if let Some(id) = id.filter(|&id| !holds(&self.entities, id)) {
            self.dangling(owner, field, id);
        }
    }

    fn event(&mut self, owner: &Owner<'_>, field: &str, id: Option<EventId>) {
        if let Some(id) = id.filter(|&id| !holds(&self.events, id)) {
            self.dangling(owner, field, id);
        }
    }

    fn dangling(&mut self, owner: &Owner<'_>, field: &str, id: impl std::fmt::Display) {
        let message = format!("the file has no {id}; the link stays as it is");
        let fault = Fault { at: owner.at, field: field.to_owned(), message };
        self.problems.push((owner.id.to_string(), Finding { weight: Weight::Notice, fault }));
    }
}

fn ids<T: Record>(rows: &Rows<T>) -> Vec<T::Id> {
    let mut ids: Vec<T::Id> = rows.iter().map(|(_, record)| record.id()).collect();
    ids.sort_unstable();
    ids
}

fn holds<I: Copy + Ord>(ids: &[I], id: I) -> bool {
    ids.binary_search(&id).is_ok()
}
