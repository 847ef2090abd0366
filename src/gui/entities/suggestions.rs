//! The suggestions that two entities are one: made when the names change, on another thread where there are many, and
//! looked through one by one.

use std::sync::Arc;

use egui::Context;

use crate::gui::action::{Action, JobAction};
use crate::gui::app::App;
use crate::gui::derived::Derived;
use crate::gui::view::Screen;
use crate::jobs::in_background;
use crate::model::{EntityId, Project};
use crate::query::{SameEntity, entity_refusal, same_entities};

/// Up to so many mentions the suggestions are made anew between two frames after each edit; beyond, on another thread and
/// only when articles or entities come or go.
const FEW_MENTIONS: usize = 20_000;

/// The suggestions of a project.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    key: Option<Key>,
    /// The generation that `open` was made for.
    generation: Option<u64>,
    all: Vec<SameEntity>,
    /// Whether another thread looks for them.
    is_looking: bool,
    open: Arc<Vec<SameEntity>>,
}

/// What the suggestions were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    n_articles: usize,
    n_entities: usize,
    generation: u64,
}

impl Key {
    fn of(project: &Project, derived: &Derived) -> Self {
        let generation = if n_mentions(project) <= FEW_MENTIONS { derived.generation } else { 0 };
        Self { n_articles: project.articles.len(), n_entities: project.entities.len(), generation }
    }
}

fn n_mentions(project: &Project) -> usize {
    project.articles.iter().map(|article| article.mentions.len()).sum()
}

impl Suggestions {
    /// Whether another thread looks for suggestions.
    pub(super) const fn is_looking(&self) -> bool {
        self.is_looking
    }

    /// Notes that another thread came to a fault; it looks again when articles or entities come or go.
    pub(super) const fn give_up(&mut self) {
        self.is_looking = false;
    }

    /// Takes what another thread found.
    pub(super) fn take(&mut self, found: Vec<SameEntity>) {
        self.is_looking = false;
        self.all = found;
        self.generation = None;
    }

    /// Returns the suggestions that are still open, the likeliest first.
    pub(super) fn open(&mut self, project: &Project, derived: &Derived) -> Arc<Vec<SameEntity>> {
        if self.generation == Some(derived.generation) {
            return Arc::clone(&self.open);
        }
        self.generation = Some(derived.generation);
        let key = Key::of(project, derived);
        if self.key != Some(key) && n_mentions(project) <= FEW_MENTIONS {
            self.key = Some(key);
            self.all = same_entities(project);
        }
        let is_open = |pair: &&SameEntity| {
            let is_live =
                |id: EntityId| project.entities.get(id).is_some_and(|entity| entity.merged_into.is_none() && !entity.rejected);
            is_live(pair.entity)
                && is_live(pair.other)
                && project.refusals.binary_search(&entity_refusal(pair.entity, pair.other)).is_err()
        };
        self.open = Arc::new(self.all.iter().filter(is_open).cloned().collect());
        Arc::clone(&self.open)
    }
}

impl App {
    /// Looks for entities that may be one on another thread, where their view is open and there are many.
    pub(in crate::gui) fn look_after_suggestions(&mut self, ctx: &Context) {
        let key = Key::of(&self.project, &self.session.derived);
        let held = &mut self.session.entities.suggestions;
        let is_known = held.key == Some(key) || n_mentions(&self.project) <= FEW_MENTIONS;
        if self.view.screen != Screen::Entities || held.is_looking || is_known {
            return;
        }
        held.key = Some(key);
        held.is_looking = true;
        let (project, outbox, ctx) = (self.project.clone(), self.session.outbox.clone(), ctx.clone());
        in_background(
            "suggestions",
            move || same_entities(&project),
            move |outcome| {
                let report = match outcome {
                    Ok(found) => JobAction::Suggested(found),
                    Err(panic) => JobAction::Failed(format!("Could not look for entities that may be one: {}", panic.message)),
                };
                drop(outbox.send(Action::Job(report)));
                ctx.request_repaint();
            },
        );
    }
}
