//! What a site generator would run: Hugo's shortcodes, the tags of Liquid, Nunjucks and Tera.
//!
//! feedmill runs nothing. A tag is left out and what a pair encloses stays, but a comment leaves
//! with its text, `raw` keeps its text as it is, and `highlight` becomes the code block that it is.

use std::ops::Range;

use super::edit::Edit;
use super::outline::Outline;

/// The tags of a text.
#[derive(Debug, Default)]
pub(super) struct Shortcodes {
    /// What has to be done to the text.
    pub edits: Vec<Edit>,
    /// The text that tags enclose and that must stay as it is.
    pub verbatim: Vec<Range<usize>>,
    /// The tags that would have had to be run.
    pub lost: Vec<Range<usize>>,
}

/// Finds the tags of `text` that are not in code.
pub(super) fn find(text: &str, outline: &Outline) -> Shortcodes {
    let mut search = Search {
        text,
        outline,
        found: Shortcodes::default(),
        searches: Vec::new(),
        unclosed: Vec::new(),
        paragraph: 0,
    };
    let mut at = 0;
    while let Some(brace) = text[at..].find('{') {
        at += brace;
        at = match outline.code_at(at) {
            Some(code) => code.end,
            None => search.tag(at).unwrap_or(at + 1),
        };
    }
    search.found
}

struct Search<'a> {
    text: &'a str,
    outline: &'a Outline,
    found: Shortcodes,
    /// What was looked for last, for each string: a text of nothing but openings would take for
    /// ever if the closing were looked for from each of them.
    searches: Vec<Past>,
    /// The pairs of which one was not closed, so that none below it is.
    unclosed: Vec<String>,
    /// Where the paragraph ends that was looked at last.
    paragraph: usize,
}

/// A search: `wanted` first occurs at `found` after `from`, or not before `limit`.
struct Past {
    wanted: String,
    from: usize,
    found: Option<usize>,
    limit: usize,
}

impl Search<'_> {
    /// Takes the tag that opens at `at`; returns where it ends.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let (opening, closing) = PAIRS
            .iter()
            .find(|(opening, _)| self.text[at..].starts_with(opening))?;
        let limit = self.paragraph_end(at);
        let end = self.next(closing, at + opening.len(), limit)?.end;
        if self.outline.code_at(end - 1).is_some() {
            return None;
        }
        let tag = at..end;
        let inner = &self.text[at + opening.len()..end - closing.len()];
        if let Some(comment) = inner.strip_prefix("/*").and_then(|x| x.strip_suffix("*/")) {
            // `{{</* figure */>}}` is how Hugo shows a tag, and `{{/* note */}}` is a remark.
            let shown = match *opening {
                "{{" => String::new(),
                _ => format!("{opening}{comment}{closing}"),
            };
            self.found.edits.push(Edit::new(tag, shown));
            return Some(end);
        }
        let inner = inner.trim_matches('-').trim();
        let is_hugo = opening.len() == 3;
        let name_end = inner
            .find(|c: char| !c.is_alphanumeric() && !"_-./".contains(c))
            .unwrap_or(inner.len());
        let (name, rest) = inner.split_at(name_end);
        if *opening == "{{" {
            return self.output(tag, inner);
        }
        if name.is_empty() && !is_hugo {
            return None;
        }
        match name {
            "comment" | "raw" | "verbatim" | "highlight" => {
                let closer = format!("{}{name}", if is_hugo { "/" } else { "end" });
                let Some(close) = self.closing_tag(end, opening, closing, &closer) else {
                    self.lose(tag);
                    return Some(end);
                };
                Some(self.block(name, rest, tag, close))
            }
            // The end of a pair is lost with its beginning.
            _ if name.starts_with('/') || name.starts_with("end") => {
                self.found.edits.push(Edit::new(tag, String::new()));
                Some(end)
            }
            _ => {
                self.lose(tag);
                Some(end)
            }
        }
    }

    /// A pair whose text is not to be read as Markdown with tags.
    fn block(&mut self, name: &str, rest: &str, open: Range<usize>, close: Range<usize>) -> usize {
        let end = close.end;
        let inner = open.end..close.start;
        match name {
            "comment" => self
                .found
                .edits
                .push(Edit::new(open.start..end, String::new())),
            "highlight" => {
                let language: String = rest
                    .trim_start()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || "+-_#".contains(*c))
                    .collect();
                let code = self.text[inner.clone()].trim_matches(['\n', '\r']);
                let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
                let block = format!("\n{fence}{language}\n{code}\n{fence}\n");
                self.found.edits.push(Edit::new(open.start..end, block));
                self.found.verbatim.push(inner);
            }
            _ => {
                self.found.edits.push(Edit::new(open, String::new()));
                self.found.edits.push(Edit::new(close, String::new()));
                self.found.verbatim.push(inner);
            }
        }
        end
    }

    /// `{{ … }}`: taken for a tag if it could be one; braces are also found in formulas.
    fn output(&mut self, tag: Range<usize>, inner: &str) -> Option<usize> {
        let end = tag.end;
        if !inner.starts_with(|c: char| c.is_alphabetic() || "_\"'$.".contains(c))
            || inner.contains(['{', '}', '\\'])
            || self.is_in_formula(tag.start)
        {
            return None;
        }
        match literal_address(inner) {
            Some(address) => self.found.edits.push(Edit::new(tag, address.to_owned())),
            None => self.lose(tag),
        }
        Some(end)
    }

    /// Whether what stands before `at` makes braces part of a formula: `\frac{1}{{x}}`, `a_{{n}}`.
    fn is_in_formula(&self, at: usize) -> bool {
        if self
            .found
            .edits
            .last()
            .is_some_and(|edit| edit.at.end == at)
        {
            return false;
        }
        let before = &self.text[..at];
        let command = before
            .bytes()
            .rev()
            .take(LONGEST_COMMAND)
            .find(|byte| !byte.is_ascii_alphabetic());
        before.ends_with(['}', '{', '^', '_']) || command == Some(b'\\')
    }

    fn lose(&mut self, tag: Range<usize>) {
        self.found.lost.push(tag.clone());
        self.found.edits.push(Edit::new(tag, String::new()));
    }

    /// The tag that closes a pair, whatever stands between them.
    fn closing_tag(
        &mut self,
        from: usize,
        opening: &str,
        closing: &str,
        name: &str,
    ) -> Option<Range<usize>> {
        let pair = format!("{opening}{name}");
        if self.unclosed.contains(&pair) {
            return None;
        }
        let mut at = from;
        while let Some(length) = self.text[at..].find(name) {
            let found = at + length..at + length + name.len();
            let before = padding(self.text[from..found.start].bytes().rev());
            let after = padding(self.text[found.end..].bytes());
            let tag = found.start - before..found.end + after;
            if self.text[from..tag.start].ends_with(opening)
                && self.text[tag.end..].starts_with(closing)
            {
                return Some(tag.start - opening.len()..tag.end + closing.len());
            }
            at = found.end;
        }
        self.unclosed.push(pair);
        None
    }

    /// Where `wanted` comes next, between `from` and `limit`.
    fn next(&mut self, wanted: &str, from: usize, limit: usize) -> Option<Range<usize>> {
        let past = self.searches.iter().position(|past| past.wanted == wanted);
        let known = past.map(|past| &self.searches[past]).and_then(|past| {
            let holds = match past.found {
                Some(found) => past.from <= from && from <= found,
                None => past.from <= from && limit <= past.limit,
            };
            holds.then_some(past.found)
        });
        let found = known.unwrap_or_else(|| {
            let from = from.min(limit);
            let found = self.text[from..limit]
                .find(wanted)
                .map(|length| from + length);
            let new = Past {
                wanted: wanted.to_owned(),
                from,
                found,
                limit,
            };
            match past {
                Some(past) => self.searches[past] = new,
                None => self.searches.push(new),
            }
            found
        });
        found
            .map(|found| found..found + wanted.len())
            .filter(|found| found.end <= limit)
    }

    /// Where the paragraph that `at` is in ends: a tag that is not closed there is no tag.
    fn paragraph_end(&mut self, at: usize) -> usize {
        if at >= self.paragraph {
            let rest = &self.text.as_bytes()[at..];
            let blank = (0..rest.len()).find(|&end| {
                matches!(
                    rest[end..],
                    [b'\n', b'\n', ..] | [b'\n', b'\r', ..] | [b'\r', b'\r', ..]
                )
            });
            self.paragraph = blank.map_or(self.text.len(), |length| at + length + 1);
        }
        self.paragraph
    }
}

/// The longest name of a command in a formula.
const LONGEST_COMMAND: usize = 24;

/// How many of the first few `bytes` are what may stand between a tag's braces and its name.
fn padding(bytes: impl Iterator<Item = u8>) -> usize {
    bytes
        .take(8)
        .take_while(|byte| matches!(byte, b'-' | b' '))
        .count()
}

/// How tags open and close; longer ones first.
const PAIRS: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}")];

/// The address in `"/tea.png" | relative_url`: there is nothing to run but to make it absolute,
/// which every address is made anyway.
fn literal_address(inner: &str) -> Option<&str> {
    let (text, filter) = inner.split_once('|')?;
    let text = text.trim();
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let address = text.strip_prefix(quote)?.strip_suffix(quote)?;
    let known = matches!(filter.trim(), "relative_url" | "absolute_url" | "url");
    (known && !address.contains(quote)).then_some(address)
}

fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
