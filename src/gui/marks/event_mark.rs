//! The mark of an event: its shape and color tell the factuality, its fill tells the status.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use super::outline::{arc, below, circle, closed, filled, place};
use crate::gui::theme::{self, MarkFill, MarkShape, Theme};

const FLAG: &[[f32; 2]] = &[[-1.0, -0.82], [0.2, -0.82], [1.14, 0.0], [0.2, 0.82], [-1.0, 0.82]];
const DIAMOND: &[[f32; 2]] = &[[0.0, -1.18], [1.18, 0.0], [0.0, 1.18], [-1.18, 0.0]];
const TRIANGLE_DOWN: &[[f32; 2]] = &[[-1.12, -0.92], [1.12, -0.92], [0.0, 1.08]];
const TRIANGLE_UP: &[[f32; 2]] = &[[0.0, -1.08], [1.12, 0.92], [-1.12, 0.92]];
const BUBBLE: &[[f32; 2]] = &[[-1.0, -0.92], [1.0, -0.92], [1.0, 0.55], [-0.15, 0.55], [-1.0, 1.22]];
const BUBBLE_BODY: &[[f32; 2]] = &[[-1.0, -0.92], [1.0, -0.92], [1.0, 0.55], [-1.0, 0.55]];
const BUBBLE_TAIL: &[[f32; 2]] = &[[-1.0, 0.3], [0.15, 0.3], [-1.0, 1.22]];
/// Half the width of a cross's arm, and the sum of that and the arm's length, both along the diagonals.
const CROSS_HALF_WIDTH: f32 = 0.37;
const CROSS_REACH: f32 = 1.28;
/// How far the line through a rejected mark goes, to the right and up.
const STRIKE: f32 = 1.32;
/// The share of a mark's stroke that is left when it is struck or doubled.
const THIN: f32 = 0.75;

/// What the mark of an event looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EventMark {
    /// Its shape.
    pub shape: MarkShape,
    /// Its fill.
    pub fill: MarkFill,
    /// Its color.
    pub color: Color32,
    /// The color of what tells a denial apart when the mark itself is grey.
    pub bar_color: Color32,
    /// From its center to its outline.
    pub radius: f32,
    /// The width of its outline.
    pub stroke: f32,
}

impl EventMark {
    /// Returns a mark in the colors of the theme. The outline grows with the radius.
    pub fn new(theme: &Theme, radius: f32, shape: MarkShape, fill: MarkFill) -> Self {
        Self {
            shape,
            fill,
            color: theme.mark_color(shape, fill),
            bar_color: theme.color.negated,
            radius,
            stroke: theme.stroke.mark * radius / theme.timeline.mark_radius,
        }
    }

    /// Returns the same mark in one color, for what is disabled or stands on an accent.
    #[must_use]
    pub const fn in_color(self, color: Color32) -> Self {
        Self { color, bar_color: color, ..self }
    }

    /// Returns the shapes of the mark around a center.
    pub fn shapes(&self, center: Pos2) -> Vec<Shape> {
        let mut shapes = Vec::with_capacity(5);
        match self.fill {
            MarkFill::Hollow => {}
            MarkFill::Solid => shapes.extend(self.parts(center).into_iter().filter_map(|part| filled(part, self.color))),
            MarkFill::LowerHalf => shapes.extend(self.lower_half(center)),
            MarkFill::DoubleRing => {
                let thin = Stroke::new(self.stroke * THIN, self.color);
                shapes.push(closed(self.outline(center, self.radius * 1.15), thin));
                shapes.push(closed(self.outline(center, self.radius * 0.52), thin));
                shapes.extend(self.has_bar().then(|| self.bar(center, self.color)));
                return shapes;
            }
            MarkFill::HollowStruck => return self.struck(center),
        }
        shapes.push(closed(self.outline(center, self.radius), Stroke::new(self.stroke, self.color)));
        shapes.extend((self.has_bar() && self.fill != MarkFill::Solid).then(|| self.bar(center, self.color)));
        shapes
    }

    /// A struck mark is thin and grey. The line through a denial runs the other way, so that it is not taken for the bar.
    fn struck(&self, center: Pos2) -> Vec<Shape> {
        let thin = Stroke::new(self.stroke * THIN, self.color);
        let reach = self.radius * STRIKE;
        let mut shapes = vec![closed(self.outline(center, self.radius), thin)];
        let across = if self.has_bar() {
            shapes.push(self.bar(center, self.bar_color));
            vec2(reach, reach)
        } else {
            vec2(reach, -reach)
        };
        shapes.push(Shape::line_segment([center - across, center + across], thin));
        shapes
    }

    fn lower_half(&self, center: Pos2) -> Vec<Shape> {
        let whole =
            if self.shape == MarkShape::CircleSlash { vec![self.outline(center, self.radius)] } else { self.parts(center) };
        whole.iter().filter_map(|part| filled(below(part, center.y), self.color)).collect()
    }

    fn has_bar(&self) -> bool {
        self.shape == MarkShape::CircleSlash
    }

    fn bar(&self, center: Pos2, color: Color32) -> Shape {
        let half = vec2(1.0, -1.0) * (self.radius * std::f32::consts::FRAC_1_SQRT_2);
        Shape::line_segment([center - half, center + half], Stroke::new(self.stroke, color))
    }

    /// Returns the outline, which may be concave.
    fn outline(&self, center: Pos2, radius: f32) -> Vec<Pos2> {
        match self.shape {
            MarkShape::Circle | MarkShape::CircleSlash => circle(center, radius),
            MarkShape::Flag => place(FLAG, center, radius),
            MarkShape::Diamond => place(DIAMOND, center, radius),
            MarkShape::TriangleDown => place(TRIANGLE_DOWN, center, radius),
            MarkShape::TriangleUp => place(TRIANGLE_UP, center, radius),
            MarkShape::Speech => place(BUBBLE, center, radius),
            MarkShape::Cross => place(&cross_outline(), center, radius),
        }
    }

    /// Returns convex pieces that cover the mark. A solid denial leaves its bar free, whatever is behind it.
    fn parts(&self, center: Pos2) -> Vec<Vec<Pos2>> {
        match self.shape {
            MarkShape::Speech => [BUBBLE_BODY, BUBBLE_TAIL].map(|part| place(part, center, self.radius)).into(),
            MarkShape::Cross => cross_arms().map(|arm| place(&arm, center, self.radius)).into(),
            MarkShape::CircleSlash => {
                // Two segments of the disk, their chords half a bar away from the middle.
                let gap = (self.stroke * 0.6 / self.radius).clamp(0.0, 1.0).asin() / std::f32::consts::TAU;
                [arc(center, self.radius, -0.125 + gap, 0.375 - gap), arc(center, self.radius, 0.375 + gap, 0.875 - gap)].into()
            }
            _ => vec![self.outline(center, self.radius)],
        }
    }
}

/// Paints the mark of an event in the colors of the theme.
pub fn event_mark(painter: &Painter, theme: &Theme, center: Pos2, radius: f32, shape: MarkShape, fill: MarkFill) {
    painter.extend(EventMark::new(theme, radius, shape, fill).shapes(center));
}

/// Returns what a screen reader says of a mark: "Candidate, happened".
pub fn mark_name(shape: MarkShape, fill: MarkFill) -> String {
    let factuality = theme::factuality(shape).map_or("", |sign| sign.id.as_str());
    let status = theme::status(fill).map_or("", |sign| sign.id.as_str());
    let mut letters = status.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    format!("{}{}, {factuality}", first.map(String::from).unwrap_or_default(), letters.as_str())
}

/// Returns the two bars of the cross, each along a diagonal.
fn cross_arms() -> [[[f32; 2]; 4]; 2] {
    let (out, half) = (CROSS_REACH, CROSS_HALF_WIDTH);
    let bar = [[-out, -half], [out, -half], [out, half], [-out, half]];
    [bar.map(turned), bar.map(|[x, y]| turned([-y, x]))]
}

fn cross_outline() -> [[f32; 2]; 12] {
    let (out, half) = (CROSS_REACH, CROSS_HALF_WIDTH);
    let arm = [[half, -half], [out, -half], [out, half]];
    let around = |quarter: usize| {
        arm.map(|point| {
            let [x, y] = (0..quarter).fold(point, |[x, y], _| [-y, x]);
            turned([x, y])
        })
    };
    let arms = [around(0), around(1), around(2), around(3)];
    std::array::from_fn(|index| arms[index / 3][index % 3])
}

/// Turns a point by an eighth.
fn turned([x, y]: [f32; 2]) -> [f32; 2] {
    let half = std::f32::consts::FRAC_1_SQRT_2;
    [(x - y) * half, (x + y) * half]
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::*;
    use crate::gui::theme::ThemeKind;

    fn mark(shape: MarkShape, fill: MarkFill) -> EventMark {
        EventMark::new(&Theme::new(ThemeKind::Light), 4.6, shape, fill)
    }

    #[test]
    fn every_shape_and_fill_differs_from_every_other_without_color() {
        let mut seen: Vec<(MarkShape, MarkFill, Vec<Shape>)> = Vec::new();
        for shape in MarkShape::ALL {
            for fill in MarkFill::ALL {
                let shapes = mark(shape, fill).in_color(Color32::BLACK).shapes(pos2(20.0, 20.0));
                assert!(!shapes.is_empty(), "{shape:?} {fill:?}");
                for (other_shape, other_fill, other) in &seen {
                    assert_ne!(&shapes, other, "{shape:?} {fill:?} looks like {other_shape:?} {other_fill:?}");
                }
                seen.push((shape, fill, shapes));
            }
        }
    }

    #[test]
    fn marks_stay_within_their_hit_radius() {
        let center = pos2(20.0, 20.0);
        let field = Rect::from_center_size(center, egui::Vec2::splat(22.0));
        for shape in MarkShape::ALL {
            for fill in MarkFill::ALL {
                for part in mark(shape, fill).shapes(center) {
                    assert!(field.contains_rect(part.visual_bounding_rect()), "{shape:?} {fill:?}");
                }
            }
        }
    }

    #[test]
    fn filled_pieces_are_convex() {
        for shape in MarkShape::ALL {
            for part in mark(shape, MarkFill::Solid).parts(pos2(0.0, 0.0)) {
                let turns: Vec<f32> = (0..part.len())
                    .map(|i| {
                        let [a, b, c] = [0, 1, 2].map(|step| part[(i + step) % part.len()]);
                        (b - a).x * (c - b).y - (b - a).y * (c - b).x
                    })
                    .collect();
                assert!(turns.iter().all(|turn| *turn >= -1e-3) || turns.iter().all(|turn| *turn <= 1e-3), "{shape:?}");
            }
        }
    }

    #[test]
    fn the_lower_half_is_below_the_center() {
        for shape in MarkShape::ALL {
            let halves = mark(shape, MarkFill::LowerHalf).lower_half(pos2(0.0, 0.0));
            assert!(!halves.is_empty(), "{shape:?}");
            for half in halves {
                assert!(half.visual_bounding_rect().top() >= -1e-3, "{shape:?}");
            }
        }
    }

    #[test]
    fn names_say_status_and_factuality() {
        assert_eq!(mark_name(MarkShape::Circle, MarkFill::Hollow), "Candidate, happened");
        assert_eq!(mark_name(MarkShape::CircleSlash, MarkFill::Solid), "Accepted, denied");
    }
}
