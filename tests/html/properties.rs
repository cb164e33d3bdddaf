//! What holds of any page, however odd or hostile.

use feedmill::content;
use feedmill::diagnostic::Sink;
use feedmill::model::{AbsoluteUrl, Body};
use proptest::prelude::*;

use crate::{left_out, run};

/// What makes a page an article, so that all of it is read.
const HEAD: &str = "<meta property=article:published_time content=2026-03-15T10:00:00Z>";

/// Each would take hours if any part of it were read again for each other part.
#[test]
fn hostile_pages_are_read() {
    const SIZE: usize = 1 << 17;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let numbered = |count: usize, tag: &str| -> String {
        (0..count)
            .map(|n| tag.replace('#', &n.to_string()))
            .collect()
    };
    let mut pages: Vec<String> = [
        "<div>",
        "<b>",
        "<p>",
        "<p>x",
        "<table>",
        "<table><tr><td>",
        "<br>",
        "</p>",
        "</i>",
        "<a",
        "<a ",
        "<a b",
        "<!--",
        "<script>",
        "<template>",
        "<svg><template>",
        "<article>",
        "<article><h1>x</h1></article>",
        "<time datetime=2026>",
        "<h1>",
        "<meta name=keywords content='a,b'>",
        "<p class=h-entry>",
        "<p itemscope itemtype=Article>",
        "<i itemprop='a b c'>",
        "<base href=x>",
        "<noscript><img>",
        "&",
        "&amp;",
        "<",
        "\u{1F680}",
    ]
    .iter()
    .map(|unit| fill(unit))
    .collect();
    pages.push(format!("<p {}>x", numbered(1_900, "a#=x ")));
    pages.push(format!("<p {}>x", numbered(20_000, "a#=x ")));
    pages.push(numbered(400, "<i title=#>") + &"<p>x".repeat(2_000));
    pages.push(numbered(2_000, "<a title=#><i title=#>") + &"<p>x".repeat(2_000));
    pages.push("<div>".repeat(500) + &"<p>x</p>".repeat(2_000));
    pages.push("<article>".repeat(300) + &"<h1>x</h1><time datetime=1>".repeat(2_000));
    for unit in ["[", "{\"a\":", "{\"@id\":\"a\",\"b\":1},", "\"", "\\"] {
        pages.push(format!("<script type=application/ld+json>[{}", fill(unit)));
    }
    let articles = "{\"@type\":\"Article\",\"headline\":\"a\",\"author\":{\"@id\":\"b\"}},";
    pages.push(format!(
        "<script type=application/ld+json>[{}{{}}]</script>",
        fill(articles)
    ));
    for page in pages {
        run(format!("{HEAD}{page}").as_bytes(), &mut Sink::new());
        run(page.as_bytes(), &mut Sink::new());
    }
}

#[test]
fn what_is_too_much_is_refused_with_its_line() {
    let crowd: String = (0..2_001).map(|n| format!(" a{n}")).collect();
    for (page, message) in [
        ("\n\n".to_owned() + &"<div>".repeat(600), "nested deeper"),
        (format!("<p>\n\n<b{crowd}>x</b>"), "attributes"),
    ] {
        let mut sink = Sink::new();
        assert!(run(page.as_bytes(), &mut sink).is_none());
        let found = sink.into_vec();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule, "article/invalid-size");
        assert!(found[0].message.contains(message));
        assert_eq!(found[0].place.as_ref().unwrap().line, Some(3));
        assert!(left_out(page.as_bytes()).is_none());
    }
}

/// Pieces that mean something to one part of the reader or another.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<article>",
            "</article>",
            "<div class=h-entry>",
            "<div class='e-content entry-content'>",
            "</div>",
            "<h1 class=p-name>",
            "</h1>",
            "<p>",
            "<b>",
            "</b>",
            "<time datetime=2026-03-15>",
            "</time>",
            "<nav>",
            "<aside>",
            "<form>",
            "<table><tr>",
            "<td>",
            "</table>",
            "<pre>\n\n",
            "<template>",
            "<svg>",
            "<math>",
            "<select>",
            "<noscript>",
            "<iframe>",
            "<img src=a.png>",
            "<a href='b' rel='tag author'>",
            "<div itemscope itemtype='https://schema.org/Article'>",
            "<i itemprop='headline'>",
            "<i itemprop='author' itemscope>",
            "<i itemprop=name>",
            "<base href='//x/'>",
            "<base href='data:x'>",
            "<meta property=og:type content=article>",
            "<meta name=date content='",
            "<link rel=canonical href='/x'>",
            "<title>",
            "</title>",
            "<script type='application/ld+json'>",
            "</script>",
            "{\"@type\":\"Article\",\"headline\":\"x\",\"image\":[",
            "{\"@graph\":[",
            "]",
            "}",
            ",",
            "\"",
            "<!--",
            "-->",
            "<!-- saved from url=(0004)http://x/ -->",
            "---\n",
            "&amp;",
            "&",
            "<",
            ">",
            "'",
            "\n",
            "\r\n",
            "é",
            "\0",
            "text",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

/// Reads `text` and holds what must be true of whatever comes of it.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let mut sink = Sink::new();
    let article = run(text.as_bytes(), &mut sink);
    let has_errors = sink.has_errors();
    let last = text.split(['\n', '\r']).count() as u32;
    for finding in sink.into_vec() {
        let line = finding.place.as_ref().and_then(|place| place.line);
        prop_assert!(line.is_none_or(|line| (1..=last).contains(&line)));
        prop_assert!(finding.help.is_some());
    }
    let why = left_out(text.as_bytes());
    prop_assert_eq!(why.is_some(), article.is_none() && !has_errors);
    let Some(article) = article else {
        return Ok(());
    };
    for found in [&article.title, &article.summary, &article.url] {
        let Some(found) = found else { continue };
        prop_assert!(!found.value.trim().is_empty());
        prop_assert!((1..=last).contains(&found.line));
    }
    prop_assert!((1..=last).contains(&article.body.line));
    // What is written is markup: the same text comes out of it wherever it is parsed.
    if let Body::Html(html) = &article.body.value {
        let page = AbsoluteUrl::parse("https://example.org/").expect("it is an address");
        let clean = content::html(&article.body.value, &page);
        prop_assert!(clean.as_str().is_empty() || !html.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1_000)
    })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text)?;
        holds(&format!("{HEAD}{text}"))?;
    }

    #[test]
    fn any_pieces_are_read(text in pieces()) {
        holds(&text)?;
        holds(&format!("{HEAD}{text}"))?;
    }
}
