//! The settings file that `init` writes.

use chrono::NaiveDate;
use toml::Value;

use super::trial::{feeds_below, tagging_entity};
use super::words;
use crate::model::AbsoluteUrl;

/// What the settings file of a new site is made of. The texts are taken as they are and checked
/// when the file is [read](super::parse).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The name of the publication.
    pub title: String,
    /// Its home page.
    pub link: AbsoluteUrl,
    /// The time zone of its articles' dates, an IANA name.
    pub timezone: String,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The folder of its articles.
    pub source: String,
    /// The day on which the site's domain is known to be its owner's: it becomes a part of all
    /// ids.
    pub today: NaiveDate,
}

/// Gives a key of a settings file that [`template`] wrote a value: where it is explained, without
/// the `#` before it.
///
/// # Panics
/// If the template has no such key: it has them all.
pub fn set(text: &mut String, table: &str, key: &str, value: &Value) {
    let header = format!("[{table}]");
    let is_header =
        |line: &str| line.trim_start_matches("# ").starts_with('[') && line.ends_with(']');
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let top = lines
        .iter()
        .position(|line| line.trim_start_matches("# ") == header);
    let top = top.expect("the template has every table");
    lines[top] = header;
    let below = lines[top + 1..].iter().take_while(|line| !is_header(line));
    let at = below
        .enumerate()
        .find(|(_, line)| {
            line.trim_start_matches("# ")
                .starts_with(&format!("{key} = "))
        })
        .map(|(at, _)| top + 1 + at);
    lines[at.expect("the template has every key")] = format!("{key} = {value}");
    *text = lines.join("\n") + "\n";
}

/// A settings file with `answers`, in which every other key is explained and commented out.
pub fn template(answers: &Answers) -> String {
    let tag = tagging_entity(&answers.link, &answers.today.format("%Y-%m-%d").to_string());
    let feeds = feeds_below(&answers.link);
    let values = [
        (" {title}\n", answers.title.as_str()),
        (" {link}\n", answers.link.as_str()),
        (" {language}\n", &answers.language),
        (" {timezone}\n", &answers.timezone),
        (" {tag}\n", tag.as_str()),
        (" {folder}\n", &answers.source),
        (" {output}\n", words::FOLDER),
        (" {url}\n", feeds.as_str()),
    ];
    let mut out = String::new();
    let mut rest = TEMPLATE;
    // The places come in the order of the list, and nothing is looked for in an answer.
    for (place, answer) in values {
        if let Some((before, after)) = rest.split_once(place) {
            out.push_str(before);
            out.push(' ');
            out.push_str(&Value::from(answer).to_string());
            out.push('\n');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

const TEMPLATE: &str = include_str!("template.toml");
