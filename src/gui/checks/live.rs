//! The checks as a live list: made anew after each edit, on another thread where there is much to look at.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use crate::gui::action::{Action, JobAction};
use crate::gui::app::App;
use crate::gui::side::Side;
use crate::jobs::in_background;
use crate::model::Project;
use crate::query::{Check, CheckKind, Contradictions, Links, Rows, checks};

/// Up to so many events the checks are made between two frames.
const FEW_EVENTS: usize = 1_000;
/// Beyond so many events the checks are made only while their list is open.
const MANY_EVENTS: usize = 200_000;

/// What the checks found, and what of it is folded away.
#[derive(Debug, Default)]
pub struct ChecksState {
    found: Arc<Vec<Check>>,
    /// The generation of the answers over the project that `found` was made for.
    made_for: Option<u64>,
    /// Whether another thread looks.
    is_looking: bool,
    /// The generation that another thread looked at last.
    looked_for: Option<u64>,
    closed: BTreeSet<CheckKind>,
    /// The check that was gone to last.
    pub(super) at: Option<usize>,
}

impl ChecksState {
    /// Returns what was found.
    pub fn found(&self) -> Arc<Vec<Check>> {
        Arc::clone(&self.found)
    }

    /// Returns how many checks there are; nothing before the first look.
    pub fn count(&self) -> Option<usize> {
        self.made_for.map(|_| self.found.len())
    }

    /// Whether the project was looked at.
    pub const fn is_known(&self) -> bool {
        self.made_for.is_some()
    }

    /// Takes what was found for a generation.
    pub fn take(&mut self, generation: u64, found: Vec<Check>) {
        self.is_looking = false;
        self.made_for = Some(generation);
        self.found = Arc::new(found);
    }

    /// Notes that another thread found nothing, since it came to a fault of the program; the next edit looks again.
    pub fn give_up(&mut self) {
        if std::mem::take(&mut self.is_looking) {
            self.made_for = self.looked_for;
        }
    }

    /// Returns the kinds that are folded away.
    pub(super) const fn closed(&self) -> &BTreeSet<CheckKind> {
        &self.closed
    }

    /// Folds a kind away, or shows it again.
    pub(super) fn fold(&mut self, kind: CheckKind) {
        if !self.closed.remove(&kind) {
            self.closed.insert(kind);
        }
    }
}

impl App {
    /// Makes the checks anew where the project has changed.
    pub(in crate::gui) fn look_after_checks(&mut self, ctx: &Context) {
        let generation = self.session.derived.renewals;
        let state = &self.session.checks;
        let n_events = self.session.derived.n_events;
        let is_wanted = n_events <= MANY_EVENTS || self.session.side == Some(Side::Checks);
        if state.is_looking || state.made_for == Some(generation) || !is_wanted {
            return;
        }
        if n_events <= FEW_EVENTS {
            let found = look(&self.project);
            self.session.checks.take(generation, found);
            return;
        }
        self.session.checks.is_looking = true;
        self.session.checks.looked_for = Some(generation);
        let (project, outbox, ctx) = (self.project.clone(), self.session.outbox.clone(), ctx.clone());
        in_background(
            "checks",
            move || look(&project),
            move |outcome| {
                let report = match outcome {
                    Ok(found) => JobAction::Checked(generation, found),
                    Err(panic) => JobAction::Failed(format!("Could not make the checks: {}", panic.message)),
                };
                drop(outbox.send(Action::Job(report)));
                ctx.request_repaint();
            },
        );
    }
}

/// Looks at every event, whatever the filter hides.
fn look(project: &Project) -> Vec<Check> {
    let links = Links::of(project);
    let rows = Rows::of(project, &links, |_| true);
    let contradictions = Contradictions::of(project, &links);
    checks(project, &links, &rows, &contradictions)
}
