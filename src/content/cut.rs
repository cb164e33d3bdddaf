//! Text made shorter where people would cut it.

use unicode_segmentation::UnicodeSegmentation;

/// The sentences of one paragraph, each with the white space behind it (Unicode annex 29), not
/// divided behind the abbreviations that are written in running text.
pub(super) fn sentences(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, piece) in paragraph.split_sentence_bound_indices() {
        let end = at + piece.len() - opening(piece);
        if end < paragraph.len() && is_abbreviated(&paragraph[start..end]) {
            continue;
        }
        found.push(&paragraph[start..end]);
        start = end;
    }
    found
}

/// How many bytes at the end of a sentence open the next one: annex 29 takes every bracket for one
/// that closes, and without spaces between sentences nothing else tells.
fn opening(piece: &str) -> usize {
    let rest = piece.trim_end_matches(['「', '『', '（', '【', '《', '〈', '“', '‘']);
    match rest.ends_with(['。', '！', '？', '．', '」', '』', '）', '”', '’']) {
        true => piece.len() - rest.len(),
        false => 0,
    }
}

/// `text` if it has at most `most` characters as readers see them; else what fits of it, up to
/// the end of a word, with an ellipsis that counts as one.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some(room) = prefix(text, most) else {
        return text.to_owned();
    };
    let fits = &text[..prefix(text, most - 1).unwrap_or(room)];
    let word_end = text
        .split_word_bound_indices()
        .map(|(at, _)| at)
        .take_while(|at| *at <= fits.len())
        .last()
        .unwrap_or(0);
    // Where words are joined, only a space is known to be no part of one.
    let word_end =
        match fits[..word_end].ends_with(is_joined) && text[word_end..].starts_with(is_joined) {
            true => fits
                .rfind(char::is_whitespace)
                .filter(|space| space * 2 > fits.len()),
            false => None,
        }
        .unwrap_or(word_end);
    // A word that is longer than half of what fits is cut itself.
    let cut = if word_end * 2 < fits.len() {
        fits
    } else {
        &fits[..word_end]
    };
    let cut = cut.trim_end_matches(|c: char| {
        c.is_whitespace() || ",;:—–-、，；：،؛(«“[「『（【《〈".contains(c)
    });
    format!("{cut}…")
}

/// Whether `c` is of a script that puts spaces between phrases, not words: Thai, Lao, Burmese, Khmer.
/// Where a word ends takes a dictionary there.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Where the first `most` characters end, in bytes; `None` if `text` has no more than those.
///
/// A character that is a heap of marks is not followed to its end.
pub(super) fn prefix(text: &str, most: usize) -> Option<usize> {
    let by_marks = text.char_indices().nth(most * MARKS).map(|(at, _)| at);
    let bounded = &text[..by_marks.unwrap_or(text.len())];
    let by_characters = bounded.grapheme_indices(true).nth(most).map(|(at, _)| at);
    by_characters.or(by_marks)
}

/// How many code points a character has at most, on the average: the longest emoji have ten.
const MARKS: usize = 8;

/// Whether a sentence can't end where `text` does, because its last word is an abbreviation.
fn is_abbreviated(text: &str) -> bool {
    let Some(text) = text.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = text
        .rsplit(|c: char| c.is_whitespace() || "([«“\"'’-—–".contains(c))
        .next()
        .unwrap_or_default();
    let is_initial = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    word.split('.').all(is_initial) || ABBREVIATIONS.binary_search(&word).is_ok()
}

/// Words that a full stop shortens and that a sentence seldom ends with, sorted.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Av", "Bn", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Doç", "Dr", "Dra", "Fr", "Gen",
    "Gov", "Hon", "Hr", "Jr", "Lt", "Maj", "Messrs", "Mme", "Mr", "Mrs", "Ms", "Mt", "No", "Nr",
    "Prof", "Rep", "Rev", "Sen", "Sgt", "Sn", "Sr", "Sra", "St", "Ste", "approx", "bkz", "bzw",
    "ca", "cf", "e.g", "i.e", "vs",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_sentences() {
        assert!(ABBREVIATIONS.is_sorted());
        for (text, expected) in [
            ("One. Two! Three?", "One. |Two! |Three?"),
            (
                "The U.S. Army left. It rained.",
                "The U.S. Army left. |It rained.",
            ),
            (
                "Dr. A. B. Yılmaz spoke. End.",
                "Dr. A. B. Yılmaz spoke. |End.",
            ),
            ("一つ目。二つ目！三つ目", "一つ目。|二つ目！|三つ目"),
            ("أولا؟ ثانيا. ثالثا", "أولا؟ |ثانيا. |ثالثا"),
            ("It cost 3.50 euros. Yes.", "It cost 3.50 euros. |Yes."),
            ("चाय गरम है। पानी ठंडा है।", "चाय गरम है। |पानी ठंडा है।"),
            ("चाय गरम है| पानी", "चाय गरम है| पानी"),
            (
                "茶很热。“很烫！”他说。好。",
                "茶很热。|“很烫！”|他说。|好。",
            ),
            ("「熱い。」と言った。次。", "「熱い。」|と言った。|次。"),
            (
                "چای داغ است. آب سرد است؟ بله.",
                "چای داغ است. |آب سرد است؟ |بله.",
            ),
            ("התה חם. המים קרים.", "התה חם. |המים קרים."),
            ("ชาร้อน น้ำเย็น", "ชาร้อน น้ำเย็น"),
        ] {
            assert_eq!(sentences(text).join("|"), expected);
        }
    }

    #[test]
    fn shortens_at_words_and_characters() {
        for (text, most, expected) in [
            ("short", 5, "short"),
            ("one two three", 9, "one two…"),
            ("one, two", 6, "one…"),
            ("Donaudampfschifffahrt", 6, "Donau…"),
            ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…"),
            ("日本語の文章です", 4, "日本語…"),
            ("熱い「お茶」です", 4, "熱い…"),
            ("ชาร้อนมาก น้ำเย็นมาก", 15, "ชาร้อนมาก…"),
            ("ชาร้อนมากน้ำเย็น", 9, "ชาร้อนมาก…"),
        ] {
            assert_eq!(shorten(text, most), expected);
        }
    }
}
