//! The look of the window: one picture of the marks, and the controls found by their accessible names.
#![cfg(feature = "gui")]

#[path = "../examples/gallery.rs"]
mod gallery;

use dateline::gui::theme::{Theme, ThemeChoice};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, SnapshotOptions};
use gallery::Gallery;

const MARKS_PAGE: usize = 0;
const CONTROLS_PAGE: usize = 1;

/// Returns a harness with the bundled faces only: no font provider of the system is added to its context.
fn gallery(choice: ThemeChoice, page: usize, size: [f32; 2]) -> Harness<'static, Gallery> {
    let state = Gallery::new(choice, page);
    let show = |ui: &mut egui::Ui, gallery: &mut Gallery| {
        // The harness leaves a margin around the page, which is black without this.
        let background = ui.ctx().layer_painter(egui::LayerId::background());
        background.rect_filled(ui.ctx().content_rect(), 0.0, Theme::of(ui.ctx()).color.canvas);
        gallery.ui(ui);
    };
    let mut harness = Harness::builder().with_size(size).wgpu().build_ui_state(show, state);
    harness.run();
    harness
}

/// The picture holds for lavapipe of Mesa 22.3; elsewhere 0.2 % of the pixels may differ.
#[test]
fn marks_look_as_they_should() {
    let (width, height) = (480, 770);
    let mut harness = gallery(ThemeChoice::Light, MARKS_PAGE, [480.0, 770.0]);
    let options = SnapshotOptions::new().max_failed_pixels(width * height / 500);
    harness.snapshot_options("marks_light", &options);
}

/// A missing glyph, two widgets with one id, or an input without a name make the harness fail.
#[test]
fn every_page_can_be_shown_in_every_theme() {
    for choice in ThemeChoice::ALL {
        for page in [MARKS_PAGE, CONTROLS_PAGE] {
            gallery(choice, page, [1440.0, 900.0]);
        }
    }
}

#[test]
fn controls_are_found_by_their_names() {
    let harness = gallery(ThemeChoice::Light, CONTROLS_PAGE, [1440.0, 900.0]);
    for name in [
        "Desk",
        "Search",
        "Undo",
        "Commands",
        "People, 24",
        "Vladimir Putin, 41",
        "Accepted, happened, Extra 25 % tariff on India, accepted",
        "Candidate, threatened, Tariffs on buyers, contradicted",
        "Trigger told, said",
        "30 of 35 sentences seen",
        "Could not save the project: the disk is full. ~/cases/moscow-talks.ron",
    ] {
        assert!(harness.query_all_by_label(name).next().is_some(), "{name}");
    }
}

#[test]
fn what_is_out_of_use_says_so() {
    let harness = gallery(ThemeChoice::Light, CONTROLS_PAGE, [1440.0, 900.0]);
    assert!(harness.get_by_label("Redo").accesskit_node().is_disabled());
    assert!(!harness.get_by_label("Undo").accesskit_node().is_disabled());
}

#[test]
fn a_box_is_ticked_by_a_click() {
    let mut harness = gallery(ThemeChoice::Dark, CONTROLS_PAGE, [1440.0, 900.0]);
    let is_ticked = |harness: &Harness<'_, Gallery>| {
        harness.get_by_label("Trigger told, said").accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(!is_ticked(&harness));
    harness.get_by_label("Trigger told, said").click();
    harness.run();
    assert!(is_ticked(&harness));
}

#[test]
fn a_group_folds_and_opens_by_keyboard() {
    let mut harness = gallery(ThemeChoice::Light, CONTROLS_PAGE, [1440.0, 900.0]);
    harness.get_by_label("People, 24").focus();
    harness.run();
    let is_open = |harness: &Harness<'_, Gallery>| {
        harness.get_by_label("People, 24").accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_open(&harness));
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert!(!is_open(&harness));
}

#[test]
fn a_card_is_closed_by_escape() {
    let mut harness = gallery(ThemeChoice::Light, CONTROLS_PAGE, [1440.0, 900.0]);
    harness.get_by_label("Commands").click();
    harness.run();
    assert!(harness.query_by_label("Close without saving").is_some());
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Close without saving").is_none());
}
