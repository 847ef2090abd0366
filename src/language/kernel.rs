//! Matrix products and what follows them, on the widest vectors of the processor.
//!
//! A panel is 32 columns of a weight matrix, one after the other for each input, so that a block of rows reads each
//! weight once. The sums of a row do not depend on the rows beside it: results are the same in every batch.

use pulp::{Arch, Simd, WithSimd};

/// Columns of a panel.
const PANEL: usize = 32;
/// Rows that are computed together; callers round their buffers up to it.
pub(super) const ROW_BLOCK: usize = 12;
/// Keeps layer normalization from dividing by zero.
const EPSILON: f32 = 1e-8;

/// Rows of a matrix that may overlap: row `i` begins at `i * stride`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows<'a> {
    pub data: &'a [f32],
    pub stride: usize,
    pub n: usize,
}

/// `x W + b`.
#[derive(Debug)]
pub(super) struct Affine {
    panels: Vec<f32>,
    /// As many as there are columns, with zeros for those that fill up the last panel.
    bias: Vec<f32>,
    inputs: usize,
}

impl Affine {
    /// Packs the columns of `weight`, which has one row of `inputs` numbers for each output, taking output `order(i)`
    /// of the matrix as output `i`.
    pub(super) fn new(weight: &[f32], bias: &[f32], inputs: usize, order: impl Fn(usize) -> usize) -> Self {
        let outputs = bias.len();
        let columns = outputs.next_multiple_of(PANEL);
        let mut panels = vec![0.0; columns * inputs];
        let mut packed_bias = vec![0.0; columns];
        for column in 0..outputs {
            let source = order(column);
            packed_bias[column] = bias[source];
            let base = column / PANEL * PANEL * inputs + column % PANEL;
            for input in 0..inputs {
                panels[base + input * PANEL] = weight[source * inputs + input];
            }
        }
        Self { panels, bias: packed_bias, inputs }
    }

    /// Returns the length of a row of results, filled up to whole panels.
    pub(super) const fn columns(&self) -> usize {
        self.bias.len()
    }

    /// Computes every row into `out`, which has [`Affine::columns`] numbers for each.
    pub(super) fn apply(&self, arch: Arch, rows: Rows<'_>, out: &mut [f32]) {
        arch.dispatch(AffineRun { affine: self, rows, out });
    }
}

struct AffineRun<'a> {
    affine: &'a Affine,
    rows: Rows<'a>,
    out: &'a mut [f32],
}

impl WithSimd for AffineRun<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let columns = self.affine.columns();
        for (block, out) in self.out[..self.rows.n * columns].chunks_mut(ROW_BLOCK * columns).enumerate() {
            block_into(simd, self.affine, self.rows, block * ROW_BLOCK, out);
        }
    }
}

/// Computes the rows from `first` on that fit into `out`.
#[inline(always)]
fn block_into<S: Simd>(simd: S, affine: &Affine, rows: Rows<'_>, first: usize, out: &mut [f32]) {
    match S::F32_LANES {
        16 => tiles_into::<S, 12, 2>(simd, affine, rows, first, out),
        8 => tiles_into::<S, 3, 4>(simd, affine, rows, first, out),
        4 => tiles_into::<S, 2, 8>(simd, affine, rows, first, out),
        _ => tiles_into::<S, 1, PANEL>(simd, affine, rows, first, out),
    }
}

/// Computes tiles of `R` rows and `V` vectors; `V` vectors are one panel.
#[inline(always)]
fn tiles_into<S: Simd, const R: usize, const V: usize>(
    simd: S,
    affine: &Affine,
    rows: Rows<'_>,
    first: usize,
    out: &mut [f32],
) {
    let columns = affine.columns();
    let n = out.len() / columns;
    let mut row = 0;
    while row + R <= n {
        tile::<S, R, V>(simd, affine, rows, first + row, &mut out[row * columns..]);
        row += R;
    }
    while row < n {
        tile::<S, 1, V>(simd, affine, rows, first + row, &mut out[row * columns..]);
        row += 1;
    }
}

#[inline(always)]
fn tile<S: Simd, const R: usize, const V: usize>(simd: S, affine: &Affine, rows: Rows<'_>, first: usize, out: &mut [f32]) {
    let columns = affine.columns();
    let inputs: [&[f32]; R] =
        std::array::from_fn(|row| &rows.data[(first + row) * rows.stride..(first + row) * rows.stride + affine.inputs]);
    for (number, panel) in affine.panels.chunks_exact(affine.inputs * PANEL).enumerate() {
        let (bias, _) = S::as_simd_f32s(&affine.bias[number * PANEL..(number + 1) * PANEL]);
        let mut sums: [[S::f32s; V]; R] = [std::array::from_fn(|v| bias[v]); R];
        let (weights, _) = S::as_simd_f32s(panel);
        for (input, weights) in weights.as_chunks::<V>().0.iter().enumerate().take(affine.inputs) {
            for row in 0..R {
                let value = simd.splat_f32s(inputs[row][input]);
                for v in 0..V {
                    sums[row][v] = simd.mul_add_f32s(value, weights[v], sums[row][v]);
                }
            }
        }
        for row in 0..R {
            let place = row * columns + number * PANEL;
            let (target, _) = S::as_mut_simd_f32s(&mut out[place..place + PANEL]);
            target[..V].copy_from_slice(&sums[row]);
        }
    }
}

/// The largest of several affine pieces for each unit, then layer normalization.
#[derive(Debug)]
pub(super) struct Maxout {
    affine: Affine,
    gain: Vec<f32>,
    shift: Vec<f32>,
    pieces: usize,
}

impl Maxout {
    /// Takes weights of the shape `[width, pieces, inputs]`; the width is that of `gain` and `shift`.
    pub(super) fn new(weight: &[f32], bias: &[f32], inputs: usize, gain: Vec<f32>, shift: Vec<f32>) -> Self {
        let width = gain.len();
        let pieces = bias.len() / width.max(1);
        let affine = Affine::new(weight, bias, inputs, |column| column % width * pieces + column / width);
        Self { affine, gain, shift, pieces }
    }

    /// Returns the units.
    pub(super) const fn width(&self) -> usize {
        self.gain.len()
    }

    /// Computes every row into `out`, and adds the row of `residual` to each if there is one.
    pub(super) fn apply(&self, arch: Arch, rows: Rows<'_>, residual: Option<&[f32]>, out: &mut [f32]) {
        let mut hidden = vec![0.0; ROW_BLOCK * self.affine.columns()];
        arch.dispatch(MaxoutRun { layer: self, rows, residual, out, hidden: &mut hidden });
    }
}

struct MaxoutRun<'a> {
    layer: &'a Maxout,
    rows: Rows<'a>,
    residual: Option<&'a [f32]>,
    out: &'a mut [f32],
    hidden: &'a mut [f32],
}

impl WithSimd for MaxoutRun<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (layer, width, columns) = (self.layer, self.layer.width(), self.layer.affine.columns());
        let out = &mut self.out[..self.rows.n * width];
        for (block, out) in out.chunks_mut(ROW_BLOCK * width).enumerate() {
            let hidden = &mut self.hidden[..out.len() / width * columns];
            block_into(simd, &layer.affine, self.rows, block * ROW_BLOCK, hidden);
            for (row, (out, hidden)) in out.chunks_exact_mut(width).zip(hidden.chunks_exact_mut(columns)).enumerate() {
                largest_piece(simd, hidden, width, layer.pieces);
                let residual = self.residual.map(|rows| {
                    let start = (block * ROW_BLOCK + row) * width;
                    &rows[start..start + width]
                });
                normalize(simd, layer, &hidden[..width], residual, out);
            }
        }
    }
}

/// Leaves the largest of the `pieces` runs of `width` numbers in the first run.
#[inline(always)]
fn largest_piece<S: Simd>(simd: S, hidden: &mut [f32], width: usize, pieces: usize) {
    let (first, rest) = hidden.split_at_mut(width);
    let (first, _) = S::as_mut_simd_f32s(first);
    for piece in rest.chunks_exact(width).take(pieces - 1) {
        for (largest, &value) in first.iter_mut().zip(S::as_simd_f32s(piece).0) {
            *largest = simd.max_f32s(*largest, value);
        }
    }
}

#[inline(always)]
fn normalize<S: Simd>(simd: S, layer: &Maxout, values: &[f32], residual: Option<&[f32]>, out: &mut [f32]) {
    let width = values.len() as f32;
    let (values, _) = S::as_simd_f32s(values);
    let sum = values.iter().fold(simd.splat_f32s(0.0), |sum, &value| simd.add_f32s(sum, value));
    let mean = simd.splat_f32s(simd.reduce_sum_f32s(sum) / width);
    let squares = values.iter().fold(simd.splat_f32s(0.0), |sum, &value| {
        let off = simd.sub_f32s(value, mean);
        simd.mul_add_f32s(off, off, sum)
    });
    let scale = simd.splat_f32s(1.0 / (simd.reduce_sum_f32s(squares) / width + EPSILON).sqrt());
    let (out, _) = S::as_mut_simd_f32s(out);
    let (gain, _) = S::as_simd_f32s(&layer.gain);
    let (shift, _) = S::as_simd_f32s(&layer.shift);
    for (unit, out) in out.iter_mut().enumerate() {
        let normal = simd.mul_f32s(simd.sub_f32s(values[unit], mean), scale);
        *out = simd.mul_add_f32s(normal, gain[unit], shift[unit]);
    }
    if let Some(residual) = residual {
        for (out, &before) in out.iter_mut().zip(S::as_simd_f32s(residual).0) {
            *out = simd.add_f32s(*out, before);
        }
    }
}

/// Scores the moves of one parser state: sums precomputed rows, takes the larger of two pieces, then an affine layer.
#[derive(Debug)]
pub(super) struct Scorer {
    /// One run of `columns` weights for each hidden unit.
    weight: Vec<f32>,
    bias: Vec<f32>,
    hidden_bias: Vec<f32>,
}

/// Columns are filled up to a multiple of this: eight of the widest vectors.
const SCORE_GROUP: usize = 128;
/// The most hidden units before the larger of two pieces is taken.
const MAX_HIDDEN: usize = 256;

impl Scorer {
    /// Takes the affine layer's weights, one row of hidden units for each move, and the bias of the hidden pieces.
    pub(super) fn new(weight: &[f32], bias: &[f32], hidden_bias: Vec<f32>) -> Self {
        let units = hidden_bias.len() / 2;
        let columns = bias.len().next_multiple_of(SCORE_GROUP);
        let mut by_unit = vec![0.0; units * columns];
        for (number, row) in weight.chunks_exact(units.max(1)).enumerate() {
            for (unit, &value) in row.iter().enumerate() {
                by_unit[unit * columns + number] = value;
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(columns, 0.0);
        Self { weight: by_unit, bias, hidden_bias }
    }

    /// Whether a model with so many hidden numbers can be scored.
    pub(super) const fn takes_hidden(len: usize) -> bool {
        len <= MAX_HIDDEN && len.is_multiple_of(2 * PANEL)
    }

    /// Returns the length of a row of scores.
    pub(super) const fn columns(&self) -> usize {
        self.bias.len()
    }

    /// Computes the scores of the state whose slots hold `slots`, each a row as long as the hidden pieces.
    #[inline]
    pub(super) fn score(&self, arch: Arch, slots: &[&[f32]], scores: &mut [f32]) {
        arch.dispatch(ScorerRun { scorer: self, slots, scores });
    }
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
        let len = self.scorer.hidden_bias.len();
        let mut hidden = [0.0; MAX_HIDDEN];
        let hidden = &mut hidden[..len];
        hidden.copy_from_slice(&self.scorer.hidden_bias);
        for slot in self.slots {
            for (sum, &value) in S::as_mut_simd_f32s(hidden).0.iter_mut().zip(S::as_simd_f32s(slot).0) {
                *sum = simd.add_f32s(*sum, value);
            }
        }
        largest_piece(simd, hidden, len / 2, 2);
        match S::F32_LANES {
            1 => score_groups::<S, 32>(simd, self.scorer, &hidden[..len / 2], self.scores),
            _ => score_groups::<S, 8>(simd, self.scorer, &hidden[..len / 2], self.scores),
        }
    }
}

/// Computes the affine layer in groups of `V` vectors.
#[inline(always)]
fn score_groups<S: Simd, const V: usize>(simd: S, scorer: &Scorer, hidden: &[f32], scores: &mut [f32]) {
    let columns = scorer.columns();
    let (bias, _) = S::as_simd_f32s(&scorer.bias);
    let (scores, _) = S::as_mut_simd_f32s(&mut scores[..columns]);
    for (group, scores) in scores.as_chunks_mut::<V>().0.iter_mut().enumerate() {
        let mut sums: [S::f32s; V] = std::array::from_fn(|v| bias[group * V + v]);
        for (&value, weights) in hidden.iter().zip(scorer.weight.chunks_exact(columns)) {
            let (weights, _) = S::as_simd_f32s(weights);
            let value = simd.splat_f32s(value);
            for (v, sum) in sums.iter_mut().enumerate() {
                *sum = simd.mul_add_f32s(value, weights[group * V + v], *sum);
            }
        }
        *scores = sums;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as f32 / 32_768.0 - 1.0
        };
        (0..n).map(|_| next()).collect()
    }

    fn dot(a: &[f32], b: &[f32]) -> f32 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    fn archs() -> Vec<Arch> {
        vec![Arch::Scalar, Arch::new()]
    }

    #[test]
    fn products_agree_with_plain_sums() {
        let (inputs, outputs, n) = (12, 50, 29);
        let (weight, bias) = (numbers(inputs * outputs, 1), numbers(outputs, 2));
        let data = numbers(4 * n + inputs, 3);
        let affine = Affine::new(&weight, &bias, inputs, |i| i);
        for arch in archs() {
            let mut out = vec![0.0; n * affine.columns()];
            affine.apply(arch, Rows { data: &data, stride: 4, n }, &mut out);
            for row in 0..n {
                for column in 0..outputs {
                    let expected = bias[column] + dot(&data[row * 4..][..inputs], &weight[column * inputs..][..inputs]);
                    assert!((out[row * affine.columns() + column] - expected).abs() < 1e-5);
                }
            }
        }
    }

    #[test]
    fn maxout_takes_the_largest_piece_and_normalizes() {
        let (inputs, width) = (8, 32);
        let (weight, bias) = (numbers(width * 3 * inputs, 4), numbers(width * 3, 5));
        let data = numbers(13 * inputs, 6);
        let layer = Maxout::new(&weight, &bias, inputs, vec![2.0; width], vec![0.5; width]);
        for arch in archs() {
            let mut out = vec![0.0; 13 * width];
            layer.apply(arch, Rows { data: &data, stride: inputs, n: 13 }, None, &mut out);
            let row = 12;
            let piece = |i: usize| bias[i] + dot(&data[row * inputs..][..inputs], &weight[i * inputs..][..inputs]);
            let largest: Vec<f32> = (0..width).map(|j| (0..3).map(|p| piece(j * 3 + p)).fold(f32::MIN, f32::max)).collect();
            let mean = largest.iter().sum::<f32>() / width as f32;
            let deviation = (largest.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / width as f32).sqrt();
            for (j, value) in largest.iter().enumerate() {
                let expected = (value - mean) / deviation * 2.0 + 0.5;
                assert!((out[row * width + j] - expected).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn scores_agree_with_plain_sums() {
        let (units, moves) = (32, 70);
        let (weight, bias, hidden_bias) = (numbers(units * moves, 7), numbers(moves, 8), numbers(units * 2, 9));
        let (one, two) = (numbers(units * 2, 10), numbers(units * 2, 11));
        let scorer = Scorer::new(&weight, &bias, hidden_bias.clone());
        for arch in archs() {
            let mut scores = vec![0.0; scorer.columns()];
            scorer.score(arch, &[&one, &two], &mut scores);
            let sum = |i: usize| hidden_bias[i] + one[i] + two[i];
            let hidden: Vec<f32> = (0..units).map(|i| sum(i).max(sum(i + units))).collect();
            for number in 0..moves {
                let expected = bias[number] + dot(&hidden, &weight[number * units..][..units]);
                assert!((scores[number] - expected).abs() < 1e-4);
            }
        }
    }
}
