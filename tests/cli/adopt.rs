//! `feedmill adopt`: what other programs' feeds leave in the ledger.

use std::fs;
use std::path::Path;

use feedmill::checks::history::twin;
use feedmill::state::{Changes, Item, Opened, Peeked, Run, State};

use super::program::Place;
use super::server::{Answer, Server};

const SETTINGS: &str = "\
[site]
title = \"Tea\"
link = \"https://tea.example/\"
tag = \"tea.example,2026\"

[[sources]]
folder = \"posts\"

[output]
url = \"https://tea.example/feeds/\"
";

/// 2026-03-01T08:00:00Z.
const FIRST: i64 = 1_772_352_000;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// A site, with the feeds that other programs make.
fn site() -> Place {
    let place = Place::new();
    place.write("feedmill.toml", SETTINGS);
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history/held");
    for name in [
        "hugo.xml",
        "wordpress.xml",
        "jekyll.xml",
        "eleventy.json",
        "cut-off.xml",
    ] {
        let text = fs::read_to_string(cases.join(name)).expect("the case is there");
        place.write(name, &text);
    }
    place
}

fn ledger(place: &Place) -> Vec<Item> {
    let mut items = Vec::new();
    match State::peek(&place.path("feedmill.db")).expect("it can be read") {
        Peeked::State(state) => state.items(|item| items.push(item)).expect("it is whole"),
        other => panic!("{other:?}"),
    }
    items
}

fn item(id: &str, url: &str, title: &str, published: i64) -> Item {
    Item {
        id: id.into(),
        seed: None,
        content: None,
        twin: Some(twin(title, published)),
        url: Some(url.into()),
        title: Some(title.into()),
        published,
        updated: published,
        gone: None,
        withdrawn: None,
    }
}

#[test]
fn feeds_of_all_programs_are_taken_over() {
    let post = "https://tea.example/posts";
    let cases = [
        (
            "hugo.xml",
            "2 items adopted from hugo.xml, 2 without a date left out\n",
            vec![
                item(
                    &format!("{post}/tea/"),
                    &format!("{post}/tea/"),
                    "Tea",
                    FIRST - HOUR,
                ),
                item(
                    &format!("{post}/pot/"),
                    &format!("{post}/pot/"),
                    "A pot & a cup",
                    FIRST + 2 * DAY - HOUR,
                ),
            ],
        ),
        (
            "wordpress.xml",
            "2 items adopted from wordpress.xml\n",
            vec![
                item(
                    "https://tea.example/?p=7",
                    "https://tea.example/2026/03/tea/",
                    "Tea",
                    FIRST - HOUR,
                ),
                item(
                    "https://tea.example/?p=42",
                    "https://tea.example/2026/03/adas-tea/",
                    "Ada’s tea – “the” pot",
                    FIRST + 2 * DAY - HOUR,
                ),
            ],
        ),
        (
            "jekyll.xml",
            "2 items adopted from jekyll.xml\n",
            vec![
                item(
                    "https://tea.example/2026/03/01/tea",
                    "https://tea.example/2026/03/01/tea.html",
                    "Tea",
                    FIRST,
                ),
                Item {
                    updated: FIRST + 2 * DAY + 3 * HOUR / 2,
                    ..item(
                        "https://tea.example/2026/03/03/pots",
                        "https://tea.example/2026/03/03/pots.html",
                        "Pots & cups",
                        FIRST + 2 * DAY,
                    )
                },
            ],
        ),
        (
            "eleventy.json",
            "2 items adopted from eleventy.json, 1 without a date left out\n",
            vec![
                Item {
                    updated: FIRST + DAY - HOUR,
                    ..item(
                        &format!("{post}/tea/"),
                        &format!("{post}/tea/"),
                        "Tea",
                        FIRST,
                    )
                },
                item(
                    &format!("{post}/pot/"),
                    &format!("{post}/pot/"),
                    "Pots & <cups>",
                    FIRST + 2 * DAY,
                ),
            ],
        ),
    ];
    for (file, said, expected) in cases {
        let place = site();
        place.run(&["adopt", file]).ends(0, "", said);
        assert_eq!(ledger(&place), expected, "{file}");
    }
}

#[test]
fn a_second_time_changes_nothing() {
    let place = site();
    let adopt = ["adopt", "hugo.xml", "eleventy.json"];
    place.run(&adopt).ends(
        0,
        "",
        "2 items adopted from hugo.xml, 2 without a date left out\n\
         2 items adopted from eleventy.json, 1 without a date left out\n",
    );
    let before = ledger(&place);
    assert_eq!(before.len(), 2, "both feeds have the same ids");
    // What the feed that comes later says, but for the publication.
    assert_eq!(before[1].title.as_deref(), Some("Pots & <cups>"));
    assert_eq!(before[1].published, FIRST + 2 * DAY - HOUR);
    place.run(&["adopt", "eleventy.json"]).ends(
        0,
        "",
        "0 items adopted from eleventy.json, 2 known already, 1 without a date left out\n",
    );
    assert_eq!(ledger(&place), before);
}

#[test]
fn what_an_article_has_published_stays() {
    let place = site();
    let id = "https://tea.example/?p=7";
    let mut own = item(
        id,
        "https://tea.example/own/",
        "My own tea",
        FIRST - 9 * DAY,
    );
    own.seed = Some("posts/tea.md".into());
    let mut undated = item(
        "https://tea.example/?p=42",
        "https://tea.example/pot/",
        "Pot",
        0,
    );
    undated.seed = Some("posts/pot.md".into());
    let run = Run {
        at: 7,
        settings: [9; 16],
        next_due: Some(8),
        summary: "{\"a\": 1}".into(),
    };
    let Opened { state, .. } = State::open(&place.path("feedmill.db")).unwrap();
    let mut changes = Changes::new(run.clone());
    changes.items = vec![own.clone(), undated.clone()];
    state.commit(&changes).unwrap();

    place.run(&["adopt", "wordpress.xml"]).ends(
        0,
        "",
        "1 item adopted from wordpress.xml, 1 published by this site already\n",
    );
    let published = FIRST + 2 * DAY - HOUR;
    let dated = Item {
        published,
        updated: published,
        twin: Some(twin("Pot", published)),
        ..undated
    };
    assert_eq!(ledger(&place), [own, dated]);
    let Opened { state, .. } = State::open(&place.path("feedmill.db")).unwrap();
    assert_eq!(state.run().unwrap(), Some(run), "no run was this one's");
}

#[test]
fn a_broken_feed_is_read_as_far_as_it_goes() {
    let place = site();
    let dated = |id: &str, title: &str| {
        format!(
            "<item><guid>{id}</guid><title>{title}</title>\
             <pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item>\n"
        )
    };
    let items = dated("urn:a", "Tea & pot") + &dated("urn:b", "Cup");
    place.write(
        "stray.xml",
        &format!("<rss version=\"2.0\"><channel>{items}</channel></rss>"),
    );
    place
        .run(&["adopt", "stray.xml"])
        .ends(0, "", "2 items adopted from stray.xml\n");
    assert_eq!(ledger(&place)[0].title.as_deref(), Some("Tea & pot"));
    place.write(
        "short.xml",
        &format!("<rss version=\"2.0\"><channel>{items}<item>"),
    );
    let run = place.run(&["adopt", "short.xml"]);
    assert_eq!(run.code, 1);
    let told = "short.xml is broken behind its item 3: see `feedmill check short.xml`\n\
                0 items adopted from short.xml, 2 known already, 1 without an id left out\n";
    assert_eq!(run.err, told);
}

#[test]
fn what_cannot_be_read_leaves_all_as_it_was() {
    let place = site();
    place.write("page.html", "<html></html>");
    for (feeds, said) in [
        (
            &["hugo.xml", "page.html"][..],
            "page.html is no RSS, Atom or JSON Feed",
        ),
        (&["hugo.xml", "none.xml"], "cannot read none.xml"),
        (&["http://127.0.0.1:1/feed"], "cannot fetch"),
    ] {
        let run = place.run(&[&["adopt"], feeds].concat());
        assert_eq!(run.code, 2, "{feeds:?}");
        assert!(run.err.contains(said), "{}", run.err);
        assert!(!place.path("feedmill.db").exists(), "{feeds:?}");
    }
}

#[test]
fn feeds_are_fetched_where_they_are() {
    let place = site();
    let feed = fs::read_to_string(place.path("wordpress.xml")).unwrap();
    let server = Server::start(move |_| Answer::rss(&feed).gzip());
    let address = server.address("/feed/");
    place
        .run(&["adopt", &address])
        .ends(0, "", &format!("2 items adopted from {address}\n"));
    assert_eq!(ledger(&place).len(), 2);
}
