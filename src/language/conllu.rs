//! An analysis as CoNLL-U.

use std::io::{self, Write};

use super::{Analysis, Engine, Name, Token};
use crate::text::{CodePoints, slice};

/// Writes the analysis of `text`, the article `id`, as one CoNLL-U document.
///
/// `MISC` holds `Start` and `End` in code points of the text, `Name` in the IOB2 scheme, and `SpaceAfter=No`.
///
/// # Errors
///
/// Returns what `out` returns.
pub fn write_conllu(out: &mut (impl Write + ?Sized), id: &str, text: &str, analysis: &Analysis) -> io::Result<()> {
    writeln!(out, "# newdoc id = {}", on_one_line(id))?;
    let points = CodePoints::new(text);
    let mut names = analysis.names.iter().peekable();
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        writeln!(out, "# sent_id = {}-{}", on_one_line(id), number + 1)?;
        writeln!(out, "# text = {}", on_one_line(slice(text, sentence.span)))?;
        for index in sentence.tokens.clone() {
            while names.next_if(|name| name.tokens.end <= index).is_some() {}
            let token = &analysis.tokens[index];
            write_columns(out, text, token, Place { index, first: sentence.tokens.start })?;
            write_head(out, token, Place { index, first: sentence.tokens.start }, analysis.engine)?;
            write_misc(out, token, &points, names.peek().and_then(|name| iob(name, index)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Where a token stands: its index among all tokens and that of the first of its sentence.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    first: usize,
}

/// Writes the columns from `ID` to `FEATS`, with a tab after each.
fn write_columns(out: &mut (impl Write + ?Sized), text: &str, token: &Token, place: Place) -> io::Result<()> {
    write!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}\t",
        place.index + 1 - place.first,
        filled(&on_one_line(slice(text, token.span))),
        filled(&on_one_line(&token.lemma)),
        token.pos.as_str(),
        filled(token.tag.as_str()),
        filled(token.morph.as_str()),
    )
}

/// Writes the columns from `HEAD` to `DEPS`, with a tab after each; nothing is said where no parser ran.
fn write_head(out: &mut (impl Write + ?Sized), token: &Token, place: Place, engine: Engine) -> io::Result<()> {
    match engine {
        Engine::Rules => write!(out, "_\t_\t_\t"),
        Engine::Model if token.head == place.index => write!(out, "0\troot\t_\t"),
        Engine::Model => {
            let head = (token.head + 1).saturating_sub(place.first);
            write!(out, "{head}\t{}\t_\t", filled(token.label.as_str()))
        }
    }
}

/// Writes the last column and ends the line.
fn write_misc(out: &mut (impl Write + ?Sized), token: &Token, points: &CodePoints<'_>, name: Option<String>) -> io::Result<()> {
    write!(out, "Start={}|End={}", points.point_at(token.span.start()), points.point_at(token.span.end()))?;
    if let Some(name) = name {
        write!(out, "|Name={name}")?;
    }
    writeln!(out, "{}", if token.space_after { "" } else { "|SpaceAfter=No" })
}

/// Returns `B-LABEL` or `I-LABEL` where the token with the index `index` is in `name`.
fn iob(name: &Name, index: usize) -> Option<String> {
    let position = if name.tokens.start == index { 'B' } else { 'I' };
    name.tokens.contains(&index).then(|| format!("{position}-{}", name.label))
}

/// Returns the text without control characters, which would break a line or a column.
fn on_one_line(text: &str) -> std::borrow::Cow<'_, str> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) { text.replace(breaks, " ").into() } else { text.into() }
}

/// Returns the value, or `_` for an empty one.
fn filled(value: &str) -> &str {
    if value.is_empty() { "_" } else { value }
}

#[cfg(test)]
mod tests {
    use super::write_conllu;
    use crate::language::analyze_by_rules;
    use crate::text::Span;

    #[test]
    fn offsets_are_code_points_and_gaps_are_marked() {
        let text = "in Łódź, 1939.\n";
        let analysis = analyze_by_rules(text, &[Span::new(0, text.len())]);
        let mut out = Vec::new();
        write_conllu(&mut out, "a\tb", text, &analysis).unwrap();
        let lines = String::from_utf8(out).unwrap();
        let expected = "# newdoc id = a b\n# sent_id = a b-1\n# text = in Łódź, 1939.\n\
            1\tin\tin\tX\t_\t_\t_\t_\t_\tStart=0|End=2\n\
            2\tŁódź\tłódź\tX\t_\t_\t_\t_\t_\tStart=3|End=7|Name=B-NAME|SpaceAfter=No\n\
            3\t,\t,\tX\t_\t_\t_\t_\t_\tStart=7|End=8\n\
            4\t1939\t1939\tX\t_\t_\t_\t_\t_\tStart=9|End=13|SpaceAfter=No\n\
            5\t.\t.\tX\t_\t_\t_\t_\t_\tStart=13|End=14\n\n";
        assert_eq!(lines, expected);
    }
}
