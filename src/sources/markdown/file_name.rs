//! What a file's name says.

use crate::model::{Article, Found};
use crate::sources::{Reading, dates};

/// Jekyll's `2026-03-15-moving-house` gives the date and the slug that the front matter does not
/// give; its folder `_drafts` holds drafts.
///
/// It is no line of the file that says so: the line is 1.
pub(super) fn read(article: &mut Article, reading: &Reading) {
    article.draft |= article.seed.path.split('/').any(|part| part == "_drafts");
    let Some((date, slug)) = parts(article.seed.stem()) else {
        return;
    };
    let Ok(date) = dates::parse(date, reading) else {
        return;
    };
    let slug = slug.to_owned();
    if article.published.is_none() {
        article.published = Some(Found::new(date, 1));
    }
    if article.slug.is_none() {
        article.slug = Some(Found::new(slug, 1));
    }
}

fn parts(stem: &str) -> Option<(&str, &str)> {
    let (date, slug) = stem.split_at_checked(10)?;
    let slug = slug.strip_prefix('-').filter(|slug| !slug.is_empty())?;
    let shape_ok = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    shape_ok.then_some((date, slug))
}
