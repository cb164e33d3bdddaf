//! Jekyll (<https://jekyllrb.com/docs/configuration/>) with its plugin jekyll-feed.

use std::path::Path;

use super::from::{Site, Source};
use super::pattern::{translate, untranslated};
use super::tree::{self, Tree};

/// Jekyll's words in patterns of addresses, and ours.
const WORDS: [(&str, &str); 7] = [
    ("categories", "{categories}"),
    ("day", "{day}"),
    ("month", "{month}"),
    ("output_ext", ".html"),
    ("slug", "{slug}"),
    ("title", "{name}"),
    ("year", "{year}"),
];

/// The patterns that have a name.
const STYLES: [(&str, &str); 3] = [
    ("date", "/:categories/:year/:month/:day/:title:output_ext"),
    ("none", "/:categories/:title:output_ext"),
    ("pretty", "/:categories/:year/:month/:day/:title/"),
];

pub fn read(folder: &Path) -> anyhow::Result<Site> {
    let found = tree::find(folder, &["_config.yml", "_config.yaml", "_config.toml"])?;
    let tree = found.ok_or_else(|| anyhow::anyhow!("{} has no _config.yml", folder.display()))?;
    let base = tree.text(&["baseurl"]).unwrap_or_default();
    let base = base.trim_matches('/');
    let link = tree.text(&["url"]).map(|url| {
        let url = url.trim_end_matches('/');
        match base {
            "" => format!("{url}/"),
            base => format!("{url}/{base}/"),
        }
    });
    let mut site = Site {
        title: tree.any(&[&["title"], &["name"]]),
        link,
        description: tree.text(&["description"]),
        language: tree
            .any(&[&["lang"], &["locale"]])
            .map(|tag| tag.replace('_', "-")),
        timezone: tree.text(&["timezone"]),
        author: tree.person(&["author"]),
        file: Some((
            "atom",
            tree.text(&["feed", "path"])
                .unwrap_or_else(|| "feed.xml".into()),
        )),
        items: Some(tree.number(&["feed", "posts_limit"]).unwrap_or(POSTS)),
        ..Site::default()
    };
    let inside = tree.text(&["collections_dir"]);
    site.sources = vec![Source::plain(match inside {
        Some(inside) => format!("{}/_posts", inside.trim_matches('/')),
        None => "_posts".into(),
    })];
    let theirs = pattern(&tree);
    let pattern = translate(&theirs, &WORDS).unwrap_or_else(|word| {
        site.remarks.push(untranslated(&theirs, &word));
        "/{categories}/{year}/{month}/{day}/{name}.html".into()
    });
    site.ids = Some("name".into());
    site.pattern = Some(pattern);
    Ok(site)
}

/// How many posts jekyll-feed shows if nobody says.
const POSTS: i64 = 10;

fn pattern(tree: &Tree) -> String {
    let given = tree.text(&["permalink"]).unwrap_or_else(|| "date".into());
    let style = STYLES.iter().find(|(name, _)| *name == given);
    style.map_or(given, |(_, pattern)| (*pattern).to_owned())
}
