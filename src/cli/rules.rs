//! `feedmill rules`: all that is looked for.

use std::fmt::Write;

use feedmill::checks;
use serde_json::json;

use super::form::Form;
use super::{Ending, Terminal};

/// List every rule: its name, its group, the level of its findings, and what it is about
///
/// `feedmill explain RULE` says more about one.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to list: `json` prints one object a line
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let rules = checks::rules();
    let widest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules {
        let (group, level) = (rule.group.as_str(), rule.group.level().as_str());
        let (name, summary) = (rule.name, rule.summary());
        match args.format {
            Form::Text => writeln!(out, "{name:widest$}  {group:7}  {level:7}  {summary}")?,
            Form::Json => {
                let w3c: Vec<&str> = rule.w3c().collect();
                let object = json!({
                    "name": name,
                    "group": group,
                    "level": level,
                    "summary": summary,
                    "since": rule.since,
                    "specification": rule.specification(),
                    "w3c": w3c,
                });
                writeln!(out, "{object}")?;
            }
        }
    }
    terminal.print(&out)?;
    Ok(Ending::Done)
}
