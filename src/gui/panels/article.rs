//! The inspector of an article: where it comes from, what a person says of it, and what can be done with its words.

use egui::Ui;

use super::entity::note_ui;
use super::field::{opener_ui, value_ui};
use super::inspector::{rule_ui, words_ui};
use crate::edit::{ArticleChange, Edit, SourceChange};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::files::things;
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{Button, EntityChip, FieldRow};
use crate::model::{Article, Reliability};

/// Shows the article of the selection.
pub(super) fn article_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let Some(article) = app.inspected_article() else { return };
    if let Selection::Words(_, span) = app.view.selection {
        selected_ui(ui, theme, app, article.slice(span), actions);
        rule_ui(ui, theme);
    }
    words_ui(ui, article.display_title(), theme.text.title, theme.color.text);
    words_ui(ui, &article.file_name, theme.text.small, theme.color.text_3);
    rule_ui(ui, theme);
    FieldRow::new("Published").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Published, "Publication date"), actions, |ui, actions| {
            let day =
                article.published.as_ref().map_or_else(|| "Set the date".to_owned(), |published| dates::day(published.day));
            opener_ui(ui, &day, Field::Published, actions);
        });
        let words = article.published.as_ref().map(|published| match published.words {
            Some(span) => format!("from “{}”", article.slice(span)),
            None => "set by hand".to_owned(),
        });
        words_ui(ui, words.as_deref().unwrap_or("relative dates need it"), theme.text.small, theme.color.text_3);
    });
    source_ui(ui, theme, app, article, actions);
    for (label, field, value) in [
        ("Author", Field::Author, &article.author),
        ("Address", Field::Address, &article.url),
        ("Archived", Field::Archive, &article.archive_url),
        ("Language", Field::Language, &article.language),
    ] {
        FieldRow::new(label).show(ui, |ui| {
            value_ui(ui, theme, app, (field, label), actions, |ui, actions| {
                opener_ui(ui, value.as_deref().unwrap_or("Not known"), field, actions);
            });
        });
    }
    note_ui(ui, theme, app, &article.note, actions);
    FieldRow::new("Tags").key(&shown_key(ui.ctx(), Command::AddTag)).show(ui, |ui| {
        for tag in &article.tags {
            if EntityChip::new(tag).show(ui).clicked() {
                actions.push(Action::Edit(Edit::Articles(vec![article.id], ArticleChange::RemoveTag(tag.clone()))));
            }
        }
        value_ui(ui, theme, app, (Field::Tag, "Tag"), actions, |ui, actions| opener_ui(ui, "Add a tag", Field::Tag, actions));
    });
    if !article.ingest_notes.is_empty() {
        rule_ui(ui, theme);
        words_ui(ui, "About the file", theme.text.heading, theme.color.text);
        for note in &article.ingest_notes {
            words_ui(ui, &note.text, theme.text.small, theme.color.text_2);
        }
    }
    rule_ui(ui, theme);
    ui.horizontal_wrapped(|ui| {
        for (words, command) in [("Read again", Command::ReadAgain), ("Remove…", Command::RemoveArticle)] {
            if Button::new(words).show(ui).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
    let n = app.session.derived.triggers.get(article.id).map_or(0, |triggers| triggers.len());
    words_ui(ui, &format!("{} stand for events", things(n, "passage")), theme.text.small, theme.color.text_3);
}

/// Shows what can be done with selected words.
fn selected_ui(ui: &mut Ui, theme: &Theme, app: &App, words: &str, actions: &mut Vec<Action>) {
    words_ui(ui, &format!("“{}”", super::bars::shortened(words, 120)), theme.text.quote, theme.color.text);
    if let Some(event) = app.quoted_event().and_then(|event| app.session.derived.row(event)) {
        let to = format!(
            "Add to “{}”",
            super::bars::shortened(&event.shown.title, if ui.available_width() < 280.0 { 16 } else { 26 })
        );
        if Button::new(&to).key(&shown_key(ui.ctx(), Command::AddQuote)).show(ui).clicked() {
            actions.push(Action::Run(Command::AddQuote));
        }
    }
    ui.horizontal_wrapped(|ui| {
        for (words, command) in [
            ("New event", Command::NewEvent),
            ("New entity", Command::EditWho),
            ("Note", Command::EditNote),
            ("Copy quote", Command::CopyQuote),
        ] {
            if Button::new(words).key(&shown_key(ui.ctx(), command)).show(ui).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
}

fn source_ui(ui: &mut Ui, theme: &Theme, app: &App, article: &Article, actions: &mut Vec<Action>) {
    let source = article.source.and_then(|id| app.project.sources.get(id));
    FieldRow::new("Source").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Source, "Source"), actions, |ui, actions| {
            opener_ui(ui, source.map_or("Name the source", |source| &source.name), Field::Source, actions);
        });
    });
    let Some(source) = source else { return };
    FieldRow::new("Reliability").show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let all = [Reliability::A, Reliability::B, Reliability::C, Reliability::D, Reliability::E, Reliability::F];
            for reliability in all {
                let chosen = source.reliability == Some(reliability);
                let letter = format!("{reliability:?}");
                if Button::new(&letter).selected(chosen).show(ui).on_hover_text(meaning(reliability)).clicked() {
                    let change = SourceChange::Reliability((!chosen).then_some(reliability));
                    actions.push(Action::Edit(Edit::Source(source.id, change)));
                }
            }
        });
        let words = source.reliability.map_or("not judged yet", meaning);
        words_ui(ui, words, theme.text.small, theme.color.text_3);
    });
}

const fn meaning(reliability: Reliability) -> &'static str {
    match reliability {
        Reliability::A => "completely reliable",
        Reliability::B => "usually reliable",
        Reliability::C => "fairly reliable",
        Reliability::D => "not usually reliable",
        Reliability::E => "unreliable",
        Reliability::F => "cannot be judged",
    }
}
