//! Feed → files: written, checked, and only then published.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Fate, Options, Output, origin};
use crate::Error;
use crate::checks::Override;
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Level, Place, Sink};
use crate::model::{AbsoluteUrl, Feed, Format};
use crate::publish::Folder;
use crate::{checks, writers};

/// A feed in one format, ready for the checks.
struct Rendered {
    format: Format,
    name: String,
    shown: String,
    /// Where it will be fetched from.
    address: AbsoluteUrl,
    bytes: Vec<u8>,
}

/// What became of the feeds of a run.
pub(super) struct Published {
    pub outputs: Vec<Output>,
    /// How many items each holds.
    pub items: usize,
}

/// Says that there is nothing to make a feed of; what was published before stays.
pub(super) fn nothing_to_publish(config: &Config, sink: &mut Sink) -> Published {
    let folders: Vec<&str> = config.sources.iter().map(|source| &*source.shown).collect();
    sink.push(
        Diagnostic::warning("feed/empty-feed", "there is no article to publish").help(format!(
            "put an article that is dated and no draft into {}",
            folders.join(" or ")
        )),
    );
    Published {
        outputs: Vec::new(),
        items: 0,
    }
}

/// Writes `feed` in every format of the settings, checks all, and publishes all or none. `seeds`
/// are the files that its items come from, in their order.
///
/// `Ok(None)`: another run holds the output folder.
pub(super) fn publish(
    config: &Config,
    feed: Feed,
    seeds: &[Arc<str>],
    options: &Options<'_>,
    sink: &mut Sink,
) -> Result<Option<Published>, Error> {
    let (rendered, items) = render(config, feed, sink)?;
    let mut findings = Sink::new();
    let levels = overrides(&config.check);
    findings.extend(rules(&levels).unknown());
    let found: Vec<Vec<Diagnostic>> = rendered
        .par_iter()
        .map(|file| check(file, &levels, seeds))
        .collect();
    findings.extend(found.into_iter().flatten());
    if options.dry_run {
        let refused = findings.has_errors();
        sink.extend(findings.into_vec());
        let outputs = preview(config, rendered, refused);
        return Ok(Some(Published { outputs, items }));
    }
    let Some(folder) = Folder::lock(&config.output.folder)? else {
        return Ok(None);
    };
    let mut changed = Vec::with_capacity(rendered.len());
    for file in &rendered {
        let current = folder.read(&file.name)?;
        if !options.overwrite && current.as_deref().is_some_and(|bytes| !is_ours(bytes)) {
            findings.push(foreign(&file.shown));
        }
        changed.push(current.as_deref() != Some(&file.bytes[..]));
    }
    let refused = findings.has_errors();
    sink.extend(findings.into_vec());
    let mut prepared = Vec::new();
    let mut outputs = Vec::with_capacity(rendered.len());
    for (file, changed) in rendered.into_iter().zip(changed) {
        if changed && !refused {
            prepared.push(folder.prepare(&file.name, &file.bytes)?);
        }
        let fate = match (refused, changed) {
            (true, _) => Fate::Refused,
            (false, true) => Fate::Written,
            (false, false) => Fate::Unchanged,
        };
        outputs.push(output(config, file, fate));
    }
    folder.commit(prepared)?;
    Ok(Some(Published { outputs, items }))
}

/// The levels of the settings, as the checks take them.
pub fn overrides(check: &config::Check) -> Vec<Override> {
    let levels = check.levels.iter();
    levels
        .map(|given| Override {
            name: given.name.clone(),
            level: given.level,
            place: Some(given.place.clone()),
        })
        .collect()
}

/// What the grammar and the rules find in a file that is about to be published. Notes are for
/// those who ask: a build says nothing that nobody has to act on.
fn check(file: &Rendered, levels: &[Override], seeds: &[Arc<str>]) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    checks::schema::check(file.format, &file.bytes, &file.shown, &mut sink);
    let rules = rules(levels).at(file.address.as_str());
    sink.extend(checks::examine(&file.bytes, &file.shown, &rules).findings);
    let text = String::from_utf8_lossy(&file.bytes);
    let found = sink.into_vec().into_iter();
    found
        .filter(|finding| finding.level > Level::Note)
        .map(|finding| origin::trace(finding, file.format, &text, seeds))
        .collect()
}

fn rules(levels: &[Override]) -> checks::Options {
    checks::Options {
        levels: levels.to_vec(),
        ..checks::Options::default()
    }
}

/// Writes every format; if one is over the limit of bytes, all hold fewer items, so that the
/// formats stay alike. Also says how many that are.
fn render(
    config: &Config,
    mut feed: Feed,
    sink: &mut Sink,
) -> Result<(Vec<Rendered>, usize), Error> {
    let limit = config.output.bytes;
    loop {
        let rendered = config
            .output
            .formats
            .iter()
            .map(|(format, name)| one(config, &feed, *format, name))
            .collect::<Result<Vec<_>, Error>>()?;
        let largest = rendered
            .iter()
            .map(|file| file.bytes.len())
            .max()
            .unwrap_or(0);
        let count = feed.items.len();
        if largest > limit && count == 1 {
            sink.push(oversized(&rendered, limit));
        }
        if largest <= limit || count == 1 {
            return Ok((rendered, count));
        }
        // In proportion, and at least one fewer: the next try is a little below the limit.
        let fewer = (count as u128 * limit as u128 / largest as u128) as usize;
        feed.items.truncate(fewer.clamp(1, count - 1));
    }
}

fn one(config: &Config, feed: &Feed, format: Format, name: &str) -> Result<Rendered, Error> {
    let self_url = address(config, name)?;
    Ok(Rendered {
        format,
        name: name.to_owned(),
        shown: config.output.folder.join(name).display().to_string(),
        bytes: writers::write(format, feed, &self_url)?,
        address: self_url,
    })
}

/// Where the file `name` will be fetched from.
fn address(config: &Config, name: &str) -> Result<AbsoluteUrl, Error> {
    config.output.url.join(name).ok_or_else(|| {
        Error::new(format!(
            "`{name}` makes no address below {}",
            config.output.url
        ))
    })
}

fn preview(config: &Config, rendered: Vec<Rendered>, refused: bool) -> Vec<Output> {
    rendered
        .into_iter()
        .map(|file| {
            let current = std::fs::read(config.output.folder.join(&file.name)).ok();
            let fate = if refused {
                Fate::Refused
            } else if current.as_deref() == Some(&file.bytes[..]) {
                Fate::Unchanged
            } else {
                Fate::Pending
            };
            output(config, file, fate)
        })
        .collect()
}

fn output(config: &Config, file: Rendered, fate: Fate) -> Output {
    Output {
        format: file.format,
        path: config.output.folder.join(&file.name),
        bytes: file.bytes.len(),
        fate,
    }
}

/// Whether a published file carries feedmill's mark: the generator of RSS and Atom, the comment
/// of JSON Feed.
fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    ["<generator", "\"user_comment\""].iter().any(|mark| {
        text.split_once(mark).is_some_and(|(_, after)| {
            after
                .chars()
                .take(200)
                .collect::<String>()
                .contains("feedmill")
        })
    })
}

fn foreign(shown: &str) -> Diagnostic {
    Diagnostic::error(
        "feed/foreign-file",
        "the file is there and feedmill did not make it",
    )
    .help("move it away or choose another name in the settings; `--overwrite` replaces it")
    .at(Place::file(shown))
}

fn oversized(rendered: &[Rendered], limit: usize) -> Diagnostic {
    let largest = rendered.iter().max_by_key(|file| file.bytes.len());
    let (shown, size) = largest.map_or(("", 0), |file| (&*file.shown, file.bytes.len()));
    Diagnostic::warning(
        "feed/large-feed",
        format!("with its newest item alone the feed has {size} bytes; the limit is {limit}"),
    )
    .help("raise `bytes` in [output], or shorten the article")
    .at(Place::file(shown))
}
