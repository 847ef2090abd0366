//! Which events are to be shown: a query, and its finished parts as chips.

mod complete;
mod evaluate;
mod expr;
mod field;
mod lexer;
mod parse;
mod time_test;

use super::Shown;
use super::catalog::Catalog;
use super::search::Bits;
use crate::model::{EntityId, EventType, Factuality, Project, Settings, Status};

pub use complete::{Candidate, Completion, Counted, complete, count_ahead, is_counted};
pub use evaluate::Asked;
pub(crate) use evaluate::stands_in;
pub use expr::{Expr, Form, Term, Value};
pub use field::Field;
pub use parse::{QueryError, parse_query};
pub use time_test::TimeTest;

/// What an event must have to be shown; an empty filter lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A query as it is typed; everything beside it stands as a chip before it.
    pub words: String,
    /// The statuses to hide, sorted.
    pub hidden_statuses: Vec<Status>,
    /// The types to show, sorted; all where it is empty.
    pub event_types: Vec<EventType>,
    /// The factualities to show, sorted; all where it is empty.
    pub factualities: Vec<Factuality>,
    /// The entity that must take part or be the place, merges followed.
    pub entity: Option<EntityId>,
    /// Other finished parts of the query, which must all hold.
    pub terms: Vec<Expr>,
}

impl Filter {
    /// Whether the filter lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads a query; its parts with a field become chips.
    ///
    /// # Errors
    ///
    /// [`QueryError`] where it is not understood.
    pub fn from_query(text: &str, project: &Project) -> Result<Self, QueryError> {
        let mut filter = Self { words: text.to_owned(), ..Self::default() };
        filter.absorb(project)?;
        filter.words.truncate(filter.words.trim_end().len());
        Ok(filter)
    }

    /// Makes the parts of the typed query that have a field into chips; returns whether there were any.
    ///
    /// # Errors
    ///
    /// [`QueryError`] where the query is not understood; the filter is as it was.
    pub fn absorb(&mut self, project: &Project) -> Result<bool, QueryError> {
        let parts = parse_query(&self.words, &project.settings)?.conjuncts();
        let is_chip = |part: &Expr| part.as_term().is_some_and(|(term, _)| term.field != Field::Any);
        let (chips, rest): (Vec<Expr>, Vec<Expr>) = parts.into_iter().partition(is_chip);
        if chips.is_empty() {
            return Ok(false);
        }
        for chip in chips {
            self.take(chip, project);
        }
        self.words = Expr::all(rest).to_string();
        if !self.words.is_empty() {
            self.words.push(' ');
        }
        Ok(true)
    }

    /// Takes a finished part in.
    fn take(&mut self, part: Expr, project: &Project) {
        match part.as_term() {
            Some((term, true)) if term.field == Field::Status => {
                let named = |value: &Value| Status::ALL.into_iter().find(|status| status.as_str() == value.text);
                self.hidden_statuses.extend(term.values.iter().filter_map(named));
                self.hidden_statuses.sort_unstable();
                self.hidden_statuses.dedup();
                return;
            }
            Some((Term { field: Field::Entity, values }, false)) if self.entity.is_none() => {
                if let Some(entity) = only_named(project, values) {
                    self.entity = Some(entity);
                    return;
                }
            }
            _ => {}
        }
        if !self.terms.contains(&part) {
            self.terms.push(part);
        }
    }

    /// Returns the chips as a query; the entity by its exact name.
    fn chips(&self, project: &Project) -> Expr {
        let term = |field: Field, values: Vec<Value>| Expr::Term(Term { field, values });
        let mut parts = Vec::new();
        if !self.hidden_statuses.is_empty() {
            let values = self.hidden_statuses.iter().map(|status| Value::of(status.as_str())).collect();
            parts.push(term(Field::Status, values).negated());
        }
        if !self.event_types.is_empty() {
            parts.push(term(Field::Type, self.event_types.iter().map(|id| Value::of(&id.0)).collect()));
        }
        if !self.factualities.is_empty() {
            parts.push(term(Field::Kind, self.factualities.iter().map(|kind| Value::of(kind.as_str())).collect()));
        }
        if let Some(entity) = self.entity.and_then(|id| project.entities.get(id)) {
            parts.push(term(Field::Entity, vec![Value::exact(&entity.name)]));
        }
        Expr::all(parts.into_iter().chain(self.terms.iter().cloned()))
    }

    /// Returns the whole filter as one query.
    ///
    /// # Errors
    ///
    /// [`QueryError`] where the typed words are not understood.
    pub fn query(&self, project: &Project) -> Result<Expr, QueryError> {
        Ok(Expr::all([self.chips(project), parse_query(&self.words, &project.settings)?]))
    }

    /// Returns the rows that the filter lets through. Of words that are not understood, only what stands before the error counts.
    pub fn select(&self, catalog: &mut Catalog, asked: Asked<'_>) -> Bits {
        let whole = Self { entity: None, ..self.clone() };
        let mut set = catalog.matching(asked, &whole.chips(asked.project));
        set.and(&catalog.matching(asked, &self.understood(&asked.project.settings)));
        if let Some(entity) = self.entity.map(|entity| asked.project.entity_root(entity)) {
            let mut with = Bits::none(catalog.rows().len());
            let places = catalog.with_participant(entity).iter().chain(catalog.with_place(entity));
            places.for_each(|&place| with.set(place as usize));
            set.and(&with);
        }
        set
    }

    /// Returns the part of the typed words that is understood.
    pub fn understood(&self, settings: &Settings) -> Expr {
        parse_query(&self.words, settings).unwrap_or_else(|error| {
            let before = self.words.get(..error.span.start()).unwrap_or_default();
            parse_query(before.trim_end_matches(['-', '(', ' ']), settings).unwrap_or_default()
        })
    }

    /// Whether an event has neither a hidden status nor a type or factuality that is not asked for, and the entity; words and
    /// other terms aside, which [`Filter::select`] looks up.
    pub fn keeps(&self, project: &Project, shown: &Shown) -> bool {
        let root = self.entity.map(|entity| project.entity_root(entity));
        let involves =
            |entity: EntityId| shown.place == Some(entity) || shown.participants.iter().any(|part| part.entity == entity);
        root.is_none_or(involves)
            && !self.hidden_statuses.contains(&shown.status)
            && (self.event_types.is_empty() || self.event_types.contains(&shown.event_type))
            && (self.factualities.is_empty() || self.factualities.contains(&shown.factuality))
    }
}

/// Returns the entity that alone has exactly this name.
fn only_named(project: &Project, values: &[Value]) -> Option<EntityId> {
    let [Value { text, form: Form::Exact }] = values else { return None };
    let mut named =
        project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected && entity.name == *text);
    let first = named.next()?;
    named.next().is_none().then_some(first.id)
}
