//! `feedmill explain`: a rule in full.

use std::fmt::Write;

use anyhow::bail;
use feedmill::checks::{self, Group, Rule};
use feedmill::diagnostic::nearest;

use super::{Ending, Terminal};

/// How wide a page is, in characters.
const WIDTH: usize = 80;

/// Explain a rule: what is wrong, why it matters, and how to put it right
///
/// With the name of a group, lists its rules.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A rule such as rss/missing-guid, or a group: schema, spec, history, profile, interop, style
    rule: String,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let name = args.rule.as_str();
    if let Some(rule) = checks::explain(name) {
        terminal.print(&page(rule))?;
    } else if let Some(group) = Group::ALL.into_iter().find(|group| group.as_str() == name) {
        terminal.print(&list(group))?;
    } else {
        bail!("no rule is named `{name}`; {}", hint(name));
    }
    Ok(Ending::Done)
}

/// The names that may have been meant.
fn hint(name: &str) -> String {
    let names = || checks::rules().iter().map(|rule| rule.name);
    let noun = name.rsplit('/').next().unwrap_or(name);
    let alike: Vec<&str> = names()
        .filter(|known| known.split('/').nth(1) == Some(noun))
        .chain(nearest(name, names()))
        .collect();
    match &alike[..] {
        [] => "see `feedmill rules`".into(),
        alike => format!("did you mean {}?", alike.join(" or ")),
    }
}

fn list(group: Group) -> String {
    let rules = checks::rules().iter().filter(|rule| rule.group == group);
    let mut out = format!("{} ({})\n\n", group.as_str(), group.level().as_str());
    for rule in rules {
        out.push_str(rule.name);
        out.push_str("\n    ");
        wrap(rule.summary(), "    ", &mut out);
    }
    out
}

/// The page without its marks of Markdown that do not help a reader: headings stand alone, and
/// examples are indented.
fn page(rule: &Rule) -> String {
    let mut out = String::new();
    let mut example = false;
    for line in rule.page.lines() {
        if line.starts_with("```") {
            example = !example;
            if example {
                out.push('\n');
            }
        } else if example {
            let line = format!("    {line}");
            writeln!(out, "{}", line.trim_end()).expect("a String takes whatever is written");
        } else {
            match line.trim_start_matches('#').trim_start() {
                heading if heading.len() < line.len() => {
                    let mark = if line.starts_with("##") { '-' } else { '=' };
                    let under = mark.to_string().repeat(heading.chars().count());
                    writeln!(out, "{heading}\n{under}")
                        .expect("a String takes whatever is written");
                }
                text if line.starts_with("- ") => wrap(text, "  ", &mut out),
                text => wrap(text, "", &mut out),
            }
        }
    }
    out
}

/// Writes `text` in lines that are not too wide; all but the first begin with `indent`.
fn wrap(text: &str, indent: &str, out: &mut String) {
    let mut column = indent.len();
    for (at, word) in text.split_whitespace().enumerate() {
        let width = word.chars().count();
        if at > 0 && column + 1 + width > WIDTH {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        } else if at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
}
