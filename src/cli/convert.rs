//! `feedmill convert`: a feed in another format.

mod feed;
mod losses;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use chrono_tz::Tz;
use feedmill::checks::{self, Options, schema};
use feedmill::diagnostic::{Diagnostic, Level, Report, Sink};
use feedmill::model::{AbsoluteUrl, Format, Seed};
use feedmill::sources::Reading;
use feedmill::sources::feed::{self as source, Whole};
use feedmill::{publish, writers};

use super::check::inputs::{self, Input};
use super::{Ending, Terminal};

/// Make a feed of one format into one of another
///
/// Reads RSS 0.9 to 2.0, Atom and JSON Feed, and writes the same items: ids, pages, dates, titles,
/// texts, authors, categories, files. What the other format can't hold is said. What comes out is
/// checked as a build checks its feeds, and is not written if it has an error.
///
/// Exit codes: 0 done, 1 an item was left out or the feed has a problem, 2 the feed could not be
/// read or written.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file, or `-` for standard input
    #[arg(value_name = "FEED")]
    input: PathBuf,

    /// The format to make
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,

    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Where the new feed will be public [default: what the old one says of itself]
    #[arg(long, value_name = "URL")]
    url: Option<String>,

    /// The home page of the site, for a feed that names none
    #[arg(long, value_name = "URL")]
    site: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum To {
    Rss,
    Atom,
    Json,
}

impl To {
    fn format(self) -> Format {
        match self {
            To::Rss => Format::Rss,
            To::Atom => Format::Atom,
            To::Json => Format::Json,
        }
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let input = match args.input.as_os_str() == "-" {
        true => Input::Stdin,
        false => Input::File(args.input.clone()),
    };
    let shown = input.shown();
    let bytes = match &input {
        Input::File(path) => {
            std::fs::read(path).map_err(|cause| feedmill::Error::io("cannot read", path, cause))?
        }
        _ => inputs::stdin()?,
    };
    let format = args.to.format();
    let mut sink = Sink::new();
    let Some(whole) = read(&bytes, &shown, &mut sink, terminal) else {
        terminal.report(&Report::new(sink));
        bail!("{shown} can't be converted");
    };
    let given = feed::Given {
        format,
        was: schema::detect(&bytes),
        url: address(args.url.as_deref())?,
        site: address(args.site.as_deref())?,
    };
    let made = feed::make(&whole, &given, &mut sink)?;
    let written = match writers::write(format, &made.feed, &made.own) {
        Ok(written) => written,
        Err(error) => {
            // Why items were left out may be why there is nothing to write.
            terminal.report(&Report::new(sink));
            return Err(error.into());
        }
    };
    let to = args
        .output
        .as_deref()
        .map_or("<stdout>".into(), |path| path.display().to_string());
    let found = check(format, &written, &to, &made.own);
    let is_refused = found.iter().any(|finding| finding.level == Level::Error);
    sink.extend(found);
    let report = Report::new(sink);
    terminal.report(&report);
    if is_refused {
        terminal.talk("nothing was written: the new feed has an error");
        return Ok(Ending::Problems);
    }
    write(args.output.as_deref(), &written)?;
    let told = losses::of(&made.feed, format).into_iter();
    for line in told.chain(not_read(&whole)).chain(made.remark) {
        terminal.talk(&line);
    }
    Ok(match report.has_errors() {
        true => Ending::Problems,
        false => Ending::Done,
    })
}

/// Reads a feed; one that is broken is put right first, as far as that has one right answer.
fn read(bytes: &[u8], shown: &str, sink: &mut Sink, terminal: &Terminal) -> Option<Whole> {
    let seed = || Seed {
        file: shown.into(),
        path: "feed".into(),
    };
    let reading = Reading::new(Tz::UTC);
    let mut said = Sink::new();
    if let Some(whole) = source::read(bytes, seed(), &reading, &mut said) {
        sink.extend(said.into_vec());
        return Some(whole);
    }
    let fixed = checks::fix(bytes, shown, &Options::default());
    let whole = source::read(&fixed.bytes, seed(), &reading, &mut Sink::new());
    match &whole {
        Some(_) => terminal.talk(&format!(
            "{shown} is broken and was put right first, in {} places: see `feedmill check {shown}`",
            fixed.edits.len()
        )),
        None => sink.extend(said.into_vec()),
    }
    whole
}

fn address(given: Option<&str>) -> anyhow::Result<Option<AbsoluteUrl>> {
    given
        .map(|text| {
            AbsoluteUrl::parse(text)
                .with_context(|| format!("`{text}` is no http or https address"))
        })
        .transpose()
}

/// What a build would say of the feed.
fn check(format: Format, bytes: &[u8], shown: &str, own: &AbsoluteUrl) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    schema::check(format, bytes, shown, &mut sink);
    let options = Options::default().at(own.as_str());
    sink.extend(checks::examine(bytes, shown, &options).findings);
    let mut findings = sink.into_vec();
    findings.retain(|finding| finding.level > Level::Note);
    findings
}

fn write(output: Option<&Path>, bytes: &[u8]) -> anyhow::Result<()> {
    match output {
        Some(file) => publish::replace(file, bytes)?,
        None => {
            let mut out = std::io::stdout().lock();
            out.write_all(bytes)?;
            out.flush()?;
        }
    }
    Ok(())
}

fn not_read(whole: &Whole) -> Option<String> {
    let left = &whole.left;
    (!left.is_empty()).then(|| {
        format!(
            "left out, as feedmill does not read it: {}",
            left.join(", ")
        )
    })
}
