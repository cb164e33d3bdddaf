//! A copy of the corpus, and runs over it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::folder::copy;
use feedmill::pipeline::Outcome;
use tempfile::TempDir;

use crate::site::{build, load};

/// Between the dates of the articles and those of the future.
pub const NOW: &str = "2026-11-22T12:00:00Z";
pub const FEEDS: [&str; 3] = ["rss.xml", "atom.xml", "feed.json"];

pub struct Corpus {
    home: TempDir,
}

impl Corpus {
    pub fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        copy(&ours().join("corpus"), home.path());
        Self { home }
    }

    /// Puts seeds with control characters beside the others.
    pub fn add_controls(&self) {
        copy(&ours().join("controls"), self.home.path());
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.home.path().join(inside)
    }

    /// Headlines and texts of the seeds without `<b>` and without the `<script>` that is text.
    pub fn take_tags_out(&self) {
        for kind in ["markdown", "wire", "html", "json", "feeds"] {
            for seed in fs::read_dir(self.path("seeds").join(kind)).unwrap() {
                let path = seed.unwrap().path();
                let mut text = fs::read_to_string(&path).unwrap();
                for tag in ["<b>", "</b>", "<\\/b>", "&lt;b&gt;", "&lt;/b&gt;"] {
                    text = text.replace(tag, "");
                }
                if kind == "wire" {
                    text = text.replace("<script>", "").replace("</script>", "");
                }
                fs::write(&path, text).unwrap();
            }
        }
    }

    pub fn build(&self) -> Outcome {
        self.build_at(NOW)
    }

    pub fn build_at(&self, now: &str) -> Outcome {
        build(&load(&self.path("feedmill.toml")), now)
    }

    /// Where a feed is.
    pub fn feed(&self, name: &str) -> PathBuf {
        self.path("feeds").join(name)
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.feed(name)).expect("it was made, and is UTF-8")
    }
}

fn ours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/torture")
}
