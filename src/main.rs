//! The program: parses the command line, runs one command, and says how it went by its exit code.

// The program is where the clock, the environment and the terminal are.
#![allow(clippy::disallowed_macros, clippy::disallowed_methods)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
