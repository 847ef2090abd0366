//! Painting a cell.

use egui::{Rect, Ui, pos2};

use super::Column;
use super::column::Told;
use crate::gui::marks::event_mark;
use crate::gui::signs::{fill_of, shape_of};
use crate::gui::theme::Theme;
use crate::gui::widgets::{line_galley, paint_line};
use crate::model::Status;
use crate::query::Row;

/// The room at the left of a cell's words.
pub(super) const PAD: f32 = 8.0;

/// Paints a cell; returns its words where they were cut.
pub(super) fn paint(ui: &Ui, theme: &Theme, told: Told<'_>, column: Column, row: &Row, rect: Rect) -> Option<String> {
    let shown = &row.shown;
    if column == Column::Mark {
        event_mark(
            ui.painter(),
            theme,
            pos2(rect.left() + 20.0, rect.center().y),
            4.6,
            shape_of(shown.factuality),
            fill_of(shown.status),
        );
        return None;
    }
    let words = column.words(told, row);
    let rejected = shown.status == Status::Rejected;
    let token = match column {
        Column::Title if shown.status == Status::Accepted => theme.text.body_strong,
        Column::Title | Column::Date => theme.text.body,
        _ => theme.text.small,
    };
    let color = match column {
        _ if rejected => theme.color.text_3,
        Column::Title => theme.color.text,
        Column::Date if row.qualifier.is_none() => theme.color.text_3,
        _ => theme.color.text_2,
    };
    let galley = line_galley(ui.painter(), &words, token, color, rect.width() - 2.0 * PAD);
    let is_cut = galley.elided;
    let numeric = column == Column::Sources;
    let left = if numeric { rect.right() - PAD - galley.size().x } else { rect.left() + PAD };
    let at = paint_line(ui.painter(), pos2(left, rect.center().y), galley);
    if rejected && column == Column::Title {
        ui.painter().hline(at.x_range(), at.center().y, theme.hairline(theme.color.text_3));
    }
    is_cut.then_some(words)
}
