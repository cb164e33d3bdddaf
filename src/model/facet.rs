//! What articles can be told apart by.

use std::borrow::Cow;
use std::fmt;

use icu_normalizer::ComposingNormalizerBorrowed;
use serde::{Deserialize, Serialize};

/// What articles can be told apart by: each has labels, such as the names of its authors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// See [`Item::section`](super::Item::section).
    Section,
    /// What the article itself lists as its categories.
    Category,
    /// What it lists as its tags.
    Tag,
    /// See [`Item::authors`](super::Item::authors): their names.
    Author,
    /// See [`Item::language`](super::Item::language).
    Language,
}

impl Facet {
    /// All of them, in the order they are listed in everywhere.
    pub const ALL: [Facet; 5] = [
        Facet::Section,
        Facet::Category,
        Facet::Tag,
        Facet::Author,
        Facet::Language,
    ];

    /// The name that settings use: `section`, `category`, `tag`, `author`, `language`.
    pub fn as_str(self) -> &'static str {
        match self {
            Facet::Section => "section",
            Facet::Category => "category",
            Facet::Tag => "tag",
            Facet::Author => "author",
            Facet::Language => "language",
        }
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What makes two labels the same: their letters in lower case and in composed form, without white
/// space around them and with one space for any within.
///
/// ```
/// use feedmill::model::folded;
///
/// assert_eq!(folded(" Çay  Üzerine\n"), folded("C\u{327}AY u\u{308}zerine"));
/// assert_ne!(folded("Sci-Fi"), folded("Sci Fi"));
/// ```
pub fn folded(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    let line = words.join(" ");
    if line.is_ascii() {
        return line.to_ascii_lowercase();
    }
    // Twice: which lower case a letter has depends on the marks that it is written with, and what
    // it becomes may compose with them.
    composed(&composed(&line).to_lowercase()).into_owned()
}

/// `text` with its letters and their marks in composed form (NFC).
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}
