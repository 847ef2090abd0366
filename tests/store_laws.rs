//! Laws of the project file: any project comes back from its text, and its text is always the same.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod strategies;

use dateline::model::{Project, Status};
use dateline::store;
use proptest::prelude::*;
use strategies::projects;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_project_comes_back(project in projects()) {
        let text = store::print(&project);
        let opened = store::parse(&text).expect("a project");
        prop_assert!(!opened.report.read_only, "{:#?}\n{}", opened.report.problems, text);
        prop_assert_eq!(&opened.project, &project, "{}", text);
        prop_assert_eq!(store::print(&opened.project), text);
    }

    #[test]
    fn the_text_is_ron(project in projects()) {
        let text = store::print(&project);
        let value = ron::from_str::<ron::Value>(&text);
        prop_assert!(value.is_ok(), "{:?}\n{}", value, text);
    }

    #[test]
    fn nothing_invisible_is_written_as_it_is(project in projects()) {
        let text = store::print(&project);
        let hidden = text.chars().find(|&sign| sign.is_control() && sign != '\n' || ('\u{202a}'..='\u{202e}').contains(&sign));
        prop_assert_eq!(hidden, None);
        prop_assert!(text.ends_with(")\n"));
    }

    #[test]
    fn an_edited_event_changes_few_lines(project in projects(), choice in any::<prop::sample::Index>()) {
        prop_assume!(!project.events.is_empty());
        let mut edited = project.clone();
        let id = project.events.ids().nth(choice.index(project.events.len())).expect("held");
        let event = edited.events.get_mut(id).expect("held");
        event.status = if event.status == Status::Accepted { Status::Rejected } else { Status::Accepted };
        event.star = !event.star;
        event.note.push_str(" seen");
        prop_assert!(changed_lines(&store::print(&project), &store::print(&edited)) <= 10);
    }
}

/// Counts the lines that a diff shows as taken away or added, by the lines that both ends have in common.
fn changed_lines(before: &str, after: &str) -> usize {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let shortest = before.len().min(after.len());
    let head = (0..shortest).take_while(|&index| before[index] == after[index]).count();
    let tail = (1..=shortest - head).take_while(|&back| before[before.len() - back] == after[after.len() - back]).count();
    before.len() + after.len() - 2 * (head + tail)
}

#[test]
fn a_project_may_be_saved_by_a_worker() {
    fn is_send<T: Send + Sync>() {}
    is_send::<Project>();
}
