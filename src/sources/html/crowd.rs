//! Tags with so many attributes that a parser, which compares each with each, would take hours.

/// Where a tag begins that has more attributes than any needs.
pub(super) fn crowded_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(open) = text[at..].find('<') {
        let start = at + open;
        at = start + 1;
        if text[at..].starts_with("!--") {
            at += text[at..].find("-->")?;
        } else if bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            let (count, end) = attributes(&bytes[at..]);
            if count > MOST {
                return Some(start);
            }
            let name = name(&text[at..]);
            at += end?;
            if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
                at += end_of_raw(&text[at..], name)?;
            }
        }
    }
    None
}

fn name(tag: &str) -> &str {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
    &tag[..end.unwrap_or(tag.len())]
}

/// How many attributes the tag has that begins here, and where it ends.
fn attributes(tag: &[u8]) -> (usize, Option<usize>) {
    let mut state = State::Name;
    let mut count = 0;
    for (at, &byte) in tag.iter().enumerate() {
        let is_space = byte.is_ascii_whitespace();
        state = match state {
            State::Quoted(quote) if byte == quote => State::Between,
            State::Quoted(quote) => State::Quoted(quote),
            _ if byte == b'>' => return (count, Some(at)),
            State::Between | State::Name if byte == b'=' => State::Value,
            State::Between | State::Name if is_space || byte == b'/' => State::Between,
            State::Between => {
                count += 1;
                State::Name
            }
            State::Name => State::Name,
            State::Value if is_space => State::Value,
            State::Value if matches!(byte, b'"' | b'\'') => State::Quoted(byte),
            State::Unquoted if is_space => State::Between,
            State::Value | State::Unquoted => State::Unquoted,
        };
        if count > MOST {
            break;
        }
    }
    (count, None)
}

enum State {
    Between,
    Name,
    Quoted(u8),
    Unquoted,
    Value,
}

/// Where the end tag of an element of characters begins.
fn end_of_raw(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        let tag = text.as_bytes()[at + 2..].get(..name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    })
}

/// The elements in which a `<` is a character.
const RAW: [&str; 8] = [
    "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
];

/// The most attributes of a tag.
const MOST: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_a_parser_would() {
        for (tag, count) in [
            ("a>", 0),
            ("a b>", 1),
            ("a b=c d = 'e f' g=\"h>i\"j/k>", 5),
            ("a\n b\n>", 1),
            ("a =b>", 0),
            ("a b=c", 1),
        ] {
            assert_eq!(attributes(tag.as_bytes()).0, count, "{tag}");
        }
    }

    #[test]
    fn finds_a_crowd_but_in_no_script() {
        let crowd: String = (0..=MOST).map(|n| format!(" a{n}")).collect();
        for (page, found) in [
            (format!("<p><b{crowd}>"), Some(3)),
            (format!("<b{crowd}"), Some(0)),
            (format!("<!-- > <b{crowd}> -->"), None),
            (format!("<Script>a<b{crowd}</SCRIPT>"), None),
            (format!("<script></script><i{crowd}>"), Some(17)),
            (format!("<p>{crowd}</p>"), None),
        ] {
            assert_eq!(crowded_tag(&page), found);
        }
    }
}
