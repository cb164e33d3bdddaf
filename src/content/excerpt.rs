//! The short form of a text, and a headline for one that has none.

use crate::model::{Html, Line, Text};

use super::blocks::{Block, Kind, blocks};
use super::cut::{prefix, sentences, shorten};

/// How long a summary is, in characters as readers see them.
const SUMMARY: usize = 280;
/// How long a headline is that was cut from the text.
const HEADLINE: usize = 80;

/// The beginning of the text in whole sentences, up to 280 characters, but one sentence at least;
/// one that is longer is cut at a word, with an ellipsis. `None` if `html` has no text.
///
/// It is cut from running text; headings, lists, tables, code and captions are for texts that
/// have nothing else.
pub fn excerpt(html: &Html) -> Option<Text> {
    let of =
        |wanted: fn(Kind) -> bool| beginning(blocks(html).filter(move |block| wanted(block.kind)));
    of(|kind| kind == Kind::Paragraph)
        .or_else(|| of(|kind| kind == Kind::Aside))
        .or_else(|| of(|kind| matches!(kind, Kind::Heading | Kind::Title)))
        .and_then(|text| Text::new(&text))
}

/// The heading that the text begins with or its heading of the first level, else its first
/// sentence; cut at a word if it has more than 80 characters. `None` if `html` has no text.
pub fn headline(html: &Html) -> Option<Line> {
    let mut first: Option<Block> = None;
    let mut running: Option<Block> = None;
    let mut title: Option<Block> = None;
    for block in blocks(html) {
        match block.kind {
            Kind::Title => {
                title = Some(block);
                break;
            }
            Kind::Paragraph if running.is_none() => running = Some(block),
            _ if first.is_none() && running.is_none() => first = Some(block),
            _ => {}
        }
    }
    let heading = first.take_if(|block| block.kind == Kind::Heading).or(title);
    if let Some(heading) = heading {
        return Line::new(&shorten(&fold(&heading.text)?, HEADLINE));
    }
    let text = fold(&running.or(first)?.text)?;
    Line::new(&shorten(sentences(&text).first()?, HEADLINE))
}

/// As many whole sentences of the blocks as a summary holds.
fn beginning(blocks: impl Iterator<Item = Block>) -> Option<String> {
    let mut out = String::new();
    for block in blocks {
        let Some(text) = fold(&block.text) else {
            continue;
        };
        if !out.is_empty() {
            out.push(' ');
        }
        for sentence in sentences(&text) {
            let longer = format!("{out}{sentence}");
            if prefix(longer.trim_end(), SUMMARY).is_none() {
                out = longer;
            } else if out.is_empty() {
                return Some(shorten(sentence, SUMMARY));
            } else {
                return Some(out);
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The text on one line, as far as a summary could need it.
fn fold(text: &str) -> Option<String> {
    let enough = prefix(text, 2 * SUMMARY).unwrap_or(text.len());
    Line::new(&text[..enough]).map(|line| line.to_string())
}
