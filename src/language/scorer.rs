//! Scores of the moves that a parser or recognizer can make.

#![expect(clippy::inline_always, reason = "vector code must be part of the function that enables the vectors")]

use pulp::{Arch, Simd, WithSimd};

use super::aligned::AlignedNumbers;

/// Scores the moves of one parser state: sums precomputed rows, takes the larger of two pieces, then an affine layer.
#[derive(Debug)]
pub(super) struct Scorer {
    /// One run of `columns` weights for each hidden unit.
    weight: AlignedNumbers,
    bias: AlignedNumbers,
    hidden_bias: AlignedNumbers,
}

/// Columns are filled up to a multiple of this.
const SCORE_LANES: usize = 16;
/// The most hidden units before the larger of two pieces is taken.
const MAX_HIDDEN: usize = 256;

impl Scorer {
    /// Takes the affine layer's weights, one row of hidden units for each move, and the bias of the hidden pieces.
    pub(super) fn new(weight: &[f32], bias: &[f32], hidden_bias: &[f32]) -> Self {
        let units = hidden_bias.len() / 2;
        let columns = bias.len().next_multiple_of(SCORE_LANES);
        let mut by_unit = AlignedNumbers::zeros(units * columns);
        for (number, row) in weight.chunks_exact(units.max(1)).enumerate() {
            for (unit, &value) in row.iter().enumerate() {
                by_unit[unit * columns + number] = value;
            }
        }
        Self { weight: by_unit, bias: aligned(bias, columns), hidden_bias: aligned(hidden_bias, hidden_bias.len()) }
    }

    /// Whether a model with so many hidden numbers can be scored.
    pub(super) const fn takes_hidden(len: usize) -> bool {
        len <= MAX_HIDDEN && len.is_multiple_of(2 * SCORE_LANES)
    }

    /// Returns the length of a row of scores.
    pub(super) fn columns(&self) -> usize {
        self.bias.len()
    }

    /// Computes the scores of the state whose slots hold `slots`, each a row as long as the hidden pieces.
    pub(super) fn score(&self, arch: Arch, slots: &[&[f32]], scores: &mut [f32]) {
        arch.dispatch(ScorerRun { scorer: self, slots, scores });
    }
}

/// Copies `values` and fills them up with zeros.
fn aligned(values: &[f32], len: usize) -> AlignedNumbers {
    let mut copy = AlignedNumbers::zeros(len);
    copy[..values.len()].copy_from_slice(values);
    copy
}

struct ScorerRun<'a> {
    scorer: &'a Scorer,
    slots: &'a [&'a [f32]],
    scores: &'a mut [f32],
}

impl WithSimd for ScorerRun<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let units = self.scorer.hidden_bias.len() / 2;
        let mut hidden = [0.0; MAX_HIDDEN / 2];
        let hidden = &mut hidden[..units];
        let (bias, _) = S::as_simd_f32s(&self.scorer.hidden_bias);
        let half = bias.len() / 2;
        for (at, larger) in S::as_mut_simd_f32s(hidden).0.iter_mut().enumerate() {
            let (mut first, mut second) = (bias[at], bias[half + at]);
            for slot in self.slots {
                let (slot, _) = S::as_simd_f32s(slot);
                first = simd.add_f32s(first, slot[at]);
                second = simd.add_f32s(second, slot[half + at]);
            }
            *larger = simd.max_f32s(first, second);
        }
        let n_vectors = self.scorer.columns() / S::F32_LANES;
        let mut at = 0;
        while at < n_vectors {
            at += score_group(simd, self.scorer, hidden, at, self.scores);
        }
    }
}

/// Computes as many vectors of scores from number `at` on as fit into registers, and returns how many.
#[inline(always)]
fn score_group<S: Simd>(simd: S, scorer: &Scorer, hidden: &[f32], at: usize, out: &mut [f32]) -> usize {
    match scorer.columns() / S::F32_LANES - at {
        8.. => score_vectors::<S, 8>(simd, scorer, hidden, at, out),
        7 => score_vectors::<S, 7>(simd, scorer, hidden, at, out),
        6 => score_vectors::<S, 6>(simd, scorer, hidden, at, out),
        5 => score_vectors::<S, 5>(simd, scorer, hidden, at, out),
        4 => score_vectors::<S, 4>(simd, scorer, hidden, at, out),
        _ => score_vectors::<S, 1>(simd, scorer, hidden, at, out),
    }
}

#[inline(always)]
fn score_vectors<S: Simd, const V: usize>(simd: S, scorer: &Scorer, hidden: &[f32], at: usize, out: &mut [f32]) -> usize {
    let columns = scorer.columns();
    let (bias, _) = S::as_simd_f32s(&scorer.bias);
    let mut sums = [simd.splat_f32s(0.0); V];
    sums.copy_from_slice(&bias[at..at + V]);
    for (&value, weights) in hidden.iter().zip(scorer.weight.chunks_exact(columns)) {
        let (weights, _) = S::as_simd_f32s(weights);
        let value = simd.splat_f32s(value);
        if let Some(weights) = weights[at..].first_chunk::<V>() {
            for v in 0..V {
                sums[v] = simd.mul_add_f32s(value, weights[v], sums[v]);
            }
        }
    }
    let (out, _) = S::as_mut_simd_f32s(&mut out[..columns]);
    out[at..at + V].copy_from_slice(&sums);
    V
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::kernel::tests::{archs, dot, numbers};

    #[test]
    fn scores_agree_with_plain_sums() {
        let (units, moves) = (32, 70);
        let (weight, bias, hidden_bias) = (numbers(units * moves, 7), numbers(moves, 8), numbers(units * 2, 9));
        let (one, two) = (numbers(units * 2, 10), numbers(units * 2, 11));
        let scorer = Scorer::new(&weight, &bias, &hidden_bias);
        for arch in archs() {
            let mut found = vec![0.0; scorer.columns()];
            scorer.score(arch, &[&one, &two], &mut found);
            let sum = |i: usize| hidden_bias[i] + one[i] + two[i];
            let hidden: Vec<f32> = (0..units).map(|i| sum(i).max(sum(i + units))).collect();
            for number in 0..moves {
                let expected = bias[number] + dot(&hidden, &weight[number * units..][..units]);
                assert!((found[number] - expected).abs() < 1e-4);
            }
        }
    }
}
