//! Dependency trees: lifting arcs back to their real heads, and where sentences start.

/// Rounds after which edges of a malformed tree are left as they are.
const MAX_ROUNDS: usize = 11;

/// The arc from a word to its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc {
    /// The head; the word's own place for a root.
    pub head: usize,
    pub dep: u16,
    /// The relation of the descendant of `head` that is the real head.
    pub lifted_to: Option<u16>,
}

/// The arcs of one paragraph and the starts of its sentences.
#[derive(Debug)]
pub(super) struct Tree {
    pub arcs: Vec<Arc>,
    /// Whether a sentence starts at each word.
    pub is_start: Vec<bool>,
}

impl Tree {
    /// Lifts the arcs of projective trees whose labels say so, and finds the starts of sentences.
    pub(super) fn new(mut arcs: Vec<Arc>) -> Self {
        let mut edges = Edges::of(&arcs);
        if arcs.iter().any(|arc| arc.lifted_to.is_some()) {
            for word in 0..arcs.len() {
                if let Some(dep) = arcs[word].lifted_to.take() {
                    arcs[word].head = real_head(&arcs, &edges, word, dep);
                }
            }
            edges = Edges::of(&arcs);
        }
        let mut is_start = vec![false; arcs.len()];
        for (word, arc) in arcs.iter().enumerate() {
            if arc.head == word {
                is_start[edges.left[word]] = true;
            }
        }
        if let Some(first) = is_start.first_mut() {
            *first = true;
        }
        Self { arcs, is_start }
    }
}

/// Returns the first descendant of a word's head, nearest first, that has the relation `dep`; else the head.
fn real_head(arcs: &[Arc], edges: &Edges, word: usize, dep: u16) -> usize {
    let mut level = vec![arcs[word].head];
    let mut n_seen = 0;
    while !level.is_empty() && n_seen <= arcs.len() {
        let mut next = Vec::new();
        for &parent in &level {
            let first = edges.left[parent];
            for (child, arc) in (first..).zip(&arcs[first..=edges.right[parent]]) {
                if arc.head != parent || child == parent || child == word {
                    continue;
                }
                // A relation that is still to be lifted is another one.
                if arc.dep == dep && arc.lifted_to.is_none() {
                    return child;
                }
                next.push(child);
            }
        }
        n_seen += next.len();
        level = next;
    }
    arcs[word].head
}

/// The first and last word of each word's subtree.
struct Edges {
    left: Vec<usize>,
    right: Vec<usize>,
}

impl Edges {
    /// Spreads the edges from words to heads, again while heads lie outside of the sentences that follow from them.
    fn of(arcs: &[Arc]) -> Self {
        let mut edges = Self { left: (0..arcs.len()).collect(), right: (0..arcs.len()).collect() };
        for _ in 0..=MAX_ROUNDS {
            for word in (0..arcs.len()).chain((0..arcs.len()).rev()) {
                let head = arcs[word].head;
                edges.left[head] = edges.left[head].min(edges.left[word]);
                edges.right[head] = edges.right[head].max(edges.right[word]);
            }
            if edges.hold_heads(arcs) {
                break;
            }
        }
        edges
    }

    /// Whether every head lies in the sentence of its word, or is the first word after it, as spaCy tests it.
    fn hold_heads(&self, arcs: &[Arc]) -> bool {
        let mut is_start = vec![false; arcs.len()];
        for (word, arc) in arcs.iter().enumerate() {
            if arc.head == word {
                is_start[self.left[word]] = true;
            }
        }
        let mut start = 0;
        for end in 0..arcs.len() {
            if (end > 0 && is_start[end]) || end + 1 == arcs.len() {
                if arcs[start..end].iter().any(|arc| !(start..=end).contains(&arc.head)) {
                    return false;
                }
                start = end;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arcs(heads: &[(usize, u16, Option<u16>)]) -> Vec<Arc> {
        heads.iter().map(|&(head, dep, lifted_to)| Arc { head, dep, lifted_to }).collect()
    }

    #[test]
    fn sentences_start_at_the_left_edges_of_roots() {
        let tree = Tree::new(arcs(&[(1, 2, None), (1, 0, None), (1, 3, None), (4, 2, None), (4, 0, None)]));
        assert_eq!(tree.is_start, [true, false, false, true, false]);
    }

    #[test]
    fn lifted_arcs_go_to_the_nearest_word_with_the_relation() {
        // 3 hangs on the root 1 but belongs to its object 2.
        let tree = Tree::new(arcs(&[(1, 5, None), (1, 0, None), (1, 6, None), (1, 7, Some(6))]));
        assert_eq!(tree.arcs[3], Arc { head: 2, dep: 7, lifted_to: None });
        let without = Tree::new(arcs(&[(1, 5, None), (1, 0, None), (1, 8, None), (1, 7, Some(6))]));
        assert_eq!(without.arcs[3].head, 1);
    }

    #[test]
    fn an_empty_paragraph_has_no_sentence() {
        assert!(Tree::new(Vec::new()).is_start.is_empty());
    }
}
