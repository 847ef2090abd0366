//! Edits of what reviewing adds: notes, questions, coverage, settings, views, lessons and refusals.

use std::sync::Arc;

use super::Edit;
use super::changes::{Changes, EditError, put, remove_all};
use crate::text::Span;

pub(super) fn change(changes: &mut Changes<'_>, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::PutNote(note) => {
            changes.require_words(note.at.article, note.at.span)?;
            put(&mut changes.project.notes, &mut changes.before.notes, Arc::new(note.clone()));
        }
        Edit::RemoveNote(id) => remove_all(&mut changes.project.notes, &mut changes.before.notes, [*id]),
        Edit::PutQuestion(question) => {
            if let Some(at) = question.at {
                changes.require_words(at.article, at.span)?;
            }
            put(&mut changes.project.questions, &mut changes.before.questions, Arc::new(question.clone()));
        }
        Edit::RemoveQuestion(id) => remove_all(&mut changes.project.questions, &mut changes.before.questions, [*id]),
        Edit::SignOff { article, span, on } => {
            changes.require_words(*article, *span)?;
            let change = if *on { add_span } else { remove_span };
            changes.cover(*article, |coverage| change(&mut coverage.signed_off, *span));
        }
        Edit::Seen(article, spans) => {
            changes.require_words(*article, Span::default())?;
            spans.iter().try_for_each(|&span| changes.require_words(*article, span))?;
            changes.cover(*article, |coverage| spans.iter().for_each(|&span| add_span(&mut coverage.seen, span)));
        }
        Edit::SetSettings(settings) if !(1..=12).contains(&settings.fiscal_start_month) => {
            return Err(EditError::Impossible("a fiscal year begins in a month from 1 to 12".to_owned()));
        }
        other => change_project(changes, other),
    }
    Ok(())
}

/// Changes a field of the project itself.
fn change_project(changes: &mut Changes<'_>, edit: &Edit) {
    let (project, before) = (&mut *changes.project, &mut changes.before);
    match edit {
        Edit::SetTitle(title) => {
            let old = std::mem::replace(&mut project.title, title.trim().to_owned());
            before.title.get_or_insert(old);
        }
        Edit::SetSettings(settings) => {
            let old = std::mem::replace(&mut project.settings, settings.clone());
            before.settings.get_or_insert(old);
        }
        Edit::Refuse(refusal) => {
            before.refusals.get_or_insert_with(|| project.refusals.clone());
            insert(&mut project.refusals, *refusal);
        }
        Edit::Unrefuse(refusal) => {
            before.refusals.get_or_insert_with(|| project.refusals.clone());
            project.refusals.retain(|held| held != refusal);
        }
        Edit::Learn(entry) => {
            before.lexicon.get_or_insert_with(|| project.lexicon.clone());
            insert(&mut project.lexicon, entry.clone());
        }
        Edit::Unlearn(entry) => {
            before.lexicon.get_or_insert_with(|| project.lexicon.clone());
            project.lexicon.retain(|held| held != entry);
        }
        Edit::SaveView(view) => {
            before.saved_views.get_or_insert_with(|| project.saved_views.clone());
            project.saved_views.retain(|held| held.name != view.name);
            project.saved_views.push(view.clone());
            project.saved_views.sort_by(|a, b| a.name.cmp(&b.name));
        }
        Edit::DropView(name) => {
            before.saved_views.get_or_insert_with(|| project.saved_views.clone());
            project.saved_views.retain(|held| held.name != *name);
        }
        _ => {}
    }
}

fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(index) = list.binary_search(&item) {
        list.insert(index, item);
    }
}

/// Adds a span to a sorted list of spans that do not touch.
pub(super) fn add_span(spans: &mut Vec<Span>, span: Span) {
    if span.is_empty() {
        return;
    }
    let first = spans.partition_point(|held| held.end() < span.start());
    let last = spans.partition_point(|held| held.start() <= span.end());
    let merged = spans[first..last].iter().fold(span, |merged, &held| merged.cover(held));
    spans.splice(first..last, [merged]);
}

/// Takes the bytes of a span out of a sorted list of spans.
fn remove_span(spans: &mut Vec<Span>, span: Span) {
    if span.is_empty() {
        return;
    }
    let cut = |held: &Span| {
        let before = Span::new(held.start(), held.end().min(span.start()));
        let after = Span::new(held.start().max(span.end()), held.end());
        [before, after].into_iter().filter(|part| !part.is_empty())
    };
    *spans = spans.iter().flat_map(cut).collect();
}

#[cfg(test)]
mod tests {
    use super::{add_span, remove_span};
    use crate::text::Span;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_stay_merged_and_hold_what_was_added(edits in prop::collection::vec((0usize..60, 0usize..12, any::<bool>()), 0..40)) {
            let mut spans = Vec::new();
            let mut bytes = [false; 80];
            for (start, len, on) in edits {
                let span = Span::new(start, start + len);
                if on { add_span(&mut spans, span) } else { remove_span(&mut spans, span) }
                bytes[span.range()].fill(on);
                prop_assert!(spans.windows(2).all(|pair| pair[0].end() < pair[1].start()));
                for (at, &held) in bytes.iter().enumerate() {
                    prop_assert_eq!(spans.iter().any(|span| span.contains_offset(at)), held);
                }
            }
        }
    }
}
