//! The decision log of the project: what was decided, when, by whom, why.

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::clock::moment;
use super::steps::target_name;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::signs::capitalized;
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{EmptyState, Shown, focus_ring_inside, line_galley, paint_line, paint_row_ground};
use crate::model::{Decision, Target};

/// The height of a decision.
const ROW: f32 = 44.0;

/// Shows the decisions, the newest first.
pub(super) fn decisions_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let decisions = &app.project.decisions;
    if decisions.is_empty() {
        ui.add_space(theme.space.xxl);
        let key = shown_key(ui.ctx(), Command::Accept);
        let hint = format!("{key} accepts the chosen event; what you decide is logged here.");
        EmptyState::new("Nothing decided yet", &hint).show(ui);
        return;
    }
    ScrollArea::vertical().id_salt("decisions").auto_shrink(false).show_rows(ui, ROW, decisions.len(), |ui, shown| {
        for at in shown {
            row_ui(ui, theme, app, &decisions[decisions.len() - 1 - at], actions);
        }
    });
}

fn row_ui(ui: &mut Ui, theme: &Theme, app: &App, decision: &Decision, actions: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (first, second) = (headline(app, decision), subline(decision));
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{first}. {second}")));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (painter, color) = (ui.painter(), theme.color);
    let shown = Shown::of(&response, false);
    paint_row_ground(painter, theme, rect, 0.0, shown);
    painter.hline(rect.x_range(), rect.bottom(), theme.hairline(color.line_faint));
    let width = rect.width() - 2.0 * theme.space.l;
    let left = rect.left() + theme.space.l;
    paint_line(painter, pos2(left, rect.top() + 14.0), line_galley(painter, &first, theme.text.body, color.text, width));
    paint_line(painter, pos2(left, rect.top() + 31.0), line_galley(painter, &second, theme.text.tiny, color.text_3, width));
    if shown.has_focus {
        focus_ring_inside(painter, theme, rect, theme.radius.key);
    }
    if response.clicked() {
        actions.extend(decision.targets.first().and_then(|&target| reveal(app, target)).map(Action::View));
    }
    response.on_hover_text(format!("{first}\n{second}"));
}

fn headline(app: &App, decision: &Decision) -> String {
    let what = capitalized(&decision.what);
    match &decision.targets[..] {
        [] | [Target::Project] => what,
        [one] => target_name(&app.project, *one).map_or_else(|| what.clone(), |name| format!("{what}: {name}")),
        [first, rest @ ..] => target_name(&app.project, *first)
            .map_or_else(|| what.clone(), |name| format!("{what}: {name} and {} more", rest.len())),
    }
}

fn subline(decision: &Decision) -> String {
    let mut parts = vec![moment(decision.at)];
    if !decision.by.is_empty() {
        parts.push(decision.by.to_string());
    }
    if !decision.why.is_empty() {
        parts.push(format!("“{}”", *decision.why));
    }
    parts.join(" · ")
}

/// Returns the way to what a decision was about.
fn reveal(app: &App, target: Target) -> Option<ViewAction> {
    match target {
        Target::Event(id) => Some(ViewAction::Reveal(app.project.event_root(id))),
        Target::Entity(id) => Some(ViewAction::Select(Selection::Entities(vec![app.project.entity_root(id)]))),
        Target::Article(id) => Some(ViewAction::Read(id, None)),
        Target::Project | Target::Note(_) | Target::Question(_) => None,
    }
}
