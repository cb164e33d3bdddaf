//! WordPress: an export (WXR), which is a feed that holds everything. It becomes a source, so that
//! every post keeps its id, its page and its dates; new articles have a folder beside it.

use std::fs;
use std::path::Path;

use anyhow::Context;
use chrono_tz::Tz;
use feedmill::diagnostic::Sink;
use feedmill::model::{AbsoluteUrl, Article, Seed};
use feedmill::publish;
use feedmill::sources::Reading;
use feedmill::sources::feed;

use super::from::{Site, Source};

/// Where the export is put, in the folder of the site.
const FOLDER: &str = "wordpress";
/// Where new articles are put.
const NEW: &str = "posts";

pub fn read(export: &Path, folder: &Path) -> anyhow::Result<Site> {
    let bytes =
        fs::read(export).map_err(|cause| feedmill::Error::io("cannot read", export, cause))?;
    let shown = export.display().to_string();
    let seed = Seed {
        file: shown.as_str().into(),
        path: "export".into(),
    };
    let mut sink = Sink::new();
    let whole = feed::read(&bytes, seed, &Reading::new(Tz::UTC), &mut sink);
    let whole = whole.with_context(|| {
        let why = sink
            .iter()
            .next()
            .map_or(String::new(), |finding| finding.message.clone());
        format!("{shown} is no export of WordPress: {why}")
    })?;
    let articles = whole.parts.iter().filter_map(|part| part.article.as_ref());
    let articles: Vec<&Article> = articles.filter(|article| !article.draft).collect();
    let pattern = articles.iter().find_map(|article| pattern(article));
    let to = folder.join(FOLDER);
    for folder in [&to, &folder.join(NEW)] {
        fs::create_dir_all(folder)
            .map_err(|cause| feedmill::Error::io("cannot make the folder", folder, cause))?;
    }
    publish::replace(&to.join("export.xml"), &bytes)?;
    let head = whole.head;
    Ok(Site {
        title: head.title,
        link: head.home,
        description: head.description,
        language: head.language,
        pattern,
        sources: vec![
            Source::plain(NEW),
            Source {
                is_feed: true,
                ..Source::plain(FOLDER)
            },
        ],
        remarks: vec![format!(
            "{} posts are in {}; new articles go into {}",
            articles.len(),
            to.display(),
            folder.join(NEW).display()
        )],
        ..Site::default()
    })
}

/// The pattern of the addresses that posts have.
fn pattern(article: &Article) -> Option<String> {
    let url = AbsoluteUrl::parse(&article.url.as_ref()?.value)?.url();
    if url.query().is_some() {
        return None;
    }
    let date = article.published?.value.chrono();
    let named = [("%Y", "{year}"), ("%m", "{month}"), ("%d", "{day}")];
    let named = named.map(|(form, ours)| (date.format(form).to_string(), ours));
    let mut parts: Vec<String> = url
        .path()
        .trim_matches('/')
        .split('/')
        .map(str::to_owned)
        .collect();
    *parts.last_mut()? = "{name}".into();
    let mut rest = named.iter();
    for part in &mut parts {
        let mut left = rest.clone();
        if let Some((_, ours)) = left.find(|(value, _)| value == part) {
            *part = (*ours).into();
            rest = left;
        }
    }
    let slash = if url.path().ends_with('/') { "/" } else { "" };
    Some(format!("/{}{slash}", parts.join("/")))
}
