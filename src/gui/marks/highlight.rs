//! How a mention, a trigger and the chosen passage are marked in the text, from the rectangle of a piece of a row.

use egui::{Color32, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::gui::theme::{KindShape, Theme, Underline, corner_radius, kind};

/// The side of a dot, and the gap to the next.
const DOT: f32 = 2.0;
const DOT_GAP: f32 = 2.0;

/// Paints the line under a mention, or the box around a date.
pub fn mention_line(painter: &Painter, theme: &Theme, words: Rect, shape: KindShape) {
    painter.extend(mention_line_shapes(theme, words, shape));
}

/// Returns the line under a mention, or the box around a date. `words` is the part of a row that the words take.
pub fn mention_line_shapes(theme: &Theme, words: Rect, shape: KindShape) -> Vec<Shape> {
    let color = theme.kind_colors(shape).0;
    let level =
        |y: f32, width: f32| Shape::line_segment([pos2(words.left(), y), pos2(words.right(), y)], Stroke::new(width, color));
    match kind(shape).map_or(Underline::None, |sign| sign.underline) {
        Underline::None => Vec::new(),
        Underline::Single => vec![level(words.bottom(), theme.stroke.underline_person)],
        Underline::Double => vec![level(words.bottom() - 1.0, 1.0), level(words.bottom() + 1.0, 1.0)],
        Underline::Dotted => vec![dots(words, color)],
        Underline::Box => {
            let corners = corner_radius(theme.radius.key);
            let frame = words.expand2(vec2(2.5, 1.0));
            vec![Shape::rect_stroke(frame, corners, theme.hairline(color), StrokeKind::Inside)]
        }
    }
}

/// Returns the line under a trigger.
pub fn trigger_line_shapes(theme: &Theme, words: Rect) -> Shape {
    let stroke = Stroke::new(theme.stroke.underline_trigger, theme.color.ink);
    Shape::line_segment([words.left_bottom(), words.right_bottom()], stroke)
}

/// Returns the yellow ground of the chosen passage, stronger behind its trigger.
pub fn evidence_ground(theme: &Theme, words: Rect, is_trigger: bool) -> Shape {
    let ground = if is_trigger { theme.color.evidence_trigger } else { theme.color.evidence };
    Shape::rect_filled(words, corner_radius(theme.radius.highlight), ground)
}

/// Returns a row of dots as one shape.
fn dots(words: Rect, color: Color32) -> Shape {
    let mut mesh = Mesh::default();
    // Whole points, because a mesh has no soft edges.
    let top = (words.bottom() - DOT / 2.0).round();
    let mut left = words.left().round();
    while left < words.right() {
        let right = (left + DOT).min(words.right());
        mesh.add_colored_rect(Rect::from_min_max(pos2(left, top), pos2(right, top + DOT)), color);
        left += DOT + DOT_GAP;
    }
    Shape::mesh(mesh)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::ThemeKind;

    #[test]
    fn kinds_are_marked_in_different_ways() {
        let theme = Theme::new(ThemeKind::Light);
        let words = Rect::from_min_size(pos2(0.0, 0.0), vec2(80.0, 16.0));
        let forms = KindShape::ALL.map(|shape| {
            let shapes = mention_line_shapes(&theme, words, shape);
            (shapes.len(), shapes.first().map(std::mem::discriminant))
        });
        for (index, form) in forms.iter().enumerate() {
            assert!(!forms[..index].contains(form), "{:?}", KindShape::ALL[index]);
        }
    }
}
