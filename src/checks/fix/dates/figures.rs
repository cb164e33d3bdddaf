//! Numbers and times of day.

use chrono::NaiveTime;

/// A number of `least` to `most` digits.
pub fn number(text: &str, least: usize, most: usize) -> Option<u32> {
    let right = (least..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

/// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fraction`, and the digits of the fraction. A leap second has
/// no place on a clock that is read back.
pub fn clock(text: &str) -> Option<(NaiveTime, String)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let ends = text.len() == whole.len() || !fraction.is_empty();
    if !ends || !fraction.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let mut parts = whole.split(':');
    let hour = number(parts.next()?, 1, 2)?;
    let minute = number(parts.next()?, 2, 2)?;
    let second = match parts.next() {
        Some(second) => number(second, 2, 2)?,
        None if fraction.is_empty() => 0,
        None => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    Some((
        NaiveTime::from_hms_opt(hour, minute, second)?,
        fraction.to_owned(),
    ))
}
