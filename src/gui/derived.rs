//! Answers over the project and the filter, kept until either changes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::view::View;
use crate::edit::Revision;
use crate::model::{Article, ArticleId, Codebook, Day, EntityId, EventId, MentionRef, Project};
use crate::query::catalog::Quotes;
use crate::query::{
    Asked, Bits, Catalog, ContradictionIndex, Contradictions, Facts, Filter, Links, QuotePlace, Rarity, Row, RowIndex, Rows,
    SentenceState, count_ahead, coverage, is_counted,
};
use crate::store::codebook;
use crate::text::Span;

/// Answers over the project and the filter, made anew when either changes.
#[derive(Debug, Default)]
pub struct Derived {
    made_for: Option<(Revision, Filter)>,
    revision: Option<Revision>,
    /// Grows with every change of the project.
    pub renewals: u64,
    /// Grows with every change of the rows.
    pub generation: u64,
    /// Merges and moved claims.
    pub links: Links,
    /// Every event, and the ways to find it.
    pub catalog: Catalog,
    /// The visible events.
    pub rows: Rows,
    /// How many of the visible events have each status, by the number of the status.
    pub counts: [usize; 4],
    /// How many events there are, merged ones aside.
    pub n_events: usize,
    /// The events whose claims cannot all be true.
    pub contradictions: Contradictions,
    /// The same, kept up event by event.
    pub contradicting: ContradictionIndex,
    /// What the review needs to know of each event, where it was made ahead and not taken yet.
    pub facts: Option<Box<Facts>>,
    /// How rare names and words are, which changes little from one edit to the next.
    pub rarity: Rarity,
    /// Grows with every change that may touch entities or how often they are mentioned.
    pub entities_changed: u64,
    /// The rows that the last generation made anew, where it changed nothing else about them.
    pub steady: Option<Vec<usize>>,
    /// The events that the filter lets through, as places in the catalog.
    set: Bits,
    /// The visible events by the places of their words, per article.
    pub triggers: Triggers,
    /// The place of each event among the rows.
    index: Arc<RowIndex>,
    /// The days on which articles were published, sorted.
    pub published: Vec<Day>,
    /// The articles by publication, those without a date at the end.
    pub articles: Arc<[ArticleId]>,
    coverage: BTreeMap<ArticleId, Sentences>,
    mentions: RefCell<Option<(EntityId, Mentions)>>,
    /// The visible events of the entities that were asked for.
    events_of: RefCell<BTreeMap<EntityId, Arc<Vec<EventId>>>>,
}

/// Where an entity is mentioned, in the order of the articles.
pub type Mentions = Arc<Vec<(ArticleId, Span)>>;

/// The visible events by the places of their words, worked out article by article when asked for.
#[derive(Debug, Default)]
pub struct Triggers {
    quotes: Arc<Quotes>,
    index: Arc<RowIndex>,
    made: RefCell<BTreeMap<ArticleId, Arc<Vec<Trigger>>>>,
}

impl Triggers {
    /// Returns the words of an article that stand for visible events, in order; nothing where there are none.
    pub fn get(&self, article: ArticleId) -> Option<Arc<Vec<Trigger>>> {
        let mut made = self.made.borrow_mut();
        let list = made.entry(article).or_insert_with(|| {
            let shown = |place: &QuotePlace| {
                let row = self.index.get(place.event)?;
                Some(Trigger { span: place.span, quote: place.quote, row })
            };
            let mut list: Vec<Trigger> = self.quotes.in_article(article).iter().filter_map(shown).collect();
            list.sort_by_key(|trigger| (trigger.span, trigger.row));
            Arc::new(list)
        });
        (!list.is_empty()).then(|| Arc::clone(list))
    }
}

/// The sentences of an article with the state of each.
pub type Sentences = Arc<Vec<(Span, SentenceState)>>;

/// Words that stand for a visible event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// The words.
    pub span: Span,
    /// The quote that they stand in.
    pub quote: Span,
    /// The row of the event.
    pub row: usize,
}

/// Above so many events what only the queue needs is made when it is opened: it takes memory.
const MANY_EVENTS: usize = 300_000;
/// How many events are indexed for search in a frame in which nothing else is to be done.
const N_INDEXED: usize = 2_000;

impl Derived {
    /// Makes the answers that a window asks for when it begins to show a project: on another thread, while it is opened.
    pub fn ahead(project: &Project) -> Self {
        let mut derived = Self::default();
        let codebook = codebook(&project.settings.codebook);
        derived.refresh(project, &codebook, Revision::default(), &View::default().filter);
        let contradicting = &derived.contradicting;
        let asked = Asked { project, links: &derived.links, contradicting, codebook: &codebook };
        while !is_counted(&derived.catalog) {
            count_ahead(&mut derived.catalog, asked);
        }
        if derived.n_events <= MANY_EVENTS {
            derived.facts = Some(Box::new(Facts::of(project, &derived.links)));
        }
        derived
    }

    /// Makes the answers anew where the project or the filter changed; returns whether they are others.
    pub fn refresh(&mut self, project: &Project, codebook: &Codebook, revision: Revision, filter: &Filter) -> bool {
        let key = Some((revision, filter.clone()));
        if self.made_for == key {
            return false;
        }
        let is_same_filter = self.made_for.as_ref().is_some_and(|(_, held)| held == filter);
        self.made_for = key;
        let is_edited = self.revision.replace(revision) != Some(revision);
        let mut steady = None;
        if is_edited {
            // Rows that nobody else holds are changed in place.
            self.rows = Rows::default();
            steady = self.renew(project);
        }
        let asked = Asked { project, links: &self.links, contradicting: &self.contradicting, codebook };
        let set = filter.select(&mut self.catalog, asked);
        if !is_edited && set == self.set {
            // Another letter often finds the same events.
            return false;
        }
        self.generation += 1;
        let steady = steady.filter(|_| is_same_filter && set == self.set);
        self.rows = self.catalog.pick(&set);
        self.counts = self.catalog.count_statuses(&set);
        if steady.is_none() {
            self.index = Arc::new(self.catalog.ranks(&set));
        }
        self.steady = steady.map(|places| places.into_iter().filter_map(|place| self.index.rank(place)).collect());
        self.set = set;
        self.events_of.take();
        let quotes = Arc::clone(&self.catalog.quotes);
        self.triggers = Triggers { quotes, index: Arc::clone(&self.index), made: RefCell::default() };
        true
    }

    /// Makes anew what hangs on the project alone; returns the places of the rows that were made anew where all kept theirs.
    fn renew(&mut self, project: &Project) -> Option<Vec<usize>> {
        self.renewals += 1;
        let renewal = self.catalog.refresh(project, &mut self.links);
        self.n_events = self.catalog.rows().len();
        if self.rarity.n_events().abs_diff(self.n_events) * 20 > self.n_events {
            self.rarity = Rarity::of(self.catalog.rows());
        }
        if renewal.articles {
            self.list_articles(project);
        }
        self.entities_changed += u64::from(renewal.everything);
        if renewal.everything {
            self.contradicting = ContradictionIndex::of(project, &self.links);
        } else {
            self.contradicting.renew(project, &self.links, &renewal.events);
        }
        self.contradictions = self.contradicting.all();
        self.coverage.clear();
        self.mentions.take();
        renewal.steady
    }

    fn list_articles(&mut self, project: &Project) {
        self.published = project.articles.iter().filter_map(|article| Some(article.published.as_ref()?.day)).collect();
        self.published.sort_unstable();
        self.published.dedup();
        let mut order: Vec<&Article> = project.articles.iter().collect();
        order.sort_by_key(|article| {
            let day = article.published.as_ref().map(|published| published.day);
            (day.is_none(), day, &article.file_name)
        });
        self.articles = order.into_iter().map(|article| article.id).collect();
    }

    /// Makes some more of what a search needs, words first.
    pub fn prepare_search(&mut self, project: &Project, codebook: &Codebook) {
        let asked = Asked { project, links: &self.links, contradicting: &self.contradicting, codebook };
        if self.catalog.index_words(project, &self.links, N_INDEXED) {
            count_ahead(&mut self.catalog, asked);
        }
    }

    /// Whether all that a search needs is made.
    pub fn is_search_prepared(&self) -> bool {
        self.catalog.words.n_waiting() == 0 && is_counted(&self.catalog)
    }

    /// Returns the place of an event among the rows.
    pub fn row_index(&self, event: EventId) -> Option<usize> {
        self.index.get(event)
    }

    /// Returns the row of an event.
    pub fn row(&self, event: EventId) -> Option<&Row> {
        self.row_index(event).map(|index| &self.rows[index])
    }

    /// Returns how many mentions refer to an entity.
    pub fn n_mentions(&self, entity: EntityId) -> usize {
        self.catalog.n_mentions(entity)
    }

    /// Returns the visible events in which an entity takes part or that happen there, in the order of the rows.
    pub fn events_of(&self, entity: EntityId) -> Arc<Vec<EventId>> {
        let mut held = self.events_of.borrow_mut();
        let events = || Arc::new(self.catalog.events_of(entity, &self.set));
        Arc::clone(held.entry(entity).or_insert_with(events))
    }

    /// Returns where an entity is mentioned; looked up once for the entity that is shown.
    pub fn mentions(&self, project: &Project, entity: EntityId) -> Mentions {
        if let Some((held, mentions)) = &*self.mentions.borrow()
            && *held == entity
        {
            return Arc::clone(mentions);
        }
        let merged = self.links.merged_entities(entity);
        let means = |mention: &MentionRef<'_>| mention.entity == entity || merged.binary_search(&mention.entity).is_ok();
        let of_article = |article: &Article| {
            article.mentions.iter().filter(means).map(|mention| (article.id, mention.span)).collect::<Vec<_>>()
        };
        let mentions = Arc::new(project.articles.iter().flat_map(of_article).collect());
        self.mentions.replace(Some((entity, Arc::clone(&mentions))));
        mentions
    }

    /// Returns the state of each sentence of an article.
    pub fn coverage(&mut self, project: &Project, article: ArticleId) -> Sentences {
        let quotes = &self.catalog.quotes;
        let made = self.coverage.entry(article).or_insert_with(|| Arc::new(coverage(project, quotes, article)));
        Arc::clone(made)
    }
}
