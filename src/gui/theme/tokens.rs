//! The values of the look, read once from `assets/theme/tokens.ron`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::metrics::{Motion, Radius, Sizes, Space, Strokes, TimelineMetrics};
use super::palette::Palette;
use super::signs::{AgreementSign, FactualitySign, KindSign, StatusSign, TimeSign};
use super::type_scale::TypeScale;

static SOURCE: &str = include_str!("../../../assets/theme/tokens.ron");

/// Every value of the look. A file that lacks one of them, or has one too many, is refused.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// The version of the file's form.
    pub version: u32,
    /// The colors.
    pub themes: Themes,
    /// Distances.
    pub space: Space,
    /// Corner radii.
    pub radius: Radius,
    /// Widths of lines.
    pub stroke: Strokes,
    /// Sizes.
    pub size: Sizes,
    /// The type scale.
    pub text: TypeScale,
    /// Sizes on the timeline.
    pub timeline: TimelineMetrics,
    /// How long things move.
    pub motion_ms: Motion,
    /// Signs of factuality.
    pub factuality: Vec<FactualitySign>,
    /// Signs of status.
    pub status: Vec<StatusSign>,
    /// Signs of kinds.
    pub kind: Vec<KindSign>,
    /// Signs of what is known of a time.
    pub certainty: Vec<TimeSign>,
    /// Signs of agreement.
    pub agreement: Vec<AgreementSign>,
}

/// The palettes; each has every color, because the type says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Themes {
    /// Dark on light.
    pub light: Palette,
    /// Light on dark.
    pub dark: Palette,
    /// Black on white, with borders that carry the weight of grounds.
    pub high_contrast: Palette,
}

/// Returns the values that the program ships.
pub fn tokens() -> &'static Tokens {
    // The file is part of the program and a test reads it, so the default never shows.
    static TOKENS: LazyLock<Tokens> = LazyLock::new(|| ron::from_str(SOURCE).unwrap_or_default());
    &TOKENS
}

#[cfg(test)]
mod tests {
    use super::super::palette::ColorName;
    use super::super::signs::{Agreement, KindShape, MarkFill, MarkShape, TimeLine};
    use super::*;

    #[test]
    fn the_file_is_read_whole() {
        let read: Result<Tokens, _> = ron::from_str(SOURCE);
        assert_eq!(read.as_ref().map(|tokens| tokens.version).map_err(ToString::to_string), Ok(1));
    }

    #[test]
    fn every_theme_names_the_same_colors() {
        let blocks: Vec<Vec<&str>> = ["light: (", "dark: (", "high_contrast: ("]
            .iter()
            .map(|head| {
                let (_, block) = SOURCE.split_once(head).unwrap();
                let (block, _) = block.split_once("\n        ),").unwrap();
                block.lines().filter_map(|line| line.trim().split_once(": \"#")).map(|(key, _)| key).collect()
            })
            .collect();
        let names: Vec<&str> = ColorName::ALL.iter().map(|name| name.as_str()).collect();
        for block in blocks {
            assert_eq!(block, names);
        }
    }

    #[test]
    fn a_missing_color_is_refused() {
        let broken = SOURCE.replacen("            ink: \"#1C1B19\",\n", "", 1);
        assert_ne!(broken, SOURCE);
        assert!(ron::from_str::<Tokens>(&broken).is_err());
    }

    #[test]
    fn every_sign_has_one_row_and_one_letter() {
        let tokens = tokens();
        let shapes: Vec<MarkShape> = tokens.factuality.iter().map(|sign| sign.shape).collect();
        let fills: Vec<MarkFill> = tokens.status.iter().map(|sign| sign.fill).collect();
        let lines: Vec<TimeLine> = tokens.certainty.iter().map(|sign| sign.glyph).collect();
        let agreements: Vec<Agreement> = tokens.agreement.iter().map(|sign| sign.id).collect();
        let mut kinds: Vec<KindShape> = tokens.kind.iter().map(|sign| sign.shape).collect();
        kinds.sort_unstable();
        assert_eq!(shapes, MarkShape::ALL);
        assert_eq!(fills, MarkFill::ALL);
        assert_eq!(lines, TimeLine::ALL);
        assert_eq!(agreements, Agreement::ALL);
        assert_eq!(kinds, KindShape::ALL);
        let mut letters: Vec<char> = tokens.factuality.iter().map(|sign| sign.letter).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), MarkShape::ALL.len());
    }

    #[test]
    fn no_text_is_smaller_than_it_may_be() {
        for (name, step) in tokens().text.steps() {
            assert!(step.size >= 10.5 && step.line > step.size, "{name}");
        }
    }
}
