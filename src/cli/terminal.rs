//! Printing.

use std::io::{self, IsTerminal, Write};

use feedmill::diagnostic::Report;
use feedmill::diagnostic::render::{self, TextOptions};

/// Findings of one rule that are shown before they are only counted.
const REPEATS: usize = 5;

/// What is known about where the output goes.
#[derive(Debug)]
pub struct Terminal {
    color: bool,
}

impl Terminal {
    /// Colours are for people: only on a terminal, and not where `NO_COLOR` is set.
    pub fn new() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self {
            color: io::stderr().is_terminal() && !refused,
        }
    }

    /// Whether somebody is watching.
    pub fn is_watched(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Data, for stdout.
    pub fn print(&self, text: &str) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// Talk, for stderr. When even that can't be written there is nobody left to tell.
    pub fn talk(&self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// Findings, for stderr.
    pub fn report(&self, report: &Report) {
        let options = TextOptions {
            color: self.color,
            repeats: REPEATS,
        };
        let text = render::text(report, &options);
        if !text.is_empty() {
            self.talk(text.trim_end());
        }
    }
}

/// Whether the reader of our output went away, as `head` does: no error.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
