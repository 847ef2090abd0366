//! Arbitrary edits of a project: mostly such as can be done, some that speak of what is not there.

use std::sync::Arc;

use dateline::edit::{ArticleChange, ClaimChange, DecidedField, Edit, EntityChange, EventChange, SourceChange, apply};
use dateline::model::{
    Article, ArticleId, Claim, ClaimId, Coordinates, Entity, EntityId, EntityKind, Event, EventId, Factuality, Level, Mention,
    MentionRef, Mentions, NoteId, Origin, Participation, PassageNote, Project, Published, Question, QuestionId, Reading,
    Reliability, Role, SavedView, Settings, Source, SourceId, SourceSpan, Stamp, Stance, Status, Timestamp,
};
use dateline::text::Span;

use super::Maker;

impl Maker {
    /// Begins with as many decisions as are asked for, all drawn from one number.
    pub(crate) fn from_seed(seed: u64, n_choices: u64) -> Self {
        Self::new(
            (1..=n_choices).map(|index| scrambled(seed.wrapping_add(index.wrapping_mul(0x9e37_79b9_7f4a_7c15)))).collect(),
        )
    }

    /// Whether every further decision falls on the plainest.
    pub(crate) fn is_used_up(&self) -> bool {
        self.choices.len() == 0
    }

    /// Makes an edit of any kind over this project; several edits as one step among them.
    pub(crate) fn edit(&mut self, project: &Project) -> Edit {
        self.look_at(project);
        if self.below(12) == 11 {
            // Each edit of a batch is made for what the ones before it leave.
            let mut project = project.clone();
            let edits = (0..self.below(5)).map(|_| self.next_edit(&mut project)).collect();
            return Edit::Batch { label: self.words(), edits };
        }
        self.single_edit(project)
    }

    fn next_edit(&mut self, project: &mut Project) -> Edit {
        self.look_at(project);
        let edit = self.single_edit(project);
        // An edit that fails changes nothing; the batch will fail by it too.
        drop(apply(project, &edit, &Stamp { at: Timestamp(0), by: String::new() }));
        edit
    }

    /// Makes ids and spans of this project from now on.
    fn look_at(&mut self, project: &Project) {
        self.articles = project.articles.iter().map(|article| (article.id, Arc::clone(&article.text))).collect();
        self.entities = project.entities.iter().map(|entity| entity.id).collect();
        self.events = project.events.iter().map(|event| event.id).collect();
        self.sources = project.sources.iter().map(|source| source.id).collect();
        self.claims = self.claims.max(1 << 32);
    }

    fn single_edit(&mut self, project: &Project) -> Edit {
        match self.below(6) {
            1 => self.edit_of_articles(project),
            2 | 3 => self.edit_of_events(project),
            4 => self.edit_of_entities(project),
            5 => self.edit_of_reviews(project),
            _ => self.edit_of_the_project(project),
        }
    }

    fn edit_of_articles(&mut self, project: &Project) -> Edit {
        match self.below(8) {
            1 | 2 => Edit::Import(self.readings()),
            3 => Edit::RemoveArticles((0..self.below(3)).map(|_| self.article_id()).collect()),
            4 | 5 => Edit::Reread((0..=self.below(2)).filter_map(|_| self.rereading(project)).collect()),
            6 => Edit::Source(self.source_id(), self.source_change()),
            _ => Edit::Articles((0..self.below(3)).map(|_| self.article_id()).collect(), self.article_change()),
        }
    }

    fn edit_of_events(&mut self, project: &Project) -> Edit {
        match self.below(10) {
            1 => Edit::Decide { events: self.some_events(), field: self.decided_field(), why: self.words() },
            2 => Edit::Events(self.some_events(), self.event_change()),
            3 => {
                let id = self.new_event_id();
                Edit::AddEvent(Arc::new(self.event(id)))
            }
            4 => Edit::RemoveEvent(self.any_event_id()),
            5 => Edit::MergeEvents { into: self.any_event_id(), others: self.some_events() },
            6 => Edit::SplitEvents(self.some_events()),
            7 => match self.some_article() {
                Some((article, text)) => Edit::AddClaim(self.any_event_id(), Arc::new(self.claim(article, &text))),
                None => Edit::SplitEvents(vec![]),
            },
            8 => {
                let (event, claim) = self.any_claim(project);
                Edit::Claim { event, claim, change: self.claim_change() }
            }
            _ => Edit::SetStatus { events: self.some_events(), status: self.one_of(&Status::ALL), why: self.words() },
        }
    }

    fn edit_of_entities(&mut self, project: &Project) -> Edit {
        match self.below(7) {
            1 => {
                let id = EntityId(self.next());
                Edit::AddEntity(Arc::new(self.entity(id)))
            }
            2 => Edit::MergeEntities { into: self.any_entity_id(), others: self.some_entities() },
            3 => Edit::SplitEntities(self.some_entities()),
            4 => {
                let at = self.any_place();
                let level = self.one_of(&[Level::Name, Level::Nominal, Level::Pronoun]);
                Edit::PutMention(
                    at.article,
                    Mention { span: at.span, level, entity: self.any_entity_id(), origin: Origin::Person },
                )
            }
            5 => {
                let at = self.any_place();
                let mentions =
                    project.articles.get(at.article).map(|article| article.mentions.iter().map(|mention| mention.span));
                let mentions: Vec<Span> = mentions.into_iter().flatten().collect();
                let span = if mentions.is_empty() { at.span } else { self.one_of(&mentions) };
                Edit::RemoveMention(at.article, span)
            }
            _ => Edit::Entities(self.some_entities(), self.entity_change()),
        }
    }

    fn edit_of_reviews(&mut self, project: &Project) -> Edit {
        let at = self.any_place();
        match self.below(7) {
            1 => Edit::PutNote(PassageNote { at, ..self.passage_note(project) }),
            2 => Edit::RemoveNote(self.passage_note(project).id),
            3 => {
                let id = self.question_id(project);
                Edit::PutQuestion(Question { id, at: self.flag().then_some(at), ..self.question() })
            }
            4 => Edit::RemoveQuestion(self.question_id(project)),
            5 => Edit::SignOff { article: at.article, span: at.span, on: true },
            6 => Edit::SignOff { article: at.article, span: at.span, on: false },
            _ => Edit::Seen(at.article, (0..self.below(3)).map(|_| self.span_of(at.article)).chain([at.span]).collect()),
        }
    }

    fn edit_of_the_project(&mut self, project: &Project) -> Edit {
        match self.below(8) {
            1 => {
                let month = u8::try_from(self.below(14)).expect("small");
                let settings = self.settings();
                Edit::SetSettings(if self.flag() { settings } else { Settings { fiscal_start_month: month, ..settings } })
            }
            2 => Edit::Refuse(self.refusal()),
            3 => Edit::Unrefuse(if project.refusals.is_empty() { self.refusal() } else { self.one_of(&project.refusals) }),
            4 => Edit::Learn(self.lexicon_entry()),
            5 => Edit::Unlearn(if project.lexicon.is_empty() { self.lexicon_entry() } else { self.one_of(&project.lexicon) }),
            6 => {
                Edit::SaveView(SavedView { name: self.words(), query: self.words(), lanes: self.words(), range: self.words() })
            }
            7 => Edit::DropView(self.words()),
            _ => Edit::SetTitle(self.words()),
        }
    }

    /// Readings of the articles of another project, some of them of articles that are there already.
    fn readings(&mut self) -> Vec<Reading> {
        let choices = (0..self.below(160)).map(|_| self.next()).collect();
        let other = Self::new(choices).project();
        other.articles.iter_shared().map(|article| reading_of(&other, article)).collect()
    }

    /// A new reading of an article that is there, of the same or of other words.
    fn rereading(&mut self, project: &Project) -> Option<Reading> {
        let (id, old) = self.some_article()?;
        let text: Arc<str> = self.changed_text(&old).into();
        let events = project.events.iter().filter(|event| event.claims.iter().any(|claim| claim.article == id));
        let held: Vec<(EventId, ClaimId)> = events.map(|event| (event.id, event.claims[0].id)).collect();
        let mut events = Vec::new();
        for found in held {
            if self.flag() {
                events.push(found);
            }
        }
        if self.flag() {
            events.push((EventId(self.next()), self.claim_id()));
        }
        let events = events.into_iter().map(|(event, claim)| {
            let claim = Claim { id: claim, ..as_read(self.claim(id, &text)) };
            Arc::new(Event::new(event, vec![claim]))
        });
        let events = events.collect();
        let mut article = self.article_of(id, text);
        article.mentions = found_by_a_rule(&article.mentions);
        let mut entities: Vec<EntityId> = article.mentions.iter().map(|mention| mention.entity).collect();
        entities.sort_unstable();
        entities.dedup();
        let entities = entities.into_iter().map(|id| Arc::new(self.found_entity(id))).collect();
        article.source = None;
        Some(Reading { article: Arc::new(article), source: None, entities, events })
    }

    fn found_entity(&mut self, id: EntityId) -> Entity {
        Entity::new(id, self.one_of(&EntityKind::ALL), &self.words(), Origin::rule("law", ""))
    }

    fn changed_text(&mut self, old: &str) -> String {
        let (head, tail) = old.split_at(old.floor_char_boundary(self.below(old.len() + 1)));
        match self.below(5) {
            1 => format!("{}{old}", self.words()),
            2 => format!("{head}{}{tail}", self.words()),
            3 => tail.to_owned(),
            4 => format!("{tail}{head}"),
            _ => old.to_owned(),
        }
    }

    fn article_change(&mut self) -> ArticleChange {
        match self.below(9) {
            1 => ArticleChange::Published(self.maybe(|maker| Published {
                day: maker.day(),
                time: maker.maybe(Self::time),
                zone: maker.maybe(Self::zone),
                words: None,
            })),
            2 => ArticleChange::Source(self.maybe(Self::words)),
            3 => ArticleChange::Url(self.maybe(Self::words)),
            4 => ArticleChange::ArchiveUrl(self.maybe(Self::words)),
            5 => ArticleChange::Author(self.maybe(Self::words)),
            6 => ArticleChange::Language(self.maybe(Self::words)),
            7 => ArticleChange::AddTag(self.words()),
            8 => ArticleChange::RemoveTag(self.words()),
            _ => ArticleChange::Note(self.words()),
        }
    }

    fn source_change(&mut self) -> SourceChange {
        if self.flag() {
            SourceChange::Name(self.words())
        } else {
            SourceChange::Reliability(self.maybe(|maker| maker.one_of(&[Reliability::A, Reliability::F])))
        }
    }

    fn decided_field(&mut self) -> DecidedField {
        match self.below(8) {
            1 => DecidedField::When(self.maybe(|maker| maker.when(""))),
            2 => DecidedField::Participants(self.maybe(|maker| {
                (0..maker.below(3)).map(|_| Participation { entity: maker.any_entity_id(), role: Role::Target }).collect()
            })),
            3 => DecidedField::Place(self.maybe(|maker| maker.maybe(Self::any_entity_id))),
            4 => DecidedField::EventType(self.maybe(Self::event_type)),
            5 => DecidedField::Factuality(self.maybe(|maker| maker.one_of(&Factuality::ALL))),
            6 => DecidedField::Polarity(self.maybe(Self::polarity)),
            7 => DecidedField::Quantities(self.maybe(|maker| (0..maker.below(3)).map(|_| maker.quantity("")).collect())),
            _ => DecidedField::Title(self.maybe(Self::words)),
        }
    }

    fn event_change(&mut self) -> EventChange {
        match self.below(4) {
            1 => EventChange::AddTag(self.words()),
            2 => EventChange::RemoveTag(self.words()),
            3 => EventChange::Star(self.flag()),
            _ => EventChange::Note(self.words()),
        }
    }

    fn claim_change(&mut self) -> ClaimChange {
        match self.below(4) {
            1 => ClaimChange::Credibility(self.maybe(|maker| u8::try_from(maker.below(9)).expect("small"))),
            2 => ClaimChange::MoveTo(self.maybe(Self::any_event_id)),
            3 => ClaimChange::Remove,
            _ => ClaimChange::Stance(self.one_of(&[Stance::Supports, Stance::Contradicts])),
        }
    }

    fn entity_change(&mut self) -> EntityChange {
        match self.below(10) {
            1 => EntityChange::Kind(self.one_of(&EntityKind::ALL)),
            2 => EntityChange::Role(self.words()),
            3 => EntityChange::Aliases((0..self.below(3)).map(|_| self.words()).map(Into::into).collect()),
            4 => EntityChange::Note(self.words()),
            5 => EntityChange::AddTag(self.words()),
            6 => EntityChange::RemoveTag(self.words()),
            7 => EntityChange::Rejected(self.flag()),
            8 => EntityChange::Parent(self.maybe(Self::any_entity_id)),
            9 => {
                let degrees = [0.0, -0.0, 52.5, 90.0, 90.5, 400.0, f64::NAN, f64::INFINITY];
                let (latitude, longitude) = (self.one_of(&degrees), self.one_of(&degrees));
                EntityChange::Coordinates(self.maybe(|_| Coordinates { latitude, longitude }))
            }
            _ => EntityChange::Name(self.words()),
        }
    }

    fn passage_note(&mut self, project: &Project) -> PassageNote {
        let held: Vec<NoteId> = project.notes.iter().map(|note| note.id).collect();
        let id = if held.is_empty() || self.flag() { NoteId(self.next()) } else { self.one_of(&held) };
        PassageNote { id, at: self.any_place(), text: self.words(), tags: self.tags(), extra: self.extra() }
    }

    fn question_id(&mut self, project: &Project) -> QuestionId {
        let held: Vec<QuestionId> = project.questions.iter().map(|question| question.id).collect();
        if held.is_empty() || self.flag() { QuestionId(self.next()) } else { self.one_of(&held) }
    }

    /// Words of an article; now and then of none, or none of it.
    fn any_place(&mut self) -> SourceSpan {
        let article = self.article_id();
        SourceSpan { article, span: self.span_of(article) }
    }

    fn span_of(&mut self, article: ArticleId) -> Span {
        let held = self.articles.iter().find(|(id, _)| *id == article).map(|(_, text)| Arc::clone(text));
        match held {
            Some(text) if self.below(12) < 11 => self.span(&text),
            _ => {
                let start = self.below(60);
                Span::new(start, start + self.below(60))
            }
        }
    }

    fn article_id(&mut self) -> ArticleId {
        if self.articles.is_empty() || self.is_unknown() {
            ArticleId(self.next())
        } else {
            self.one_of(&self.articles.clone()).0
        }
    }

    fn source_id(&mut self) -> SourceId {
        if self.sources.is_empty() || self.is_unknown() { SourceId(self.next()) } else { self.one_of(&self.sources.clone()) }
    }

    fn any_event_id(&mut self) -> EventId {
        if self.is_unknown() { EventId(self.next()) } else { self.event_id() }
    }

    fn any_entity_id(&mut self) -> EntityId {
        if self.is_unknown() { EntityId(self.next()) } else { self.entity_id() }
    }

    fn some_events(&mut self) -> Vec<EventId> {
        (0..self.below(4)).map(|_| self.any_event_id()).collect()
    }

    fn some_entities(&mut self) -> Vec<EntityId> {
        (0..self.below(4)).map(|_| self.any_entity_id()).collect()
    }

    fn any_claim(&mut self, project: &Project) -> (EventId, ClaimId) {
        let of = |event: Arc<Event>| event.claims.iter().map(|claim| (event.id, claim.id)).collect::<Vec<_>>();
        let claims: Vec<_> = project.events.iter().flat_map(of).collect();
        if claims.is_empty() || self.is_unknown() { (self.any_event_id(), ClaimId(self.next())) } else { self.one_of(&claims) }
    }

    fn new_event_id(&mut self) -> EventId {
        if self.is_unknown() { self.event_id() } else { EventId(self.next()) }
    }

    fn is_unknown(&mut self) -> bool {
        self.below(16) == 15
    }
}

fn found_by_a_rule(mentions: &Mentions) -> Mentions {
    let found = |mention: MentionRef<'_>| Mention { origin: Origin::rule("law", ""), ..mention.to_mention() };
    mentions.iter().map(found).collect()
}

/// Returns what reading one article of a project would have found of it.
fn reading_of(project: &Project, article: &Arc<Article>) -> Reading {
    let mut read = Article::clone(article);
    read.mentions = found_by_a_rule(&read.mentions);
    let entities = project.entities.iter().filter(|entity| read.mentions.iter().any(|mention| mention.entity == entity.id));
    let entities = entities.map(|entity| {
        let found = Entity::new(entity.id, entity.kind, &entity.name, Origin::rule("law", ""));
        Arc::new(Entity { aliases: entity.aliases.clone(), role: entity.role.clone(), ..found })
    });
    let events = project.events.iter().filter_map(|event| {
        let claims: Vec<Claim> =
            event.claims.iter().filter(|claim| claim.article == read.id).cloned().map(as_read).take(1).collect();
        (!claims.is_empty()).then(|| Arc::new(Event::new(event.id, claims)))
    });
    let source: Option<Source> = read.source.and_then(|id| project.sources.get(id)).cloned();
    Reading { entities: entities.collect(), events: events.collect(), source, article: Arc::new(read) }
}

/// Takes away what only a person adds to a claim.
fn as_read(claim: Claim) -> Claim {
    Claim {
        stance: Stance::default(),
        credibility: None,
        moved_to: None,
        lost_words: None,
        origin: Origin::rule("law", ""),
        ..claim
    }
}

/// One step of `SplitMix64`.
const fn scrambled(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
