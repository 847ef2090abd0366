//! Contrast between two colors, as WCAG 2.1 computes it.

use egui::{Color32, Rgba};

/// The least contrast of words against their ground (WCAG 2.1, 1.4.3).
pub const TEXT_RATIO: f32 = 4.5;
/// The least contrast of signs and borders of controls against their ground (WCAG 2.1, 1.4.11).
pub const SIGN_RATIO: f32 = 3.0;

/// Returns the contrast ratio of two opaque colors, from 1 (the same) to 21 (black on white).
pub fn contrast_ratio(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Returns the relative luminance, from 0 (black) to 1 (white).
fn luminance(color: Color32) -> f32 {
    let linear = Rgba::from(color);
    0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
}

#[cfg(test)]
mod tests {
    use super::super::palette::ColorName::{self, *};
    use super::super::{Theme, ThemeKind};
    use super::*;

    const GROUNDS: &[ColorName] =
        &[App, Panel, Canvas, Raised, Sunken, Hover, Active, Selected, Weekend, AccentTint, Evidence, EvidenceTrigger];
    const PAGES: &[ColorName] = &[App, Panel, Canvas, Raised, Hover, Selected];

    /// Words and the grounds that they may stand on.
    const TEXT_PAIRS: &[(ColorName, &[ColorName])] = &[
        (Text, GROUNDS),
        // The ground of a trigger bears the first text color only: in the dark theme the second has 3.64 on it.
        (Text2, &[App, Panel, Canvas, Raised, Sunken, Hover, Active, Selected, Weekend, AccentTint, Evidence]),
        (Text3, &[App, Panel, Canvas, Raised, Sunken, Hover, Selected, Weekend, AccentTint, Evidence]),
        (Text, &[AgreeBg, CompatibleBg, ConflictBg, PersonBg, OrganizationBg, PlaceBg, DateBg, OtherBg]),
        (OnAccent, &[Accent, AccentHover]),
        (Accent, PAGES),
        (Person, &[PersonBg, App, Panel, Canvas, Raised, Hover, Selected, Evidence]),
        (Organization, &[OrganizationBg, App, Panel, Canvas, Raised, Hover, Selected, Evidence]),
        (Place, &[PlaceBg, App, Panel, Canvas, Raised, Hover, Selected, Evidence]),
        (Date, &[DateBg, App, Panel, Canvas, Raised, Hover, Selected, Evidence]),
        (Other, &[OtherBg, App, Panel, Canvas, Raised, Hover, Selected]),
        (Deferred, &[Panel, Canvas, Raised]),
        (Disputed, PAGES),
        (Future, &[Panel, Canvas, Raised]),
        (Threat, &[Panel, Canvas, Raised]),
        (Word, &[Panel, Canvas, Raised]),
        (Negated, &[Panel, Canvas, Raised]),
        (Agree, &[AgreeBg, Panel, Canvas, Raised]),
        (Compatible, &[CompatibleBg, Panel, Canvas, Raised]),
        (Conflict, &[ConflictBg, Panel, Canvas, Raised]),
    ];

    /// Marks, and borders that show where a control is.
    const SIGN_PAIRS: &[(ColorName, &[ColorName])] = &[
        (LineControl, &[App, Panel, Canvas, Raised]),
        (Pencil, PAGES),
        (Ink, PAGES),
        (Candidate, &[Panel, Canvas, Raised]),
        (Rejected, &[Panel, Canvas, Raised]),
        (EvidenceEdge, &[Panel, Canvas]),
        (Accent, GROUNDS),
    ];

    fn assert_pairs(pairs: &[(ColorName, &[ColorName])], least: f32) {
        for kind in ThemeKind::ALL {
            let color = Theme::new(kind).color;
            for (front, grounds) in pairs {
                for ground in *grounds {
                    let ratio = contrast_ratio(color.by_name(*front), color.by_name(*ground));
                    assert!(ratio >= least, "{kind:?}: {} on {}: {ratio:.2}", front.as_str(), ground.as_str());
                }
            }
        }
    }

    #[test]
    fn the_ratio_is_that_of_the_standard() {
        assert!((contrast_ratio(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast_ratio(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
        // The grey that the standard's own notes give as the lightest that passes on white.
        assert!((contrast_ratio(Color32::from_gray(0x76), Color32::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn words_can_be_read_on_their_grounds() {
        assert_pairs(TEXT_PAIRS, TEXT_RATIO);
    }

    #[test]
    fn signs_can_be_seen_on_their_grounds() {
        assert_pairs(SIGN_PAIRS, SIGN_RATIO);
    }

    #[test]
    fn high_contrast_is_higher() {
        let color = Theme::new(ThemeKind::HighContrast).color;
        for name in [Text, Text2, Text3] {
            assert!(contrast_ratio(color.by_name(name), color.canvas) >= 7.0, "{}", name.as_str());
        }
    }
}
