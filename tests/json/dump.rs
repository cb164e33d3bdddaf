//! What is read of a file, in a form for people.

use std::fmt::Write as _;

use feedmill::diagnostic::{Diagnostic, Report, Sink};
use feedmill::model::{Article, Body, Seed};
use feedmill::sources::{Held, Kind, Part, Reading, open};

use crate::fields::fields;

/// All that is read of `bytes`: each article with its fields and their lines, then its text, then
/// what is wrong with it; then what is wrong with the file.
pub fn dump(bytes: &[u8], path: &str) -> String {
    let mut sink = Sink::new();
    let mut out = String::new();
    match run(bytes, path, &mut sink) {
        Held::Article(Some(article)) => whole(&article, &mut out),
        Held::Article(None) => out.push_str("refused\n"),
        Held::Parts(parts) => {
            let _ = writeln!(out, "{} articles", parts.len());
            for part in parts {
                let _ = writeln!(out, "\n== {}", part.name);
                match &part.article {
                    Some(article) => {
                        assert!(article.seed.path.ends_with(&format!("/{}", part.name)));
                        whole(article, &mut out);
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

/// The fields of an article, and its text.
fn whole(article: &Article, out: &mut String) {
    fields(article, out);
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
