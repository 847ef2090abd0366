//! Reads an entry of a journal back. Unlike the project file it is read whole or not at all: half a step would be another one.

use std::sync::Arc;

use super::Entry;
use super::print_entry::{GONE, PLACE};
use crate::edit::{Change, Records, Splice};
use crate::model::{Event, Record, Timestamp};
use crate::store::FileHash;
use crate::store::syntax::{Field, Node};
use crate::store::upgrade::{self, STEPS};
use crate::store::walk::{self, Taker};
use crate::store::wire::{Fault, Finding, Reader, Section, Weight, Wire};

/// What stands in one frame of a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// The step with this number.
    Entry(usize, Entry),
    /// The first `up_to` steps are in the project file with this hash.
    Saved {
        /// The hash of the file.
        hash: FileHash,
        /// How many steps are in it.
        up_to: usize,
    },
}

/// Reads what stands in a frame, as a program with this schema wrote it; says what is wrong where it cannot be read.
pub(super) fn read(text: &str, schema: u32, reader: &mut Reader) -> Result<Item, String> {
    if schema < crate::store::SCHEMA {
        let text = upgrade::to_current(text, schema, STEPS)?;
        return read_current(&text, reader);
    }
    read_current(text, reader)
}

fn read_current(text: &str, reader: &mut Reader) -> Result<Item, String> {
    let mut taker = EntryTaker::new(reader);
    if !text.starts_with('(') {
        return Err("expected an entry in parentheses".to_owned());
    }
    walk::fields(text, 1, &mut taker).map_err(|error| error.message.to_owned())?;
    taker.finish()
}

/// Gathers the fields and records of an entry.
struct EntryTaker<'r> {
    reader: &'r mut Reader,
    n: Option<usize>,
    at: Option<Timestamp>,
    label: Option<String>,
    saved: Option<String>,
    up_to: Option<usize>,
    change: Change,
    fault: Option<String>,
}

impl Taker for EntryTaker<'_> {
    fn field(&mut self, Field { name, value, .. }: Field<'_>) {
        let taken = match name {
            "n" => put(&mut self.n, value, self.reader),
            "at" => put(&mut self.at, value, self.reader),
            "label" => put(&mut self.label, value, self.reader),
            "saved" => put(&mut self.saved, value, self.reader),
            "up_to" => put(&mut self.up_to, value, self.reader),
            "title" => put(&mut self.change.title, value, self.reader),
            "settings" => put(&mut self.change.settings, value, self.reader),
            _ => self.of_section(name, value),
        };
        self.settle(taken);
    }

    fn record(&mut self, section: Section, node: Node<'_>) {
        let (change, reader) = (&mut self.change, &mut *self.reader);
        let taken = match section {
            Section::Sources => row(&mut change.sources, node, reader),
            Section::Articles => row(&mut change.articles, node, reader),
            Section::Entities => row(&mut change.entities, node, reader),
            Section::Events => row::<Event>(&mut change.events, node, reader),
            Section::Coverage => row(&mut change.coverage, node, reader),
            Section::Notes => row(&mut change.notes, node, reader),
            Section::Questions => row(&mut change.questions, node, reader),
            Section::Lexicon => item(change.lexicon.as_mut(), node, reader),
            Section::Refusals => item(change.refusals.as_mut(), node, reader),
            Section::SavedViews => item(change.saved_views.as_mut(), node, reader),
            Section::Decisions => item(change.decisions.as_mut(), node, reader),
        };
        self.settle(taken);
    }

    fn misnamed(&mut self, name: &str, _: usize, section: Section) {
        // The ids of what is gone look like records to nobody; a list of records under another name is not of this program.
        self.fault.get_or_insert(format!("there is no list {name}; by its ids it is {}", section.name()));
    }
}

impl<'r> EntryTaker<'r> {
    fn new(reader: &'r mut Reader) -> Self {
        // What an earlier entry left behind is not about this one.
        drop(reader.take());
        Self { reader, n: None, at: None, label: None, saved: None, up_to: None, change: Change::default(), fault: None }
    }

    /// Takes the ids of records that are gone, or the place of a list's records.
    fn of_section(&mut self, name: &str, value: Node<'_>) -> Result<(), Fault> {
        let (change, reader) = (&mut self.change, &mut *self.reader);
        let gone = name.strip_prefix(GONE).and_then(Section::named);
        let place = name.strip_suffix(PLACE).and_then(Section::named);
        match (gone, place) {
            (Some(Section::Sources), _) => lose(&mut change.sources, value, reader),
            (Some(Section::Articles), _) => lose(&mut change.articles, value, reader),
            (Some(Section::Entities), _) => lose(&mut change.entities, value, reader),
            (Some(Section::Events), _) => lose::<Event>(&mut change.events, value, reader),
            (Some(Section::Coverage), _) => lose(&mut change.coverage, value, reader),
            (Some(Section::Notes), _) => lose(&mut change.notes, value, reader),
            (Some(Section::Questions), _) => lose(&mut change.questions, value, reader),
            (_, Some(Section::Lexicon)) => set_place(&mut change.lexicon, value, reader),
            (_, Some(Section::Refusals)) => set_place(&mut change.refusals, value, reader),
            (_, Some(Section::SavedViews)) => set_place(&mut change.saved_views, value, reader),
            (_, Some(Section::Decisions)) => set_place(&mut change.decisions, value, reader),
            _ => Err(reader.fault(value, format!("the field {name} is unknown to this version"))),
        }
    }

    /// Keeps what is wrong, the first thing of it.
    fn settle(&mut self, taken: Result<(), Fault>) {
        let lost = |finding: &Finding| finding.weight == Weight::Loss;
        let found = self.reader.take().into_iter().find(lost).map(|finding| finding.fault);
        if let Some(Fault { field, message, .. }) = taken.err().or(found) {
            self.fault.get_or_insert(if field.is_empty() { message } else { format!("{field}: {message}") });
        }
    }

    fn finish(self) -> Result<Item, String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if let (Some(saved), Some(up_to)) = (self.saved, self.up_to) {
            let hash = saved.parse().map_err(|error| format!("saved: {error}"))?;
            return Ok(Item::Saved { hash, up_to });
        }
        match (self.n, self.at) {
            (Some(n), Some(at)) => Ok(Item::Entry(n, Entry::new(at, self.label.unwrap_or_default(), self.change))),
            _ => Err("the number or the time is missing".to_owned()),
        }
    }
}

fn put<T: Wire>(place: &mut Option<T>, node: Node<'_>, reader: &mut Reader) -> Result<(), Fault> {
    if place.is_some() {
        return Err(reader.fault(node, "a field stands here twice"));
    }
    *place = Some(T::read(node, reader)?);
    Ok(())
}

fn row<T: Record + Wire>(records: &mut Records<T>, node: Node<'_>, reader: &mut Reader) -> Result<(), Fault> {
    let record = T::read(node, reader)?;
    let repeated = records.insert(record.id(), Some(Arc::new(record))).is_some();
    if repeated { Err(reader.fault(node, "an earlier record has this id")) } else { Ok(()) }
}

fn lose<T: Record<Id: Wire>>(records: &mut Records<T>, node: Node<'_>, reader: &mut Reader) -> Result<(), Fault> {
    for id in <Vec<T::Id>>::read(node, reader)? {
        records.entry(id).or_insert(None);
    }
    Ok(())
}

fn set_place<T>(splice: &mut Option<Splice<T>>, node: Node<'_>, reader: &mut Reader) -> Result<(), Fault> {
    match <Vec<usize>>::read(node, reader)?.as_slice() {
        &[keep, drop] if splice.is_none() => {
            *splice = Some(Splice { keep, drop, put: Vec::new() });
            Ok(())
        }
        _ => Err(reader.fault(node, "expected how many stay before and how many go, once")),
    }
}

fn item<T: Wire>(splice: Option<&mut Splice<T>>, node: Node<'_>, reader: &mut Reader) -> Result<(), Fault> {
    let Some(splice) = splice else { return Err(reader.fault(node, "nothing says where in its list this belongs")) };
    splice.put.push(T::read(node, reader)?);
    Ok(())
}
