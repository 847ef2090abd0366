//! A query as a tree: terms under and, or, not.

use std::fmt;

use super::Field;

/// A query. Made by [`Expr::all`], [`Expr::any`] and [`Expr::negated`], which keep it in one form:
/// no list of one, no list directly inside a list of its own sort, no double negation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expr {
    /// All of these hold; an empty list lets everything through.
    All(Vec<Self>),
    /// At least one of these holds.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// A field has one of the values.
    Term(Term),
}

/// A field and the values that it may have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The field.
    pub field: Field,
    /// The values; one of them is enough. Words without a field have exactly one.
    pub values: Vec<Value>,
}

/// One value of a term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// The words, as they were typed.
    pub text: String,
    /// How they are to be found.
    pub form: Form,
}

/// How words are to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A word, typed plainly: begins a word, else stands inside one, else is nearly one.
    Word,
    /// Words in quotes: stand so, one after the other.
    Phrase,
    /// Words after `=`: are the whole name or value.
    Exact,
}

impl Default for Expr {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Expr {
    /// Makes the query that asks for all of these.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut list = Vec::new();
        for part in parts {
            if let Self::All(inner) = part { list.extend(inner) } else { list.push(part) }
        }
        single(list).unwrap_or_else(Self::All)
    }

    /// Makes the query that asks for one of these; without any, it lets everything through.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut list = Vec::new();
        for part in parts {
            if let Self::Any(inner) = part { list.extend(inner) } else { list.push(part) }
        }
        match single(list) {
            Ok(one) => one,
            Err(list) if list.is_empty() => Self::default(),
            Err(list) => Self::Any(list),
        }
    }

    /// Makes the opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        if let Self::Not(inner) = self { *inner } else { Self::Not(Box::new(self)) }
    }

    /// Makes the term of a field and one value, quoted where it must be.
    pub fn term(field: Field, text: &str) -> Self {
        Self::Term(Term { field, values: vec![Value::of(text)] })
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(list) if list.is_empty())
    }

    /// Returns the parts that must all hold.
    pub fn conjuncts(self) -> Vec<Self> {
        if let Self::All(list) = self { list } else { vec![self] }
    }

    /// Returns the term that stands alone here, and whether it is negated.
    pub fn as_term(&self) -> Option<(&Term, bool)> {
        match self {
            Self::Term(term) => Some((term, false)),
            Self::Not(inner) => match &**inner {
                Self::Term(term) => Some((term, true)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the values without a field, or of the words of articles, that must stand in every hit.
    pub fn words(&self) -> Vec<&Value> {
        match self {
            Self::All(list) => list.iter().flat_map(Self::words).collect(),
            Self::Term(term) if matches!(term.field, Field::Any | Field::Quote) && term.values.len() == 1 => {
                term.values.iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Returns the one expression of a list of one.
fn single(mut list: Vec<Expr>) -> Result<Expr, Vec<Expr>> {
    match (list.len(), list.pop()) {
        (1, Some(one)) => Ok(one),
        (_, back) => {
            list.extend(back);
            Err(list)
        }
    }
}

impl Value {
    /// Makes a value, in quotes where it could not be read back without.
    pub fn of(text: &str) -> Self {
        let form = if stands_bare(text) { Form::Word } else { Form::Phrase };
        Self { text: text.to_owned(), form }
    }

    /// Makes a value that must be the whole name.
    pub fn exact(text: &str) -> Self {
        Self { text: text.to_owned(), form: Form::Exact }
    }
}

/// Whether words are read back as one word.
fn stands_bare(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '\'' | '\u{2019}' | '/' | '~' | '?' | '-'));
    let operator = ["and", "or", "not"].iter().any(|word| text.eq_ignore_ascii_case(word));
    plain && !operator && text.chars().next().is_some_and(|first| first != '-')
}

impl fmt::Display for Expr {
    /// Writes the query so that it reads back as the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(list) => joined(f, list, " ", |part| matches!(part, Self::Any(_))),
            Self::Any(list) => joined(f, list, " or ", |_| false),
            Self::Not(inner) if matches!(**inner, Self::Term(_)) => write!(f, "-{inner}"),
            Self::Not(inner) => write!(f, "-({inner})"),
            Self::Term(term) => term.fmt(f),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, list: &[Expr], sign: &str, in_parentheses: impl Fn(&Expr) -> bool) -> fmt::Result {
    for (index, part) in list.iter().enumerate() {
        f.write_str(if index > 0 { sign } else { "" })?;
        if in_parentheses(part) { write!(f, "({part})")? } else { write!(f, "{part}")? }
    }
    Ok(())
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field != Field::Any {
            write!(f, "{}:", self.field.as_str())?;
        }
        for (index, value) in self.values.iter().enumerate() {
            f.write_str(if index > 0 { "," } else { "" })?;
            value.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::Word => f.write_str(&self.text),
            Form::Phrase => write!(f, "\"{}\"", escaped(&self.text)),
            Form::Exact => write!(f, "=\"{}\"", escaped(&self.text)),
        }
    }
}

/// Returns words with a backslash before every sign that would end them.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '"' | '\u{201c}' | '\u{201d}') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
