//! Archives → documents, a few at a time: ten years take no more memory than a month.

use super::Archive;
use crate::Error;
use crate::diagnostic::Sink;
use crate::pipeline::outputs::{Press, Sheet};
use crate::pipeline::select::{self, Selection};
use crate::pipeline::survey::Survey;
use crate::pipeline::{items, memory};
use crate::state::Item;

/// Makes the archives that are not as they should be, or all unless they `may_keep` what they are;
/// what they hold is added to `made` as the ledger keeps it.
///
/// The texts of one batch are gone when those of the next are read.
pub fn make(
    press: &Press<'_>,
    survey: &Survey<'_>,
    archives: Vec<Archive>,
    may_keep: bool,
    made: &mut Vec<Item>,
    sink: &mut Sink,
) -> Result<Vec<Sheet>, Error> {
    let mut sheets = Vec::with_capacity(archives.len());
    let mut batch: Vec<Selection> = Vec::new();
    let mut weight = 0;
    for archive in archives {
        let plan = archive.plan;
        if may_keep && press.judge.recorded.has_all(&plan, &archive.fingerprint) {
            sheets.push(Sheet::kept(plan, archive.fingerprint, archive.picks.len()));
            continue;
        }
        if weight + archive.weight > BATCH && !batch.is_empty() {
            let full = std::mem::take(&mut batch);
            sheets.extend(print(press, survey, full, made, sink)?);
            weight = 0;
        }
        weight += archive.weight;
        // All of it, whatever the limits.
        let selection = Selection::new(press.config, survey, plan, archive.picks, usize::MAX);
        batch.push(selection);
    }
    sheets.extend(print(press, survey, batch, made, sink)?);
    Ok(sheets)
}

fn print(
    press: &Press<'_>,
    survey: &Survey<'_>,
    batch: Vec<Selection>,
    made: &mut Vec<Item>,
    sink: &mut Sink,
) -> Result<Vec<Sheet>, Error> {
    let current = vec![false; batch.len()];
    let wanted = select::union(&batch, &current);
    let items = items::make(press.config, survey, &wanted, sink);
    made.extend(memory::entries(survey, &wanted, &items));
    let press = Press {
        items: &items,
        ..*press
    };
    press.sheets(batch, &current)
}

/// About how many bytes the documents of a batch have together, in one format.
const BATCH: u64 = 4 << 20;
