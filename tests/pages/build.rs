//! Whole runs with pages.

use std::fs;
use std::time::{Duration, SystemTime};

use feedmill::pipeline::Ended;

use crate::site::{SETTINGS, Site, rules};
use crate::{document, texts, values};

const NOW: &str = "2026-11-22T12:00:00Z";
const MORE: &str = "\n[[feeds]]\nsplit = \"section\"\n\n[pages]\nenabled = true\nsitemap = true\n";

fn article(title: &str, date: &str, section: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\nsection: {section}\n---\n\nText of {title}.\n")
}

fn site() -> Site {
    Site::new(
        &format!("{SETTINGS}{MORE}"),
        &[
            ("a.md", &article("Assam", "2026-11-21T23:30:00Z", "Tea")),
            ("b.md", &article("Biscuit", "2026-11-01", "Cake")),
        ],
    )
}

#[test]
fn each_feed_has_its_page_and_the_main_one_names_all() {
    let site = site();
    assert_eq!(rules(&site.build(NOW).report), [""; 0]);
    let index = document(site.feed("index.html").as_bytes());
    assert_eq!(texts(&index, ".latest h3"), ["Assam", "Biscuit"]);
    assert_eq!(
        values(&index, "time", "datetime")[0],
        "2026-11-21T23:30:00Z"
    );
    assert_eq!(
        texts(&index, "time")[0],
        "2026-11-22",
        "in the zone of the site"
    );
    assert_eq!(
        values(&index, ".feeds li > a:first-child", "href"),
        ["section/cake/index.html", "section/tea/index.html"]
    );
    assert_eq!(
        texts(&index, ".subscribe code"),
        ["rss.xml", "atom.xml", "feed.json"].map(|it| format!("https://tea.example/feeds/{it}"))
    );
    let page = document(site.feed("section/tea/index.html").as_bytes());
    assert_eq!(texts(&page, ".latest h3"), ["Assam"]);
    assert_eq!(values(&page, "nav a", "href")[1], "../../index.html");
    assert_eq!(
        values(&page, "link[rel=alternate]", "href"),
        [
            "section/tea/rss.xml",
            "section/tea/atom.xml",
            "section/tea/feed.json",
            "rss.xml"
        ]
        .map(|it| format!("https://tea.example/feeds/{it}"))
    );
    assert_eq!(site.feed("feeds.opml").matches("<outline ").count(), 3);
    assert!(site.feed("news-sitemap.xml").contains("<news:title>Assam<"));
    assert!(!site.feed("news-sitemap.xml").contains("Biscuit"));
    for (file, way) in [("rss.xml", ""), ("section/tea/atom.xml", "../../")] {
        let second = site.feed(file).lines().nth(1).unwrap().to_owned();
        assert_eq!(
            second,
            format!("<?xml-stylesheet type=\"text/css\" href=\"{way}feed.css\"?>")
        );
    }
    assert!(site.feed("feed.json").starts_with('{'));
}

#[test]
fn a_language_from_right_to_left_turns_the_page() {
    for (language, words) in [("ar", "اشترك"), ("he", "Subscribe")] {
        let settings = SETTINGS.replace("[site]", &format!("[site]\nlanguage = \"{language}\""));
        let site = Site::new(
            &format!("{settings}{MORE}"),
            &[("a.md", &article("Assam", "2026-11-21", "Tea"))],
        );
        site.build(NOW);
        let page = document(site.feed("index.html").as_bytes());
        assert_eq!(values(&page, "html", "dir"), ["rtl"]);
        assert_eq!(values(&page, "html", "lang"), [language]);
        assert_eq!(texts(&page, ".subscribe h2"), [words]);
        let (lang, dir) = match language {
            "ar" => ("", ""),
            _ => ("en", "ltr"),
        };
        assert_eq!(values(&page, ".subscribe h2", "lang"), [lang]);
        assert_eq!(values(&page, ".subscribe h2", "dir"), [dir]);
    }
}

#[test]
fn a_run_without_news_touches_nothing_and_a_lost_page_comes_back() {
    let site = site();
    site.build(NOW);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let paths = [
        "index.html",
        "section/tea/index.html",
        "feeds.opml",
        "feed.css",
    ];
    for lost in paths {
        let path = site.path("feeds").join(lost);
        let before = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(site.build(NOW).ended, Ended::Unchanged);
        assert_eq!(fs::read(&path).unwrap(), before, "{lost}");
    }
    let times = || {
        paths.map(|it| {
            fs::metadata(site.path("feeds").join(it))
                .unwrap()
                .modified()
                .unwrap()
        })
    };
    let before = times();
    assert_eq!(site.build(NOW).opened, 0);
    assert_eq!(times(), before);
    assert!(before.iter().all(|time| *time > long_ago));
}

#[test]
fn only_pages_of_feeds_that_changed_are_written() {
    let site = site();
    site.build(NOW);
    let (cake, tea) = ("section/cake/index.html", "section/tea/index.html");
    let time = |name: &str| {
        fs::metadata(site.path("feeds").join(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    let (cake_before, index) = (time(cake), site.feed("index.html"));
    site.seed("c.md", &article("Ceylon", "2026-11-22", "Tea"));
    site.build(NOW);
    assert_eq!(time(cake), cake_before);
    assert!(site.feed(tea).contains("Ceylon"));
    assert!(site.feed("index.html").contains("Ceylon") && site.feed("index.html") != index);
    // A new feed is named on the page of all, though nothing else changed there.
    site.seed("d.md", &article("Darjeeling", "2020-01-01", "Garden"));
    site.build(NOW);
    assert!(
        site.feed("index.html")
            .contains("section/garden/index.html")
    );
    assert!(site.feed("feeds.opml").contains("section/garden/rss.xml"));
    assert_eq!(time(cake), cake_before);
}

#[test]
fn news_leave_the_sitemap_when_they_are_old() {
    let site = site();
    site.build(NOW);
    assert!(site.feed("news-sitemap.xml").contains("Assam"));
    site.build("2026-11-23T23:30:00Z");
    assert!(site.feed("news-sitemap.xml").contains("Assam"));
    site.build("2026-11-23T23:30:01Z");
    assert!(!site.feed("news-sitemap.xml").contains("<url>"));
}

#[test]
fn what_was_called_back_is_no_news() {
    let site = site();
    site.build(NOW);
    let withdrawn = article("Assam", "2026-11-21T23:30:00Z", "Tea");
    site.seed(
        "a.md",
        &withdrawn.replace("title:", "status: withdrawn\ntitle:"),
    );
    site.build(NOW);
    assert!(!site.feed("news-sitemap.xml").contains("Assam"));
    let page = document(site.feed("section/tea/index.html").as_bytes());
    assert!(texts(&page, ".latest li")[0].contains("has been withdrawn"));
}

#[test]
fn a_page_that_feedmill_did_not_make_is_left_alone() {
    let site = site();
    fs::create_dir(site.path("feeds")).unwrap();
    fs::write(
        site.path("feeds/index.html"),
        "<p>Mine, not by feedmill</p>",
    )
    .unwrap();
    let outcome = site.build(NOW);
    assert_eq!(
        rules(&outcome.report),
        ["error feed/foreign-file index.html"]
    );
    assert_eq!(outcome.ended, Ended::Refused);
    assert_eq!(site.feed("index.html"), "<p>Mine, not by feedmill</p>");
    assert!(!site.path("feeds/rss.xml").exists() && !site.path("feeds/feeds.opml").exists());
}

#[test]
fn templates_of_the_site_take_the_place_of_ours() {
    let site = site();
    site.build(NOW);
    let settings = format!("{SETTINGS}{MORE}templates = \"mine\"\n");
    fs::write(site.path("feedmill.toml"), &settings).unwrap();
    fs::create_dir(site.path("mine")).unwrap();
    let mine = |name: &str, text: &str| fs::write(site.path("mine").join(name), text).unwrap();
    mine(
        "page.html",
        "{% include \"part.html\" %}{{ feed.title }}{% for item in items %}, {{ item.title }}{% endfor %}\n",
    );
    mine("part.html", "<!DOCTYPE html>\r\n");
    assert_eq!(rules(&site.build(NOW).report), [""; 0]);
    assert_eq!(
        site.feed("section/tea/index.html"),
        "<!DOCTYPE html>\nTea Times: Tea, Assam"
    );
    mine("page.html", "{{ feed.title }} & more\n");
    site.build(NOW);
    assert_eq!(
        site.feed("section/tea/index.html"),
        "Tea Times: Tea & more\n"
    );
    mine("page.html", "one\n{% for %}\n");
    let options =
        feedmill::pipeline::Options::at(feedmill::model::Instant::from_rfc3339(NOW).unwrap());
    let error = feedmill::pipeline::build(&site.config(), &options)
        .unwrap_err()
        .to_string();
    assert!(error.contains("page.html, line 2"), "{error}");
    assert_eq!(
        site.feed("section/tea/index.html"),
        "Tea Times: Tea & more\n"
    );
}

#[test]
fn without_a_word_in_the_settings_there_is_nothing() {
    let site = Site::new(
        SETTINGS,
        &[("a.md", &article("Assam", "2026-11-21", "Tea"))],
    );
    site.build(NOW);
    let mut names: Vec<_> = fs::read_dir(site.path("feeds"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    assert_eq!(names, ["atom.xml", "feed.json", "rss.xml"]);
    assert!(!site.feed("rss.xml").contains("xml-stylesheet"));
}
