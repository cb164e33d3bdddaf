//! Which article a line of a rendered feed comes from.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::Format;

/// The lines that an item of a format stands between, as its writer lays them out. No text of an
/// article can look like one: `<` is escaped in it, and JSON has no line ends within strings.
struct Layout {
    /// What comes before the first item; empty if nothing before it looks like one.
    list: &'static str,
    start: &'static str,
    ends: &'static [&'static str],
}

impl Layout {
    fn of(format: Format) -> Self {
        let (list, start, ends): (_, _, &[&str]) = match format {
            Format::Atom => ("", "  <entry>", &["  </entry>"]),
            Format::Json => ("  \"items\": [", "    {", &["    }", "    },"]),
            Format::Rss => ("", "    <item>", &["    </item>"]),
        };
        Self { list, start, ends }
    }
}

/// Points each of `findings` at the article that it is about, if it lies in an item of `text`;
/// `seeds` are the files that the items come from, in their order.
pub(super) fn trace(
    findings: Vec<Diagnostic>,
    format: Format,
    text: &str,
    seeds: &[Arc<str>],
) -> Vec<Diagnostic> {
    let items = items(format, text);
    let trace = |finding: Diagnostic| {
        let line = finding.place.as_ref().and_then(|place| place.line);
        let item = line.and_then(|line| items.iter().position(|item| item.contains(&line)));
        match item.and_then(|item| seeds.get(item)) {
            Some(seed) => finding.see(Place::file(seed.clone()), "this article became the item"),
            None => finding,
        }
    };
    findings.into_iter().map(trace).collect()
}

/// The lines of each item, counted from 1.
fn items(format: Format, text: &str) -> Vec<RangeInclusive<u32>> {
    let layout = Layout::of(format);
    let (mut is_list, mut start, mut items) = (layout.list.is_empty(), None, Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        is_list |= line == layout.list;
        if is_list && line == layout.start {
            start = Some(number);
        }
        if layout.ends.contains(&line) {
            items.extend(start.take().map(|start| start..=number));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The golden feeds of the writers: each line's item, by the id that stands in it.
    #[test]
    fn every_line_of_a_feed_knows_its_item() {
        for (format, text) in [
            (
                Format::Rss,
                include_str!("../../tests/writers/full-rss.xml"),
            ),
            (
                Format::Atom,
                include_str!("../../tests/writers/full-atom.xml"),
            ),
            (
                Format::Json,
                include_str!("../../tests/writers/full-json.json"),
            ),
        ] {
            let (mark, is_id): (_, fn(&str) -> bool) = match format {
                Format::Rss => ("<guid", |line| line.starts_with("      <guid")),
                Format::Atom => ("<id>", |line| line.starts_with("    <id>")),
                Format::Json => ("\"id\"", |line| line.starts_with("      \"id\":")),
            };
            let ids: Vec<u32> = (1..)
                .zip(text.lines())
                .filter(|(_, line)| is_id(line))
                .map(|(number, _)| number)
                .collect();
            assert!(ids.len() > 1, "{format} has no {mark}");
            let item_at = |line| {
                let items = items(format, text);
                items.iter().position(|item| item.contains(&line))
            };
            for (item, line) in ids.iter().enumerate() {
                assert_eq!(item_at(*line), Some(item), "{format}:{line}");
            }
            let last = text.lines().count() as u32;
            for line in [1, 4, last, last + 1, u32::MAX] {
                assert_eq!(item_at(line), None, "{format}:{line}");
            }
        }
    }
}
