//! The glyph of a kind of entity: a shape and a letter, both as paths.

use egui::{Painter, Pos2, Shape, Stroke, vec2};

use super::outline::{arc, circle, closed, filled, open, place};
use crate::gui::theme::{KindShape, Theme};

const DIAMOND: &[[f32; 2]] = &[[0.0, -1.04], [1.04, 0.0], [0.0, 1.04], [-1.04, 0.0]];
const HEXAGON: &[[f32; 2]] = &[[-0.5, -0.94], [0.5, -0.94], [1.02, 0.0], [0.5, 0.94], [-0.5, 0.94], [-1.02, 0.0]];

/// Paints the glyph of a kind, as wide as `size`.
pub fn kind_glyph(painter: &Painter, theme: &Theme, center: Pos2, size: f32, shape: KindShape) {
    painter.extend(kind_glyph_shapes(theme, center, size, shape));
}

/// Returns the shapes of the glyph of a kind.
pub fn kind_glyph_shapes(theme: &Theme, center: Pos2, size: f32, shape: KindShape) -> Vec<Shape> {
    let (color, ground) = theme.kind_colors(shape);
    let width = theme.stroke.control * size / theme.size.kind_glyph;
    let radius = (size - width) / 2.0;
    let outline = match shape {
        KindShape::Circle => circle(center, radius),
        KindShape::Square | KindShape::Box => rounded_square(center, radius * 0.94, radius * 0.28),
        KindShape::Diamond => place(DIAMOND, center, radius),
        KindShape::Hexagon => place(HEXAGON, center, radius),
    };
    let mut shapes: Vec<Shape> = filled(outline.clone(), ground).into_iter().collect();
    shapes.push(closed(outline, Stroke::new(width, color)));
    // Four strokes close together would run into a blot.
    let heft = if shape == KindShape::Hexagon { 0.85 } else { 1.1 };
    shapes.extend(letter(center, radius / 6.4, shape, Stroke::new(width * heft, color)));
    shapes
}

/// Returns the letter in the glyph. One unit is a point at the size of a list.
fn letter(center: Pos2, unit: f32, shape: KindShape, stroke: Stroke) -> Vec<Shape> {
    let at = |x: f32, y: f32| center + vec2(x, y) * unit;
    let line = |points: &[[f32; 2]]| open(place(points, center, unit), stroke);
    match shape {
        KindShape::Circle => {
            let mut bowl = vec![at(-1.5, 3.0), at(-1.5, -2.6), at(0.2, -2.6)];
            bowl.extend(arc(at(0.2, -1.0), 1.6 * unit, -0.25, 0.25));
            bowl.push(at(-1.5, 0.6));
            vec![open(bowl, stroke)]
        }
        KindShape::Square => vec![closed(oval(center, 2.1 * unit, 2.6 * unit), stroke)],
        KindShape::Diamond => vec![line(&[[-1.2, -2.8], [-1.2, 2.1], [1.7, 2.1]])],
        KindShape::Hexagon => vec![
            line(&[[-0.6, -2.8], [-1.4, 2.8]]),
            line(&[[1.4, -2.8], [0.6, 2.8]]),
            line(&[[-2.3, -1.0], [2.6, -1.0]]),
            line(&[[-2.6, 1.0], [2.3, 1.0]]),
        ],
        KindShape::Box => {
            let mut bowl = vec![at(-1.7, -2.6), at(-0.3, -2.6)];
            bowl.extend(oval_half(at(-0.3, 0.0), 2.2 * unit, 2.6 * unit));
            bowl.push(at(-1.7, 2.6));
            vec![closed(bowl, stroke)]
        }
    }
}

fn oval(center: Pos2, half_width: f32, half_height: f32) -> Vec<Pos2> {
    circle(Pos2::ZERO, 1.0).into_iter().map(|p| center + vec2(p.x * half_width, p.y * half_height)).collect()
}

fn oval_half(center: Pos2, half_width: f32, half_height: f32) -> Vec<Pos2> {
    arc(Pos2::ZERO, 1.0, -0.25, 0.25).into_iter().map(|p| center + vec2(p.x * half_width, p.y * half_height)).collect()
}

fn rounded_square(center: Pos2, half: f32, corner: f32) -> Vec<Pos2> {
    let inner = half - corner;
    [(1.0, 1.0, 0.0), (-1.0, 1.0, 0.25), (-1.0, -1.0, 0.5), (1.0, -1.0, 0.75)]
        .into_iter()
        .flat_map(|(x, y, turns)| arc(center + vec2(x, y) * inner, corner, turns, turns + 0.25))
        .collect()
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;
    use crate::gui::theme::ThemeKind;

    #[test]
    fn glyphs_fill_their_size_and_no_more() {
        let theme = Theme::new(ThemeKind::Light);
        for shape in KindShape::ALL {
            let center = pos2(50.0, 50.0);
            let bounds = kind_glyph_shapes(&theme, center, 14.0, shape)
                .iter()
                .fold(egui::Rect::NOTHING, |bounds, shape| bounds.union(shape.visual_bounding_rect()));
            assert!(bounds.width() > 12.5 && bounds.width() < 16.0, "{shape:?}: {bounds:?}");
            assert!(bounds.center().distance(center) < 0.5, "{shape:?}: {bounds:?}");
        }
    }

    #[test]
    fn kinds_differ_in_color_as_well() {
        let theme = Theme::new(ThemeKind::Dark);
        let mut colors = KindShape::ALL.map(|shape| theme.kind_colors(shape).0.to_array());
        colors.sort_unstable();
        assert!(colors.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
