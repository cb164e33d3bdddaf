//! Published feeds → ledger: what the feeds themselves still know when the state does not.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::checks::history::{self, HeldItem};
use crate::config::Config;
use crate::state::Item;

/// How deep feeds may stand in the output folder.
const DEPTH: usize = 8;

/// The items of the feeds that feedmill has published into the output folder. Those of the main
/// feed come first; of an item that several feeds hold, the latest update counts, for a feed of a
/// label that no article has any more stays as it was.
pub(super) fn published(config: &Config) -> Vec<Item> {
    let others = config.feeds.iter().map(|rule| &rule.formats);
    let formats = [&config.output.formats].into_iter().chain(others).flatten();
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in formats {
        if !names.contains(&&**name) {
            names.push(name);
        }
    }
    let mut items = Vec::new();
    collect(&config.output.folder, &names, DEPTH, &mut items);
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut merged: Vec<Item> = Vec::new();
    for item in items {
        match places.get(&item.id) {
            Some(place) => merged[*place].updated = merged[*place].updated.max(item.updated),
            None => {
                places.insert(item.id.clone(), merged.len());
                merged.push(item);
            }
        }
    }
    merged
}

/// Reads the feed in `folder`, in the first format that is there, and those below it.
fn collect(folder: &Path, names: &[&str], depth: usize, items: &mut Vec<Item>) {
    let feed = names.iter().find_map(|name| {
        let path = folder.join(name);
        let held = history::held(&fs::read(&path).ok()?, &path.display().to_string());
        held.filter(|held| held.is_ours)
    });
    let held = feed.iter().flat_map(|held| &held.items);
    items.extend(held.filter_map(adopted));
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    let mut folders: Vec<_> = (fs::read_dir(folder).into_iter().flatten().flatten())
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    for folder in folders {
        collect(&folder, names, depth, items);
    }
}

/// What a feed says of an item, as the ledger keeps it. One that says only when it was updated was,
/// for all that readers know, published then. `None` if it has no date at all: there is nothing of
/// it to keep but its id, and no way to put it in order.
pub fn adopted(item: &HeldItem) -> Option<Item> {
    let published = item.published.or(item.updated)?;
    Some(Item {
        id: item.id.clone(),
        seed: None,
        content: None,
        twin: item
            .title
            .as_deref()
            .map(|title| history::twin(title, published)),
        url: item.url.clone(),
        title: item.title.clone(),
        published,
        updated: item.updated.unwrap_or(published).max(published),
        gone: None,
        withdrawn: None,
    })
}
