//! An article and its findings as people read them.

use std::fmt::Write as _;

use feedmill::diagnostic::Diagnostic;
use feedmill::model::{Article, Body};

/// One field a line with the line that it came from, then the text, then the findings.
pub fn dump(article: Option<&Article>, findings: Vec<Diagnostic>) -> String {
    let mut out = String::new();
    match article {
        Some(article) => fields(&mut out, article),
        None => out.push_str("no article\n"),
    }
    for finding in findings {
        let place = finding.place.as_ref();
        let line = place.and_then(|place| place.line).unwrap_or(0);
        let column = place.and_then(|place| place.column).unwrap_or(0);
        let level = finding.level.as_str();
        writeln!(
            out,
            "{level} {} at {line}:{column}: {}",
            finding.rule, finding.message
        )
        .unwrap();
        if let Some(excerpt) = place.and_then(|place| place.excerpt.as_ref()) {
            let meant = &excerpt.text[excerpt.start..excerpt.end];
            writeln!(out, "  there: {meant}").unwrap();
        }
        writeln!(out, "  help: {}", finding.help.unwrap_or_default()).unwrap();
    }
    out
}

fn fields(out: &mut String, article: &Article) {
    let mut field = |name: &str, line: u32, value: &str| {
        writeln!(out, "{line:>3} {name}: {value}").unwrap();
    };
    let image = article.images.first().cloned();
    let image = image.map(|found| found.map(|picture| picture.url));
    let texts = [
        ("title", &article.title),
        ("summary", &article.summary),
        ("section", &article.section),
        ("id", &article.id),
        ("url", &article.url),
        ("slug", &article.slug),
        ("language", &article.language),
        ("image", &image),
        ("location", &article.location),
        ("source", &article.source),
        ("reason", &article.reason),
        ("credit", &article.news.credit),
        ("rights", &article.news.rights),
        ("usage terms", &article.news.usage_terms),
        ("license", &article.news.license),
        ("coordinates", &article.news.coordinates),
        ("urgency", &article.news.urgency),
        ("slugline", &article.news.slugline),
        ("short title", &article.news.short_title),
        ("source type", &article.news.source_type),
    ];
    for (name, found) in texts {
        if let Some(found) = found {
            field(name, found.line, &found.value);
        }
    }
    for (name, found) in [
        ("published", article.published),
        ("updated", article.updated),
        ("embargo", article.embargo),
        ("expires", article.expires),
    ] {
        if let Some(found) = found {
            field(name, found.line, &found.value.rfc3339());
        }
    }
    for found in &article.news.subjects {
        field("subject", found.line, &format!("{:?}", found.value));
    }
    for found in &article.news.related {
        field("related", found.line, &format!("{:?}", found.value));
    }
    for found in &article.news.corrections {
        field("correction", found.line, &format!("{:?}", found.value));
    }
    if let Some(found) = article.status {
        field("status", found.line, &format!("{:?}", found.value));
    }
    for found in &article.authors {
        let email = found
            .value
            .email
            .as_ref()
            .map(|email| format!(" <{email}>"));
        field(
            "author",
            found.line,
            &format!("{}{}", found.value.name, email.unwrap_or_default()),
        );
    }
    for found in &article.categories {
        field("category", found.line, &found.value);
    }
    for found in &article.tags {
        field("tag", found.line, &found.value);
    }
    for (name, is_so) in [("minor", article.minor), ("draft", article.draft)] {
        if is_so {
            field(name, 0, "yes");
        }
    }
    let Body::Paragraphs(paragraphs) = &article.body.value else {
        panic!("wire text has paragraphs");
    };
    field(
        "text",
        article.body.line,
        &format!("{} paragraphs", paragraphs.len()),
    );
    for paragraph in paragraphs {
        writeln!(out, "  ¶ {paragraph}").unwrap();
    }
}
