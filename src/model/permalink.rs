//! Where an article's page is.

use chrono_tz::Tz;

use super::Instant;

/// A pattern such as `/{section}/{year}/{month}/{slug}/` that makes the address of an article.
///
/// | placeholder | becomes |
/// |---|---|
/// | `{section}` | the section as a slug; its part of the path is left out if there is none |
/// | `{year}` `{month}` `{day}` | of the first publication, in the site's zone; 4, 2, 2 digits |
/// | `{slug}` | the article's own slug, else the seed's name as a slug |
/// | `{path}` | the seed's path within its source folder, each part as a slug; without a last part `index` |
/// | `{title}` | the title as a slug; without one, as `{slug}` |
/// | `{slug_or_title}` | the article's own slug, else as `{title}` |
/// | `{categories}` | the categories in lower case; left out if there are none |
/// | `{folder}` | the folders of `{path}` as they are called, without the last part; left out if there are none |
/// | `{name}` | the article's own slug, else the seed's name, as they are; without a date before it |
/// | `{file}` | the same with the date |
///
/// The last three are for sites whose generator leaves names as they are; only a space becomes a
/// hyphen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalink {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(String),
    Section,
    Year,
    Month,
    Day,
    Slug,
    Path,
    Title,
    SlugOrTitle,
    Categories,
    Folder,
    Name,
    File,
}

/// What a pattern is filled with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    pub section: Option<&'a str>,
    pub published: Instant,
    pub zone: Tz,
    /// The article's own slug, be it that of the file's name.
    pub slug: Option<&'a str>,
    /// What the seed is called.
    pub stem: &'a str,
    pub path: &'a str,
    pub title: Option<&'a str>,
    pub categories: &'a [&'a str],
}

impl<'a> Facts<'a> {
    /// The slug that the article gives itself, not its file's name.
    fn own_slug(&self) -> Option<&'a str> {
        let date = "2026-03-15-".len();
        self.slug.filter(|slug| self.stem.get(date..) != Some(slug))
    }
}

/// The placeholders, for messages.
const KNOWN: &str = "{section}, {year}, {month}, {day}, {slug}, {path}, {title}, {slug_or_title}, \
     {categories}, {folder}, {name}, {file}";

impl Permalink {
    /// Reads a pattern. It must begin with `/` and hold `{slug}` or `{path}`, else every article
    /// would have the same address.
    ///
    /// # Errors
    /// Says what is wrong with the pattern, as a phrase.
    pub fn parse(pattern: &str) -> Result<Self, String> {
        if !pattern.starts_with('/') {
            return Err("the pattern does not begin with `/`".into());
        }
        let mut parts = Vec::new();
        let mut rest = pattern;
        while let Some((literal, after)) = rest.split_once('{') {
            let (name, after) = after
                .split_once('}')
                .ok_or("a `{` is not closed by a `}`")?;
            parts.push(Part::Literal(literal.to_owned()));
            parts.push(match name {
                "section" => Part::Section,
                "year" => Part::Year,
                "month" => Part::Month,
                "day" => Part::Day,
                "slug" => Part::Slug,
                "path" => Part::Path,
                "title" => Part::Title,
                "slug_or_title" => Part::SlugOrTitle,
                "categories" => Part::Categories,
                "folder" => Part::Folder,
                "name" => Part::Name,
                "file" => Part::File,
                _ => return Err(format!("`{{{name}}}` is none of {KNOWN}")),
            });
            rest = after;
        }
        parts.push(Part::Literal(rest.to_owned()));
        if !parts.iter().any(|part| {
            matches!(
                part,
                Part::Slug | Part::Path | Part::Title | Part::SlugOrTitle | Part::Name | Part::File
            )
        }) {
            return Err("the pattern has neither `{slug}` nor `{path}`".into());
        }
        Ok(Self { parts })
    }

    /// The folder that all addresses are in, as far as that is in the pattern: `/news/` for
    /// `/news/{year}/{slug}/`. It begins and ends with `/`.
    pub(crate) fn above(&self) -> &str {
        let first = self.parts.first();
        let literal = match first {
            Some(Part::Literal(literal)) => literal,
            _ => "/",
        };
        let end = literal.rfind('/').map_or(0, |at| at + 1);
        &literal[..end]
    }

    /// The path of the address, from `/` on; parts that came out empty are left out.
    pub(crate) fn fill(&self, facts: &Facts<'_>) -> String {
        let (year, month, day) = facts.published.date_in(facts.zone);
        let mut path = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(literal) => path.push_str(literal),
                Part::Section => path.push_str(&facts.section.map(slug).unwrap_or_default()),
                Part::Year => path.push_str(&format!("{year:04}")),
                Part::Month => path.push_str(&format!("{month:02}")),
                Part::Day => path.push_str(&format!("{day:02}")),
                Part::Slug => path.push_str(&slug(facts.slug.unwrap_or(facts.stem))),
                Part::Title => {
                    path.push_str(&slug(facts.title.or(facts.slug).unwrap_or(facts.stem)));
                }
                Part::SlugOrTitle => {
                    let own = facts.own_slug().or(facts.title).or(facts.slug);
                    path.push_str(&slug(own.unwrap_or(facts.stem)));
                }
                Part::Categories => {
                    let slugs: Vec<String> =
                        facts.categories.iter().map(|it| category(it)).collect();
                    path.push_str(&slugs.join("/"));
                }
                Part::Folder => {
                    let folders = facts
                        .path
                        .rsplit_once('/')
                        .map_or("", |(folders, _)| folders);
                    let folders: Vec<String> = folders.split('/').map(as_it_is).collect();
                    path.push_str(&folders.join("/"));
                }
                Part::Name => path.push_str(&as_it_is(facts.slug.unwrap_or(facts.stem))),
                Part::File => path.push_str(&as_it_is(facts.own_slug().unwrap_or(facts.stem))),
                Part::Path => {
                    let slugs: Vec<String> = facts.path.split('/').map(slug).collect();
                    path.push_str(&slugs.join("/"));
                }
            }
        }
        while path.contains("//") {
            path = path.replace("//", "/");
        }
        path
    }
}

impl Default for Permalink {
    /// `/{path}/`: what most site generators do with a folder of articles.
    fn default() -> Self {
        Self {
            parts: vec![
                Part::Literal("/".into()),
                Part::Path,
                Part::Literal("/".into()),
            ],
        }
    }
}

/// A category as Jekyll has it in addresses.
fn category(label: &str) -> String {
    let label = label.trim().to_lowercase();
    percent_encoding::utf8_percent_encode(&label, PART).to_string()
}

/// A name as a part of a path: as it is, but it stays one part, and names no other place.
pub(super) fn as_it_is(name: &str) -> String {
    let name = name
        .trim()
        .trim_start_matches('.')
        .replace([' ', '/', '\\'], "-");
    percent_encoding::utf8_percent_encode(&name, PART).to_string()
}

/// What has a meaning of its own in an address.
const PART: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS.add(b'%').add(b'?').add(b'#');

/// `text` as a part of a path: letters and digits of any script in lower case, all else one
/// hyphen. It can't hold `/`, `..` or anything that a shell or a server takes for something else.
///
/// ```
/// use feedmill::model::slug;
///
/// assert_eq!(slug("Rock & Roll: the 60’s!"), "rock-roll-the-60-s");
/// assert_eq!(slug("../../Etc"), "etc");
/// assert_eq!(slug("Çay Üzerine"), "çay-üzerine");
/// ```
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        // Combining marks belong to the letter before them.
        if c.is_alphanumeric() || is_mark(c) && !out.is_empty() && !out.ends_with('-') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The marks that are written over or under a letter and that `is_alphanumeric` leaves out.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{64B}'..='\u{65F}' | '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}' | '\u{E31}'
        | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{3099}' | '\u{309A}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(pattern: &str, section: Option<&str>) -> String {
        let facts = Facts {
            section,
            published: Instant::from_rfc3339("2026-10-31T22:30:00Z").unwrap(),
            zone: chrono_tz::Europe::Istanbul,
            slug: None,
            stem: "Tea & Cake",
            title: Some("About tea"),
            categories: &["Hot drinks", "Cake"],
            path: "food/2026/Tea & Cake",
        };
        Permalink::parse(pattern).unwrap().fill(&facts)
    }

    #[test]
    fn fills_the_pattern_in_the_sites_zone() {
        assert_eq!(
            fill("/{section}/{year}/{month}/{day}/{slug}", Some("World News")),
            "/world-news/2026/11/01/tea-cake"
        );
        assert_eq!(
            fill("/{section}/{path}.html", None),
            "/food/2026/tea-cake.html"
        );
        assert_eq!(fill("/{folder}/{name}", None), "/food/2026/Tea-&-Cake");
        assert_eq!(
            fill("/{categories}/{slug_or_title}/", None),
            "/hot drinks/cake/about-tea/"
        );
    }

    #[test]
    fn names_stay_as_they_are() {
        let facts = |slug, stem| Facts {
            section: None,
            published: Instant::from_rfc3339("2026-10-31T22:30:00Z").unwrap(),
            zone: chrono_tz::UTC,
            slug,
            stem,
            path: stem,
            title: Some("A Title"),
            categories: &[],
        };
        let fill = |pattern, facts: Facts<'_>| Permalink::parse(pattern).unwrap().fill(&facts);
        let dated = facts(Some("My_Tea"), "2026-03-15-My_Tea");
        let own = facts(Some("cup"), "2026-03-15-My_Tea");
        for (pattern, of_dated, of_own) in [
            ("/{name}", "/My_Tea", "/cup"),
            ("/{file}", "/2026-03-15-My_Tea", "/cup"),
            ("/{slug}", "/my-tea", "/cup"),
            ("/{slug_or_title}", "/a-title", "/cup"),
            ("/{title}", "/a-title", "/a-title"),
        ] {
            assert_eq!(fill(pattern, dated), of_dated, "{pattern}");
            assert_eq!(fill(pattern, own), of_own, "{pattern}");
        }
        assert_eq!(fill("/{name}", facts(Some("../a?b"), "c")), "/-a%3Fb");
    }

    #[test]
    fn refuses_patterns_that_cannot_work() {
        for pattern in ["{slug}", "/{year}", "/{slug", "/{sluG}"] {
            assert!(Permalink::parse(pattern).is_err(), "{pattern}");
        }
    }
}
