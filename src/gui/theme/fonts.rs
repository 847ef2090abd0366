//! The five faces that the program ships, and what stands in for a character that they lack.

use std::sync::{Arc, LazyLock};

use egui::{FontData, FontDefinitions, FontFamily};

use super::type_scale::Face;

static INTER_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
static INTER_MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/Inter-Medium.ttf");
static INTER_SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
static SERIF_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSerif-Regular.ttf");
static SERIF_BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSerif-Bold.ttf");

/// Returns the fonts of the window: for each face first its own file, then Inter in the same weight, then the
/// toolkit's fonts. What is in none of them comes from the system, if it has any.
pub fn font_definitions() -> FontDefinitions {
    // One value for the life of the program, so that telling the toolkit twice compares pointers, not megabytes.
    static DEFINITIONS: LazyLock<FontDefinitions> = LazyLock::new(build);
    DEFINITIONS.clone()
}

fn build() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for face in Face::ALL {
        fonts.font_data.insert(face.as_str().to_owned(), Arc::new(FontData::from_static(bytes(face))));
        let own = [face].into_iter().chain(stand_in(face)).map(|face| face.as_str().to_owned());
        fonts.families.insert(face.family(), own.chain(fallbacks.iter().cloned()).collect());
    }
    if let Some(regular) = fonts.families.get(&Face::UiRegular.family()).cloned() {
        fonts.families.insert(FontFamily::Proportional, regular);
    }
    fonts
}

const fn bytes(face: Face) -> &'static [u8] {
    match face {
        Face::UiRegular => INTER_REGULAR,
        Face::UiMedium => INTER_MEDIUM,
        Face::UiSemibold => INTER_SEMIBOLD,
        Face::SerifRegular => SERIF_REGULAR,
        Face::SerifBold => SERIF_BOLD,
    }
}

/// Returns the face that has signs which this one lacks.
const fn stand_in(face: Face) -> Option<Face> {
    match face {
        Face::UiRegular | Face::UiMedium | Face::UiSemibold => None,
        Face::SerifRegular => Some(Face::UiRegular),
        Face::SerifBold => Some(Face::UiSemibold),
    }
}

#[cfg(test)]
mod tests {
    use egui::epaint::text::Fonts;
    use egui::{Color32, FontId};

    use super::*;

    /// Runs `check` on a view of the fonts without any of the system's.
    fn with_fonts(mut check: impl FnMut(&mut egui::epaint::text::FontsView<'_>)) {
        let mut fonts = Fonts::new(egui::epaint::TextOptions::default(), font_definitions());
        check(&mut fonts.with_pixels_per_point(1.0));
    }

    fn width(fonts: &mut egui::epaint::text::FontsView<'_>, text: &str, font: &FontId) -> f32 {
        fonts.layout_no_wrap(text.to_owned(), font.clone(), Color32::BLACK).size().x
    }

    #[test]
    fn figures_have_one_width() {
        with_fonts(|fonts| {
            for face in Face::ALL {
                let font = FontId::new(100.0, face.family());
                let zeros = width(fonts, "0000000000", &font);
                for text in ["1111111111", "7777777777", "1717171717", "1234567890", "9081726354"] {
                    let figures = width(fonts, text, &font);
                    assert!((figures - zeros).abs() < 0.51, "{face:?} {text}: {figures} for {zeros}");
                }
            }
        });
    }

    #[test]
    fn faces_hold_the_scripts_that_they_promise() {
        with_fonts(|fonts| {
            for face in Face::ALL {
                let font = FontId::new(12.5, face.family());
                for text in ["Łódź Çeşme Đặng", "Αθήνα", "Юрий Ушаков Ґєї", "“…” – — · № § ± ≥ ≠ ½ → € ₽ ₴ ₹"]
                {
                    assert!(fonts.has_glyphs(&font, text), "{face:?}: {text}");
                }
            }
        });
    }

    #[test]
    fn own_faces_stand_before_the_toolkits() {
        let fonts = font_definitions();
        for face in Face::ALL {
            let chain = &fonts.families[&face.family()];
            assert_eq!(chain.first().map(String::as_str), Some(face.as_str()));
            assert!(chain.len() > 2, "{face:?} has no stand-ins");
        }
        assert_eq!(fonts.families[&FontFamily::Proportional][0], Face::UiRegular.as_str());
    }
}
