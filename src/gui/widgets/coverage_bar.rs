//! How much of an article was read: used, seen without use, not yet seen.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::gui::theme::{Theme, corner_radius};

/// How many sentences are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoverageCounts {
    /// With at least one live event.
    pub used: usize,
    /// With rejected events only.
    pub rejected: usize,
    /// Seen, with nothing in them.
    pub empty: usize,
    /// Not yet seen.
    pub unseen: usize,
}

impl CoverageCounts {
    /// Returns the number of sentences that were seen.
    pub const fn n_seen(self) -> usize {
        self.used + self.rejected + self.empty
    }

    /// Returns the number of all sentences.
    pub const fn n_all(self) -> usize {
        self.n_seen() + self.unseen
    }
}

const HEIGHT: f32 = 4.0;

/// Shows the bar: ink for used, grey for the rest that was seen.
pub fn coverage_bar(ui: &mut Ui, counts: CoverageCounts, width: f32) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{} of {} sentences seen", counts.n_seen(), counts.n_all()))
    });
    let color = theme.color;
    let corners = corner_radius(HEIGHT / 2.0);
    let painter = ui.painter();
    if theme.is_high_contrast() {
        // Three greys side by side are hard to tell: what is left is empty, what was seen without use is half as high.
        painter.rect_stroke(rect, corners, theme.hairline(color.ink), StrokeKind::Outside);
    } else {
        painter.rect_filled(rect, corners, if theme.is_dark() { color.line_strong } else { color.line_soft });
    }
    let [used, seen] = ends(rect, counts);
    let part = |from: f32, to: f32, ink: Color32| {
        let is_first = from <= rect.left();
        let is_last = to >= rect.right();
        let corners = CornerRadius {
            nw: if is_first { corners.nw } else { 0 },
            sw: if is_first { corners.sw } else { 0 },
            ne: if is_last { corners.ne } else { 0 },
            se: if is_last { corners.se } else { 0 },
        };
        if to > from {
            painter.rect_filled(Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom())), corners, ink);
        }
    };
    part(rect.left(), used, color.ink);
    if theme.is_high_contrast() {
        painter.hline(used..=seen, rect.center().y, Stroke::new(2.0, color.ink));
    } else {
        part(used, seen, color.pencil);
    }
    response
}

/// Returns where the used and the seen sentences end.
fn ends(rect: Rect, counts: CoverageCounts) -> [f32; 2] {
    let all = counts.n_all().max(1) as f32;
    [counts.used, counts.n_seen()].map(|count| rect.left() + rect.width() * count as f32 / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_as_long_as_their_shares() {
        let rect = Rect::from_min_size(pos2(10.0, 0.0), vec2(40.0, 4.0));
        let counts = CoverageCounts { used: 5, rejected: 2, empty: 3, unseen: 10 };
        let close = |one: [f32; 2], other: [f32; 2]| one.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-4);
        assert!(close(ends(rect, counts), [20.0, 30.0]));
        assert!(close(ends(rect, CoverageCounts::default()), [10.0, 10.0]));
        assert_eq!((counts.n_seen(), counts.n_all()), (10, 20));
    }
}
