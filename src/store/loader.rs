//! Gathers records as they are read, and joins them to a project.

use std::sync::Arc;

use super::check;
use super::event_rows::EventRows;
use super::syntax::{Field, Kind, Node};
use super::walk::Taker;
use super::wire::{Fault, Finding, Reader, Section, Weight, Wire};
use crate::model::{
    Article, Coverage, Decision, Entity, Event, Extra, LexiconEntry, PassageNote, Project, Question, Record, Refusal,
    SavedView, Settings, Source, Table,
};

/// A finding with the record that it is about.
pub(super) type Problem = (String, Finding);

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    /// The project.
    pub(super) project: Project,
    /// What was odd or wrong, in no order.
    pub(super) problems: Vec<Problem>,
}

/// Records with the bytes where they begin.
pub(super) type Rows<T> = Vec<(usize, Arc<T>)>;

/// Gathers the fields and records of a project.
#[derive(Debug, Default)]
pub(super) struct Loader {
    reader: Reader,
    problems: Vec<Problem>,
    title: Option<String>,
    settings: Option<Settings>,
    rows: Lists,
    extra: Extra,
}

/// The lists of a project, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) sources: Rows<Source>,
    pub(super) articles: Rows<Article>,
    pub(super) entities: Rows<Entity>,
    pub(super) events: EventRows,
    pub(super) coverage: Rows<Coverage>,
    pub(super) notes: Rows<PassageNote>,
    pub(super) questions: Rows<Question>,
    lexicon: Vec<LexiconEntry>,
    refusals: Vec<Refusal>,
    saved_views: Vec<SavedView>,
    decisions: Vec<Decision>,
}

impl Taker for Loader {
    /// Takes a field of the project itself.
    fn field(&mut self, field: Field<'_>) {
        let reader = &mut self.reader;
        match field.name {
            "title" if self.title.is_none() => self.title = reader.lenient("title", field.value),
            "settings" if self.settings.is_none() => self.settings = reader.lenient("settings", field.value),
            "title" | "settings" | "schema" => reader.repeated(field),
            name => match Section::named(name) {
                Some(section) => {
                    let fault = reader.expected(field.value, "a list in brackets");
                    reader.find(Weight::Loss, fault.at, format!("{}: {}; it was left out", section.name(), fault.message));
                }
                None => {
                    if let Err(fault) = reader.keep(&mut self.extra, field) {
                        reader.find(Weight::Loss, fault.at, fault.message);
                    }
                }
            },
        }
        self.settle(String::new);
    }

    /// Takes a record of a list; one that cannot be read is reported.
    fn record(&mut self, section: Section, node: Node<'_>) {
        let (lists, reader) = (&mut self.rows, &mut self.reader);
        let read = match section {
            Section::Sources => row(&mut lists.sources, node, reader),
            Section::Articles => row(&mut lists.articles, node, reader),
            Section::Entities => row(&mut lists.entities, node, reader),
            Section::Events => Event::read(node, reader).map(|event| lists.events.push(node.start(), Arc::new(event))),
            Section::Coverage => row(&mut lists.coverage, node, reader),
            Section::Notes => row(&mut lists.notes, node, reader),
            Section::Questions => row(&mut lists.questions, node, reader),
            Section::Lexicon => entry(&mut lists.lexicon, node, reader),
            Section::Refusals => entry(&mut lists.refusals, node, reader),
            Section::SavedViews => entry(&mut lists.saved_views, node, reader),
            Section::Decisions => entry(&mut lists.decisions, node, reader),
        };
        if let Err(mut fault) = read {
            fault.message.push_str("; the record was left out");
            self.problems.push((label(section, node), Finding { weight: Weight::Loss, fault }));
        }
        self.settle(|| label(section, node));
    }

    /// Reports a list whose name is not the one that its records belong to.
    fn misnamed(&mut self, name: &str, at: usize, section: Section) {
        let message = format!("there is no list {name}; by its ids it is {}, and was read so", section.name());
        self.lose(String::new(), at, message);
    }
}

impl Loader {
    /// Begins with all that a project holds, as if it had been read.
    pub(super) fn holding(project: &Project) -> Self {
        let mut rows = Lists {
            sources: held(&project.sources),
            articles: held(&project.articles),
            entities: held(&project.entities),
            coverage: held(&project.coverage),
            notes: held(&project.notes),
            questions: held(&project.questions),
            lexicon: project.lexicon.clone(),
            refusals: project.refusals.clone(),
            saved_views: project.saved_views.clone(),
            decisions: project.decisions.clone(),
            ..Lists::default()
        };
        project.events.iter().enumerate().for_each(|(at, event)| rows.events.push(at, event));
        let (title, settings) = (Some(project.title.clone()), Some(project.settings.clone()));
        Self { title, settings, rows, extra: project.extra.clone(), ..Self::default() }
    }

    /// Reports text that is not RON, or does not belong where it stands.
    pub(super) fn damaged(&mut self, label: &str, at: usize, message: &str) {
        self.lose(label.to_owned(), at, message.to_owned());
    }

    /// Whether no record was read.
    pub(super) fn is_empty(&self) -> bool {
        let Lists { sources, articles, entities, events, coverage, notes, questions, .. } = &self.rows;
        let Lists { lexicon, refusals, saved_views, decisions, .. } = &self.rows;
        let tables = [sources.len(), articles.len(), entities.len(), coverage.len(), notes.len(), questions.len()];
        let lists = [lexicon.len(), refusals.len(), saved_views.len(), decisions.len()];
        events.is_empty() && tables.iter().chain(&lists).all(|&length| length == 0)
    }

    /// Joins all that was read.
    pub(super) fn finish(self) -> Loaded {
        let Self { mut problems, title, settings, mut rows, extra, .. } = self;
        check::spans(&mut rows, &mut problems);
        check::claims(&mut rows, &mut problems);
        check::circles(&mut rows, &mut problems);
        check::references(&rows, &mut problems);
        let project = Project {
            title: title.unwrap_or_default(),
            settings: settings.unwrap_or_default(),
            sources: table(rows.sources, &mut problems),
            articles: table(rows.articles, &mut problems),
            entities: table(rows.entities, &mut problems),
            events: rows.events.finish().unwrap_or_else(|rows| table(rows, &mut problems).into()),
            coverage: table(rows.coverage, &mut problems),
            notes: table(rows.notes, &mut problems),
            questions: table(rows.questions, &mut problems),
            lexicon: sorted(rows.lexicon, Ord::cmp),
            refusals: sorted(rows.refusals, Ord::cmp),
            saved_views: sorted(rows.saved_views, |one, other| one.name.cmp(&other.name)),
            decisions: rows.decisions,
            extra,
        };
        Loaded { project, problems }
    }

    fn lose(&mut self, label: String, at: usize, message: String) {
        self.problems.push((label, Finding { weight: Weight::Loss, fault: Fault { at, field: String::new(), message } }));
    }

    /// Takes over what the reader found in the record at hand.
    fn settle(&mut self, label: impl Fn() -> String) {
        let found = self.reader.take();
        self.problems.extend(found.into_iter().map(|finding| (label(), finding)));
    }
}

fn held<T: Record>(records: &Table<T>) -> Rows<T> {
    records.iter_shared().cloned().enumerate().collect()
}

fn row<T: Wire>(rows: &mut Rows<T>, node: Node<'_>, reader: &mut Reader) -> Result<(), Fault> {
    rows.push((node.start(), Arc::new(T::read(node, reader)?)));
    Ok(())
}

fn entry<T: Wire>(entries: &mut Vec<T>, node: Node<'_>, reader: &mut Reader) -> Result<(), Fault> {
    entries.push(T::read(node, reader)?);
    Ok(())
}

/// Returns the id of a record as it is written, or the name of its list.
fn label(section: Section, node: Node<'_>) -> String {
    let id = if node.kind() == Kind::Struct { node.field("id").or_else(|| node.field("article")) } else { None };
    id.and_then(Node::string).map_or_else(|| format!("a record of {}", section.name()), std::borrow::Cow::into_owned)
}

/// Makes a table; of records with one id the first in the file stays.
fn table<T: Record<Id: std::fmt::Display> + PartialEq>(mut rows: Rows<T>, problems: &mut Vec<Problem>) -> Table<T> {
    rows.sort_by_key(|(_, record)| record.id());
    rows.dedup_by(|(at, later), (_, first)| {
        let same_id = later.id() == first.id();
        if same_id {
            problems.push((first.id().to_string(), repeated_id(*at, later == first)));
        }
        same_id
    });
    let mut table = Table::default();
    table.extend(rows.into_iter().map(|(_, record)| record));
    table
}

fn repeated_id(at: usize, equal: bool) -> Finding {
    let (weight, message) = if equal {
        (Weight::Notice, "the record stands in the file twice")
    } else {
        (Weight::Loss, "an earlier record has this id, so this one was left out")
    };
    Finding { weight, fault: Fault { at, field: String::new(), message: message.to_owned() } }
}

fn sorted<T>(mut entries: Vec<T>, order: impl Fn(&T, &T) -> std::cmp::Ordering) -> Vec<T> {
    entries.sort_by(order);
    entries
}
