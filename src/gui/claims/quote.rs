//! The words of the chosen claim, with the sentences around them.

use egui::text::LayoutJob;
use egui::{Align, Label, Layout, Sense, Ui, vec2};

use super::words::{grade, published, source_name};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::marks::agreement_symbol;
use crate::gui::signs::agreement_of;
use crate::gui::theme::{Face, Theme};
use crate::gui::widgets::Button;
use crate::model::{Article, Claim};
use crate::query::{ClaimRow, ClaimsTable, HeldClaim};
use crate::text::Span;

/// Shows the words of the chosen claim.
pub(super) fn quote_ui(ui: &mut Ui, theme: &Theme, app: &App, claims: &ClaimsTable, actions: &mut Vec<Action>) {
    let (at, column) = app.session.claims.cell;
    let Some(row) = claims.rows.get(at) else { return };
    ui.add_space(theme.space.l);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, theme.hairline(theme.color.line_soft));
    ui.add_space(theme.space.m);
    head_ui(ui, theme, app, (row, column), actions);
    ui.add_space(theme.space.xs);
    let (Some(article), Some(claim)) = (app.project.articles.get(row.article), claim_of(app, row)) else { return };
    if let Some(words) = &claim.lost_words {
        let format = theme.text.reader.format(theme.color.conflict);
        ui.label(LayoutJob::single_section(format!("{words} (words not found)"), format));
        return;
    }
    ui.add(Label::new(passage(theme, article, &claim, ui.available_width())).wrap());
}

/// Shows the sign of the claim, its source and the way to its words; what is too long for the line is cut.
fn head_ui(ui: &mut Ui, theme: &Theme, app: &App, (row, column): (&ClaimRow, usize), actions: &mut Vec<Action>) {
    let line = vec2(ui.available_width(), theme.size.hit_target_min);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme.space.s;
        if Button::new("Open in reader").link().key(&app.keymap.label(Command::ShowWords)).show(ui).clicked() {
            actions.push(Action::Run(Command::ShowWords));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(cell) = row.cells.get(column) {
                let (sign, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
                agreement_symbol(ui.painter(), theme, sign.center(), 8.0, agreement_of(cell.agreement));
            }
            let mut words = LayoutJob::default();
            words.append(&source_name(app, row), 0.0, theme.text.small_strong.format(theme.color.text));
            words.append(&place(app, row), theme.space.s, theme.text.small.format(theme.color.text_2));
            ui.add(Label::new(words).truncate());
        });
    });
}

/// Returns publication, grade and the number of the sentence.
fn place(app: &App, row: &ClaimRow) -> String {
    let sentence = app
        .project
        .articles
        .get(row.article)
        .map(|article| article.sentences.partition_point(|sentence| sentence.start() <= row.quote.start()));
    let mut parts = vec![published(row)];
    parts.extend(grade(row));
    parts.extend(sentence.filter(|n| *n > 0).map(|n| format!("sentence {n}")));
    parts.join(" · ")
}

fn claim_of(app: &App, row: &ClaimRow) -> Option<HeldClaim> {
    HeldClaim::find(&app.project, row.holder, row.claim)
}

/// Returns the sentence before, the quote on its yellow ground with its trigger, and the sentence after.
fn passage(theme: &Theme, article: &Article, claim: &Claim, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let quote = claim.quote;
    let before = article.sentences.iter().rev().find(|sentence| sentence.end() <= quote.start());
    let after = article.sentences.iter().find(|sentence| sentence.start() >= quote.end());
    let plain = theme.text.reader.format(theme.color.text_2);
    let add = |job: &mut LayoutJob, words: &str, format: &egui::TextFormat| {
        let line: String = words.split_inclusive(char::is_whitespace).map(|word| word.replace(['\n', '\r'], " ")).collect();
        job.append(&line, 0.0, format.clone());
    };
    if let Some(before) = before {
        add(&mut job, article.slice(*before), &plain);
        job.append(" ", 0.0, plain.clone());
    }
    let mut evidence = theme.text.reader.format(theme.color.text);
    evidence.background = theme.color.evidence;
    let mut trigger = theme.text.reader.in_face(Face::SerifBold).format(theme.color.text);
    trigger.background = theme.color.evidence_trigger;
    let main =
        claim.triggers.first().copied().filter(|span| quote.contains(*span)).unwrap_or(Span::new(quote.end(), quote.end()));
    add(&mut job, article.slice(Span::new(quote.start(), main.start())), &evidence);
    add(&mut job, article.slice(main), &trigger);
    add(&mut job, article.slice(Span::new(main.end(), quote.end())), &evidence);
    if let Some(after) = after {
        job.append(" ", 0.0, plain.clone());
        add(&mut job, article.slice(*after), &plain);
    }
    job
}
