//! What stands beside the feeds: pages, the list of feeds, the sitemap of news.

#[path = "pages/articles.rs"]
mod articles;
#[path = "pages/build.rs"]
mod build;
#[path = "pages/hostile.rs"]
mod hostile;
#[path = "pages/lists.rs"]
mod lists;
#[path = "build/site.rs"]
#[allow(dead_code)]
mod site;
mod support;

use feedmill::model::{AbsoluteUrl, Format, Language, Line, Text};
use feedmill::pages::{Feed, FeedFile};
use scraper::{Html, Selector};

/// A feed in `folder`, with the main formats.
fn feed(folder: &str, title: &str, language: &str) -> Feed {
    let base = AbsoluteUrl::parse("https://tea.example/feeds/").unwrap();
    let url = match folder {
        "" => base,
        folder => base.join(&format!("{folder}/")).unwrap(),
    };
    let files = [(Format::Rss, "rss.xml"), (Format::Atom, "atom.xml")];
    Feed {
        folder: folder.to_owned(),
        title: Line::new(title).unwrap(),
        description: Text::new(title).unwrap(),
        language: Language::parse(language).unwrap(),
        files: files
            .map(|(format, name)| FeedFile {
                format,
                name: name.to_owned(),
                url: url.join(name).unwrap(),
            })
            .to_vec(),
        url,
    }
}

/// The document, which has no error that html5ever knows of.
fn document(bytes: &[u8]) -> Html {
    let text = std::str::from_utf8(bytes).expect("a page is UTF-8");
    let document = Html::parse_document(text);
    assert!(
        document.errors.is_empty(),
        "{:?} in:\n{text}",
        document.errors
    );
    document
}

/// The values of `attribute` of what `selector` finds.
fn values(document: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("the selector is one");
    (document.select(&selector))
        .map(|element| element.attr(attribute).unwrap_or_default().to_owned())
        .collect()
}

/// The texts of what `selector` finds.
fn texts(document: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("the selector is one");
    document
        .select(&selector)
        .map(|element| element.text().collect())
        .collect()
}
