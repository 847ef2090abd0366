//! New records and removals that a person asks for: events, entities, notes, articles.

use std::sync::Arc;

use egui::Context;

use super::app::App;
use super::dates;
use super::dialogs::{Dialog, MarkAll, Question};
use super::draft::Field;
use super::files::things;
use super::view::Selection;
use crate::edit::{Edit, claim_from_words, empty_event, entity_from_words, event_from_words, preview};
use crate::model::{EntityId, EntityKind, EventId, Extra, Level, Mention, NoteId, Origin, PassageNote, SourceSpan};
use crate::query::{shown, unmarked_occurrences};

impl App {
    /// Makes an event from the selected words, or an empty one, and opens its title.
    pub(super) fn new_event(&mut self) {
        let unique = (self.services.unique)();
        let made = self.selected_words().and_then(|(article, span)| event_from_words(&self.project, article, span, unique));
        let is_empty = made.is_none();
        let event = made.unwrap_or_else(|| empty_event(unique));
        let id = event.id;
        if self.edit(&Edit::AddEvent(Arc::new(event))) {
            self.session.reader.selected = None;
            self.select(Selection::Events(vec![id]));
            self.keep_in_view(id);
            self.open_field(Field::Title);
            self.session.draft.made_at = is_empty.then(|| self.session.history.revision());
        }
    }

    /// Returns the event that selected words can be added to: the one that was chosen last.
    pub(super) fn quoted_event(&self) -> Option<EventId> {
        let event = self.session.last_event?;
        self.project.events.contains(event).then(|| self.project.event_root(event))
    }

    /// Adds the selected words to the event that was chosen last, as a claim of its own.
    pub(super) fn add_quote(&mut self) {
        let unique = (self.services.unique)();
        let (Some(event), Some((article, span))) = (self.quoted_event(), self.selected_words()) else { return };
        let before = shown(&self.project, &self.session.derived.links, event).and_then(|shown| shown.when.edtf.clone());
        if let Some(claim) = claim_from_words(&self.project, article, span, unique)
            && self.edit(&Edit::AddClaim(event, Arc::new(claim)))
        {
            self.session.reader.selected = None;
            self.select(Selection::Events(vec![event]));
            let dated = self.lead().filter(|lead| lead.when.edtf != before);
            let date = dated.map(|lead| dates::short(&lead.when));
            self.session.notice(date.map_or_else(
                || "Added the words to the event".to_owned(),
                |date| format!("Added the words to the event; they date it: {date}"),
            ));
        }
    }

    /// Makes an entity from the selected words.
    pub(super) fn new_entity(&mut self) {
        let unique = (self.services.unique)();
        let Some((article, span)) = self.selected_words() else { return };
        if let Some((edit, id)) = entity_from_words(&self.project, article, span, EntityKind::Other, unique)
            && self.edit(&edit)
        {
            self.select(Selection::Entities(vec![id]));
            self.open_field(Field::Kind);
        }
    }

    /// Shows where the names of the chosen entity stand unmarked, to mark them.
    pub(super) fn begin_mark_all(&mut self) {
        let Some(entity) = self.view.selection.entity().map(|id| self.project.entity_root(id)) else { return };
        let places = unmarked_occurrences(&self.project, &self.session.derived.links, entity);
        if places.is_empty() {
            self.session.notice("Every place where its names stand is marked");
        } else {
            let places = places.into_iter().map(|at| (at, true)).collect();
            self.session.dialog = Some(Dialog::MarkAll(MarkAll { entity, places }));
        }
    }

    /// Marks places as names of an entity.
    pub(super) fn mark_all(&mut self, entity: EntityId, places: &[SourceSpan]) {
        let name = self.project.entities.get(entity).map_or_else(String::new, |entity| entity.name.to_string());
        let mention = |span| Mention { span, level: Level::Name, entity, origin: Origin::Person };
        let edits = places.iter().map(|at| Edit::PutMention(at.article, mention(at.span))).collect();
        let label = format!("Mark \u{201c}{name}\u{201d} in {}", things(places.len(), "place"));
        if self.edit(&Edit::Batch { label, edits }) {
            self.session.notice(format!("Marked in {}", things(places.len(), "place")));
        }
    }

    /// Notes the selected words.
    pub(super) fn note_words(&mut self, text: String) {
        let id = NoteId((self.services.unique)());
        if let Some((article, span)) = self.selected_words() {
            let note = PassageNote { id, at: SourceSpan { article, span }, text, tags: Vec::new(), extra: Extra::default() };
            self.edit(&Edit::PutNote(note));
        }
    }

    /// Shows what would go with the article, and asks.
    pub(super) fn ask_removal(&mut self) {
        let Some(article) = self.view.article else { return };
        match preview(&self.project, &Edit::RemoveArticles(vec![article])) {
            Ok(preview) => self.session.dialog = Some(Dialog::Remove(article, preview)),
            Err(error) => self.session.error(format!("Could not remove the article: {error}")),
        }
    }

    /// Reads the article's file again; asks where it is when it is not where it was. Where no file holds the article alone, the
    /// text that is in the project is read.
    pub(super) fn read_again(&mut self, ctx: &Context) {
        let Some(article) = self.view.article.and_then(|id| self.project.articles.get(id)) else { return };
        let path = std::path::PathBuf::from(&article.path);
        if article.path.is_empty() || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl")) {
            self.reread_text(article.id, true);
        } else if path.is_file() {
            self.reread_from(article.id, &path);
        } else {
            self.session.notice("The article's file is not where it was: choose it");
            self.ask(ctx, Question::ArticleFile);
        }
    }
}
