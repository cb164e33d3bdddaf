//! Whatever an article holds, the feeds made of it pass the gate.

#[path = "support/hostile.rs"]
mod hostile;
mod support;

use std::num::NonZeroU32;
use std::sync::Arc;

use feedmill::checks::schema;
use feedmill::content;
use feedmill::diagnostic::Sink;
use feedmill::model::{
    AbsoluteUrl, Aired, Article, Body, Byline, Defaults, Email, Enclosed, Entry, Feed, Format,
    Found, Heard, Instant, Item, ItemId, Language, Line, Medium, Moments, Named, Notices,
    Permalink, Pictured, Seed, Show, ShowCategory, Site, Status, TaggingEntity, Text, Tombstone,
};
use feedmill::writers;
use proptest::prelude::*;
use proptest::sample::select;

use hostile::wild;

fn maybe() -> impl Strategy<Value = Option<Found<String>>> {
    proptest::option::of(wild().prop_map(|text| Found::new(text, 1)))
}

fn some() -> impl Strategy<Value = Vec<Found<String>>> {
    proptest::collection::vec(wild().prop_map(|text| Found::new(text, 1)), 0..3)
}

fn wild_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        wild().prop_map(Body::Html),
        wild().prop_map(Body::Markdown),
        proptest::collection::vec(wild(), 0..3).prop_map(Body::Paragraphs),
    ]
}

fn wild_byline() -> impl Strategy<Value = Found<Byline>> {
    let email = prop_oneof![wild(), Just("o'neil&co@example.org".to_owned())];
    (
        wild(),
        proptest::option::of(email),
        proptest::option::of(wild()),
    )
        .prop_map(|(name, email, url)| Found::new(Byline { name, email, url }, 1))
}

fn wild_attachment() -> impl Strategy<Value = Found<Enclosed>> {
    (wild(), proptest::option::of(wild()), any::<Option<u64>>()).prop_map(|(url, title, length)| {
        let enclosed = Enclosed {
            url,
            media_type: Some("audio/mpeg".into()),
            length,
            title,
            duration: length,
        };
        Found::new(enclosed, 1)
    })
}

fn wild_picture() -> impl Strategy<Value = Found<Pictured>> {
    let said = || proptest::option::of(wild());
    let pixels = proptest::option::of(any::<u32>());
    (
        wild(),
        proptest::collection::vec(wild(), 0..3),
        said(),
        said(),
        said(),
        pixels,
    )
        .prop_map(|(url, others, alt, caption, credit, width)| {
            let mut picture = Pictured::from(url);
            picture.others = others.into_iter().map(Pictured::from).collect();
            (picture.alt, picture.caption, picture.credit) = (alt, caption, credit);
            picture.width = width;
            Found::new(picture, 1)
        })
}

fn wild_episode() -> impl Strategy<Value = Found<Aired>> {
    let named = || {
        (wild(), maybe_text(), maybe_text()).prop_map(|(url, language, media_type)| Named {
            url,
            language,
            media_type,
            rel: Some("captions".into()),
        })
    };
    let heard =
        (wild(), maybe_text(), maybe_text(), maybe_text()).prop_map(|(name, role, image, url)| {
            Heard {
                name,
                group: role.clone(),
                role,
                image,
                url,
            }
        });
    let files = (named(), named(), proptest::collection::vec(heard, 0..3));
    (
        maybe_text(),
        maybe_text(),
        maybe_text(),
        any::<Option<bool>>(),
        files,
    )
        .prop_map(
            |(title, season_name, image, explicit, (transcript, chapters, people))| {
                let aired = Aired {
                    title,
                    season: NonZeroU32::new(1),
                    season_name,
                    image,
                    explicit,
                    transcripts: vec![transcript],
                    chapters: Some(chapters),
                    people,
                    ..Aired::default()
                };
                Found::new(aired, 1)
            },
        )
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(wild())
}

/// A podcast with the words of `site`.
fn show(site: &Site) -> Show {
    let owner = Email::parse("o'neil&co@example.org").expect("an address");
    Show {
        author: site.title.clone(),
        owner: Some((site.title.clone(), owner)),
        artwork: site.logo.clone().unwrap_or_else(address),
        categories: ShowCategory::all().collect(),
        explicit: true,
        serial: false,
        complete: true,
        locked: Some(true),
        funding: vec![(address(), site.title.clone())],
        guid: None,
        medium: Medium::Podcast,
        people: Vec::new(),
    }
}

/// What is called back, and when it expires.
fn wild_standing() -> impl Strategy<Value = (Status, Option<Found<String>>, Option<u32>)> {
    let status = select(&[
        Status::Usable,
        Status::Usable,
        Status::Withheld,
        Status::Withdrawn,
    ]);
    (status, maybe(), any::<Option<u32>>())
}

fn wild_article() -> impl Strategy<Value = Article> {
    use proptest::collection::vec;
    (
        (wild(), maybe(), maybe(), maybe(), maybe(), maybe()),
        (vec(wild_byline(), 0..3), some(), some()),
        (
            vec(wild_picture(), 0..3),
            maybe(),
            maybe(),
            (vec(wild_attachment(), 0..3), wild_episode()),
        ),
        (
            0..253_402_300_800_i64,
            any::<Option<u32>>(),
            wild_body(),
            wild_standing(),
        ),
        select(&[
            "en",
            "tr",
            "zh-Hant-TW",
            "x-mine",
            "i-klingon",
            "no-language",
        ]),
    )
        .prop_map(
            |(texts, lists, files, (published, later, body, standing), tag)| {
                let seed = Seed {
                    file: Arc::from("wild.md"),
                    path: texts.0,
                };
                let mut article = Article::new(seed, Found::new(body, 1));
                let moment = |seconds| Instant::from_unix(seconds).map(|at| Found::new(at, 1));
                article.published = moment(published);
                article.updated = later.and_then(|later| moment(published + i64::from(later)));
                article.status = Some(Found::new(standing.0, 1));
                article.reason = standing.1;
                article.expires =
                    (standing.2).and_then(|later| moment(published + i64::from(later)));
                (article.id, article.title, article.summary) = (texts.1, texts.2, texts.3);
                (article.slug, article.section) = (texts.4, texts.5);
                (article.authors, article.categories, article.tags) = lists;
                article.images = files.0;
                (article.location, article.source) = (files.1, files.2);
                (article.attachments, article.episode) = (files.3.0, Some(files.3.1));
                article.language = Some(Found::new(tag.to_owned(), 1));
                article
            },
        )
}

fn wild_site() -> impl Strategy<Value = Site> {
    let line = || wild().prop_map(|text| Line::new(&text).unwrap_or_else(|| title("x")));
    let url = || proptest::option::of(wild().prop_map(|text| address().join(&text)));
    (line(), line(), line(), url(), url()).prop_map(|(title, description, rights, icon, logo)| {
        Site {
            title,
            link: address(),
            description: Text::new(description.as_str()).expect("a line is not empty"),
            language: Language::parse("en").expect("a language"),
            zone: chrono_tz::UTC,
            authors: Vec::new(),
            rights: Some(rights),
            icon: icon.flatten(),
            logo: logo.flatten(),
            tag: TaggingEntity::parse("example.org,2026").expect("an entity"),
            id: ItemId::parse("tag:example.org,2026:feed").expect("an id"),
            permalink: Permalink::default(),
            ids: feedmill::model::Ids::default(),
            notices: Notices::default(),
        }
    })
}

fn title(text: &str) -> Line {
    Line::new(text).expect("not empty")
}

fn address() -> AbsoluteUrl {
    AbsoluteUrl::parse("https://example.org/feed?a=1&b=2").expect("an address")
}

/// How many articles go into one feed: running a grammar costs more than an article does.
const ARTICLES: usize = 20;

fn cases() -> ProptestConfig {
    let in_ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    let articles: u32 = if in_ci { 10_000 } else { 500 };
    ProptestConfig {
        cases: articles / ARTICLES as u32,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_the_articles_their_feeds_pass_the_gate(
        articles in proptest::collection::vec(wild_article(), ARTICLES),
        site in wild_site(),
        gone in proptest::collection::vec(wild(), 0..3),
        full_text in any::<bool>(),
        is_podcast in any::<bool>(),
    ) {
        let items: Vec<Item> = articles.iter().map(|article| item(article, &site)).collect();
        let mut feed = Feed::new(&site, items);
        feed.full_text = full_text;
        feed.show = is_podcast.then(|| show(&site));
        feed.tombstones = gone
            .iter()
            .map(|text| Tombstone {
                id: site.tag.id(text),
                when: feed.items[0].updated,
                comment: Line::new(text),
            })
            .collect();
        for format in Format::ALL {
            let bytes = writers::write(format, &feed, &address()).expect("a feed with items");
            let mut findings = Sink::new();
            schema::check(format, &bytes, "wild", &mut findings);
            if format == Format::Rss {
                schema::check_rss_profile(&bytes, "wild", &mut findings);
            }
            support::written(&format!("wild.{format:?}").to_lowercase(), &bytes);
            let document = String::from_utf8_lossy(&bytes);
            prop_assert!(findings.is_empty(), "{:?} in\n{}", findings.into_vec(), document);
        }
    }
}

/// The item that comes of an article; what was found wrong with it is not the matter here.
fn item(article: &Article, site: &Site) -> Item {
    let mut found = Sink::new();
    let entry = Entry::new(
        article,
        site,
        &Defaults::default(),
        Moments::default(),
        &mut found,
    );
    let entry = entry.unwrap_or_else(|| panic!("{:?}", found.into_vec()));
    content::item(entry, &article.body.value, &site.notices)
}
