//! The review queue over small invented projects: order, doubts in words, what is alike.
#![expect(clippy::expect_used, reason = "a test may fail")]

use std::sync::Arc;

use dateline::edit::{Edit, apply};
use dateline::model::{
    Alternative, Anchor, Article, ArticleId, Basis, Claim, ClaimId, Day, Edtf, Entity, EntityId, EntityKind, Event, EventId,
    EventType, Extra, Factuality, Interned, Level, Mention, Origin, Participant, Parts, Polarity, Project, Published,
    Reliability, Role, Source, Sparse, Stamp, Stance, Status, When,
};
use dateline::query::{Criterion, Doubt, Facts, Links, QueueOrder, Rows, alike, matching, queue};
use dateline::text::Span;

/// What a test says of an event; everything else is plain.
struct Told {
    id: u64,
    article: u64,
    trigger: &'static str,
    date: &'static str,
    of: &'static str,
    factuality: Factuality,
}

const fn told(id: u64, article: u64, trigger: &'static str, date: &'static str) -> Told {
    Told { id, article, trigger, date, of: "CONSULT", factuality: Factuality::Happened }
}

/// The text of every article: each word that a test needs, once.
const TEXT: &str = "Vale met Orr. She said so, told them later, tells more, and walked on Monday.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

fn article(id: u64, source: &Source, day: &str) -> Article {
    let mention = Mention { span: span("Vale"), level: Level::Name, entity: EntityId(1), origin: Origin::Person };
    Article {
        id: ArticleId(id),
        file_name: format!("{id}.txt"),
        path: String::new(),
        content_hash: String::new(),
        source: Some(source.id),
        url: None,
        archive_url: None,
        author: None,
        retrieved: None,
        published: Day::parse_iso(day).map(|day| Published { day, time: None, zone: None, words: None }),
        language: None,
        parts: Parts { header: Span::default(), headline: None, body: Span::new(0, TEXT.len()) },
        text: TEXT.into(),
        sentences: vec![Span::new(0, 13), Span::new(14, TEXT.len())],
        timexes: Vec::new(),
        mentions: vec![mention].into(),
        ingest_notes: Vec::new(),
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    }
}

fn claim(told: &Told) -> Claim {
    let basis = Basis { anchor: Anchor::Published, rule: "".into(), why: "".into() };
    Claim {
        id: ClaimId(told.id),
        article: ArticleId(told.article),
        quote: Span::new(14, TEXT.len()),
        triggers: vec![span(told.trigger)],
        title: format!("Event {}", told.id).into(),
        when: When::new(Edtf::parse(told.date).ok(), basis).read_from(Some(span("later"))),
        event_type: EventType::new(told.of),
        participants: vec![Participant { mention: span("Vale"), role: Role::Actor }],
        place: None,
        quantities: Sparse::EMPTY,
        factuality: told.factuality,
        polarity: Polarity::Positive,
        attribution: None,
        stance: Stance::Supports,
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::Person,
        extra: Extra::default(),
    }
}

/// Makes a project of three articles: 1 and 3 of the Ridge Post, 2 of the Quay Herald.
fn project(events: &[Told]) -> Project {
    let (ridge, quay) = (Source::named("Ridge Post"), Source::named("Quay Herald"));
    let mut project = Project::default();
    let articles = [article(1, &ridge, "2031-05-09"), article(2, &quay, "2031-05-07"), article(3, &ridge, "2031-05-03")];
    project.articles.extend(articles.map(Arc::new));
    project.sources.extend([ridge, quay].map(Arc::new));
    project.entities.extend([Arc::new(Entity::new(EntityId(1), EntityKind::Person, "Ida Vale", Origin::Person))]);
    project.events.extend(events.iter().map(|told| Arc::new(Event::new(EventId(told.id), vec![claim(told)]))));
    project
}

/// A project with the answers that the review needs.
struct Review {
    project: Project,
    rows: Rows,
    facts: Facts,
}

impl Review {
    fn of(project: Project) -> Self {
        let links = Links::of(&project);
        Self { rows: Rows::of(&project, &links, |_| true), facts: Facts::of(&project, &links), project }
    }

    fn ids(&self, places: &[usize]) -> Vec<u64> {
        places.iter().map(|&place| self.rows[place].shown.event.0).collect()
    }

    fn ordered(&self, order: QueueOrder) -> Vec<u64> {
        self.ids(&self.pool(order))
    }

    fn pool(&self, order: QueueOrder) -> Vec<usize> {
        queue(&self.project, &self.rows, &self.facts, Status::Candidate, order)
    }

    fn doubts(&self, event: u64) -> &[Doubt] {
        &self.facts.get(EventId(event)).expect("an event").doubts
    }

    /// Returns the event whose trigger is alike to that of `event`, with what is alike.
    fn ways(&self, event: u64) -> Vec<(Criterion, usize)> {
        let pool = self.pool(QueueOrder::Time);
        let of = self.rows.iter().position(|row| row.shown.event.0 == event).expect("an event");
        alike(&self.project, &self.rows, &self.facts, &pool, of).into_iter().map(|way| (way.criterion, way.n)).collect()
    }
}

fn with_event(project: &mut Project, event: u64, change: impl FnOnce(&mut Event)) {
    change(project.events.get_mut(EventId(event)).expect("an event"));
}

#[test]
fn each_order_is_as_it_says() {
    let mut project = project(&[
        told(1, 1, "met", "2031-05-08"),
        Told { of: "STATEMENT", ..told(2, 2, "told", "2031-05-02") },
        told(3, 3, "walked", "2031-05-01"),
        Told { of: "STATEMENT", ..told(4, 1, "tells", "2031-05-06") },
        told(5, 2, "said", ""),
    ]);
    with_event(&mut project, 3, |event| event.claims[0].lost_words = Some("walked".into()));
    let review = Review::of(project);
    assert_eq!(review.ordered(QueueOrder::Time), [3, 2, 4, 1, 5]);
    assert_eq!(review.ordered(QueueOrder::Doubt), [3, 5, 2, 4, 1], "lost words, then no date, then none by time");
    assert_eq!(review.ordered(QueueOrder::Source), [5, 2, 3, 1, 4], "the Herald, then the Post's older article");
    assert_eq!(review.ordered(QueueOrder::Similarity), [2, 4, 3, 1, 5], "two tellings, then single ones by time");
}

#[test]
fn only_the_wanted_status_is_queued_and_merged_events_never() {
    let mut project =
        project(&[told(1, 1, "met", "2031-05-08"), told(2, 1, "said", "2031-05-01"), told(3, 1, "told", "2031-05-02")]);
    with_event(&mut project, 1, |event| event.status = Status::Deferred);
    with_event(&mut project, 3, |event| event.merged_into = Some(EventId(2)));
    let review = Review::of(project);
    assert_eq!(review.ordered(QueueOrder::Doubt), [2]);
    let deferred = queue(&review.project, &review.rows, &review.facts, Status::Deferred, QueueOrder::Doubt);
    assert_eq!(review.ids(&deferred), [1]);
}

#[test]
fn a_clean_candidate_has_no_doubts() {
    let review = Review::of(project(&[told(1, 1, "met", "2031-05-08")]));
    assert_eq!(review.doubts(1), []);
}

#[test]
fn doubts_are_told_in_words() {
    let mut project = project(&[
        told(1, 1, "told", "2031-05-08"),
        Told { factuality: Factuality::Claimed, ..told(2, 1, "said", "2031-05-08") },
        told(3, 1, "met", "2031-06-01"),
        told(4, 1, "met", ""),
        Told { of: EventType::OTHER, ..told(5, 1, "walked", "2031-05-08") },
        told(6, 2, "met", "2031-05-06"),
    ]);
    with_event(&mut project, 1, |event| {
        let other = |date: &str| Alternative {
            value: date.to_owned(),
            edtf: Edtf::parse(date).ok(),
            time: None,
            why: "the day after".into(),
        };
        event.claims[0].when.alternatives = vec![other("2031-05-09")].into();
    });
    with_event(&mut project, 2, |event| event.claims[0].participants[0].role = Role::Speaker);
    with_event(&mut project, 4, |event| event.claims[0].participants.clear());
    with_event(&mut project, 6, |event| {
        let mut other = event.claims[0].clone();
        other.id = ClaimId(60);
        other.when.edtf = Edtf::parse("2031-05-04").ok();
        event.claims.push(other);
    });
    project.sources.get_mut(Source::named("Quay Herald").id).expect("a source").reliability = Some(Reliability::D);
    let review = Review::of(project);
    let words = |event| review.doubts(event).iter().map(|doubt| doubt.words(&review.project)).collect::<Vec<_>>();
    assert_eq!(words(1), ["which day is “later”?"]);
    assert_eq!(words(2), ["only Ida Vale says so"]);
    assert_eq!(words(3), ["how can it lie after its article?"]);
    assert_eq!(words(4), ["when was it?", "who did it?"]);
    assert_eq!(words(5), ["no type fits"]);
    assert_eq!(words(6), ["which claim holds?", "source of reliability D"]);
}

#[test]
fn an_impossible_reading_is_no_doubt() {
    let mut project = project(&[
        told(1, 1, "met", "2031-05-08"),
        Told { factuality: Factuality::Planned, ..told(2, 1, "met", "2031-05-15") },
    ]);
    let later = Alternative { value: String::new(), edtf: Edtf::parse("2031-05-15").ok(), time: None, why: "".into() };
    let earlier = Alternative { edtf: Edtf::parse("2031-05-08").ok(), ..later.clone() };
    with_event(&mut project, 1, |event| event.claims[0].when.alternatives = vec![later].into());
    with_event(&mut project, 2, |event| event.claims[0].when.alternatives = vec![earlier].into());
    let review = Review::of(project);
    assert_eq!(review.doubts(1), [], "what happened does not lie after its article");
    assert_eq!(review.doubts(2), [], "what is planned does not lie before it");
}

#[test]
fn events_are_alike_in_trigger_type_source_date_and_people() {
    let review = Review::of(project(&[
        Told { of: "STATEMENT", ..told(1, 1, "told", "2031-05-08") },
        Told { of: "STATEMENT", ..told(2, 2, "tells", "2031-05-08") },
        told(3, 3, "met", "2031-05-01"),
    ]));
    let ridge = Source::named("Ridge Post").id;
    let date = Edtf::parse("2031-05-08").expect("a date");
    assert_eq!(
        review.ways(1),
        [
            (Criterion::Trigger("tel".into()), 2),
            (Criterion::Type(EventType::new("STATEMENT")), 2),
            (Criterion::Factuality(Factuality::Happened), 3),
            (Criterion::Source(ridge), 2),
            (Criterion::Date(date), 2),
            (Criterion::Entity(EntityId(1)), 3),
        ]
    );
    let pool = review.pool(QueueOrder::Time);
    let both = [Criterion::Trigger("tel".into()), Criterion::Source(ridge)];
    assert_eq!(review.ids(&matching(&review.rows, &review.facts, &pool, &both)), [1]);
    assert_eq!(review.ids(&matching(&review.rows, &review.facts, &pool, &both[..1])), [1, 2]);
    assert_eq!(matching(&review.rows, &review.facts, &pool, &[]), [0; 0], "nothing asked for is nothing found");
    let forms = &alike(&review.project, &review.rows, &review.facts, &pool, pool[1])[0].forms;
    assert_eq!(forms.iter().map(Interned::as_str).collect::<Vec<_>>(), ["tells", "told"]);
}

#[test]
fn an_edit_makes_the_facts_of_what_it_touched_anew_and_a_decision_none() {
    let mut project =
        project(&[told(1, 1, "met", "2031-05-08"), told(2, 1, "said", "2031-05-01"), told(3, 1, "told", "2031-05-02")]);
    let mut facts = Facts::of(&project, &Links::of(&project));
    assert_eq!(facts.n_made(), 3);
    let mut edit = |project: &mut Project, edit: &Edit| {
        apply(project, edit, &Stamp::default()).expect("an edit");
        let links = Links::of(project);
        facts.refresh(project, &links);
        let fresh = Facts::of(project, &links);
        for event in project.events.iter() {
            assert_eq!(facts.get(event.id), fresh.get(event.id), "{edit:?}");
        }
        facts.n_made()
    };
    let status = Edit::SetStatus { events: vec![EventId(1)], status: Status::Accepted, why: String::new() };
    assert_eq!(edit(&mut project, &status), 0);
    let field = dateline::edit::DecidedField::When(Some(When::decided(None)));
    let date = Edit::Decide { events: vec![EventId(2)], field, why: String::new() };
    assert_eq!(edit(&mut project, &date), 1);
    let merge = Edit::MergeEvents { into: EventId(1), others: vec![EventId(3)] };
    assert_eq!(edit(&mut project, &merge), 3);
    assert_eq!(edit(&mut project, &Edit::SplitEvents(vec![EventId(3)])), 3);
}
