use std::fmt::Write as _;

use super::*;
use crate::config;
use crate::diagnostic::Sink;

const SITE: &str = r#"
[site]
title = "Tea Times"
link = "https://example.org/"
description = "All about tea."
tag = "example.org,2026"

[[sources]]
folder = "posts"

[output]
url = "https://example.org/feeds"
formats = ["rss", "json"]
"#;

/// Labels of articles, and how many due ones have each.
const ARTICLES: &[(Facet, &str, u32)] = &[
    (Facet::Section, "World News", 9),
    (Facet::Section, "Science", 4),
    (Facet::Section, "Arts & Culture", 1),
    (Facet::Section, "Nothing Due", 0),
    (Facet::Category, "Review", 3),
    (Facet::Tag, "sci-fi", 2),
    (Facet::Tag, "Science", 2),
    (Facet::Author, "Mara Lindqvist", 7),
    (Facet::Language, "en", 8),
    (Facet::Language, "en-GB", 2),
    (Facet::Language, "enm", 1),
    (Facet::Language, "tr", 4),
];

fn plan_of(feeds: &str, articles: &[(Facet, &str, u32)]) -> (Vec<Planned>, Labels) {
    let mut sink = Sink::new();
    let config = config::parse(&format!("{SITE}{feeds}"), "feedmill.toml", &mut sink);
    let config = config.unwrap_or_else(|| panic!("{:?}", sink.into_vec()));
    let mut labels = Labels::default();
    let mut counts = Vec::new();
    for (facet, label, count) in articles {
        let id = labels.intern(*facet, label, 1) as usize;
        counts.resize(counts.len().max(id + 1), 0);
        counts[id] = *count;
    }
    (
        plan(&config, &labels, &counts, &Recorded::default()),
        labels,
    )
}

/// A line for each feed: where, what it is called, its language, and what it takes.
fn shown(feeds: &str) -> String {
    let (planned, labels) = plan_of(feeds, ARTICLES);
    let mut out = String::new();
    for feed in planned {
        let groups = feed.wants.groups.iter().map(|group| {
            let names: Vec<&str> = group.iter().map(|label| labels.name(*label)).collect();
            format!(" [{}]", names.join("|"))
        });
        let Planned {
            folder,
            title,
            language,
            ..
        } = &feed;
        let groups: String = groups.collect();
        writeln!(out, "{folder:?} {title} ({language}){groups}").unwrap();
    }
    out
}

#[test]
fn feeds_are_planned() {
    for (feeds, expected) in [
        ("", ""),
        (
            "[[feeds]]\nname = 'Science & Space'\nsection = ['science', 'Space']\ntag = 'SCI-FI'",
            "\"science-space\" Tea Times: Science & Space (en) [Science] [sci-fi]\n",
        ),
        // A feed with a name is planned even if nothing can be in it.
        (
            "[[feeds]]\nname = 'None'\nsection = 'Sceince'\nfolder = 'x/None'",
            "\"x/None\" Tea Times: None (en) []\n",
        ),
        (
            "[[feeds]]\nname = 'All'\ntitle = '{name} of {site}'",
            "\"all\" All of Tea Times (en)\n",
        ),
        (
            "[[feeds]]\nsplit = 'section'\ntitle = '{label}'",
            "\"section/arts-culture_d916c579\" Arts & Culture (en) [Arts & Culture]\n\
             \"section/science\" Science (en) [Science]\n\
             \"section/world-news\" World News (en) [World News]\n",
        ),
        (
            "[[feeds]]\nsplit = 'section'\nat_least = 4\nfolder = '{label}/all'",
            "\"science/all\" Tea Times: Science (en) [Science]\n\
             \"world-news/all\" Tea Times: World News (en) [World News]\n",
        ),
        // The rarer of two labels decides.
        (
            "[[feeds]]\nsplit = 'section'\nat_least = 3\ncategory = 'review'\ntag = 'sci-fi'",
            "",
        ),
        (
            "[[feeds]]\nsplit = 'section'\nat_least = 3\ncategory = 'review'",
            "\"section/science\" Tea Times: Science (en) [Review] [Science]\n\
             \"section/world-news\" Tea Times: World News (en) [Review] [World News]\n",
        ),
        // What is split is split into what the filter names.
        (
            "[[feeds]]\nsplit = 'tag'\ntag = ['science', 'tea']\nauthor = 'mara lindqvist'",
            "\"tag/science\" Tea Times: Science (en) [Mara Lindqvist] [Science]\n",
        ),
        (
            "[[feeds]]\nsplit = 'language'",
            "\"language/en\" Tea Times: en (en) [en]\n\
             \"language/en-gb\" Tea Times: en-GB (en-GB) [en-GB]\n\
             \"language/enm\" Tea Times: enm (enm) [enm]\n\
             \"language/tr\" Tea Times: tr (tr) [tr]\n",
        ),
        (
            "[[feeds]]\nname = 'Türkçe'\nlanguage = 'tr'\n[[feeds]]\nname = 'b'\nlanguage = ['en', 'tr']",
            "\"türkçe\" Tea Times: Türkçe (tr) [tr]\n\"b\" Tea Times: b (en) [en|en-GB|tr]\n",
        ),
        // One with a name takes the place of one of many.
        (
            "[[feeds]]\nsplit = 'tag'\n[[feeds]]\nname = 'Futures'\ntag = 'sci-fi'\nfolder = 'tag/Sci--Fi'",
            "\"tag/science\" Tea Times: Science (en) [Science]\n\
             \"tag/Sci--Fi\" Tea Times: Futures (en) [sci-fi]\n",
        ),
    ] {
        let expected = format!("\"\" Tea Times (en)\n{expected}");
        assert_eq!(shown(feeds), expected, "{feeds}");
    }
}

#[test]
fn a_feed_has_what_its_rule_says_and_else_what_the_main_one_has() {
    let (planned, _) = plan_of(
        "ttl = 60\nitems = 20\n[[feeds]]\nname = 'a'\n[[feeds]]\nsplit = 'section'\n\
         description = '{label} at {site}'\nitems = 7\nbytes = 9\ncontent = 'summary'\n\
         formats = ['atom']\nat_least = 9",
        ARTICLES,
    );
    let [main, own, many] = &planned[..] else {
        panic!("{planned:#?}");
    };
    let url = |feed: &Planned| feed.url.to_string();
    assert_eq!(url(main), "https://example.org/feeds/");
    assert_eq!(main.id.as_str(), "tag:example.org,2026:feed");
    assert_eq!(url(own), "https://example.org/feeds/a/");
    assert_eq!(own.id.as_str(), "tag:example.org,2026:feed/a");
    let as_main = Planned {
        folder: own.folder.clone(),
        url: own.url.clone(),
        title: own.title.clone(),
        id: own.id.clone(),
        ..main.clone()
    };
    assert_eq!(*own, as_main);
    assert_eq!((own.items, own.ttl, own.at_least), (20, Some(60), 1));
    assert_eq!(many.description.as_str(), "World News at Tea Times");
    assert_eq!((many.items, many.bytes, many.full_text), (7, 9, false));
    assert_eq!((many.ttl, many.at_least), (Some(60), 9));
    assert_eq!(many.formats, [(Format::Atom, "atom.xml".to_owned())]);
}

#[test]
fn addresses_and_ids_are_escaped() {
    let articles = [(Facet::Tag, "Çay 茶", 1)];
    let (planned, _) = plan_of("[[feeds]]\nsplit = 'tag'", &articles);
    assert_eq!(planned[1].folder, "tag/çay-茶");
    assert_eq!(
        planned[1].url.as_str(),
        "https://example.org/feeds/tag/%C3%A7ay-%E8%8C%B6/"
    );
    assert_eq!(
        planned[1].id.as_str(),
        "tag:example.org,2026:feed/tag/%C3%A7ay-%E8%8C%B6"
    );
}

/// Neither the order of the rules nor that of the articles changes what a feed is.
#[test]
fn the_order_decides_nothing() {
    let (a, b) = (
        "[[feeds]]\nname = 'a'\n",
        "[[feeds]]\nsplit = 'tag'\n[[feeds]]\nsplit = 'author'\n",
    );
    let mut backwards = ARTICLES.to_vec();
    backwards.reverse();
    let list = |feeds: &str, articles: &[_]| {
        let (planned, _) = plan_of(feeds, articles);
        let mut list: Vec<_> = (planned.into_iter())
            .map(|feed| (feed.folder, feed.id, feed.title))
            .collect();
        list.sort();
        list
    };
    let expected = list(&format!("{a}{b}"), ARTICLES);
    assert_eq!(expected.len(), 5);
    assert_eq!(list(&format!("{b}{a}"), &backwards), expected);
}

#[test]
fn an_article_is_wanted_if_it_has_a_label_of_each_group() {
    let wants = Wants {
        groups: vec![vec![1, 4], vec![2]],
    };
    for (labels, expected) in [
        (&[1, 2][..], true),
        (&[2, 3, 4], true),
        (&[1, 4], false),
        (&[2], false),
        (&[], false),
    ] {
        assert_eq!(wants.takes(labels), expected, "{labels:?}");
    }
    assert!(Wants::default().takes(&[]));
    let nothing = Wants {
        groups: vec![vec![]],
    };
    assert!(!nothing.takes(&[1]));
}
