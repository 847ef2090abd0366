//! The timeline by itself: in a window, or as a picture.
//!
//! `cargo run --example timeline -- [--events N] [--theme light|dark|contrast] [--by type|entity|…] [--size WxH] [--picture FILE]`

use std::collections::BTreeSet;

use dateline::gui::theme::{Theme, ThemeChoice};
use dateline::gui::timeline::synthetic::{PlainNames, row, rows, sorted};
use dateline::gui::timeline::{LaneBy, TimelineEvent, TimelineInput, TimelineRevision, TimelineState, timeline_ui};
use dateline::model::{Day, EventId, Factuality, Quantity, Status};
use dateline::query::{Row, Rows, Shown};

/// The timeline with rows of its own, and the choice that an application would keep.
pub(crate) struct Demo {
    /// The rows.
    pub(crate) rows: Rows,
    /// What the timeline remembers.
    pub(crate) state: TimelineState,
    /// The chosen events.
    pub(crate) selected: Vec<EventId>,
    /// What the timeline asked for, oldest first.
    pub(crate) events: Vec<TimelineEvent>,
    choice: ThemeChoice,
    published: Vec<Day>,
    contradicted: Vec<EventId>,
}

impl Demo {
    /// Makes a demo of so many events; up to forty are told by hand.
    pub(crate) fn new(n: usize, choice: ThemeChoice, by: LaneBy) -> Self {
        let is_small = n <= 40;
        let rows = if is_small { told(n) } else { rows(n, 1) };
        let published = if is_small { publications() } else { Vec::new() };
        let contradicted: BTreeSet<EventId> =
            rows.iter().map(|row| row.shown.event).filter(|event| event.0 % 61 == 7).collect();
        let mut state = TimelineState::default();
        state.lanes_by = by.into();
        if is_small && let (Some(from), Some(to)) = (Day::from_ymd(2025, 8, 1), Day::from_ymd(2025, 8, 12)) {
            state.show_days(from, to);
        }
        let selected = if is_small { vec![EventId(7)] } else { Vec::new() };
        Self { rows, state, selected, events: Vec::new(), choice, published, contradicted: contradicted.into_iter().collect() }
    }

    /// Shows the timeline.
    pub(crate) fn ui(&mut self, ui: &mut egui::Ui) {
        let theme = Theme::install(ui.ctx(), self.choice, true);
        let input = TimelineInput {
            rows: &self.rows,
            n_hidden: 0,
            revision: TimelineRevision::whole(1),
            source: &PlainNames,
            selected: &self.selected,
            hovered: None,
            published: &self.published,
            contradicted: &self.contradicted,
        };
        let first = self.events.len();
        timeline_ui(ui, &theme, input, &mut self.state, &mut self.events);
        for event in &self.events[first..] {
            if let TimelineEvent::Select(event, extend) = event {
                if !extend {
                    self.selected.clear();
                }
                self.selected.push(*event);
            }
        }
    }
}

/// A line of the story: title, date, lane, factuality, status.
type Line = (&'static str, &'static str, &'static str, Factuality, Status);

/// Nine days of a made-up port, with every shape and line.
const STORY: [Line; 40] = {
    use Factuality::{Claimed, Conditional, Denied, Failed, Happened, Ongoing, Planned, Threatened};
    use Status::{Accepted, Candidate, Deferred, Rejected};
    [
        ("Rounds on the lease stall", "2025-07-25/2025-08-01", "Talks", Failed, Accepted),
        ("Council and union speak", "2025-08-05", "Talks", Happened, Accepted),
        ("Mayor briefs the board", "2025-08-06", "Talks", Happened, Candidate),
        ("Next meeting in Eastgate", "[2025-08-11..2025-08-17]", "Talks", Planned, Candidate),
        ("Mediator travels", "[2025-08-04..2025-08-05]", "Talks", Happened, Candidate),
        ("Back-channel contacts", "2025-08-01~/2025-08-04~", "Talks", Claimed, Deferred),
        ("Envoys prepare an agenda", "[2025-08-07..]", "Talks", Ongoing, Candidate),
        ("Mediator meets the harbor master", "2025-08-06", "Talks", Happened, Candidate),
        ("Union rejects the pressure", "2025-08-05", "Statements", Happened, Accepted),
        ("Mayor: will decide after the talks", "2025-08-05", "Statements", Conditional, Accepted),
        ("Port calls the talks useful", "2025-08-06", "Statements", Claimed, Candidate),
        ("Owner denies a deal on the land", "2025-08-09", "Statements", Denied, Candidate),
        ("Chamber urges a quick end", "[..2025-08-05]", "Statements", Happened, Candidate),
        ("Summit agreed in principle, port says", "2025-08-07", "Statements", Claimed, Candidate),
        ("Insurer warns tenants", "2025-08-05", "Statements", Happened, Candidate),
        ("Harbor police comment", "2025-08-05", "Statements", Happened, Candidate),
        ("Fees on late cargo", "[..2025-08-05]", "Sanctions", Threatened, Candidate),
        ("Deadline for the lease", "2025-08-08", "Sanctions", Planned, Accepted),
        ("Extra 25 % on storage", "2025-08-06", "Sanctions", Happened, Accepted),
        ("New penalties for shippers", "[2025-08-09..]", "Sanctions", Threatened, Candidate),
        ("Night work at a record level", "2025-07-20/..", "Incidents", Ongoing, Accepted),
        ("Fire at Pier 4", "2025-08-01", "Incidents", Happened, Accepted),
        ("Crane fails near the lock", "2025-08-03", "Incidents", Happened, Candidate),
        ("Repairs advance, slowly", "2025-08-05~/2025-08-09~", "Incidents", Ongoing, Candidate),
        ("Yard hit by a barge", "2025-08-10", "Incidents", Claimed, Candidate),
        ("Rounds bring no result", "", "Talks", Failed, Candidate),
        ("Boast: over in 24 hours", "", "Statements", Claimed, Candidate),
        ("Handshake video released", "", "Statements", Happened, Candidate),
        ("Penalties “if nothing moves”", "", "Sanctions", Conditional, Deferred),
        ("First strike vote", "2025-05-12", "Statements", Happened, Accepted),
        ("Second strike vote", "2025-06-03", "Statements", Happened, Candidate),
        ("Inquiry opens", "2025-06-10", "Talks", Happened, Accepted),
        ("Report due", "2025-09-14", "Statements", Planned, Candidate),
        ("Small fire on the quay", "2025-05-20", "Incidents", Happened, Rejected),
        ("Barge adrift", "2025-07-11", "Incidents", Happened, Candidate),
        ("Tug lost power", "2025-08-28", "Incidents", Happened, Candidate),
        ("Union and port shake hands", "2025-07-02", "Talks", Denied, Candidate),
        ("Lease ends", "2025-09-30", "Sanctions", Planned, Accepted),
        ("Gate 2 closed", "2025-08-06", "Incidents", Happened, Candidate),
        ("Pilot boat aground", "2025-08-06", "Incidents", Happened, Accepted),
    ]
};

fn told(n: usize) -> Rows {
    let tell = |(event, (title, edtf, of, factuality, status)): (u64, &Line)| {
        let row = row(event, title, edtf, of, (*factuality, *status));
        let mut shown = Shown::clone(&row.shown);
        shown.n_sources = u16::from(event == 7) * 2 + 1;
        if event == 7 {
            shown.quantities.push(Quantity { what: "hours".into(), low: None, best: Some(3), high: None, words: None });
        }
        Row::of(shown)
    };
    sorted((0..).zip(&STORY).take(n).map(tell).collect())
}

fn publications() -> Vec<Day> {
    let days = [(5, 13), (5, 21), (6, 4), (6, 11), (7, 3), (7, 12), (7, 29), (8, 1), (8, 5), (8, 6), (8, 7), (8, 29)];
    days.iter().filter_map(|(month, day)| Day::from_ymd(2025, *month, *day)).collect()
}

/// The command line; a test that includes this file has no use for it.
#[cfg(not(test))]
mod command_line {
    use dateline::gui::theme::{Theme, ThemeChoice};
    use dateline::gui::timeline::LaneBy;
    use dateline::model::Day;

    use super::Demo;

    /// What the command line asks for.
    struct Options {
        n: usize,
        choice: ThemeChoice,
        by: LaneBy,
        size: [f32; 2],
        picture: Option<String>,
        days: Option<(Day, Day)>,
        is_legend_open: bool,
    }

    fn options(arguments: &[String]) -> Options {
        let value =
            |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1)).cloned();
        let number = |text: &str| text.parse::<f32>().unwrap_or(600.0);
        let size = value("--size").and_then(|size| size.split_once('x').map(|(w, h)| [number(w), number(h)]));
        let days = value("--days").and_then(|days| {
            let (from, to) = days.split_once('/')?;
            Some((Day::parse_iso(from)?, Day::parse_iso(to)?))
        });
        Options {
            n: value("--events").and_then(|n| n.parse().ok()).unwrap_or(40),
            choice: match value("--theme").as_deref() {
                Some("dark") => ThemeChoice::Dark,
                Some("contrast") => ThemeChoice::HighContrast,
                _ => ThemeChoice::Light,
            },
            by: value("--by").and_then(|by| LaneBy::from_name(&by)).unwrap_or_default(),
            size: size.unwrap_or([856.0, 508.0]),
            picture: value("--picture"),
            days,
            is_legend_open: arguments.iter().any(|argument| argument == "--legend"),
        }
    }

    pub(super) fn main() -> Result<(), Box<dyn std::error::Error>> {
        let arguments: Vec<String> = std::env::args().collect();
        let options = options(&arguments);
        let mut demo = Demo::new(options.n, options.choice, options.by);
        demo.state.is_legend_open = options.is_legend_open;
        if let Some((from, to)) = options.days {
            demo.state.show_days(from, to);
        }
        match &options.picture {
            Some(file) => picture(demo, options.size, file),
            None => window(demo),
        }
    }

    /// Paints the timeline without a window and writes it as a PNG file.
    fn picture(demo: Demo, size: [f32; 2], file: &str) -> Result<(), Box<dyn std::error::Error>> {
        let show = |ui: &mut egui::Ui, demo: &mut Demo| {
            let painter = ui.ctx().layer_painter(egui::LayerId::background());
            painter.rect_filled(ui.ctx().content_rect(), 0.0, Theme::of(ui.ctx()).color.panel);
            demo.ui(ui);
        };
        let mut harness = egui_kittest::Harness::builder().with_size(size).wgpu().build_ui_state(show, demo);
        harness.run();
        harness.render()?.save(file)?;
        Ok(())
    }

    /// Opens a window.
    fn window(mut demo: Demo) -> Result<(), Box<dyn std::error::Error>> {
        let options = eframe::NativeOptions::default();
        eframe::run_ui_native("Timeline", options, move |ui, _| demo.ui(ui))?;
        Ok(())
    }
}

#[cfg(not(test))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    command_line::main()
}
