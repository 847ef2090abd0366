//! What an edit is called, in the history and in the decision log.

use super::{ArticleChange, ClaimChange, DecidedField, Edit, EntityChange, EventChange};
use crate::model::{EntityId, EventId, Status, Target};

/// What the decision log keeps of an edit.
pub(super) struct LogEntry {
    pub(super) what: String,
    pub(super) targets: Vec<Target>,
    pub(super) why: String,
}

impl Edit {
    /// Returns what the edit does, in a few words: "Accept 3 events".
    pub fn label(&self) -> String {
        match self {
            Self::Import(readings) => format!("Open {}", counted(readings.len(), "article")),
            Self::RemoveArticles(articles) => format!("Remove {}", counted(articles.len(), "article")),
            Self::Reread(readings) => format!("Read {} again", counted(readings.len(), "article")),
            Self::Articles(_, change) => article_label(change).to_owned(),
            Self::Source(..) => "Change source".to_owned(),
            Self::SetStatus { events, status, .. } => format!("{} {}", status_verb(*status), counted(events.len(), "event")),
            Self::Decide { events, field, .. } => format!("Change {} of {}", field_name(field), counted(events.len(), "event")),
            Self::Events(events, change) => format!("{} {}", event_label(change), counted(events.len(), "event")),
            Self::AddEvent(_) => "Add event".to_owned(),
            Self::RemoveEvent(_) => "Remove event".to_owned(),
            Self::MergeEvents { others, .. } => format!("Merge {}", counted(others.len() + 1, "event")),
            Self::SplitEvents(events) => format!("Split off {}", counted(events.len(), "event")),
            Self::AddClaim(..) => "Add claim".to_owned(),
            Self::Claim { change, .. } => claim_label(*change).to_owned(),
            Self::AddEntity(entity) => format!("Add \u{201c}{}\u{201d}", entity.name),
            Self::Entities(entities, change) => format!("{} {}", entity_label(change), counted(entities.len(), "entity")),
            Self::MergeEntities { others, .. } => format!("Merge {}", counted(others.len() + 1, "entity")),
            Self::SplitEntities(entities) => format!("Split off {}", counted(entities.len(), "entity")),
            Self::PutMention(..) => "Link words to an entity".to_owned(),
            Self::RemoveMention(..) => "Unlink words from an entity".to_owned(),
            Self::Batch { label, .. } => label.clone(),
            other => review_label(other).to_owned(),
        }
    }
}

impl Edit {
    /// Returns what a decision about several events did: "Accepted 3 events"; nothing for one event, and for other edits.
    pub fn done_to_many(&self) -> Option<String> {
        let (events, verb) = match self {
            Self::SetStatus { events, status, .. } => (events, done(*status)),
            Self::Decide { events, .. } => (events, "Changed"),
            Self::Events(events, change) => (events, event_done(change)),
            _ => return None,
        };
        let label = self.label();
        let (_, object) = label.split_once(' ').filter(|_| events.len() > 1)?;
        Some(format!("{verb} {object}"))
    }
}

fn review_label(edit: &Edit) -> &'static str {
    match edit {
        Edit::PutNote(_) => "Note a passage",
        Edit::RemoveNote(_) => "Remove a note",
        Edit::PutQuestion(_) => "Ask a question",
        Edit::RemoveQuestion(_) => "Remove a question",
        Edit::SignOff { on: true, .. } => "Sign off a sentence",
        Edit::SignOff { on: false, .. } => "Take back a sign-off",
        Edit::Seen(..) => "Mark as seen",
        Edit::SetSettings(_) => "Change settings",
        Edit::SetTitle(_) => "Name the project",
        Edit::Refuse(_) => "Refuse a proposal",
        Edit::Unrefuse(_) => "Allow a proposal again",
        Edit::Learn(_) => "Learn a name",
        Edit::Unlearn(_) => "Forget a name",
        Edit::SaveView(_) => "Save view",
        Edit::DropView(_) => "Remove view",
        _ => "Edit",
    }
}

/// Returns "1 event", "3 events", "2 entities".
fn counted(n: usize, noun: &str) -> String {
    match (n, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{n} {stem}ies"),
        (_, None) => format!("{n} {noun}s"),
    }
}

const fn status_verb(status: Status) -> &'static str {
    match status {
        Status::Candidate => "Reopen",
        Status::Accepted => "Accept",
        Status::Rejected => "Reject",
        Status::Deferred => "Defer",
    }
}

const fn done(status: Status) -> &'static str {
    match status {
        Status::Candidate => "Reopened",
        Status::Accepted => "Accepted",
        Status::Rejected => "Rejected",
        Status::Deferred => "Deferred",
    }
}

const fn event_done(change: &EventChange) -> &'static str {
    match change {
        EventChange::Note(_) => "Noted",
        EventChange::AddTag(_) => "Tagged",
        EventChange::RemoveTag(_) => "Untagged",
        EventChange::Star(true) => "Starred",
        EventChange::Star(false) => "Unstarred",
    }
}

const fn field_name(field: &DecidedField) -> &'static str {
    match field {
        DecidedField::Title(_) => "title",
        DecidedField::When(_) => "date",
        DecidedField::Participants(_) => "people",
        DecidedField::Place(_) => "place",
        DecidedField::EventType(_) => "type",
        DecidedField::Factuality(_) => "factuality",
        DecidedField::Polarity(_) => "polarity",
        DecidedField::Quantities(_) => "numbers",
    }
}

const fn event_label(change: &EventChange) -> &'static str {
    match change {
        EventChange::Note(_) => "Note",
        EventChange::AddTag(_) => "Tag",
        EventChange::RemoveTag(_) => "Untag",
        EventChange::Star(true) => "Star",
        EventChange::Star(false) => "Unstar",
    }
}

const fn claim_label(change: ClaimChange) -> &'static str {
    match change {
        ClaimChange::Stance(_) => "Change what a claim says",
        ClaimChange::Credibility(_) => "Grade a claim",
        ClaimChange::MoveTo(_) => "Move a claim",
        ClaimChange::Remove => "Remove a claim",
    }
}

const fn entity_label(change: &EntityChange) -> &'static str {
    match change {
        EntityChange::Name(_) => "Rename",
        EntityChange::Kind(_) => "Change kind of",
        EntityChange::Role(_) => "Change role of",
        EntityChange::Aliases(_) => "Change names of",
        EntityChange::Note(_) => "Note",
        EntityChange::AddTag(_) => "Tag",
        EntityChange::RemoveTag(_) => "Untag",
        EntityChange::Rejected(true) => "Discard",
        EntityChange::Rejected(false) => "Take back",
        EntityChange::Parent(_) | EntityChange::Coordinates(_) => "Locate",
    }
}

const fn article_label(change: &ArticleChange) -> &'static str {
    match change {
        ArticleChange::Published(_) => "Change publication date",
        ArticleChange::Source(_) => "Change source of article",
        ArticleChange::Note(_) => "Note article",
        ArticleChange::AddTag(_) => "Tag article",
        ArticleChange::RemoveTag(_) => "Untag article",
        _ => "Change article",
    }
}

/// Returns what the decision log keeps; nothing for what no person decides.
pub(super) fn log_entry(edit: &Edit) -> Option<LogEntry> {
    let targets = match edit {
        Edit::Seen(..) => return None,
        Edit::Import(readings) | Edit::Reread(readings) => {
            readings.iter().map(|reading| Target::Article(reading.article.id)).collect()
        }
        Edit::RemoveArticles(articles) | Edit::Articles(articles, _) => articles.iter().copied().map(Target::Article).collect(),
        Edit::SetStatus { events, .. } | Edit::Decide { events, .. } | Edit::Events(events, _) | Edit::SplitEvents(events) => {
            of_events(events)
        }
        Edit::AddEvent(event) => vec![Target::Event(event.id)],
        Edit::RemoveEvent(event) | Edit::AddClaim(event, _) | Edit::Claim { event, .. } => vec![Target::Event(*event)],
        Edit::MergeEvents { into, others } => std::iter::once(*into).chain(others.iter().copied()).map(Target::Event).collect(),
        Edit::AddEntity(entity) => vec![Target::Entity(entity.id)],
        Edit::Entities(entities, _) | Edit::SplitEntities(entities) => of_entities(entities),
        Edit::MergeEntities { into, others } => {
            std::iter::once(*into).chain(others.iter().copied()).map(Target::Entity).collect()
        }
        Edit::PutMention(article, _) | Edit::RemoveMention(article, _) | Edit::SignOff { article, .. } => {
            vec![Target::Article(*article)]
        }
        Edit::PutNote(note) => vec![Target::Note(note.id)],
        Edit::RemoveNote(id) => vec![Target::Note(*id)],
        Edit::PutQuestion(question) => vec![Target::Question(question.id)],
        Edit::RemoveQuestion(id) => vec![Target::Question(*id)],
        Edit::Batch { edits, .. } => batch_targets(edits),
        _ => vec![Target::Project],
    };
    Some(LogEntry { what: what(edit), targets, why: why(edit) })
}

fn batch_targets(edits: &[Edit]) -> Vec<Target> {
    let mut targets: Vec<Target> = edits.iter().filter_map(log_entry).flat_map(|entry| entry.targets).collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

fn of_events(events: &[EventId]) -> Vec<Target> {
    events.iter().copied().map(Target::Event).collect()
}

fn of_entities(entities: &[EntityId]) -> Vec<Target> {
    entities.iter().copied().map(Target::Entity).collect()
}

/// Returns the short verb of the log.
fn what(edit: &Edit) -> String {
    match edit {
        Edit::SetStatus { status, .. } => status_verb(*status).to_lowercase(),
        Edit::Decide { field, .. } => field_name(field).to_owned(),
        other => other.label(),
    }
}

fn why(edit: &Edit) -> String {
    match edit {
        Edit::SetStatus { why, .. } | Edit::Decide { why, .. } => why.clone(),
        _ => String::new(),
    }
}
