//! Findings for programs that collect those of many checkers.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::json::escape;
use crate::diagnostic::{Diagnostic, Level, Place, Report};

/// What a log says about a rule besides its name.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// One sentence: what is wrong where it fires.
    pub summary: &'a str,
    /// Its page, in Markdown.
    pub page: &'a str,
    /// The level of its findings unless the user says otherwise.
    pub level: Level,
}

/// Renders findings as a SARIF 2.1.0 log
/// (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).
///
/// `about` tells what is known of a rule; the log describes those that have fired.
pub fn sarif<'a>(report: &Report, about: impl Fn(&str) -> Option<About<'a>>) -> String {
    let found = report.diagnostics();
    let mut rules: BTreeMap<&str, usize> = found.iter().map(|it| (it.rule, 0)).collect();
    for (at, index) in rules.values_mut().enumerate() {
        *index = at;
    }
    let described: Vec<Value> = rules.keys().map(|name| rule(name, about(name))).collect();
    let results: Vec<Value> = found.iter().map(|it| result(it, rules[it.rule])).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "feedmill",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_HOMEPAGE"),
                "rules": described,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = String::new();
    for line in format!("{log:#}").lines() {
        escape(line, &mut out);
        out.push('\n');
    }
    out
}

fn rule(name: &str, about: Option<About<'_>>) -> Value {
    let mut rule = json!({ "id": name });
    if let Some(about) = about {
        rule["shortDescription"] = json!({ "text": about.summary });
        rule["help"] = json!({ "text": about.page, "markdown": about.page });
        rule["defaultConfiguration"] = json!({ "level": about.level.as_str() });
    }
    rule
}

fn result(diagnostic: &Diagnostic, index: usize) -> Value {
    let mut text = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        text.push_str("; help: ");
        text.push_str(help);
    }
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": diagnostic.level.as_str(),
        "message": { "text": text },
    });
    if let Some(place) = &diagnostic.place {
        result["locations"] = json!([location(place)]);
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().map(|(place, why)| {
            let mut location = location(place);
            location["message"] = json!({ "text": why });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(place: &Place) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&place.file) } });
    if let Some(line) = place.line.filter(|line| *line > 0) {
        let mut region = json!({ "startLine": line });
        if let Some(column) = place.column.filter(|column| *column > 0) {
            region["startColumn"] = json!(column);
            if let Some(excerpt) = &place.excerpt {
                let meant = excerpt
                    .text
                    .get(excerpt.start..excerpt.end)
                    .unwrap_or_default();
                region["endColumn"] = json!(column as usize + meant.chars().count());
                region["snippet"] = json!({ "text": meant });
            }
        }
        physical["region"] = region;
    }
    json!({ "physicalLocation": physical })
}

/// A file's name as a URI reference. An address stays one.
fn uri(file: &str) -> String {
    const NOT_IN_URIS: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'\\')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    /// In the name of a file these would mean something else.
    const NOT_IN_PATHS: &AsciiSet = &NOT_IN_URIS
        .add(b'#')
        .add(b'?')
        .add(b'%')
        .add(b':')
        .add(b'[')
        .add(b']');
    let is_address = ["http://", "https://"]
        .iter()
        .any(|start| file.starts_with(start));
    let set = if is_address {
        NOT_IN_URIS
    } else {
        NOT_IN_PATHS
    };
    let file = if cfg!(windows) {
        file.replace('\\', "/")
    } else {
        file.to_owned()
    };
    utf8_percent_encode(&file, set).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        for (file, expected) in [
            ("feeds/rss.xml", "feeds/rss.xml"),
            ("my feeds/50%#1?[].xml", "my%20feeds/50%25%231%3F%5B%5D.xml"),
            ("<stdin>", "%3Cstdin%3E"),
            ("çay.xml", "%C3%A7ay.xml"),
            ("https://example.org/a?b=%20", "https://example.org/a?b=%20"),
            (
                "https://example.org/a (headers)",
                "https://example.org/a%20(headers)",
            ),
        ] {
            assert_eq!(uri(file), expected);
        }
    }
}
