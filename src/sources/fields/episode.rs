//! What an article says of itself as an episode of a podcast.
//!
//! Its fields may stand at the top, where themes for podcasts look for them, or in a table
//! `podcast`, `itunes` or `episode`, under short names.

use std::num::NonZeroU32;

use crate::diagnostic::Diagnostic;
use crate::model::{Aired, Article, Enclosed, EpisodeKind, Found, Heard, Named};
use crate::sources::words;

use super::Fields;
use super::desk::Desk;
use super::files::{enclosed, seconds};
use super::keys::{Meaning, fold};
use super::node::{Field, Node, Value};
use super::people::part;

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    let mut reader = Reader {
        aired: Aired::default(),
        line: None,
        file: None,
        seconds: None,
        bytes: None,
        // `season: winter` on a page about soup is no mistake.
        is_meant: !article.attachments.is_empty(),
    };
    let tables = ["podcast", "itunes", "episode"];
    for field in fields.all(Meaning::Episode) {
        match &field.node.value {
            Value::Table(inner) if tables.contains(&&*fold(&field.key)) => {
                reader.is_meant = true;
                for field in inner {
                    reader.part(field, true, desk);
                }
            }
            _ => reader.part(field, false, desk),
        }
    }
    let known = |file: &Found<Enclosed>| {
        let mut known = article.attachments.iter();
        known.any(|other| other.value.url == file.value.url)
    };
    if let Some(file) = reader.file.take().filter(|file| !known(file)) {
        article.attachments.insert(0, file);
    }
    if let Some(first) = article.attachments.first_mut() {
        first.value.duration = first.value.duration.or(reader.seconds);
        first.value.length = first.value.length.or(reader.bytes);
    }
    // Without a file there is nothing to be heard.
    let line = reader.line.filter(|_| !article.attachments.is_empty());
    article.episode = line
        .filter(|_| reader.aired != Aired::default())
        .map(|line| Found::new(reader.aired, line));
}

struct Reader {
    aired: Aired,
    /// The first line that says something.
    line: Option<u32>,
    file: Option<Found<Enclosed>>,
    seconds: Option<u64>,
    bytes: Option<u64>,
    /// Whether the article is known to be an episode, so that what can't be read is a mistake.
    is_meant: bool,
}

impl Reader {
    /// Reads one field; `inside` a table it has a short name.
    fn part(&mut self, field: &Field, inside: bool, desk: &mut Desk<'_>) {
        let (name, node) = (fold(&field.key), &field.node);
        if node.value == Value::Null {
            return;
        }
        let line = desk.found((), &field.key_at).line;
        self.line.get_or_insert(line);
        match (&*name, inside) {
            ("episode" | "episodenumber", _) | ("number", true) => {
                self.aired.number = self.number(field, desk);
            }
            ("season", _) => self.season(field, desk),
            ("episodetype", _) | ("type", true) => {
                let wanted = "`full`, `trailer` or `bonus`";
                self.aired.kind = self.read(field, wanted, EpisodeKind::parse, desk);
            }
            ("explicit", _) => {
                let wanted = "`true` or `false`";
                self.aired.explicit = self.read(field, wanted, explicit, desk);
            }
            ("episodetitle" | "itunestitle", _) | ("title", true) => {
                self.aired.title = desk.text(field).map(|found| found.value);
            }
            ("episodeimage", _) | ("image" | "artwork", true) => {
                self.aired.image = desk.text(field).map(|found| found.value);
            }
            ("duration" | "podcastduration", _) => {
                let wanted = "seconds or `h:mm:ss`";
                self.seconds = self.read(field, wanted, seconds, desk);
            }
            ("podcastbytes", _) | ("length" | "bytes" | "size", true) => {
                let number = |text: &str| text.trim().parse().ok();
                self.bytes = self.read(field, "the number of bytes", number, desk);
            }
            ("podcastfile", _) | ("audio" | "video" | "file" | "url" | "enclosure", true) => {
                self.file = enclosed(&field.key, node, desk);
            }
            ("transcript" | "transcripts", _) => {
                let files = all(node).iter().filter_map(named);
                self.aired.transcripts.extend(files);
            }
            ("chapters", _) => self.aired.chapters = named(node),
            ("person" | "persons" | "people", _) => self.people(node, None),
            ("host" | "hosts", _) => self.people(node, Some("host")),
            ("guest" | "guests", _) => self.people(node, Some("guest")),
            _ => {}
        }
    }

    /// A number, or a table with a `number` and a `name`.
    fn season(&mut self, field: &Field, desk: &mut Desk<'_>) {
        let Value::Table(inner) = &field.node.value else {
            self.aired.season = self.number(field, desk);
            return;
        };
        self.aired.season_name = part(inner, &["name", "title"]);
        if let Some(number) = inner.iter().find(|field| fold(&field.key) == "number") {
            self.aired.season = self.number(number, desk);
        }
    }

    fn number(&self, field: &Field, desk: &mut Desk<'_>) -> Option<NonZeroU32> {
        let number = |text: &str| text.trim().parse().ok();
        self.read(field, "a whole number from 1 on", number, desk)
    }

    fn read<T>(
        &self,
        field: &Field,
        wanted: &str,
        read: impl Fn(&str) -> Option<T>,
        desk: &mut Desk<'_>,
    ) -> Option<T> {
        let value = match &field.node.value {
            Value::Text(text) => read(text),
            _ => None,
        };
        if value.is_none() && self.is_meant {
            let message = format!("`{}` holds what no podcast can use", field.key);
            let help = format!("write {wanted}, or remove it");
            let diagnostic = Diagnostic::warning("article/invalid-field", message).help(help);
            desk.report(diagnostic, &field.node.at);
        }
        value
    }

    fn people(&mut self, node: &Node, role: Option<&str>) {
        let people = all(node).iter().filter_map(|node| {
            let heard = match &node.value {
                Value::Text(text) => Heard {
                    name: text.trim().to_owned(),
                    ..Heard::default()
                },
                Value::Table(fields) => Heard {
                    name: part(fields, &["name"])?,
                    role: part(fields, &["role"]),
                    group: part(fields, &["group"]),
                    image: part(fields, &["image", "img", "photo"]),
                    url: part(fields, &["url", "href", "link"]),
                },
                _ => return None,
            };
            let role = heard.role.or_else(|| role.map(str::to_owned));
            (!heard.name.is_empty()).then_some(Heard { role, ..heard })
        });
        self.aired.people.extend(people);
    }
}

/// Apple's words of former times are still in use.
fn explicit(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "explicit" => Some(true),
        "clean" => Some(false),
        other => words::truth(other),
    }
}

/// The nodes of a list, or the one that is none.
fn all(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(nodes) => nodes,
        _ => std::slice::from_ref(node),
    }
}

/// An address, or a table that has one.
fn named(node: &Node) -> Option<Named> {
    let named = match &node.value {
        Value::Text(text) => Named {
            url: text.trim().to_owned(),
            ..Named::default()
        },
        Value::Table(fields) => Named {
            url: part(fields, &["url", "src", "href", "file", "path"])?,
            media_type: part(fields, &["type", "mimetype", "mediatype", "mime"]),
            language: part(fields, &["language", "lang"]),
            rel: part(fields, &["rel"]),
        },
        _ => return None,
    };
    (!named.url.is_empty()).then_some(named)
}
