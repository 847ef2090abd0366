//! The colors of one theme. This is the only place where the program makes a color from numbers.

use std::borrow::Cow;

use egui::Color32;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

/// Declares every color once: the field of the palette, its name as data, and the way from the name to the field.
macro_rules! palette {
    ($($(#[$doc:meta])* $field:ident: $name:ident $(as $text:literal)?,)*) => {
        /// The colors of one theme; `tokens.ron` has the same names.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Palette {
            $($(#[$doc])* #[serde(deserialize_with = "color_from_hex")] pub $field: Color32,)*
        }

        /// The name of a color, where data says which color a sign has.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ColorName {
            $($(#[$doc])* $(#[serde(rename = $text)])? $name,)*
        }

        impl ColorName {
            /// Every color, in the order of the file.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Returns the name that the file uses.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($field),)*
                }
            }
        }

        impl Palette {
            /// Returns the color of that name.
            pub const fn by_name(&self, name: ColorName) -> Color32 {
                match name {
                    $(ColorName::$name => self.$field,)*
                }
            }
        }
    };
}

palette! {
    /// Ground of the window: top bar, status bar, start page.
    app: App,
    /// Ground of the side panels.
    panel: Panel,
    /// Ground of the timeline and the reader.
    canvas: Canvas,
    /// Ground of cards, popups and buttons.
    raised: Raised,
    /// Ground of troughs, badges and filter chips.
    sunken: Sunken,
    /// Ground under the pointer.
    hover: Hover,
    /// Ground while pressed.
    active: Active,
    /// Ground of what is chosen.
    selected: Selected,
    /// Ground of weekends on the axis.
    weekend: Weekend,
    /// Veil over the window behind a modal card.
    scrim: Scrim,
    /// Shadow below popups.
    shadow: Shadow,
    /// Faintest rule, decoration.
    line_faint: LineFaint,
    /// Rule between rows and regions, decoration.
    line_soft: LineSoft,
    /// Border of buttons and cards, decoration.
    line_strong: LineStrong,
    /// Border that shows where a control is.
    line_control: LineControl,
    /// First text color.
    text: Text,
    /// Second text color; too weak for `evidence_trigger`.
    text_2: Text2 as "text_2",
    /// Third text color; too weak for `active` and `evidence_trigger`.
    text_3: Text3 as "text_3",
    /// Words of what cannot be used now.
    text_disabled: TextDisabled,
    /// Words on the accent.
    on_accent: OnAccent,
    /// The one accent: choice, focus, links, filled button.
    accent: Accent,
    /// The accent under the pointer.
    accent_hover: AccentHover,
    /// A breath of the accent, as a ground.
    accent_tint: AccentTint,
    /// Border of what is chosen.
    accent_line: AccentLine,
    /// Ground of words that are selected.
    selected_words: SelectedWords,
    /// Ground of the passage behind what is chosen.
    evidence: Evidence,
    /// Ground of the trigger in that passage.
    evidence_trigger: EvidenceTrigger,
    /// Edge of the claim that the reader shows.
    evidence_edge: EvidenceEdge,
    /// What is settled.
    ink: Ink,
    /// What is not settled.
    pencil: Pencil,
    /// People.
    person: Person,
    /// Ground of people.
    person_bg: PersonBg,
    /// Organizations.
    organization: Organization,
    /// Ground of organizations.
    organization_bg: OrganizationBg,
    /// Places.
    place: Place,
    /// Ground of places.
    place_bg: PlaceBg,
    /// Dates.
    date: Date,
    /// Ground of dates.
    date_bg: DateBg,
    /// Other kinds and quantities.
    other: Other,
    /// Ground of other kinds.
    other_bg: OtherBg,
    /// Status candidate.
    candidate: Candidate,
    /// Status accepted.
    accepted: Accepted,
    /// Status deferred.
    deferred: Deferred,
    /// Status rejected.
    rejected: Rejected,
    /// Contradicted, lost or wrong.
    disputed: Disputed,
    /// Factuality happened and ongoing.
    happened: Happened,
    /// Factuality planned and conditional.
    future: Future,
    /// Factuality threatened.
    threat: Threat,
    /// Factuality claimed.
    word: Word,
    /// Factuality denied and failed.
    negated: Negated,
    /// A claim that says the same.
    agree: Agree,
    /// Ground of a claim that says the same.
    agree_bg: AgreeBg,
    /// A claim that is more exact or wider.
    compatible: Compatible,
    /// Ground of a claim that is more exact or wider.
    compatible_bg: CompatibleBg,
    /// A claim that contradicts.
    conflict: Conflict,
    /// Ground of a claim that contradicts.
    conflict_bg: ConflictBg,
}

/// Reads `#RRGGBB` or `#RRGGBBAA` with straight alpha.
fn color_from_hex<'de, D: Deserializer<'de>>(input: D) -> Result<Color32, D::Error> {
    let hex = Cow::<'_, str>::deserialize(input)?;
    parse_hex(&hex).ok_or_else(|| D::Error::custom(format!("`{hex}` is not a color of the form #RRGGBB or #RRGGBBAA")))
}

fn parse_hex(hex: &str) -> Option<Color32> {
    let digits = hex.strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    let rgba = match digits.len() {
        6 => (value << 8) | 0xFF,
        8 => value,
        _ => return None,
    };
    let [red, green, blue, alpha] = rgba.to_be_bytes();
    Some(Color32::from_rgba_unmultiplied(red, green, blue, alpha))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_is_read_with_and_without_alpha() {
        assert_eq!(parse_hex("#2158C7"), Some(Color32::from_rgb(0x21, 0x58, 0xC7)));
        assert_eq!(parse_hex("#00000099"), Some(Color32::from_black_alpha(0x99)));
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["", "#", "2158C7", "#2158C", "#2158C7FFF", "#21 8C7", "#+158C7", "#ÄÄÄ"] {
            assert_eq!(parse_hex(text), None, "{text}");
        }
    }

    #[test]
    fn every_name_is_spelled_as_in_the_file() {
        for name in ColorName::ALL {
            assert_eq!(ron::from_str::<ColorName>(name.as_str()), Ok(*name));
        }
    }
}
