//! The pictures of an article.

use super::desk::Desk;
use crate::model::{AbsoluteUrl, Found, Line, MediaType, Picture, Pictured, Rendition, Text};

impl Desk<'_> {
    /// The pictures whose address is usable, each once.
    pub fn pictures(&mut self, page: &AbsoluteUrl) -> Vec<Picture> {
        let article = self.article;
        let mut pictures: Vec<Picture> = Vec::new();
        for found in &article.images {
            let Some(picture) = self.picture(page, found) else {
                continue;
            };
            if !pictures
                .iter()
                .any(|known| known.file.url == picture.file.url)
            {
                pictures.push(picture);
            }
        }
        pictures
    }

    fn picture(&mut self, page: &AbsoluteUrl, found: &Found<Pictured>) -> Option<Picture> {
        let pictured = &found.value;
        let file = self.rendition(page, pictured, found.line)?;
        let mut others: Vec<Rendition> = Vec::new();
        for other in &pictured.others {
            let Some(other) = self.rendition(page, other, found.line) else {
                continue;
            };
            if other.url != file.url && !others.iter().any(|known| known.url == other.url) {
                others.push(other);
            }
        }
        Some(Picture {
            file,
            others,
            alt: pictured.alt.as_deref().and_then(Line::new),
            caption: pictured.caption.as_deref().and_then(Text::new),
            credit: pictured.credit.as_deref().and_then(Line::new),
        })
    }

    fn rendition(
        &mut self,
        page: &AbsoluteUrl,
        pictured: &Pictured,
        line: u32,
    ) -> Option<Rendition> {
        let Some(url) = page.join(&pictured.url) else {
            self.unusable("image", &pictured.url, line);
            return None;
        };
        let guessed = Rendition::at(url);
        let declared = pictured.media_type.as_deref().and_then(MediaType::parse);
        Some(Rendition {
            media_type: declared
                .filter(|kind| kind.is("image"))
                .or(guessed.media_type),
            length: pictured.length.filter(|bytes| *bytes > 0),
            width: pictured.width.filter(|pixels| *pixels > 0),
            height: pictured.height.filter(|pixels| *pixels > 0),
            ..guessed
        })
    }
}
