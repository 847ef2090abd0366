//! Naming the event that is the same as the chosen one, where none is proposed or another one is meant.

use crate::gui::app::App;
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::fields::{Choice, Value};
use crate::gui::view::Screen;
use crate::model::EventId;
use crate::query::search::fold;
use crate::query::{Row, shown};

/// How many of the events that lie nearest in time are looked at for the words.
const N_NEAREST: usize = 20_000;
/// How many are offered.
const N_OFFERED: usize = 9;

impl App {
    /// Opens the field that names the event that is the same as the chosen one.
    pub(in crate::gui) fn name_same(&mut self) {
        if matches!(self.view.screen, Screen::Claims | Screen::Queue) {
            // Only the inspector has room for it.
            self.go_to(Screen::Desk);
        }
        self.open_field(Field::SameAs);
    }

    /// Returns the events that the words may mean, those nearest in time first. A filter hides none of them.
    pub(in crate::gui) fn same_choices(&self, words: &str) -> Vec<Choice> {
        let catalog = &self.session.derived.catalog;
        let Some(lead) = self.view.selection.event() else { return Vec::new() };
        let Some(at) = catalog.place(lead) else { return Vec::new() };
        let rows = catalog.rows();
        let words: Vec<String> = words.split_whitespace().map(fold).collect();
        let fits = |row: &&Row| {
            let title = if words.is_empty() { String::new() } else { fold(&row.shown.title) };
            words.iter().all(|word| title.contains(word.as_str()))
        };
        let nearest = outward(at, rows.len()).take(N_NEAREST).filter_map(|place| rows.get(place));
        nearest.filter(fits).take(N_OFFERED).map(|row| self.same_choice(row)).collect()
    }

    fn same_choice(&self, row: &Row) -> Choice {
        let detail = shown(&self.project, &self.session.derived.links, row.shown.event)
            .map_or_else(String::new, |shown| super::proposals::place(self, &shown));
        // The date tells apart what has one title.
        let label = format!("{} · {}", dates::short(&row.shown.when), row.shown.title);
        Choice { label, detail, value: Value::Event(row.shown.event) }
    }

    /// Makes another event one with the event that leads.
    pub(in crate::gui) fn merge_with(&mut self, other: EventId) {
        if let Some(lead) = self.view.selection.event() {
            self.make_one(&[lead, other]);
        }
    }
}

/// Returns the places beside one among `n`, the nearer ones first.
fn outward(at: usize, n: usize) -> impl Iterator<Item = usize> {
    let beside = move |step: usize| [at.checked_sub(step), Some(at + step).filter(|place| *place < n)];
    (1..n).flat_map(beside).flatten()
}

#[cfg(test)]
mod tests {
    use super::outward;

    #[test]
    fn the_nearer_ones_come_first() {
        assert_eq!(outward(1, 5).collect::<Vec<_>>(), [0, 2, 3, 4]);
        assert_eq!(outward(0, 1).count(), 0);
        assert_eq!(outward(4, 5).collect::<Vec<_>>(), [3, 2, 1, 0]);
    }
}
