//! Words and texts, the nasty ones among them.

use super::Maker;

const WORDS: [&str; 20] = [
    "",
    "talks",
    "Владимир Путин",
    "Łódź – “quoted” ‘words’",
    "line\nbreak\r\nand\ttab",
    "back\\slash \\n \\u{41}",
    "\"",
    "'",
    "\u{202e}desrever\u{202c}",
    "\u{0}\u{1}\u{7f}\u{85}",
    "\u{feff}\u{200b}\u{ad}",
    "\u{2028}\u{2029}\r",
    "👩‍🚀 می‌خواهم",
    "/* no comment */ // none",
    "(a: 1), [b], {c}",
    "r#\"raw\"#",
    "<<<<<<< HEAD\n=======\n>>>>>>> theirs\n",
    "    ),\n        (\n    ],\n",
    "None",
    "\u{10ffff}\u{fffd}",
];

impl Maker {
    /// A short text; empty most readily.
    pub(crate) fn words(&mut self) -> String {
        let first = self.one_of(&WORDS).to_owned();
        if self.below(8) == 7 { format!("{first} {}", self.one_of(&WORDS)) } else { first }
    }

    /// The text of an article.
    pub(crate) fn text(&mut self) -> String {
        let ends = ["\n", "\r\n", "", "\r", "\n\n"];
        (0..self.below(6)).map(|_| self.words() + self.one_of(&ends)).collect()
    }

    /// Tags: sorted, each once.
    pub(crate) fn tags(&mut self) -> Vec<String> {
        let mut tags: Vec<String> = (0..self.below(3)).map(|_| self.words()).collect();
        tags.sort();
        tags.dedup();
        tags
    }
}
