//! Immutable source text: half-open byte spans, paragraphs, and the way between byte and code point offsets.
