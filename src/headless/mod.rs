//! The commands without a window.

mod add;
mod analyze;
mod check;
mod cli;
mod console;
mod evaluate;
mod extract;
mod findings;
mod gather;
mod locked;
mod new;
mod pipeline;
mod progress;
mod report;
mod rules;
mod stems;
mod summary;
mod tally;

pub use cli::{
    AddArgs, AnalyzeArgs, CheckArgs, Cli, Command, EvaluateArgs, ExtractArgs, ExtractFormat, Measured, NewArgs, ReadArgs,
};
pub use console::{Console, Status};
pub use findings::{ArticleFindings, findings};
pub use report::report;

/// Carries out a command.
pub fn run(command: &Command, console: &mut Console<'_>) -> Status {
    match command {
        Command::Extract(args) => extract::extract(args, console),
        Command::Analyze(args) => analyze::analyze(args, console),
        Command::New(args) => new::new(args, console),
        Command::Add(args) => add::add(args, console),
        Command::Check(args) => check::check(args, console),
        Command::Rules => rules::rules(console),
        Command::Evaluate(args) => evaluate::evaluate(args, console),
    }
}
