//! Regular expressions of the tokenizer, with look-around, run by a small backtracking machine.

use serde::Deserialize;

use super::ModelError;
use super::char_class::CharClass;

/// Steps after which a match is given up; bounds the time for a hostile word.
const MAX_STEPS: usize = 100_000;

/// An ordered choice of patterns.
#[derive(Debug)]
pub(super) struct Pattern {
    alternatives: Vec<Alternative>,
    /// For each ASCII character the alternatives that can begin with it, and last those for all other characters.
    by_first: Vec<Vec<usize>>,
    width: usize,
}

#[derive(Debug)]
struct Alternative {
    program: Vec<Op>,
}

/// One alternative as the model file has it.
#[derive(Debug, Deserialize)]
pub(super) struct AlternativeData {
    program: Vec<OpData>,
    /// The ASCII characters that it can begin with, as 128 bits in hexadecimal.
    ascii: String,
    /// Whether it can begin with any other character.
    other: bool,
    /// The most characters of a match.
    width: usize,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OpData {
    Plain((String,)),
    One(String, u32),
    Two(String, usize, usize),
    Look(String, usize, bool, usize),
}

/// One instruction.
#[derive(Debug)]
enum Op {
    Char(char),
    Set(usize),
    /// Tries the first way, then the second.
    Split(usize, usize),
    Jump(usize),
    Start,
    End,
    /// Looks at the program that follows, `back` characters before, and goes on at `next`.
    Look {
        back: usize,
        is_positive: bool,
        next: usize,
    },
    Match,
}

impl Pattern {
    /// Takes the alternatives of a model file, whose sets are numbers of `classes`.
    pub(super) fn new(data: &[AlternativeData], classes: &[CharClass]) -> Result<Self, ModelError> {
        let mut by_first = vec![Vec::new(); 129];
        let mut alternatives = Vec::with_capacity(data.len());
        for (index, alternative) in data.iter().enumerate() {
            let ascii = u128::from_str_radix(&alternative.ascii, 16).map_err(|error| table_error(&error))?;
            for (code, starters) in by_first.iter_mut().enumerate() {
                if (code < 128 && ascii >> code & 1 == 1) || (code == 128 && alternative.other) {
                    starters.push(index);
                }
            }
            let ops = alternative.program.iter().map(|op| op.checked(alternative.program.len(), classes.len()));
            alternatives.push(Alternative { program: ops.collect::<Result<_, _>>()? });
        }
        let width = data.iter().map(|alternative| alternative.width).max().unwrap_or_default();
        Ok(Self { alternatives, by_first, width })
    }

    /// Returns the end of the first alternative that matches at `start`.
    pub(super) fn match_at(&self, classes: &[CharClass], text: &[char], start: usize) -> Option<usize> {
        let &first = text.get(start)?;
        let starters = &self.by_first[usize::try_from(u32::from(first)).unwrap_or(128).min(128)];
        starters.iter().find_map(|&index| {
            let mut machine = Machine { ops: &self.alternatives[index].program, classes, text, steps: 0 };
            machine.run(0, start)
        })
    }

    /// Returns the place of the leftmost match from `start` on.
    pub(super) fn find(&self, classes: &[CharClass], text: &[char], start: usize) -> Option<(usize, usize)> {
        (start..text.len()).find_map(|at| self.match_at(classes, text, at).map(|end| (at, end)))
    }

    /// Returns the most characters that a match can have.
    pub(super) const fn width(&self) -> usize {
        self.width
    }
}

impl OpData {
    /// Makes an instruction whose targets lie in a program of `len` and whose sets among `n_classes`.
    fn checked(&self, len: usize, n_classes: usize) -> Result<Op, ModelError> {
        let op = match self {
            Self::Plain((name,)) => match name.as_str() {
                "start" => Some(Op::Start),
                "end" => Some(Op::End),
                "match" => Some(Op::Match),
                _ => None,
            },
            Self::One(name, value) => match (name.as_str(), *value as usize) {
                ("char", _) => char::from_u32(*value).map(Op::Char),
                ("set", class) if class < n_classes => Some(Op::Set(class)),
                ("jump", target) if target < len => Some(Op::Jump(target)),
                _ => None,
            },
            Self::Two(name, first, second) => {
                (name == "split" && *first < len && *second < len).then_some(Op::Split(*first, *second))
            }
            Self::Look(name, back, is_positive, next) => {
                (name == "look" && *next < len).then_some(Op::Look { back: *back, is_positive: *is_positive, next: *next })
            }
        };
        op.ok_or_else(|| table_error(&format!("bad instruction {self:?}")))
    }
}

fn table_error(error: &impl ToString) -> ModelError {
    ModelError::Table(format!("tokenizer: {}", error.to_string()))
}

/// One run of one program over one word.
struct Machine<'a> {
    ops: &'a [Op],
    classes: &'a [CharClass],
    text: &'a [char],
    steps: usize,
}

impl Machine<'_> {
    /// Returns where a match that begins at `at` ends.
    fn run(&mut self, mut pc: usize, mut at: usize) -> Option<usize> {
        let mut pending: Vec<(usize, usize)> = Vec::new();
        loop {
            self.steps += 1;
            if self.steps > MAX_STEPS {
                return None;
            }
            let next = match self.ops.get(pc)? {
                Op::Match => return Some(at),
                Op::Split(first, second) => {
                    pending.push((*second, at));
                    Some((*first, at))
                }
                Op::Jump(target) => Some((*target, at)),
                Op::Look { back, is_positive, next } => {
                    let found = at.checked_sub(*back).and_then(|from| self.run(pc + 1, from)).is_some();
                    (found == *is_positive).then_some((*next, at))
                }
                op => self.eats(op, at).map(|eaten| (pc + 1, at + eaten)),
            };
            (pc, at) = next.or_else(|| pending.pop())?;
        }
    }

    /// Returns how many characters a simple instruction takes at `at`, or nothing where it does not match.
    fn eats(&self, op: &Op, at: usize) -> Option<usize> {
        let c = self.text.get(at).copied();
        let matches = match op {
            Op::Char(expected) => c == Some(*expected),
            Op::Set(class) => c.is_some_and(|c| self.classes[*class].contains(c)),
            Op::Start => return (at == 0).then_some(0),
            Op::End => return (at == self.text.len()).then_some(0),
            _ => false,
        };
        matches.then_some(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(json: &str) -> Pattern {
        let classes = [CharClass::new(&[(48, 57)])];
        Pattern::new(&serde_json::from_str::<Vec<AlternativeData>>(json).unwrap(), &classes).unwrap()
    }

    fn found(pattern: &Pattern, text: &str) -> Option<(usize, usize)> {
        let classes = [CharClass::new(&[(48, 57)])];
        pattern.find(&classes, &text.chars().collect::<Vec<_>>(), 0)
    }

    #[test]
    fn looks_splits_and_ends_work() {
        // (?<=[0-9])(?:km|k)$
        let json = r#"[{"program":[["look",1,true,3],["set",0],["match"],["split",4,7],["char",107],["char",109],
            ["jump",8],["char",107],["end"],["match"]],"ascii":"80000000000000000000000000","other":false,"width":2}]"#;
        let json = json.replace("80000000000000000000000000", &format!("{:032x}", 1_u128 << 107));
        let units = pattern(&json);
        assert_eq!(found(&units, "12km"), Some((2, 4)));
        assert_eq!(found(&units, "12k"), Some((2, 3)));
        assert_eq!(found(&units, "akm"), None);
        assert_eq!(found(&units, "12kmx"), None);
        assert_eq!(units.width(), 2);
    }

    #[test]
    fn bad_targets_are_refused() {
        let json = r#"[{"program":[["jump",5],["match"]],"ascii":"0","other":true,"width":1}]"#;
        let data: Vec<AlternativeData> = serde_json::from_str(json).unwrap();
        assert!(matches!(Pattern::new(&data, &[]), Err(ModelError::Table(_))));
    }

    #[test]
    fn endless_programs_are_given_up() {
        let json = r#"[{"program":[["jump",0],["match"]],"ascii":"0","other":true,"width":1}]"#;
        assert_eq!(found(&pattern(json), "é"), None);
    }
}
