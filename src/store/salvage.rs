//! Reads what is sound in a damaged project file.
//!
//! The program writes the name of a list at one level of indent and each of its records at two. So the lines say where every
//! record begins, whatever happened to the one before it, and each record is read on its own.

use std::ops::Range;

use super::loader::Loader;
use super::syntax::{Field, Node, Parser, SyntaxError, Tape, is_name};
use super::walk::Taker as _;
use super::wire::Section;

/// Spaces before the name of a field of the project.
const FIELD_INDENT: usize = 4;
/// Spaces before a record.
const RECORD_INDENT: usize = 8;

/// Reads every field and record that can be read; the others are reported.
pub(super) fn fields(text: &str, header_end: Option<usize>, loader: &mut Loader) {
    let mut salvage = Salvage { text, loader, tape: Tape::default(), state: State::Between, is_closed: false };
    let start = header_end.unwrap_or(0);
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        salvage.line(at, line);
        at += line.len();
    }
    salvage.flush(at);
    if !salvage.is_closed {
        salvage.loader.damaged("", at, "the file ends too early");
    }
}

struct Salvage<'t, 'l> {
    text: &'t str,
    loader: &'l mut Loader,
    tape: Tape,
    state: State<'t>,
    /// Whether the line was seen that closes the project.
    is_closed: bool,
}

/// What the lines at hand belong to.
#[derive(Debug, Clone, Copy)]
enum State<'t> {
    /// Nothing: they stand between fields.
    Between,
    /// A field of the project, which began with its name at this byte.
    Field { name: &'t str, name_at: usize, value_at: usize },
    /// A list; nothing is known of its name where there is no section.
    List(Option<Section>),
    /// A record of a list, which began at this byte.
    Record { section: Option<Section>, at: usize },
}

impl<'t> Salvage<'t, '_> {
    fn line(&mut self, at: usize, line: &'t str) {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let content = content.trim_end();
        match (indent, self.state) {
            (FIELD_INDENT, _) if field_name(content).is_some() => self.begin_field(at, content),
            (FIELD_INDENT, _) if content.starts_with(']') && self.in_list() => {
                self.flush(at);
                self.state = State::Between;
                if !matches!(content, "]" | "],") {
                    self.loader.damaged("", at + indent, what_line_is(content));
                }
            }
            (0, _) if content == ")" => {
                self.flush(at);
                self.state = State::Between;
                self.is_closed = true;
            }
            (RECORD_INDENT, State::List(section) | State::Record { section, .. }) if !is_close(content) => {
                self.flush(at);
                self.state = State::Record { section, at };
            }
            (RECORD_INDENT, State::Between) if !is_close(content) => self.state = State::Record { section: None, at },
            (_, State::Between | State::List(_)) if !content.is_empty() && !is_frame(content) => {
                self.loader.damaged("", at + indent, what_line_is(content));
            }
            _ => {}
        }
    }

    fn begin_field(&mut self, at: usize, content: &'t str) {
        self.flush(at);
        let Some(name) = field_name(content) else { return };
        let after = content.get(name.len() + 1..).unwrap_or_default().trim_start();
        let value_at = at + FIELD_INDENT + content.len() - after.len();
        let section = Section::named(name);
        self.state = match (after, section) {
            ("[", Some(section)) => State::List(Some(section)),
            ("[", None) if self.is_misnamed(value_at) => State::List(None),
            (_, Some(section)) => {
                self.loader.damaged("", value_at, "expected a bracket and the end of the line");
                State::List(Some(section))
            }
            (_, None) => State::Field { name, name_at: at + FIELD_INDENT, value_at },
        };
    }

    /// Whether the list at this byte holds records of a known section.
    fn is_misnamed(&self, value_at: usize) -> bool {
        let inside = self.text.get(value_at + 1..).unwrap_or_default();
        Section::of_record(inside.trim_start()).is_some()
    }

    const fn in_list(&self) -> bool {
        matches!(self.state, State::List(_) | State::Record { .. })
    }

    /// Reads what the lines up to `end` belong to.
    fn flush(&mut self, end: usize) {
        match self.state {
            State::Field { name: "schema", .. } | State::Between | State::List(_) => {}
            State::Field { name, name_at, value_at } => match self.parse(value_at..end) {
                Ok(rest) => {
                    if let Some(value) = Node::first(self.text, &self.tape) {
                        self.loader.field(Field { name, at: name_at, value });
                    }
                    self.report_rest(name, rest);
                }
                Err(error) => self.loader.damaged(name, error.at, &format!("{}; the field was left out", error.message)),
            },
            State::Record { section, at } => self.flush_record(section, at, end),
        }
        if let State::Record { section, .. } = self.state {
            self.state = State::List(section);
        }
    }

    fn flush_record(&mut self, section: Option<Section>, at: usize, end: usize) {
        let start = at + RECORD_INDENT;
        let text = self.text.get(start..end).unwrap_or_default();
        // The id tells more than the list: the line with the list's name may be the damaged one.
        let Some(section) = Section::of_record(text).or(section).or_else(|| Section::of_orphan(text)) else {
            self.loader.damaged("", start, what_line_is(text.lines().next().unwrap_or_default()));
            return;
        };
        let label = label_of(text, section);
        match self.parse(start..end) {
            Ok(rest) => {
                if let Some(node) = Node::first(self.text, &self.tape) {
                    self.loader.record(section, node);
                }
                self.report_rest(&label, rest);
            }
            Err(SyntaxError { at, message }) => {
                let marker = text.lines().find(|line| is_conflict_marker(line)).map_or(message, what_line_is);
                self.loader.damaged(&label, at, &format!("{marker}; the record was left out"));
            }
        }
    }

    /// Reads one value in this range onto the tape, and returns what follows after it and its comma.
    fn parse(&mut self, range: Range<usize>) -> Result<Range<usize>, SyntaxError> {
        self.tape.clear();
        let mut parser = Parser::new(self.text, range.start, range.end);
        parser.space()?;
        parser.value(&mut self.tape, 2)?;
        let end = parser.at();
        let ends_here = parser.separator(b')').and_then(|()| parser.space()).is_ok() && parser.peek().is_none();
        Ok(if ends_here || self.is_blank(end..range.end) { range.end..range.end } else { end..range.end })
    }

    fn is_blank(&self, range: Range<usize>) -> bool {
        self.text.get(range).is_some_and(|text| text.trim().is_empty())
    }

    fn report_rest(&mut self, label: &str, rest: Range<usize>) {
        let text = self.text.get(rest.clone()).unwrap_or_default();
        let line = text.lines().map(|line| line.trim_matches([' ', ','])).find(|line| !line.is_empty());
        if let Some(line) = line {
            self.loader.damaged(label, rest.start, what_line_is(line));
        }
    }
}

/// Returns the name of a field of the project that a line begins with.
fn field_name(content: &str) -> Option<&str> {
    content.split_once(':').map(|(name, _)| name).filter(|name| is_name(name))
}

/// Whether the line ends what an earlier line began.
fn is_close(content: &str) -> bool {
    content.is_empty() || content.starts_with([')', ']', '}'])
}

/// Whether the line is part of every project file.
fn is_frame(content: &str) -> bool {
    matches!(content, "(" | ")" | ",") || content.starts_with("//") || content.starts_with("#![")
}

fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|marker| line.starts_with(marker))
}

fn what_line_is(line: &str) -> &'static str {
    if is_conflict_marker(line) {
        "a merge left its conflict markers here; choose a side, or merge the files again with dateline merge"
    } else {
        "this text belongs to no record"
    }
}

/// Returns the id of a damaged record as far as it can be read, or the name of its list.
fn label_of(record: &str, section: Section) -> String {
    let id = || {
        let (_, after) = record.get(..record.floor_char_boundary(100))?.split_once('"')?;
        let (id, _) = after.split_once('"')?;
        id.contains('_').then(|| id.to_owned())
    };
    id().unwrap_or_else(|| format!("a record of {}", section.name()))
}
