//! Whether a line is a headline, by its own shape and by what follows it.

use super::lines::{Head, Line};
use crate::text::Span;

/// Bytes that a headline has at most.
const LONGEST: usize = 300;
/// A paragraph of this many bytes may follow a headline without a blank line.
const PARAGRAPH: usize = 120;

/// Whether words could be a headline: short, with letters, and not a sentence's beginning or end.
pub(super) fn could_be(words: &str) -> bool {
    let closed = words.ends_with(['.', ',', ';', ':']) && !words.ends_with("...");
    words.len() <= LONGEST && !closed && words.chars().any(char::is_alphabetic)
}

/// Returns the headline among the lines from number `from` on: the first filled one, where it looks like one and a body follows.
pub(super) fn find(head: &Head<'_>, from: usize) -> Option<(usize, Span)> {
    let mut filled = head.filled().skip_while(|&(number, _)| number < from);
    let (number, line) = filled.next()?;
    let (next_number, next) = filled.next()?;
    let span = without_marks(head, line);
    let words = crate::text::slice(head.text, span);
    let marked = span != line.words;
    let fits = could_be(words) && (marked || next_number > number + 1 || leads_to_paragraph(head, line, next));
    fits.then_some((number, span))
}

/// Whether the next line is a paragraph of its own and not the same sentence, wrapped.
fn leads_to_paragraph(head: &Head<'_>, line: Line, next: Line) -> bool {
    let long = next.words.len() >= PARAGRAPH || next.words.len() * 2 >= line.words.len() * 3;
    let words = head.words(next);
    let is_sentence = words.ends_with(['.', '!', '?', '"', '”', '’']);
    (long || is_sentence) && !words.starts_with(char::is_lowercase)
}

/// Returns a headline's words without the marks of Markdown: `# Talks open #`.
fn without_marks(head: &Head<'_>, line: Line) -> Span {
    let words = head.words(line);
    let inner = words.trim_start_matches('#');
    let marks = words.len() - inner.len();
    if !(1..=6).contains(&marks) || !inner.starts_with(' ') {
        return line.words;
    }
    super::lines::trimmed(inner.trim_end_matches('#'), line.words.start() + marks)
}

#[cfg(test)]
mod tests {
    use super::{Head, find};

    fn headline(text: &str) -> Option<&str> {
        find(&Head::new(text), 0).map(|(_, span)| crate::text::slice(text, span))
    }

    #[test]
    fn a_short_line_before_a_paragraph_is_the_headline() {
        assert_eq!(headline("Talks open\n\nThe two sides met."), Some("Talks open"));
        assert_eq!(headline("Talks open\nThe two sides met on Thursday."), Some("Talks open"));
        assert_eq!(headline("# Talks open\nThe two"), Some("Talks open"));
        assert_eq!(headline("Will talks open?\n\nNobody knows."), Some("Will talks open?"));
    }

    #[test]
    fn sentences_and_wrapped_lines_are_none() {
        assert_eq!(headline("The two sides met.\nThey parted."), None);
        assert_eq!(headline("The two sides met on Thursday in the\ncity of Port Selwyn, where"), None);
        assert_eq!(headline("The two sides met on Thursday in Port\nSelwyn, where they had last met in"), None);
        assert_eq!(headline("Talks open"), None);
        assert_eq!(headline(""), None);
        assert_eq!(headline("***\n\nThe two sides met."), None);
    }
}
