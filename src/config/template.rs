//! The settings file that `init` writes.

use toml::Value;

/// What the settings file of a new site is made of. They are taken as they are and checked when
/// the file is [read](super::parse).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The name of the publication.
    pub title: String,
    /// Its home page.
    pub link: String,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// Its time zone, an IANA name.
    pub timezone: String,
    /// Who mints the ids; see [`tagging_entity`](super::tagging_entity).
    pub tag: String,
    /// The folder of the articles.
    pub folder: String,
    /// The folder of the feeds.
    pub output: String,
    /// The public address of that folder.
    pub url: String,
}

/// A settings file with `answers`, in which every other key is explained and commented out.
pub fn template(answers: &Answers) -> String {
    let values = [
        (" {title}\n", &answers.title),
        (" {link}\n", &answers.link),
        (" {language}\n", &answers.language),
        (" {timezone}\n", &answers.timezone),
        (" {tag}\n", &answers.tag),
        (" {folder}\n", &answers.folder),
        (" {output}\n", &answers.output),
        (" {url}\n", &answers.url),
    ];
    let mut out = String::new();
    let mut rest = TEMPLATE;
    // The places come in the order of the list, and nothing is looked for in an answer.
    for (place, answer) in values {
        if let Some((before, after)) = rest.split_once(place) {
            out.push_str(before);
            out.push(' ');
            out.push_str(&Value::from(answer.as_str()).to_string());
            out.push('\n');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

const TEMPLATE: &str = include_str!("template.toml");
