//! The hashes of the pipeline: strings to ids, ids to rows of an embedding table.

/// Returns the id of a string: `MurmurHash64A` with seed 1.
pub(super) fn string_hash(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (words, tail) = bytes.as_chunks::<8>();
    for &word in words {
        let mut key = u64::from_le_bytes(word).wrapping_mul(MULTIPLIER);
        key = (key ^ key >> 47).wrapping_mul(MULTIPLIER);
        hash = (hash ^ key).wrapping_mul(MULTIPLIER);
    }
    if !tail.is_empty() {
        let last = tail.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
        hash = (hash ^ last).wrapping_mul(MULTIPLIER);
    }
    hash = (hash ^ hash >> 47).wrapping_mul(MULTIPLIER);
    hash ^ hash >> 47
}

/// Returns four row numbers for an id, before they are taken modulo the rows: `MurmurHash3_x64_128` of its eight bytes.
pub(super) fn row_hashes(id: u64, seed: u32) -> [u32; 4] {
    let key = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let mut low = u64::from(seed) ^ key ^ 8;
    let mut high = u64::from(seed) ^ 8;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    low = mixed(low);
    high = mixed(high);
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    let half = |word: u64, shift: u32| u32::try_from(word >> shift & 0xFFFF_FFFF).unwrap_or_default();
    [half(low, 0), half(low, 32), half(high, 0), half(high, 32)]
}

const fn mixed(mut word: u64) -> u64 {
    word = (word ^ word >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    word = (word ^ word >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    word ^ word >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_agree_with_the_reference() {
        // From spaCy's StringStore and thinc's Ops.hash.
        assert_eq!(string_hash(b"coffee"), 3_197_928_453_018_144_401);
        assert_eq!(string_hash("naïve café".as_bytes()), NAIVE_CAFE);
        assert_eq!(row_hashes(3_197_928_453_018_144_401, 8), COFFEE_ROWS);
    }

    const NAIVE_CAFE: u64 = 9_646_334_175_591_888_092;
    const COFFEE_ROWS: [u32; 4] = [2_399_055_680, 1_118_310_852, 3_598_583_520, 1_677_466_278];
}
