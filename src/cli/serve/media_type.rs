//! What a file is, for `Content-Type`.

use std::path::Path;

use feedmill::checks::schema;
use feedmill::model::Format;

/// The media type of the file at `path` that begins with `head`, or is all of it. A feed is known
/// by what is in it, whatever its name.
pub fn of(path: &Path, head: &[u8]) -> String {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let guessed;
    let essence = match (&*ending, schema_of(&ending, head)) {
        (_, Some(Format::Atom)) => "application/atom+xml",
        (_, Some(Format::Json)) => "application/feed+json",
        (_, Some(Format::Rss)) => "application/rss+xml",
        ("opml", _) => "text/x-opml",
        ("atom" | "rss" | "xml" | "xsl", _) => "application/xml",
        _ => {
            guessed = mime_guess::from_path(path).first_or_octet_stream();
            guessed.essence_str()
        }
    };
    // XML and text that are in UTF-8; JSON always is, and has no such parameter.
    let has_charset = essence.starts_with("text/")
        || essence.ends_with("+xml")
        || matches!(essence, "application/xml" | "application/javascript");
    match has_charset && is_utf8(head) {
        true => format!("{essence}; charset=utf-8"),
        false => essence.to_owned(),
    }
}

/// Whether it is one of the types of feeds.
pub fn is_feed(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    matches!(
        essence,
        "application/atom+xml" | "application/feed+json" | "application/rss+xml"
    )
}

/// Whether browsers show it as a page, in which scripts could run.
pub fn is_page(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    matches!(
        essence,
        "application/xhtml+xml" | "application/xml" | "image/svg+xml" | "text/html"
    )
}

fn schema_of(ending: &str, head: &[u8]) -> Option<Format> {
    if !matches!(ending, "atom" | "feed" | "json" | "rss" | "xml") {
        return None;
    }
    match schema::detect(head)? {
        Format::Json => {
            let start = String::from_utf8_lossy(&head[..head.len().min(1024)]);
            start
                .contains("jsonfeed.org/version/")
                .then_some(Format::Json)
        }
        format => Some(format),
    }
}

/// Whether it is in UTF-8, as far as it is there.
fn is_utf8(head: &[u8]) -> bool {
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'/>";
        let json = r#"{ "version": "https://jsonfeed.org/version/1.1" }"#;
        for (name, head, expected) in [
            ("a.xml", "<rss/>", "application/rss+xml; charset=utf-8"),
            ("a.rss", "<rss/>", "application/rss+xml; charset=utf-8"),
            ("a.xml", atom, "application/atom+xml; charset=utf-8"),
            ("A.XML", atom, "application/atom+xml; charset=utf-8"),
            ("a.json", json, "application/feed+json"),
            ("a.json", "{}", "application/json"),
            ("a.xml", "<x/>", "application/xml; charset=utf-8"),
            ("a.xsl", "<x/>", "application/xml; charset=utf-8"),
            ("a.html", "x", "text/html; charset=utf-8"),
            ("a.css", "x", "text/css; charset=utf-8"),
            ("a.txt", "x", "text/plain; charset=utf-8"),
            ("a.opml", "<opml/>", "text/x-opml; charset=utf-8"),
            ("a.svg", "<svg/>", "image/svg+xml; charset=utf-8"),
            ("a.png", "x", "image/png"),
            ("a.ico", "x", "image/x-icon"),
            ("a.mp3", "x", "audio/mpeg"),
            ("a.xml.gz", "x", "application/gzip"),
            ("a", "x", "application/octet-stream"),
        ] {
            assert_eq!(of(Path::new(name), head.as_bytes()), expected, "{name}");
        }
        assert_eq!(of(Path::new("a.txt"), b"\xE7ay"), "text/plain");
        assert_eq!(
            of(Path::new("a.xml"), b"<rss>\xE7</rss>"),
            "application/rss+xml"
        );
    }
}
