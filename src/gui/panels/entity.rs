//! The inspector of entities.

use egui::{Sense, Ui};

use super::field::{opener_ui, value_ui};
use super::inspector::{rule_ui, value_words_ui, words_ui};
use crate::edit::{Edit, EntityChange};
use crate::gui::action::{Action, DraftAction, ViewAction};
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::files::grouped;
use crate::gui::signs::{capitalized, fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, EntityChip, FieldRow, Leading, ListRow};
use crate::model::{Article, Entity, Origin};
use crate::text::Span;

/// How many events and mentions are listed.
const N_LISTED: usize = 100;

/// Shows the chosen entities.
pub(super) fn entity_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let chosen = app.view.selection.entities();
    if chosen.len() > 1 {
        several_ui(ui, theme, app, actions);
        return;
    }
    let Some(entity) = app.view.selection.entity().and_then(|id| app.project.entities.get(id)) else { return };
    name_ui(ui, theme, app, entity, actions);
    buttons_ui(ui, app, entity, actions);
    rule_ui(ui, theme);
    fields_ui(ui, theme, app, entity, actions);
    rule_ui(ui, theme);
    events_ui(ui, theme, app, entity, actions);
    rule_ui(ui, theme);
    mentions_ui(ui, theme, app, entity, actions);
}

fn name_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    value_ui(ui, theme, app, (Field::Title, "Name"), actions, |ui, actions| {
        let job = egui::text::LayoutJob::single_section(entity.name.to_string(), theme.text.title.format(theme.color.text));
        let response = ui
            .add(egui::Label::new(job).wrap().sense(Sense::click()))
            .on_hover_text(format!("Rename ({})", shown_key(ui.ctx(), Command::EditTitle)));
        if response.clicked() {
            actions.push(Action::Draft(DraftAction::Open(Field::Title)));
        }
    });
    if entity.rejected {
        words_ui(ui, "Discarded: not an entity", theme.text.small, theme.color.conflict);
    }
}

fn buttons_ui(ui: &mut Ui, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        let narrowed = app.view.filter.entity == Some(entity.id);
        if Button::new(if narrowed { "Show all events" } else { "Show only its events" }).show(ui).clicked() {
            actions.push(Action::View(ViewAction::Filter(crate::gui::entities::filter_by(app, entity.id))));
        }
        if Button::new(if entity.rejected { "Take back" } else { "Not an entity" }).show(ui).clicked() {
            actions.push(Action::Run(Command::DiscardEntity));
        }
        if !app.session.derived.links.merged_entities(entity.id).is_empty() && Button::new("Split").show(ui).clicked() {
            actions.push(Action::Run(Command::SplitEntities));
        }
    });
}

fn fields_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    FieldRow::new("Kind").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Kind, "Kind"), actions, |ui, actions| {
            opener_ui(ui, &capitalized(entity.kind.as_str()), Field::Kind, actions);
        });
    });
    FieldRow::new("Role").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Role, "Role"), actions, |ui, actions| {
            opener_ui(ui, if entity.role.is_empty() { "Say what it is" } else { &entity.role }, Field::Role, actions);
        });
    });
    FieldRow::new("Other names").show(ui, |ui| {
        if !entity.aliases.is_empty() {
            ui.horizontal_wrapped(|ui| aliases_ui(ui, entity, actions));
        }
        value_ui(ui, theme, app, (Field::Alias, "Alias"), actions, |ui, actions| {
            opener_ui(ui, "Add a name", Field::Alias, actions);
        });
    });
    let merged = app.session.derived.links.merged_entities(entity.id);
    if !merged.is_empty() {
        let names: Vec<&str> =
            merged.iter().filter_map(|&id| app.project.entities.get(id)).map(|entity| entity.name.as_str()).collect();
        FieldRow::new("Merged").show(ui, |ui| value_words_ui(ui, theme, &names.join(", "), theme.text.body));
    }
    note_ui(ui, theme, app, &entity.note, actions);
    if let Origin::Rule { rule, why } = &entity.origin {
        let words = format!("Rule {rule}. {why}");
        FieldRow::new("Origin").show(ui, |ui| value_words_ui(ui, theme, &words, theme.text.small));
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

pub(super) fn note_ui(ui: &mut Ui, theme: &Theme, app: &App, note: &str, actions: &mut Vec<Action>) {
    FieldRow::new("Note").key(&shown_key(ui.ctx(), Command::EditNote)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Note, "Note"), actions, |ui, actions| {
            if !note.is_empty() {
                words_ui(ui, note, theme.text.body, theme.color.text);
            }
            opener_ui(ui, if note.is_empty() { "Write a note" } else { "Change" }, Field::Note, actions);
        });
    });
}

fn events_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    let events = app.session.derived.events_of(entity.id);
    let n_all = app.session.derived.catalog.n_events(entity.id);
    let n =
        if events.len() == n_all { grouped(n_all) } else { format!("{} of {} match", grouped(events.len()), grouped(n_all)) };
    words_ui(ui, &format!("Events  {n}"), theme.text.heading, theme.color.text);
    for &event in events.iter().take(N_LISTED) {
        let Some(row) = app.session.derived.row(event) else { continue };
        let mark = Leading::Mark(shape_of(row.shown.factuality), fill_of(row.shown.status));
        let date = dates::short(&row.shown.when);
        if ListRow::new(&row.shown.title).leading(mark).count(&date).margin(0.0).show(ui).clicked() {
            actions.push(Action::View(ViewAction::Reveal(event)));
        }
    }
}

fn mentions_ui(ui: &mut Ui, theme: &Theme, app: &App, entity: &Entity, actions: &mut Vec<Action>) {
    let mentions = app.session.derived.mentions(&app.project, entity.id);
    words_ui(ui, &format!("Mentions  {}", mentions.len()), theme.text.heading, theme.color.text);
    for &(article, span) in mentions.iter().take(N_LISTED) {
        let Some(article) = app.project.articles.get(article) else { continue };
        let job = in_context(theme, article, span);
        let response = ui.add(egui::Label::new(job).truncate().sense(Sense::click()));
        if response.on_hover_text(article.display_title()).clicked() {
            actions.push(Action::View(ViewAction::Read(article.id, Some(span))));
        }
    }
}

/// Returns a mention between the words around it.
fn in_context(theme: &Theme, article: &Article, span: Span) -> egui::text::LayoutJob {
    let sentence = article.sentence_at(span.start()).filter(|sentence| sentence.contains(span)).unwrap_or(span);
    let before = article.slice(Span::new(sentence.start(), span.start()));
    let after = article.slice(Span::new(span.end(), sentence.end()));
    let n = before.chars().count();
    let tail: String = before.chars().skip(n.saturating_sub(18)).collect();
    let head = if n > 18 { format!("…{tail}") } else { tail };
    let plain = theme.text.quote.format(theme.color.text_2);
    let mut strong = theme.text.quote.format(theme.color.text);
    strong.font_id = theme.text.quote.in_face(crate::gui::theme::Face::SerifBold).font();
    let mut job = egui::text::LayoutJob::default();
    job.append(&head, 0.0, plain.clone());
    job.append(article.slice(span), 0.0, strong);
    job.append(after, 0.0, plain);
    job
}

fn several_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let chosen = app.view.selection.entities();
    words_ui(ui, &format!("{} entities chosen", chosen.len()), theme.text.title, theme.color.text);
    ui.horizontal_wrapped(|ui| {
        for (words, command) in [("Merge", Command::MergeEntities), ("Not entities", Command::DiscardEntity)] {
            if Button::new(words).show(ui).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
    FieldRow::new("Kind").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Kind, "Kind"), actions, |ui, actions| {
            opener_ui(ui, "Set for all", Field::Kind, actions);
        });
    });
    FieldRow::new("Tags").key(&shown_key(ui.ctx(), Command::AddTag)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Tag, "Tag"), actions, |ui, actions| opener_ui(ui, "Add to all", Field::Tag, actions));
    });
    rule_ui(ui, theme);
    for entity in chosen.iter().filter_map(|&id| app.project.entities.get(id)) {
        let kind = Leading::Kind(crate::gui::signs::glyph_of(entity.kind));
        if ListRow::new(&entity.name).leading(kind).margin(0.0).show(ui).clicked() {
            actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![entity.id]))));
        }
    }
}
