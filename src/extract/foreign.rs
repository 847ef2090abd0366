//! What can be read in an article that is not in English: sentences, capitalized names, and dates in digits.
//!
//! No list of English words has a say here: "die" is an article in German and a verb in English.

use super::doc::Doc;
use super::learned::Learned;
use super::names::Name;
use crate::language::{Analysis, AnalysisCache, Language, Lemma, Tag, analyze, analyze_by_rules};
use crate::model::{Article, DayMonthOrder, EntityKind, Settings, Timex};
use crate::temporal::{self, Context, Domain, Hints};
use crate::text::{Span, slice};

/// Returns the language of an article, as an ISO 639-1 code: what it is said to be, else what its letters tell.
pub fn language_of(article: &Article) -> Option<String> {
    let read = |part: Span| Language::of(slice(&article.text, part));
    let told = || read(article.parts.body).or_else(|| article.parts.headline.and_then(read));
    article.language.clone().or_else(|| told().map(|language| language.iso639_1().to_owned()))
}

/// Whether a text in this language, an ISO 639-1 code, is read with its grammar: English, and what may be English for all one
/// can tell.
pub fn is_read_in_full(language: Option<&str>) -> bool {
    let english = |code: &str| code.eq_ignore_ascii_case("en") || code.eq_ignore_ascii_case("english");
    language.is_none_or(|code| english(code.split(['-', '_']).next().unwrap_or(code)))
}

/// Analyzes the `regions` of a text by what reads its language; what was analyzed before is not analyzed again.
pub(super) fn analyzed(text: &str, regions: &[Span], language: Option<&str>) -> Analysis {
    let engine: fn(&str, &[Span]) -> Analysis = if is_read_in_full(language) { analyze } else { analyze_by_rules };
    let asked = if is_read_in_full(language) { "model" } else { "rules" };
    AnalysisCache::shared().get(text, regions, asked, || engine(text, regions))
}

/// Tags names, numbers and signs of an analysis without grammar; every other word counts as a noun.
pub(super) fn fill(text: &str, analysis: &mut Analysis) {
    for token in &mut analysis.tokens {
        let word = slice(text, token.span);
        token.tag = match word.chars().next() {
            Some(first) if first.is_numeric() => Tag::CD,
            Some(_) if word.chars().any(char::is_alphanumeric) => Tag::NN,
            _ if matches!(word, "." | "!" | "?" | "。" | "！" | "？" | "؟") => Tag::STOP,
            _ => Tag::COLON,
        };
    }
    for name in &analysis.names {
        for token in &mut analysis.tokens[name.tokens.clone()] {
            token.tag = Tag::NNP;
            token.lemma = Lemma::from(slice(text, token.span));
        }
    }
}

/// Returns the names with the capitalized runs that no word list knows beside them: what they name is for a person to say.
pub(super) fn with_capitalized(doc: &Doc<'_>, mut names: Vec<Name>, learned: &Learned<'_>) -> Vec<Name> {
    for run in &doc.analysis.names {
        let is_free = names.iter().all(|name| !name.span.overlaps(run.span));
        if is_free && !learned.is_rejected(slice(doc.text, run.span)) {
            let why = "its words begin with capitals".to_owned();
            let kind = EntityKind::Other;
            names.push(Name { tokens: run.tokens.clone(), span: run.span, kind, rule: "name.capitals", why });
        }
    }
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// Finds the dates in digits. Outside of English the day stands before the month where the year comes last.
pub(super) fn timexes(article: &Article, doc: &Doc<'_>, regions: &[Span], settings: &Settings) -> Vec<Timex> {
    let order = match settings.day_month_order {
        DayMonthOrder::FromArticle => DayMonthOrder::DayFirst,
        order => order,
    };
    let settings = Settings { day_month_order: order, ..settings.clone() };
    let context = Context { published: article.published.clone(), settings, domain: Domain::News };
    let mut found = temporal::find(&article.text, regions, &Hints::default(), &context);
    found.retain(|timex| is_in_digits(slice(doc.text, timex.span)));
    found
}

/// Whether the words are three numbers with the same sign between them, with or without a time: "2025-08-06", "6.8.2025".
fn is_in_digits(words: &str) -> bool {
    let mut parts = words.splitn(3, ['-', '/', '.']);
    let is_number = |part: Option<&str>| part.is_some_and(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()));
    is_number(parts.next())
        && is_number(parts.next())
        && parts.next().is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()))
}
