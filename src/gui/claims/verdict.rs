//! The verdict on the chosen column: the ways to it with their digits, and its reason.

use egui::{Key, TextEdit, Ui};

use super::decide::{Choice, hint};
use super::state::ClaimsInput;
use super::words::{published, said_words, source_name};
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::theme::Theme;
use crate::gui::widgets::{ListRow, Run, focus_ring, key_hint, runs_galley};
use crate::query::{ClaimField, ClaimsTable, Column, Said, VerdictKind};

/// Shows the verdict on the chosen column.
pub(super) fn verdict_ui(ui: &mut Ui, theme: &Theme, app: &mut App, claims: &ClaimsTable, actions: &mut Vec<Action>) {
    let (row, at) = app.session.claims.cell;
    let Some(column) = claims.columns.get(at) else { return };
    let cell = claims.rows.get(row).map(|row| (source_name(app, row), said_words(app, &row.cells[at].said)));
    let chosen = cell.map_or_else(String::new, |(source, words)| format!("  chosen cell: {words}, {source}"));
    line(ui, theme, &format!("Verdict for “{}”", column.field.label()), &chosen);
    ui.add_space(theme.space.s);
    let choices = app.verdict_choices();
    let taken = taken(&choices, column.is_decided, &column.verdict);
    for (index, choice) in choices.iter().enumerate() {
        let (label, detail) = words(app, claims, &column.field, choice);
        let is_taken = taken == Some(index);
        let clicked = ui
            .horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = theme.space.m;
                key_hint(ui, &(index + 1).to_string());
                let name = format!("{label}: {detail}");
                ListRow::new(&label).detail(&detail).name(&name).selected(is_taken).show(ui).clicked()
            })
            .inner;
        if clicked {
            actions.push(Action::Run(Command::Reading(u8::try_from(index + 1).unwrap_or_default())));
        }
        if *choice == Choice::Type {
            typed_ui(ui, theme, app, &column.field);
        }
    }
    ui.add_space(theme.space.m);
    reason_ui(ui, theme, app);
}

/// Returns the first way that leads to the present verdict; where none of them does, it was typed.
fn taken(choices: &[Choice], is_decided: bool, verdict: &Said) -> Option<usize> {
    let place = |fits: &dyn Fn(&Choice) -> bool| choices.iter().position(fits);
    if !is_decided {
        return place(&|choice| *choice == Choice::LeaveOpen);
    }
    let leads = |is_chosen: bool| {
        place(&|choice| {
            let Choice::Take(option) = choice else { return false };
            (option.kind == VerdictKind::Chosen) == is_chosen && same(&option.value, verdict)
        })
    };
    leads(false).or_else(|| leads(true)).or_else(|| place(&|choice| *choice == Choice::Type))
}

/// Whether two values are the same but for where they come from.
fn same(one: &Said, other: &Said) -> bool {
    match (one, other) {
        (Said::When(one), Said::When(other)) => one.edtf == other.edtf && one.time == other.time,
        (Said::Quantity(one), Said::Quantity(other)) => (one.low, one.high) == (other.low, other.high),
        _ => one == other,
    }
}

/// Returns what a way to a verdict is called, and what it leads to; the name of a source comes last, as it is cut first.
fn words(app: &App, claims: &ClaimsTable, field: &ClaimField, choice: &Choice) -> (String, String) {
    let Choice::Take(option) = choice else {
        return if *choice == Choice::Type {
            (
                if matches!(field, ClaimField::Quantity(_)) { "Type a number" } else { "Type a value" }.to_owned(),
                hint(field).to_owned(),
            )
        } else {
            let column = claims.columns.iter().find(|column| column.field == *field);
            let is_marked = column.is_some_and(Column::is_open);
            let detail = if is_marked { "show the leading claim’s, marked ≠" } else { "show what the leading claim says" };
            ("Leave open".to_owned(), detail.to_owned())
        };
    };
    let value = said_words(app, &option.value);
    let row = option.row.and_then(|row| claims.rows.get(row));
    let source = row.map(|row| source_name(app, row)).unwrap_or_default();
    match option.kind {
        VerdictKind::Latest => {
            let day = row.map(published).unwrap_or_default();
            ("Latest".to_owned(), format!("{value} · {day}, {source}"))
        }
        VerdictKind::MostReliable => {
            let grade = row.and_then(super::words::grade).unwrap_or_else(|| "nobody has graded the sources".to_owned());
            ("Most reliable".to_owned(), format!("{value} · {grade}, {source}"))
        }
        VerdictKind::Range => {
            let name = match field {
                ClaimField::Place => "What holds both",
                ClaimField::Actor | ClaimField::Target | ClaimField::Speaker => "All of them",
                _ => "Range",
            };
            (name.to_owned(), format!("{value} · the two latest that differ"))
        }
        VerdictKind::Chosen => ("As the chosen cell says".to_owned(), format!("{value} · {source}")),
    }
}

/// Shows the field for a typed value, and how it is understood.
fn typed_ui(ui: &mut Ui, theme: &Theme, app: &mut App, field: &ClaimField) {
    let Some(mut text) = app.session.claims.typed.clone() else { return };
    let edit = TextEdit::singleline(&mut text).hint_text(hint(field)).desired_width(ui.available_width());
    let response = ui.add(edit.font(theme.text.body.font()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Value of the verdict"));
    if app.session.claims.wants_focus == Some(ClaimsInput::Value) {
        app.session.claims.wants_focus = None;
        response.request_focus();
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, response.rect, theme.radius.field);
    }
    app.session.claims.typed = Some(text);
    let understood = app.typed_value();
    let (words, color) = match &understood {
        Ok(value) => (said_words(app, value), theme.color.agree),
        Err(why) => (why.clone(), theme.color.text_2),
    };
    ui.label(egui::text::LayoutJob::single_section(words, theme.text.small.format(color)));
    let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
    if response.lost_focus() && enter {
        if !app.take_typed() {
            // Words that are not taken keep the keyboard, else the next ones would run commands.
            response.request_focus();
        }
    } else if response.lost_focus() && escape {
        app.session.claims.typed = None;
    }
}

fn reason_ui(ui: &mut Ui, theme: &Theme, app: &mut App) {
    ui.horizontal(|ui| {
        ui.label(egui::text::LayoutJob::single_section("Reason".to_owned(), theme.text.small.format(theme.color.text_2)));
        key_hint(ui, &app.keymap.label(Command::EditNote));
    });
    ui.add_space(theme.space.xxs);
    let mut reason = std::mem::take(&mut app.session.claims.reason);
    let edit = TextEdit::singleline(&mut reason).hint_text("Why, for whoever reads the verdict later");
    let response = ui.add(edit.desired_width(ui.available_width() - 2.0).font(theme.text.body.font()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Reason of the verdict"));
    app.session.claims.reason = reason;
    if app.session.claims.wants_focus == Some(ClaimsInput::Reason) {
        app.session.claims.wants_focus = None;
        response.request_focus();
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, response.rect, theme.radius.field);
    }
    if response.lost_focus() {
        app.take_reason();
    }
}

/// Shows a heading with a remark behind it.
pub(super) fn line(ui: &mut Ui, theme: &Theme, heading: &str, remark: &str) {
    let runs = [
        Run { text: heading, token: theme.text.heading, color: theme.color.text },
        Run { text: remark, token: theme.text.small, color: theme.color.text_2 },
    ];
    let galley = runs_galley(ui.painter(), &runs, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, format!("{heading}{remark}")));
    ui.painter().galley(rect.min, galley, theme.color.text);
}

#[cfg(test)]
mod tests {
    use super::{Choice, taken};
    use crate::model::Quantity;
    use crate::query::{Said, VerdictKind, VerdictOption};

    fn killed(n: i64) -> Said {
        Said::Quantity(Quantity { what: "killed".into(), low: Some(n), best: Some(n), high: Some(n), words: None })
    }

    fn take(kind: VerdictKind, n: i64) -> Choice {
        Choice::Take(VerdictOption { kind, value: killed(n), row: None })
    }

    #[test]
    fn one_way_to_the_present_verdict_is_marked() {
        let choices = [
            take(VerdictKind::Latest, 5),
            take(VerdictKind::MostReliable, 5),
            Choice::LeaveOpen,
            Choice::Type,
            take(VerdictKind::Chosen, 3),
        ];
        assert_eq!(taken(&choices, false, &killed(5)), Some(2), "the leading claim's value is no verdict");
        assert_eq!(taken(&choices, true, &killed(5)), Some(0));
        assert_eq!(taken(&choices, true, &killed(3)), Some(4));
        assert_eq!(taken(&choices, true, &killed(4)), Some(3), "it was typed");
    }
}
