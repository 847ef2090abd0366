//! The mentions of one article, sixteen bytes each: a project of a hundred thousand articles holds millions.

use std::fmt;

use super::{EntityId, Level, Mention, Origin};
use crate::text::Span;

/// The mentions of one article, in the order of their spans once the article is sound.
///
/// What many of them share, their entity and what linked them to it, is kept once and known by its number.
#[derive(Clone, Default)]
pub struct Mentions {
    entries: Vec<Entry>,
    entities: Vec<EntityId>,
    links: Vec<(Level, Origin)>,
}

#[derive(Clone, Copy)]
struct Entry {
    span: Span,
    /// The number of its entity.
    entity: u32,
    /// The number of how and why it is linked.
    link: u32,
}

/// A mention as a list holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MentionRef<'m> {
    /// The words.
    pub span: Span,
    /// How they refer.
    pub level: Level,
    /// What they refer to.
    pub entity: EntityId,
    /// What linked them.
    pub origin: &'m Origin,
}

impl MentionRef<'_> {
    /// Returns the mention by itself.
    pub fn to_mention(self) -> Mention {
        Mention { span: self.span, level: self.level, entity: self.entity, origin: self.origin.clone() }
    }
}

impl Mentions {
    /// Returns how many there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns every mention in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = MentionRef<'_>> + DoubleEndedIterator + Clone {
        self.entries.iter().map(|entry| self.mention(*entry))
    }

    /// Returns the mentions that begin in a part of the text.
    pub fn beginning_in(&self, part: Span) -> impl ExactSizeIterator<Item = MentionRef<'_>> + DoubleEndedIterator + Clone {
        let first_from = |offset: usize| self.entries.partition_point(|entry| entry.span.start() < offset);
        let (from, to) = (first_from(part.start()), first_from(part.end()));
        self.entries[from..to.max(from)].iter().map(|entry| self.mention(*entry))
    }

    /// Returns the mention with exactly this span.
    pub fn at(&self, span: Span) -> Option<MentionRef<'_>> {
        self.find(span).ok().map(|index| self.mention(self.entries[index]))
    }

    fn find(&self, span: Span) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&span, |entry| entry.span)
    }

    fn mention(&self, entry: Entry) -> MentionRef<'_> {
        let (level, origin) = &self.links[entry.link as usize];
        MentionRef { span: entry.span, level: *level, entity: self.entities[entry.entity as usize], origin }
    }

    /// Puts a mention at its place; one with the same span gives way.
    pub fn put(&mut self, mention: Mention) {
        let found = self.find(mention.span);
        let entry = self.entry(mention);
        match found {
            Ok(index) => self.entries[index] = entry,
            Err(index) => self.entries.insert(index, entry),
        }
    }

    /// Takes the mention with exactly this span away.
    pub fn remove(&mut self, span: Span) {
        self.entries.retain(|entry| entry.span != span);
    }

    fn entry(&mut self, mention: Mention) -> Entry {
        let Mention { span, level, entity, origin } = mention;
        Entry { span, entity: number(&mut self.entities, entity), link: number(&mut self.links, (level, origin)) }
    }
}

/// Returns the number of a value in a list of few, to which it is added where it is new.
fn number<T: PartialEq>(values: &mut Vec<T>, value: T) -> u32 {
    let held = values.iter().position(|held| *held == value);
    let number = held.unwrap_or_else(|| {
        values.push(value);
        values.len() - 1
    });
    // An article has fewer bytes, and so fewer mentions.
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl FromIterator<Mention> for Mentions {
    /// Takes mentions over in the order in which they come.
    fn from_iter<I: IntoIterator<Item = Mention>>(mentions: I) -> Self {
        let mut list = Self::default();
        for mention in mentions {
            let entry = list.entry(mention);
            list.entries.push(entry);
        }
        list.entries.shrink_to_fit();
        list.entities.shrink_to_fit();
        list.links.shrink_to_fit();
        list
    }
}

impl From<Vec<Mention>> for Mentions {
    fn from(mentions: Vec<Mention>) -> Self {
        mentions.into_iter().collect()
    }
}

impl PartialEq for Mentions {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Mentions {}

impl fmt::Debug for Mentions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityId, Level, Mention, MentionRef, Mentions, Origin, Span};

    fn mention(start: usize, end: usize, entity: u64, level: Level) -> Mention {
        Mention { span: Span::new(start, end), level, entity: EntityId(entity), origin: Origin::Person }
    }

    #[test]
    fn a_mention_that_is_put_stands_at_its_place() {
        let all = [mention(3, 5, 1, Level::Name), mention(0, 2, 2, Level::Pronoun), mention(3, 4, 1, Level::Nominal)];
        let mut list = Mentions::default();
        all.iter().cloned().for_each(|mention| list.put(mention));
        let sorted: Mentions = [1, 2, 0].map(|index: usize| all[index].clone()).into_iter().collect();
        assert_eq!(list, sorted);
        assert_eq!(list.at(Span::new(3, 4)).map(MentionRef::to_mention), Some(all[2].clone()));
        let starts = |from, to| list.beginning_in(Span::new(from, to)).map(|mention| mention.span.end()).collect::<Vec<_>>();
        assert_eq!((starts(0, 3), starts(3, 9), starts(4, 4)), (vec![2], vec![4, 5], vec![]));
        list.put(mention(0, 2, 7, Level::Name));
        assert_eq!((list.len(), list.iter().next().map(|mention| mention.entity)), (3, Some(EntityId(7))));
        list.remove(Span::new(3, 5));
        assert_eq!(list.iter().map(|mention| mention.span.end()).collect::<Vec<_>>(), [2, 4]);
    }
}
