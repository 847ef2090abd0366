//! Asking a question.

use crate::edit::Edit;
use crate::gui::app::App;
use crate::gui::side::Side;
use crate::gui::view::Selection;
use crate::model::{Extra, Question, QuestionId, SourceSpan};

impl App {
    /// Opens the list with the keyboard in the field of a new question.
    pub(in crate::gui) fn begin_question(&mut self) {
        self.session.side = Some(Side::Questions);
        self.session.questions.wants_focus = true;
    }

    /// Asks a question about the chosen event, the selected words, or the project.
    pub(in crate::gui) fn ask_question(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let at = match self.view.selection {
            Selection::Words(article, span) => Some(SourceSpan { article, span }),
            _ => None,
        };
        let question = Question {
            id: QuestionId((self.services.unique)()),
            text: text.to_owned(),
            at,
            event: self.view.selection.event(),
            settled: false,
            answer: String::new(),
            extra: Extra::default(),
        };
        self.edit(&Edit::PutQuestion(question));
    }
}
