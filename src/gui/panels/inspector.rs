//! The inspector: everything about what is chosen, to read and to change.

use egui::{Align, Layout, Margin, ScrollArea, Ui};

use super::bars::text;
use super::{article, entity, event, project};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::theme::Theme;
use crate::gui::view::Selection;

/// Shows what is chosen.
pub(super) fn inspector_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = theme.space.xs;
    match &app.view.selection {
        Selection::Nothing => many(ui, theme, app, actions, project::project_ui),
        Selection::Events(events) if events.len() > 1 => many(ui, theme, app, actions, event::many_ui),
        Selection::Events(_) => event::event_ui(ui, theme, app, actions),
        Selection::Entities(_) => many(ui, theme, app, actions, entity::entity_ui),
        Selection::Article(_) | Selection::Words(..) => many(ui, theme, app, actions, article::article_ui),
    }
}

fn many(
    ui: &mut Ui,
    theme: &Theme,
    app: &App,
    actions: &mut Vec<Action>,
    contents: fn(&mut Ui, &Theme, &App, &mut Vec<Action>),
) {
    scrolled(ui, theme, |ui| contents(ui, theme, app, actions));
}

/// Shows contents with the inspector's margins, scrolled where they are long.
pub(super) fn scrolled(ui: &mut Ui, theme: &Theme, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 14, right: 14, top: 6, bottom: 16 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.xs;
            contents(ui);
        });
    });
}

/// Shows the head of the inspector.
pub(super) fn head_ui(ui: &mut Ui, theme: &Theme, words: &str, tools: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), theme.size.toolbar),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.add_space(10.0);
            tools(ui);
            // The words take what room the tools leave.
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(14.0);
                text(ui, theme, words, false);
            });
        },
    );
}

/// Shows a thin line over the whole width.
pub(in crate::gui) fn rule_ui(ui: &mut Ui, theme: &Theme) {
    ui.add_space(theme.space.xs);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    let whole = rect.expand2(egui::vec2(14.0, 0.0));
    ui.painter().hline(whole.x_range(), rect.center().y, theme.hairline(theme.color.line_soft));
    ui.add_space(theme.space.xs);
}

/// Shows words that wrap.
pub(in crate::gui) fn words_ui(ui: &mut Ui, words: &str, token: crate::gui::theme::TextToken, color: egui::Color32) {
    let job = egui::text::LayoutJob::single_section(words.to_owned(), token.format(color));
    ui.add(egui::Label::new(job).wrap());
}

/// Shows words as the value of a field, the first line beside its label.
pub(in crate::gui) fn value_words_ui(ui: &mut Ui, theme: &Theme, words: &str, token: crate::gui::theme::TextToken) {
    let pad = ((theme.size.hit_target_min - token.line) / 2.0).max(0.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(pad);
    words_ui(ui, words, token, theme.color.text_2);
    ui.add_space(pad);
}
