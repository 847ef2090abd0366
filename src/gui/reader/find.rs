//! Finding words in the article that is read: the bar above the text, and what it found.

use std::sync::Arc;

use egui::{Align, Key, Layout, Modifiers, Sense, Ui, vec2};

use crate::gui::action::{Action, ViewAction};
use crate::gui::marks::Icon;
use crate::gui::theme::Theme;
use crate::gui::widgets::{IconButton, SearchField, line_galley, paint_line};
use crate::model::Article;
use crate::query::search::places;
use crate::text::Span;

/// How wide the field is at most, and how much room the count and the buttons beside it take.
const FIELD_PX: f32 = 320.0;
const BESIDE_PX: f32 = 210.0;

/// Words that are looked for, and where they stand.
#[derive(Debug, Clone, Default)]
pub struct Find {
    words: String,
    /// What `found` was made for.
    found_for: (String, Option<Arc<str>>),
    found: Vec<Span>,
    wants_focus: bool,
    /// Whether the field had the keyboard in the last frame: then the keys are its.
    had_focus: bool,
}

/// Where to go among what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toward {
    /// The first place at or after where the reader is.
    Here,
    Next,
    Previous,
}

impl Find {
    /// Opens the bar, or gives the field of the open one the keyboard.
    pub(in crate::gui) fn open(held: Option<Self>) -> Self {
        Self { wants_focus: true, ..held.unwrap_or_default() }
    }

    /// Whether its field has the keyboard.
    pub(in crate::gui) const fn has_keyboard(&self) -> bool {
        self.had_focus
    }

    /// Returns the places of the words, in order.
    pub(in crate::gui) fn found(&self) -> &[Span] {
        &self.found
    }

    fn refresh(&mut self, article: &Article) {
        let (words, text) = &self.found_for;
        if *words == self.words && text.as_ref().is_some_and(|text| Arc::ptr_eq(text, &article.text)) {
            return;
        }
        self.found_for = (self.words.clone(), Some(Arc::clone(&article.text)));
        let parts = article.parts.headline.into_iter().chain([article.parts.body]);
        self.found = parts.flat_map(|part| places(&article.text, part, &self.words)).collect();
        self.found.sort_unstable();
    }

    /// Returns the place to go to from the words that are selected, or from where the reader is; around the end.
    fn place(&self, toward: Toward, selected: Option<Span>, from: usize) -> Option<Span> {
        let at = selected.map_or(from, Span::start);
        let is_on_one = selected.is_some_and(|selected| self.found.contains(&selected));
        let next = self.found.partition_point(|place| place.start() < at);
        let index = match toward {
            Toward::Here => next,
            Toward::Next => next + usize::from(is_on_one),
            Toward::Previous => next.checked_sub(1).unwrap_or(self.found.len().saturating_sub(1)),
        };
        self.found.get(index).or(self.found.first()).copied()
    }

    /// Returns which one is selected and how many there are, in words.
    fn count(&self, selected: Option<Span>) -> String {
        let at = selected.and_then(|selected| self.found.binary_search(&selected).ok());
        match (at, self.found.len()) {
            (_, 0) if self.words.trim().is_empty() => String::new(),
            (_, 0) => "not in this article".to_owned(),
            (Some(at), n) => format!("{} of {n}", at + 1),
            (None, n) => n.to_string(),
        }
    }
}

/// What the bar stands over.
pub(in crate::gui) struct FindInput<'a> {
    pub(in crate::gui) article: &'a Article,
    /// The selected words of the article.
    pub(in crate::gui) selected: Option<Span>,
    /// The first byte in view.
    pub(in crate::gui) from: usize,
}

/// Shows the bar; returns whether it stays open.
pub(in crate::gui) fn find_ui(
    ui: &mut Ui,
    theme: &Theme,
    input: &FindInput<'_>,
    find: &mut Find,
    actions: &mut Vec<Action>,
) -> bool {
    let mut toward = None;
    let mut stays = true;
    if find.had_focus {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp) {
            toward = Some(Toward::Previous);
        } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
            toward = Some(Toward::Next);
        }
    }
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme.color.panel);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme.space.m;
        let width = (ui.available_width() - BESIDE_PX).clamp(80.0, FIELD_PX);
        let field = SearchField::new(&mut find.words, "Find in the article").hint("Words in this article").width(width);
        let response = field.show(ui).response;
        if std::mem::take(&mut find.wants_focus) {
            response.request_focus();
        }
        find.had_focus = response.has_focus();
        if response.changed() {
            toward = Some(Toward::Here);
        }
        find.refresh(input.article);
        let count = find.count(input.selected);
        let galley = line_galley(ui.painter(), &count, theme.text.small, theme.color.text_2, 120.0);
        let (rect, count_response) = ui.allocate_exact_size(vec2(galley.size().x.max(46.0), galley.size().y), Sense::hover());
        count_response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("Found: {count}")));
        paint_line(ui.painter(), rect.left_center(), galley);
        let reason = find.found.is_empty().then_some("Nothing found");
        let previous = IconButton::new(Icon::ChevronUp, "Previous place").key("Shift Enter").disabled(reason);
        let next = IconButton::new(Icon::ChevronDown, "Next place").key("Enter").disabled(reason);
        for (button, way) in [(previous, Toward::Previous), (next, Toward::Next)] {
            if button.show(ui).clicked() {
                toward = Some(way);
            }
        }
        if IconButton::new(Icon::Close, "Close finding").key("Esc").show(ui).clicked() {
            stays = false;
        }
    });
    if let Some(toward) = toward {
        // Words that stand nowhere leave nothing selected that a key could be taken for.
        let place = find.place(toward, input.selected, input.from);
        actions.push(Action::View(
            place.map_or(ViewAction::SelectNoWords(input.article.id), |place| ViewAction::SelectWords(input.article.id, place)),
        ));
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::{Find, Toward};
    use crate::text::Span;

    #[test]
    fn places_are_walked_around_the_end() {
        let found = vec![Span::new(3, 5), Span::new(10, 12), Span::new(20, 22)];
        let find = Find { words: "ab".to_owned(), found: found.clone(), ..Find::default() };
        assert_eq!(find.place(Toward::Here, None, 4), Some(found[1]), "from where the reader is");
        assert_eq!(find.place(Toward::Here, Some(found[1]), 0), Some(found[1]), "one more letter stays where it was");
        assert_eq!(find.place(Toward::Next, Some(found[1]), 0), Some(found[2]));
        assert_eq!(find.place(Toward::Next, Some(found[2]), 0), Some(found[0]));
        assert_eq!(find.place(Toward::Next, Some(Span::new(8, 9)), 0), Some(found[1]), "from other words");
        assert_eq!(find.place(Toward::Previous, Some(found[1]), 0), Some(found[0]));
        assert_eq!(find.place(Toward::Previous, Some(found[0]), 0), Some(found[2]));
        assert_eq!(find.count(Some(found[1])), "2 of 3");
        assert_eq!(find.count(None), "3");
        assert_eq!(Find { words: "x".to_owned(), ..Find::default() }.count(None), "not in this article");
    }
}
