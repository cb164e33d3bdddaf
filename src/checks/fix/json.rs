//! Edits in JSON.

use url::Url;

use crate::checks::Span;
use crate::checks::json::{Kind, Value};

/// A text as JSON writes it, with its quotes.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The edit that makes `text` the value; none if there is none.
pub fn retext(value: Value<'_>, text: Option<String>) -> Option<(Span, String)> {
    Some((value.outer(), quoted(&text?)))
}

/// The edit that writes the member `name` behind the member `before`, set off as that is.
pub fn member_after(before: Value<'_>, name: &str, value: &str) -> Option<(Span, String)> {
    let text = before.source();
    let (_, own) = before.name()?;
    let above = &text[..own.start as usize];
    let space = &above[above.trim_ascii_end().len()..];
    let colon = &text[own.end as usize..before.outer().start as usize];
    let is_plain = colon.trim_ascii() == ":";
    let colon = if is_plain { colon } else { ": " };
    let end = before.outer().end as usize;
    let member = format!(",{space}{}{colon}{value}", quoted(name));
    Some((Span::new(end, end), member))
}

/// The edit that takes a value out of what it is in, with its name and one of the commas beside
/// it; none if something else than white space is between.
pub fn without(value: Value<'_>) -> Option<(Span, String)> {
    let text = value.source();
    let outer = value.outer();
    let start = value.name().map_or(outer.start, |(_, span)| span.start) as usize;
    let (before, after) = (&text[..start], &text[outer.end as usize..]);
    let (left, right) = (before.trim_ascii_end(), after.trim_ascii_start());
    let end = match right.as_bytes().first()? {
        b',' => text.len() - right[1..].trim_ascii_start().len(),
        b'}' | b']' => outer.end as usize,
        _ => return None,
    };
    let start = match (right.starts_with(','), left.as_bytes().last()?) {
        (true, b',' | b'{' | b'[') | (false, b'{' | b'[') => start,
        (false, b',') => left.len() - 1,
        _ => return None,
    };
    Some((Span::new(start, end), String::new()))
}

/// The edit that makes a value of the kind that is wanted, if there is only one way: a whole
/// number in quotes, a number or `true` without, one thing as a list of one.
pub fn as_kind(value: Value<'_>, wanted: Kind, inner: Option<Kind>) -> Option<(Span, String)> {
    let written = value.written();
    let new = match (value.kind(), wanted) {
        (Kind::Number, Kind::Text) => {
            let digits = written.strip_prefix('-').unwrap_or(written);
            let is_whole = digits.bytes().all(|it| it.is_ascii_digit());
            is_whole.then(|| quoted(written))
        }
        (Kind::Text, Kind::Number | Kind::Boolean) => {
            let text = value.text()?;
            let parsed: serde_json::Value = serde_json::from_str(&text).ok()?;
            let fits = match wanted {
                Kind::Number => parsed.is_number(),
                _ => parsed.is_boolean(),
            };
            (fits && !text.contains(char::is_whitespace)).then(|| text.into_owned())
        }
        (Kind::Object, Kind::Array) if inner == Some(Kind::Object) => Some(format!("[{written}]")),
        (Kind::Text, Kind::Array) if inner == Some(Kind::Text) => {
            // `tea, green`, `tea;green` or `tea green` may be meant as two.
            let is_one = value
                .text()?
                .chars()
                .all(|it| it.is_alphanumeric() || it == '-');
            (is_one && written.len() > 2).then(|| format!("[{written}]"))
        }
        _ => None,
    };
    Some((value.outer(), new?))
}

/// The whole address that a relative one in a feed means: the site's address and the feed's must
/// both lead there, or only one of them is known.
pub fn absolute(value: Value<'_>) -> Option<String> {
    let text = value.text()?;
    if !super::base::is_reference(&text) {
        return None;
    }
    let feed = value.root();
    let bases = ["home_page_url", "feed_url"];
    let mut meant = bases
        .into_iter()
        .filter_map(|name| Url::parse(&feed.member_text(name)?).ok())
        .filter(super::base::is_web)
        .filter_map(|base| base.join(&text).ok());
    let first = meant.next()?;
    meant.all(|other| other == first).then(|| first.into())
}
