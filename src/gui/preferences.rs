//! What the window keeps between runs: theme, scale, reviewer, recent projects. Never a project.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::session::Session;
use super::table::Column;
use super::theme::ThemeChoice;
use super::timeline::{LaneBy, Nesting};

/// The key of the settings in the window's storage.
pub(super) const KEY: &str = "preferences";

/// How many recent projects are kept.
const N_RECENT: usize = 8;

/// What the window keeps between runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Preferences {
    /// The theme, by its label.
    pub theme: String,
    /// The scale of the interface, 1.0 being the designed one.
    pub scale: f32,
    /// Whether nothing moves.
    pub reduce_motion: bool,
    /// The reviewer's name in the decision log.
    pub reviewer: String,
    /// The projects that were open lately, the last one first.
    pub recent: Vec<Recent>,
    /// Whether articles and entities are shown.
    pub left_panel: bool,
    /// Whether the inspector is shown.
    pub right_panel: bool,
    /// What the lanes of the timeline are made by, by its stable name.
    pub lanes: String,
    /// The columns of the table that are shown, by their labels; nothing where a person never chose.
    pub columns: Option<Vec<String>>,
    /// The column that the table is sorted by, by its label, and whether downward.
    pub sort: (String, bool),
    /// Whether the tour was shown.
    pub tour_seen: bool,
    /// The keys that a person chose: the command's name and the key as it is shown.
    pub keys: BTreeMap<String, String>,
}

/// A project that was open lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: String,
    /// Its title.
    pub title: String,
    /// How many events it had.
    pub n_events: usize,
    /// How many of them were still candidates.
    pub n_candidates: usize,
    /// The day it was last open, as an ISO date.
    pub day: String,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System.label().to_owned(),
            scale: 1.0,
            reduce_motion: false,
            reviewer: String::new(),
            recent: Vec::new(),
            left_panel: true,
            right_panel: true,
            lanes: LaneBy::default().as_str().to_owned(),
            columns: None,
            sort: (Column::Date.label().to_owned(), false),
            tour_seen: false,
            keys: BTreeMap::new(),
        }
    }
}

impl Preferences {
    /// Returns the chosen theme.
    pub fn theme(&self) -> ThemeChoice {
        let all = [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast, ThemeChoice::System];
        all.into_iter().find(|choice| choice.label() == self.theme).unwrap_or_default()
    }

    /// Takes over what a person chose of the timeline and the table, for other projects and later runs.
    pub fn keep(&mut self, session: &Session) {
        self.lanes = session.timeline.lanes_by.name();
        let columns = &session.table.columns;
        self.columns = (*columns != Column::ALL).then(|| columns.iter().map(|column| column.label().to_owned()).collect());
        let (by, is_reversed) = session.table.sorted_by();
        self.sort = (by.label().to_owned(), is_reversed);
    }

    /// Gives a session what was kept; names that this version does not know are passed over.
    pub fn restore(&self, session: &mut Session) {
        session.timeline.lanes_by = Nesting::from_name(&self.lanes).unwrap_or_default();
        let column = |label: &String| Column::ALL.into_iter().find(|column| column.label() == label);
        if let Some(columns) = &self.columns {
            let known: Vec<Column> = columns.iter().filter_map(column).collect();
            // The title cannot be hidden.
            if known.contains(&Column::Title) {
                session.table.columns = known;
            }
        }
        if let Some(by) = column(&self.sort.0) {
            session.table.set_sort(by, self.sort.1);
        }
    }

    /// Puts a project at the head of the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|held| held.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(N_RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, LaneBy, Nesting, Preferences, Session};

    #[test]
    fn lanes_and_columns_are_kept_between_runs() {
        let mut session = Session::default();
        session.timeline.lanes_by = Nesting::of(LaneBy::Place, Some(LaneBy::Type));
        session.table.columns = vec![Column::Date, Column::Title];
        session.table.set_sort(Column::Title, true);
        let mut preferences = Preferences::default();
        preferences.keep(&session);
        let text = ron::to_string(&preferences).expect("plain data");
        let read: Preferences = ron::from_str(&text).expect("what was written");
        let mut later = Session::default();
        read.restore(&mut later);
        assert_eq!(later.timeline.lanes_by, session.timeline.lanes_by);
        assert_eq!(later.table.columns, [Column::Date, Column::Title]);
        assert_eq!(later.table.sorted_by(), (Column::Title, true));
        let unknown = Preferences { columns: Some(vec!["Weather".to_owned()]), lanes: "moon".to_owned(), ..read };
        unknown.restore(&mut later);
        assert_eq!(later.table.columns, [Column::Date, Column::Title]);
        assert_eq!(later.timeline.lanes_by, Nesting::default());
    }
}
