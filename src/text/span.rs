//! Half-open byte ranges in one text.

/// A half-open range of bytes, `start..end`, in one article's text.
///
/// Ordered by start, then by end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

/// Returns an offset in 32 bits: a project holds millions of spans, and no article is longer.
const fn narrow(offset: usize) -> u32 {
    if offset > u32::MAX as usize {
        return u32::MAX;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it was looked at")]
    let narrow = offset as u32;
    narrow
}

impl Span {
    /// Makes a span from its first byte and the first byte after it. Texts are shorter than 4 GiB; an offset above that counts
    /// as that.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: narrow(start), end: narrow(end) }
    }

    /// Returns the first byte that belongs to the span.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Returns the first byte after the span.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Returns the number of bytes; 0 where `end` is not after `start`.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` belongs to the span.
    pub const fn contains_offset(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
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
