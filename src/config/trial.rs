//! Settings for a first try, without a settings file.

use std::path::PathBuf;

use chrono_tz::Tz;

use super::check::Check;
use super::convert::{as_text, default_language};
use super::fingerprint;
use super::guard::Guard;
use super::pages::Pages;
use super::push::Push;
use super::used::{Config, Output, Source, Undated};
use super::values::as_folder;
use super::withdrawal::Withdrawal;
use super::words;
use crate::model::{
    AbsoluteUrl, Defaults, Format, Ids, Line, Notices, Permalink, Site, TaggingEntity,
};
use crate::sources::Reading;

/// The date in the ids of a trial.
///
/// A `tag:` URI wants a day on which the domain was its owner's. Nobody said one, and the clock
/// must not be asked: the same seeds have the same ids on every day. So it is the first day of the
/// year in which feedmill began, for everybody. `init` asks for a better one.
const SINCE: &str = "2026-01-01";

/// What a first try is made of.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The folder of the articles.
    pub folder: PathBuf,
    /// The home page of the site.
    pub link: AbsoluteUrl,
    /// The title of the feeds; without it, the site's host.
    pub title: Option<Line>,
}

impl Config {
    /// Settings for a first try, everything else as it is by default: dates are in UTC, and the
    /// feeds go to `feeds/` in the current folder and are thought to be public at `feeds/` below
    /// the site's home page.
    ///
    /// ```
    /// use feedmill::config::{Config, Trial};
    /// use feedmill::model::AbsoluteUrl;
    ///
    /// let link = AbsoluteUrl::parse("https://example.org/blog").unwrap();
    /// let config = Config::trial(Trial { folder: "posts".into(), link, title: None });
    /// assert_eq!(config.site.title.as_str(), "example.org");
    /// assert_eq!(config.site.id.as_str(), "tag:example.org,2026-01-01:feed");
    /// assert_eq!(config.output.url.as_str(), "https://example.org/blog/feeds/");
    /// ```
    pub fn trial(trial: Trial) -> Self {
        let fingerprint = fingerprint(&format!("{trial:?}"));
        let Trial {
            folder,
            link,
            title,
        } = trial;
        let host = || Line::new(link.host()).expect("an address has a host");
        let title = title.unwrap_or_else(host);
        let tag = tagging_entity(&link, SINCE);
        Self {
            root: "".into(),
            feeds: Vec::new(),
            pages: Pages::default(),
            guard: Guard::default(),
            push: Push::default(),
            state: None,
            check: Check::default(),
            fingerprint,
            withdrawal: Withdrawal::default(),
            output: Output {
                folder: words::FOLDER.into(),
                url: feeds_below(&link),
                formats: vec![
                    (Format::Rss, words::RSS.into()),
                    (Format::Atom, words::ATOM.into()),
                    (Format::Json, words::JSON.into()),
                ],
                items: words::ITEMS,
                bytes: words::BYTES,
                full_text: true,
                ttl: None,
                archive: None,
                compress: Vec::new(),
            },
            sources: vec![Source {
                shown: folder.display().to_string(),
                folder,
                kind: None,
                reading: Reading::new(Tz::UTC),
                defaults: Defaults::default(),
                undated: Undated::Refuse,
            }],
            site: Site {
                description: as_text(&title),
                title,
                link,
                language: default_language(),
                zone: Tz::UTC,
                authors: Vec::new(),
                rights: None,
                icon: None,
                logo: None,
                id: tag.id("feed"),
                tag,
                permalink: Permalink::default(),
                ids: Ids::default(),
                notices: Notices::default(),
            },
        }
    }
}

/// Where the feeds of the site at `link` are probably public.
pub(super) fn feeds_below(link: &AbsoluteUrl) -> AbsoluteUrl {
    let mut base = link.url();
    base.set_query(None);
    base.set_fragment(None);
    let base = AbsoluteUrl::parse(base.as_str()).expect("it was an address before");
    as_folder(base)
        .join(&format!("{}/", words::FOLDER))
        .expect("a folder may always have one below it")
}

/// Who mints the ids of the site at `link` since `date`.
///
/// A host that can't be in a `tag:` URI, such as an IPv6 address, is replaced by `localhost`, and
/// a date that can't be by a fixed one.
pub(super) fn tagging_entity(link: &AbsoluteUrl, date: &str) -> TaggingEntity {
    let host = link.host();
    [(host, date), (host, SINCE), ("localhost", SINCE)]
        .iter()
        .find_map(|(host, date)| TaggingEntity::parse(&format!("{host},{date}")))
        .expect("the last of them is a domain and a date")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_site_can_be_tried() {
        for (link, tag, url) in [
            (
                "http://[::1]:8080/?a=1#b",
                "localhost,2026-01-01",
                "http://[::1]:8080/feeds/",
            ),
            (
                "http://my_host/x",
                "localhost,2026-01-01",
                "http://my_host/x/feeds/",
            ),
            (
                "https://127.0.0.1",
                "127.0.0.1,2026-01-01",
                "https://127.0.0.1/feeds/",
            ),
            (
                "https://bücher.example/",
                "xn--bcher-kva.example,2026-01-01",
                "https://xn--bcher-kva.example/feeds/",
            ),
        ] {
            let config = Config::trial(Trial {
                folder: "posts".into(),
                link: AbsoluteUrl::parse(link).unwrap(),
                title: None,
            });
            assert_eq!(config.site.tag.as_str(), tag);
            assert_eq!(config.output.url.as_str(), url);
        }
    }

    #[test]
    fn a_date_that_is_none_is_replaced() {
        let link = AbsoluteUrl::parse("https://example.org/").unwrap();
        assert_eq!(
            tagging_entity(&link, "+12026-01-01").as_str(),
            "example.org,2026-01-01"
        );
    }
}
