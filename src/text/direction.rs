//! In which direction text is read.

/// Whether a text holds letters that are read from right to left: Hebrew, Arabic, Syriac, Thaana, `NKo` and their kin.
///
/// By the blocks that the Unicode Character Database gives the classes R and AL.
pub fn has_right_to_left(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

const fn is_right_to_left(character: char) -> bool {
    matches!(
        character as u32,
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x0001_0800..=0x0001_0FFF | 0x0001_E800..=0x0001_EFFF
    )
}

#[cfg(test)]
mod tests {
    use super::has_right_to_left;

    #[test]
    fn hebrew_and_arabic_are_told_from_the_rest() {
        for text in ["שלום", "قال الوزير", "said «سلام» twice"] {
            assert!(has_right_to_left(text), "{text}");
        }
        for text in ["", "plain", "Łódź", "Путин", "東京", "\u{feff}mark"] {
            assert!(!has_right_to_left(text), "{text}");
        }
    }
}
