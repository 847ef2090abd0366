//! The line under an event's mark: what is known of its time. Each line is told apart by its form alone.

use egui::{Color32, CornerRadius, Mesh, Painter, Pos2, Rangef, Rect, Shape, Stroke, pos2, vec2};

use super::outline::open;
use crate::gui::theme::{Theme, TimeLine};

/// The dashes at the end of what still goes on: gap before, width, and strength, at the full length of that end.
const SHRINKING: [(f32, f32, f32); 4] = [(3.0, 6.0, 1.0), (3.0, 5.0, 0.85), (4.0, 4.0, 0.62), (4.5, 3.0, 0.42)];
/// How far a stem reaches above and below the height of the line.
const STEM: Rangef = Rangef { min: -4.0, max: 2.0 };

/// Where a line is painted, and in which color.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinePlace {
    /// From its start to its end; a stem stands at the start.
    pub x: Rangef,
    /// The height of its middle.
    pub y: f32,
    /// The color, which is that of the mark.
    pub color: Color32,
    /// The size of one pixel of the screen in points.
    pub pixel: f32,
}

/// Paints the line under a mark.
pub fn time_line(painter: &Painter, theme: &Theme, line: TimeLine, x: Rangef, y: f32, color: Color32) {
    let pixel = 1.0 / painter.pixels_per_point();
    painter.extend(time_line_shapes(theme, line, LinePlace { x, y, color, pixel }));
}

/// Returns the shapes of the line under a mark: at most eight, however long it is. The shelf has none.
pub fn time_line_shapes(theme: &Theme, line: TimeLine, at: LinePlace) -> Vec<Shape> {
    let LinePlace { x, y, color, .. } = at;
    let whisker = Stroke::new(theme.stroke.whisker, color);
    match line {
        TimeLine::Stem => {
            let stem = [pos2(x.min, y + STEM.min), pos2(x.min, y + STEM.max)];
            vec![Shape::line_segment(stem, Stroke::new(theme.stroke.mark, color))]
        }
        TimeLine::BarDay => vec![bar(x, y, theme.stroke.bar_day, color)],
        TimeLine::BarExtent => vec![bar(x, y, theme.stroke.bar_extent, color)],
        TimeLine::WhiskerTwoCaps => vec![
            Shape::line_segment([pos2(x.min, y), pos2(x.max, y)], whisker),
            cap(theme, x.min, y, color),
            cap(theme, x.max, y, color),
        ],
        TimeLine::BarFading => vec![fading_bar(theme, at)],
        TimeLine::CapRightArrowLeft => arrow(theme, at, x.max, x.min),
        TimeLine::CapLeftArrowRight => arrow(theme, at, x.min, x.max),
        TimeLine::BarShrinkingDashes => still_going(theme, at),
        TimeLine::Shelf => Vec::new(),
    }
}

fn bar(x: Rangef, y: f32, height: f32, color: Color32) -> Shape {
    let width = x.span().max(1.0);
    let rect = Rect::from_min_size(pos2(x.min, y - height / 2.0), vec2(width, height));
    Shape::rect_filled(rect, CornerRadius::ZERO, color)
}

fn cap(theme: &Theme, x: f32, y: f32, color: Color32) -> Shape {
    let half = vec2(0.0, theme.timeline.cap_height / 2.0);
    Shape::line_segment([pos2(x, y) - half, pos2(x, y) + half], Stroke::new(theme.stroke.mark, color))
}

/// Returns a bar that is clear at both ends and solid in the middle.
fn fading_bar(theme: &Theme, at: LinePlace) -> Shape {
    let fade = at.x.span() * theme.timeline.circa_fade_share;
    let stops = [
        (at.x.min, Color32::TRANSPARENT),
        (at.x.min + fade, at.color),
        (at.x.max - fade, at.color),
        (at.x.max, Color32::TRANSPARENT),
    ];
    let mut mesh = Mesh::default();
    for pair in stops.windows(2) {
        let [(left, from), (right, to)] = [pair[0], pair[1]];
        soft_strip(&mut mesh, at, theme.stroke.bar_extent, (left, from), (right, to));
    }
    Shape::mesh(mesh)
}

/// Returns a cap at one end, dashes, and an arrow at the other. All dashes are one shape.
fn arrow(theme: &Theme, at: LinePlace, cap_x: f32, tip_x: f32) -> Vec<Shape> {
    let timeline = theme.timeline;
    let side = if tip_x < cap_x { -1.0 } else { 1.0 };
    let length = (tip_x - cap_x).abs();
    let head = timeline.arrow_length.min(length);
    let dashed = length - head;
    let period = timeline.dash_on + timeline.dash_off;
    let mut mesh = Mesh::default();
    let mut start = 0.0;
    while start < dashed {
        let end = (start + timeline.dash_on).min(dashed);
        let (one, other) = (cap_x + side * start, cap_x + side * end);
        let ends = ((one.min(other), at.color), (one.max(other), at.color));
        soft_strip(&mut mesh, at, theme.stroke.mark, ends.0, ends.1);
        start += period;
    }
    let half = timeline.arrow_height / 2.0;
    let tip = pos2(tip_x, at.y);
    let base = tip_x - side * head;
    let head = vec![tip, pos2(base, at.y - half), pos2(base, at.y + half)];
    vec![Shape::mesh(mesh), cap(theme, cap_x, at.y, at.color), Shape::convex_polygon(head, at.color, Stroke::NONE)]
}

/// Returns a bar, dashes that shrink and pale, and a chevron. Where room is short, the end takes at most half of it.
fn still_going(theme: &Theme, at: LinePlace) -> Vec<Shape> {
    let height = theme.stroke.bar_extent;
    let tail = theme.timeline.open_tail.min(at.x.span() / 2.0);
    let scale = tail / theme.timeline.open_tail;
    let mut shapes = vec![bar(Rangef::new(at.x.min, at.x.max - tail), at.y, height, at.color)];
    let mut x = at.x.max - tail;
    for (gap, width, strength) in SHRINKING {
        x += gap * scale;
        let color = at.color.gamma_multiply(strength);
        shapes.push(bar(Rangef::new(x, x + width * scale), at.y, height, color));
        x += width * scale;
    }
    let half = height * 0.75;
    let back = pos2(at.x.max - half * scale, at.y);
    let chevron: Vec<Pos2> = vec![back - vec2(0.0, half), pos2(at.x.max, at.y), back + vec2(0.0, half)];
    shapes.push(open(chevron, Stroke::new(theme.stroke.mark, at.color)));
    shapes
}

/// Adds a horizontal strip from one color to another whose upper and lower edges are one pixel soft.
fn soft_strip(mesh: &mut Mesh, at: LinePlace, height: f32, left: (f32, Color32), right: (f32, Color32)) {
    let (inner, outer) = ((height - at.pixel).max(0.0) * 0.5, (height + at.pixel) * 0.5);
    let rows = [(-outer, false), (-inner, true), (inner, true), (outer, false)];
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX - 8);
    for (dy, is_solid) in rows {
        for (x, color) in [left, right] {
            mesh.colored_vertex(pos2(x, at.y + dy), if is_solid { color } else { Color32::TRANSPARENT });
        }
    }
    // Both halves and both ends are cut into triangles the same way, seen from the middle: else the strip looks tilted.
    let rises = right.1.a() >= left.1.a();
    for row in 0..3 {
        let corner = first + row * 2;
        let [top_left, top_right, bottom_left, bottom_right] = [corner, corner + 1, corner + 2, corner + 3];
        if rises == (row < 2) {
            mesh.add_triangle(top_left, top_right, bottom_left);
            mesh.add_triangle(top_right, bottom_right, bottom_left);
        } else {
            mesh.add_triangle(top_left, top_right, bottom_right);
            mesh.add_triangle(top_left, bottom_right, bottom_left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::ThemeKind;

    fn shapes(line: TimeLine, from: f32, to: f32) -> Vec<Shape> {
        let at = LinePlace { x: Rangef::new(from, to), y: 30.0, color: Color32::BLACK, pixel: 1.0 };
        time_line_shapes(&Theme::new(ThemeKind::Light), line, at)
    }

    fn bounds(line: TimeLine, from: f32, to: f32) -> Rect {
        shapes(line, from, to).iter().fold(Rect::NOTHING, |bounds, shape| bounds.union(shape.visual_bounding_rect()))
    }

    #[test]
    fn no_line_goes_past_its_time() {
        for line in TimeLine::ALL.into_iter().filter(|line| *line != TimeLine::Shelf) {
            for to in [101.0, 108.0, 140.0, 400.0] {
                let bounds = bounds(line, 100.0, to);
                assert!(bounds.left() >= 97.5 && bounds.right() <= to + 2.5, "{line:?} to {to}: {bounds:?}");
            }
        }
    }

    #[test]
    fn a_long_line_costs_no_more_shapes_than_a_short_one() {
        for line in TimeLine::ALL {
            assert!(shapes(line, 0.0, 20_000.0).len() <= 8, "{line:?}");
            assert_eq!(shapes(line, 0.0, 20_000.0).len(), shapes(line, 0.0, 60.0).len(), "{line:?}");
        }
    }

    #[test]
    fn before_and_after_point_to_their_open_sides() {
        let tip = |line| match &shapes(line, 100.0, 200.0)[2] {
            Shape::Path(path) => path.points[0].x,
            other => panic!("not a path: {other:?}"),
        };
        assert!((tip(TimeLine::CapRightArrowLeft) - 100.0).abs() < 1e-4);
        assert!((tip(TimeLine::CapLeftArrowRight) - 200.0).abs() < 1e-4);
    }

    #[test]
    fn a_fading_bar_is_solid_in_its_middle_only() {
        let Some(Shape::Mesh(mesh)) = shapes(TimeLine::BarFading, 0.0, 100.0).pop() else {
            panic!("a fading bar is a mesh");
        };
        let solid: Vec<f32> =
            mesh.vertices.iter().filter(|vertex| vertex.color.a() == 255).map(|vertex| vertex.pos.x).collect();
        assert!(solid.iter().all(|x| (33.0..=67.0).contains(x)) && !solid.is_empty(), "{solid:?}");
    }

    #[test]
    fn the_shelf_is_not_on_the_axis() {
        assert!(shapes(TimeLine::Shelf, 0.0, 100.0).is_empty());
    }
}
