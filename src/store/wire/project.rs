//! The project's own fields and its lists.

use super::{Fault, Reader, Weight, Wire};
use crate::model::Settings;
use crate::store::printer::{Layout, Printer};
use crate::store::syntax::Node;

/// A list of the file, in the order in which they stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// Publishers.
    Sources,
    /// People, organizations, places and more.
    Entities,
    /// Events with their claims.
    Events,
    /// Notes on passages.
    Notes,
    /// Questions.
    Questions,
    /// What was seen and signed off.
    Coverage,
    /// What the project learned.
    Lexicon,
    /// What a person refused.
    Refusals,
    /// Saved views.
    SavedViews,
    /// The decision log.
    Decisions,
    /// Articles with their texts.
    Articles,
}

impl Section {
    /// The fields of a project that this version knows.
    pub(crate) const FIELDS: [&'static str; 14] = [
        "schema",
        "title",
        "settings",
        "sources",
        "entities",
        "events",
        "notes",
        "questions",
        "coverage",
        "lexicon",
        "refusals",
        "saved_views",
        "decisions",
        "articles",
    ];

    const NAMES: [(&'static str, Self, Option<&'static str>); 11] = [
        ("sources", Self::Sources, Some("src")),
        ("entities", Self::Entities, Some("ent")),
        ("events", Self::Events, Some("ev")),
        ("notes", Self::Notes, Some("note")),
        ("questions", Self::Questions, Some("q")),
        ("coverage", Self::Coverage, None),
        ("lexicon", Self::Lexicon, None),
        ("refusals", Self::Refusals, None),
        ("saved_views", Self::SavedViews, None),
        ("decisions", Self::Decisions, None),
        ("articles", Self::Articles, Some("art")),
    ];

    /// Returns the section with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(word, ..)| *word == name).map(|&(_, section, _)| section)
    }

    /// Returns the section whose records have ids that begin like the one of this record.
    pub(crate) fn of_record(record: &str) -> Option<Self> {
        let id = record.strip_prefix('(')?.trim_start().strip_prefix("id:")?.trim_start().strip_prefix('"')?;
        let prefix = id.split_once('_')?.0;
        Self::NAMES.iter().find(|(.., word)| *word == Some(prefix)).map(|&(_, section, _)| section)
    }

    /// Returns the section whose records begin like this one, where no list says what it is.
    pub(crate) fn of_orphan(record: &str) -> Option<Self> {
        if record.starts_with("same_") {
            return Some(Self::Refusals);
        }
        match record.strip_prefix('(')?.trim_start().split_once(':')?.0 {
            "id" => Self::of_record(record),
            "article" => Some(Self::Coverage),
            "words" => Some(Self::Lexicon),
            "name" => Some(Self::SavedViews),
            "at" => Some(Self::Decisions),
            _ => None,
        }
    }

    /// Returns the section's name in the file.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, section, _)| *section == self).map_or("", |(name, ..)| name)
    }
}

impl Wire for Settings {
    /// Writes every field, so that a reader of the file sees what the dates rest on.
    fn print(&self, out: &mut Printer) {
        let mut fields = out.fields(Layout::Block);
        fields.put("day_month_order", &self.day_month_order);
        fields.put("hemisphere", &self.hemisphere);
        fields.put("fiscal_start_month", &self.fiscal_start_month);
        fields.put("codebook", &self.codebook);
        fields.put("display_zone", &self.display_zone);
        fields.end();
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some(fields) = node.fields() else { return Err(reader.expected(node, "fields in parentheses")) };
        let mut settings = Self::default();
        for field in fields {
            let value = field.value;
            match field.name {
                "day_month_order" => reader.lenient_into("day_month_order", value, &mut settings.day_month_order),
                "hemisphere" => reader.lenient_into("hemisphere", value, &mut settings.hemisphere),
                "fiscal_start_month" => {
                    let month = reader.lenient("fiscal_start_month", value).unwrap_or(settings.fiscal_start_month);
                    if (1..=12).contains(&month) {
                        settings.fiscal_start_month = month;
                    } else {
                        reader.find(Weight::Loss, value.start(), "months go from 1 to 12; the field was left out");
                    }
                }
                "codebook" => reader.lenient_into("codebook", value, &mut settings.codebook),
                "display_zone" => reader.lenient_into("display_zone", value, &mut settings.display_zone),
                _ => reader.unknown(field),
            }
        }
        Ok(settings)
    }
}
