//! `feedmill check --fix` and `--diff`: what has one right answer is put right, or shown.

use std::io::{IsTerminal, Write};
use std::path::Path;

use feedmill::checks::{self, Options};
use feedmill::publish;
use similar::TextDiff;

use super::Terminal;

/// What is to be done about faults that have one right answer.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// Put right what has one right answer, and touch nothing else; what is left is reported. A
    /// feed that is no file is written to standard output
    #[arg(long)]
    fix: bool,

    /// Show what `--fix` changes, as a patch; without `--fix` nothing is written
    #[arg(long)]
    diff: bool,
}

impl Args {
    /// Whether anything is to be fixed or shown.
    pub fn is_wanted(&self) -> bool {
        self.fix || self.diff
    }

    /// Fixes the feed shown as `shown`, if that was asked for, and gives back what is to be
    /// checked: the feed as it is now. `file` is where it stands, if it can be replaced there.
    pub fn apply(
        &self,
        file: Option<&Path>,
        shown: &str,
        bytes: Vec<u8>,
        options: &Options,
        terminal: &Terminal,
    ) -> anyhow::Result<Vec<u8>> {
        if !self.is_wanted() {
            return Ok(bytes);
        }
        let fixed = checks::fix(&bytes, shown, options);
        if self.diff {
            terminal.print(&diff(shown, &bytes, &fixed.bytes, options))?;
        }
        if !self.fix {
            return Ok(bytes);
        }
        match file {
            Some(file) if fixed.bytes != bytes => publish::replace(file, &fixed.bytes)?,
            None if !self.diff => std::io::stdout().lock().write_all(&fixed.bytes)?,
            _ => {}
        }
        if let Some(count) = Some(fixed.edits.len()).filter(|count| *count > 0) {
            let places = if count == 1 { "place" } else { "places" };
            terminal.talk(&format!("{shown}: fixed {count} {places}"));
        }
        Ok(fixed.bytes)
    }
}

/// The change as `diff -u` shows it, in UTF-8 whatever the feed is in; empty if there is none.
fn diff(shown: &str, before: &[u8], after: &[u8], options: &Options) -> String {
    let (before, after) = (
        checks::text(before, shown, options),
        checks::text(after, shown, options),
    );
    let shown = shown.trim_start_matches('/');
    let diff = TextDiff::from_lines(&*before, &*after)
        .unified_diff()
        .context_radius(3)
        .header(&format!("a/{shown}"), &format!("b/{shown}"))
        .to_string();
    if std::io::stdout().is_terminal() {
        diff.chars().map(visible).collect()
    } else {
        diff
    }
}

/// A feed must not send escape sequences to the terminal.
fn visible(character: char) -> char {
    match character {
        '\n' | '\t' => character,
        '\r' => '␍',
        _ if character.is_control() => '␦',
        _ => character,
    }
}
