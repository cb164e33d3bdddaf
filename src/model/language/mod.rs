//! Languages, as BCP 47 names them.

use std::fmt;

use oxilangtag::LanguageTag;

/// The primary language subtags of two letters in the IANA registry, as of 2025-08-25.
const TWO: &str = include_str!("primary-2.txt");
/// Those of three letters.
const THREE: &str = include_str!("primary-3.txt");
/// The other subtags there, of the same day: scripts, regions of letters and of digits, variants.
const SCRIPTS: &str = include_str!("scripts.txt");
const REGIONS_TWO: &str = include_str!("regions-2.txt");
const REGIONS_THREE: &str = include_str!("regions-3.txt");
const VARIANTS: &str = include_str!("variants.txt");

/// A BCP 47 language tag (RFC 5646): well-formed, in canonical case, of subtags that the IANA
/// registry lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Reads a tag; `None` if it is malformed or one of its subtags is not registered.
    ///
    /// An underscore, as POSIX locales have it, is taken for a hyphen.
    ///
    /// ```
    /// use feedmill::model::Language;
    ///
    /// assert_eq!(Language::parse("pt_br").unwrap().as_str(), "pt-BR");
    /// assert!(Language::parse("english").is_none());
    /// assert!(Language::parse("zz").is_none());
    /// assert!(Language::parse("en-UK").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let tag = LanguageTag::parse_and_normalize(&text.trim().replace('_', "-")).ok()?;
        unregistered(&tag).is_none().then(|| Self(tag.into_inner()))
    }

    /// The subtag of `text` that the registry does not list, if that is what keeps it from being
    /// a tag.
    ///
    /// ```
    /// use feedmill::model::Language;
    ///
    /// assert_eq!(Language::unregistered("en-UK").as_deref(), Some("UK"));
    /// assert_eq!(Language::unregistered("en-GB"), None);
    /// ```
    pub fn unregistered(text: &str) -> Option<String> {
        let tag = LanguageTag::parse_and_normalize(&text.trim().replace('_', "-")).ok()?;
        unregistered(&tag).map(str::to_owned)
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

/// The first subtag that the registry does not list. Extensions and private use have none there.
fn unregistered(tag: &LanguageTag<String>) -> Option<&str> {
    let primary = tag.primary_language();
    let extended = tag.extended_language_subtags();
    let languages = std::iter::once(primary).chain(extended);
    let scripts = tag.script().into_iter();
    let regions = tag.region().into_iter();
    languages
        .filter(|it| !is_registered(it))
        .chain(scripts.filter(|it| !is_script(it)))
        .chain(regions.filter(|it| !is_region(it)))
        .chain(tag.variant_subtags().filter(|it| !is_variant(it)))
        .next()
}

/// Whether `subtag` is a script of the registry; `Qaaa` to `Qabx` are there for private use.
fn is_script(subtag: &str) -> bool {
    let subtag = subtag.to_ascii_lowercase();
    ("qaaa"..="qabx").contains(&subtag.as_str()) || lists(SCRIPTS, &subtag)
}

/// Whether `subtag` is a region of the registry; `QM` to `QZ` and `XA` to `XZ` are there for
/// private use.
fn is_region(subtag: &str) -> bool {
    let subtag = subtag.to_ascii_lowercase();
    let is_private = ("qm"..="qz").contains(&subtag.as_str()) || subtag.starts_with('x');
    match subtag.len() {
        2 => is_private || lists(REGIONS_TWO, &subtag),
        _ => lists(REGIONS_THREE, &subtag),
    }
}

fn is_variant(subtag: &str) -> bool {
    VARIANTS
        .split_ascii_whitespace()
        .any(|known| known.eq_ignore_ascii_case(subtag))
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
    fn finds_every_other_subtag() {
        for (table, finds) in [
            (SCRIPTS, is_script as fn(&str) -> bool),
            (REGIONS_TWO, is_region),
            (REGIONS_THREE, is_region),
            (VARIANTS, is_variant),
        ] {
            assert!(table.split_whitespace().all(finds));
            assert!(table.split_whitespace().is_sorted());
            assert!(table.split_whitespace().nth(28).is_some());
        }
    }

    #[test]
    fn names_the_subtag_that_is_not_registered() {
        for (text, subtag) in [
            ("en-UK", Some("UK")),
            ("zh-Hans-CN", None),
            ("zh-Tran-CN", Some("Tran")),
            ("sr-Qaaa-XK", None),
            ("es-419", None),
            ("es-420", Some("420")),
            ("sl-rozaj-biske", None),
            ("de-CH-1901", None),
            ("de-1900", Some("1900")),
            ("zh-yue", None),
            ("xx-UK", Some("xx")),
            ("en-x-UK", None),
            ("en-u-ca-buddhist", None),
            ("i-klingon", None),
            ("x-mine", None),
            ("english", Some("english")),
            ("en-!!", None),
        ] {
            assert_eq!(Language::unregistered(text).as_deref(), subtag, "{text}");
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
