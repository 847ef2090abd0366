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
