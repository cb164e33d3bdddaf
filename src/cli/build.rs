//! `feedmill build`: articles in, feeds out.

use std::path::PathBuf;

use anyhow::{Context, bail};
use feedmill::config::{Config, Trial};
use feedmill::diagnostic::render;
use feedmill::model::{AbsoluteUrl, Instant, Line};
use feedmill::pipeline::{self, Built, Fate, Options, Outcome, Output, Progress};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::settings::{Settings, now, parse_instant, shown};
use super::{Ending, Terminal};

/// With fewer seeds than this the work is over before a bar could be read.
const LONG_WORK: usize = 5_000;

/// Make the feeds
///
/// Reads the articles that feedmill.toml names, writes the feeds, checks each against the schema
/// of its format and against every rule, and puts them in place at one stroke. A file whose bytes would not change is
/// left alone. An article with an error stays out; a feed with an error is not published, and the
/// old one stays.
///
/// Without settings, for a first try: feedmill build posts/ --link https://example.org/
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A folder of articles, to try feedmill without settings
    #[arg(requires = "link")]
    folder: Option<PathBuf>,

    #[command(flatten)]
    settings: Settings,

    /// The address of the site that the articles belong to (with FOLDER)
    #[arg(long, value_name = "URL", requires = "folder")]
    link: Option<String>,

    /// The title of the feeds (with FOLDER) [default: the host of the link]
    #[arg(long, requires = "folder")]
    title: Option<String>,

    /// Write the feeds into this folder instead
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,

    /// Do everything but publish
    #[arg(long)]
    dry_run: bool,

    /// Replace files that feedmill did not make
    #[arg(long)]
    overwrite: bool,

    /// Work as if it were this hour, for tests and previews (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = parse_instant)]
    now: Option<Instant>,

    /// Say nothing but errors of the program itself
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// Say what was done, also when nobody watches
    #[arg(short, long)]
    verbose: bool,

    /// How to report: `json` prints one object a line on stdout, the summary last
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Text,
    Json,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let config = args.config(terminal)?;
    let bar = ProgressBar::hidden();
    let watched = terminal.is_watched() && !args.quiet && args.format == Form::Text;
    let progress = |progress: Progress| show(&bar, progress);
    let mut options = Options::at(now(args.now)?);
    options.dry_run = args.dry_run;
    options.overwrite = args.overwrite;
    if watched {
        bar.set_style(ProgressStyle::with_template(
            "{spinner} {pos} articles read",
        )?);
        options.progress = &progress;
    }
    let outcome = pipeline::build(&config, &options);
    bar.finish_and_clear();
    let outcome = match outcome? {
        Built::Done(outcome) => outcome,
        Built::Stopped => return Ok(Ending::Done),
        Built::Busy => {
            if args.verbose {
                let folder = shown(&config.output.folder);
                terminal.talk(&format!(
                    "another run is at work in {folder}; this one leaves"
                ));
            }
            return Ok(Ending::Done);
        }
    };
    match args.format {
        Form::Json => terminal.print(&json_report(&outcome))?,
        Form::Text if args.quiet => {}
        Form::Text => {
            terminal.report(&outcome.report);
            tell(
                &config,
                &outcome,
                watched || args.verbose,
                args.verbose,
                terminal,
            );
        }
    }
    Ok(match outcome.has_errors() {
        true => Ending::Problems,
        false => Ending::Done,
    })
}

impl Args {
    fn config(&self, terminal: &Terminal) -> anyhow::Result<Config> {
        let mut config = match (&self.folder, &self.link) {
            (Some(folder), Some(link)) => {
                if !folder.is_dir() {
                    bail!("{} is no folder", folder.display());
                }
                let link = AbsoluteUrl::parse(link)
                    .with_context(|| format!("`{link}` is no http or https address"))?;
                let title = self.title.as_deref().and_then(Line::new);
                Config::trial(Trial {
                    folder: folder.clone(),
                    link,
                    title,
                })
            }
            _ => self.settings.read(terminal)?,
        };
        if let Some(folder) = &self.output {
            config.output.folder.clone_from(folder);
        }
        Ok(config)
    }
}

fn show(bar: &ProgressBar, progress: Progress) {
    if progress.done < LONG_WORK {
        return;
    }
    if bar.is_hidden() {
        bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
    }
    bar.set_position(progress.done as u64);
}

/// Says what was done: a line for people who watch, more of it for those who ask.
fn tell(config: &Config, outcome: &Outcome, short: bool, long: bool, terminal: &Terminal) {
    if long {
        for output in &outcome.outputs {
            terminal.talk(&format!(
                "{}: {} ({}, {} bytes)",
                shown(&output.path),
                fate(output.fate),
                output.format,
                output.bytes
            ));
        }
    }
    if short {
        terminal.talk(&summary(outcome));
        if let Some(due) = &outcome.next_due {
            terminal.talk(&format!(
                "next due: {} “{}” ({})",
                due.at, due.title, due.file
            ));
        }
    }
    // Last, where it is seen.
    if outcome
        .outputs
        .iter()
        .any(|output| output.fate == Fate::Refused)
    {
        let folder = shown(&config.output.folder);
        terminal.talk(&format!(
            "{folder} left as it was: a feed did not pass its checks"
        ));
    }
}

fn summary(outcome: &Outcome) -> String {
    let count = |fate| {
        outcome
            .outputs
            .iter()
            .filter(|output| output.fate == fate)
            .count()
    };
    let mut parts = vec![format!(
        "{} of {} articles in the feeds",
        outcome.items, outcome.seeds
    )];
    for (fate, words) in [
        (Fate::Written, "written"),
        (Fate::Pending, "to be written"),
        (Fate::Unchanged, "unchanged"),
        (Fate::Refused, "refused"),
    ] {
        if count(fate) > 0 {
            parts.push(format!("{} {words}", count(fate)));
        }
    }
    for (count, words) in [(outcome.drafts, "drafts"), (outcome.scheduled, "scheduled")] {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    }
    parts.join(", ")
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Written => "written",
        Fate::Unchanged => "unchanged",
        Fate::Refused => "refused",
        Fate::Pending => "would be written",
    }
}

fn json_report(outcome: &Outcome) -> String {
    let output = |output: &Output| {
        json!({
            "format": output.format.as_str(),
            "path": shown(&output.path),
            "bytes": output.bytes,
            "fate": fate(output.fate),
        })
    };
    let due = outcome.next_due.as_ref().map(
        |due| json!({ "at": due.at.rfc3339(), "title": due.title.as_str(), "file": due.file }),
    );
    let summary = json!({ "summary": {
        "seeds": outcome.seeds,
        "items": outcome.items,
        "drafts": outcome.drafts,
        "scheduled": outcome.scheduled,
        "next_due": due,
        "outputs": outcome.outputs.iter().map(output).collect::<Vec<_>>(),
    }});
    format!("{}{summary}\n", render::json(&outcome.report))
}
