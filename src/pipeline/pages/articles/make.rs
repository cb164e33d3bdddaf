//! The pages that are not as they should be are made, a few at a time: a site of ten years takes
//! no more memory than a month of it.

use rayon::prelude::*;

use super::{Articles, Wanted};
use crate::Error;
use crate::model::Item;
use crate::pages::{self, Story};
use crate::pipeline::outputs::{Destination, Press};
use crate::pipeline::pages::Pages;
use crate::pipeline::pages::desk::{self, Desk, Ready};
use crate::pipeline::pages::file_at;
use crate::pipeline::survey::Candidate;
use crate::pipeline::{items, memory};
use crate::state;

impl Articles {
    /// Makes what is not as it should be; what articles it reads for that is added to `made` as the
    /// ledger keeps it.
    pub fn make(
        &self,
        pages: &Pages<'_>,
        desk: &mut Desk<'_>,
        made: &mut Vec<state::Item>,
    ) -> Result<(), Error> {
        let press = desk.press;
        if let Destination::Caller = press.destination {
            return Ok(());
        }
        let survey = press.judge.survey;
        let recorded = press.judge.recorded;
        let mut batch: Vec<&Wanted> = Vec::new();
        let mut weight = 0;
        for page in &self.wanted {
            if recorded.is_current(&page.name, &page.fingerprint) {
                desk.keep(&page.name);
                continue;
            }
            weight += survey.record(&page.candidate).stamp.size;
            batch.push(page);
            if weight > BATCH {
                self.print(pages, &std::mem::take(&mut batch), desk, made)?;
                weight = 0;
            }
        }
        self.print(pages, &batch, desk, made)?;
        let known = self.hidden.iter();
        let known = known.filter(|name| recorded.holds(name));
        desk.beside.gone.extend(known.cloned());
        Ok(())
    }

    fn print(
        &self,
        pages: &Pages<'_>,
        batch: &[&Wanted],
        desk: &mut Desk<'_>,
        made: &mut Vec<state::Item>,
    ) -> Result<(), Error> {
        let (press, survey) = (desk.press, desk.press.judge.survey);
        let missing: Vec<Candidate> = (batch.iter())
            .map(|page| page.candidate)
            .filter(|candidate| !press.items.contains_key(&survey.id(candidate)))
            .collect();
        let read = items::make(press.config, survey, &missing, desk.sink);
        made.extend(memory::entries(survey, &missing, &read));
        let ready: Vec<Vec<Ready>> = (batch.par_iter())
            .map(|page| {
                let id = survey.id(&page.candidate);
                let Some((item, _)) = press.items.get(&id).or_else(|| read.get(&id)) else {
                    return Ok(Vec::new());
                };
                self.one(pages, press, page, item)
            })
            .collect::<Result<_, Error>>()?;
        for (page, ready) in batch.iter().zip(ready) {
            if ready.is_empty() {
                // It can't be read now, which was said.
                desk.keep(&page.name);
            }
            ready.into_iter().for_each(|file| desk.take(file));
        }
        Ok(())
    }

    /// The page, and what leads to it from where it was.
    fn one(
        &self,
        pages: &Pages<'_>,
        press: &Press<'_>,
        page: &Wanted,
        item: &Item,
    ) -> Result<Vec<Ready>, Error> {
        // What it is of an article without a date may be known only now.
        let Some(name) = file_at(press.config, item.url.as_str()) else {
            return Ok(Vec::new());
        };
        if name != page.name && self.claims.has(&name) {
            return Ok(Vec::new());
        }
        let story = Story {
            item,
            file: &name,
            feeds: &self.feeds_of(press.judge.survey, &page.candidate),
            is_news: press.config.pages.sitemap,
            has_index: press.config.pages.enabled,
        };
        let bytes = pages::article(pages.templates, &press.config.site, &pages.feeds, &story)?;
        let before = self.before(press, item)?.filter(|before| *before != name);
        let mut files = vec![desk::ready(press, name, page.fingerprint, &bytes)?];
        if let Some(before) = before {
            let bytes = pages::moved(pages.templates, item)?;
            files.push(desk::ready(press, before, page.fingerprint, &bytes)?);
        }
        Ok(files)
    }

    /// Where the page was after the last run, if that is nobody else's place now.
    fn before(&self, press: &Press<'_>, item: &Item) -> Result<Option<String>, Error> {
        let known = press.judge.ledger.item(item.id.as_str())?;
        let name = known.and_then(|known| file_at(press.config, &known.url?));
        Ok(name.filter(|name| press.judge.recorded.holds(name) && !self.claims.has(name)))
    }
}

/// About how many bytes the seeds of a batch have together.
const BATCH: u64 = 4 << 20;
