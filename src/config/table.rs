//! A table of the settings, read key by key.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::desk::{Desk, list};
use super::document::{Read, Value, Written};
use super::schema::table_of;
use crate::diagnostic::{Diagnostic, nearest};

/// A table that is being read: it remembers which keys it was asked for.
pub(super) struct Table<'t> {
    /// How it is named in messages; the document itself is not.
    name: Option<&'static str>,
    entries: &'t DeTable<'t>,
    known: Vec<&'static str>,
}

impl<'t> Table<'t> {
    /// The whole document.
    pub fn root(entries: &'t DeTable<'t>) -> Self {
        Self::new(None, entries)
    }

    fn new(name: Option<&'static str>, entries: &'t DeTable<'t>) -> Self {
        Self {
            name,
            entries,
            known: Vec::new(),
        }
    }

    /// The table that `value`, the value of `key`, is; `name` is for messages.
    pub fn of(
        key: &'static str,
        name: &'static str,
        value: &'t Value<'t>,
        desk: &mut Desk<'_>,
    ) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(entries) => Some(Self::new(Some(name), entries)),
            _ => {
                let help = format!("write its keys below a line `[{key}]`");
                desk.mismatch(key, value, help);
                None
            }
        }
    }

    /// The value of `key`, if there is one and it is readable.
    pub fn take<T: Read>(&mut self, key: &'static str, desk: &mut Desk<'_>) -> Option<Written<T>> {
        self.known.push(key);
        let value = self.entries.get(key)?;
        Some(Written {
            key,
            value: T::read(key, value, desk)?,
            span: value.span(),
        })
    }

    /// The value of `key`, which has to be there: in a table that stands at `span`, or in the
    /// document.
    pub fn need<T: Read>(
        &mut self,
        key: &'static str,
        span: Option<Range<usize>>,
        help: &str,
        desk: &mut Desk<'_>,
    ) -> Option<Written<T>> {
        if !self.entries.contains_key(key) {
            let place = span.map_or_else(|| desk.whole(), |span| desk.place(span));
            let message = match self.name {
                None => format!("the settings have no `{key}`"),
                Some(table) => format!("{table} has no `{key}`"),
            };
            desk.push(
                Diagnostic::error("settings/missing-key", message)
                    .help(help)
                    .at(place),
            );
        }
        self.take(key, desk)
    }

    /// Whether `key` is there, readable or not.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Refuses the keys that nobody asked for.
    pub fn finish(self, desk: &mut Desk<'_>) {
        for key in self.entries.keys() {
            if self.known.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let message = match self.name {
                None => format!("`{}` is no key of the settings", key.get_ref()),
                Some(table) => format!("`{}` is no key of {table}", key.get_ref()),
            };
            let help = match nearest(key.get_ref(), self.known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => match table_of(key.get_ref()) {
                    Some(table) => format!("move it to `{table}`"),
                    None => format!("remove it, or use one of {}", list(&self.known)),
                },
            };
            desk.refuse("settings/unknown-key", key.span(), message, help);
        }
    }
}
