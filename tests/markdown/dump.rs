//! What is read of a seed, in a form for people.

use std::fmt::Write as _;

use feedmill::diagnostic::{Report, Sink};
use feedmill::model::{Article, Body, Seed};
use feedmill::sources::{Kind, Reading, read};

use crate::fields::fields;

/// All that is read of `text`, for people: each field with its line, then the body (its first
/// words, if not `whole`), then the findings.
pub fn dump(text: &str, path: &str, whole: bool) -> String {
    let mut sink = Sink::new();
    let article = run(text, path, &mut sink);
    show(article.as_ref(), sink, whole)
}

/// The same of what was read already.
pub fn show(article: Option<&Article>, sink: Sink, whole: bool) -> String {
    let mut out = String::new();
    match article {
        Some(article) => fields(article, &mut out),
        None => out.push_str("refused\n"),
    }
    if let Some(article) = article {
        let text = match &article.body.value {
            Body::Html(text) | Body::Markdown(text) => text.clone(),
            Body::Paragraphs(paragraphs) => paragraphs.join("\n\n"),
            other => panic!("of another kind: {other:?}"),
        };
        let _ = writeln!(out, "body @{}", article.body.line);
        let lines = if whole { usize::MAX } else { 2 };
        for line in text.lines().take(lines) {
            let _ = writeln!(out, "{}", format!("  | {line}").trim_end());
        }
    }
    for finding in Report::new(sink).diagnostics() {
        let place = finding.place.as_ref().expect("each finding has a place");
        let (line, column) = (place.line.unwrap_or(0), place.column.unwrap_or(0));
        let _ = writeln!(
            out,
            "{} {line}:{column} {}",
            finding.level.as_str(),
            finding.rule
        );
        let _ = writeln!(out, "  {}", finding.message);
        if let Some(excerpt) = &place.excerpt {
            let (start, end) = (excerpt.start, excerpt.end);
            let (before, rest) = excerpt.text.split_at(start);
            let (meant, after) = rest.split_at(end - start);
            let _ = writeln!(out, "  > {before}⟦{meant}⟧{after}");
        }
        for (place, why) in &finding.related {
            let _ = writeln!(out, "  see {}: {why}", place.line.unwrap_or(0));
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "  = {help}");
        }
    }
    out
}

/// Reads `text` as the seed `path`.
pub fn run(text: &str, path: &str, sink: &mut Sink) -> Option<Article> {
    let seed = Seed {
        file: format!("{path}.md").into(),
        path: path.to_owned(),
    };
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    read(Kind::Markdown, text.as_bytes(), seed, &reading, sink)
}

/// The text that is left to render.
pub fn markdown(article: &Article) -> &str {
    match &article.body.value {
        Body::Markdown(text) => text,
        other => panic!("not Markdown: {other:?}"),
    }
}
