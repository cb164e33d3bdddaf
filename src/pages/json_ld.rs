//! What search engines are told of an article, as JSON-LD (<https://www.w3.org/TR/json-ld11/>) in
//! the words of <https://schema.org/Article>.

use serde_json::{Map, Value, json};

use crate::model::{AbsoluteUrl, Item, Person, Site};

/// The data of an article, fit to stand in a `script` element: nothing in it can end that.
pub(super) fn data(site: &Site, item: &Item, is_news: bool) -> String {
    let mut data = Map::new();
    let mut put = |name: &str, value: Value| data.insert(name.to_owned(), value);
    put("@context", "https://schema.org".into());
    let kind = if is_news {
        "NewsArticle"
    } else {
        "BlogPosting"
    };
    put("@type", kind.into());
    put("mainEntityOfPage", item.url.as_str().into());
    put("url", item.url.as_str().into());
    put("headline", item.title.as_str().into());
    if let Some(summary) = &item.summary {
        put("description", summary.as_str().into());
    }
    put("datePublished", item.published.rfc3339().into());
    put("dateModified", item.updated.rfc3339().into());
    if let Some(expires) = item.expires {
        put("expires", expires.rfc3339().into());
    }
    put("inLanguage", item.language.as_str().into());
    let authors = item.authors.iter().map(|author| person(site, author));
    put("author", authors.collect());
    if let Some(image) = &item.image {
        put("image", json!([image.as_str()]));
    }
    if let Some(section) = &item.section {
        put("articleSection", section.as_str().into());
    }
    if let Some(place) = item.location.as_ref().filter(|_| is_news) {
        put("dateline", place.as_str().into());
    }
    put("publisher", publisher(site));
    escaped(&Value::Object(data).to_string())
}

fn person(site: &Site, person: &Person) -> Value {
    let kind = match person.name == site.title {
        true => "Organization",
        false => "Person",
    };
    let mut author = json!({ "@type": kind, "name": person.name.as_str() });
    if let Some(url) = &person.url {
        author["url"] = url.as_str().into();
    }
    author
}

fn publisher(site: &Site) -> Value {
    let mut publisher = json!({
        "@type": "Organization",
        "name": site.title.as_str(),
        "url": site.link.as_str(),
    });
    let logo = site.logo.as_ref().or(site.icon.as_ref());
    if let Some(logo) = logo.map(AbsoluteUrl::as_str) {
        publisher["logo"] = json!({ "@type": "ImageObject", "url": logo });
    }
    publisher
}

/// Outside of strings JSON has none of these characters, and inside each may be written so. Without
/// them nothing is a tag or a comment, whatever state a parser of HTML is in
/// (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}
