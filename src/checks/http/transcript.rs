//! The heads of a server's answers.

use crate::checks::Span;

/// The answers to the requests for one feed.
#[derive(Debug, Default)]
pub(super) struct Transcript<'a> {
    pub redirects: Vec<Head<'a>>,
    pub answer: Option<Head<'a>>,
    pub again: Option<Head<'a>>,
}

/// A status line and its header fields.
#[derive(Debug)]
pub(super) struct Head<'a> {
    /// The status; 0 if there is none.
    pub status: u16,
    /// The status line.
    pub span: Span,
    fields: Vec<Field<'a>>,
}

/// A header field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    name: &'a str,
    /// What it says, without the blanks around.
    pub value: &'a str,
    /// Where the value stands.
    pub span: Span,
}

impl<'a> Transcript<'a> {
    /// Reads `text`; a line that is no header field is passed over.
    pub fn read(text: &'a str) -> Self {
        let mut transcript = Self::default();
        for head in heads(text) {
            if transcript.answer.is_some() {
                transcript.again = Some(head);
                break;
            } else if (300..400).contains(&head.status) && head.field("location").is_some() {
                transcript.redirects.push(head);
            } else {
                transcript.answer = Some(head);
            }
        }
        transcript
    }
}

impl<'a> Head<'a> {
    /// The field of that name, in lower case; the first if there are several.
    pub fn field(&self, name: &str) -> Option<Field<'a>> {
        let is_wanted = |field: &&Field<'_>| field.name.eq_ignore_ascii_case(name);
        self.fields.iter().find(is_wanted).copied()
    }

    /// The media type of `Content-Type`, in lower case and without parameters.
    pub fn media_type(&self) -> Option<(String, Field<'a>)> {
        let field = self.field("content-type")?;
        let name = field.value.split(';').next().unwrap_or_default().trim();
        Some((name.to_ascii_lowercase(), field))
    }
}

fn heads(text: &str) -> Vec<Head<'_>> {
    let mut heads: Vec<Head<'_>> = Vec::new();
    let (mut at, mut inside) = (0, false);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let here = |part: &str| {
            let from = start + (part.as_ptr() as usize - line.as_ptr() as usize);
            Span::new(from, from + part.len())
        };
        match heads.last_mut().filter(|_| inside) {
            _ if line.is_empty() => inside = false,
            Some(head) => {
                if let Some((name, value)) = line.split_once(':') {
                    let value = value.trim();
                    head.fields.push(Field {
                        name: name.trim(),
                        value,
                        span: here(value),
                    });
                }
            }
            None => {
                inside = true;
                let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
                heads.push(Head {
                    status: status.unwrap_or(0),
                    span: here(line),
                    fields: Vec::new(),
                });
            }
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_answers_apart() {
        let text = "HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\nHTTP/2 200\nETag:  \"x\" \nnonsense\n\n\
                    HTTP/2 304\n";
        let transcript = Transcript::read(text);
        assert_eq!(transcript.redirects.len(), 1);
        let answer = transcript.answer.unwrap();
        let tag = answer.field("etag").unwrap();
        assert_eq!((answer.status, tag.value), (200, "\"x\""));
        assert_eq!(&text[tag.span.range()], "\"x\"");
        assert_eq!(transcript.again.unwrap().status, 304);
    }

    #[test]
    fn takes_anything() {
        for text in [
            "",
            "\n\n",
            "HTTP/1.1",
            "x y z",
            ":",
            "HTTP/1.1 99999999 x\n:\n:",
        ] {
            let transcript = Transcript::read(text);
            assert!(
                transcript.answer.is_none_or(|answer| answer.status == 0),
                "{text}"
            );
        }
    }
}
