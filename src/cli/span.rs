//! Spans of time: as people give them on a command line, and as they read them.

use feedmill::model::Instant;

/// The units, the largest first: letter, word, seconds.
const UNITS: [(char, &str, u64); 4] = [
    ('d', "day", 86_400),
    ('h', "hour", 3_600),
    ('m', "minute", 60),
    ('s', "second", 1),
];

/// Reads `90s`, `10m`, `2h`, `1d`, several of them (`1h30m`), or in words (`10 minutes`), as
/// seconds.
pub fn parse(text: &str) -> Result<u64, String> {
    total(text)
        .filter(|seconds| *seconds > 0)
        .ok_or_else(|| format!("`{text}` is no span of time; write it as 90s, 10m, 2h or 1d"))
}

fn total(text: &str) -> Option<u64> {
    let mut seconds: u64 = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, after) = rest.split_at(digits);
        let after = after.trim_start();
        let end = after.find(|c: char| !c.is_ascii_alphabetic());
        let (unit, after) = after.split_at(end.unwrap_or(after.len()));
        let part = number.parse::<u64>().ok()?.checked_mul(length(unit)?)?;
        seconds = seconds.checked_add(part)?;
        rest = after.trim_start();
    }
    Some(seconds)
}

/// The seconds of a unit: `m`, `minute`, `minutes`.
fn length(name: &str) -> Option<u64> {
    let is_named = |letter: char, word: &str| {
        name == letter.to_string() || name == word || name.strip_suffix('s') == Some(word)
    };
    let (_, _, seconds) = UNITS.iter().find(|it| is_named(it.0, it.1))?;
    Some(*seconds)
}

/// `3 minutes`, `90 minutes`: in the largest unit that is exact, or of which there are two.
pub fn words(seconds: u64) -> String {
    let fits = |unit: u64| seconds >= 2 * unit || (seconds >= unit && seconds.is_multiple_of(unit));
    let (_, word, unit) = UNITS
        .iter()
        .find(|it| fits(it.2))
        .unwrap_or(&UNITS[UNITS.len() - 1]);
    match seconds / unit {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    }
}

/// `3 minutes ago`, `in 2 hours`, `just now`: where `moment` is, seen from `now`.
pub fn from(now: Instant, moment: Instant) -> String {
    let distance = moment.unix().abs_diff(now.unix());
    match moment.cmp(&now) {
        std::cmp::Ordering::Equal => "just now".into(),
        std::cmp::Ordering::Less => format!("{} ago", words(distance)),
        std::cmp::Ordering::Greater => format!("in {}", words(distance)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read() {
        for (text, seconds) in [
            ("90s", 90),
            ("10m", 600),
            ("1h30m", 5_400),
            ("1d", 86_400),
            ("1 day", 86_400),
            ("1 hour 30 minutes", 5_400),
        ] {
            assert_eq!(parse(text), Ok(seconds), "{text}");
        }
        for text in [
            "",
            "10",
            "m",
            "0s",
            "-1m",
            "1w",
            "1ms",
            "1 m x",
            "99999999999999999999s",
            "1é",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn spans_are_said() {
        let now = Instant::from_unix(1_000_000).unwrap();
        for (moment, said) in [
            (1_000_000, "just now"),
            (999_999, "1 second ago"),
            (999_820, "3 minutes ago"),
            (1_003_600, "in 1 hour"),
            (1_005_500, "in 91 minutes"),
            (1_200_000, "in 2 days"),
        ] {
            assert_eq!(from(now, Instant::from_unix(moment).unwrap()), said);
        }
    }
}
