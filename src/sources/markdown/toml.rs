//! TOML front matter → [`Node`].

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::sources::fields::{DEPTH, Field, Node, Problem, Value};

/// Reads the TOML in `range` of `text`.
///
/// # Errors
/// The first thing in it that is not TOML, or not fit to be front matter.
pub(super) fn parse(text: &str, range: Range<usize>) -> Result<Node, Problem> {
    let base = range.start;
    let parsed = DeTable::parse(&text[range.clone()]).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        // What is missing at the end of a line is missing before all of CR LF.
        let start = match text[..base + span.start].strip_suffix('\r') {
            Some(before) => before.len().max(base),
            None => base + span.start,
        };
        // The message may have a second line with what was expected.
        let message = error.message().lines().next().unwrap_or_default();
        Problem {
            message: format!("the front matter is not TOML: {message}"),
            help: "write `name = \"value\"`, one field a line",
            at: start..base + span.end,
        }
    })?;
    Ok(Node {
        at: range,
        value: table(parsed.get_ref(), base, 0)?,
    })
}

fn node(value: &Spanned<DeValue<'_>>, base: usize, depth: usize) -> Result<Node, Problem> {
    let at = base + value.span().start..base + value.span().end;
    if depth > DEPTH {
        return Err(Problem::too_deep("the front matter", at));
    }
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(truth) => Value::Text(truth.to_string()),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| node(item, base, depth + 1))
                .collect::<Result<_, _>>()?,
        ),
        DeValue::Table(fields) => table(fields, base, depth)?,
    };
    Ok(Node { at, value })
}

fn table(fields: &DeTable<'_>, base: usize, depth: usize) -> Result<Value, Problem> {
    let mut fields: Vec<Field> = fields
        .iter()
        .map(|(key, value)| {
            Ok(Field {
                key: key.get_ref().to_string(),
                key_at: base + key.span().start..base + key.span().end,
                node: node(value, base, depth + 1)?,
            })
        })
        .collect::<Result<_, Problem>>()?;
    // The crate sorts by name; people think in the order of the file.
    fields.sort_by_key(|field| field.key_at.start);
    Ok(Value::Table(fields))
}
