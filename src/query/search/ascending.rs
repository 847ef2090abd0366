//! Ascending numbers in few bytes.

/// The bits of a byte that carry the number; the highest says that another byte follows.
const CARRIED: u32 = 7;

/// Ascending numbers, each kept as its difference from the one before in as few bytes as that takes: the LEB128 of DWARF.
///
/// The texts that hold a word lie close together where there are many, so that most take one byte instead of four.
#[derive(Debug, Clone, Default)]
pub(super) struct Ascending {
    bytes: Vec<u8>,
    last: u32,
}

impl Ascending {
    /// Adds a number that is not below any other; once is enough.
    pub(super) fn push(&mut self, number: u32) {
        debug_assert!(self.last <= number, "{number} comes after {}", self.last);
        if !self.bytes.is_empty() && number <= self.last {
            return;
        }
        let mut rest = number - self.last;
        while rest >> CARRIED != 0 {
            self.bytes.push(low(rest) | 1 << CARRIED);
            rest >>= CARRIED;
        }
        self.bytes.push(low(rest));
        self.last = number;
    }

    /// Returns the numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let mut bytes = self.bytes.iter();
        let mut number = 0;
        std::iter::from_fn(move || {
            let mut shift = 0;
            loop {
                let byte = *bytes.next()?;
                number += u32::from(byte & !(1 << CARRIED)) << shift;
                if byte >> CARRIED == 0 {
                    return Some(number);
                }
                shift += CARRIED;
            }
        })
    }
}

/// Returns the lowest bits, as many as a byte carries.
fn low(number: u32) -> u8 {
    u8::try_from(number & 0x7f).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Ascending;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back_as_they_were(numbers in prop::collection::btree_set(prop_oneof![0u32..300, any::<u32>()], 0..60)) {
            let mut list = Ascending::default();
            for &number in &numbers {
                list.push(number);
                list.push(number);
            }
            prop_assert_eq!(list.iter().collect::<Vec<_>>(), numbers.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn neighbors_take_a_byte() {
        let mut list = Ascending::default();
        (1_000..2_000).for_each(|number| list.push(number));
        assert_eq!((list.iter().count(), list.bytes.len()), (1_000, 1_001));
    }
}
