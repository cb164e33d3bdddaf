//! Published feeds → ledger: what the feeds themselves still know when the state does not.

use std::fs;
use std::path::Path;

use crate::checks::history::{self, Held};
use crate::config::Config;
use crate::state::Item;

/// How deep feeds may stand in the output folder.
const DEPTH: usize = 8;

/// The items of the feeds that feedmill has published into the output folder.
pub(super) fn published(config: &Config) -> Vec<Item> {
    let mut items = Vec::new();
    let Some((_, name)) = config.output.formats.first() else {
        return items;
    };
    collect(&config.output.folder, name, DEPTH, &mut items);
    let mut known = std::collections::HashSet::new();
    items.retain(|item| known.insert(item.id.clone()));
    items
}

fn collect(folder: &Path, name: &str, depth: usize, items: &mut Vec<Item>) {
    let path = folder.join(name);
    if let Ok(bytes) = fs::read(&path) {
        let held = history::held(&bytes, &path.display().to_string());
        let ours = held.filter(|held| held.is_ours);
        items.extend(ours.iter().flat_map(self::items));
    }
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    let mut folders: Vec<_> = (fs::read_dir(folder).into_iter().flatten().flatten())
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    for folder in folders {
        collect(&folder, name, depth, items);
    }
}

/// What a feed holds, as the ledger keeps it. An item without a date is left out: there is nothing
/// of it to keep but its id, and no way to put it in order.
pub fn items(held: &Held) -> Vec<Item> {
    let items = held.items.iter().filter_map(|item| {
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
    });
    items.collect()
}
