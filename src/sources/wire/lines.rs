//! A text as numbered lines, and what can be said of one line by itself.

use chrono_tz::Tz;

use crate::sources::Reading;
use crate::sources::dates::{self, Unreadable};

use super::labels::{self, Label};

/// A line without the white space at its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// From 1.
    pub number: u32,
}

/// All lines of `text`.
pub(super) fn all(text: &str) -> Vec<Line<'_>> {
    text.split('\n')
        .zip(1..)
        .map(|(text, number)| Line {
            text: text.trim_end(),
            number,
        })
        .collect()
}

impl<'a> Line<'a> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn is_indented(&self) -> bool {
        self.text.starts_with("  ") || self.text.starts_with('\t')
    }

    /// What stands behind a bullet at the beginning.
    pub(super) fn bullet(&self) -> Option<&'a str> {
        let rest = self
            .text
            .trim_start()
            .strip_prefix(['-', '*', '•', '–', '·', '▪', '‣'])?;
        let item = rest.trim_start();
        // A rule, such as `- - -`, is no bullet.
        let says_something = item.contains(char::is_alphanumeric);
        (rest.starts_with(char::is_whitespace) && says_something).then_some(item)
    }

    /// Whether the line can belong to the block although it has no bullet: a known label with a
    /// fitting value, or a byline.
    pub(super) fn is_bare_field(&self) -> bool {
        let text = self.text.trim_start();
        let Some(labelled) = labels::split(text) else {
            return is_byline(text);
        };
        match labelled.label {
            // `Update: 2 saved` is a sentence, whatever else it is.
            Some(Label::Published | Label::Updated) => is_date(labelled.value),
            // An embargo is one however it is put: it must not be lost in the text.
            Some(
                Label::Embargo | Label::Private | Label::Reason | Label::Summary | Label::Title,
            ) => true,
            Some(_) => labelled.value.len() <= 200 && !is_sentence(labelled.value),
            None => false,
        }
    }
}

/// Whether `text` is a date, be it one with two readings or none.
pub(super) fn is_date(text: &str) -> bool {
    // The zone has no part in this.
    let reading = Reading::new(Tz::UTC);
    text.contains(char::is_numeric)
        && !matches!(
            dates::parse(text, &reading),
            Err(Unreadable::Unknown | Unreadable::UnknownZone)
        )
}

/// `By Jane Doe`
pub(super) fn is_byline(text: &str) -> bool {
    let Some(("By" | "BY" | "by", names)) = text.split_once(' ') else {
        return false;
    };
    names.len() <= 150 && names.starts_with(char::is_uppercase) && !is_sentence(text)
}

/// Whether `text` is longer than a field, or a whole sentence: `U.S.` is none.
pub(super) fn is_sentence(text: &str) -> bool {
    text.chars().nth(80).is_some() || ends_sentence(text) && text.split_whitespace().count() > 4
}

/// Whether a sentence ends at the end of `text`, inside quotation marks or brackets or not.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', '」', '』'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', ':'])
}
