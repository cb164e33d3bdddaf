//! How a vector becomes a seed of each kind: as the text, and in every field.

use serde_json::{Value, json};

use crate::feeds;

/// A kind of seed.
pub struct Source {
    /// The folder of its seeds.
    pub folder: &'static str,
    pub ending: &'static str,
    /// The seed whose text is the vector; the arguments before it are its date and the address of
    /// its page, which only feeds have to name.
    pub text: fn(&str, &str, &str) -> String,
    /// The seed whose fields all are the vector; the arguments before it are its date and section.
    pub fields: fn(&str, &str, &str) -> String,
}

impl Source {
    /// The seed `name`, as a path from the folder of most seeds.
    pub fn file(&self, name: &str) -> String {
        let above = if self.folder == FEEDS { "../" } else { "" };
        format!("{above}{}/{name}.{}", self.folder, self.ending)
    }
}

/// The folder whose JSON is read as feeds.
const FEEDS: &str = "feeds-of-others";

/// What the settings say of it.
pub const SETTING: &str = "[[sources]]\nfolder = \"feeds-of-others\"\nkind = \"feed\"\n";

/// Every kind that feedmill reads: a new one is a line here.
pub const SOURCES: &[Source] = &[
    Source {
        folder: "atom",
        ending: "atom",
        text: feeds::atom,
        fields: feeds::atom_fields,
    },
    Source {
        folder: FEEDS,
        ending: "json",
        text: feeds::json,
        fields: feeds::json_fields,
    },
    Source {
        folder: "html",
        ending: "html",
        text: html,
        fields: html_fields,
    },
    Source {
        folder: "json",
        ending: "json",
        text: json,
        fields: json_fields,
    },
    Source {
        folder: "json-feed",
        ending: "json",
        text: feeds::json,
        fields: feeds::json_fields,
    },
    Source {
        folder: "md",
        ending: "md",
        text: markdown,
        fields: markdown_fields,
    },
    Source {
        folder: "rss",
        ending: "rss",
        text: feeds::rss,
        fields: feeds::rss_fields,
    },
    Source {
        folder: "txt",
        ending: "txt",
        text: wire,
        fields: wire_fields,
    },
];

fn html(date: &str, _page: &str, vector: &str) -> String {
    format!(
        "<!doctype html><title>Tea</title><meta property=article:published_time content={date}>\n\
         <article><p>Tea.</p>\n{vector}\n<p>Cake.</p></article>"
    )
}

fn html_fields(date: &str, section: &str, vector: &str) -> String {
    let article = json!({
        "@type": "Article", "headline": vector, "description": vector, "datePublished": date,
        "author": [{"name": vector, "url": vector, "email": vector}], "articleSection": [section, vector],
        "keywords": [vector], "image": [vector, {
            "@type": "ImageObject", "url": "https://ok.example/tea.jpg", "caption": vector,
            "creditText": vector, "encodingFormat": vector, "width": vector,
        }], "contentLocation": vector,
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

fn json(date: &str, _page: &str, vector: &str) -> String {
    let html = format!("<p>Tea.</p>\n{vector}\n<p>Cake.</p>");
    json!({"title": "Tea", "date": date, "html": html}).to_string()
}

fn json_fields(date: &str, section: &str, vector: &str) -> String {
    let matter = markdown_fields(date, section, vector);
    let fields = matter.strip_suffix("}\nTea.\n").expect("it ends so");
    format!("{fields},\"text\":\"Tea.\"}}\n")
}

fn markdown(date: &str, _page: &str, vector: &str) -> String {
    format!("---\ntitle: Tea\ndate: {date}\n---\nTea.\n\n{vector}\n\nCake.\n")
}

fn markdown_fields(date: &str, section: &str, vector: &str) -> String {
    let matter: Value = json!({
        "title": vector, "date": date, "summary": vector, "section": section, "slug": vector,
        "authors": [{"name": vector, "url": vector, "email": vector}], "tags": [vector],
        "categories": [vector], "images": [vector, {
            "url": "https://ok.example/tea.jpg", "alt": vector, "caption": vector, "credit": vector,
            "type": vector, "renditions": [vector],
        }], "language": vector, "location": vector,
        "source": vector,
        "attachments": [
            {"url": vector, "type": "audio/mpeg", "title": vector},
            {"url": "https://ok.example/a.mp3", "type": vector, "title": vector},
        ],
    });
    format!("{matter}\nTea.\n")
}

fn wire(date: &str, _page: &str, vector: &str) -> String {
    format!("Tea\n- World\n- Published: {date}\n\n{vector}\n\nCake.\n")
}

fn wire_fields(date: &str, section: &str, vector: &str) -> String {
    let line = vector.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(
        "{line}\n{line}\n- Section: {section}\n- By: {line}\n- Tags: {line}\n- Published: {date}\n\
         - Location: {line}\n- Source: {line}\n- Language: {line}\n- Image: {line}\n\nTea.\n"
    )
}
