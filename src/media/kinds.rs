//! Media types that have several names, or that one file can have.

use crate::model::MediaType;

/// Whether a file that was found to be `found` may be called `declared`.
pub(super) fn agree(declared: &MediaType, found: &MediaType) -> bool {
    let plays = |kind: &MediaType| ["audio", "image", "video"].iter().any(|it| kind.is(it));
    // What is neither seen nor heard is known too little: every office document is a ZIP archive.
    let is_other = !plays(declared) && !plays(found);
    let is_drawing = declared.as_str() == "image/svg+xml" && !plays(found);
    is_other || is_drawing || family(declared) == family(found)
}

/// Whether a file of this type is known by its first bytes.
pub(super) fn is_known_by_bytes(kind: &MediaType) -> bool {
    let known = [
        "aac", "avif", "flac", "gif", "jpeg", "mp4", "mpeg", "ogg", "png", "wav", "webm", "webp",
    ];
    known.contains(&family(kind))
}

/// One name for the types that one kind of file goes by.
fn family(kind: &MediaType) -> &str {
    let kind = kind.as_str();
    let name = kind.split_once('/').map_or(kind, |(_, name)| name);
    match name.strip_prefix("x-").unwrap_or(name) {
        "mp3" | "mpeg3" | "mpg" => "mpeg",
        "m4a" | "m4v" | "m4b" | "mp4a-latm" | "mp4a" => "mp4",
        "opus" | "vorbis" | "speex" => "ogg",
        "wave" | "vnd.wave" => "wav",
        "matroska" => "webm",
        "aiff" | "aif" => "aiff",
        "jpg" | "pjpeg" => "jpeg",
        "heic" | "heif" | "heic-sequence" | "heif-sequence" => "heif",
        "vnd.microsoft.icon" => "icon",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_several_names_agree() {
        for (declared, found, expected) in [
            ("audio/mpeg", "audio/mpeg", true),
            ("audio/x-m4a", "video/mp4", true),
            ("audio/mp4", "audio/m4a", true),
            ("audio/ogg", "audio/opus", true),
            ("image/jpg", "image/jpeg", true),
            ("image/svg+xml", "text/xml", true),
            (
                "application/vnd.oasis.opendocument.text",
                "application/zip",
                true,
            ),
            ("audio/mpeg", "audio/x-wav", false),
            ("image/png", "image/jpeg", false),
            ("image/svg+xml", "image/png", false),
            ("audio/mpeg", "text/html", false),
            ("application/pdf", "audio/mpeg", false),
        ] {
            let kind = |text| MediaType::parse(text).unwrap();
            assert_eq!(
                agree(&kind(declared), &kind(found)),
                expected,
                "{declared} {found}"
            );
        }
    }
}
