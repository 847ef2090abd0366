//! Articles in other languages than English: what rules alone find in them, and nothing that English words would.

#![expect(clippy::expect_used, reason = "tests may fail")]

use dateline::extract::{Options, is_read_in_full, read};
use dateline::ingest::{ReadOptions, read as ingest};
use dateline::model::{Reading, Settings};
use dateline::text::slice;

const GERMAN: &str = "date 2025-08-06 Gespräche in Ardmoor\n\
    Die Ministerin Clara Weidmann traf am 2025-08-04 den Gesandten Jonas Reuter in Ardmoor. Am 5. August war die Lage ruhig.\n\
    Seit dem 03.07.2025 gilt die Waffenruhe, sagte sie. Die Angriffe sollen bis Freitag enden.\n";
const RUSSIAN: &str = "date 2025-08-06 Переговоры в Ардморе\n\
    Министр Анна Вольская встретилась 2025-08-04 с посланником Ильёй Громовым. Стороны договорились о перемирии.\n\
    По словам Вольской, обстрелы прекратились 3.7.2025.\n";
const ARABIC: &str = "date 2025-08-06 محادثات في المدينة\n\
    التقت الوزيرة بالمبعوث في المدينة بتاريخ 2025-08-04. هل تصمد الهدنة؟ قال المبعوث إن القصف توقف تماما.\n";
const CHINESE: &str = "date 2025-08-06 会谈\n部长于2025-08-04在港口城市会见了特使。双方同意停火！下一轮会谈何时举行？\n";

fn reading(text: &str) -> Reading {
    let document = ingest(text.as_bytes(), "a.txt", &ReadOptions::default()).expect("text");
    read(document.article, document.source, &Options { settings: &Settings::default(), lexicon: &[] })
}

fn dates(reading: &Reading) -> Vec<&str> {
    reading.article.timexes.iter().map(|timex| timex.value.as_str()).collect()
}

fn names(reading: &Reading) -> Vec<&str> {
    reading.article.mentions.iter().map(|mention| slice(&reading.article.text, mention.span)).collect()
}

fn sentences(reading: &Reading) -> Vec<&str> {
    reading.article.sentences.iter().map(|&sentence| slice(&reading.article.text, sentence)).collect()
}

#[test]
fn german_is_read_by_rules() {
    let reading = reading(GERMAN);
    assert_eq!(reading.article.language.as_deref(), Some("de"));
    assert_eq!(dates(&reading), ["2025-08-04", "2025-07-03"]);
    assert!(names(&reading).iter().any(|name| name.contains("Clara Weidmann")), "{:?}", names(&reading));
    assert!(sentences(&reading).contains(&"Am 5. August war die Lage ruhig."), "{:?}", sentences(&reading));
    assert!(reading.events.is_empty());
}

#[test]
fn russian_is_read_by_rules() {
    let reading = reading(RUSSIAN);
    assert_eq!(reading.article.language.as_deref(), Some("ru"));
    assert_eq!(dates(&reading), ["2025-08-04", "2025-07-03"]);
    assert!(names(&reading).iter().any(|name| name.contains("Анна Вольская")), "{:?}", names(&reading));
    assert!(sentences(&reading).contains(&"Стороны договорились о перемирии."));
}

#[test]
fn arabic_is_read_by_rules() {
    let reading = reading(ARABIC);
    assert_eq!(reading.article.language.as_deref(), Some("ar"));
    assert_eq!(dates(&reading), ["2025-08-04"]);
    assert!(sentences(&reading).contains(&"هل تصمد الهدنة؟"), "{:?}", sentences(&reading));
    assert_eq!(names(&reading), Vec::<&str>::new());
}

#[test]
fn chinese_is_read_by_rules() {
    let reading = reading(CHINESE);
    assert_eq!(reading.article.language.as_deref(), Some("zh"));
    assert_eq!(dates(&reading), ["2025-08-04"]);
    assert_eq!(sentences(&reading)[1..], ["部长于2025-08-04在港口城市会见了特使。", "双方同意停火！", "下一轮会谈何时举行？"]);
}

#[test]
fn what_a_header_says_of_the_language_holds() {
    let german = reading(&GERMAN.replace("Die Angriffe", "Die attacks"));
    assert_eq!(german.article.language.as_deref(), Some("de"));
    let text = "date 2025-08-06 Talks\nThe ministers met in Ardmoor on Tuesday and agreed on a truce.\n";
    let mut article = ingest(text.as_bytes(), "a.txt", &ReadOptions::default()).expect("text").article;
    article.language = Some("nl".to_owned());
    let read = read(article, None, &Options { settings: &Settings::default(), lexicon: &[] });
    assert_eq!(read.article.language.as_deref(), Some("nl"));
    assert_eq!((read.article.timexes.len(), read.events.len()), (0, 0));
}

#[test]
fn english_is_read_in_full_and_carries_its_language() {
    let reading = reading("date 2025-08-06 Talks\nThe ministers met in Ardmoor on Tuesday and agreed on a truce.\n");
    assert_eq!(reading.article.language.as_deref(), Some("en"));
    assert_eq!(dates(&reading), ["2025-08-05"]);
    assert!(is_read_in_full(None) && is_read_in_full(Some("EN_us")));
    assert!(!is_read_in_full(Some("de")));
}
