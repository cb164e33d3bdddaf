//! `feedmill check`: is this a feed?

use std::io::Read;
use std::path::PathBuf;

use feedmill::checks::{self, schema};
use feedmill::diagnostic::{Diagnostic, Place, Report, Sink, render};

use super::{Ending, Terminal, fix};

/// Check feeds against the schema of their format
///
/// The format is found in the file: RSS 2.0, Atom 1.0 or JSON Feed 1.1. Nothing is printed when
/// nothing is wrong.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The feeds; `-` reads one from standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    fix: fix::Args,

    /// How to report: `json` prints one object a line on stdout
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Text,
    Json,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let mut sink = Sink::new();
    let mut unread = Vec::new();
    for file in &args.files {
        match read(file) {
            Ok((shown, bytes)) => {
                let path = Some(file.as_path()).filter(|it| it.as_os_str() != "-");
                let options = checks::Options::default();
                let bytes = args.fix.apply(path, &shown, bytes, &options, terminal)?;
                check(&shown, &bytes, &mut sink);
            }
            Err(error) => unread.push(error),
        }
    }
    let report = Report::new(sink);
    match args.format {
        Form::Json => terminal.print(&render::json(&report))?,
        Form::Text => terminal.report(&report),
    }
    // The files beside one that can't be read were checked all the same.
    if let Some(error) = unread.into_iter().reduce(|first, next| first.context(next)) {
        return Err(error);
    }
    Ok(match report.has_errors() {
        true => Ending::Problems,
        false => Ending::Done,
    })
}

fn read(file: &PathBuf) -> anyhow::Result<(String, Vec<u8>)> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(("<stdin>".into(), bytes));
    }
    let bytes =
        std::fs::read(file).map_err(|cause| feedmill::Error::io("cannot read", file, cause))?;
    Ok((file.display().to_string(), bytes))
}

fn check(shown: &str, bytes: &[u8], sink: &mut Sink) {
    match schema::detect(bytes) {
        Some(format) => schema::check(format, bytes, shown, sink),
        None => sink.push(
            Diagnostic::error(
                "feed/unknown-format",
                "the file is no feed that feedmill knows",
            )
            .help("RSS 2.0 begins with <rss>, Atom 1.0 with <feed>, JSON Feed with {")
            .at(Place::file(shown)),
        ),
    }
}
