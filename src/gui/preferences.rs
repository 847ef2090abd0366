//! What the window keeps between runs: theme, scale, reviewer, recent projects. Never a project.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::theme::ThemeChoice;

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

    /// Puts a project at the head of the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|held| held.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(N_RECENT);
    }
}
