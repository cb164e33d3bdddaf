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
}

/// What a pattern is filled with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    pub section: Option<&'a str>,
    pub published: Instant,
    pub zone: Tz,
    pub slug: &'a str,
    pub path: &'a str,
}

/// The placeholders, for messages.
const KNOWN: &str = "{section}, {year}, {month}, {day}, {slug}, {path}";

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
                _ => return Err(format!("`{{{name}}}` is none of {KNOWN}")),
            });
            rest = after;
        }
        parts.push(Part::Literal(rest.to_owned()));
        if !parts
            .iter()
            .any(|part| matches!(part, Part::Slug | Part::Path))
        {
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
                Part::Slug => path.push_str(&slug(facts.slug)),
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
            slug: "Tea & Cake",
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
    }

    #[test]
    fn refuses_patterns_that_cannot_work() {
        for pattern in ["{slug}", "/{year}", "/{slug", "/{sluG}"] {
            assert!(Permalink::parse(pattern).is_err(), "{pattern}");
        }
    }
}
