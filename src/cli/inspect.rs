//! `feedmill inspect`: how one seed is understood.

use std::fmt::Write;
use std::path::PathBuf;

use feedmill::diagnostic::Report;
use feedmill::model::{Article, Body, Found, Item};
use feedmill::pipeline;

use super::settings::Settings;
use super::{Ending, Terminal};

/// Show what feedmill finds in a seed, and what becomes of it
///
/// Prints each field of the article with the line that it came from, then the item as readers
/// will get it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The seed, below one of the source folders of the settings
    seed: PathBuf,

    #[command(flatten)]
    settings: Settings,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let config = args.settings.read(terminal)?;
    let inspection = pipeline::inspect(&config, &args.seed)?;
    let mut text = String::new();
    if let Some(found) = &inspection.article {
        article(&mut text, found)?;
    }
    if let Some(why) = inspection.left_out {
        writeln!(text, "no article: {why}")?;
    }
    if let Some(made) = &inspection.item {
        item(&mut text, made)?;
    }
    terminal.print(&text)?;
    let report = Report::new(inspection.findings);
    terminal.report(&report);
    Ok(match report.has_errors() {
        true => Ending::Problems,
        false => Ending::Done,
    })
}

fn article(text: &mut String, article: &Article) -> std::fmt::Result {
    writeln!(text, "article {}", article.seed.file)?;
    let mut field = |name: &str, found: &Option<Found<String>>| -> std::fmt::Result {
        match found {
            Some(found) => row(text, name, Some(found.line), &found.value),
            None => Ok(()),
        }
    };
    field("title", &article.title)?;
    field("summary", &article.summary)?;
    field("id", &article.id)?;
    field("url", &article.url)?;
    field("slug", &article.slug)?;
    field("section", &article.section)?;
    field("language", &article.language)?;
    field("image", &article.image)?;
    field("location", &article.location)?;
    field("source", &article.source)?;
    field("reason", &article.reason)?;
    for (name, date) in [
        ("published", article.published),
        ("updated", article.updated),
        ("embargo", article.embargo),
        ("expires", article.expires),
    ] {
        if let Some(found) = date {
            row(text, name, Some(found.line), &found.value.rfc3339())?;
        }
    }
    if let Some(found) = article.status {
        row(text, "status", Some(found.line), found.value.as_str())?;
    }
    for found in &article.authors {
        row(text, "author", Some(found.line), &found.value.name)?;
    }
    for (name, list) in [("category", &article.categories), ("tag", &article.tags)] {
        for found in list {
            row(text, name, Some(found.line), &found.value)?;
        }
    }
    for found in &article.attachments {
        row(text, "attachment", Some(found.line), &found.value.url)?;
    }
    for (name, is_so) in [("minor", article.minor), ("draft", article.draft)] {
        if is_so {
            row(text, name, None, "yes")?;
        }
    }
    let kind = match &article.body.value {
        Body::Html(html) => format!("HTML, {} bytes", html.len()),
        Body::Markdown(markdown) => format!("Markdown, {} bytes", markdown.len()),
        Body::Paragraphs(paragraphs) => format!("{} paragraphs", paragraphs.len()),
        _ => "of another kind".to_owned(),
    };
    row(text, "body", Some(article.body.line), &kind)
}

fn item(text: &mut String, item: &Item) -> std::fmt::Result {
    writeln!(text, "\nitem")?;
    row(text, "id", None, item.id.as_str())?;
    row(text, "url", None, item.url.as_str())?;
    row(text, "title", None, item.title.as_str())?;
    if let Some(summary) = &item.summary {
        row(text, "summary", None, summary.as_str())?;
    }
    row(text, "published", None, &item.published.rfc3339())?;
    row(text, "updated", None, &item.updated.rfc3339())?;
    if let Some(expires) = item.expires {
        row(text, "expires", None, &expires.rfc3339())?;
    }
    if !item.status.is_usable() {
        row(text, "status", None, item.status.as_str())?;
    }
    for author in &item.authors {
        row(text, "author", None, author.name.as_str())?;
    }
    for category in &item.categories {
        row(text, "category", None, category.label.as_str())?;
    }
    row(text, "language", None, item.language.as_str())?;
    if let Some(image) = &item.image {
        row(text, "image", None, image.as_str())?;
    }
    for attachment in &item.attachments {
        row(text, "attachment", None, attachment.url.as_str())?;
    }
    writeln!(text, "\n{}", item.content.as_str())
}

/// One field a line; what the seed holds must not reach the terminal as a control sequence.
fn row(text: &mut String, name: &str, line: Option<u32>, value: &str) -> std::fmt::Result {
    let place = line.map(|line| format!("line {line}")).unwrap_or_default();
    let value: String = value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    writeln!(text, "  {name:<10} {place:<9} {value}")
}
