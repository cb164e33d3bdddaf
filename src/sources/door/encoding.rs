//! Which encoding a text is in that is not plain UTF-8.

use std::borrow::Cow;
use std::sync::Arc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Lines, Place, Sink};

/// Decodes `bytes` as what they most likely are, and says so.
pub(super) fn guess<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
    file: &Arc<str>,
    sink: &mut Sink,
) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode(encoding, &bytes[mark..], file, sink);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        assumed(encoding, file, sink);
        return decode(encoding, bytes, file, sink);
    }
    if is_binary(bytes) {
        sink.push(
            Diagnostic::error(
                "article/invalid-encoding",
                "the file does not look like text",
            )
            .help("move it out of the source's folder, or save it as UTF-8 text")
            .at(Place::file(file.clone())),
        );
        return Cow::Borrowed("");
    }
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return decode(encoding, bytes, file, sink);
    }
    if !is_iso_2022_jp(bytes) && is_mostly_utf_8(bytes) {
        return decode(UTF_8, bytes, file, sink);
    }
    let encoding = legacy(bytes);
    assumed(encoding, file, sink);
    decode(encoding, bytes, file, sink)
}

/// Whether `bytes`, plain ASCII, switch to the Japanese characters of ISO-2022-JP.
pub(super) fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    bytes.is_ascii()
        && bytes
            .windows(3)
            .any(|three| matches!(three, b"\x1B$B" | b"\x1B$@"))
}

fn assumed(encoding: &'static Encoding, file: &Arc<str>, sink: &mut Sink) {
    sink.push(
        Diagnostic::warning(
            "article/unknown-encoding",
            format!("the file is not UTF-8: it is read as {}", encoding.name()),
        )
        .help("save it as UTF-8")
        .at(Place::file(file.clone())),
    );
}

fn decode<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
    file: &Arc<str>,
    sink: &mut Sink,
) -> Cow<'a, str> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        let place = match text.find('\u{FFFD}') {
            Some(at) if encoding == UTF_8 => Lines::new(&text).place(file.clone(), at..at + 3),
            _ => Place::file(file.clone()),
        };
        let what = match text.matches('\u{FFFD}').count() {
            1 => "1 place is".to_owned(),
            count => format!("{count} places are"),
        };
        sink.push(
            Diagnostic::warning(
                "article/invalid-encoding",
                format!("{what} no {} and became U+FFFD", encoding.name()),
            )
            .help("correct the text there, and save it as UTF-8")
            .at(place),
        );
    }
    text
}

/// UTF-16 without its mark: Western text has a NUL in nearly every second byte.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let nuls = |from: usize| {
        let every_second = looked_at.iter().skip(from).step_by(2);
        every_second.filter(|&&byte| byte == 0).count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    let many = looked_at.len() / 4;
    if !bytes.len().is_multiple_of(2) || even + odd == 0 {
        None
    } else if even == 0 && odd > many {
        Some(UTF_16LE)
    } else if odd == 0 && even > many {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Text has no NUL but by accident, and hardly any other control.
fn is_binary(bytes: &[u8]) -> bool {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let controls = looked_at
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F))
        .count();
    let nul_in_no_utf_8 = bytes.contains(&0) && std::str::from_utf8(bytes).is_err();
    nul_in_no_utf_8 || controls * 8 > looked_at.len()
}

/// Whether the characters outside ASCII are UTF-8 but for a few: a legacy text that happens to
/// have four of them for each that is wrong is next to impossible.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= wrong * 4
}

fn legacy(bytes: &[u8]) -> &'static Encoding {
    if is_iso_2022_jp(bytes) {
        return ISO_2022_JP;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let end = bytes.len().min(start.saturating_add(JUDGED));
    detector.feed(&bytes[start.saturating_sub(1)..end], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// How many bytes tell text from other things.
const LOOKED_AT: usize = 8 * 1024;

/// How many bytes the guess is made from: the detector reads 20 MB a second.
const JUDGED: usize = 64 * 1024;
