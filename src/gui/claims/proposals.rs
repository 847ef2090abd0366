//! What may be the same as the chosen event: proposals with their reasons, to accept or to refuse.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::action::{Action, ViewAction};
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dates;
use crate::gui::marks::event_mark;
use crate::gui::signs::{fill_of, shape_of};
use crate::gui::theme::{Theme, corner_radius};
use crate::gui::view::Selection;
use crate::gui::widgets::{Badge, Button, badge, focus_ring};
use crate::model::EventId;
use crate::query::{Reason, SameEvent, Shown};

/// The most proposals that are shown.
const MOST: usize = 3;

/// Shows what may be the same as the event that leads; nothing where nothing is.
pub(in crate::gui) fn proposals_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let proposals = std::sync::Arc::clone(&app.session.claims.proposals);
    if proposals.is_empty() {
        return;
    }
    ui.add_space(theme.space.s);
    let words = egui::text::LayoutJob::single_section("Same event?".to_owned(), theme.text.heading.format(theme.color.text));
    ui.label(words);
    for (index, proposal) in proposals.iter().take(MOST).enumerate() {
        if let Some(shown) = app.shown(proposal.other)
            && proposal_ui(ui, theme, app, proposal, &shown, actions)
        {
            actions.push(Action::View(ViewAction::PointAtProposal(proposal.other)));
        }
        if index == 0 {
            buttons_ui(ui, theme, app, actions);
        }
    }
}

/// Shows one proposal and returns whether it has the keyboard.
fn proposal_ui(ui: &mut Ui, theme: &Theme, app: &App, proposal: &SameEvent, shown: &Shown, actions: &mut Vec<Action>) -> bool {
    let frame = egui::Frame::new().inner_margin(8.0).corner_radius(corner_radius(theme.radius.panel_card));
    let frame = frame.fill(theme.color.raised).stroke(theme.hairline(theme.color.line_soft));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = theme.space.xxs;
        ui.horizontal(|ui| {
            let (mark, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
            event_mark(ui.painter(), theme, mark.center(), 4.6, shape_of(shown.factuality), fill_of(shown.status));
            let title =
                egui::text::LayoutJob::single_section(shown.title.to_string(), theme.text.body_strong.format(theme.color.text));
            ui.add(egui::Label::new(title).truncate());
        });
        ui.horizontal(|ui| {
            badge(ui, &format!("{} %", proposal.score), Badge::Neutral);
            let line = egui::text::LayoutJob::single_section(place(app, shown), theme.text.small.format(theme.color.text_2));
            ui.add(egui::Label::new(line).truncate());
        });
        let why = egui::text::LayoutJob::single_section(reasons(proposal), theme.text.small.format(theme.color.text_2));
        ui.add(egui::Label::new(why).wrap());
    });
    let response = ui.interact(inner.response.rect, proposal_id(proposal.other), Sense::click());
    let name = format!("Same event? {} {} %, {}", shown.title, proposal.score, reasons(proposal));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() {
        focus_ring(ui.painter(), theme, response.rect, theme.radius.panel_card);
    }
    if response.clicked() {
        actions.push(Action::View(ViewAction::Select(Selection::Events(vec![proposal.other]))));
    }
    response.has_focus()
}

/// Returns the id of the control that shows a proposal.
pub(super) fn proposal_id(other: EventId) -> egui::Id {
    egui::Id::unique(("proposal", other.0))
}

fn buttons_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.s;
        if Button::new("Merge").key(&app.keymap.label(Command::MergeEvents)).show(ui).clicked() {
            actions.push(Action::Run(Command::MergeEvents));
        }
        if Button::new("Not the same")
            .show(ui)
            .on_hover_text("Remembered, and never offered again; X while a proposal has the keyboard")
            .clicked()
        {
            actions.push(Action::Run(Command::RefuseMerge));
        }
    });
}

/// Returns source, date and status.
pub(super) fn place(app: &App, shown: &Shown) -> String {
    let claim = crate::query::ranked(&app.project, &app.session.derived.links, shown.event).first().map(|claim| claim.article);
    let source = claim.and_then(|id| app.project.articles.get(id)).and_then(|article| article.source);
    let source = source.and_then(|id| app.project.sources.get(id)).map(|source| source.name.as_str());
    let mut parts: Vec<String> = source.map(str::to_owned).into_iter().collect();
    parts.push(dates::short(&shown.when));
    parts.push(shown.status.as_str().to_owned());
    parts.join(" · ")
}

/// Returns the reasons with their points, and how many copies go along.
pub(super) fn reasons(proposal: &SameEvent) -> String {
    let words = |reason: &Reason| {
        let sign = if reason.points < 0 { "−" } else { "+" };
        format!("{} {sign}{}", reason.words, reason.points.unsigned_abs())
    };
    let mut parts: Vec<String> = proposal.reasons.iter().map(words).collect();
    match proposal.copies.len() {
        0 => {}
        1 => parts.push("and 1 copy of it".to_owned()),
        n => parts.push(format!("and {n} copies of it")),
    }
    parts.join(" · ")
}
