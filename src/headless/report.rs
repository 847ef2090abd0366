//! Findings as a person likes to read them in a terminal.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{Claim, Day, EntityId, EntityKind, Published, Reading, Timex, When};
use crate::text::Span;

/// Columns before an event's title.
const DATE_WIDTH: usize = 24;
/// Characters of a quote that are shown.
const QUOTE_LENGTH: usize = 160;

/// Writes what was read in an article: its facts, events, dates and names, each with its reason.
pub fn report(reading: &Reading) -> String {
    let mut page = Page { reading, names: names(reading), text: String::new() };
    page.facts();
    page.events();
    page.dates();
    page.entities();
    page.text.push('\n');
    page.text
}

/// A report that is being written.
struct Page<'a> {
    reading: &'a Reading,
    names: BTreeMap<EntityId, &'a str>,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, words: &str) {
        self.text.push_str(words.trim_end());
        self.text.push('\n');
    }

    fn facts(&mut self) {
        let article = self.reading.article.as_ref();
        let published = article.published.as_ref().map_or_else(|| "no publication date".to_owned(), published_words);
        let facts = [
            Some(plain(&article.file_name)),
            Some(published),
            self.reading.source.as_ref().map(|source| plain(&source.name)),
            article.author.as_ref().map(|author| format!("by {}", plain(author))),
            article.language.clone(),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let notes: Vec<String> = article.ingest_notes.iter().map(|note| format!("  ! {}", plain(&note.text))).collect();
        self.line(&plain(article.display_title()));
        self.line(&facts.join(" · "));
        for note in notes {
            self.line(&note);
        }
    }

    fn events(&mut self) {
        let mut claims: Vec<&Claim> = self.reading.events.iter().filter_map(|event| event.claims.first()).collect();
        claims.sort_by_key(|claim| (claim.triggers.first().map_or(claim.quote, |&trigger| trigger), claim.id));
        self.heading("Events", claims.len());
        for claim in claims {
            let when = when_words(&claim.when);
            let kind = format!("[{}, {}]", claim.event_type.0, claim.factuality.as_str());
            self.line(&format!("  {when:<DATE_WIDTH$}{} {kind}", plain(&claim.title)));
            self.aside(&format!("“{}”", shortened(self.slice(claim.quote))));
            self.aside(&self.people(claim));
            self.aside(&claim.when.basis.why);
        }
    }

    fn dates(&mut self) {
        let timexes: &[Timex] = &self.reading.article.timexes;
        self.heading("Dates", timexes.len());
        for timex in timexes {
            let words = shortened(self.slice(timex.span));
            let value = timex.when.edtf.as_ref().map_or(timex.value.as_str(), |edtf| edtf.as_str());
            self.line(&format!("  {value:<DATE_WIDTH$}“{words}” {}", plain(&timex.when.basis.why)));
        }
    }

    fn entities(&mut self) {
        self.heading("Names", self.reading.entities.len());
        for kind in EntityKind::ALL {
            let of_kind = self.reading.entities.iter().filter(|entity| entity.kind == kind);
            let names: Vec<String> = of_kind
                .map(|entity| match entity.role.as_str() {
                    "" => plain(&entity.name),
                    role => format!("{} ({})", plain(&entity.name), plain(role)),
                })
                .collect();
            if !names.is_empty() {
                self.line(&format!("  {:<DATE_WIDTH$}{}", kind.as_str(), names.join(", ")));
            }
        }
    }

    fn heading(&mut self, name: &str, count: usize) {
        if count > 0 {
            writeln!(self.text, "\n{name} ({count})").ok();
        }
    }

    /// Writes a line below an event's title, unless there is nothing to say.
    fn aside(&mut self, words: &str) {
        if !words.is_empty() {
            self.line(&format!("  {:<DATE_WIDTH$}{}", "", plain(words)));
        }
    }

    fn people(&self, claim: &Claim) -> String {
        let parts = claim
            .participants
            .iter()
            .filter_map(|participant| Some(format!("{} ({})", self.name_at(participant.mention)?, participant.role.as_str())));
        let place = claim.place.and_then(|place| self.name_at(place)).map(|place| format!("in {place}"));
        let amounts = claim.quantities.iter().filter_map(|quantity| Some(format!("{} {}", quantity.best?, quantity.what)));
        parts.chain(place).chain(amounts).collect::<Vec<_>>().join(" · ")
    }

    fn name_at(&self, span: Span) -> Option<&str> {
        let mention = self.reading.article.mention(span)?;
        self.names.get(&mention.entity).copied()
    }

    fn slice(&self, span: Span) -> &str {
        self.reading.article.slice(span)
    }
}

fn names(reading: &Reading) -> BTreeMap<EntityId, &str> {
    reading.entities.iter().map(|entity| (entity.id, entity.name.as_str())).collect()
}

fn published_words(published: &Published) -> String {
    let time = published.time.map(|time| format!(" {time}")).unwrap_or_default();
    let zone = published.zone.as_ref().map(|zone| format!(" {}", zone.name)).unwrap_or_default();
    format!("published {}{time}{zone}", day_words(published.day))
}

/// Writes a day with its month in letters, anything else as EDTF.
fn when_words(when: &When) -> String {
    let Some(edtf) = &when.edtf else { return "undated".to_owned() };
    let exact = !edtf.is_approximate() && !edtf.is_uncertain();
    let date = edtf.single_day().filter(|_| exact).map_or_else(|| edtf.to_string(), day_words);
    when.time.map_or_else(|| date.clone(), |time| format!("{date} {time}"))
}

fn day_words(day: Day) -> String {
    day.date().format("%-d %b %Y").to_string()
}

/// Returns words on one line, without control characters: what an article says must not steer a terminal.
fn plain(words: &str) -> String {
    let visible = words.chars().map(|character| if character.is_control() { ' ' } else { character });
    let hidden = |character: &char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = visible.filter(|character| !hidden(character)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(words: &str) -> String {
    let words = plain(words);
    match words.char_indices().nth(QUOTE_LENGTH) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}
