//! The words of the chosen claim, with the sentences around them.

use egui::text::LayoutJob;
use egui::{Align, Label, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use super::words::{grade, published, source_name};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::marks::agreement_symbol;
use crate::gui::signs::agreement_of;
use crate::gui::theme::{Face, TextToken, Theme};
use crate::gui::widgets::{Button, Run, paint_line, tailed_galley};
use crate::model::{Article, Claim};
use crate::query::{ClaimRow, ClaimsTable, HeldClaim};
use crate::text::{Span, slice};

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

/// Shows the sign of the claim, its source and the way to its words; where the line is short the source's name is cut.
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
            let (source, places) = (source_name(app, row), places(app, row));
            let runs = [
                Run { text: &source, token: theme.text.small_strong, color: theme.color.text },
                Run { text: "  ", token: theme.text.small, color: theme.color.text_2 },
            ];
            let (token, color) = (theme.text.small, theme.color.text_2);
            let tails: Vec<Run<'_>> = places.iter().map(|text| Run { text, token, color }).collect();
            let (galley, is_cut) = tailed_galley(ui.painter(), (&runs, 0), &tails, ui.available_width());
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            let words = format!("{source}, {}", places.first().map_or("", String::as_str));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            paint_line(ui.painter(), rect.left_center(), galley);
            if is_cut {
                response.on_hover_text(words);
            }
        });
    });
}

/// Returns publication, grade and the number of the sentence, then less and less of that.
fn places(app: &App, row: &ClaimRow) -> Vec<String> {
    let sentence = app
        .project
        .articles
        .get(row.article)
        .map(|article| article.sentences.partition_point(|sentence| sentence.start() <= row.quote.start()));
    let mut parts = vec![published(row)];
    parts.extend(grade(row));
    parts.extend(sentence.filter(|n| *n > 0).map(|n| format!("sentence {n}")));
    (1..=parts.len()).rev().map(|n| parts[..n].join(" · ")).collect()
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
    if let Some(before) = before {
        add(&mut job, article.slice(*before), &plain);
        job.append(" ", 0.0, plain.clone());
    }
    append_quote(&mut job, theme, theme.text.reader, &article.text, (quote, claim.triggers.first().copied()));
    if let Some(after) = after {
        job.append(" ", 0.0, plain.clone());
        add(&mut job, article.slice(*after), &plain);
    }
    job
}

/// Appends the quote of a claim on its yellow ground, its trigger in bold on a stronger one.
pub(in crate::gui) fn append_quote(
    job: &mut LayoutJob,
    theme: &Theme,
    token: TextToken,
    text: &str,
    claim: (Span, Option<Span>),
) {
    let (quote, trigger) = claim;
    let mut evidence = token.format(theme.color.text);
    evidence.background = theme.color.evidence;
    let mut strong = token.in_face(Face::SerifBold).format(theme.color.text);
    strong.background = theme.color.evidence_trigger;
    let main = trigger.filter(|span| quote.contains(*span)).unwrap_or(Span::new(quote.end(), quote.end()));
    add(job, slice(text, Span::new(quote.start(), main.start())), &evidence);
    add(job, slice(text, main), &strong);
    add(job, slice(text, Span::new(main.end(), quote.end())), &evidence);
}

/// Appends words, a line break between them as a blank.
fn add(job: &mut LayoutJob, words: &str, format: &egui::TextFormat) {
    let line: String = words.split_inclusive(char::is_whitespace).map(|word| word.replace(['\n', '\r'], " ")).collect();
    job.append(&line, 0.0, format.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::ThemeKind;

    #[test]
    fn a_quote_is_yellow_and_its_trigger_is_bold() {
        let theme = Theme::new(ThemeKind::Light);
        let text = "On Monday\nthe port closed its gates. Later";
        let (quote, trigger) = (Span::new(0, 36), Span::new(19, 25));
        let mut job = LayoutJob::default();
        append_quote(&mut job, &theme, theme.text.quote, text, (quote, Some(trigger)));
        assert_eq!(job.text, "On Monday the port closed its gates.");
        let parts: Vec<_> = job
            .sections
            .iter()
            .map(|part| (job.text.get(part.byte_range.start.0..part.byte_range.end.0), part.format.background))
            .collect();
        let (plain, strong) = (theme.color.evidence, theme.color.evidence_trigger);
        assert_eq!(parts, [(Some("On Monday the port "), plain), (Some("closed"), strong), (Some(" its gates."), plain)]);
        assert_ne!(job.sections[1].format.font_id, job.sections[0].format.font_id);
        let mut whole = LayoutJob::default();
        append_quote(&mut whole, &theme, theme.text.quote, text, (quote, Some(Span::new(38, 40))));
        assert_eq!(whole.text, job.text, "a trigger outside of the quote changes nothing");
    }
}
