//! Plain wire text: headline, standfirst, a bullet block, paragraphs.
//!
//! ```text
//! Kettle boils over in Ankara
//! Nobody was hurt; the tea was lost.
//! - World                                       the section
//! - Jane Doe and Agencies                       the byline
//! - Published Date: 12:50 | 17 October 2020
//! ANKARA (AA) – A kettle boiled over on Saturday.
//! The tea could not be saved.
//! (END)
//! ```
//!
//! Any part may be missing. Without a block there is no telling a standfirst from a first
//! paragraph, so it is a paragraph. A list further down belongs to the text. Text is plain:
//! `<b>` is three characters.

pub(super) mod bylines;
mod dateline;
mod fields;
mod head;
mod labels;
mod lines;
mod paragraphs;
mod signoff;

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Article, Body, Found, Seed};

use super::Reading;
use head::Head;
use lines::Line;

/// Reads one seed.
pub(super) fn read(text: &str, seed: Seed, reading: &Reading, sink: &mut Sink) -> Option<Article> {
    let mut lines = lines::all(text);
    signoff::remove(&mut lines);
    if lines.is_empty() {
        return empty(&seed, sink);
    }
    let head = head::find(&lines);
    let body = &lines[head.body..];
    let rules = body
        .iter()
        .take_while(|line| line.is_blank() || signoff::is_rule(line.text))
        .count();
    let body = &body[rules..];
    let first = body.first().or(lines.last()).map_or(1, |line| line.number);
    let mut article = Article::new(seed, Found::new(Body::Paragraphs(Vec::new()), first));
    article.title = head.headline.map(|at| {
        let line = &lines[at];
        Found::new(line.text.trim_start().to_owned(), line.number)
    });
    let left = fields::fill(&mut article, &lines[head.block.clone()], reading, sink);
    let own = paragraphs::split(body);
    if let Some(paragraph) = own.first() {
        dateline(&mut article, paragraph, first);
    }
    // What is not used above stays, before the text.
    let mut before: Vec<Found<String>> = Vec::new();
    before.extend(standfirst(&mut article, &lines, &head));
    before.extend(left.into_iter().map(|found| found.map(str::to_owned)));
    if let Some(found) = before.first() {
        article.body.line = found.line;
    }
    let before = before.into_iter().map(|found| found.value);
    let paragraphs: Vec<String> = before.chain(own).collect();
    if article.title.is_none() && paragraphs.is_empty() {
        return empty(&article.seed, sink);
    }
    article.body.value = Body::Paragraphs(paragraphs);
    Some(article)
}

fn empty(seed: &Seed, sink: &mut Sink) -> Option<Article> {
    sink.push(
        Diagnostic::error(
            "article/empty-article",
            "there is neither a headline nor text",
        )
        .help("write the article, or delete the file")
        .at(Place::file(seed.file.clone())),
    );
    None
}

/// The standfirst is the summary, unless a line of the block is; then it comes back.
fn standfirst(article: &mut Article, lines: &[Line], head: &Head) -> Option<Found<String>> {
    let standfirst = &lines[head.standfirst.clone()];
    let found = Found::new(paragraphs::joined(standfirst), standfirst.first()?.number);
    if article.summary.is_some() {
        return Some(found);
    }
    article.summary = Some(found);
    None
}

/// What the block does not say, the dateline may. It stays in the text.
fn dateline(article: &mut Article, paragraph: &str, line: u32) {
    let Some(dateline) = dateline::find(paragraph) else {
        return;
    };
    let found = |text: &str| Found::new(text.to_owned(), line);
    article
        .location
        .get_or_insert_with(|| found(dateline.place));
    if let Some(agency) = dateline.agency {
        article.source.get_or_insert_with(|| found(agency));
    }
}
