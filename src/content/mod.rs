//! An article's text, made safe and absolute for readers.
//!
//! Whatever the body is written in, it becomes one fragment of HTML: `simplify` reduces the
//! markup to what readers show, `clean` parses it as a browser does and leaves out what is not
//! allowed, with each address resolved by `absolutize`. That is repeated until nothing changes,
//! so a reader that parses the result gets the tree that was checked, and no other.

mod absolutize;
mod blocks;
mod clean;
mod cut;
mod elements;
mod embeds;
mod excerpt;
mod images;
mod markdown;
mod nest;
mod news;
mod notice;
mod paragraphs;
mod plain;
mod simplify;
mod tokens;

pub use excerpt::{excerpt, headline};

use crate::model::{AbsoluteUrl, Body, Entry, Html, Item, Line, Notices};

use blocks::blocks;
use clean::Cleaner;
use simplify::simplify;

/// How often a text is cleaned again before its markup is given up. Two rounds are the rule: one
/// to clean, one to see that nothing changes.
const ROUNDS: usize = 8;

/// Joins `entry` with its text.
///
/// A title, a summary and a text are made from what there is where the article has none, so that
/// an item is never without. An article that may not be read becomes one of `notices`.
pub fn item(mut entry: Entry, body: &Body, notices: &Notices) -> Item {
    if let Some(notice) = notices.of(entry.status, entry.reason.as_ref()) {
        return notice::item(entry, notice);
    }
    let content = html(body, &entry.url);
    entry.summary = entry
        .summary
        .and_then(|summary| plain::summary(summary, &entry.url))
        .or_else(|| excerpt(&content));
    let title = entry.title.take().or_else(|| headline(&content));
    let title = title.unwrap_or_else(|| name(&entry));
    let content = if is_blank(&content) {
        let text = entry
            .summary
            .as_ref()
            .map_or(title.as_str(), |text| text.as_str());
        Html::from_clean(&paragraphs::html(&[text.to_owned()]))
    } else {
        content
    };
    let content = news::corrected(content, &entry);
    let content = directed(content, &entry);
    Item::new(entry, title, None, content).expect("a blank text was replaced")
}

/// A title for what has no text to make one of: the name of the seed, or at least the address.
fn name(entry: &Entry) -> Line {
    plain::name(entry.seed.stem())
        .unwrap_or_else(|| Line::new(entry.url.as_str()).expect("an address is not blank"))
}

/// The text of an article whose page is `page`, as HTML that is safe to publish: allowed elements
/// and attributes only, every address absolute, nothing left to repair. Empty if `body` is.
///
/// ```
/// use feedmill::content;
/// use feedmill::model::{AbsoluteUrl, Body};
///
/// let page = AbsoluteUrl::parse("https://example.org/tea/").unwrap();
/// let body = Body::Markdown("A *leaf* ![green](leaf.png)<script>alert(1)</script>".into());
/// assert_eq!(
///     content::html(&body, &page).as_str(),
///     r#"<p>A <em>leaf</em> <img src="https://example.org/tea/leaf.png" alt="green"></p>"#
/// );
/// ```
pub fn html(body: &Body, page: &AbsoluteUrl) -> Html {
    match body {
        Body::Html(markup) => settle(markup, page),
        Body::Markdown(text) => settle(&markdown::html(text), page),
        Body::Paragraphs(paragraphs) => fragment(&paragraphs::html(paragraphs)),
    }
}

/// Cleans `markup` until cleaning it changes nothing. Markup that never comes to rest is not what
/// it seems, and only its text is kept.
fn settle(markup: &str, page: &AbsoluteUrl) -> Html {
    let cleaner = Cleaner::new(page);
    let mut html = fragment(markup);
    for _ in 0..ROUNDS {
        let next = fragment(&cleaner.clean(&simplify(html.as_str(), page)));
        if next == html {
            return html;
        }
        html = next;
    }
    let texts: Vec<String> = blocks(&html).map(|block| block.text).collect();
    fragment(&paragraphs::html(&texts))
}

/// Markup without the characters that XML can't carry or that HTML calls an error.
fn fragment(markup: &str) -> Html {
    let is_noncharacter =
        |c: char| matches!(c, '\u{FDD0}'..='\u{FDEF}') || c as u32 & 0xFFFE == 0xFFFE;
    if markup.chars().any(is_noncharacter) {
        let without: String = markup.chars().filter(|&c| !is_noncharacter(c)).collect();
        return Html::from_clean(&without);
    }
    Html::from_clean(markup)
}

/// Whether a reader would see nothing.
fn is_blank(html: &Html) -> bool {
    blocks(html).next().is_none()
        && !["<img ", "<audio ", "<video "]
            .iter()
            .any(|media| html.as_str().contains(media))
}

/// Says in the text itself if it runs from right to left: feeds can't, and many readers show
/// every text in the direction of their own menus. A text that begins by saying its direction is
/// left as it is.
fn directed(html: Html, entry: &Entry) -> Html {
    let language = &entry.language;
    let first = html.as_str().split('>').next().unwrap_or_default();
    if !language.is_right_to_left() || first.starts_with('<') && first.contains(" dir=\"") {
        return html;
    }
    Html::from_clean(&format!(
        "<div dir=\"rtl\" lang=\"{language}\">\n{}\n</div>",
        html.as_str()
    ))
}
