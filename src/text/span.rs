//! Half-open byte ranges in one text.

use std::fmt;
use std::num::NonZeroU32;

/// A half-open range of bytes, `start..end`, in one article's text.
///
/// Ordered by start, then by end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    /// One more than the end, so that an absent span takes no more room than one that is there.
    end_plus_one: NonZeroU32,
}

/// Returns an offset in 32 bits: a project holds millions of spans, and no article is longer.
const fn narrow(offset: usize) -> u32 {
    if offset >= u32::MAX as usize {
        return u32::MAX - 1;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it was looked at")]
    let narrow = offset as u32;
    narrow
}

impl Default for Span {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Span").field("start", &self.start()).field("end", &self.end()).finish()
    }
}

impl Span {
    /// Makes a span from its first byte and the first byte after it. Texts are shorter than 4 GiB; an offset above that counts
    /// as that.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: narrow(start), end_plus_one: NonZeroU32::MIN.saturating_add(narrow(end)) }
    }

    /// Returns the first byte that belongs to the span.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Returns the first byte after the span.
    pub const fn end(self) -> usize {
        self.after() as usize
    }

    const fn after(self) -> u32 {
        self.end_plus_one.get() - 1
    }

    /// Returns the number of bytes; 0 where `end` is not after `start`.
    pub const fn len(self) -> usize {
        self.after().saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.after() <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.after() <= self.after()
    }

    /// Whether the byte at `offset` belongs to the span.
    pub const fn contains_offset(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.after() && other.start < self.after()
    }

    /// Returns the smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end_plus_one: self.end_plus_one.max(other.end_plus_one) }
    }

    /// Returns the span moved towards the end of the text by `offset` bytes.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Self::new(self.start() + offset, self.end() + offset)
    }

    /// Whether the span lies in the text, on character boundaries.
    pub fn lies_in(self, text: &str) -> bool {
        text.get(self.range()).is_some()
    }

    /// Returns the span as a range of bytes.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }
}

/// Returns the words of `span`, or nothing where the span does not lie on character boundaries inside `text`.
///
/// # Examples
///
/// ```
/// use dateline::text::{Span, slice};
/// assert_eq!(slice("on Tuesday", Span::new(3, 10)), "Tuesday");
/// assert_eq!(slice("é", Span::new(0, 1)), "");
/// ```
pub fn slice(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_default()
}
