//! A set of small numbers as bits.

/// A set of the numbers below a fixed size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    size: usize,
}

impl Bits {
    /// Makes an empty set of numbers below `size`.
    pub fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size }
    }

    /// Makes the set of all numbers below `size`.
    pub fn all(size: usize) -> Self {
        Self::none(size).opposite()
    }

    /// Makes the set of the numbers below `size` that pass a test.
    pub fn of(size: usize, test: impl Fn(usize) -> bool) -> Self {
        let mut bits = Self::none(size);
        for index in (0..size).filter(|&index| test(index)) {
            bits.set(index);
        }
        bits
    }

    /// Puts a number in; one that is too large is left out.
    pub fn set(&mut self, index: usize) {
        if index < self.size {
            self.words[index / 64] |= 1 << (index % 64);
        }
    }

    /// Takes a number out.
    pub fn unset(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64) {
            *word &= !(1 << (index % 64));
        }
    }

    /// Returns how many numbers are in both sets.
    pub fn n_common(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, more)| (word & more).count_ones() as usize).sum()
    }

    /// Whether a number is in the set.
    pub fn has(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Returns how many numbers are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Keeps what is in both sets.
    pub fn and(&mut self, other: &Self) {
        for (word, &more) in self.words.iter_mut().zip(&other.words) {
            *word &= more;
        }
    }

    /// Adds what is in the other set.
    pub fn or(&mut self, other: &Self) {
        for (word, &more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Returns the numbers that are not in the set.
    #[must_use]
    pub fn opposite(mut self) -> Self {
        for word in &mut self.words {
            *word = !*word;
        }
        let beyond = self.size % 64;
        if let Some(last) = self.words.last_mut().filter(|_| beyond > 0) {
            *last &= (1 << beyond) - 1;
        }
        self
    }

    /// Returns the numbers in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(place, &word)| Ones(word).map(move |bit| place * 64 + bit))
    }
}

/// The places of the ones in a word.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let bit = self.0.trailing_zeros() as usize;
        self.0 &= self.0.checked_sub(1)?;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn bits_are_sets(size in 0usize..200, a in prop::collection::vec(0usize..200, 0..40), b in prop::collection::vec(0usize..200, 0..40)) {
            let set = |list: &[usize]| list.iter().copied().filter(|&n| n < size).collect::<BTreeSet<_>>();
            let bits = |list: &[usize]| { let mut bits = Bits::none(size); for &n in list { bits.set(n); } bits };
            let list = |bits: &Bits| bits.iter().collect::<Vec<_>>();
            let (sa, sb) = (set(&a), set(&b));
            prop_assert_eq!(list(&bits(&a)), sa.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(bits(&a).count(), sa.len());
            let (mut both, mut either) = (bits(&a), bits(&a));
            both.and(&bits(&b));
            either.or(&bits(&b));
            prop_assert_eq!(list(&both), sa.intersection(&sb).copied().collect::<Vec<_>>());
            prop_assert_eq!(list(&either), sa.union(&sb).copied().collect::<Vec<_>>());
            prop_assert_eq!(bits(&a).n_common(&bits(&b)), both.count());
            let mut fewer = bits(&a);
            for &n in &b {
                fewer.unset(n);
            }
            prop_assert_eq!(list(&fewer), sa.difference(&sb).copied().collect::<Vec<_>>());
            let rest: Vec<usize> = (0..size).filter(|n| !sa.contains(n)).collect();
            prop_assert_eq!(list(&bits(&a).opposite()), rest);
            prop_assert_eq!(Bits::all(size).count(), size);
        }
    }
}
