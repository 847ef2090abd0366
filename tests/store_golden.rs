//! The files of every schema that there has been still open, and the present one is written to the byte.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod store_sample;

use dateline::store::{self, Severity};

const SCHEMA_1: &str = include_str!("data/store/schema-1.ron");
const NEWER_FIELDS: &str = include_str!("data/store/newer-fields.ron");

#[test]
fn schema_1_is_written_to_the_byte() {
    let text = store::print(&store_sample::project());
    assert_eq!(text, SCHEMA_1, "after a change on purpose, tests/data/store/schema-1.ron and docs/format.md change with it");
}

#[test]
fn schema_1_opens() {
    let opened = store::parse(SCHEMA_1).expect("a project");
    assert_eq!(opened.report.problems, []);
    assert_eq!((opened.report.schema, opened.report.read_only), (1, false));
    assert!(opened.project == store_sample::project());
    assert!(ron::from_str::<ron::Value>(SCHEMA_1).is_ok());
}

#[test]
fn fields_of_a_newer_program_are_kept_where_they_stand() {
    let opened = store::parse(NEWER_FIELDS).expect("a project");
    assert!(!opened.report.read_only, "{:#?}", opened.report.problems);
    assert!(opened.report.problems.iter().all(|problem| problem.severity == Severity::Notice));
    let found: Vec<String> = opened.report.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        found[0],
        "line 16, column 13: src_00000000000000a1: the field country is unknown to this version and is kept as it is"
    );
    assert_eq!(found.len(), 6, "{found:#?}");
    assert_eq!(store::print(&opened.project), NEWER_FIELDS);
}

#[test]
fn fields_that_cannot_be_kept_forbid_saving_over_the_file() {
    let text = SCHEMA_1.replace("(span: (71, 88), level: name,", "(span: (71, 88), gender: female, level: name,");
    assert_ne!(text, SCHEMA_1);
    let opened = store::parse(&text).expect("a project");
    assert_eq!(opened.permit, None);
    let problem = opened.report.problems.first().expect("a problem");
    assert_eq!((problem.field.as_str(), problem.severity), ("mentions[1]", Severity::Loss));
    assert!(problem.message.contains("gender"), "{problem}");
}
