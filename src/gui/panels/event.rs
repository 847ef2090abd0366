//! The inspector of an event: its fields, its claims with their quotes, and what a person adds.

use egui::{Sense, Ui, pos2, vec2};

use super::bars::command_icon_ui;
use super::field::{opener_ui, value_button_ui, value_ui};
use super::inspector::{head_ui, rule_ui, scrolled, words_ui};
use crate::edit::{ClaimChange, DecidedField, Edit, EventChange};
use crate::gui::action::{Action, DraftAction, ViewAction};
use crate::gui::amounts::amount;
use crate::gui::app::App;
use crate::gui::command::{Command, shown_key};
use crate::gui::dates;
use crate::gui::draft::Field;
use crate::gui::fields::factuality_help;
use crate::gui::files::{grouped, things};
use crate::gui::marks::{Icon, event_mark};
use crate::gui::signs::{capitalized, fill_of, glyph_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::view::Selection;
use crate::gui::widgets::{
    Button, EntityChip, FieldRow, IconButton, Run, checkbox, giving_galley, key_hint, line_galley, paint_line,
};
use crate::model::{Anchor, Claim, EntityId, Event, EventId, Origin, Participation, Polarity, Role, Stance};
use crate::query::Shown;

/// The room that a role and the button that takes somebody out need beside a name.
const ROLE_WIDTH: f32 = 104.0;
/// From this width on, what a factuality means stands beside it.
const HELP_WIDTH: f32 = 210.0;
/// The least room for a name beside its role.
const LEAST_NAME: f32 = 110.0;
/// The room of a chip around its name.
const CHIP_AROUND: f32 = 38.0;

/// How far a quote stands in from the line that says whose it is.
const QUOTE_INDENT: f32 = 18.0;

/// How wide the three decisions are with their keys.
const DECISIONS_WIDTH: f32 = 290.0;

/// Shows the chosen event.
pub(super) fn event_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let Some(lead) = app.lead() else {
        gone_ui(ui, theme);
        return;
    };
    let Some(event) = app.project.events.get(lead.event) else { return };
    let event = &*event;
    let status = capitalized(lead.status.as_str());
    let status = if ui.available_width() < DECISIONS_WIDTH { status } else { format!("{status} event") };
    head_ui(ui, theme, &status, |ui| tools_ui(ui, theme, app, event, actions));
    scrolled(ui, theme, |ui| {
        title_ui(ui, theme, app, &lead, actions);
        decide_ui(ui, theme, &lead, actions);
        rule_ui(ui, theme);
        when_ui(ui, theme, app, &lead, event, actions);
        who_ui(ui, theme, app, &lead, actions);
        where_ui(ui, theme, app, &lead, actions);
        kind_ui(ui, theme, app, &lead, event, actions);
        quantities_ui(ui, theme, app, &lead, event, actions);
        rule_ui(ui, theme);
        claims_ui(ui, theme, app, lead.event, actions);
        crate::gui::claims::proposals_ui(ui, theme, app, actions);
        same_ui(ui, theme, app, actions);
        rule_ui(ui, theme);
        note_ui(ui, theme, app, event, actions);
        tags_ui(ui, theme, app, event, actions);
        origin_ui(ui, theme, app, event);
    });
}

fn gone_ui(ui: &mut Ui, theme: &Theme) {
    ui.add_space(theme.space.xxl);
    egui::Frame::new().inner_margin(theme.space.l).show(ui, |ui| {
        let words = "This event is not there any more: it was merged into another one, or went with its article.";
        words_ui(ui, words, theme.text.body, theme.color.text_2);
    });
}

fn tools_ui(ui: &mut Ui, theme: &Theme, app: &App, event: &Event, actions: &mut Vec<Action>) {
    let star = if event.star { Icon::StarFilled } else { Icon::Star };
    if IconButton::new(star, if event.star { "Take the star" } else { "Star" })
        .key(&shown_key(ui.ctx(), Command::Star))
        .show(ui)
        .clicked()
    {
        actions.push(Action::Run(Command::Star));
    }
    command_icon_ui(ui, app, Command::NextEvent, actions);
    command_icon_ui(ui, app, Command::PreviousEvent, actions);
    if let Some(index) = app.session.derived.row_index(event.id) {
        let words = format!("{} of {}", grouped(index + 1), grouped(app.session.derived.rows.len()));
        super::bars::text(ui, theme, &words, false);
    }
}

fn title_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, actions: &mut Vec<Action>) {
    value_ui(ui, theme, app, (Field::Title, "Title"), actions, |ui, actions| {
        let job = egui::text::LayoutJob::single_section(lead.title.to_string(), theme.text.title.format(theme.color.text));
        let response = ui
            .add(egui::Label::new(job).wrap().sense(Sense::click()))
            .on_hover_text(format!("Rename ({})", shown_key(ui.ctx(), Command::EditTitle)));
        if response.clicked() {
            actions.push(Action::Draft(DraftAction::Open(Field::Title)));
        }
    });
    ui.add_space(theme.space.xs);
}

fn decide_ui(ui: &mut Ui, theme: &Theme, lead: &Shown, actions: &mut Vec<Action>) {
    use crate::model::Status;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.s;
        let candidate = lead.status == Status::Candidate;
        let keys = [Command::Accept, Command::Reject, Command::Defer].map(|command| shown_key(ui.ctx(), command));
        // Where the three do not fit with their keys, the longest key stands in its tooltip alone.
        let is_narrow = ui.available_width() < DECISIONS_WIDTH;
        let accept = Button::new("Accept").key(&keys[0]).selected(lead.status == Status::Accepted);
        let accept = if candidate { accept.primary() } else { accept };
        let reject = Button::new("Reject").key(&keys[1]).selected(lead.status == Status::Rejected);
        let defer = Button::new("Defer").selected(lead.status == Status::Deferred);
        let defer = if is_narrow { defer } else { defer.key(&keys[2]) };
        for (button, status, command) in [
            (accept, Status::Accepted, Command::Accept),
            (reject, Status::Rejected, Command::Reject),
            (defer, Status::Deferred, Command::Defer),
        ] {
            if button.show(ui).clicked() {
                actions.push(Action::Run(if lead.status == status { Command::Reopen } else { command }));
            }
        }
    });
}

fn when_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, event: &Event, actions: &mut Vec<Action>) {
    FieldRow::new("When").key(&shown_key(ui.ctx(), Command::EditDate)).show(ui, |ui| {
        value_button_ui(ui, &dates::long(&lead.when), Field::Date, actions);
        basis_ui(ui, theme, app, lead);
        value_ui(ui, theme, app, (Field::Date, "Date"), actions, |ui, actions| {
            for (index, choice) in app.readings().into_iter().take(3).enumerate() {
                // In a narrow column the reason goes on below.
                let response = ui.horizontal_top(|ui| {
                    key_hint(ui, &format!("D {}", index + 1));
                    let mut job = egui::text::LayoutJob::default();
                    job.append(&choice.label, 0.0, theme.text.small_strong.format(theme.color.text));
                    job.append(&choice.detail, theme.space.s, theme.text.small.format(theme.color.text_3));
                    ui.add(egui::Label::new(job).wrap());
                });
                if response.response.interact(Sense::click()).clicked() {
                    actions.push(Action::Draft(DraftAction::Choose(choice.value)));
                }
            }
        });
        if event.decided.when.is_some() {
            back_ui(ui, lead.event, DecidedField::When(None), actions);
        }
    });
}

/// Shows where the date comes from.
fn basis_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown) {
    let basis = &lead.when.basis;
    let words = app.date_words(lead);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space.xs;
        if let Some(words) = words {
            let mut format = theme.text.quote.format(theme.color.text);
            format.background = theme.color.evidence;
            ui.label(egui::text::LayoutJob::single_section(format!("“{words}”"), format));
        }
        let why = if basis.anchor == Anchor::Person { "set by hand" } else { basis.why.as_str() };
        // The date that was read stands above, as people write it.
        let job = egui::text::LayoutJob::single_section(why.to_owned(), theme.text.small.format(theme.color.text_2));
        let response = ui.add(egui::Label::new(job).wrap());
        if let Some(edtf) = &lead.when.edtf {
            response.on_hover_text(edtf.as_str());
        }
    });
}

fn back_ui(ui: &mut Ui, event: EventId, field: DecidedField, actions: &mut Vec<Action>) {
    if Button::new("Back to the claims").link().show(ui).clicked() {
        actions.push(decide(event, field));
    }
}

fn who_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, actions: &mut Vec<Action>) {
    FieldRow::new("Who").key(&shown_key(ui.ctx(), Command::EditWho)).show(ui, |ui| {
        for part in &lead.participants {
            let room = ui.available_width() - ROLE_WIDTH;
            let name = app.project.entities.get(part.entity).map_or("", |entity| entity.name.as_str());
            let name = line_galley(ui.painter(), name, theme.text.small_strong, theme.color.text, f32::INFINITY);
            let is_narrow = room < LEAST_NAME || name.size().x + CHIP_AROUND > room;
            if is_narrow {
                // The name has a line of its own, the part that is played the next one.
                entity_ui(ui, app, part.entity, ui.available_width(), actions);
            }
            ui.horizontal(|ui| {
                if !is_narrow {
                    entity_ui(ui, app, part.entity, room, actions);
                }
                role_ui(ui, lead, part, actions);
                if IconButton::new(Icon::Close, "Take out").show(ui).clicked() {
                    let rest = lead.participants.iter().filter(|other| *other != part).copied().collect();
                    actions.push(decide(lead.event, DecidedField::Participants(Some(rest))));
                }
            });
        }
        value_ui(ui, theme, app, (Field::Who, "Who"), actions, |ui, actions| {
            opener_ui(ui, "Add somebody", Field::Who, actions);
        });
    });
}

/// Shows the part that somebody plays as a button that changes it.
fn role_ui(ui: &mut Ui, lead: &Shown, part: &Participation, actions: &mut Vec<Action>) {
    let button = Button::new(part.role.as_str()).quiet().opens_menu().show(ui).on_hover_text("Change the role");
    egui::Popup::menu(&button).show(|ui| {
        for role in [Role::Actor, Role::Target, Role::Speaker, Role::Other("other".into())] {
            if ui.radio(role == part.role, role.as_str()).clicked() {
                let mut parts = lead.participants.to_vec();
                parts.iter_mut().filter(|other| *other == part).for_each(|part| part.role = role);
                actions.push(decide(lead.event, DecidedField::Participants(Some(parts))));
            }
        }
    });
}

/// Returns the action that decides a field of one event.
fn decide(event: EventId, field: DecidedField) -> Action {
    Action::Edit(Edit::Decide { events: vec![event], field, why: String::new() })
}

fn entity_ui(ui: &mut Ui, app: &App, id: EntityId, room: f32, actions: &mut Vec<Action>) {
    let Some(entity) = app.project.entities.get(id) else { return };
    let chip = EntityChip::new(&entity.name).kind(glyph_of(entity.kind)).at_most(room).show(ui);
    if chip.clicked() {
        actions.push(Action::View(ViewAction::Select(Selection::Entities(vec![id]))));
    }
}

fn where_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, actions: &mut Vec<Action>) {
    FieldRow::new("Where").key(&shown_key(ui.ctx(), Command::EditPlace)).show(ui, |ui| {
        if let Some(place) = lead.place {
            let room = ui.available_width();
            ui.horizontal(|ui| entity_ui(ui, app, place, room, actions));
        }
        let words = if lead.place.is_some() { "Change" } else { "Set place" };
        value_ui(ui, theme, app, (Field::Place, "Place"), actions, |ui, actions| opener_ui(ui, words, Field::Place, actions));
    });
}

fn kind_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, event: &Event, actions: &mut Vec<Action>) {
    FieldRow::new("Type").key("1–9").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Type, "Type"), actions, |ui, actions| {
            value_button_ui(ui, app.codebook.label(&lead.event_type), Field::Type, actions);
        });
        if event.decided.event_type.is_some() {
            back_ui(ui, lead.event, DecidedField::EventType(None), actions);
        }
    });
    FieldRow::new("Factuality").key(&shown_key(ui.ctx(), Command::EditFactuality)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Factuality, "Factuality"), actions, |ui, actions| {
            let help = factuality_help(lead.factuality);
            let is_narrow = ui.available_width() < HELP_WIDTH;
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
                event_mark(ui.painter(), theme, rect.center(), 4.6, shape_of(lead.factuality), fill_of(lead.status));
                value_button_ui(ui, &capitalized(lead.factuality.as_str()), Field::Factuality, actions);
                if !is_narrow {
                    super::bars::text(ui, theme, help, false);
                }
            });
            if is_narrow {
                words_ui(ui, help, theme.text.small, theme.color.text_2);
            }
        });
        if event.decided.factuality.is_some() {
            back_ui(ui, lead.event, DecidedField::Factuality(None), actions);
        }
        let mut negative = lead.polarity == Polarity::Negative;
        if checkbox(ui, &mut negative, "Said not to be so", "Said not to be so").changed() {
            let polarity = if negative { Polarity::Negative } else { Polarity::Positive };
            actions.push(decide(lead.event, DecidedField::Polarity(Some(polarity))));
        }
    });
}

fn quantities_ui(ui: &mut Ui, theme: &Theme, app: &App, lead: &Shown, event: &Event, actions: &mut Vec<Action>) {
    for (index, quantity) in lead.quantities.iter().enumerate() {
        FieldRow::new(&capitalized(&quantity.what)).show(ui, |ui| {
            let field = Field::Amount(index);
            value_ui(ui, theme, app, (field, "Number"), actions, |ui, actions| {
                value_button_ui(ui, &amount(quantity), field, actions);
            });
        });
    }
    FieldRow::new("Number").show(ui, |ui| {
        let field = Field::Amount(lead.quantities.len());
        value_ui(ui, theme, app, (field, "New number"), actions, |ui, actions| {
            opener_ui(ui, "Add a number", field, actions);
        });
        if event.decided.quantities.is_some() {
            back_ui(ui, lead.event, DecidedField::Quantities(None), actions);
        }
    });
}

fn claims_ui(ui: &mut Ui, theme: &Theme, app: &App, event: EventId, actions: &mut Vec<Action>) {
    let claims = app.session.derived.links.claims(&app.project, event);
    ui.horizontal(|ui| {
        super::bars::text(ui, theme, &format!("Claims  {}", claims.len()), true);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let why_not = app.cannot(Command::AddQuote);
            let why_not = why_not.map(|_| "Select words in an article first; then Shift E adds them");
            if Button::new("+ Quote").quiet().key(&shown_key(ui.ctx(), Command::AddQuote)).disabled(why_not).show(ui).clicked()
            {
                actions.push(Action::Run(Command::AddQuote));
            }
            if Button::new("Compare").quiet().key(&app.keymap.label(Command::Claims)).show(ui).clicked() {
                actions.push(Action::Run(Command::Claims));
            }
        });
    });
    if claims.is_empty() {
        words_ui(ui, "No article says this: it was made by hand.", theme.text.small, theme.color.text_2);
    }
    for claim in claims {
        claim_ui(ui, theme, app, (event, claim.holder()), &claim, actions);
    }
}

fn claim_ui(
    ui: &mut Ui,
    theme: &Theme,
    app: &App,
    (event, holder): (EventId, EventId),
    claim: &Claim,
    actions: &mut Vec<Action>,
) {
    let article = app.project.articles.get(claim.article);
    let source = article.and_then(|article| app.project.sources.get(article.source?));
    let name = source.map_or_else(|| article.map_or("", |article| article.display_title()), |source| &source.name);
    let published = article.and_then(|article| article.published.as_ref());
    let date = published.map_or_else(|| "no date".to_owned(), |published| dates::day(published.day));
    let (left, top) = (ui.cursor().left(), ui.cursor().top());
    let line = vec2(ui.available_width(), theme.size.hit_target_min);
    ui.allocate_ui_with_layout(line, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        claim_tools_ui(ui, (event, holder), claim, actions);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            crate::gui::claims::symbol_ui(ui, theme, app, claim.id);
            let runs = [
                Run { text: name, token: theme.text.small_strong, color: theme.color.text },
                Run { text: "  ", token: theme.text.small, color: theme.color.text_2 },
                Run { text: &date, token: theme.text.small, color: theme.color.text_2 },
            ];
            let (galley, is_cut) = giving_galley(ui.painter(), &runs, 0, ui.available_width() - theme.space.xs);
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            let words = format!("{name}, {date}");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
            paint_line(ui.painter(), rect.left_center(), galley);
            if is_cut {
                response.on_hover_text(words);
            }
        });
    });
    let quote = app.project.quote(claim);
    let color = if claim.lost_words.is_some() { theme.color.conflict } else { theme.color.text };
    let mut job = egui::text::LayoutJob::default();
    match article.filter(|_| claim.lost_words.is_none()) {
        Some(article) => {
            let said = (claim.quote, claim.triggers.first().copied());
            crate::gui::claims::append_quote(&mut job, theme, theme.text.quote, &article.text, said);
        }
        None => job.append(quote, 0.0, theme.text.quote.format(color)),
    }
    let response = ui
        .horizontal_top(|ui| {
            ui.add_space(QUOTE_INDENT);
            ui.add(egui::Label::new(job).wrap().sense(Sense::click())).on_hover_text("Show in the article")
        })
        .inner;
    if claim.lost_words.is_some() {
        words_ui(ui, "words not found", theme.text.small, theme.color.conflict);
    }
    if Some(claim.article) == app.view.article {
        let line = egui::Rect::from_min_max(pos2(left - 14.0, top), pos2(left - 12.0, response.rect.bottom()));
        ui.painter().rect_filled(line, 0.0, theme.color.evidence_edge);
    }
    if response.clicked() {
        actions.push(Action::View(ViewAction::Read(claim.article, claim.triggers.first().copied().or(Some(claim.quote)))));
    }
    ui.add_space(theme.space.s);
}

fn claim_tools_ui(ui: &mut Ui, (event, holder): (EventId, EventId), claim: &Claim, actions: &mut Vec<Action>) {
    let menu = IconButton::new(Icon::Dots, "What to do with this claim").show(ui);
    let change = |change: ClaimChange| Action::Edit(Edit::Claim { event: holder, claim: claim.id, change });
    egui::Popup::menu(&menu).show(|ui| {
        let against = claim.stance == Stance::Contradicts;
        if ui.button(if against { "It supports the event" } else { "It contradicts the event" }).clicked() {
            actions.push(change(ClaimChange::Stance(if against { Stance::Supports } else { Stance::Contradicts })));
        }
        ui.menu_button("Credibility", |ui| {
            for grade in 1..=6 {
                if ui.radio(claim.credibility == Some(grade), credibility(grade)).clicked() {
                    actions.push(change(ClaimChange::Credibility(Some(grade))));
                }
            }
        });
        if claim.moved_to.is_some() && ui.button("Give it back to its event").clicked() {
            actions.push(change(ClaimChange::MoveTo(None)));
        }
        if claim.moved_to.is_none() && holder != event && ui.button("Split its event off").clicked() {
            actions.push(Action::Edit(Edit::SplitEvents(vec![holder])));
        }
        if claim.origin == Origin::Person && ui.button("Remove the claim").clicked() {
            actions.push(change(ClaimChange::Remove));
        }
    });
}

/// Returns what a grade of the Admiralty code means.
const fn credibility(grade: u8) -> &'static str {
    match grade {
        1 => "1 confirmed by others",
        2 => "2 probably true",
        3 => "3 possibly true",
        4 => "4 doubtful",
        5 => "5 improbable",
        _ => "6 cannot be judged",
    }
}

/// Lets a person name the event that is the same.
fn same_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let row = FieldRow::new("Same as");
    let key = shown_key(ui.ctx(), Command::MergeEvents);
    // With a proposal above, the short key takes that one.
    let row = if app.proposal().is_none() { row.key(&key) } else { row };
    row.show(ui, |ui| {
        value_ui(ui, theme, app, (Field::SameAs, "Same event"), actions, |ui, actions| {
            opener_ui(ui, "Merge with another event", Field::SameAs, actions);
        });
    });
}

fn note_ui(ui: &mut Ui, theme: &Theme, app: &App, event: &Event, actions: &mut Vec<Action>) {
    FieldRow::new("Note").key(&shown_key(ui.ctx(), Command::EditNote)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Note, "Note"), actions, |ui, actions| {
            if !event.note.is_empty() {
                words_ui(ui, &event.note, theme.text.body, theme.color.text);
            }
            opener_ui(ui, if event.note.is_empty() { "Write a note" } else { "Change" }, Field::Note, actions);
        });
    });
}

fn tags_ui(ui: &mut Ui, theme: &Theme, app: &App, event: &Event, actions: &mut Vec<Action>) {
    FieldRow::new("Tags").key(&shown_key(ui.ctx(), Command::AddTag)).show(ui, |ui| {
        if !event.tags.is_empty() {
            ui.horizontal_wrapped(|ui| event_tags_ui(ui, event, actions));
        }
        value_ui(ui, theme, app, (Field::Tag, "Tag"), actions, |ui, actions| opener_ui(ui, "Add a tag", Field::Tag, actions));
    });
}

fn event_tags_ui(ui: &mut Ui, event: &Event, actions: &mut Vec<Action>) {
    for tag in &event.tags {
        if EntityChip::new(tag).show(ui).on_hover_text("Click to take it away").clicked() {
            actions.push(Action::Edit(Edit::Events(vec![event.id], EventChange::RemoveTag(tag.clone()))));
        }
    }
}

fn origin_ui(ui: &mut Ui, theme: &Theme, app: &App, event: &Event) {
    FieldRow::new("Origin").show(ui, |ui| {
        let words = match event.claims.first().map(|claim| &claim.origin) {
            Some(Origin::Rule { rule, why }) => format!("Rule {rule}. {why}"),
            Some(Origin::Person) | None => "Made by hand".to_owned(),
        };
        words_ui(ui, &words, theme.text.small, theme.color.text_2);
        let decided = app
            .project
            .decisions
            .iter()
            .rev()
            .find(|decision| decision.targets.contains(&crate::model::Target::Event(event.id)));
        let last = decided.map_or_else(
            || "no decision yet".to_owned(),
            |decision| {
                let by = if decision.by.is_empty() { String::new() } else { format!(" by {}", decision.by) };
                format!("last: {}{by}, {}", decision.what, crate::gui::history::moment(decision.at))
            },
        );
        words_ui(ui, &last, theme.text.small, theme.color.text_3);
    });
}

/// Shows several chosen events: what can be done with them at once.
pub(super) fn many_ui(ui: &mut Ui, theme: &Theme, app: &App, actions: &mut Vec<Action>) {
    let events = app.view.selection.events();
    words_ui(ui, &format!("{} chosen", things(events.len(), "event")), theme.text.title, theme.color.text);
    ui.horizontal_wrapped(|ui| {
        for (words, key, command) in [
            ("Accept", "A", Command::Accept),
            ("Reject", "X", Command::Reject),
            ("Defer", "Space", Command::Defer),
            ("Merge", "M", Command::MergeEvents),
        ] {
            if Button::new(words).key(key).show(ui).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
    rule_ui(ui, theme);
    FieldRow::new("Date").key(&shown_key(ui.ctx(), Command::EditDate)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Date, "Date"), actions, |ui, actions| {
            opener_ui(ui, "Set for all", Field::Date, actions);
        });
    });
    FieldRow::new("Place").key(&shown_key(ui.ctx(), Command::EditPlace)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Place, "Place"), actions, |ui, actions| {
            opener_ui(ui, "Set for all", Field::Place, actions);
        });
    });
    FieldRow::new("Type").show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Type, "Type"), actions, |ui, actions| {
            opener_ui(ui, "Set for all", Field::Type, actions);
        });
    });
    FieldRow::new("Factuality").key(&shown_key(ui.ctx(), Command::EditFactuality)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Factuality, "Factuality"), actions, |ui, actions| {
            opener_ui(ui, "Set for all", Field::Factuality, actions);
        });
    });
    FieldRow::new("Tags").key(&shown_key(ui.ctx(), Command::AddTag)).show(ui, |ui| {
        value_ui(ui, theme, app, (Field::Tag, "Tag"), actions, |ui, actions| opener_ui(ui, "Add to all", Field::Tag, actions));
    });
    rule_ui(ui, theme);
    for &event in events.iter().take(200) {
        let Some(row) = app.session.derived.row(event) else { continue };
        let mark = crate::gui::widgets::Leading::Mark(shape_of(row.shown.factuality), fill_of(row.shown.status));
        let date = dates::short(&row.shown.when);
        let row = crate::gui::widgets::ListRow::new(&row.shown.title).leading(mark).count(&date).margin(0.0).show(ui);
        if row.clicked() {
            actions.push(Action::View(ViewAction::Select(Selection::Events(vec![event]))));
        }
    }
}
