//! A card above the window, which waits for an answer.

use egui::{Context, Frame, Id, Margin, Modal, Response, Role, Stroke, Ui, WidgetInfo};

use super::text_line::{line_galley, paint_line};
use crate::gui::theme::{Theme, corner_radius};

/// A card above the window.
#[derive(Clone, Copy, Debug)]
#[must_use = "a card is shown by `show`"]
pub struct ModalCard<'a> {
    id: &'a str,
    title: &'a str,
    width: f32,
    keep: bool,
}

/// What was done with a card.
#[derive(Clone, Debug)]
pub struct ModalCardResponse<R> {
    /// What the contents returned.
    pub inner: R,
    /// The card.
    pub response: Response,
    /// Whether Escape or a click beside the card asks to close it.
    pub should_close: bool,
}

impl<'a> ModalCard<'a> {
    /// Returns a card. The id must be its own among all cards.
    pub const fn new(id: &'a str, title: &'a str) -> Self {
        Self { id, title, width: 420.0, keep: false }
    }

    /// Sets the width of its contents.
    pub const fn width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Keeps the card open when somebody clicks beside it, as is right where words would be lost.
    pub const fn keep(self, keep: bool) -> Self {
        Self { keep, ..self }
    }

    /// Shows the card above everything else.
    pub fn show<R>(self, ctx: &Context, contents: impl FnOnce(&mut Ui) -> R) -> ModalCardResponse<R> {
        let theme = Theme::of(ctx);
        let modal = Modal::new(Id::unique(("modal card", self.id)))
            .backdrop_color(theme.color.scrim)
            .frame(card_frame(&theme))
            .show(ctx, |ui| {
                ui.set_width(self.width);
                title(ui, &theme, self.title);
                ui.add_space(theme.space.m);
                contents(ui)
            });
        let is_beside = modal.backdrop_response.clicked();
        let should_close = modal.should_close() && !(self.keep && is_beside);
        ModalCardResponse { inner: modal.inner, response: modal.response, should_close }
    }
}

fn card_frame(theme: &Theme) -> Frame {
    let shadow = egui::Shadow { offset: [0, 8], blur: 32, spread: 0, color: theme.color.shadow };
    Frame::new()
        .fill(theme.color.raised)
        .stroke(Stroke::new(theme.stroke.hairline, theme.color.line_strong))
        .corner_radius(corner_radius(theme.radius.popup))
        .shadow(shadow)
        .inner_margin(Margin::same(20))
}

fn title(ui: &mut Ui, theme: &Theme, words: &str) {
    let size = egui::vec2(ui.available_width(), theme.text.title.line);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let galley = line_galley(ui.painter(), words, theme.text.title, theme.color.text, rect.width());
    paint_line(ui.painter(), rect.left_center(), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
}
