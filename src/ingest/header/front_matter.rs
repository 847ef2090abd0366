//! The dialect of front matter: fields between two lines of `---`, as in Markdown, or of `+++`.

use super::key_value::{Field, Reading, field_of};
use super::lines::{Head, Line, trimmed};
use super::words;
use super::{Dialect, Draft, notes};
use crate::model::DayMonthOrder;
use crate::text::Span;

pub(super) const DIALECT: Dialect = Dialect {
    name: "front-matter",
    example: "---\ntitle: Talks open\ndate: 2024-03-14\n---\nThe two sides met on Thursday.\n",
    find,
};

fn find(head: &Head<'_>, order: DayMonthOrder) -> Option<Draft> {
    let (opening, first) = head.first()?;
    let fence = head.words(first);
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut inside: Vec<(usize, Line)> = head.filled().filter(|&(number, _)| number > opening).collect();
    let closing = inside.iter().position(|&(_, line)| head.words(line) == fence || head.words(line) == "...");
    let last_field = inside.iter().take_while(|&&(_, line)| read_field(head, line).is_some()).count();
    inside.truncate(closing.unwrap_or(last_field));
    let fields: Vec<Field> = inside.iter().filter_map(|&(_, line)| read_field(head, line)).collect();
    if !fields.iter().any(|field| field.key.is_some()) {
        return None;
    }
    let end = match closing {
        Some(_) => head.filled().find(|&(number, _)| inside.last().is_some_and(|&(last, _)| number > last)),
        None => inside.last().copied(),
    };
    let (last, line) = end?;
    let mut reading = Reading::of(head.text, fields, order);
    if closing.is_none() {
        reading.notes.push(notes::front_matter_open());
    }
    Some(Draft {
        header: Span::new(first.words.start(), line.words.end()),
        next_line: last + 1,
        rest: None,
        headline: reading.title,
        facts: reading.facts,
        notes: reading.notes,
    })
}

/// Reads `key: value` as YAML has it, or `key = value` as TOML does.
fn read_field(head: &Head<'_>, line: Line) -> Option<Field> {
    field_with_equals(head, line).or_else(|| field_of(head, line))
}

fn field_with_equals(head: &Head<'_>, line: Line) -> Option<Field> {
    let (name, value) = head.words(line).split_once(" = ")?;
    let key = words::key(name.trim())?;
    let inner = value.trim().trim_matches('"');
    let lead = value.len() - value.trim_start().trim_start_matches('"').len();
    Some(Field { key: Some(key), value: trimmed(inner, line.words.end() - value.len() + lead) })
}
