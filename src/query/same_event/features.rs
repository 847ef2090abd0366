//! What two events are compared by.

use std::collections::BTreeMap;

use crate::model::{ArticleId, Bounds, EntityId, EventId, EventType, Participation, Project, Quantity, Role, Status, hash64};
use crate::query::{Links, Rows, Shown};

/// The least letters of a word that tells something.
const LEAST_LETTERS: usize = 4;
/// Words of that length that tell nothing of what happened.
const EMPTY: [&str; 24] = [
    "about", "after", "against", "also", "before", "between", "could", "from", "have", "into", "more", "near", "over", "said",
    "says", "that", "their", "they", "this", "toward", "were", "will", "with", "would",
];

/// What an event is compared by.
#[derive(Debug, Clone)]
pub(super) struct Features {
    pub(super) event: EventId,
    pub(super) bounds: Option<Bounds>,
    pub(super) participants: Vec<Participation>,
    pub(super) place: Option<EntityId>,
    pub(super) event_type: EventType,
    pub(super) quantities: Vec<Quantity>,
    /// The telling words of title and triggers, in lower case, by their stems; sorted.
    pub(super) words: Vec<(String, String)>,
    /// The articles that tell it, sorted.
    pub(super) articles: Vec<ArticleId>,
    /// A hash of the quotes' words.
    pub(super) words_hash: u64,
}

impl Features {
    /// Reads an event; nothing where it was rejected.
    pub(super) fn of(project: &Project, links: &Links, shown: &Shown) -> Option<Self> {
        if shown.status == Status::Rejected {
            return None;
        }
        let claims = links.claims(project, shown.event);
        let mut words = telling(&shown.title);
        let mut articles = Vec::with_capacity(claims.len());
        let mut quotes = String::new();
        for (_, claim) in &claims {
            articles.push(claim.article);
            words.extend(telling(&claim.title));
            let article = project.articles.get(claim.article);
            words.extend(article.iter().flat_map(|article| claim.triggers.iter().flat_map(|&at| telling(article.slice(at)))));
            quotes.push_str(project.quote(claim));
        }
        words.sort();
        words.dedup_by(|one, other| one.0 == other.0);
        articles.sort_unstable();
        articles.dedup();
        Some(Self {
            event: shown.event,
            bounds: shown.bounds,
            participants: shown.participants.clone(),
            place: shown.place,
            event_type: shown.event_type.clone(),
            quantities: shown.quantities.clone(),
            words,
            articles,
            words_hash: words_hash(&quotes, shown.event),
        })
    }

    /// Returns the entities with this role.
    pub(super) fn with_role<'f>(&'f self, role: &'f Role) -> impl Iterator<Item = EntityId> + 'f {
        self.participants.iter().filter(move |part| part.role == *role).map(|part| part.entity)
    }

    /// Returns all entities, the place included, sorted.
    pub(super) fn entities(&self) -> Vec<EntityId> {
        let mut list: Vec<EntityId> = self.participants.iter().map(|part| part.entity).chain(self.place).collect();
        list.sort_unstable();
        list.dedup();
        list
    }
}

/// Returns a hash of a text's letters and digits, whatever its case and signs; texts without any differ.
fn words_hash(text: &str, event: EventId) -> u64 {
    let plain: String = text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if plain.is_empty() { event.0 } else { hash64([plain.as_bytes()]) }
}

/// Returns the telling words of a text, each with its stem in front.
fn telling(text: &str) -> Vec<(String, String)> {
    let words = text.split(|character: char| !character.is_alphanumeric()).map(str::to_lowercase);
    let telling = words.filter(|word| word.chars().count() >= LEAST_LETTERS && !EMPTY.contains(&word.as_str()));
    telling.map(|word| (stem(&word), word)).collect()
}

/// Returns the part of a word that its forms share: "strikes", "striking" and "struck" have two, which is good enough.
fn stem(word: &str) -> String {
    let cut = ["ingly", "edly", "ing", "ies", "ed", "es", "s", "e"].into_iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.chars().count() >= 3).then_some(rest)
    });
    cut.unwrap_or(word).to_owned()
}

/// How often entities and words occur: sharing what everybody shares tells little.
#[derive(Debug, Clone, Default)]
pub struct Rarity {
    n_events: usize,
    entities: BTreeMap<EntityId, usize>,
    words: BTreeMap<String, usize>,
}

impl Rarity {
    /// Counts over the events of `rows`.
    pub fn of(rows: &Rows) -> Self {
        let mut rarity = Self { n_events: rows.rows.len(), ..Self::default() };
        for shown in rows.rows.iter().map(|row| &row.shown) {
            for entity in shown.participants.iter().map(|part| part.entity).chain(shown.place) {
                *rarity.entities.entry(entity).or_default() += 1;
            }
            for (stem, _) in telling(&shown.title) {
                *rarity.words.entry(stem).or_default() += 1;
            }
        }
        rarity
    }

    /// Weighs points by how rare an entity is: all of them for one in few events, a third for one in half of them.
    pub(super) fn of_entity(&self, entity: EntityId, points: f64) -> f64 {
        points * self.weight(self.entities.get(&entity).copied().unwrap_or_default())
    }

    /// Weighs points by how rare a word's stem is.
    pub(super) fn of_word(&self, stem: &str, points: f64) -> f64 {
        points * self.weight(self.n_with(stem))
    }

    /// Returns in how many titles a stem stands.
    pub(super) fn n_with(&self, stem: &str) -> usize {
        self.words.get(stem).copied().unwrap_or_default()
    }

    fn weight(&self, count: usize) -> f64 {
        // Two events that are the same already share it; in small projects nothing is common.
        let share = count.saturating_sub(2) as f64 / (self.n_events.max(20) as f64);
        (1.0 - 1.5 * share).max(1.0 / 3.0)
    }
}
