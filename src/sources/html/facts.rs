//! What one part of a page says of its article.

use url::{Host, ParseError, Url};

use crate::model::{Byline, Found, Pictured};
use crate::sources::pictures::complete;

/// What was found, nothing of it judged. Where several say the same, the most trusted is first.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub title: Option<Found<String>>,
    pub summary: Option<Found<String>>,
    pub url: Option<Found<String>>,
    pub section: Option<Found<String>>,
    pub language: Option<Found<String>>,
    /// In the order of the page, each once.
    pub images: Vec<Found<Pictured>>,
    pub location: Option<Found<String>>,
    /// Who publishes it.
    pub publisher: Option<Found<String>>,
    pub published: Vec<Found<String>>,
    pub updated: Vec<Found<String>>,
    pub expires: Vec<Found<String>>,
    pub authors: Vec<Found<Byline>>,
    /// Sections beside the first.
    pub categories: Vec<Found<String>>,
    pub tags: Vec<Found<String>>,
    /// The text as plain text, for pages that have it nowhere else.
    pub text: Option<Found<String>>,
}

impl Facts {
    /// These, without addresses that lead nowhere: what is less trusted may have better ones.
    pub fn usable(self) -> Facts {
        let mut images = self.images;
        images.retain(|found| is_web(&found.value.url));
        Facts {
            images,
            url: self.url.filter(|found| is_page(&found.value)),
            ..self
        }
    }

    /// These, with what they do not say taken from `weaker`, field by field.
    pub fn or(self, weaker: Facts) -> Facts {
        Facts {
            title: self.title.or(weaker.title),
            summary: self.summary.or(weaker.summary),
            url: self.url.or(weaker.url),
            section: self.section.or(weaker.section),
            language: self.language.or(weaker.language),
            images: pictures(self.images, weaker.images),
            location: self.location.or(weaker.location),
            publisher: self.publisher.or(weaker.publisher),
            published: both(self.published, weaker.published),
            updated: both(self.updated, weaker.updated),
            expires: both(self.expires, weaker.expires),
            authors: first(self.authors, weaker.authors),
            categories: first(self.categories, weaker.categories),
            tags: first(self.tags, weaker.tags),
            text: self.text.or(weaker.text),
        }
    }
}

/// Whether it is an address on the web, perhaps relative to the page.
fn is_web(address: &str) -> bool {
    match Url::parse(address) {
        Ok(url) => matches!(url.scheme(), "http" | "https"),
        Err(why) => why == ParseError::RelativeUrlWithoutBase,
    }
}

/// The same; that of a server on the computer on which the page was made is none.
fn is_page(address: &str) -> bool {
    let is_local = Url::parse(address).is_ok_and(|url| match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_unspecified(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    });
    is_web(address) && !is_local
}

fn both<T>(mut strong: Vec<T>, weak: Vec<T>) -> Vec<T> {
    strong.extend(weak);
    strong
}

/// The pictures of the first that has any, with what the other says of them: what it shows besides
/// is most often one of them, cut in another way.
fn pictures(mut strong: Vec<Found<Pictured>>, weak: Vec<Found<Pictured>>) -> Vec<Found<Pictured>> {
    if strong.is_empty() {
        return weak;
    }
    for other in weak {
        let same = |own: &&mut Found<Pictured>| own.value.url == other.value.url;
        if let Some(own) = strong.iter_mut().find(same) {
            complete(&mut own.value, other.value);
        }
    }
    strong
}

fn first<T>(strong: Vec<T>, weak: Vec<T>) -> Vec<T> {
    match strong.is_empty() {
        true => weak,
        false => strong,
    }
}

/// `text`, if there is any, found on `line`.
pub(super) fn found(text: &str, line: u32) -> Option<Found<String>> {
    let text = text.trim();
    (!text.is_empty()).then(|| Found::new(text.to_owned(), line))
}

/// A list in one text: `tea, leaves; cups`.
pub(super) fn list(text: &str, line: u32) -> Vec<Found<String>> {
    text.split([',', ';', '、', '،'])
        .filter_map(|label| found(label, line))
        .collect()
}

/// Adds `label` unless it is there, whatever its case.
pub(super) fn add(labels: &mut Vec<Found<String>>, label: Found<String>) {
    let folded = label.value.to_lowercase();
    if labels.len() < MOST && !labels.iter().any(|own| own.value.to_lowercase() == folded) {
        labels.push(label);
    }
}

/// No reader shows hundreds of names or tags, and each is compared with each.
pub(super) const MOST: usize = 200;
