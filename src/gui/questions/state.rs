//! What is being written in the list of questions and notes.

use crate::model::{NoteId, QuestionId};

/// What is being written in the list of questions and notes.
#[derive(Debug, Default)]
pub struct QuestionsState {
    /// The words of a new question.
    pub asked: String,
    /// Whether the keyboard is to go to the new question in the next frame.
    pub wants_focus: bool,
    /// The answer that is being written.
    pub answer: Option<(QuestionId, String)>,
    /// Whether the keyboard is to go to the answer in the next frame.
    pub wants_answer: bool,
    /// The note that is being rewritten.
    pub note: Option<(NoteId, String)>,
}
