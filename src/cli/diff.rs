//! `feedmill diff`: what will readers see, and what might go wrong for them?

mod lines;
mod next;

use std::path::{Path, PathBuf};

use anyhow::bail;
use feedmill::checks::Options;
use feedmill::checks::history::{self, Facts, Held};
use feedmill::diagnostic::render;
use feedmill::diagnostic::{Report, Sink};
use feedmill::model::Instant;

use super::check::inputs::Input;
use super::form::Form;
use super::levels::Levels;
use super::settings::{Settings, parse_instant};
use super::{Ending, Terminal, feeds, fetch};

/// Compare feeds as readers do, item by item
///
/// Says which items are new, changed, gone, have another date or another id, and whether a build
/// would be refused. Without arguments it compares what is published with what a build would
/// publish next. The formats of two feeds may differ. Nothing is printed when nothing differs.
///
/// Exit codes: 0 nothing that a build would refuse, 1 a build would refuse it, 2 a feed could not
/// be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is published: a file, an http(s) address, or `-` for standard input
    #[arg(requires = "new")]
    old: Option<PathBuf>,

    /// What would take its place
    new: Option<PathBuf>,

    /// How large a part of OLD may change for no known reason
    #[arg(
        long,
        value_name = "PERCENT",
        default_value_t = 30,
        requires = "old",
        value_parser = clap::value_parser!(u8).range(0..=100)
    )]
    share: u8,

    /// Work as if it were this hour, for tests and previews (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = parse_instant, conflicts_with = "old")]
    now: Option<Instant>,

    #[command(flatten)]
    settings: Settings,

    #[command(flatten)]
    levels: Levels,

    /// How to report: `json` prints one object a line, the summaries last
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,

    #[command(flatten)]
    fetch: fetch::Limits,
}

/// Feeds to compare, and what a build would say about them.
#[derive(Debug)]
struct Comparison {
    /// What is published and what would take its place.
    pairs: Vec<(Held, Held)>,
    report: Report,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let comparison = match (&args.old, &args.new) {
        (Some(old), Some(new)) => args.two(old, new, terminal)?,
        _ => next::compare(args, terminal)?,
    };
    match args.format {
        Form::Json => json(&comparison, terminal)?,
        Form::Text => text(&comparison, terminal)?,
    }
    Ok(match comparison.report.has_errors() {
        true => Ending::Problems,
        false => Ending::Done,
    })
}

impl Args {
    /// The two feeds of the command line.
    fn two(&self, old: &Path, new: &Path, terminal: &Terminal) -> anyhow::Result<Comparison> {
        let (old, new) = (feeds::find(&[old.into()])?, feeds::find(&[new.into()])?);
        let ([old], [new]) = (&old[..], &new[..]) else {
            bail!("`feedmill diff` compares one feed with one other");
        };
        if matches!((old, new), (Input::Stdin, Input::Stdin)) {
            bail!("only one of the feeds can come from standard input");
        }
        let old = feeds::read(old, &self.fetch, terminal)?;
        let new = feeds::read(new, &self.fetch, terminal)?;
        let facts = Facts {
            limit: self.share,
            ..Facts::default()
        };
        let mut options = Options::default();
        options.levels = self.levels.overrides();
        let mut sink = Sink::new();
        sink.extend(options.unknown());
        sink.extend(history::guard(&old, Some(&new), &facts, &options));
        Ok(Comparison {
            pairs: vec![(old, new)],
            report: Report::new(sink),
        })
    }
}

/// One object a line: the changes, what would be refused, and a summary of each feed.
fn json(comparison: &Comparison, terminal: &Terminal) -> anyhow::Result<()> {
    let (mut changes, mut summaries) = (String::new(), String::new());
    for (old, new) in &comparison.pairs {
        let difference = history::diff(old, new);
        changes += &lines::json(&new.file, &lines::of(&difference));
        summaries += &lines::summary(&new.file, &lines::numbers(&difference));
    }
    terminal.print(&(changes + &render::json(&comparison.report) + &summaries))
}

/// For people: what is the same in several formats is said once.
fn text(comparison: &Comparison, terminal: &Terminal) -> anyhow::Result<()> {
    let mut said: Vec<(Vec<&str>, String, String)> = Vec::new();
    for (old, new) in &comparison.pairs {
        let difference = history::diff(old, new);
        let text = lines::text(&lines::of(&difference));
        match said.iter_mut().find(|(_, known, _)| *known == text) {
            _ if text.is_empty() => {}
            Some((files, ..)) => files.push(&new.file),
            None => {
                let counts = lines::counts(&lines::numbers(&difference));
                said.push((vec![&new.file], text, counts));
            }
        }
    }
    let is_named = comparison.pairs.len() > 1;
    for (files, text, _) in &said {
        let name = if is_named {
            files.join(", ") + ":\n"
        } else {
            String::new()
        };
        terminal.print(&(name + text))?;
    }
    terminal.report(&comparison.report);
    for (files, _, counts) in &said {
        let name = if is_named {
            files.join(", ") + ": "
        } else {
            String::new()
        };
        terminal.talk(&(name + counts));
    }
    Ok(())
}
