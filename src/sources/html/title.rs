//! The title of an article, without the name of its site.

/// `title` without what is no part of the headline: the name of the `site` at its end or start,
/// or whatever stands behind the page's `heading`.
pub(super) fn without_site<'a>(
    title: &'a str,
    site: Option<&str>,
    heading: Option<&str>,
) -> &'a str {
    let title = title.trim();
    let is = |part: &str, other: &str| fold(part) == fold(other);
    let mut parts = Vec::new();
    for separator in SEPARATORS {
        parts.extend(
            title
                .match_indices(separator)
                .map(|(at, text)| (at, at + text.len())),
        );
    }
    parts.sort_unstable();
    if let Some(heading) = heading {
        let cut = parts.iter().find(|(end, _)| is(&title[..*end], heading));
        if let Some((end, _)) = cut {
            return title[..*end].trim();
        }
        let cut = parts
            .iter()
            .find(|(_, start)| is(&title[*start..], heading));
        if let Some((_, start)) = cut {
            return title[*start..].trim();
        }
    }
    let Some(site) = site else { return title };
    for (end, start) in parts {
        if is(&title[start..], site) {
            return title[..end].trim();
        }
        if is(&title[..end], site) {
            return title[start..].trim();
        }
    }
    title
}

/// For comparing: one space for all white space, one case, plain quotation marks.
pub(super) fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let folded = words.join(" ").to_lowercase();
    folded.replace(['’', '‘'], "'").replace(['“', '”'], "\"")
}

/// What stands between a headline and the name of the site.
const SEPARATORS: [&str; 10] = [
    " | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", " / ", ": ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_the_headline() {
        for (title, site, heading, expected) in [
            ("Tea – The Mill", Some("the mill"), None, "Tea"),
            ("The Mill: Tea", Some("The Mill"), None, "Tea"),
            (
                "Tea - Part 2 | The Mill",
                Some("The Mill"),
                None,
                "Tea - Part 2",
            ),
            (
                "Tea’s time - Food - The Mill",
                None,
                Some("Tea's  Time"),
                "Tea’s time",
            ),
            ("The Mill » Tea", None, Some("Tea"), "Tea"),
            ("Tea - Part 2", None, None, "Tea - Part 2"),
            ("Tea", Some("Tea"), Some("Tea"), "Tea"),
            ("Tea - ", Some(""), None, "Tea -"),
        ] {
            assert_eq!(without_site(title, site, heading), expected);
        }
    }
}
