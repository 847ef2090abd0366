//! An entry as text: the touched records in the form of the project file, handed on while they are printed.

use std::io;
use std::sync::Arc;

use super::Entry;
use super::frame::{CHUNK, Frame};
use crate::edit::{Records, Splice};
use crate::model::Record;
use crate::store::FileHash;
use crate::store::file_system::NewFile;
use crate::store::printer::{Fields, Layout, Printer};
use crate::store::wire::{Section, Wire};

/// What the field that names records which are gone begins with; the name of their list follows.
pub(super) const GONE: &str = "gone_";
/// What the field that says where in a list its records belong ends with, behind the name of the list.
pub(super) const PLACE: &str = "_at";

/// Writes the entry with this number at the end of a file; returns the bytes that were written.
pub(super) fn write_entry(entry: &Entry, number: usize, file: &mut dyn NewFile) -> io::Result<u64> {
    let mut out = Printer::default();
    let mut frame = Frame::begin(file);
    let change = entry.change();
    let mut fields = out.fields(Layout::Block);
    fields.put("n", &number);
    fields.put("at", &entry.at());
    fields.name("label").quoted(entry.label());
    if let Some(title) = &change.title {
        fields.put("title", title);
    }
    if let Some(settings) = &change.settings {
        fields.put("settings", settings);
    }
    table(&mut fields, Section::Sources, &change.sources, &mut frame)?;
    table(&mut fields, Section::Entities, &change.entities, &mut frame)?;
    table(&mut fields, Section::Events, &change.events, &mut frame)?;
    table(&mut fields, Section::Notes, &change.notes, &mut frame)?;
    table(&mut fields, Section::Questions, &change.questions, &mut frame)?;
    table(&mut fields, Section::Coverage, &change.coverage, &mut frame)?;
    list(&mut fields, Section::Lexicon, change.lexicon.as_ref(), &mut frame)?;
    list(&mut fields, Section::Refusals, change.refusals.as_ref(), &mut frame)?;
    list(&mut fields, Section::SavedViews, change.saved_views.as_ref(), &mut frame)?;
    list(&mut fields, Section::Decisions, change.decisions.as_ref(), &mut frame)?;
    table(&mut fields, Section::Articles, &change.articles, &mut frame)?;
    fields.end();
    frame.end(&out.finish())
}

/// Writes that the first `up_to` entries are in the project file with this hash, once that has its name.
pub(super) fn write_mark(hash: FileHash, up_to: usize, file: &mut dyn NewFile) -> io::Result<u64> {
    let mut out = Printer::default();
    let mut fields = out.fields(Layout::Block);
    fields.name("saved").quoted(&hash.to_string());
    fields.put("up_to", &up_to);
    fields.end();
    Frame::begin(file).end(&out.finish())
}

/// Writes the records that are there as a list, and the ids of those that are gone as another.
fn table<T: Record<Id: Wire> + Wire>(
    fields: &mut Fields<'_>,
    section: Section,
    records: &Records<T>,
    frame: &mut Frame<'_>,
) -> io::Result<()> {
    let there: Vec<&Arc<T>> = records.values().flatten().collect();
    if !there.is_empty() {
        lines(fields, section.name(), there.into_iter().map(AsRef::as_ref), frame)?;
    }
    let gone: Vec<T::Id> = records.iter().filter(|(_, record)| record.is_none()).map(|(&id, _)| id).collect();
    if !gone.is_empty() {
        fields.name(&format!("{GONE}{}", section.name())).filled(&gone);
    }
    Ok(())
}

/// Writes what was put into a list, and where: how many stay before it, and how many go.
fn list<T: Wire>(
    fields: &mut Fields<'_>,
    section: Section,
    splice: Option<&Splice<T>>,
    frame: &mut Frame<'_>,
) -> io::Result<()> {
    let Some(Splice { keep, drop, put }) = splice else { return Ok(()) };
    fields.name(&format!("{}{PLACE}", section.name())).list(&[*keep, *drop]);
    if put.is_empty() { Ok(()) } else { lines(fields, section.name(), put, frame) }
}

fn lines<'t, T: Wire + 't>(
    fields: &mut Fields<'_>,
    name: &str,
    records: impl IntoIterator<Item = &'t T>,
    frame: &mut Frame<'_>,
) -> io::Result<()> {
    fields.name(name).try_lines(records, |out, record| {
        record.print(out);
        out.hand_on(CHUNK, |text| frame.put(text))
    })
}
