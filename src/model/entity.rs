//! People, organizations, places and other things that mentions refer to.

use compact_str::CompactString;

use super::{EntityId, Extra, Origin, Record, Sparse};

/// What sort of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being, real or fictional.
    Person,
    /// A company, ministry, army, party as an institution.
    Organization,
    /// A state, city, region, river, building.
    Place,
    /// A nationality, people, party as its members.
    Group,
    /// A thing that is made: a missile type, a ship, a drug.
    Product,
    /// A law, treaty, court decision.
    Law,
    /// A book, film, newspaper as a work.
    Work,
    /// Anything else with a name.
    Other,
}

impl EntityKind {
    /// Every kind, in the order of display.
    pub const ALL: [Self; 8] =
        [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Product, Self::Law, Self::Work, Self::Other];

    /// Returns the kind's stable name in lower case, as files and findings carry it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Product => "product",
            Self::Law => "law",
            Self::Work => "work",
            Self::Other => "other",
        }
    }
}

/// A place on the globe, in degrees of WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    /// Degrees north, −90 to 90.
    pub latitude: f64,
    /// Degrees east, −180 to 180.
    pub longitude: f64,
}

impl Eq for Coordinates {}

/// Somebody or something that the articles speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// The name that is shown.
    pub name: CompactString,
    /// Other names, sorted, without the shown one.
    pub aliases: Vec<CompactString>,
    /// What it is or does: "president of Russia"; empty where nothing is known.
    pub role: String,
    /// The place that holds this place.
    pub parent: Option<EntityId>,
    /// Where a place lies.
    pub coordinates: Option<Coordinates>,
    /// A person's note.
    pub note: Sparse<String>,
    /// A person's tags, sorted.
    pub tags: Sparse<Vec<String>>,
    /// Whether a person said that this is no entity.
    pub rejected: bool,
    /// The entity it was merged into; its own data stays as it is.
    pub merged_into: Option<EntityId>,
    /// What found it.
    pub origin: Origin,
    /// Fields of a newer program.
    pub extra: Extra,
}

impl Entity {
    /// Makes the entity that the program finds under this kind and fullest name.
    pub fn found(kind: EntityKind, name: &str, origin: Origin) -> Self {
        let key = name.to_lowercase();
        let id = EntityId::of([b"entity".as_slice(), kind.as_str().as_bytes(), key.as_bytes()]);
        Self::new(id, kind, name, origin)
    }

    /// Makes an entity with a given id and nothing but kind and name.
    pub fn new(id: EntityId, kind: EntityKind, name: &str, origin: Origin) -> Self {
        Self {
            id,
            kind,
            name: name.into(),
            aliases: Vec::new(),
            role: String::new(),
            parent: None,
            coordinates: None,
            note: Sparse::EMPTY,
            tags: Sparse::EMPTY,
            rejected: false,
            merged_into: None,
            origin,
            extra: Extra::default(),
        }
    }
}

impl Record for Entity {
    type Id = EntityId;

    fn id(&self) -> EntityId {
        self.id
    }
}
