//! A selection in every format, within its limit of bytes.

use std::sync::Arc;

use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{AbsoluteUrl, Feed, Format, Item, ItemId, Paging, Profile};
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
    /// The partner that it is made for.
    pub profile: Option<Profile>,
    /// The seeds that its items come from, in their order.
    pub seeds: Arc<[Arc<str>]>,
    /// The ids of its items.
    pub ids: Arc<[ItemId]>,
}

/// The path of a feed's file within the output folder.
pub fn name(plan: &Planned, file: &str) -> String {
    match &*plan.folder {
        "" => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

/// Writes every format; if one is over the limit of bytes, all hold fewer items, so that the
/// formats stay alike. The last of `picks` are left out first, and of the first `least` none. Also
/// says how many are left.
pub fn render(
    config: &Config,
    plan: &Planned,
    mut feed: Feed,
    mut picks: Vec<&(Item, Arc<str>)>,
    least: usize,
    sink: &mut Sink,
) -> Result<(Vec<Rendered>, usize), Error> {
    let limit = plan.bytes;
    loop {
        let seeds = fill(&mut feed, &picks);
        let rendered = (plan.formats.iter())
            .map(|(format, file)| one(config, plan, &mut feed, *format, file))
            .collect::<Result<Vec<_>, Error>>()?;
        let sizes = rendered.iter().map(|file| file.bytes.len());
        let largest = sizes.max().unwrap_or(0);
        let count = picks.len();
        let least = least.clamp(1, count.max(1));
        if largest > limit && count <= least {
            sink.push(oversized(&rendered, limit, count));
        }
        if largest <= limit || count <= least {
            let ids: Arc<[ItemId]> = feed.items.iter().map(|item| item.id.clone()).collect();
            let complete = rendered.into_iter().map(|file| Rendered {
                seeds: Arc::clone(&seeds),
                ids: Arc::clone(&ids),
                ..file
            });
            return Ok((complete.collect(), count));
        }
        // In proportion, and at least one fewer: the next try is a little below the limit.
        let fewer = (count as u128 * limit as u128 / largest as u128) as usize;
        picks.truncate(fewer.clamp(least, count - 1));
    }
}

/// Puts items into a feed, newest first, and says which seeds they come from, in this order.
fn fill(feed: &mut Feed, picks: &[&(Item, Arc<str>)]) -> Arc<[Arc<str>]> {
    let mut sorted = picks.to_vec();
    sorted.sort_by(|(a, _), (b, _)| (b.published.cmp(&a.published)).then_with(|| a.id.cmp(&b.id)));
    feed.items = sorted.iter().map(|(item, _)| item.clone()).collect();
    sorted.iter().map(|(_, seed)| Arc::clone(seed)).collect()
}

fn one(
    config: &Config,
    plan: &Planned,
    feed: &mut Feed,
    format: Format,
    file: &str,
) -> Result<Rendered, Error> {
    let address = below(&plan.url, file)?;
    feed.paging = paging(plan, file)?;
    let name = name(plan, file);
    let mut bytes = writers::write(format, &*feed, &address)?;
    if config.pages.enabled {
        bytes = pages::styled(bytes, format, &plan.folder);
    }
    Ok(Rendered {
        format,
        shown: config.output.folder.join(&name).display().to_string(),
        name,
        bytes,
        address,
        profile: plan.profile,
        seeds: Arc::new([]),
        ids: Arc::new([]),
    })
}

/// The links to the same file in the folders of the feed's other documents.
fn paging(plan: &Planned, file: &str) -> Result<Paging, Error> {
    let there = |folder: &Option<AbsoluteUrl>| {
        let folder = folder.as_ref();
        folder.map(|folder| below(folder, file)).transpose()
    };
    Ok(Paging {
        current: there(&plan.paging.current)?,
        previous: there(&plan.paging.previous)?,
        next: there(&plan.paging.next)?,
        ..plan.paging.clone()
    })
}

fn below(folder: &AbsoluteUrl, file: &str) -> Result<AbsoluteUrl, Error> {
    (folder.join(file))
        .ok_or_else(|| Error::new(format!("`{file}` makes no address below {folder}")))
}

fn oversized(rendered: &[Rendered], limit: usize, count: usize) -> Diagnostic {
    let largest = rendered.iter().max_by_key(|file| file.bytes.len());
    let (shown, size) = largest.map_or(("", 0), |file| (&*file.shown, file.bytes.len()));
    let (with, help) = match count {
        1 => (
            "with its newest item alone".to_owned(),
            "raise `bytes` in [output], or shorten the article",
        ),
        _ => (
            format!("with the {count} items that must be in it"),
            "raise `bytes` in [output], or shorten the articles",
        ),
    };
    Diagnostic::warning(
        "feed/large-feed",
        format!("{with} the feed has {size} bytes; the limit is {limit}"),
    )
    .help(help)
    .at(Place::file(shown))
}
