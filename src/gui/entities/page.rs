//! The middle of the entities view: who it is, its timeline, and where it is mentioned.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::{head, mentions, strip};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::theme::Theme;
use crate::gui::widgets::EmptyState;
use crate::model::EntityId;

/// The height of the strip: axis and lanes.
const STRIP: f32 = 216.0;
/// The height that it takes where there are few mentions.
const STRIP_MOST: f32 = 330.0;
/// The least that mentions keep.
const MENTIONS_LEAST: f32 = 120.0;

/// Shows the page of the chosen entity.
pub(in crate::gui) fn page_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(entity) = shown(app) else {
        nobody_ui(ui, theme, app, actions);
        return;
    };
    let page = app.session.entities.page(&app.project, &app.session.derived, entity);
    head::head_ui(ui, theme, app, (entity, &page), actions);
    if !page.rows.is_empty() {
        let height = ui.available_height();
        let most = (height - MENTIONS_LEAST).max(81.0);
        let spare = height - mentions::height(page.lines.len());
        let panel = Panel::top("events of the entity")
            .frame(Frame::new())
            .resizable(true)
            .default_size(spare.clamp(STRIP, STRIP_MOST).min(most));
        panel.size_range(80.0..=most).show(ui, |ui| strip::strip_ui(ui, theme, app, (entity, &page), actions));
    }
    let below = CentralPanel::default().frame(Frame::new());
    below.show(ui, |ui| mentions::mentions_ui(ui, theme, app, (entity, &page), actions));
}

/// Returns the entity whose page is shown: the chosen one, else the last one that was, else the first of the list.
fn shown(app: &mut App) -> Option<EntityId> {
    if let Some(entity) = app.view.selection.entity() {
        app.session.entities.show(app.project.entity_root(entity));
    }
    let held = app.session.entities.shown.map(|entity| app.project.entity_root(entity));
    if let Some(entity) = held.filter(|&entity| app.project.entities.contains(entity)) {
        app.session.entities.show(entity);
        return Some(entity);
    }
    let first = app.most_frequent()?;
    app.session.entities.show(first);
    Some(first)
}

fn nobody_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.add_space(theme.space.xxl * 3.0);
    if app.project.articles.is_empty() {
        let hint = "People, organizations and places of the articles that you open stand here.";
        if EmptyState::new("No names yet", hint).action("Open articles", &shown_key(ui.ctx(), Command::OpenArticles)).show(ui) {
            actions.push(Action::Run(Command::OpenArticles));
        }
    } else {
        let hint = "Select words in an article on the desk and make an entity of them.";
        if EmptyState::new("No names in these articles", hint)
            .action("To the desk", &shown_key(ui.ctx(), Command::EntitiesView))
            .show(ui)
        {
            actions.push(Action::Run(Command::EntitiesView));
        }
    }
}
