//! The dialog that asks for the name of a view.

use egui::{Context, Key, TextEdit};

use super::{buttons_ui, field, words_ui};
use crate::gui::action::{Action, DialogAction};
use crate::gui::app::App;
use crate::gui::theme::Theme;
use crate::gui::widgets::ModalCard;

/// Asks for the name of a view; returns whether the dialog stays open.
pub(super) fn name_view_ui(
    ctx: &Context,
    theme: &Theme,
    app: &App,
    (old, name): (Option<&str>, &mut String),
    actions: &mut Vec<Action>,
) -> bool {
    let (title, go) = if old.is_some() { ("Rename view", "Rename") } else { ("Save this view", "Save view") };
    let card = ModalCard::new("view name", title).show(ctx, |ui| {
        let what = app.present_view(name).map(|view| view.query).unwrap_or_default();
        if old.is_none() {
            let what = if what.is_empty() { "everything".to_owned() } else { what };
            words_ui(ui, theme, &format!("Keeps filter, lanes and zoom: {what}"));
            ui.add_space(theme.space.m);
        }
        let edit = TextEdit::singleline(name).desired_width(f32::INFINITY).hint_text("Name of the view");
        let response = ui.add(edit);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        field(ui, theme, &response, "Name of the view");
        let trimmed = name.trim();
        let taken = app.project.saved_views.iter().any(|view| view.name == trimmed) && old != Some(trimmed);
        if taken {
            words_ui(ui, theme, "It takes the place of the view with this name.");
        }
        let clicked = buttons_ui(ui, theme, &[(go, true), ("Cancel", false)]);
        if entered { Some(0) } else { clicked }
    });
    if card.inner == Some(0) && !name.trim().is_empty() {
        let name = std::mem::take(name);
        actions.push(Action::Dialog(match old {
            Some(old) => DialogAction::RenameView(old.to_owned(), name),
            None => DialogAction::SaveView(name),
        }));
        return false;
    }
    card.inner != Some(1) && !card.should_close
}
