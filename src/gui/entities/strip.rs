//! The timeline of one entity, with a lane for each part that it takes.

use std::sync::Arc;

use egui::Ui;

use super::state::Page;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::signs::capitalized;
use crate::gui::theme::Theme;
use crate::gui::timeline::{LaneKey, LaneSource, TimelineEvent, TimelineInput, TimelineRevision, timeline_ui};
use crate::gui::view::{Screen, Selection};
use crate::model::{ArticleId, EntityId, EventId, Project};
use crate::query::EntityPage;

/// The lane of events whose words only mention the entity.
const MENTIONED: &str = "Mentioned";

/// The parts that an entity takes, as lanes.
struct Parts<'a> {
    project: &'a Project,
    entity: EntityId,
    page: &'a Page,
}

impl LaneSource for Parts<'_> {
    fn lane_name(&self, key: &LaneKey) -> String {
        if let LaneKey::Tag(part) = key { part.clone() } else { MENTIONED.to_owned() }
    }

    fn entity_name(&self, entity: EntityId) -> String {
        self.project.entities.get(entity).map_or_else(String::new, |entity| entity.name.to_string())
    }

    fn articles(&self, _event: EventId) -> Vec<ArticleId> {
        Vec::new()
    }

    fn tags(&self, event: EventId) -> Vec<String> {
        if self.page.mentioned.binary_search(&event).is_ok() {
            return vec![MENTIONED.to_owned()];
        }
        let row = self.page.places.binary_search_by_key(&event, |(event, _)| *event);
        let row = row.map_or(usize::MAX, |place| self.page.places[place].1);
        let parts = EntityPage::parts_in(&self.page.rows, row, self.entity);
        parts.iter().map(|part| capitalized(part.as_str())).collect()
    }
}

/// Shows the events of an entity.
pub(super) fn strip_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &mut App,
    (entity, page): (EntityId, &Arc<Page>),
    actions: &mut Vec<Action>,
) {
    let source = Parts { project: &app.project, entity, page };
    let selected: Vec<EventId> = app.view.selection.events().iter().rev().copied().collect();
    let input = TimelineInput {
        rows: &page.rows,
        n_hidden: 0,
        revision: TimelineRevision::whole(page.number),
        source: &source,
        selected: &selected,
        hovered: None,
        published: &app.session.derived.published,
        contradicted: &app.session.derived.contradictions.open_events,
    };
    let mut reports = Vec::new();
    timeline_ui(ui, theme, input, &mut app.session.entities.timeline, &mut reports);
    for report in reports {
        match report {
            TimelineEvent::Select(event, _) => {
                actions.push(Action::View(ViewAction::Select(Selection::Events(vec![event]))));
            }
            TimelineEvent::Open(event) => {
                actions.push(Action::View(ViewAction::Go(Screen::Desk)));
                actions.push(Action::View(ViewAction::Reveal(event)));
            }
            TimelineEvent::SelectRange(from, to) => app.session.entities.timeline.show_days(from, to),
            // Dates are changed on the desk, where the words stand beside them.
            _ => {}
        }
    }
}
