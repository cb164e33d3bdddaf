//! The published feeds, as they are on disk now.

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::checks::history::{self, HeldItem};
use feedmill::model::Instant;

use crate::cli::settings::instant;

/// A feed, or a file beside the feeds.
pub struct Feed {
    pub path: PathBuf,
    /// Whether it is a feed.
    pub is_feed: bool,
    /// Its size; `None` if it isn't there.
    pub bytes: Option<u64>,
    /// When its file was last replaced.
    pub modified: Option<Instant>,
    /// What it holds; `None` if it is no feed, or can't be read.
    pub holds: Option<Holds>,
}

/// What a feed holds.
pub struct Holds {
    pub items: usize,
    pub newest: Option<Newest>,
}

/// Its newest item.
pub struct Newest {
    pub title: Option<String>,
    pub published: Instant,
}

impl Feed {
    /// Looks at the file at `path`.
    pub fn look(path: PathBuf, is_feed: bool) -> Self {
        let data = fs::metadata(&path).ok();
        Self {
            bytes: data.as_ref().map(fs::Metadata::len),
            modified: data.and_then(|data| data.modified().ok()).and_then(instant),
            holds: is_feed.then(|| holds(&path)).flatten(),
            path,
            is_feed,
        }
    }

    /// Its newest item.
    pub fn newest(&self) -> Option<&Newest> {
        self.holds.as_ref()?.newest.as_ref()
    }
}

fn holds(path: &Path) -> Option<Holds> {
    let bytes = fs::read(path).ok()?;
    let held = history::held(&bytes, &path.display().to_string())?;
    let items = held.items.len();
    let newest = held.items.into_iter().filter_map(dated);
    Some(Holds {
        items,
        newest: newest.max_by_key(|item| item.published),
    })
}

fn dated(item: HeldItem) -> Option<Newest> {
    Some(Newest {
        published: Instant::from_unix(item.published?)?,
        title: item.title,
    })
}
