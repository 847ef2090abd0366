//! A sparkline: how often something comes in equal parts of what is in view.

use egui::{CornerRadius, Rect, Response, Role, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use crate::gui::theme::Theme;

/// Shows a sparkline. `name` is what is read aloud.
pub fn sparkline(ui: &mut Ui, counts: &[u32], name: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let size = vec2(theme.size.spark_width, theme.size.spark_height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().extend(sparkline_shapes(&theme, rect, counts));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    response
}

/// Returns one bar per part, scaled to the greatest. An empty part is a thin line, so that all parts can be counted.
pub fn sparkline_shapes(theme: &Theme, rect: Rect, counts: &[u32]) -> Vec<Shape> {
    let greatest = counts.iter().copied().max().unwrap_or(0).max(1);
    let step = rect.width() / counts.len().max(1) as f32;
    let bar = |(index, count): (usize, &u32)| {
        let share = *count as f32 / greatest as f32;
        let (height, color) = if *count == 0 {
            (theme.stroke.hairline, theme.color.line_strong)
        } else {
            ((share * rect.height()).max(2.0), theme.color.pencil)
        };
        let left = rect.left() + step * index as f32;
        let bar = Rect::from_min_max(pos2(left, rect.bottom() - height), pos2(left + step - 1.0, rect.bottom()));
        Shape::rect_filled(bar, CornerRadius::ZERO, color)
    };
    counts.iter().enumerate().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::ThemeKind;

    #[test]
    fn bars_are_scaled_to_the_greatest_and_stand_on_the_ground() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(44.0, 12.0));
        let shapes = sparkline_shapes(&Theme::new(ThemeKind::Light), rect, &[0, 5, 10, u32::MAX / 2, u32::MAX]);
        let bars: Vec<Rect> = shapes.iter().map(Shape::visual_bounding_rect).collect();
        assert_eq!(bars.len(), 5);
        assert!((bars[4].height() - 12.0).abs() < 1e-3 && (bars[3].height() - 6.0).abs() < 1e-3);
        assert!(bars.iter().all(|bar| (bar.bottom() - 12.0).abs() < 1e-3));
    }

    #[test]
    fn nothing_is_no_bar() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(44.0, 12.0));
        assert!(sparkline_shapes(&Theme::new(ThemeKind::Light), rect, &[]).is_empty());
    }
}
