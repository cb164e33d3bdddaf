//! Where in a file its articles stand.

use std::ops::Range;

use crate::sources::fields::{Problem, json};

use super::scan::{self, Member};

/// What a file holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One article, an object that begins there.
    One(usize),
    /// Any number of them.
    Several {
        slots: Vec<Slot>,
        /// The other members of the object that the list stands in.
        around: Vec<Member>,
    },
}

/// The place of one article among several.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A value that is JSON.
    Value(Range<usize>),
    /// A line that is not; what stands there, and what is wrong with it.
    Broken(Range<usize>, Problem),
}

/// The members that hold a list of articles: ours, JSON Feed's, and what the interface of
/// Superdesk hands out.
const LISTS: [&str; 3] = ["articles", "items", "_items"];

/// What messages call it.
const SUBJECT: &str = "the file";

/// Finds the articles of a file. With `by_line` each line holds one, be it the only one.
///
/// # Errors
/// What keeps the file as a whole from being read. A line that is not JSON does not: the others
/// are read.
pub(super) fn find(text: &str, by_line: bool) -> Result<Layout, Problem> {
    let start = text.len() - text.trim_start().len();
    let first = match json::end(text, start, SUBJECT) {
        Ok(end) => start..end,
        Err(_) if by_line && start == text.len() => return Ok(several(Vec::new())),
        Err(_) if by_line || is_second_an_object(text) => return Ok(several(lines(text))),
        Err(problem) => return Err(problem),
    };
    if text[first.end..].trim().is_empty() {
        return whole(text, first, by_line);
    }
    match text[first.clone()].contains('\n') {
        true => Ok(several(sequence(text, first)?)),
        false => Ok(several(lines(text))),
    }
}

/// A file that is one value.
fn whole(text: &str, value: Range<usize>, by_line: bool) -> Result<Layout, Problem> {
    match text.as_bytes()[value.start] {
        b'{' => {}
        b'[' => {
            let elements = scan::elements(text, value.start).into_iter();
            return Ok(several(elements.map(Slot::Value).collect()));
        }
        _ => {
            return Err(Problem {
                message: "the file is JSON, but neither an article nor a list of them".into(),
                help: "write an object for one article, a list of objects for several",
                at: value,
            });
        }
    }
    let members = scan::members(text, value.start);
    let is_list = |member: &Member| {
        LISTS.contains(&member.key(text)) && text[member.value.clone()].starts_with('[')
    };
    let Some(list) = members.iter().position(is_list) else {
        return Ok(match by_line {
            true => several(vec![Slot::Value(value)]),
            false => Layout::One(value.start),
        });
    };
    let mut around = members;
    let list = around.remove(list);
    let elements = scan::elements(text, list.value.start).into_iter();
    Ok(Layout::Several {
        slots: elements.map(Slot::Value).collect(),
        around,
    })
}

fn several(slots: Vec<Slot>) -> Layout {
    Layout::Several {
        slots,
        around: Vec::new(),
    }
}

/// Values over several lines, one after the other.
fn sequence(text: &str, first: Range<usize>) -> Result<Vec<Slot>, Problem> {
    let mut at = first.end;
    let mut slots = vec![Slot::Value(first)];
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if at == text.len() {
            return Ok(slots);
        }
        let end = json::end(text, at, SUBJECT)?;
        slots.push(Slot::Value(at..end));
        at = end;
    }
}

/// A value on each line.
fn lines(text: &str) -> Vec<Slot> {
    let mut from = 0;
    let mut slots = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = from + line.len() - line.trim_start().len();
        let line_at = start..from + line.trim_end().len();
        from += line.len();
        if !line_at.is_empty() {
            slots.push(slot(text, line_at));
        }
    }
    slots
}

fn slot(text: &str, line: Range<usize>) -> Slot {
    match json::end(&text[..line.end], line.start, "the line") {
        Ok(end) if text[end..line.end].trim().is_empty() => Slot::Value(line.start..end),
        Ok(end) => {
            let problem = Problem {
                message: "the line goes on after the value".into(),
                help: "write one object a line, and nothing after it",
                at: end..line.end,
            };
            Slot::Broken(line, problem)
        }
        Err(problem) => Slot::Broken(line, problem),
    }
}

/// Whether the second line is an object of its own: then the first may be broken, but each is one.
fn is_second_an_object(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let second = lines.nth(1).map(str::trim_end).unwrap_or_default();
    second.starts_with('{') && matches!(slot(second, 0..second.len()), Slot::Value(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each slot holds, broken ones with `!`; or that it is one, or why it can't be read.
    fn shown(text: &str, by_line: bool) -> String {
        match find(text, by_line) {
            Ok(Layout::One(start)) => format!("one {start}"),
            Ok(Layout::Several { slots, around }) => {
                let slots = slots.into_iter().map(|slot| match slot {
                    Slot::Value(at) => text[at].to_owned(),
                    Slot::Broken(at, _) => format!("!{}", &text[at]),
                });
                let around = around.iter().map(|member| format!("+{}", member.key(text)));
                slots.chain(around).collect::<Vec<_>>().join(" ")
            }
            Err(problem) => problem.message,
        }
    }

    #[test]
    fn one_row_a_layout() {
        for (text, by_line, wanted) in [
            ("\n {}\n", false, "one 2"),
            ("\n {}\n", true, "{}"),
            ("", true, ""),
            ("[]", false, ""),
            ("[1, {\"a\": [2]}]", true, "1 {\"a\": [2]}"),
            ("{\"v\": 1, \"items\": [{}, {}]}", false, "{} {} +v"),
            ("{\"items\": 5}", false, "one 0"),
            ("{\"items\": [], \"articles\": [1]}", false, "+articles"),
            ("{}\n\n{}\r\n", false, "{} {}"),
            ("{}\n{\n{}\n", false, "{} !{ {}"),
            ("{\"a\n{}\n{}", false, "!{\"a {} {}"),
            ("{} {}\n{}", false, "!{} {} {}"),
            ("{\n}\n{\n}", false, "{\n} {\n}"),
            ("{\"a", true, "!{\"a"),
            (
                "5",
                false,
                "the file is JSON, but neither an article nor a list of them",
            ),
            (
                "[\n{},\n{}\n{}]",
                false,
                "the file is not JSON: expected `,` or `]`",
            ),
            (
                "{\n  \"items\": [\n{}",
                false,
                "the file is not JSON: it ends within a list",
            ),
        ] {
            assert_eq!(shown(text, by_line), wanted, "{text:?}");
        }
    }
}
