//! Where the headline, the standfirst and the block are, and where the text begins.

use std::ops::Range;

use super::labels::{self, Label};
use super::lines::{Line, ends_sentence, is_byline, is_date, is_sentence};
use super::{dateline, paragraphs};

/// The parts of an article, as indices of its lines.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub headline: Option<usize>,
    /// Empty if there is none.
    pub standfirst: Range<usize>,
    /// The lines of the block, blank ones among them.
    pub block: Range<usize>,
    /// The first line of the text.
    pub body: usize,
}

/// Finds the parts. There must be a line that is not blank.
pub(super) fn find(lines: &[Line]) -> Head {
    let first = skip_blank(lines, 0);
    if let Some(block) = block(lines, first).filter(|_| begins_block(&lines[first])) {
        return Head {
            body: block.end,
            block,
            ..Head::default()
        };
    }
    if begins_text(lines, first) {
        return Head {
            body: first,
            ..Head::default()
        };
    }
    let headline = Some(first);
    let next = skip_blank(lines, first + 1);
    if let Some(block) = block(lines, next) {
        return Head {
            headline,
            standfirst: next..next,
            body: block.end,
            block,
        };
    }
    let end = next
        + lines[next..]
            .iter()
            .take_while(|line| !line.is_blank() && !may_be_field(line))
            .count();
    let standfirst = next..end;
    let between = &lines[standfirst.clone()];
    let one = between.len() <= LONGEST_STANDFIRST || paragraphs::are_wrapped(between);
    let block = block(lines, skip_blank(lines, end)).filter(|block| {
        // `Three things to know:` introduces a list that belongs to the text.
        let announced = between.last().is_some_and(|line| line.text.ends_with(':'));
        let labelled = block.clone().any(|at| is_labelled(&lines[at]));
        one && (labelled || !announced)
    });
    match block {
        Some(block) => Head {
            headline,
            standfirst,
            body: block.end,
            block,
        },
        None => Head {
            headline,
            standfirst: next..next,
            block: next..next,
            body: next,
        },
    }
}

/// The block that begins at line `from`, if there is one: it has a labelled line, a byline or a
/// date, or no more than a section and a byline.
fn block(lines: &[Line], from: usize) -> Option<Range<usize>> {
    let mut end = from;
    let mut at = from;
    let (mut fields, mut unlabelled, mut labelled) = (0, 0, false);
    while let Some(line) = lines.get(at).filter(|_| fields < MOST_FIELDS) {
        if line.is_blank() {
            at += 1;
            continue;
        }
        if !may_be_field(line) {
            break;
        }
        if is_labelled(line) {
            labelled = true;
        } else if line
            .bullet()
            .is_some_and(|item| labels::split(item).is_none())
        {
            // Behind a blank line, more bullets than a section and a byline are the text's.
            if at > end && unlabelled >= 2 {
                break;
            }
            unlabelled += 1;
        }
        fields += 1;
        at += 1;
        end = at;
    }
    (labelled || (1..=2).contains(&fields) && unlabelled == fields).then_some(from..end)
}

/// Whether the line could stand in a block.
fn may_be_field(line: &Line) -> bool {
    match line.bullet() {
        Some(item) => labels::split(item).is_some_and(|l| l.label.is_some()) || !is_sentence(item),
        None => line.is_bare_field(),
    }
}

/// Whether the first line of all can begin a block: without a bullet, `Update: two saved` and
/// `By George` are headlines.
fn begins_block(line: &Line) -> bool {
    line.bullet().is_some()
        || labels::split(line.text.trim_start()).is_some_and(|labelled| {
            matches!(
                labelled.label,
                Some(Label::Published | Label::Title | Label::Updated)
            )
        })
}

/// Whether the line says itself what it is: by its label, even a misspelled one, or as a byline
/// or a date.
fn is_labelled(line: &Line) -> bool {
    let text = line.bullet().unwrap_or(line.text.trim_start());
    match labels::split(text) {
        Some(labelled) => labelled.label.is_some() || labels::nearest(labelled.name).is_some(),
        None => is_byline(text) || is_date(text),
    }
}

/// Whether the text begins right here, without a headline.
fn begins_text(lines: &[Line], first: usize) -> bool {
    let text = lines[first].text;
    if dateline::find(text.trim_start()).is_some() {
        return true;
    }
    let length = text.chars().count();
    let goes_on = lines.get(first + 1).is_some_and(|next| {
        next.text.starts_with(char::is_lowercase) && (50..=100).contains(&length)
    });
    length > LONGEST_HEADLINE || goes_on && !ends_sentence(text)
}

fn skip_blank(lines: &[Line], from: usize) -> usize {
    let blank = lines.iter().skip(from).take_while(|line| line.is_blank());
    (from + blank.count()).min(lines.len())
}

/// In characters. What is longer is a paragraph.
const LONGEST_HEADLINE: usize = 250;

/// In lines, unless they are wrapped.
const LONGEST_STANDFIRST: usize = 2;

/// A block with more fields than this is a list.
const MOST_FIELDS: usize = 64;
