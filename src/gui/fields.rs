//! Editing fields in place: what opens, what can be chosen, what is taken.

use std::sync::Arc;

use super::amounts::{amount, read_amount};
use super::app::App;
use super::dates;
use super::draft::Field;
use super::signs::capitalized;
use super::view::{Screen, Selection};
use crate::edit::{ArticleChange, DecidedField, Edit, EntityChange, EventChange};
use crate::model::{
    Anchor, Basis, Entity, EntityId, EntityKind, EventId, EventType, Factuality, Origin, Participation, Published, Quantity,
    Role, When,
};
use crate::query::{Shown, dating_claim, ranked, shown};
use crate::temporal::{Context, Domain, understand};

/// How many entries a list shows at most.
const N_CHOICES: usize = 9;

/// An entry of the open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// Why one would choose it.
    pub detail: String,
    /// What it sets.
    pub value: Value,
}

/// What an entry sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// The date; nothing for no date.
    When(When),
    /// The type.
    Type(EventType),
    /// The factuality.
    Factuality(Factuality),
    /// An event that is there.
    Event(EventId),
    /// An entity that is there.
    Entity(EntityId),
    /// An entity that is to be made, of this kind.
    NewEntity(EntityKind),
    /// The kind of the chosen entities.
    Kind(EntityKind),
    /// No place at all.
    Nowhere,
}

impl App {
    /// Returns what the event that leads the selection shows.
    pub fn lead(&self) -> Option<Shown> {
        shown(&self.project, &self.session.derived.links, self.view.selection.event()?)
    }

    /// Returns the words that the date of an event was read from; nothing where no claim gave it.
    pub fn date_words(&self, shown: &Shown) -> Option<&str> {
        let span = shown.when.expression?;
        let claim = dating_claim(&self.project, &self.session.derived.links, shown.event)?;
        Some(self.project.articles.get(claim.article)?.slice(span))
    }

    /// Opens a field of what is chosen.
    pub fn open_field(&mut self, field: Field) {
        self.show_fields();
        let kept = if field == Field::Note { self.kept_note() } else { None };
        let words = kept.unwrap_or_else(|| self.field_words(field));
        let keep = self.session.draft.is_open(field).then(|| self.session.draft.text.clone());
        self.session.draft.open(field, keep.unwrap_or(words));
        let is_reading = |choice: Choice| matches!(choice.value, Value::When(when) if when.edtf.is_some());
        if field == Field::Date && !self.readings().into_iter().any(is_reading) {
            // There is nothing to choose from.
            self.session.draft.type_words();
        }
    }

    /// Brings the fields of what is chosen into view, in place of a list that stands there.
    fn show_fields(&mut self) {
        match self.view.screen {
            // Its fields are on the card.
            Screen::Queue => return,
            // The page of an entity has no fields of an event.
            Screen::Entities if self.view.selection.event().is_some() => self.go_to(Screen::Desk),
            Screen::Desk | Screen::Table | Screen::Entities | Screen::Claims => {}
        }
        self.session.side = None;
        self.view.panels.right = true;
        // In a narrow window there is room for one side only.
        self.session.left_unfolded = false;
    }

    /// Returns the words that a field begins with.
    pub(super) fn field_words(&self, field: Field) -> String {
        let entity = self.view.selection.entity().and_then(|id| self.project.entities.get(id));
        let event = self.view.selection.event().and_then(|id| self.project.events.get(id));
        let article = self.inspected_article();
        match field {
            Field::Title => {
                entity.map_or_else(|| self.lead().map(|lead| lead.title.to_string()), |entity| Some(entity.name.to_string()))
            }
            Field::Date => self.lead().and_then(|lead| lead.when.edtf.as_ref().map(ToString::to_string)),
            Field::Note => match (event, entity, article) {
                (Some(event), ..) => Some(event.note.to_string()),
                (_, Some(entity), _) => Some(entity.note.to_string()),
                (.., article) => article.map(|article| article.note.clone()),
            },
            Field::Role => entity.map(|entity| entity.role.clone()),
            Field::Published => {
                article.and_then(|article| article.published.as_ref()).map(|published| published.day.to_string())
            }
            Field::Source => article
                .and_then(|article| article.source)
                .and_then(|id| self.project.sources.get(id))
                .map(|source| source.name.clone()),
            Field::Author => article.and_then(|article| article.author.clone()),
            Field::Address => article.and_then(|article| article.url.clone()),
            Field::Archive => article.and_then(|article| article.archive_url.clone()),
            Field::Language => article.and_then(|article| article.language.clone()),
            Field::Amount(index) => self.lead().and_then(|lead| {
                let quantity = lead.quantities.get(index)?;
                Some(format!("{} {}", amount(quantity), quantity.what))
            }),
            Field::ProjectTitle => Some(self.project.title.clone()),
            Field::Coordinates => entity.and_then(|entity| entity.coordinates).map(super::entities::coordinates_text),
            Field::Who
            | Field::Place
            | Field::Type
            | Field::Factuality
            | Field::Tag
            | Field::Alias
            | Field::Kind
            | Field::SameAs
            | Field::MergeWith
            | Field::Parent => None,
        }
        .unwrap_or_default()
    }

    /// Returns the article that the inspector shows.
    pub fn inspected_article(&self) -> Option<&crate::model::Article> {
        match self.view.selection {
            Selection::Article(article) | Selection::Words(article, _) => self.project.articles.get(article),
            _ => None,
        }
    }

    /// Returns the entries of the open list, for the words typed so far.
    pub fn choices(&self) -> Vec<Choice> {
        let words = self.session.draft.text.trim().to_lowercase();
        let typing = self.session.draft.typing;
        let fits = |label: &str| !typing || words.is_empty() || label.to_lowercase().contains(&words);
        let mut choices: Vec<Choice> = match self.session.draft.field {
            Some(Field::Date) => self.readings(),
            Some(Field::Type) => self.types().into_iter().filter(|choice| fits(&choice.label)).collect(),
            Some(Field::Factuality) => factualities().into_iter().filter(|choice| fits(&choice.label)).collect(),
            Some(Field::Kind) => kinds().into_iter().filter(|choice| fits(&choice.label)).collect(),
            Some(Field::Who) => self.entities(&words, |kind| kind != EntityKind::Place),
            Some(Field::Place) => self.entities(&words, |kind| kind == EntityKind::Place),
            Some(Field::SameAs) => self.same_choices(&words),
            Some(field @ (Field::MergeWith | Field::Parent)) => self.entity_choices(field, &words),
            _ => Vec::new(),
        };
        let all = matches!(self.session.draft.field, Some(Field::Type));
        choices.truncate(if all { usize::MAX } else { N_CHOICES });
        choices
    }

    /// Returns the other readings of the date, and that there is none.
    pub fn readings(&self) -> Vec<Choice> {
        let Some(lead) = self.lead() else { return Vec::new() };
        let mut choices: Vec<Choice> = lead
            .when
            .alternatives
            .iter()
            .filter(|reading| reading.edtf.is_some())
            .map(|reading| {
                let mut when = lead.when.clone();
                when.edtf.clone_from(&reading.edtf);
                when.time = reading.time;
                when.basis = Basis { anchor: Anchor::Person, ..lead.when.basis.clone() };
                when.alternatives = other_readings(&lead.when, &when).into();
                Choice { label: capitalized(&dates::long(&when)), detail: reading.why.to_string(), value: Value::When(when) }
            })
            .collect();
        if lead.when.edtf.is_some() {
            let mut when = lead.when.clone();
            when.edtf = None;
            when.time = None;
            when.basis.anchor = Anchor::Person;
            choices.push(Choice { label: "No date".to_owned(), detail: "to the shelf".to_owned(), value: Value::When(when) });
        }
        choices.truncate(N_CHOICES);
        choices
    }

    /// Returns the types, those used most first.
    pub fn types(&self) -> Vec<Choice> {
        let rows = &self.session.derived.rows;
        let mut counts = std::collections::BTreeMap::new();
        for row in rows.iter() {
            *counts.entry(&row.shown.event_type).or_insert(0usize) += 1;
        }
        let mut types: Vec<(usize, Choice)> = self
            .codebook
            .types
            .iter()
            .map(|entry| {
                let choice = Choice {
                    label: entry.label.clone(),
                    detail: entry.description.clone(),
                    value: Value::Type(entry.id.clone()),
                };
                (counts.get(&entry.id).copied().unwrap_or_default(), choice)
            })
            .collect();
        types.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        types.into_iter().map(|(_, choice)| choice).collect()
    }

    /// Returns the entities that the words may mean, those used most first, and new ones.
    pub(super) fn entities(&self, words: &str, fits: impl Fn(EntityKind) -> bool) -> Vec<Choice> {
        let known = |entity: &&Entity| {
            let live = entity.merged_into.is_none() && !entity.rejected && fits(entity.kind);
            live && (words.is_empty()
                || entity.name.to_lowercase().contains(words)
                || entity.aliases.iter().any(|alias| alias.to_lowercase().contains(words)))
        };
        let mut found: Vec<&Entity> = self.project.entities.iter().filter(known).collect();
        let mentions = |entity: &Entity| self.session.derived.n_mentions(entity.id);
        found.sort_by_key(|entity| (!entity.name.to_lowercase().starts_with(words), std::cmp::Reverse(mentions(entity))));
        let mut choices: Vec<Choice> = found
            .iter()
            .take(N_CHOICES - 2)
            .map(|entity| Choice {
                label: entity.name.to_string(),
                detail: if entity.role.is_empty() { entity.kind.as_str().to_owned() } else { entity.role.clone() },
                value: Value::Entity(entity.id),
            })
            .collect();
        if words.is_empty() && !fits(EntityKind::Person) {
            choices.push(Choice { label: "No place".to_owned(), detail: String::new(), value: Value::Nowhere });
        }
        let exact = found.iter().any(|entity| entity.name.to_lowercase() == words);
        if !words.is_empty() && !exact {
            let new = |kind: EntityKind| Choice {
                label: format!("New: {}", self.session.draft.text.trim()),
                detail: kind.as_str().to_owned(),
                value: Value::NewEntity(kind),
            };
            let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];
            choices.extend(kinds.into_iter().filter(|&kind| fits(kind)).map(new));
        }
        choices
    }

    /// Takes the n-th entry of the open list; with no list open, sets the n-th type.
    pub(super) fn choose_nth(&mut self, n: usize) {
        let open = self.session.draft.field.is_some_and(Field::opens_as_list) && !self.session.draft.typing;
        let choices = if open { self.choices() } else { self.types() };
        if let Some(choice) = choices.into_iter().nth(n)
            && (open || self.view.selection.event().is_some())
        {
            self.choose(choice.value);
        }
    }

    /// Takes an entry of the open list.
    pub fn choose(&mut self, value: Value) {
        let events = self.view.selection.events().to_vec();
        let decide = |field: DecidedField| Edit::Decide { events: events.clone(), field, why: String::new() };
        let edit = match value {
            Value::When(when) => decide(DecidedField::When(Some(when))),
            Value::Type(id) => decide(DecidedField::EventType(Some(id))),
            Value::Factuality(value) => decide(DecidedField::Factuality(Some(value))),
            Value::Kind(kind) => Edit::Entities(self.view.selection.entities().to_vec(), EntityChange::Kind(kind)),
            Value::Event(event) => {
                self.session.draft.close();
                self.merge_with(event);
                return;
            }
            Value::Entity(entity) if self.session.draft.field == Some(Field::MergeWith) => {
                self.session.draft.close();
                self.merge_into(entity);
                return;
            }
            Value::Entity(entity) if self.session.draft.field == Some(Field::Parent) => {
                Edit::Entities(self.view.selection.entities().to_vec(), EntityChange::Parent(Some(entity)))
            }
            Value::Nowhere if self.session.draft.field == Some(Field::Parent) => {
                Edit::Entities(self.view.selection.entities().to_vec(), EntityChange::Parent(None))
            }
            Value::Nowhere => decide(DecidedField::Place(Some(None))),
            Value::Entity(entity) => self.with_entity(entity, None),
            Value::NewEntity(kind) => {
                let unique = (self.services.unique)();
                let id = EntityId::of([b"person".as_slice(), &unique.to_le_bytes()]);
                let entity = Entity::new(id, kind, self.session.draft.text.trim(), Origin::Person);
                self.with_entity(id, Some(entity))
            }
        };
        self.session.draft.close();
        self.edit(&edit);
    }

    /// Returns the edit that adds an entity to the chosen event, made first where it is new.
    fn with_entity(&self, entity: EntityId, new: Option<Entity>) -> Edit {
        let events = self.view.selection.events().to_vec();
        let place = self.session.draft.is_open(Field::Place);
        let field = if place {
            DecidedField::Place(Some(Some(entity)))
        } else {
            let mut parts = self.lead().map_or_else(Vec::new, |lead| lead.participants.to_vec());
            if !parts.iter().any(|part| part.entity == entity) {
                parts.push(Participation { entity, role: Role::Actor });
            }
            DecidedField::Participants(Some(parts))
        };
        let decide = Edit::Decide { events, field, why: String::new() };
        let Some(new) = new else { return decide };
        let label = format!("Add {}", new.name);
        Edit::Batch { label, edits: vec![Edit::AddEntity(Arc::new(new)), decide] }
    }

    /// Returns how the words in the date field are understood.
    ///
    /// # Errors
    ///
    /// Why they are not.
    pub fn understood(&self) -> Result<When, String> {
        self.date_in_words(self.view.selection.event(), &self.session.draft.text)
    }

    /// Returns the date that words mean, counted from the publication of the article that an event comes from.
    ///
    /// # Errors
    ///
    /// Why they mean none.
    pub(super) fn date_in_words(&self, event: Option<EventId>, words: &str) -> Result<When, String> {
        let words = words.trim();
        let timex = understand(words, &self.date_context(event)).map_err(|error| error.to_string())?;
        let mut when = timex.when;
        when.basis = Basis::person(format!("typed: {words}"));
        Ok(when)
    }

    /// Returns what typed dates are counted from: the publication of the article that the event comes from.
    fn date_context(&self, event: Option<EventId>) -> Context {
        let links = &self.session.derived.links;
        let dating = |event| dating_claim(&self.project, links, event);
        let leading = |event| ranked(&self.project, links, event).into_iter().next();
        let claim = event.and_then(|event| dating(event).or_else(|| leading(event)));
        let article = claim.map(|claim| claim.article).or(self.view.article);
        let published = article.and_then(|id| self.project.articles.get(id)).and_then(|article| article.published.clone());
        Context { published, settings: self.project.settings.clone(), domain: Domain::News }
    }

    /// Takes the words of the open field.
    pub fn take_draft(&mut self) {
        let Some(field) = self.session.draft.field else { return };
        let text = self.session.draft.text.trim().to_owned();
        if let Some(choice) = self.choices().into_iter().nth(self.session.draft.chosen)
            && field != Field::Date
        {
            self.choose(choice.value);
            return;
        }
        let edit = if field == Field::Date { self.typed_date() } else { self.typed(field, &text) };
        if let Some(edit) = edit {
            self.session.draft.close();
            let changed = self.edit(&edit);
            if let Edit::Articles(articles, ArticleChange::Published(_)) = &edit
                && changed
            {
                // The dates of its events were counted from the former one.
                for &article in articles {
                    self.reread_text(article, false);
                }
            }
        }
    }

    /// Takes the words that are being typed, as far as they mean something: what was typed is saved too.
    pub(super) fn keep_typed(&mut self) {
        let draft = &self.session.draft;
        let Some(field) = draft.field.filter(|_| draft.typing) else { return };
        let is_free = matches!(field, Field::Title | Field::Note | Field::Role | Field::ProjectTitle | Field::Date);
        if is_free && draft.text.trim() != self.field_words(field).trim() {
            self.take_draft();
        }
    }

    fn typed_date(&self) -> Option<Edit> {
        let events = self.view.selection.events().to_vec();
        let when = if self.session.draft.text.trim().is_empty() { When::decided(None) } else { self.understood().ok()? };
        Some(Edit::Decide { events, field: DecidedField::When(Some(when)), why: String::new() })
    }

    /// Returns the edit that a field's words stand for; nothing where they mean nothing.
    fn typed(&self, field: Field, text: &str) -> Option<Edit> {
        let events = self.view.selection.events().to_vec();
        let entities = self.view.selection.entities().to_vec();
        let article = self.inspected_article().map(|article| article.id);
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(match field {
            Field::Title if !entities.is_empty() => Edit::Entities(entities, EntityChange::Name(some(text)?)),
            Field::Title => Edit::Decide { events, field: DecidedField::Title(some(text)), why: String::new() },
            Field::Note if !events.is_empty() => Edit::Events(events, EventChange::Note(text.to_owned())),
            Field::Note if !entities.is_empty() => Edit::Entities(entities, EntityChange::Note(text.to_owned())),
            Field::Note => Edit::Articles(vec![article?], ArticleChange::Note(text.to_owned())),
            Field::Tag if !events.is_empty() => Edit::Events(events, EventChange::AddTag(some(text)?)),
            Field::Tag if !entities.is_empty() => Edit::Entities(entities, EntityChange::AddTag(some(text)?)),
            Field::Tag => Edit::Articles(vec![article?], ArticleChange::AddTag(some(text)?)),
            Field::Role => Edit::Entities(entities, EntityChange::Role(text.to_owned())),
            Field::Alias => {
                let held = self.view.selection.entity().and_then(|id| self.project.entities.get(id))?;
                let aliases = held.aliases.iter().cloned().chain(some(text).map(Into::into)).collect();
                Edit::Entities(vec![held.id], EntityChange::Aliases(aliases))
            }
            Field::Source => Edit::Articles(vec![article?], ArticleChange::Source(some(text))),
            Field::Published => Edit::Articles(vec![article?], ArticleChange::Published(self.typed_publication(text).ok()?)),
            Field::Author => Edit::Articles(vec![article?], ArticleChange::Author(some(text))),
            Field::Address => Edit::Articles(vec![article?], ArticleChange::Url(some(text))),
            Field::Archive => Edit::Articles(vec![article?], ArticleChange::ArchiveUrl(some(text))),
            Field::Language => Edit::Articles(vec![article?], ArticleChange::Language(some(text))),
            Field::Amount(index) => {
                let mut quantities = self.lead()?.quantities.to_vec();
                // A number that was taken away stays as one without a figure: the claims do not bring it back.
                let none =
                    |held: &Quantity| Quantity { low: None, best: None, high: None, words: None, what: held.what.clone() };
                let typed = if text.is_empty() { quantities.get(index).map(none) } else { Some(read_amount(text).ok()?) };
                let n_replaced = usize::from(index < quantities.len());
                let index = index.min(quantities.len());
                drop(quantities.splice(index..index + n_replaced, typed));
                Edit::Decide { events, field: DecidedField::Quantities(Some(quantities)), why: String::new() }
            }
            Field::ProjectTitle => Edit::SetTitle(text.to_owned()),
            Field::Coordinates => {
                Edit::Entities(entities, EntityChange::Coordinates(super::entities::coordinates_from_text(text).ok()?))
            }
            Field::Date
            | Field::Who
            | Field::Place
            | Field::Type
            | Field::Factuality
            | Field::Kind
            | Field::SameAs
            | Field::MergeWith
            | Field::Parent => return None,
        })
    }

    /// Returns the publication date that the words name; no words take it away.
    ///
    /// # Errors
    ///
    /// Why the words name no day.
    pub fn typed_publication(&self, text: &str) -> Result<Option<Published>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        let timex = understand(text, &self.date_context(self.view.selection.event())).map_err(|error| error.to_string())?;
        let day = timex.when.edtf.as_ref().and_then(crate::model::Edtf::single_day);
        let day = day.ok_or_else(|| "A publication date is one day".to_owned())?;
        Ok(Some(Published { day, time: timex.when.time, zone: timex.when.zone.clone(), words: None }))
    }
}

/// Returns the readings that remain when `chosen` is taken: the former one among them.
pub(super) fn other_readings(former: &When, chosen: &When) -> Vec<crate::model::Alternative> {
    let mut readings: Vec<_> = former.alternatives.iter().filter(|reading| reading.edtf != chosen.edtf).cloned().collect();
    if let Some(edtf) = &former.edtf {
        readings.insert(
            0,
            crate::model::Alternative {
                value: edtf.to_string(),
                edtf: Some(edtf.clone()),
                time: former.time,
                why: former.basis.why.clone(),
            },
        );
    }
    readings
}

fn factualities() -> Vec<Choice> {
    let choice = |value: Factuality| Choice {
        label: capitalized(value.as_str()),
        detail: factuality_help(value).to_owned(),
        value: Value::Factuality(value),
    };
    Factuality::ALL.into_iter().map(choice).collect()
}

/// Returns what a factuality means, in a few words.
pub const fn factuality_help(value: Factuality) -> &'static str {
    match value {
        Factuality::Happened => "the article reports it",
        Factuality::Ongoing => "it goes on",
        Factuality::Planned => "set or expected for later",
        Factuality::Conditional => "only if something else happens",
        Factuality::Threatened => "somebody says they will do harm",
        Factuality::Claimed => "only a party to it says so",
        Factuality::Denied => "a party says it did not happen",
        Factuality::Failed => "tried and not reached",
    }
}

fn kinds() -> Vec<Choice> {
    let choice =
        |kind: EntityKind| Choice { label: capitalized(kind.as_str()), detail: String::new(), value: Value::Kind(kind) };
    EntityKind::ALL.into_iter().map(choice).collect()
}
