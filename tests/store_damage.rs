//! Damaged, foreign and newer files: whatever the bytes, opening ends in a project with a report, or in an error that says what
//! to do; and nothing that could not be taken over is ever saved over.
#![expect(clippy::expect_used, clippy::string_slice, reason = "a test may fail")]

mod store_sample;
mod strategies;

use std::fs::File;
use std::io::Write as _;

use dateline::model::{Project, Status};
use dateline::store::{self, OpenError, Opened, Place, Problem, Severity};
use proptest::prelude::*;
use strategies::projects;

const SAMPLE: &str = include_str!("data/store/schema-1.ron");

fn parse(text: &str) -> Opened {
    store::parse(text).expect("a project")
}

fn with(from: &str, to: &str) -> Opened {
    let text = SAMPLE.replacen(from, to, 1);
    assert_ne!(text, SAMPLE, "{from} is not in the sample");
    parse(&text)
}

fn only_problem(opened: &Opened) -> &Problem {
    assert_eq!(opened.report.problems.len(), 1, "{:#?}", opened.report.problems);
    &opened.report.problems[0]
}

/// A damaged file must not be saved over, and what was loaded must be sound.
fn assert_safe(opened: &Opened) {
    let losses = opened.report.problems.iter().filter(|problem| problem.severity == Severity::Loss).count();
    assert_eq!(opened.report.read_only, losses > 0 || opened.report.schema > store::SCHEMA);
    assert_eq!(opened.permit.is_none(), opened.report.read_only);
    let again = parse(&store::print(&opened.project));
    assert!(!again.report.read_only, "{:#?}", again.report.problems);
    assert!(again.project == opened.project);
}

#[test]
fn a_file_cut_off_at_any_byte_keeps_its_whole_records() {
    let mut most = 0;
    for end in (0..SAMPLE.len()).filter(|&end| SAMPLE.is_char_boundary(end)) {
        match store::parse(&SAMPLE[..end]) {
            Ok(opened) => {
                let whole = opened.project == store_sample::project();
                assert!(whole || opened.report.read_only, "cut at {end}, and nothing is said of it");
                if end.is_multiple_of(8) {
                    assert_safe(&opened);
                }
                let n_records = opened.project.events.len() + opened.project.entities.len();
                assert!(n_records >= most, "cut at {end}: records that were whole before are gone");
                most = n_records;
            }
            Err(OpenError::NotAProject { why, .. }) => assert!(end < 80 && !why.is_empty(), "cut at {end}: {why}"),
            Err(other) => panic!("cut at {end}: {other}"),
        }
    }
    assert_eq!(most, 6);
}

#[test]
fn a_wrong_byte_anywhere_costs_a_record_at_most() {
    for (at, old) in SAMPLE.bytes().enumerate().filter(|(_, old)| old.is_ascii()).step_by(5) {
        // Six wrong bytes in turn: over the whole file each meets each sort of place.
        let wrong = b"\0\"(],#"[at % 6];
        if wrong == old {
            continue;
        }
        let text = format!("{}{}{}", &SAMPLE[..at], char::from(wrong), &SAMPLE[at + 1..]);
        if let Ok(opened) = store::parse(&text) {
            assert_one_lost(&opened, at);
        }
    }
}

#[test]
fn bytes_that_are_not_utf_8_move_no_other_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("project.ron");
    for at in (80..SAMPLE.len()).step_by(41) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        bytes[at] = 0xff;
        File::create(&path).and_then(|mut file| file.write_all(&bytes)).expect("written");
        let opened = store::open(&path, &store::StdFileSystem).expect("a project");
        assert!(opened.report.problems.iter().any(|problem| problem.message.contains("not UTF-8")));
        assert_one_lost(&opened, at);
    }
}

fn assert_one_lost(opened: &Opened, at: usize) {
    if at.is_multiple_of(8) {
        assert_safe(opened);
    }
    let lost = n_records(&store_sample::project()).abs_diff(n_records(&opened.project));
    assert!(lost <= 1, "a wrong byte at {at}: {lost} records are lost: {:#?}", opened.report.problems);
}

fn n_records(project: &Project) -> usize {
    project.sources.len()
        + project.articles.len()
        + project.entities.len()
        + project.events.len()
        + project.coverage.len()
        + project.notes.len()
        + project.questions.len()
        + project.lexicon.len()
        + project.refusals.len()
        + project.saved_views.len()
        + project.decisions.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_is_survived(project in projects(), places in proptest::collection::vec((any::<prop::sample::Index>(), ".{0,3}"), 1..5)) {
        let mut text = store::print(&project);
        for (place, wrong) in places {
            let at = text.floor_char_boundary(place.index(text.len()));
            let end = text.ceil_char_boundary((at + 2).min(text.len()));
            text.replace_range(at..end, &wrong);
        }
        if let Ok(opened) = store::parse(&text) {
            assert_safe(&opened);
        }
    }

    #[test]
    fn any_text_is_survived(text in "(\\(schema: 1,)?[\\[\\](){}\"'#:,/*a-z0-9\\\\ \n\u{202e}é]{0,80}") {
        if let Ok(opened) = store::parse(&text) {
            assert_safe(&opened);
        }
    }
}

#[test]
fn what_is_no_project_says_what_it_is() {
    let cases = [
        ("", "the file is empty"),
        ("\0\0\0\0\0\0\0\0", "nothing but zero bytes"),
        (" date 2025-08-06 Talks go on\n\nThe envoy", "not a project file"),
        ("{\"schema\": 1}", "not a project file"),
        ("(schema: 0)", "schema 0"),
        ("// Dateline project, sch\n(\n    schem", "beginning is damaged"),
    ];
    for (text, expected) in cases {
        let error = store::parse(text).expect_err(text).to_string();
        assert!(error.starts_with("could not open the project: ") && error.contains(expected), "{text}: {error}");
    }
}

#[test]
fn a_newer_schema_opens_for_reading_only() {
    let opened = with("schema: 1,", "schema: 999,");
    assert_eq!((opened.report.schema, opened.report.read_only, opened.permit), (999, true, None));
    assert!(opened.project == store_sample::project());
    let why = opened.report.why_read_only().expect("a reason");
    assert!(why.contains("newer Dateline") && why.contains("999"), "{why}");
}

#[test]
fn a_damaged_schema_line_leaves_the_first_line() {
    let opened = with("    schema: 1,", "    sch€ma: 1,");
    assert!(opened.report.read_only);
    assert!(opened.project == store_sample::project());
    assert_eq!(only_problem(&opened).place, Some(Place { line: 4, column: 5 }));
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_lose_nothing() {
    let opened = parse(&format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n")));
    assert!(opened.project == store_sample::project());
    assert!(only_problem(&opened).message.contains("byte order mark"));
    assert!(!opened.report.read_only);
    assert_eq!(store::print(&opened.project), SAMPLE);
}

#[test]
fn a_file_in_another_layout_of_ron_is_read() {
    let value: Vec<String> = SAMPLE.lines().skip(2).map(|line| format!("  {}\t// a comment\n", line.trim_start())).collect();
    let opened = parse(&format!("/* by hand */ Project{}", value.concat()));
    assert!(opened.report.problems.is_empty(), "{:#?}", opened.report.problems);
    assert!(opened.project == store_sample::project());
}

#[test]
fn a_wrong_value_is_named_with_record_field_and_place() {
    let opened = with("edtf: \"2025-08-12\"", "edtf: \"2025-13-12\"");
    let problem = only_problem(&opened);
    assert_eq!(problem.record, "ev_00000000000000f1");
    assert_eq!(problem.field, "claims[0].when.alternatives[0].edtf");
    let line = SAMPLE.lines().position(|line| line.contains("edtf: \"2025-08-12\"")).expect("the line");
    let column = SAMPLE.lines().nth(line).expect("the line").find("\"2025-08-12\", time").expect("the value");
    assert_eq!(problem.place, Some(Place { line: line + 1, column: column + 1 }));
    assert!(problem.to_string().contains("\"2025-13-12\" is not an EDTF date"), "{problem}");
}

#[test]
fn a_word_that_this_version_does_not_know_leaves_its_claim_out() {
    let opened = with("factuality: claimed", "factuality: feared");
    let problem = only_problem(&opened);
    assert_eq!((problem.field.as_str(), problem.severity), ("claims[0].factuality", Severity::Loss));
    assert!(problem.message.contains("happened, ongoing") && problem.message.contains("found feared"), "{problem}");
    assert_eq!(opened.project.events.len(), 3);
    assert_eq!(opened.permit, None);
}

#[test]
fn a_role_that_this_version_does_not_know_stays() {
    let opened = with("role: \"host\"", "role: beneficiary");
    assert!(opened.report.problems.is_empty());
    assert!(store::print(&opened.project).contains("role: \"beneficiary\""));
}

#[test]
fn values_out_of_range_are_reported() {
    let cases = [
        ("fiscal_start_month: 4", "fiscal_start_month: 13", "months go from 1 to 12"),
        ("credibility: 3", "credibility: 7", "credibilities go from 1 to 6"),
        ("(59.95, -30.3)", "(NaN, -30.3)", "latitudes go from -90 to 90"),
        ("(\"GMT\", 0)", "(\"GMT\", 1440)", "less than a day from UTC"),
        ("\"18:30:05\"", "\"18:75:05\"", "expected a time"),
        ("day: \"2025-08-06\"", "day: \"2025-02-30\"", "is not a day"),
        ("star: true", "star: yes", "expected true or false"),
    ];
    for (from, to, expected) in cases {
        let opened = with(from, to);
        let problem = only_problem(&opened);
        assert!(problem.message.contains(expected), "{to}: {problem}");
        assert_safe(&opened);
    }
}

#[test]
fn the_first_of_two_records_with_one_id_stays() {
    let opened = with("id: \"ev_00000000000000f2\"", "id: \"ev_00000000000000f1\"");
    let repeated = opened.report.problems.iter().find(|problem| problem.severity == Severity::Loss).expect("a problem");
    assert!(repeated.message.contains("an earlier record has this id"), "{repeated}");
    assert_eq!(opened.project.events.iter().next().expect("held").status, Status::Accepted);
    assert_eq!(opened.permit, None);
}

#[test]
fn a_record_that_stands_twice_costs_nothing() {
    let source = SAMPLE.find("        (\n            id: \"src").expect("the source");
    let end = source + SAMPLE[source..].find("        ),\n").expect("its end") + 11;
    let opened = parse(&format!("{}{}", &SAMPLE[..end], &SAMPLE[source..]));
    assert_eq!(only_problem(&opened).severity, Severity::Notice);
    assert!(opened.project == store_sample::project());
}

#[test]
fn links_that_lead_nowhere_are_reported_and_stay() {
    let opened = with("parent: \"ent_00000000000000e3\"", "parent: \"ent_00000000000000ff\"");
    let problem = only_problem(&opened);
    assert_eq!((problem.record.as_str(), problem.field.as_str()), ("ent_00000000000000e2", "parent"));
    assert_eq!(problem.severity, Severity::Notice);
    assert!(!opened.report.read_only);
    assert!(store::print(&opened.project).contains("parent: \"ent_00000000000000ff\""));
}

#[test]
fn spans_outside_the_text_are_left_out_or_cut() {
    let cases = [
        ("quote: (43, 113)", "quote: (43, 99999)", "claims[0].quote"),
        ("quote: (43, 113)", "quote: (113, 43)", "claims[0].quote"),
        ("(mention: (43, 66), role: actor)", "(mention: (43, 54), role: actor)", "claims[0].participants"),
        ("place: (172, 180)", "place: (18446744073709551615, 18446744073709551615)", "claims[0].place"),
        ("headline: (16, 39)", "headline: (16, 9999)", "parts.headline"),
        ("sentences: [(16, 39)", "sentences: [(16, 9999)", "sentences"),
        (
            "at: (article: \"art_00000000000000a1\", span: (56, 63))",
            "at: (article: \"art_00000000000000a1\", span: (57, 63))",
            "at.span",
        ),
        ("seen: [(0, 15)", "seen: [(0, 1500)", "seen"),
    ];
    for (from, to, field) in cases {
        let opened = with(from, to);
        let problem = only_problem(&opened);
        assert_eq!((problem.field.as_str(), problem.severity), (field, Severity::Loss), "{to}: {problem}");
        assert_safe(&opened);
    }
}

#[test]
fn mentions_out_of_order_are_sorted() {
    let (one, other) = ("span: (43, 66), level: nominal", "span: (71, 88), level: name");
    let text = SAMPLE.replace(one, "ONE").replace(other, one).replace("ONE", other);
    let opened = parse(&text);
    let article = opened.project.articles.at(0).expect("held");
    assert!(article.mentions.iter().is_sorted_by_key(|mention| mention.span));
}

#[test]
fn conflict_markers_cost_only_the_records_that_they_cut() {
    let markers = "<<<<<<< ours\n            status: accepted,\n=======\n            status: rejected,\n>>>>>>> theirs\n";
    let opened = with("            status: accepted,\n", markers);
    assert_eq!(opened.project.events.len(), 2);
    let problem = &opened.report.problems[0];
    assert_eq!(problem.record, "ev_00000000000000f1");
    assert!(problem.message.contains("conflict markers"), "{problem}");
    assert_eq!(opened.permit, None);
}

#[test]
fn conflict_markers_between_records_cost_nothing() {
    let at = SAMPLE.find("        (\n            id: \"ev_00000000000000f2\"").expect("the event");
    let text = format!("{}<<<<<<< ours\n{}", &SAMPLE[..at], &SAMPLE[at..]);
    let opened = parse(&text);
    assert_eq!(opened.project.events.len(), 3);
    assert!(only_problem(&opened).message.contains("conflict markers"));
}

#[test]
fn a_list_under_a_wrong_name_is_known_by_its_ids() {
    for text in [SAMPLE.replace("    events: [", "    evXnts: ["), SAMPLE.replace("    events: [", "    ev#nts: [")] {
        let opened = parse(&text);
        assert_eq!(opened.project.events.len(), 3, "{:#?}", opened.report.problems);
        assert!(opened.report.read_only);
    }
}

#[test]
fn links_in_a_circle_are_cut() {
    let cases = [
        ("parent: \"ent_00000000000000e3\"", "parent: \"ent_00000000000000e2\"", "ent_00000000000000e2", "parent"),
        ("            star: true,", "            merged_into: \"ev_00000000000000f2\",", "ev_00000000000000f2", "merged_into"),
    ];
    for (from, to, record, field) in cases {
        let opened = with(from, to);
        let problem = only_problem(&opened);
        assert_eq!((problem.record.as_str(), problem.field.as_str(), problem.severity), (record, field, Severity::Loss));
        assert_safe(&opened);
    }
}

#[test]
fn what_is_odd_in_many_places_is_said_once() {
    let text = SAMPLE.replace("origin: person,", "origin: person,\n            reviewed: true,");
    let opened = parse(&text);
    assert!(only_problem(&opened).message.ends_with("is kept as it is (so in 2 places)"), "{:#?}", opened.report.problems);
    assert!(!opened.report.read_only);
}

#[test]
fn the_place_where_a_file_in_another_layout_breaks_is_named() {
    let text: Vec<&str> = SAMPLE.lines().map(str::trim_start).collect();
    let opened = parse(&text.join("\n").replacen("star: true,", "star: true", 1));
    assert!(opened.report.read_only);
    let broken = opened.report.problems.iter().find(|problem| problem.message.contains("expected a comma")).expect("the place");
    let line = SAMPLE.lines().position(|line| line.contains("star: true,")).expect("the line") + 1;
    assert_eq!(broken.place, Some(Place { line: line + 1, column: 1 }));
}

#[test]
fn claims_that_share_an_id_are_reported() {
    let opened = with("id: \"cl_0000000000000002\"", "id: \"cl_0000000000000001\"");
    assert!(only_problem(&opened).message.contains("an earlier claim is cl_0000000000000001 as well"));
    assert!(!opened.report.read_only);
}

#[test]
fn a_field_that_stands_twice_is_reported() {
    let opened = with("            star: true,\n", "            star: true,\n            star: true,\n");
    assert!(only_problem(&opened).message.contains("stands here twice"));
    assert_eq!(opened.permit, None);
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let opened = with("star: true", &format!("star: {deep}"));
    assert_eq!(opened.project.events.len(), 2);
    let problem = opened.report.problems.iter().find(|problem| problem.severity == Severity::Loss).expect("a problem");
    assert!(problem.message.contains("too deep"), "{problem}");
}

#[test]
fn a_report_lists_a_thousand_problems_and_counts_the_rest() {
    let bad = "        (id: 1),\n".repeat(1_500);
    let opened = with("    events: [\n", &format!("    events: [\n{bad}"));
    assert_eq!((opened.report.problems.len(), opened.report.problems_left_out), (1_000, 500));
    assert!(opened.report.why_read_only().expect("a reason").contains("1500 parts"));
}

#[test]
fn twenty_wrong_bytes_in_many_records_cost_twenty_records_at_most() {
    let article = store_sample::project();
    let template = article.events.iter().next().expect("held");
    let mut project = article.clone();
    project.events.extend((1_000..3_000).map(|id| {
        let event = dateline::model::Event { id: dateline::model::EventId(id), merged_into: None, ..(*template).clone() };
        std::sync::Arc::new(event)
    }));
    let mut text = store::print(&project).into_bytes();
    for index in 0..20 {
        let at = text.len() / 40 + index * text.len() / 21;
        text[at] = b"\"(#]\0"[index % 5];
    }
    let opened = parse(&String::from_utf8_lossy(&text).replace('\u{fffd}', "?"));
    let lost = project.events.len() - opened.project.events.len();
    assert!(lost <= 20, "{lost} events are lost");
}
