//! Where one document ends and the next begins.

use std::ops::Range;

use chrono_tz::Tz;

use super::Article;
use crate::config::Archive;
use crate::model::Instant;
use crate::pipeline::plan::Planned;

/// What one document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    period: Period,
    /// From 1: a period that is too large for one document has more.
    part: usize,
    /// Their places, counted from the oldest.
    pub articles: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Period {
    Month(i32, u32),
    /// Counted from 1, the oldest.
    Block(usize),
}

impl Shelf {
    /// The name of the document's folder: `2026-10`, `2026-10-2` or `17`. It stays when articles
    /// are added at the end.
    pub fn name(&self) -> String {
        let period = match self.period {
            Period::Month(year, month) => format!("{year:04}-{month:02}"),
            Period::Block(number) => number.to_string(),
        };
        match self.part {
            1 => period,
            part => format!("{period}-{part}"),
        }
    }
}

/// Cuts `all`, oldest first, into the documents of a feed.
pub fn cut(zone: Tz, plan: &Planned, all: &[Article]) -> Vec<Shelf> {
    let period = |place: usize| match plan.archive {
        Some(Archive::Items(most)) => Period::Block(place / most + 1),
        Some(Archive::Month) | None => {
            let published = Instant::from_unix(all[place].candidate.published);
            let (year, month, _) = published.map_or((1970, 1, 1), |at| at.date_in(zone));
            Period::Month(year, month)
        }
    };
    let mut shelves: Vec<Shelf> = Vec::new();
    let mut weight = 0;
    for (place, article) in all.iter().enumerate() {
        let period = period(place);
        let part = match shelves.last_mut().filter(|last| last.period == period) {
            Some(last) if fits(plan, weight + article.weight) => {
                last.articles.end = place + 1;
                weight += article.weight;
                continue;
            }
            Some(last) => last.part + 1,
            None => 1,
        };
        weight = article.weight;
        shelves.push(Shelf {
            period,
            part,
            articles: place..place + 1,
        });
    }
    shelves
}

/// Whether articles of so much `weight` fit into one document.
pub fn fits(plan: &Planned, weight: u64) -> bool {
    weight + HEAD <= plan.bytes as u64
}

/// How many bytes an article takes in a document whose seed has `size`: so many that few take
/// more. What it takes is only known when it has been read and written.
pub fn weight(size: u64) -> u64 {
    size.saturating_mul(2).saturating_add(FRAME)
}

/// The bytes of a document around its items, about.
const HEAD: u64 = 4096;

/// The bytes of an item around its text, about.
const FRAME: u64 = 1536;
