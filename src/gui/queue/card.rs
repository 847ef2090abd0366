//! The card of the present candidate: what it is, its words, its fields, and what a person added.

use egui::{Align, Frame, Layout, Margin, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::field_popup::popup_ui;
use super::passage::{passage_of, passage_ui};
use super::{cells, left};
use crate::edit::{Edit, EventChange};
use crate::gui::action::{Action, DraftAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::marks::{Icon, event_mark};
use crate::gui::panels::value_ui;
use crate::gui::signs::{capitalized, fill_of, shape_of};
use crate::gui::theme::{MarkFill, Theme, corner_radius};
use crate::gui::widgets::{Badge, EntityChip, IconButton, Run, badge, paint_line, tailed_galley};
use crate::model::{Event, Status};
use crate::query::Shown;

/// The margin within the card.
/// Above this width the head of a card has room for everything.
const WIDE_HEAD: f32 = 620.0;
const MARGIN: i8 = 22;

/// Shows the card.
pub(super) fn card_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let Some(lead) = app.lead() else { return };
    let Some(event) = app.project.events.get(lead.event) else { return };
    let card = Frame::new()
        .fill(theme.color.raised)
        .stroke(theme.hairline(theme.color.line_strong))
        .corner_radius(corner_radius(theme.radius.panel_card))
        .shadow(egui::Shadow { offset: [0, 1], blur: 3, spread: 0, color: theme.color.shadow.gamma_multiply(0.5) });
    card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin { left: MARGIN, right: MARGIN, top: 16, bottom: 12 }).show(ui, |ui| {
            head_ui(ui, theme, app, &lead);
            title_ui(ui, theme, app, &lead, actions);
        });
        rule_ui(ui, theme);
        Frame::new().inner_margin(Margin { left: MARGIN, right: MARGIN, top: 14, bottom: 14 }).show(ui, |ui| {
            words_ui(ui, theme, app, &lead);
        });
        rule_ui(ui, theme);
        cells::cells_ui(ui, theme, app, &lead, actions);
        added_ui(ui, theme, app, &event, actions);
    });
}

fn rule_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, theme.hairline(theme.color.line_soft));
}

/// Shows factuality, status, source and sentence at the left, the doubt at the right.
fn head_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown) {
    let size = vec2(ui.available_width(), theme.size.badge + 2.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        doubt_ui(ui, theme, app, lead);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), Sense::hover());
        let (shape, fill) = (shape_of(lead.factuality), fill_of(lead.status));
        let center = rect.left_center() + vec2(7.0, 0.0);
        event_mark(ui.painter(), theme, center, theme.timeline.mark_radius + 1.0, shape, fill);
        let word = capitalized(lead.factuality.as_str());
        let is_wide = rect.width() > WIDE_HEAD / 2.0;
        let status = if is_wide { format!("  ·  {} from ", lead.status.as_str()) } else { "  ·  ".to_owned() };
        let (source, places) = provenance(app, lead);
        let place = places.first().cloned().unwrap_or_default();
        let color = if lead.status == Status::Rejected { MarkFill::Hollow } else { fill };
        let runs = [
            Run { text: &word, token: theme.text.body_strong, color: theme.mark_color(shape, color) },
            Run { text: &status, token: theme.text.body, color: theme.color.text_2 },
            Run { text: &source, token: theme.text.body, color: theme.color.text_2 },
        ];
        let (token, color) = (theme.text.body, theme.color.text_2);
        let tails: Vec<Run<'_>> = places.iter().map(|text| Run { text, token, color }).collect();
        let (galley, is_cut) = tailed_galley(ui.painter(), (&runs, 2), &tails, rect.width() - 22.0);
        paint_line(ui.painter(), rect.left_center() + vec2(22.0, 0.0), galley);
        let name = format!("{word}{status}{source}{place}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        if is_cut {
            response.on_hover_text(name);
        }
    });
}

/// Returns where the event comes from, and where it stands there: `Ridge Post` and `, 6 Aug 2025, sentence 4`; the places
/// become shorter.
fn provenance(app: &App, lead: &Shown) -> (String, Vec<String>) {
    let mut parts = vec![String::new()];
    if let Some(passage) = passage_of(app, lead.event)
        && let Some(article) = app.project.articles.get(passage.article)
    {
        parts.extend(article.published.as_ref().map(|published| dates::day(published.day)));
        let at = passage.claim.triggers.first().unwrap_or(&passage.claim.quote).start();
        let sentence = article.sentences.partition_point(|sentence| sentence.start() <= at);
        if sentence > 0 {
            parts.push(format!("sentence {sentence}"));
        }
    }
    if lead.n_claims > 1 {
        parts.push(format!("{} claims", lead.n_claims));
    }
    let places = (1..=parts.len()).rev().map(|n| parts[..n].join(", ")).collect();
    (left::source_name(app, lead.event), places)
}

/// Shows the weightiest doubt; its tooltip tells all of them.
fn doubt_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown) {
    let Some(fact) = app.session.queue.facts().get(lead.event).filter(|_| lead.status != Status::Accepted) else { return };
    let Some(first) = fact.doubts.first() else { return };
    let all: Vec<String> = fact.doubts.iter().map(|doubt| capitalized(&doubt.words(&app.project))).collect();
    // Where there is little room, where the event comes from matters more; all doubts stand under the pointer.
    if fact.doubts.len() > 1 && ui.available_width() > WIDE_HEAD {
        let more = format!("+{}", fact.doubts.len() - 1);
        badge(ui, &more, Badge::Neutral).on_hover_text(all.join("\n"));
        ui.add_space(theme.space.xs);
    }
    let words = first.words(&app.project);
    let words = crate::gui::panels::shortened(&words, 44);
    badge(ui, &format!("Doubt: {words}"), Badge::Date).on_hover_text(all.join("\n"));
    ui.add_space(theme.space.m);
}

fn title_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, actions: &mut Vec<Action>) {
    ui.add_space(theme.space.s);
    value_ui(ui, theme, app, (Field::Title, "Title"), actions, |ui, actions| {
        let job = egui::text::LayoutJob::single_section(lead.title.to_string(), theme.text.display.format(theme.color.text));
        let hint = format!("Rename ({})", app.keymap.label(Command::EditTitle));
        let label = ui.add(egui::Label::new(job).wrap().sense(Sense::click()));
        label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &lead.title));
        if label.on_hover_text(hint).clicked() {
            actions.push(Action::Draft(DraftAction::Open(Field::Title)));
        }
    });
}

fn words_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown) {
    if let Some(passage) = passage_of(app, lead.event) {
        passage_ui(ui, theme, app, &passage);
        return;
    }
    let lost = super::passage::leading_claim(app, lead.event).and_then(|claim| claim.lost_words.clone());
    let (words, token, color) = match &lost {
        Some(words) => (words.as_str(), theme.text.queue_quote, theme.color.conflict),
        None => ("No article says this: it was made by hand.", theme.text.body, theme.color.text_2),
    };
    ui.add(egui::Label::new(egui::text::LayoutJob::single_section(words.to_owned(), token.format(color))).wrap());
    if lost.is_some() {
        let below = theme.text.small.format(theme.color.conflict);
        ui.label(egui::text::LayoutJob::single_section("words not found in the article".to_owned(), below));
    }
}

/// Shows note, tags and star, where there are any or one is being written.
fn added_ui(ui: &mut Ui, theme: &Theme, app: &App, event: &Event, actions: &mut Vec<Action>) {
    let draft = &app.session.draft;
    let is_writing = draft.is_open(Field::Note) || draft.is_open(Field::Tag);
    if !is_writing && event.note.is_empty() && event.tags.is_empty() && !event.star {
        return;
    }
    rule_ui(ui, theme);
    Frame::new().inner_margin(Margin { left: MARGIN, right: MARGIN, top: 8, bottom: 10 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(theme.space.s, theme.space.xs);
        if !event.tags.is_empty() || event.star {
            ui.horizontal_wrapped(|ui| tags_ui(ui, event, actions));
        }
        if !event.note.is_empty() && !draft.is_open(Field::Note) {
            let format = theme.text.body.format(theme.color.text_2);
            ui.add(egui::Label::new(egui::text::LayoutJob::single_section(event.note.to_string(), format)).wrap());
        }
        for (field, name) in [(Field::Note, "Note"), (Field::Tag, "Tag")] {
            value_ui(ui, theme, app, (field, name), actions, |_, _| {});
        }
    });
}

fn tags_ui(ui: &mut Ui, event: &Event, actions: &mut Vec<Action>) {
    if event.star && IconButton::new(Icon::StarFilled, "Take the star").show(ui).clicked() {
        actions.push(Action::Run(Command::Star));
    }
    for tag in &event.tags {
        if EntityChip::new(tag).show(ui).on_hover_text("Click to take it away").clicked() {
            actions.push(Action::Edit(Edit::Events(vec![event.id], EventChange::RemoveTag(tag.clone()))));
        }
    }
}

/// Shows a field of the card in a popup below its cell, where it is open.
pub(super) fn cell_popup_ui(
    ui: &Ui,
    theme: &Theme,
    app: &App,
    (field, name): (Field, &str),
    cell: egui::Rect,
    actions: &mut Vec<Action>,
) {
    if app.session.draft.is_open(field) {
        popup_ui(ui, theme, (field, cell), actions, |ui, actions| {
            value_ui(ui, theme, app, (field, name), actions, |_, _| {});
        });
    }
}

/// Returns the line between two cells.
pub(super) const fn cell_line(theme: &Theme) -> Stroke {
    theme.hairline(theme.color.line_soft)
}
