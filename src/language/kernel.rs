//! Matrix products on the widest vectors of the processor.
//!
//! A panel is 32 columns of a weight matrix, one after the other for each input, so that a block of rows reads each
//! weight once. The sums of a row do not depend on the rows beside it: results are the same in every batch.

#![expect(clippy::inline_always, reason = "vector code must be part of the function that enables the vectors")]

use pulp::{Arch, Simd, WithSimd};

use super::aligned::AlignedNumbers;

/// Columns of a panel.
const PANEL: usize = 32;
/// Rows that are computed together; callers round their buffers up to it.
pub(super) const ROW_BLOCK: usize = 12;

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
    panels: AlignedNumbers,
    /// As many as there are columns, with zeros for those that fill up the last panel.
    bias: AlignedNumbers,
    inputs: usize,
}

impl Affine {
    /// Packs the columns of `weight`, which has one row of `inputs` numbers for each output, taking output `order(i)`
    /// of the matrix as output `i`.
    pub(super) fn new(weight: &[f32], bias: &[f32], inputs: usize, order: impl Fn(usize) -> usize) -> Self {
        let outputs = bias.len();
        let columns = outputs.next_multiple_of(PANEL);
        let mut panels = AlignedNumbers::zeros(columns * inputs);
        let mut packed_bias = AlignedNumbers::zeros(columns);
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
    pub(super) fn columns(&self) -> usize {
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
pub(super) fn block_into<S: Simd>(simd: S, affine: &Affine, rows: Rows<'_>, first: usize, out: &mut [f32]) {
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
        for (row, sums) in sums.iter().enumerate() {
            let place = row * columns + number * PANEL;
            let (target, _) = S::as_mut_simd_f32s(&mut out[place..place + PANEL]);
            target[..V].copy_from_slice(sums);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Returns `n` numbers between -1 and 1.
    pub(in crate::language) fn numbers(n: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as f32 / 32_768.0 - 1.0
        };
        (0..n).map(|_| next()).collect()
    }

    pub(in crate::language) fn dot(a: &[f32], b: &[f32]) -> f32 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    /// Returns the plain and the best processor.
    pub(in crate::language) fn archs() -> Vec<Arch> {
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
}
