//! The encodings, by the names that IANA and the web give them.

use std::borrow::Cow;

/// An encoding that can be decoded.
#[derive(Clone, Copy, Debug)]
pub enum Encoding {
    Ascii,
    Latin1,
    Other(&'static encoding_rs::Encoding),
    Utf8,
    Utf16 { big: bool },
    Utf32 { big: bool },
}

impl Encoding {
    /// The encoding of this name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "us-ascii" | "ascii" | "ansi_x3.4-1968" | "iso646-us" | "iso_646.irv:1991" => {
                Encoding::Ascii
            }
            // The web reads these as windows-1252; XML does not.
            "iso-8859-1" | "iso_8859-1" | "iso8859-1" | "latin1" | "l1" => Encoding::Latin1,
            "utf-16" | "utf-16le" | "iso-10646-ucs-2" | "ucs-2" => Encoding::Utf16 { big: false },
            "utf-16be" => Encoding::Utf16 { big: true },
            "utf-32" | "utf-32le" | "iso-10646-ucs-4" | "ucs-4" => Encoding::Utf32 { big: false },
            "utf-32be" => Encoding::Utf32 { big: true },
            "replacement" | "x-user-defined" => return None,
            label => match encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())? {
                it if it == encoding_rs::UTF_8 => Encoding::Utf8,
                it => Encoding::Other(it),
            },
        })
    }

    /// Decodes `bytes`; also the offset in the text of the first that is not in this encoding.
    pub fn decode<'a>(self, bytes: &'a [u8]) -> (Cow<'a, str>, Option<usize>) {
        match self {
            Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
                None => (String::from_utf8_lossy(bytes), None),
                // What it is really is most often UTF-8.
                Some(at) => (String::from_utf8_lossy(bytes), Some(at)),
            },
            Encoding::Latin1 => (encoding_rs::mem::decode_latin1(bytes), None),
            Encoding::Utf8 => match std::str::from_utf8(bytes) {
                Ok(text) => (text.into(), None),
                Err(error) => (String::from_utf8_lossy(bytes), Some(error.valid_up_to())),
            },
            Encoding::Other(encoding) => {
                let (text, wrong) = encoding.decode_without_bom_handling(bytes);
                let at = wrong.then(|| text.find('\u{FFFD}').unwrap_or(0));
                (text, at)
            }
            Encoding::Utf16 { big } => {
                let units = bytes.chunks_exact(2).map(|unit| {
                    let unit = [unit[0], unit[1]];
                    if big {
                        u16::from_be_bytes(unit)
                    } else {
                        u16::from_le_bytes(unit)
                    }
                });
                let odd = bytes.len() % 2 == 1;
                wide(char::decode_utf16(units).map(Result::ok), odd)
            }
            Encoding::Utf32 { big } => {
                let units = bytes.chunks_exact(4).map(|unit| {
                    let unit = [unit[0], unit[1], unit[2], unit[3]];
                    if big {
                        u32::from_be_bytes(unit)
                    } else {
                        u32::from_le_bytes(unit)
                    }
                });
                wide(units.map(char::from_u32), !bytes.len().is_multiple_of(4))
            }
        }
    }
}

/// Collects characters; the offset of the first that is none, or of the end if it is `ragged`.
fn wide<'a>(
    characters: impl Iterator<Item = Option<char>>,
    ragged: bool,
) -> (Cow<'a, str>, Option<usize>) {
    let (mut text, mut wrong) = (String::new(), None);
    for character in characters {
        if character.is_none() {
            wrong.get_or_insert(text.len());
        }
        text.push(character.unwrap_or('\u{FFFD}'));
    }
    if ragged {
        wrong.get_or_insert(text.len());
    }
    (text.into(), wrong)
}

/// How many bytes an encoding of this name has to a code unit.
pub fn units(name: &str) -> usize {
    match Encoding::named(name) {
        Some(Encoding::Utf16 { .. }) => 2,
        Some(Encoding::Utf32 { .. }) => 4,
        _ => 1,
    }
}

/// Whether feed readers can be expected to know an encoding of this name.
pub fn is_common(name: &str) -> bool {
    let number = |prefix: &str| {
        name.strip_prefix(prefix)
            .and_then(|number| number.parse::<u16>().ok())
    };
    matches!(
        name,
        "utf-8"
            | "utf-16"
            | "utf-16le"
            | "utf-16be"
            | "us-ascii"
            | "koi8-r"
            | "euc-jp"
            | "shift_jis"
            | "gb18030"
            | "gb2312"
            | "gbk"
            | "big5"
            | "euc-kr"
            | "iso-2022-jp"
            | "koi8-u"
            | "tis-620"
    ) || number("iso-8859-").is_some_and(|part| (1..=16).contains(&part))
        || number("windows-").is_some_and(|page| (1_250..=1_258).contains(&page))
}
