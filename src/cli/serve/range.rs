//! A part of a file (RFC 9110, section 14).

use std::ops::Range;

use hyper::HeaderMap;
use hyper::header::RANGE;

/// What a request wants of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This part, in bytes; never empty.
    Part(Range<u64>),
    /// A part that is not there: 416.
    Unsatisfiable,
    /// All of it.
    Whole,
}

/// The part that is wanted of a file of `length` bytes. Several at once, other units and what is
/// written wrong get the whole, as section 14.2 allows.
pub fn wanted(headers: &HeaderMap, length: u64) -> Wanted {
    let mut fields = headers.get_all(RANGE).iter();
    let (Some(field), None) = (fields.next(), fields.next()) else {
        return Wanted::Whole;
    };
    let Some((first, last)) = field.to_str().ok().and_then(parse) else {
        return Wanted::Whole;
    };
    let range = match (first, last) {
        (Some(first), Some(last)) if last < first => return Wanted::Whole,
        (Some(first), last) => first..last.map_or(length, |last| length.min(last + 1)),
        (None, Some(count)) => length.saturating_sub(count)..length,
        (None, None) => return Wanted::Whole,
    };
    match range.start < range.end {
        true => Wanted::Part(range),
        false => Wanted::Unsatisfiable,
    }
}

/// The first byte and the last, or no first and how many bytes there are to the end.
fn parse(field: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (unit, set) = field.split_once('=')?;
    let (first, last) = set.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    Some((number(first)?, number(last)?))
}

/// A number, or nothing; `None` if it is neither. The largest are cut: no file is so long.
fn number(text: &str) -> Option<Option<u64>> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let most = u64::MAX - 1;
    Some((!text.is_empty()).then(|| text.parse().map_or(most, |number: u64| number.min(most))))
}

#[cfg(test)]
mod tests {
    use super::Wanted::{Part, Unsatisfiable, Whole};
    use super::*;

    #[test]
    fn parts_of_ten_bytes() {
        for (field, expected) in [
            ("bytes=0-0", Part(0..1)),
            ("bytes=0-9", Part(0..10)),
            ("bytes=2-4", Part(2..5)),
            ("bytes=2-", Part(2..10)),
            ("bytes=2-99", Part(2..10)),
            ("bytes=-3", Part(7..10)),
            ("bytes=-99", Part(0..10)),
            ("Bytes = 2-4", Part(2..5)),
            ("bytes=0-99999999999999999999999", Part(0..10)),
            ("bytes=0-18446744073709551615", Part(0..10)),
            ("bytes=10-", Unsatisfiable),
            ("bytes=10-12", Unsatisfiable),
            ("bytes=99999999999999999999999-", Unsatisfiable),
            ("bytes=-0", Unsatisfiable),
            ("bytes=4-2", Whole),
            ("bytes=0-1,3-4", Whole),
            ("bytes=-", Whole),
            ("bytes=a-b", Whole),
            ("bytes=+1-2", Whole),
            ("bytes=", Whole),
            ("bytes", Whole),
            ("items=0-1", Whole),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RANGE, field.parse().unwrap());
            assert_eq!(wanted(&headers, 10), expected, "{field}");
        }
        assert_eq!(wanted(&HeaderMap::new(), 10), Whole);
        let mut headers = HeaderMap::new();
        headers.insert(RANGE, "bytes=0-".parse().unwrap());
        assert_eq!(wanted(&headers, 0), Unsatisfiable);
        headers.append(RANGE, "bytes=1-".parse().unwrap());
        assert_eq!(wanted(&headers, 10), Whole);
    }
}
