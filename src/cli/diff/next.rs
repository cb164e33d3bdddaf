//! What is published, beside what a build would publish next.

use std::io;

use feedmill::checks::history::{self, Held};
use feedmill::diagnostic::{Report, Sink};
use feedmill::pipeline::{self, Next, Options};
use feedmill::{Error, checks};

use super::{Args, Comparison};
use crate::cli::Terminal;
use crate::cli::settings::{clock, now};

/// Makes the next feeds, and asks what a build would say about their history.
pub fn compare(args: &Args, terminal: &Terminal) -> anyhow::Result<Comparison> {
    let config = args.settings.read(terminal)?;
    let levels = args.levels.overrides();
    let mut options = Options::at(now(args.now)?);
    options.started = clock();
    options.dry_run = true;
    options.repeat = true;
    options.levels = &levels;
    let next = pipeline::next(&config, &options)?;
    let pairs: Result<Vec<_>, Error> = next.iter().map(pair).collect();
    // What is accounted for only a whole run knows.
    let outcome = pipeline::build(&config, &options)?.done();
    let findings = outcome.map_or_else(Vec::new, |outcome| outcome.report.into_vec());
    let mut sink = Sink::new();
    sink.extend(findings.into_iter().filter(|finding| {
        let group = checks::explain(finding.rule).map(|rule| rule.group);
        group == Some(checks::Group::History)
    }));
    Ok(Comparison {
        pairs: pairs?,
        report: Report::new(sink),
    })
}

/// A feed as it is and as it would be; where none is, one that is empty.
fn pair(next: &Next) -> Result<(Held, Held), Error> {
    let held = |bytes: &[u8]| history::held(bytes, &next.shown);
    let new = held(&next.bytes).ok_or_else(|| Error::new("cannot read the next").on(&next.path))?;
    let old = match std::fs::read(&next.path) {
        Ok(bytes) => held(&bytes),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
        Err(cause) => return Err(Error::io("cannot read", &next.path, cause)),
    };
    Ok((old.unwrap_or_else(|| Held::empty(new.kind)), new))
}
