//! Small icons, drawn on a grid of 16 by 16.

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, vec2};

use super::outline::{arc, circle, closed, filled, open};
use crate::gui::theme::Theme;

/// The side of the grid.
const GRID: f32 = 16.0;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A magnifying glass.
    Search,
    /// Add.
    Plus,
    /// Take away, zoom out.
    Minus,
    /// Opens downwards.
    ChevronDown,
    /// Opens to the right.
    ChevronRight,
    /// Goes to the left.
    ChevronLeft,
    /// Goes up.
    ChevronUp,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Not starred.
    Star,
    /// Starred.
    StarFilled,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Linked, could be the same.
    Link,
    /// More commands.
    Dots,
    /// The program's sign: a settled and an open event on a line.
    Logo,
    /// Close, take away.
    Close,
    /// Done, accepted.
    Check,
    /// Something is wrong.
    Warning,
    /// Something to know.
    Info,
    /// The Backspace key.
    Backspace,
    /// A window with its left side.
    LeftSide,
    /// Pinned in its place.
    Pin,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 23] = [
        Self::Search,
        Self::Plus,
        Self::Minus,
        Self::ChevronDown,
        Self::ChevronRight,
        Self::ChevronLeft,
        Self::ChevronUp,
        Self::Undo,
        Self::Redo,
        Self::Star,
        Self::StarFilled,
        Self::File,
        Self::Folder,
        Self::Link,
        Self::Dots,
        Self::Logo,
        Self::Close,
        Self::Check,
        Self::Warning,
        Self::Info,
        Self::Backspace,
        Self::LeftSide,
        Self::Pin,
    ];

    fn strokes(self) -> &'static [Piece] {
        match self {
            Self::Search => &[Piece::Ring([6.8, 6.8], 4.4), Piece::Line(&[[10.1, 10.1], [14.2, 14.2]])],
            Self::Plus => &[Piece::Line(&[[8.0, 2.5], [8.0, 13.5]]), Piece::Line(&[[2.5, 8.0], [13.5, 8.0]])],
            Self::Minus => &[Piece::Line(&[[3.0, 8.0], [13.0, 8.0]])],
            Self::ChevronDown => &[Piece::Line(&[[4.0, 6.2], [8.0, 10.2], [12.0, 6.2]])],
            Self::ChevronRight => &[Piece::Line(&[[6.2, 4.0], [10.2, 8.0], [6.2, 12.0]])],
            Self::ChevronLeft => &[Piece::Line(&[[9.8, 4.0], [5.8, 8.0], [9.8, 12.0]])],
            Self::ChevronUp => &[Piece::Line(&[[4.0, 9.8], [8.0, 5.8], [12.0, 9.8]])],
            Self::Undo => &[
                Piece::Line(&[[5.8, 2.6], [2.6, 5.8], [5.8, 9.0]]),
                Piece::Line(&[[2.8, 5.8], [9.6, 5.8]]),
                Piece::Arc([9.6, 9.2], 3.4, -0.25, 0.25),
                Piece::Line(&[[9.6, 12.6], [7.2, 12.6]]),
            ],
            Self::Redo => &[
                Piece::Line(&[[10.2, 2.6], [13.4, 5.8], [10.2, 9.0]]),
                Piece::Line(&[[13.2, 5.8], [6.4, 5.8]]),
                Piece::Arc([6.4, 9.2], 3.4, 0.75, 0.25),
                Piece::Line(&[[6.4, 12.6], [8.8, 12.6]]),
            ],
            Self::Star => &[Piece::Star { is_filled: false }],
            Self::StarFilled => &[Piece::Star { is_filled: true }],
            Self::File => &[
                Piece::Closed(&[[4.0, 2.2], [9.2, 2.2], [12.2, 5.2], [12.2, 13.8], [4.0, 13.8]]),
                Piece::Line(&[[9.0, 2.6], [9.0, 5.6], [12.0, 5.6]]),
            ],
            Self::Folder => &[Piece::Closed(&[[2.0, 3.4], [6.3, 3.4], [7.9, 5.2], [14.0, 5.2], [14.0, 12.8], [2.0, 12.8]])],
            Self::Link => &[Piece::Capsule([5.9, 10.1]), Piece::Capsule([10.1, 5.9])],
            Self::Dots => &[Piece::Dot([3.2, 8.0], 1.2), Piece::Dot([8.0, 8.0], 1.2), Piece::Dot([12.8, 8.0], 1.2)],
            Self::Logo => &[
                Piece::Dot([3.7, 6.0], 3.4),
                Piece::Ring([12.1, 6.0], 2.9),
                Piece::Line(&[[3.7, 8.0], [3.7, 11.6]]),
                Piece::Line(&[[12.1, 8.9], [12.1, 11.6]]),
                Piece::Line(&[[-0.6, 12.4], [16.4, 12.4]]),
            ],
            Self::Close => &[Piece::Line(&[[4.0, 4.0], [12.0, 12.0]]), Piece::Line(&[[12.0, 4.0], [4.0, 12.0]])],
            Self::Check => &[Piece::Line(&[[3.0, 8.6], [6.6, 12.2], [13.2, 4.6]])],
            Self::Warning => &[
                Piece::Closed(&[[8.0, 2.2], [14.4, 13.4], [1.6, 13.4]]),
                Piece::Line(&[[8.0, 6.2], [8.0, 9.6]]),
                Piece::Dot([8.0, 11.4], 0.9),
            ],
            Self::Info => &[Piece::Ring([8.0, 8.0], 6.0), Piece::Line(&[[8.0, 7.4], [8.0, 11.2]]), Piece::Dot([8.0, 5.2], 0.9)],
            Self::LeftSide => {
                &[Piece::Closed(&[[2.0, 3.0], [14.0, 3.0], [14.0, 13.0], [2.0, 13.0]]), Piece::Line(&[[6.0, 3.4], [6.0, 12.6]])]
            }
            Self::Pin => &[
                Piece::Closed(&[[5.4, 2.4], [10.6, 2.4], [9.8, 7.0], [12.2, 9.6], [3.8, 9.6], [6.2, 7.0]]),
                Piece::Line(&[[8.0, 9.6], [8.0, 14.4]]),
            ],
            Self::Backspace => &[
                Piece::Closed(&[[5.6, 3.2], [15.0, 3.2], [15.0, 12.8], [5.6, 12.8], [1.4, 8.0]]),
                Piece::Line(&[[7.6, 5.8], [12.0, 10.2]]),
                Piece::Line(&[[12.0, 5.8], [7.6, 10.2]]),
            ],
        }
    }
}

/// A piece of an icon, on the grid.
enum Piece {
    Line(&'static [[f32; 2]]),
    Closed(&'static [[f32; 2]]),
    Ring([f32; 2], f32),
    Dot([f32; 2], f32),
    /// Center, radius, and the turns where it starts and ends.
    Arc([f32; 2], f32, f32, f32),
    /// A slanted link of a chain.
    Capsule([f32; 2]),
    Star {
        is_filled: bool,
    },
}

/// Paints an icon in a square of that size.
pub fn icon(painter: &Painter, theme: &Theme, icon: Icon, center: Pos2, size: f32, color: Color32) {
    let width = theme.stroke.icon * (size / GRID).max(0.75);
    painter.extend(icon_shapes(icon, center, size, Stroke::new(width, color)));
}

/// Returns the shapes of an icon.
pub fn icon_shapes(icon: Icon, center: Pos2, size: f32, stroke: Stroke) -> Vec<Shape> {
    let scale = size / GRID;
    let at = |[x, y]: [f32; 2]| center + vec2(x - GRID / 2.0, y - GRID / 2.0) * scale;
    let through = |points: &[[f32; 2]]| points.iter().map(|point| at(*point)).collect::<Vec<_>>();
    let piece = |piece: &Piece| match piece {
        Piece::Line(points) => vec![open(through(points), stroke)],
        Piece::Closed(points) => vec![closed(through(points), stroke)],
        Piece::Ring(middle, radius) => vec![closed(circle(at(*middle), radius * scale), stroke)],
        Piece::Dot(middle, radius) => vec![Shape::circle_filled(at(*middle), radius * scale, stroke.color)],
        Piece::Arc(middle, radius, from, to) => vec![open(arc(at(*middle), radius * scale, *from, *to), stroke)],
        Piece::Capsule(middle) => vec![closed(capsule(at(*middle), scale), stroke)],
        Piece::Star { is_filled } => star(at([8.0, 8.4]), scale, *is_filled, stroke),
    };
    icon.strokes().iter().flat_map(piece).collect()
}

/// Returns a rounded bar that leans to the right.
fn capsule(center: Pos2, scale: f32) -> Vec<Pos2> {
    let along = vec2(1.0, -1.0) * (1.7 * scale);
    let radius = 2.3 * scale;
    let mut points = arc(center + along, radius, -0.375, 0.125);
    points.extend(arc(center - along, radius, 0.125, 0.625));
    points
}

fn star(center: Pos2, scale: f32, is_filled: bool, stroke: Stroke) -> Vec<Shape> {
    let corner =
        |step: u8, radius: f32| center + Vec2::angled((f32::from(step) / 10.0 - 0.25) * std::f32::consts::TAU) * radius * scale;
    let outline: Vec<Pos2> = (0..10).map(|step| corner(step, if step % 2 == 0 { 6.6 } else { 2.9 })).collect();
    let mut shapes = Vec::new();
    if is_filled {
        // Five tips and the pentagon between them: a star is not convex. The pieces overlap, so that no seam shows.
        shapes.extend(filled((0..5).map(|tip| corner(tip * 2 + 1, 3.0)).collect(), stroke.color));
        shapes.extend((0..5_usize).filter_map(|tip| {
            let points = [9, 0, 1].map(|step| outline[(tip * 2 + step) % 10]);
            filled(points.into_iter().chain([center]).collect(), stroke.color)
        }));
    }
    shapes.push(closed(outline, stroke));
    shapes
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::*;

    #[test]
    fn icons_stay_on_their_grid() {
        for icon in Icon::ALL {
            let field = Rect::from_center_size(pos2(0.0, 0.0), vec2(19.0, 17.0));
            let shapes = icon_shapes(icon, pos2(0.0, 0.0), GRID, Stroke::new(1.4, Color32::BLACK));
            assert!(!shapes.is_empty());
            for shape in shapes {
                assert!(field.contains_rect(shape.visual_bounding_rect()), "{icon:?}");
            }
        }
    }

    #[test]
    fn icons_grow_with_their_size() {
        for icon in Icon::ALL {
            let width = |size: f32| {
                icon_shapes(icon, pos2(0.0, 0.0), size, Stroke::new(0.01, Color32::BLACK))
                    .iter()
                    .fold(Rect::NOTHING, |bounds, shape| bounds.union(shape.visual_bounding_rect()))
                    .width()
            };
            assert!(width(32.0) > width(16.0) * 1.5, "{icon:?}");
        }
    }
}
