//! The key sheet: every command that has a key, by group.

use egui::{Context, ScrollArea, Ui};

use crate::gui::command::{Group, registry};
use crate::gui::theme::Theme;
use crate::gui::widgets::{ModalCard, key_hint, line_galley};

/// Shows every key.
pub(super) fn keys_ui(ctx: &Context, theme: &Theme) -> bool {
    let card = ModalCard::new("keys", "Keys").width(680.0).show(ctx, |ui| {
        ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
            ui.columns(2, |columns| {
                for (index, group) in Group::ALL.into_iter().enumerate() {
                    // File, Edit and Review fill the first column.
                    group_ui(&mut columns[usize::from(index > 2)], theme, group);
                }
            });
        });
    });
    !card.should_close
}

fn group_ui(ui: &mut Ui, theme: &Theme, group: Group) {
    ui.add_space(theme.space.m);
    let head = egui::text::LayoutJob::single_section(group.label().to_owned(), theme.text.heading.format(theme.color.text));
    ui.label(head);
    for entry in registry().iter().filter(|entry| entry.group == group && !entry.keys.is_empty()) {
        ui.horizontal(|ui| {
            let galley = line_galley(ui.painter(), entry.label, theme.text.body, theme.color.text_2, 190.0);
            let (rect, response) = ui.allocate_exact_size(egui::vec2(190.0, 20.0), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, entry.label));
            crate::gui::widgets::paint_line(ui.painter(), rect.left_center(), galley);
            response.on_hover_text(entry.help);
            for chord in entry.keys {
                key_hint(ui, &chord.label());
            }
        });
    }
}
