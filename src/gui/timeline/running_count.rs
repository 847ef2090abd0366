//! How many of the first so many have something: a bit for each, and a count for each word of bits.

/// How many bits a word has.
const WORD: usize = 64;

/// Bits with their running count.
#[derive(Debug, Clone, Default)]
pub(super) struct RunningCount {
    bits: Vec<u64>,
    /// How many bits are set before each word.
    before: Vec<u32>,
}

impl RunningCount {
    /// Makes the count of these bits.
    pub(super) fn of(bits: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut words = vec![0_u64; bits.len().div_ceil(WORD)];
        for (place, bit) in bits.enumerate() {
            words[place / WORD] |= u64::from(bit) << (place % WORD);
        }
        let mut count = Self { before: vec![0; words.len()], bits: words };
        count.count_from(0);
        count
    }

    /// Whether there are no bits.
    pub(super) const fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }

    /// Returns how many of the first `n` bits are set.
    pub(super) fn count_to(&self, n: usize) -> u32 {
        let (word, rest) = (n / WORD, n % WORD);
        match (self.bits.get(word), self.before.get(word)) {
            (Some(bits), Some(before)) => before + (bits & !(u64::MAX << rest)).count_ones(),
            // Past the last word.
            _ => self.bits.last().zip(self.before.last()).map_or(0, |(bits, before)| before + bits.count_ones()),
        }
    }

    /// Whether the bit at a place is set.
    pub(super) fn is_set(&self, place: usize) -> bool {
        self.bits.get(place / WORD).is_some_and(|bits| bits >> (place % WORD) & 1 == 1)
    }

    /// Sets or clears the bit at a place.
    pub(super) fn set(&mut self, place: usize, bit: bool) {
        if self.is_set(place) != bit {
            self.bits[place / WORD] ^= 1 << (place % WORD);
            self.count_from(place / WORD);
        }
    }

    /// Counts anew from a word on.
    fn count_from(&mut self, word: usize) {
        for at in word.max(1)..self.bits.len() {
            self.before[at] = self.before[at - 1] + self.bits[at - 1].count_ones();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::RunningCount;

    proptest! {
        #[test]
        fn it_counts_what_is_set(mut bits in prop::collection::vec(any::<bool>(), 0..300), changes in prop::collection::vec((0_usize..300, any::<bool>()), 0..20)) {
            let mut count = RunningCount::of(bits.iter().copied());
            for (place, bit) in changes {
                if place < bits.len() {
                    bits[place] = bit;
                    count.set(place, bit);
                }
            }
            for n in 0..=bits.len() + 1 {
                let set = bits.iter().take(n).filter(|bit| **bit).count();
                prop_assert_eq!(count.count_to(n) as usize, set, "of the first {}", n);
            }
            prop_assert!((0..bits.len()).all(|place| count.is_set(place) == bits[place]));
        }
    }
}
