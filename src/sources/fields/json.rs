//! JSON → [`Node`].
//!
//! `serde_json` judges whether it is JSON and where it ends, but forgets where values stood; a
//! walk over the text, which is known to be JSON by then, finds that out.

use serde::de::IgnoredAny;

use super::node::{DEPTH, Field, Node, Problem, Value};

/// Where the JSON value that begins at `start` of `text` ends; `subject` is what it is called.
///
/// # Errors
/// The first thing in it that is not JSON.
pub fn end(text: &str, start: usize, subject: &str) -> Result<usize, Problem> {
    let rest = &text[start..];
    let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
    match stream.next() {
        Some(Ok(_)) => Ok(start + stream.byte_offset()),
        Some(Err(error)) => {
            let at = start + offset(rest, error.line(), error.column());
            let message = error.to_string();
            // The crate adds its own line and column, counted from the start.
            let what = message.split(" at line ").next().unwrap_or_default();
            let what = what.replace("EOF while parsing", "it ends within");
            Err(Problem {
                message: format!("{subject} is not JSON: {what}"),
                help: HELP,
                at: at..at + 1,
            })
        }
        None => Err(Problem {
            message: format!("{subject} is not JSON: it is empty"),
            help: HELP,
            at: start..start,
        }),
    }
}

const HELP: &str =
    "put names and text in double quotes, with commas between fields and none after the last";

/// Reads the JSON value that begins at `start` of `text`, and where it ends.
///
/// # Errors
/// The first thing in it that is not JSON, or nested too deep.
pub fn parse(text: &str, start: usize, subject: &str) -> Result<(Node, usize), Problem> {
    let end = end(text, start, subject)?;
    Ok((node(text, start, subject)?, end))
}

/// Reads what [`end`] has found to be JSON.
///
/// # Errors
/// What is nested too deep, or an escape that stands for half a character.
pub fn node(text: &str, start: usize, subject: &str) -> Result<Node, Problem> {
    Walk {
        text,
        at: start,
        subject,
    }
    .node(0)
}

/// The byte of a line and column as `serde_json` counts them: from 1, columns in bytes, and the
/// column is of the last byte that it read.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    subject: &'a str,
}

impl Walk<'_> {
    fn node(&mut self, depth: usize) -> Result<Node, Problem> {
        let start = self.skip_to_token();
        if depth > DEPTH {
            return Err(Problem::too_deep(self.subject, start..start + 1));
        }
        let value = match self.peek() {
            Some(b'{') => self.table(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.string()?),
            _ => match self.bare() {
                "null" | "" => Value::Null,
                word => Value::Text(word.to_owned()),
            },
        };
        let at = start..self.at;
        Ok(Node { at, value })
    }

    fn table(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut fields = Vec::new();
        self.at += 1;
        loop {
            let start = self.skip_to_token();
            if self.peek() != Some(b'"') {
                self.at = (start + 1).min(self.text.len());
                return Ok(Value::Table(fields));
            }
            let key = self.string()?;
            fields.push(Field {
                key,
                key_at: start..self.at,
                node: self.node(depth + 1)?,
            });
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            let start = self.skip_to_token();
            if matches!(self.peek(), Some(b']') | None) {
                self.at = (start + 1).min(self.text.len());
                return Ok(Value::List(items));
            }
            items.push(self.node(depth + 1)?);
        }
    }

    /// The string at this place; an escape may still stand for half a character.
    fn string(&mut self) -> Result<String, Problem> {
        let start = self.at;
        let mut escaped = false;
        let end = self.text[start + 1..]
            .bytes()
            .position(|byte| {
                let closes = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                closes
            })
            .map_or(self.text.len(), |length| start + length + 2);
        self.at = end;
        let string = serde_json::from_str(&self.text[start..end]).map_err(|_| Problem {
            message: format!(
                "{} is not JSON: an escape stands for no character",
                self.subject
            ),
            help: "write the character itself",
            at: start..end,
        })?;
        Ok(unified(string))
    }

    /// A number, `true`, `false` or `null`.
    fn bare(&mut self) -> &str {
        let rest = &self.text[self.at..];
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Moves over white space, commas and colons, which say nothing in valid JSON.
    fn skip_to_token(&mut self) -> usize {
        let rest = &self.text[self.at..];
        self.at += rest
            .bytes()
            .position(|byte| !b" \t\r\n,:".contains(&byte))
            .unwrap_or(rest.len());
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// With LF as the only line end, whatever escapes have put into the string.
fn unified(string: String) -> String {
    match string.contains('\r') {
        true => string.replace("\r\n", "\n").replace('\r', "\n"),
        false => string,
    }
}
