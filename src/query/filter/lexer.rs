//! Cutting a query into tokens, each with its place.

use super::{Field, Form, QueryError};
use crate::text::Span;

/// A token with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    Or,
    And,
    Not,
    /// `who:`, with nothing between it and its value.
    Field(Field),
    Comma,
    Words(String, Form),
}

/// Cuts a query into tokens.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new() };
    while let Some(first) = lexer.peek() {
        lexer.token(first)?;
    }
    Ok(lexer.tokens)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn token(&mut self, first: char) -> Result<(), QueryError> {
        match first {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '(' => self.sign(Kind::Open),
            ')' => self.sign(Kind::Close),
            '|' => self.sign(Kind::Or),
            ',' if self.in_values() => self.sign(Kind::Comma),
            '-' | '−' if !self.in_values() => self.sign(Kind::Not),
            '"' | '\u{201c}' | '\u{201d}' => self.quoted(Form::Phrase)?,
            '=' => self.exact()?,
            _ => self.bare()?,
        }
        Ok(())
    }

    /// Takes one sign.
    fn sign(&mut self, kind: Kind) {
        let len = self.peek().map_or(1, char::len_utf8);
        self.push(self.at, self.at + len, kind);
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        self.tokens.push(Token { span: Span::new(start, end), kind });
        self.at = end;
    }

    /// Whether the value of a field was just taken or is due here.
    fn in_values(&self) -> bool {
        let touching = self.tokens.last().is_some_and(|last| last.span.end() == self.at);
        touching && self.has_field()
    }

    fn has_field(&self) -> bool {
        let mut back = self.tokens.iter().rev();
        back.find(|token| !matches!(token.kind, Kind::Words(..) | Kind::Comma))
            .is_some_and(|t| matches!(t.kind, Kind::Field(_)))
    }

    /// Takes words in quotes; a missing quote at the end is forgiven, for it is still being typed.
    fn quoted(&mut self, form: Form) -> Result<(), QueryError> {
        let start = self.at;
        let mut words = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        let mut end = self.text.len();
        while let Some((offset, character)) = chars.next() {
            match character {
                '\\' => words.extend(chars.next().map(|(_, escaped)| escaped)),
                '"' | '\u{201c}' | '\u{201d}' => {
                    end = start + offset + character.len_utf8();
                    break;
                }
                other => words.push(other),
            }
        }
        if words.trim().is_empty() {
            return Err(QueryError::unfinished(Span::new(start, end), "Put words between the quotes"));
        }
        let start = if form == Form::Exact { start - 1 } else { start };
        self.push(start, end, Kind::Words(words, form));
        Ok(())
    }

    /// Takes what follows `=`.
    fn exact(&mut self) -> Result<(), QueryError> {
        let start = self.at;
        self.at += 1;
        match self.peek() {
            Some('"' | '\u{201c}' | '\u{201d}') => self.quoted(Form::Exact),
            Some(c) if !c.is_whitespace() && !matches!(c, '(' | ')' | '|' | ',' | '=') => {
                let end = self.bare_end();
                let words = self.text.get(self.at..end).unwrap_or_default().to_owned();
                self.push(start, end, Kind::Words(words, Form::Exact));
                Ok(())
            }
            _ => Err(QueryError::unfinished(Span::new(start, start + 1), "Put a name after \u{201c}=\u{201d}")),
        }
    }

    /// Returns where the word that begins here ends.
    fn bare_end(&self) -> usize {
        let in_values = self.has_field() && self.tokens.last().is_some_and(|last| last.span.end() >= self.at.saturating_sub(1));
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | '"' | '\u{201c}' | '\u{201d}' | '|') || (in_values && c == ',')
        };
        self.rest().find(ends).map_or(self.text.len(), |offset| self.at + offset)
    }

    /// Takes a field's name, an operator or a word.
    fn bare(&mut self) -> Result<(), QueryError> {
        let (start, end) = (self.at, self.bare_end());
        let word = self.text.get(start..end).unwrap_or_default().to_owned();
        if let Some(colon) = word.find(':').filter(|_| !self.in_values()) {
            let name = word.get(..colon).unwrap_or_default();
            let after = word.get(colon + 1..).unwrap_or_default();
            if let Some(field) = Field::from_name(name) {
                self.push(start, start + colon + 1, Kind::Field(field));
                return Ok(());
            }
            if !name.is_empty() && name.chars().all(char::is_alphabetic) && !after.starts_with('/') {
                return Err(unknown_field(Span::new(start, start + colon), name));
            }
        }
        let touches_field = self.in_values();
        let kind = match word.to_lowercase().as_str() {
            "or" if !touches_field => Kind::Or,
            "and" | "&" if !touches_field => Kind::And,
            "not" if !touches_field => Kind::Not,
            _ => Kind::Words(word, Form::Word),
        };
        self.push(start, end, kind);
        Ok(())
    }
}

fn unknown_field(span: Span, name: &str) -> QueryError {
    let fields: Vec<&str> = Field::NAMED.iter().map(|field| field.as_str()).collect();
    let near = fields.iter().find(|field| crate::query::search::is_near(name, field));
    let advice = near.map_or_else(|| format!("fields are {}", fields.join(", ")), |field| format!("did you mean {field}:?"));
    QueryError::wrong(span, format!("There is no field \u{201c}{name}\u{201d}; {advice}"))
}
