//! What became of a sentence: `■` used, `✕` rejected, `–` empty, `○` not yet seen, as paths.

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use crate::gui::theme::{Coverage, Theme};

/// Paints the sign of a sentence.
pub fn coverage_sign(painter: &Painter, theme: &Theme, center: Pos2, coverage: Coverage) {
    painter.extend(coverage_sign_shapes(theme, center, coverage));
}

/// Returns the shapes of the sign of a sentence.
pub fn coverage_sign_shapes(theme: &Theme, center: Pos2, coverage: Coverage) -> Vec<Shape> {
    let size = theme.size.coverage_glyph;
    let half = size / 2.0;
    let grey = Stroke::new(theme.stroke.icon, theme.color.pencil);
    match coverage {
        Coverage::Used => {
            let square = Rect::from_center_size(center, Vec2::splat(size));
            vec![Shape::rect_filled(square, CornerRadius::ZERO, theme.color.ink)]
        }
        Coverage::Rejected => [vec2(half, half), vec2(half, -half)]
            .map(|across| Shape::line_segment([center - across, center + across], grey))
            .into(),
        Coverage::Empty => vec![Shape::line_segment([center - vec2(half, 0.0), center + vec2(half, 0.0)], grey)],
        Coverage::Unseen => {
            vec![Shape::circle_stroke(center, half - 0.2, Stroke::new(theme.stroke.mark, theme.color.accent))]
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;
    use crate::gui::theme::ThemeKind;

    #[test]
    fn signs_differ_in_shape() {
        let theme = Theme::new(ThemeKind::Light);
        let forms = Coverage::ALL.map(|coverage| {
            let shapes = coverage_sign_shapes(&theme, pos2(0.0, 0.0), coverage);
            (shapes.len(), std::mem::discriminant(&shapes[0]))
        });
        for (index, form) in forms.iter().enumerate() {
            assert!(!forms[..index].contains(form), "{:?}", Coverage::ALL[index]);
        }
    }
}
