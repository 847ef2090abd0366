//! What a careful editor would ask before the chronology goes out: a list that is made anew after each edit.

mod dates;

#[cfg(test)]
mod tests;

use super::{ClaimField, Contradictions, HeldClaim, Links, Rows, Shown};
use crate::model::{Article, ArticleId, Claim, ClaimId, EventId, Factuality, Project, Role, Status};
use crate::text::Span;

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is odd.
    pub kind: CheckKind,
    /// The event.
    pub event: EventId,
    /// The article whose words it is about, and the words.
    pub at: Option<(ArticleId, Span)>,
    /// What is odd, in a sentence.
    pub words: String,
    /// What would mend it, where one thing obviously would.
    pub fix: Option<Fix>,
}

/// What is odd about an event, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckKind {
    /// The words of a claim are not in the article any more.
    LostQuote,
    /// Its date hangs on another event, which hangs on it.
    CircularDate,
    /// It is said to have happened on a day after the publication.
    AfterPublication,
    /// Its claims contradict and nobody has decided.
    OpenContradiction,
    /// One claim seems to hold two assertions.
    TwoAssertions,
    /// It was accepted without a date.
    Undated,
    /// Nobody acts in it.
    NoActor,
}

impl CheckKind {
    /// Every kind, in the order of display.
    pub const ALL: [Self; 7] = [
        Self::LostQuote,
        Self::CircularDate,
        Self::AfterPublication,
        Self::OpenContradiction,
        Self::TwoAssertions,
        Self::Undated,
        Self::NoActor,
    ];

    /// Returns what the kind is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::LostQuote => "Words not found",
            Self::CircularDate => "Dates in a circle",
            Self::AfterPublication => "Happened after publication",
            Self::OpenContradiction => "Contradiction open",
            Self::TwoAssertions => "Two assertions in one event",
            Self::Undated => "Accepted without a date",
            Self::NoActor => "Nobody acts",
        }
    }
}

/// What would mend something, as plain data: whoever may edit makes an edit of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// Decide that the event has this factuality.
    Factuality(EventId, Factuality),
    /// Decide that the event has no date.
    Undate(EventId),
    /// Let the event show its claims' own date again.
    DropDate(EventId),
    /// Put the event off.
    Defer(EventId),
    /// Reject the event: nothing of it is left in the article.
    Reject(EventId),
    /// Take away a claim that a person added.
    RemoveClaim(EventId, ClaimId),
    /// Show the claims side by side.
    Compare(EventId),
    /// Say who acted.
    NameActor(EventId),
    /// Say when it happened.
    SetDate(EventId),
}

impl Fix {
    /// Returns what the fix does, for a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Factuality(_, Factuality::Planned) => "Call it planned",
            Self::Factuality(..) => "Change factuality",
            Self::Undate(_) => "To the undated shelf",
            Self::DropDate(_) => "Back to the claims",
            Self::Defer(_) => "Defer",
            Self::Reject(_) => "Reject",
            Self::RemoveClaim(..) => "Remove the claim",
            Self::Compare(_) => "Compare claims",
            Self::NameActor(_) => "Say who",
            Self::SetDate(_) => "Set a date",
        }
    }
}

/// Returns what is odd about the events of `rows`, the gravest kind first, then by date; rejected events are left alone.
pub fn checks(project: &Project, links: &Links, rows: &Rows, contradictions: &Contradictions) -> Vec<Check> {
    let mut list: Vec<Check> = Vec::new();
    for shown in rows.iter().map(|row| &row.shown).filter(|shown| shown.status != Status::Rejected) {
        let claims = links.claims(project, shown.event);
        list.extend(claims.iter().filter_map(|claim| lost_quote(project, shown.event, claim)));
        list.extend(dates::circle(project, links, shown.event));
        list.extend(dates::after_publication(project, shown, &claims));
        list.extend(claims.iter().filter_map(|claim| two_assertions(project, shown.event, claim)));
        list.extend(undated(shown));
        list.extend(no_actor(shown, &claims));
    }
    list.extend(contradictions.open.iter().map(open_contradiction));
    list.sort_by_key(|check| check.kind);
    list
}

fn lost_quote(project: &Project, event: EventId, claim: &HeldClaim) -> Option<Check> {
    let words = claim.lost_words.as_ref()?;
    let file = project.articles.get(claim.article).map_or("the article", Article::display_title);
    let is_own = claim.origin == crate::model::Origin::Person;
    let fix = if is_own { Fix::RemoveClaim(claim.holder(), claim.id) } else { Fix::Defer(event) };
    let words = format!("“{words}” is no longer in {file}");
    Some(Check { kind: CheckKind::LostQuote, event, at: None, words, fix: Some(fix) })
}

/// Finds a claim that covers several sentences, or whose title joins two sentences: one assertion each is the rule.
fn two_assertions(project: &Project, event: EventId, claim: &Claim) -> Option<Check> {
    let article = project.articles.get(claim.article).filter(|_| claim.lost_words.is_none())?;
    let first = article.sentences.partition_point(|sentence| sentence.end() <= claim.quote.start());
    let inside = article.sentences[first..].iter().take_while(|sentence| sentence.start() < claim.quote.end());
    let triggered = inside.filter(|sentence| claim.triggers.iter().any(|trigger| sentence.contains(*trigger))).count();
    let joined = claim.title.contains("; ");
    (triggered > 1 || joined).then(|| Check {
        kind: CheckKind::TwoAssertions,
        event,
        at: Some((claim.article, claim.quote)),
        words: if joined {
            "The title joins two assertions".to_owned()
        } else {
            format!("The quote asserts {triggered} things in as many sentences")
        },
        fix: None,
    })
}

fn undated(shown: &Shown) -> Option<Check> {
    (shown.status == Status::Accepted && shown.when.edtf.is_none()).then(|| Check {
        kind: CheckKind::Undated,
        event: shown.event,
        at: None,
        words: "It was accepted, but the timeline cannot show it".to_owned(),
        fix: Some(Fix::SetDate(shown.event)),
    })
}

/// Finds an accepted event in which nobody has a part: a candidate's gaps are seen when it is decided.
fn no_actor(shown: &Shown, claims: &[HeldClaim]) -> Option<Check> {
    let acts = shown.participants.iter().any(|part| matches!(part.role, Role::Actor | Role::Speaker));
    (shown.status == Status::Accepted && !acts && !claims.is_empty()).then(|| Check {
        kind: CheckKind::NoActor,
        event: shown.event,
        at: claims.first().map(|claim| (claim.article, claim.quote)),
        words: if shown.participants.is_empty() { "Nobody takes part in it" } else { "Nobody acts or speaks in it" }.to_owned(),
        fix: Some(Fix::NameActor(shown.event)),
    })
}

fn open_contradiction(contradiction: &super::Contradiction) -> Check {
    let fields: Vec<&str> = contradiction.open.iter().map(ClaimField::label).collect();
    Check {
        kind: CheckKind::OpenContradiction,
        event: contradiction.event,
        at: None,
        words: format!("The claims contradict in {}", fields.join(", ")),
        fix: Some(Fix::Compare(contradiction.event)),
    }
}
