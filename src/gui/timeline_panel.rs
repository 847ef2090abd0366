//! The timeline as a part of the window: what it is given, and what becomes of what it reports.

use egui::Ui;

use super::action::{Action, ViewAction};
use super::app::App;
use super::command::Command;
use super::derived::Derived;
use super::signs::capitalized;
use super::theme::Theme;
use super::timeline::{LaneKey, LaneSource, LaneStep, TimelineEvent, TimelineInput, TimelineRevision, Toward, timeline_ui};
use crate::edit::{DecidedField, Edit};
use crate::model::{ArticleId, Basis, Codebook, Day, Edtf, EntityId, EventId, Project, Qualifier, When};

/// The share of the dated events that a project opens on.
const MOST: f64 = 0.75;
/// How many times as long all of time must be for a project to open on the dense part alone.
const LONG_TAIL: i64 = 4;

/// What lanes are called, and what rows do not hold.
struct Names<'a> {
    project: &'a Project,
    codebook: &'a Codebook,
    derived: &'a Derived,
}

impl LaneSource for Names<'_> {
    fn lane_name(&self, key: &LaneKey) -> String {
        match key {
            LaneKey::All => "All events".to_owned(),
            LaneKey::Type(id) => self.codebook.label(id).to_owned(),
            LaneKey::Article(id) => {
                self.project.articles.get(*id).map_or_else(String::new, |article| article.display_title().to_owned())
            }
            LaneKey::Entity(id) | LaneKey::Place(id) => self.entity_name(*id),
            LaneKey::Status(status) => capitalized(status.as_str()),
            LaneKey::Tag(tag) => tag.clone(),
            LaneKey::Factuality(value) => capitalized(value.as_str()),
            LaneKey::Within(of) => self.lane_name(&of[1]),
            LaneKey::Absent => "None".to_owned(),
        }
    }

    fn entity_name(&self, entity: EntityId) -> String {
        self.project.entities.get(entity).map_or_else(String::new, |entity| entity.name.to_string())
    }

    fn articles(&self, event: EventId) -> Vec<ArticleId> {
        let mut articles: Vec<ArticleId> =
            self.derived.links.claims(self.project, event).iter().map(|claim| claim.article).collect();
        articles.dedup();
        articles
    }

    fn tags(&self, event: EventId) -> Vec<String> {
        self.project.events.touched(event).map_or_else(Vec::new, |event| event.tags.to_vec())
    }
}

/// Shows the timeline and turns what it reports into actions.
pub(super) fn timeline_panel_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    let derived = &app.session.derived;
    let names = Names { project: &app.project, codebook: &app.codebook, derived };
    // The event that was chosen last leads; the timeline shows the first one as a card.
    let selected: Vec<EventId> = app.view.selection.events().iter().rev().copied().collect();
    let input = TimelineInput {
        rows: &derived.rows,
        n_hidden: derived.n_events.saturating_sub(derived.rows.len()),
        revision: TimelineRevision {
            number: derived.generation,
            project: derived.renewals,
            changed: derived.steady.as_deref(),
        },
        source: &names,
        selected: &selected,
        hovered: None,
        published: &derived.published,
        contradicted: &derived.contradictions.open_events,
    };
    let mut reports = Vec::new();
    timeline_ui(ui, theme, input, &mut app.session.timeline, &mut reports);
    for report in reports {
        match report {
            TimelineEvent::Select(event, extend) => {
                actions.push(Action::View(ViewAction::Select(app.view.selection.with_event(event, extend))));
            }
            TimelineEvent::Open(event) => actions.push(Action::View(ViewAction::Reveal(event))),
            TimelineEvent::MoveTo { event, start, end, finished: true } => actions.extend(app.moved(event, start, end)),
            // Looking at a range, a list in a bin and hovering are the timeline's own affair; a drag counts when it ends.
            TimelineEvent::Hover(_)
            | TimelineEvent::ZoomedTo(..)
            | TimelineEvent::OpenBin(_)
            | TimelineEvent::MoveCanceled(_)
            | TimelineEvent::MoveTo { .. } => {}
            TimelineEvent::ShowAll => actions.push(Action::Run(Command::ClearFilter)),
            TimelineEvent::FilterRange => actions.push(Action::Run(Command::OnlyTimeInView)),
            TimelineEvent::SelectRange(from, to) => app.session.timeline.show_days(from, to),
        }
    }
}

impl App {
    pub(super) fn run_on_timeline(&mut self, command: Command) {
        let chosen = self.view.selection.event().and_then(|event| self.session.derived.row(event)?.anchor());
        let timeline = &mut self.session.timeline;
        if matches!(
            command,
            Command::ZoomIn | Command::ZoomOut | Command::PanLeft | Command::PanRight | Command::FitAll | Command::FitChoice
        ) {
            timeline.close_bin();
        }
        match command {
            Command::ZoomIn => timeline.zoom_around(chosen, true),
            Command::ZoomOut => timeline.zoom_around(chosen, false),
            Command::PanLeft => timeline.pan(Toward::Previous),
            Command::PanRight => timeline.pan(Toward::Next),
            Command::FitAll => self.fit_all(),
            Command::FitChoice => self.fit_choice(),
            Command::Legend => timeline.toggle_legend(),
            Command::OpenBin => timeline.toggle_bin(),
            Command::OnlyTimeInView => self.only_time_in_view(),
            Command::PinLane => self.arrange_lane(LaneStep::Pin),
            Command::LaneUp => self.arrange_lane(LaneStep::Up),
            Command::LaneDown => self.arrange_lane(LaneStep::Down),
            Command::LanesBy => timeline.open_chooser(),
            Command::LanesBySize => timeline.arrange_by_size(),
            _ => {}
        }
    }

    /// Arranges the lane that has the keyboard, else that of the chosen event.
    fn arrange_lane(&mut self, step: LaneStep) {
        let row = self.view.selection.event().and_then(|event| Some((self.session.derived.row_index(event)?, event)));
        match (self.session.timeline.arrange_lane_of(row, step), step) {
            (None, _) => self.session.notice("Choose an event or a lane first"),
            (Some((name, true)), LaneStep::Pin) => self.session.notice(format!("Pinned to the top: {name}")),
            (Some((name, false)), LaneStep::Pin) => self.session.notice(format!("No longer pinned: {name}")),
            (Some(_), LaneStep::Up | LaneStep::Down) => {}
        }
    }

    /// Shows the time where most events lie, where that is much shorter than all of it; else all of it.
    pub(super) fn fit_most(&mut self) {
        let rows = &self.session.derived.rows;
        let (Some((from, to)), Some((first, last))) = (rows.densest(MOST), rows.range()) else { return };
        if (last - first) / LONG_TAIL > to - from {
            self.session.timeline.fit(from, to);
        } else {
            self.session.timeline.fit_all(rows);
        }
    }

    /// Shows all events.
    pub(super) fn fit_all(&mut self) {
        self.session.timeline.fit_all(&self.session.derived.rows);
    }

    /// Shows the chosen events with their surroundings.
    fn fit_choice(&mut self) {
        let rows = self.view.selection.events().iter().filter_map(|&event| self.session.derived.row(event));
        self.session.timeline.fit_events(rows);
    }

    /// Keeps an event in view.
    pub(super) fn keep_in_view(&mut self, event: EventId) {
        if let Some(row) = self.session.derived.row(event) {
            self.session.timeline.reveal(row);
        }
    }

    /// Returns the edit that puts an event at other days; the machine's reading stays among the alternatives.
    fn moved(&self, event: EventId, start: Option<Day>, end: Option<Day>) -> Option<Action> {
        let row = self.session.derived.row(event)?;
        let mut when = row.shown.when.clone().read_from(None);
        let edtf = edtf_between(start, end, row.qualifier?, row.approximate)?;
        if Some(&edtf) == when.edtf.as_ref() {
            return None;
        }
        when.alternatives = super::fields::other_readings(&row.shown.when, &When::decided(Some(edtf.clone()))).into();
        when.edtf = Some(edtf);
        when.basis = Basis::person("dragged on the timeline");
        Some(Action::Edit(Edit::Decide { events: vec![event], field: DecidedField::When(Some(when)), why: String::new() }))
    }
}

/// Returns the date between two days that stands to time as `qualifier` says.
fn edtf_between(start: Option<Day>, end: Option<Day>, qualifier: Qualifier, approximate: bool) -> Option<Edtf> {
    let about = if approximate { "~" } else { "" };
    let text = match (start, end) {
        (Some(start), Some(end)) if start == end => format!("{start}{about}"),
        (Some(start), Some(end)) if qualifier == Qualifier::Within => format!("[{start}..{end}]"),
        (Some(start), Some(end)) => format!("{start}{about}/{end}{about}"),
        (Some(start), None) if qualifier == Qualifier::After => format!("[{start}..]"),
        (Some(start), None) => format!("{start}{about}/.."),
        (None, Some(end)) => format!("[..{end}]"),
        (None, None) => return None,
    };
    Edtf::parse(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::edtf_between;
    use crate::model::{Day, Qualifier};

    #[test]
    fn a_moved_date_keeps_how_it_stands_to_time() {
        let day = |text: &str| Day::parse_iso(text);
        let case = |start, end, qualifier, about| {
            edtf_between(start, end, qualifier, about).map(|edtf| edtf.to_string()).unwrap_or_default()
        };
        let (a, b) = (day("2025-08-05"), day("2025-08-08"));
        assert_eq!(case(a, a, Qualifier::Unit, false), "2025-08-05");
        assert_eq!(case(a, b, Qualifier::Lasted, true), "2025-08-05~/2025-08-08~");
        assert_eq!(case(a, b, Qualifier::Within, false), "[2025-08-05..2025-08-08]");
        assert_eq!(case(a, None, Qualifier::Ongoing, false), "2025-08-05/..");
        assert_eq!(case(a, None, Qualifier::After, false), "[2025-08-05..]");
        assert_eq!(case(None, b, Qualifier::Before, false), "[..2025-08-08]");
    }
}
