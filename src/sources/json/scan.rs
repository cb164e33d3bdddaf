//! Where the values within a JSON value stand, without making anything of them.
//!
//! The text is known to be JSON.

use std::ops::Range;

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Where its name stands, quotes included.
    pub key_at: Range<usize>,
    /// Where its value stands.
    pub value: Range<usize>,
}

impl Member {
    /// Its name, if it holds no escape: those that are looked for hold none.
    pub fn key<'a>(&self, text: &'a str) -> &'a str {
        &text[self.key_at.start + 1..self.key_at.end - 1]
    }
}

/// The members of the object that begins at `start`.
pub(super) fn members(text: &str, start: usize) -> Vec<Member> {
    let mut members = Vec::new();
    let mut at = token(text, start + 1);
    while text.as_bytes().get(at) == Some(&b'"') {
        let key_at = at..string(text, at);
        let from = token(text, key_at.end);
        let value = from..value(text, from);
        at = token(text, value.end);
        members.push(Member { key_at, value });
    }
    members
}

/// Where the elements of the list that begins at `start` stand.
pub(super) fn elements(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut elements = Vec::new();
    let mut at = token(text, start + 1);
    while !matches!(text.as_bytes().get(at), Some(b']') | None) {
        let end = value(text, at);
        elements.push(at..end);
        at = token(text, end);
    }
    elements
}

/// The first byte from `at` on that is neither white space nor between two values.
pub(super) fn token(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at.min(text.len())..];
    let skipped = rest.iter().position(|byte| !b" \t\r\n,:".contains(byte));
    at + skipped.unwrap_or(rest.len())
}

/// Where the value that begins at `at` ends.
fn value(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        Some(b'"') => string(text, at),
        Some(b'{' | b'[') => {
            let (mut at, mut depth) = (at, 0_usize);
            while let Some(byte) = bytes.get(at) {
                match byte {
                    b'"' => {
                        at = string(text, at);
                        continue;
                    }
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
                at += 1;
                if depth == 0 {
                    break;
                }
            }
            at
        }
        Some(_) => {
            let ends = |byte: &u8| b" \t\r\n,:]}".contains(byte);
            let length = bytes[at..].iter().position(ends);
            // Never stays where it is.
            at + length.unwrap_or(bytes.len() - at).max(1)
        }
        None => at,
    }
}

/// Where the string that begins at `at` ends.
fn string(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = at + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_stands_in_a_value() {
        let text = r#" {"a" : [1, "]\"}", {"b": []}], "c":-1.5e3,"d":null,"":{}} "#;
        let members = members(text, 1);
        let found: Vec<(&str, &str)> = members
            .iter()
            .map(|member| (member.key(text), &text[member.value.clone()]))
            .collect();
        assert_eq!(
            found,
            [
                ("a", r#"[1, "]\"}", {"b": []}]"#),
                ("c", "-1.5e3"),
                ("d", "null"),
                ("", "{}"),
            ]
        );
        let elements = elements(text, members[0].value.start);
        let found: Vec<&str> = elements.into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["1", r#""]\"}""#, r#"{"b": []}"#]);
    }
}
