//! The help of the query language, with examples.

use egui::{Context, ScrollArea, Ui};

use crate::gui::theme::Theme;
use crate::gui::widgets::ModalCard;
use crate::query::Field;

/// Queries with what they ask for.
const EXAMPLES: &[(&str, &str)] = &[
    ("ceasefire talks", "both words, anywhere in title, note, tags, names or quotes"),
    ("\"peace talks\"", "these words, one after the other"),
    ("talks or sanctions", "one of them"),
    ("talks -moscow", "the first without the second; also: not moscow"),
    ("(talks or call) who:putin", "parentheses hold together"),
    ("type:talks,statement", "one of several values"),
    ("who:\"Vladimir Putin\"", "a name of several words"),
    ("where:=Kyiv", "the whole name, and no place inside it"),
    ("when:2025-08", "touches that month: what began before and goes on counts"),
    ("when:2025-08..2025-09", "touches that time"),
    ("when:<2025", "may have been before; also <= > >="),
    ("when:\"6 August 2025\"", "dates in words"),
    ("when:none", "no date"),
];

/// Shows the help; returns whether it stays open.
pub(in crate::gui) fn search_help_ui(ctx: &Context, theme: &Theme) -> bool {
    let card = ModalCard::new("search help", "How to search").width(640.0).show(ctx, |ui| {
        let height = (ctx.content_rect().height() - 160.0).max(160.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            head_ui(ui, theme, "Words");
            for (query, means) in EXAMPLES {
                line_ui(ui, theme, query, means);
            }
            head_ui(ui, theme, "Fields");
            for field in Field::NAMED {
                line_ui(ui, theme, &format!("{}:", field.as_str()), field.help());
            }
            ui.add_space(theme.space.m);
            let words = "A word finds words that begin so. Where none does, it finds words that hold it, then words that differ \
                         by a letter or two. Accents and capitals do not matter.";
            let job = egui::text::LayoutJob::single_section(words.to_owned(), theme.text.body.format(theme.color.text_2));
            ui.add(egui::Label::new(job).wrap());
        });
    });
    !card.should_close
}

fn head_ui(ui: &mut Ui, theme: &Theme, words: &str) {
    ui.add_space(theme.space.m);
    ui.label(egui::text::LayoutJob::single_section(words.to_owned(), theme.text.heading.format(theme.color.text)));
}

fn line_ui(ui: &mut Ui, theme: &Theme, query: &str, means: &str) {
    ui.horizontal(|ui| {
        let (rect, response) = ui.allocate_exact_size(egui::vec2(210.0, 20.0), egui::Sense::hover());
        let galley = crate::gui::widgets::line_galley(ui.painter(), query, theme.text.body_strong, theme.color.text, 206.0);
        crate::gui::widgets::paint_line(ui.painter(), rect.left_center(), galley);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, query));
        let job = egui::text::LayoutJob::single_section(means.to_owned(), theme.text.body.format(theme.color.text_2));
        ui.add(egui::Label::new(job).wrap());
    });
}

#[cfg(test)]
mod tests {
    use super::EXAMPLES;
    use crate::model::Settings;
    use crate::query::parse_query;

    #[test]
    fn every_example_is_a_query() {
        for (query, _) in EXAMPLES {
            assert!(parse_query(query, &Settings::default()).is_ok(), "{query}");
        }
    }
}
