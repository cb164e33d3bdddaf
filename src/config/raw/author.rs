//! An author, as it is written: a name, or a table with more.

use schemars::JsonSchema;

use super::at;
use crate::config::desk::Desk;
use crate::config::document::{Read, Value, Written};
use crate::config::table::Table;

/// An author: a name, or a table with more.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(in crate::config) enum RawAuthor {
    /// The name.
    Name(#[schemars(length(min = 1))] String),
    /// The name and more.
    Table(RawPerson),
}

/// A name and more.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::config) struct RawPerson {
    /// The name.
    #[schemars(required, length(min = 1))]
    pub name: Option<Written<String>>,
    /// An e-mail address; it is published.
    #[schemars(email)]
    pub email: Option<Written<String>>,
    /// A page about the person: its address, absolute or relative to the site's `link`.
    pub url: Option<Written<String>>,
}

impl Read for RawAuthor {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        if let Some(name) = value.get_ref().as_str() {
            return Some(Self::Name(name.to_owned()));
        }
        if !value.get_ref().is_table() {
            let help = "write a name in quotes, or `{ name = \"…\", email = \"…\", url = \"…\" }`";
            desk.mismatch("author", value, help);
            return None;
        }
        let mut table = Table::of(key, "an author", value, desk)?;
        let raw = RawPerson {
            name: table.need("name", at(value), "add the author's name", desk),
            email: table.take("email", desk),
            url: table.take("url", desk),
        };
        table.finish(desk);
        Some(Self::Table(raw))
    }
}
