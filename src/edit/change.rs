//! What an edit, an undo or a travel left behind: the records that it touched, as they are afterwards.

use super::restore::{Records, Restore, Tail};
use super::{Applied, restore};
use crate::model::{
    Article, Coverage, Decision, Entity, Event, LexiconEntry, PassageNote, Project, Question, Record, Refusal, SavedView,
    Settings, Source, Store,
};

/// The touched part of a project as it is after an edit; the counterpart of [`Restore`], which holds it as it was before.
///
/// It leads from the state before to the state after, without the edit and whatever the edit rested on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The title.
    pub title: Option<String>,
    /// The settings.
    pub settings: Option<Settings>,
    /// Sources by id; nothing where one is gone.
    pub sources: Records<Source>,
    /// Articles by id; nothing where one is gone.
    pub articles: Records<Article>,
    /// Entities by id; nothing where one is gone.
    pub entities: Records<Entity>,
    /// Events by id; nothing where one is gone.
    pub events: Records<Event>,
    /// Coverage by article; nothing where there is none any more.
    pub coverage: Records<Coverage>,
    /// Notes by id; nothing where one is gone.
    pub notes: Records<PassageNote>,
    /// Questions by id; nothing where one is gone.
    pub questions: Records<Question>,
    /// What changed in the lexicon.
    pub lexicon: Option<Splice<LexiconEntry>>,
    /// What changed in the refusals.
    pub refusals: Option<Splice<Refusal>>,
    /// What changed in the saved views.
    pub saved_views: Option<Splice<SavedView>>,
    /// What changed in the decision log.
    pub decisions: Option<Splice<Decision>>,
}

/// A stretch of a list with what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice<T> {
    /// How many stay at the beginning.
    pub keep: usize,
    /// How many after them go.
    pub drop: usize,
    /// What stands in their place.
    pub put: Vec<T>,
}

/// A change does not lead on from the project that it was to be put into; the project is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the change was made to another state of the project")]
pub struct Misfit;

impl Change {
    /// Returns what was touched between the state that `before` leads back to and the present state of the project.
    ///
    /// Costs what was touched: records are shared.
    pub fn since(before: &Restore, project: &Project) -> Self {
        Self {
            title: before.title.as_ref().map(|_| project.title.clone()),
            settings: before.settings.as_ref().map(|_| project.settings.clone()),
            sources: now(&before.sources, &project.sources),
            articles: now(&before.articles, &project.articles),
            entities: now(&before.entities, &project.entities),
            events: now(&before.events, &project.events),
            coverage: now(&before.coverage, &project.coverage),
            notes: now(&before.notes, &project.notes),
            questions: now(&before.questions, &project.questions),
            lexicon: before.lexicon.as_ref().and_then(|list| splice(list, &project.lexicon)),
            refusals: before.refusals.as_ref().and_then(|list| splice(list, &project.refusals)),
            saved_views: before.saved_views.as_ref().and_then(|list| splice(list, &project.saved_views)),
            decisions: before.decisions.as_ref().map(|tail| Splice {
                keep: tail.keep,
                drop: tail.then.len(),
                put: project.decisions.get(tail.keep..).unwrap_or_default().to_vec(),
            }),
        }
    }

    /// Returns the change that leads from an empty project to this one; fields of a newer program are not in it.
    pub fn whole(project: &Project) -> Self {
        let empty = Project::default();
        Self {
            title: (project.title != empty.title).then(|| project.title.clone()),
            settings: (project.settings != empty.settings).then(|| project.settings.clone()),
            sources: all(project.sources.iter_shared().cloned()),
            articles: all(project.articles.iter_shared().cloned()),
            entities: all(project.entities.iter_shared().cloned()),
            events: all(project.events.iter()),
            coverage: all(project.coverage.iter_shared().cloned()),
            notes: all(project.notes.iter_shared().cloned()),
            questions: all(project.questions.iter_shared().cloned()),
            lexicon: splice(&empty.lexicon, &project.lexicon),
            refusals: splice(&empty.refusals, &project.refusals),
            saved_views: splice(&empty.saved_views, &project.saved_views),
            decisions: splice(&empty.decisions, &project.decisions),
        }
    }

    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Puts a change into a project that stands where the change began; the result's inverse leads back.
///
/// # Errors
///
/// [`Misfit`] where the lists of the project are not as long as they were when the change began.
pub fn replay(project: &mut Project, change: Change) -> Result<Applied, Misfit> {
    let decisions = change.decisions.map(|splice| match splice.keep.checked_add(splice.drop) {
        Some(length) if length == project.decisions.len() => Ok(Tail { keep: splice.keep, then: splice.put }),
        _ => Err(Misfit),
    });
    let state = Restore {
        title: change.title,
        settings: change.settings,
        sources: change.sources,
        articles: change.articles,
        entities: change.entities,
        events: change.events,
        coverage: change.coverage,
        notes: change.notes,
        questions: change.questions,
        lexicon: change.lexicon.map(|splice| spliced(&project.lexicon, splice)).transpose()?,
        refusals: change.refusals.map(|splice| spliced(&project.refusals, splice)).transpose()?,
        saved_views: change.saved_views.map(|splice| spliced(&project.saved_views, splice)).transpose()?,
        decisions: decisions.transpose()?,
    };
    Ok(restore(project, state))
}

fn now<T: Record>(before: &Records<T>, table: &impl Store<T>) -> Records<T> {
    before.keys().map(|&id| (id, table.held(id))).collect()
}

fn all<T: Record>(records: impl Iterator<Item = std::sync::Arc<T>>) -> Records<T> {
    records.map(|record| (record.id(), Some(record))).collect()
}

/// Returns what stands in one list in place of a stretch of another; nothing where they are equal.
fn splice<T: Clone + PartialEq>(before: &[T], after: &[T]) -> Option<Splice<T>> {
    let keep = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let (old, new) = (before.get(keep..)?, after.get(keep..)?);
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let drop = old.len() - same;
    let put = new.get(..new.len() - same)?.to_vec();
    (drop > 0 || !put.is_empty()).then_some(Splice { keep, drop, put })
}

fn spliced<T: Clone>(list: &[T], splice: Splice<T>) -> Result<Vec<T>, Misfit> {
    let rest = splice.keep.checked_add(splice.drop).and_then(|end| list.get(end..)).ok_or(Misfit)?;
    let mut list: Vec<T> = list.get(..splice.keep).ok_or(Misfit)?.to_vec();
    list.extend(splice.put);
    list.extend_from_slice(rest);
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::{Misfit, Splice, splice, spliced};

    #[test]
    fn a_splice_holds_only_what_differs() {
        let lists: [&[i32]; 6] = [&[], &[1], &[1, 1], &[1, 2, 3], &[1, 3], &[2, 3, 4]];
        for before in lists {
            for after in lists {
                match splice(before, after) {
                    Some(found) => assert_eq!(spliced(before, found).as_deref(), Ok(after)),
                    None => assert_eq!(before, after),
                }
            }
        }
        assert_eq!(splice(&[1, 3], &[1, 2, 3]), Some(Splice { keep: 1, drop: 0, put: vec![2] }));
    }

    #[test]
    fn a_splice_of_a_longer_list_does_not_fit() {
        for (keep, drop) in [(3, 0), (1, 2), (usize::MAX, 1)] {
            assert_eq!(spliced(&[1, 2], Splice { keep, drop, put: vec![] }), Err(Misfit));
        }
    }
}
