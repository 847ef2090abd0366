//! Saving what is shown under a name, and showing it again.

use crate::edit::Edit;
use crate::gui::app::App;
use crate::gui::timeline::Nesting;
use crate::model::{Day, Edtf, SavedView};
use crate::query::{Expr, Field, Filter, Time, parse_query};

const DAY: Time = 86_400;

impl App {
    /// Returns what is shown now, under a name.
    pub fn present_view(&self, name: &str) -> Option<SavedView> {
        let query = self.view.filter.query(&self.project).ok()?;
        let timeline = &self.session.timeline;
        let all = self.session.derived.rows.range();
        let inside = timeline.range().filter(|&(from, to)| all.is_none_or(|(first, last)| from > first || to < last));
        Some(SavedView {
            name: name.trim().to_owned(),
            query: query.to_string(),
            lanes: timeline.lanes_by.name(),
            range: inside.map(days).unwrap_or_default(),
        })
    }

    /// Saves what is shown now under a name, in place of a view with the same name.
    pub fn save_view(&mut self, name: &str) {
        let Some(view) = self.present_view(name).filter(|view| !view.name.is_empty()) else {
            self.session.error("Could not save the view: the search is not understood");
            return;
        };
        let name = view.name.clone();
        if self.edit(&Edit::SaveView(view)) {
            self.session.notice(format!("Saved the view {name}"));
        }
    }

    /// Narrows the filter to the events that touch the time in view; where it is narrowed to a time already, widens it again.
    pub fn only_time_in_view(&mut self) {
        let is_time = |part: &Expr| part.as_term().is_some_and(|(term, is_not)| term.field == Field::When && !is_not);
        let terms = &mut self.view.filter.terms;
        let n_before = terms.len();
        terms.retain(|part| !is_time(part));
        if terms.len() < n_before {
            self.session.notice("All times are shown again");
            return;
        }
        let Some(range) = self.session.timeline.range() else { return };
        let query = format!("when:{}", days(range).replace('/', ".."));
        match parse_query(&query, &self.project.settings) {
            Ok(part) => {
                terms.push(part);
                self.session.notice(format!("Only what touches {}", query.trim_start_matches("when:").replace("..", " to ")));
            }
            Err(error) => self.session.error(format!("Could not filter by the time in view: {error}")),
        }
    }

    /// Gives a saved view another name.
    pub fn rename_view(&mut self, old: &str, new: &str) {
        let new = new.trim();
        let Some(view) = self.project.saved_views.iter().find(|view| view.name == old) else { return };
        if new.is_empty() || new == old {
            return;
        }
        let renamed = SavedView { name: new.to_owned(), ..view.clone() };
        let edits = vec![Edit::DropView(old.to_owned()), Edit::SaveView(renamed)];
        self.edit(&Edit::Batch { label: format!("Rename view to {new}"), edits });
    }

    /// Shows what a saved view shows: filter, lanes and part of time.
    pub fn apply_view(&mut self, name: &str) {
        let Some(view) = self.project.saved_views.iter().find(|view| view.name == name).cloned() else { return };
        match Filter::from_query(&view.query, &self.project) {
            Ok(filter) => self.view.filter = filter,
            Err(error) => {
                self.session.error(format!("Could not show the view {name}: {error}, in \u{201c}{}\u{201d}", view.query));
                return;
            }
        }
        self.refresh();
        if let Some(lanes) = Nesting::from_name(&view.lanes) {
            self.session.timeline.lanes_by = lanes;
        }
        let bounds = Edtf::parse(&view.range).ok().map(|range| range.bounds());
        match bounds.and_then(|bounds| bounds.earliest.zip(bounds.latest)) {
            Some((from, to)) => self.session.timeline.show_days(from, to),
            None => self.fit_all(),
        }
        self.session.notice(format!("View: {name}"));
    }
}

/// Returns the days of a range of time as EDTF.
fn days((from, to): (Time, Time)) -> String {
    let day = |time: Time| Day::from_number(time.div_euclid(DAY));
    let (from, to) = (day(from), day(to - 1).max(day(from)));
    format!("{from}/{to}")
}

#[cfg(test)]
mod tests {
    use super::{DAY, days};
    use crate::model::Edtf;

    #[test]
    fn a_range_of_time_is_saved_as_its_days() {
        let text = days((20_000 * DAY + 5, 20_003 * DAY));
        assert_eq!(text, "2024-10-04/2024-10-06");
        assert!(Edtf::parse(&text).is_ok());
    }
}
