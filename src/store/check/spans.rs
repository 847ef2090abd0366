//! Spans that lie outside their article's text, or cut a character in two.
//!
//! Whatever such a span stands for is left out, or cut to the text where the record cannot do without it, so that nothing
//! that works with the project meets one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Article, ArticleId, Claim, Event, Mention, MentionRef, Parts, SourceSpan, When};
use crate::store::loader::{Lists, Problem};
use crate::store::wire::{Fault, Finding, Weight};
use crate::text::Span;

/// Finds and mends every wrong span.
pub(in crate::store) fn spans(rows: &mut Lists, problems: &mut Vec<Problem>) {
    let mut texts = BTreeMap::new();
    for (at, article) in &mut rows.articles {
        let text = Arc::clone(&article.text);
        if !article_is_sound(&text, article) {
            Mending::new(&text, *at, article.id.to_string(), problems).article(Arc::make_mut(article));
        }
        // Of articles with one id the first stays.
        texts.entry(article.id).or_insert_with(|| Arc::clone(&article.text));
    }
    let is_sound = |claim: &Claim| texts.get(&claim.article).is_none_or(|text| claim.lies_in(text));
    rows.events.mend(|event| event.claims.iter().all(is_sound), |at, event| mend_claims(&texts, at, event, problems));
    reviews(&texts, rows, problems);
}

type Texts = BTreeMap<ArticleId, Arc<str>>;

fn mend_claims(texts: &Texts, at: usize, event: &mut Event, problems: &mut Vec<Problem>) {
    for index in 0..event.claims.len() {
        let Some(text) = texts.get(&event.claims[index].article) else { continue };
        if !event.claims[index].lies_in(text) {
            let mut mending = Mending::new(text, at, event.id.to_string(), problems);
            mending.path = format!("claims[{index}].");
            mending.claim(&mut event.claims[index]);
        }
    }
}

fn reviews(texts: &Texts, rows: &mut Lists, problems: &mut Vec<Problem>) {
    for (at, coverage) in &mut rows.coverage {
        let Some(text) = texts.get(&coverage.article) else { continue };
        let sound = coverage.seen.iter().chain(&coverage.signed_off).all(|&span| span.lies_in(text));
        if !sound {
            let mut mending = Mending::new(text, *at, coverage.article.to_string(), problems);
            let coverage = Arc::make_mut(coverage);
            mending.retain("seen", &mut coverage.seen, |&span| span);
            mending.retain("signed_off", &mut coverage.signed_off, |&span| span);
        }
    }
    let mut cut_source_span = |at: usize, id: String, place: &mut SourceSpan| {
        if let Some(text) = texts.get(&place.article) {
            Mending::new(text, at, id, problems).cut("at.span", &mut place.span);
        }
    };
    for (at, note) in &mut rows.notes {
        let mut place = note.at;
        cut_source_span(*at, note.id.to_string(), &mut place);
        if place != note.at {
            Arc::make_mut(note).at = place;
        }
    }
    for (at, question) in &mut rows.questions {
        let Some(mut place) = question.at else { continue };
        cut_source_span(*at, question.id.to_string(), &mut place);
        if Some(place) != question.at {
            Arc::make_mut(question).at = Some(place);
        }
    }
}

/// Whether nothing is wrong with an article, its order included.
fn article_is_sound(text: &str, article: &Article) -> bool {
    let sound = |span: &Span| span.lies_in(text);
    let parts = &article.parts;
    sound(&parts.header)
        && parts.headline.iter().all(sound)
        && sound(&parts.body)
        && article.published.iter().filter_map(|published| published.words.as_ref()).all(sound)
        && article.sentences.iter().all(sound)
        && article.timexes.iter().all(|timex| sound(&timex.span) && timex.when.expression.iter().all(sound))
        && article.mentions.iter().all(|mention| sound(&mention.span))
        && article.mentions.iter().is_sorted_by(|one, next| one.span < next.span)
}

/// One record that is being mended.
struct Mending<'t, 'p> {
    text: &'t str,
    at: usize,
    record: String,
    path: String,
    problems: &'p mut Vec<Problem>,
}

impl<'t, 'p> Mending<'t, 'p> {
    const fn new(text: &'t str, at: usize, record: String, problems: &'p mut Vec<Problem>) -> Self {
        Self { text, at, record, path: String::new(), problems }
    }

    fn article(&mut self, article: &mut Article) {
        let Parts { header, headline, body } = &mut article.parts;
        self.cut("parts.header", header);
        self.drop("parts.headline", headline);
        self.cut("parts.body", body);
        if let Some(published) = &mut article.published {
            self.drop("published.words", &mut published.words);
        }
        self.retain("sentences", &mut article.sentences, |&sentence| sentence);
        self.retain("timexes", &mut article.timexes, |timex| timex.span);
        for timex in &mut article.timexes {
            self.when("timexes.when.basis.expression", &mut timex.when);
        }
        let mut mentions: Vec<Mention> = article.mentions.iter().map(MentionRef::to_mention).collect();
        self.retain("mentions", &mut mentions, |mention| mention.span);
        mentions.sort_by_key(|mention| mention.span);
        let before = mentions.len();
        mentions.dedup_by_key(|mention| mention.span);
        if mentions.len() < before {
            self.report("mentions", "words are mentioned twice; the first mention stays");
        }
        article.mentions = mentions.into();
    }

    fn claim(&mut self, claim: &mut Claim) {
        self.cut("quote", &mut claim.quote);
        self.retain("triggers", &mut claim.triggers, |&trigger| trigger);
        self.retain("participants", &mut claim.participants, |participant| participant.mention);
        self.drop("place", &mut claim.place);
        for quantity in claim.quantities.get_mut().into_iter().flatten() {
            self.drop("quantities.words", &mut quantity.words);
        }
        if let Some(attribution) = &mut claim.attribution {
            self.drop("attribution.speaker", &mut attribution.speaker);
        }
        if claim.attribution.is_some_and(|attribution| !attribution.words.lies_in(self.text)) {
            claim.attribution = None;
            self.report("attribution", "its words lie outside the text; it was left out");
        }
        self.when("when.basis.expression", &mut claim.when);
    }

    fn when(&mut self, field: &str, when: &mut When) {
        self.drop(field, &mut when.expression);
    }

    /// Cuts a span to the text and to whole characters.
    fn cut(&mut self, field: &str, span: &mut Span) {
        if !span.lies_in(self.text) {
            let end = self.text.floor_char_boundary(span.end());
            let start = self.text.floor_char_boundary(span.start()).min(end);
            self.report(field, &format!("({}, {}) lies outside the text; it was cut to it", span.start(), span.end()));
            *span = Span::new(start, end);
        }
    }

    fn drop(&mut self, field: &str, span: &mut Option<Span>) {
        if let Some(outside) = span.filter(|&span| !span.lies_in(self.text)) {
            self.report(field, &format!("({}, {}) lies outside the text; it was left out", outside.start(), outside.end()));
            *span = None;
        }
    }

    fn retain<T>(&mut self, field: &str, values: &mut Vec<T>, span: impl Fn(&T) -> Span) {
        values.retain(|value| {
            let span = span(value);
            let sound = span.lies_in(self.text);
            if !sound {
                self.report(field, &format!("({}, {}) lies outside the text; it was left out", span.start(), span.end()));
            }
            sound
        });
    }

    fn report(&mut self, field: &str, message: &str) {
        let fault = Fault { at: self.at, field: format!("{}{field}", self.path), message: message.to_owned() };
        self.problems.push((self.record.clone(), Finding { weight: Weight::Loss, fault }));
    }
}
