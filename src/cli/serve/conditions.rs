//! Requests on a condition (RFC 9110, section 13).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hyper::HeaderMap;
use hyper::header::{
    HeaderName, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, IF_UNMODIFIED_SINCE,
};

use super::etags::{self, Comparison};

/// What the conditions of a request come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 412: it is not what the client takes it for.
    Failed,
    /// 304: the client has it.
    NotModified,
    /// As if there were no condition.
    Proceed,
}

/// Judges a GET or HEAD of what has the strong `tag` and was `modified` then; the order is that
/// of section 13.2.2.
pub fn judge(headers: &HeaderMap, tag: &str, modified: SystemTime) -> Verdict {
    let modified = whole_seconds(modified);
    let is_as_expected = etags::holds(headers, IF_MATCH, tag, Comparison::Strong)
        .or_else(|| date(headers, IF_UNMODIFIED_SINCE).map(|date| modified <= date));
    if is_as_expected == Some(false) {
        return Verdict::Failed;
    }
    // A date counts only where there is no tag: it has no fractions of a second.
    let is_known = etags::holds(headers, IF_NONE_MATCH, tag, Comparison::Weak)
        .or_else(|| date(headers, IF_MODIFIED_SINCE).map(|date| modified <= date));
    match is_known {
        Some(true) => Verdict::NotModified,
        _ => Verdict::Proceed,
    }
}

/// Whether the client's part, if it has one, is of what would be sent (section 13.1.5).
pub fn allows_range(headers: &HeaderMap, tag: &str, modified: SystemTime) -> bool {
    let Some(field) = headers.get(IF_RANGE) else {
        return true;
    };
    field.to_str().is_ok_and(|field| {
        // A date is a strong validator here: the time of a feed moves by a second at least.
        field == tag || httpdate::parse_http_date(field).ok() == Some(whole_seconds(modified))
    })
}

fn date(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    let field = headers.get(name)?.to_str().ok()?;
    httpdate::parse_http_date(field).ok()
}

fn whole_seconds(time: SystemTime) -> SystemTime {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    UNIX_EPOCH + Duration::from_secs(since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Failed, NotModified, Proceed};
    use super::*;

    const TAG: &str = r#""a""#;
    const BEFORE: &str = "Sun, 01 Nov 2026 11:59:59 GMT";
    const SAME: &str = "Sun, 01 Nov 2026 12:00:00 GMT";
    const AFTER: &str = "Sun, 01 Nov 2026 12:00:01 GMT";

    /// `SAME` and a half second.
    fn modified() -> SystemTime {
        httpdate::parse_http_date(SAME).unwrap() + Duration::from_millis(500)
    }

    fn headers(fields: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn conditions_are_judged_in_order() {
        for (fields, expected) in [
            (&[][..], Proceed),
            (&[("if-none-match", TAG)], NotModified),
            (&[("if-none-match", r#"W/"a""#)], NotModified),
            (
                &[("if-none-match", r#""b""#), ("if-none-match", TAG)],
                NotModified,
            ),
            (&[("if-none-match", "*")], NotModified),
            (&[("if-none-match", r#""b""#)], Proceed),
            (&[("if-modified-since", BEFORE)], Proceed),
            (&[("if-modified-since", SAME)], NotModified),
            (&[("if-modified-since", AFTER)], NotModified),
            (
                &[("if-modified-since", "Sunday, 01-Nov-26 12:00:00 GMT")],
                NotModified,
            ),
            (
                &[("if-modified-since", "Sun Nov  1 12:00:00 2026")],
                NotModified,
            ),
            (&[("if-modified-since", "yesterday")], Proceed),
            (&[("if-modified-since", "0")], Proceed),
            // The tag wins.
            (
                &[("if-none-match", r#""b""#), ("if-modified-since", AFTER)],
                Proceed,
            ),
            (
                &[("if-none-match", TAG), ("if-modified-since", BEFORE)],
                NotModified,
            ),
            (&[("if-match", TAG)], Proceed),
            (&[("if-match", "*")], Proceed),
            (&[("if-match", r#"W/"a""#)], Failed),
            (&[("if-match", r#""b""#)], Failed),
            (&[("if-unmodified-since", SAME)], Proceed),
            (&[("if-unmodified-since", BEFORE)], Failed),
            (
                &[("if-match", TAG), ("if-unmodified-since", BEFORE)],
                Proceed,
            ),
            (&[("if-match", r#""b""#), ("if-none-match", TAG)], Failed),
            (&[("if-match", TAG), ("if-none-match", TAG)], NotModified),
        ] {
            let found = judge(&headers(fields), TAG, modified());
            assert_eq!(found, expected, "{fields:?}");
        }
    }

    #[test]
    fn a_range_may_have_a_condition() {
        for (fields, expected) in [
            (&[][..], true),
            (&[("if-range", TAG)], true),
            (&[("if-range", r#"W/"a""#)], false),
            (&[("if-range", r#""b""#)], false),
            (&[("if-range", SAME)], true),
            (&[("if-range", BEFORE)], false),
            (&[("if-range", AFTER)], false),
            (&[("if-range", "x")], false),
        ] {
            let found = allows_range(&headers(fields), TAG, modified());
            assert_eq!(found, expected, "{fields:?}");
        }
    }
}
