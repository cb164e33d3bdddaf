//! Where the front matter ends and the text begins.

use std::ops::Range;

use crate::sources::fields::{Field, Node, Problem, Value, json};

use super::{toml, yaml};

/// The fields of a seed's front matter, and where its text begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Split {
    /// The fields, none if there is no front matter.
    pub fields: Vec<Field>,
    /// Whether they are TOML, where Zola's names are meant.
    pub is_toml: bool,
    /// The byte that the text begins at.
    pub body: usize,
}

/// The largest front matter, in bytes. A whole article put there by mistake is smaller.
const LARGEST: usize = 128 * 1024;

/// Finds the front matter at the start of `text`, after blank lines at most, and reads it.
///
/// | first line | is |
/// |---|---|
/// | `---`, `---yaml` | YAML up to a line `---` or `...` |
/// | `+++`, `---toml` | TOML up to a line `+++` (`---`) |
/// | `{`, `---json` | JSON up to its closing brace (`---`) |
///
/// A `---` that is followed by no field and never closed is a line drawn across the page.
///
/// # Errors
/// What is wrong with the front matter.
pub(super) fn split(text: &str) -> Result<Split, Problem> {
    let start = text.len() - text.trim_start().len();
    let start = line_start(text, start);
    let opening = line(text, start);
    let first = text[opening.clone()].trim_end();
    if first.starts_with('{') {
        return braces(text, start);
    }
    let (notation, closings): (_, &[&str]) = match first {
        "+++" => ("toml", &["+++"]),
        "---" => ("yaml", &["---", "..."]),
        _ => match first.strip_prefix("---").map(str::trim) {
            Some(name @ ("json" | "toml" | "yaml")) => (name, &["---"]),
            Some("js" | "javascript") => {
                return Err(Problem {
                    message: "the front matter is a program, which is not run".into(),
                    help: "write the fields as YAML between lines `---`",
                    at: opening,
                });
            }
            _ => return Ok(Split::default()),
        },
    };
    let from = next_line(text, opening.end);
    let Some(closing) = find_line(text, from, closings) else {
        if first == "---" && !begins_a_field(&text[from..]) {
            return Ok(Split::default());
        }
        return Err(Problem {
            message: format!("the front matter is not closed by a line `{}`", closings[0]),
            help: "add the line after the last field",
            at: opening,
        });
    };
    let matter = from..closing.start;
    if matter.len() > LARGEST {
        return Err(too_large(opening));
    }
    let node = match notation {
        "json" => closed_json(text, matter.clone())?,
        "toml" => toml::parse(text, matter.clone())?,
        _ => yaml::parse(text, matter.clone())?,
    };
    Ok(Split {
        fields: fields(node, opening)?,
        is_toml: notation == "toml",
        body: next_line(text, closing.end),
    })
}

/// What messages call it.
const SUBJECT: &str = "the front matter";

/// A text that begins with a brace: JSON if a name or nothing follows it, else a template's tag
/// or an attribute list.
fn braces(text: &str, start: usize) -> Result<Split, Problem> {
    let after = text[start + 1..].chars().next();
    let object = after.is_none_or(|c| c.is_whitespace() || c == '"' || c == '}');
    if !object {
        return Ok(Split::default());
    }
    let (node, end) = json::parse(text, start, SUBJECT)?;
    if end - start > LARGEST {
        return Err(too_large(line(text, start)));
    }
    let rest = line(text, end);
    if !text[rest.clone()].trim().is_empty() {
        return Err(Problem {
            message: "text follows the closing brace of the front matter".into(),
            help: "begin the text on a line of its own",
            at: rest,
        });
    }
    Ok(Split {
        fields: fields(node, start..start + 1)?,
        is_toml: false,
        body: next_line(text, rest.end),
    })
}

/// JSON between fences.
fn closed_json(text: &str, matter: Range<usize>) -> Result<Node, Problem> {
    let inner = &text[matter.clone()];
    if inner.trim().is_empty() {
        return Ok(Node {
            at: matter,
            value: Value::Null,
        });
    }
    let (node, end) = json::parse(&text[..matter.end], matter.start, SUBJECT)?;
    if text[end..matter.end].trim().is_empty() {
        return Ok(node);
    }
    Err(Problem {
        message: "the front matter is not JSON: text follows the closing brace".into(),
        help: "remove it",
        at: line(text, end),
    })
}

fn fields(node: Node, opening: Range<usize>) -> Result<Vec<Field>, Problem> {
    match node.value {
        Value::Table(fields) => Ok(fields),
        Value::Null => Ok(Vec::new()),
        Value::List(_) | Value::Text(_) => Err(Problem {
            message: format!("the front matter is {}, not fields", node.kind()),
            help: "write `name: value`, one field a line",
            at: if node.at.is_empty() { opening } else { node.at },
        }),
    }
}

fn too_large(at: Range<usize>) -> Problem {
    Problem {
        message: format!("the front matter is larger than {} KiB", LARGEST / 1024),
        help: "close it before the text begins",
        at,
    }
}

/// Whether the first line that is not blank looks like `name: value`.
fn begins_a_field(text: &str) -> bool {
    let text = text.trim_start();
    let name = text.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '-');
    name.len() < text.len()
        && name.starts_with(':')
        && name[1..].starts_with([' ', '\t', '\n', '\r'])
}

/// The first line from `from` on, which is a line's start, that is one of `wanted`.
fn find_line(text: &str, from: usize, wanted: &[&str]) -> Option<Range<usize>> {
    let mut at = from;
    while at < text.len() {
        let found = line(text, at);
        if wanted.contains(&text[found.clone()].trim_end()) {
            return Some(found);
        }
        at = next_line(text, found.end);
    }
    None
}

/// From `at` to the end of its line, without the line end.
fn line(text: &str, at: usize) -> Range<usize> {
    let end = text[at..]
        .find(['\n', '\r'])
        .map_or(text.len(), |length| at + length);
    at..end
}

/// Where the line that `at` is on begins.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// Where the line after the line end at `end` begins.
fn next_line(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let length = match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [] => 0,
        _ => 1,
    };
    end + length
}
