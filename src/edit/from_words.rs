//! A person's own records, made from words of an article: what the words already tell is filled in.

use std::sync::Arc;

use crate::model::{
    Article, ArticleId, Claim, ClaimId, Entity, EntityId, EntityKind, Event, EventId, EventType, Extra, Factuality, Level,
    Mention, Origin, Participant, Polarity, Project, Role, Sparse, Stance, Status, When,
};
use crate::text::Span;

use super::Edit;

/// The longest title that is made from words, in characters.
const TITLE_CHARACTERS: usize = 80;

/// Returns an event made of the words of `span`, with date, people and place of its sentence filled in.
///
/// `unique` is a number that never came before. The event is accepted: a person made it. Nothing where the article is not
/// there or the span holds no words.
pub fn event_from_words(project: &Project, article: ArticleId, span: Span, unique: u64) -> Option<Event> {
    let claim = claim_from_words(project, article, span, unique)?;
    let mut event = Event::new(EventId::of([b"person".as_slice(), &unique.to_le_bytes()]), vec![claim]);
    event.status = Status::Accepted;
    Some(event)
}

/// Returns a claim made of the words of `span`, with date, people and place of its sentence filled in.
///
/// `unique` is a number that never came before. Nothing where the article is not there or the span holds no words.
pub fn claim_from_words(project: &Project, article: ArticleId, span: Span, unique: u64) -> Option<Claim> {
    let record = project.articles.get(article)?;
    let words = trimmed(record, span)?;
    let sentence = record.sentence_at(words.start()).filter(|sentence| sentence.contains(words));
    let quote = sentence.unwrap_or(words);
    let mut claim = Claim {
        id: ClaimId::of([b"person".as_slice(), &unique.to_le_bytes()]),
        article,
        quote,
        triggers: vec![words],
        title: title(record.slice(words)).into(),
        when: when(record, words, quote),
        event_type: EventType::default(),
        participants: Vec::new(),
        place: None,
        quantities: Sparse::EMPTY,
        factuality: Factuality::Happened,
        polarity: Polarity::Positive,
        attribution: None,
        stance: Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::Person,
        extra: Extra::default(),
    };
    fill_in(project, record, quote, &mut claim);
    Some(claim)
}

/// Returns an event without words, for what no article says.
pub fn empty_event(unique: u64) -> Event {
    let mut event = Event::new(EventId::of([b"person".as_slice(), &unique.to_le_bytes()]), Vec::new());
    event.status = Status::Accepted;
    event.decided.title = Some(crate::model::Verdict::new("New event".to_owned()));
    event
}

/// Returns the step that makes the words of `span` the name of an entity, and the entity.
///
/// An entity of that name is taken where there is one. Nothing where the article is not there or the span holds no words.
pub fn entity_from_words(
    project: &Project,
    article: ArticleId,
    span: Span,
    kind: EntityKind,
    unique: u64,
) -> Option<(Edit, EntityId)> {
    let record = project.articles.get(article)?;
    let words = trimmed(record, span)?;
    let name = record.slice(words);
    let held = project.entities.iter().find(|entity| entity.merged_into.is_none() && entity.name == name);
    let mut edits = Vec::new();
    let id = held.map_or_else(
        || {
            let id = EntityId::of([b"person".as_slice(), &unique.to_le_bytes()]);
            edits.push(Edit::AddEntity(Arc::new(Entity::new(id, kind, name, Origin::Person))));
            id
        },
        |entity| entity.id,
    );
    let mention = Mention { span: words, level: Level::Name, entity: id, origin: Origin::Person };
    edits.push(Edit::PutMention(article, mention));
    Some((Edit::Batch { label: format!("Name \u{201c}{name}\u{201d}"), edits }, id))
}

/// Returns a span without the white space around its words.
fn trimmed(article: &Article, span: Span) -> Option<Span> {
    let words = article.slice(span);
    let start = span.start() + (words.len() - words.trim_start().len());
    let length = words.trim().len();
    (length > 0).then(|| Span::new(start, start + length))
}

/// Returns the words on one line, cut at a word where they are long.
fn title(words: &str) -> String {
    let mut title = String::new();
    for word in words.split_whitespace() {
        if !title.is_empty() && title.chars().count() + word.chars().count() >= TITLE_CHARACTERS {
            title.push('…');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    title
}

/// Returns the date of the temporal expression in the words, else of the nearest one in the quote.
fn when(article: &Article, words: Span, quote: Span) -> When {
    let distance = |span: Span| span.start().abs_diff(words.start());
    let dated = article.timexes.iter().filter(|timex| quote.contains(timex.span) && timex.when.edtf.is_some());
    let nearest = dated.min_by_key(|timex| (!words.contains(timex.span), distance(timex.span)));
    nearest.map_or_else(
        || When::undated("person.words", "The sentence of the selected words names no date."),
        |timex| timex.when.clone(),
    )
}

/// Fills in the people and the place that the quote names.
fn fill_in(project: &Project, article: &Article, quote: Span, claim: &mut Claim) {
    for mention in article.mentions.iter().filter(|mention| quote.contains(mention.span)) {
        let Some(entity) = project.entities.get(project.entity_root(mention.entity)).filter(|entity| !entity.rejected) else {
            continue;
        };
        match entity.kind {
            EntityKind::Person | EntityKind::Organization | EntityKind::Group => {
                claim.participants.push(Participant { mention: mention.span, role: Role::Actor });
            }
            EntityKind::Place if claim.place.is_none() => claim.place = Some(mention.span),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn titles_are_one_line_and_end_at_a_word() {
        assert_eq!(title(" the  talks\nbegan "), "the talks began");
        let long = title(&"word ".repeat(40));
        assert!(long.ends_with("word…") && long.chars().count() <= 82, "{long}");
    }
}
