//! Markdown with YAML, TOML or JSON front matter, as Hugo, Zola, Jekyll and Eleventy read it.

mod body;
mod edit;
mod file_name;
mod front_matter;
mod outline;
mod shortcodes;
mod toml;
mod yaml;

use crate::diagnostic::{Lines, Sink};
use crate::model::{Article, Body, Found, Seed};

use super::Reading;
use super::fields::{Desk, Fields, Meaning, escapes};

/// Reads one seed.
///
/// What the front matter says goes before what the file's name and the text say.
pub(super) fn read(text: &str, seed: Seed, reading: &Reading, sink: &mut Sink) -> Option<Article> {
    let lines = Lines::new(text);
    let mut desk = Desk {
        file: seed.file.clone(),
        lines: &lines,
        reading,
        sink,
    };
    let mut split = match front_matter::split(text) {
        Ok(split) => split,
        Err(problem) => {
            desk.refuse("article/invalid-front-matter", problem);
            return None;
        }
    };
    escapes::fit(split.fields.iter_mut().map(|it| &mut it.node), &mut desk);
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
