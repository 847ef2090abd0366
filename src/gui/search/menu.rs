//! The menu of saved views beside the search field.

use egui::{Popup, PopupCloseBehavior, Ui};

use crate::edit::Edit;
use crate::gui::action::{Action, DialogAction, ViewAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dialogs::Dialog;
use crate::gui::marks::Icon;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, IconButton, ListRow};
use crate::model::SavedView;

/// Shows the button with the menu of saved views.
pub(in crate::gui) fn views_menu_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let button = Button::new("Views").quiet().opens_menu().show(ui);
    Popup::menu(&button).width(320.0).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.spacing_mut().item_spacing.y = theme.space.xxs;
        if app.project.saved_views.is_empty() {
            let words = "No saved views yet. One keeps filter, lanes and zoom under a name.";
            let job = egui::text::LayoutJob::single_section(words.to_owned(), theme.text.small.format(theme.color.text_2));
            ui.add(egui::Label::new(job).wrap());
        }
        for view in &app.project.saved_views {
            view_ui(ui, theme, view, actions);
        }
        ui.separator();
        if Button::new("Save this view…").quiet().show(ui).clicked() {
            actions.push(Action::Run(Command::SaveView));
        }
    });
}

fn view_ui(ui: &mut Ui, theme: &Theme, view: &SavedView, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = ui.available_width() - 2.0 * theme.size.hit_target_min;
        ui.allocate_ui(egui::vec2(width, theme.size.row_list), |ui| {
            let query = if view.query.is_empty() { "everything" } else { &view.query };
            let name = format!("Show view {}", view.name);
            let row = ListRow::new(&view.name).margin(6.0).name(&name).show(ui);
            if row.on_hover_text(format!("{query}\nlanes by {}", view.lanes)).clicked() {
                actions.push(Action::View(ViewAction::Apply(view.name.clone())));
                ui.close();
            }
        });
        if IconButton::new(Icon::Dots, &format!("Rename view {}", view.name)).show(ui).clicked() {
            let dialog = Dialog::NameView { old: Some(view.name.clone()), name: view.name.clone() };
            actions.push(Action::Dialog(DialogAction::Open(dialog)));
            ui.close();
        }
        if IconButton::new(Icon::Close, &format!("Delete view {}", view.name)).show(ui).clicked() {
            actions.push(Action::Edit(Edit::DropView(view.name.clone())));
        }
    });
}
