//! What a project holds, in a few lines.

use std::path::Path;

use crate::model::{EntityKind, Project, Status};
use crate::query::{Links, Rows};

/// Writes how many articles, events and entities a project has, and of which sorts.
pub(super) fn summary(path: &Path, project: &Project) -> String {
    let links = Links::of(project);
    let rows = Rows::of(project, &links, |_| true);
    let title = if project.title.is_empty() { String::new() } else { format!(" “{}”", project.title) };
    let dated_articles = project.articles.iter().filter(|article| article.published.is_some()).count();
    let parts = [
        format!("{}{title}", path.display()),
        format!("{}, {dated_articles} with a publication date", counted(project.articles.len(), "article", "articles")),
        counted(project.sources.len(), "source", "sources"),
        format!("{}{}, {} dated", counted(rows.len(), "event", "events"), statuses(&rows), rows.n_dated),
        format!("{}{}", counted(n_entities(project), "entity", "entities"), kinds(project)),
        counted(project.notes.len() + project.questions.len(), "note or question", "notes and questions"),
        counted(project.decisions.len(), "decision", "decisions"),
    ];
    parts.join("\n") + "\n"
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Writes how many events have each status, leaving out those that none has.
fn statuses(rows: &Rows) -> String {
    let counts = Status::ALL.map(|status| {
        let count = rows.iter().filter(|row| row.shown.status == status).count();
        (count, status.as_str())
    });
    listed(&counts)
}

fn n_entities(project: &Project) -> usize {
    project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected).count()
}

fn kinds(project: &Project) -> String {
    let counts = EntityKind::ALL.map(|kind| {
        let live = project.entities.iter().filter(|entity| entity.merged_into.is_none() && !entity.rejected);
        (live.filter(|entity| entity.kind == kind).count(), kind.as_str())
    });
    listed(&counts)
}

/// Writes `: 3 candidate, 1 accepted`, or nothing where all counts are zero.
fn listed(counts: &[(usize, &str)]) -> String {
    let words: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) }
}
