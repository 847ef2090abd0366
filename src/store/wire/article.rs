//! Sources, articles and the words in them.

use std::sync::Arc;

use super::describe::wire_struct;
use super::{Fault, Reader, Wire};
use crate::model::{Article, IngestNote, Mention, Mentions, Origin, Parts, Published, Source, SourceSpan};
use crate::store::printer::Printer;
use crate::store::syntax::Node;

wire_struct!(Source, Block { id: required, name: default, reliability: default } extra);

wire_struct!(Article, Block {
    id: required,
    file_name: default,
    path: default,
    content_hash: default,
    source: default,
    url: default,
    archive_url: default,
    author: default,
    retrieved: default,
    published: default,
    language: default,
    note: default,
    tags: default,
    ingest_notes: lines,
    parts: default,
    text: lined,
    sentences: filled,
    timexes: lines,
    mentions: default,
} extra);

wire_struct!(Published, Inline { day: required, time: default, zone: default, words: default });

wire_struct!(Parts, Inline { header: default, headline: default, body: default });

wire_struct!(IngestNote, Inline { code: default, text: default });

wire_struct!(Mention, Inline { span: required, level: required, entity: required, origin: required });

wire_struct!(SourceSpan, Inline { article: required, span: required });

impl Wire for Mentions {
    /// Writes a list with a mention a line.
    fn print(&self, out: &mut Printer) {
        out.lines(self.iter(), |out, mention| mention.to_mention().print(out));
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        reader.list::<Mention>(node).map(Self::from)
    }
}

impl Wire for Origin {
    /// Writes `rule("name.title", "why")` or `person`.
    fn print(&self, out: &mut Printer) {
        match self {
            Self::Person => out.raw("person"),
            Self::Rule { rule, why } => {
                out.raw("rule(");
                rule.print(out);
                out.raw(", ");
                why.print(out);
                out.raw(")");
            }
        }
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        match (node.word(), node.variant(), node.tuple()) {
            (Some("person"), ..) => Ok(Self::Person),
            (None, "rule", Some([rule, why])) => {
                Ok(Self::Rule { rule: Wire::read(rule, reader)?, why: Wire::read(why, reader)? })
            }
            _ => Err(reader.expected(node, "person or rule(\"…\", \"…\")")),
        }
    }
}

impl Wire for Arc<str> {
    fn print(&self, out: &mut Printer) {
        out.quoted(self);
    }

    fn read(node: Node<'_>, reader: &mut Reader) -> Result<Self, Fault> {
        let Some(lines) = node.list() else { return String::read(node, reader).map(Self::from) };
        let mut text = String::new();
        for line in lines {
            let Some(words) = line.string() else { return Err(reader.expected(line, "a line of text in quotation marks")) };
            text.push_str(&words);
        }
        Ok(text.into())
    }
}

/// Writes a text as a list with a string for each of its lines, line ends included.
pub(super) fn lined(text: &str, out: &mut Printer) {
    out.lines(source_lines(text), Printer::quoted);
}

/// Returns the lines of a text with their ends: `\n`, `\r\n` or a lone `\r`.
fn source_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\n', '\r']).map_or(rest.len(), |at| at + 1);
        let after_return = rest.as_bytes().get(end.wrapping_sub(1)) == Some(&b'\r') && rest.as_bytes().get(end) == Some(&b'\n');
        let (line, after) = rest.split_at(end + usize::from(after_return));
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::source_lines;

    #[test]
    fn lines_keep_their_ends() {
        let text = "a\nb\r\n\r\n\rc\r";
        let lines: Vec<&str> = source_lines(text).collect();
        assert_eq!(lines, ["a\n", "b\r\n", "\r\n", "\r", "c\r"]);
        assert_eq!(lines.concat(), text);
        assert_eq!(source_lines("").count(), 0);
    }
}
