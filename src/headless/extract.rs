//! `dateline extract`: reads articles and prints what it finds.

use std::io;
use std::ops::ControlFlow;

use super::pipeline::{Context, Failure, Read, read_all, total};
use super::progress::ProgressLine;
use super::stems::Stems;
use super::tally::Tally;
use super::{Console, ExtractArgs, ExtractFormat, Status, findings, report};
use crate::ingest::open::collect;
use crate::model::Settings;

/// Reads the articles one after the other and prints each as soon as those before it are printed.
pub(super) fn extract(args: &ExtractArgs, console: &mut Console<'_>) -> Status {
    let settings = Settings::default();
    let options = args.read.options(settings.day_month_order);
    let found = collect(&args.read.files);
    let progress = ProgressLine::beside_results(console, total(&found));
    let mut tally = Tally::new(&found);
    let mut stems = Stems::default();
    let mut broken = None;
    let context = Context { settings: &settings, lexicon: &[] };
    read_all(
        found,
        &options,
        |document| context.find(document),
        |result| {
            progress.step();
            let printed = progress.beside(|| one(result, args.format, &mut stems, &mut tally, console));
            printed.map_or_else(
                |error| {
                    broken = Some(error);
                    ControlFlow::Break(())
                },
                ControlFlow::Continue,
            )
        },
    );
    drop(progress);
    match broken {
        Some(error) => console.output_failed(&error),
        None => tally.conclude(console),
    }
}

/// Prints one article, or says why it could not be read.
fn one(
    result: Result<Read, Failure>,
    format: ExtractFormat,
    stems: &mut Stems,
    tally: &mut Tally,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let read = match result {
        Ok(read) => read,
        Err(failure) => {
            tally.failed(&failure, console);
            return Ok(());
        }
    };
    tally.read(&read.reading.article);
    let text = match format {
        ExtractFormat::Text => report(&read.reading),
        ExtractFormat::Jsonl => {
            let id = stems.name(&read.reading.article, read.external_id.as_deref());
            let mut line = serde_json::to_string(&findings(&read.reading, &id))?;
            line.push('\n');
            line
        }
    };
    console.print(&text)
}
