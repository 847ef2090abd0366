//! Words that were given up by Escape or Cancel: opening the same thing again brings them back.

use super::app::App;
use super::command::Command;
use super::dialogs::Dialog;
use super::draft::Field;
use super::view::Selection;

/// How many places keep their words.
const MOST: usize = 20;

/// Words that were typed and not taken, until they are brought back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct KeptWords(Vec<(Place, String)>);

/// Where words were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// The text of an article.
    Paste,
    /// A note on the chosen words.
    PassageNote(Selection),
    /// The note of what is chosen.
    Note(Selection),
}

impl KeptWords {
    /// Keeps words; returns whether there were any.
    fn keep(&mut self, place: Place, words: &str) -> bool {
        self.0.retain(|(held, _)| *held != place);
        let has_words = !words.trim().is_empty();
        if has_words {
            self.0.insert(0, (place, words.to_owned()));
            self.0.truncate(MOST);
        }
        has_words
    }

    /// Hands out the words that were typed there.
    fn take(&mut self, place: &Place) -> Option<String> {
        let at = self.0.iter().position(|(held, _)| held == place)?;
        Some(self.0.remove(at).1)
    }
}

impl App {
    /// Opens the dialog for the text of an article, with what was typed before.
    pub(super) fn begin_paste(&mut self) {
        let text = self.session.kept_words.take(&Place::Paste).unwrap_or_default();
        self.session.dialog = Some(Dialog::Paste(text));
    }

    /// Opens the dialog for a note on the selected words, with what was typed before.
    pub(super) fn begin_passage_note(&mut self) {
        let place = Place::PassageNote(self.view.selection.clone());
        let text = self.session.kept_words.take(&place).unwrap_or_default();
        self.session.dialog = Some(Dialog::Note(text));
    }

    /// Returns the note that was typed before and not taken.
    pub(super) fn kept_note(&mut self) -> Option<String> {
        self.session.kept_words.take(&Place::Note(self.view.selection.clone()))
    }

    /// Keeps what was typed in a dialog that is closed without an answer.
    pub(super) fn keep_words_of(&mut self, dialog: &Dialog) {
        let (place, words, command) = match dialog {
            Dialog::Paste(text) => (Place::Paste, text, Command::Paste),
            Dialog::Note(text) => (Place::PassageNote(self.view.selection.clone()), text, Command::EditNote),
            _ => return,
        };
        if self.session.kept_words.keep(place, words) {
            self.tell_kept(command);
        }
    }

    /// Closes the open field without taking its words; those of a note are kept.
    pub(super) fn give_up_draft(&mut self) {
        if self.session.draft.is_open(Field::Note) && self.session.draft.text.trim() != self.field_words(Field::Note).trim() {
            let words = std::mem::take(&mut self.session.draft.text);
            if self.session.kept_words.keep(Place::Note(self.view.selection.clone()), &words) {
                self.tell_kept(Command::EditNote);
            }
        }
        let made_at = self.session.draft.made_at;
        self.session.draft.close();
        if made_at == Some(self.session.history.revision()) {
            // An event that was never given a title is none.
            self.step(true);
        }
    }

    fn tell_kept(&mut self, command: Command) {
        let key = self.keymap.label(command);
        self.session.notice(format!("What was typed is kept; {key} brings it back"));
    }
}

#[cfg(test)]
mod tests {
    use super::{KeptWords, MOST, Place};
    use crate::gui::view::Selection;
    use crate::model::EventId;

    #[test]
    fn words_come_back_once_and_where_they_were_typed() {
        let mut kept = KeptWords::default();
        assert!(kept.keep(Place::Paste, "an article") && !kept.keep(Place::Note(Selection::Nothing), "  "));
        assert_eq!(kept.take(&Place::Note(Selection::Nothing)), None);
        assert_eq!(kept.take(&Place::Paste).as_deref(), Some("an article"));
        assert_eq!(kept.take(&Place::Paste), None);
    }

    #[test]
    fn the_oldest_words_go_first() {
        let mut kept = KeptWords::default();
        let place = |n: usize| Place::Note(Selection::Events(vec![EventId(n as u64)]));
        (0..=MOST).for_each(|n| assert!(kept.keep(place(n), "words")));
        assert_eq!(kept.take(&place(0)), None);
        assert!(kept.take(&place(1)).is_some() && kept.take(&place(MOST)).is_some());
    }
}
