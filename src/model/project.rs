//! A project: everything that is saved.

use super::{
    Article, ArticleId, Claim, Coverage, Decision, Entity, EntityId, EventId, EventTable, Extra, LexiconEntry, PassageNote,
    Question, Refusal, SavedView, Source, Table,
};

/// Everything that is saved and undone. Only `edit::apply` changes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// The title; empty until a person gives one.
    pub title: String,
    /// How dates are read and shown.
    pub settings: Settings,
    /// The publishers.
    pub sources: Table<Source>,
    /// The articles.
    pub articles: Table<Article>,
    /// The entities, merged and rejected ones included.
    pub entities: Table<Entity>,
    /// The events, merged and rejected ones included.
    pub events: EventTable,
    /// What was seen and signed off, by article.
    pub coverage: Table<Coverage>,
    /// Notes on passages.
    pub notes: Table<PassageNote>,
    /// Questions, open and settled.
    pub questions: Table<Question>,
    /// What the project learned, sorted.
    pub lexicon: Vec<LexiconEntry>,
    /// What a person refused, sorted.
    pub refusals: Vec<Refusal>,
    /// Saved views, sorted by name.
    pub saved_views: Vec<SavedView>,
    /// The decision log, in the order of the decisions.
    pub decisions: Vec<Decision>,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Project {
    /// Returns the event that `event` was merged into in the end, or itself.
    ///
    /// A chain that leads nowhere or in a circle ends at the last event that exists.
    pub fn event_root(&self, event: EventId) -> EventId {
        root(event, self.events.len(), |id| self.events.touched(id)?.merged_into)
    }

    /// Returns the entity that `entity` was merged into in the end, or itself.
    pub fn entity_root(&self, entity: EntityId) -> EntityId {
        root(entity, self.entities.len(), |id| self.entities.get(id)?.merged_into)
    }

    /// Returns the entity that a mention at `span` of `article` refers to, merges followed.
    pub fn entity_at(&self, article: ArticleId, span: crate::text::Span) -> Option<EntityId> {
        let mention = self.articles.get(article)?.mention(span)?;
        Some(self.entity_root(mention.entity))
    }

    /// Returns the words of a claim's quote.
    pub fn quote<'a>(&'a self, claim: &'a Claim) -> &'a str {
        match (&claim.lost_words, self.articles.get(claim.article)) {
            (Some(words), _) => words,
            (None, Some(article)) => article.slice(claim.quote),
            (None, None) => "",
        }
    }
}

/// Follows links from `id` until there is none, for at most `limit` steps.
fn root<I: Copy + Eq>(id: I, limit: usize, next: impl Fn(I) -> Option<I>) -> I {
    let mut at = id;
    for _ in 0..limit {
        match next(at) {
            Some(to) if to != id => at = to,
            _ => break,
        }
    }
    at
}

/// How a project reads and shows dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Which of two numbers is the day in `06/03/2021`.
    pub day_month_order: DayMonthOrder,
    /// Which half of the year is summer.
    pub hemisphere: Hemisphere,
    /// The month in which a fiscal year begins, 1–12.
    pub fiscal_start_month: u8,
    /// The name of the codebook of event types.
    pub codebook: String,
    /// The zone that times are shown in, as an offset such as `+02:00`; empty for the zone that the words name.
    pub display_zone: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            day_month_order: DayMonthOrder::FromArticle,
            hemisphere: Hemisphere::Northern,
            fiscal_start_month: 1,
            codebook: "plover".to_owned(),
            display_zone: String::new(),
        }
    }
}

/// Which of two numbers is the day in a date such as `06/03/2021`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayMonthOrder {
    /// An unambiguous date in the same article decides, else the month comes first.
    #[default]
    FromArticle,
    /// The day comes first, as in Britain and most of the world.
    DayFirst,
    /// The month comes first, as in the United States.
    MonthFirst,
}

/// Which half of the year is summer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hemisphere {
    /// June to August.
    #[default]
    Northern,
    /// December to February.
    Southern,
}
