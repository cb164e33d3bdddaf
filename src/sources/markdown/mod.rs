//! Markdown with YAML, TOML or JSON front matter, as Hugo, Zola, Jekyll and Eleventy read it.

mod address;
mod body;
mod desk;
mod edit;
mod fields;
mod file_name;
mod files;
mod front_matter;
pub(super) mod json;
mod keys;
mod labels;
mod moments;
pub(super) mod node;
mod outline;
mod people;
mod shortcodes;
mod standing;
mod toml;
mod yaml;

use crate::diagnostic::{Lines, Sink};
use crate::model::{Article, Body, Found, Seed};

use super::Reading;
use desk::Desk;
use fields::Fields;
use keys::Meaning;

/// Reads one seed.
///
/// What the front matter says goes before what the file's name and the text say.
pub(super) fn read(text: &str, seed: Seed, reading: &Reading, sink: &mut Sink) -> Option<Article> {
    let mut desk = Desk {
        file: seed.file.clone(),
        lines: Lines::new(text),
        reading,
        sink,
    };
    let split = match front_matter::split(text) {
        Ok(split) => split,
        Err(problem) => {
            desk.refuse(problem);
            return None;
        }
    };
    let mut article = Article::new(seed, Found::new(Body::Markdown(String::new()), 1));
    let fields = Fields::new(&split.fields, split.is_toml, &mut desk);
    fields.read(&mut article, &mut desk);
    file_name::read(&mut article, reading);

    let separator = fields.text(Meaning::ExcerptSeparator, &mut desk);
    let parts = body::read(
        text,
        split.body,
        article.title.as_ref().map(|title| title.value.as_str()),
        separator.as_ref().map(|found| found.value.as_str()),
        &mut desk,
    );
    article.title = article.title.or(parts.title);
    article.summary = article.summary.or(parts.summary);
    article.body = parts.body;
    Some(article)
}
