//! The settings of a site that a generator makes already.

use std::path::Path;

use anyhow::Context;
use feedmill::config;
use feedmill::model::AbsoluteUrl;
use toml::Value;

use super::tree::Person;
use super::{eleventy, hugo, jekyll, wordpress, zola};

/// A site generator, or what a site was exported from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Generator {
    Eleventy,
    Hugo,
    Jekyll,
    Wordpress,
    Zola,
}

/// What the settings of a generator say.
#[derive(Debug, Default)]
pub struct Site {
    pub title: Option<String>,
    /// The home page.
    pub link: Option<String>,
    pub description: Option<String>,
    pub language: Option<String>,
    pub timezone: Option<String>,
    pub author: Option<Person>,
    pub rights: Option<String>,
    /// The folders of the articles; the first is there in any case.
    pub sources: Vec<Source>,
    /// The pattern of addresses.
    pub pattern: Option<String>,
    /// How ids are made.
    pub ids: Option<String>,
    /// The keys of `[output]` that name the file that takes the place of the generator's own.
    pub file: Option<(&'static str, String)>,
    /// The most items in a feed.
    pub items: Option<i64>,
    /// What is left to do.
    pub remarks: Vec<String>,
}

/// A folder of articles.
#[derive(Debug)]
pub struct Source {
    pub folder: String,
    pub pattern: Option<String>,
    pub section: Option<String>,
    /// Whether it holds feeds.
    pub is_feed: bool,
}

impl Source {
    /// A folder without settings of its own.
    pub fn plain(folder: impl Into<String>) -> Self {
        Self {
            folder: folder.into(),
            pattern: None,
            section: None,
            is_feed: false,
        }
    }
}

/// Reads what the generator of the site in `folder` is told.
pub fn read(generator: Generator, folder: &Path, export: Option<&Path>) -> anyhow::Result<Site> {
    let mut site = match generator {
        Generator::Eleventy => eleventy::read(folder),
        Generator::Hugo => hugo::read(folder),
        Generator::Jekyll => jekyll::read(folder),
        Generator::Wordpress => {
            let export = export.context("give the file that WordPress exported (Tools, Export)")?;
            wordpress::read(export, folder)
        }
        Generator::Zola => zola::read(folder),
    }?;
    if generator != Generator::Wordpress {
        site.below_home();
    }
    Ok(site)
}

impl Site {
    /// Patterns of generators are below the home page, ours below the host.
    fn below_home(&mut self) {
        if let Some(link) = self.link.as_mut().filter(|link| !link.ends_with('/')) {
            link.push('/');
        }
        let home = self.link.as_deref().and_then(AbsoluteUrl::parse);
        let path = home.map(|home| home.url().path().trim_end_matches('/').to_owned());
        let Some(path) = path.filter(|path| !path.is_empty()) else {
            return;
        };
        let sources = self.sources.iter_mut().map(|source| &mut source.pattern);
        for pattern in sources.chain([&mut self.pattern]).flatten() {
            pattern.insert_str(0, &path);
        }
        self.remarks.push(format!(
            "an address that an article gives itself as `/…` is not below {path} here: write it with {path}"
        ));
    }

    /// Puts into a settings file what the questions of `init` do not ask.
    pub fn complete(&self, text: &mut String, link: &AbsoluteUrl) {
        let mut set = |table: &str, key: &str, value: Option<Value>| {
            if let Some(value) = value {
                config::set(text, table, key, &value);
            }
        };
        let of = |text: &Option<String>| text.as_deref().map(Value::from);
        set("site", "description", of(&self.description));
        set("site", "rights", of(&self.rights));
        let author = self.author.as_ref().map(Person::value);
        set(
            "site",
            "authors",
            author.map(|author| Value::Array(vec![author])),
        );
        set("permalinks", "pattern", of(&self.pattern));
        set("permalinks", "ids", of(&self.ids));
        if let Some((key, name)) = &self.file {
            // The folder of the feeds is laid over the site.
            set("output", "url", Some(link.as_str().into()));
            set("output", key, Some(name.as_str().into()));
        }
        set("output", "items", self.items.map(Value::from));
        let first = self.sources.first();
        set(
            "[sources]",
            "permalink",
            first.and_then(|source| of(&source.pattern)),
        );
        set(
            "[sources]",
            "section",
            first.and_then(|source| of(&source.section)),
        );
        for source in self.sources.iter().skip(1) {
            text.push_str(&format!(
                "\n[[sources]]\nfolder = {}\n",
                Value::from(source.folder.as_str())
            ));
            if source.is_feed {
                text.push_str("kind = \"feed\"\n");
            }
            for (key, value) in [("section", &source.section), ("permalink", &source.pattern)] {
                if let Some(value) = of(value) {
                    text.push_str(&format!("{key} = {value}\n"));
                }
            }
        }
    }
}
