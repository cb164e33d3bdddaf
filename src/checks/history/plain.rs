//! Texts of feeds in one form: one line, plain; a date as a number; all of them as a hash.

use std::sync::LazyLock;

use crate::checks::fix::dates::seconds;
use crate::model::Instant;

/// How much of a title is looked at, in bytes: nobody's is longer, and reading HTML costs.
const LONGEST: usize = 4096;

static NO_TAGS: LazyLock<ammonia::Builder<'static>> = LazyLock::new(ammonia::Builder::empty);

/// A text that is plain as it stands, in one line; `None` if nothing is left of it.
pub fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = start(text).split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What HTML says without its markup, in one line.
pub fn from_html(text: &str) -> Option<String> {
    let text = start(text);
    if !text.contains(['<', '&']) {
        return line(text);
    }
    let clean = NO_TAGS.clean(text).to_string();
    // What the standard's serializer escapes in text, and nothing else.
    let plain = clean
        .replace("&nbsp;", "\u{A0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    line(&plain)
}

/// A date, if feedmill could have published anything then. Programs that know none write the year
/// 1 or 1970.
pub fn moment(text: &str) -> Option<i64> {
    let moment = Instant::from_unix(seconds(text)?)?;
    Some(moment.unix()).filter(|seconds| *seconds > 0)
}

/// A hash of texts, each told from the next.
pub fn hash<'t>(texts: impl IntoIterator<Item = Option<&'t str>>) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        let length = text.map_or(u64::MAX, |text| text.len() as u64);
        hasher.update(&length.to_le_bytes());
        hasher.update(text.unwrap_or_default().as_bytes());
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    short
}

fn start(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_one_plain_line() {
        for (html, expected) in [
            ("Tea", Some("Tea")),
            (
                " Tom &amp; Jerry&#8217;s\n<b>tea</b> ",
                Some("Tom & Jerry’s tea"),
            ),
            ("a &lt; b &gt; c &amp;lt;", Some("a < b > c &lt;")),
            ("caf&eacute;&nbsp;noir", Some("café noir")),
            ("<script>x</script>", None),
            ("", None),
        ] {
            assert_eq!(from_html(html).as_deref(), expected, "{html}");
        }
        let long = "é".repeat(LONGEST);
        assert_eq!(line(&long).map(|it| it.len()), Some(LONGEST));
    }

    #[test]
    fn a_hash_tells_where_texts_end() {
        assert_ne!(hash([Some("ab"), Some("c")]), hash([Some("a"), Some("bc")]));
        assert_ne!(hash([None, Some("")]), hash([Some(""), None]));
    }
}
