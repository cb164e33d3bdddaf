//! What somebody may have meant.

/// The candidate nearest to `word`, if one is near: letters left out, added, changed or swapped,
/// one in three at most. Case, `-`, `_` and spaces do not count; of equally near ones the first
/// is taken.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &plain(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// In how many letters two words differ, as [`nearest`] counts.
pub(crate) fn slips(a: &str, b: &str) -> usize {
    distance(&plain(a), &plain(b))
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
    fn counts_letters() {
        assert_eq!(slips("", "abc"), 3);
        assert_eq!(slips("abc", ""), 3);
        assert_eq!(slips("abcd", "abdc"), 1);
        assert_eq!(slips("kitten", "sitting"), 3);
    }
}
