//! `feedmill check`: is this a feed that readers get along with?

pub mod inputs;
mod report;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use feedmill::checks::{self, Examined, Options, schema};
use feedmill::config;
use feedmill::diagnostic::{Diagnostic, Level, Report, Sink};
use feedmill::model::{AbsoluteUrl, Profile};
use feedmill::pipeline;
use rayon::prelude::*;

use super::levels::Levels;
use super::terminal::told;
use super::{Ending, Terminal, fetch, fix};
use inputs::Input;
use report::Form;

/// Findings of one rule in one file that people are shown before the rest is only counted.
const REPEATS: usize = 5;

/// Check feeds: your own, or anybody's
///
/// Looks for everything that the specifications forbid and that readers trip over, in RSS, Atom
/// and JSON Feed; the format is found in the file. Nothing is printed when nothing is wrong.
/// `feedmill explain RULE` says more about a finding.
///
/// Exit codes: 0 nothing found, 1 something found that `--fail-on` names, 2 a feed could not be
/// read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, folders (the feeds below), patterns such as 'feeds/*.xml', http(s) addresses; `-`
    /// reads one feed from standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,

    /// Check against the schema of the format as well
    #[arg(long)]
    schema: bool,

    /// Where the file is, or will be, public; that of a folder, ending in `/`, for several files
    #[arg(long, value_name = "URL")]
    url: Option<String>,

    /// The partner that the feeds are made for: check what that wants as well
    #[arg(long, value_name = "NAME", value_parser = profile)]
    profile: Option<Profile>,

    /// What makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    fail_on: FailOn,

    #[command(flatten)]
    levels: Levels,

    /// The settings file whose [check] is used [default: feedmill.toml, if it is here]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Findings of one rule in one file before the rest is only counted [default: 5 for text and
    /// github, all for the others]
    #[arg(long, value_name = "N")]
    repeats: Option<usize>,

    /// How to report, on stdout: `json` prints one object a line
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,

    #[command(flatten)]
    fetch: fetch::Limits,

    #[command(flatten)]
    fix: fix::Args,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    Error,
    Warning,
}

/// What came of one input: its name, and what was found or why nothing could be.
struct Looked {
    shown: String,
    examined: Result<Vec<Examined>, anyhow::Error>,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let options = args.options(terminal)?;
    let (inputs, missed) = inputs::find(&args.inputs);
    let base = args.base(inputs.len() + missed.len())?;
    let look = |input: &Input| Looked {
        shown: input.shown(),
        examined: args.look(input, &options, base.as_ref(), terminal),
    };
    let looked: Vec<Looked> = match args.fix.is_wanted() {
        // What is fixed is told as it is done, in order.
        true => inputs.iter().map(look).collect(),
        false => inputs.par_iter().map(look).collect(),
    };

    let mut counts = report::Counts::default();
    let mut findings: Vec<Diagnostic> = Vec::new();
    let (mut files, mut fired, mut failed) = (Vec::new(), Vec::new(), missed);
    for looked in looked {
        match looked.examined {
            Ok(parts) => {
                for part in parts {
                    counts.add(&part);
                    fired.extend(part.fired);
                    findings.extend(part.findings);
                }
                files.push(looked.shown);
            }
            Err(error) => failed.push(error),
        }
    }
    let mut odd = options.unknown();
    // A rule may be silent only because the file that it is meant for could not be read.
    if failed.is_empty() {
        odd.extend(options.unmatched(&fired));
    }
    counts.add_all(&odd);
    findings.extend(odd);
    let mut sink = Sink::new();
    sink.extend(findings);
    let report = Report::new(sink);
    match (args.format, args.fix.is_wanted()) {
        // Stdout has the feed or the patch.
        (Form::Text, true) => terminal.report(&report),
        (form, _) => report::print(form, &report, &files, terminal)?,
    }
    if args.format == Form::Text && !report.diagnostics().is_empty() {
        terminal.talk(&counts.line(files.len()));
    }
    for error in &failed {
        terminal.talk(&format!("feedmill: {}", told(error)));
    }
    let fatal = match args.fail_on {
        FailOn::Error => report.has_errors(),
        FailOn::Warning => report.has_errors() || report.count(Level::Warning) > 0,
    };
    Ok(match (failed.is_empty(), fatal) {
        (false, _) => Ending::Failed,
        (true, true) => Ending::Problems,
        (true, false) => Ending::Done,
    })
}

impl Args {
    /// The levels of the settings, then those of the command line.
    fn options(&self, terminal: &Terminal) -> anyhow::Result<Options> {
        let mut options = Options::default();
        options.repeats = self.repeats.unwrap_or(match self.format {
            Form::Github | Form::Text => REPEATS,
            Form::Json | Form::Junit | Form::Sarif => usize::MAX,
        });
        let here = Path::new("feedmill.toml");
        let file = self
            .config
            .as_deref()
            .or_else(|| here.exists().then_some(here));
        if let Some(file) = file {
            let mut sink = Sink::new();
            let check = config::load_check(file, &mut sink)?;
            terminal.report(&Report::new(sink));
            let check =
                check.with_context(|| format!("{} can't be used as it is", file.display()))?;
            options.levels = pipeline::overrides(&check, &[]);
        }
        options.levels.extend(self.levels.overrides());
        options.profile = self.profile;
        Ok(options)
    }

    /// The address of `--url`, which has to fit the number of inputs.
    fn base(&self, count: usize) -> anyhow::Result<Option<AbsoluteUrl>> {
        let Some(url) = &self.url else {
            return Ok(None);
        };
        let base = AbsoluteUrl::parse(url)
            .with_context(|| format!("`{url}` is no http or https address"))?;
        if count > 1 && !url.ends_with('/') {
            bail!("`--url` is the address of one file, and here are {count}: end it with `/`");
        }
        Ok(Some(base))
    }

    fn look(
        &self,
        input: &Input,
        options: &Options,
        base: Option<&AbsoluteUrl>,
        terminal: &Terminal,
    ) -> anyhow::Result<Vec<Examined>> {
        let shown = input.shown();
        let mut options = options.clone();
        let mut found = Vec::new();
        let bytes = match input {
            Input::Address(address) => {
                let fetched = fetch::fetch(address, &self.fetch)?;
                let headers =
                    checks::http::examine(&fetched.transcript, &fetched.body, address, &options);
                found.push(headers);
                options.location = Some(fetched.address);
                options.content_type = fetched.content_type;
                options.is_answer_judged = true;
                match fetched.is_success {
                    true => fetched.body,
                    false => return Ok(found),
                }
            }
            Input::File(path) => std::fs::read(path)
                .map_err(|cause| feedmill::Error::io("cannot read", path, cause))?,
            Input::Stdin => inputs::stdin()?,
        };
        if let Some(base) = base {
            let own = match input {
                Input::File(path) if base.as_str().ends_with('/') => path
                    .file_name()
                    .and_then(|name| base.join(&name.to_string_lossy())),
                _ => None,
            };
            options.location = Some(own.as_ref().unwrap_or(base).as_str().to_owned());
        }
        let file = match input {
            Input::File(path) => Some(path.as_path()),
            Input::Address(_) | Input::Stdin => None,
        };
        let bytes = self.fix.apply(file, &shown, bytes, &options, terminal)?;
        let mut examined = checks::examine(&bytes, &shown, &options);
        if self.schema
            && let Some(format) = schema::detect(&bytes)
        {
            let mut sink = Sink::new();
            schema::check(format, &bytes, &shown, &mut sink);
            examined.add(sink.into_vec(), &options);
        }
        found.push(examined);
        Ok(found)
    }
}

fn profile(name: &str) -> Result<Profile, String> {
    let names = Profile::ALL.map(Profile::as_str).join(", ");
    Profile::parse(name).ok_or_else(|| format!("it is one of {names}"))
}
