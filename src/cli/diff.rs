//! `feedmill diff`: what will readers see, and what might go wrong for them?

mod lines;

use std::path::PathBuf;

use anyhow::bail;
use feedmill::checks::history::{self, Facts, Held};
use feedmill::checks::{Options, Override};
use feedmill::diagnostic::render;
use feedmill::diagnostic::{Report, Sink};

use super::check::inputs::Input;
use super::{Ending, Terminal, feeds, fetch};

/// Compare two feeds as readers do, item by item
///
/// Says which items are new, changed, gone, have another date or another id, and whether a build
/// that made NEW of OLD would be refused. The formats may differ. Nothing is printed when nothing
/// differs.
///
/// Exit codes: 0 nothing that a build would refuse, 1 a build would refuse it, 2 a feed could not
/// be read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is published: a file, an http(s) address, or `-` for standard input
    old: PathBuf,

    /// What would take its place
    new: PathBuf,

    /// Let pass what a rule of history, such as history/lost-items, refuses
    #[arg(long, value_name = "NAME|GROUP")]
    allow: Vec<String>,

    /// How large a part of a feed may change for no known reason
    #[arg(long, value_name = "PERCENT", default_value_t = 30, value_parser = clap::value_parser!(u8).range(0..=100))]
    share: u8,

    /// How to report: `json` prints one object a line, the summary last
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,

    #[command(flatten)]
    fetch: fetch::Limits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Text,
    Json,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let (old, new) = args.feeds(terminal)?;
    let difference = history::diff(&old, &new);
    let lines = lines::of(&difference);
    let facts = Facts {
        limit: args.share,
        ..Facts::default()
    };
    let options = args.options();
    let mut sink = Sink::new();
    sink.extend(options.unknown());
    sink.extend(history::guard(&old, Some(&new), &facts, &options));
    let report = Report::new(sink);
    match args.format {
        Form::Json => {
            let summary = lines::summary(&difference);
            terminal.print(&(lines::json(&lines) + &render::json(&report) + &summary))?;
        }
        Form::Text => {
            terminal.print(&lines::text(&lines))?;
            terminal.report(&report);
            if !lines.is_empty() {
                terminal.talk(&lines::counts(&difference));
            }
        }
    }
    Ok(match report.has_errors() {
        true => Ending::Problems,
        false => Ending::Done,
    })
}

impl Args {
    /// The two feeds.
    fn feeds(&self, terminal: &Terminal) -> anyhow::Result<(Held, Held)> {
        let old = feeds::find(std::slice::from_ref(&self.old))?;
        let new = feeds::find(std::slice::from_ref(&self.new))?;
        let ([old], [new]) = (&old[..], &new[..]) else {
            bail!("`feedmill diff` compares one feed with one other");
        };
        if matches!((old, new), (Input::Stdin, Input::Stdin)) {
            bail!("only one of the feeds can come from standard input");
        }
        Ok((
            feeds::read(old, &self.fetch, terminal)?,
            feeds::read(new, &self.fetch, terminal)?,
        ))
    }

    fn options(&self) -> Options {
        let mut options = Options::default();
        let allowed = self.allow.iter().map(|name| Override::new(name, None));
        options.levels.extend(allowed);
        options
    }
}
