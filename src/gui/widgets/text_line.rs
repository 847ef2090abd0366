//! One line of text: laid out, cut at its end with "…" when room is short, and centered on a height.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Painter, Pos2, Rect, pos2, vec2};

use crate::gui::theme::TextToken;

/// What stands for words that are cut, and how much farther than the last letter kept a cursor may be.
const CUT: &str = "…";
const CUT_SLACK: f32 = 4.0;

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

/// Returns one line of several runs that is at most so wide, and whether it is cut: of the run at `gives` as much goes as must,
/// so that the dates and counts around a name stay whole.
pub fn giving_galley(painter: &Painter, runs: &[Run<'_>], gives: usize, max_width: f32) -> (Arc<Galley>, bool) {
    let whole = runs_galley(painter, runs, f32::INFINITY);
    let over = whole.size().x - max_width;
    let Some(run) = runs.get(gives).filter(|_| over > 0.0) else { return (whole, false) };
    let measured = |words: &str| line_galley(painter, words, run.token, run.color, f32::INFINITY);
    let alone = measured(run.text);
    let room = (alone.size().x - over - measured(CUT).size().x - CUT_SLACK).max(0.0);
    let kept: String = run.text.chars().take(alone.cursor_from_pos(vec2(room, 0.0)).index.0).collect();
    let kept = format!("{}{CUT}", kept.trim_end());
    let mut cut = runs.to_vec();
    cut[gives].text = &kept;
    (runs_galley(painter, &cut, max_width), true)
}

/// The least room for a name that gives way; with less than that, what stands after it goes.
const LEAST_NAME: f32 = 48.0;

/// Returns one line of runs and one of the `tails` after them, the first with which the run at `gives` keeps enough to be told,
/// and whether anything is cut: no name is cut to nothing so that a date can stand after it.
pub fn tailed_galley(
    painter: &Painter,
    (runs, gives): (&[Run<'_>], usize),
    tails: &[Run<'_>],
    max_width: f32,
) -> (Arc<Galley>, bool) {
    let name = runs.get(gives).map_or(0.0, |run| line_galley(painter, run.text, run.token, run.color, f32::INFINITY).size().x);
    for (index, tail) in tails.iter().enumerate() {
        let line = [runs, &[*tail]].concat();
        let over = runs_galley(painter, &line, f32::INFINITY).size().x - max_width;
        if over <= 0.0 || name - over >= LEAST_NAME.min(name) {
            let (galley, is_cut) = giving_galley(painter, &line, gives, max_width);
            return (galley, is_cut || index > 0);
        }
    }
    let (galley, _) = giving_galley(painter, runs, gives, max_width);
    (galley, true)
}

/// Paints a line of text from a left edge, centered on a height, and returns where it is.
pub fn paint_line(painter: &Painter, left_center: Pos2, galley: Arc<Galley>) -> Rect {
    let rect = Rect::from_min_size(pos2(left_center.x, left_center.y - galley.size().y / 2.0), galley.size());
    painter.galley(rect.min, galley, Color32::PLACEHOLDER);
    rect
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::{Theme, ThemeChoice};

    #[test]
    fn the_end_of_a_line_goes_before_its_name_does() {
        let context = egui::Context::default();
        let mut lines = Vec::new();
        // The fonts of the first frame are not yet the program's own.
        for _ in 0..2 {
            let mut output = context.run_ui(egui::RawInput::default(), |ui| {
                let theme = Theme::install(ui.ctx(), ThemeChoice::Light, true);
                let run = |text| Run { text, token: theme.text.small, color: theme.color.text };
                let tails = [", 6 Aug 2025, sentence 4", ", 6 Aug 2025"].map(run);
                let line = |width| tailed_galley(ui.painter(), (&[run("Selwyn Courier")], 0), &tails, width);
                lines = [400.0, 165.0, 90.0].map(|width| (line(width).0.text().to_owned(), line(width).1)).to_vec();
            });
            output.textures_delta.clear();
        }
        assert_eq!(lines[0], ("Selwyn Courier, 6 Aug 2025, sentence 4".to_owned(), false));
        assert_eq!(lines[1], ("Selwyn Courier, 6 Aug 2025".to_owned(), true));
        assert_eq!(lines[2], ("Selwyn Courier".to_owned(), true));
    }

    #[test]
    fn only_the_name_in_a_line_gives_way() {
        let context = egui::Context::default();
        let mut lines = Vec::new();
        // The fonts of the first frame are not yet the program's own.
        for _ in 0..2 {
            lines.clear();
            let mut output = context.run_ui(egui::RawInput::default(), |ui| {
                let theme = Theme::install(ui.ctx(), ThemeChoice::Light, true);
                let run = |text| Run { text, token: theme.text.small, color: theme.color.text };
                let runs = [run("from "), run("The Ardmoor Gazette and Harbor Observer"), run(", 13 Mar 2024")];
                for width in [400.0, 200.0, 130.0] {
                    let (galley, is_cut) = giving_galley(ui.painter(), &runs, 1, width);
                    lines.push((galley.text().to_owned(), is_cut, galley.size().x <= width));
                }
            });
            output.textures_delta.clear();
        }
        assert_eq!(lines[0], ("from The Ardmoor Gazette and Harbor Observer, 13 Mar 2024".to_owned(), false, true));
        for (text, is_cut, fits) in &lines[1..] {
            assert!(*is_cut && *fits, "{text}");
            assert!(text.starts_with("from ") && text.ends_with("…, 13 Mar 2024"), "{text}");
        }
        assert!(lines[2].0.len() < lines[1].0.len(), "{lines:?}");
    }
}
