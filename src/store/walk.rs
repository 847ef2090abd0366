//! Reads the sound text of a project, or of a part of one, from front to back, a record at a time.

use super::syntax::{Field, Node, Parser, SyntaxError, Tape};
use super::wire::Section;

/// What takes the fields and records that are found.
pub(super) trait Taker {
    /// Takes a field that is no list of records.
    fn field(&mut self, field: Field<'_>);

    /// Takes a record of a list.
    fn record(&mut self, section: Section, node: Node<'_>);

    /// Hears of a list whose name is not the one that its records belong to.
    fn misnamed(&mut self, name: &str, at: usize, section: Section);
}

/// Reads the fields of a project from the byte `at` on, up to the end of the text.
pub(super) fn fields(text: &str, at: usize, taker: &mut impl Taker) -> Result<(), SyntaxError> {
    let mut parser = Parser::new(text, at, text.len());
    let mut tape = Tape::default();
    loop {
        parser.space()?;
        if parser.take(b')') {
            break;
        }
        field(text, &mut parser, &mut tape, taker)?;
        parser.separator(b')')?;
    }
    parser.space()?;
    if parser.peek().is_none() { Ok(()) } else { Err(parser.error("text follows after the end of the project")) }
}

fn field(text: &str, parser: &mut Parser<'_>, tape: &mut Tape, taker: &mut impl Taker) -> Result<(), SyntaxError> {
    let at = parser.at();
    let name = parser.name().ok_or_else(|| parser.error("expected the name of a field"))?;
    parser.space()?;
    parser.expect(b':', "expected : after the name of the field")?;
    parser.space()?;
    if parser.peek() == Some(b'[') {
        let known = Section::named(name);
        if let Some(section) = known.or_else(|| section_of_list(text, parser)) {
            if known.is_none() {
                taker.misnamed(name, at, section);
            }
            return records(text, parser, tape, section, taker);
        }
    }
    tape.clear();
    parser.value(tape, 1)?;
    if let Some(value) = Node::first(text, tape) {
        taker.field(Field { name, at, value });
    }
    Ok(())
}

fn records(
    text: &str,
    parser: &mut Parser<'_>,
    tape: &mut Tape,
    section: Section,
    taker: &mut impl Taker,
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
            taker.record(section, node);
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
