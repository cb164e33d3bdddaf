//! The time zone that somebody may have meant.

use chrono_tz::TZ_VARIANTS;

use crate::diagnostic::nearest;

/// The IANA zone that `text` may mean: by its name in another case, by its last part (`Istanbul`),
/// or by something like either.
pub(super) fn nearest_zone(text: &str) -> Option<&'static str> {
    let word = plain(text);
    zones()
        .find(|name| plain(name) == word)
        .or_else(|| zone_of(|city| plain(city) == word))
        .or_else(|| nearest(text, zones()))
        .or_else(|| {
            let meant = nearest(city(text), zones().map(city))?;
            zone_of(|city| city == meant)
        })
}

/// The zones that may be suggested: not `Etc/GMT+3`, which is three hours behind and not ahead.
fn zones() -> impl Iterator<Item = &'static str> {
    TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(|name| !name.contains(|c: char| c.is_ascii_digit()))
}

/// The zone whose last part is wanted. Where there is more than one, the others are mostly old
/// names: those with fewer parts, such as `America/Buenos_Aires`, and `Asia/Istanbul`.
fn zone_of(is_wanted: impl Fn(&str) -> bool) -> Option<&'static str> {
    zones()
        .filter(|name| is_wanted(city(name)))
        .max_by_key(|name| (name.matches('/').count(), *name))
}

fn city(zone: &str) -> &str {
    zone.rsplit('/').next().unwrap_or(zone)
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_zones() {
        for (text, expected) in [
            ("Istanbul", Some("Europe/Istanbul")),
            ("europe/istanbul", Some("Europe/Istanbul")),
            ("Europe/Istambul", Some("Europe/Istanbul")),
            ("Turkey/Istanbul", Some("Europe/Istanbul")),
            ("buenos aires", Some("America/Argentina/Buenos_Aires")),
            ("New York", Some("America/New_York")),
            ("utc", Some("UTC")),
            ("GMT+3", None),
            ("Nowhere at all", None),
        ] {
            assert_eq!(nearest_zone(text), expected, "{text}");
        }
    }
}
