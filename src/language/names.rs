//! The name recognizer.

use std::ops::Range;

use pulp::Arch;

use super::transitions::{Precomputed, Transitions};
use super::weights::Weights;
use super::{ModelError, NameLabel};

/// Slots of the state that the network sees: the word, the first and the last word of the open name.
const N_SLOTS: usize = 3;

/// A recognizer that opens, continues and closes names from left to right.
#[derive(Debug)]
pub(super) struct NameRecognizer {
    transitions: Transitions,
    moves: Vec<Move>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Begin(NameLabel),
    Inside(NameLabel),
    Last(NameLabel),
    Unit(NameLabel),
    Out,
    /// Never taken.
    Impossible,
}

/// What limits the moves at a token.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// The label of the name that is open.
    open: Option<NameLabel>,
    is_space: bool,
    /// Whether a name may reach into the next token.
    can_go_on: bool,
}

/// What the recognizer must know of a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameToken {
    pub is_space: bool,
    pub starts_sentence: bool,
}

impl NameRecognizer {
    /// Reads the recognizer's entries for vectors of `width`.
    pub(super) fn new(weights: &Weights<'_>, moves: &[String], width: usize) -> Result<Self, ModelError> {
        let transitions = Transitions::new(weights, "names", width, N_SLOTS, moves.len())?;
        let moves = moves.iter().map(|name| parsed(name)).collect::<Result<_, _>>()?;
        Ok(Self { transitions, moves })
    }

    /// Returns the network.
    pub(super) const fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Returns the names of a paragraph whose first token is row `first`, as ranges of its tokens.
    pub(super) fn find(
        &self,
        arch: Arch,
        precomputed: &Precomputed,
        first: usize,
        tokens: &[NameToken],
    ) -> Vec<(Range<usize>, NameLabel)> {
        let mut names = Vec::new();
        let mut open: Option<(usize, NameLabel)> = None;
        let mut scores = vec![0.0; self.transitions.n_scores()];
        for (at, &token) in tokens.iter().enumerate() {
            let slots = [Some(at), open.map(|(start, _)| start), open.and_then(|_| at.checked_sub(1))];
            self.transitions.score::<N_SLOTS>(arch, precomputed, first, slots, &mut scores);
            let can_go_on = tokens.get(at + 1).is_some_and(|next| !next.starts_sentence);
            let limits = Limits { open: open.map(|(_, label)| label), is_space: token.is_space, can_go_on };
            match self.best(&scores, limits) {
                Move::Begin(label) => open = Some((at, label)),
                Move::Last(label) => names.extend(open.take().map(|(start, _)| (start..at + 1, label))),
                Move::Unit(label) => names.push((at..at + 1, label)),
                Move::Inside(_) | Move::Out => {}
                Move::Impossible => break,
            }
        }
        names
    }

    /// Returns the first of the best moves that are allowed.
    fn best(&self, scores: &[f32], limits: Limits) -> Move {
        let Limits { open, is_space, can_go_on } = limits;
        let mut best = Move::Impossible;
        let mut best_score = f32::NEG_INFINITY;
        for (&candidate, &score) in self.moves.iter().zip(scores) {
            let is_valid = match candidate {
                Move::Begin(_) => open.is_none() && can_go_on && !is_space,
                Move::Inside(label) => open == Some(label) && can_go_on,
                Move::Last(label) => open == Some(label),
                Move::Unit(_) => open.is_none() && !is_space,
                Move::Out => open.is_none(),
                Move::Impossible => false,
            };
            if is_valid && score > best_score {
                best_score = score;
                best = candidate;
            }
        }
        best
    }
}

fn parsed(name: &str) -> Result<Move, ModelError> {
    let error = || ModelError::Table(format!("unknown move {name} of the name recognizer"));
    let (kind, label) = name.split_once('-').unwrap_or((name, ""));
    let label = NameLabel::new(label).ok_or_else(error)?;
    Ok(match kind {
        "O" => Move::Out,
        _ if label.as_str().is_empty() => Move::Impossible,
        "B" => Move::Begin(label),
        "I" => Move::Inside(label),
        "L" => Move::Last(label),
        "U" => Move::Unit(label),
        _ => return Err(error()),
    })
}
