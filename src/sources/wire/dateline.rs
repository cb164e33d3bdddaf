//! `LONDON, Nov. 3 (Reuters) —`: where a report is from, at the beginning of its text.

use crate::sources::dates;

/// What a dateline says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dateline<'a> {
    pub place: &'a str,
    pub agency: Option<&'a str>,
}

/// The dateline that `paragraph` begins with.
///
/// A place in capitals alone, as in `NATO – the alliance`, is not enough: an agency in brackets or
/// a day must be with it.
pub(super) fn find(paragraph: &str) -> Option<Dateline<'_>> {
    let head = before_dash(paragraph)?;
    let (head, agency) = match head
        .strip_suffix(')')
        .and_then(|head| head.rsplit_once('('))
    {
        Some((head, agency)) => (head.trim_end(), Some(agency.trim())),
        None => (head, None),
    };
    let (place, dated) = without_day(head);
    let named = agency.is_none_or(|agency| agency.starts_with(char::is_alphabetic));
    ((agency.is_some() || dated) && named && is_place(place)).then_some(Dateline { place, agency })
}

/// What stands before the first dash, if it stands near.
fn before_dash(paragraph: &str) -> Option<&str> {
    let mut before = ' ';
    for (at, c) in paragraph.char_indices().take(LONGEST) {
        let rest = &paragraph[at..];
        let dash = match c {
            '—' | '–' | '―' => true,
            '-' => rest.starts_with("--") || before == ' ' && rest.starts_with("- "),
            _ => false,
        };
        if dash {
            return Some(paragraph[..at].trim_end());
        }
        before = c;
    }
    None
}

/// `LONDON, Nov. 3` without the day, and whether there was one.
fn without_day(head: &str) -> (&str, bool) {
    let mut words = head.split_whitespace();
    let day = words.find(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || !is_capital(word) && dates::is_month(word.trim_end_matches(['.', ',']))
    });
    let Some(day) = day else {
        return (head, false);
    };
    let at = day.as_ptr() as usize - head.as_ptr() as usize;
    let is_day = head[at..].split_whitespace().all(|word| {
        let word = word.trim_matches(['.', ',']);
        word.bytes().all(|byte| byte.is_ascii_digit()) || dates::is_month(word)
    });
    let place = head[..at].trim_end_matches([' ', ',']);
    if is_day { (place, true) } else { (head, false) }
}

/// Whether `text` begins with a place in capitals; behind a comma, a region may follow.
fn is_place(text: &str) -> bool {
    let city = text.split(',').next().unwrap_or_default();
    is_capital(city) && city.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

fn is_capital(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '/' | '-' | '\'' | '’' | ','))
}

/// In characters.
const LONGEST: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_a_case() {
        for (text, wanted) in [
            ("LONDON, Nov. 3 (Reuters) — Text", "LONDON|Reuters"),
            ("LONDON Nov 3 (Reuters) - Text", "LONDON|Reuters"),
            ("ANKARA (AA) – Metin", "ANKARA|AA"),
            ("İSTANBUL (AA) - Metin", "İSTANBUL|AA"),
            (
                "WASHINGTON, D.C., 3 November 2026 -- Text",
                "WASHINGTON, D.C.|",
            ),
            ("PARIS, France (AFP) —Text", "PARIS, France|AFP"),
            (
                "NEW YORK/LONDON (Reuters) - Text",
                "NEW YORK/LONDON|Reuters",
            ),
            ("DOVER, Nov. 13 (Mill Race) — Text", "DOVER|Mill Race"),
            ("NATO – the alliance", "-"),
            ("The city (of light) — a tale", "-"),
            ("COVID-19 (again) — a tale", "-"),
            ("A long tale", "-"),
            ("— a dash", "-"),
            ("", "-"),
        ] {
            let found = find(text).map_or("-".into(), |dateline| {
                format!("{}|{}", dateline.place, dateline.agency.unwrap_or_default())
            });
            assert_eq!(found, wanted, "{text}");
        }
    }
}
