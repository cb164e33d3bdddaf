//! Languages, as BCP 47 names them.

use std::fmt;

use oxilangtag::LanguageTag;

/// The primary language subtags of two letters in the IANA registry, as of 2025-08-25.
const TWO: &str = include_str!("primary-2.txt");
/// Those of three letters.
const THREE: &str = include_str!("primary-3.txt");

/// A BCP 47 language tag (RFC 5646): well-formed, in canonical case, with a primary subtag that
/// the IANA registry lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Reads a tag; `None` if it is malformed or its primary subtag is not registered.
    ///
    /// An underscore, as POSIX locales have it, is taken for a hyphen.
    ///
    /// ```
    /// use feedmill::model::Language;
    ///
    /// assert_eq!(Language::parse("pt_br").unwrap().as_str(), "pt-BR");
    /// assert!(Language::parse("english").is_none());
    /// assert!(Language::parse("zz").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let tag = LanguageTag::parse_and_normalize(&text.trim().replace('_', "-")).ok()?;
        is_registered(tag.primary_language()).then(|| Self(tag.into_inner()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary subtag, such as `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether the language is written from right to left, by its script subtag if it has one.
    pub fn is_right_to_left(&self) -> bool {
        match self.0.split('-').skip(1).find(|subtag| subtag.len() == 4) {
            Some(script) => {
                matches!(
                    script,
                    "Adlm"
                        | "Arab"
                        | "Aran"
                        | "Hebr"
                        | "Mand"
                        | "Nkoo"
                        | "Rohg"
                        | "Samr"
                        | "Syrc"
                        | "Thaa"
                )
            }
            None => matches!(
                self.primary(),
                "ar" | "arc"
                    | "arz"
                    | "ckb"
                    | "dv"
                    | "fa"
                    | "he"
                    | "iw"
                    | "ji"
                    | "nqo"
                    | "prs"
                    | "ps"
                    | "sd"
                    | "syr"
                    | "ug"
                    | "ur"
                    | "yi"
            ),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `subtag` is a primary language subtag of the registry, in any case.
///
/// `qaa` to `qtz` are there for private use; a tag may also begin with `x-` or `i-`, which
/// carry no language of the registry and are left to RFC 5646's grammar.
pub(crate) fn is_registered(subtag: &str) -> bool {
    let subtag = subtag.to_ascii_lowercase();
    match subtag.len() {
        2 => lists(TWO, &subtag),
        3 => ("qaa".."qua").contains(&subtag.as_str()) || lists(THREE, &subtag),
        _ => subtag.starts_with("x-") || subtag.starts_with("i-"),
    }
}

/// Searches a sorted table whose rows are all of one width and end in one separator.
fn lists(table: &str, subtag: &str) -> bool {
    let stride = subtag.len() + 1;
    let row = |index: usize| &table[index * stride..index * stride + subtag.len()];
    let (mut low, mut high) = (0, table.len() / stride);
    while low < high {
        let middle = (low + high) / 2;
        match row(middle).cmp(subtag) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_registered_subtag() {
        for table in [TWO, THREE] {
            assert!(table.split_whitespace().all(is_registered));
            assert!(table.split_whitespace().is_sorted());
        }
    }

    #[test]
    fn reads_what_people_write() {
        for (text, tag) in [
            ("EN", Some("en")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("yue", Some("yue")),
            ("i-klingon", Some("i-klingon")),
            ("x-mine", Some("x-mine")),
            ("en-!!", None),
            ("", None),
            ("xx", None),
            ("türkçe", None),
        ] {
            assert_eq!(
                Language::parse(text).as_ref().map(Language::as_str),
                tag,
                "{text}"
            );
        }
    }

    #[test]
    fn knows_the_direction() {
        for (tag, expected) in [
            ("ar", true),
            ("he-IL", true),
            ("az-Arab", true),
            ("ur-Latn", false),
            ("en", false),
        ] {
            assert_eq!(
                Language::parse(tag).unwrap().is_right_to_left(),
                expected,
                "{tag}"
            );
        }
    }
}
