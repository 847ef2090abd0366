//! What may come next in a query: fields, and the values that the project holds, with how many events have them.

use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxBuildHasher;

use super::{Asked, Field, Value};
use crate::model::{EntityId, EventType, Factuality, Status};
use crate::query::catalog::Catalog;
use crate::query::search::{Bits, fold};
use crate::text::Span;

/// How many candidates are offered at most.
const N_CANDIDATES: usize = 12;
/// How many values of each field are offered for words without a field.
const N_OF_EACH: usize = 4;

/// The fields whose values are offered for words without a field.
const OF_WORDS: [Field; 5] = [Field::Who, Field::Where, Field::Tag, Field::Type, Field::Status];

/// What may be put in place of the words at the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query that a candidate replaces.
    pub replace: Span,
    /// The candidates, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// Something that may come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is written in place of the words.
    pub insert: String,
    /// What is shown.
    pub label: String,
    /// What it means, in a few words.
    pub detail: String,
    /// How many events have it; nothing for fields.
    pub n_events: Option<usize>,
    /// Whether it is a field, whose value is to come.
    pub is_field: bool,
}

/// A value of a field: what it is called, that folded, and how many events have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    name: Named,
    folded: String,
    n_events: usize,
}

/// What a value is called, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Named {
    /// An entity, by name and kind.
    Entity(EntityId),
    /// Words.
    Words { label: String, detail: &'static str },
}

/// Returns what may come next at `cursor`, a byte of the query.
pub fn complete(catalog: &mut Catalog, asked: Asked<'_>, query: &str, cursor: usize) -> Completion {
    let before = query.get(..cursor).unwrap_or(query);
    let start = unit_start(before);
    let unit = before.get(start..).unwrap_or_default();
    if let Some((name, values)) = unit.split_once(':')
        && let Some(field) = Field::from_name(name)
    {
        let last = values.rfind(',').filter(|_| !values.contains('"')).map_or(0, |comma| comma + 1);
        let typed = values.get(last..).unwrap_or_default();
        let replace = Span::new(start + name.len() + 1 + last, before.len());
        let typed = typed.trim_matches(['"', '=', '\u{201c}', '\u{201d}']);
        return Completion { replace, candidates: values_of(catalog, asked, field, typed, N_CANDIDATES) };
    }
    let mut candidates = fields(unit);
    if !unit.is_empty() {
        for field in OF_WORDS {
            let values = values_of(catalog, asked, field, unit.trim_matches('"'), N_OF_EACH);
            candidates.extend(values.into_iter().map(|candidate| Candidate {
                insert: format!("{}:{}", field.as_str(), candidate.insert),
                detail: field.as_str().to_owned(),
                ..candidate
            }));
        }
        candidates.truncate(N_CANDIDATES);
    }
    Completion { replace: Span::new(start, before.len()), candidates }
}

/// Counts the values of one more field that [`complete`] offers for plain words, so that the first letter need not wait for it.
pub fn count_ahead(catalog: &mut Catalog, asked: Asked<'_>) {
    if let Some(field) = OF_WORDS.into_iter().find(|field| !catalog.counted.contains_key(field)) {
        counted(catalog, asked, field);
    }
}

/// Whether the values of all fields that [`complete`] offers for plain words are counted.
pub fn is_counted(catalog: &Catalog) -> bool {
    OF_WORDS.iter().all(|field| catalog.counted.contains_key(field))
}

/// Returns where the part of a query begins that its end belongs to.
fn unit_start(before: &str) -> usize {
    let (mut start, mut in_quotes) = (0, false);
    for (offset, character) in before.char_indices() {
        match character {
            '"' | '\u{201c}' | '\u{201d}' => in_quotes = !in_quotes,
            '-' if offset == start => start = offset + 1,
            c if !in_quotes && (c.is_whitespace() || matches!(c, '(' | ')' | '|')) => start = offset + c.len_utf8(),
            _ => {}
        }
    }
    start
}

fn fields(typed: &str) -> Vec<Candidate> {
    let typed = typed.to_lowercase();
    let fits = |field: &Field| field.as_str().starts_with(&typed);
    let candidate = |field: Field| Candidate {
        insert: format!("{}:", field.as_str()),
        label: format!("{}:", field.as_str()),
        detail: field.help().to_owned(),
        n_events: None,
        is_field: true,
    };
    Field::NAMED.into_iter().filter(fits).map(candidate).collect()
}

/// Returns the values of a field that have a word which begins so, those of most events first.
fn values_of(catalog: &mut Catalog, asked: Asked<'_>, field: Field, typed: &str, most: usize) -> Vec<Candidate> {
    let typed = fold(typed.trim());
    let words: Vec<&str> = typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let fits = |value: &&Counted| match field {
        Field::When => value.folded.starts_with(&typed),
        _ => words.iter().all(|word| value.folded.split(|c: char| !c.is_alphanumeric()).any(|held| held.starts_with(word))),
    };
    let has_count = !matches!(field, Field::Is | Field::Has);
    let candidate = |value: &Counted| {
        let (label, detail) = match &value.name {
            Named::Entity(id) => {
                asked.project.entities.get(*id).map_or(("", ""), |entity| (entity.name.as_str(), entity.kind.as_str()))
            }
            Named::Words { label, detail } => (label.as_str(), *detail),
        };
        Candidate {
            insert: Value::of(label).to_string(),
            label: label.to_owned(),
            detail: detail.to_owned(),
            n_events: has_count.then_some(value.n_events),
            is_field: false,
        }
    };
    counted(catalog, asked, field).iter().filter(fits).take(most).map(candidate).collect()
}

/// Returns the values of a field with their counts, those of most events first; counted once until the project changes.
fn counted<'c>(catalog: &'c mut Catalog, asked: Asked<'_>, field: Field) -> &'c [Counted] {
    if !catalog.counted.contains_key(&field) {
        let mut counted = count(catalog, asked, field);
        // The order within stays that of the field.
        counted.sort_by_key(|value| std::cmp::Reverse(value.n_events));
        catalog.counted.insert(field, counted);
    }
    &catalog.counted[&field]
}

/// Counts the events of every value of a field.
fn count(catalog: &Catalog, asked: Asked<'_>, field: Field) -> Vec<Counted> {
    let rows = catalog.rows();
    let found: Vec<(String, &'static str, usize)> = match field {
        Field::Who | Field::Entity | Field::Where => return entities(catalog, field),
        Field::Type => types(catalog, asked),
        Field::Src => sources(catalog, asked),
        Field::When => months(catalog),
        Field::Tag => tags(catalog, asked),
        Field::Status => {
            let counts = catalog.count_statuses(&Bits::all(rows.len()));
            Status::ALL.map(|status| (status.as_str(), counts[status as usize])).map(plain).to_vec()
        }
        Field::Kind => Factuality::ALL.map(|kind| (kind.as_str(), rows.n_with_factuality(kind))).map(plain).to_vec(),
        _ => field.fixed_values().into_iter().map(|value| (value.to_owned(), "", 0)).collect(),
    };
    let counted = |(label, detail, n_events): (String, &'static str, usize)| Counted {
        folded: fold(&label),
        name: Named::Words { label, detail },
        n_events,
    };
    found.into_iter().map(counted).collect()
}

fn plain((name, n): (&str, usize)) -> (String, &'static str, usize) {
    (name.to_owned(), "", n)
}

fn entities(catalog: &Catalog, field: Field) -> Vec<Counted> {
    let counted = |(entity, folded): (EntityId, &str)| {
        let n_events = match field {
            Field::Who => catalog.with_participant(entity).len(),
            Field::Where => catalog.with_place(entity).len(),
            _ => catalog.n_events(entity),
        };
        (n_events > 0).then(|| Counted { name: Named::Entity(entity), folded: folded.to_owned(), n_events })
    };
    catalog.names.shown().filter_map(counted).collect()
}

fn types(catalog: &Catalog, asked: Asked<'_>) -> Vec<(String, &'static str, usize)> {
    let mut counts: HashMap<&EventType, usize, FxBuildHasher> = HashMap::default();
    for row in catalog.rows().iter() {
        *counts.entry(&row.shown.event_type).or_default() += 1;
    }
    let mut counts: Vec<(&EventType, usize)> = counts.into_iter().collect();
    counts.sort_unstable();
    let label = |id: &EventType| {
        let known = asked.codebook.types.iter().find(|entry| entry.id == *id);
        known.map_or_else(|| id.0.to_string(), |entry| entry.label.clone())
    };
    counts.into_iter().map(|(id, n)| (label(id), "", n)).collect()
}

fn tags(catalog: &Catalog, asked: Asked<'_>) -> Vec<(String, &'static str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for event in asked.project.events.all_touched().filter(|event| !event.tags.is_empty() && catalog.place(event.id).is_some())
    {
        for tag in &event.tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    counts.into_iter().map(|(tag, n)| (tag.to_owned(), "", n)).collect()
}

fn sources(catalog: &Catalog, asked: Asked<'_>) -> Vec<(String, &'static str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in asked.project.articles.iter() {
        let source = article.source.and_then(|id| asked.project.sources.get(id));
        let name = source.map_or(article.display_title(), |source| &source.name);
        *counts.entry(name).or_default() += catalog.quotes.events_of(article.id).len();
    }
    counts.into_iter().map(|(name, n)| (name.to_owned(), "", n)).collect()
}

/// Returns the months that events begin in, and what stands for none.
fn months(catalog: &Catalog) -> Vec<(String, &'static str, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    // Rows come by time, so that events of one day, and mostly those of one month, follow one another.
    let mut run: Option<(i32, String, usize)> = None;
    for row in catalog.rows().dated() {
        let Some(day) = row.shown.bounds.and_then(|bounds| bounds.earliest) else { continue };
        if let Some((number, _, n)) = &mut run
            && *number == day.number()
        {
            *n += 1;
            continue;
        }
        let name = day.to_string();
        let month = name.rsplit_once('-').map_or(name.as_str(), |(month, _)| month).to_owned();
        if let Some((_, month, n)) = run.replace((day.number(), month, 1)) {
            *counts.entry(month).or_default() += n;
        }
    }
    if let Some((_, month, n)) = run {
        *counts.entry(month).or_default() += n;
    }
    let undated = ("none".to_owned(), "no date", catalog.rows().n_undated());
    counts.into_iter().map(|(month, n)| (month, "", n)).chain([undated]).collect()
}

#[cfg(test)]
mod tests {
    use super::unit_start;

    #[test]
    fn the_part_at_the_cursor_is_found() {
        for (before, part) in [
            ("a b", "b"),
            ("who:\"Vladimir Pu", "who:\"Vladimir Pu"),
            ("(-type:ta", "type:ta"),
            ("a ", ""),
            ("\"a b\" c", "c"),
            ("x-ray", "x-ray"),
        ] {
            assert_eq!(before.get(unit_start(before)..), Some(part), "{before}");
        }
    }
}
