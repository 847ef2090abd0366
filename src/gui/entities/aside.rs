//! The right side of the entities view: whom the shown entity is seen with, its parts, and what can be said of it.

use std::sync::Arc;

use egui::{Margin, ScrollArea, Ui};

use super::bars::bar_row_ui;
use super::coordinates::{coordinates_from_text, coordinates_text};
use super::state::Page;
use super::{same, several};
use crate::edit::{Edit, EntityChange};
use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::draft::Field;
use crate::gui::panels::{opener_ui, rule_ui, value_ui, value_words_ui, words_ui};
use crate::gui::signs::{capitalized, glyph_of};
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, EntityChip, FieldRow};
use crate::model::{Entity, EntityId, EntityKind, Origin};

/// How many others are listed.
const N_OTHERS: usize = 12;

/// Shows what is known of the shown entity, or what can be done with the chosen ones.
pub(in crate::gui) fn aside_ui(ui: &mut Ui, theme: &Theme, app: &mut App, actions: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("about the entity").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 16 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.xs;
            if app.view.selection.entities().len() > 1 {
                several::several_ui(ui, theme, app, actions);
                return;
            }
            let Some(id) = app.session.entities.shown else { return };
            let page = app.session.entities.page(&app.project, &app.session.derived, id);
            let Some(entity) = app.project.entities.shared(id).cloned() else { return };
            one_ui(ui, theme, app, (&entity, &page), actions);
        });
    });
}

fn one_ui(ui: &mut Ui, theme: &Theme, app: &mut App, (entity, page): (&Entity, &Arc<Page>), actions: &mut Vec<Action>) {
    if app.session.draft.is_open(Field::MergeWith) {
        merge_ui(ui, theme, app, entity, actions);
        rule_ui(ui, theme);
    }
    same::same_ui(ui, theme, app, entity.id, actions);
    company_ui(ui, theme, app, page, actions);
    parts_ui(ui, theme, page);
    rule_ui(ui, theme);
    facts_ui(ui, theme, app, entity, actions);
    if entity.kind == EntityKind::Place {
        place_ui(ui, theme, app, entity, actions);
    }
    tags_ui(ui, theme, app, entity, actions);
    rule_ui(ui, theme);
    let words = if entity.rejected { "It is an entity" } else { "Not an entity" };
    if Button::new(words).show(ui).clicked() {
        actions.push(Action::Run(Command::DiscardEntity));
    }
    words_ui(ui, "A name that is none stays so when articles are read again.", theme.text.small, theme.color.text_3);
}

fn merge_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    words_ui(ui, &format!("Merge “{}” into", entity.name), theme.text.heading, theme.color.text);
    value_ui(ui, theme, app, (Field::MergeWith, "Merge into"), actions, |_, _| {});
    words_ui(ui, "Its mentions go there; splitting gives them back.", theme.text.small, theme.color.text_3);
}

fn company_ui(ui: &mut Ui, theme: &Theme, app: &App, page: &Page, actions: &mut Vec<Action>) {
    words_ui(ui, "Seen with", theme.text.heading, theme.color.text);
    let others = &page.data.seen_with;
    if others.is_empty() {
        words_ui(ui, "No one else in its events", theme.text.body, theme.color.text_3);
    }
    let most = others.first().map_or(1, |(_, n)| *n);
    for &(other, n) in others.iter().take(N_OTHERS) {
        let Some(other) = app.project.entities.get(other) else { continue };
        if bar_row_ui(ui, theme, Some(glyph_of(other.kind)), &other.name, (n, most)).clicked() {
            actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![other.id]))));
        }
    }
    if others.len() > N_OTHERS {
        let words = format!("{} more", others.len() - N_OTHERS);
        words_ui(ui, &words, theme.text.small, theme.color.text_3);
    }
}

fn parts_ui(ui: &mut Ui, theme: &Theme, page: &Page) {
    if page.data.parts.is_empty() {
        return;
    }
    rule_ui(ui, theme);
    words_ui(ui, "Parts", theme.text.heading, theme.color.text);
    let most = page.data.parts.iter().map(|(_, n)| *n).max().unwrap_or(1);
    for (part, n) in &page.data.parts {
        bar_row_ui(ui, theme, None, &capitalized(part.as_str()), (*n, most));
    }
}

fn facts_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    FieldRow::new("Kind").key(&shown_key(ui.ctx(), Command::EditKind)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Kind, "Kind"), actions, |ui, actions| {
            opener(ui, app, entity.id, (&capitalized(entity.kind.as_str()), Field::Kind), actions);
        });
    });
    FieldRow::new("Role").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Role, "Role"), actions, |ui, actions| {
            let words = if entity.role.is_empty() { "Say what it is" } else { &entity.role };
            opener(ui, app, entity.id, (words, Field::Role), actions);
        });
    });
    if !entity.aliases.is_empty() {
        FieldRow::new("Other names").show(ui, |ui| {
            ui.horizontal_wrapped(|ui| aliases_ui(ui, entity, actions));
        });
    }
    let merged = app.session.derived.links.merged_entities(entity.id);
    if !merged.is_empty() {
        FieldRow::new("Merged").show(ui, |ui| merged_ui(ui, theme, app, merged, actions));
    }
    FieldRow::new("Named by").show(ui, |ui| match &entity.origin {
        Origin::Rule { why, rule } => {
            let words = if why.is_empty() { rule } else { why };
            value_words_ui(ui, theme, &capitalized(words), theme.text.small);
        }
        Origin::Person => value_words_ui(ui, theme, "A person", theme.text.small),
    });
    FieldRow::new("Note").key(&shown_key(ui.ctx(), Command::EditNote)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Note, "Note"), actions, |ui, actions| {
            if !entity.note.is_empty() {
                words_ui(ui, &entity.note, theme.text.body, theme.color.text);
            }
            let words = if entity.note.is_empty() { "Write a note" } else { "Change" };
            opener(ui, app, entity.id, (words, Field::Note), actions);
        });
    });
}

/// Shows words that open a field of the entity, which is chosen first where an event of it is.
fn opener(ui: &mut Ui, app: &App, entity: EntityId, (words, field): (&str, Field), actions: &mut Vec<Action>) {
    let n_actions = actions.len();
    opener_ui(ui, words, field, actions);
    if actions.len() > n_actions && app.view.selection.entity() != Some(entity) {
        actions.insert(n_actions, Action::View(ViewAction::Select(Selection::Entities(vec![entity]))));
    }
}

fn aliases_ui(ui: &mut Ui, entity: &Entity, actions: &mut Vec<Action>) {
    for alias in &entity.aliases {
        if EntityChip::new(alias).show(ui).on_hover_text("Click to take it away").clicked() {
            let rest = entity.aliases.iter().filter(|held| *held != alias).cloned().collect();
            actions.push(Action::Edit(Edit::Entities(vec![entity.id], EntityChange::Aliases(rest))));
        }
    }
}

/// Shows what was merged in; each can be split off alone.
fn merged_ui(ui: &mut Ui, theme: &Theme, app: &App, merged: &[EntityId], actions: &mut Vec<Action>) {
    for other in merged.iter().filter_map(|&id| app.project.entities.get(id)) {
        ui.horizontal(|ui| {
            words_ui(ui, &other.name, theme.text.body, theme.color.text);
            let name = format!("Split off {}", other.name);
            if Button::new("Split off").quiet().show(ui).on_hover_text(&name).clicked() {
                actions.push(Action::Edit(Edit::SplitEntities(vec![other.id])));
            }
        });
    }
}

fn place_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    FieldRow::new("Lies in").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Parent, "Lies in"), actions, |ui, actions| {
            let parent = entity.parent.and_then(|id| app.project.entities.get(id));
            let words = parent.map_or("Say which place holds it", |parent| &parent.name);
            opener(ui, app, entity.id, (words, Field::Parent), actions);
        });
    });
    FieldRow::new("Coordinates").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Coordinates, "Coordinates"), actions, |ui, actions| {
            let words = entity.coordinates.map_or_else(|| "Say where it lies".to_owned(), coordinates_text);
            opener(ui, app, entity.id, (&words, Field::Coordinates), actions);
        });
        if app.session.draft.is_open(Field::Coordinates)
            && let Err(why) = coordinates_from_text(&app.session.draft.text)
        {
            words_ui(ui, &why, theme.text.small, theme.color.conflict);
        }
    });
}

fn tags_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    FieldRow::new("Tags").key(&shown_key(ui.ctx(), Command::AddTag)).show(ui, |ui| {
        if !entity.tags.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for tag in &entity.tags {
                    if EntityChip::new(tag).show(ui).on_hover_text("Click to take it away").clicked() {
                        let change = EntityChange::RemoveTag(tag.clone());
                        actions.push(Action::Edit(Edit::Entities(vec![entity.id], change)));
                    }
                }
            });
        }
        value_ui(ui, theme, app, (Field::Tag, "Tag"), actions, |ui, actions| {
            opener(ui, app, entity.id, ("Add a tag", Field::Tag), actions);
        });
    });
}
