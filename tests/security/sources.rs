//! How a vector becomes a seed of each kind: as the text, and in every field.

use serde_json::{Value, json};

/// A kind of seed.
pub struct Source {
    pub ending: &'static str,
    /// The seed whose text is the vector; the first argument is its date.
    pub text: fn(&str, &str) -> String,
    /// The seed whose fields all are the vector; the section is the last.
    pub fields: fn(&str, &str, &str) -> String,
}

/// Every kind that feedmill reads: a new one is a line here.
pub const SOURCES: &[Source] = &[
    Source {
        ending: "html",
        text: html,
        fields: html_fields,
    },
    Source {
        ending: "md",
        text: markdown,
        fields: markdown_fields,
    },
    Source {
        ending: "txt",
        text: wire,
        fields: wire_fields,
    },
];

fn html(date: &str, vector: &str) -> String {
    format!(
        "<!doctype html><title>Tea</title><meta property=article:published_time content={date}>\n\
         <article><p>Tea.</p>\n{vector}\n<p>Cake.</p></article>"
    )
}

fn html_fields(date: &str, vector: &str, section: &str) -> String {
    let article = json!({
        "@type": "Article", "headline": vector, "description": vector, "datePublished": date,
        "author": [{"name": vector, "url": vector, "email": vector}], "articleSection": [section, vector],
        "keywords": [vector], "image": vector, "contentLocation": vector,
        "publisher": {"name": vector}, "inLanguage": vector,
    });
    // As a careful program writes it into a page.
    let article = article.to_string().replace('<', "\\u003c");
    let attribute = vector.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<title>Tea</title><script type=application/ld+json>{article}</script>\n\
         <meta property=og:image content=\"{attribute}\"><link rel=canonical href=\"{attribute}\">\n\
         <article><p>Tea.</p></article>"
    )
}

fn markdown(date: &str, vector: &str) -> String {
    format!("---\ntitle: Tea\ndate: {date}\n---\nTea.\n\n{vector}\n\nCake.\n")
}

fn markdown_fields(date: &str, vector: &str, section: &str) -> String {
    let matter: Value = json!({
        "title": vector, "date": date, "summary": vector, "section": section, "slug": vector,
        "authors": [{"name": vector, "url": vector, "email": vector}], "tags": [vector],
        "categories": [vector], "image": vector, "language": vector, "location": vector,
        "source": vector,
        "attachments": [
            {"url": vector, "type": "audio/mpeg", "title": vector},
            {"url": "https://ok.example/a.mp3", "type": vector, "title": vector},
        ],
    });
    format!("{matter}\nTea.\n")
}

fn wire(date: &str, vector: &str) -> String {
    format!("Tea\n- World\n- Published: {date}\n\n{vector}\n\nCake.\n")
}

fn wire_fields(date: &str, vector: &str, section: &str) -> String {
    let line = vector.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(
        "{line}\n{line}\n- Section: {section}\n- By: {line}\n- Tags: {line}\n- Published: {date}\n\
         - Location: {line}\n- Source: {line}\n- Language: {line}\n- Image: {line}\n\nTea.\n"
    )
}
