//! The columns of the table: what they are called and what they show.

use std::collections::BTreeSet;

use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::signs::capitalized;
use crate::model::{Codebook, EntityId, Event, Project};
use crate::query::Row;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The mark: factuality by its shape, status by its fill.
    Mark,
    /// When it happened.
    Date,
    /// The title.
    Title,
    /// Who takes part.
    Who,
    /// Where.
    Place,
    /// The codebook's type.
    Type,
    /// Whether it happened.
    Factuality,
    /// How many sources say so.
    Sources,
    /// A person's tags.
    Tags,
    /// A person's note.
    Note,
}

/// What cells are read from.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) project: &'a Project,
    pub(super) codebook: &'a Codebook,
}

impl Column {
    /// Every column, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Mark,
        Self::Date,
        Self::Title,
        Self::Who,
        Self::Place,
        Self::Type,
        Self::Factuality,
        Self::Sources,
        Self::Tags,
        Self::Note,
    ];

    /// Returns what stands above the column.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Mark => "Status",
            Self::Date => "Date",
            Self::Title => "Title",
            Self::Who => "Who",
            Self::Place => "Where",
            Self::Type => "Type",
            Self::Factuality => "Factuality",
            Self::Sources => "Sources",
            Self::Tags => "Tags",
            Self::Note => "Note",
        }
    }

    /// Returns the width that the column begins with.
    pub(super) const fn width(self) -> f32 {
        match self {
            Self::Mark => 52.0,
            // Holds "between 11 and 17 Mar 2024"; a range over two months is whole under the pointer.
            Self::Date => 206.0,
            Self::Title => 290.0,
            Self::Who => 170.0,
            Self::Place | Self::Type | Self::Tags => 110.0,
            Self::Factuality => 96.0,
            Self::Sources => 66.0,
            Self::Note => 160.0,
        }
    }

    /// Returns the field that is edited in the column's cells; nothing where they are only read.
    pub(super) const fn field(self) -> Option<Field> {
        match self {
            Self::Date => Some(Field::Date),
            Self::Title => Some(Field::Title),
            Self::Type => Some(Field::Type),
            Self::Note => Some(Field::Note),
            _ => None,
        }
    }

    /// Returns the words of a cell.
    pub(super) fn words(self, told: Told<'_>, row: &Row) -> String {
        let shown = &row.shown;
        let event = || told.project.events.touched(shown.event);
        match self {
            Self::Mark => capitalized(shown.status.as_str()),
            Self::Date => dates::short(&shown.when),
            Self::Title => shown.title.to_string(),
            Self::Who => names(told.project, shown.participants.iter().map(|part| part.entity)),
            Self::Place => names(told.project, shown.place),
            Self::Type => told.codebook.label(&shown.event_type).to_owned(),
            Self::Factuality => capitalized(shown.factuality.as_str()),
            Self::Sources => shown.n_sources.to_string(),
            Self::Tags => event().map_or_else(String::new, |event: &Event| event.tags.join(", ")),
            Self::Note => event().map_or_else(String::new, |event: &Event| event.note.replace('\n', " ")),
        }
    }
}

/// Returns the names of entities, each once: somebody may act and speak in one event.
fn names(project: &Project, entities: impl IntoIterator<Item = EntityId>) -> String {
    let mut told = BTreeSet::new();
    let names = entities
        .into_iter()
        .filter(|id| told.insert(*id))
        .filter_map(|id| project.entities.get(id))
        .map(|entity| entity.name.as_str());
    names.collect::<Vec<_>>().join(", ")
}
