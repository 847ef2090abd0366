//! Events: one candidate per assertion, with its words, date, parties and reason.

mod attribution;
mod claims;
mod dating;
mod draft;
mod factuality;
mod frame;
mod joining;
mod nominals;
mod participants;
mod pronouns;
mod quantities;
mod relations;
mod repeats;
mod senses;
mod titles;
mod tokens;
mod verbs;

use super::coding::Coding;
use super::doc::Doc;
use super::entities::Cast;
use crate::model::{Article, Event, Timex};
use crate::temporal::Domain;
use dating::Calendar;

/// The most tokens of a sentence that is read as prose; longer ones are tables and lists.
const MOST_TOKENS: usize = 250;

/// Finds the events of an article; pronouns that take part become mentions of the cast.
pub(super) fn find(
    doc: &Doc<'_>,
    article: &Article,
    timexes: &[Timex],
    domain: Domain,
    cast: &mut Cast,
    coding: Option<&Coding>,
) -> Vec<Event> {
    let calendar = Calendar::new(doc, timexes, article.published.as_ref().map(|published| published.day), domain);
    let mut drafts = draft::all(doc, &calendar, cast);
    dating::follow_lead(doc, &calendar, cast, &mut drafts);
    let mut drafts = joining::join(doc, drafts, cast);
    relations::resolve(doc, timexes, article.id, &mut drafts);
    for draft in &mut drafts {
        senses::settle(doc, &mut draft.frame);
    }
    claims::build(doc, article, timexes, cast, coding, drafts)
}
