//! What an empty view says: what would be there, and what makes it.

use egui::{Label, Ui};

use super::button::Button;
use crate::gui::theme::Theme;

/// What an empty view says.
#[derive(Clone, Copy, Debug)]
#[must_use = "an empty view is shown by `show`"]
pub struct EmptyState<'a> {
    title: &'a str,
    hint: &'a str,
    action: Option<(&'a str, &'a str)>,
}

const WIDTH: f32 = 320.0;

impl<'a> EmptyState<'a> {
    /// Returns what would be there, and how it comes to be.
    pub const fn new(title: &'a str, hint: &'a str) -> Self {
        Self { title, hint, action: None }
    }

    /// Adds a button with the key of its command.
    pub const fn action(self, words: &'a str, key: &'a str) -> Self {
        Self { action: Some((words, key)), ..self }
    }

    /// Shows it in the middle of the width, and returns whether its button was clicked.
    pub fn show(self, ui: &mut Ui) -> bool {
        let theme = Theme::of(ui.ctx());
        let mut is_clicked = false;
        ui.vertical_centered(|ui| {
            ui.set_max_width(WIDTH.min(ui.available_width() - 2.0 * theme.space.l));
            ui.spacing_mut().item_spacing.y = theme.space.s;
            let section = |words: &str, format| egui::text::LayoutJob::single_section(words.to_owned(), format);
            ui.add(Label::new(section(self.title, theme.text.heading.format(theme.color.text))));
            ui.add(Label::new(section(self.hint, theme.text.body.format(theme.color.text_2))).wrap());
            if let Some((words, key)) = self.action {
                ui.add_space(theme.space.s);
                is_clicked = Button::new(words).key(key).show(ui).clicked();
            }
        });
        is_clicked
    }
}
