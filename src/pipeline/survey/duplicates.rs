//! Articles that claim one id.

use std::collections::HashSet;

use super::{Candidate, Survey};
use crate::Error;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::ItemId;
use crate::pipeline::identity::{self, Ledger};
use crate::pipeline::record::Found;
use crate::sources::SeedFile;

impl Survey<'_> {
    /// Of articles with one id only the one that readers have stays: the one that was published,
    /// as far as that is known, else the oldest. The others are reported and leave the list of
    /// what is due. `absent` are the articles that are not due.
    pub(super) fn settle_duplicates(
        &mut self,
        absent: &[Candidate],
        ledger: &Ledger<'_>,
        sink: &mut Sink,
    ) -> Result<(), Error> {
        let twice = self.present.windows(2).filter(|pair| pair[0] == pair[1]);
        let repeated: HashSet<u64> = twice.map(|pair| pair[0]).collect();
        if repeated.is_empty() {
            return Ok(());
        }
        let all = self.due.iter().chain(absent);
        let mut rivals: Vec<Candidate> = all
            .filter(|candidate| repeated.contains(&candidate.id_hash))
            .copied()
            .collect();
        rivals.sort_by_key(|it| (it.id_hash, it.published, it.folder, it.at));
        let mut losers = HashSet::new();
        for same in rivals.chunk_by(|a, b| a.id_hash == b.id_hash) {
            let kept = &same[self.published_first(same, ledger)?];
            for other in same.iter().filter(|other| *other != kept) {
                losers.insert((other.folder, other.at));
                let (file, known) = (self.file(other), self.file(kept));
                sink.push(duplicate(&self.id(other), &file, &known));
            }
        }
        self.due
            .retain(|candidate| !losers.contains(&(candidate.folder, candidate.at)));
        Ok(())
    }

    /// Which of articles with one id, the oldest of which is first, is the one that was published.
    fn published_first(&self, same: &[Candidate], ledger: &Ledger<'_>) -> Result<usize, Error> {
        let Some(item) = ledger.item(self.id(&same[0]).as_str())? else {
            return Ok(0);
        };
        let is_it = |candidate: &Candidate| match &self.record(candidate).found {
            Found::Article(facts) => {
                identity::was_made_of(&item, &self.file(candidate).address(), facts)
            }
            _ => false,
        };
        Ok(same.iter().position(is_it).unwrap_or(0))
    }
}

fn duplicate(id: &ItemId, file: &SeedFile, known: &SeedFile) -> Diagnostic {
    let known = known.address();
    Diagnostic::error(
        "article/duplicate-id",
        format!("the id `{id}` is that of {known} already"),
    )
    .help("give one of the two an `id` of its own; the one that was published first keeps this one")
    .at(Place::file(file.address()))
    .see(Place::file(known), "this article has it")
}
