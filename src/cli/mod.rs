//! The commands, one a file: the only place that prints, reads the clock or the environment.
//!
//! stdout is data, stderr is talk. The exit code is 0 when the job is done or there was nothing
//! to do, 1 when problems were found, 2 when the job could not be done, 128 and the signal's number
//! when a signal stopped it.

mod adopt;
mod build;
mod check;
mod completions;
mod convert;
mod diff;
mod explain;
mod feeds;
mod fetch;
mod fix;
mod form;
mod init;
mod inspect;
mod levels;
mod links;
mod man;
mod outcome;
mod ping;
mod push;
mod rules;
mod schema;
mod serve;
mod settings;
mod signals;
mod snippet;
mod span;
mod standard_input;
mod status;
mod terminal;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use terminal::Terminal;

/// Turns a folder of articles into feeds that are checked before they are published.
///
/// feedmill reads articles (wire text, Markdown, HTML, JSON, feeds of others) and writes RSS 2.0,
/// Atom 1.0 and JSON Feed 1.1. Run it as often as you like: a file whose bytes would not change is
/// left alone.
#[derive(Debug, Parser)]
#[command(
    version,
    propagate_version = true,
    after_help = "First steps:\n  \
        feedmill build posts/ --link https://example.org/   try it on a folder of articles\n  \
        feedmill init                                       write feedmill.toml\n  \
        feedmill build                                      make the feeds\n  \
        feedmill check feeds/*                              look at them as a validator does\n\n\
        Exit codes: 0 done or nothing to do, 1 problems were found, 2 the job could not be done"
)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Check(check::Args),
    Diff(diff::Args),
    Watch(watch::Args),
    Status(status::Args),
    Ping(ping::Args),
    Explain(explain::Args),
    Rules(rules::Args),
    Schema(schema::Args),
    Inspect(inspect::Args),
    Adopt(adopt::Args),
    Serve(serve::Args),
    Snippet(snippet::Args),
    Links(links::Args),
    Convert(convert::Args),
    Init(init::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// How a command ended, as the exit code tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Done, or nothing to do.
    Done,
    /// The job could not be done, and it was said why.
    Failed,
    /// Problems were found.
    Problems,
    /// A signal, of this number, stopped it.
    Stopped(i32),
}

/// Runs the command of the command line.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let terminal = Terminal::new();
    let ended = match args.command {
        Command::Adopt(args) => adopt::run(&args, &terminal),
        Command::Build(args) => build::run(&args, &terminal),
        Command::Check(args) => check::run(&args, &terminal),
        Command::Convert(args) => convert::run(&args, &terminal),
        Command::Diff(args) => diff::run(&args, &terminal),
        Command::Watch(args) => watch::run(&args, &terminal),
        Command::Ping(args) => ping::run(&args, &terminal),
        Command::Status(args) => status::run(&args, &terminal),
        Command::Explain(args) => explain::run(&args, &terminal),
        Command::Rules(args) => rules::run(&args, &terminal),
        Command::Schema(args) => schema::run(&args, &terminal),
        Command::Inspect(args) => inspect::run(&args, &terminal),
        Command::Links(args) => links::run(&args, &terminal),
        Command::Serve(args) => serve::run(&args, &terminal),
        Command::Snippet(args) => snippet::run(&args, &terminal),
        Command::Init(args) => init::run(&args, &terminal),
        Command::Completions(args) => completions::run(&args, &terminal),
        Command::Man(args) => man::run(&args, &terminal),
    };
    match ended {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Problems) => ExitCode::from(1),
        Ok(Ending::Failed) => ExitCode::from(2),
        Ok(Ending::Stopped(signal)) => ExitCode::from(signals::code(signal)),
        Err(error) if terminal::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal.talk(&format!("feedmill: {}", terminal::told(&error)));
            ExitCode::from(2)
        }
    }
}
