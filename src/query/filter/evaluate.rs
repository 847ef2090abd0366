//! Which rows of a catalog a query lets through, as a set; terms that were asked for lately are remembered.

use std::sync::Arc;

use super::{Expr, Field, Form, Term, TimeTest, Value};
use crate::model::{Codebook, EntityId, Factuality, Project, Status};
use crate::query::catalog::{Catalog, means, texts};
use crate::query::search::{Bits, Closeness, How, Part, folded_words};
use crate::query::{ContradictionIndex, Links, Row};

/// How many terms are remembered at most.
const N_REMEMBERED: usize = 64;

/// Where words without a field are looked for.
const EVERYWHERE: [Part; 4] = [Part::Title, Part::Note, Part::Quote, Part::Tag];

/// What each row is put to.
type Test<'a> = Box<dyn Fn(&Row) -> bool + 'a>;

/// What a query is asked of.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its merges and moved claims.
    pub links: &'a Links,
    /// Its contradictions.
    pub contradicting: &'a ContradictionIndex,
    /// Its event types.
    pub codebook: &'a Codebook,
}

impl Catalog {
    /// Returns the rows that a query lets through.
    pub fn matching(&mut self, asked: Asked<'_>, expr: &Expr) -> Bits {
        let n = self.rows().len();
        match expr {
            Expr::All(list) => list.iter().fold(Bits::all(n), |mut set, part| {
                set.and(&self.matching(asked, part));
                set
            }),
            Expr::Any(list) => list.iter().fold(Bits::none(n), |mut set, part| {
                set.or(&self.matching(asked, part));
                set
            }),
            Expr::Not(inner) => self.matching(asked, inner).opposite(),
            Expr::Term(term) => Bits::clone(&self.term(asked, term)),
        }
    }

    fn term(&mut self, asked: Asked<'_>, term: &Term) -> Arc<Bits> {
        if let Some(known) = self.answers.get(term) {
            return Arc::clone(known);
        }
        let mut set = Bits::none(self.rows().len());
        for value in &term.values {
            set.or(&self.value(asked, term.field, value));
        }
        if self.answers.len() >= N_REMEMBERED {
            self.answers.clear();
        }
        let set = Arc::new(set);
        self.answers.insert(term.clone(), Arc::clone(&set));
        set
    }

    fn value(&mut self, asked: Asked<'_>, field: Field, value: &Value) -> Bits {
        match field {
            Field::Any => self.anywhere(asked, value),
            Field::Title => self.words(asked, value, &[Part::Title]),
            Field::Note => self.words(asked, value, &[Part::Note]),
            Field::Quote => self.words(asked, value, &[Part::Quote]),
            Field::Who => self.named(value, (true, false), Closeness::Near),
            Field::Where => self.named(value, (false, true), Closeness::Near),
            Field::Entity => self.named(value, (true, true), Closeness::Near),
            Field::Src => self.published_by(asked.project, value),
            _ => {
                let test = Self::test(asked, field, value);
                Bits::of(self.rows().len(), |place| test(&self.rows()[place]))
            }
        }
    }

    /// Returns the rows with a value in their words or names: of both, only what is closest to it.
    fn anywhere(&mut self, asked: Asked<'_>, value: &Value) -> Bits {
        self.index_words(asked.project, asked.links, usize::MAX);
        let of_words = self.closeness(value);
        let at_most = of_words.unwrap_or(Closeness::Near);
        let (found, of_names) = self.names.matching(value, at_most);
        let mut set = self.involved(value, found, (true, true));
        if set.is_empty() || of_words.is_some_and(|of_words| of_words <= of_names) {
            set.or(&self.words(asked, value, &EVERYWHERE));
        }
        set
    }

    /// Returns how close the words of events come to a plain word; nothing where none does.
    pub fn closeness(&self, value: &Value) -> Option<Closeness> {
        let mut words = Vec::new();
        folded_words(&value.text, |_, word| words.push(word.to_owned()));
        match (words.as_slice(), value.form) {
            ([word], Form::Word) => {
                let (numbers, closeness) = self.words.find(word, How::Beginning);
                (!numbers.is_empty()).then_some(closeness)
            }
            _ => Some(Closeness::Beginning),
        }
    }

    /// Returns the rows of events with these words in one of the parts.
    fn words(&mut self, asked: Asked<'_>, value: &Value, parts: &[Part]) -> Bits {
        self.index_words(asked.project, asked.links, usize::MAX);
        let n = self.rows().len();
        let mut words = Vec::new();
        folded_words(&value.text, |_, word| words.push(word.to_owned()));
        let last = words.len().saturating_sub(1);
        let mut set = Bits::all(n);
        for (index, word) in words.iter().enumerate() {
            let whole = value.form != Form::Word || index < last;
            let (numbers, _) = self.words.find(word, if whole { How::Whole } else { How::Beginning });
            let mut one = Bits::none(n);
            self.words.collect(&numbers, parts, &mut one);
            set.and(&one);
        }
        if words.len() < 2 {
            return set;
        }
        // Several words must stand one after the other.
        let rows = &self.rows();
        let holds = |place: usize| {
            let mut found = false;
            texts(asked.project, asked.links, rows[place].shown.event, |part, text| {
                found = found || (parts.contains(&part) && stands_in(&words, text, value.form == Form::Word));
            });
            found
        };
        let stands: Vec<usize> = set.iter().filter(|&place| holds(place)).collect();
        let mut set = Bits::none(n);
        for place in stands {
            set.set(place);
        }
        set
    }

    /// Returns the rows with an entity that the value means.
    fn named(&self, value: &Value, parts: (bool, bool), at_most: Closeness) -> Bits {
        let (found, _) = self.names.matching(value, at_most);
        self.involved(value, found, parts)
    }

    /// Returns the rows in which one of the entities that a value means takes part, or that happened there.
    fn involved(&self, value: &Value, found: Vec<EntityId>, (takes_part, is_place): (bool, bool)) -> Bits {
        let mut set = Bits::none(self.rows().len());
        let mut add = |places: &[u32]| places.iter().for_each(|&place| set.set(place as usize));
        if takes_part {
            for &entity in &found {
                add(self.with_participant(entity));
            }
        }
        if is_place {
            let found = if value.form == Form::Exact { found } else { self.names.with_parts(found) };
            for entity in found {
                add(self.with_place(entity));
            }
        }
        set
    }

    /// Returns the rows of events that a source or article with this name speaks of.
    fn published_by(&self, project: &Project, value: &Value) -> Bits {
        let mut set = Bits::none(self.rows().len());
        for article in project.articles.iter() {
            let source = article.source.and_then(|id| project.sources.get(id)).map(|source| source.name.as_str());
            let names = source.into_iter().chain([article.display_title(), &article.file_name]);
            if names.into_iter().any(|name| means(value, name)) {
                let places = self.quotes.events_of(article.id).iter().filter_map(|&event| self.place(event));
                places.for_each(|place| set.set(place));
            }
        }
        set
    }

    /// Returns the test of a field that each row is put to.
    fn test<'a>(asked: Asked<'a>, field: Field, value: &'a Value) -> Test<'a> {
        let event = move |row: &Row| asked.project.events.touched(row.shown.event);
        match field {
            Field::When => {
                let test = TimeTest::parse(&value.text, &asked.project.settings);
                Box::new(move |row| test.as_ref().is_ok_and(|test| test.holds(row)))
            }
            Field::Status => {
                let status = Status::ALL.into_iter().find(|status| status.as_str() == value.text);
                Box::new(move |row| Some(row.shown.status) == status)
            }
            Field::Kind => {
                let kind = Factuality::ALL.into_iter().find(|kind| kind.as_str() == value.text);
                Box::new(move |row| Some(row.shown.factuality) == kind)
            }
            Field::Type => {
                let types = types(asked.codebook, value);
                Box::new(move |row| {
                    types.iter().any(|id| row.shown.event_type.0 == *id) || row.shown.event_type.0 == value.text
                })
            }
            Field::Tag => Box::new(move |row| event(row).is_some_and(|event| event.tags.iter().any(|tag| means(value, tag)))),
            Field::Is => is(asked, &value.text),
            _ => has(asked, &value.text),
        }
    }
}

/// Returns the types that a value means: the one of this id or name, else those with a word that begins so.
fn types<'c>(codebook: &'c Codebook, value: &Value) -> Vec<&'c str> {
    let typed = value.text.to_lowercase();
    let whole = |name: &str| name.to_lowercase() == typed;
    let exact = codebook.types.iter().filter(|entry| whole(&entry.id.0) || whole(&entry.label));
    let exact: Vec<&str> = exact.map(|entry| entry.id.0.as_str()).collect();
    if !exact.is_empty() || value.form == Form::Exact {
        return exact;
    }
    let near = codebook.types.iter().filter(|entry| means(value, &entry.label) || means(value, &entry.id.0));
    near.map(|entry| entry.id.0.as_str()).collect()
}

fn is<'a>(asked: Asked<'a>, value: &str) -> Test<'a> {
    let event = move |row: &Row| asked.project.events.touched(row.shown.event);
    match value {
        "starred" => Box::new(move |row| event(row).is_some_and(|event| event.star)),
        "undated" => Box::new(|row| row.qualifier.is_none()),
        "merged" => Box::new(move |row| !asked.links.merged_events(row.shown.event).is_empty()),
        "contradicted" => Box::new(move |row| asked.contradicting.is_contradicted(row.shown.event)),
        "confirmed" => Box::new(|row| row.shown.n_sources > 1),
        _ => Box::new(move |row| event(row).is_some_and(|event| !event.decided.is_empty())),
    }
}

fn has<'a>(asked: Asked<'a>, value: &str) -> Test<'a> {
    let event = move |row: &Row| asked.project.events.touched(row.shown.event);
    match value {
        "date" => Box::new(|row| row.qualifier.is_some()),
        "time" => Box::new(|row| row.shown.when.time.is_some()),
        "note" => Box::new(move |row| event(row).is_some_and(|event| !event.note.is_empty())),
        "tag" => Box::new(move |row| event(row).is_some_and(|event| !event.tags.is_empty())),
        "place" => Box::new(|row| row.shown.place.is_some()),
        "who" => Box::new(|row| !row.shown.participants.is_empty()),
        "number" => Box::new(|row| !row.shown.quantities.is_empty()),
        _ => Box::new(|row| row.shown.n_claims > 0),
    }
}

/// Whether words stand one after the other in a text; the last one may go on where `open` says so.
pub(crate) fn stands_in(words: &[String], text: &str, open: bool) -> bool {
    let mut of_text = Vec::new();
    folded_words(text, |_, word| of_text.push(word.to_owned()));
    let last = words.len() - 1;
    of_text.windows(words.len()).any(|window| {
        window
            .iter()
            .zip(words)
            .enumerate()
            .all(|(index, (held, word))| if open && index == last { held.starts_with(word.as_str()) } else { held == word })
    })
}
