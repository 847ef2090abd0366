//! Which language a text is in.

/// A language that the detector knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(whichlang::Lang);

/// Bytes that are looked at; more do not change the answer.
const SAMPLE: usize = 4096;

impl Language {
    /// Returns the language of `text`; nothing where it holds too few letters to tell.
    pub fn of(text: &str) -> Option<Self> {
        let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
        let n_letters = sample.chars().filter(|c| c.is_alphabetic()).take(MIN_LETTERS).count();
        (n_letters == MIN_LETTERS).then(|| Self(whichlang::detect_language(sample)))
    }

    /// Returns the ISO 639-1 code.
    pub const fn iso639_1(self) -> &'static str {
        use whichlang::Lang;
        match self.0 {
            Lang::Ara => "ar",
            Lang::Cmn => "zh",
            Lang::Deu => "de",
            Lang::Eng => "en",
            Lang::Fra => "fr",
            Lang::Hin => "hi",
            Lang::Ita => "it",
            Lang::Jpn => "ja",
            Lang::Kor => "ko",
            Lang::Nld => "nl",
            Lang::Por => "pt",
            Lang::Rus => "ru",
            Lang::Spa => "es",
            Lang::Swe => "sv",
            Lang::Tur => "tr",
            Lang::Vie => "vi",
        }
    }
}

/// Letters below which no language is told.
const MIN_LETTERS: usize = 20;

/// Whether `text` is English, or too short to say that it is not.
pub fn is_english(text: &str) -> bool {
    Language::of(text).is_none_or(|language| language.iso639_1() == "en")
}

#[cfg(test)]
mod tests {
    use super::{Language, is_english};

    #[test]
    fn languages_are_told_apart() {
        let code = |text: &str| Language::of(text).map(Language::iso639_1);
        assert_eq!(code("The ministers met in Geneva on Tuesday and agreed on a truce."), Some("en"));
        assert_eq!(code("Die Minister trafen sich am Dienstag in Genf und einigten sich."), Some("de"));
        assert_eq!(code("Министры встретились во вторник в Женеве."), Some("ru"));
        assert_eq!(code("12:30, 6.8.2025"), None);
    }

    #[test]
    fn short_text_counts_as_english() {
        assert!(is_english("Genf"));
        assert!(!is_english("Le gouvernement a annoncé mardi la démission du ministre de l’Intérieur."));
    }
}
