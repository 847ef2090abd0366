//! Finds where every value of a RON text lies. Linear in the text, and bounded in depth.

use super::string::escape;
use super::tape::{Kind, Tape};
use super::word::{continues_name, is_number};

/// How deep values may lie in each other. The `ron` crate counts a list twice and stops at 128.
const MAX_DEPTH: usize = 60;
/// How deep in a file a value may come to lie that is checked by itself.
const DEPTH_IN_FILE: usize = 10;

/// The text is not RON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The byte where it shows.
    pub(crate) at: usize,
    /// What is wrong.
    pub(crate) message: &'static str,
}

/// A place in a text that goes forward value by value.
#[derive(Debug, Clone)]
pub(crate) struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Parser<'t> {
    /// Begins at `start` and sees nothing from `end` on.
    pub(crate) fn new(text: &'t str, start: usize, end: usize) -> Self {
        let text = text.get(..end).unwrap_or(text);
        Self { text, bytes: text.as_bytes(), at: start.min(text.len()) }
    }

    /// Whether `text` is exactly one value, which may stand anywhere in a file.
    pub(crate) fn is_value(text: &str) -> bool {
        let mut parser = Parser::new(text, 0, text.len());
        let read =
            parser.space().and_then(|()| parser.value(&mut Tape::default(), DEPTH_IN_FILE)).and_then(|()| parser.space());
        read.is_ok() && parser.at == text.len()
    }

    /// Returns where it stands.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Returns the next byte without going on.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes on if the next byte is this one.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// Goes on if the next byte is this one, else says what was expected.
    pub(crate) fn expect(&mut self, byte: u8, message: &'static str) -> Result<(), SyntaxError> {
        if self.take(byte) { Ok(()) } else { Err(self.error(message)) }
    }

    /// Makes an error at this place.
    pub(crate) const fn error(&self, message: &'static str) -> SyntaxError {
        SyntaxError { at: self.at, message }
    }

    /// Goes past white space and comments.
    pub(crate) fn space(&mut self) -> Result<(), SyntaxError> {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                b'/' => self.comment()?,
                _ => break,
            }
        }
        Ok(())
    }

    /// Reads a name, such as that of a field.
    pub(crate) fn name(&mut self) -> Option<&'t str> {
        let start = self.at;
        if !self.peek().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_') {
            return None;
        }
        while self.peek().is_some_and(continues_name) {
            self.at += 1;
        }
        self.text.get(start..self.at)
    }

    /// Reads a whole number without sign.
    pub(crate) fn digits(&mut self) -> Option<u32> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.text.get(start..self.at)?.parse().ok()
    }

    /// Reads attributes such as `#![enable(implicit_some)]`.
    pub(crate) fn attributes(&mut self) -> Result<(), SyntaxError> {
        self.space()?;
        while self.peek() == Some(b'#') {
            let end = self.bytes[self.at..].iter().position(|&byte| byte == b']');
            self.at += end.ok_or_else(|| self.error("the attribute has no end"))? + 1;
            self.space()?;
        }
        Ok(())
    }

    /// Reads one value onto the tape.
    pub(crate) fn value(&mut self, tape: &mut Tape, depth: usize) -> Result<(), SyntaxError> {
        if depth > MAX_DEPTH {
            return Err(self.error("values lie too deep in each other"));
        }
        match self.peek() {
            Some(b'"') => self.string(tape, self.at),
            Some(b'(') => self.parentheses(tape, self.at, depth),
            Some(b'[') => self.list(tape, depth),
            Some(b'{') => self.map(tape, depth),
            Some(b'\'') => self.character(tape),
            Some(b'0'..=b'9' | b'-' | b'+' | b'.') => self.number(tape),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => self.word(tape, depth),
            Some(_) => Err(self.error("expected a value")),
            None => Err(self.error("the text ends where a value should stand")),
        }
    }

    fn comment(&mut self) -> Result<(), SyntaxError> {
        match self.bytes.get(self.at + 1) {
            Some(b'/') => {
                let rest = &self.bytes[self.at..];
                self.at += rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
                Ok(())
            }
            Some(b'*') => self.block_comment(),
            _ => Err(self.error("expected a comment after /")),
        }
    }

    fn block_comment(&mut self) -> Result<(), SyntaxError> {
        let start = self.clone();
        let mut depth = 0_usize;
        loop {
            match (self.peek(), self.bytes.get(self.at + 1)) {
                (Some(b'/'), Some(b'*')) => (depth, self.at) = (depth + 1, self.at + 2),
                (Some(b'*'), Some(b'/')) => (depth, self.at) = (depth - 1, self.at + 2),
                (Some(_), _) => self.at += 1,
                (None, _) => return Err(start.error("the comment has no end")),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn string(&mut self, tape: &mut Tape, start: usize) -> Result<(), SyntaxError> {
        let mut kind = if self.at == start { Kind::Plain } else { Kind::Bytes };
        self.at += 1;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(step) = rest.iter().position(|&byte| byte == b'"' || byte == b'\\') else {
                return Err(SyntaxError { at: start, message: "the string has no end" });
            };
            self.at += step + 1;
            if rest[step] == b'"' {
                tape.leaf(kind, start, self.at);
                return Ok(());
            }
            if kind == Kind::Plain {
                kind = Kind::Escaped;
            }
            self.at += self.escape_length()?;
        }
    }

    /// Returns the length of the escape after a backslash; a backslash at the end of a line is no escape here.
    fn escape_length(&self) -> Result<usize, SyntaxError> {
        let found = self.text.get(self.at..).and_then(escape);
        found.map(|(_, length)| length).ok_or_else(|| self.error("this is no escape that RON knows"))
    }

    fn raw_string(&mut self, tape: &mut Tape, start: usize, kind: Kind) -> Result<(), SyntaxError> {
        let hashes = self.bytes[self.at..].iter().take_while(|&&byte| byte == b'#').count();
        self.at += hashes;
        self.expect(b'"', "expected a raw string")?;
        while let Some(step) = self.bytes[self.at..].iter().position(|&byte| byte == b'"') {
            self.at += step + 1;
            let close = self.bytes[self.at..].iter().take(hashes).take_while(|&&byte| byte == b'#').count();
            self.at += close;
            if close == hashes {
                tape.leaf(kind, start, self.at);
                return Ok(());
            }
        }
        Err(SyntaxError { at: start, message: "the string has no end" })
    }

    fn character(&mut self, tape: &mut Tape) -> Result<(), SyntaxError> {
        let start = self.at;
        self.at += 1;
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += match rest.strip_prefix('\\') {
            Some(after) => escape(after).map_or(1, |(_, length)| length + 1),
            None => rest.chars().next().map_or(0, char::len_utf8),
        };
        self.expect(b'\'', "the character has no end")?;
        tape.leaf(Kind::Word, start, self.at);
        Ok(())
    }

    fn number(&mut self, tape: &mut Tape) -> Result<(), SyntaxError> {
        let start = self.at;
        while let Some(byte) = self.peek() {
            let may_be_signed = self.at == start || matches!(self.bytes[self.at - 1], b'e' | b'E');
            let is_sign = matches!(byte, b'+' | b'-') && may_be_signed;
            if !(continues_name(byte) || byte == b'.' || is_sign) {
                break;
            }
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        let whole = word.len() < 19 && word.iter().all(u8::is_ascii_digit);
        if whole || self.text.get(start..self.at).is_some_and(is_number) {
            tape.leaf(Kind::Word, start, self.at);
            return Ok(());
        }
        Err(SyntaxError { at: start, message: "this is no number" })
    }

    /// Reads what begins with a letter: a name, a name before parentheses, a raw or byte string.
    fn word(&mut self, tape: &mut Tape, depth: usize) -> Result<(), SyntaxError> {
        let start = self.at;
        let rest = &self.bytes[start..];
        match rest {
            [b'r', b'"', ..] | [b'r', b'#', b'#' | b'"', ..] => {
                self.at += 1;
                return self.raw_string(tape, start, Kind::Raw);
            }
            [b'b', b'r', b'"' | b'#', ..] => {
                self.at += 2;
                return self.raw_string(tape, start, Kind::Bytes);
            }
            [b'b', b'"', ..] => {
                self.at += 1;
                return self.string(tape, start);
            }
            _ => {}
        }
        self.name();
        let end = self.at;
        self.space()?;
        if self.peek() == Some(b'(') {
            return self.parentheses(tape, start, depth);
        }
        self.at = end;
        tape.leaf(Kind::Word, start, end);
        Ok(())
    }

    fn list(&mut self, tape: &mut Tape, depth: usize) -> Result<(), SyntaxError> {
        let index = tape.open(self.at);
        self.at += 1;
        loop {
            self.space()?;
            if self.take(b']') {
                tape.close(index, Kind::List, self.at);
                return Ok(());
            }
            self.value(tape, depth + 1)?;
            self.separator(b']')?;
        }
    }

    fn map(&mut self, tape: &mut Tape, depth: usize) -> Result<(), SyntaxError> {
        let index = tape.open(self.at);
        self.at += 1;
        loop {
            self.space()?;
            if self.take(b'}') {
                tape.close(index, Kind::Map, self.at);
                return Ok(());
            }
            self.value(tape, depth + 1)?;
            self.space()?;
            self.expect(b':', "expected : after the key")?;
            self.space()?;
            self.value(tape, depth + 1)?;
            self.separator(b'}')?;
        }
    }

    fn parentheses(&mut self, tape: &mut Tape, start: usize, depth: usize) -> Result<(), SyntaxError> {
        let index = tape.open(start);
        self.at += 1;
        self.space()?;
        let kind = if self.at_field() { Kind::Struct } else { Kind::Tuple };
        loop {
            self.space()?;
            if self.take(b')') {
                tape.close(index, kind, self.at);
                return Ok(());
            }
            if kind == Kind::Struct {
                self.field_name(tape)?;
            }
            self.value(tape, depth + 1)?;
            self.separator(b')')?;
        }
    }

    /// Whether a name and a colon come next.
    fn at_field(&self) -> bool {
        let mut ahead = self.clone();
        ahead.name().is_some() && ahead.space().is_ok() && ahead.take(b':')
    }

    fn field_name(&mut self, tape: &mut Tape) -> Result<(), SyntaxError> {
        let start = self.at;
        self.name().ok_or_else(|| self.error("expected the name of a field"))?;
        tape.leaf(Kind::Word, start, self.at);
        self.space()?;
        self.expect(b':', "expected : after the name of the field")?;
        self.space()
    }

    /// Goes past white space and a comma; without a comma, the list has to end here.
    pub(crate) fn separator(&mut self, close: u8) -> Result<(), SyntaxError> {
        self.space()?;
        if self.take(b',') || self.peek() == Some(close) {
            return Ok(());
        }
        Err(self.error(if self.peek().is_none() {
            "the text ends too early"
        } else {
            "expected a comma or the end of the list"
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::Parser;

    #[test]
    fn values_are_told_from_other_text() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        for value in [
            "1",
            "-1.5",
            "\"a\\n\"",
            "r#\"a\"b\"#",
            "b\"a\"",
            "'\\''",
            "'é'",
            "()",
            "(1, 2,)",
            "rule(\"a\", \"b\")",
            "Some(3)",
            "(a: 1, b: [x, (y: 2)])",
            "{\"a\": 1, 2: ()}",
            " /* a /* b */ */ name // end",
            &deep(50),
        ] {
            assert!(Parser::is_value(value), "{value}");
            assert!(ron::from_str::<ron::Value>(value).is_ok(), "{value}");
        }
        for other in [
            "",
            "1 2",
            "\"a",
            "\"\\q\"",
            "(a: 1, 2)",
            "(1, a: 2)",
            "[1 2]",
            "[,]",
            "/* a",
            "a: 1",
            "r#\"a\"",
            "{1}",
            "-",
            "(a:)",
            &deep(52),
            &deep(200),
            "\u{202e}",
        ] {
            assert!(!Parser::is_value(other), "{other}");
        }
    }
}
