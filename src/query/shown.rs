//! What an event shows: the one answer that timeline, table, claims, search and exports use.

use arcstr::ArcStr;

use super::{HeldClaim, Links};
use crate::model::{
    Anchor, Article, Bounds, Claim, Day, Decided, EntityId, EventId, EventType, Factuality, Participation, Participations,
    Polarity, Project, Quantity, Reliability, Role, Sparse, Stance, Status, When,
};

/// What an event shows: for each field the decided value, else that of the leading claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The event, merges followed.
    pub event: EventId,
    /// How far the review has come.
    pub status: Status,
    /// The title.
    pub title: ArcStr,
    /// The date with its basis.
    pub when: When,
    /// Its first and last day; nothing where it is undated.
    pub bounds: Option<Bounds>,
    /// Who takes part, merges of entities followed.
    pub participants: Participations,
    /// Where.
    pub place: Option<EntityId>,
    /// The codebook's type.
    pub event_type: EventType,
    /// Whether it happened.
    pub factuality: Factuality,
    /// Whether it is said to be so or not.
    pub polarity: Polarity,
    /// The numbers.
    pub quantities: Sparse<Vec<Quantity>>,
    /// How many claims it has; 65,535 for more.
    pub n_claims: u16,
    /// How many different sources make them, 65,535 for more; articles without a source count each for itself.
    pub n_sources: u16,
}

/// Returns what `event` shows; nothing where there is no such event or it was merged into another.
///
/// The decided value comes first, else that of the first claim that says something about the field: supporting claims before
/// contradicting ones, then the best source, the earliest publication, article and span. Numbers are decided kind by kind.
pub fn shown(project: &Project, links: &Links, event: EventId) -> Option<Shown> {
    let record = project.events.get(event).filter(|record| record.merged_into.is_none())?;
    let claims = ranked(project, links, event);
    let lead = claims.first().map(|claim| &**claim);
    let speaking = || supporting(&claims);
    let decided = &record.decided;
    let decided_when = decided.when.as_ref().map(|verdict| &verdict.value);
    let when = when(project, links, decided_when, &claims, &mut vec![event]);
    Some(Shown {
        event,
        status: record.status,
        title: title(decided, lead),
        bounds: when.bounds(),
        when,
        participants: decided.participants.as_ref().map_or_else(
            || speaking().map(|claim| participants(project, claim)).find(|list| !list.is_empty()).unwrap_or_default(),
            |verdict| verdict.value.iter().map(|&part| resolved(project, part)).collect(),
        ),
        place: match &decided.place {
            Some(verdict) => verdict.value.map(|entity| project.entity_root(entity)),
            None => speaking().find_map(|claim| place(project, claim)),
        },
        event_type: pick(decided.event_type.as_ref(), lead, |claim| claim.event_type.clone()),
        factuality: pick(decided.factuality.as_ref(), lead, |claim| claim.factuality),
        polarity: pick(decided.polarity.as_ref(), lead, |claim| claim.polarity),
        quantities: quantities(decided, &claims).into(),
        n_claims: u16::try_from(claims.len()).unwrap_or(u16::MAX),
        n_sources: n_sources(project, &claims),
    })
}

/// Returns the decided title, else that of the leading claim, whose letters it shares.
fn title(decided: &Decided, lead: Option<&Claim>) -> ArcStr {
    let said = || lead.map(|claim| claim.title.clone()).unwrap_or_default();
    decided.title.as_ref().map_or_else(said, |verdict| verdict.value.as_str().into())
}

fn pick<T: Clone + Default>(decided: Option<&crate::model::Verdict<T>>, lead: Option<&Claim>, of: impl Fn(&Claim) -> T) -> T {
    decided.map_or_else(|| lead.map_or_else(T::default, of), |verdict| verdict.value.clone())
}

/// Returns the claims that are shown with `event`, the one that speaks for it first: supporting before contradicting, then the
/// best source, the earliest publication, article and span.
pub fn ranked(project: &Project, links: &Links, event: EventId) -> Vec<HeldClaim> {
    let mut claims = links.claims(project, event);
    if claims.len() > 1 {
        claims.sort_by_cached_key(|claim| {
            let article = project.articles.get(claim.article);
            let published = article.and_then(|article| article.published.as_ref()).map(|published| published.day);
            let against = claim.stance == Stance::Contradicts;
            (against, reliability(project, article), published.unwrap_or_else(Day::max), claim.article, claim.quote)
        });
    }
    claims
}

/// Returns the claim that gave the date that `event` shows, whose article holds the words of the date; nothing where a person
/// decided on a date that no claim offers.
pub fn dating_claim(project: &Project, links: &Links, event: EventId) -> Option<HeldClaim> {
    let claims = ranked(project, links, event);
    let record = project.events.get(event)?;
    let at = match &record.decided.when {
        None => dating(&claims)?,
        Some(verdict) => claims.iter().position(|claim| offers(&claim.when, &verdict.value))?,
    };
    claims.into_iter().nth(at)
}

/// Whether a claim's date, or another reading of it, is the one that a person decided on, with the same words.
fn offers(said: &When, decided: &When) -> bool {
    decided.expression.is_some()
        && said.expression == decided.expression
        && (said.edtf == decided.edtf || said.alternatives.iter().any(|reading| reading.edtf == decided.edtf))
}

/// Returns the place of the claim that gives an undecided event its date: the first that says one, else the first of all.
fn dating(claims: &[HeldClaim]) -> Option<usize> {
    let says = |claim: &Claim| claim.when.edtf.is_some() || matches!(claim.when.basis.anchor, Anchor::Event { .. });
    supporting(claims).position(says).or_else(|| (!claims.is_empty()).then_some(0))
}

/// Returns the claims that support an event, or all where none does, in their order.
fn supporting(claims: &[HeldClaim]) -> impl Iterator<Item = &Claim> {
    let n_supporting = claims.partition_point(|claim| claim.stance == Stance::Supports);
    let n = if n_supporting == 0 { claims.len() } else { n_supporting };
    claims[..n].iter().map(|claim| &**claim)
}

/// Returns the numbers of an event: of each kind the decided one, else those of the first claim that has some of the kind.
fn quantities(decided: &Decided, claims: &[HeldClaim]) -> Vec<Quantity> {
    let mut list = decided.quantities.as_ref().map_or_else(Vec::new, |verdict| verdict.value.clone());
    for claim in supporting(claims) {
        let new: Vec<Quantity> =
            claim.quantities.iter().filter(|quantity| !list.iter().any(|held| held.what == quantity.what)).cloned().collect();
        list.extend(new);
    }
    // A decided number without a figure says that none is known.
    list.retain(|quantity| (quantity.low, quantity.best, quantity.high) != (None, None, None));
    list.sort();
    list
}

/// Returns how reliable an article's source is; unknown ones stand with those that cannot be judged.
pub(super) fn reliability(project: &Project, article: Option<&Article>) -> Reliability {
    let source = article.and_then(|article| article.source).and_then(|id| project.sources.get(id));
    source.and_then(|source| source.reliability).unwrap_or(Reliability::F)
}

pub(super) fn participants(project: &Project, claim: &Claim) -> Participations {
    let mut list = Participations::new();
    for participant in &claim.participants {
        let Some(entity) = project.entity_at(claim.article, participant.mention) else { continue };
        let part = Participation { entity, role: participant.role };
        if !list.contains(&part) && !is_rejected(project, entity) {
            list.push(part);
        }
    }
    list
}

fn resolved(project: &Project, part: Participation) -> Participation {
    Participation { entity: project.entity_root(part.entity), role: part.role }
}

pub(super) fn place(project: &Project, claim: &Claim) -> Option<EntityId> {
    let entity = project.entity_at(claim.article, claim.place?)?;
    (!is_rejected(project, entity)).then_some(entity)
}

fn is_rejected(project: &Project, entity: EntityId) -> bool {
    project.entities.get(entity).is_some_and(|entity| entity.rejected)
}

fn n_sources(project: &Project, claims: &[HeldClaim]) -> u16 {
    let mut sources: Vec<(u8, u64)> = claims
        .iter()
        .map(|claim| match project.articles.get(claim.article).and_then(|article| article.source) {
            Some(source) => (0, source.0),
            None => (1, claim.article.0),
        })
        .collect();
    sources.sort_unstable();
    sources.dedup();
    u16::try_from(sources.len()).unwrap_or(u16::MAX)
}

/// Returns the date of an event, following a relation to another event; `path` holds the events on the way, so that a circle
/// counts as undated.
fn when(project: &Project, links: &Links, decided: Option<&When>, claims: &[HeldClaim], path: &mut Vec<EventId>) -> When {
    let when = decided.or_else(|| Some(&claims[dating(claims)?].when)).cloned();
    let when = when.unwrap_or_else(|| When::undated("", "Nobody has given it a date."));
    super::relation::resolved(project, links, when, path)
}

/// Returns the date that another event shows, for a relation to it.
pub(super) fn when_of(project: &Project, links: &Links, event: EventId, path: &mut Vec<EventId>) -> Option<When> {
    let event = project.event_root(event);
    if path.contains(&event) {
        return None;
    }
    path.push(event);
    let record = project.events.get(event)?;
    let claims = ranked(project, links, event);
    Some(when(project, links, record.decided.when.as_ref().map(|verdict| &verdict.value), &claims, path))
}

impl Shown {
    /// Returns the entities with this role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = EntityId> {
        self.participants.iter().filter(move |part| part.role == role).map(|part| part.entity)
    }
}

#[cfg(test)]
mod tests {
    use super::{dating_claim, shown};
    use crate::model::{Basis, Edtf, Event, EventId, Project, Reliability, Source, Verdict, When};
    use crate::query::Links;
    use crate::query::made_up::{Told, claim, grade};
    use crate::text::Span;

    /// An event that two papers tell, each with words of its own for another date.
    fn told_twice() -> (Project, EventId) {
        let mut project = Project::default();
        let told = |source, title, date| Told { source, title, date, published: "2024-03-13", ..Told::default() };
        let mut claims = vec![
            claim(&mut project, told("Quay Herald", "Tuesday raid", "2024-03-12")),
            claim(&mut project, told("Port Ledger", "Monday raid", "2024-03-11")),
        ];
        for claim in &mut claims {
            claim.when = claim.when.clone().read_from(Some(Span::new(0, claim.title.len() - 5)));
        }
        project.events.put(Event::new(EventId(1), claims).into());
        (project, EventId(1))
    }

    #[test]
    fn the_words_of_a_date_are_those_of_the_claim_that_gave_it() {
        for (best, worst, words) in [("Quay Herald", "Port Ledger", "Tuesday"), ("Port Ledger", "Quay Herald", "Monday")] {
            let (mut project, event) = told_twice();
            grade(&mut project, best, Reliability::A);
            grade(&mut project, worst, Reliability::E);
            let links = Links::of(&project);
            let claim = dating_claim(&project, &links, event).expect("a claim");
            let when = shown(&project, &links, event).expect("the event").when;
            assert_eq!(claim.when, when);
            let article = project.articles.get(claim.article).expect("the article");
            assert_eq!(article.source, Some(Source::named(best).id));
            assert_eq!(when.expression.map(|span| article.slice(span)), Some(words));
        }
    }

    #[test]
    fn a_date_that_no_claim_offers_has_no_words_of_an_article() {
        let (mut project, event) = told_twice();
        let links = Links::of(&project);
        let decide = |project: &mut Project, when: When| {
            project.events.get_mut(event).expect("the event").decided.when = Some(Verdict::new(when));
        };
        let words = |length| Some(Span::new(0, length));
        let day = |day: &str| Edtf::parse(day).ok();
        decide(&mut project, When::new(day("2024-03-11"), Basis::person("chosen")).read_from(words("Monday".len())));
        let claim = dating_claim(&project, &links, event).expect("the reading of a claim was chosen");
        assert_eq!(&*claim.title, "Monday raid");
        decide(&mut project, When::decided(day("2024-03-11")));
        assert!(dating_claim(&project, &links, event).is_none(), "a person wrote it");
        decide(&mut project, When::decided(day("2024-04-01")).read_from(words("Monday".len())));
        assert!(dating_claim(&project, &links, event).is_none(), "nobody reads the words so");
    }
}
