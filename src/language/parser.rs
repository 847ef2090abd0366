//! The dependency parser.

use pulp::Arch;

use super::ModelError;
use super::parse_state::ParseState;
use super::transitions::{Precomputed, Transitions};
use super::tree::{Arc, Tree};
use super::weights::Weights;

/// Slots of the state that the network sees.
const N_SLOTS: usize = 8;
/// Parts a label from that of the word to which its arc is lifted.
const LIFTED: &str = "||";

/// An arc-eager parser.
#[derive(Debug)]
pub(super) struct Parser {
    transitions: Transitions,
    /// The moves as the network orders them, in runs of one kind.
    runs: Vec<Run>,
    /// The label of each move.
    labels: Vec<Label>,
    /// The names of the relations; the first is that of a root.
    pub deps: Vec<String>,
}

#[derive(Debug)]
struct Run {
    kind: Kind,
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

#[derive(Debug, Clone, Copy)]
struct Label {
    dep: u16,
    /// The relation of the word that is the real head.
    lifted_to: Option<u16>,
}

impl Parser {
    /// Reads the parser's entries for vectors of `width`.
    pub(super) fn new(weights: &Weights<'_>, moves: &[String], width: usize) -> Result<Self, ModelError> {
        let transitions = Transitions::new(weights, "parser", width, N_SLOTS, moves.len())?;
        let mut parser = Self { transitions, runs: Vec::new(), labels: Vec::new(), deps: vec!["ROOT".to_owned()] };
        for name in moves {
            parser.add_move(name)?;
        }
        Ok(parser)
    }

    fn add_move(&mut self, name: &str) -> Result<(), ModelError> {
        let (kind, label) = name.split_once('-').unwrap_or((name, "ROOT"));
        let kind = match kind {
            "S" => Kind::Shift,
            "D" => Kind::Reduce,
            "L" => Kind::Left,
            "R" => Kind::Right,
            "B" => Kind::Break,
            _ => return Err(ModelError::Table(format!("unknown move {name} of the parser"))),
        };
        let (dep, lifted_to) = label.split_once(LIFTED).map_or((label, None), |(dep, to)| (dep, Some(to)));
        let label = Label { dep: self.dep(dep), lifted_to: lifted_to.map(|to| self.dep(to)) };
        self.labels.push(label);
        match self.runs.last_mut() {
            Some(run) if run.kind == kind => run.end += 1,
            _ => self.runs.push(Run { kind, end: self.labels.len() }),
        }
        Ok(())
    }

    /// Returns the number of the relation `name`.
    fn dep(&mut self, name: &str) -> u16 {
        let place = self.deps.iter().position(|dep| dep == name).unwrap_or_else(|| {
            self.deps.push(name.to_owned());
            self.deps.len() - 1
        });
        u16::try_from(place).unwrap_or_default()
    }

    /// Returns the network.
    pub(super) const fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Parses a paragraph of `n_tokens` whose first token is row `first`.
    pub(super) fn parse(
        &self,
        arch: Arch,
        precomputed: &Precomputed,
        first: usize,
        n_tokens: usize,
        state: &mut ParseState,
    ) -> Tree {
        state.reset(n_tokens);
        let mut scores = vec![0.0; self.transitions.n_scores()];
        // Every word is shifted, returned and reduced a few times at most.
        for _ in 0..8 * n_tokens + 8 {
            if state.is_final() {
                break;
            }
            self.transitions.score::<N_SLOTS>(arch, precomputed, first, state.slots(), &mut scores);
            let Some((kind, best)) = self.best(state, &scores) else { break };
            apply(state, kind, best);
        }
        let arc = |(head, number): (usize, Option<u16>)| {
            let label = number.map_or(Label { dep: 0, lifted_to: None }, |number| self.labels[usize::from(number)]);
            Arc { head, dep: label.dep, lifted_to: label.lifted_to }
        };
        Tree::new(state.arcs().map(arc).collect())
    }

    /// Returns the first of the best moves that the state allows.
    fn best(&self, state: &ParseState, scores: &[f32]) -> Option<(Kind, usize)> {
        let can_attach = state.can_attach();
        let mut best = None;
        let mut best_score = f32::NEG_INFINITY;
        let mut start = 0;
        for run in &self.runs {
            let is_valid = match run.kind {
                Kind::Shift => state.can_shift(),
                Kind::Reduce => state.can_reduce(),
                Kind::Left | Kind::Right => can_attach,
                Kind::Break => state.can_break(),
            };
            if is_valid {
                for (number, &score) in scores.iter().enumerate().take(run.end).skip(start) {
                    if score > best_score {
                        best_score = score;
                        best = Some((run.kind, number));
                    }
                }
            }
            start = run.end;
        }
        best
    }
}

fn apply(state: &mut ParseState, kind: Kind, number: usize) {
    let label = u16::try_from(number).unwrap_or_default();
    match kind {
        Kind::Shift => state.shift(),
        Kind::Reduce => state.reduce(),
        Kind::Left => state.attach_left(label),
        Kind::Right => state.attach_right(label),
        Kind::Break => state.start_sentence(),
    }
}
