//! The timeline through its interface: events found by their names, gestures, keys, pictures.
#![cfg(feature = "gui")]

#[path = "../examples/timeline.rs"]
mod timeline;

use dateline::gui::theme::{Theme, ThemeChoice};
use dateline::gui::timeline::{LaneBy, TimelineEvent};
use dateline::model::{Day, EventId};
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};
use timeline::Demo;

const SIZE: [f32; 2] = [848.0, 516.0];
/// Frames until the window rests: labels of the first 20,000 events are measured ahead, 2,000 in a frame.
const MOST_FRAMES: u64 = 14;

fn harness(n: usize, choice: ThemeChoice, by: LaneBy) -> Harness<'static, Demo> {
    sized(n, choice, by, SIZE)
}

fn sized(n: usize, choice: ThemeChoice, by: LaneBy, size: [f32; 2]) -> Harness<'static, Demo> {
    let show = |ui: &mut egui::Ui, demo: &mut Demo| {
        let painter = ui.ctx().layer_painter(egui::LayerId::background());
        painter.rect_filled(ui.ctx().content_rect(), 0.0, Theme::of(ui.ctx()).color.panel);
        demo.ui(ui);
    };
    let mut harness =
        Harness::builder().with_size(size).with_max_steps(MOST_FRAMES).wgpu().build_ui_state(show, Demo::new(n, choice, by));
    harness.run();
    harness
}

fn told() -> Harness<'static, Demo> {
    harness(40, ThemeChoice::Light, LaneBy::Type)
}

fn range(harness: &Harness<'_, Demo>) -> (i64, i64) {
    harness.state().state.range().unwrap_or_default()
}

const FIRE: &str = "Accepted, happened, Fire at Pier 4, 1 August 2025, one day";

#[test]
fn an_event_is_found_by_its_name_and_chosen_by_a_click() {
    let mut harness = told();
    harness.get_by_label(FIRE).click();
    harness.run();
    assert_eq!(harness.state().selected, [EventId(21)]);
    assert_eq!(harness.state().events.last(), Some(&TimelineEvent::Select(EventId(21), false)));
    harness
        .get_by_label("Candidate, claimed, Summit agreed in principle, port says, 7 August 2025, one day")
        .click_modifiers(Modifiers::SHIFT);
    harness.run();
    assert_eq!(harness.state().selected.len(), 2);
}

#[test]
fn an_event_is_chosen_by_keyboard_alone() {
    let mut harness = told();
    harness.get_by_label(FIRE).focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().selected, [EventId(21)]);
}

#[test]
fn the_wheel_with_control_zooms_at_the_pointer() {
    let mut harness = told();
    let before = range(&harness);
    let at = pos2(132.0 + 350.0, 200.0);
    harness.hover_at(at);
    harness.run();
    wheel(&mut harness, vec2(0.0, 120.0), Modifiers::COMMAND);
    let after = range(&harness);
    assert!(after.1 - after.0 < before.1 - before.0, "{before:?} {after:?}");
    let time = |(from, to): (i64, i64)| from as f64 + (to - from) as f64 * 350.0 / f64::from(SIZE[0] - 16.0 - 124.0);
    assert!((time(before) - time(after)).abs() < 4_000.0, "{} {}", time(before), time(after));
    let zoomed = |event: &TimelineEvent| matches!(event, TimelineEvent::ZoomedTo(..));
    assert!(harness.state().events.iter().any(zoomed));
}

#[test]
fn the_wheel_with_shift_pans_through_time() {
    let mut harness = told();
    let before = range(&harness);
    harness.hover_at(pos2(500.0, 200.0));
    harness.run();
    wheel(&mut harness, vec2(0.0, -120.0), Modifiers::SHIFT);
    let after = range(&harness);
    assert!(after.0 > before.0 && ((after.1 - after.0) - (before.1 - before.0)).abs() <= 2, "{before:?} {after:?}");
}

fn wheel(harness: &mut Harness<'_, Demo>, delta: egui::Vec2, modifiers: Modifiers) {
    harness.event_modifiers(
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers,
        },
        modifiers,
    );
    harness.run_steps(40);
}

/// Moves the pointer from one place to another with a button held, frame by frame.
fn drag(harness: &mut Harness<'_, Demo>, from: Pos2, to: Pos2, button: PointerButton) {
    hold(harness, from, to, button);
    harness.event(Event::PointerButton { pos: to, button, pressed: false, modifiers: Modifiers::NONE });
    harness.run();
}

fn hold(harness: &mut Harness<'_, Demo>, from: Pos2, to: Pos2, button: PointerButton) {
    harness.hover_at(from);
    harness.step();
    harness.event(Event::PointerButton { pos: from, button, pressed: true, modifiers: Modifiers::NONE });
    harness.step();
    for share in [0.3, 0.6, 1.0] {
        harness.hover_at(from + (to - from) * share);
        harness.step();
    }
}

#[test]
fn dragging_an_event_asks_for_other_days_and_edits_nothing() {
    let mut harness = told();
    let from = harness.get_by_label(FIRE).rect().left_center() + vec2(12.0, 0.0);
    drag(&mut harness, from, from + vec2(120.0, 0.0), PointerButton::Primary);
    let day = Day::from_ymd(2025, 8, 3);
    let expected = TimelineEvent::MoveTo { event: EventId(21), start: day, end: day, finished: true };
    assert_eq!(harness.state().events.iter().rfind(|event| matches!(event, TimelineEvent::MoveTo { .. })), Some(&expected));
    assert!(harness.query_by_label(FIRE).is_some(), "the row stays until the program edits it");
}

#[test]
fn escape_gives_a_drag_up() {
    let mut harness = told();
    let from = harness.get_by_label(FIRE).rect().left_center() + vec2(12.0, 0.0);
    hold(&mut harness, from, from + vec2(120.0, 0.0), PointerButton::Primary);
    harness.key_press(Key::Escape);
    harness.step();
    let events = &harness.state().events;
    assert_eq!(events.last(), Some(&TimelineEvent::MoveCanceled(EventId(21))));
    assert!(!events.iter().any(|event| matches!(event, TimelineEvent::MoveTo { finished: true, .. })));
}

#[test]
fn an_end_of_the_chosen_event_is_dragged() {
    let mut harness = told();
    let end = harness.get_by_label("Last day of Mediator meets the harbor master").rect().center();
    drag(&mut harness, end, end + vec2(119.0, 0.0), PointerButton::Primary);
    let finished = harness.state().events.iter().find_map(|event| match event {
        TimelineEvent::MoveTo { start, end, finished: true, .. } => Some((*start, *end)),
        _ => None,
    });
    assert_eq!(finished, Some((Day::from_ymd(2025, 8, 6), Day::from_ymd(2025, 8, 8))));
}

#[test]
fn dragging_empty_space_or_the_middle_button_pans() {
    for (button, from) in [(PointerButton::Primary, pos2(780.0, 205.0)), (PointerButton::Middle, pos2(180.0, 230.0))] {
        let mut harness = told();
        let before = range(&harness);
        drag(&mut harness, from, from + vec2(60.0, 0.0), button);
        let after = range(&harness);
        assert!((before.0 - after.0 - 86_400).abs() < 12_000, "{button:?}: {before:?} {after:?}");
    }
}

#[test]
fn a_range_of_days_is_dragged_on_the_axis() {
    let mut harness = told();
    drag(&mut harness, pos2(150.0, 70.0), pos2(300.0, 70.0), PointerButton::Primary);
    let days = (Day::from_ymd(2025, 8, 1), Day::from_ymd(2025, 8, 3));
    let (Some(from), Some(to)) = days else { panic!("dates") };
    assert_eq!(harness.state().events.last(), Some(&TimelineEvent::SelectRange(from, to)));
}

#[test]
fn a_bin_opens_as_a_list_and_closes_by_escape() {
    let mut harness = harness(3_000, ThemeChoice::Light, LaneBy::Factuality);
    harness.state_mut().state.show_days(Day::from_ymd(2024, 1, 1).expect("a date"), Day::from_ymd(2024, 3, 1).expect("a date"));
    harness.run();
    let bin = harness.query_all_by(|node| node.label().is_some_and(|label| label.contains(" more in "))).next();
    bin.expect("a bin").click();
    harness.run();
    let members = harness.state().events.iter().find_map(|event| match event {
        TimelineEvent::OpenBin(members) => Some(members.len()),
        _ => None,
    });
    assert!(members.is_some_and(|n| n > 1), "{members:?}");
    let rows =
        |harness: &Harness<'_, Demo>| harness.query_all_by(|node| node.role() == egui::accesskit::Role::ListItem).count();
    assert!(rows(&harness) > 1);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(rows(&harness), 0);
    let bin = harness.query_all_by(|node| node.label().is_some_and(|label| label.contains(" more in "))).next();
    bin.expect("a bin").click();
    harness.run();
    assert!(rows(&harness) > 1);
    harness.state_mut().state.lanes_by = LaneBy::Status.into();
    harness.run();
    assert_eq!(rows(&harness), 0, "its rows may be others");
}

#[test]
fn lanes_fold_and_are_made_by_something_else() {
    let mut harness = told();
    harness.get_by_label_contains("Incidents, 10 events").click();
    harness.run();
    assert!(harness.query_by_label(FIRE).is_none());
    harness.get_by_label("Lanes by Event type").click();
    harness.run();
    harness.get_all_by_label("Status").next().expect("the first list").click();
    harness.run();
    assert!(harness.query_by_label_contains("accepted, 12 events").is_some());
}

#[test]
fn what_lies_before_is_a_click_away() {
    let mut harness = told();
    let before = range(&harness);
    harness.get_all_by_label("Go to the 2 before").next().expect("a button").click();
    harness.run();
    assert!(range(&harness).1 < before.1, "{before:?} {:?}", range(&harness));
}

/// Returns where the ways to what lies before or after are, lane by lane.
fn sides(harness: &Harness<'_, Demo>, ending: &str) -> Vec<egui::Rect> {
    let is_side = |label: String| label.starts_with("Go to the ") && label.ends_with(ending);
    harness.query_all_by(|node| node.label().is_some_and(is_side)).map(|node| node.rect()).collect()
}

#[test]
fn low_lanes_of_bars_still_count_what_lies_before_and_after() {
    let mut harness = sized(100_000, ThemeChoice::Light, LaneBy::Type, [848.0, 560.0]);
    for _ in 0..2 {
        harness.get_by_label("Zoom in").click();
        harness.run();
    }
    let (before, after) = (sides(&harness, " before"), sides(&harness, " after"));
    assert!(before.len() >= 6 && before.len() == after.len(), "{} and {}", before.len(), after.len());
    for (left, right) in before.iter().zip(&after) {
        assert!(left.right() <= right.left() && left.left() >= 8.0, "{left:?} and {right:?}");
    }
}

#[test]
fn an_event_is_brought_into_view_with_its_lane() {
    let mut harness = told();
    let last = "Accepted, planned, Lease ends, 30 September 2025, one day";
    assert!(harness.query_by_label(last).is_none());
    let demo = harness.state_mut();
    let row = demo.rows.of_event(EventId(37)).expect("the lease").clone();
    demo.state.reveal(&row);
    harness.run();
    let rect = harness.get_by_label(last).rect();
    assert!(rect.bottom() < SIZE[1] - 80.0, "{rect:?}");
}

#[test]
fn tools_zoom_fit_and_explain() {
    let mut harness = told();
    let before = range(&harness);
    harness.get_by_label("Zoom in").click();
    harness.run();
    assert!(range(&harness).1 - range(&harness).0 < before.1 - before.0);
    harness.get_by_label("Legend").click();
    harness.run();
    assert!(harness.query_by_label("once, some time between").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("once, some time between").is_none());
}

#[test]
fn every_bar_of_a_dense_lane_has_a_name() {
    let harness = harness(20_000, ThemeChoice::Dark, LaneBy::Type);
    let bars = harness.query_all_by(|node| node.label().is_some_and(|label| label.contains("events in Battles, "))).count();
    assert!(bars > 50, "{bars}");
}

#[test]
fn nothing_moves_when_idle() {
    let mut harness = told();
    harness.run();
    assert!(!harness.ctx.has_requested_repaint());
}

#[test]
fn any_number_of_events_in_any_lanes_and_theme_can_be_shown() {
    for n in [0, 1, 15, 1_000, 20_000] {
        for by in LaneBy::ALL {
            harness(n, ThemeChoice::HighContrast, by);
        }
    }
    sized(40, ThemeChoice::Light, LaneBy::Type, [320.0, 200.0]);
    sized(40, ThemeChoice::Light, LaneBy::Type, [60.0, 40.0]);
}

/// Compares with a picture. It holds for lavapipe of Mesa 22.3; elsewhere 0.2 % of the pixels may differ.
fn looks_like(mut harness: Harness<'static, Demo>, name: &str, [width, height]: [f32; 2]) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number of pixels")]
    let pixels = (width * height / 500.0) as usize;
    harness.snapshot_options(name, &SnapshotOptions::new().max_failed_pixels(pixels));
}

#[test]
fn a_few_events_look_as_they_should() {
    looks_like(told(), "timeline_light", SIZE);
}

#[test]
fn the_dark_theme_looks_as_it_should() {
    looks_like(harness(40, ThemeChoice::Dark, LaneBy::Type), "timeline_dark", SIZE);
}

#[test]
fn a_hundred_thousand_events_look_as_they_should() {
    let size = [872.0, 690.0];
    looks_like(sized(100_000, ThemeChoice::Light, LaneBy::Type, size), "timeline_dense", size);
}
