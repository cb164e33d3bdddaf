//! How a run went: in words, and for machines.

use feedmill::config::Config;
use feedmill::diagnostic::{Level, render};
use feedmill::pipeline::{Cause, Changes, Due, Ended, Fate, Outcome, Output, Page};
use serde_json::{Value, json};

use super::Terminal;
use super::settings::shown;

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Talk {
    /// Only what is wrong.
    Problems,
    /// A line on what was done as well: somebody watches.
    Line,
    /// All of it.
    All,
}

/// Says what was found and what was done.
pub fn tell(config: &Config, outcome: &Outcome, talk: Talk, terminal: &Terminal) {
    terminal.report(&outcome.report);
    if talk >= Talk::All {
        for output in &outcome.outputs {
            terminal.talk(&format!(
                "{}: {} ({}, {} bytes)",
                shown(&output.path),
                fate(output.fate),
                output.format,
                output.bytes
            ));
        }
        for page in &outcome.pages {
            let (path, fate) = (shown(&page.path), fate(page.fate));
            terminal.talk(&format!("{path}: {fate} ({} bytes)", page.bytes));
        }
    }
    if talk >= Talk::Line {
        terminal.talk(&counts(outcome));
        if let Some(due) = &outcome.next_due {
            terminal.talk(&format!("next due: {}", next(due)));
        }
        if let Some(line) = known_problems(outcome) {
            terminal.talk(&line);
        }
    }
    // Last, where it is seen; once, as the findings that are its reason.
    let is_news = talk >= Talk::Line || outcome.report.has_errors();
    if is_news && outcome.ended == Ended::Refused {
        let folder = shown(&config.output.folder);
        let why = match count(outcome, Fate::Refused) {
            0 => "",
            _ => ": a feed did not pass its checks",
        };
        let folder = folder.trim_end_matches('/');
        terminal.talk(&format!("{folder}/ left as it was{why}"));
    }
}

/// The one line of a run that changed something: `3 new, 1 changed in 2 feeds; next due …`.
pub fn line(outcome: &Outcome) -> Option<String> {
    let feeds = count(outcome, Fate::Written) + count(outcome, Fate::Pending);
    if feeds == 0 {
        return None;
    }
    let feeds = plural(feeds, "feed");
    let mut line = match changes(outcome.changes) {
        Some(changes) => format!("{changes} in {feeds}"),
        // The settings changed, or an item came of age.
        None => format!("{feeds} rewritten"),
    };
    if let Some(due) = &outcome.next_due {
        line.push_str(&format!("; next due {} “{}”", due.at, due.title));
    }
    Some(line)
}

/// `3 new, 1 changed`, or nothing.
pub fn changes(changes: Changes) -> Option<String> {
    let parts: Vec<String> = [
        (changes.new, "new"),
        (changes.changed, "changed"),
        (changes.gone, "gone"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `1 feed`, `2 feeds`.
pub fn plural(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

/// All findings, one object a line, and the summary last.
pub fn json(outcome: &Outcome) -> String {
    let findings = render::json(&outcome.report);
    format!("{findings}{}\n", json!({ "summary": summary(outcome) }))
}

/// What machines are told about a run.
fn summary(outcome: &Outcome) -> Value {
    let output = |output: &Output| {
        json!({
            "format": output.format.as_str(),
            "path": shown(&output.path),
            "bytes": output.bytes,
            "fate": fate(output.fate),
        })
    };
    let page = |page: &Page| {
        json!({
            "path": shown(&page.path),
            "bytes": page.bytes,
            "fate": fate(page.fate),
        })
    };
    let due = |due: &Due| {
        json!({
            "at": due.at.rfc3339(),
            "cause": cause(due.cause),
            "title": due.title.as_str(),
            "file": due.file,
        })
    };
    json!({
        "ended": ended(outcome.ended),
        "seeds": outcome.seeds,
        "items": outcome.items,
        "drafts": outcome.drafts,
        "left_out": outcome.left_out,
        "scheduled": outcome.scheduled,
        "next_due": outcome.next_due.as_ref().map(due),
        "changes": outcome.changes,
        "errors": outcome.errors,
        "warnings": outcome.warnings,
        "pages": outcome.pages.iter().map(page).collect::<Vec<_>>(),
        "outputs": outcome.outputs.iter().map(output).collect::<Vec<_>>(),
    })
}

fn counts(outcome: &Outcome) -> String {
    let mut parts = vec![format!(
        "{} of {} articles in the feeds",
        outcome.items, outcome.seeds
    )];
    parts.extend(changes(outcome.changes));
    for (fate, words) in [
        (Fate::Written, "written"),
        (Fate::Pending, "to be written"),
        (Fate::Unchanged, "unchanged"),
        (Fate::Refused, "refused"),
    ] {
        match count(outcome, fate) {
            0 => {}
            count => parts.push(format!("{count} {words}")),
        }
    }
    if !outcome.pages.is_empty() {
        parts.push(format!(
            "{} beside them",
            plural(outcome.pages.len(), "file")
        ));
    }
    if outcome.drafts > 0 {
        parts.push(plural(outcome.drafts, "draft"));
    }
    if outcome.left_out > 0 {
        parts.push(format!("{} no articles", outcome.left_out));
    }
    if outcome.scheduled > 0 {
        parts.push(format!("{} scheduled", outcome.scheduled));
    }
    parts.join(", ")
}

fn known_problems(outcome: &Outcome) -> Option<String> {
    let said = |level| outcome.report.count(level);
    let all = outcome.errors + outcome.warnings;
    let known = all.saturating_sub(said(Level::Error) + said(Level::Warning));
    (known > 0).then(|| {
        let problems = plural(known, "problem");
        let them = if known == 1 { "it" } else { "them" };
        format!("{problems} as before: `--repeat` says {them} again")
    })
}

/// `2026-11-24T09:00:00Z “Tea” (posts/tea.md)`, and what happens then if it is not the usual.
fn next(due: &Due) -> String {
    let ends = match due.cause {
        Cause::Publication => "",
        Cause::Expiry => " expires",
        Cause::Departure => " leaves the feeds",
    };
    format!("{} “{}”{ends} ({})", due.at, due.title, due.file)
}

/// The word for what happens at an hour that comes.
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Publication => "publication",
        Cause::Expiry => "expiry",
        Cause::Departure => "departure",
    }
}

/// The word for how a run ended.
pub fn ended(ended: Ended) -> &'static str {
    match ended {
        Ended::Published => "published",
        Ended::Unchanged => "unchanged",
        Ended::Refused => "refused",
    }
}

fn count(outcome: &Outcome, fate: Fate) -> usize {
    let outputs = outcome.outputs.iter();
    outputs.filter(|output| output.fate == fate).count()
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Written => "written",
        Fate::Unchanged => "unchanged",
        Fate::Refused => "refused",
        Fate::Pending => "would be written",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_counted_in_words() {
        let some = |new, changed, gone| changes(Changes { new, changed, gone });
        assert_eq!(some(3, 1, 0).as_deref(), Some("3 new, 1 changed"));
        assert_eq!(some(0, 0, 2).as_deref(), Some("2 gone"));
        assert_eq!(some(0, 0, 0), None);
    }
}
