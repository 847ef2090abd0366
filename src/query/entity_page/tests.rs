//! What the page of an entity says of a small project with a merge.

use std::sync::Arc;

use super::{EntityPage, MentionOrder, Part, around};
use crate::model::{
    Article, ArticleId, Claim, ClaimId, Edtf, Entity, EntityId, EntityKind, Event, EventId, EventType, Extra, Factuality,
    Level, Mention, Origin, Participant, Parts, Polarity, Project, Published, Role, Sparse, Stance, Status, When,
};
use crate::query::{Filter, Links, Rows};
use crate::text::Span;

const FIRST: &str = "Ann Weber told the mayor.\nThe road, Weber said, is shut.";
const SECOND: &str = "Mayor Lind met Anni Weber in Ash.";
const WEBER: EntityId = EntityId(1);
const ANNI: EntityId = EntityId(2);
const LIND: EntityId = EntityId(3);
const ASH: EntityId = EntityId(4);

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words stand in the text");
    Span::new(start, start + words.len())
}

fn article(id: u64, text: &str, day: &str, mentions: &[(&str, EntityId)]) -> Article {
    let mention = |(words, entity): &(&str, EntityId)| Mention {
        span: span(text, words),
        level: Level::Name,
        entity: *entity,
        origin: Origin::Person,
    };
    let mut mentions: Vec<Mention> = mentions.iter().map(mention).collect();
    mentions.sort_by_key(|mention| mention.span);
    let day = crate::model::Day::parse_iso(day);
    Article {
        id: ArticleId(id),
        file_name: String::new(),
        path: String::new(),
        content_hash: String::new(),
        source: None,
        url: None,
        archive_url: None,
        author: None,
        retrieved: None,
        published: day.map(|day| Published { day, time: None, zone: None, words: None }),
        language: None,
        parts: Parts::default(),
        text: Arc::from(text),
        sentences: Vec::new(),
        timexes: Vec::new(),
        mentions: mentions.into(),
        ingest_notes: Vec::new(),
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    }
}

fn event(
    id: u64,
    (article, text): (u64, &str),
    quote: &str,
    date: &str,
    people: &[(&str, Role)],
    place: Option<&str>,
) -> Event {
    let part = |(words, role): &(&str, Role)| Participant { mention: span(text, words), role: *role };
    let claim = Claim {
        id: ClaimId(id),
        article: ArticleId(article),
        quote: span(text, quote),
        triggers: Vec::new(),
        title: quote.into(),
        when: When::decided(Edtf::parse(date).ok()),
        event_type: EventType::default(),
        participants: people.iter().map(part).collect(),
        place: place.map(|words| span(text, words)),
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
    Event::new(EventId(id), vec![claim])
}

fn project() -> Project {
    let names = [(WEBER, "Ann Weber"), (ANNI, "Anni Weber"), (LIND, "Lind"), (ASH, "Ash")];
    let entity = |(id, name)| Entity::new(id, EntityKind::Person, name, Origin::Person);
    let mut entities: Vec<Entity> = names.into_iter().map(entity).collect();
    entities[1].merged_into = Some(WEBER);
    let first = article(1, FIRST, "2025-08-06", &[("Ann Weber", WEBER), ("Weber said", WEBER), ("the mayor", LIND)]);
    let second = article(2, SECOND, "2025-08-05", &[("Lind", LIND), ("Anni Weber", ANNI), ("Ash", ASH)]);
    let told = [("Ann Weber", Role::Speaker), ("the mayor", Role::Target)];
    let met = [("Lind", Role::Actor), ("Anni Weber", Role::Target)];
    Project {
        articles: [first, second].into_iter().collect(),
        entities: entities.into_iter().collect(),
        events: [
            event(1, (1, FIRST), "Ann Weber told the mayor.", "2025-08-02/2025-08-04", &told, None),
            event(2, (2, SECOND), SECOND, "2025-08-01", &met, Some("Ash")),
            event(3, (2, SECOND), "Lind", "2025-07-01", &[("Lind", Role::Actor)], None),
        ]
        .into_iter()
        .collect(),
        ..Project::default()
    }
}

fn page(project: &Project, filter: &Filter, entity: EntityId) -> (EntityPage, Rows) {
    let links = Links::of(project);
    let rows = Rows::of(project, &links, |shown| filter.keeps(project, shown));
    let is_in = |shown: &crate::query::Shown| {
        shown.place == Some(entity) || shown.participants.iter().any(|part| part.entity == entity)
    };
    let events: Vec<EventId> = rows.iter().filter(|row| is_in(&row.shown)).map(|row| row.shown.event).collect();
    (EntityPage::of(project, &links, &rows, (entity, &events)), rows)
}

#[test]
fn a_page_counts_what_was_merged_in() {
    let project = project();
    let (page, rows) = page(&project, &Filter::default(), WEBER);
    let words = |line: &super::MentionLine| project.articles.get(line.article).expect("an article").slice(line.span).to_owned();
    let mentions: Vec<String> = page.mentions.iter().map(words).collect();
    assert_eq!(mentions, ["Anni Weber", "Ann Weber", "Weber said"], "by publication, then place");
    assert_eq!(page.mentions[0].linked_to, ANNI);
    assert_eq!(page.n_articles, 2);
    assert_eq!(page.parts, [(Part::Speaker, 1), (Part::Target, 1)]);
    assert_eq!(page.seen_with, [(LIND, 2), (ASH, 1)]);
    assert_eq!(
        page.seen.map(|(from, to)| (from.to_string(), to.to_string())),
        Some(("2025-08-01".into(), "2025-08-04".into()))
    );
    let titles: Vec<&str> = page.rows.iter().map(|&row| &*rows[row].shown.title).collect();
    assert_eq!(titles, [SECOND, "Ann Weber told the mayor."]);
}

#[test]
fn a_mention_knows_the_event_with_the_shortest_quote() {
    let project = project();
    let (weber, _) = page(&project, &Filter::default(), WEBER);
    assert_eq!(weber.mentions.iter().map(|line| line.event).collect::<Vec<_>>(), [Some(EventId(2)), Some(EventId(1)), None]);
    let (lind, _) = page(&project, &Filter::default(), LIND);
    assert_eq!(lind.mentions[0].event, Some(EventId(3)));
}

#[test]
fn hidden_events_do_not_count_but_their_mentions_stay() {
    let project = project();
    let none = Filter { hidden_statuses: vec![Status::Candidate], ..Filter::default() };
    let (page, _) = page(&project, &none, WEBER);
    assert_eq!((page.mentions.len(), page.rows.len(), page.parts.len()), (3, 0, 0));
    let seen = page.seen.map(|(from, to)| (from.to_string(), to.to_string()));
    assert_eq!(seen, Some(("2025-08-05".into(), "2025-08-06".into())), "publication days where no event is dated");
}

#[test]
fn a_place_has_a_part_too() {
    let project = project();
    let (page, _) = page(&project, &Filter::default(), ASH);
    assert_eq!(page.parts, [(Part::Place, 1)]);
}

#[test]
fn mentions_are_sorted_by_the_words_beside_them() {
    let project = project();
    let (mut page, _) = page(&project, &Filter::default(), WEBER);
    let starts = |page: &EntityPage| page.mentions.iter().map(|line| (line.article.0, line.span.start())).collect::<Vec<_>>();
    page.sort(&project, MentionOrder::Before);
    // Nothing before, then "met", then "road,".
    assert_eq!(starts(&page), [(1, 0), (2, 15), (1, 36)]);
    page.sort(&project, MentionOrder::After);
    // "in Ash", "is shut", "told the mayor".
    assert_eq!(starts(&page), [(2, 15), (1, 36), (1, 0)]);
    page.sort(&project, MentionOrder::Date);
    assert_eq!(starts(&page), [(2, 15), (1, 0), (1, 36)]);
}

#[test]
fn context_keeps_to_its_line_and_to_whole_characters() {
    assert_eq!(around(FIRST, span(FIRST, "Weber said"), 80), ("The road, ", ", is shut."));
    assert_eq!(around("äöü Weber äöü", Span::new(7, 12), 3), ("ü ", " ä"));
    assert_eq!(around("Weber", Span::new(0, 5), 3), ("", ""));
    assert_eq!(around("Weber", Span::new(3, 99), 3), ("Web", ""));
}
