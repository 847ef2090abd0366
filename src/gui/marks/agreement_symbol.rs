//! How a claim stands to the verdict: `=`, `⊂`, `⊃`, `≠`, `–`, as paths.

use egui::{Painter, Pos2, Shape, Stroke, vec2};

use super::outline::{arc, open};
use crate::gui::theme::{Agreement, Theme};

/// How far the two lines of `=` and `≠` lie from the middle, as a share of the size.
const SPREAD: f32 = 0.21;

/// Paints the symbol of an agreement in its color, about as wide as `size`.
pub fn agreement_symbol(painter: &Painter, theme: &Theme, center: Pos2, size: f32, agreement: Agreement) {
    let (color, _) = theme.agreement_colors(agreement);
    let width = theme.stroke.mark * size / 9.0;
    painter.extend(agreement_symbol_shapes(center, size, agreement, Stroke::new(width, color)));
}

/// Returns the shapes of the symbol of an agreement.
pub fn agreement_symbol_shapes(center: Pos2, size: f32, agreement: Agreement, stroke: Stroke) -> Vec<Shape> {
    let half = size / 2.0;
    let level = |y: f32| Shape::line_segment([center + vec2(-half, y * size), center + vec2(half, y * size)], stroke);
    match agreement {
        Agreement::Same => vec![level(-SPREAD), level(SPREAD)],
        Agreement::Contradicts => {
            let slash = vec2(0.24, -0.56) * size;
            vec![level(-SPREAD), level(SPREAD), Shape::line_segment([center - slash, center + slash], stroke)]
        }
        Agreement::Silent => vec![level(0.0)],
        Agreement::Narrower => vec![horseshoe(center, half, 1.0, stroke)],
        Agreement::Wider => vec![horseshoe(center, half, -1.0, stroke)],
    }
}

/// Returns a half circle with two arms: open to the right for 1, to the left for -1.
fn horseshoe(center: Pos2, half: f32, side: f32, stroke: Stroke) -> Shape {
    let bend = half * 0.72;
    let middle = center - vec2(side * (half - bend), 0.0);
    let turns = if side > 0.0 { (0.75, 0.25) } else { (-0.25, 0.25) };
    let mut points = vec![center + vec2(side * half, -bend)];
    points.extend(arc(middle, bend, turns.0, turns.1));
    points.push(center + vec2(side * half, bend));
    open(points, stroke)
}

#[cfg(test)]
mod tests {
    use egui::{Color32, pos2};

    use super::*;

    fn bounds(agreement: Agreement) -> egui::Rect {
        agreement_symbol_shapes(pos2(0.0, 0.0), 8.0, agreement, Stroke::new(1.6, Color32::BLACK))
            .iter()
            .fold(egui::Rect::NOTHING, |bounds, shape| bounds.union(shape.visual_bounding_rect()))
    }

    #[test]
    fn all_symbols_have_one_width_and_sit_in_the_middle() {
        for agreement in Agreement::ALL {
            let bounds = bounds(agreement);
            assert!((bounds.width() - 8.0).abs() < 2.0, "{agreement:?}: {bounds:?}");
            assert!(bounds.center().distance(pos2(0.0, 0.0)) < 1.0, "{agreement:?}: {bounds:?}");
        }
    }

    #[test]
    fn narrower_and_wider_are_mirror_images() {
        let points = |agreement| match &agreement_symbol_shapes(Pos2::ZERO, 8.0, agreement, Stroke::NONE)[0] {
            Shape::Path(path) => path.points.clone(),
            other => panic!("not a path: {other:?}"),
        };
        for (narrower, wider) in points(Agreement::Narrower).iter().zip(points(Agreement::Wider)) {
            assert!(pos2(-narrower.x, narrower.y).distance(wider) < 1e-4, "{narrower:?} {wider:?}");
        }
    }
}
