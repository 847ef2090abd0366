//! Numbers in memory that begin where the widest vector registers like to read.

use std::ops::{Deref, DerefMut};

/// Bytes of the widest vector register, and of a line of the processor's cache.
const ALIGNMENT: usize = 64;
const SLACK: usize = ALIGNMENT / size_of::<f32>();

/// Numbers whose first lies at a multiple of 64 bytes.
#[derive(Debug, Default)]
pub(super) struct AlignedNumbers {
    /// Holds the numbers from `start` on.
    memory: Vec<f32>,
    start: usize,
    len: usize,
}

impl AlignedNumbers {
    /// Makes `len` zeros.
    pub(super) fn zeros(len: usize) -> Self {
        let mut numbers = Self::default();
        numbers.reset(len);
        numbers
    }

    /// Becomes `len` zeros.
    pub(super) fn reset(&mut self, len: usize) {
        self.resize(len);
        self.fill(0.0);
    }

    /// Becomes `len` numbers of any value, in the same memory where it is large enough.
    pub(super) fn resize(&mut self, len: usize) {
        if self.memory.len() < len + SLACK {
            self.memory = vec![0.0; len + SLACK];
            // Nothing depends on it but speed.
            self.start = self.memory.as_ptr().align_offset(ALIGNMENT).min(SLACK);
        }
        self.len = len;
    }
}

impl Deref for AlignedNumbers {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.memory[self.start..self.start + self.len]
    }
}

impl DerefMut for AlignedNumbers {
    fn deref_mut(&mut self) -> &mut [f32] {
        &mut self.memory[self.start..self.start + self.len]
    }
}

#[cfg(test)]
mod tests {
    use super::AlignedNumbers;

    #[test]
    fn numbers_are_zero_after_a_reset_only() {
        let mut numbers = AlignedNumbers::zeros(3);
        numbers.fill(1.0);
        numbers.resize(2);
        assert_eq!(&*numbers, [1.0, 1.0]);
        numbers.reset(5);
        assert_eq!(&*numbers, [0.0; 5]);
        assert_eq!(numbers.as_ptr().align_offset(64), 0);
    }
}
