//! Articles as JSON: one object, a list of them, an object that holds the list, or a line each.
//!
//! Three shapes are told apart by their members, article by article; see [`shape`].

mod around;
mod body;
mod item;
mod json_feed;
mod layout;
mod name;
mod ninjs;
mod own;
mod pictures;
mod scan;
mod shape;

use rayon::prelude::*;

use crate::diagnostic::{Lines, Sink};
use crate::model::Seed;

use super::fields::{Desk, Problem, escapes};
use super::{Held, Part, Reading};
use around::Around;
use item::File;
use layout::Layout;

/// What is not JSON, or no article.
const RULE: &str = "article/invalid-json";

/// Reads what a file holds.
pub(super) fn open(text: &str, seed: Seed, reading: &Reading, sink: &mut Sink) -> Held {
    let lines = Lines::new(text);
    let mut desk = Desk {
        file: seed.file.clone(),
        lines: &lines,
        reading,
        sink,
    };
    let layout = match layout::find(text, is_by_line(&seed.file)) {
        Ok(layout) => layout,
        Err(problem) => return refused(problem, &mut desk),
    };
    match layout {
        Layout::One(start) => {
            let file = File::new(text, &lines, &seed, reading, Around::default());
            match file.node(start) {
                Ok(mut node) => {
                    escapes::fit([&mut node], &mut desk);
                    Held::Article(file.article(&node, desk.sink))
                }
                Err(problem) => refused(problem, &mut desk),
            }
        }
        Layout::Several { slots, around } => {
            let around = Around::read(text, &around, &mut desk);
            let file = File::new(text, &lines, &seed, reading, around);
            let parts = slots.into_par_iter().map(|slot| file.part(slot));
            let mut parts: Vec<Part> = parts.collect();
            name::settle(&mut parts, &seed.path);
            Held::Parts(parts)
        }
    }
}

fn refused(problem: Problem, desk: &mut Desk<'_>) -> Held {
    desk.refuse(RULE, problem);
    Held::Article(None)
}

/// Whether a file of this name has an article on each line, be it only one.
fn is_by_line(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default();
    ["jsonl", "ndjson"].contains(&ending.to_ascii_lowercase().as_str())
}
