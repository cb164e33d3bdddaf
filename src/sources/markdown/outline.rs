//! What has to be known of a Markdown text before anything is taken out of it.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Where code and level-1 headings are.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Code: spans, fenced and indented blocks, in order, none within another.
    pub code: Vec<Range<usize>>,
    /// The level-1 headings that are not part of a quote or list.
    pub headings: Vec<Heading>,
}

/// A heading of level 1.
#[derive(Debug)]
pub(super) struct Heading {
    /// Its lines.
    pub at: Range<usize>,
    /// Its text without markup.
    pub text: String,
    /// Whether only comments stand before it.
    pub leads: bool,
}

/// The Markdown that the content room renders.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// Reads `markdown`'s structure.
pub(super) fn outline(markdown: &str) -> Outline {
    let mut outline = Outline::default();
    let mut depth = 0usize;
    let mut leads = true;
    let mut heading: Option<Heading> = None;
    for (event, at) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match &event {
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => outline.code.push(at.clone()),
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) if depth == 0 => {
                let text = String::new();
                heading = Some(Heading { at, text, leads });
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                outline.headings.extend(heading.take())
            }
            _ => {}
        }
        if let Some(heading) = &mut heading {
            heading.text.push_str(words(&event));
        }
        match event {
            Event::Start(Tag::HtmlBlock) => depth += 1,
            Event::Html(html) => {
                let html = html.trim_start();
                leads &= html.is_empty() || html.starts_with("<!--");
            }
            Event::Start(_) => {
                depth += 1;
                leads = false;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => leads = false,
        }
    }
    outline
}

impl Outline {
    /// The code that the byte `at` is in.
    pub fn code_at(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.code.partition_point(|code| code.start <= at);
        self.code[..after].last().filter(|code| at < code.end)
    }
}

/// The first `end` bytes of `markdown` as plain text: paragraphs and list items, with an empty
/// line between them. Headings, code blocks, tables and images are no part of it.
///
/// The rest has to be there all the same: addresses of links and footnotes may stand at the end.
pub(super) fn plain(markdown: &str, end: usize) -> String {
    let mut text = String::new();
    let mut skipped = 0usize;
    for (event, at) in Parser::new_ext(markdown, options()).into_offset_iter() {
        if at.start >= end {
            break;
        }
        match event {
            Event::Start(tag) if skipped > 0 || is_skipped(&tag) => skipped += 1,
            Event::End(_) if skipped > 0 => skipped -= 1,
            _ if skipped > 0 => {}
            Event::Start(Tag::Paragraph | Tag::Item) => {
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
            }
            Event::Text(_) if at.end > end => text.push_str(&markdown[at.start..end]),
            event => text.push_str(words(&event)),
        }
    }
    text.truncate(text.trim_end().len());
    text
}

fn is_skipped(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Heading { .. }
            | Tag::HtmlBlock
            | Tag::Image { .. }
            | Tag::Table(_)
    )
}

/// What an event adds to plain text.
fn words<'a>(event: &'a Event<'_>) -> &'a str {
    match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::HardBreak | Event::SoftBreak => " ",
        Event::InlineHtml(html) if html.to_ascii_lowercase().starts_with("<br") => " ",
        _ => "",
    }
}
