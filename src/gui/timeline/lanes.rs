//! Lanes: the dated rows in groups by type, article, entity, place, status, tag or factuality.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxBuildHasher;

use super::Arrangement;
use crate::model::{ArticleId, EntityId, EventId, EventType, Factuality, Status};
use crate::query::{Row, Rows};

/// The number of a row that is not among those that are left.
pub(super) const LEFT_OUT: u32 = u32::MAX;

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

/// How the lanes are made: by one thing, and each of them by another where they are nested.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Nesting {
    /// What the lanes are made by.
    pub outer: LaneBy,
    /// What the lanes within each of them are made by; nothing where they are not nested.
    pub inner: Option<LaneBy>,
}

impl From<LaneBy> for Nesting {
    fn from(outer: LaneBy) -> Self {
        Self { outer, inner: None }
    }
}

impl Nesting {
    /// Makes lanes by one thing and, within, by another; one within itself or within a single lane is not nested.
    pub fn of(outer: LaneBy, inner: Option<LaneBy>) -> Self {
        let is_nested = |inner: &LaneBy| *inner != outer && *inner != LaneBy::Nothing && outer != LaneBy::Nothing;
        Self { outer, inner: inner.filter(is_nested) }
    }

    /// Returns the name on screen: "Event type › Place".
    pub fn label(self) -> String {
        let inner = self.inner.map(|inner| format!(" › {}", inner.label()));
        format!("{}{}", self.outer.label(), inner.unwrap_or_default())
    }

    /// Returns the stable name that saved views use: `type`, `type/place`.
    pub fn name(self) -> String {
        let inner = self.inner.map(|inner| format!("/{}", inner.as_str()));
        format!("{}{}", self.outer.as_str(), inner.unwrap_or_default())
    }

    /// Returns the way with this stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        let (outer, inner) = name.split_once('/').map_or((name, None), |(outer, inner)| (outer, Some(inner)));
        let inner = match inner {
            Some(inner) => Some(LaneBy::from_name(inner)?),
            None => None,
        };
        Some(Self::of(LaneBy::from_name(outer)?, inner))
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
    /// The second of these, within the lane of the first.
    Within(Box<[Self; 2]>),
}

impl LaneKey {
    /// Whether it says that something is not there.
    fn is_absent(&self) -> bool {
        match self {
            Self::Within(keys) => keys[1].is_absent(),
            other => *other == Self::Absent,
        }
    }
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
    /// The lane that it is nested in.
    pub outer: Option<usize>,
    /// How many lanes, the next ones, are nested in it.
    pub n_inner: usize,
}

impl Lane {
    /// Whether other lanes are nested in it, so that it shows no events itself.
    pub const fn is_outer(&self) -> bool {
        self.n_inner > 0
    }

    /// Returns how two lanes stand to one another: as they were arranged, those of what is absent last, then by size and name.
    fn order(&self, other: &Self, arrangement: &Arrangement) -> Ordering {
        let rank = |lane: &Self| (arrangement.rank(&lane.key), lane.key.is_absent(), Reverse(lane.rows.len()));
        let by_name = || self.name.cmp(&other.name).then_with(|| self.key.cmp(&other.key));
        rank(self).cmp(&rank(other)).then_with(by_name)
    }
}

/// All lanes: as they were arranged, then those with the most rows first, then by name; nested ones behind the one that holds
/// them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lanes {
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// How many places in lanes there are, those of outer lanes aside; more than rows where one lies in several.
    pub n_placements: usize,
}

impl Lanes {
    /// Groups the dated rows. Every one lies in at least one lane, and in at least one of those nested there.
    pub fn of(rows: &Rows, by: Nesting, source: &dyn LaneSource, arrangement: &Arrangement) -> Self {
        let dated = (0..count(rows.n_dated)).collect();
        let nested = |outer: &Lane| {
            let within = |key| LaneKey::Within(Box::new([outer.key.clone(), key]));
            by.inner.map_or_else(Vec::new, |inner| level(rows, outer.rows.clone(), inner, &within, source))
        };
        let outer = level(rows, dated, by.outer, &|key| key, source);
        let groups = outer.into_iter().map(|lane| {
            let nested = nested(&lane);
            (lane, nested)
        });
        Self::assembled(groups.collect(), arrangement)
    }

    /// Returns the lanes of some of the rows, when `self` has those of all of them: no row is looked at again. `ranks` says
    /// for each row the number that it has among those that are left, and [`LEFT_OUT`] for the others.
    #[must_use]
    pub(super) fn part(&self, ranks: &[u32], arrangement: &Arrangement) -> Self {
        let part = |lane: &Lane| {
            let left = lane.rows.iter().map(|&row| ranks[row as usize]).filter(|&rank| rank != LEFT_OUT);
            let rows: Vec<u32> = left.collect();
            (!rows.is_empty()).then(|| Lane { rows, key: lane.key.clone(), name: lane.name.clone(), outer: None, n_inner: 0 })
        };
        let mut groups = Vec::new();
        let mut rest = &self.lanes[..];
        while let [outer, behind @ ..] = rest {
            let (nested, behind) = behind.split_at(outer.n_inner);
            groups.extend(part(outer).map(|outer| (outer, nested.iter().filter_map(part).collect())));
            rest = behind;
        }
        Self::assembled(groups, arrangement)
    }

    /// Puts lanes, each with those nested in it, in the order of display.
    fn assembled(mut groups: Vec<(Lane, Vec<Lane>)>, arrangement: &Arrangement) -> Self {
        groups.sort_by(|(a, _), (b, _)| a.order(b, arrangement));
        let mut lanes = Vec::with_capacity(groups.len());
        for (outer, mut nested) in groups {
            let place = lanes.len();
            nested.sort_by(|a, b| a.order(b, arrangement));
            lanes.push(Lane { n_inner: nested.len(), ..outer });
            lanes.extend(nested.into_iter().map(|lane| Lane { outer: Some(place), ..lane }));
        }
        let n_placements = lanes.iter().filter(|lane| !lane.is_outer()).map(|lane| lane.rows.len()).sum();
        Self { lanes, n_placements }
    }

    /// Returns the lanes that show events, with their places.
    pub fn showing(&self) -> impl DoubleEndedIterator<Item = (usize, &Lane)> {
        self.lanes.iter().enumerate().filter(|(_, lane)| !lane.is_outer())
    }

    /// Returns the first lane that shows a row.
    pub fn lane_of(&self, row: u32) -> Option<usize> {
        self.showing().find(|(_, lane)| lane.rows.binary_search(&row).is_ok()).map(|(place, _)| place)
    }

    /// Returns the places of the lanes that stand beside one in the same lane, or beside an outer one, itself among them.
    pub fn siblings(&self, lane: usize) -> Vec<usize> {
        let outer = self.lanes.get(lane).and_then(|lane| lane.outer);
        (0..self.lanes.len()).filter(|&place| self.lanes[place].outer == outer).collect()
    }
}

/// Groups rows by one thing.
fn level(
    rows: &Rows,
    members: Vec<u32>,
    by: LaneBy,
    key_of: &dyn Fn(LaneKey) -> LaneKey,
    source: &dyn LaneSource,
) -> Vec<Lane> {
    let groups = match by {
        LaneBy::Type => by_type(rows, &members),
        LaneBy::Nothing if members.is_empty() => BTreeMap::new(),
        LaneBy::Nothing => BTreeMap::from([(LaneKey::All, members)]),
        _ => grouped(rows, &members, by, source),
    };
    let lane = |(key, rows): (LaneKey, Vec<u32>)| Lane {
        name: source.lane_name(&key),
        key: key_of(key),
        rows,
        outer: None,
        n_inner: 0,
    };
    groups.into_iter().map(lane).collect()
}

/// Groups by type without making a key for each row: the usual case with the most rows.
fn by_type(rows: &Rows, members: &[u32]) -> BTreeMap<LaneKey, Vec<u32>> {
    let mut groups: HashMap<&EventType, Vec<u32>, FxBuildHasher> = HashMap::default();
    for &index in members {
        groups.entry(&rows[index as usize].shown.event_type).or_default().push(index);
    }
    groups.into_iter().map(|(id, members)| (LaneKey::Type(id.clone()), members)).collect()
}

fn grouped(rows: &Rows, members: &[u32], by: LaneBy, source: &dyn LaneSource) -> BTreeMap<LaneKey, Vec<u32>> {
    let mut groups: BTreeMap<LaneKey, Vec<u32>> = BTreeMap::new();
    for &index in members {
        for key in lane_keys(&rows[index as usize], by, source) {
            groups.entry(key).or_default().push(index);
        }
    }
    groups
}

/// Returns the keys of all lanes that a row lies in, nested ones and those that hold them.
pub(super) fn all_keys(row: &Row, by: Nesting, source: &dyn LaneSource) -> Vec<LaneKey> {
    let mut keys = lane_keys(row, by.outer, source);
    let Some(inner) = by.inner else { return keys };
    let inner = lane_keys(row, inner, source);
    let within = |outer: &LaneKey| {
        let outer = outer.clone();
        inner.iter().map(move |inner| LaneKey::Within(Box::new([outer.clone(), inner.clone()])))
    };
    let nested: Vec<LaneKey> = keys.iter().flat_map(within).collect();
    keys.extend(nested);
    keys
}

/// Returns what a row has in common with those of each lane that it lies in; at least one.
fn lane_keys(row: &Row, by: LaneBy, source: &dyn LaneSource) -> Vec<LaneKey> {
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
