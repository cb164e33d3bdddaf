//! Articles that come with the call, beside those of the settings.

use std::path::PathBuf;

use super::used::{Config, Source, Undated};
use crate::model::Defaults;
use crate::sources::{Kind, Reading};

impl Config {
    /// Adds a source of JSON articles: what is in `folder`, which people know as `shown`. Dates
    /// without an offset are in the zone of the site.
    ///
    /// ```
    /// use feedmill::config::{Config, Trial};
    /// use feedmill::model::AbsoluteUrl;
    ///
    /// let link = AbsoluteUrl::parse("https://example.org/").unwrap();
    /// let mut config = Config::trial(Trial { folder: "posts".into(), link, title: None });
    /// config.add_input("/tmp/articles".into(), "<stdin>");
    /// assert_eq!(config.sources[1].shown, "<stdin>");
    /// ```
    pub fn add_input(&mut self, folder: PathBuf, shown: &str) {
        self.sources.push(Source {
            folder,
            shown: shown.to_owned(),
            kind: Some(Kind::Json),
            reading: Reading::new(self.site.zone),
            defaults: Defaults::default(),
            undated: Undated::Refuse,
        });
    }
}
