//! Why a candidate deserves a second look, in words.

use super::Shown;
use crate::model::{
    Alternative, Anchor, Article, Bounds, Claim, EntityId, EventType, Factuality, Project, Reliability, Role, SourceSpan,
    Stance,
};

/// A reason to doubt a candidate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The words of a quote are no longer in the article.
    LostWords,
    /// A claim speaks against it, or its claims give dates that exclude one another.
    Contradicted,
    /// It is said to have happened, at a date after the article was published.
    AfterPublication,
    /// The words of the date can be read in several ways; where they stand, where they do.
    SeveralReadings(Option<SourceSpan>),
    /// Nothing dates it.
    Undated,
    /// The source is not reliable.
    UnreliableSource(Reliability),
    /// Only a party to it says so; who, where that is known.
    OnlyClaimed(Option<EntityId>),
    /// Nobody takes part.
    NoActor,
    /// No words date it, only the article's own date.
    DatedByArticle,
    /// The article passes on what somebody else said; who, where that is known.
    Attributed(Option<EntityId>),
    /// Its type is none of the codebook's.
    NoType,
}

impl Doubt {
    /// Returns how much it weighs; the doubts of a candidate add up.
    pub const fn weight(&self) -> u32 {
        match self {
            Self::LostWords => 60,
            Self::Contradicted => 50,
            Self::AfterPublication => 45,
            Self::SeveralReadings(_) | Self::UnreliableSource(Reliability::E) => 40,
            Self::Undated => 35,
            Self::UnreliableSource(Reliability::D) => 30,
            Self::UnreliableSource(_) | Self::NoType => 5,
            Self::OnlyClaimed(_) => 25,
            Self::NoActor => 20,
            Self::DatedByArticle => 15,
            Self::Attributed(_) => 10,
        }
    }

    /// Returns the doubt in a few words, as a question where it is one: `which day is “later”?`.
    pub fn words(&self, project: &Project) -> String {
        let name = |entity: &EntityId| project.entities.get(*entity).map(|entity| entity.name.clone());
        match self {
            Self::LostWords => "where are its words?".to_owned(),
            Self::Contradicted => "which claim holds?".to_owned(),
            Self::AfterPublication => "how can it lie after its article?".to_owned(),
            Self::SeveralReadings(at) => match at.and_then(|at| expression(project, at)) {
                Some(words) => format!("which day is \u{201c}{words}\u{201d}?"),
                None => "which day is it?".to_owned(),
            },
            Self::Undated => "when was it?".to_owned(),
            Self::UnreliableSource(reliability) => format!("source of reliability {reliability:?}"),
            Self::OnlyClaimed(who) => match who.as_ref().and_then(name) {
                Some(name) => format!("only {name} says so"),
                None => "only a party to it says so".to_owned(),
            },
            Self::NoActor => "who did it?".to_owned(),
            Self::DatedByArticle => "dated by its article alone".to_owned(),
            Self::Attributed(who) => match who.as_ref().and_then(name) {
                Some(name) => format!("in the words of {name}"),
                None => "in somebody\u{2019}s words".to_owned(),
            },
            Self::NoType => "no type fits".to_owned(),
        }
    }
}

fn expression(project: &Project, at: SourceSpan) -> Option<&str> {
    let words = project.articles.get(at.article)?.slice(at.span);
    (!words.is_empty()).then_some(words)
}

/// Returns the doubts about an event that can be told without looking at other events, the weightiest first.
pub(super) fn doubts(project: &Project, shown: &Shown, claims: &[&Claim], lead: Option<&Claim>) -> Vec<Doubt> {
    let article = lead.and_then(|claim| project.articles.get(claim.article));
    let speaker = speaker(project, shown, lead);
    let mut list = Vec::new();
    let mut add = |holds: bool, doubt: Doubt| {
        if holds {
            list.push(doubt);
        }
    };
    add(claims.iter().any(|claim| claim.lost_words.is_some()), Doubt::LostWords);
    add(are_contradicting(claims), Doubt::Contradicted);
    add(is_after_publication(shown, article), Doubt::AfterPublication);
    add(has_readings(shown, article), Doubt::SeveralReadings(lead.and_then(|claim| date_words(shown, claim))));
    add(shown.when.edtf.is_none(), Doubt::Undated);
    if let Some(reliability) = article.and_then(|article| reliability(project, article)) {
        add(matches!(reliability, Reliability::C | Reliability::D | Reliability::E), Doubt::UnreliableSource(reliability));
    }
    let claimed = shown.factuality == Factuality::Claimed;
    add(claimed, Doubt::OnlyClaimed(speaker));
    add(shown.participants.is_empty(), Doubt::NoActor);
    add(shown.when.edtf.is_some() && shown.when.basis.anchor == Anchor::Article, Doubt::DatedByArticle);
    add(!claimed && lead.is_some_and(|claim| claim.attribution.is_some()), Doubt::Attributed(speaker));
    add(shown.event_type.0 == EventType::OTHER, Doubt::NoType);
    list.sort_by_key(|doubt| std::cmp::Reverse(doubt.weight()));
    list
}

/// Returns who says it: the speaker among those who take part, else whom the words are attributed to.
pub(super) fn speaker(project: &Project, shown: &Shown, lead: Option<&Claim>) -> Option<EntityId> {
    let said = || project.entity_at(lead?.article, lead?.attribution?.speaker?);
    shown.with_role(Role::Speaker).next().or_else(said)
}

fn reliability(project: &Project, article: &Article) -> Option<Reliability> {
    project.sources.get(article.source?)?.reliability
}

/// Whether a claim speaks against the event, or two claims give dates without a common day.
fn are_contradicting(claims: &[&Claim]) -> bool {
    if claims.iter().any(|claim| claim.stance == Stance::Contradicts) {
        return true;
    }
    // Intervals have a common day exactly where the latest start is not after the earliest end.
    let bounds = || claims.iter().filter_map(|claim| claim.when.bounds());
    let start = bounds().map(Bounds::start).max();
    let end = bounds().map(Bounds::end).min();
    start.zip(end).is_some_and(|(start, end)| start > end)
}

fn is_after_publication(shown: &Shown, article: Option<&Article>) -> bool {
    let earliest = shown.bounds.and_then(|bounds| bounds.earliest);
    let has_happened = matches!(shown.factuality, Factuality::Happened | Factuality::Failed);
    has_happened && earliest.zip(published(article)).is_some_and(|(earliest, published)| earliest > published)
}

fn published(article: Option<&Article>) -> Option<crate::model::Day> {
    article.and_then(|article| article.published.as_ref()).map(|published| published.day)
}

/// Whether nobody chose yet between readings that name different dates and are possible: what is still to come does not lie
/// before its article, and what was does not lie after it.
fn has_readings(shown: &Shown, article: Option<&Article>) -> bool {
    let when = &shown.when;
    let is_to_come = matches!(shown.factuality, Factuality::Planned | Factuality::Conditional | Factuality::Threatened);
    let is_possible = |bounds: Bounds| {
        published(article)
            .is_none_or(|published| if is_to_come { bounds.end() >= published } else { bounds.start() <= published })
    };
    let other = |reading: &Alternative| {
        reading.edtf.as_ref().is_some_and(|edtf| Some(edtf) != when.edtf.as_ref() && is_possible(edtf.bounds()))
    };
    when.edtf.is_some() && when.basis.anchor != Anchor::Person && when.alternatives.iter().any(other)
}

fn date_words(shown: &Shown, claim: &Claim) -> Option<SourceSpan> {
    let span = shown.when.expression?;
    Some(SourceSpan { article: claim.article, span })
}
