//! The stack, the buffer and the arcs of the arc-eager parser.

/// The state of one paragraph's parse.
///
/// Follows spaCy's non-monotonic arc-eager system: a word without a head that is reduced goes back to the buffer once,
/// and later arcs may replace earlier ones.
#[derive(Debug, Default)]
pub(super) struct ParseState {
    n_tokens: usize,
    stack: Vec<usize>,
    /// Words that went back to the buffer, the next one last.
    returned: Vec<usize>,
    /// The first word that has never been on the stack.
    next: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<u16>,
    left_children: Vec<Vec<usize>>,
    right_children: Vec<Vec<usize>>,
    is_returned: Vec<bool>,
    is_sentence_start: Vec<bool>,
}

impl ParseState {
    /// Begins a paragraph of so many tokens.
    pub(super) fn reset(&mut self, n_tokens: usize) {
        self.n_tokens = n_tokens;
        self.stack.clear();
        self.returned.clear();
        self.next = 0;
        refill(&mut self.heads, n_tokens, None);
        refill(&mut self.labels, n_tokens, 0);
        refill(&mut self.is_returned, n_tokens, false);
        refill(&mut self.is_sentence_start, n_tokens, false);
        for children in [&mut self.left_children, &mut self.right_children] {
            children.truncate(n_tokens);
            children.iter_mut().for_each(Vec::clear);
            children.resize_with(n_tokens, Vec::new);
        }
    }

    pub(super) const fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_len() == 0
    }

    /// Returns the word at `depth` of the stack, the top being 0.
    pub(super) fn stack(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    /// Returns the word at `place` of the buffer.
    pub(super) fn buffer(&self, place: usize) -> Option<usize> {
        match self.returned.len().checked_sub(place + 1) {
            Some(at) => Some(self.returned[at]),
            None => Some(self.next + place - self.returned.len()).filter(|&word| word < self.n_tokens),
        }
    }

    const fn buffer_len(&self) -> usize {
        self.n_tokens - self.next + self.returned.len()
    }

    /// Returns what the network sees: the first two of the buffer, the first three of the stack, and the newest left
    /// child of the first of each and right child of the first of the stack.
    pub(super) fn slots(&self) -> [Option<usize>; 8] {
        let (buffer, stack) = (self.buffer(0), self.stack(0));
        let last = |children: &[Vec<usize>], head: Option<usize>| children[head?].last().copied();
        [
            buffer,
            self.buffer(1),
            stack,
            self.stack(1),
            self.stack(2),
            last(&self.left_children, buffer),
            last(&self.left_children, stack),
            last(&self.right_children, stack),
        ]
    }

    fn starts_sentence(&self, word: Option<usize>) -> bool {
        word.is_some_and(|word| self.is_sentence_start[word])
    }

    pub(super) fn can_shift(&self) -> bool {
        let first = self.buffer(0);
        let was_returned = first.is_some_and(|word| self.is_returned[word]);
        self.stack.is_empty() || (self.buffer_len() >= 2 && !self.starts_sentence(first) && !was_returned)
    }

    pub(super) const fn can_reduce(&self) -> bool {
        !self.stack.is_empty()
    }

    pub(super) fn can_attach(&self) -> bool {
        !self.stack.is_empty() && self.buffer_len() > 0 && !self.starts_sentence(self.buffer(0))
    }

    pub(super) fn can_break(&self) -> bool {
        let (first, second) = (self.buffer(0), self.buffer(1));
        self.buffer_len() >= 2 && second == first.map(|word| word + 1) && !self.starts_sentence(second)
    }

    /// Moves the first word of the buffer onto the stack.
    pub(super) fn shift(&mut self) {
        let word = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    /// Takes the top of the stack away, or back to the buffer where it has no head yet.
    pub(super) fn reduce(&mut self) {
        let is_last = self.stack.len() == 1;
        if let Some(word) = self.stack.pop()
            && self.heads[word].is_none()
            && !is_last
        {
            self.is_returned[word] = true;
            self.returned.push(word);
        }
    }

    /// Makes the first word of the buffer the head of the top of the stack, and takes that away.
    pub(super) fn attach_left(&mut self, label: u16) {
        if let (Some(head), Some(child)) = (self.buffer(0), self.stack(0)) {
            self.add_arc(head, child, label);
            self.is_returned[head] = false;
            self.stack.pop();
        }
    }

    /// Makes the top of the stack the head of the first word of the buffer, and moves that onto the stack.
    pub(super) fn attach_right(&mut self, label: u16) {
        if let (Some(head), Some(child)) = (self.stack(0), self.buffer(0)) {
            self.add_arc(head, child, label);
            self.shift();
        }
    }

    /// Marks the second word of the buffer as the start of a sentence.
    pub(super) fn start_sentence(&mut self) {
        if let Some(word) = self.buffer(1) {
            self.is_sentence_start[word] = true;
        }
    }

    fn add_arc(&mut self, head: usize, child: usize, label: u16) {
        if let Some(old) = self.heads[child] {
            let siblings = if old > child { &mut self.left_children[old] } else { &mut self.right_children[old] };
            if siblings.last() == Some(&child) {
                siblings.pop();
            }
        }
        let siblings = if head > child { &mut self.left_children[head] } else { &mut self.right_children[head] };
        siblings.push(child);
        self.heads[child] = Some(head);
        self.labels[child] = label;
    }

    /// Returns the head of each word, its own place where it has none, and the labels of those that have one.
    pub(super) fn arcs(&self) -> impl Iterator<Item = (usize, Option<u16>)> + '_ {
        let arc = |(word, head): (usize, &Option<usize>)| match *head {
            Some(head) => (head, Some(self.labels[word])),
            None => (word, None),
        };
        self.heads.iter().enumerate().map(arc)
    }
}

fn refill<T: Clone>(values: &mut Vec<T>, len: usize, value: T) {
    values.clear();
    values.resize(len, value);
}

#[cfg(test)]
mod tests {
    use super::ParseState;

    fn heads(state: &ParseState) -> Vec<(usize, Option<u16>)> {
        state.arcs().collect()
    }

    #[test]
    fn moves_build_a_tree() {
        let mut state = ParseState::default();
        state.reset(3);
        assert!(state.can_shift() && !state.can_reduce() && !state.can_attach() && state.can_break());
        state.shift();
        state.attach_left(7);
        assert!(!state.can_attach());
        state.shift();
        state.attach_right(9);
        assert_eq!(state.slots(), [None, None, Some(2), Some(1), None, None, None, None]);
        state.reduce();
        assert_eq!(state.slots()[2..], [Some(1), None, None, None, Some(0), Some(2)]);
        state.reduce();
        assert!(state.is_final());
        assert_eq!(heads(&state), [(1, Some(7)), (1, None), (1, Some(9))]);
    }

    #[test]
    fn a_headless_word_returns_once() {
        let mut state = ParseState::default();
        state.reset(3);
        state.shift();
        state.shift();
        state.reduce();
        assert_eq!((state.buffer(0), state.buffer(1), state.buffer(2)), (Some(1), Some(2), None));
        assert!(!state.can_shift() && state.can_attach());
        state.attach_left(1);
        assert!(state.can_shift());
        assert_eq!(heads(&state), [(1, Some(1)), (1, None), (2, None)]);
    }

    #[test]
    fn a_sentence_start_closes_the_buffer() {
        let mut state = ParseState::default();
        state.reset(2);
        state.start_sentence();
        assert!(!state.can_break());
        state.shift();
        assert!(!state.can_attach() && !state.can_shift() && state.can_reduce());
    }
}
