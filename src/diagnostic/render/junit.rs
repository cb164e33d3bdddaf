//! Findings for what shows test results.

use std::collections::BTreeMap;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::visible::visible;
use crate::diagnostic::{Diagnostic, Level, Report};

/// Renders findings as JUnit XML: a suite for each file, in it a case for each finding, and one
/// that passes for a file without any. `files` are all that were looked at.
///
/// Errors fail their case; warnings and notes are told in what it printed.
pub fn junit(report: &Report, files: &[String]) -> String {
    let mut suites: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    suites.extend(files.iter().map(|file| (&**file, Vec::new())));
    for diagnostic in report.diagnostics() {
        let place = diagnostic.place.as_ref();
        let file = place.map_or("feedmill", |place| &place.file);
        suites.entry(file).or_default().push(diagnostic);
    }
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let count = |found: &[&Diagnostic]| {
        let failures = found.iter().filter(|it| it.level == Level::Error).count();
        (found.len().max(1).to_string(), failures.to_string())
    };
    writer
        .create_element("testsuites")
        .with_attribute(("name", "feedmill"))
        .write_inner_content(|writer| {
            for (file, found) in &suites {
                let (tests, failures) = count(found);
                writer
                    .create_element("testsuite")
                    .with_attribute(("name", &*visible(file)))
                    .with_attribute(("tests", &*tests))
                    .with_attribute(("failures", &*failures))
                    .write_inner_content(|writer| {
                        if found.is_empty() {
                            case(writer, file, None)?;
                        }
                        found
                            .iter()
                            .try_for_each(|diagnostic| case(writer, file, Some(diagnostic)))
                    })?;
            }
            Ok(())
        })
        .expect("a Vec takes whatever is written");
    let xml = String::from_utf8(writer.into_inner()).expect("the writer is given text only");
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{xml}\n")
}

fn case(
    writer: &mut Writer<Vec<u8>>,
    file: &str,
    diagnostic: Option<&Diagnostic>,
) -> std::io::Result<()> {
    let name = diagnostic.map_or("feedmill check", |diagnostic| diagnostic.rule);
    let file = visible(file);
    let mut element = writer
        .create_element("testcase")
        .with_attribute(("name", name))
        .with_attribute(("classname", &*file));
    let place = diagnostic.and_then(|it| it.place.as_ref());
    let line = place
        .and_then(|place| place.line)
        .map(|line| line.to_string());
    if let Some(line) = &line {
        element = element
            .with_attribute(("file", &*file))
            .with_attribute(("line", &**line));
    }
    let Some(diagnostic) = diagnostic else {
        element.write_empty()?;
        return Ok(());
    };
    let text = text(diagnostic);
    element.write_inner_content(|writer| {
        if diagnostic.level == Level::Error {
            writer
                .create_element("failure")
                .with_attribute(("message", &*visible(&diagnostic.message)))
                .with_attribute(("type", diagnostic.rule))
                .write_text_content(BytesText::new(&text))?;
        } else {
            writer
                .create_element("system-out")
                .write_text_content(BytesText::new(&text))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The finding in a few lines. XML has no place for control characters, not even as references.
fn text(diagnostic: &Diagnostic) -> String {
    let (level, message) = (diagnostic.level.as_str(), visible(&diagnostic.message));
    let mut lines = vec![format!("{level}: {message}")];
    if let Some(place) = &diagnostic.place {
        let numbers = [place.line, place.column];
        let numbers = numbers
            .iter()
            .map_while(|it| *it)
            .map(|it| format!(":{it}"));
        lines.push(format!(
            "at {}{}",
            visible(&place.file),
            numbers.collect::<String>()
        ));
    }
    if let Some(help) = &diagnostic.help {
        lines.push(format!("help: {}", visible(help)));
    }
    lines.join("\n")
}
