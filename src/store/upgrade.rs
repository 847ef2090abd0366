//! Files of older schemas, brought to the present one step by step before they are read.

use super::SCHEMA;
use super::syntax::{Node, Parser, Tape, Tree};

/// Changes a file of one schema into one of the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Upgrade {
    /// The schema that the step begins with; it ends with the next one.
    pub(super) from: u32,
    /// What it does to the whole file.
    pub(super) change: fn(&mut Tree),
}

/// Every step there has been, one for each schema before the present one. A new schema adds its step here, keeps a file of the
/// old one under `tests/data/store/`, and says in `CHANGELOG.md` what changed.
pub(super) const STEPS: &[Upgrade] = &[];

/// Rewrites the text of a file of schema `from` as one of the present schema.
pub(super) fn to_current(text: &str, from: u32, steps: &[Upgrade]) -> Result<String, String> {
    upgraded(text, from, SCHEMA, steps)
}

fn upgraded(text: &str, from: u32, to: u32, steps: &[Upgrade]) -> Result<String, String> {
    let damaged = "the file is of an older schema and damaged; open it with the Dateline that wrote it, or restore a backup";
    let mut tree = whole(text).ok_or(damaged)?;
    for schema in from..to {
        let step = steps.iter().find(|step| step.from == schema);
        let step =
            step.ok_or_else(|| format!("no Dateline ever wrote schema {schema}; the file's schema was changed by hand"))?;
        (step.change)(&mut tree);
    }
    if let Some(schema) = tree.field_mut("schema") {
        *schema = Tree::Word(to.to_string());
    }
    Ok(tree.to_line())
}

/// Reads the whole file as one value.
fn whole(text: &str) -> Option<Tree> {
    let mut parser = Parser::new(text, 0, text.len());
    let mut tape = Tape::default();
    parser.attributes().and_then(|()| parser.value(&mut tape, 0)).ok()?;
    Node::first(text, &tape).map(Tree::of)
}

#[cfg(test)]
mod tests {
    use super::{Upgrade, upgraded};
    use crate::store::syntax::Tree;

    fn rename_heading(tree: &mut Tree) {
        if let Tree::Struct(_, fields) = tree {
            for (name, _) in fields.iter_mut().filter(|(name, _)| name == "heading") {
                "title".clone_into(name);
            }
        }
    }

    fn ask(tree: &mut Tree) {
        if let Some(Tree::Text(title)) = tree.field_mut("title") {
            title.push('?');
        }
    }

    #[test]
    fn steps_follow_each_other() {
        let steps = [Upgrade { from: 2, change: ask }, Upgrade { from: 1, change: rename_heading }];
        let text = "// Dateline project, schema 1\n(schema: 1, heading: \"Talks\", events: [(id: \"\\u{202e}\")])";
        let now = upgraded(text, 1, 3, &steps).expect("upgraded");
        assert_eq!(now, "(schema: 3, title: \"Talks?\", events: [(id: \"\\u{202e}\")])");
    }

    #[test]
    fn a_schema_that_never_was_is_refused() {
        assert!(upgraded("(schema: 0)", 0, 1, &[]).expect_err("no step").contains("schema 0"));
        assert!(upgraded("(schema: 1, events: [", 1, 1, &[]).expect_err("damaged").contains("damaged"));
    }
}
