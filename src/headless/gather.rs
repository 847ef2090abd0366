//! Articles for a project: everything that can be read, with a word about copies.

use std::ops::ControlFlow;

use super::pipeline::{Context, read_all, total};
use super::progress::ProgressLine;
use super::tally::Tally;
use super::{Console, ReadArgs};
use crate::ingest::open::collect;
use crate::ingest::{CopyIndex, Likeness};
use crate::model::{Article, Project, Reading};

/// What was read for a project.
pub(super) struct Gathered {
    /// The articles that the project does not have yet, each once.
    pub(super) readings: Vec<Reading>,
    pub(super) tally: Tally,
}

/// Reads all files as the project's settings have it. Articles that it has already are counted, copies are named.
pub(super) fn gather(args: &ReadArgs, project: &Project, console: &mut Console<'_>) -> Gathered {
    let options = args.options(project.settings.day_month_order);
    let found = collect(&args.files);
    let progress = ProgressLine::new(console, total(&found));
    let mut gathered = Gathered { readings: Vec::new(), tally: Tally::new(&found) };
    let mut copies = Copies::of(project);
    let context = Context { settings: &project.settings, lexicon: &project.lexicon };
    read_all(
        found,
        &options,
        |document| context.find(document),
        |result| {
            progress.step();
            progress.beside(|| match result {
                Ok(read) => {
                    gathered.tally.read(&read.reading.article);
                    let held = project.articles.contains(read.reading.article.id);
                    if copies.is_new(&read.reading.article, console) && !held {
                        gathered.readings.push(read.reading);
                    } else {
                        gathered.tally.known();
                    }
                }
                Err(failure) => gathered.tally.failed(&failure, console),
            });
            ControlFlow::Continue(())
        },
    );
    gathered
}

/// The articles that are there, by name, to recognize copies of them.
struct Copies {
    index: CopyIndex,
    names: Vec<String>,
}

impl Copies {
    fn of(project: &Project) -> Self {
        let mut copies = Self { index: CopyIndex::default(), names: Vec::new() };
        for article in project.articles.iter() {
            copies.add(article);
        }
        copies
    }

    fn add(&mut self, article: &Article) -> Vec<(usize, Likeness)> {
        self.names.push(article.file_name.clone());
        self.index.add(article)
    }

    /// Whether the article's bytes are new; says what it is a near copy of.
    fn is_new(&mut self, article: &Article, console: &mut Console<'_>) -> bool {
        let alike = self.add(article);
        if let Some((number, _)) = alike.iter().find(|(_, likeness)| *likeness == Likeness::SameBytes) {
            console
                .say(format_args!("dateline: {} has the same bytes as {}; left out", article.file_name, self.names[*number]));
            return false;
        }
        let nearest = alike.into_iter().max_by_key(|&(number, likeness)| (likeness, std::cmp::Reverse(number)));
        if let Some((number, Likeness::NearCopy(percent))) = nearest {
            let (name, other) = (&article.file_name, &self.names[number]);
            console
                .say(format_args!("dateline: {name} is a near copy of {other}: about {percent} % of its words are the same"));
        }
        true
    }
}
