//! What partners want in an RSS feed, and MSN in an Atom feed, beyond what every feed has.

use std::collections::BTreeMap;

use ::rss::Enclosure;
use ::rss::extension::{Extension, ExtensionMap};

use super::{DUBLIN_CORE_TERMS, MSN, SMARTNEWS};
use crate::model::{Feed, Item, Profile};

/// The namespaces that the partner of `feed` adds.
pub(super) fn namespaces(feed: &Feed) -> &'static [(&'static str, &'static str)] {
    match feed.profile {
        Some(Profile::Msn) => &[DUBLIN_CORE_TERMS, MSN],
        Some(Profile::SmartNews) => &[SMARTNEWS],
        _ => &[],
    }
}

/// Adds to a channel: for SmartNews its logo.
pub(super) fn channel(feed: &Feed, extensions: &mut ExtensionMap) {
    let Some(logo) = feed.logo.as_ref().filter(|_| is_smartnews(feed)) else {
        return;
    };
    let url = text("url", logo.to_string());
    let logo = Extension {
        name: "snf:logo".into(),
        children: BTreeMap::from([("url".to_owned(), vec![url])]),
        ..Extension::default()
    };
    add(extensions, "snf", "logo", logo);
}

/// Whether the channel has to say its own date.
pub(super) fn is_smartnews(feed: &Feed) -> bool {
    feed.profile == Some(Profile::SmartNews)
}

/// Adds to an item: for MSN when it was changed and what it is called in short, for SmartNews a
/// thumbnail.
pub(super) fn item(feed: &Feed, item: &Item, extensions: &mut ExtensionMap) {
    match feed.profile {
        Some(Profile::Msn) => {
            if item.updated != item.published {
                let modified = text("dcterms:modified", item.updated.rfc3339());
                add(extensions, "dcterms", "modified", modified);
            }
            if let Some(title) = short_title(feed, item) {
                let title = text("mi:shortTitle", title);
                add(extensions, "mi", "shortTitle", title);
            }
        }
        Some(Profile::SmartNews) => {
            let has_one = (extensions.get("media")).is_some_and(|it| it.contains_key("thumbnail"));
            if let Some(image) = item.teaser().filter(|_| !has_one) {
                let mut thumbnail = text("media:thumbnail", String::new());
                thumbnail.attrs.insert("url".into(), image.to_string());
                add(extensions, "media", "thumbnail", thumbnail);
            }
        }
        _ => {}
    }
}

/// The short title, for MSN, in Atom as well.
pub(super) fn short_title(feed: &Feed, item: &Item) -> Option<String> {
    let is_wanted = feed.profile == Some(Profile::Msn);
    let title = item.news.short_title.as_ref().filter(|_| is_wanted)?;
    Some(title.to_string())
}

/// The namespace of short titles, for an Atom feed that may have some.
pub(super) fn short_titles(feed: &Feed) -> Option<(&'static str, &'static str)> {
    (feed.profile == Some(Profile::Msn)).then_some(MSN)
}

/// The teaser image as the item's file, for Flipboard.
pub(super) fn enclosure(feed: &Feed, item: &Item) -> Option<Enclosure> {
    let is_wanted = feed.profile == Some(Profile::Flipboard);
    let image = &item.images.first().filter(|_| is_wanted)?.file;
    Some(Enclosure {
        url: image.url.to_string(),
        length: image.length.unwrap_or(0).to_string(),
        mime_type: image.media_type.as_ref()?.to_string(),
    })
}

fn text(name: &str, value: String) -> Extension {
    Extension {
        name: name.into(),
        value: Some(value),
        ..Extension::default()
    }
}

fn add(extensions: &mut ExtensionMap, prefix: &str, local: &str, element: Extension) {
    let elements = extensions.entry(prefix.to_owned()).or_default();
    elements.entry(local.to_owned()).or_default().push(element);
}
