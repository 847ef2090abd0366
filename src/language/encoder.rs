//! From tokens to vectors: hashed embeddings, then windows of neighbors.

#![expect(clippy::inline_always, reason = "vector code must be part of the function that enables the vectors")]

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use super::ModelError;
use super::aligned::AlignedNumbers;
use super::config::{Attr, EmbedConfig};
use super::features::Features;
use super::hash::row_hashes;
use super::kernel::{ROW_BLOCK, Rows};
use super::maxout::{Maxout, Window};
use super::weights::{HalfRows, Weights};

/// An embedding with its encoder.
#[derive(Debug)]
pub(super) struct Encoder<'a> {
    tables: Vec<Table<'a>>,
    mix: Maxout,
    first: Window,
    /// The layers after the first.
    layers: Vec<Maxout>,
}

/// One hashed embedding table.
#[derive(Debug)]
struct Table<'a> {
    attr: Attr,
    seed: u32,
    rows: HalfRows<'a>,
}

impl<'a> Encoder<'a> {
    /// Reads the entries that begin with `prefix`.
    pub(super) fn new(weights: &Weights<'a>, prefix: &str, config: &EmbedConfig) -> Result<Self, ModelError> {
        let mut tables = Vec::new();
        for (number, (&attr, &seed)) in config.attrs.iter().zip(&config.seeds).enumerate() {
            tables.push(Table { attr, seed, rows: weights.half_rows(&format!("{prefix}.embed.{number}"))? });
        }
        let width: usize = tables.iter().map(|table| table.rows.width()).sum();
        let mix = layer(weights, &format!("{prefix}.mix"), width)?;
        let mut layers = Vec::new();
        let n_layers = weights.names_after(&format!("{prefix}.encode.")).filter(|name| name.ends_with(".weight")).count();
        let first = window(weights, &format!("{prefix}.encode.0"), mix.width())?;
        for number in 1..n_layers {
            layers.push(layer(weights, &format!("{prefix}.encode.{number}"), mix.width() * 3)?);
        }
        Ok(Self { tables, mix, first, layers })
    }

    /// Returns the length of a vector.
    pub(super) fn width(&self) -> usize {
        self.mix.width()
    }

    /// Returns the length of what a vector adds to its neighbors in the first layer.
    pub(super) fn n_parts(&self) -> usize {
        self.first.n_parts()
    }

    /// Appends the vectors of `features`, which do not depend on their neighbors, to `vectors`.
    pub(super) fn embed(&self, arch: Arch, features: &[Features], vectors: &mut Vec<f32>) {
        let width: usize = self.tables.iter().map(|table| table.rows.width()).sum();
        let mut joined = AlignedNumbers::zeros(features.len() * width);
        arch.dispatch(Gather { tables: &self.tables, features, joined: &mut joined });
        let start = vectors.len();
        vectors.resize(start + features.len() * self.width(), 0.0);
        let rows = Rows { data: &joined, stride: width, n: features.len() };
        self.mix.apply(arch, rows, None, &mut vectors[start..]);
    }

    /// Appends what each of `vectors` adds to its neighbors in the first layer to `parts`.
    pub(super) fn part(&self, arch: Arch, vectors: &[f32], parts: &mut Vec<f32>) {
        let rows = Rows { data: vectors, stride: self.width(), n: vectors.len() / self.width() };
        let start = parts.len();
        parts.resize(start + rows.n * self.n_parts(), 0.0);
        self.first.part(arch, rows, &mut parts[start..]);
    }

    /// Lays out paragraphs of so many tokens as rows, with as many empty rows around each as there are layers, so that
    /// none sees another.
    pub(super) fn layout(&self, paragraphs: &[Range<usize>]) -> Layout {
        let pad = self.layers.len() + 1;
        let mut next = 1 + pad;
        let mut firsts = Vec::with_capacity(paragraphs.len());
        for paragraph in paragraphs {
            firsts.push(next);
            next += paragraph.len() + pad;
        }
        let n_rows = (next - 1).next_multiple_of(ROW_BLOCK);
        Layout { firsts, n_rows }
    }

    /// Replaces the rows of `vectors`, laid out by [`Encoder::layout`], with what they become in their context.
    ///
    /// `parts` returns what each row adds to the first layer; `spare` is a second buffer, made as large as needed.
    pub(super) fn encode<'p>(
        &self,
        arch: Arch,
        layout: &Layout,
        parts: impl Fn(usize) -> Option<&'p [f32]>,
        vectors: &mut AlignedNumbers,
        spare: &mut AlignedNumbers,
    ) {
        let width = self.width();
        spare.reset(vectors.len());
        self.first.apply(arch, vectors, parts, spare);
        std::mem::swap(vectors, spare);
        for layer in &self.layers {
            let rows = Rows { data: vectors, stride: width, n: layout.n_rows };
            layer.apply(arch, rows, Some(&vectors[width..]), &mut spare[width..]);
            std::mem::swap(vectors, spare);
        }
    }
}

/// Sums the rows of every token's attributes, on the widest vectors of the processor.
struct Gather<'a> {
    tables: &'a [Table<'a>],
    features: &'a [Features],
    joined: &'a mut [f32],
}

impl WithSimd for Gather<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let width: usize = self.tables.iter().map(|table| table.rows.width()).sum();
        for (row, features) in self.joined.chunks_exact_mut(width).zip(self.features) {
            let mut rest = row;
            for table in self.tables {
                let (part, after) = rest.split_at_mut(table.rows.width());
                for hash in row_hashes(features.id(table.attr), table.seed) {
                    table.rows.add_row(hash as usize % table.rows.rows(), part);
                }
                rest = after;
            }
        }
    }
}

/// Where the tokens of a batch stand in the encoder's rows.
#[derive(Debug)]
pub(super) struct Layout {
    /// The row of each paragraph's first token.
    pub firsts: Vec<usize>,
    /// The rows that are computed, beginning with row 1.
    n_rows: usize,
}

impl Layout {
    /// Returns the rows of a buffer, with the one before and the one after those that are computed.
    pub(super) const fn n_buffer_rows(&self) -> usize {
        self.n_rows + 2
    }

    /// Returns the rows from 1 on that are computed.
    pub(super) const fn n_rows(&self) -> usize {
        self.n_rows
    }
}

/// Reads one maxout layer with its normalization.
fn layer(weights: &Weights<'_>, name: &str, inputs: usize) -> Result<Maxout, ModelError> {
    let [weight, bias, gain, shift] = layer_numbers(weights, name, inputs)?;
    Ok(Maxout::new(&weight, &bias, inputs, &gain, &shift))
}

/// Reads the first layer of an encoder of vectors of `width`.
fn window(weights: &Weights<'_>, name: &str, width: usize) -> Result<Window, ModelError> {
    let [weight, bias, gain, shift] = layer_numbers(weights, name, width * 3)?;
    Ok(Window::new(&weight, &bias, &gain, &shift))
}

fn layer_numbers(weights: &Weights<'_>, name: &str, inputs: usize) -> Result<[Vec<f32>; 4], ModelError> {
    /// Vectors are read in whole registers of this many numbers.
    const LANES: usize = 16;
    let weight = format!("{name}.weight");
    let shape = weights.shape(&weight)?.to_vec();
    let &[width, pieces, _] = shape.as_slice() else {
        return Err(ModelError::Shape { name: weight, found: shape, expected: "three dimensions".into() });
    };
    if width == 0 || pieces == 0 || !width.is_multiple_of(LANES) {
        return Err(ModelError::Shape { name: weight, found: shape, expected: format!("a multiple of {LANES} units") });
    }
    Ok([
        weights.numbers(&weight, &[width, pieces, inputs])?,
        weights.numbers(&format!("{name}.bias"), &[width, pieces])?,
        weights.numbers(&format!("{name}.gain"), &[width])?,
        weights.numbers(&format!("{name}.shift"), &[width])?,
    ])
}
