//! A TOML document that is read to its end, whatever is wrong with it.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::desk::Desk;
use super::table::Table;

/// Reads what `of` wants of the document; `None` if it is not TOML.
pub(super) fn read<T>(
    text: &str,
    desk: &mut Desk<'_>,
    of: impl FnOnce(Table<'_>, &mut Desk<'_>) -> T,
) -> Option<T> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut readable = true;
    for error in errors {
        let span = error.span().unwrap_or_default();
        if error.message() == "duplicate key" {
            let key = text.get(span.clone()).unwrap_or_default();
            let message = format!("`{key}` is here a second time");
            desk.refuse(
                "settings/duplicate-key",
                span,
                message,
                "remove one of the two",
            );
        } else {
            // After such an error what else seems wrong may only be its consequence.
            readable = false;
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            let help = "see https://toml.io/ for how TOML is written";
            desk.refuse("settings/invalid-syntax", span, message, help);
        }
    }
    let root = Table::root(document.get_ref());
    readable.then(|| of(root, desk))
}

/// A value of TOML and where it stands.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// What is written in the settings, and where.
#[derive(Clone, Debug)]
pub(super) struct Written<T> {
    /// The key that it is the value of.
    pub key: &'static str,
    /// The value.
    pub value: T,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
}

impl<T: JsonSchema> JsonSchema for Written<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// What can be read from a value.
pub(super) trait Read: Sized {
    /// Reads it; what is wrong goes to `desk`.
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self>;
}

impl Read for String {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            desk.mismatch(key, value, "write it in quotes");
        }
        text.map(str::to_owned)
    }
}

impl Read for bool {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            desk.mismatch(key, value, "write `true` or `false`, without quotes");
        }
        truth
    }
}

impl Read for u64 {
    /// A whole number above 0.
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        const HELP: &str = "write a whole number greater than 0, without quotes";
        let DeValue::Integer(integer) = value.get_ref() else {
            desk.mismatch(key, value, HELP);
            return None;
        };
        let number = u64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            let is_large = integer.as_str().trim_start_matches('+').len() > 19;
            let help = if is_large {
                "write a smaller number"
            } else {
                HELP
            };
            let message = format!("`{key}` is {integer}");
            desk.refuse("settings/invalid-value", value.span(), message, help);
        }
        number
    }
}

impl<T: Read> Read for Vec<Written<T>> {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(array) = value.get_ref().as_array() else {
            let help = match value.get_ref() {
                DeValue::Table(_) => format!("write `[[{key}]]`, in two brackets, above each"),
                _ => "write a list, in brackets".into(),
            };
            desk.mismatch(key, value, help);
            return None;
        };
        let mut all = Vec::new();
        for value in array.iter() {
            if let Some(read) = T::read(key, value, desk) {
                all.push(Written {
                    key,
                    value: read,
                    span: value.span(),
                });
            }
        }
        Some(all)
    }
}
