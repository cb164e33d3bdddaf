//! What an item gets where its article has nothing.

use feedmill::content;
use feedmill::diagnostic::Sink;
use feedmill::model::{
    AbsoluteUrl, Article, Body, Defaults, Entry, Found, Instant, Item, ItemId, Language, Line,
    Moments, Notices, Permalink, Seed, Site, TaggingEntity, Text,
};

pub fn site() -> Site {
    Site {
        title: Line::new("Tea Times").unwrap(),
        link: AbsoluteUrl::parse("https://example.org/").unwrap(),
        description: Text::new("On tea").unwrap(),
        language: Language::parse("en").unwrap(),
        zone: "UTC".parse().unwrap(),
        authors: Vec::new(),
        rights: None,
        icon: None,
        logo: None,
        tag: TaggingEntity::parse("example.org,2026").unwrap(),
        id: ItemId::parse("tag:example.org,2026:site").unwrap(),
        permalink: Permalink::default(),
        ids: Default::default(),
        notices: Notices::default(),
    }
}

/// An article that has only a date and a body.
pub fn article(body: Body) -> Article {
    let seed = Seed {
        file: "seeds/2026-11-22-green-tea.md".into(),
        path: "2026-11-22-green-tea".into(),
    };
    let mut article = Article::new(seed, Found::new(body, 1));
    article.published = Instant::from_rfc3339("2026-11-22T10:00:00Z").map(|at| Found::new(at, 1));
    article
}

/// The item of an article that has only what `tell` adds to it.
fn item(body: Body, tell: impl FnOnce(&mut Article)) -> Item {
    let mut article = article(body);
    tell(&mut article);
    let mut sink = Sink::new();
    let (site, moments) = (site(), Moments::default());
    let entry = Entry::new(&article, &site, &Defaults::default(), moments, &mut sink);
    content::item(entry.unwrap(), &article.body.value, &site.notices)
}

pub fn found(text: &str) -> Option<Found<String>> {
    Some(Found::new(text.to_owned(), 1))
}

fn show(item: &Item) -> [&str; 3] {
    let summary = item.summary.as_ref().map_or("-", |text| text.as_str());
    [item.title.as_str(), summary, item.content.as_str()]
}

#[test]
fn readers_rule_6_an_untitled_post_gets_a_title_from_its_body() {
    let post = item(Body::Markdown("Tea is *hot*. Mind the cup.".into()), |_| {});
    assert_eq!(
        show(&post),
        [
            "Tea is hot.",
            "Tea is hot. Mind the cup.",
            "<p>Tea is <em>hot</em>. Mind the cup.</p>"
        ]
    );
}

#[test]
fn what_the_article_says_is_kept() {
    let post = item(Body::Markdown("# Heading\n\nText.".into()), |article| {
        article.title = found("Tom &amp; <em>Jerry</em>");
        article.summary = found("if a < b, *then* AT&T");
    });
    assert_eq!(
        show(&post)[..2],
        ["Tom &amp; <em>Jerry</em>", "if a < b, *then* AT&T"]
    );
}

#[test]
fn a_summary_of_markup_becomes_text() {
    let post = item(Body::Markdown("Text.".into()), |article| {
        article.summary = found("<p>Hot &amp; <b>green</b>&hellip;</p><script>x</script>");
    });
    assert_eq!(show(&post)[1], "Hot & green…");
}

#[test]
fn an_empty_body_holds_the_summary_or_the_title() {
    let post = item(Body::Html("<p> </p><script>x</script>".into()), |article| {
        article.summary = found("Hot & green");
    });
    assert_eq!(
        show(&post),
        ["Green tea", "Hot & green", "<p>Hot &amp; green</p>"]
    );
    let post = item(Body::Paragraphs(Vec::new()), |_| {});
    assert_eq!(show(&post), ["Green tea", "-", "<p>Green tea</p>"]);
}

#[test]
fn a_body_of_one_image_is_not_empty() {
    let post = item(Body::Markdown("![](leaf.png)".into()), |_| {});
    assert_eq!(
        show(&post)[2],
        r#"<p><img src="https://example.org/2026-11-22-green-tea/leaf.png" alt=""></p>"#
    );
}

#[test]
fn a_language_from_right_to_left_says_so() {
    let post = item(Body::Markdown("سلام".into()), |article| {
        article.language = found("fa");
    });
    assert_eq!(
        show(&post)[2],
        "<div dir=\"rtl\" lang=\"fa\">\n<p>سلام</p>\n</div>"
    );
}
