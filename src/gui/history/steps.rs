//! The steps since the project was opened: those that were taken back stay in sight, greyed.

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::clock::clock;
use crate::edit::Step;
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Shown, focus_ring_inside, line_galley, paint_line, paint_row_ground};
use crate::model::{Project, Target};

/// The height of a step.
const ROW: f32 = 26.0;
/// The width of the column of the rail.
const RAIL: f32 = 26.0;

/// One line of the list: the state that it leads to, as a number of steps done.
struct Line<'a> {
    n_done: usize,
    step: Option<&'a Step>,
}

/// Shows the steps, the newest first. A step that is chosen becomes the last one that is done.
pub(super) fn steps_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let history = &app.session.history;
    let (done, undone) = (history.done(), history.undone());
    let now = done.len();
    let ahead = undone.iter().enumerate().map(|(at, step)| Line { n_done: now + undone.len() - at, step: Some(step) });
    let behind = (0..now).rev().map(|at| Line { n_done: at + 1, step: Some(&done[at]) });
    let lines: Vec<Line<'_>> = ahead.chain(behind).chain([Line { n_done: 0, step: None }]).collect();
    ScrollArea::vertical().id_salt("steps").auto_shrink(false).show_rows(ui, ROW, lines.len(), |ui, shown| {
        for line in &lines[shown] {
            if row_ui(ui, theme, app, line, now) {
                actions.push(Action::View(ViewAction::Travel(line.n_done)));
            }
        }
    });
}

/// Shows a step, and returns whether it was chosen.
fn row_ui(ui: &mut Ui, theme: &Theme, app: &App, line: &Line<'_>, now: usize) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (is_now, is_ahead) = (line.n_done == now, line.n_done > now);
    let words = line.step.map_or_else(|| "As it was opened".to_owned(), |step| step_words(&app.project, step));
    let at = line.step.map(|step| clock(step.at)).unwrap_or_default();
    response.widget_info(|| {
        let state = match (is_now, is_ahead) {
            (true, _) => ", now",
            (_, true) => ", taken back",
            _ => "",
        };
        WidgetInfo::selected(Role::ListItem, true, is_now, format!("Step {}: {words}{state}", line.n_done))
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (painter, color, y) = (ui.painter(), theme.color, rect.center().y);
    let shown = Shown::of(&response, is_now);
    paint_row_ground(painter, theme, rect, 0.0, shown);
    paint_rail(ui, theme, rect, (is_now, is_ahead, line.n_done == 0));
    let ink = if is_ahead { color.text_3 } else { color.text };
    let clock = line_galley(painter, &at, theme.text.tiny, color.text_3, 60.0);
    let right = rect.right() - theme.space.l - clock.size().x;
    paint_line(painter, pos2(right, y), clock);
    let token = if is_now { theme.text.body_strong } else { theme.text.body };
    let galley = line_galley(painter, &words, token, ink, right - rect.left() - RAIL - theme.space.m);
    let is_cut = galley.elided;
    paint_line(painter, pos2(rect.left() + RAIL, y), galley);
    if shown.has_focus {
        focus_ring_inside(painter, theme, rect, theme.radius.key);
    }
    let clicked = response.clicked() && !is_now;
    if is_cut {
        response.on_hover_text(words);
    }
    clicked
}

/// Paints the rail of time: dots for steps, the present one larger; what was taken back is hollow.
fn paint_rail(ui: &Ui, theme: &Theme, rect: egui::Rect, (is_now, is_ahead, is_first): (bool, bool, bool)) {
    let (painter, color) = (ui.painter(), theme.color);
    let center = pos2(rect.left() + 13.0, rect.center().y);
    let end = if is_first { center.y } else { rect.bottom() };
    painter.vline(center.x, rect.top()..=end, theme.hairline(color.line_strong));
    if is_now {
        painter.circle_filled(center, 5.0, color.accent);
    } else if is_ahead {
        painter.circle(center, 3.5, color.panel, egui::Stroke::new(1.2, color.text_3));
    } else {
        painter.circle_filled(center, 3.5, color.ink);
    }
}

/// Returns what a step did, with the name of the one thing that it was about.
pub(super) fn step_words(project: &Project, step: &Step) -> String {
    match step.about.and_then(|target| target_name(project, target)) {
        Some(name) if !name.is_empty() => format!("{}: {name}", step.label),
        _ => step.label.clone(),
    }
}

/// Returns the name of what a step or a decision was about, where it is still there.
pub(super) fn target_name(project: &Project, target: Target) -> Option<String> {
    match target {
        Target::Project => None,
        Target::Article(id) => project.articles.get(id).map(|article| article.display_title().to_owned()),
        Target::Entity(id) => project.entities.get(id).map(|entity| entity.name.to_string()),
        Target::Event(id) => {
            let event = project.events.get(id)?;
            let decided = event.decided.title.as_ref().map(|verdict| verdict.value.clone());
            decided.or_else(|| event.claims.first().map(|claim| claim.title.to_string()))
        }
        Target::Note(id) => project.notes.get(id).map(|note| note.text.clone()),
        Target::Question(id) => project.questions.get(id).map(|question| question.text.clone()),
    }
}
