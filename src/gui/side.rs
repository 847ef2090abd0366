//! The lists that stand at the right side of any view instead of the inspector: history, checks, questions and notes.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::action::Action;
use super::app::App;
use super::checks::checks_ui;
use super::command::{Command, shown_key};
use super::history::history_ui;
use super::marks::Icon;
use super::panels::words_ui;
use super::questions::questions_ui;
use super::theme::Theme;
use super::widgets::{IconButton, View, view_switch};

/// A list at the right side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Steps and decisions.
    History,
    /// What a careful editor would ask.
    Checks,
    /// Questions and notes on passages.
    Questions,
}

/// Shows a list.
pub(super) fn side_ui(ui: &mut Ui, theme: &Theme, app: &mut App, side: Side, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    match side {
        Side::History => history_ui(ui, theme, app, actions),
        Side::Checks => checks_ui(ui, theme, app, actions),
        Side::Questions => questions_ui(ui, theme, app, actions),
    }
}

/// Shows the head of a list with the button that closes it.
pub(super) fn close_head_ui(ui: &mut Ui, theme: &Theme, title: &str, command: Command, app: &mut App) {
    let size = vec2(ui.available_width(), theme.size.section_head + 4.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(theme.space.m);
        if IconButton::new(Icon::Close, &format!("Close {}", title.to_lowercase()))
            .key(&shown_key(ui.ctx(), command))
            .show(ui)
            .clicked()
        {
            app.session.side = None;
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(theme.space.l);
            words_ui(ui, title, theme.text.heading, theme.color.text);
        });
    });
}

/// Shows a switch between lists with their counts, and returns the one that was chosen now.
pub(super) fn tabs_ui(ui: &mut Ui, theme: &Theme, lists: &[(&str, usize)], chosen: usize) -> Option<usize> {
    let counts: Vec<String> = lists.iter().map(|(_, n)| super::files::grouped(*n)).collect();
    let views: Vec<View<'_>> =
        lists.iter().zip(&counts).map(|((name, _), count)| View { name, count: Some(count), most: None }).collect();
    let picked = ui
        .horizontal(|ui| {
            ui.add_space(theme.space.l);
            view_switch(ui, &views, chosen)
        })
        .inner;
    ui.add_space(theme.space.s);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, theme.hairline(theme.color.line_soft));
    picked
}

impl App {
    /// Opens a list at the right side, or closes it.
    pub(super) fn toggle_side(&mut self, side: Side) {
        self.session.side = if self.session.side == Some(side) { None } else { Some(side) };
    }
}
