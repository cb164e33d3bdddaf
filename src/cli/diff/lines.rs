//! A difference, one line an item.

use std::cmp::Reverse;

use feedmill::checks::history::{Difference, HeldItem, Pair};
use feedmill::diagnostic::render::visible;
use feedmill::model::Instant;
use serde_json::{Value, json};

/// What happened to one item.
#[derive(Debug)]
pub struct Line<'h> {
    change: &'static str,
    item: &'h HeldItem,
    /// What it was and what it is, in one respect.
    moved: Option<(String, String)>,
}

/// The changes, group by group, in each the newest item first.
pub fn of<'h>(difference: &Difference<'h>) -> Vec<Line<'h>> {
    let plain = |change| {
        move |item: &&'h HeldItem| Line {
            change,
            item,
            moved: None,
        }
    };
    let moved = |change, of: fn(&HeldItem) -> String| {
        move |(old, new): &Pair<'h>| Line {
            change,
            item: new,
            moved: Some((of(old), of(new))),
        }
    };
    let pair = |(_, new): &Pair<'h>| plain("changed")(new);
    let id = |item: &HeldItem| item.id.clone();
    let groups: [Vec<Line<'h>>; 6] = [
        difference.new.iter().map(plain("new")).collect(),
        difference.changed.iter().map(pair).collect(),
        difference.gone.iter().map(plain("gone")).collect(),
        difference
            .redated
            .iter()
            .map(moved("re-dated", |item| date(item.published)))
            .collect(),
        difference
            .older
            .iter()
            .map(moved("set back", |item| date(item.updated)))
            .collect(),
        difference
            .reidentified
            .iter()
            .map(moved("re-identified", id))
            .collect(),
    ];
    let mut lines = Vec::new();
    for mut group in groups {
        group.sort_by_key(|line| (Reverse(line.item.published), &line.item.id));
        lines.extend(group);
    }
    lines
}

/// For people.
pub fn text(lines: &[Line<'_>]) -> String {
    let line = |line: &Line<'_>| {
        let item = line.item;
        let name = item.title.as_ref().unwrap_or(&item.id);
        let facts = match &line.moved {
            Some((old, new)) => format!("{old} -> {new}"),
            None => date(item.published),
        };
        let text = format!("{:13}  {facts:20}  {name}", line.change);
        visible(text.trim_end()) + "\n"
    };
    lines.iter().map(line).collect()
}

/// For programs: one object a line.
pub fn json(feed: &str, lines: &[Line<'_>]) -> String {
    let date = |seconds: Option<i64>| seconds.and_then(Instant::from_unix).map(Instant::rfc3339);
    let line = |line: &Line<'_>| {
        let item = line.item;
        let object = json!({
            "change": line.change,
            "feed": feed,
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "published": date(item.published),
            "updated": date(item.updated),
            "was": line.moved.as_ref().map(|(old, _)| old),
        });
        format!("{object}\n")
    };
    lines.iter().map(line).collect()
}

/// How many items of each kind there are, for people.
pub fn counts(numbers: &Numbers) -> String {
    let parts: Vec<String> = numbers
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(change, count)| format!("{count} {change}"))
        .collect();
    parts.join(", ")
}

/// The same for programs.
pub fn summary(feed: &str, numbers: &Numbers) -> String {
    let counts: serde_json::Map<String, Value> = numbers
        .iter()
        .map(|(change, count)| ((*change).to_owned(), (*count).into()))
        .collect();
    format!("{}\n", json!({ "feed": feed, "summary": counts }))
}

/// How many items there are of each kind of change.
pub type Numbers = [(&'static str, usize); 6];

/// Counts what has changed.
pub fn numbers(difference: &Difference<'_>) -> Numbers {
    [
        ("new", difference.new.len()),
        ("changed", difference.changed.len()),
        ("gone", difference.gone.len()),
        ("re-dated", difference.redated.len()),
        ("set back", difference.older.len()),
        ("re-identified", difference.reidentified.len()),
    ]
}

fn date(seconds: Option<i64>) -> String {
    let date = seconds.and_then(Instant::from_unix);
    date.map_or_else(|| "no date".into(), Instant::rfc3339)
}
