//! The address of an article → the file of its page.

use percent_encoding::percent_decode_str;

use crate::config::{Config, is_device};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{AbsoluteUrl, Article};
use crate::pages::PAGE;

/// The file of the page at `url`, as a path within the output folder; `None` if feedmill makes no
/// page for it, because nobody asked for pages or this one is somewhere else.
///
/// An address that ends in `/`, or in a name that is not of HTML, is that of a folder, whose
/// `index.html` every server hands out.
///
/// # Errors
/// Says why there can be no such file, as a phrase.
pub fn file(config: &Config, url: &AbsoluteUrl) -> Result<Option<String>, &'static str> {
    let below = url.as_str().strip_prefix(config.output.url.as_str());
    let Some(below) = below.filter(|_| config.pages.articles) else {
        return Ok(None);
    };
    if below.contains(['?', '#']) {
        return Err("a query or a part of a page has no file of its own");
    }
    let mut parts = below.split('/').map(part).collect::<Result<Vec<_>, _>>()?;
    let last = parts.pop().unwrap_or_default();
    if parts.iter().any(String::is_empty) {
        return Err("it has an empty part");
    }
    let is_page = [".html", ".htm"].iter().any(|ending| {
        let at = last.len().checked_sub(ending.len());
        at.and_then(|at| last.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    });
    match last.is_empty() || is_page {
        true if is_page => parts.push(last),
        true => parts.push(PAGE.to_owned()),
        false => parts.extend([last, PAGE.to_owned()]),
    }
    Ok(Some(parts.join("/")))
}

/// The same of an address that was published once.
pub fn file_at(config: &Config, url: &str) -> Option<String> {
    file(config, &AbsoluteUrl::parse(url)?).ok()?
}

/// A part of the path as the name that a server looks for.
fn part(encoded: &str) -> Result<String, &'static str> {
    let decoded = percent_decode_str(encoded).decode_utf8();
    let name = decoded.map_err(|_| "a part of it is no text")?;
    let is_odd = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '|');
    if name.starts_with('.') || name.ends_with(['.', ' ']) || name.contains(is_odd) {
        return Err("a part of it is no plain name");
    }
    if name.len() > LONGEST {
        return Err("a part of it is too long");
    }
    if is_device(&name) {
        return Err("a part of it is what Windows takes for a device");
    }
    Ok(name.into_owned())
}

/// In bytes: with the ending of a packed copy it is a name for every file system.
const LONGEST: usize = 240;

/// Says that the page of `article` can't be made.
pub fn impossible(why: &str, article: &Article) -> Diagnostic {
    let place = match &article.url {
        Some(url) => Place::line(article.seed.file.clone(), url.line),
        None => Place::file(article.seed.file.clone()),
    };
    Diagnostic::error(
        "article/invalid-page",
        format!("no file can be the page of this article: {why}"),
    )
    .help("give the article another `url` or `slug`")
    .at(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Trial;

    #[test]
    fn pages_are_where_servers_look_for_them() {
        let url = |text: &str| AbsoluteUrl::parse(text).unwrap();
        let mut config = Config::trial(Trial {
            folder: "posts".into(),
            link: url("https://tea.example/"),
            title: None,
        });
        config.output.url = url("https://tea.example/a/");
        assert_eq!(file(&config, &url("https://tea.example/a/b/")), Ok(None));
        config.pages.articles = true;
        let long = "x".repeat(241);
        for (address, expected) in [
            ("b/", Ok(Some("b/index.html"))),
            ("b", Ok(Some("b/index.html"))),
            ("b.html", Ok(Some("b.html"))),
            ("B.HTM", Ok(Some("B.HTM"))),
            ("v1.2/b", Ok(Some("v1.2/b/index.html"))),
            ("çay/", Ok(Some("çay/index.html"))),
            ("%C3%A7ay/b%20c", Ok(Some("çay/b c/index.html"))),
            ("", Ok(Some("index.html"))),
            ("é", Ok(Some("é/index.html"))),
            ("../b/", Ok(None)),
            ("..%2Fb/", Err(())),
            ("%2e%2e/b/", Ok(None)),
            ("b%2F../c", Err(())),
            ("b//c", Err(())),
            ("b?c", Err(())),
            ("b#c", Err(())),
            (".b/", Err(())),
            ("b./", Err(())),
            ("nul/", Err(())),
            ("b%00/", Err(())),
            ("b%5C/", Err(())),
            ("%FF/", Err(())),
            (&*long, Err(())),
        ] {
            let found = file(&config, &url(&format!("https://tea.example/a/{address}")));
            let expected = expected.map(|name| name.map(str::to_owned));
            assert_eq!(found.map_err(|_| ()), expected, "{address}");
        }
        assert_eq!(file(&config, &url("https://tea.example/b/")), Ok(None));
        assert_eq!(file(&config, &url("https://else.example/a/b/")), Ok(None));
    }
}
