//! A short tour: six steps, each beside the region that it is about. It changes nothing.

mod card;
mod place;
mod steps;

use egui::{Context, Key, Modifiers};

use super::app::App;
use super::theme::Theme;
use super::view::{Panels, Screen};
use steps::STEPS;

pub use place::{Place, Places};

/// The tour, while it is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tour {
    /// The step that is shown.
    pub step: usize,
    /// Whether the step was shown before.
    pub is_shown: bool,
}

/// What was done with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Next,
    Back,
    Skip,
}

/// Shows the step of the tour, if one is under way.
pub(super) fn tour_ui(ctx: &Context, theme: &Theme, app: &mut App) {
    let Some(tour) = app.session.tour.filter(|_| app.session.dialog.is_none()) else { return };
    let Some(step) = STEPS.get(tour.step) else {
        app.end_tour();
        return;
    };
    let region = app.session.places.get(step.place);
    let by_key = by_key(ctx);
    let by_button = card::step_ui(ctx, theme, (tour.step, STEPS.len()), step, (region, !tour.is_shown));
    let to = |step| Some(Tour { step, is_shown: false });
    match by_button.or(by_key) {
        Some(Answer::Next) if tour.step + 1 == STEPS.len() => app.end_tour(),
        Some(Answer::Next) => app.session.tour = to(tour.step + 1),
        Some(Answer::Back) => app.session.tour = to(tour.step.saturating_sub(1)),
        Some(Answer::Skip) => app.end_tour(),
        None => {
            app.session.tour = Some(Tour { is_shown: true, ..tour });
            return;
        }
    }
    ctx.request_repaint();
}

fn by_key(ctx: &Context) -> Option<Answer> {
    // Taken, so that they move the keyboard to no other button.
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowRight) {
        Some(Answer::Next)
    } else if pressed(Key::ArrowLeft) {
        Some(Answer::Back)
    } else {
        None
    }
}

impl App {
    /// Begins the tour when the sample is opened for the first time.
    pub(super) fn begin_first_tour(&mut self) {
        if !self.preferences.tour_seen {
            self.begin_tour();
        }
    }

    /// Begins the tour on the desk, with all its regions open.
    pub(super) fn begin_tour(&mut self) {
        self.go_to(Screen::Desk);
        self.session.side = None;
        self.view.panels = Panels::default();
        self.session.tour = Some(Tour::default());
    }

    /// Ends the tour; it does not come again by itself.
    pub(super) fn end_tour(&mut self) {
        self.session.tour = None;
        self.preferences.tour_seen = true;
    }
}
