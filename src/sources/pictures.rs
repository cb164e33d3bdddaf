//! The pictures of an article, wherever a source finds them: each once, with all that is said of
//! it.

use crate::model::{Article, Enclosed, Found, Pictured};

/// No reader shows more, and each is compared with each.
pub const MOST: usize = 200;

/// Adds `picture`. If one at its address is there, that one is told what it does not say itself.
pub fn add(pictures: &mut Vec<Found<Pictured>>, picture: Found<Pictured>) {
    let address = &picture.value.url;
    let is_full = pictures.len() == MOST;
    match pictures.iter_mut().find(|own| own.value.url == *address) {
        Some(known) => complete(&mut known.value, picture.value),
        None if is_full => {}
        None => pictures.push(picture),
    }
}

/// Adds to `picture` what only `other` says of it.
pub fn complete(picture: &mut Pictured, other: Pictured) {
    let text = |own: &mut Option<String>, more| *own = own.take().or(more);
    text(&mut picture.alt, other.alt);
    text(&mut picture.caption, other.caption);
    text(&mut picture.credit, other.credit);
    text(&mut picture.media_type, other.media_type);
    picture.width = picture.width.or(other.width);
    picture.height = picture.height.or(other.height);
    picture.length = picture.length.or(other.length);
    for file in other.others {
        also(picture, file);
    }
}

/// Adds a file that the same picture is in.
pub fn also(picture: &mut Pictured, file: Pictured) {
    let is_known = picture.url == file.url || picture.others.iter().any(|it| it.url == file.url);
    if !is_known && picture.others.len() < MOST {
        picture.others.push(file);
    }
}

/// Makes pictures of the attachments that are pictures. Those of one title that follow each other
/// are one in several files, as JSON Feed has it.
pub fn attached(article: &mut Article) {
    let mut titled: Option<(String, String)> = None;
    let is_picture = |file: &Enclosed| {
        let kind = file.media_type.as_deref().unwrap_or_default();
        kind.get(..6)
            .is_some_and(|kind| kind.eq_ignore_ascii_case("image/"))
    };
    let (files, others) = std::mem::take(&mut article.attachments)
        .into_iter()
        .partition(|found| is_picture(&found.value));
    article.attachments = others;
    let files: Vec<Found<Enclosed>> = files;
    for found in files {
        let file = found.value;
        let picture = Pictured {
            caption: file.title.clone(),
            media_type: file.media_type,
            length: file.length,
            ..Pictured::from(file.url)
        };
        let same = titled
            .as_ref()
            .filter(|(title, _)| file.title.as_ref() == Some(title));
        if let Some((_, url)) = same
            && let Some(own) = article.images.iter_mut().find(|own| own.value.url == *url)
        {
            also(&mut own.value, picture);
            continue;
        }
        titled = file.title.map(|title| (title, picture.url.clone()));
        add(&mut article.images, Found::new(picture, found.line));
    }
}

/// A number of pixels, perhaps with `px`; 0 is what programs write that do not know.
pub fn pixels(text: &str) -> Option<u32> {
    let number = text.trim().trim_end_matches("px").trim_end().parse().ok();
    number.filter(|pixels| *pixels > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_is_named_twice_is_one() {
        let mut pictures = Vec::new();
        for (url, alt, width) in [
            ("a", None, Some(1)),
            ("b", None, None),
            ("a", Some("A"), Some(2)),
        ] {
            let picture = Pictured {
                alt: alt.map(str::to_owned),
                width,
                ..Pictured::from(url.to_owned())
            };
            add(&mut pictures, Found::new(picture, 1));
        }
        assert_eq!(pictures.len(), 2);
        let first = &pictures[0].value;
        assert_eq!((first.alt.as_deref(), first.width), (Some("A"), Some(1)));
    }

    #[test]
    fn there_is_an_end_to_them() {
        let mut pictures = Vec::new();
        let mut picture = Pictured::from(String::from("a"));
        for number in 0..2 * MOST {
            add(
                &mut pictures,
                Found::new(Pictured::from(number.to_string()), 1),
            );
            also(&mut picture, Pictured::from(number.to_string()));
        }
        assert_eq!((pictures.len(), picture.others.len()), (MOST, MOST));
    }

    #[test]
    fn reads_pixels() {
        for (text, expected) in [
            ("640", Some(640)),
            (" 640 px", Some(640)),
            ("0", None),
            ("50%", None),
        ] {
            assert_eq!(pixels(text), expected, "{text}");
        }
    }
}
