//! The address that the front matter gives the article's page.

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Found};

use super::Fields;
use super::desk::Desk;
use super::keys::{self, Meaning};
use super::moments::truth;

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    let zola = fields.all(Meaning::Path).filter(|_| fields.has_zola_path());
    for field in fields.all(Meaning::Permalink).chain(zola) {
        if truth(field) == Some(false) {
            // Eleventy makes no page of it.
            article.draft = true;
            return;
        }
        let Some(found) = desk.text(field) else {
            continue;
        };
        if is_pattern(&found.value) {
            let diagnostic = Diagnostic::warning(
                "article/invalid-url",
                format!(
                    "`{}` is a pattern that only its site generator can fill, and is left out",
                    found.value
                ),
            )
            .help("write the address, or set `permalink` in the settings to the same pattern");
            desk.report(diagnostic, &field.node.at);
            continue;
        }
        article.url = Some(page(found, keys::fold(&field.key) == "path"));
        return;
    }
}

/// Whether an address has parts that Jekyll, Hugo or a template language would fill, or is the
/// name of one of Jekyll's patterns.
fn is_pattern(address: &str) -> bool {
    let placeholder = address
        .split(':')
        .skip(1)
        .zip(address.split(':'))
        .any(|(after, before)| {
            let joint = before.is_empty() || before.ends_with(['/', '-', '_', '.']);
            joint && after.starts_with(|c: char| c.is_ascii_alphabetic())
        });
    placeholder
        || address.contains("{{")
        || address.contains("{%")
        || ["date", "pretty", "ordinal", "weekdate", "none"].contains(&address)
}

/// Eleventy names the file that it writes: the address of `tea/index.html` is `tea/`. Zola names
/// the folder, with or without a slash at its end.
fn page(found: Found<String>, is_zola_path: bool) -> Found<String> {
    found.map(|address| match address.strip_suffix("index.html") {
        Some(folder) if folder.ends_with('/') => folder.to_owned(),
        _ if is_zola_path && !address.ends_with('/') => format!("{address}/"),
        _ => address,
    })
}
