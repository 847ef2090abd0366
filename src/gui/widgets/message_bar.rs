//! A message that stays until it was read: what could not be done, why, and where.

use egui::{Frame, Margin, Response, Role, Stroke, Ui, WidgetInfo, vec2};

use super::button::Button;
use super::icon_button::IconButton;
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::{Theme, corner_radius};

/// How serious a message is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageTone {
    /// Something to know.
    #[default]
    Info,
    /// Something went well.
    Done,
    /// Something could not be done.
    Error,
}

/// A message that stays until it was read.
#[derive(Clone, Copy, Debug)]
#[must_use = "a message is shown by `show`"]
pub struct MessageBar<'a> {
    tone: MessageTone,
    text: &'a str,
    detail: Option<&'a str>,
    action: Option<&'a str>,
}

/// What was done with a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MessageAnswer {
    /// It was read and closed.
    pub is_closed: bool,
    /// Its action was chosen.
    pub is_action_chosen: bool,
}

impl<'a> MessageBar<'a> {
    /// Returns a message.
    pub const fn new(tone: MessageTone, text: &'a str) -> Self {
        Self { tone, text, detail: None, action: None }
    }

    /// Adds a second line: the reason, or the path.
    pub const fn detail(self, detail: &'a str) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// Adds what can be done about it.
    pub const fn action(self, action: &'a str) -> Self {
        Self { action: Some(action), ..self }
    }

    /// Shows the message over the whole width.
    pub fn show(self, ui: &mut Ui) -> MessageAnswer {
        let theme = Theme::of(ui.ctx());
        let (sign, ink, ground) = match self.tone {
            MessageTone::Info => (Icon::Info, theme.color.text_2, theme.color.raised),
            MessageTone::Done => (Icon::Check, theme.color.agree, theme.color.agree_bg),
            MessageTone::Error => (Icon::Warning, theme.color.conflict, theme.color.conflict_bg),
        };
        let frame = Frame::new()
            .fill(ground)
            .stroke(Stroke::new(theme.stroke.hairline, ink))
            .corner_radius(corner_radius(theme.radius.field))
            .inner_margin(Margin::symmetric(12, 8));
        let shown = frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(16.0, 22.0), egui::Sense::hover());
                icon(ui.painter(), &theme, sign, rect.center(), 15.0, ink);
                self.contents(ui, &theme)
            })
            .inner
        });
        announce(ui, &shown.response, self);
        shown.inner
    }

    fn contents(self, ui: &mut Ui, theme: &Theme) -> MessageAnswer {
        let mut answer = MessageAnswer::default();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            answer.is_closed = IconButton::new(Icon::Close, "Close message").show(ui).clicked();
            if let Some(action) = self.action {
                answer.is_action_chosen = Button::new(action).show(ui).clicked();
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space((theme.size.hit_target_min - theme.text.body.line) / 2.0);
                let format = theme.text.body_strong.format(theme.color.text);
                ui.add(egui::Label::new(egui::text::LayoutJob::single_section(self.text.to_owned(), format)).wrap());
                if let Some(detail) = self.detail {
                    let format = theme.text.small.format(theme.color.text_2);
                    ui.add(egui::Label::new(egui::text::LayoutJob::single_section(detail.to_owned(), format)).wrap());
                }
            });
        });
        answer
    }
}

/// Has a screen reader read the message when it comes.
fn announce(ui: &Ui, response: &Response, message: MessageBar<'_>) {
    let words = [Some(message.text), message.detail].into_iter().flatten().collect::<Vec<_>>().join(". ");
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}
