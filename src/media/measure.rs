//! A file → its size, its type, how wide, how high and how long it is.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use lofty::config::ParseOptions;
use lofty::file::{AudioFile, FileType};
use lofty::probe::Probe;

use super::bounded::Bounded;
use crate::model::MediaType;

/// What is known of a file from its own bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// In bytes.
    pub length: u64,
    /// What it is, if its first bytes tell.
    pub media_type: Option<MediaType>,
    /// In pixels; more than 0.
    pub width: Option<u32>,
    /// In pixels; more than 0.
    pub height: Option<u32>,
    /// How long it plays, in seconds; more than 0.
    pub duration: Option<u64>,
}

/// How much of a file is looked at to tell what it is, in bytes.
const HEAD: u64 = 8192;

/// Measures the file at `path`. Of its bytes only some are read.
///
/// # Errors
/// If it can't be read. Bytes that make no sense are no error: then less is known.
pub fn measure(path: &Path) -> io::Result<Measured> {
    let mut file = File::open(path)?;
    let mut measured = Measured {
        length: file.metadata()?.len(),
        ..Measured::default()
    };
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    let found = infer::get(&head).map(|kind| kind.mime_type());
    measured.media_type = found.and_then(MediaType::parse);
    let is = |kind| (measured.media_type.as_ref()).is_some_and(|found| found.is(kind));
    if is("image") {
        let mut reader = BufReader::new(Bounded::new(file));
        if let Ok(size) = imagesize::reader_size(&mut reader) {
            measured.width = u32::try_from(size.width).ok().filter(|width| *width > 0);
            measured.height = u32::try_from(size.height).ok().filter(|height| *height > 0);
        }
    } else if measured.media_type.is_none() || is("audio") || is("video") {
        let (kind, duration) = play(file);
        measured.duration = duration;
        let kind = kind.and_then(MediaType::parse);
        measured.media_type = measured.media_type.or(kind);
    }
    Ok(measured)
}

/// What kind of sound a file holds and how many seconds it plays, a started one counted from its
/// half on.
fn play(file: File) -> (Option<&'static str>, Option<u64>) {
    let options = ParseOptions::new().read_tags(false).read_cover_art(false);
    let probe = Probe::new(BufReader::new(Bounded::new(file))).options(options);
    let Ok(probe) = probe.guess_file_type() else {
        return (None, None);
    };
    let kind = match probe.file_type() {
        Some(FileType::Aac) => Some("audio/aac"),
        Some(FileType::Aiff) => Some("audio/aiff"),
        Some(FileType::Flac) => Some("audio/flac"),
        Some(FileType::Mp4) => Some("audio/mp4"),
        Some(FileType::Mpeg) => Some("audio/mpeg"),
        Some(FileType::Opus | FileType::Speex | FileType::Vorbis) => Some("audio/ogg"),
        Some(FileType::Wav) => Some("audio/wav"),
        _ => None,
    };
    let Ok(read) = probe.read() else {
        return (None, None);
    };
    let length = read.properties().duration();
    let seconds = length.as_secs() + u64::from(length.subsec_millis() >= 500);
    (kind, (seconds > 0).then_some(seconds))
}
