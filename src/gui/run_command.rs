//! Running the commands of the registry, and saying when one cannot be run.

use egui::Context;

use super::app::App;
use super::command::Command;
use super::dialogs::{Dialog, Question};
use super::draft::Field;
use super::reader::Find;
use super::select_words::WordStep;
use super::session::PutOff;
use super::side::Side;
use super::table;
use super::theme::ThemeChoice;
use super::view::{Layer, Screen, Selection};
use crate::edit::{Edit, EntityChange, EventChange};
use crate::model::{EventId, Status, Target};
use crate::query::SentenceState;

/// How far the interface can be scaled.
const SCALES: std::ops::RangeInclusive<f32> = 0.7..=2.0;

impl App {
    /// Runs a command, unless it cannot be run just now.
    pub fn run(&mut self, ctx: &Context, command: Command) {
        let command = self.meant(command);
        if let Some(why) = self.cannot(command) {
            self.session.notice(why);
            return;
        }
        if matches!(command, Command::Save | Command::SaveAs | Command::Quit) {
            self.keep_typed();
        }
        if self.run_on_claims(ctx, command) {
            return;
        }
        match command {
            Command::OpenArticles => self.ask(ctx, Question::Articles),
            Command::OpenFolder => self.ask(ctx, Question::Folder),
            Command::OpenProject => self.ask(ctx, Question::Project),
            Command::OpenPath => self.session.dialog = Some(Dialog::path(Question::Articles, String::new())),
            Command::OpenSample => self.guarded(ctx, PutOff::Sample),
            Command::NewProject => self.guarded(ctx, PutOff::New),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.save_as(ctx),
            Command::Paste => self.begin_paste(),
            Command::RemoveArticle => self.ask_removal(),
            Command::ReadAgain => self.read_again(ctx),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo => self.step(true),
            Command::Redo => self.step(false),
            Command::Cancel => self.cancel(ctx),
            Command::Palette => self.session.dialog = Some(Dialog::palette()),
            Command::Keys => self.session.dialog = Some(Dialog::keys()),
            other => self.run_on_desk(ctx, other),
        }
    }

    fn run_on_desk(&mut self, ctx: &Context, command: Command) {
        if self.run_in_queue(command) {
            return;
        }
        match command {
            Command::Accept => self.set_status(Status::Accepted),
            Command::Reject => self.set_status(Status::Rejected),
            Command::Defer => self.set_status(Status::Deferred),
            Command::Reopen => self.set_status(Status::Candidate),
            Command::NextEvent => self.go(1),
            Command::PreviousEvent | Command::Back => self.go(-1),
            Command::Alike => self.show_alike(),
            Command::AddNext => self.go_and_keep(1),
            Command::AddPrevious => self.go_and_keep(-1),
            Command::EditTitle if self.view.screen == Screen::Table && self.view.selection.event().is_some() => {
                self.edit_cell();
            }
            Command::EditTitle => self.open_field(Field::Title),
            Command::EditDate => self.open_field(Field::Date),
            Command::EditWho => self.open_field(Field::Who),
            Command::EditPlace => self.open_field(Field::Place),
            Command::EditType => self.open_field(Field::Type),
            Command::EditFactuality => self.open_field(Field::Factuality),
            Command::EditNote => self.open_field(Field::Note),
            Command::AddTag => self.open_field(Field::Tag),
            Command::Star => self.star(),
            Command::Reading(n) => self.choose_nth(usize::from(n) - 1),
            Command::MergeEvents => self.merge_events(),
            Command::MergeWith => self.name_same(),
            Command::SplitEvents => self.split_events(),
            Command::NewEvent => self.new_event(),
            Command::AddQuote => self.add_quote(),
            Command::NextWord => self.select_words(WordStep::Next),
            Command::PreviousWord => self.select_words(WordStep::Previous),
            Command::GrowWords => self.select_words(WordStep::Grow),
            Command::ShrinkWords => self.select_words(WordStep::Shrink),
            Command::NextSentence => self.select_words(WordStep::NextSentence),
            Command::PreviousSentence => self.select_words(WordStep::PreviousSentence),
            Command::GrowSentence => self.select_words(WordStep::GrowSentence),
            Command::NewEntity => self.new_entity(),
            Command::MarkAll => self.begin_mark_all(),
            Command::NewNote => self.begin_passage_note(),
            Command::SignOff => self.sign_off(),
            Command::NextUnseen => self.next_unseen(),
            Command::ShowWords => self.show_words(),
            Command::MergeEntities => self.merge_entities(),
            Command::SplitEntities => self.split_entities(),
            Command::DiscardEntity => self.discard_entities(),
            Command::EntitiesView => self.toggle_entities(),
            Command::EditKind => self.open_entity_field(Field::Kind),
            Command::EditRole => self.open_entity_field(Field::Role),
            Command::AddAlias => self.open_entity_field(Field::Alias),
            Command::EditParent => self.open_entity_field(Field::Parent),
            Command::EditCoordinates => self.open_entity_field(Field::Coordinates),
            Command::OnlyItsEvents => self.only_its_events(),
            Command::SameEntity => self.answer_suggestion(true),
            Command::NotSameEntity => self.answer_suggestion(false),
            Command::NextSuggestion => self.go_to_suggestion(1),
            Command::PreviousSuggestion => self.go_to_suggestion(-1),
            Command::CopyQuote => self.copy_quote(ctx),
            Command::SelectAll => self.select_all(),
            other => self.run_on_view(other),
        }
    }

    fn run_on_view(&mut self, command: Command) {
        match command {
            Command::PanLeft if self.view.screen == Screen::Table => self.session.table.step(table::Step::Left),
            Command::PanRight if self.view.screen == Screen::Table => self.session.table.step(table::Step::Right),
            Command::ProjectSettings => {
                self.go_to(Screen::Desk);
                self.select(Selection::Nothing);
                self.view.panels.right = true;
            }
            Command::Search => self.session.wants_search = true,
            Command::FindInArticle => self.find_in_article(),
            Command::Desk => self.go_to(Screen::Desk),
            Command::Queue => self.go_to(if self.view.screen == Screen::Queue { Screen::Desk } else { Screen::Queue }),
            Command::LeftPanel if self.session.is_folded => self.session.left_unfolded = !self.session.left_unfolded,
            Command::History => self.toggle_side(Side::History),
            Command::Checks => self.toggle_side(Side::Checks),
            Command::NextCheck => self.next_check(),
            Command::Questions => self.toggle_side(Side::Questions),
            Command::Ask => self.begin_question(),
            Command::Tour => self.begin_tour(),
            Command::ClearFilter => self.view.filter = crate::query::Filter::default(),
            Command::SaveView => self.session.dialog = Some(Dialog::NameView { old: None, name: String::new() }),
            Command::TableView => {
                self.go_to(if self.view.screen == Screen::Table { Screen::Desk } else { Screen::Table });
            }
            Command::SearchHelp => self.session.dialog = Some(Dialog::SearchHelp),
            Command::LeftPanel => self.view.panels.left = !self.view.panels.left,
            Command::RightPanel => self.view.panels.right = !self.view.panels.right,
            Command::Light => self.set_theme(ThemeChoice::Light),
            Command::Dark => self.set_theme(ThemeChoice::Dark),
            Command::HighContrast => self.set_theme(ThemeChoice::HighContrast),
            Command::FollowSystem => self.set_theme(ThemeChoice::System),
            Command::ReduceMotion => self.preferences.reduce_motion = !self.preferences.reduce_motion,
            Command::LargerText => self.scale(0.1),
            Command::SmallerText => self.scale(-0.1),
            Command::UsualText => self.preferences.scale = 1.0,
            Command::ToggleEvents => self.view.highlights.toggle(Layer::Events),
            Command::ToggleDates => self.view.highlights.toggle(Layer::Dates),
            Command::TogglePeople => self.view.highlights.toggle(Layer::People),
            Command::ToggleOrganizations => self.view.highlights.toggle(Layer::Organizations),
            Command::TogglePlaces => self.view.highlights.toggle(Layer::Places),
            other => self.run_on_timeline(other),
        }
    }

    /// Whether articles and entities are shown.
    pub(super) const fn shows_left(&self) -> bool {
        if self.session.is_folded { self.session.left_unfolded } else { self.view.panels.left }
    }

    fn set_theme(&mut self, choice: ThemeChoice) {
        choice.label().clone_into(&mut self.preferences.theme);
    }

    fn scale(&mut self, by: f32) {
        self.preferences.scale = (self.preferences.scale + by).clamp(*SCALES.start(), *SCALES.end());
    }

    /// Returns the chosen events, the merged ones not among them.
    fn chosen(&self) -> Vec<EventId> {
        self.view.selection.events().to_vec()
    }

    /// Sets the status of the chosen events; what the reader shows of their articles counts as seen from now on.
    fn set_status(&mut self, status: Status) {
        let events = self.chosen();
        let article = self.view.article;
        let in_reader = |event: &EventId| {
            let quotes = self.session.derived.links.quotes(&self.project, *event);
            quotes.iter().any(|quote| Some(quote.article) == article)
        };
        let seen = events.iter().any(in_reader);
        self.edit(&Edit::SetStatus { events, status, why: String::new() });
        if let (true, Some(article)) = (seen, article) {
            self.edit(&Edit::Seen(article, self.session.reader.visible.clone()));
        }
    }

    /// Chooses the event so many rows further on.
    fn go(&mut self, by: isize) {
        if let Some(event) = self.neighbor(by) {
            self.select(Selection::Events(vec![event]));
            self.keep_in_view(event);
        }
    }

    /// Chooses the event so many rows further on beside the chosen ones; going back over a chosen one lets go of the last.
    fn go_and_keep(&mut self, by: isize) {
        let Some(event) = self.neighbor(by) else { return };
        let mut events = self.chosen();
        if events.contains(&event) {
            events.retain(|&held| Some(held) != self.view.selection.event());
            events.retain(|&held| held != event);
        }
        events.push(event);
        self.select(Selection::Events(events));
        self.keep_in_view(event);
    }

    /// Returns the event so many rows after the one that leads; the first or last one where nothing is chosen.
    fn neighbor(&self, by: isize) -> Option<EventId> {
        let rows = &self.session.derived.rows;
        let at = self.view.selection.event().and_then(|event| self.session.derived.row_index(event));
        let next = match at {
            Some(at) => at.saturating_add_signed(by).min(rows.len().saturating_sub(1)),
            None if by > 0 => 0,
            None => rows.len().saturating_sub(1),
        };
        rows.get(next).map(|row| row.shown.event)
    }

    fn star(&mut self) {
        let events = self.chosen();
        let all = events.iter().all(|&id| self.project.events.get(id).is_some_and(|event| event.star));
        self.edit(&Edit::Events(events, EventChange::Star(!all)));
    }

    /// Makes the chosen events one: the one that was chosen first takes the others in.
    fn merge_events(&mut self) {
        let events = self.chosen();
        self.make_one(&events);
    }

    /// Makes events one: the first that is accepted takes the others in, else the first of all, so that no acceptance is lost.
    pub(super) fn make_one(&mut self, events: &[EventId]) {
        let is_accepted = |event: &&EventId| self.project.events.status(**event) == Some(Status::Accepted);
        let Some(&into) = events.iter().find(is_accepted).or(events.first()) else { return };
        let others: Vec<EventId> = events.iter().copied().filter(|&event| event != into).collect();
        if self.edit(&Edit::MergeEvents { into, others }) {
            self.session.notice(format!("Merged {} events; Shift M splits them again", events.len()));
            self.select(Selection::Events(vec![into]));
            self.keep_in_view(into);
        }
    }

    fn split_events(&mut self) {
        let merged: Vec<EventId> =
            self.chosen().iter().flat_map(|&event| self.session.derived.links.merged_events(event).to_vec()).collect();
        if merged.is_empty() {
            self.session.notice("This event was not merged with others");
        } else if self.edit(&Edit::SplitEvents(merged.clone())) {
            self.select(Selection::Events(self.chosen().into_iter().chain(merged).collect()));
        }
    }

    fn split_entities(&mut self) {
        let chosen = self.view.selection.entities().to_vec();
        let links = &self.session.derived.links;
        let merged: Vec<_> = chosen.iter().flat_map(|&entity| links.merged_entities(entity).to_vec()).collect();
        if merged.is_empty() {
            self.session.notice("This entity was not merged with others");
        } else if self.edit(&Edit::SplitEntities(merged.clone())) {
            self.select(Selection::Entities(chosen.into_iter().chain(merged).collect()));
        }
    }

    fn discard_entities(&mut self) {
        let entities = self.view.selection.entities().to_vec();
        let all = entities.iter().all(|&id| self.project.entities.get(id).is_some_and(|entity| entity.rejected));
        self.edit(&Edit::Entities(entities, EntityChange::Rejected(!all)));
    }

    fn show_words(&mut self) {
        if let Some(event) = self.view.selection.event() {
            if self.view.screen == Screen::Table {
                self.go_to(Screen::Desk);
                self.keep_in_view(event);
            }
            self.show_event(event, self.view.selection.clone());
        }
    }

    fn select_all(&mut self) {
        let events = self.session.derived.rows.iter().map(|row| row.shown.event).collect();
        self.view.selection = Selection::Events(events);
    }

    /// Opens the bar that finds words in the article, on the desk.
    fn find_in_article(&mut self) {
        if self.view.screen != Screen::Desk {
            self.go_to(Screen::Desk);
        }
        let reader = &mut self.session.reader;
        reader.find = Some(Find::open(reader.find.take()));
    }

    fn sign_off(&mut self) {
        let Some(article) = self.view.article.and_then(|id| self.project.articles.get(id)) else { return };
        let at = self.session.reader.selected.or(self.session.reader.visible.first().copied());
        let Some(sentence) = at.and_then(|span| article.sentence_at(span.start())) else { return };
        self.edit(&Edit::SignOff { article: article.id, span: sentence, on: true });
    }

    /// Goes to the next sentence that nobody has seen, in this article or a later one.
    fn next_unseen(&mut self) {
        let here = self.view.article;
        let after = self.session.reader.selected.map_or(0, crate::text::Span::end);
        let ids: Vec<_> = self.project.articles.iter().map(|article| article.id).collect();
        let start = ids.iter().position(|&id| Some(id) == here).unwrap_or_default();
        for (turn, &id) in ids.iter().cycle().skip(start).take(ids.len() + 1).enumerate() {
            let sentences = self.session.derived.coverage(&self.project, id);
            let unseen = |(span, state): &&(crate::text::Span, SentenceState)| {
                *state == SentenceState::Unseen && (turn > 0 || span.start() >= after)
            };
            if let Some(&(span, _)) = sentences.iter().find(unseen) {
                self.read(id, Some(span));
                self.session.reader.selected = Some(span);
                self.view.selection = Selection::Words(id, span);
                return;
            }
        }
        self.session.notice("Every sentence has been seen");
    }

    /// Closes what is open: a dialog, a field, a job, the selection; one at a time.
    fn cancel(&mut self, ctx: &Context) {
        if self.session.dialog.is_some() {
            self.dispatch(ctx, super::action::Action::Dialog(super::action::DialogAction::Close));
        } else if self.session.tour.is_some() {
            self.end_tour();
        } else if self.session.timeline.cancel() {
            // A drag, a bin or the legend was open.
        } else if self.session.table.give_up_cell() {
            // The cell keeps what it held.
        } else if self.session.draft.field.is_some() {
            self.give_up_draft();
        } else if self.session.reader.find.take_if(|find| find.has_keyboard() || !self.session.had_focus).is_some() {
            // The bar is closed; what it selected stays.
        } else if self.session.had_focus {
            // The key itself took the keyboard away from the control.
        } else if self.session.side.is_some() {
            self.session.side = None;
        } else if self.view.screen == Screen::Queue {
            self.go_to(Screen::Desk);
        } else if let (Some(_), Some(article)) = (self.session.reader.selected, self.view.article) {
            self.take_no_words(article);
        } else {
            self.view.selection = Selection::Nothing;
        }
    }

    /// Copies the selected words, or the chosen event's quote, with their source.
    fn copy_quote(&mut self, ctx: &Context) {
        let span = match (self.selected_words(), self.view.selection.event()) {
            (Some(words), _) => Some(words),
            (None, Some(event)) => {
                let quotes = self.session.derived.links.quotes(&self.project, event);
                let here = quotes.iter().find(|quote| Some(quote.article) == self.view.article);
                here.or(quotes.first()).map(|quote| (quote.article, quote.span))
            }
            (None, None) => None,
        };
        if let Some(text) = span.and_then(|(article, span)| crate::query::citation(&self.project, article, span)) {
            ctx.copy_text(text);
            self.session.notice("Copied the quote with its source");
        }
    }

    /// Returns the selected words of the shown article.
    pub fn selected_words(&self) -> Option<(crate::model::ArticleId, crate::text::Span)> {
        match self.view.selection {
            Selection::Words(article, span) => Some((article, span)),
            _ => None,
        }
    }

    /// Returns what the chosen things are, for the decision log and the inspector.
    pub fn targets(&self) -> Vec<Target> {
        match &self.view.selection {
            Selection::Nothing => Vec::new(),
            Selection::Events(events) => events.iter().copied().map(Target::Event).collect(),
            Selection::Entities(entities) => entities.iter().copied().map(Target::Entity).collect(),
            Selection::Article(article) | Selection::Words(article, _) => vec![Target::Article(*article)],
        }
    }
}
