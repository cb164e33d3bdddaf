//! What somebody may have meant.

use chrono_tz::TZ_VARIANTS;

/// The candidate nearest to `word`, if one is near: letters left out, added, changed or swapped,
/// one in three at most. Case, `-` and `_` do not count.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = plain(word);
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &plain(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

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

fn plain(word: &str) -> Vec<char> {
    // A word longer than this is near to nothing, and the distance takes its square in time.
    const LONGEST: usize = 64;
    word.chars()
        .take(LONGEST)
        .filter(|c| !matches!(c, '-' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many letters have to be added, removed, changed or swapped with their neighbour (optimal
/// string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &right) in b.iter().enumerate() {
            let changed = above[j] + usize::from(left != right);
            let mut best = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && left == b[j - 1] && a[i - 1] == right {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let keys = ["title", "link", "timezone", "language", "date_order"];
        for (word, expected) in [
            ("titel", Some("title")),
            ("time-zone", Some("timezone")),
            ("TimeZone", Some("timezone")),
            ("lang", None),
            ("languag", Some("language")),
            ("dateOrder", Some("date_order")),
            ("lnik", Some("link")),
            ("x", None),
            ("", None),
            ("colour", None),
        ] {
            assert_eq!(nearest(word, keys), expected, "{word}");
        }
    }

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

    #[test]
    fn counts_letters() {
        let count = |a: &str, b: &str| distance(&plain(a), &plain(b));
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("abc", ""), 3);
        assert_eq!(count("abcd", "abdc"), 1);
        assert_eq!(count("kitten", "sitting"), 3);
    }
}
