//! Slugs, addresses, labels and names of files that try to leave their folder or their site.

use std::sync::LazyLock;

use serde_json::json;

use crate::published::{files, items};
use crate::site::{SETTINGS, Site};

/// What others have taken for a part of a path.
const TRICKS: &[&str] = &[
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "%2e%2e/%2e%2e/evil",
    "%2e%2e%2f%2e%2e%2fevil",
    "%252e%252e%252fevil",
    "..%c0%af..%c0%afevil",
    "....//....//evil",
    "/etc/passwd",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "/\\evil.example/x",
    "http:evil.example",
    "https:\\evil.example",
    "C:\\evil",
    "C:/evil",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "evil\0.png",
    "evil%00.png",
    ".",
    "..",
    "...",
    "~/evil",
    "$HOME/evil",
    "`id`",
    "$(id)",
    "; rm -rf evil",
    "| evil",
    "-rf",
    "--output=evil",
    "CON",
    "nul.txt",
    "aux.",
    "evil ",
    " evil",
    "evil:stream",
    "rss.xml",
    "feed.json/evil",
    ".htaccess",
    ".git/config",
    "index.html",
    "evil?x=1#y",
    "evil;jsessionid=1",
    "evil\r\nSet-Cookie: x=1",
    "evil\u{202e}gnp.exe",
    "\u{ff0e}\u{ff0e}\u{ff0f}evil",
    "ev\u{200b}il",
    "é\u{301}vil",
    "",
    " ",
];

const MORE: &str = "items = 500\n[[feeds]]\nsplit = \"section\"\n[pages]\nenabled = true\n";

/// The site of all tricks, without and with one as the address of the page.
static SITES: LazyLock<[Site; 2]> = LazyLock::new(|| {
    [false, true].map(|with_url| {
        let site = site(with_url);
        site.build("2026-11-22T12:00:00Z");
        site
    })
});

/// A seed with `trick` in all fields that become a part of a path or an address.
fn seed(at: usize, trick: &str, with_url: bool) -> String {
    let mut matter = json!({
        "title": format!("Tea {at}"), "date": format!("2026-01-01T00:{:02}:00Z", at % 60),
        "slug": trick, "section": trick, "tags": [trick], "categories": [trick], "image": trick,
        "attachments": [{"url": trick, "type": "audio/mpeg"}],
        "authors": [{"name": "Tea", "url": trick}],
    });
    if with_url {
        matter["url"] = trick.into();
    }
    let target = trick.replace(['\r', '\n'], " ");
    format!("{matter}\nTea ![tea](<{target}>) [cake](<{target}>)\n")
}

fn site(with_url: bool) -> Site {
    let seeds: Vec<(String, String)> = (TRICKS.iter().enumerate())
        .map(|(at, trick)| (format!("{at}.md"), seed(at, trick, with_url)))
        .collect();
    let seeds: Vec<(&str, &str)> = (seeds.iter())
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let pattern = "[permalinks]\npattern = \"/{section}/{slug}/\"\n";
    Site::new(&format!("{SETTINGS}{MORE}{pattern}"), &seeds)
}

#[test]
fn nothing_is_written_outside_the_folder_of_the_feeds() {
    for site in SITES.iter() {
        for (name, path) in files(&site.path("")) {
            let is_own = ["feeds/", "feedmill.db", "feedmill.toml", "seeds/"];
            assert!(is_own.iter().any(|own| name.starts_with(own)), "{name}");
            let inside = path.canonicalize().expect("it was just seen");
            assert!(
                inside.starts_with(site.path("").canonicalize().unwrap()),
                "{name}"
            );
            for part in name.strip_prefix("feeds/").unwrap_or_default().split('/') {
                let is_odd = |c: char| c.is_control() || "\\:*?\"<>|`$;~".contains(c);
                let own =
                    [".feedmill.lock", ".lock"].contains(&part) || part.starts_with(".feedmill");
                assert!(
                    !part.contains(is_odd) && (own || !part.starts_with('.')),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn addresses_stay_on_the_web_and_slugs_on_the_site() {
    for (site, with_url) in SITES.iter().zip([false, true]) {
        for name in ["rss.xml", "atom.xml", "feed.json"] {
            let items = items(&site.path("feeds").join(name));
            assert!(items.len() >= TRICKS.len() / 2, "{name}: {}", items.len());
            for item in items {
                assert!(crate::judge::faults(&item.content).is_empty(), "{item:?}");
                for address in &item.addresses {
                    let is_clean = |c: char| c.is_ascii_graphic() && !"\\\"<>`".contains(c);
                    assert!(crate::judge::is_web(address), "{address:?}");
                    assert!(address.chars().all(is_clean), "{address:?}");
                    assert!(
                        !address.contains("/../") && !address.ends_with("/.."),
                        "{address:?}"
                    );
                }
                // What an author writes as the address of the page may be elsewhere; what is made
                // of slugs and labels may not.
                let path = item.url.strip_prefix("https://tea.example/");
                assert!(with_url || path.is_some(), "{}", item.url);
                let is_odd = |part: &str| part.starts_with('.') || part.contains(':');
                assert!(
                    with_url || !path.unwrap_or_default().split('/').any(is_odd),
                    "{}",
                    item.url
                );
            }
        }
    }
}
