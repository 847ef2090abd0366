//! Notes on passages and questions about them: dashes under the words, and the remark beside the paragraph.

use egui::{Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ui::ReaderInput;
use crate::gui::action::{Action, ViewAction};
use crate::gui::marks::{Icon, icon};
use crate::gui::theme::Theme;
use crate::gui::widgets::line_galley;
use crate::model::{ArticleId, Project};
use crate::text::Span;

const DASH: f32 = 4.0;
const DASH_GAP: f32 = 3.0;
/// From the left of a remark in the margin to its sign and to its words, as for events.
const SIGN_AT: f32 = 11.0;
const WORDS_AT: f32 = 22.0;

/// What a person wrote about a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The passage.
    pub span: Span,
    /// Whether it asks something; else it notes something.
    pub is_question: bool,
    /// What it says; empty for a mere highlight.
    pub text: String,
}

impl Remark {
    /// Returns the notes and questions on passages of an article, in the order of the text. Settled questions are not among them.
    pub fn of(project: &Project, article: ArticleId) -> Vec<Self> {
        let notes = project.notes.iter().filter(|note| note.at.article == article);
        let notes = notes.map(|note| Self { span: note.at.span, is_question: false, text: note.text.clone() });
        let questions = project.questions.iter().filter(|question| !question.settled).filter_map(|question| {
            let at = question.at.filter(|at| at.article == article)?;
            Some(Self { span: at.span, is_question: true, text: question.text.clone() })
        });
        let mut all: Vec<Self> = notes.chain(questions).collect();
        all.sort_by(|a, b| (a.span, a.is_question, &a.text).cmp(&(b.span, b.is_question, &b.text)));
        all
    }

    /// Returns the remark in words.
    pub(super) fn words(&self) -> String {
        match (self.is_question, self.text.is_empty()) {
            (true, _) => format!("Question: {}", self.text),
            (false, true) => "Highlighted".to_owned(),
            (false, false) => format!("Note: {}", self.text),
        }
    }
}

/// Paints dashes under a row of words.
pub(super) fn paint_dashes(ui: &Ui, theme: &Theme, row: egui::Rect) {
    let y = row.bottom() - 1.0;
    let stroke = Stroke::new(theme.stroke.hairline, theme.color.text_2);
    ui.painter().extend(Shape::dashed_line(&[pos2(row.left(), y), pos2(row.right(), y)], stroke, DASH, DASH_GAP));
}

/// Shows a remark beside its paragraph; a click chooses its words.
pub(super) fn remark_ui(
    ui: &Ui,
    theme: &Theme,
    input: &ReaderInput<'_>,
    (remark, index): (&Remark, usize),
    rect: egui::Rect,
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, ui.scope_id().with(("remark", remark.span.start(), index)), Sense::click());
    let words = remark.words();
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme.radius.chip, theme.color.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme.radius.chip, (theme.stroke.focus, theme.color.accent), egui::StrokeKind::Inside);
    }
    let sign = pos2(rect.left() + SIGN_AT, rect.center().y);
    let kind = if remark.is_question { Icon::Info } else { Icon::File };
    icon(ui.painter(), theme, kind, sign, 12.0, theme.color.text_2);
    let galley = line_galley(ui.painter(), &words, theme.text.small, theme.color.text_2, rect.width() - WORDS_AT - 6.0);
    let is_cut = galley.elided;
    ui.painter().galley(rect.left_center() + vec2(WORDS_AT, -galley.size().y / 2.0), galley, theme.color.text_2);
    if response.clicked() {
        actions.push(Action::View(ViewAction::SelectWords(input.article.id, remark.span)));
    }
    if is_cut {
        response.on_hover_text(words);
    }
}
