//! JSON Pointers → places in the text, in one pass, and the keys that are there twice.
//!
//! The text has been parsed before, so that it is valid JSON of bounded depth; the pass would
//! come to an end with anything else too.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::engine::escape;

/// What the pass found.
#[derive(Debug, Default)]
pub(super) struct Located {
    /// Where the wanted pointers lead.
    pub places: HashMap<String, Place>,
    pub duplicates: Vec<Duplicate>,
}

/// Where a value is: all of a scalar, the first bracket of an object or array.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The name, if it is a member of an object, with its quotes.
    pub key: Option<Range<usize>>,
    pub value: Range<usize>,
}

/// A name that an object has twice.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Duplicate {
    pub key: String,
    pub first: Range<usize>,
    pub second: Range<usize>,
}

/// Finds the places of `wanted` in `text`.
pub(super) fn locate(text: &str, wanted: impl IntoIterator<Item = String>) -> Located {
    let wanted = wanted.into_iter().collect();
    let mut scan = Scan {
        text,
        at: 0,
        path: String::new(),
        wanted,
        located: Located::default(),
    };
    scan.value(None);
    scan.located
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// The pointer to where the pass is; kept only if pointers are wanted.
    path: String,
    wanted: HashSet<String>,
    located: Located,
}

impl Scan<'_> {
    /// Passes a value, whose name was `key`.
    fn value(&mut self, key: Option<Range<usize>>) {
        self.space();
        let start = self.at;
        let wanted = self.wanted.contains(&self.path);
        match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string(),
            _ => self.scalar(),
        }
        if wanted {
            let open = matches!(self.text.as_bytes().get(start), Some(b'{' | b'['));
            let value = start..if open { start + 1 } else { self.at };
            self.located
                .places
                .insert(self.path.clone(), Place { key, value });
        }
    }

    fn object(&mut self) {
        self.at += 1;
        let mut names: HashMap<String, Range<usize>> = HashMap::new();
        loop {
            self.space();
            match self.peek() {
                Some(b'"') => {}
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                Some(b'}') => {
                    self.at += 1;
                    return;
                }
                _ => return,
            }
            let start = self.at;
            self.string();
            let key = start..self.at;
            let name: String = serde_json::from_str(&self.text[key.clone()]).unwrap_or_default();
            let length = self.enter(&name);
            match names.get(&name) {
                Some(first) => self.located.duplicates.push(Duplicate {
                    key: name,
                    first: first.clone(),
                    second: key.clone(),
                }),
                None => {
                    names.insert(name, key.clone());
                }
            }
            self.space();
            if self.peek() == Some(b':') {
                self.at += 1;
            }
            self.value(Some(key));
            self.path.truncate(length);
        }
    }

    fn array(&mut self) {
        self.at += 1;
        for index in 0_usize.. {
            self.space();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    return;
                }
                None => return,
                Some(_) => {}
            }
            let before = self.at;
            let length = self.enter(&index.to_string());
            self.value(None);
            self.path.truncate(length);
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
            }
            if self.at == before {
                return;
            }
        }
    }

    /// Goes on behind the closing quote.
    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
    }

    fn scalar(&mut self) {
        let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n');
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes one step down; gives the length of the path before.
    fn enter(&mut self, step: &str) -> usize {
        let length = self.path.len();
        if !self.wanted.is_empty() {
            self.path.push('/');
            self.path.push_str(&escape(step));
        }
        length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_and_values() {
        let text = r#" { "a": [1, {"b/c": "x\"y", "~": null}], "é" : true } "#;
        for (pointer, key, value) in [
            ("", None, "{"),
            ("/a", Some("\"a\""), "["),
            ("/a/0", None, "1"),
            ("/a/1", None, "{"),
            ("/a/1/b~1c", Some("\"b/c\""), "\"x\\\"y\""),
            ("/a/1/~0", Some("\"~\""), "null"),
            ("/é", Some("\"é\""), "true"),
        ] {
            let located = locate(text, [pointer.to_owned()]);
            let found = &located.places[pointer];
            assert_eq!(
                found.key.clone().map(|range| &text[range]),
                key,
                "{pointer}"
            );
            assert_eq!(&text[found.value.clone()], value, "{pointer}");
        }
    }

    #[test]
    fn finds_keys_that_are_there_twice() {
        let text = r#"{"a": {"b": 1, "c": 2, "\u0062": 3}, "b": 4, "a": 5}"#;
        let located = locate(text, []);
        let keys = located
            .duplicates
            .iter()
            .map(|twice| (&*twice.key, twice.second.start));
        assert_eq!(keys.collect::<Vec<_>>(), [("b", 23), ("a", 45)]);
    }

    #[test]
    fn comes_to_an_end_with_anything() {
        for text in [
            "", "{", "[", "[}", "{]", "{\"a", "{\"a\"", "[\"\\", "{,", "[,", "[1 2", "}",
        ] {
            locate(text, ["/a".to_owned()]);
        }
    }
}
