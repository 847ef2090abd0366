//! Layers of the encoder: the largest of several affine pieces, then layer normalization.

#![expect(clippy::inline_always, reason = "vector code must be part of the function that enables the vectors")]

use pulp::{Arch, Simd, WithSimd};

use super::aligned::AlignedNumbers;
use super::kernel::{Affine, ROW_BLOCK, Rows, block_into};

/// Keeps layer normalization from dividing by zero.
const EPSILON: f32 = 1e-8;

/// The largest of several affine pieces for each unit, then layer normalization.
#[derive(Debug)]
pub(super) struct Maxout {
    affine: Affine,
    norm: Norm,
}

impl Maxout {
    /// Takes weights of the shape `[width, pieces, inputs]`; the width is that of `gain` and `shift`.
    pub(super) fn new(weight: &[f32], bias: &[f32], inputs: usize, gain: &[f32], shift: &[f32]) -> Self {
        let norm = Norm::new(gain, shift, bias.len());
        Self { affine: Affine::new(weight, bias, inputs, |column| norm.source(column)), norm }
    }

    /// Returns the units.
    pub(super) fn width(&self) -> usize {
        self.norm.width()
    }

    /// Computes every row into `out`, and adds the row of `residual` to each if there is one.
    pub(super) fn apply(&self, arch: Arch, rows: Rows<'_>, residual: Option<&[f32]>, out: &mut [f32]) {
        let mut hidden = AlignedNumbers::zeros(ROW_BLOCK * self.affine.columns());
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
                let residual = self.residual.map(|rows| {
                    let start = (block * ROW_BLOCK + row) * width;
                    &rows[start..start + width]
                });
                layer.norm.finish(simd, hidden, residual, out);
            }
        }
    }
}

/// The first layer over a window of three neighbors, whose parts are worked out once for each word.
#[derive(Debug)]
pub(super) struct Window {
    /// What a vector adds as the left, the middle and the right one of a window, one behind the other.
    parts: Affine,
    bias: AlignedNumbers,
    norm: Norm,
}

impl Window {
    /// Takes weights of the shape `[width, pieces, 3 * width]`; the width is that of `gain` and `shift`.
    pub(super) fn new(weight: &[f32], bias: &[f32], gain: &[f32], shift: &[f32]) -> Self {
        let norm = Norm::new(gain, shift, bias.len());
        let (width, units) = (gain.len(), bias.len());
        let mut apart = vec![0.0; weight.len()];
        for (number, row) in apart.chunks_exact_mut(width).enumerate() {
            let (part, unit) = (number / units, norm.source(number % units));
            let start = unit * 3 * width + part * width;
            row.copy_from_slice(&weight[start..start + width]);
        }
        let parts = Affine::new(&apart, &vec![0.0; 3 * units], width, |column| column);
        let mut ordered = AlignedNumbers::zeros(units);
        (0..units).for_each(|column| ordered[column] = bias[norm.source(column)]);
        Self { parts, bias: ordered, norm }
    }

    /// Returns the length of the parts of one vector.
    pub(super) fn n_parts(&self) -> usize {
        self.parts.columns()
    }

    /// Works out the parts of every row.
    pub(super) fn part(&self, arch: Arch, rows: Rows<'_>, out: &mut [f32]) {
        self.parts.apply(arch, rows, out);
    }

    /// Computes each row of `vectors` but the first and the last into `out`; `parts` returns those of a row, or nothing
    /// where the row is empty.
    pub(super) fn apply<'a>(&self, arch: Arch, vectors: &[f32], parts: impl Fn(usize) -> Option<&'a [f32]>, out: &mut [f32]) {
        let mut hidden = AlignedNumbers::zeros(self.bias.len());
        arch.dispatch(WindowRun { layer: self, vectors, parts, out, hidden: &mut hidden });
    }
}

struct WindowRun<'a, F> {
    layer: &'a Window,
    vectors: &'a [f32],
    parts: F,
    out: &'a mut [f32],
    hidden: &'a mut [f32],
}

impl<'p, F: Fn(usize) -> Option<&'p [f32]>> WithSimd for WindowRun<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (width, units) = (self.layer.norm.width(), self.layer.bias.len());
        let n_rows = self.vectors.len() / width;
        for row in 1..n_rows.saturating_sub(1) {
            self.hidden.copy_from_slice(&self.layer.bias);
            for (place, neighbor) in (row - 1..=row + 1).enumerate() {
                let Some(parts) = (self.parts)(neighbor) else { continue };
                let (part, _) = S::as_simd_f32s(&parts[place * units..(place + 1) * units]);
                for (sum, &value) in S::as_mut_simd_f32s(self.hidden).0.iter_mut().zip(part) {
                    *sum = simd.add_f32s(*sum, value);
                }
            }
            let place = row * width..(row + 1) * width;
            self.layer.norm.finish(simd, self.hidden, Some(&self.vectors[place.clone()]), &mut self.out[place]);
        }
    }
}

/// How the pieces of each unit become one normalized number.
#[derive(Debug)]
struct Norm {
    gain: AlignedNumbers,
    shift: AlignedNumbers,
    pieces: usize,
}

impl Norm {
    fn new(gain: &[f32], shift: &[f32], n_pieces: usize) -> Self {
        let copy = |values: &[f32]| {
            let mut copy = AlignedNumbers::zeros(values.len());
            copy.copy_from_slice(values);
            copy
        };
        Self { gain: copy(gain), shift: copy(shift), pieces: n_pieces / gain.len().max(1) }
    }

    fn width(&self) -> usize {
        self.gain.len()
    }

    /// Returns the piece that stands at `column`: first every unit's first piece, then every unit's second.
    fn source(&self, column: usize) -> usize {
        column % self.width() * self.pieces + column / self.width()
    }

    /// Turns the pieces in `hidden` into normalized numbers, and adds `residual`.
    #[inline(always)]
    fn finish<S: Simd>(&self, simd: S, hidden: &mut [f32], residual: Option<&[f32]>, out: &mut [f32]) {
        largest_piece(simd, hidden, self.width(), self.pieces);
        normalize(simd, self, &hidden[..self.width()], residual, out);
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
fn normalize<S: Simd>(simd: S, norm: &Norm, values: &[f32], residual: Option<&[f32]>, out: &mut [f32]) {
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
    let (gain, _) = S::as_simd_f32s(&norm.gain);
    let (shift, _) = S::as_simd_f32s(&norm.shift);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::kernel::tests::{archs, dot, numbers};

    #[test]
    fn maxout_takes_the_largest_piece_and_normalizes() {
        let (inputs, width) = (8, 32);
        let (weight, bias) = (numbers(width * 3 * inputs, 4), numbers(width * 3, 5));
        let data = numbers(13 * inputs, 6);
        let layer = Maxout::new(&weight, &bias, inputs, &vec![2.0; width], &vec![0.5; width]);
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
    fn a_window_of_parts_is_the_layer_over_joined_neighbors() {
        let (width, n) = (32, 5);
        let (weight, bias) = (numbers(width * 3 * width * 3, 12), numbers(width * 3, 13));
        let mut vectors = numbers((n + 2) * width, 14);
        vectors[..width].fill(0.0);
        vectors[(n + 1) * width..].fill(0.0);
        let (gain, shift) = (numbers(width, 15), numbers(width, 16));
        let whole = Maxout::new(&weight, &bias, 3 * width, &gain, &shift);
        let window = Window::new(&weight, &bias, &gain, &shift);
        for arch in archs() {
            let mut expected = vec![0.0; vectors.len()];
            let rows = Rows { data: &vectors, stride: width, n };
            whole.apply(arch, rows, Some(&vectors[width..]), &mut expected[width..]);
            let mut parts = vec![0.0; n * window.n_parts()];
            window.part(arch, Rows { data: &vectors[width..], stride: width, n }, &mut parts);
            let part = |row: usize| parts.chunks(window.n_parts()).nth(row.checked_sub(1)?);
            let mut found = vec![0.0; vectors.len()];
            window.apply(arch, &vectors, part, &mut found);
            for (found, expected) in found.iter().zip(&expected) {
                assert!((found - expected).abs() < 1e-4);
            }
        }
    }
}
