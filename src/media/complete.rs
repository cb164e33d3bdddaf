//! What an entry says of its files, completed with what they are.

use std::path::Path;
use std::sync::Arc;

use super::find::Place as Found;
use super::measure::{Measured, measure};
use super::{Library, kinds};
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{AbsoluteUrl, Article, Attachment, Entry, MediaType, Rendition};

/// Completes the pictures and attachments of `entry`, which was made of `article`, with what the
/// files of `library` are. `beside` is the folder of the article's own files, if it has one.
///
/// What is not there is left out; what a file is counts more than what is said of it. Each such
/// thing is told to `sink`, at the article's line.
pub fn complete(
    library: &Library,
    entry: &mut Entry,
    article: &Article,
    beside: Option<&Path>,
    sink: &mut Sink,
) {
    let mut desk = Desk {
        library,
        page: entry.url.clone(),
        file: Arc::clone(&entry.seed.file),
        beside,
        line: 1,
        sink,
    };
    entry.images.retain_mut(|picture| {
        let named = article.images.iter();
        desk.line = named
            .filter(|found| desk.page.join(&found.value.url).as_ref() == Some(&picture.file.url))
            .map(|found| found.line)
            .next()
            .unwrap_or(1);
        picture.others.retain_mut(|file| desk.rendition(file));
        if desk.rendition(&mut picture.file) {
            return true;
        }
        let stands_in = !picture.others.is_empty();
        if stands_in {
            picture.file = picture.others.remove(0);
        }
        stands_in
    });
    entry.attachments.retain_mut(|attachment| {
        let named = article.attachments.iter();
        desk.line = named
            .filter(|found| desk.page.join(&found.value.url).as_ref() == Some(&attachment.url))
            .map(|found| found.line)
            .next()
            .unwrap_or(1);
        desk.attachment(attachment)
    });
    if let Some(episode) = &mut entry.episode {
        desk.line = article.episode.as_ref().map_or(1, |found| found.line);
        episode.image.take_if(|url| !desk.is_there("image", url));
        let chapters = &mut episode.chapters;
        chapters.take_if(|chapters| !desk.is_there("list of chapters", &chapters.url));
        let transcripts = &mut episode.transcripts;
        transcripts.retain(|transcript| desk.is_there("transcript", &transcript.url));
    }
}

struct Desk<'a> {
    library: &'a Library,
    page: AbsoluteUrl,
    file: Arc<str>,
    beside: Option<&'a Path>,
    line: u32,
    sink: &'a mut Sink,
}

/// A file that is there, as people read its path, and what it is.
struct Known {
    shown: String,
    measured: Measured,
}

impl Desk<'_> {
    /// Completes a file of a picture; `false` if it is to be left out.
    fn rendition(&mut self, file: &mut Rendition) -> bool {
        let known = match self.know("image", &file.url) {
            Ok(Some(known)) => known,
            Ok(None) => return true,
            Err(()) => return false,
        };
        self.compare(&known, file.media_type.as_ref());
        self.weigh(&known, self.library.image_bytes, "image_bytes");
        let found = &known.measured.media_type;
        if found.as_ref().is_some_and(|found| {
            let is_drawing = file
                .media_type
                .as_ref()
                .is_some_and(|kind| kinds::agree(kind, found));
            !found.is("image") && !is_drawing
        }) {
            return false;
        }
        file.media_type = settled(file.media_type.take(), found);
        file.length = Some(known.measured.length);
        file.width = known.measured.width.or(file.width);
        file.height = known.measured.height.or(file.height);
        true
    }

    /// Completes an attachment; `false` if it is to be left out.
    fn attachment(&mut self, attachment: &mut Attachment) -> bool {
        let known = match self.know("attachment", &attachment.url) {
            Ok(Some(known)) => known,
            Ok(None) => return true,
            Err(()) => return false,
        };
        self.compare(&known, Some(&attachment.media_type));
        self.weigh(&known, self.library.bytes, "bytes");
        let found = &known.measured.media_type;
        let settled = settled(Some(attachment.media_type.clone()), found);
        attachment.media_type = settled.unwrap_or_else(|| attachment.media_type.clone());
        attachment.length = Some(known.measured.length);
        attachment.duration = known.measured.duration.or(attachment.duration);
        true
    }

    /// Whether what an episode names is there, or somewhere that is not looked at.
    fn is_there(&mut self, what: &str, url: &AbsoluteUrl) -> bool {
        self.find(what, url).is_ok()
    }

    /// What is known of the file at `url`: nothing if it is not looked at, an error if it is to be
    /// left out.
    fn know(&mut self, what: &str, url: &AbsoluteUrl) -> Result<Option<Known>, ()> {
        let Some((shown, path)) = self.find(what, url)? else {
            return Ok(None);
        };
        let measured = match measure(&path) {
            Ok(measured) => measured,
            Err(cause) => {
                self.unreadable(what, &shown, &cause);
                return Ok(None);
            }
        };
        if measured.length == 0 {
            let message = format!("the {what} `{url}` is left out: {shown} is empty");
            self.warn("article/invalid-media", message, "put the file there again");
            return Err(());
        }
        Ok(Some(Known { shown, measured }))
    }

    fn find(
        &mut self,
        what: &str,
        url: &AbsoluteUrl,
    ) -> Result<Option<(String, std::path::PathBuf)>, ()> {
        match self.library.find(url, &self.page, self.beside) {
            Found::Elsewhere => Ok(None),
            Found::File(shown, path) => Ok(Some((shown.display().to_string(), path))),
            Found::Missing(shown) => {
                let shown = shown.display();
                let message = format!("the {what} `{url}` is left out: there is no file {shown}");
                let help = "put the file there, or correct the address";
                self.warn("article/missing-media", message, help);
                Err(())
            }
            Found::Outside(shown) => {
                let shown = shown.display();
                let message =
                    format!("the {what} `{url}` is left out: {shown} leads out of the folder");
                let help = "put the file itself into the folder";
                self.warn("article/missing-media", message, help);
                Err(())
            }
            Found::Unreadable(shown, cause) => {
                self.unreadable(what, &shown.display().to_string(), &cause);
                Ok(None)
            }
        }
    }

    fn unreadable(&mut self, what: &str, shown: &str, cause: &std::io::Error) {
        let message = format!("the {what} {shown} can't be read: {cause}");
        let help = "make the file readable for the user that runs feedmill";
        self.warn("article/invalid-media", message, help);
    }

    /// Says if the file is not what it is said to be.
    fn compare(&mut self, known: &Known, declared: Option<&MediaType>) {
        let Some(declared) = declared else { return };
        let shown = &known.shown;
        match &known.measured.media_type {
            Some(found) if !kinds::agree(declared, found) => {
                let message = format!("{shown} is {found}, and not {declared} as it is called");
                let help = "give the file its right ending and the article the right type";
                self.warn("article/conflicting-media-type", message, help);
            }
            None if kinds::is_known_by_bytes(declared) => {
                let message = format!("{shown} is called {declared}, but does not begin like it");
                let help = "see whether the file is damaged, and put it there again";
                self.warn("article/invalid-media", message, help);
            }
            _ => {}
        }
    }

    fn weigh(&mut self, known: &Known, most: u64, key: &str) {
        let (shown, length) = (&known.shown, known.measured.length);
        if length > most {
            let message = format!("{shown} has {length} bytes; the limit is {most}");
            let help = format!("make it smaller, or raise `{key}` in [media]");
            self.warn("article/excessive-media", message, &help);
        }
    }

    fn warn(&mut self, rule: &'static str, message: String, help: &str) {
        let place = Place::line(Arc::clone(&self.file), self.line);
        self.sink
            .push(Diagnostic::warning(rule, message).help(help).at(place));
    }
}

/// The type to publish: the name that was given to it, unless the file is something else.
fn settled(declared: Option<MediaType>, found: &Option<MediaType>) -> Option<MediaType> {
    match (declared, found) {
        (Some(declared), Some(found)) if !kinds::agree(&declared, found) => Some(found.clone()),
        (None, found) => found.clone(),
        (declared, _) => declared,
    }
}
