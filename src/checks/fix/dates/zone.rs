//! Zones with one meaning.

use super::figures::number;

/// The names that RFC 822 gives a meaning, and the one that everybody knows, with their hours.
const NAMES: [(&str, i32); 12] = [
    ("CDT", -5),
    ("CST", -6),
    ("EDT", -4),
    ("EST", -5),
    ("GMT", 0),
    ("MDT", -6),
    ("MST", -7),
    ("PDT", -7),
    ("PST", -8),
    ("UT", 0),
    ("UTC", 0),
    ("Z", 0),
];

/// Minutes east of Greenwich: of a name, of `+hhmm`, `+hh:mm` or `+hh`, or of `GMT+hhmm`. The
/// other letters have had two meanings (RFC 2822, section 4.3).
pub fn read(text: &str) -> Option<i32> {
    let named = NAMES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text));
    if let Some((_, hours)) = named {
        return Some(hours * 60);
    }
    let text = ["GMT", "UTC"]
        .iter()
        .find_map(|name| text.strip_prefix(name))
        .unwrap_or(text);
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match (rest.split_once(':'), rest.len()) {
        (Some((hours, minutes)), _) => (hours, minutes),
        (None, 4) => rest.split_at(2),
        (None, _) => (rest, "00"),
    };
    let (hours, minutes) = (number(hours, 2, 2)?, number(minutes, 2, 2)?);
    let total = (hours * 60 + minutes) as i32;
    (minutes < 60 && total <= 14 * 60).then_some(sign * total)
}
