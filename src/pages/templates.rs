//! The templates: ours, and those of the site that take their place.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::escape::Escaped;
use crate::Error;

/// The templates of pages.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    texts: Vec<(String, String)>,
}

const OURS: [(&str, &str); 7] = [
    ("article.css", include_str!("templates/article.css")),
    ("article.html", include_str!("templates/article.html")),
    ("feed.css", include_str!("templates/feed.css")),
    ("moved.html", include_str!("templates/moved.html")),
    ("page.css", include_str!("templates/page.css")),
    ("page-head.html", include_str!("templates/page-head.html")),
    ("page.html", include_str!("templates/page.html")),
];

impl Templates {
    /// Our own, and `texts`, files of the site by name: one that is called like one of ours takes
    /// its place, others can be included.
    ///
    /// # Errors
    /// When a template can't be understood; the message names it and the line.
    pub fn new(texts: Vec<(String, String)>) -> Result<Self, Error> {
        let mut environment = Environment::new();
        let mut syntax = SyntaxConfig::builder();
        syntax
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true);
        environment.set_syntax(syntax.build().expect("the usual signs do not clash"));
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_formatter(|out, state, value| {
            let is_html = !matches!(state.auto_escape(), AutoEscape::None);
            match value.as_str().filter(|_| is_html && !value.is_safe()) {
                Some(text) => write!(out, "{}", Escaped(text)).map_err(minijinja::Error::from),
                None => minijinja::escape_formatter(out, state, value),
            }
        });
        let ours = OURS
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let mut all: Vec<(String, String)> = ours
            .filter(|(name, _)| texts.iter().all(|(other, _)| other != name))
            .collect();
        // A browser reads a line end of two characters as one, and hashes that.
        all.extend(
            texts
                .into_iter()
                .map(|(name, text)| (name, text.replace("\r\n", "\n"))),
        );
        for (name, text) in all.iter().filter(|(name, _)| name.ends_with(".html")) {
            environment
                .add_template_owned(name.clone(), text.clone())
                .map_err(failed)?;
        }
        Ok(Self {
            environment,
            texts: all,
        })
    }

    /// The text of a file that is no template of HTML; empty if there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        let found = self.texts.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, text)| text)
    }

    pub(super) fn render(&self, name: &str, facts: impl Serialize) -> Result<Vec<u8>, Error> {
        let template = self.environment.get_template(name).map_err(failed)?;
        template
            .render(Serde(facts))
            .map(String::into_bytes)
            .map_err(failed)
    }
}

fn failed(error: minijinja::Error) -> Error {
    let name = error.name().unwrap_or("?").to_owned();
    let line = error
        .line()
        .map(|line| format!(", line {line}"))
        .unwrap_or_default();
    let what = error
        .detail()
        .map(str::to_owned)
        .unwrap_or_else(|| error.kind().to_string());
    Error::new(format!("the template {name}{line}, can't be used: {what}"))
}

/// What a Content-Security-Policy knows an element's text by.
pub(super) fn hash(text: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}
