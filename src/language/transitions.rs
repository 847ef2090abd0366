//! The network behind parser and name recognizer: what each token adds in each slot is worked out once, so that a
//! state is scored by a few sums.

use pulp::Arch;

use super::ModelError;
use super::aligned::AlignedNumbers;
use super::kernel::{Affine, Rows};
use super::scorer::Scorer;
use super::weights::Weights;

/// The network of one transition system.
#[derive(Debug)]
pub(super) struct Transitions {
    reduce: Affine,
    lower: Affine,
    /// What an empty slot adds, one row for each slot.
    pads: AlignedNumbers,
    scorer: Scorer,
    n_slots: usize,
    hidden: usize,
}

/// What the tokens of a batch add in each slot.
#[derive(Debug, Default)]
pub(super) struct Precomputed {
    reduced: AlignedNumbers,
    rows: AlignedNumbers,
}

impl Transitions {
    /// Reads the entries that begin with `prefix` for vectors of `width` and so many slots and moves.
    pub(super) fn new(
        weights: &Weights<'_>,
        prefix: &str,
        width: usize,
        n_slots: usize,
        n_moves: usize,
    ) -> Result<Self, ModelError> {
        let numbers = |name: &str, shape: &[usize]| weights.numbers(&format!("{prefix}.{name}"), shape);
        let bias_name = format!("{prefix}.lower.bias");
        let shape = weights.shape(&bias_name)?;
        let &[units, 2] = shape else {
            return Err(ModelError::Shape { name: bias_name, found: shape.to_vec(), expected: "two pieces".into() });
        };
        let hidden = units * 2;
        if units == 0 || !Scorer::takes_hidden(hidden) {
            return Err(ModelError::Shape {
                name: bias_name,
                found: shape.to_vec(),
                expected: "a multiple of 16 units".into(),
            });
        }
        // Pieces stand behind one another instead of side by side.
        let order = |column: usize| column / hidden * hidden + column % units * 2 + column % hidden / units;
        let ordered = |values: Vec<f32>| (0..values.len()).map(|column| values[order(column)]).collect::<Vec<f32>>();
        let reduce = Affine::new(&numbers("reduce.weight", &[units, width])?, &numbers("reduce.bias", &[units])?, width, |i| i);
        let lower =
            Affine::new(&numbers("lower.weight", &[n_slots, units, 2, units])?, &vec![0.0; n_slots * hidden], units, order);
        let hidden_bias = ordered(numbers("lower.bias", &[units, 2])?);
        let scorer =
            Scorer::new(&numbers("upper.weight", &[n_moves, units])?, &numbers("upper.bias", &[n_moves])?, &hidden_bias);
        let mut pads = AlignedNumbers::zeros(n_slots * hidden);
        pads.copy_from_slice(&ordered(numbers("lower.pad", &[n_slots, units, 2])?));
        Ok(Self { reduce, lower, pads, scorer, n_slots, hidden })
    }

    /// Works out what each row of `vectors` adds in each slot.
    pub(super) fn precompute(&self, arch: Arch, rows: Rows<'_>, found: &mut Precomputed) {
        found.reduced.resize(rows.n * self.reduce.columns());
        found.rows.resize(rows.n * self.lower.columns());
        self.reduce.apply(arch, rows, &mut found.reduced);
        let reduced = Rows { data: &found.reduced, stride: self.reduce.columns(), n: rows.n };
        self.lower.apply(arch, reduced, &mut found.rows);
    }

    /// Returns the length of a row of scores.
    pub(super) fn n_scores(&self) -> usize {
        self.scorer.columns()
    }

    /// Computes the scores of the state whose slots hold the tokens `slots` of a paragraph that begins at row `first`.
    pub(super) fn score<const SLOTS: usize>(
        &self,
        arch: Arch,
        precomputed: &Precomputed,
        first: usize,
        slots: [Option<usize>; SLOTS],
        scores: &mut [f32],
    ) {
        let columns = self.lower.columns();
        let parts: [&[f32]; SLOTS] = std::array::from_fn(|slot| match slots[slot] {
            Some(token) => {
                let start = (first + token) * columns + slot * self.hidden;
                &precomputed.rows[start..start + self.hidden]
            }
            None => &self.pads[slot * self.hidden..(slot + 1) * self.hidden],
        });
        debug_assert_eq!(SLOTS, self.n_slots);
        self.scorer.score(arch, &parts, scores);
    }
}
