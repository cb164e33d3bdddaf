//! Where bytes become text, once.
//!
//! Behind the door a text is UTF-8 without a byte order mark, its lines end with LF, and nothing
//! is in it that XML can't carry, so no later room has to think of encodings or control
//! characters. Lines and columns of all later findings count in this text.

mod characters;
mod encoding;

pub(super) use characters::Removed;

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::Encoding;

use crate::diagnostic::{Diagnostic, Place, Sink};

/// Decodes `bytes`, of which there may be `largest`, and which say themselves that they are in the
/// encoding `declared`.
///
/// UTF-8 that needs no change is borrowed. What is no text, or too much of it, is an error in
/// `sink` and comes back empty.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    largest: usize,
    declared: Option<&'static Encoding>,
    file: &Arc<str>,
    sink: &mut Sink,
) -> Cow<'a, str> {
    if bytes.len() > largest {
        let (size, most) = (bytes.len() / MEBIBYTE, largest / MEBIBYTE);
        sink.push(
            Diagnostic::error(
                "article/invalid-size",
                format!("the file has {size} MiB, and may have {most}"),
            )
            .help("move it out of the source's folder, or split it")
            .at(Place::file(file.clone())),
        );
        return Cow::Borrowed("");
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !characters::any_suspect(bytes) => Cow::Borrowed(text),
        // A NUL may mean UTF-16.
        Ok(text) if !bytes.contains(&0) && !encoding::is_iso_2022_jp(bytes) => {
            characters::clean(Cow::Borrowed(text), file, sink)
        }
        _ => characters::clean(encoding::guess(bytes, declared, file, sink), file, sink),
    }
}

const MEBIBYTE: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::is_legal;

    const LARGEST: usize = 16 * MEBIBYTE;

    /// The text, and the findings as `rule line:column message`.
    fn enter(bytes: &[u8]) -> (String, Vec<String>) {
        let mut sink = Sink::new();
        let text = decode(bytes, LARGEST, None, &"a.txt".into(), &mut sink).into_owned();
        let findings = sink.into_vec().into_iter().map(|found| {
            let place = found.place.expect("the door names the file");
            let at = match (place.line, place.column) {
                (Some(line), Some(column)) => format!("{line}:{column}"),
                _ => "-".into(),
            };
            format!("{} {at} {}", found.rule, found.message)
        });
        (text, findings.collect())
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn good_text_is_borrowed() {
        for text in [
            "",
            "tea\n\tcake\n",
            "çay «söz» \u{2028} \u{A0}日本 \u{FFFD}🚀",
        ] {
            let mut sink = Sink::new();
            let read = decode(text.as_bytes(), LARGEST, None, &"a.txt".into(), &mut sink);
            assert!(matches!(read, Cow::Borrowed(same) if same == text));
            assert!(sink.is_empty());
        }
    }

    #[test]
    fn line_ends_become_lf() {
        let (text, findings) = enter(b"\xEF\xBB\xBFone\r\ntwo\rthree\r\r\n");
        assert_eq!(text, "one\ntwo\nthree\n\n");
        assert!(findings.is_empty());
    }

    #[test]
    fn controls_are_removed_and_reported_once() {
        let (text, findings) =
            enter("tea\r\nca\u{B}ke\u{0}\u{1B}[0m\u{85}\u{B} \u{FFFE}".as_bytes());
        assert_eq!(text, "tea\ncake[0m ");
        assert_eq!(
            findings,
            [
                "article/invalid-character 2:3 6 characters that XML can't carry are removed: U+000B, U+0000, U+001B, U+0085, U+FFFE"
            ]
        );
    }

    #[test]
    fn utf_16_with_and_without_a_mark() {
        let text = "Çay: tea & cake, 日本\n";
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let (read, findings) = enter(&utf16(&format!("\u{FEFF}{text}"), order));
            assert_eq!((read.as_str(), findings.len()), (text, 0));
            let (read, findings) = enter(&utf16(text, order));
            assert_eq!(read, text);
            assert!(findings[0].starts_with("article/unknown-encoding - "));
        }
        let (read, findings) = enter(&[0xFF, 0xFE, b'a', 0, 0x00, 0xD8]);
        assert_eq!(read, "a\u{FFFD}");
        assert!(findings[0].starts_with("article/invalid-encoding - "));
    }

    #[test]
    fn legacy_encodings_are_guessed() {
        for (text, encoding) in [
            (
                "“Café” – le procès‑verbal coûte 5 €, déjà réglé à l’été.".replace('‑', "-"),
                encoding_rs::WINDOWS_1252,
            ),
            (
                "Прокуратура сообщила о жертвах среди гражданского населения.".into(),
                encoding_rs::WINDOWS_1251,
            ),
            (
                "İstanbul’da bugün öğleden sonra yağış bekleniyor, şiddetli rüzgâr.".into(),
                encoding_rs::WINDOWS_1254,
            ),
            (
                "新聞記事の配信について、読者が知っておくべきこと。".into(),
                encoding_rs::SHIFT_JIS,
            ),
            (
                "新聞記事の配信について、読者が知っておくべきこと。".into(),
                encoding_rs::ISO_2022_JP,
            ),
        ] {
            let (bytes, _, lost) = encoding.encode(&text);
            assert!(!lost);
            let (read, findings) = enter(&bytes);
            assert_eq!(read, text);
            let name = encoding.name();
            let wanted =
                format!("article/unknown-encoding - the file is not UTF-8: it is read as {name}");
            assert_eq!(findings, [wanted]);
        }
    }

    #[test]
    fn a_broken_place_does_not_make_utf_8_something_else() {
        let mut bytes = "Şişli’de öğle çayı: müzik, söyleşi, kitap\n"
            .repeat(3)
            .into_bytes();
        bytes.extend(b"\xC5\n");
        let (read, findings) = enter(&bytes);
        assert!(read.starts_with("Şişli’de") && read.ends_with("\u{FFFD}\n"));
        assert_eq!(
            findings,
            ["article/invalid-encoding 4:1 1 place is no UTF-8 and became U+FFFD"]
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            vec![0; 500],
            b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0".to_vec(),
            (0..=255).collect(),
            b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0".to_vec(),
        ] {
            let (text, findings) = enter(&bytes);
            assert_eq!(text, "");
            assert_eq!(findings.len(), 1, "{findings:?}");
            assert!(findings[0].starts_with("article/invalid-encoding - "));
        }
    }

    #[test]
    fn too_much_is_refused() {
        let (text, findings) = enter(&vec![b'a'; LARGEST + 1]);
        assert_eq!(text, "");
        assert!(findings[0].starts_with("article/invalid-size"));
    }

    proptest! {
        #[test]
        fn whatever_comes_in_is_fit_for_xml(bytes: Vec<u8>) {
            let (text, _) = enter(&bytes);
            prop_assert!(text.chars().all(|c| is_legal(c) && c != '\r'));
        }

        #[test]
        fn text_only_loses_what_xml_cannot_carry(text in "(?s:.){0,80}") {
            prop_assume!(!text.contains('\0') && !text.starts_with('\u{FEFF}'));
            let (read, findings) = enter(text.as_bytes());
            let unified = text.replace("\r\n", "\n").replace('\r', "\n");
            let kept: String = unified.chars().filter(|&c| is_legal(c)).collect();
            prop_assert_eq!(findings.len(), usize::from(kept != unified));
            prop_assert_eq!(read, kept);
        }
    }
}
