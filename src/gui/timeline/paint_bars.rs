//! Paints the bars of a dense lane and of the overview: all of them as one mesh.

use egui::{Color32, Mesh, Painter, Rect, Shape, pos2};

use super::Bars;
use super::lane_layout::grouped_digits;
use crate::gui::theme::{Face, Theme};
use crate::gui::widgets::line_galley;

/// The room above the bars for the number of the highest.
const PEAK_ROOM: f32 = 17.0;
/// The height of a tick below a bar that holds contradictions, and its gap.
const TICK: f32 = 3.0;
const TICK_GAP: f32 = 2.0;
/// A bar that is not empty is at least so high.
const LEAST: f32 = 1.0;

/// Paints bars: accepted as ink below, what is open above it, contradictions as red ticks under it.
pub(super) fn paint_bars(painter: &Painter, theme: &Theme, rect: Rect, bars: &Bars, has_peak: bool) {
    let top = rect.top() + if has_peak { PEAK_ROOM } else { 3.0 };
    let base = rect.bottom() - if has_peak { TICK + TICK_GAP + 2.0 } else { 0.0 };
    let scale = (base - top).max(1.0) / bars.peak.max(1) as f32;
    let gap = 1.0 / painter.pixels_per_point();
    let mut mesh = Mesh::default();
    mesh.reserve_triangles(bars.list.len() * 4);
    // Where two grounds cannot be told apart, what is not accepted is an outline, as its marks are.
    let is_outlined = pencil(theme) == theme.color.ink;
    for bar in &bars.list {
        let snapped = |x: f32| painter.round_to_pixel_center(rect.left() + x) - gap / 2.0;
        let (left, right) = (snapped(bar.x.0), (snapped(bar.x.1) - gap).max(snapped(bar.x.0) + gap));
        let height = (bar.tally.n as f32 * scale).max(LEAST);
        let accepted = height * bar.tally.accepted as f32 / bar.tally.n.max(1) as f32;
        let mut add = |from: f32, to: f32, inset: f32, color: Color32| {
            if to - from > 0.01 && right - left > 2.0 * inset {
                mesh.add_colored_rect(Rect::from_min_max(pos2(left + inset, from), pos2(right - inset, to)), color);
            }
        };
        add(base - height, base - accepted, 0.0, pencil(theme));
        if is_outlined {
            let foot = if accepted > 0.0 { 0.0 } else { gap };
            add(base - height + gap, base - accepted - foot, gap, theme.color.canvas);
        }
        add(base - accepted, base, 0.0, theme.color.ink);
        if has_peak && bar.tally.contradicted > 0 {
            add(base + TICK_GAP, base + TICK_GAP + TICK, 0.0, theme.color.disputed);
        }
    }
    painter.add(Shape::mesh(mesh));
    if has_peak {
        paint_peak(painter, theme, rect, bars, top);
    }
}

/// Returns the color of what is not settled, as a filled ground.
const fn pencil(theme: &Theme) -> Color32 {
    theme.color.line_control
}

fn paint_peak(painter: &Painter, theme: &Theme, rect: Rect, bars: &Bars, top: f32) {
    let Some(highest) = bars.list.iter().find(|bar| bar.tally.n == bars.peak) else { return };
    let token = theme.text.small_strong.in_face(Face::UiSemibold);
    let galley = line_galley(painter, &grouped_digits(bars.peak), token, theme.color.text, f32::INFINITY);
    let middle = rect.left() + f32::midpoint(highest.x.0, highest.x.1) - galley.size().x / 2.0;
    let left = middle.min(rect.right() - galley.size().x - 2.0).max(rect.left() + 2.0);
    painter.galley(pos2(left, top - galley.size().y - 1.0), galley, theme.color.text);
}
