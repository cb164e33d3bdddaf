//! Lists of entity tags (RFC 9110, section 8.8.3).

use hyper::HeaderMap;
use hyper::header::HeaderName;

/// How tags are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Weak ones are equal to nothing.
    Strong,
    /// `W/` makes no difference.
    Weak,
}

/// Whether the list in the field `name` holds `tag`, a strong one, or is `*`; `None` if there is
/// no such field.
pub fn holds(
    headers: &HeaderMap,
    name: HeaderName,
    tag: &str,
    comparison: Comparison,
) -> Option<bool> {
    let mut fields = headers.get_all(name).iter().peekable();
    fields.peek()?;
    Some(fields.any(|field| {
        let Ok(list) = field.to_str() else {
            return false;
        };
        list.trim() == "*"
            || tags(list)
                .any(|(is_weak, one)| one == tag && (comparison == Comparison::Weak || !is_weak))
    }))
}

/// The tags of a list with their quotes, each with whether it is weak, up to what is none.
fn tags(list: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = list;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        let is_weak = rest.starts_with("W/");
        let opaque = rest.strip_prefix("W/").unwrap_or(rest);
        let end = opaque.strip_prefix('"')?.find('"')? + 2;
        let (tag, after) = opaque.split_at(end);
        rest = after;
        Some((is_weak, tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::IF_NONE_MATCH;

    #[test]
    fn lists() {
        use Comparison::{Strong, Weak};
        for (field, weak, strong) in [
            (r#""a""#, true, true),
            (r#"W/"a""#, true, false),
            (r#""b", "a""#, true, true),
            (r#""b","a""#, true, true),
            (r#""b,", W/"a""#, true, false),
            (r#""b, a""#, false, false),
            ("*", true, true),
            (" * ", true, true),
            (r#""*""#, false, false),
            ("a", false, false),
            (r#""a"#, false, false),
            (r#"w/"a""#, false, false),
            (r#""b" nonsense "a""#, false, false),
            ("", false, false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, field.parse().unwrap());
            let holds = |comparison| holds(&headers, IF_NONE_MATCH, r#""a""#, comparison);
            assert_eq!(
                (holds(Weak), holds(Strong)),
                (Some(weak), Some(strong)),
                "{field}"
            );
        }
        assert_eq!(holds(&HeaderMap::new(), IF_NONE_MATCH, "", Weak), None);
    }
}
