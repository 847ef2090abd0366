//! How far the review is: counts in words, and a strip with one cell for each event or for equally many.

use egui::{Color32, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::state::Pool;
use crate::gui::app::App;
use crate::gui::files::grouped;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Run, paint_line, runs_galley};
use crate::model::Status;

/// The height of the strip.
const STRIP_PX: f32 = 8.0;
/// The least width of a cell with its gap, and the gap.
const CELL_PX: f32 = 8.0;
const GAP_PX: f32 = 2.0;

/// Shows the counts and the strip.
pub(super) fn progress_ui(ui: &mut Ui, theme: &Theme, app: &App) {
    let derived = &app.session.derived;
    let count = |status: Status| derived.counts[status as usize];
    let waits = app.session.queue.pool.status();
    let total = derived.rows.len();
    let place = app.session.queue.current.is_some_and(|event| app.session.queue.place(event).is_some());
    let n = total - count(waits) + usize::from(place);
    // What is cut in a narrow window comes last.
    let parts = [
        (format!("{} to decide", grouped(count(Status::Candidate))), theme.color.line_control, Form::Low),
        (format!("{} accepted", grouped(count(Status::Accepted))), theme.color.accepted, Form::Full),
        (format!("{} rejected", grouped(count(Status::Rejected))), theme.color.rejected, Form::Hollow),
        (format!("{} deferred", grouped(count(Status::Deferred))), theme.color.deferred, Form::Full),
    ];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let lead = if app.session.queue.pool == Pool::Deferred { "Deferred again: " } else { "" };
    let head = format!("{lead}{} of {}", grouped(n), grouped(total));
    let name: Vec<&str> = std::iter::once(head.as_str()).chain(parts.iter().map(|(words, ..)| words.as_str())).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.join(", ")));
    let run = Run { text: &head, token: theme.text.body_strong, color: theme.color.text };
    let mut x = paint_line(ui.painter(), rect.left_center(), runs_galley(ui.painter(), &[run], f32::INFINITY)).right();
    for (words, color, form) in parts {
        x += theme.space.xl;
        let run = Run { text: &words, token: theme.text.small, color: theme.color.text_2 };
        let galley = runs_galley(ui.painter(), &[run], rect.right() - x - 12.0);
        if galley.elided {
            break;
        }
        let sign = Rect::from_center_size(pos2(x + 4.0, rect.center().y), vec2(7.0, 7.0));
        paint_cell(ui, theme, sign, color, form);
        x = paint_line(ui.painter(), pos2(x + 12.0, rect.center().y), galley).right();
    }
    hidden_ui(ui, theme, app, rect, x);
    ui.add_space(theme.space.xs);
    strip_ui(ui, theme, app, total);
    ui.add_space(theme.space.xl);
}

/// Says how many events the filter hides.
fn hidden_ui(ui: &Ui, theme: &Theme, app: &App, rect: Rect, left: f32) {
    let hidden = app.session.derived.n_events.saturating_sub(app.session.derived.rows.len());
    if hidden == 0 {
        return;
    }
    let words = format!("{} hidden by the filter", grouped(hidden));
    let run = Run { text: &words, token: theme.text.small, color: theme.color.text_3 };
    let galley = runs_galley(ui.painter(), &[run], (rect.right() - left - theme.space.l).max(0.0));
    paint_line(ui.painter(), pos2(rect.right() - galley.size().x, rect.center().y), galley);
}

/// Shows the strip: accepted, rejected, deferred, the present one, what is left.
fn strip_ui(ui: &mut Ui, theme: &Theme, app: &App, total: usize) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), STRIP_PX), Sense::hover());
    if total == 0 {
        return;
    }
    let most = (rect.width() / CELL_PX).floor().max(1.0);
    let n = (total as f32).min(most);
    let step = rect.width() / n;
    let counts = &app.session.derived.counts;
    let waits = app.session.queue.pool.status();
    let mut order = [Status::Accepted, Status::Rejected, Status::Deferred, Status::Candidate];
    // What is being reviewed stands at the end.
    order.sort_by_key(|status| *status == waits);
    let mut ends = Vec::new();
    let mut sum = 0;
    for status in order {
        sum += counts[status as usize];
        ends.push((sum, status));
    }
    let decided = total - counts[waits as usize];
    let is_going_on = app.session.queue.current.is_some() && decided < total;
    let present = (decided as f32 / total as f32 * n).floor();
    let mut cell = 0.0;
    while cell < n {
        let at = (cell + 0.5) / n * total as f32;
        let status = ends.iter().find(|(end, _)| at < *end as f32).map_or(waits, |(_, status)| *status);
        let left = rect.left() + step * cell;
        let square = Rect::from_min_max(pos2(left, rect.top()), pos2(left + step - GAP_PX, rect.bottom()));
        if is_going_on && (cell - present).abs() < 0.5 {
            ui.painter().rect_filled(square, 0.0, theme.color.accent);
        } else {
            let is_left = status == waits;
            let color = if is_left { theme.color.line_control } else { color_of(theme, status) };
            let form = match status {
                _ if is_left => Form::Low,
                Status::Rejected => Form::Hollow,
                _ => Form::Full,
            };
            paint_cell(ui, theme, square, color, form);
        }
        cell += 1.0;
    }
}

fn color_of(theme: &Theme, status: Status) -> Color32 {
    match status {
        Status::Candidate => theme.color.candidate,
        Status::Accepted => theme.color.accepted,
        Status::Rejected => theme.color.rejected,
        Status::Deferred => theme.color.deferred,
    }
}

/// What a cell looks like beside its color.
#[derive(Clone, Copy)]
enum Form {
    /// Filled.
    Full,
    /// An outline, for what was rejected.
    Hollow,
    /// Low where letters and forms must tell everything, for what is left.
    Low,
}

/// Paints a cell.
fn paint_cell(ui: &Ui, theme: &Theme, rect: Rect, color: Color32, form: Form) {
    match form {
        Form::Hollow => drop(ui.painter().rect_stroke(rect, 0.0, theme.hairline(color), StrokeKind::Inside)),
        Form::Low if theme.is_high_contrast() => {
            let low = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.0), rect.max);
            ui.painter().rect_filled(low, 0.0, color);
        }
        Form::Full | Form::Low => drop(ui.painter().rect_filled(rect, 0.0, color)),
    }
}
