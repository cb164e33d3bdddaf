//! A fault → a message and a help, in our words.

use super::engine::{Fault, FaultKind};

/// How much of a name is quoted in a message, in characters.
const QUOTED: usize = 40;

/// What is, and what to do.
pub(super) fn say(fault: &Fault) -> (String, Option<String>) {
    let subject = subject(&fault.pointer);
    let name = fault.pointer.rsplit('/').next().unwrap_or_default();
    let help = |text: &str| Some(text.to_owned());
    match &fault.kind {
        FaultKind::Choice => (
            format!("{subject} is not a version that is known"),
            help("write `https://jsonfeed.org/version/1.1`"),
        ),
        FaultKind::Empty => (format!("{subject} is empty"), None),
        FaultKind::Format(format) if format == "date-time" => (
            format!("{subject} is no date and time"),
            help("write it as in `2026-11-01T12:00:00Z`"),
        ),
        FaultKind::Format(_) => (
            format!("{subject} is no absolute URL"),
            help("write it with its scheme, `https://…`"),
        ),
        FaultKind::Incomplete => (
            format!("{subject} has neither `content_html` nor `content_text`"),
            None,
        ),
        FaultKind::Missing(member) => (format!("{subject} has no `{member}`"), None),
        FaultKind::Name => (format!("{subject} holds a name with a dot in it"), None),
        FaultKind::Negative => (format!("{subject} is below zero"), None),
        FaultKind::Other => (format!("{subject} is not what the format allows"), None),
        FaultKind::Pattern if name == "mime_type" => (
            format!("{subject} is no media type"),
            help("write it as in `audio/mpeg`"),
        ),
        FaultKind::Pattern => (
            format!("{subject} is no language tag"),
            help("write it as in `en-GB`"),
        ),
        FaultKind::Type(kind) => {
            let article = match kind.as_str() {
                "array" | "object" => "an ",
                "number" => "a ",
                _ => "",
            };
            (
                format!("{subject} is not {article}{}", kind_in_words(kind)),
                None,
            )
        }
        FaultKind::Unknown => (
            format!("{subject} is no member of JSON Feed"),
            Some(meant(name).map_or_else(
                || "begin the names of extensions with `_` and a letter".to_owned(),
                |meant| format!("write `{meant}`"),
            )),
        ),
    }
}

/// What a pointer leads to: `feed`, `item`, `author`, or a member, `url` of `author`.
fn subject(pointer: &str) -> String {
    let mut steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let Some(last) = steps.pop() else {
        return "feed".to_owned();
    };
    match (last.parse::<usize>(), steps.last()) {
        (Ok(_), Some(&list)) => match singular(list) {
            Some(one) => one.to_owned(),
            None => format!("value in `{}`", shown(list)),
        },
        _ => format!("`{}`", shown(last)),
    }
}

fn singular(list: &str) -> Option<&'static str> {
    Some(match list {
        "attachments" => "attachment",
        "authors" => "author",
        "hubs" => "hub",
        "items" => "item",
        "tags" => "tag",
        _ => return None,
    })
}

fn kind_in_words(kind: &str) -> &str {
    match kind {
        "boolean" => "`true` or `false`",
        "string" => "text",
        kind => kind,
    }
}

/// The member that was meant by a name in other case or with a hyphen.
fn meant(name: &str) -> Option<&'static str> {
    let bare = |name: &str| name.replace(['_', '-', ' '], "").to_lowercase();
    MEMBERS
        .into_iter()
        .find(|member| bare(member) == bare(name) && *member != name)
}

const MEMBERS: [&str; 32] = [
    "attachments",
    "author",
    "authors",
    "avatar",
    "banner_image",
    "content_html",
    "content_text",
    "date_modified",
    "date_published",
    "description",
    "duration_in_seconds",
    "expired",
    "external_url",
    "favicon",
    "feed_url",
    "home_page_url",
    "hubs",
    "icon",
    "id",
    "image",
    "items",
    "language",
    "mime_type",
    "name",
    "next_url",
    "size_in_bytes",
    "summary",
    "tags",
    "title",
    "url",
    "user_comment",
    "version",
];

fn shown(step: &str) -> String {
    clip(&step.replace("~1", "/").replace("~0", "~"))
}

/// The beginning of `text`, on one line.
pub(super) fn clip(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
