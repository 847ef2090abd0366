//! Quotes with their citation: source, date, paragraph, sentence.

use crate::model::{ArticleId, Project};
use crate::text::{Span, paragraphs};

/// Returns the words of a span with where they stand: `“…” (Source, 2025-08-06, paragraph 2, sentence 5)`.
///
/// Nothing where there is no such article or the span holds no words.
pub fn citation(project: &Project, article: ArticleId, span: Span) -> Option<String> {
    let record = project.articles.get(article)?;
    let words = record.slice(span).trim();
    if words.is_empty() {
        return None;
    }
    let source = record.source.and_then(|id| project.sources.get(id)).map_or(record.display_title(), |source| &source.name);
    let mut place = vec![source.to_owned()];
    place.extend(record.published.as_ref().map(|published| published.day.to_string()));
    let whole = Span::new(0, record.text.len());
    let paragraph = paragraphs(&record.text, whole).skip_while(|paragraph| paragraph.end() <= record.parts.header.end());
    let paragraph = paragraph.take_while(|paragraph| paragraph.start() <= span.start()).count();
    place.push(format!("paragraph {paragraph}"));
    let sentence = record.sentences.partition_point(|sentence| sentence.start() <= span.start());
    if sentence > 0 {
        place.push(format!("sentence {sentence}"));
    }
    Some(format!("\u{201c}{words}\u{201d} ({})", place.join(", ")))
}
