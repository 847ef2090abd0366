//! Reads a sound project file from front to back, a record at a time.

use super::loader::Loader;
use super::syntax::{Field, Node, Parser, SyntaxError, Tape};
use super::wire::Section;

/// Reads the fields of a project from the byte `at` on, up to the end of the text.
pub(super) fn fields(text: &str, at: usize, loader: &mut Loader) -> Result<(), SyntaxError> {
    let mut parser = Parser::new(text, at, text.len());
    let mut tape = Tape::default();
    loop {
        parser.space()?;
        if parser.take(b')') {
            break;
        }
        field(text, &mut parser, &mut tape, loader)?;
        parser.separator(b')')?;
    }
    parser.space()?;
    if parser.peek().is_none() { Ok(()) } else { Err(parser.error("text follows after the end of the project")) }
}

fn field(text: &str, parser: &mut Parser<'_>, tape: &mut Tape, loader: &mut Loader) -> Result<(), SyntaxError> {
    let at = parser.at();
    let name = parser.name().ok_or_else(|| parser.error("expected the name of a field"))?;
    parser.space()?;
    parser.expect(b':', "expected : after the name of the field")?;
    parser.space()?;
    if parser.peek() == Some(b'[') {
        let known = Section::named(name);
        if let Some(section) = known.or_else(|| section_of_list(text, parser)) {
            if known.is_none() {
                loader.misnamed(name, at, section);
            }
            return records(text, parser, tape, section, loader);
        }
    }
    tape.clear();
    parser.value(tape, 1)?;
    if let Some(value) = Node::first(text, tape) {
        loader.field(Field { name, at, value });
    }
    Ok(())
}

fn records(
    text: &str,
    parser: &mut Parser<'_>,
    tape: &mut Tape,
    section: Section,
    loader: &mut Loader,
) -> Result<(), SyntaxError> {
    parser.take(b'[');
    loop {
        parser.space()?;
        if parser.take(b']') {
            return Ok(());
        }
        tape.clear();
        parser.value(tape, 2)?;
        if let Some(node) = Node::first(text, tape) {
            loader.record(section, node);
        }
        parser.separator(b']')?;
    }
}

/// Returns the section that a list belongs to by the id of its first record, though its name is another.
fn section_of_list(text: &str, parser: &Parser<'_>) -> Option<Section> {
    let mut ahead = parser.clone();
    ahead.take(b'[');
    ahead.space().ok()?;
    Section::of_record(text.get(ahead.at()..)?)
}
