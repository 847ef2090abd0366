//! Which language a text is in.

/// A language, by its ISO 639-1 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(&'static str);

/// Bytes that are looked at; more do not change the answer.
const SAMPLE: usize = 4096;
/// Letters below which no language is told.
const MIN_LETTERS: usize = 20;
/// Latin letters below which a text is not taken for another language than English: the detector goes by letter
/// sequences, and a line of foreign names is no foreign text.
const MIN_FOREIGN_LETTERS: usize = 60;

impl Language {
    /// English, the language of the embedded model.
    pub const ENGLISH: Self = Self("en");

    /// Returns the language of `text`; nothing where it holds too few letters to tell.
    pub fn of(text: &str) -> Option<Self> {
        let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
        let letters = Letters::of(sample);
        let n_letters = letters.latin + letters.other;
        if n_letters < MIN_LETTERS {
            return None;
        }
        if let Some(code) = letters.telling_script() {
            return Some(Self(code));
        }
        let by_latin = letters.latin > letters.other;
        if by_latin && has_english_grammar(sample) {
            return Some(Self::ENGLISH);
        }
        let detected = Self(code_of(whichlang::detect_language(sample)));
        (detected == Self::ENGLISH || !by_latin || n_letters >= MIN_FOREIGN_LETTERS).then_some(detected)
    }

    /// Returns the ISO 639-1 code.
    pub const fn iso639_1(self) -> &'static str {
        self.0
    }

    /// Returns the English name of the language with this ISO 639-1 code, where it is one that can be told.
    ///
    /// # Examples
    ///
    /// ```
    /// use dateline::language::Language;
    /// assert_eq!(Language::name("de"), Some("German"));
    /// ```
    pub fn name(code: &str) -> Option<&'static str> {
        NAMES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
    }
}

/// The languages that can be told, by code.
const NAMES: [(&str, &str); 23] = [
    ("ar", "Arabic"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hy", "Armenian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("ko", "Korean"),
    ("nl", "Dutch"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("sv", "Swedish"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

const fn code_of(language: whichlang::Lang) -> &'static str {
    use whichlang::Lang;
    match language {
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

/// Small words that hold English sentences together and are rare in other languages that are written in Latin letters.
const SMALL_WORDS: [&str; 16] =
    ["and", "by", "for", "from", "has", "have", "his", "it", "of", "said", "that", "the", "this", "was", "were", "with"];
/// How many of a hundred words are small ones at least, in English; in German, French or Spanish two or three are.
const SMALL_PERCENT: usize = 9;

/// Whether English small words hold a text together, however many foreign names and quotes stand in it.
fn has_english_grammar(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut n_words, mut n_small) = (0_usize, 0_usize);
    for word in words {
        n_words += 1;
        n_small += usize::from(SMALL_WORDS.binary_search(&word.to_lowercase().as_str()).is_ok());
    }
    n_small * 100 >= n_words * SMALL_PERCENT
}

/// How many letters of which kind a text has.
#[derive(Debug, Default)]
struct Letters {
    latin: usize,
    /// Letters of every other script.
    other: usize,
    /// Letters of a script, or only of an alphabet, that belongs to one language which the detector does not know.
    telling: [usize; TELLING.len()],
}

/// A language, the letters in a hundred that tell it, and which these are.
type Telling = (&'static str, usize, fn(char) -> bool);

/// Languages that their script or some of their letters tell, and the letters in a hundred that must be such.
const TELLING: [Telling; 7] = [
    ("el", 50, |c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')),
    ("he", 50, |c| matches!(c, '\u{590}'..='\u{5ff}')),
    ("hy", 50, |c| matches!(c, '\u{530}'..='\u{58f}')),
    ("ka", 50, |c| matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}')),
    ("th", 50, |c| matches!(c, '\u{e00}'..='\u{e7f}')),
    ("uk", 3, |c| matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ')),
    ("fa", 3, |c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک')),
];

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            let is_latin = matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
            *(if is_latin { &mut letters.latin } else { &mut letters.other }) += 1;
            if !is_latin {
                for (count, (.., belongs)) in letters.telling.iter_mut().zip(&TELLING) {
                    *count += usize::from(belongs(c));
                }
            }
        }
        letters
    }

    /// Returns the language that the letters alone tell.
    fn telling_script(&self) -> Option<&'static str> {
        let all = self.latin + self.other;
        let found =
            self.telling.iter().zip(&TELLING).find(|(count, (_, percent, _))| **count * 100 >= all * percent && **count > 0);
        found.map(|(_, (code, ..))| *code)
    }
}

/// Whether `text` is English, or too short to say that it is not.
pub fn is_english(text: &str) -> bool {
    Language::of(text).is_none_or(|language| language == Language::ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::{Language, NAMES, is_english};

    #[test]
    fn languages_are_told_apart() {
        let code = |text: &str| Language::of(text).map(Language::iso639_1);
        for (text, expected) in [
            ("The ministers met in Geneva on Tuesday and agreed on a truce.", "en"),
            ("Die Minister trafen sich am Dienstag in Genf und einigten sich auf eine Waffenruhe.", "de"),
            ("Министры встретились во вторник в Женеве.", "ru"),
            ("Міністри зустрілися у вівторок у Женеві.", "uk"),
            ("التقى الوزراء يوم الثلاثاء في جنيف واتفقوا على هدنة.", "ar"),
            ("وزیران روز سه‌شنبه در ژنو دیدار کردند و گفتگو شد.", "fa"),
            ("部长们星期二在日内瓦会晤，就停火达成一致，并将于下周再次举行会谈。", "zh"),
            ("Οι υπουργοί συναντήθηκαν την Τρίτη στη Γενεύη.", "el"),
            ("השרים נפגשו ביום שלישי בז'נבה והסכימו על הפסקת אש.", "he"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
            assert!(Language::name(expected).is_some());
        }
        assert_eq!(code("12:30, 6.8.2025"), None);
    }

    #[test]
    fn short_text_counts_as_english() {
        assert!(is_english("Genf"));
        assert!(is_english("Angela Merkel, Emmanuel Macron, Giorgia Meloni"));
        assert!(!is_english("Le gouvernement a annoncé mardi la démission du ministre de l’Intérieur."));
    }

    #[test]
    fn foreign_names_and_quotes_leave_english_english() {
        for text in [
            "Recep Tayyip Erdoğan met Péter Szijjártó in Hódmezővásárhely, and «Le Monde» called it a « coup de théâtre ».",
            "Władysław Łukasiewicz was born in Łódź; his brother Kazimierz was born in Świętochłowice.",
        ] {
            assert!(is_english(text), "{text}");
        }
    }

    #[test]
    fn names_are_sorted_and_unique() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
