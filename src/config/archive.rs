//! `archive`: whether a feed keeps what is too old for its newest document, and how.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use toml::de::DeValue;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::words::{self, names};

/// How the older items of a feed are put into documents of their own (RFC 5005, section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Archive {
    /// So many items in each, counted from the oldest; more than 0.
    Items(usize),
    /// Those of a month in each, in the site's time zone.
    Month,
}

/// A word or a number.
#[derive(Clone, Debug)]
pub(super) enum RawArchive {
    Word(Written<String>),
    Items(Written<u64>),
}

impl JsonSchema for RawArchive {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Archive".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "enum": names(words::ARCHIVES) },
                { "type": "integer", "minimum": 1, "maximum": u32::MAX },
            ]
        })
    }
}

impl Read for RawArchive {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let span = value.span();
        match value.get_ref() {
            DeValue::String(_) => {
                let value = String::read(key, value, desk)?;
                Some(Self::Word(Written { key, value, span }))
            }
            DeValue::Integer(_) => {
                let value = u64::read(key, value, desk)?;
                Some(Self::Items(Written { key, value, span }))
            }
            _ => {
                desk.mismatch(key, value, "write \"month\", or a number of items");
                None
            }
        }
    }
}

/// What is written → what is used; `None` if nothing is written, or something wrong.
pub(super) fn convert(
    raw: &Option<Written<RawArchive>>,
    desk: &mut Desk<'_>,
) -> Option<Option<Archive>> {
    match &raw.as_ref()?.value {
        RawArchive::Word(word) => desk.word_of(word, words::ARCHIVES),
        RawArchive::Items(items) => {
            let items = desk.small(&Some(items.clone()))?;
            Some(Some(Archive::Items(items as usize)))
        }
    }
}
