//! `[[feeds]]` as it is written.

use schemars::JsonSchema;

use crate::config::archive::RawArchive;
use crate::config::desk::Desk;
use crate::config::document::{Read, Value, Written};
use crate::config::podcast::RawPodcast;
use crate::config::raw::at;
use crate::config::table::Table;
use crate::config::words::{self, names};
use crate::diagnostic::Diagnostic;

/// A feed beside the main one, or one for each label that articles have.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("oneOf" = [{ "required": ["name"] }, { "required": ["split"] }])
)]
pub(crate) struct RawFeed {
    /// The name of the feed.
    #[schemars(length(min = 1))]
    pub name: Option<Written<String>>,
    /// Make one feed for each of these that articles have.
    #[schemars(extend("enum" = names(words::FACETS)))]
    pub split: Option<Written<String>>,
    /// Only articles of this section, or of one of these.
    pub section: Option<Written<RawLabels>>,
    /// Only articles with this category, or with one of these.
    pub category: Option<Written<RawLabels>>,
    /// Only articles with this tag, or with one of these.
    pub tag: Option<Written<RawLabels>>,
    /// Only articles by this author, or by one of these.
    pub author: Option<Written<RawLabels>>,
    /// Only articles in this language, or in one of these; `en` takes `en-GB` too. If it is one,
    /// it is the language of the feed.
    pub language: Option<Written<RawLabels>>,
    /// The title of the feed, in which `{site}` and `{name}` or, with `split`, `{label}` are
    /// filled in. Without it, `{site}: {name}` or `{site}: {label}`.
    #[schemars(length(min = 1))]
    pub title: Option<Written<String>>,
    /// What the feed is, in a sentence; the same is filled in. Without it, the site's.
    #[schemars(length(min = 1))]
    pub description: Option<Written<String>>,
    /// The folder of the feed below that of `output`; with `split`, a part of it is `{label}`.
    /// Without it, the name, or such as `section/{label}`.
    #[schemars(length(min = 1))]
    pub folder: Option<Written<String>>,
    /// The formats that are made. Without it, those of `output`.
    #[schemars(
        length(min = 1),
        extend(
            "items" = { "type": "string", "enum": names(words::FORMATS) },
            "uniqueItems" = true
        )
    )]
    pub formats: Option<Written<Vec<Written<String>>>>,
    /// The most items that the feed holds. Without it, as many as `output` says.
    #[schemars(range(min = 1, max = u32::MAX))]
    pub items: Option<Written<u64>>,
    /// The most bytes that the feed has. Without it, as many as `output` says.
    #[schemars(range(min = 1, max = u32::MAX))]
    pub bytes: Option<Written<u64>>,
    /// Whether items carry their whole text or their summary. Without it, as `output` says.
    #[schemars(extend("enum" = names(words::CONTENTS)))]
    pub content: Option<Written<String>>,
    /// Whether older items are kept in archive documents: one for each month, or one for so many
    /// items. Without it, as `output` says.
    pub archive: Option<Written<RawArchive>>,
    /// What makes the feed a podcast. Without it, it is none.
    pub podcast: Option<Written<RawPodcast>>,
    /// The partner that the feed is made for. Without it, that of `output`.
    #[schemars(extend("enum" = names(words::PROFILES)))]
    pub profile: Option<Written<String>>,
    /// The fewest items for a feed to be made.
    #[schemars(range(min = 1, max = u32::MAX), extend("default" = words::AT_LEAST))]
    pub at_least: Option<Written<u64>>,
}

/// A label, or a list of them.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(crate) enum RawLabels {
    /// One.
    One(#[schemars(length(min = 1))] Written<String>),
    /// Any of them.
    Any(#[schemars(length(min = 1))] Vec<Written<String>>),
}

impl RawLabels {
    pub fn all(&self) -> &[Written<String>] {
        match self {
            Self::One(label) => std::slice::from_ref(label),
            Self::Any(labels) => labels,
        }
    }
}

impl Read for RawFeed {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[[feeds]]`", value, desk)?;
        let raw = Self {
            name: table.take("name", desk),
            split: table.take("split", desk),
            section: table.take("section", desk),
            category: table.take("category", desk),
            tag: table.take("tag", desk),
            author: table.take("author", desk),
            language: table.take("language", desk),
            title: table.take("title", desk),
            description: table.take("description", desk),
            folder: table.take("folder", desk),
            formats: table.take("formats", desk),
            items: table.take("items", desk),
            bytes: table.take("bytes", desk),
            content: table.take("content", desk),
            archive: table.take("archive", desk),
            podcast: table.take("podcast", desk),
            profile: table.take("profile", desk),
            at_least: table.take("at_least", desk),
        };
        if !table.has("name") && !table.has("split") {
            let place = at(value).map_or_else(|| desk.whole(), |span| desk.place(span));
            desk.push(
                Diagnostic::error("settings/missing-key", "`[[feeds]]` has no `name`")
                    .help("add the feed's name, or `split = \"section\"` for one of each section")
                    .at(place),
            );
        }
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawLabels {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        if let Some(label) = value.get_ref().as_str() {
            return Some(Self::One(Written {
                key,
                value: label.to_owned(),
                span: value.span(),
            }));
        }
        if value.get_ref().as_array().is_none() {
            let help = "write it in quotes, or more than one in brackets";
            desk.mismatch(key, value, help);
            return None;
        }
        Vec::read(key, value, desk).map(Self::Any)
    }
}
