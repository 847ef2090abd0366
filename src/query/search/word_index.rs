//! Which texts hold which words: a list of the texts for each word, found by whole words, beginnings, insides or likeness.

use std::collections::HashMap;

use compact_str::CompactString;
use rustc_hash::FxBuildHasher;

use super::ascending::Ascending;
use super::near::{allowed, is_within};
use super::{Bits, folded_words};

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A title.
    Title,
    /// A person's note.
    Note,
    /// Words of an article.
    Quote,
    /// A person's tag.
    Tag,
}

/// How close the words that were found are to the typed one, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// They begin with it, or are it.
    Beginning,
    /// They hold it.
    Inside,
    /// They differ in a letter or two.
    Near,
}

/// How a typed word is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As a whole word.
    Whole,
    /// As the beginning of a word; where no word begins so, inside words; where none holds it, as a word that is nearly the same.
    Beginning,
}

/// An index of the words of numbered texts. Texts are added in the order of their numbers and never taken out.
#[derive(Debug, Clone, Default)]
pub struct WordIndex {
    numbers: HashMap<CompactString, u32, FxBuildHasher>,
    /// Every word one after the other, and where each ends.
    letters: String,
    ends: Vec<u32>,
    /// For each word its texts, ascending: number of the text times four, plus the part.
    texts: Vec<Ascending>,
}

impl WordIndex {
    /// Adds a part of a text; texts come in ascending order, and of each its parts in theirs.
    pub fn add(&mut self, text: u32, part: Part, words: &str) {
        let packed = (text << 2) | part as u32;
        folded_words(words, |_, word| {
            let number = self.number(word);
            self.texts[number].push(packed);
        });
    }

    /// Returns the number of a word, which is added where it is new.
    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.numbers.get(word) {
            return number as usize;
        }
        let number = self.texts.len();
        self.numbers.insert(word.into(), u32::try_from(number).unwrap_or(u32::MAX));
        self.letters.push_str(word);
        self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
        self.texts.push(Ascending::default());
        number
    }

    /// Returns how many different words there are.
    pub fn n_words(&self) -> usize {
        self.texts.len()
    }

    /// Returns every word, with its number.
    fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.ends.iter().enumerate().map(move |(number, &end)| {
            let word = self.letters.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            (number, word)
        })
    }

    /// Returns the numbers of the words that a folded word stands for, and how close they are.
    pub fn find(&self, typed: &str, how: How) -> (Vec<usize>, Closeness) {
        self.find_in(typed, how, |_| true)
    }

    /// Returns the same, of words in texts that count only: a word whose texts are all gone hides no other one.
    pub fn find_in(&self, typed: &str, how: How, counts: impl Fn(u32) -> bool) -> (Vec<usize>, Closeness) {
        let counts = |number: usize| self.texts[number].iter().any(|packed| counts(packed >> 2));
        if how == How::Whole {
            return (self.numbers.get(typed).map(|&number| number as usize).into_iter().collect(), Closeness::Beginning);
        }
        let beginning: Vec<usize> = self.numbers_of(|word| word.starts_with(typed), counts);
        if !beginning.is_empty() {
            return (beginning, Closeness::Beginning);
        }
        let inside = self.numbers_of(|word| word.contains(typed), counts);
        if !inside.is_empty() {
            return (inside, Closeness::Inside);
        }
        let letters: Vec<char> = typed.chars().collect();
        let limit = allowed(letters.len());
        if limit == 0 {
            return (Vec::new(), Closeness::Near);
        }
        let first = letters[0];
        (self.numbers_of(|word| word.starts_with(first) && is_within(&letters, word, limit), counts), Closeness::Near)
    }

    fn numbers_of(&self, test: impl Fn(&str) -> bool, counts: impl Fn(usize) -> bool) -> Vec<usize> {
        self.words().filter(|&(number, word)| test(word) && counts(number)).map(|(number, _)| number).collect()
    }

    /// Returns the word with this number.
    pub fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.letters.get(start..self.ends[number] as usize).unwrap_or_default()
    }

    /// Puts the rows of all texts that hold one of these words in one of the parts into a set; `row` says which row a text is of.
    pub fn collect(&self, words: &[usize], parts: &[Part], row: impl Fn(u32) -> Option<usize>, into: &mut Bits) {
        let wanted = parts.iter().fold(0u32, |mask, &part| mask | 1 << part as u32);
        for packed in words.iter().flat_map(|&word| self.texts[word].iter()) {
            if wanted >> (packed & 3) & 1 == 1
                && let Some(row) = row(packed >> 2)
            {
                into.set(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bits, Closeness, How, Part, WordIndex};

    fn found(index: &WordIndex, typed: &str, how: How, parts: &[Part]) -> Vec<usize> {
        let (words, _) = index.find(typed, how);
        let mut bits = Bits::none(8);
        index.collect(&words, parts, |text| Some(text as usize), &mut bits);
        bits.iter().collect()
    }

    #[test]
    fn beginnings_come_before_insides_and_likenesses() {
        let mut index = WordIndex::default();
        index.add(0, Part::Title, "War in the north");
        index.add(0, Part::Quote, "a war, a war");
        index.add(1, Part::Title, "Toward the warm south");
        index.add(2, Part::Note, "Putin");
        let all = [Part::Title, Part::Note, Part::Quote];
        assert_eq!(found(&index, "war", How::Beginning, &all), [0, 1]);
        assert_eq!(found(&index, "war", How::Whole, &all), [0]);
        assert_eq!(found(&index, "ward", How::Beginning, &all), [1], "inside, since nothing begins so");
        assert_eq!(found(&index, "puten", How::Beginning, &all), [2], "nearly the same");
        assert_eq!(found(&index, "putin", How::Beginning, &[Part::Title]), Vec::<usize>::new());
        assert_eq!(index.n_words(), 9);
        assert_eq!(index.find("puten", How::Beginning).1, Closeness::Near);
    }
}
