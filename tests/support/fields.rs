//! The fields of an article as a source reads it, in a form for people.

use std::fmt::Write as _;

use feedmill::model::{Article, Found, Pictured};

/// Each field that is there, with its line.
pub fn fields(article: &Article, out: &mut String) {
    let mut text = |name: &str, found: &Option<Found<String>>| {
        if let Some(found) = found {
            let _ = writeln!(
                out,
                "{name} @{}: {}",
                found.line,
                found.value.replace('\n', "\\n")
            );
        }
    };
    text("id", &article.id);
    text("title", &article.title);
    text("summary", &article.summary);
    text("url", &article.url);
    text("slug", &article.slug);
    text("section", &article.section);
    text("language", &article.language);
    text("location", &article.location);
    text("source", &article.source);
    text("reason", &article.reason);
    let news = &article.news;
    text("credit", &news.credit);
    text("rights", &news.rights);
    text("usage terms", &news.usage_terms);
    text("license", &news.license);
    text("coordinates", &news.coordinates);
    text("urgency", &news.urgency);
    text("slugline", &news.slugline);
    text("short title", &news.short_title);
    text("source type", &news.source_type);
    for found in &news.subjects {
        let _ = writeln!(out, "subject @{}: {:?}", found.line, found.value);
    }
    for found in &news.related {
        let _ = writeln!(out, "related @{}: {:?}", found.line, found.value);
    }
    for found in &news.translations {
        let _ = writeln!(out, "translation @{}: {:?}", found.line, found.value);
    }
    for found in &news.corrections {
        let _ = writeln!(out, "correction @{}: {:?}", found.line, found.value);
    }
    for (name, found) in [
        ("published", article.published),
        ("updated", article.updated),
        ("embargo", article.embargo),
        ("expires", article.expires),
    ] {
        if let Some(found) = found {
            let _ = writeln!(out, "{name} @{}: {}", found.line, found.value);
        }
    }
    if let Some(found) = article.status {
        let _ = writeln!(out, "status @{}: {:?}", found.line, found.value);
    }
    for found in &article.authors {
        let _ = write!(out, "author @{}: {}", found.line, found.value.name);
        for part in [&found.value.email, &found.value.url].into_iter().flatten() {
            let _ = write!(out, " <{part}>");
        }
        out.push('\n');
    }
    for (name, labels) in [("category", &article.categories), ("tag", &article.tags)] {
        for found in labels {
            let _ = writeln!(out, "{name} @{}: {}", found.line, found.value);
        }
    }
    for found in &article.images {
        let _ = writeln!(out, "image @{}: {}", found.line, pictured(&found.value));
    }
    for found in &article.attachments {
        let _ = writeln!(out, "attachment @{}: {:?}", found.line, found.value);
    }
    if let Some(found) = &article.episode {
        let _ = writeln!(out, "episode @{}: {:#?}", found.line, found.value);
    }
    if article.minor {
        out.push_str("minor\n");
    }
    if article.draft {
        out.push_str("draft\n");
    }
}

/// A picture in one line, with what is said of it.
fn pictured(picture: &Pictured) -> String {
    let mut line = picture.url.clone();
    let said = [
        ("alt", picture.alt.clone()),
        ("caption", picture.caption.clone()),
        ("credit", picture.credit.clone()),
        ("width", picture.width.map(|pixels| pixels.to_string())),
        ("height", picture.height.map(|pixels| pixels.to_string())),
        ("type", picture.media_type.clone()),
        ("bytes", picture.length.map(|bytes| bytes.to_string())),
    ];
    for (name, value) in said {
        if let Some(value) = value {
            let _ = write!(line, ", {name} {value:?}");
        }
    }
    for other in &picture.others {
        let _ = write!(line, "; also {}", pictured(other));
    }
    line
}
