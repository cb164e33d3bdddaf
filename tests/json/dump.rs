//! What is read of a file, in a form for people.

use std::fmt::Write as _;

use feedmill::diagnostic::{Diagnostic, Report, Sink};
use feedmill::model::{Article, Body, Found, Seed};
use feedmill::sources::{Held, Kind, Part, Reading, open};

/// All that is read of `bytes`: each article with its fields and their lines, then its text, then
/// what is wrong with it; then what is wrong with the file.
pub fn dump(bytes: &[u8], path: &str) -> String {
    let mut sink = Sink::new();
    let mut out = String::new();
    match run(bytes, path, &mut sink) {
        Held::Article(Some(article)) => fields(&article, &mut out),
        Held::Article(None) => out.push_str("refused\n"),
        Held::Parts(parts) => {
            let _ = writeln!(out, "{} articles", parts.len());
            for part in parts {
                let _ = writeln!(out, "\n== {}", part.name);
                match &part.article {
                    Some(article) => {
                        assert!(article.seed.path.ends_with(&format!("/{}", part.name)));
                        fields(article, &mut out);
                    }
                    None => out.push_str("refused\n"),
                }
                findings(part.findings, &mut out);
            }
        }
        _ => panic!("held in a way that is not known here"),
    }
    findings(Report::new(sink).into_vec(), &mut out);
    out
}

/// Reads `bytes` as the file `path`.
pub fn run(bytes: &[u8], path: &str, sink: &mut Sink) -> Held {
    let seed = Seed {
        file: path.into(),
        path: path.split('.').next().expect("there is a first").to_owned(),
    };
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    open(Kind::Json, bytes, seed, &reading, sink)
}

/// The articles of a file, be it one or several.
pub fn parts(text: &str, path: &str) -> Vec<Part> {
    match run(text.as_bytes(), path, &mut Sink::new()) {
        Held::Parts(parts) => parts,
        _ => Vec::new(),
    }
}

fn findings(findings: Vec<Diagnostic>, out: &mut String) {
    for finding in findings {
        let place = finding.place.as_ref().expect("each finding has a place");
        let (line, column) = (place.line.unwrap_or(0), place.column.unwrap_or(0));
        let level = finding.level.as_str();
        let _ = writeln!(out, "{level} {line}:{column} {}", finding.rule);
        let _ = writeln!(out, "  {}", finding.message);
        if let Some(excerpt) = &place.excerpt {
            let (before, rest) = excerpt.text.split_at(excerpt.start);
            let (meant, after) = rest.split_at(excerpt.end - excerpt.start);
            let _ = writeln!(out, "  > {before}⟦{meant}⟧{after}");
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "  = {help}");
        }
    }
}

fn fields(article: &Article, out: &mut String) {
    let mut text = |name: &str, found: &Option<Found<String>>| {
        if let Some(found) = found {
            let _ = writeln!(
                out,
                "{name} @{}: {}",
                found.line,
                found.value.escape_debug()
            );
        }
    };
    text("id", &article.id);
    text("title", &article.title);
    text("summary", &article.summary);
    text("url", &article.url);
    text("slug", &article.slug);
    text("section", &article.section);
    text("language", &article.language);
    text("image", &article.image);
    text("location", &article.location);
    text("source", &article.source);
    text("reason", &article.reason);
    for (name, found) in [
        ("published", article.published),
        ("updated", article.updated),
        ("embargo", article.embargo),
        ("expires", article.expires),
    ] {
        if let Some(found) = found {
            let _ = writeln!(out, "{name} @{}: {}", found.line, found.value);
        }
    }
    if let Some(found) = article.status {
        let _ = writeln!(out, "status @{}: {:?}", found.line, found.value);
    }
    for found in &article.authors {
        let _ = write!(out, "author @{}: {}", found.line, found.value.name);
        for part in [&found.value.email, &found.value.url].into_iter().flatten() {
            let _ = write!(out, " <{part}>");
        }
        out.push('\n');
    }
    for (name, labels) in [("category", &article.categories), ("tag", &article.tags)] {
        for found in labels {
            let _ = writeln!(out, "{name} @{}: {}", found.line, found.value);
        }
    }
    for found in &article.attachments {
        let _ = writeln!(out, "attachment @{}: {:?}", found.line, found.value);
    }
    for (name, is_so) in [("minor", article.minor), ("draft", article.draft)] {
        if is_so {
            let _ = writeln!(out, "{name}");
        }
    }
    let (kind, text) = match &article.body.value {
        Body::Html(html) => ("html", html.clone()),
        Body::Markdown(markdown) => ("markdown", markdown.clone()),
        Body::Paragraphs(paragraphs) => ("paragraphs", paragraphs.join("\n¶\n")),
        other => panic!("a body of another kind: {other:?}"),
    };
    let _ = writeln!(out, "{kind} @{}", article.body.line);
    for line in text.lines() {
        let _ = writeln!(out, "{}", format!("  | {line}").trim_end());
    }
}
