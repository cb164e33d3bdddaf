//! Texts: not empty, without markup, a language, a media type.

use super::given::Given;
use crate::checks::rule::rule;
use crate::checks::values::{
    INVALID_LANGUAGE, MISPLACED_MARKUP, Markup, find_markup, is_language, is_media_type,
    language_help, no_media_type,
};
use crate::checks::{Check, Rule, Sink};

pub static EMPTY_MEMBER: Rule = rule!("json/empty-member", Interop, "0.1.0", Check::Value);

/// Something rather than nothing.
pub fn not_empty(given: &Given<'_>, sink: &mut Sink) {
    if given.text.trim().is_empty() {
        sink.push(
            EMPTY_MEMBER
                .at(given.span(), format!("{} is empty", given.name()))
                .help("say something, or leave it out"),
        );
    }
}

/// Text that people read, and that is not HTML.
pub fn plain(given: &Given<'_>, sink: &mut Sink) {
    not_empty(given, sink);
    without_markup(given, sink);
}

/// Text that is not HTML; whether it may be empty, another rule says.
pub fn without_markup(given: &Given<'_>, sink: &mut Sink) {
    let what = match find_markup(&given.text) {
        Some(Markup::Tag) => "HTML tags",
        Some(Markup::Reference) => "escaped characters",
        Some(Markup::Risky) | None => return,
    };
    sink.push(
        MISPLACED_MARKUP
            .at(
                given.span(),
                format!("{what} in {}, which is plain text", given.name()),
            )
            .help("write the characters themselves; only `content_html` is HTML"),
    );
}

/// A tag of BCP 47.
pub fn language(given: &Given<'_>, sink: &mut Sink) {
    if !is_language(&given.text) {
        sink.push(
            INVALID_LANGUAGE
                .at(
                    given.span(),
                    format!("{} is {}, not a language", given.name(), given.shown()),
                )
                .help(language_help(&given.text)),
        );
    }
}

/// A media type.
pub fn media_type(given: &Given<'_>, sink: &mut Sink) {
    if !is_media_type(&given.text) {
        sink.push(no_media_type(given.span(), &given.name(), &given.shown()));
    }
}
