//! The first lines of a text, each with its place.

use crate::text::{Span, slice};

/// Lines and bytes that a header may take; what comes later is body.
const MOST_LINES: usize = 80;
const MOST_BYTES: usize = 16 * 1024;

/// A line without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// What stands in it, without surrounding white space.
    pub(super) words: Span,
    /// The first byte of the next line.
    pub(super) next: usize,
}

/// The beginning of a text as a dialect sees it.
#[derive(Debug, Clone)]
pub(super) struct Head<'t> {
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line>,
}

impl<'t> Head<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, lines: lines(text).take(MOST_LINES).collect() }
    }

    /// Returns the words of a line.
    pub(super) fn words(&self, line: Line) -> &'t str {
        slice(self.text, line.words)
    }

    /// Returns the lines that hold more than white space, each with its number among all lines.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, Line)> {
        self.lines.iter().copied().enumerate().filter(|(_, line)| !line.words.is_empty())
    }

    /// Returns the first such line.
    pub(super) fn first(&self) -> Option<(usize, Line)> {
        self.filled().next()
    }
}

/// Splits a text as [`crate::text::paragraphs`] does, blank lines included; nothing past the first [`MOST_BYTES`] begins a line.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty() && at < MOST_BYTES)?;
        let end = rest.find(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
        let line = rest.get(..end)?;
        let line_end = rest.get(end..)?;
        let break_len = if line_end.starts_with("\r\n") { 2 } else { line_end.chars().next().map_or(0, char::len_utf8) };
        let words = trimmed(line, at);
        at += end + break_len;
        Some(Line { words, next: at })
    })
}

/// Returns the span of `words`, which begin at `start`, without surrounding white space.
pub(in crate::ingest) fn trimmed(words: &str, start: usize) -> Span {
    let from = start + (words.len() - words.trim_start().len());
    Span::new(from, from + words.trim().len())
}

#[cfg(test)]
mod tests {
    use super::Head;

    #[test]
    fn all_line_ends_are_known() {
        let head = Head::new(" a\r\nb\r\rc\u{2028}d\n");
        let words: Vec<&str> = head.lines.iter().map(|&line| head.words(line)).collect();
        assert_eq!(words, ["a", "b", "", "c", "d"]);
        assert_eq!(head.lines.last().map(|line| line.next), Some(head.text.len()));
    }
}
