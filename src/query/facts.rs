//! What the review needs to know of each event beside what it shows: its words, its source, its doubts.
//!
//! Made once and then kept: after an edit only the events that changed are looked at again.

use rustc_hash::{FxHashMap, FxHashSet};

use super::doubt::{doubts, speaker};
use super::shown::ranked;
use super::{Doubt, Links, Shown, shown, word_family};
use crate::model::{
    Anchor, Article, ArticleId, Claim, Entity, EntityId, Event, EventId, EventTable, Interned, Project, Source, SourceId,
    State, Table,
};

/// What the review knows of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The words that stand for it, in lower case; empty where a person made it without words.
    pub trigger: Interned,
    /// The key that the forms of those words share.
    pub family: Interned,
    /// The article of the claim that leads.
    pub article: Option<ArticleId>,
    /// Its source.
    pub source: Option<SourceId>,
    /// Where its words begin in the article, in bytes.
    pub at: usize,
    /// Who says it.
    pub speaker: Option<EntityId>,
    /// Why it deserves a second look, the weightiest reason first.
    pub doubts: Box<[Doubt]>,
    /// Whether its date is counted from another event, which may change without it.
    hangs_on_another: bool,
}

impl Fact {
    /// Returns how doubtful it is: the weights of its doubts, added up.
    pub fn weight(&self) -> u32 {
        self.doubts.iter().map(Doubt::weight).sum()
    }
}

/// What the review knows of every event of a project.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    events: EventTable,
    articles: Table<Article>,
    entities: Table<Entity>,
    sources: Table<Source>,
    links: Links,
    /// By the place of the event in the project's list; nothing for events that are merged into others.
    list: Vec<Option<Fact>>,
    /// The place of each event in the list; only looked up, never walked.
    places: FxHashMap<EventId, usize>,
    /// The family of every trigger; only looked up, never walked.
    families: FxHashMap<Interned, Interned>,
    /// How many facts were made anew by the last refresh.
    n_made: usize,
}

impl Facts {
    /// Returns the facts of a project.
    pub fn of(project: &Project, links: &Links) -> Self {
        let mut facts = Self::default();
        facts.refresh(project, links);
        facts
    }

    /// Brings the facts up to date; what no change can have touched is kept.
    pub fn refresh(&mut self, project: &Project, links: &Links) {
        let keeps = self.articles == project.articles
            && self.entities == project.entities
            && self.sources == project.sources
            && self.links == *links;
        self.n_made = 0;
        let changed: Vec<(State, State)> = self.events.differing(&project.events).take_while(|_| keeps).collect();
        if !keeps || changed.iter().any(|(old, new)| old.is_none() || new.is_none()) {
            self.make_all(project, links, keeps.then_some(&changed));
        } else {
            for (old, new) in changed {
                if let (Some(old), Some(new)) = (old, new)
                    && !is_same_but_status(&old, &new)
                {
                    self.renew(project, links, new.id);
                }
            }
            let facts = project.events.ids().zip(&self.list);
            let hangs = |fact: &Option<Fact>| fact.as_ref().is_some_and(|fact| fact.hangs_on_another);
            let hanging: Vec<EventId> = facts.filter(|(_, fact)| hangs(fact)).map(|(event, _)| event).collect();
            for event in hanging {
                self.renew(project, links, event);
            }
        }
        self.events = project.events.clone();
        if !keeps {
            self.articles = project.articles.clone();
            self.entities = project.entities.clone();
            self.sources = project.sources.clone();
            self.links = links.clone();
        }
    }

    /// Lists the facts of all events; where these are all that `changed`, those of the others are kept.
    fn make_all(&mut self, project: &Project, links: &Links, changed: Option<&Vec<(State, State)>>) {
        let changed: Option<FxHashSet<EventId>> = changed.map(|changed| {
            let ids = changed.iter().flat_map(|(old, new)| [old, new]).flatten();
            ids.map(|event| event.id).collect()
        });
        let mut old = std::mem::take(&mut self.list);
        let places = std::mem::take(&mut self.places);
        for (place, event) in project.events.ids().enumerate() {
            let is_kept = changed.as_ref().is_some_and(|changed| !changed.contains(&event));
            let held = if is_kept { places.get(&event).map(|&place| old[place].take()) } else { None };
            let held = held.filter(|fact| fact.as_ref().is_none_or(|fact| !fact.hangs_on_another));
            let fact = held.unwrap_or_else(|| self.made(project, links, event));
            self.list.push(fact);
            self.places.insert(event, place);
        }
    }

    fn renew(&mut self, project: &Project, links: &Links, event: EventId) {
        if let Some(&place) = self.places.get(&event) {
            self.list[place] = self.made(project, links, event);
        }
    }

    /// Returns what is known of an event; nothing where it is not there or merged into another.
    pub fn get(&self, event: EventId) -> Option<&Fact> {
        self.list.get(*self.places.get(&event)?)?.as_ref()
    }

    /// Returns how many events the last refresh looked at.
    pub const fn n_made(&self) -> usize {
        self.n_made
    }

    fn made(&mut self, project: &Project, links: &Links, event: EventId) -> Option<Fact> {
        self.n_made += 1;
        let shown = shown(project, links, event)?;
        let claims = ranked(project, links, event);
        let claims: Vec<&Claim> = claims.iter().map(|claim| &**claim).collect();
        let lead = claims.first().copied();
        let trigger = Interned::from(trigger(project, lead));
        Some(Fact {
            family: self.family(&trigger),
            trigger,
            article: lead.map(|claim| claim.article),
            source: lead.and_then(|claim| project.articles.get(claim.article)?.source),
            at: lead.map_or(0, |claim| claim.triggers.first().unwrap_or(&claim.quote).start()),
            speaker: speaker(project, &shown, lead),
            doubts: doubts(project, &shown, &claims, lead).into(),
            hangs_on_another: matches!(shown.when.basis.anchor, Anchor::Event { .. }),
        })
    }

    /// Returns the family of a trigger, found once for each.
    fn family(&mut self, trigger: &Interned) -> Interned {
        self.families.entry(trigger.clone()).or_insert_with(|| word_family(trigger).into()).clone()
    }
}

/// Whether nothing but the status changed, of which no fact speaks.
fn is_same_but_status(one: &Event, other: &Event) -> bool {
    one.status != other.status && {
        let mut same = one.clone();
        same.status = other.status;
        same == *other
    }
}

/// Returns the words of a claim's main trigger in lower case.
fn trigger(project: &Project, lead: Option<&Claim>) -> String {
    let words = lead.and_then(|claim| {
        let article = project.articles.get(claim.article)?;
        claim.lost_words.is_none().then(|| claim.triggers.first().map(|&span| article.slice(span).to_lowercase())).flatten()
    });
    words.unwrap_or_default()
}

/// Whether what an event shows names this entity.
pub(super) fn involves(shown: &Shown, entity: EntityId) -> bool {
    shown.place == Some(entity) || shown.participants.iter().any(|part| part.entity == entity)
}
