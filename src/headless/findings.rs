//! Findings as JSON: the object that `extract --format jsonl` prints for each article.
//!
//! Offsets are code points into the article's text. Keys are never left out; what is absent is null.

use std::collections::BTreeMap;

use compact_str::CompactString;
use serde::Serialize;

use crate::model::{
    Anchor, Article, Claim, Edtf, EntityId, Event, EventRelation, Level, Polarity, Quantity, Reading, Timex, TimexMod,
};
use crate::text::{CodePoints, Span};

/// What was found in one article.
#[derive(Debug, Serialize)]
pub struct ArticleFindings<'a> {
    id: &'a str,
    dct: Option<String>,
    headline: Option<&'a str>,
    timexes: Vec<TimexFinding<'a>>,
    mentions: Vec<MentionFinding>,
    entities: Vec<EntityFinding<'a>>,
    events: Vec<EventFinding<'a>>,
}

#[derive(Debug, Serialize)]
struct Offsets {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct TimexFinding<'a> {
    start: usize,
    end: usize,
    r#type: &'static str,
    value: &'a str,
    r#mod: Option<&'static str>,
    edtf: Option<&'a str>,
    relation: Option<&'static str>,
    rule: &'a str,
    why: &'a str,
    alternatives: Vec<AlternativeFinding<'a>>,
}

#[derive(Debug, Serialize)]
struct AlternativeFinding<'a> {
    value: &'a str,
    edtf: Option<&'a str>,
    why: &'a str,
}

#[derive(Debug, Serialize)]
struct MentionFinding {
    start: usize,
    end: usize,
    level: &'static str,
    kind: &'static str,
    entity: String,
}

#[derive(Debug, Serialize)]
struct EntityFinding<'a> {
    id: String,
    name: &'a str,
    kind: &'static str,
    aliases: Vec<&'a str>,
    role: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct EventFinding<'a> {
    id: String,
    triggers: Vec<Offsets>,
    quote: Offsets,
    title: &'a str,
    when: WhenFinding<'a>,
    participants: Vec<ParticipantFinding<'a>>,
    place: Option<String>,
    r#type: &'a str,
    factuality: &'static str,
    polarity: &'static str,
    quantities: Vec<QuantityFinding<'a>>,
    attribution: Option<AttributionFinding>,
}

#[derive(Debug, Serialize)]
struct WhenFinding<'a> {
    edtf: Option<&'a str>,
    earliest: Option<String>,
    latest: Option<String>,
    basis: &'static str,
    why: &'a str,
}

#[derive(Debug, Serialize)]
struct ParticipantFinding<'a> {
    entity: String,
    role: &'a str,
}

#[derive(Debug, Serialize)]
struct QuantityFinding<'a> {
    what: &'a str,
    low: Option<i64>,
    best: Option<i64>,
    high: Option<i64>,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Debug, Serialize)]
struct AttributionFinding {
    entity: Option<String>,
    start: usize,
    end: usize,
}

/// Converts what was read in an article; `id` names it in the output.
pub fn findings<'a>(reading: &'a Reading, id: &'a str) -> ArticleFindings<'a> {
    let article = reading.article.as_ref();
    let points = CodePoints::new(&article.text);
    let converter = Converter { article, points };
    let kinds: BTreeMap<EntityId, &'static str> =
        reading.entities.iter().map(|entity| (entity.id, entity.kind.as_str())).collect();
    let mentions = article.mentions.iter().map(|mention| {
        let Offsets { start, end } = converter.offsets(mention.span);
        let kind = kinds.get(&mention.entity).copied().unwrap_or("other");
        MentionFinding { start, end, level: level_name(mention.level), kind, entity: mention.entity.to_string() }
    });
    let entities = reading.entities.iter().map(|entity| EntityFinding {
        id: entity.id.to_string(),
        name: &entity.name,
        kind: entity.kind.as_str(),
        aliases: entity.aliases.iter().map(CompactString::as_str).collect(),
        role: Some(entity.role.as_str()).filter(|role| !role.is_empty()),
    });
    ArticleFindings {
        id,
        dct: article.published.as_ref().map(|published| published.day.to_string()),
        headline: article.parts.headline.map(|headline| article.slice(headline)),
        timexes: article.timexes.iter().map(|timex| converter.timex(timex)).collect(),
        mentions: mentions.collect(),
        entities: entities.collect(),
        events: reading.events.iter().filter_map(|event| converter.event(event)).collect(),
    }
}

/// Turns places in one article into code points and entities.
struct Converter<'a> {
    article: &'a Article,
    points: CodePoints<'a>,
}

impl<'a> Converter<'a> {
    fn offsets(&self, span: Span) -> Offsets {
        Offsets { start: self.points.point_at(span.start()), end: self.points.point_at(span.end()) }
    }

    fn entity_at(&self, span: Span) -> Option<String> {
        self.article.mention(span).map(|mention| mention.entity.to_string())
    }

    fn timex(&self, timex: &'a Timex) -> TimexFinding<'a> {
        let Offsets { start, end } = self.offsets(timex.span);
        let alternatives = timex.when.alternatives.iter().map(|other| AlternativeFinding {
            value: &other.value,
            edtf: other.edtf.as_ref().map(Edtf::as_str),
            why: &other.why,
        });
        TimexFinding {
            start,
            end,
            r#type: timex.kind.as_str(),
            value: &timex.value,
            r#mod: timex.modifier.map(TimexMod::as_str),
            edtf: timex.when.edtf.as_ref().map(Edtf::as_str),
            relation: relation_name(&timex.when.basis.anchor),
            rule: &timex.when.basis.rule,
            why: &timex.when.basis.why,
            alternatives: alternatives.collect(),
        }
    }

    fn event(&self, event: &'a Event) -> Option<EventFinding<'a>> {
        let claim = event.claims.first()?;
        Some(EventFinding {
            id: event.id.to_string(),
            triggers: claim.triggers.iter().map(|&trigger| self.offsets(trigger)).collect(),
            quote: self.offsets(claim.quote),
            title: &claim.title,
            when: when(claim),
            participants: self.participants(claim),
            place: claim.place.and_then(|place| self.entity_at(place)),
            r#type: &claim.event_type.0,
            factuality: claim.factuality.as_str(),
            polarity: match claim.polarity {
                Polarity::Positive => "positive",
                Polarity::Negative => "negative",
            },
            quantities: claim.quantities.iter().map(|quantity| self.quantity(quantity)).collect(),
            attribution: claim.attribution.map(|attribution| {
                let Offsets { start, end } = self.offsets(attribution.words);
                AttributionFinding { entity: attribution.speaker.and_then(|speaker| self.entity_at(speaker)), start, end }
            }),
        })
    }

    fn participants(&self, claim: &'a Claim) -> Vec<ParticipantFinding<'a>> {
        let parts = claim.participants.iter().filter_map(|participant| {
            Some(ParticipantFinding { entity: self.entity_at(participant.mention)?, role: participant.role.as_str() })
        });
        parts.collect()
    }

    fn quantity(&self, quantity: &'a Quantity) -> QuantityFinding<'a> {
        let offsets = quantity.words.map(|words| self.offsets(words));
        QuantityFinding {
            what: &quantity.what,
            low: quantity.low,
            best: quantity.best,
            high: quantity.high,
            start: offsets.as_ref().map(|offsets| offsets.start),
            end: offsets.as_ref().map(|offsets| offsets.end),
        }
    }
}

fn when(claim: &Claim) -> WhenFinding<'_> {
    let bounds = claim.when.bounds();
    WhenFinding {
        edtf: claim.when.edtf.as_ref().map(Edtf::as_str),
        earliest: bounds.and_then(|bounds| bounds.earliest).map(|day| day.to_string()),
        latest: bounds.and_then(|bounds| bounds.latest).map(|day| day.to_string()),
        basis: claim.when.basis.anchor.as_str(),
        why: &claim.when.basis.why,
    }
}

const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Name => "name",
        Level::Nominal => "nominal",
        Level::Pronoun => "pronoun",
    }
}

const fn relation_name(anchor: &Anchor) -> Option<&'static str> {
    match anchor {
        Anchor::Event { relation, .. } => Some(match relation {
            EventRelation::Before => "before",
            EventRelation::After => "after",
            EventRelation::During => "during",
            EventRelation::Simultaneous => "simultaneous",
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
