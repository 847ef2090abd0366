//! One line of text: laid out, cut at its end with "…" when room is short, and centered on a height.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Painter, Pos2, Rect, pos2};

use crate::gui::theme::TextToken;

/// A run of text in one style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run<'a> {
    /// The words.
    pub text: &'a str,
    /// Their step of the type scale.
    pub token: TextToken,
    /// Their color.
    pub color: Color32,
}

/// Returns one line of text that is at most so wide.
pub fn line_galley(painter: &Painter, text: &str, token: TextToken, color: Color32, max_width: f32) -> Arc<Galley> {
    runs_galley(painter, &[Run { text, token, color }], max_width)
}

/// Returns one line of several runs that is at most so wide.
pub fn runs_galley(painter: &Painter, runs: &[Run<'_>], max_width: f32) -> Arc<Galley> {
    let mut job = LayoutJob {
        wrap: TextWrapping { max_width: max_width.max(0.0), max_rows: 1, break_anywhere: true, ..TextWrapping::default() },
        break_on_newline: false,
        ..LayoutJob::default()
    };
    for run in runs {
        job.append(run.text, 0.0, TextFormat::simple(run.token.font(), run.color));
    }
    painter.layout_job(job)
}

/// Paints a line of text from a left edge, centered on a height, and returns where it is.
pub fn paint_line(painter: &Painter, left_center: Pos2, galley: Arc<Galley>) -> Rect {
    let rect = Rect::from_min_size(pos2(left_center.x, left_center.y - galley.size().y / 2.0), galley.size());
    painter.galley(rect.min, galley, Color32::PLACEHOLDER);
    rect
}
