//! The present candidate on a small line of time, among the events around it.

use egui::{Color32, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::dates;
use crate::gui::files::grouped;
use crate::gui::marks::event_mark;
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::timeline::{TimeAxis, event_name, mark_of, ticks_by_day};
use crate::gui::view::Selection;
use crate::gui::widgets::{Run, line_galley, paint_line, runs_galley};
use crate::model::EventId;
use crate::query::{Row, Rows, Time};

/// How many events before and after are looked at, and how many of them are surely in view.
const N_AROUND: usize = 8;
/// How many marks are painted at most.
const N_MARKS: usize = 80;
/// Seconds in a day; fewer than seven of them are never in view.
const DAY: Time = 86_400;
/// The rows of marks, their height, and the least space between two marks of a row.
const N_ROWS: usize = 3;
const ROW_PX: f32 = 15.0;
const MARK_STEP: f32 = 14.0;
/// From the time of a mark to its middle.
const INSET: f32 = 6.0;
/// The space that the present mark with its ring keeps to others, and in how many rows.
const OWN_ROOM: f32 = 20.0;
const OWN_ROWS: usize = 2;
/// The room above the marks, for the unit of time and the flag.
const HEAD_PX: f32 = 14.0;
/// The height of the line's labels.
const LABELS_PX: f32 = 20.0;

/// Shows the line.
pub(super) fn surroundings_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let Some(current) = app.session.queue.current else { return };
    let derived = &app.session.derived;
    let height = N_ROWS as f32 * ROW_PX + 8.0 + HEAD_PX;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height + LABELS_PX), Sense::hover());
    let line = rect.top() + height;
    let painter = ui.painter().with_clip_rect(rect.expand2(vec2(2.0, 4.0)).intersect(ui.clip_rect()));
    painter.hline(rect.x_range(), painter.round_to_pixel_center(line), theme.hairline(theme.color.line_control));
    let index = derived.row_index(current);
    let Some(range) = range(app, index) else {
        paint_words(&painter, theme, rect, "Nothing has a date yet");
        return;
    };
    let axis = TimeAxis::fitted(range, f64::from(rect.width()));
    let marks = placed(&derived.rows, &axis, index);
    paint_labels(&painter, theme, rect, (line, marks.n_hidden), &axis);
    for mark in marks.list.iter().filter(|mark| Some(mark.index) != index) {
        mark_ui(ui, &painter, theme, &derived.rows[mark.index], (rect, line, *mark), actions);
    }
    let present = index.map(|index| &derived.rows[index]);
    match marks.list.iter().find(|mark| Some(mark.index) == index) {
        Some(mark) => paint_present(&painter, theme, (rect, line), *mark, present),
        None => paint_undated(&painter, theme, (rect, line), reported(app, current).map(|time| axis.screen_from_time(time))),
    }
}

/// Returns the time in view: the present event with those around it; around its article's day where it is undated.
fn range(app: &App, index: Option<usize>) -> Option<(Time, Time)> {
    let rows = &app.session.derived.rows;
    let place = index.filter(|&index| index < rows.n_dated).or_else(|| {
        let fact = app.session.queue.facts().get(app.session.queue.current?)?;
        let day = app.project.articles.get(fact.article?)?.published.as_ref()?.day;
        let at = Time::from(day.number()) * DAY;
        Some(rows.n_anchored_before(at).min(rows.n_dated.checked_sub(1)?))
    })?;
    let near = rows.range_of(place.saturating_sub(N_AROUND)..(place + N_AROUND + 1).min(rows.n_dated));
    let middle = rows.get(place)?.anchor()?;
    let mut distances: Vec<Time> =
        near.filter_map(Row::anchor).map(|anchor| anchor.saturating_sub(middle).saturating_abs()).collect();
    distances.sort_unstable();
    // The nearest ones decide how much time is in view; one far away must not press them together.
    let reach = distances.get(N_AROUND).or(distances.last()).copied().unwrap_or_default();
    let half = (reach + reach / 8).max(7 * DAY / 2);
    Some((middle.saturating_sub(half), middle.saturating_add(half)))
}

/// Returns the middle of the day on which the article of an event was published.
fn reported(app: &App, event: EventId) -> Option<Time> {
    let article = app.session.queue.facts().get(event)?.article?;
    let day = app.project.articles.get(article)?.published.as_ref()?.day;
    Some(Time::from(day.number()) * DAY + DAY / 2)
}

/// A mark on the line: which row of the project, where across, and in which row of marks.
#[derive(Clone, Copy)]
struct Mark {
    index: usize,
    x: f32,
    row: usize,
}

/// The marks that have room, and how many have none.
struct Marks {
    list: Vec<Mark>,
    n_hidden: usize,
}

/// Gives each event in view a place where it covers no other; the present one always has one.
fn placed(rows: &Rows, axis: &TimeAxis, present: Option<usize>) -> Marks {
    let (from, to) = axis.range();
    let first = rows.n_anchored_before(from);
    let last = rows.n_anchored_before(to.saturating_add(1));
    let mut ends = [f32::NEG_INFINITY; N_ROWS];
    let mut marks = Marks { list: Vec::new(), n_hidden: 0 };
    let own = present.filter(|index| (first..last).contains(index));
    let around = own.map_or(first, |own| own.saturating_sub(N_MARKS / 2).max(first));
    let in_view = around..(around + N_MARKS).min(last);
    marks.n_hidden = (last - first).saturating_sub(in_view.len());
    // The present one goes first, so that it stands on the line; the others make room for it.
    let own_x = own.and_then(|index| x_of(axis, &rows[index]));
    if let (Some(index), Some(x)) = (own, own_x) {
        marks.list.push(Mark { index, x, row: 0 });
    }
    for index in in_view.filter(|&index| Some(index) != own) {
        let Some(x) = x_of(axis, &rows[index]) else { continue };
        let own_room = |row: usize| if row < OWN_ROWS { OWN_ROOM } else { MARK_STEP };
        let free = |row: usize, end: f32| x - end >= MARK_STEP && own_x.is_none_or(|own| (x - own).abs() >= own_room(row));
        match (0..N_ROWS).find(|&row| free(row, ends[row])) {
            Some(row) => {
                ends[row] = x;
                marks.list.push(Mark { index, x, row });
            }
            None => marks.n_hidden += 1,
        }
    }
    marks
}

#[expect(clippy::cast_possible_truncation, reason = "places on the screen are small")]
fn x_of(axis: &TimeAxis, row: &Row) -> Option<f32> {
    // The mark of what is only known to lie before an end stands before it.
    let inset = if row.start().is_none() { -INSET } else { INSET };
    row.anchor().map(|anchor| axis.screen_from_time(anchor) as f32 + inset)
}

fn center(rect: Rect, line: f32, mark: Mark) -> Pos2 {
    pos2(rect.left() + mark.x, line - 11.0 - ROW_PX * mark.row as f32)
}

fn mark_ui(
    ui: &Ui,
    painter: &Painter,
    theme: &Theme,
    row: &Row,
    (rect, line, mark): (Rect, f32, Mark),
    actions: &mut Vec<Action>,
) {
    let center = center(rect, line, mark);
    let field = Rect::from_center_size(center, vec2(MARK_STEP, ROW_PX));
    let response = ui.interact(field, Id::unique(("near", row.shown.event)), Sense::click());
    let name = event_name(row, false);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let (shape, fill) = mark_of(row);
    if response.hovered() || response.has_focus() {
        painter.circle_filled(center, 8.0, theme.color.hover);
    }
    if response.has_focus() {
        painter.circle_stroke(center, 8.0, (theme.stroke.focus, theme.color.accent));
    }
    event_mark(painter, theme, center, theme.timeline.mark_radius, shape, fill);
    if response.on_hover_text(name).clicked() {
        actions.push(Action::View(ViewAction::Select(Selection::Events(vec![row.shown.event]))));
    }
}

/// Paints the present event: a ring, a line down to the axis, and its date in words.
fn paint_present(painter: &Painter, theme: &Theme, (rect, line): (Rect, f32), mark: Mark, row: Option<&Row>) {
    let Some(row) = row else { return };
    let center = center(rect, line, mark) - vec2(0.0, ROW_PX * 0.4);
    let accent = theme.color.accent;
    painter.vline(painter.round_to_pixel_center(center.x), rect.top()..=line, (2.0, accent));
    painter.circle(center, 10.5, theme.color.accent_tint, (2.0, accent));
    let (shape, fill) = mark_of(row);
    event_mark(painter, theme, center, theme.timeline.mark_radius, shape, fill);
    paint_flag(painter, theme, rect, center.x, &dates::short(&row.shown.when));
}

/// Paints the date at the upper end of the line, on the side that has room.
fn paint_flag(painter: &Painter, theme: &Theme, rect: Rect, x: f32, words: &str) {
    let galley = line_galley(painter, words, theme.text.small_strong, theme.color.on_accent, rect.width());
    let size = vec2(galley.size().x + 14.0, 18.0);
    let right = x + 14.0 + size.x <= rect.right();
    let left = if right { x + 14.0 } else { x - 14.0 - size.x };
    let flag = Rect::from_min_size(pos2(left, rect.top()), size);
    painter.rect_filled(flag, corner_radius(theme.radius.badge), theme.color.accent);
    paint_line(painter, flag.left_center() + vec2(7.0, 0.0), galley);
}

/// Says that the present event has no date, at the middle of the day of its article.
#[expect(clippy::cast_possible_truncation, reason = "places on the screen are small")]
fn paint_undated(painter: &Painter, theme: &Theme, (rect, line): (Rect, f32), reported: Option<f64>) {
    let x = reported.map_or(rect.center().x, |x| rect.left() + x as f32).clamp(rect.left(), rect.right());
    let stroke = Stroke::new(theme.stroke.control, theme.color.accent);
    let x = painter.round_to_pixel_center(x);
    painter.extend(Shape::dashed_line(&[pos2(x, rect.top()), pos2(x, line)], stroke, 3.0, 3.0));
    paint_flag(painter, theme, rect, x, "no date; its article is of this day");
}

fn paint_words(painter: &Painter, theme: &Theme, rect: Rect, words: &str) {
    let galley = line_galley(painter, words, theme.text.small, theme.color.text_3, rect.width());
    let size = galley.size();
    painter.galley(pos2(rect.right() - size.x, rect.top()), galley, Color32::PLACEHOLDER);
}

/// Paints the ticks with their labels below the line, and the unit above them at the left.
#[expect(clippy::cast_possible_truncation, reason = "places on the screen are small")]
fn paint_labels(painter: &Painter, theme: &Theme, rect: Rect, (line, n_hidden): (f32, usize), axis: &TimeAxis) {
    let mut width =
        |text: &str| line_galley(painter, text, theme.text.axis, Color32::PLACEHOLDER, f32::INFINITY).size().x + theme.space.l;
    let ticks = ticks_by_day(axis, &mut width);
    for (x, _) in &ticks.lines {
        let x = painter.round_to_pixel_center(rect.left() + *x as f32);
        painter.vline(x, line..=line + 5.0, theme.hairline(theme.color.line_control));
    }
    let y = line + LABELS_PX / 2.0 + 2.0;
    for label in &ticks.lower {
        let runs = [
            Run { text: &label.lead, token: theme.text.axis, color: theme.color.text_3 },
            Run { text: &label.text, token: theme.text.axis, color: theme.color.text_2 },
        ];
        let galley = runs_galley(painter, &runs, f32::INFINITY);
        if label.x as f32 + galley.size().x <= rect.width() {
            paint_line(painter, pos2(rect.left() + label.x as f32, y), galley);
        }
    }
    if let Some(upper) = ticks.upper.first() {
        // A line that goes over into another month names both.
        let last = ticks.upper.last().filter(|last| last.text != upper.text).map(|last| format!(" \u{2013} {}", last.text));
        let more = if n_hidden > 0 { format!(" · {} more without room", grouped(n_hidden)) } else { String::new() };
        let words = format!("{}{}{more}", upper.text, last.unwrap_or_default());
        let galley = line_galley(painter, &words, theme.text.small, theme.color.text_3, rect.width());
        painter.galley(rect.left_top(), galley, Color32::PLACEHOLDER);
    }
}

#[cfg(test)]
mod tests {
    use super::{OWN_ROOM, placed};
    use crate::gui::timeline::TimeAxis;
    use crate::gui::timeline::synthetic::{row, sorted};
    use crate::model::{Factuality, Status};

    #[test]
    fn no_mark_stands_under_the_ring_of_the_present_one() {
        let state = (Factuality::Happened, Status::Candidate);
        let days = (1..=9).flat_map(|day| (0..4).map(move |id| (day * 10 + id, format!("2025-08-{day:02}"))));
        let rows = sorted(days.map(|(id, date)| row(id, "Talks", &date, "Talks", state)).collect());
        let axis = TimeAxis::fitted(rows.range().expect("dates"), 160.0);
        let marks = placed(&rows, &axis, Some(17));
        let own = *marks.list.first().expect("the present one");
        assert_eq!(own.index, 17);
        let near = marks.list.iter().skip(1).filter(|mark| mark.row < 2 && (mark.x - own.x).abs() < OWN_ROOM);
        assert_eq!(near.count(), 0);
        assert_eq!(marks.list.len() + marks.n_hidden, rows.len());
    }
}
