//! The beginning of a project file: what wrote it, and by which schema.

use super::syntax::{Parser, SyntaxError};

/// What the first line begins with; the schema follows.
pub(super) const FIRST_LINE: &str = "// Dateline project, schema ";

/// What stands before the fields of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// The schema of all that follows.
    pub(super) schema: u32,
    /// The byte where the first field after `schema` begins; nothing where the beginning is damaged.
    pub(super) fields_at: Option<usize>,
}

/// Reads the header; nothing where the text does not begin like a project file.
pub(super) fn read(text: &str) -> Option<Header> {
    match from_field(text) {
        Ok((schema, fields_at)) => Some(Header { schema, fields_at: Some(fields_at) }),
        Err(_) => from_first_line(text).map(|schema| Header { schema, fields_at: None }),
    }
}

fn from_field(text: &str) -> Result<(u32, usize), SyntaxError> {
    let mut parser = Parser::new(text, 0, text.len());
    parser.attributes()?;
    parser.name();
    parser.space()?;
    parser.expect(b'(', "expected (")?;
    parser.space()?;
    let is_schema = parser.name() == Some("schema");
    parser.space()?;
    if !is_schema || !parser.take(b':') {
        return Err(parser.error("expected the schema"));
    }
    parser.space()?;
    let schema = parser.digits().ok_or_else(|| parser.error("expected the number of the schema"))?;
    parser.space()?;
    parser.take(b',');
    Ok((schema, parser.at()))
}

fn from_first_line(text: &str) -> Option<u32> {
    let rest = text.lines().next()?.strip_prefix(FIRST_LINE)?;
    rest.trim_end().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Header, read};

    #[test]
    fn the_schema_is_the_first_field() {
        let text = "// Dateline project, schema 1\n#![enable(implicit_some)]\n(\n    schema: 7,\n    title: \"x\",\n)\n";
        let fields_at = text.find("\n    title");
        assert_eq!(read(text), Some(Header { schema: 7, fields_at }));
        assert_eq!(read("Project(schema:1)").map(|header| header.schema), Some(1));
    }

    #[test]
    fn a_damaged_beginning_leaves_the_first_line() {
        let header = read("// Dateline project, schema 3\n(\n    sch#ma: 3,\n");
        assert_eq!(header, Some(Header { schema: 3, fields_at: None }));
        for other in ["", "{\"schema\": 1}", "(title: \"x\")", "date 2025-08-06 Talks", "(schema: x)"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
