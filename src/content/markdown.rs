//! Markdown as HTML: CommonMark with tables, footnotes, strikethrough and task lists.
//!
//! Raw HTML in it is passed on; it is cleaned with the rest.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};

/// Renders `text`.
///
/// Footnotes become `[1]` and a numbered list at the end: a feed reader has no page for a link
/// to jump on, and the page itself may number its notes in another way.
pub(super) fn html(text: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut notes = Notes::default();
    let mut body = notes.collect(Parser::new_ext(text, options));
    notes.number(&mut body);
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    push_html(&mut out, body.into_iter());
    notes.write(&mut out);
    out
}

/// The footnotes of a text.
#[derive(Default)]
struct Notes<'a> {
    written: BTreeMap<String, Vec<Event<'a>>>,
    /// The names in the order in which the text refers to them.
    order: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl<'a> Notes<'a> {
    /// Sets the notes aside, and hands back the rest.
    fn collect(&mut self, events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
        let mut body = Vec::new();
        // A note can stand in a note; each has its own text.
        let mut open: Vec<(String, Vec<Event<'a>>)> = Vec::new();
        for event in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    open.push((name.to_string(), Vec::new()));
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((name, events)) = open.pop() {
                        self.written.entry(name).or_insert(events);
                    }
                }
                event => open
                    .last_mut()
                    .map_or(&mut body, |(_, events)| events)
                    .push(plain(event)),
            }
        }
        body
    }

    /// Puts numbers in place of the references in `events`.
    fn number(&mut self, events: &mut [Event<'a>]) {
        for event in events {
            if let Event::FootnoteReference(name) = event {
                let name = name.to_string();
                let number = *self.numbers.entry(name.clone()).or_insert_with(|| {
                    self.order.push(name);
                    self.order.len()
                });
                *event = Event::InlineHtml(format!("<sup>[{number}]</sup>").into());
            }
        }
    }

    /// Writes the notes that the text refers to, and those that they refer to.
    fn write(&mut self, out: &mut String) {
        let mut at = 0;
        while let Some(name) = self.order.get(at) {
            let mut events = self.written.remove(name).unwrap_or_default();
            self.number(&mut events);
            out.push_str(if at == 0 { "<hr>\n<ol>\n<li>" } else { "<li>" });
            push_html(out, events.into_iter());
            out.push_str("</li>\n");
            at += 1;
        }
        if at > 0 {
            out.push_str("</ol>\n");
        }
    }
}

/// A box to tick as a character, because forms are not for readers.
fn plain(event: Event<'_>) -> Event<'_> {
    match event {
        Event::TaskListMarker(true) => Event::Text("☑ ".into()),
        Event::TaskListMarker(false) => Event::Text("☐ ".into()),
        event => event,
    }
}
