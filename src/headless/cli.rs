//! The command line: what can be asked for, and its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::ingest::{ReadOptions, check_encoding, parse_published};
use crate::model::{DayMonthOrder, Published};

/// Turns articles into a reviewed chronology: dated events and entities, each tied to the exact words.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true, arg_required_else_help = false)]
pub struct Cli {
    /// Opens the window with these articles, this folder of articles, or this project
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A command without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads articles and prints what it finds
    Extract(ExtractArgs),
    /// Prints tokens, lemmas, tags, heads and names as CoNLL-U
    Analyze(AnalyzeArgs),
    /// Makes a project from articles
    New(NewArgs),
    /// Adds articles to a project
    Add(AddArgs),
    /// Opens a project, checks it and sums it up
    Check(CheckArgs),
    /// Prints every rule for dates with its documentation and examples
    Rules,
    /// Reads annotated texts and prints how much of the annotation was found
    Evaluate(EvaluateArgs),
}

/// What `extract` is told.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub format: ExtractFormat,
    /// What to read, and how.
    #[command(flatten)]
    pub read: ReadArgs,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// For reading
    Text,
    /// One JSON object for each article; offsets count code points
    Jsonl,
}

/// What `analyze` is told.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// What to read, and how.
    #[command(flatten)]
    pub read: ReadArgs,
}

/// What `new` is told.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Where to save the project; a file that is there is left alone
    #[arg(short, long, value_name = "PROJECT.ron", value_parser = project_path)]
    pub output: PathBuf,
    /// The project's title
    #[arg(long, value_name = "TITLE", default_value = "")]
    pub title: String,
    /// What to read, and how.
    #[command(flatten)]
    pub read: ReadArgs,
}

/// What `add` is told.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The project to extend
    #[arg(value_name = "PROJECT.ron")]
    pub project: PathBuf,
    /// What to read, and how.
    #[command(flatten)]
    pub read: ReadArgs,
}

/// What `check` is told.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The project to check
    #[arg(value_name = "PROJECT.ron")]
    pub project: PathBuf,
}

/// What `evaluate` is told.
#[derive(Debug, Args)]
pub struct EvaluateArgs {
    /// What is measured
    #[arg(value_enum)]
    pub what: Measured,
    /// One JSON object a line: id, dct, text, and the annotations; offsets count code points
    #[arg(value_name = "GOLD.jsonl")]
    pub gold: PathBuf,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Measured {
    /// Temporal expressions, by the measures of TempEval-3
    Timex,
    /// Names of people, organizations and places, by exact words and kind
    Names,
    /// Which names mean the same one, by B-cubed
    Merging,
    /// Events that were found, and their calendar dates
    Dating,
}

/// What to read, and how.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// Publication date of all files, whatever their headers say, such as 2025-08-06
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub published: Option<Published>,
    /// Encoding of all files without a byte order mark, such as windows-1251; guessed where not given
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<String>,
    /// Articles, folders of articles, or articles.jsonl files
    #[arg(value_name = "FILES", required = true)]
    pub files: Vec<PathBuf>,
}

impl ReadArgs {
    /// Returns the options for reading files.
    pub fn options(&self, day_month_order: DayMonthOrder) -> ReadOptions {
        ReadOptions { published: self.published.clone(), encoding: self.encoding.clone(), day_month_order }
    }
}

fn published(text: &str) -> Result<Published, String> {
    let date = parse_published(text, DayMonthOrder::FromArticle);
    date.ok_or_else(|| "it is not a whole date with one reading; write it as 2025-08-06".to_owned())
}

fn project_path(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_project = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if is_project { Ok(path) } else { Err("the name of a project ends in .ron".to_owned()) }
}

fn encoding(text: &str) -> Result<String, String> {
    check_encoding(text).map(|()| text.to_owned()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::Cli;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn wrong_values_say_what_is_right() {
        let message = |arguments: &[&str]| Cli::try_parse_from(arguments).expect_err("refused").to_string();
        assert!(message(&["dateline", "extract", "--published", "06/03/2021", "a"]).contains("write it as 2025-08-06"));
        assert!(message(&["dateline", "extract", "--encoding", "klingon", "a"]).contains("windows-1252"));
        assert!(message(&["dateline", "extract"]).contains("<FILES>"));
    }

    #[test]
    fn files_alone_are_for_the_window() {
        let cli = Cli::try_parse_from(["dateline", "a.txt", "b"]).expect("accepted");
        assert!(cli.command.is_none());
        assert_eq!(cli.files.len(), 2);
    }
}
