//! What an article that was published keeps of that, and what an edit moves.

use super::Desk;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Instant;
use crate::pipeline::hash::short_hash;
use crate::pipeline::pages;
use crate::pipeline::record::{Facts, Findings, Found};
use crate::pipeline::seed::Fresh;
use crate::state::Item;

impl Desk<'_> {
    /// Makes a seed stand for an item that was published.
    pub(super) fn take(&mut self, fresh: &mut Fresh, item: Item) {
        let Found::Article(facts) = &mut fresh.record.found else {
            return;
        };
        facts.id_hash = short_hash(&item.id);
        let by_path = self.config.site.tag.id(&fresh.claim.path);
        facts.id = (item.id != by_path.as_str()).then(|| item.id.clone().into());
        let is_kept = fresh.claim.dated && !self.ledger.may_move;
        if facts.published != item.published && is_kept {
            let (seed, line) = (&fresh.claim.seed, fresh.claim.date_line);
            self.sink.push(kept_date(seed, line, facts, &item));
            // Said again when everything is.
            fresh.record.findings = fresh.record.findings.max(Findings::Warnings);
        }
        if is_kept || !fresh.claim.dated {
            facts.published = item.published;
        }
        if let (false, Some(url)) = (fresh.claim.dated, &item.url) {
            facts.page = pages::file_at(self.config, url).map(Into::into);
        }
        let is_notice = facts.withdrawn || facts.withheld;
        let is_edit = (item.content).is_some_and(|known| known != fresh.record.content);
        // Readers must take the notice, and the article after it, for news.
        let must_move = is_edit && is_notice != item.withdrawn.is_some();
        let file_time = fresh.claim.file_time.min(self.now);
        let mut updated = match is_edit {
            true if fresh.claim.minor => item.updated,
            true if fresh.claim.updated => facts.updated,
            true => file_time,
            false if item.content.is_some() => item.updated,
            // Read back from a feed.
            false => facts.updated,
        };
        if must_move && updated <= item.updated {
            updated = file_time;
        }
        if must_move && updated <= item.updated {
            updated = self.now.max(item.updated + 1);
        }
        facts.updated = updated.max(item.updated).max(facts.published);
        // The seed that had the id may be there still and claim it too: that is for whoever looks
        // for duplicates to settle.
        let is_free = self.is_free(&item, &fresh.claim.seed);
        self.taken.insert(item.id.clone(), fresh.claim.seed.clone());
        let now = Item {
            seed: Some(fresh.claim.seed.clone()),
            content: Some(fresh.record.content),
            twin: facts.twin,
            url: Some(fresh.claim.url.clone()),
            published: facts.published,
            updated: facts.updated,
            gone: None,
            withdrawn: is_notice.then_some(facts.updated),
            ..item.clone()
        };
        if is_free && now != item {
            self.moved.push(now);
        }
    }
}

fn kept_date(seed: &str, line: u32, facts: &Facts<'_>, item: &Item) -> Diagnostic {
    let shown =
        |seconds: i64| Instant::from_unix(seconds).map_or_else(String::new, |at| at.to_string());
    Diagnostic::warning(
        "article/moved-date",
        format!(
            "the date is {} now, but the article was published as of {}, which stays",
            shown(facts.published),
            shown(item.published)
        ),
    )
    .help("put the old date back and give `updated` the new one; to move the publication all the same, build once with `--allow history/moved-publication`")
    .at(Place::line(seed.to_owned(), line))
}
