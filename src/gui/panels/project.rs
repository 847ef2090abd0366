//! The inspector when nothing is chosen: the project itself, and how articles are read for it.

use egui::Ui;

use super::field::{opener_ui, value_ui};
use super::inspector::{rule_ui, words_ui};
use crate::edit::Edit;
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::draft::Field;
use crate::gui::files::{grouped, things};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Button, FieldRow};
use crate::model::{DayMonthOrder, Hemisphere, Settings};
use crate::store::codebooks;

/// The months, for the one in which a fiscal year begins.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Shows the project: its title, what is in it, and its settings.
pub(super) fn project_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let project = &app.project;
    words_ui(ui, "Nothing is chosen. This is the project as a whole.", theme.text.small, theme.color.text_3);
    rule_ui(ui, theme);
    FieldRow::new("Title").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::ProjectTitle, "Title of the project"), actions, |ui, actions| {
            let words = if project.title.is_empty() { "Name the project" } else { &project.title };
            opener_ui(ui, words, Field::ProjectTitle, actions);
        });
    });
    FieldRow::new("Holds").show(ui, |ui| {
        let n_entities = project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected).count();
        for words in [
            things(project.articles.len(), "article"),
            things(app.session.derived.n_events, "event"),
            if n_entities == 1 { "1 entity".to_owned() } else { format!("{} entities", grouped(n_entities)) },
        ] {
            words_ui(ui, &words, theme.text.body, theme.color.text);
        }
    });
    rule_ui(ui, theme);
    words_ui(ui, "How articles are read", theme.text.heading, theme.color.text);
    let settings = &project.settings;
    FieldRow::new("Codebook").show(ui, |ui| {
        for book in codebooks() {
            let chosen = settings.codebook == book.name;
            let types: Vec<&str> = book.types.iter().map(|entry| entry.label.as_str()).collect();
            let help = format!("{}: {}", things(types.len(), "type"), types.join(", "));
            choice_ui(ui, (&book.title, chosen, &help), actions, || Settings {
                codebook: book.name.clone(),
                ..settings.clone()
            });
        }
        words_ui(
            ui,
            "It names the types of events read from now on. Read an article again to have its events coded anew.",
            theme.text.small,
            theme.color.text_3,
        );
    });
    FieldRow::new("06/03/2021").show(ui, |ui| {
        for (words, order, help) in [
            ("As the article has it", DayMonthOrder::FromArticle, "a date such as 25/03 decides; else the month comes first"),
            ("6 March", DayMonthOrder::DayFirst, "the day comes first"),
            ("June 3", DayMonthOrder::MonthFirst, "the month comes first"),
        ] {
            let chosen = settings.day_month_order == order;
            choice_ui(ui, (words, chosen, help), actions, || Settings { day_month_order: order, ..settings.clone() });
        }
    });
    FieldRow::new("Summer is").show(ui, |ui| {
        for (words, hemisphere, help) in [
            ("June to August", Hemisphere::Northern, "the northern half of the globe"),
            ("December to February", Hemisphere::Southern, "the southern half of the globe"),
        ] {
            let chosen = settings.hemisphere == hemisphere;
            choice_ui(ui, (words, chosen, help), actions, || Settings { hemisphere, ..settings.clone() });
        }
    });
    FieldRow::new("Fiscal year").show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (month, words) in (1..).zip(MONTHS) {
                let chosen = settings.fiscal_start_month == month;
                let help = format!("the fiscal year begins in {words}");
                choice_ui(ui, (words, chosen, &help), actions, || Settings { fiscal_start_month: month, ..settings.clone() });
            }
        });
    });
}

/// Shows one of several values of a setting.
fn choice_ui(
    ui: &mut Ui,
    (words, chosen, help): (&str, bool, &str),
    actions: &mut Vec<Action>,
    settings: impl FnOnce() -> Settings,
) {
    if Button::new(words).quiet().selected(chosen).show(ui).on_hover_text(help).clicked() && !chosen {
        actions.push(Action::Edit(Edit::SetSettings(settings())));
    }
}
