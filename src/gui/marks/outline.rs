//! Polygons and strokes that the signs are made of.

use std::f32::consts::TAU;

use egui::epaint::{PathShape, PathStroke};
use egui::{Color32, Pos2, Shape, Stroke, Vec2, vec2};

/// Returns the points around a center, given in units of a radius.
pub(super) fn place(units: &[[f32; 2]], center: Pos2, radius: f32) -> Vec<Pos2> {
    units.iter().map(|[x, y]| center + vec2(*x, *y) * radius).collect()
}

/// Returns the points of an arc; angles in turns, clockwise from the right, both ends included.
pub(super) fn arc(center: Pos2, radius: f32, from_turns: f32, to_turns: f32) -> Vec<Pos2> {
    const STEPS_PER_TURN: f32 = 32.0;
    let sweep = to_turns - from_turns;
    let n_steps = (1_u8..=64).find(|n| f32::from(*n) >= sweep.abs() * STEPS_PER_TURN).unwrap_or(64);
    (0..=n_steps)
        .map(|step| {
            let turns = from_turns + sweep * f32::from(step) / f32::from(n_steps);
            center + Vec2::angled(turns * TAU) * radius
        })
        .collect()
}

/// Returns the points of a circle, each once.
pub(super) fn circle(center: Pos2, radius: f32) -> Vec<Pos2> {
    let mut points = arc(center, radius, 0.0, 1.0);
    points.pop();
    points
}

/// Returns a closed outline.
pub(super) fn closed(points: Vec<Pos2>, stroke: Stroke) -> Shape {
    Shape::Path(PathShape::closed_line(points, PathStroke::new(stroke.width, stroke.color)))
}

/// Returns an open line.
pub(super) fn open(points: Vec<Pos2>, stroke: Stroke) -> Shape {
    Shape::Path(PathShape::line(points, PathStroke::new(stroke.width, stroke.color)))
}

/// Returns a filled polygon, which must be convex; nothing for fewer than three points.
pub(super) fn filled(points: Vec<Pos2>, color: Color32) -> Option<Shape> {
    (points.len() >= 3).then(|| Shape::convex_polygon(points, color, Stroke::NONE))
}

/// Returns the part of a convex polygon that lies below a height.
pub(super) fn below(points: &[Pos2], top: f32) -> Vec<Pos2> {
    let mut kept = Vec::with_capacity(points.len() + 1);
    for (index, point) in points.iter().enumerate() {
        let next = points[(index + 1) % points.len()];
        if point.y >= top {
            kept.push(*point);
        }
        if (point.y >= top) != (next.y >= top) {
            let share = (top - point.y) / (next.y - point.y);
            kept.push(*point + (next - *point) * share);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_square_is_cut_in_half() {
        let square = place(&[[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]], pos2(10.0, 10.0), 2.0);
        assert_eq!(below(&square, 10.0), [pos2(12.0, 10.0), pos2(12.0, 12.0), pos2(8.0, 12.0), pos2(8.0, 10.0)]);
    }

    #[test]
    fn what_lies_above_is_gone_and_what_lies_below_stays() {
        let square = place(&[[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]], pos2(0.0, 0.0), 1.0);
        assert!(below(&square, 5.0).is_empty());
        assert_eq!(below(&square, -5.0), square);
    }

    #[test]
    fn an_arc_starts_and_ends_where_it_should() {
        let points = arc(pos2(0.0, 0.0), 2.0, 0.0, 0.5);
        assert!(points[0].distance(pos2(2.0, 0.0)) < 1e-5);
        assert!(points[points.len() - 1].distance(pos2(-2.0, 0.0)) < 1e-5);
        assert!(points.iter().all(|point| point.y > -1e-5), "goes through the bottom");
    }
}
