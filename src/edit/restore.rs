//! The inverse of an edit: the records that it touched, as they were.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    Article, ArticleId, Coverage, Decision, Entity, EntityId, Event, EventId, LexiconEntry, NoteId, PassageNote, Project,
    Question, QuestionId, Record, Refusal, SavedView, Settings, Source, SourceId, Store, Target,
};

/// Records of one table by id: as they are to be, or nothing where there is to be none.
pub type Records<T> = BTreeMap<<T as Record>::Id, Option<Arc<T>>>;

/// The state to which an inverse brings a project back: only what the edit touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restore {
    pub(super) title: Option<String>,
    pub(super) settings: Option<Settings>,
    pub(super) sources: Records<Source>,
    pub(super) articles: Records<Article>,
    pub(super) entities: Records<Entity>,
    pub(super) events: Records<Event>,
    pub(super) coverage: Records<Coverage>,
    pub(super) notes: Records<PassageNote>,
    pub(super) questions: Records<Question>,
    pub(super) lexicon: Option<Vec<LexiconEntry>>,
    pub(super) refusals: Option<Vec<Refusal>>,
    pub(super) saved_views: Option<Vec<SavedView>>,
    pub(super) decisions: Option<Tail>,
}

/// The end of the decision log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tail {
    /// How many decisions stay as they are.
    pub(super) keep: usize,
    /// What follows them.
    pub(super) then: Vec<Decision>,
}

impl Restore {
    /// Brings `project` to the held state and returns the state it had: the inverse of the inverse.
    pub(super) fn exchange(self, project: &mut Project) -> Self {
        Self {
            title: self.title.map(|title| std::mem::replace(&mut project.title, title)),
            settings: self.settings.map(|settings| std::mem::replace(&mut project.settings, settings)),
            sources: exchange(&mut project.sources, self.sources),
            articles: exchange(&mut project.articles, self.articles),
            entities: exchange(&mut project.entities, self.entities),
            events: exchange(&mut project.events, self.events),
            coverage: exchange(&mut project.coverage, self.coverage),
            notes: exchange(&mut project.notes, self.notes),
            questions: exchange(&mut project.questions, self.questions),
            lexicon: self.lexicon.map(|list| std::mem::replace(&mut project.lexicon, list)),
            refusals: self.refusals.map(|list| std::mem::replace(&mut project.refusals, list)),
            saved_views: self.saved_views.map(|list| std::mem::replace(&mut project.saved_views, list)),
            decisions: self.decisions.map(|tail| {
                let keep = tail.keep.min(project.decisions.len());
                let then = project.decisions.split_off(keep);
                project.decisions.extend(tail.then);
                Tail { keep, then }
            }),
        }
    }

    /// Joins two inverses of edits that followed one another into the inverse of both; `self` is the earlier one.
    #[must_use]
    pub(super) fn joined(self, later: Self) -> Self {
        Self {
            title: self.title.or(later.title),
            settings: self.settings.or(later.settings),
            sources: joined(self.sources, later.sources),
            articles: joined(self.articles, later.articles),
            entities: joined(self.entities, later.entities),
            events: joined(self.events, later.events),
            coverage: joined(self.coverage, later.coverage),
            notes: joined(self.notes, later.notes),
            questions: joined(self.questions, later.questions),
            lexicon: self.lexicon.or(later.lexicon),
            refusals: self.refusals.or(later.refusals),
            saved_views: self.saved_views.or(later.saved_views),
            decisions: match (self.decisions, later.decisions) {
                (Some(first), Some(second)) if second.keep < first.keep => Some(Tail {
                    keep: second.keep,
                    then: second.then.into_iter().take(first.keep - second.keep).chain(first.then).collect(),
                }),
                (first, second) => first.or(second),
            },
        }
    }

    /// Whether bringing `project` to this state would change nothing but the decision log.
    pub(super) fn holds_in(&self, project: &Project) -> bool {
        self.title.as_ref().is_none_or(|title| *title == project.title)
            && self.settings.as_ref().is_none_or(|settings| *settings == project.settings)
            && same(&self.sources, &project.sources)
            && same(&self.articles, &project.articles)
            && same(&self.entities, &project.entities)
            && same(&self.events, &project.events)
            && same(&self.coverage, &project.coverage)
            && same(&self.notes, &project.notes)
            && same(&self.questions, &project.questions)
            && self.lexicon.as_ref().is_none_or(|list| *list == project.lexicon)
            && self.refusals.as_ref().is_none_or(|list| *list == project.refusals)
            && self.saved_views.as_ref().is_none_or(|list| *list == project.saved_views)
    }

    /// Whether nothing but the coverage of articles is touched, and no decision is logged: sentences that were seen.
    pub(super) fn is_of_coverage_alone(&self) -> bool {
        let Self { title, settings, sources, articles, entities, events, coverage, notes, questions, .. } = self;
        let has_lists = self.lexicon.is_some() || self.refusals.is_some() || self.saved_views.is_some();
        let has_records = !sources.is_empty() || !articles.is_empty() || !entities.is_empty() || !events.is_empty();
        let has_words = title.is_some() || settings.is_some() || !notes.is_empty() || !questions.is_empty();
        !coverage.is_empty() && !has_lists && !has_records && !has_words && self.decisions.is_none()
    }

    /// Returns what the touched records are about, events first: where to look after undoing.
    pub fn targets(&self) -> Vec<Target> {
        let events = self.events.keys().map(|&id| Target::Event(id));
        let entities = self.entities.keys().map(|&id: &EntityId| Target::Entity(id));
        let articles = self.articles.keys().map(|&id| Target::Article(id));
        let covered = self.coverage.keys().map(|&id: &ArticleId| Target::Article(id));
        let notes = self.notes.keys().map(|&id: &NoteId| Target::Note(id));
        let questions = self.questions.keys().map(|&id: &QuestionId| Target::Question(id));
        let mut targets: Vec<Target> = events.chain(entities).chain(articles).chain(notes).chain(questions).collect();
        if targets.is_empty() {
            targets.extend(covered);
        }
        if targets.is_empty() && *self != Self::default() {
            targets.push(Target::Project);
        }
        targets
    }

    /// Returns the sources that are touched.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        self.sources.keys().copied()
    }

    /// Returns the events that are touched.
    pub fn events(&self) -> impl Iterator<Item = EventId> {
        self.events.keys().copied()
    }
}

fn exchange<T: Record>(table: &mut impl Store<T>, records: Records<T>) -> Records<T> {
    if records.is_empty() { records } else { table.exchange(records) }
}

fn joined<T: Record>(earlier: Records<T>, mut later: Records<T>) -> Records<T> {
    later.extend(earlier);
    later
}

fn same<T: Record + PartialEq>(records: &Records<T>, table: &impl Store<T>) -> bool {
    records.iter().all(|(&id, record)| *record == table.held(id))
}
