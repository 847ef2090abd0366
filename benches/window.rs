//! CPU time per frame of the whole window: everything that is done, laid out, painted and tessellated, without a display.
//!
//! `cargo bench --bench window [-- COUNT … | FOLDER …]` opens synthetic projects of 1,000, 10,000 and 100,000 events, or the
//! articles of folders, and drives the window by keys and wheel. What other threads do is not counted. With `--edits=N` it
//! only edits N times, for a profiler; with `--idle=N` it only runs N frames, with `--zooms=N` it zooms in and out N times.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its figures, and stops where it cannot")]

mod large_project;
mod processor;

use std::path::{Path, PathBuf};
use std::time::Duration;

use dateline::gui::dialogs::{Answer, Dialogs, Question};
use dateline::gui::session::Weight;
use dateline::gui::{App, Preferences, Services};
use dateline::model::Timestamp;
use dateline::store::{self, Permit, StdFileSystem};
use egui::{Event, Key, Modifiers, Pos2, ViewportId, vec2};
use large_project::{EVENTS_AN_ARTICLE, large_project};
use processor::cpu_nanoseconds;

const COUNTS: [usize; 3] = [1_000, 10_000, 100_000];
const SIZE: egui::Vec2 = vec2(1_440.0, 900.0);
/// A point on the lanes of the timeline, where the wheel turns.
const LANES: Pos2 = Pos2::new(700.0, 250.0);
const TURNS: usize = 20;
/// A frame that asks for the next one later than this is idle.
const IDLE: Duration = Duration::from_secs(1);
/// The allocator keeps free memory for a second.
const GIVEN_BACK: Duration = Duration::from_millis(1_200);

/// Dialogs that nobody answers.
struct Unanswered;

impl Dialogs for Unanswered {
    fn ask(&self, question: Question, _folder: Option<PathBuf>, reply: Box<dyn FnOnce(Answer) + Send>) {
        reply(Answer::Cancelled(question));
    }
}

struct Bench {
    context: egui::Context,
    app: App,
    seconds: f64,
    /// When the last frame wants to be followed.
    next: Duration,
}

impl Bench {
    fn new(path: PathBuf) -> Self {
        let mut last = 0;
        let services = Services {
            dialogs: Box::new(Unanswered),
            now: Box::new(|| Timestamp(1_754_500_000)),
            unique: Box::new(move || {
                last += 1;
                last
            }),
            unsaved: None,
        };
        let app = App::new(services, Preferences { reduce_motion: true, ..Preferences::default() }, vec![path]);
        Self { context: egui::Context::default(), app, seconds: 0.0, next: Duration::ZERO }
    }

    /// Runs one frame with these events and returns its milliseconds.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.seconds += 1.0 / 60.0;
        let screen_rect = Some(egui::Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = egui::RawInput { screen_rect, events, time: Some(self.seconds), ..egui::RawInput::default() };
        let start = cpu_nanoseconds();
        let app = &mut self.app;
        let mut output = self.context.run_ui(input, |ui| app.frame(ui));
        output.textures_delta.clear();
        let meshes = self.context.tessellate(output.shapes, output.pixels_per_point);
        let nanoseconds = cpu_nanoseconds().saturating_sub(start);
        drop(meshes);
        self.next = output.viewport_output.get(&ViewportId::ROOT).map_or(Duration::MAX, |output| output.repaint_delay);
        nanoseconds as f64 / 1e6
    }

    /// Runs frames until the files are open, and returns the milliseconds of the longest frame and of the second longest.
    fn open(&mut self) -> [f64; 2] {
        let mut times = Vec::new();
        loop {
            times.push(self.frame(Vec::new()));
            let is_read = self.app.session.file.is_some() || !self.app.project.articles.is_empty();
            if is_read && self.app.session.running.is_none() {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        if self.app.session.messages.iter().any(|message| message.weight == Weight::Error) {
            println!("the window has an error to tell");
        }
        times.extend((0..10).map(|_| self.frame(Vec::new())));
        // What opening needed is given back to the system after a second, within one of these frames.
        std::thread::sleep(GIVEN_BACK);
        times.extend((0..10).map(|_| self.frame(Vec::new())));
        times.sort_by(|a, b| b.total_cmp(a));
        [times[0], times[1]]
    }

    /// Waits until nothing asks for another frame; returns whether that came.
    fn is_idle(&mut self) -> bool {
        (0..2_000).any(|_| {
            self.frame(Vec::new());
            self.next > IDLE || {
                std::thread::sleep(Duration::from_millis(2));
                false
            }
        })
    }

    /// Runs a frame for each of these batches of events, each followed by an empty one, and returns the milliseconds of all.
    fn frames(&mut self, batches: impl IntoIterator<Item = Vec<Event>>) -> Vec<f64> {
        batches.into_iter().flat_map(|events| [self.frame(events), self.frame(Vec::new())]).collect()
    }
}

fn press(key: Key, modifiers: Modifiers) -> Vec<Event> {
    [true, false].map(|pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }).to_vec()
}

/// Returns the events of a key that also writes its letter.
fn write(letter: &str) -> Vec<Event> {
    let mut events = Key::from_name(&letter.to_uppercase()).map_or_else(Vec::new, |key| press(key, Modifiers::NONE));
    events.push(Event::Text(letter.to_owned()));
    events
}

fn wheel(delta: egui::Vec2, modifiers: Modifiers) -> Vec<Event> {
    let unit = egui::MouseWheelUnit::Point;
    let wheel =
        Event::MouseWheel { unit, delta, phase: egui::TouchPhase::Move, source: egui::MouseWheelSource::Wheel, modifiers };
    vec![Event::PointerMoved(LANES), wheel]
}

fn report(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let (median, most) = (times.get(times.len() / 2), times.last());
    println!("    {what:<28} {:>8.1} {:>8.1}", median.unwrap_or(&0.0), most.unwrap_or(&0.0));
}

fn measure(name: &str, path: PathBuf) {
    let mut bench = Bench::new(path);
    let [first, second] = bench.open();
    println!("{name}: {} events, {} articles", bench.app.project.events.len(), bench.app.project.articles.len());
    println!(
        "    first frame with all of it {first:.1}, the longest of the others {second:.1}, idle after: {}",
        bench.is_idle()
    );
    println!("    {:<28} {:>8} {:>8}", "milliseconds a frame", "median", "most");
    let none = Modifiers::NONE;
    let keys = |key, n: usize| (0..n).map(move |_| press(key, none));
    if let Some(n) = option("--edits=") {
        bench.frames([press(Key::ArrowDown, none)]);
        report("event edited", (0..n).map(|_| bench.frame(press(Key::S, none))).collect());
        return;
    }
    if let Some(n) = option("--idle=") {
        report("nothing happens", (0..n).map(|_| bench.frame(Vec::new())).collect());
        return;
    }
    if let Some(n) = option("--letters=") {
        bench.frames([write("/")]);
        for _ in 0..n {
            report("search, a letter typed", ["m", "i", "n", "i", "s"].map(|letter| bench.frame(write(letter))).to_vec());
            report("search, a letter taken back", bench.frames(keys(Key::Backspace, 5)));
        }
        return;
    }
    let turns = |delta, modifiers| (0..TURNS).map(move |_| wheel(delta, modifiers));
    if let Some(n) = option("--zooms=") {
        for _ in 0..n {
            report("wheel zooms in", bench.frames(turns(vec2(0.0, 60.0), Modifiers::COMMAND)));
            report("wheel zooms out", bench.frames(turns(vec2(0.0, -60.0), Modifiers::COMMAND)));
        }
        return;
    }
    report("nothing happens", bench.frames(vec![Vec::new(); TURNS]));
    report("wheel zooms in", bench.frames(turns(vec2(0.0, 60.0), Modifiers::COMMAND)));
    report("wheel zooms out", bench.frames(turns(vec2(0.0, -60.0), Modifiers::COMMAND)));
    report("wheel moves", bench.frames(turns(vec2(40.0, -20.0), none)));
    report("next event chosen", bench.frames(keys(Key::ArrowDown, TURNS)));
    // Each star is an edit, while accepting what is accepted would be none.
    report("event edited", (0..TURNS / 2).map(|_| bench.frame(press(Key::S, none))).collect());
    report("edit taken back", (0..TURNS / 2).map(|_| bench.frame(press(Key::Z, Modifiers::COMMAND))).collect());
    for (what, key) in [("queue", Key::Q), ("claims", Key::C), ("entities", Key::W), ("table", Key::B)] {
        report(&format!("{what} opened"), bench.frames(keys(key, 1)));
        bench.is_idle();
        report(&format!("{what}, nothing happens"), bench.frames(vec![Vec::new(); TURNS]));
        report(&format!("{what} left"), bench.frames(keys(key, 1)));
    }
    bench.frames([write("/")]);
    // A word that many events hold, one that all of them do, and two that few do.
    let (mut typed, mut taken_back) = (Vec::new(), Vec::new());
    for words in ["minister", "talks", "citadel guard"] {
        typed.extend(words.chars().map(|letter| bench.frame(write(&letter.to_string()))));
        taken_back.extend(bench.frames(keys(Key::Backspace, words.len())));
    }
    report("search, a letter typed", typed);
    report("search, a letter taken back", taken_back);
}

/// Returns the number behind an option of the command line.
fn option(name: &str) -> Option<usize> {
    std::env::args().find_map(|argument| argument.strip_prefix(name)?.parse().ok())
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let (folders, counts): (Vec<_>, Vec<_>) = asked.iter().partition(|argument| Path::new(argument).is_dir());
    let mut counts: Vec<usize> = counts.iter().filter_map(|argument| argument.parse().ok()).collect();
    if asked.is_empty() {
        counts = COUNTS.to_vec();
    }
    let folder = tempfile::tempdir().expect("a folder for the projects");
    for n in counts {
        let path = folder.path().join(format!("{n}.ron"));
        let project = large_project(n, n.div_ceil(EVENTS_AN_ARTICLE));
        store::save(&project, &path, Permit::Replace, &StdFileSystem).expect("saved");
        drop(project);
        measure("synthetic project", path);
    }
    for path in folders {
        measure(path, PathBuf::from(path));
    }
}
