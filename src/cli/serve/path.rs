//! The path of a request → that of a file.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;

/// The file that `path`, as it was asked for, means below the folder; `None` if it is one that
/// is never handed out. It is decoded once. An empty path, and one that ends in `/`, mean
/// `index.html`.
///
/// Nothing that begins with a dot is handed out: `..`, and what is hidden.
pub fn relative(path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8();
    let path = path.ok()?;
    let mut relative = PathBuf::new();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "" if is_last => relative.push("index.html"),
            "" => return None,
            _ if part.starts_with('.') || part.contains(is_odd) => return None,
            _ => relative.push(part),
        }
    }
    Some(relative)
}

/// Characters that mean something else on some system, or that no file for the web has.
fn is_odd(c: char) -> bool {
    c.is_control() || c == '\\' || (cfg!(windows) && matches!(c, ':' | '*' | '?' | '"' | '|'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_once() {
        for (asked, expected) in [
            ("/rss.xml", Some("rss.xml")),
            ("/", Some("index.html")),
            ("/a/", Some("a/index.html")),
            ("/a/b.xml", Some("a/b.xml")),
            ("/a%20b.xml", Some("a b.xml")),
            ("/%C3%A7ay.xml", Some("çay.xml")),
            ("/a%2Fb.xml", Some("a/b.xml")),
            ("/a%252Fb.xml", Some("a%2Fb.xml")),
            ("/100%.xml", Some("100%.xml")),
            ("/a..b", Some("a..b")),
            ("", None),
            ("rss.xml", None),
            ("//rss.xml", None),
            ("/a//b", None),
            ("/..", None),
            ("/../rss.xml", None),
            ("/a/../rss.xml", None),
            ("/%2e%2e/rss.xml", None),
            ("/a%2f..%2frss.xml", None),
            ("/.", None),
            ("/a/./b", None),
            ("/.feedmill.lock", None),
            ("/%2Efeedmill.lock", None),
            ("/.git/config", None),
            ("/a%00.xml", None),
            ("/a%0a.xml", None),
            ("/a\\b", None),
            ("/a%5Cb", None),
            ("/%ff.xml", None),
        ] {
            assert_eq!(relative(asked), expected.map(PathBuf::from), "{asked}");
        }
    }
}
