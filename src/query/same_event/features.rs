//! What two events are compared by.

use std::collections::{BTreeMap, HashMap};

use super::acts::{self, Act};
use crate::model::{ArticleId, Bounds, EntityId, EventId, EventType, Participation, Project, Quantity, Role, Status, hash64};
use crate::query::{Links, Rows, Shown, word_family};

/// The least letters of a word that tells something.
const LEAST_LETTERS: usize = 4;
/// Words of that length that tell nothing of what happened.
const EMPTY: [&str; 24] = [
    "about", "after", "against", "also", "before", "between", "could", "from", "have", "into", "more", "near", "over", "said",
    "says", "that", "their", "they", "this", "toward", "were", "will", "with", "would",
];

/// How many events make a project in which a kind of act can be rare.
const MANY: usize = 50;
/// One event in so many is rare.
const RARE: usize = 25;

/// What an event is compared by.
#[derive(Debug, Clone)]
pub(super) struct Features {
    pub(super) event: EventId,
    pub(super) bounds: Option<Bounds>,
    /// Whether the date is marked as about right or as doubtful.
    pub(super) is_rough: bool,
    pub(super) participants: Vec<Participation>,
    pub(super) place: Option<EntityId>,
    pub(super) event_type: EventType,
    pub(super) quantities: Vec<Quantity>,
    /// The telling words of title and triggers, in lower case, by their families; sorted.
    pub(super) words: Vec<(String, String)>,
    /// The articles that tell it, sorted.
    pub(super) articles: Vec<ArticleId>,
    /// The kinds of act that the triggers may tell, sorted.
    pub(super) acts: Vec<Act>,
    /// The kinds of act that title or triggers may tell, sorted.
    pub(super) all_acts: Vec<Act>,
    /// A hash of the quotes' words, and of those that tell the event in them.
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
        let (mut quotes, mut triggers, mut titles) = (String::new(), String::new(), shown.title.to_string());
        for claim in &claims {
            articles.push(claim.article);
            words.extend(telling(&claim.title));
            let article = project.articles.get(claim.article);
            for trigger in article.iter().flat_map(|article| claim.triggers.iter().map(|&at| article.slice(at))) {
                words.extend(telling(trigger));
                triggers.push_str(trigger);
                triggers.push('\n');
            }
            titles.push('\n');
            titles.push_str(&claim.title);
            quotes.push_str(project.quote(claim));
        }
        let acts = acts::of(&triggers);
        let mut all_acts = acts::of(&titles);
        all_acts.extend(&acts);
        all_acts.sort_unstable();
        all_acts.dedup();
        words.sort();
        words.dedup_by(|one, other| one.0 == other.0);
        articles.sort_unstable();
        articles.dedup();
        Some(Self {
            event: shown.event,
            bounds: shown.bounds,
            is_rough: shown.when.edtf.as_ref().is_some_and(|edtf| edtf.is_approximate() || edtf.is_uncertain()),
            participants: shown.participants.to_vec(),
            place: shown.place,
            event_type: shown.event_type.clone(),
            quantities: shown.quantities.to_vec(),
            words,
            articles,
            words_hash: words_hash(&(quotes + &triggers), shown.event),
            acts,
            all_acts,
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

/// Returns the telling words of a text, each with its family in front.
fn telling(text: &str) -> Vec<(String, String)> {
    let words = acts::words(text).map(str::to_lowercase).filter(|word| is_telling(word));
    words.map(|word| (word_family(&word), word)).collect()
}

/// Whether a word in lower case tells something of what happened.
fn is_telling(word: &str) -> bool {
    word.chars().count() >= LEAST_LETTERS && !EMPTY.contains(&word)
}

/// The different words of many texts; each is looked at once.
#[derive(Default)]
struct Words<'t> {
    index: HashMap<&'t str, usize>,
    list: Vec<Word>,
}

/// A word, with how often it stands.
struct Word {
    family: String,
    is_telling: bool,
    count: usize,
}

impl<'t> Words<'t> {
    fn index(&mut self, word: &'t str) -> usize {
        *self.index.entry(word).or_insert_with(|| {
            self.list.push(Word { family: word_family(word), is_telling: is_telling(&word.to_lowercase()), count: 0 });
            self.list.len() - 1
        })
    }
}

/// How often entities and words occur: sharing what everybody shares tells little.
#[derive(Debug, Clone, Default)]
pub struct Rarity {
    n_events: usize,
    entities: BTreeMap<EntityId, usize>,
    words: BTreeMap<String, usize>,
    acts: BTreeMap<Act, usize>,
}

impl Rarity {
    /// Counts over the events of `rows`.
    pub fn of(rows: &Rows) -> Self {
        let mut rarity = Self { n_events: rows.len(), ..Self::default() };
        let mut words = Words::default();
        for shown in rows.iter().map(|row| &row.shown) {
            for entity in shown.participants.iter().map(|part| part.entity).chain(shown.place) {
                *rarity.entities.entry(entity).or_default() += 1;
            }
            let told: Vec<usize> = acts::words(&shown.title).map(|word| words.index(word)).collect();
            for act in acts::told(told.iter().map(|&index| words.list[index].family.as_str())) {
                *rarity.acts.entry(act).or_default() += 1;
            }
            for index in told {
                words.list[index].count += 1;
            }
        }
        for word in words.list.into_iter().filter(|word| word.is_telling) {
            *rarity.words.entry(word.family).or_default() += word.count;
        }
        rarity
    }

    /// Returns how many events it was counted over.
    pub fn n_events(&self) -> usize {
        self.n_events
    }

    /// Weighs points by how rare an entity is: all of them for one in few events, a third for one in half of them.
    pub(super) fn of_entity(&self, entity: EntityId, points: f64) -> f64 {
        points * self.weight(self.entities.get(&entity).copied().unwrap_or_default())
    }

    /// Weighs points by how rare a word's stem is.
    pub(super) fn of_word(&self, stem: &str, points: f64) -> f64 {
        points * self.weight(self.n_with(stem))
    }

    /// Weighs points by how rare a kind of act is: one that hardly an event of many has tells nearly half as much again.
    pub(super) fn of_act(&self, act: Act, points: f64) -> f64 {
        let count = self.n_with_act(act);
        let is_rare = self.n_events >= MANY && count * RARE <= self.n_events;
        points * if is_rare { 1.4 } else { self.weight(count) }
    }

    /// Returns in how many titles a kind of act stands.
    pub(super) fn n_with_act(&self, act: Act) -> usize {
        self.acts.get(&act).copied().unwrap_or_default()
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
