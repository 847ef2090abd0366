//! Lanes: the dated rows in groups by type, article, entity, place, status, tag or factuality.

use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxBuildHasher;

use super::Arrangement;
use crate::model::{ArticleId, EntityId, EventId, EventType, Factuality, Status};
use crate::query::{Row, Rows};

/// What the lanes are made by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneBy {
    /// The codebook's type.
    #[default]
    Type,
    /// The article that says it.
    Article,
    /// Who takes part.
    Entity,
    /// Where.
    Place,
    /// How far the review has come.
    Status,
    /// A person's tags.
    Tag,
    /// Whether it happened.
    Factuality,
    /// Nothing: all in one lane.
    Nothing,
}

impl LaneBy {
    /// Every way to make lanes, in the order of the chooser.
    pub const ALL: [Self; 8] =
        [Self::Type, Self::Article, Self::Entity, Self::Place, Self::Status, Self::Tag, Self::Factuality, Self::Nothing];

    /// Returns the name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Type => "Event type",
            Self::Article => "Article",
            Self::Entity => "Entity",
            Self::Place => "Place",
            Self::Status => "Status",
            Self::Tag => "Tag",
            Self::Factuality => "Factuality",
            Self::Nothing => "One lane",
        }
    }

    /// Whether one event may lie in several lanes.
    pub const fn is_many(self) -> bool {
        matches!(self, Self::Article | Self::Entity | Self::Tag)
    }

    /// Returns the stable name that saved views use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Article => "article",
            Self::Entity => "entity",
            Self::Place => "place",
            Self::Status => "status",
            Self::Tag => "tag",
            Self::Factuality => "factuality",
            Self::Nothing => "nothing",
        }
    }

    /// Returns the way with this stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.as_str() == name)
    }
}

/// What the rows of one lane have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKey {
    /// Nothing: the one lane of all.
    All,
    /// A type.
    Type(EventType),
    /// An article.
    Article(ArticleId),
    /// Someone who takes part.
    Entity(EntityId),
    /// A place.
    Place(EntityId),
    /// A status.
    Status(Status),
    /// A tag.
    Tag(String),
    /// A factuality.
    Factuality(Factuality),
    /// None of these: no participant, no place, no tag.
    Absent,
}

/// What the timeline asks of its caller: names for the screen, and what rows do not hold.
pub trait LaneSource {
    /// Returns the name of a lane on screen.
    fn lane_name(&self, key: &LaneKey) -> String;

    /// Returns the name of an entity on screen.
    fn entity_name(&self, entity: EntityId) -> String;

    /// Returns the articles whose claims an event shows.
    fn articles(&self, event: EventId) -> Vec<ArticleId>;

    /// Returns a person's tags on an event.
    fn tags(&self, event: EventId) -> Vec<String>;
}

/// One lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// What its rows have in common.
    pub key: LaneKey,
    /// Its name on screen.
    pub name: String,
    /// Which dated rows lie in it, ascending.
    pub rows: Vec<u32>,
}

/// All lanes: as they were arranged, then those with the most rows first, then by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lanes {
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// How many places in lanes there are; more than rows where one lies in several.
    pub n_placements: usize,
}

impl Lanes {
    /// Groups the dated rows. Every one lies in at least one lane.
    pub fn of(rows: &Rows, by: LaneBy, source: &dyn LaneSource, arrangement: &Arrangement) -> Self {
        let groups = match by {
            LaneBy::Type => by_type(rows),
            LaneBy::Nothing if rows.n_dated == 0 => BTreeMap::new(),
            LaneBy::Nothing => BTreeMap::from([(LaneKey::All, (0..count(rows.n_dated)).collect())]),
            _ => grouped(rows, by, source),
        };
        let mut lanes: Vec<Lane> =
            groups.into_iter().map(|(key, rows)| Lane { name: source.lane_name(&key), key, rows }).collect();
        lanes.sort_by(|a, b| {
            let rank = |lane: &Lane| (arrangement.rank(&lane.key), lane.key == LaneKey::Absent, usize::MAX - lane.rows.len());
            rank(a).cmp(&rank(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.key.cmp(&b.key))
        });
        let n_placements = lanes.iter().map(|lane| lane.rows.len()).sum();
        Self { lanes, n_placements }
    }

    /// Returns the first lane in which a row lies.
    pub fn lane_of(&self, row: u32) -> Option<usize> {
        self.lanes.iter().position(|lane| lane.rows.binary_search(&row).is_ok())
    }
}

/// Groups by type without making a key for each row: the usual case with the most rows.
fn by_type(rows: &Rows) -> BTreeMap<LaneKey, Vec<u32>> {
    let mut groups: HashMap<u64, Vec<u32>, FxBuildHasher> = HashMap::default();
    for (index, row) in (0..).zip(rows.dated()) {
        groups.entry(row.glance.event_type).or_default().push(index);
    }
    let of = |members: &[u32]| rows[members[0] as usize].shown.event_type.clone();
    groups.into_values().map(|members| (LaneKey::Type(of(&members)), members)).collect()
}

fn grouped(rows: &Rows, by: LaneBy, source: &dyn LaneSource) -> BTreeMap<LaneKey, Vec<u32>> {
    let mut groups: BTreeMap<LaneKey, Vec<u32>> = BTreeMap::new();
    for (index, row) in (0..).zip(rows.dated()) {
        for key in lane_keys(row, by, source) {
            groups.entry(key).or_default().push(index);
        }
    }
    groups
}

/// Returns what a row has in common with those of each lane that it lies in; at least one.
pub(super) fn lane_keys(row: &Row, by: LaneBy, source: &dyn LaneSource) -> Vec<LaneKey> {
    let mut keys = keys(row, by, source);
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        keys.push(LaneKey::Absent);
    }
    keys
}

fn keys(row: &Row, by: LaneBy, source: &dyn LaneSource) -> Vec<LaneKey> {
    let shown = &row.shown;
    match by {
        LaneBy::Type => vec![LaneKey::Type(shown.event_type.clone())],
        LaneBy::Article => source.articles(shown.event).into_iter().map(LaneKey::Article).collect(),
        LaneBy::Entity => shown.participants.iter().map(|part| LaneKey::Entity(part.entity)).collect(),
        LaneBy::Place => shown.place.map(LaneKey::Place).into_iter().collect(),
        LaneBy::Status => vec![LaneKey::Status(shown.status)],
        LaneBy::Tag => source.tags(shown.event).into_iter().map(LaneKey::Tag).collect(),
        LaneBy::Factuality => vec![LaneKey::Factuality(shown.factuality)],
        LaneBy::Nothing => vec![LaneKey::All],
    }
}

/// Returns a count of rows; more than four thousand million are not shown.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
