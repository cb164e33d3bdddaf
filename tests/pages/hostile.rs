//! Texts and addresses that try to get out of where they stand.

use feedmill::config::{Config, Trial};
use feedmill::content;
use feedmill::diagnostic::Sink;
use feedmill::model::{AbsoluteUrl, Entry, Item, Line, Moments, Seed, Site, Text};
use feedmill::pages::{self, Templates};
use feedmill::sources::{self, Kind, Reading};
use proptest::prelude::*;

use crate::{document, feed, texts, values};

fn site() -> Site {
    let link = AbsoluteUrl::parse("https://tea.example/").unwrap();
    Config::trial(Trial {
        folder: "seeds".into(),
        link,
        title: None,
    })
    .site
}

fn item(site: &Site, title: &str, url: &str) -> Item {
    let wire = b"Tea\n- Food\n- Published Date: 12:50 | 17 October 2020\nIt was hot.\n";
    let seed = Seed {
        file: "tea.txt".into(),
        path: "tea".into(),
    };
    let mut sink = Sink::new();
    let reading = Reading::new(site.zone);
    let article = sources::read(Kind::Wire, wire, seed, &reading, &mut sink).unwrap();
    let entry = Entry::new(
        &article,
        site,
        &Default::default(),
        Moments::default(),
        &mut sink,
    )
    .unwrap();
    let mut item = content::item(entry, &article.body.value, &site.notices);
    item.title = Line::new(title).unwrap_or(item.title);
    item.summary = Text::new(title);
    item.url = AbsoluteUrl::parse(url).unwrap_or(item.url);
    item
}

fn page(title: &str, url: &str) -> (Item, Vec<u8>) {
    let mut site = site();
    site.title = Line::new(title).unwrap_or(site.title);
    site.rights = Line::new(title);
    let item = item(&site, title, url);
    let name = Line::new(title).map_or("Tea".to_owned(), |line| line.as_str().to_owned());
    let feeds = [feed("", &name, "en"), feed("section/tea", &name, "tr")];
    let templates = Templates::new(Vec::new()).unwrap();
    let bytes = pages::page(&templates, &site, &feeds, 0, &[&item], true).unwrap();
    (item, bytes)
}

const OUTLAWS: [&str; 8] = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</pre></code><iframe src=javascript:alert(1)>",
    "&lt;b&gt; & &amp;",
    "{{ 7 * 7 }}{% raw %}",
    "-->]]></style>\u{202e}",
];

#[test]
fn a_title_stays_text_wherever_it_stands() {
    for title in OUTLAWS {
        let (item, bytes) = page(title, "https://tea.example/a?b=1&c=\"'");
        let page = document(&bytes);
        assert_eq!(
            values(&page, "script, img, iframe, b", "src"),
            [""; 0],
            "{title}"
        );
        assert_eq!(
            values(&page, "[onerror], [onmouseover]", "class"),
            [""; 0],
            "{title}"
        );
        assert_eq!(texts(&page, ".latest h3"), [title]);
        assert_eq!(texts(&page, ".latest p"), [title]);
        assert_eq!(texts(&page, "h1"), [title]);
        assert_eq!(texts(&page, "title"), [format!("{title} · Subscribe")]);
        assert_eq!(values(&page, ".latest h3 a", "href"), [item.url.as_str()]);
    }
}

#[test]
fn the_snippet_is_the_block_of_the_head() {
    for title in OUTLAWS {
        let (_, bytes) = page(title, "https://tea.example/a");
        let page = document(&bytes);
        let feeds = [feed("", title, "en"), feed("section/tea", title, "tr")];
        let block = pages::links(&feeds, 0);
        assert_eq!(texts(&page, "pre"), [&*block]);
        assert!(String::from_utf8(bytes).unwrap().contains(&block));
    }
}

#[test]
fn only_the_style_of_the_page_is_allowed() {
    use base64::Engine;
    use sha2::Digest;

    let mut site = site();
    let templates = Templates::new(Vec::new()).unwrap();
    let feeds = [feed("", "Tea", "en")];
    let own = item(&site, "Tea", "https://tea.example/a");
    site.icon = AbsoluteUrl::parse("https://cdn.example:8443/i;c,o'n.png?a=\"");
    let bytes = pages::page(&templates, &site, &feeds, 0, &[&own], false).unwrap();
    let page = document(&bytes);
    let hash = sha2::Sha256::digest(texts(&page, "style")[0].as_bytes());
    let hash = base64::engine::general_purpose::STANDARD.encode(hash);
    assert_eq!(
        values(&page, "meta[http-equiv]", "content"),
        [format!(
            "default-src 'none'; base-uri 'none'; form-action 'none'; \
             img-src https://cdn.example:8443; style-src 'sha256-{hash}'"
        )]
    );
    assert_eq!(values(&page, "[style]", "style"), [""; 0]);
}

proptest! {
    /// Whatever the texts are, the page has the same elements.
    #[test]
    fn any_text_stays_text(title in any::<String>(), path in any::<String>()) {
        let url = format!("https://tea.example/{path}");
        let (_, bytes) = page(&title, &url);
        let (_, plain) = page("Tea", "https://tea.example/");
        let names = |bytes: &[u8]| {
            let page = document(bytes);
            page.root_element().descendants()
                .filter_map(|node| node.value().as_element().map(|it| it.name().to_owned()))
                .collect::<Vec<_>>()
        };
        if Line::new(&title).is_some() && Text::new(&title).is_some() {
            prop_assert_eq!(names(&bytes), names(&plain));
        }
    }
}
