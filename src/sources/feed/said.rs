//! What an article says, as a hash, and what it is called within its file.

use crate::model::{Article, Body, Found, Instant};

/// What names begin with that are made of a hash, in characters.
const LENGTH: usize = 16;

/// The name of an article: the hash of its id, else of its page, else of its title and date.
pub(super) fn name(article: &Article) -> String {
    let text = |found: &Option<Found<String>>| found.as_ref().map(|found| found.value.clone());
    let key = text(&article.id)
        .or_else(|| text(&article.url))
        .unwrap_or_else(|| {
            let date = article.published.map(|found| found.value.unix());
            format!("{:?} {date:?}", text(&article.title))
        });
    let hash = blake3::hash(key.as_bytes()).to_hex();
    hash[..LENGTH].to_owned()
}

/// The hash of what an article says.
pub(super) fn content(article: &Article) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    let mut field = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for found in [
        &article.id,
        &article.title,
        &article.summary,
        &article.url,
        &article.language,
        &article.location,
        &article.source,
    ] {
        field(found.as_ref().map_or("", |found| &found.value));
    }
    let news = &article.news;
    for found in [
        &news.coordinates,
        &news.credit,
        &news.license,
        &news.rights,
        &news.short_title,
        &news.slugline,
        &news.source_type,
        &news.urgency,
        &news.usage_terms,
    ] {
        field(found.as_ref().map_or("", |found| &found.value));
    }
    for found in &news.subjects {
        field(&format!("{:?}", found.value));
    }
    for found in &news.related {
        field(&format!("{:?}", found.value));
    }
    for found in &news.translations {
        field(&format!("{:?}", found.value));
    }
    for found in [article.published, article.updated, article.expires] {
        let date = found.map(|found| found.value);
        field(&date.map_or_else(String::new, |date: Instant| date.rfc3339()));
    }
    for found in &article.authors {
        let byline = &found.value;
        field(&byline.name);
        field(byline.email.as_deref().unwrap_or_default());
        field(byline.url.as_deref().unwrap_or_default());
    }
    for found in &article.categories {
        field(&found.value);
    }
    for found in &article.images {
        field(&format!("{:?}", found.value));
    }
    for found in &article.attachments {
        field(&format!("{:?}", found.value));
    }
    match &article.body.value {
        Body::Html(text) | Body::Markdown(text) => field(text),
        Body::Paragraphs(paragraphs) => paragraphs.iter().for_each(|text| field(text)),
    }
    let hash = *hasher.finalize().as_bytes();
    hash[..16].try_into().expect("16 bytes of 32")
}
