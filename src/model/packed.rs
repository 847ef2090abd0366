//! Events at rest: the many that nobody has touched, in a few bytes each.
//!
//! A project of a million events holds little else than what reading found in its articles, and most of an [`Event`] as the
//! program works with it are pointers, lengths and empty places.
//! Spans are written as differences from the quote, numbers in as many bytes as they need (LEB128, as in DWARF and WebAssembly,
//! signed ones in zigzag order), and what many events share as a number of it.

use std::hash::Hash;
use std::sync::Arc;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::{
    ArticleId, Attribution, Claim, ClaimId, Dating, Event, EventId, EventType, Extra, Factuality, Interned, Origin,
    Participant, Polarity, Quantity, Role, Sparse, Stance, Status, When,
};
use crate::text::Span;

/// Packed events, sorted by id.
#[derive(Debug, Default)]
pub(super) struct PackedEvents {
    ids: Vec<EventId>,
    /// Where the bytes of each end.
    ends: Vec<u32>,
    bytes: Vec<u8>,
    titles: Vec<ArcStr>,
    articles: Shared<ArticleId>,
    types: Shared<EventType>,
    datings: Shared<Arc<Dating>>,
    origins: Shared<Origin>,
    /// What is counted, and the names of roles.
    words: Shared<Interned>,
}

/// Values that many events share, each kept once and known by its number.
#[derive(Debug)]
struct Shared<T> {
    values: Vec<T>,
    /// The number of each value; only looked up, and empty once all events are packed.
    numbers: FxHashMap<T, u32>,
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self { values: Vec::new(), numbers: FxHashMap::default() }
    }
}

impl<T: Clone + Eq + Hash> Shared<T> {
    fn number(&mut self, value: &T) -> u64 {
        if let Some(&number) = self.numbers.get(value) {
            return number.into();
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.numbers.insert(value.clone(), number);
        number.into()
    }

    fn get(&self, number: u64) -> Option<&T> {
        self.values.get(usize::try_from(number).ok()?)
    }

    fn finish(&mut self) {
        self.values.shrink_to_fit();
        self.numbers = FxHashMap::default();
    }
}

/// Whether an event is as reading found it, its status aside, so that it can be packed.
pub(super) fn is_plain(event: &Event) -> bool {
    let [claim] = &*event.claims else { return false };
    event.merged_into.is_none()
        && !event.star
        && event.decided.is_empty()
        && event.note.is_empty()
        && event.tags.is_empty()
        && event.extra.is_empty()
        && claim.credibility.is_none()
        && claim.moved_to.is_none()
        && claim.lost_words.is_none()
        && claim.extra.is_empty()
}

impl PackedEvents {
    pub(super) const fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn id(&self, index: usize) -> EventId {
        self.ids[index]
    }

    pub(super) fn index_of(&self, id: EventId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// Packs a plain event whose id is greater than that of every packed one; returns whether it was.
    pub(super) fn push(&mut self, event: &Event) -> bool {
        let is_last = self.ids.last().is_none_or(|last| *last < event.id);
        let ([claim], true) = (&*event.claims, is_last && is_plain(event)) else { return false };
        let before = self.bytes.len();
        self.write(event.status, claim);
        let Ok(end) = u32::try_from(self.bytes.len()) else {
            self.bytes.truncate(before);
            return false;
        };
        self.ids.push(event.id);
        self.ends.push(end);
        self.titles.push(claim.title.clone());
        true
    }

    /// Gives back the room that only packing needed.
    pub(super) fn finish(&mut self) {
        self.ids.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.bytes.shrink_to_fit();
        self.titles.shrink_to_fit();
        self.articles.finish();
        self.types.finish();
        self.datings.finish();
        self.origins.finish();
        self.words.finish();
    }

    fn write(&mut self, status: Status, claim: &Claim) {
        let article = self.articles.number(&claim.article);
        let event_type = self.types.number(&claim.event_type);
        let dating = self.datings.number(claim.when.dating());
        let origin = self.origins.number(&claim.origin);
        let mut out = Writer { bytes: &mut self.bytes, from: claim.quote.start() };
        out.bytes.extend([status as u8 | (claim.stance as u8) << 4, claim.factuality as u8 | (claim.polarity as u8) << 4]);
        out.bytes.extend(claim.id.0.to_le_bytes());
        for number in [article, event_type, dating, origin, claim.quote.start() as u64] {
            out.number(number);
        }
        out.span(claim.quote);
        out.list(&claim.triggers, |out, span| out.span(*span));
        out.list(&claim.participants, |out, part| {
            out.span(part.mention);
            out.number(match part.role {
                Role::Actor => 0,
                Role::Target => 1,
                Role::Speaker => 2,
                Role::Other(name) => 3 + self.words.number(&name.as_str().into()),
            });
        });
        out.maybe(claim.place, Writer::span);
        out.maybe(claim.when.expression, Writer::span);
        out.maybe(claim.attribution, |out, said| {
            out.span(said.words);
            out.maybe(said.speaker, Writer::span);
        });
        out.list(&claim.quantities, |out, quantity| {
            out.number(self.words.number(&quantity.what));
            for bound in [quantity.low, quantity.best, quantity.high] {
                out.maybe(bound, Writer::signed);
            }
            out.maybe(quantity.words, Writer::span);
        });
    }

    fn reader(&self, index: usize) -> Reader<'_> {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        Reader { bytes: &self.bytes[start..self.ends[index] as usize], from: 0 }
    }

    /// Returns the status of the event at an index, without unpacking the rest.
    pub(super) fn status(&self, index: usize) -> Status {
        status_of(self.reader(index).byte())
    }

    /// Unpacks the event at an index.
    pub(super) fn get(&self, index: usize) -> Event {
        let mut from = self.reader(index);
        let (first, second) = (from.byte(), from.byte());
        let id = ClaimId(from.eight_bytes());
        let [article, event_type, dating, origin, start] = std::array::from_fn(|_| from.number());
        from.from = usize::try_from(start).unwrap_or_default();
        let quote = from.span();
        let triggers = from.list(Reader::span);
        let participants = from.list(|from| Participant { mention: from.span(), role: self.role(from.number()) });
        let place = from.maybe(Reader::span);
        let expression = from.maybe(Reader::span);
        let attribution = from.maybe(|from| Attribution { words: from.span(), speaker: from.maybe(Reader::span) });
        let quantities: Vec<Quantity> = from.list(|from| Quantity {
            what: self.words.get(from.number()).cloned().unwrap_or_default(),
            low: from.maybe(Reader::signed),
            best: from.maybe(Reader::signed),
            high: from.maybe(Reader::signed),
            words: from.maybe(Reader::span),
        });
        let unknown = || When::undated("", "");
        let claim = Claim {
            id,
            article: self.articles.get(article).copied().unwrap_or(ArticleId(0)),
            quote,
            triggers,
            title: self.titles[index].clone(),
            when: self.datings.get(dating).map_or_else(unknown, |dating| When::shared(expression, Arc::clone(dating))),
            event_type: self.types.get(event_type).cloned().unwrap_or_default(),
            participants,
            place,
            quantities: if quantities.is_empty() { Sparse::EMPTY } else { quantities.into() },
            factuality: Factuality::ALL[usize::from(second & 7)],
            polarity: if second >> 4 == Polarity::Negative as u8 { Polarity::Negative } else { Polarity::Positive },
            attribution,
            stance: if first >> 4 == Stance::Contradicts as u8 { Stance::Contradicts } else { Stance::Supports },
            credibility: None,
            moved_to: None,
            lost_words: None,
            origin: self.origins.get(origin).cloned().unwrap_or(Origin::Person),
            extra: Extra::default(),
        };
        let mut event = Event::new(self.ids[index], vec![claim]);
        event.status = status_of(first);
        event
    }

    fn role(&self, number: u64) -> Role {
        match number {
            0 => Role::Actor,
            1 => Role::Target,
            2 => Role::Speaker,
            other => Role::Other(self.words.get(other - 3).map_or("", |name| name).into()),
        }
    }
}

fn status_of(byte: u8) -> Status {
    let of_number = |status: &Status| *status as u8 == byte & 15;
    Status::ALL.into_iter().find(of_number).unwrap_or_default()
}

/// Writes numbers and spans; spans are counted from `from`.
struct Writer<'b> {
    bytes: &'b mut Vec<u8>,
    from: usize,
}

impl Writer<'_> {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    fn span(&mut self, span: Span) {
        let difference = |a: usize, b: usize| (a as u64).wrapping_sub(b as u64).cast_signed();
        self.signed(difference(span.start(), self.from));
        self.signed(difference(span.end(), span.start()));
    }

    fn list<T>(&mut self, values: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.number(values.len() as u64);
        for value in values {
            each(self, value);
        }
    }

    /// Writes whether there is a value, and the value.
    fn maybe<T>(&mut self, value: Option<T>, each: impl FnOnce(&mut Self, T)) {
        self.bytes.push(value.is_some().into());
        if let Some(value) = value {
            each(self, value);
        }
    }
}

/// Reads what a [`Writer`] wrote.
struct Reader<'b> {
    bytes: &'b [u8],
    from: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        let Some((&byte, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        byte
    }

    fn eight_bytes(&mut self) -> u64 {
        u64::from_le_bytes(std::array::from_fn(|_| self.byte()))
    }

    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return number;
            }
        }
    }

    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    fn span(&mut self) -> Span {
        let moved = |from: usize, by: i64| usize::try_from((from as u64).wrapping_add_signed(by)).unwrap_or_default();
        let start = moved(self.from, self.signed());
        Span::new(start, moved(start, self.signed()))
    }

    fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let n = usize::try_from(self.number()).unwrap_or_default();
        (0..n).map(|_| each(self)).collect()
    }

    fn maybe<T>(&mut self, each: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.byte() != 0).then(|| each(self))
    }
}
