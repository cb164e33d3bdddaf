//! The published feeds, as they are on disk now.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use feedmill::model::{Format, Instant};
use serde_json::Value;

use super::last::Output;

/// A feed.
pub struct Feed {
    pub path: PathBuf,
    pub format: Format,
    /// Its size; `None` if it isn't there.
    pub bytes: Option<u64>,
    /// When its file was last replaced.
    pub modified: Option<Instant>,
    /// How many items it holds; `None` if it can't be read.
    pub items: Option<usize>,
    pub newest: Option<Newest>,
}

/// Its newest item, which is the first.
#[derive(Debug, PartialEq, Eq)]
pub struct Newest {
    pub title: Option<String>,
    pub published: Option<Instant>,
}

/// What is known of a feed by reading it.
type Known = (usize, Option<Newest>);

/// Looks at the file of `output`.
pub fn look(output: &Output, folder: &Path) -> Feed {
    let path = folder.join(&output.file);
    let data = fs::metadata(&path).ok();
    let known = fs::read(&path)
        .ok()
        .and_then(|bytes| read(output.format, &bytes));
    let (items, newest) = known.map_or((None, None), |(items, newest)| (Some(items), newest));
    Feed {
        path,
        format: output.format,
        bytes: data.as_ref().map(fs::Metadata::len),
        modified: data.and_then(|data| {
            let since = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
            Instant::from_unix(i64::try_from(since.as_secs()).ok()?)
        }),
        items,
        newest,
    }
}

fn read(format: Format, bytes: &[u8]) -> Option<Known> {
    match format {
        Format::Rss => rss(bytes),
        Format::Atom => atom(bytes),
        Format::Json => json(bytes),
    }
}

fn rss(bytes: &[u8]) -> Option<Known> {
    let channel = rss::Channel::read_from(bytes).ok()?;
    let newest = channel.items.first().map(|item| Newest {
        title: item.title.clone(),
        published: item
            .pub_date
            .as_ref()
            .and_then(|date| chrono::DateTime::parse_from_rfc2822(date).ok())
            .and_then(|date| Instant::from_chrono(&date)),
    });
    Some((channel.items.len(), newest))
}

fn atom(bytes: &[u8]) -> Option<Known> {
    let feed = atom_syndication::Feed::read_from(bytes).ok()?;
    let newest = feed.entries.first().map(|entry| Newest {
        title: Some(entry.title.value.clone()).filter(|title| !title.is_empty()),
        published: entry.published.as_ref().and_then(Instant::from_chrono),
    });
    Some((feed.entries.len(), newest))
}

fn json(bytes: &[u8]) -> Option<Known> {
    let feed: Value = serde_json::from_slice(bytes).ok()?;
    let items = feed["items"].as_array()?;
    let newest = items.first().map(|item| Newest {
        title: item["title"].as_str().map(str::to_owned),
        published: item["date_published"]
            .as_str()
            .and_then(Instant::from_rfc3339),
    });
    Some((items.len(), newest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_item_is_found_in_every_format() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
        let known = [
            (Format::Rss, "rss.xml"),
            (Format::Atom, "atom.xml"),
            (Format::Json, "feed.json"),
        ]
        .map(|(format, file)| read(format, &fs::read(root.join(file)).unwrap()).unwrap());
        assert!(known[0].1.as_ref().unwrap().title.is_some());
        assert!(known[0].1.as_ref().unwrap().published.is_some());
        assert_eq!(known[0], known[1]);
        assert_eq!(known[0], known[2]);
    }
}
