//! `feedmill build`: articles in, feeds out.

use std::path::PathBuf;
use std::time::{Duration, Instant as Stopwatch};

use anyhow::{Context, bail};
use feedmill::config::{Config, Trial};
use feedmill::model::{AbsoluteUrl, Instant, Line};
use feedmill::pipeline::{self, Built, Options, Progress};
use indicatif::{ProgressBar, ProgressStyle};

use super::form::Form;
use super::levels::Levels;
use super::outcome::{self, Talk};
use super::push;
use super::settings::{Settings, clock, now, parse_instant, shown};
use super::signals::{self, Signals};
use super::{Ending, Terminal, span};

/// With fewer seeds than this the work is over before a bar could be read.
const LONG_WORK: usize = 5_000;

/// Between two looks whether the other run has ended.
const LOOK: Duration = Duration::from_millis(50);

/// Make the feeds
///
/// Reads the articles that feedmill.toml names, writes the feeds, checks each against the schema
/// of its format and against every rule, and puts them in place at one stroke. A file whose bytes
/// would not change is left alone. An article with an error stays out; a feed with an error is not
/// published, and the old one stays.
///
/// Without settings, for a first try: feedmill build posts/ --link https://example.org/
///
/// Exit codes: 0 done, or nothing to do, or another run is at work; 1 an article or a feed has a
/// problem, said now or before; 2 the job could not be done; 130 or 143 stopped by Ctrl-C or
/// `kill`, with nothing half done.
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

    /// While another run is at work wait for its end, at most for SPAN (30s, 5m), rather than
    /// leave
    #[arg(
        long,
        value_name = "SPAN",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "forever",
        value_parser = parse_patience
    )]
    wait: Option<Patience>,

    /// Leave telling the hubs of the settings to a later run, or to `feedmill ping --pending`
    #[arg(long)]
    no_ping: bool,

    #[command(flatten)]
    levels: Levels,

    /// Say also the problems that an earlier run has said [default: when somebody watches]
    #[arg(long)]
    repeat: bool,

    /// Say nothing but errors of the program itself
    #[arg(short, long, conflicts_with_all = ["verbose", "summary"])]
    quiet: bool,

    /// Say what was done, also when nobody watches
    #[arg(short, long)]
    verbose: bool,

    /// If anything changed, say so in one line on stdout
    #[arg(long, conflicts_with_all = ["verbose", "format"])]
    summary: bool,

    /// How to report: `json` prints one object a line on stdout, the summary last
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// How long a run waits for another one: seconds, or until that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Patience {
    For(u64),
    Forever,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let signals = Signals::listen()?;
    let config = args.config(terminal)?;
    let bar = ProgressBar::hidden();
    let is_watched = terminal.is_watched() && !args.quiet && args.format == Form::Text;
    if is_watched {
        let style = ProgressStyle::with_template("{spinner} {pos} articles read")?;
        bar.set_style(style);
    }
    let levels = args.levels.overrides();
    let stop = || signals.is_asked();
    let progress = |progress| show(&bar, progress);
    let mut options = Options::at(now(args.now)?);
    options.started = clock();
    options.dry_run = args.dry_run;
    options.overwrite = args.overwrite;
    options.levels = &levels;
    // Who asks wants all there is to know; cron wants the news.
    options.repeat = args.repeat || args.dry_run || is_watched || args.format == Form::Json;
    options.stop = &stop;
    if is_watched {
        options.progress = &progress;
    }
    let built = args.build(&config, &options, &signals);
    bar.finish_and_clear();
    let outcome = match built? {
        Built::Done(outcome) => outcome,
        Built::Busy => return args.leave(&config, terminal),
        Built::Stopped => return Ok(args.stopped(&signals, terminal)),
    };
    let talk = match () {
        () if args.verbose => Talk::All,
        () if is_watched && !args.summary => Talk::Line,
        () => Talk::Problems,
    };
    match args.format {
        Form::Json => terminal.print(&outcome::json(&outcome))?,
        Form::Text if args.quiet => {}
        Form::Text => outcome::tell(&config, &outcome, talk, terminal),
    }
    if let Some(line) = outcome::line(&outcome).filter(|_| args.summary) {
        terminal.print(&format!("{line}\n"))?;
    }
    if !args.dry_run && !args.no_ping {
        let talk = (!args.quiet).then_some(match args.format {
            Form::Json => Talk::Problems,
            Form::Text => talk,
        });
        push::after_run(&config, options.now, talk, &stop, terminal);
    }
    Ok(match outcome.has_errors() {
        true => Ending::Problems,
        false => Ending::Done,
    })
}

impl Args {
    /// Builds, when the other run has ended, if there is one and it is to be waited for.
    fn build(
        &self,
        config: &Config,
        options: &Options<'_>,
        signals: &Signals,
    ) -> anyhow::Result<Built> {
        let patience = match self.wait {
            Some(Patience::Forever) => Duration::MAX,
            Some(Patience::For(seconds)) => Duration::from_secs(seconds),
            // `feedmill status` holds the folder for an instant, and is no run.
            None => LOOK,
        };
        let watch = Stopwatch::now();
        loop {
            let built = pipeline::build(config, options)?;
            if !matches!(built, Built::Busy) || watch.elapsed() >= patience {
                return Ok(built);
            }
            if signals.is_asked() {
                return Ok(Built::Stopped);
            }
            std::thread::sleep(LOOK);
        }
    }

    /// Another run is at work. That is no problem, unless it was to be waited for.
    fn leave(&self, config: &Config, terminal: &Terminal) -> anyhow::Result<Ending> {
        let folder = shown(&config.output.folder);
        if let Some(Patience::For(seconds)) = self.wait {
            let span = span::words(seconds);
            bail!("another run is still at work in {folder} after {span}");
        }
        if self.verbose {
            terminal.talk(&format!(
                "another run is at work in {folder}; this one leaves"
            ));
        }
        Ok(Ending::Done)
    }

    fn stopped(&self, signals: &Signals, terminal: &Terminal) -> Ending {
        let signal = signals.last().unwrap_or_default();
        if !self.quiet {
            let name = signals::name(signal);
            terminal.talk(&format!("stopped by {name}: the feeds are as they were"));
        }
        Ending::Stopped(signal)
    }

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

fn parse_patience(text: &str) -> Result<Patience, String> {
    match text {
        "forever" => Ok(Patience::Forever),
        span => span::parse(span).map(Patience::For),
    }
}
