//! `By Jane Doe (jane@example.org), John Roe and Agencies` → people.

use crate::model::Byline;

/// Splits a byline at commas, semicolons and the words for "and" and "with".
///
/// Only words that are in no name are split at: not the Spanish `y` (Ortega y Gasset), nor the
/// Portuguese and Italian `e`.
pub(in crate::sources) fn split(text: &str) -> Vec<Byline> {
    let mut names: Vec<Byline> = Vec::new();
    for piece in without_by(text).split([',', ';']) {
        if let Some(last) = names.last_mut().filter(|_| is_suffix(piece.trim())) {
            last.name = format!("{}, {}", last.name, piece.trim());
            continue;
        }
        names.extend(between_words(piece).filter_map(byline));
    }
    names
}

fn without_by(text: &str) -> &str {
    let text = text.trim();
    match text.split_once([' ', ':']) {
        Some((by, rest)) if by.eq_ignore_ascii_case("by") => rest.trim_start(),
        _ => text,
    }
}

/// `Jr.` and the like belong to the name before the comma.
fn is_suffix(piece: &str) -> bool {
    [
        "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "MD", "M.D.", "PhD", "Ph.D.",
    ]
    .contains(&piece)
}

/// What stands between the words for "and".
fn between_words(piece: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for word in piece.split_whitespace() {
        let at = word.as_ptr() as usize - piece.as_ptr() as usize;
        if AND.iter().any(|and| and.eq_ignore_ascii_case(word)) {
            ends.push((start, at));
            start = at + word.len();
        }
    }
    ends.push((start, piece.len()));
    ends.into_iter()
        .map(|(start, end)| piece[start..end].trim())
}

/// A name, and the address in brackets beside it; `jane@example.org (Jane Doe)` as well.
fn byline(text: &str) -> Option<Byline> {
    let bracketed = text
        .find(['(', '<', '['])
        .and_then(|open| {
            let inside = &text[open + 1..];
            let close = inside.find([')', '>', ']'])?;
            Some((text[..open].trim(), inside[..close].trim()))
        })
        .filter(|(before, inside)| before.contains('@') != inside.contains('@'));
    let (name, email) = match bracketed {
        Some((email, name)) if email.contains('@') => (name, Some(email)),
        Some((name, email)) => (name, Some(email)),
        None if text.contains('@') && !text.contains(' ') => (text, Some(text)),
        None => (text, None),
    };
    let name = match (name, email) {
        ("", Some(email)) => email,
        (name, _) => name,
    };
    (!name.is_empty()).then(|| Byline {
        name: name.to_owned(),
        email: email.map(str::to_owned),
        url: None,
    })
}

/// English, German, French, Turkish.
const AND: [&str; 6] = ["and", "&", "with", "und", "et", "ve"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_a_case() {
        for (text, wanted) in [
            ("Agencies and A News", "Agencies|A News"),
            ("By Jane Doe", "Jane Doe"),
            ("BY JANE DOE & JOHN ROE", "JANE DOE|JOHN ROE"),
            (
                "By: Jane Doe, John Roe, and Ann Poe with agencies",
                "Jane Doe|John Roe|Ann Poe|agencies",
            ),
            ("Ayşe Yılmaz ve Mehmet Öz", "Ayşe Yılmaz|Mehmet Öz"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Anders Andersen", "Anders Andersen"),
            ("Martin King, Jr., Jane Doe", "Martin King, Jr.|Jane Doe"),
            (
                "Jane Doe (jane@example.org) and John",
                "Jane Doe <jane@example.org>|John",
            ),
            ("Jane Doe <jane@example.org>", "Jane Doe <jane@example.org>"),
            ("jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>"),
            ("jane@example.org", "jane@example.org <jane@example.org>"),
            ("Jane Doe (AP)", "Jane Doe (AP)"),
            ("and, & ,", ""),
            ("By", "By"),
        ] {
            let names: Vec<String> = split(text)
                .into_iter()
                .map(|byline| match byline.email {
                    Some(email) => format!("{} <{email}>", byline.name),
                    None => byline.name,
                })
                .collect();
            assert_eq!(names.join("|"), wanted, "{text}");
        }
    }
}
