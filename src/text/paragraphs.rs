//! Lines of a text as paragraphs.

use super::Span;

/// Returns every line of `region` that holds more than white space, without its line end and surrounding white space.
///
/// Lines end at `\n`, `\r\n`, a lone `\r`, a form feed, or the Unicode line and paragraph separators.
///
/// # Examples
///
/// ```
/// use dateline::text::{Span, paragraphs};
/// let text = "One.\r\n\r\n  Two.\n";
/// let found: Vec<Span> = paragraphs(text, Span::new(0, text.len())).collect();
/// assert_eq!(found, [Span::new(0, 4), Span::new(10, 14)]);
/// ```
pub fn paragraphs(text: &str, region: Span) -> impl Iterator<Item = Span> + '_ {
    let base = region.start();
    let words = super::slice(text, region);
    words
        .split(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}'])
        .filter_map(move |line| trimmed(words, line))
        .map(move |span| span.shifted(base))
}

/// Returns the place of `line` in `whole` without surrounding white space.
fn trimmed(whole: &str, line: &str) -> Option<Span> {
    let start = line.as_ptr().addr() - whole.as_ptr().addr();
    let from_first = line.trim_start();
    let inner = from_first.trim_end();
    let start = start + (line.len() - from_first.len());
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}
