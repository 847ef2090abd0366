//! In which ways other events may be like one, and which of them are.

use std::collections::BTreeMap;

use super::facts::involves;
use super::{Fact, Facts, Row, Rows};
use crate::model::{Edtf, EntityId, EventType, Factuality, Interned, Project, Role, SourceId};

/// How many entities of an event are offered.
const N_ENTITIES: usize = 4;
/// How many forms of a trigger are told.
const N_FORMS: usize = 3;

/// Something that two events may have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Forms of the same words stand for both.
    Trigger(Interned),
    /// The codebook's type.
    Type(EventType),
    /// Whether it happened.
    Factuality(Factuality),
    /// Who published it.
    Source(SourceId),
    /// Who says it.
    Speaker(EntityId),
    /// The date, to the letter.
    Date(Edtf),
    /// Somebody who takes part, or the place.
    Entity(EntityId),
}

impl Criterion {
    /// Whether the criterion is chosen until a person says otherwise.
    pub const fn is_usual(&self) -> bool {
        matches!(self, Self::Trigger(_) | Self::Type(_) | Self::Factuality(_))
    }

    fn holds(&self, row: &Row, fact: Option<&Fact>) -> bool {
        let shown = &row.shown;
        match self {
            Self::Trigger(family) => fact.is_some_and(|fact| fact.family == *family),
            Self::Type(id) => shown.event_type == *id,
            Self::Factuality(value) => shown.factuality == *value,
            Self::Source(source) => fact.is_some_and(|fact| fact.source == Some(*source)),
            Self::Speaker(speaker) => fact.is_some_and(|fact| fact.speaker == Some(*speaker)),
            Self::Date(edtf) => shown.when.edtf.as_ref() == Some(edtf),
            Self::Entity(entity) => involves(shown, *entity),
        }
    }
}

/// A way in which others are like an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What they have in common.
    pub criterion: Criterion,
    /// How many events of the pool have it, the event itself among them where it lies in the pool.
    pub n: usize,
    /// For a trigger: the forms that it takes in the pool, the most frequent first, at most three.
    pub forms: Vec<Interned>,
}

/// Returns the ways in which events of `pool` may be like the event at `of`: trigger, type, factuality, source, speaker,
/// date, then those who take part and the place. Both are places among `rows`.
pub fn alike(project: &Project, rows: &Rows, facts: &Facts, pool: &[usize], of: usize) -> Vec<Way> {
    let Some(row) = rows.get(of) else { return Vec::new() };
    let mut ways: Vec<Way> =
        criteria(project, facts, row).into_iter().map(|criterion| Way { criterion, n: 0, forms: Vec::new() }).collect();
    let mut forms: BTreeMap<&Interned, usize> = BTreeMap::new();
    for other in pool.iter().filter_map(|&index| rows.get(index)) {
        let fact = facts.get(other.shown.event);
        for way in &mut ways {
            if way.criterion.holds(other, fact) {
                way.n += 1;
                if let (Criterion::Trigger(_), Some(fact)) = (&way.criterion, fact) {
                    *forms.entry(&fact.trigger).or_default() += 1;
                }
            }
        }
    }
    let mut forms: Vec<(usize, &Interned)> = forms.into_iter().map(|(form, n)| (n, form)).collect();
    forms.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    if let Some(way) = ways.iter_mut().find(|way| matches!(way.criterion, Criterion::Trigger(_))) {
        way.forms = forms.into_iter().take(N_FORMS).map(|(_, form)| form.clone()).collect();
    }
    ways
}

/// Returns the events of `pool` that have all of these in common, in the order of the pool; none where nothing is asked for.
pub fn matching(rows: &Rows, facts: &Facts, pool: &[usize], criteria: &[Criterion]) -> Vec<usize> {
    if criteria.is_empty() {
        return Vec::new();
    }
    let fits = |row: &Row| {
        let fact = facts.get(row.shown.event);
        criteria.iter().all(|criterion| criterion.holds(row, fact))
    };
    pool.iter().copied().filter(|&index| rows.get(index).is_some_and(fits)).collect()
}

fn criteria(project: &Project, facts: &Facts, row: &Row) -> Vec<Criterion> {
    let shown = &row.shown;
    let fact = facts.get(shown.event);
    let mut list = Vec::new();
    list.extend(fact.filter(|fact| !fact.family.is_empty()).map(|fact| Criterion::Trigger(fact.family.clone())));
    list.push(Criterion::Type(shown.event_type.clone()));
    list.push(Criterion::Factuality(shown.factuality));
    list.extend(fact.and_then(|fact| fact.source).map(Criterion::Source));
    list.extend(fact.and_then(|fact| fact.speaker).map(Criterion::Speaker));
    list.extend(shown.when.edtf.clone().map(Criterion::Date));
    let others = shown.participants.iter().filter(|part| part.role != Role::Speaker).map(|part| part.entity);
    let mut entities: Vec<EntityId> = Vec::new();
    for entity in others.chain(shown.place) {
        if !entities.contains(&entity) && project.entities.contains(entity) {
            entities.push(entity);
        }
    }
    list.extend(entities.into_iter().take(N_ENTITIES).map(Criterion::Entity));
    list
}
