//! What claims say, in words for cells, verdicts and screen readers.

use crate::gui::app::App;
use crate::gui::dates;
use crate::model::{Polarity, Quantity};
use crate::query::{ClaimRow, Said, amount_words};

/// Returns what is said in a few words, for a cell.
pub(super) fn said_words(app: &App, said: &Said) -> String {
    match said {
        Said::Nothing => "silent".to_owned(),
        Said::When(when) => dates::short(when),
        Said::Place(place) => name(app, *place),
        Said::Entities(list) => list.iter().map(|&id| name(app, id)).collect::<Vec<_>>().join(", "),
        Said::Polarity(Polarity::Positive) => "yes".to_owned(),
        Said::Polarity(Polarity::Negative) => "denies".to_owned(),
        Said::Quantity(quantity) => amount_signs(quantity),
    }
}

/// Returns a number with signs instead of words: "≥ 26", "≤ 8", "31–32".
fn amount_signs(quantity: &Quantity) -> String {
    let words = amount_words(quantity);
    let signs = [("at least ", "≥ "), ("at most ", "≤ "), ("more than ", "> "), ("fewer than ", "< "), ("about ", "~ ")];
    let found = signs.into_iter().find_map(|(word, sign)| Some(format!("{sign}{}", words.strip_prefix(word)?)));
    found.unwrap_or(words)
}

fn name(app: &App, entity: crate::model::EntityId) -> String {
    app.project.entities.get(entity).map_or_else(String::new, |entity| entity.name.to_string())
}

/// Returns the publisher's name, or the article's title where nobody knows it.
pub(super) fn source_name(app: &App, row: &ClaimRow) -> String {
    let source = row.source.and_then(|id| app.project.sources.get(id)).map(|source| source.name.clone());
    let title = || app.project.articles.get(row.article).map(|article| article.display_title().to_owned());
    source.or_else(title).unwrap_or_default()
}

/// Returns reliability and credibility by the Admiralty code: "B2", "B", "2"; nothing where nobody has judged.
pub(super) fn grade(row: &ClaimRow) -> Option<String> {
    let letter = row.reliability.map(|reliability| format!("{reliability:?}")).unwrap_or_default();
    let digit = row.credibility.map(|credibility| credibility.to_string()).unwrap_or_default();
    let grade = format!("{letter}{digit}");
    (!grade.is_empty()).then_some(grade)
}

/// Returns the publication as it stands in a row: `1 Aug 2025 18:10`.
pub(super) fn published(row: &ClaimRow) -> String {
    let Some(published) = &row.published else { return "no date".to_owned() };
    let time = published.time.map(|time| format!(" {time}")).unwrap_or_default();
    format!("{}{time}", dates::day(published.day))
}
