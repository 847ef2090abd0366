//! A project as the text of its file.

use super::SCHEMA;
use super::printer::{Fields, Layout, Printer};
use super::wire::{Section, Wire, extra_fields};
use crate::model::{Project, Record, Table};

/// Returns the text of the project's file. Equal projects give equal bytes.
pub fn print(project: &Project) -> String {
    let mut out = Printer::with_capacity(expected_length(project));
    out.display(format_args!("{}{SCHEMA}\n#![enable(implicit_some)]\n", super::header::FIRST_LINE));
    let mut fields = out.fields(Layout::Block);
    fields.put("schema", &SCHEMA);
    if !project.title.is_empty() {
        fields.put("title", &project.title);
    }
    fields.put("settings", &project.settings);
    table(&mut fields, Section::Sources, &project.sources);
    table(&mut fields, Section::Entities, &project.entities);
    if !project.events.is_empty() {
        fields.name(Section::Events.name()).lines(project.events.iter(), |out, event| event.print(out));
    }
    table(&mut fields, Section::Notes, &project.notes);
    table(&mut fields, Section::Questions, &project.questions);
    table(&mut fields, Section::Coverage, &project.coverage);
    list(&mut fields, Section::Lexicon, &project.lexicon);
    list(&mut fields, Section::Refusals, &project.refusals);
    list(&mut fields, Section::SavedViews, &project.saved_views);
    list(&mut fields, Section::Decisions, &project.decisions);
    table(&mut fields, Section::Articles, &project.articles);
    extra_fields(&mut fields, &project.extra, &Section::FIELDS);
    fields.end();
    out.raw("\n");
    out.finish()
}

fn table<T: Record + Wire>(fields: &mut Fields<'_>, section: Section, records: &Table<T>) {
    if !records.is_empty() {
        fields.name(section.name()).lines(records.iter(), |out, record| record.print(out));
    }
}

fn list<T: Wire>(fields: &mut Fields<'_>, section: Section, records: &[T]) {
    if !records.is_empty() {
        fields.name(section.name()).lines(records, |out, record| record.print(out));
    }
}

/// Guesses the length from above, so that the text is hardly ever moved while it grows.
fn expected_length(project: &Project) -> usize {
    let articles: usize = project.articles.iter().map(|article| article.text.len() + 200 * article.mentions.len()).sum();
    4_096 + articles * 3 / 2 + 1_200 * project.events.len() + 400 * project.entities.len() + 200 * project.decisions.len()
}
