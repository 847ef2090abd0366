//! A reader that walks over a line from left to right and can be set back.

/// A place in a text; copies remember it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the number of bytes that were read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Returns what is still unread.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Reads the longest run of characters that fit, perhaps none.
    pub(super) fn run(&mut self, fits: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|character| !fits(character)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Skips blanks and returns whether there were any.
    pub(super) fn blanks(&mut self) -> bool {
        !self.run(|character| matches!(character, ' ' | '\t' | '\u{a0}' | '\u{202f}')).is_empty()
    }

    /// Reads one of these characters.
    pub(super) fn one_of(&mut self, wanted: &[char]) -> Option<char> {
        let character = self.peek().filter(|character| wanted.contains(character))?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// Reads `word` in any case where no letter or digit follows it.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let rest = self.rest();
        let matches = rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let ends = rest.get(word.len()..).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
        if matches && ends {
            self.at += word.len();
        }
        matches && ends
    }

    /// Reads a run of letters.
    pub(super) fn letters(&mut self) -> &'t str {
        self.run(char::is_alphabetic)
    }

    /// Reads a run of ASCII digits of a length in `lengths` as a number; nothing where the run has another length.
    pub(super) fn number(&mut self, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let mut ahead = *self;
        let digits = ahead.run(|character| character.is_ascii_digit());
        let number = lengths.contains(&digits.len()).then(|| digits.parse().ok()).flatten()?;
        *self = ahead;
        Some(number)
    }

    /// Tries a reading and stays where it was if it fails.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let value = read(&mut ahead)?;
        *self = ahead;
        Some(value)
    }
}
