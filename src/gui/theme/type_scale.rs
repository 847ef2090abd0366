//! The type scale: faces, sizes and line heights.

use egui::text::TextFormat;
use egui::{Color32, FontFamily, FontId};
use serde::Deserialize;

/// A face that the program ships. Each weight is a family of its own, because the text layout knows no weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// Inter Regular: what the program or the person says.
    #[default]
    UiRegular,
    /// Inter Medium: what is settled, and data.
    UiMedium,
    /// Inter `SemiBold`: titles.
    UiSemibold,
    /// Noto Serif Regular: the words of an article, and nothing else.
    SerifRegular,
    /// Noto Serif Bold: triggers and headlines of an article.
    SerifBold,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 5] = [Self::UiRegular, Self::UiMedium, Self::UiSemibold, Self::SerifRegular, Self::SerifBold];

    /// Returns the name of the face's family.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UiRegular => "ui_regular",
            Self::UiMedium => "ui_medium",
            Self::UiSemibold => "ui_semibold",
            Self::SerifRegular => "serif_regular",
            Self::SerifBold => "serif_bold",
        }
    }

    /// Returns the family as the text layout wants it.
    pub fn family(self) -> FontFamily {
        FontFamily::Name(self.as_str().into())
    }
}

/// One step of the type scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextToken {
    /// The face.
    pub face: Face,
    /// The size in points.
    pub size: f32,
    /// The distance between two baselines in points.
    pub line: f32,
}

impl TextToken {
    /// Returns the font of this step.
    pub fn font(self) -> FontId {
        FontId::new(self.size, self.face.family())
    }

    /// Returns the format of a run of text in this step.
    pub fn format(self, color: Color32) -> TextFormat {
        TextFormat { line_height: Some(self.line), ..TextFormat::simple(self.font(), color) }
    }

    /// Returns the same step in another face.
    #[must_use]
    pub const fn in_face(self, face: Face) -> Self {
        Self { face, ..self }
    }
}

/// The steps of type; nothing is smaller than 10.5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeScale {
    /// Title of the candidate in the queue.
    pub display: TextToken,
    /// Title of a page.
    pub page: TextToken,
    /// Title in the inspector.
    pub title: TextToken,
    /// Heading of a region.
    pub heading: TextToken,
    /// Text of the program.
    pub body: TextToken,
    /// Data, and the words on buttons.
    pub body_strong: TextToken,
    /// Small text and labels on the timeline.
    pub small: TextToken,
    /// Small data, and labels of accepted events.
    pub small_strong: TextToken,
    /// The smallest text.
    pub tiny: TextToken,
    /// Key hints.
    pub key: TextToken,
    /// Labels of the axis.
    pub axis: TextToken,
    /// An article's headline.
    pub reader_title: TextToken,
    /// An article's text.
    pub reader: TextToken,
    /// A trigger in an article's text.
    pub reader_trigger: TextToken,
    /// A quote in a list of claims.
    pub quote: TextToken,
    /// The passage in the queue.
    pub queue_quote: TextToken,
}

impl TypeScale {
    /// Returns every step with its name.
    pub fn steps(&self) -> [(&'static str, TextToken); 16] {
        [
            ("display", self.display),
            ("page", self.page),
            ("title", self.title),
            ("heading", self.heading),
            ("body", self.body),
            ("body_strong", self.body_strong),
            ("small", self.small),
            ("small_strong", self.small_strong),
            ("tiny", self.tiny),
            ("key", self.key),
            ("axis", self.axis),
            ("reader_title", self.reader_title),
            ("reader", self.reader),
            ("reader_trigger", self.reader_trigger),
            ("quote", self.quote),
            ("queue_quote", self.queue_quote),
        ]
    }
}
