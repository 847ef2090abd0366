//! The vocabulary of marks: which shape, fill, line, letter and color stands for what. How they are painted: `marks`.

use serde::Deserialize;

use super::palette::ColorName;

/// The shape of an event's mark. It tells the factuality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkShape {
    /// Happened.
    #[default]
    Circle,
    /// Ongoing: a flag that points right.
    Flag,
    /// Planned.
    Diamond,
    /// Conditional.
    TriangleDown,
    /// Threatened.
    TriangleUp,
    /// Claimed: a speech bubble.
    Speech,
    /// Denied: a circle with a bar.
    CircleSlash,
    /// Failed.
    Cross,
}

impl MarkShape {
    /// Every shape, in the order of the file.
    pub const ALL: [Self; 8] = [
        Self::Circle,
        Self::Flag,
        Self::Diamond,
        Self::TriangleDown,
        Self::TriangleUp,
        Self::Speech,
        Self::CircleSlash,
        Self::Cross,
    ];
}

/// The fill of an event's mark. It tells the status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkFill {
    /// Candidate.
    #[default]
    Hollow,
    /// Accepted.
    Solid,
    /// Deferred.
    LowerHalf,
    /// Rejected: hollow, struck through, grey.
    HollowStruck,
    /// Merged into another event.
    DoubleRing,
}

impl MarkFill {
    /// Every fill, in the order of the file.
    pub const ALL: [Self; 5] = [Self::Hollow, Self::Solid, Self::LowerHalf, Self::HollowStruck, Self::DoubleRing];
}

/// The shape of a kind's glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindShape {
    /// Person.
    Circle,
    /// Organization.
    Square,
    /// Place.
    Diamond,
    /// Any other kind, and quantities.
    #[default]
    Hexagon,
    /// Date.
    Box,
}

impl KindShape {
    /// Every shape, in the order of the file.
    pub const ALL: [Self; 5] = [Self::Circle, Self::Square, Self::Diamond, Self::Hexagon, Self::Box];
}

/// How a mention is marked in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Underline {
    /// Not at all.
    #[default]
    None,
    /// One line.
    Single,
    /// Two thin lines.
    Double,
    /// Dots.
    Dotted,
    /// A rounded box around the words.
    Box,
}

/// The line under an event's mark. It tells what is known of the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeLine {
    /// An hour or a minute: a stem.
    Stem,
    /// One day, month or year: a thin bar as wide as the unit.
    #[default]
    BarDay,
    /// It lasted from … to …: a thick bar.
    BarExtent,
    /// Once, some time between: a line with two caps.
    WhiskerTwoCaps,
    /// About: a thick bar that fades at both ends.
    BarFading,
    /// Before: a cap at the right, dashes, an arrow to the left.
    CapRightArrowLeft,
    /// After: a cap at the left, dashes, an arrow to the right.
    CapLeftArrowRight,
    /// Still going: a thick bar, shrinking dashes, a chevron.
    BarShrinkingDashes,
    /// No date: not on the axis.
    Shelf,
}

impl TimeLine {
    /// Every line, in the order of the file.
    pub const ALL: [Self; 9] = [
        Self::Stem,
        Self::BarDay,
        Self::BarExtent,
        Self::WhiskerTwoCaps,
        Self::BarFading,
        Self::CapRightArrowLeft,
        Self::CapLeftArrowRight,
        Self::BarShrinkingDashes,
        Self::Shelf,
    ];
}

/// How a claim stands to the verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// It says the same: `=`.
    Same,
    /// It is more exact and fits inside: `⊂`.
    Narrower,
    /// It is wider and contains it: `⊃`.
    Wider,
    /// Both cannot be true: `≠`.
    Contradicts,
    /// It says nothing of it: `–`.
    #[default]
    Silent,
}

impl Agreement {
    /// Every agreement, in the order of the file.
    pub const ALL: [Self; 5] = [Self::Same, Self::Narrower, Self::Wider, Self::Contradicts, Self::Silent];
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// At least one live event comes from it.
    Used,
    /// All its events were rejected.
    Rejected,
    /// Seen, and nothing is in it.
    Empty,
    /// Not yet seen.
    #[default]
    Unseen,
}

impl Coverage {
    /// Every state of a sentence.
    pub const ALL: [Self; 4] = [Self::Used, Self::Rejected, Self::Empty, Self::Unseen];
}

/// The sign of a factuality.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactualitySign {
    /// The factuality's name.
    pub id: String,
    /// The shape of its mark.
    pub shape: MarkShape,
    /// The letter that stands for it where shapes are not enough.
    pub letter: char,
    /// The color of its mark.
    pub color: ColorName,
}

/// The sign of a status.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusSign {
    /// The status's name.
    pub id: String,
    /// The fill of its mark.
    pub fill: MarkFill,
    /// The letter that stands for it.
    pub letter: char,
    /// Its color in words and counts; a mark keeps the color of its factuality, unless it is rejected.
    pub color: ColorName,
}

/// The sign of a kind of mention.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindSign {
    /// The kind's name.
    pub id: String,
    /// The shape of its glyph.
    pub shape: KindShape,
    /// The letter in the glyph.
    pub letter: char,
    /// The mark in the text.
    pub underline: Underline,
    /// The color of glyph, words and line.
    pub color: ColorName,
    /// The ground of the glyph.
    pub ground: ColorName,
}

/// The sign of what is known of a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeSign {
    /// Its name.
    pub id: String,
    /// The line under the mark.
    pub glyph: TimeLine,
    /// The word before the date, or none.
    pub prefix: String,
}

/// The sign of a claim's agreement with the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementSign {
    /// Which agreement.
    pub id: Agreement,
    /// The symbol as a character, for names and exports; on screen it is a path.
    pub symbol: char,
    /// The color of the symbol.
    pub color: ColorName,
    /// The ground of the cell.
    pub ground: ColorName,
}
