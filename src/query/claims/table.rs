//! The claims table of one event, and which of its fields contradict.

use std::collections::BTreeSet;

use super::said::{Reading, Said, of_event};
use super::{ClaimField, of_copies};
use crate::model::{ArticleId, Claim, ClaimId, EntityId, Event, EventId, Project, Published, Reliability, SourceId};
use crate::query::agreement::{Agreement, Places};
use crate::query::{HeldClaim, Links, Shown, shown};
use crate::text::Span;

/// The most different values of a field that are held against each other.
const MOST_VALUES: usize = 64;

/// The claims of an event side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsTable {
    /// What the event shows.
    pub shown: Shown,
    /// The fields that a claim or the verdict says something about; date and place always.
    pub columns: Vec<Column>,
    /// The claims by publication.
    pub rows: Vec<ClaimRow>,
    /// How many sources say it independently: copies of one text count once.
    pub n_independent: usize,
}

/// A field of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The field.
    pub field: ClaimField,
    /// What holds: the decided value, else what the event shows.
    pub verdict: Said,
    /// Whether a person decided it.
    pub is_decided: bool,
    /// The reason of the verdict; empty where none was given.
    pub reason: String,
    /// Whether two claims of it cannot both be true.
    pub has_conflict: bool,
}

impl Column {
    /// Whether two claims contradict and nobody has decided.
    pub const fn is_open(&self) -> bool {
        self.has_conflict && !self.is_decided
    }
}

/// A claim of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRow {
    /// The event whose record holds the claim.
    pub holder: EventId,
    /// The claim.
    pub claim: ClaimId,
    /// The article that says it.
    pub article: ArticleId,
    /// Its publisher.
    pub source: Option<SourceId>,
    /// How reliable a person holds the publisher to be.
    pub reliability: Option<Reliability>,
    /// How credible a person holds the claim to be, 1–6.
    pub credibility: Option<u8>,
    /// When it was published.
    pub published: Option<Published>,
    /// The words.
    pub quote: Span,
    /// The row of which this one's article is a copy.
    pub copy_of: Option<usize>,
    /// What it says of each column.
    pub cells: Vec<Cell>,
}

/// What a claim says of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub said: Said,
    /// How that stands to the verdict.
    pub agreement: Agreement,
}

impl ClaimsTable {
    /// Returns how many columns contradict without a verdict.
    pub fn n_open(&self) -> usize {
        self.columns.iter().filter(|column| column.is_open()).count()
    }
}

/// Returns the claims of an event side by side; nothing where there is no such event or it was merged into another.
pub fn claims_table(project: &Project, links: &Links, event: EventId) -> Option<ClaimsTable> {
    let shown = shown(project, links, event)?;
    let record = project.events.get(event)?;
    let places = Places::of(project);
    let reading = Reading { project, links, places: &places };
    let mut claims = links.claims(project, event);
    claims.sort_by_cached_key(|claim| {
        let published = project.articles.get(claim.article).and_then(|article| article.published.as_ref());
        let at = published.map(|published| (published.day, published.time));
        (at.is_none(), at, claim.article, claim.quote, claim.id)
    });
    let mut fields = fields_of(claims.iter().map(|claim| &**claim), &record);
    fields.extend([ClaimField::When, ClaimField::Place]);
    let columns: Vec<Column> = fields.into_iter().map(|field| column(reading, &record, &shown, &claims, field)).collect();
    let copies = of_copies(project, &claims);
    let rows: Vec<ClaimRow> = claims
        .iter()
        .zip(&copies)
        .map(|(claim, &copy_of)| {
            let cells = columns.iter().map(|column| cell(reading, event, claim, column)).collect();
            row(project, claim, copy_of, cells)
        })
        .collect();
    let n_independent = n_independent(&rows);
    Some(ClaimsTable { shown, columns, rows, n_independent })
}

/// Returns the fields, beside date and place, in which claims may differ: those that one of them says something about.
pub(in crate::query) fn fields_of<'c>(claims: impl Iterator<Item = &'c Claim>, record: &Event) -> BTreeSet<ClaimField> {
    let mut fields = BTreeSet::new();
    let mut polarities = BTreeSet::new();
    let mut once = BTreeSet::new();
    for claim in claims {
        for field in [ClaimField::Actor, ClaimField::Target, ClaimField::Speaker] {
            let names = claim.participants.iter().any(|part| Some(&part.role) == field.role().as_ref());
            // One claim alone that names a target or a speaker has nothing to be compared with.
            if names && (field == ClaimField::Actor || !once.insert(field.clone())) {
                fields.insert(field);
            }
        }
        fields.extend(claim.quantities.iter().map(|quantity| ClaimField::Quantity(quantity.what.clone())));
        polarities.insert(super::said::polarity(claim));
    }
    let decided = record.decided.quantities.iter().flat_map(|verdict| &verdict.value);
    fields.extend(decided.map(|quantity| ClaimField::Quantity(quantity.what.clone())));
    if polarities.len() > 1 || record.decided.polarity.is_some() {
        fields.insert(ClaimField::Polarity);
    }
    fields
}

fn column(reading: Reading<'_>, record: &Event, shown: &Shown, claims: &[HeldClaim], field: ClaimField) -> Column {
    let reason = field.reason(&record.decided);
    Column {
        verdict: of_event(shown, &field),
        is_decided: reason.is_some(),
        reason: reason.unwrap_or_default().to_owned(),
        has_conflict: conflict(reading, shown.event, claims, &field),
        field,
    }
}

/// Whether two claims say things of a field that cannot both be true.
pub(in crate::query) fn conflict(reading: Reading<'_>, event: EventId, claims: &[HeldClaim], field: &ClaimField) -> bool {
    let mut values: Vec<(Said, Vec<EntityId>)> = Vec::new();
    for claim in claims {
        let value = (reading.of_claim(event, claim, field), reading.elsewhere(claim, field));
        if value.0 != Said::Nothing && values.len() < MOST_VALUES && !values.contains(&value) {
            values.push(value);
        }
    }
    let contradict = |one: &(Said, Vec<EntityId>), other: &(Said, Vec<EntityId>)| {
        reading.compare(&one.0, &other.0, &one.1) == Agreement::Contradicts
            && reading.compare(&other.0, &one.0, &other.1) == Agreement::Contradicts
    };
    values.iter().enumerate().any(|(index, one)| values[..index].iter().any(|other| contradict(one, other)))
}

fn cell(reading: Reading<'_>, event: EventId, claim: &Claim, column: &Column) -> Cell {
    let said = reading.of_claim(event, claim, &column.field);
    let elsewhere = reading.elsewhere(claim, &column.field);
    Cell { agreement: reading.compare(&said, &column.verdict, &elsewhere), said }
}

fn row(project: &Project, claim: &HeldClaim, copy_of: Option<usize>, cells: Vec<Cell>) -> ClaimRow {
    let article = project.articles.get(claim.article);
    let source = article.and_then(|article| article.source);
    ClaimRow {
        holder: claim.holder(),
        claim: claim.id,
        article: claim.article,
        source,
        reliability: source.and_then(|id| project.sources.get(id)).and_then(|source| source.reliability),
        credibility: claim.credibility,
        published: article.and_then(|article| article.published.clone()),
        quote: claim.quote,
        copy_of,
        cells,
    }
}

/// Counts the sources of rows that are no copies; articles without a source count each for itself.
fn n_independent(rows: &[ClaimRow]) -> usize {
    let own = rows.iter().filter(|row| row.copy_of.is_none());
    let sources: BTreeSet<_> = own.map(|row| row.source.ok_or(row.article)).collect();
    sources.len()
}
