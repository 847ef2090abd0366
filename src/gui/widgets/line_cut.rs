//! One line of text that is cut at its start: the words before a keyword.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, vec2};

use super::text_line::line_galley;
use crate::gui::theme::TextToken;

/// What stands for the words that were cut.
const CUT: &str = "… ";

/// Returns one line that is at most so wide, cut at its start between two words.
pub(in crate::gui) fn end_of_line(painter: &Painter, words: &str, token: TextToken, color: Color32, width: f32) -> Arc<Galley> {
    let whole = line_galley(painter, words, token, color, f32::INFINITY);
    let over = whole.size().x - width;
    if over <= 0.0 {
        return whole;
    }
    let cut = line_galley(painter, CUT, token, color, f32::INFINITY).size().x;
    let n_cut = whole.cursor_from_pos(vec2(over + cut, 0.0)).index.0;
    line_galley(painter, &format!("{CUT}{}", after_cut(words, n_cut)), token, color, f32::INFINITY)
}

/// Returns the whole words after so many characters; the rest of the word where it is the last one.
fn after_cut(words: &str, n: usize) -> &str {
    let at = words.char_indices().nth(n).map_or(words.len(), |(at, _)| at);
    let (before, rest) = words.split_at(at);
    if before.is_empty() || before.ends_with(char::is_whitespace) {
        return rest.trim_start();
    }
    rest.split_once(char::is_whitespace).map_or(rest, |(_, after)| after.trim_start())
}

#[cfg(test)]
mod tests {
    use super::after_cut;

    #[test]
    fn words_are_not_cut_in_two() {
        let words = "told the mayor";
        assert_eq!(after_cut(words, 0), words);
        assert_eq!(after_cut(words, 2), "the mayor");
        assert_eq!(after_cut(words, 5), "the mayor");
        assert_eq!(after_cut(words, 11), "yor");
        assert_eq!(after_cut(words, 99), "");
    }
}
