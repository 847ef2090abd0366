//! Paints the axis above the lanes, and the grid, weekends and publication days behind them.

use egui::{Painter, Rangef, Rect, Shape, pos2, vec2};

use super::calendar::{DAY, Step};
use super::paint_item::publication_marker;
use super::{Prepared, Ticks, TimeAxis};
use crate::gui::theme::{Face, Theme};
use crate::gui::widgets::{Run, line_galley, runs_galley};
use crate::query::Time;

/// Days wider than this show when articles came out beside their number, others in their middle.
const WIDE_DAY: f64 = 56.0;
/// Markers of publication stand at least so far apart.
const MARKER_STEP: f32 = 7.0;
/// The height of a publication marker where the axis has words above it.
const NOTCH: f32 = 2.0;
/// How far from a word a marker stands at least.
const MARKER_GAP: f32 = 6.0;

/// Paints both tiers of the axis.
pub(super) fn paint_axis(painter: &Painter, theme: &Theme, rect: Rect, axis: &TimeAxis, ticks: &Ticks, prepared: &Prepared) {
    let color = theme.color;
    painter.rect_filled(rect, 0.0, color.panel);
    let split = rect.bottom() - theme.timeline.axis_tier;
    for (x, is_upper) in &ticks.lines {
        let x = painter.round_to_pixel_center(rect.left() + near(*x));
        let top = if *is_upper { rect.top() } else { split };
        painter.vline(x, top..=rect.bottom(), theme.hairline(if *is_upper { color.line_strong } else { color.line_soft }));
    }
    painter.hline(rect.x_range(), painter.round_to_pixel_center(split), theme.hairline(color.line_soft));
    let strong = theme.text.small_strong.in_face(Face::UiSemibold);
    for label in &ticks.upper {
        let galley = line_galley(painter, &label.text, strong, color.text, f32::INFINITY);
        painter.galley(pos2(rect.left() + near(label.x), (rect.top() + split - galley.size().y) / 2.0), galley, color.text);
    }
    let mut written = Vec::new();
    for label in &ticks.lower {
        let lead = Run { text: &label.lead, token: theme.text.axis, color: color.text_2 };
        let face = if label.lead.is_empty() { theme.text.axis } else { theme.text.axis.in_face(Face::UiSemibold) };
        let text = Run { text: &label.text, token: face, color: if label.lead.is_empty() { color.text_2 } else { color.text } };
        let galley = runs_galley(painter, &[lead, text], f32::INFINITY);
        let y = (split + rect.bottom() - galley.size().y) / 2.0;
        let left = rect.left() + near(label.x);
        written.push(Rangef::new(left, left + galley.size().x));
        painter.galley(pos2(left, y), galley, color.text_2);
    }
    paint_publications(painter, theme, rect, axis, (prepared, &written));
    painter.hline(rect.x_range(), painter.round_to_pixel_center(rect.bottom() - 0.5), theme.hairline(color.line_soft));
}

/// Paints a small triangle for each day on which an article came out; under what is written, a notch.
fn paint_publications(
    painter: &Painter,
    theme: &Theme,
    rect: Rect,
    axis: &TimeAxis,
    (prepared, written): (&Prepared, &[Rangef]),
) {
    let day_width = DAY as f64 / axis.seconds_per_point();
    let (from, to) = axis.range();
    let day_of = |time: Time| time.div_euclid(DAY);
    let first = prepared.published.partition_point(|day| i64::from(day.number()) < day_of(from));
    let mut last = f32::NEG_INFINITY;
    for day in prepared.published[first..].iter().take_while(|day| i64::from(day.number()) <= day_of(to)) {
        let start = axis.screen_from_time(Time::from(day.number()) * DAY);
        let at = if day_width >= WIDE_DAY { start + day_width - 7.0 } else { start + day_width / 2.0 };
        let x = rect.left() + near(at);
        if x - last >= MARKER_STEP && rect.x_range().contains(x) {
            if written.iter().any(|label| label.expand(MARKER_GAP).contains(x)) {
                painter.vline(x, rect.bottom() - NOTCH..=rect.bottom(), theme.hairline(theme.color.pencil));
            } else {
                painter.add(publication_marker(pos2(x, rect.bottom() - 2.0), theme.color.pencil));
            }
            last = x;
        }
    }
}

/// Paints weekends and the lines of the grid behind the lanes.
pub(super) fn paint_grid(painter: &Painter, theme: &Theme, rect: Rect, ticks: &Ticks) {
    let color = theme.color;
    painter.rect_filled(rect, 0.0, color.canvas);
    for (from, to) in &ticks.weekends {
        let band = Rect::from_x_y_ranges(rect.left() + near(*from)..=rect.left() + near(*to), rect.y_range());
        painter.rect_filled(band, 0.0, color.weekend);
    }
    let lines = ticks.lines.iter().map(|(x, is_upper)| {
        let x = painter.round_to_pixel_center(rect.left() + near(*x));
        let line = if *is_upper && ticks.step != Some(Step::Years(1)) { color.line_soft } else { color.line_faint };
        Shape::vline(x, rect.y_range(), theme.hairline(line))
    });
    painter.extend(lines);
}

/// Paints words at the right of the upper tier: what bars stand for, or how events and places count. Of several forms the first
/// that leaves the labels of the tier alone.
pub(super) fn paint_corner(painter: &Painter, theme: &Theme, rect: Rect, ticks: &Ticks, forms: &[String]) {
    let taken = ticks.upper.last().map_or(rect.left(), |last| rect.left() + near(last.end));
    for text in forms {
        let galley = line_galley(painter, text, theme.text.tiny, theme.color.text_2, f32::INFINITY);
        let size = galley.size();
        let at =
            pos2(rect.right() - size.x - theme.space.l, rect.top() + (rect.height() - theme.timeline.axis_tier - size.y) / 2.0);
        if at.x - theme.space.l >= taken {
            painter.rect_filled(Rect::from_min_size(at, size).expand2(vec2(6.0, 1.0)), 0.0, theme.color.panel);
            painter.galley(at, galley, theme.color.text_2);
            return;
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "ticks and labels lie near the view")]
const fn near(x: f64) -> f32 {
    x as f32
}
