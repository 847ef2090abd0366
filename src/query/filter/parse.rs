//! Reading a query, with errors that say where and what.

use super::lexer::{Kind, Token, tokens};
use super::{Expr, Field, Form, Term, TimeTest, Value};
use crate::model::Settings;
use crate::text::Span;

/// How deep parentheses and negations may lie in each other.
const DEEPEST: usize = 64;

/// Why a query was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// The bytes of the query that are at fault.
    pub span: Span,
    /// What is wrong, for a person.
    pub message: String,
    /// Whether it may only be that something is still to be typed.
    pub is_unfinished: bool,
}

impl QueryError {
    pub(super) fn unfinished(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), is_unfinished: true }
    }

    pub(super) fn wrong(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), is_unfinished: false }
    }
}

/// Reads a query; `settings` say how dates are read.
///
/// # Errors
///
/// [`QueryError`] with the place and the reason.
///
/// # Examples
///
/// ```
/// use dateline::model::Settings;
/// let query = dateline::query::parse_query("who:putin -(type:talks or status:rejected)", &Settings::default());
/// assert_eq!(query.map(|query| query.to_string()).as_deref(), Ok("who:putin -(type:talks or status:rejected)"));
/// ```
pub fn parse_query(text: &str, settings: &Settings) -> Result<Expr, QueryError> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, end: text.len(), settings };
    if parser.tokens.is_empty() {
        return Ok(Expr::default());
    }
    let expr = parser.any(0)?;
    match parser.peek() {
        None => Ok(expr),
        Some(token) => Err(QueryError::wrong(token.span, "This parenthesis closes nothing")),
    }
}

struct Parser<'s> {
    tokens: Vec<Token>,
    at: usize,
    /// The length of the text, where what is missing at the end would stand.
    end: usize,
    settings: &'s Settings,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn takes(&mut self, kind: &Kind) -> Option<Span> {
        let span = self.peek().filter(|token| token.kind == *kind)?.span;
        self.at += 1;
        Some(span)
    }

    fn any(&mut self, depth: usize) -> Result<Expr, QueryError> {
        let mut parts = vec![self.all(depth, None)?];
        while let Some(or) = self.takes(&Kind::Or) {
            parts.push(self.all(depth, Some((or, "or")))?);
        }
        Ok(Expr::any(parts))
    }

    /// Reads parts that must all hold; `after` is the operator before them.
    fn all(&mut self, depth: usize, mut after: Option<(Span, &'static str)>) -> Result<Expr, QueryError> {
        let mut parts = Vec::new();
        loop {
            match self.peek().map(|token| (token.span, token.kind.clone())) {
                Some((span, Kind::And)) => {
                    if parts.is_empty() || after.is_some() {
                        return Err(missing(span, "before", "and"));
                    }
                    self.at += 1;
                    after = Some((span, "and"));
                }
                None | Some((_, Kind::Or | Kind::Close)) => break,
                Some(_) => {
                    parts.push(self.part(depth)?);
                    after = None;
                }
            }
        }
        if let Some((span, operator)) = after {
            return Err(missing(span, "after", operator));
        }
        if parts.is_empty() {
            let (span, before) = self.peek().map_or((Span::new(self.end, self.end), false), |t| (t.span, t.kind == Kind::Or));
            let error = if before { missing(span, "before", "or") } else { QueryError::unfinished(span, "Put something here") };
            return Err(error);
        }
        Ok(Expr::all(parts))
    }

    fn part(&mut self, depth: usize) -> Result<Expr, QueryError> {
        let Some(Token { span, kind }) = self.peek().cloned() else {
            return Err(QueryError::unfinished(Span::new(self.end, self.end), "Put something here"));
        };
        if depth > DEEPEST {
            return Err(QueryError::wrong(span, "The parentheses lie too deep"));
        }
        self.at += 1;
        match kind {
            Kind::Open => self.group(span, depth),
            Kind::Not => match self.peek().map(|token| &token.kind) {
                None | Some(Kind::Or | Kind::And | Kind::Close) => Err(missing(span, "after", "not")),
                Some(_) => Ok(self.part(depth + 1)?.negated()),
            },
            Kind::Field(field) => self.term(field, span),
            Kind::Words(text, form) => Ok(Expr::Term(Term { field: Field::Any, values: vec![Value { text, form }] })),
            Kind::Comma | Kind::Close | Kind::Or | Kind::And => Err(QueryError::wrong(span, "This sign means nothing here")),
        }
    }

    fn group(&mut self, open: Span, depth: usize) -> Result<Expr, QueryError> {
        if self.peek().is_none() {
            return Err(QueryError::unfinished(open, "Put something into the parentheses"));
        }
        let expr = self.any(depth + 1)?;
        // A parenthesis that is not closed yet is closed by the end.
        if self.takes(&Kind::Close).is_none() && self.peek().is_some() {
            return Err(QueryError::wrong(open, "This parenthesis is not closed"));
        }
        Ok(expr)
    }

    fn term(&mut self, field: Field, name: Span) -> Result<Expr, QueryError> {
        let mut values = Vec::new();
        let mut end = name.end();
        loop {
            let Some(Token { span, kind: Kind::Words(text, form) }) = self.peek().cloned().filter(|t| t.span.start() == end)
            else {
                if !values.is_empty() && end == self.end {
                    // A comma at the very end: the next value is still to be typed.
                    break;
                }
                return Err(QueryError::unfinished(Span::new(name.start(), end), self.which(field)));
            };
            self.at += 1;
            values.push(self.value(field, Value { text, form }, span)?);
            end = span.end();
            match self.peek().filter(|token| token.span.start() == end && token.kind == Kind::Comma) {
                Some(comma) => end = comma.span.end(),
                None => break,
            }
            self.at += 1;
        }
        Ok(Expr::Term(Term { field, values }))
    }

    /// Returns what is asked for where a field has no value yet.
    #[expect(clippy::unused_self, reason = "what is asked for belongs to the parser's errors")]
    fn which(&self, field: Field) -> String {
        format!("Say which: {}", field.help())
    }

    /// Checks a value, and completes the beginning of a fixed one.
    fn value(&self, field: Field, value: Value, span: Span) -> Result<Value, QueryError> {
        if field == Field::When {
            let test = TimeTest::parse(&value.text, self.settings);
            return test.map(|_| value).map_err(|message| QueryError { span, message, is_unfinished: false });
        }
        let fixed = field.fixed_values();
        if fixed.is_empty() {
            return Ok(value);
        }
        let typed = value.text.to_lowercase();
        if let Some(name) = fixed.iter().find(|name| name.starts_with(&typed)) {
            return Ok(Value { text: (*name).to_owned(), form: Form::Word });
        }
        let message = format!("\u{201c}{}\u{201d} is no value of {}: {}", value.text, field.as_str(), fixed.join(", "));
        Err(QueryError::wrong(span, message))
    }
}

fn missing(span: Span, side: &str, operator: &str) -> QueryError {
    let message = format!("Put something {side} \u{201c}{operator}\u{201d}, or quote it to search for the word");
    QueryError { span, message, is_unfinished: side == "after" }
}

#[cfg(test)]
mod tests {
    use super::parse_query;
    use crate::model::Settings;
    use crate::query::filter::{Expr, Field, Form, Term, Value};
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<Expr, super::QueryError> {
        parse_query(text, &Settings::default())
    }

    fn printed(text: &str) -> String {
        parse(text).map_or_else(|error| panic!("{text}: {error}"), |expr| expr.to_string())
    }

    #[test]
    fn queries_print_in_one_form() {
        let cases = [
            ("", ""),
            ("  max   dee ", "max dee"),
            ("a AND b | c", "a b or c"),
            ("a (b or c) not d", "a (b or c) -d"),
            ("-(a b)", "-(a b)"),
            ("((a))", "a"),
            ("--a", "a"),
            ("who:\"Vladimir Putin\",trump", "who:\"Vladimir Putin\",trump"),
            ("source:\u{201c}Kyiv Ledger\u{201d}", "src:\"Kyiv Ledger\""),
            ("STATUS:acc,rej", "status:accepted,rejected"),
            ("when:2025-08..2025-09 when:<2025", "when:2025-08..2025-09 when:<2025"),
            ("entity:=\"Kyiv\"", "entity:=\"Kyiv\""),
            ("11:30 https://example.org", "11:30 https://example.org"),
            ("\"to be \\\"or\\\" not\"", "\"to be \\\"or\\\" not\""),
            ("tag:or", "tag:or"),
            ("(a or b", "a or b"),
            ("type:talks,", "type:talks"),
        ];
        for (text, expected) in cases {
            assert_eq!(printed(text), expected, "{text}");
            assert_eq!(printed(expected), expected, "{text} twice");
        }
    }

    #[test]
    fn errors_say_where_and_what() {
        let cases = [
            ("a or", 2..4, "after \u{201c}or\u{201d}", true),
            ("or a", 0..2, "before \u{201c}or\u{201d}", false),
            ("a and", 2..5, "after \u{201c}and\u{201d}", true),
            ("a -", 2..3, "after \u{201c}not\u{201d}", true),
            ("whom:putin", 0..4, "did you mean who:?", false),
            ("colour:red", 0..6, "There is no field", false),
            ("status:open", 7..11, "candidate, accepted", false),
            ("who:", 0..4, "who takes part", true),
            ("who: putin", 0..4, "who takes part", true),
            ("a)", 1..2, "closes nothing", false),
            ("()", 1..2, "Put something here", true),
            ("when:soonish", 5..12, "soonish", false),
            ("\"\"", 0..2, "between the quotes", true),
        ];
        for (text, place, words, unfinished) in cases {
            let error = parse(text).expect_err(text);
            assert_eq!(error.span.range(), place, "{text}: {error}");
            assert!(error.message.contains(words), "{text}: {error}");
            assert_eq!(error.is_unfinished, unfinished, "{text}: {error}");
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let words = prop_oneof!["[a-zé]{1,6}", "[a-z \"\\\\:(),=-]{0,6}[a-z]", Just("or".to_owned())];
        (words, any::<bool>()).prop_map(|(text, exact)| if exact { Value::exact(&text) } else { Value::of(&text) })
    }

    fn term() -> impl Strategy<Value = Expr> {
        let open = prop::sample::select(vec![Field::Who, Field::Where, Field::Tag, Field::Title, Field::Src, Field::Entity]);
        let fixed = prop::sample::select(vec![Field::Status, Field::Kind, Field::Is, Field::Has]);
        let when = prop::sample::select(vec!["2025-08", "<2025", "2025-08..2025-09", "2025-08-06..", "none"]);
        prop_oneof![
            value().prop_map(|value| Expr::Term(Term { field: Field::Any, values: vec![value] })),
            (open, prop::collection::vec(value(), 1..3)).prop_map(|(field, values)| Expr::Term(Term { field, values })),
            (fixed, any::<prop::sample::Index>())
                .prop_map(|(field, index)| Expr::term(field, index.get::<&str>(field.fixed_values().as_slice()))),
            when.prop_map(|text| {
                Expr::Term(Term { field: Field::When, values: vec![Value { text: text.to_owned(), form: Form::Word }] })
            }),
        ]
    }

    fn query() -> impl Strategy<Value = Expr> {
        term().prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::all),
                prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::any),
                inner.prop_map(Expr::negated),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_as_the_same(expr in query()) {
            let text = expr.to_string();
            prop_assert_eq!(parse(&text), Ok(expr), "{}", text);
        }

        #[test]
        fn any_text_is_a_query_or_an_error_inside_it(text in "[a-z:\"()|,=<. \u{201c}é-]{0,24}") {
            match parse(&text) {
                Ok(expr) => prop_assert_eq!(parse(&expr.to_string()), Ok(expr)),
                Err(error) => {
                    prop_assert!(text.get(error.span.range()).is_some(), "{:?}", error);
                    prop_assert!(!error.message.is_empty());
                }
            }
        }
    }
}
