//! What stands where an article's page was, and leads to where it is.

use serde::Serialize;

use super::Templates;
use super::page::direction;
use crate::Error;
use crate::model::Item;

/// What the template is given. `docs/pages.md` says the same.
#[derive(Serialize)]
struct Facts<'a> {
    generator: &'a str,
    language: &'a str,
    direction: &'a str,
    title: &'a str,
    url: &'a str,
}

/// Writes a page that leads to that of `item`.
///
/// # Errors
/// When a template of the site asks for what is not there.
pub fn moved(templates: &Templates, item: &Item) -> Result<Vec<u8>, Error> {
    let facts = Facts {
        generator: super::GENERATOR,
        language: item.language.as_str(),
        direction: direction(&item.language),
        title: item.title.as_str(),
        url: item.url.as_str(),
    };
    templates.render("moved.html", facts)
}
