//! The names in `src/` and the table of rules: neither has one that the other lacks.

use std::collections::BTreeSet;
use std::fs;

use feedmill::checks::{self, Check};

use super::{SCOPES, files, project};

#[test]
fn every_name_in_the_sources_is_a_rule() {
    let mut unknown = BTreeSet::new();
    for text in sources() {
        for name in names(&text) {
            if checks::explain(name).is_none() {
                unknown.insert(name.to_owned());
            }
        }
    }
    assert!(unknown.is_empty(), "no such rules: {unknown:#?}");
}

#[test]
fn every_rule_is_raised_somewhere() {
    let texts: Vec<String> = sources().iter().map(|text| without_uses(text)).collect();
    let mut never = Vec::new();
    for rule in checks::rules() {
        let literal = format!("\"{}\"", rule.name);
        let count = |wanted: &str| -> usize { texts.iter().map(|it| uses(it, wanted)).sum() };
        let raised = match rule.check {
            // Once where it is listed, and again where it is said.
            Check::Elsewhere => count(&literal) > 1,
            // Its static, which is more than defined.
            _ => texts
                .iter()
                .flat_map(|text| [constant(text, &literal), pair(text, &literal)])
                .flatten()
                .any(|constant| count(constant) > 1),
        };
        if !raised {
            never.push(rule.name);
        }
    }
    assert!(never.is_empty(), "nothing raises {never:#?}");
}

/// The texts under `src/` without their unit tests and without the registry.
fn sources() -> Vec<String> {
    let mut found = Vec::new();
    files(&project().join("src"), "rs", &mut found);
    let found = found
        .into_iter()
        .filter(|path| !path.ends_with("src/checks/registry.rs") && !path.ends_with("tests.rs"));
    found
        .map(|path| {
            let text = fs::read_to_string(path).expect("source is text");
            let own = text.split("#[cfg(test)]\nmod tests {").next();
            let lines = own.unwrap_or_default().lines();
            lines
                .filter(|line| !line.trim_start().starts_with("//"))
                .map(|line| format!("{line}\n"))
                .collect()
        })
        .collect()
}

/// What is written in quotes and has the shape of a rule's name.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').filter(|quoted| {
        quoted.split_once('/').is_some_and(|(scope, pattern)| {
            SCOPES.contains(&scope)
                && !pattern.is_empty()
                && pattern.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        })
    })
}

/// `text` without its imports.
fn without_uses(text: &str) -> String {
    let mut importing = false;
    let mut kept = String::new();
    for line in text.lines() {
        importing |= line.starts_with("use ") || line.starts_with("pub use ");
        if !importing {
            kept.push_str(line);
            kept.push('\n');
        }
        importing &= !line.ends_with(';');
    }
    kept
}

/// The name of the static that `literal` is given to: `STATIC: Rule = rule!("…"` or
/// `STATIC = "…"`.
fn constant<'t>(text: &'t str, literal: &str) -> Option<&'t str> {
    let before = &text[..text.find(literal)?];
    let before = before.rsplit([';', '{', '}']).next()?;
    before
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .find(|word| word.len() > 2 && word.chars().all(|c| !c.is_ascii_lowercase()))
}

/// The value that is made together with its rule: `STATIC = "…"; VALUE: …`.
fn pair<'t>(text: &'t str, literal: &str) -> Option<&'t str> {
    let (_, after) = text.split_once(literal)?;
    let (value, _) = after.strip_prefix(';')?.trim_start().split_once(':')?;
    Some(value)
}

/// How often `wanted` stands in `text` and is no part of a longer name.
fn uses(text: &str, wanted: &str) -> usize {
    let joins = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(wanted)
        .filter(|(at, _)| {
            let (before, after) = (&text[..*at], &text[at + wanted.len()..]);
            !before.ends_with(joins) && !after.starts_with(joins)
        })
        .count()
}
