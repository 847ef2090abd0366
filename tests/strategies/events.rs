//! Events, claims and verdicts.

use std::sync::Arc;

use dateline::model::{
    ArticleId, Attribution, Claim, Decided, Event, EventId, EventType, Factuality, Participant, Participation, Polarity,
    Quantity, Role, Sparse, Stance, Status, Verdict,
};

use super::Maker;

impl Maker {
    /// Makes an event with this id; without articles it has no claims.
    pub(crate) fn event(&mut self, id: EventId) -> Event {
        let n_claims = self.below(4);
        let claims = (0..n_claims).filter_map(|_| self.some_article()).collect::<Vec<_>>();
        Event {
            id,
            claims: claims.into_iter().map(|(article, text)| self.claim(article, &text)).collect(),
            status: self.one_of(&Status::ALL),
            merged_into: self.later(id, Self::events),
            decided: if self.flag() { self.decided().into() } else { Sparse::default() },
            note: self.words().into(),
            tags: self.tags().into(),
            star: self.flag(),
            extra: self.extra(),
        }
    }

    /// Makes a claim of this article.
    pub(crate) fn claim(&mut self, article: ArticleId, text: &Arc<str>) -> Claim {
        Claim {
            id: self.claim_id(),
            article,
            quote: self.span(text),
            triggers: self.spans(text),
            title: self.words().into(),
            when: self.when(text),
            event_type: self.event_type(),
            participants: (0..self.below(3)).map(|_| Participant { mention: self.span(text), role: self.role() }).collect(),
            place: self.maybe(|maker| maker.span(text)),
            quantities: (0..self.below(3)).map(|_| self.quantity(text)).collect::<Vec<_>>().into(),
            factuality: self.one_of(&Factuality::ALL),
            polarity: self.polarity(),
            attribution: self
                .maybe(|maker| Attribution { speaker: maker.maybe(|maker| maker.span(text)), words: maker.span(text) }),
            stance: self.one_of(&[Stance::Supports, Stance::Contradicts]),
            credibility: self.maybe(|maker| u8::try_from(maker.below(6) + 1).expect("small")),
            moved_to: self.maybe(Self::event_id),
            lost_words: self.maybe(Self::words).map(Into::into),
            origin: self.origin(),
            extra: self.extra(),
        }
    }

    fn decided(&mut self) -> Decided {
        Decided {
            title: self.verdict(Self::words),
            when: self.verdict(|maker| maker.when("")),
            participants: self.verdict(|maker| {
                (0..maker.below(3)).map(|_| Participation { entity: maker.entity_id(), role: maker.role() }).collect()
            }),
            place: self.verdict(|maker| maker.maybe(Self::entity_id)),
            event_type: self.verdict(Self::event_type),
            factuality: self.verdict(|maker| maker.one_of(&Factuality::ALL)),
            polarity: self.verdict(Self::polarity),
            quantities: self.verdict(|maker| (0..maker.below(3)).map(|_| maker.quantity("")).collect()),
        }
    }

    fn verdict<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<Verdict<T>> {
        self.maybe(|maker| Verdict { value: make(maker), reason: maker.words() })
    }

    pub(crate) fn quantity(&mut self, text: &str) -> Quantity {
        Quantity {
            what: self.words().into(),
            low: self.maybe(Self::signed),
            best: self.maybe(Self::signed),
            high: self.maybe(Self::signed),
            words: self.maybe(|maker| maker.span(text)),
        }
    }

    pub(crate) fn event_type(&mut self) -> EventType {
        if self.flag() { EventType::new(self.words()) } else { EventType::default() }
    }

    fn role(&mut self) -> Role {
        match self.below(4) {
            1 => Role::Target,
            2 => Role::Speaker,
            3 => Role::Other(self.one_of(&["actor", "", "mediator"]).into()),
            _ => Role::Actor,
        }
    }

    pub(crate) fn polarity(&mut self) -> Polarity {
        self.one_of(&[Polarity::Positive, Polarity::Negative])
    }
}
