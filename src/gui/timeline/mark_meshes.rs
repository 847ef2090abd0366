//! Marks made into triangles once and copied from then on: hundreds of them stand in a frame, all alike.

use std::collections::BTreeMap;

use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{Painter, Pos2, Shape};

use crate::gui::marks::{EventMark, MarkFill, MarkShape};
use crate::gui::theme::{Theme, ThemeKind};

/// An outline with so many corners is a circle.
const MANY_CORNERS: usize = 24;
/// About how many corners a mark has, as triangles.
pub(super) const VERTICES: usize = 64;

/// The marks of one theme at one density of the screen.
#[derive(Debug, Default)]
pub(super) struct MarkMeshes {
    key: Option<(ThemeKind, u32)>,
    meshes: BTreeMap<(MarkShape, MarkFill), Mesh>,
}

impl MarkMeshes {
    /// Adds a mark around a center to a mesh.
    pub(super) fn add(
        &mut self,
        painter: &Painter,
        theme: &Theme,
        (shape, fill): (MarkShape, MarkFill),
        at: Pos2,
        to: &mut Mesh,
    ) {
        let key = Some((theme.kind, painter.pixels_per_point().to_bits()));
        if self.key != key {
            self.key = key;
            self.meshes.clear();
        }
        let make = || made(painter, theme, (shape, fill));
        let mesh = self.meshes.entry((shape, fill)).or_insert_with(make);
        let first = u32::try_from(to.vertices.len()).unwrap_or(u32::MAX);
        to.indices.extend(mesh.indices.iter().map(|index| index.saturating_add(first)));
        to.vertices.extend(mesh.vertices.iter().map(|vertex| {
            let mut vertex = *vertex;
            vertex.pos += at.to_vec2();
            vertex
        }));
    }
}

fn made(painter: &Painter, theme: &Theme, (shape, fill): (MarkShape, MarkFill)) -> Mesh {
    let options: TessellationOptions = painter.ctx().tessellation_options(|options| *options);
    let mut tessellator = Tessellator::new(painter.pixels_per_point(), options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    let mark = EventMark::new(theme, theme.timeline.mark_radius, shape, fill);
    for shape in mark.shapes(Pos2::ZERO) {
        tessellator.tessellate_shape(coarser(shape), &mut mesh);
    }
    mesh
}

/// Leaves out every other corner of a circle: at the size of a mark it looks the same, and takes half the triangles.
fn coarser(shape: Shape) -> Shape {
    match shape {
        Shape::Path(mut path) if path.closed && path.points.len() >= MANY_CORNERS => {
            path.points = path.points.into_iter().step_by(2).collect();
            Shape::Path(path)
        }
        other => other,
    }
}
