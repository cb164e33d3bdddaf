//! Pages of articles.

use std::fs;

use feedmill::pipeline::{Ended, Fate, Outcome};
use serde_json::Value;

use crate::site::{SETTINGS, Site, rules};
use crate::{document, texts, values};

const NOW: &str = "2026-11-22T12:00:00Z";

/// The output folder is the root of the site.
fn settings(more: &str) -> String {
    let settings = SETTINGS.replace("/feeds/\"", "/\"\nitems = 2");
    format!(
        "{settings}{more}\n[permalinks]\npattern = \"/{{year}}/{{slug}}/\"\n\n\
         [[feeds]]\nsplit = \"section\"\n\n[pages]\nenabled = true\narticles = true\n"
    )
}

fn article(title: &str, date: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\n{more}---\n\nText of **{title}**.\n")
}

/// Three articles, the oldest of which is in no feed but that of its section.
fn site() -> Site {
    Site::new(
        &settings(""),
        &[
            ("a.md", &article("Assam", "2026-11-21", "section: Tea\n")),
            ("b.md", &article("Biscuit", "2026-11-20", "author: Ada\n")),
            ("c.md", &article("Ceylon", "2025-01-02", "section: Tea\n")),
        ],
    )
}

/// The pages of articles that a run wrote, and those that are there.
fn written(outcome: &Outcome) -> Vec<String> {
    let written = outcome
        .pages
        .iter()
        .filter(|page| page.fate == Fate::Written);
    let names = written.map(|page| page.path.display().to_string());
    let names = names.filter_map(|path| Some(path.split_once("/feeds/")?.1.to_owned()));
    let mut names: Vec<String> = names.filter(|it| it.starts_with("20")).collect();
    names.sort();
    names
}

const ALL: [&str; 3] = [
    "2025/c/index.html",
    "2026/a/index.html",
    "2026/b/index.html",
];

fn data(page: &scraper::Html) -> Value {
    let [data] = &texts(page, "script")[..] else {
        panic!("not one script");
    };
    assert_eq!(values(page, "script", "type"), ["application/ld+json"]);
    serde_json::from_str(data).expect("it is JSON")
}

#[test]
fn every_article_has_its_page_whatever_feed_it_is_in() {
    let site = site();
    let outcome = site.build(NOW);
    assert_eq!(rules(&outcome.report), [""; 0]);
    assert_eq!(written(&outcome), ALL);
    assert!(!site.feed("rss.xml").contains("Ceylon"));
    let page = document(site.feed("2025/c/index.html").as_bytes());
    assert_eq!(texts(&page, "h1"), ["Ceylon"]);
    assert_eq!(texts(&page, ".text strong"), ["Ceylon"]);
    assert_eq!(
        values(&page, "link[rel=canonical]", "href"),
        ["https://tea.example/2025/c/"]
    );
    assert_eq!(
        values(&page, "link[rel=alternate]", "href"),
        ["rss.xml", "atom.xml", "feed.json", "section/tea/rss.xml"]
            .map(|it| format!("https://tea.example/{it}"))
    );
    assert_eq!(
        values(&page, "footer li a", "href"),
        ["../../index.html", "../../section/tea/index.html"]
    );
    let data = data(&page);
    assert_eq!(data["@type"], "BlogPosting");
    assert_eq!(data["headline"], "Ceylon");
    assert_eq!(data["datePublished"], "2025-01-01T21:00:00Z");
    assert_eq!(data["author"][0]["@type"], "Organization");
    assert_eq!(data["publisher"]["name"], "Tea Times");
    let page = document(site.feed("2026/b/index.html").as_bytes());
    assert_eq!(texts(&page, ".byline span"), ["Ada"]);
    assert_eq!(values(&page, "link[rel=alternate]", "href").len(), 3);
}

#[test]
fn one_article_that_changed_is_one_page() {
    let site = site();
    site.build(NOW);
    assert_eq!(written(&site.build(NOW)), [""; 0]);
    site.seed(
        "c.md",
        &article("Ceylon, still", "2025-01-02", "section: Tea\n"),
    );
    assert_eq!(written(&site.build(NOW)), [ALL[0]]);
    site.seed("d.md", &article("Darjeeling", "2026-11-22", ""));
    assert_eq!(written(&site.build(NOW)), ["2026/d/index.html"]);
    assert!(site.feed("2026/b/index.html").contains("Biscuit"));
    for lost in ALL {
        fs::remove_file(site.path("feeds").join(lost)).unwrap();
        let outcome = site.build(NOW);
        assert_eq!(
            (outcome.ended, written(&outcome)),
            (Ended::Unchanged, vec![lost.to_owned()])
        );
    }
}

#[test]
fn a_withdrawn_article_leaves_a_notice_for_ever() {
    let site = site();
    site.build(NOW);
    let withdrawn = article("Ceylon", "2025-01-02", "section: Tea\nstatus: withdrawn\n");
    site.seed("c.md", &withdrawn);
    assert_eq!(written(&site.build(NOW)), [ALL[0]]);
    let page = site.feed(ALL[0]);
    assert!(page.contains("has been withdrawn") && !page.contains("Text of"));
    assert_eq!(
        values(&document(page.as_bytes()), "meta[name=robots]", "content"),
        ["noindex"]
    );
    assert!(!page.contains("<script"));
    site.build("2027-11-22T12:00:00Z");
    assert_eq!(site.feed(ALL[0]), page);
}

#[test]
fn what_nobody_may_read_any_more_has_no_page() {
    let expires = article("Ceylon", "2025-01-02", "expires: 2026-11-23\n");
    for (later, change) in [("2026-11-24T00:00:00Z", None), (NOW, Some("draft: true\n"))] {
        let site = site();
        site.seed("c.md", &expires);
        site.build(NOW);
        let page = site.path("feeds").join(ALL[0]);
        assert!(page.exists());
        if let Some(change) = change {
            site.seed("c.md", &article("Ceylon", "2025-01-02", change));
        }
        site.build(later);
        assert!(!page.exists(), "{change:?}");
    }
}

#[test]
fn the_page_of_a_seed_that_is_gone_stays() {
    let site = site();
    site.build(NOW);
    let page = site.feed(ALL[0]);
    fs::remove_file(site.path("seeds/c.md")).unwrap();
    site.build(NOW);
    assert_eq!(site.feed(ALL[0]), page);
}

#[test]
fn an_address_that_was_leads_to_the_one_that_is() {
    let site = site();
    site.build(NOW);
    let moved = article("Ceylon", "2025-01-02", "section: Tea\nslug: sri-lanka\n");
    site.seed("c.md", &moved);
    let outcome = site.build(NOW);
    assert_eq!(written(&outcome), [ALL[0], "2025/sri-lanka/index.html"]);
    let old = site.feed(ALL[0]);
    let page = document(old.as_bytes());
    let url = "https://tea.example/2025/sri-lanka/";
    assert_eq!(values(&page, "a", "href"), [url]);
    assert_eq!(values(&page, "link[rel=canonical]", "href"), [url]);
    let refresh = format!("0; url={url}");
    assert_eq!(
        values(&page, "meta[http-equiv=refresh]", "content"),
        [refresh]
    );
    assert_eq!(written(&site.build(NOW)), [""; 0]);
    site.seed("c.md", &moved.replace("title: Ceylon", "title: Ceylon tea"));
    assert_eq!(written(&site.build(NOW)), ["2025/sri-lanka/index.html"]);
    assert_eq!(site.feed(ALL[0]), old);
}

#[test]
fn no_two_pages_are_in_one_place() {
    let site = site();
    let more = |url: &str| article("More", "2026-11-22", &format!("url: {url}\n"));
    for (url, taken) in [
        ("/2026/a/", "another article"),
        ("/2026/A", "another article"),
        ("/2026/a/index.html/more/", "another article"),
        ("/", "a feed"),
        ("/rss.xml/", "a feed"),
        ("/section/tea/", "a feed"),
    ] {
        site.seed("d.md", &more(url));
        let report = site.build(NOW).report;
        let found: Vec<_> = (report.diagnostics().iter())
            .map(|it| (it.rule, &*it.message))
            .collect();
        assert_eq!(found.len(), 1, "{url}: {found:?}");
        assert_eq!(found[0].0, "article/duplicate-page");
        assert!(found[0].1.contains(taken), "{url}: {found:?}");
    }
    assert!(site.feed("index.html").contains("class=\"subscribe\""));
    for (url, file) in [
        ("/?p=1", None),
        ("/.hidden/", Some(".hidden")),
        ("/a%2F..%2Fb/", Some("b")),
    ] {
        site.seed("d.md", &more(url));
        let outcome = site.build(NOW);
        assert_eq!((outcome.errors, written(&outcome).len()), (1, 0), "{url}");
        let said = rules(&outcome.report);
        assert!(said.is_empty() || said == ["error article/invalid-page d.md"]);
        assert!(file.is_none_or(|file| !site.path("feeds").join(file).exists()));
    }
    site.seed("d.md", &more("https://else.example/tea/"));
    assert_eq!(written(&site.build(NOW)), [""; 0]);
}

#[test]
fn a_file_that_feedmill_did_not_make_stays() {
    let site = site();
    let mine = site.path("feeds").join(ALL[1]);
    fs::create_dir_all(mine.parent().unwrap()).unwrap();
    fs::write(&mine, "<p>Mine</p>").unwrap();
    let outcome = site.build(NOW);
    assert_eq!(outcome.ended, Ended::Refused);
    assert_eq!(fs::read(&mine).unwrap(), b"<p>Mine</p>");
    assert!(!site.path("feeds").join(ALL[0]).exists());
}

#[test]
fn nothing_in_a_headline_ends_the_data() {
    let title = "</script><script>alert(1)</script><!-- & \\u2028";
    let seed = article(&format!("'{title}'"), "2026-11-22", "");
    let site = Site::new(&settings(""), &[("a.md", &seed)]);
    site.build(NOW);
    let page = document(site.feed("2026/a/index.html").as_bytes());
    assert_eq!(data(&page)["headline"], title);
}

#[test]
fn pages_are_packed_and_in_the_language_of_their_article() {
    let site = Site::new(
        &settings("compress = [\"gzip\"]\n"),
        &[("a.md", &article("שלום", "2026-11-22", "language: he\n"))],
    );
    site.build(NOW);
    for name in ["2026/a/index.html.gz", "index.html.gz", "feed.css.gz"] {
        assert!(site.path("feeds").join(name).exists(), "{name}");
    }
    let page = document(site.feed("2026/a/index.html").as_bytes());
    assert_eq!(values(&page, "html", "dir"), ["rtl"]);
    assert_eq!(values(&page, "html", "lang"), ["he"]);
}

#[test]
fn a_dry_run_says_what_would_be_written() {
    let site = site();
    let mut options =
        feedmill::pipeline::Options::at(feedmill::model::Instant::from_rfc3339(NOW).unwrap());
    options.dry_run = true;
    let built = feedmill::pipeline::build(&site.config(), &options).unwrap();
    let pages = built.done().unwrap().pages;
    let pending = pages.iter().filter(|page| page.fate == Fate::Pending);
    assert_eq!(pending.count(), 7, "{pages:?}");
    assert!(!site.path("feeds").exists());
}
