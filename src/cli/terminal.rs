//! Printing.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use feedmill::diagnostic::Report;
use feedmill::diagnostic::render::{self, TextOptions};

/// Findings of one rule that are shown before they are only counted.
const REPEATS: usize = 5;

/// What is known about where the output goes.
#[derive(Debug)]
pub struct Terminal {
    is_colorful: bool,
}

impl Terminal {
    /// Colours are for people: only on a terminal, and not where `NO_COLOR` is set.
    pub fn new() -> Self {
        let variable = |name| std::env::var_os(name);
        Self {
            is_colorful: may_color(variable("NO_COLOR"), variable("TERM")),
        }
    }

    /// Findings, for stdout: where they are what was asked for. All of them: who made the report
    /// has counted the repeats.
    pub fn print_report(&self, report: &Report) -> anyhow::Result<()> {
        let options = TextOptions {
            color: self.is_colorful && io::stdout().is_terminal(),
            repeats: usize::MAX,
        };
        self.print(&render::text(report, &options))
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
            color: self.is_colorful && io::stderr().is_terminal(),
            repeats: REPEATS,
        };
        let text = render::text(report, &options);
        if !text.is_empty() {
            self.talk(text.trim_end());
        }
    }
}

/// Whether the environment lets a terminal have colours (<https://no-color.org/>).
fn may_color(no_color: Option<OsString>, term: Option<OsString>) -> bool {
    no_color.is_none_or(|value| value.is_empty()) && term.is_none_or(|value| value != "dumb")
}

/// An error with its causes, each said once: some say their own cause already.
pub fn told(error: &anyhow::Error) -> String {
    error.chain().fold(String::new(), |told, cause| {
        let cause = cause.to_string();
        match told {
            _ if told.contains(&cause) => told,
            _ if told.is_empty() => cause,
            _ => format!("{told}: {cause}"),
        }
    })
}

/// Whether the reader of our output went away, as `head` does: no error.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_said_once() {
        let refused = || io::Error::from_raw_os_error(13);
        let reason = refused().to_string();
        let ours = feedmill::Error::io("cannot write", "feeds/rss.xml", refused());
        assert_eq!(
            told(&anyhow::Error::new(ours)),
            format!("cannot write feeds/rss.xml: {reason}")
        );
        let theirs = anyhow::Error::new(refused()).context("cannot begin");
        assert_eq!(told(&theirs), format!("cannot begin: {reason}"));
    }

    #[test]
    fn the_environment_may_refuse_colours() {
        for (no_color, term, expected) in [
            (None, None, true),
            (None, Some("xterm"), true),
            (Some(""), Some("xterm"), true),
            (Some("1"), Some("xterm"), false),
            (Some("0"), None, false),
            (None, Some("dumb"), false),
        ] {
            let found = may_color(no_color.map(OsString::from), term.map(OsString::from));
            assert_eq!(found, expected, "{no_color:?} {term:?}");
        }
    }
}
