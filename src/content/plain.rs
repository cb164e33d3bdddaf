//! Plain text from what was meant to be plain text.

use crate::model::{AbsoluteUrl, Body, Line, Text};

use super::blocks::blocks;
use super::elements::{is_void, kept};
use super::html;
use super::tokens::{Token, Tokens};

/// The summary that an article gives itself, without its markup if it has any.
///
/// A summary is text: `a < b`, `Vec<T>` and `AT&T` stay what they are. It is taken for markup only
/// if an element that HTML knows is opened and closed in it, or one that is never closed.
pub(super) fn summary(text: Text, page: &AbsoluteUrl) -> Option<Text> {
    if !is_markup(text.as_str()) {
        return Some(text);
    }
    let clean = html(&Body::Html(text.as_str().to_owned()), page);
    let lines: Vec<String> = blocks(&clean)
        .filter_map(|block| Line::new(&block.text))
        .map(|line| line.to_string())
        .collect();
    Text::new(&lines.join("\n"))
}

fn is_markup(text: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    Tokens::new(text).any(|token| match token {
        Token::Open(tag) => kept(&tag.name).is_some_and(|name| {
            open.push(name);
            is_void(name)
        }),
        Token::Close(name) => kept(&name).is_some_and(|name| open.contains(&name)),
        Token::Raw(..) | Token::Text(_) => false,
    })
}

/// The words of a file's name, without the date before them: `2026-03-15-moving-house` is
/// `Moving house`.
pub(super) fn name(stem: &str) -> Option<Line> {
    let mut rest = stem;
    if let Some((date, name)) = stem.split_at_checked("2026-03-15-".len()) {
        let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 | 10 => matches!(byte, b'-' | b'_'),
            _ => byte.is_ascii_digit(),
        });
        if is_date && !name.is_empty() {
            rest = name;
        }
    }
    let words = Line::new(&rest.replace(['-', '_'], " "))?;
    let mut chars = words.as_str().chars();
    let first = chars.next()?;
    Line::new(&first.to_uppercase().chain(chars).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_markup_only() {
        let page = AbsoluteUrl::parse("https://example.org/").unwrap();
        for (given, expected) in [
            ("a < b & c > d", "a < b & c > d"),
            ("Vec<T> and Option<u8></T>", "Vec<T> and Option<u8></T>"),
            ("How <b> works, *really*", "How <b> works, *really*"),
            ("Tom &amp; Jerry", "Tom &amp; Jerry"),
            ("Tom &amp; <em>Jerry</em>", "Tom & Jerry"),
            ("<p>One&hellip;</p><p>Two</p>", "One…\nTwo"),
            ("One<br>Two", "One Two"),
            ("<script>x</script>", "<script>x</script>"),
        ] {
            let found = summary(Text::new(given).unwrap(), &page).unwrap();
            assert_eq!(found.as_str(), expected);
        }
    }

    #[test]
    fn names_what_has_no_name() {
        for (stem, expected) in [
            ("2026-03-15-moving-house", "Moving house"),
            ("2026-03-15-", "2026 03 15"),
            ("çay_üzerine", "Çay üzerine"),
        ] {
            assert_eq!(name(stem).unwrap().as_str(), expected);
        }
    }
}
