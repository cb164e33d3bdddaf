//! A selection in every format, within its limit of bytes.

use std::sync::Arc;

use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{AbsoluteUrl, Feed, Format};
use crate::pipeline::plan::Planned;
use crate::{pages, writers};

/// A feed in one format, ready for the checks.
pub struct Rendered {
    pub format: Format,
    /// The file's path within the output folder.
    pub name: String,
    /// The file's path as people read it.
    pub shown: String,
    /// Where it will be fetched from.
    pub address: AbsoluteUrl,
    pub bytes: Vec<u8>,
    /// The seeds that its items come from, in their order.
    pub seeds: Arc<[Arc<str>]>,
}

/// The path of a feed's file within the output folder.
pub fn name(plan: &Planned, file: &str) -> String {
    match &*plan.folder {
        "" => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

/// Writes every format; if one is over the limit of bytes, all hold fewer items, so that the
/// formats stay alike. Also says how many that are.
pub fn render(
    config: &Config,
    plan: &Planned,
    mut feed: Feed,
    seeds: &[Arc<str>],
    sink: &mut Sink,
) -> Result<(Vec<Rendered>, usize), Error> {
    let limit = plan.bytes;
    loop {
        let rendered = (plan.formats.iter())
            .map(|(format, file)| one(config, plan, &feed, *format, file))
            .collect::<Result<Vec<_>, Error>>()?;
        let sizes = rendered.iter().map(|file| file.bytes.len());
        let largest = sizes.max().unwrap_or(0);
        let count = feed.items.len();
        if largest > limit && count == 1 {
            sink.push(oversized(&rendered, limit));
        }
        if largest <= limit || count <= 1 {
            let seeds: Arc<[Arc<str>]> = seeds[..count.min(seeds.len())].into();
            let with_seeds = rendered.into_iter().map(|file| Rendered {
                seeds: Arc::clone(&seeds),
                ..file
            });
            return Ok((with_seeds.collect(), count));
        }
        // In proportion, and at least one fewer: the next try is a little below the limit.
        let fewer = (count as u128 * limit as u128 / largest as u128) as usize;
        feed.items.truncate(fewer.clamp(1, count - 1));
    }
}

fn one(
    config: &Config,
    plan: &Planned,
    feed: &Feed,
    format: Format,
    file: &str,
) -> Result<Rendered, Error> {
    let address = (plan.url.join(file))
        .ok_or_else(|| Error::new(format!("`{file}` makes no address below {}", plan.url)))?;
    let name = name(plan, file);
    let mut bytes = writers::write(format, feed, &address)?;
    if config.pages.enabled {
        bytes = pages::styled(bytes, format, &plan.folder);
    }
    Ok(Rendered {
        format,
        shown: config.output.folder.join(&name).display().to_string(),
        name,
        bytes,
        address,
        seeds: Arc::new([]),
    })
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
