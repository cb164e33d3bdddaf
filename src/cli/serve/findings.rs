//! The page that shows what the checks say about the feeds, and to who works on them what is wrong
//! with the articles.

mod desk;

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use feedmill::checks;
use feedmill::diagnostic::Diagnostic;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::answer::Site;
use super::document::Document;
use super::folder::Found;
use super::media_type;

/// Where the page is.
pub const PATH: &str = "/.feedmill/";

/// What is said of the feeds, and their tags.
#[derive(Debug)]
pub struct Page {
    about: Vec<(PathBuf, String)>,
    html: String,
}

/// Makes the page.
pub fn page(site: &Site) -> io::Result<String> {
    let articles = site.desk.as_ref().map(desk::articles).unwrap_or_default();
    Ok(format!("{HEAD}{articles}{}</html>\n", feeds(site)?))
}

/// What is said of the feeds, or what was the last time if none has changed. One at a time: whoever
/// asks while it is made waits for it.
fn feeds(site: &Site) -> io::Result<String> {
    let mut last = site.findings.lock().unwrap_or_else(PoisonError::into_inner);
    let mut feeds = Vec::new();
    for path in site.folder.files()? {
        let found = match site.folder.find(&path)? {
            Found::Unread => site.folder.read(&path)?,
            found => found,
        };
        if let Found::Document(document) = found
            && media_type::is_feed(document.media_type())
        {
            feeds.push((path, document));
        }
    }
    let about: Vec<_> = feeds
        .iter()
        .map(|(path, document)| (path.clone(), document.tag().to_owned()))
        .collect();
    if let Some(last) = &*last
        && last.about == about
    {
        return Ok(last.html.clone());
    }
    let mut body = String::new();
    for (path, document) in &feeds {
        section(site, path, document, &mut body);
    }
    if feeds.is_empty() {
        body.push_str("<p>There is no feed here.</p>\n");
    }
    *last = Some(Page {
        about,
        html: body.clone(),
    });
    Ok(body)
}

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n\
    <link rel=\"icon\" href=\"data:,\">\n\
    <title>Findings</title>\n\
    <style>\n\
    body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }\n\
    h2 { margin-top: 2rem; font-size: 1.125rem; }\n\
    ul { padding: 0; list-style: none; }\n\
    li { padding: .75rem 0; border-top: 1px solid #8886; }\n\
    .error { color: light-dark(#a40000, #ff9d8f); }\n\
    </style>\n<h1>Findings</h1>\n";

fn section(site: &Site, path: &Path, document: &Document, out: &mut String) {
    let name = path.display().to_string();
    let mut parts = path.iter().map(|part| part.to_string_lossy());
    let address = parts.next().map_or(String::new(), |first| {
        parts.fold(encoded(&first), |all, part| {
            format!("{all}/{}", encoded(&part))
        })
    });
    let mut add = |text: String| out.push_str(&text);
    add(format!(
        "<h2><a href=\"/{}\">{}</a></h2>\n",
        escaped(&address),
        escaped(&name)
    ));
    let Some(bytes) = &document.bytes else {
        return add("<p>It is too large to be checked here.</p>\n".into());
    };
    let mut rules = site.rules.clone();
    if let Some(url) = site.url.join(&address) {
        rules = rules.at(url.as_str());
    }
    let findings = checks::examine(bytes, &name, &rules).findings;
    if findings.is_empty() {
        return add("<p>Nothing was found.</p>\n".into());
    }
    add(list(&findings));
}

fn list(findings: &[Diagnostic]) -> String {
    let items: String = findings.iter().map(item).collect();
    format!("<ul>\n{items}</ul>\n")
}

fn item(finding: &Diagnostic) -> String {
    let level = finding.level.as_str();
    let mut text = format!("<li><strong class=\"{level}\">{level}</strong>");
    let mut add = |part: std::fmt::Arguments<'_>| {
        text.write_fmt(part).expect("a string takes all");
    };
    if let Some(place) = &finding.place {
        add(format_args!(" <code>{}", escaped(&place.file)));
        if let Some(line) = place.line {
            add(format_args!(":{line}"));
        }
        add(format_args!("</code>"));
    }
    add(format_args!(": {}", escaped(&finding.message)));
    if let Some(help) = &finding.help {
        add(format_args!("<br>{}", escaped(help)));
    }
    add(format_args!(
        " (<code>{}</code>)</li>\n",
        escaped(finding.rule)
    ));
    text
}

/// What an address has only encoded (RFC 3986, section 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// As a part of an address.
fn encoded(part: &str) -> String {
    utf8_percent_encode(part, ESCAPED).to_string()
}

/// As text or as the value of an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
