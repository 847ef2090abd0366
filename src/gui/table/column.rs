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

/// Returns the columns that are shown in so much room, with their widths. Where room is short, what nobody wrote in is left out.
pub(super) fn fitted(columns: &[Column], room: f32, is_empty: impl Fn(Column) -> bool) -> Vec<(Column, f32)> {
    let needed = |columns: &[Column]| columns.iter().map(|column| column.width()).sum::<f32>();
    let mut shown = columns.to_vec();
    if needed(&shown) > room {
        shown.retain(|column| !(matches!(column, Column::Tags | Column::Note) && is_empty(*column)));
    }
    let left = (room - needed(&shown)).max(0.0);
    let shares = shown.iter().map(|column| column.share()).sum::<f32>().max(1.0);
    shown.into_iter().map(|column| (column, column.width() + (left * column.share() / shares).floor())).collect()
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

    /// Returns the width that the column begins with, where others do not need the room.
    const fn width(self) -> f32 {
        match self {
            Self::Mark => 52.0,
            // Holds "between 11 and 17 Mar 2024"; a range over two months is whole under the pointer.
            Self::Date => 206.0,
            // The last columns are scrolled to before the title is cut to a few words.
            Self::Title => 280.0,
            Self::Who => 120.0,
            Self::Place | Self::Type | Self::Tags => 104.0,
            Self::Factuality => 96.0,
            Self::Sources => 66.0,
            Self::Note => 100.0,
        }
    }

    /// Returns how much of the room that is left the column takes, beside others.
    const fn share(self) -> f32 {
        match self {
            Self::Title => 2.0,
            Self::Who | Self::Note => 1.0,
            _ => 0.0,
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

#[cfg(test)]
mod tests {
    use super::{Column, fitted};

    #[test]
    fn what_room_is_left_goes_to_words_and_empty_columns_give_way() {
        let total = |shown: &[(Column, f32)]| shown.iter().map(|(_, width)| *width).sum::<f32>();
        let has = |shown: &[(Column, f32)], column| shown.iter().find(|(shown, _)| *shown == column).map(|(_, width)| *width);
        let wide = fitted(&Column::ALL, 1_800.0, |_| true);
        assert_eq!(wide.len(), Column::ALL.len());
        assert!(total(&wide) <= 1_800.0 && total(&wide) > 1_790.0);
        assert!(has(&wide, Column::Title) > has(&wide, Column::Who) && has(&wide, Column::Who) > Some(170.0));
        let narrow = fitted(&Column::ALL, 1_000.0, |_| true);
        assert_eq!((has(&narrow, Column::Tags), has(&narrow, Column::Note)), (None, None));
        assert!(has(&narrow, Column::Title) >= Some(280.0));
        let noted = fitted(&Column::ALL, 1_000.0, |column| column != Column::Note);
        assert!(has(&noted, Column::Tags).is_none() && has(&noted, Column::Note).is_some(), "what somebody wrote stays");
    }
}
