//! A text as its document writes it, where references and escapes are longer than the characters
//! that they stand for: finds the place of a part.

use std::ops::Range;

use crate::checks::document::{Element, Entities, Referent, Span};
use crate::checks::json::{self, Value};

/// A text and where it is written. Parts are asked for in order, so that all of them together
/// cost one pass.
#[derive(Clone, Debug)]
pub struct Written<'d> {
    text: &'d str,
    syntax: Syntax,
    /// All of it: the place of a part that can't be found.
    whole: Span,
    source: &'d str,
    /// How far it was read: in the source, and in the text.
    at: usize,
    read: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Cdata,
    Json,
    Xml,
    /// No longer known.
    Lost,
}

impl<'d> Written<'d> {
    /// The character data of `element`: its `text`, or that without the white space around it.
    pub fn xml(element: Element<'d>, text: &'d str) -> Self {
        let document = element.document();
        // What entities stand for is known only while the document is read.
        let syntax = match document.doctype {
            Some(_) => Syntax::Lost,
            None => Syntax::Xml,
        };
        let all = element.text();
        // To search for a long text is dear, and it is nearly always all but the white space.
        let trimmed = all.trim_start();
        let leading = match trimmed.starts_with(text) && !all.starts_with(text) {
            true => all.len() - trimmed.len(),
            false if all.starts_with(text) => 0,
            false => all.find(text).unwrap_or(0),
        };
        let mut written = Self {
            text,
            syntax,
            whole: element.inner(),
            source: document.source(),
            at: element.span().end as usize,
            read: 0,
        };
        written.advance(leading);
        written.read = 0;
        written
    }

    /// The characters of a JSON string.
    pub fn json(value: Value<'d>, text: &'d str) -> Self {
        let whole = value.span();
        Self {
            text,
            syntax: Syntax::Json,
            whole,
            source: value.source(),
            at: whole.start as usize + 1,
            read: 0,
        }
    }

    /// The text itself.
    pub fn text(&self) -> &'d str {
        self.text
    }

    /// Where the bytes `part` of the text are written; no part begins before the one before it.
    pub fn place(&mut self, part: Range<usize>) -> Span {
        self.advance(part.start);
        let mut end = self.clone();
        end.advance(part.end);
        match end.syntax {
            Syntax::Lost => self.whole,
            _ => Span::new(self.at, end.at),
        }
    }

    /// Reads on until so many bytes of the text are read.
    fn advance(&mut self, until: usize) {
        while self.read < until || self.is_at_markup() {
            let Some((length, stands_for, then)) = self.step(until - self.read.min(until)) else {
                self.syntax = Syntax::Lost;
                return;
            };
            self.at += length;
            self.read += stands_for;
            self.syntax = then;
        }
    }

    /// Whether what comes next stands for nothing.
    fn is_at_markup(&self) -> bool {
        let rest = self.source.get(self.at..).unwrap_or_default();
        self.syntax == Syntax::Xml && rest.starts_with("<![CDATA[")
    }

    /// What comes next: how long it is, for how many bytes of the text it stands, and what
    /// follows it.
    fn step(&self, wanted: usize) -> Option<(usize, usize, Syntax)> {
        let rest = self.source.get(self.at..)?;
        let special: &[u8] = match self.syntax {
            Syntax::Cdata => b"]\r",
            Syntax::Json => b"\\",
            Syntax::Xml => b"<&\r",
            Syntax::Lost => return None,
        };
        let bytes = &rest.as_bytes()[..rest.len().min(wanted)];
        let plain = bytes.iter().position(|byte| special.contains(byte));
        match plain.unwrap_or(bytes.len()) {
            0 => {}
            plain => return Some((plain, plain, self.syntax)),
        }
        if rest.is_empty() {
            return None;
        }
        if self.syntax == Syntax::Json {
            let (character, length) = json::escape(rest);
            return Some((length, character.len_utf8(), self.syntax));
        }
        let past = |end: &str| rest.find(end).map(|at| at + end.len());
        match self.syntax {
            _ if rest.starts_with("\r\n") => Some((2, 1, self.syntax)),
            Syntax::Cdata if rest.starts_with("]]>") => Some((3, 0, Syntax::Xml)),
            Syntax::Xml if rest.starts_with("<![CDATA[") => Some((9, 0, Syntax::Cdata)),
            Syntax::Xml if rest.starts_with("<!--") => Some((past("-->")?, 0, self.syntax)),
            Syntax::Xml if rest.starts_with("<?") => Some((past("?>")?, 0, self.syntax)),
            Syntax::Xml if rest.starts_with('<') => None,
            Syntax::Xml if rest.starts_with('&') => {
                let end = rest.find(';')?;
                let length = match Entities::default().resolve(&rest[1..end]) {
                    Referent::Character(character) => character.len_utf8(),
                    Referent::Unknown => '\u{A0}'.len_utf8(),
                    _ => return None,
                };
                Some((end + 1, length, self.syntax))
            }
            _ => Some((1, 1, self.syntax)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::{Options, check};

    /// What a finding about `img` underlines.
    fn pointed_at(document: &str) -> String {
        let report = check(document.as_bytes(), "feed", &Options::default());
        let found = report.diagnostics().iter();
        let found = found.filter(|it| it.rule.ends_with("/relative-reference"));
        let excerpts = found.filter_map(|it| it.place.as_ref()?.excerpt.as_ref());
        let parts: Vec<&str> = excerpts.map(|it| &it.text[it.start..it.end]).collect();
        parts.join(" | ")
    }

    #[test]
    fn points_at_the_attribute_as_it_is_written() {
        for (written, expected) in [
            (
                "&lt;p>é&lt;img src='a'> &lt;img src=b&gt;",
                "src='a' | src=b",
            ),
            (
                " <![CDATA[<b>]]> &amp; <![CDATA[</b><img src=a>]]>",
                "src=a",
            ),
            ("\r\n&#x3C;img src=&quot;a&quot; />", "src=&quot;a&quot;"),
            (
                "<!-- a --><?b c?>&nbsp;<![CDATA[\r\n<img src=a>]]>",
                "src=a",
            ),
        ] {
            let rss = format!(
                "<rss><channel><item><description>{written}</description></item></channel></rss>"
            );
            assert_eq!(pointed_at(&rss), expected, "{written}");
        }
        for (written, expected) in [
            (r#"<p>\u00e9é\n<img src=\"a\">"#, r#"src=\"a\""#),
            (
                r"\ud83c\udf75\u003cimg src=a\u003e <img src=b>",
                "src=a | src=b",
            ),
        ] {
            let json = format!(
                r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Tea",
                "items": [{{"id": "1", "content_html": "{written}"}}]}}"#
            );
            assert_eq!(pointed_at(&json), expected, "{written}");
        }
    }

    #[test]
    fn points_at_all_where_the_place_is_not_known() {
        let declared = "<!DOCTYPE rss [<!ENTITY a 'tea'>]><rss><channel><item>\
            <description>&a;&lt;img src=b></description></item></channel></rss>";
        assert_eq!(pointed_at(declared), "&a;&lt;img src=b>");
        let holds = "<rss><channel><item><description><b>a</b>&lt;img src=b></description>\
            </item></channel></rss>";
        assert_eq!(pointed_at(holds), "<b>a</b>&lt;img src=b>");
    }
}
