//! Markup cut into text and tags, the way the HTML standard's tokenizer does it, in one pass.
//!
//! Character references are left as they are. Comments, doctypes and processing instructions
//! are passed over; so is a tag that the end of the text cuts off.

use super::elements;

/// One piece of markup.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Text with its character references; a `<` in it starts no tag.
    Text(&'a str),
    /// A start tag.
    Open(Tag<'a>),
    /// The lower-case name of an end tag.
    Close(String),
    /// An element whose content is characters, not markup: `script`, `style`, `iframe` and such.
    Raw(Tag<'a>, &'a str),
}

/// A start tag.
#[derive(Clone, Debug)]
pub(super) struct Tag<'a> {
    /// The name in lower case.
    pub name: String,
    /// The attributes, names in lower case, each once; the values still have their references.
    pub attributes: Vec<(String, &'a str)>,
    /// Whether it ends in `/>`, which closes an element of SVG or MathML and no other.
    pub is_closed: bool,
}

/// How many attributes of one tag are read: more than any author writes, and few enough that
/// looking for one by name costs nothing.
const ATTRIBUTES: usize = 64;

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| *value)
    }

    /// The first of these attributes that has a value worth the name.
    pub fn first(&self, names: &[&str]) -> Option<&'a str> {
        names
            .iter()
            .filter_map(|name| self.get(name))
            .find(|value| !value.trim().is_empty())
    }
}

/// Reads `source` piece by piece.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// The offset behind the piece that was read last.
    pub fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    /// Moves behind `mark`, or to the end if there is none.
    fn skip_past(&mut self, mark: &str) {
        self.at = self
            .rest()
            .find(mark)
            .map_or(self.source.len(), |found| self.at + found + mark.len());
    }

    /// Passes over a comment; the offset is at its `<!--`.
    fn skip_comment(&mut self) {
        self.at += "<!--".len();
        if self.rest().starts_with('>') || self.rest().starts_with("->") {
            return self.skip_past(">");
        }
        let normal = self.rest().find("-->").map(|found| found + 3);
        let odd = self.rest()[..normal.unwrap_or(self.rest().len())]
            .find("--!>")
            .map(|found| found + 4);
        self.at += odd.or(normal).unwrap_or(self.rest().len());
    }

    /// Text up to the next `<` that could start markup.
    fn text(&mut self) -> &'a str {
        let rest = self.rest();
        // The first character is text, whatever it is: the caller looked.
        let mut length = rest.chars().next().map_or(0, char::len_utf8);
        while let Some(found) = rest[length..].find('<') {
            length += found;
            if starts_markup(&rest[length..]) {
                self.at += length;
                return &rest[..length];
            }
            length += 1;
        }
        self.at = self.source.len();
        rest
    }

    /// The tag whose name starts at the offset; `None` if it is cut off.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let name = self.take_until(|c| is_space(c) || matches!(c, '/' | '>'));
        let mut tag = Tag {
            name: name.to_ascii_lowercase(),
            attributes: Vec::new(),
            is_closed: false,
        };
        loop {
            let gap = self.take_until(|c| !is_space(c) && c != '/');
            tag.is_closed = gap.ends_with('/');
            if self.rest().starts_with('>') {
                self.at += 1;
                return Some(tag);
            }
            let (name, value) = self.attribute()?;
            let name = name.to_ascii_lowercase();
            if tag.attributes.len() < ATTRIBUTES && tag.get(&name).is_none() {
                tag.attributes.push((name, value));
            }
        }
    }

    /// The attribute at the offset; `None` at the end of the text.
    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        let start = self.at;
        // An equals sign at the start belongs to the name.
        self.at += self.rest().chars().next()?.len_utf8();
        self.take_until(|c| is_space(c) || matches!(c, '/' | '>' | '='));
        let name = &self.source[start..self.at];
        let behind = self.rest().trim_start_matches(is_space);
        let Some(value) = behind.strip_prefix('=') else {
            return Some((name, ""));
        };
        let value = value.trim_start_matches(is_space);
        self.at = self.source.len() - value.len();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return Some((name, self.take_until(|c| is_space(c) || c == '>')));
        };
        self.at += 1;
        let value = self.take_until(|c| c == quote);
        self.at = (self.at + 1).min(self.source.len());
        Some((name, value))
    }

    fn take_until(&mut self, stop: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(stop).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// The characters of a raw element, up to its end tag, which is passed over.
    fn raw(&mut self, name: &str) -> &'a str {
        let rest = self.rest();
        let end = (name != "plaintext")
            .then(|| find_close(rest, name))
            .flatten()
            .unwrap_or(rest.len());
        self.at += end;
        if end < rest.len() {
            self.skip_past(">");
        }
        &rest[..end]
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.rest();
            let mut ahead = rest.chars();
            match (ahead.next()?, ahead.next()) {
                ('<', Some(c)) if c.is_ascii_alphabetic() => {
                    self.at += 1;
                    let tag = self.tag()?;
                    if !elements::is_raw(&tag.name) {
                        return Some(Token::Open(tag));
                    }
                    let text = self.raw(&tag.name);
                    return Some(Token::Raw(tag, text));
                }
                ('<', Some('/')) => match ahead.next() {
                    Some(c) if c.is_ascii_alphabetic() => {
                        self.at += 2;
                        return Some(Token::Close(self.tag()?.name));
                    }
                    Some(_) => self.skip_past(">"),
                    None => return Some(Token::Text(self.text())),
                },
                ('<', Some('!')) if rest.starts_with("<!--") => self.skip_comment(),
                ('<', Some('!' | '?')) => self.skip_past(">"),
                _ => return Some(Token::Text(self.text())),
            }
        }
    }
}

/// Where the end tag of `name` starts in `text`, if it is there.
pub(super) fn find_close(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</")
        .map(|(at, _)| at)
        .find(|&at| is_close(&text[at..], name))
}

/// Where the last end tag of `name` starts in `text`.
pub(super) fn find_last_close(text: &str, name: &str) -> Option<usize> {
    text.rmatch_indices("</")
        .map(|(at, _)| at)
        .find(|&at| is_close(&text[at..], name))
}

/// Whether `text`, which starts with `</`, is an end tag of `name`.
fn is_close(text: &str, name: &str) -> bool {
    let text = &text.as_bytes()[2..];
    text.len() > name.len()
        && text[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        && matches!(
            text[name.len()],
            b' ' | b'\t' | b'\n' | b'\x0C' | b'/' | b'>'
        )
}

/// What HTML takes for white space inside a tag.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\x0C' | '\r')
}

/// Whether the `<` that `text` starts with is more than a character.
fn starts_markup(text: &str) -> bool {
    text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(source: &str) -> String {
        let pieces = Tokens::new(source).map(|token| match token {
            Token::Text(text) => format!("{text:?}"),
            Token::Open(tag) => format!("<{}{:?}>", tag.name, tag.attributes),
            Token::Close(name) => format!("</{name}>"),
            Token::Raw(tag, text) => format!("<{}>{text:?}", tag.name),
        });
        pieces.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn cuts_as_the_standard_says() {
        for (source, expected) in [
            ("a < b &lt; c", r#""a < b &lt; c""#),
            ("1<2<b>x</B >", r#""1<2" <b[]> "x" </b>"#),
            (
                "<A HREF = x/y class>",
                r#"<a[("href", "x/y"), ("class", "")]>"#,
            ),
            ("<a b='1>2' b=3 =c>", r#"<a[("b", "1>2"), ("=c", "")]>"#),
            ("<br/><p/x>", r#"<br[]> <p[("x", "")]>"#),
            ("a<!-- <b> -->b<!-->c<!--x--!>d<!--e", r#""a" "b" "c" "d""#),
            ("<!doctype html><?xml x?></ x>a", r#""a""#),
            ("<script>'<b></script x>y", r#"<script>"'<b>" "y""#),
            ("<plaintext></plaintext>", r#"<plaintext>"</plaintext>""#),
            ("<a href=\"x", ""),
            ("a</", r#""a" "</""#),
        ] {
            assert_eq!(show(source), expected, "{source}");
        }
    }
}
