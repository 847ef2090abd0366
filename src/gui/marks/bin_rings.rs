//! Three linked rings: several marks in one place.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::gui::theme::Theme;

/// From the center of one ring to that of the next, and the radius of each.
const STEP: f32 = 3.0;
const RADIUS: f32 = 2.7;

/// Paints the three rings of a bin.
pub fn bin_rings(painter: &Painter, theme: &Theme, center: Pos2) {
    painter.extend(bin_rings_shapes(center, theme.color.text_3));
}

/// Returns the three rings of a bin.
pub fn bin_rings_shapes(center: Pos2, color: Color32) -> [Shape; 3] {
    [-STEP, 0.0, STEP].map(|x| Shape::circle_stroke(center + vec2(x, 0.0), RADIUS, Stroke::new(1.0, color)))
}
