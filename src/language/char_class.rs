//! Sets of characters as sorted ranges.

/// A set of characters.
#[derive(Debug, Clone)]
pub(super) struct CharClass {
    /// One bit for each ASCII character.
    ascii: u128,
    /// Inclusive ranges of the others, sorted.
    ranges: Vec<(u32, u32)>,
}

impl CharClass {
    /// Makes a set of sorted inclusive ranges that do not overlap.
    pub(super) fn new(ranges: &[(u32, u32)]) -> Self {
        let in_ascii = |c: &u32| ranges.iter().any(|&(low, high)| (low..=high).contains(c));
        let ascii = (0..128).filter(in_ascii).fold(0, |bits, c| bits | 1_u128 << c);
        Self { ascii, ranges: ranges.iter().copied().filter(|&(_, high)| high >= 128).collect() }
    }

    /// Whether `c` is in the set.
    pub(super) fn contains(&self, c: char) -> bool {
        let code = u32::from(c);
        if code < 128 {
            return self.ascii >> code & 1 == 1;
        }
        let after = self.ranges.partition_point(|&(low, _)| low <= code);
        after > 0 && code <= self.ranges[after - 1].1
    }
}

#[cfg(test)]
mod tests {
    use super::CharClass;

    #[test]
    fn ranges_hold_their_ends() {
        let class = CharClass::new(&[(48, 57), (120, 130), (0x400, 0x4FF)]);
        for (c, expected) in [('/', false), ('0', true), ('9', true), (':', false), ('x', true), ('\u{82}', true)] {
            assert_eq!(class.contains(c), expected, "{c:?}");
        }
        assert!(class.contains('\u{400}') && class.contains('\u{4FF}') && !class.contains('\u{500}'));
    }
}
