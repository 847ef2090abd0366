//! Measures labels by the widths of their letters, looked up once per frame: a hundred thousand labels take milliseconds.

use egui::Context;

use crate::gui::theme::Theme;

const ASCII: usize = 128;

/// The widths of letters in the two faces of labels.
pub(super) struct TextWidths {
    context: Context,
    fonts: [egui::FontId; 2],
    ascii: [[f32; ASCII]; 2],
}

impl TextWidths {
    pub(super) fn of(context: &Context, theme: &Theme) -> Self {
        let fonts = [theme.text.small.font(), theme.text.small_strong.font()];
        let mut ascii = [[0.0; ASCII]; 2];
        context.fonts_mut(|view| {
            for (widths, font) in ascii.iter_mut().zip(&fonts) {
                for (code, width) in (0_u8..).zip(widths.iter_mut()).skip(32) {
                    *width = view.glyph_width(font, char::from(code));
                }
            }
        });
        Self { context: context.clone(), fonts, ascii }
    }

    /// Returns how wide a text is.
    pub(super) fn width(&self, text: &str, is_strong: bool) -> f32 {
        let face = usize::from(is_strong);
        text.chars().map(|letter| self.letter(letter, face)).sum()
    }

    fn letter(&self, letter: char, face: usize) -> f32 {
        match self.ascii[face].get(letter as usize) {
            Some(width) => *width,
            None => self.context.fonts_mut(|view| view.glyph_width(&self.fonts[face], letter)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TextWidths;
    use crate::gui::theme::{Theme, ThemeChoice};
    use crate::gui::timeline::prepared::LABEL_SLACK;
    use crate::gui::widgets::line_galley;

    const TITLES: [&str; 4] = [
        "Jet of water throws him against a bollard on Chandlers’ Quay",
        "Union leaders and harbor authority sit down for their first talks",
        "AVATAR WAVES: Tyrolean Yachts, Łódź",
        "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    ];

    /// Returns the titles that are set wider than they were measured.
    fn too_wide(ui: &egui::Ui) -> Vec<String> {
        let theme = Theme::install(ui.ctx(), ThemeChoice::Light, true);
        let widths = TextWidths::of(ui.ctx(), &theme);
        let faces = [(false, theme.text.small), (true, theme.text.small_strong)];
        let all = TITLES.iter().flat_map(|text| faces.map(|face| (*text, face)));
        let wider = all.filter(|(text, (is_strong, token))| {
            let galley = line_galley(ui.painter(), text, *token, theme.color.text, f32::INFINITY);
            galley.size().x > widths.width(text, *is_strong) + LABEL_SLACK
        });
        wider.map(|(text, _)| text.to_owned()).collect()
    }

    #[test]
    fn no_label_is_set_wider_than_it_was_measured() {
        for points in [1.0, 1.25, 1.5, 2.0] {
            let context = egui::Context::default();
            context.set_pixels_per_point(points);
            let mut found = Vec::new();
            // The fonts of the first frame are not yet the program's own.
            for _ in 0..2 {
                let mut output = context.run_ui(egui::RawInput::default(), |ui| found = too_wide(ui));
                output.textures_delta.clear();
            }
            assert_eq!(found, [""; 0], "at {points}");
        }
    }
}
