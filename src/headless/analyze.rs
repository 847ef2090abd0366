//! `dateline analyze`: prints the grammar of articles as CoNLL-U.

use std::io;
use std::ops::ControlFlow;

use super::pipeline::{Failure, read_all, total};
use super::progress::ProgressLine;
use super::stems::Stems;
use super::tally::Tally;
use super::{AnalyzeArgs, Console, Status};
use crate::extract::{is_read_in_full, language_of};
use crate::ingest::Document;
use crate::ingest::open::collect;
use crate::language::{Analysis, analyze as by_model, analyze_by_rules, write_conllu};
use crate::model::{Article, DayMonthOrder};

/// An article with its grammar.
struct Analyzed {
    document: Document,
    analysis: Analysis,
}

/// Analyzes the articles and prints each as soon as those before it are printed.
pub(super) fn analyze(args: &AnalyzeArgs, console: &mut Console<'_>) -> Status {
    let options = args.read.options(DayMonthOrder::default());
    let found = collect(&args.read.files);
    let progress = ProgressLine::beside_results(console, total(&found));
    let mut tally = Tally::new(&found);
    let mut stems = Stems::default();
    let mut broken = None;
    read_all(found, &options, analyzed, |result| {
        progress.step();
        match progress.beside(|| one(result, &mut stems, &mut tally, console)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    drop(progress);
    match broken {
        Some(error) => console.output_failed(&error),
        None => tally.conclude(console),
    }
}

/// Analyzes headline and body, each paragraph as it stands.
fn analyzed(document: Document) -> Analyzed {
    let Article { text, parts, .. } = &document.article;
    let regions: Vec<_> = parts.headline.into_iter().chain([parts.body]).filter(|region| !region.is_empty()).collect();
    let is_read_in_full = is_read_in_full(language_of(&document.article).as_deref());
    let analysis = if is_read_in_full { by_model(text, &regions) } else { analyze_by_rules(text, &regions) };
    Analyzed { document, analysis }
}

/// Prints one article, or says why it could not be read.
fn one(result: Result<Analyzed, Failure>, stems: &mut Stems, tally: &mut Tally, console: &mut Console<'_>) -> io::Result<()> {
    let Analyzed { document, analysis } = match result {
        Ok(analyzed) => analyzed,
        Err(failure) => {
            tally.failed(&failure, console);
            return Ok(());
        }
    };
    tally.read(&document.article);
    let id = stems.name(&document.article, document.external_id.as_deref());
    write_conllu(&mut *console.out, &id, &document.article.text, &analysis)?;
    console.out.flush()
}
