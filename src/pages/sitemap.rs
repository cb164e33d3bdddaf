//! The sitemap of news, as Google News reads it
//! (<https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>).

use super::xml::{document, text};
use crate::Error;
use crate::model::{AbsoluteUrl, Instant, Language, Line, Site};

/// How old news may be, in seconds: two days.
pub const WINDOW: i64 = 48 * 60 * 60;
/// The most addresses.
pub const MOST_NEWS: usize = 1_000;

/// An article of the sitemap.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs)]
pub struct News {
    /// Its page. One on another host than the site's is left out.
    pub url: AbsoluteUrl,
    /// Its headline.
    pub title: Line,
    /// Its first publication.
    pub published: Instant,
    /// Its language.
    pub language: Language,
}

/// Writes what is in the window at the hour `now`, in the order of `news`.
///
/// # Errors
/// When the crate can't write, which bytes in memory never cause.
pub fn sitemap(site: &Site, news: &[News], now: Instant) -> Result<Vec<u8>, Error> {
    let is_new = |published: Instant| {
        let age = now.unix() - published.unix();
        (0..=WINDOW).contains(&age)
    };
    let wanted = (news.iter())
        .filter(|article| is_new(article.published) && article.url.host() == site.link.host())
        .take(MOST_NEWS);
    let name = publication(site.title.as_str());
    document("the sitemap", |writer| {
        let set = writer
            .create_element("urlset")
            .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
            .with_attribute((
                "xmlns:news",
                "http://www.google.com/schemas/sitemap-news/0.9",
            ));
        set.write_inner_content(|writer| {
            for article in wanted {
                writer.create_element("url").write_inner_content(|writer| {
                    text(writer, "loc", article.url.as_str())?;
                    writer
                        .create_element("news:news")
                        .write_inner_content(|writer| {
                            writer
                                .create_element("news:publication")
                                .write_inner_content(|writer| {
                                    text(writer, "news:name", &name)?;
                                    text(writer, "news:language", language(&article.language))
                                })?;
                            text(
                                writer,
                                "news:publication_date",
                                &article.published.rfc3339(),
                            )?;
                            text(writer, "news:title", article.title.as_str())
                        })?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

/// The name of the publication, "omitting anything in parentheses".
fn publication(title: &str) -> String {
    let mut depth = 0_usize;
    let mut name = String::new();
    for c in title.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            c if depth == 0 => name.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.is_empty() {
        true => title.to_owned(),
        false => words.join(" "),
    }
}

/// "An ISO 639 language code (two or three letters)", but `zh-cn` and `zh-tw`.
fn language(language: &Language) -> &str {
    let subtags = || language.as_str().split('-').skip(1);
    match language.primary() {
        "zh" if subtags().any(|tag| matches!(tag, "Hant" | "TW" | "HK" | "MO")) => "zh-tw",
        "zh" => "zh-cn",
        primary => primary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_languages_are_as_google_wants_them() {
        assert_eq!(publication("Tea Times (Weekend (UK)) Ltd"), "Tea Times Ltd");
        assert_eq!(publication("(Tea)"), "(Tea)");
        for (tag, expected) in [
            ("en-GB", "en"),
            ("zh", "zh-cn"),
            ("zh-Hans-SG", "zh-cn"),
            ("zh-HK", "zh-tw"),
            ("zh-Hant", "zh-tw"),
            ("fil", "fil"),
        ] {
            let tag = Language::parse(tag).unwrap();
            assert_eq!(language(&tag), expected);
        }
    }
}
