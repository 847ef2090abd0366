//! What hangs below the search field: what is wrong, what may come next, what stands in articles.

use egui::{Area, Context, Frame, Id, Order, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::action::{Action, DialogAction};
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::files::{grouped, things};
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::widgets::{Button, ListRow, Run, key_hint, line_galley, paint_line, runs_galley};
use crate::query::{Candidate, Passage, QueryError};
use crate::text::Span;

/// The least width of the popup, however narrow the field is.
const WIDTH_LEAST: f32 = 420.0;
/// The most words before a hit, and the share of the line within which it ends.
const MOST_BEFORE: usize = 5;
const HIT_WITHIN: f32 = 0.8;

/// Something in the popup that can be taken.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    /// Something that may come next in the query.
    Complete(Candidate),
    /// A sentence of an article.
    Read(Passage),
}

/// Returns what can be taken, in the order of the popup.
pub(super) fn entries(app: &App) -> Vec<Entry> {
    let search = &app.session.search;
    let completion = search.completion.candidates.iter().cloned().map(Entry::Complete);
    completion.chain(search.passages.sentences.iter().cloned().map(Entry::Read)).collect()
}

/// Shows the popup; returns the entry that was clicked, and where the popup is.
pub(super) fn popup_ui(
    ctx: &Context,
    theme: &Theme,
    app: &App,
    (below, error): (Rect, Option<&QueryError>),
    entries: &[Entry],
    actions: &mut Vec<Action>,
) -> (Option<usize>, Rect) {
    let shadow = egui::Shadow { offset: [0, 6], blur: 24, spread: 0, color: theme.color.shadow };
    let frame = Frame::new()
        .fill(theme.color.raised)
        .stroke(theme.hairline(theme.color.line_strong))
        .corner_radius(corner_radius(theme.radius.card))
        .shadow(shadow)
        .inner_margin(6.0);
    let at = below.left_bottom() + vec2(0.0, 4.0);
    let area = Area::new(Id::unique("search popup")).order(Order::Foreground).fixed_pos(at).constrain(true);
    let shown = area.show(ctx, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(below.width().max(WIDTH_LEAST) - 12.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                if let Some(error) = error {
                    error_ui(ui, theme, app, error);
                }
                for (typed, words) in &app.session.search.near {
                    let words = format!("No word begins with \u{201c}{typed}\u{201d}; searched for {}", words.join(", "));
                    line_ui(ui, theme, &words, theme.color.text_2);
                }
                let clicked = list_ui(ui, theme, app, entries);
                foot_ui(ui, theme, actions);
                clicked
            })
            .inner
    });
    (shown.inner, shown.response.rect)
}

/// Says in words what is wrong; red only where more typing cannot mend it.
fn error_ui(ui: &mut Ui, theme: &Theme, app: &App, error: &QueryError) {
    let color = if error.is_unfinished { theme.color.text_2 } else { theme.color.conflict };
    let fault = app.view.filter.words.get(error.span.range()).filter(|fault| !error.is_unfinished && !fault.trim().is_empty());
    let words = match fault {
        Some(fault) if !error.message.contains(fault.trim()) => format!("\u{201c}{}\u{201d}: {}", fault.trim(), error.message),
        _ => error.message.clone(),
    };
    let job = egui::text::LayoutJob::single_section(words.clone(), theme.text.small.format(color));
    Frame::new().inner_margin(egui::Margin::symmetric(6, 4)).show(ui, |ui| {
        let response = ui.add(egui::Label::new(job).wrap());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    });
}

fn line_ui(ui: &mut Ui, theme: &Theme, words: &str, color: egui::Color32) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_list), Sense::hover());
    let galley = line_galley(ui.painter(), words, theme.text.small, color, rect.width() - 12.0);
    paint_line(ui.painter(), rect.left_center() + vec2(6.0, 0.0), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn list_ui(ui: &mut Ui, theme: &Theme, app: &App, entries: &[Entry]) -> Option<usize> {
    let pointed = app.session.search.pointed;
    let mut clicked = None;
    for (index, entry) in entries.iter().enumerate() {
        let is_pointed = pointed == Some(index);
        let response = match entry {
            Entry::Complete(candidate) => candidate_ui(ui, candidate, is_pointed),
            Entry::Read(passage) => {
                if !matches!(index.checked_sub(1).map(|before| &entries[before]), Some(Entry::Read(_))) {
                    let n = app.session.search.passages.n_articles;
                    line_ui(ui, theme, &format!("In the text of {}", things(n, "article")), theme.color.text_3);
                }
                passage_ui(ui, theme, app, passage, is_pointed)
            }
        };
        if response.clicked() {
            clicked = Some(index);
        }
    }
    let found = &app.session.search.passages;
    if !found.notes.is_empty() || !found.questions.is_empty() {
        let words = format!("Also in {} and {}", things(found.notes.len(), "note"), things(found.questions.len(), "question"));
        line_ui(ui, theme, &words, theme.color.text_3);
    }
    clicked
}

fn candidate_ui(ui: &mut Ui, candidate: &Candidate, is_pointed: bool) -> egui::Response {
    let count = candidate.n_events.map(grouped);
    let told = [Some(candidate.detail.as_str()).filter(|detail| !detail.is_empty()), count.as_deref()];
    let right: Vec<&str> = told.into_iter().flatten().collect();
    let name = format!("{}, {}", candidate.label, right.join("  ·  "));
    let row = ListRow::new(&candidate.label).detail(&candidate.detail);
    let row = if let Some(count) = &count { row.count(count) } else { row };
    row.margin(6.0).name(&name).selected(is_pointed).show(ui)
}

fn passage_ui(ui: &mut Ui, theme: &Theme, app: &App, passage: &Passage, is_pointed: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row_popup), Sense::click());
    let Some(article) = app.project.articles.get(passage.article) else { return response };
    let ground = if is_pointed {
        theme.color.selected
    } else if response.hovered() {
        theme.color.hover
    } else {
        theme.color.raised
    };
    ui.painter().rect_filled(rect, corner_radius(theme.radius.chip), ground);
    let title = article.display_title();
    let from = line_galley(ui.painter(), title, theme.text.small, theme.color.text_3, rect.width() * 0.28);
    let width = from.size().x;
    paint_line(ui.painter(), egui::pos2(rect.right() - 6.0 - width, rect.center().y), from);
    let room = rect.width() - width - 24.0;
    // Words before the first hit are cut so that the hit is always seen.
    let first = passage.words.first().copied().unwrap_or(passage.sentence);
    let sentence = passage.sentence;
    let hit = first.start() - sentence.start();
    // As many words stand before it as leave room for it and some more.
    let wide = |from: usize, to: usize| {
        let words = article.slice(Span::new(from, to));
        line_galley(ui.painter(), words, theme.text.quote, theme.color.text, f32::INFINITY).size().x
    };
    let start = (0..=MOST_BEFORE)
        .rev()
        .map(|n| near_before(article.slice(sentence), hit, n) + sentence.start())
        .find(|&start| wide(start, first.end()) <= room * HIT_WITHIN)
        .unwrap_or(first.start());
    let before = if start > sentence.start() { "… " } else { "" };
    let text = |from: usize, to: usize| article.slice(Span::new(from, to));
    let strong = theme.text.quote.in_face(crate::gui::theme::Face::SerifBold);
    let runs = [
        Run { text: before, token: theme.text.quote, color: theme.color.text_3 },
        Run { text: text(start, first.start()), token: theme.text.quote, color: theme.color.text_2 },
        Run { text: text(first.start(), first.end()), token: strong, color: theme.color.text },
        Run { text: text(first.end(), sentence.end()), token: theme.text.quote, color: theme.color.text_2 },
    ];
    let galley = runs_galley(ui.painter(), &runs, room);
    paint_line(ui.painter(), rect.left_center() + vec2(6.0, 0.0), galley);
    response.widget_info(|| {
        let name = format!("{}, {title}", article.slice(passage.sentence));
        WidgetInfo::selected(Role::ListItem, true, is_pointed, name)
    });
    response
}

/// Returns where to begin, so that at most `n` words stand before the byte `hit`.
fn near_before(text: &str, hit: usize, n: usize) -> usize {
    let before = text.get(..hit).unwrap_or_default();
    let cut = before.char_indices().rev().filter(|(_, character)| character.is_whitespace()).nth(n);
    cut.map_or(0, |(offset, space)| offset + space.len_utf8())
}

fn foot_ui(ui: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
    ui.add_space(theme.space.s);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, theme.hairline(theme.color.line_soft));
    ui.add_space(theme.space.xs);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.xs;
        ui.add_space(theme.space.s);
        for (keys, words) in [(&["↑", "↓"][..], "choose"), (&["Tab"], "take"), (&["Enter"], "done"), (&["Shift Esc"], "all")]
        {
            for key in keys {
                key_hint(ui, key);
            }
            let galley = line_galley(ui.painter(), words, theme.text.small, theme.color.text_2, f32::INFINITY);
            let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
            paint_line(ui.painter(), rect.left_center(), galley);
            ui.add_space(theme.space.s);
        }
        if Button::new("How to search").link().show(ui).clicked() {
            actions.push(Action::Dialog(DialogAction::Open(Dialog::SearchHelp)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::near_before;

    #[test]
    fn a_long_beginning_is_cut_at_a_word() {
        let text = "one two three four five six seven hit";
        assert_eq!(text.get(near_before(text, 34, 5)..), Some("three four five six seven hit"));
        assert_eq!(near_before("one hit", 4, 5), 0);
    }
}
